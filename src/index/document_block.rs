//! Blocks of 128 document numbers, near the fewest bits that can tell them.

use super::bits::BitReader;

/// Documents in a block.
pub(super) const BLOCK: usize = 128;

/// Appends the documents, all at least `base` and rising: `k` low bits of each
/// gap side by side, then the rest of each gap as so many zeros and a one.
/// Gives `k`; the last byte may have bits to spare.
///
/// # Source
/// Golomb-Rice codes, split as Elias-Fano's are (Vigna 2013), so that neither
/// part is read bit by bit.
pub(super) fn push_documents(documents: &[u32; BLOCK], base: u32, out: &mut Vec<u8>) -> u32 {
    let mut gaps = [0; BLOCK];
    let mut last = base;
    for (gap, &document) in gaps.iter_mut().zip(documents) {
        *gap = document - last;
        last = document + 1;
    }
    let k = best_parameter(&gaps);
    let (mut bits, mut n_bits) = (0u64, 0);
    if k > 0 {
        let mask = (1u64 << k) - 1;
        for &gap in &gaps {
            bits |= (u64::from(gap) & mask) << n_bits;
            n_bits += k;
            if n_bits >= 32 {
                out.extend_from_slice(&(bits as u32).to_le_bytes());
                bits >>= 32;
                n_bits -= 32;
            }
        }
    }
    (bits, n_bits) = (0, 0);
    for &gap in &gaps {
        let mut n_zeros = gap >> k;
        while n_zeros > 31 - n_bits {
            out.extend_from_slice(&(bits as u32).to_le_bytes());
            n_zeros -= 32 - n_bits;
            (bits, n_bits) = (0, 0);
        }
        n_bits += n_zeros;
        bits |= 1 << n_bits;
        n_bits += 1;
        if n_bits == 32 {
            out.extend_from_slice(&(bits as u32).to_le_bytes());
            (bits, n_bits) = (0, 0);
        }
    }
    out.extend_from_slice(&bits.to_le_bytes()[..n_bits.div_ceil(8) as usize]);
    k
}

/// The number of low bits that gives the fewest in all.
fn best_parameter(gaps: &[u32; BLOCK]) -> u32 {
    let n_bits =
        |k: u32| 128 * u64::from(k) + gaps.iter().map(|&gap| u64::from(gap >> k)).sum::<u64>();
    let sum: u64 = gaps.iter().map(|&gap| u64::from(gap)).sum();
    let about = super::bits::rice_parameter(sum, BLOCK as u64);
    let near = about.saturating_sub(1)..=about + 1;
    near.min_by_key(|&k| n_bits(k)).unwrap_or(about)
}

/// Reads what [`push_documents`] wrote at byte `at` and gives the byte after
/// it. `None` where the bytes are cut or speak of no such documents.
pub(super) fn read_documents(
    bytes: &[u8],
    at: usize,
    k: u32,
    base: u32,
    documents: &mut [u32; BLOCK],
) -> Option<usize> {
    let k = k.min(25);
    let width = k as usize;
    let (low, high) = bytes.get(at..)?.split_at_checked(width * BLOCK / 8)?;
    if k == 0 {
        documents.fill(0);
    } else {
        read_low(low, high, width, documents);
    }
    // Sums of the low bits, each with the ones of the gaps themselves.
    let mut sum = 0u32;
    for (document, nth) in documents.iter_mut().zip(0..) {
        sum = sum.wrapping_add(*document);
        *document = sum.wrapping_add(nth);
    }
    let mut reader = BitReader::new(high, 0);
    let (mut index, mut n_bits) = (0, 0);
    while index < BLOCK {
        if reader.is_at_end() {
            return None;
        }
        let mut ones = reader.peek() & WHOLE;
        while ones != 0 && index < BLOCK {
            // Before this one stand the zeros of all gaps, and `index` ones.
            let one = reader.at + ones.trailing_zeros() as usize;
            let more = ((one - index) as u64) << k;
            let document = u64::from(base) + more + u64::from(documents[index]);
            documents[index] = u32::try_from(document).unwrap_or(u32::MAX);
            ones &= ones - 1;
            index += 1;
            n_bits = one + 1;
        }
        reader.at += WHOLE.count_ones() as usize;
    }
    let end = at + width * BLOCK / 8 + n_bits.div_ceil(8);
    (documents[BLOCK - 1] < u32::MAX).then_some(end)
}

/// Bits that are looked at in one step.
const WHOLE: u64 = (1 << 56) - 1;

/// Unpacks the low bits; `rest` stands behind them.
fn read_low(packed: &[u8], rest: &[u8], width: usize, values: &mut [u32; BLOCK]) {
    let mask = (1u64 << width) - 1;
    // Eight numbers take `width` whole bytes.
    let unpack = |group: &[u8], values: &mut [u32]| {
        for (index, value) in values.iter_mut().enumerate() {
            let bit = index * width;
            let word: [u8; 8] = group[bit >> 3..(bit >> 3) + 8]
                .try_into()
                .expect("eight bytes");
            *value = ((u64::from_le_bytes(word) >> (bit & 7)) & mask) as u32;
        }
    };
    let mut last = [0u8; 64];
    let (head, tail) = packed.split_at(width * (BLOCK / 8 - 1));
    last[..tail.len()].copy_from_slice(tail);
    let n_more = rest.len().min(8);
    last[tail.len()..tail.len() + n_more].copy_from_slice(&rest[..n_more]);
    let (first, values_of_last) = values.split_at_mut(BLOCK - 8);
    let mut padded = [0u8; 64];
    for (group, values) in first.chunks_exact_mut(8).enumerate() {
        match packed.get(group * width..group * width + width + 8) {
            Some(bytes) => unpack(bytes, values),
            None => {
                let rest = &head[group * width..];
                padded[..width].copy_from_slice(&rest[..width]);
                unpack(&padded, values);
            }
        }
    }
    unpack(&last, values_of_last);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn documents_come_back(gaps in prop::collection::vec((0u32..1 << 15, 0u32..16), BLOCK), base in 0u32..1000, trailing in 0usize..9) {
            let mut next = base;
            let mut documents = [0; BLOCK];
            for (document, (gap, shift)) in documents.iter_mut().zip(&gaps) {
                *document = next + (gap >> shift);
                next = *document + 1;
            }
            let mut bytes = vec![7; 3];
            let k = push_documents(&documents, base, &mut bytes);
            let end = bytes.len();
            bytes.resize(end + trailing, 0xff);
            let mut read = [9; BLOCK];
            prop_assert_eq!(read_documents(&bytes, 3, k, base, &mut read), Some(end));
            prop_assert_eq!(read, documents);
            for cut in 0..end {
                prop_assert_eq!(read_documents(&bytes[..cut], 3, k, base, &mut read), None);
            }
        }

        #[test]
        fn any_bytes_are_read_somehow(bytes in prop::collection::vec(any::<u8>(), 0..600), k: u32, base: u32) {
            read_documents(&bytes, 0, k, base, &mut [0; BLOCK]);
        }
    }
}
