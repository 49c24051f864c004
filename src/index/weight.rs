//! What an occurrence weighs, and what no document of a block weighs above.

use super::{Field, decode_length};

/// How the weights are set that a segment's bounds were taken with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeightKnobs {
    /// How far long texts are held back: 0 not at all, 1 in proportion.
    pub b: f64,
    /// What an occurrence in the title counts, in occurrences in the body.
    pub title_weight: f64,
}

impl Default for WeightKnobs {
    fn default() -> WeightKnobs {
        WeightKnobs {
            b: 0.5,
            title_weight: 2.5,
        }
    }
}

impl WeightKnobs {
    /// The weight of one occurrence in `field`, by norm byte, where the field
    /// has `average` words in an average document.
    pub fn weights(self, field: Field, average: f64) -> Box<[f64; 256]> {
        let boost = match field {
            Field::Title => self.title_weight,
            _ => 1.0,
        };
        let weight =
            |norm| boost / (1.0 - self.b + self.b * f64::from(decode_length(norm as u8)) / average);
        Box::new(core::array::from_fn(weight))
    }
}

/// Words of a field in an average document: never less than one.
pub fn average_length(n_words: f64, n_documents: u64) -> f64 {
    (n_words / n_documents.max(1) as f64).max(1.0)
}

/// The lowest bits of a number's mantissa that a bound does without.
const N_DROPPED: u32 = 52 - 11;
/// What the bound numbered 0 would be as bits, less those: 2^-8.
const BASE: u64 = (1023 - 8) << 11;

/// The least bound that is not below `weight`, as two bytes: within a
/// two-thousandth of it, for weights from 2^-8 to 2^24.
///
/// Bits alone, so that every machine rounds alike.
pub(super) fn encode_bound(weight: f64) -> u16 {
    if weight <= 0.0 {
        return 0;
    }
    let bits = weight.to_bits();
    let dropped = bits & ((1 << N_DROPPED) - 1);
    let rounded = (bits >> N_DROPPED) + u64::from(dropped > 0);
    rounded.saturating_sub(BASE).clamp(1, 0xffff) as u16
}

/// The bound of two bytes.
#[inline]
pub(super) fn decode_bound(code: u16) -> f64 {
    match code {
        0 => 0.0,
        0xffff => f64::INFINITY,
        _ => f64::from_bits((u64::from(code) + BASE) << N_DROPPED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_never_below_and_never_far_above() {
        for weight in [
            0.0,
            1e-9,
            0.004,
            0.3,
            1.0,
            1.0001,
            2.5,
            77.7,
            4e6,
            1e8,
            1e300,
            f64::INFINITY,
        ] {
            let bound = decode_bound(encode_bound(weight));
            assert!(bound >= weight, "{weight} {bound}");
            if (0.004..1e7).contains(&weight) {
                assert!(bound <= weight * 1.0005, "{weight} {bound}");
            }
        }
    }
}
