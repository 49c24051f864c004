//! Offsets in the units that others count in.

/// Counts a text in another unit as byte offsets come in.
///
/// Each offset is counted from the one before, forwards or backwards: offsets
/// in about their order take one walk over the text, not one scan each.
pub struct OffsetCounter<'a> {
    text: &'a str,
    unit: Unit,
    byte: usize,
    count: usize,
}

/// What to count characters in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// UTF-16 code units, as JavaScript does.
    Utf16,
    /// Unicode code points, as the command line's output does.
    CodePoint,
}

impl<'a> OffsetCounter<'a> {
    /// A counter at the start of `text`.
    pub fn new(text: &'a str, unit: Unit) -> OffsetCounter<'a> {
        OffsetCounter {
            text,
            unit,
            byte: 0,
            count: 0,
        }
    }

    /// Units before byte offset `byte`, which counts as the end of the text
    /// if beyond it and as its character's start if inside one.
    pub fn at(&mut self, byte: u32) -> u32 {
        let mut target = (byte as usize).min(self.text.len());
        while !self.text.is_char_boundary(target) {
            target -= 1;
        }
        let (start, end) = (self.byte.min(target), self.byte.max(target));
        let between = &self.text[start..end];
        let n_units = if between.is_ascii() {
            between.len()
        } else {
            match self.unit {
                Unit::Utf16 => between.encode_utf16().count(),
                Unit::CodePoint => between.chars().count(),
            }
        };
        if target < self.byte {
            self.count -= n_units;
        } else {
            self.count += n_units;
        }
        self.byte = target;
        self.count as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_differ_beyond_the_basic_plane() {
        let text = "a“𝕏”b";
        let mut utf16 = OffsetCounter::new(text, Unit::Utf16);
        assert_eq!(
            [0, 1, 4, 8, 11, 12, 99].map(|byte| utf16.at(byte)),
            [0, 1, 2, 4, 5, 6, 6]
        );
        let mut points = OffsetCounter::new(text, Unit::CodePoint);
        assert_eq!(
            [0, 1, 4, 8, 11, 12].map(|byte| points.at(byte)),
            [0, 1, 2, 3, 4, 5]
        );
        assert_eq!(points.at(4), 2, "going back");
    }
}
