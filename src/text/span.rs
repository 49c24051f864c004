//! Stretches of a text.

use serde::{Deserialize, Serialize};

/// A stretch of a text: byte offsets, half open, on character boundaries.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span `start..end`, in bytes.
    ///
    /// # Panics
    /// If an offset does not fit 32 bits: no text in Dateline is that long
    /// (see [`crate::document::MAX_FILE_BYTES`]).
    pub fn new(start: usize, end: usize) -> Span {
        debug_assert!(start <= end);
        let narrow = |n| u32::try_from(n).expect("texts are shorter than 4 GiB");
        Span {
            start: narrow(start),
            end: narrow(end),
        }
    }

    /// The span as a range for slicing.
    pub fn range(self) -> core::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The part of `text` that the span covers.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// Length in bytes.
    pub fn n_bytes(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies inside this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}
