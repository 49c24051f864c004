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

/// Bounds in a row differ by a sixteenth of an octave.
const STEP: f64 = 1.044_273_782_427_413_8;
/// The least bound but none.
const LEAST: f64 = 1.0 / 128.0;

/// A weight rounded up to one of 256.
///
/// Multiplication alone, so that every machine rounds alike.
#[derive(Clone)]
pub(super) struct Bounds([f64; 256]);

impl Default for Bounds {
    fn default() -> Bounds {
        let mut bounds = [0.0; 256];
        let mut bound = LEAST;
        for place in &mut bounds[1..] {
            *place = bound;
            bound *= STEP;
        }
        bounds[255] = f64::INFINITY;
        Bounds(bounds)
    }
}

impl Bounds {
    /// The byte of the least bound that is not below `weight`.
    pub fn encode(&self, weight: f64) -> u8 {
        self.0.partition_point(|&bound| bound < weight).min(255) as u8
    }

    /// The bound of a byte.
    #[inline]
    pub fn decode(&self, byte: u8) -> f64 {
        self.0[usize::from(byte)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_never_below_and_never_far_above() {
        let bounds = Bounds::default();
        for weight in [0.0, 1e-9, 0.0079, 0.3, 1.0, 1.0001, 2.5, 77.7, 400.0, 1e12] {
            let bound = bounds.decode(bounds.encode(weight));
            assert!(bound >= weight, "{weight} {bound}");
            if (LEAST..400.0).contains(&weight) {
                assert!(bound <= weight * 1.0443, "{weight} {bound}");
            }
        }
    }
}
