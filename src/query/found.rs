use super::word_pattern::WordPattern;
use crate::index::{Field, Segment, TermInfo};

/// A word of the index that stands for a word of a query.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// Where it stands in its segment.
    pub term: TermInfo,
    /// The ways of stemming in whose clippings it counts, a bit each.
    pub stemmings: u64,
}

/// Counts in every clipping.
pub(super) const EVERYWHERE: u64 = u64::MAX;

/// The words of a segment's field that stand for `pattern`, in rising order.
pub(super) fn found(segment: &Segment, field: Field, pattern: &WordPattern) -> Vec<Found> {
    let mut all = Vec::new();
    pattern.for_each_word(segment, field, |_, found| all.push(found));
    all
}
