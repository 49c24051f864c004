use std::collections::BTreeMap;

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

/// How many of `n_documents` documents have any word that stands for
/// `pattern`, were these words spread by chance; `keep` takes what was found in
/// each segment. Says the same however the segments are cut.
pub(super) fn expected_documents(
    segments: &[&Segment],
    field: Field,
    pattern: &WordPattern,
    n_documents: u64,
    mut keep: impl FnMut(usize, Vec<Found>),
) -> f64 {
    let n = n_documents.max(1) as f64;
    let mut expected = Expected {
        n,
        without: 1.0,
        single: None,
    };
    if let [segment] = segments {
        let mut all = Vec::new();
        pattern.for_each_word(segment, field, |_, found| {
            expected.add(u64::from(found.term.n_documents));
            all.push(found);
        });
        keep(0, all);
        return expected.documents();
    }
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for (place, segment) in segments.iter().enumerate() {
        let mut all = Vec::new();
        pattern.for_each_word(segment, field, |word, found| {
            let count = u64::from(found.term.n_documents);
            match counts.get_mut(word) {
                Some(known) => *known += count,
                None => {
                    counts.insert(word.to_owned(), count);
                }
            }
            all.push(found);
        });
        keep(place, all);
    }
    counts.into_values().for_each(|count| expected.add(count));
    expected.documents()
}

/// Adds up words that are spread by chance.
struct Expected {
    n: f64,
    /// The share of documents that have none of the words.
    without: f64,
    /// The documents of the only word so far.
    single: Option<u64>,
}

impl Expected {
    fn add(&mut self, n_documents: u64) {
        self.single = (self.without == 1.0).then_some(n_documents);
        self.without *= (1.0 - n_documents as f64 / self.n).max(0.0);
    }

    fn documents(&self) -> f64 {
        match self.single {
            Some(count) => count as f64,
            None => self.n * (1.0 - self.without),
        }
    }
}
