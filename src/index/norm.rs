/// A field's length in words as one byte: exact below 40, then within an
/// eighth.
///
/// # Source
/// The four-significant-bits code of Lucene's `SmallFloat.intToByte4`.
pub fn encode_length(n_words: u32) -> u8 {
    if n_words < N_EXACT {
        n_words as u8
    } else {
        (N_EXACT + to_four_bits(n_words - N_EXACT)) as u8
    }
}

/// The length in words that a norm byte stands for.
pub const fn decode_length(norm: u8) -> u32 {
    let norm = norm as u32;
    if norm < N_EXACT {
        norm
    } else {
        N_EXACT + from_four_bits(norm - N_EXACT)
    }
}

/// Lengths that have a byte of their own before the code begins.
const N_EXACT: u32 = 24;

fn to_four_bits(value: u32) -> u32 {
    let n_bits = 32 - value.leading_zeros();
    if n_bits < 4 {
        return value;
    }
    let shift = n_bits - 4;
    ((value >> shift) & 7) | ((shift + 1) << 3)
}

const fn from_four_bits(code: u32) -> u32 {
    let (bits, exponent) = (code & 7, code >> 3);
    if exponent == 0 {
        bits
    } else {
        (bits | 8) << (exponent - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_lengths_are_exact_and_long_ones_near() {
        for n_words in 0..40 {
            assert_eq!(decode_length(encode_length(n_words)), n_words);
        }
        for n_words in [41, 100, 1_000, 65_537, 1 << 30] {
            let decoded = decode_length(encode_length(n_words));
            assert!(
                decoded <= n_words && n_words - decoded <= n_words / 8,
                "{n_words} {decoded}"
            );
        }
    }

    #[test]
    fn norms_keep_order() {
        assert!((0..=254).all(|norm| decode_length(norm) < decode_length(norm + 1)));
    }
}
