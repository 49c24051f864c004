use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::search::{Hit, sort_by_score};
use crate::index::{Columns, Deletions, Segment};

/// The best hits so far.
pub(super) struct Best {
    limit: usize,
    heap: BinaryHeap<Worst>,
}

/// A hit, the worst first.
struct Worst(Hit);

impl Best {
    /// No hit yet of `limit`.
    pub fn new(limit: usize) -> Best {
        Best {
            limit,
            heap: BinaryHeap::with_capacity(limit.min(1 << 16) + 1),
        }
    }

    /// The hits, best first.
    pub fn into_hits(self) -> Vec<Hit> {
        let mut hits: Vec<Hit> = self.heap.into_iter().map(|worst| worst.0).collect();
        sort_by_score(&mut hits);
        hits
    }
}

impl Ord for Worst {
    fn cmp(&self, other: &Worst) -> Ordering {
        let score = other.0.score.total_cmp(&self.0.score);
        score.then(self.0.id.cmp(&other.0.id))
    }
}

impl PartialOrd for Worst {
    fn partial_cmp(&self, other: &Worst) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Worst {
    fn eq(&self, other: &Worst) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Worst {}

/// Takes the hits of one segment.
pub(super) struct Collector<'c> {
    best: &'c mut Best,
    columns: &'c Columns,
    deletions: &'c Deletions,
}

impl<'c> Collector<'c> {
    /// A collector of documents of `segment`, in any order, each once.
    pub fn new(
        best: &'c mut Best,
        segment: &'c Segment,
        deletions: &'c Deletions,
    ) -> Collector<'c> {
        Collector {
            best,
            columns: segment.columns(),
            deletions,
        }
    }

    /// Whether a document that scores so changes nothing, whichever it is.
    #[inline]
    pub fn is_below(&self, score: f64) -> bool {
        self.best.heap.len() >= self.best.limit
            && self
                .best
                .heap
                .peek()
                .is_none_or(|worst| score < worst.0.score)
    }

    /// Whether documents from `document` on that score at most `bound` change
    /// nothing any more.
    #[inline]
    pub fn beats(&self, bound: f64, document: u32) -> bool {
        self.best.heap.len() >= self.best.limit
            && self.best.heap.peek().is_none_or(|worst| {
                bound < worst.0.score
                    || (bound == worst.0.score && worst.0.id < self.columns.id(document))
            })
    }

    /// Takes a document with its score, if it is among the best so far.
    pub fn collect(&mut self, document: u32, score: f64) {
        if self.beats(score, document) || self.deletions.contains(document) {
            return;
        }
        self.best.heap.push(Worst(Hit {
            id: self.columns.id(document),
            score,
            first_day: self.columns.days(document).0,
        }));
        if self.best.heap.len() > self.best.limit {
            self.best.heap.pop();
        }
    }
}
