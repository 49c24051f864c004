use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::ast::{Node, Query};
use super::cursor::{Cursor, FieldsCursor};
use super::plan::Plan;
use super::ranking::{Ranking, Statistics};
use super::search::{Hit, fit_to_library};
use crate::index::{Columns, Deletions, END, Segment};

/// The first `limit` hits of [`search`](super::search), without the counts
/// beside them: documents that cannot be among them are passed over unscored.
///
/// # Source
/// Block-max indexes (Ding and Suel 2011) with MaxScore's split of the words
/// (Turtle and Flood 1995), window by window as in Lucene.
pub fn top(
    query: Query,
    segments: &[(&Segment, &Deletions)],
    boilerplate: bool,
    ranking: Ranking,
    limit: usize,
) -> Vec<Hit> {
    let parts: Vec<&Segment> = segments.iter().map(|(segment, _)| *segment).collect();
    let query = fit_to_library(query, &parts, boilerplate);
    let statistics = Statistics::new(&parts, ranking);
    let plan = Plan::new(&query.node, &parts, statistics, boilerplate);
    let mut best = Best {
        limit,
        heap: BinaryHeap::with_capacity(limit + 1),
    };
    for (place, (segment, deletions)) in segments.iter().enumerate() {
        let mut collector = Collector {
            best: &mut best,
            columns: segment.columns(),
            deletions,
        };
        match (&query.node, plan.cursor(place, segment)) {
            _ if limit == 0 => {}
            (Node::Leaf(_), Cursor::Fields(leaf)) => any_of(&mut [leaf], &mut collector),
            (_, Cursor::Any { parts, .. }) if parts.iter().all(Cursor::is_words_or_nothing) => {
                any_of(&mut into_fields(parts), &mut collector)
            }
            (
                _,
                Cursor::All {
                    parts, excluded, ..
                },
            ) if excluded.is_empty() && parts.iter().all(Cursor::is_words) => {
                all_of(&mut into_fields(parts), &mut collector)
            }
            (_, mut cursor) => {
                while cursor.document() != END {
                    let document = cursor.document();
                    collector.collect(document, || cursor.score());
                    cursor.seek(document + 1);
                }
            }
        }
    }
    let mut hits: Vec<Hit> = best.heap.into_iter().map(|worst| worst.0).collect();
    hits.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(a.id.cmp(&b.id)));
    hits
}

fn into_fields(parts: Vec<Cursor<'_>>) -> Vec<FieldsCursor<'_>> {
    parts
        .into_iter()
        .filter_map(|part| match part {
            Cursor::Fields(fields) => Some(fields),
            _ => None,
        })
        .collect()
}

/// The best hits so far.
struct Best {
    limit: usize,
    heap: BinaryHeap<Worst>,
}

/// A hit, the worst first.
struct Worst(Hit);

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
struct Collector<'c> {
    best: &'c mut Best,
    columns: &'c Columns,
    deletions: &'c Deletions,
}

impl Collector<'_> {
    /// Whether documents from `document` on that score at most `bound` change
    /// nothing any more.
    fn beats(&self, bound: f64, document: u32) -> bool {
        self.best.heap.len() >= self.best.limit
            && self.best.heap.peek().is_some_and(|worst| {
                bound < worst.0.score
                    || (bound == worst.0.score && worst.0.id < self.columns.id(document))
            })
    }

    fn collect(&mut self, document: u32, score: impl FnOnce() -> f64) {
        if self.deletions.contains(document) {
            return;
        }
        let score = score();
        if self.beats(score, document) {
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

/// Documents that have any of the leaves.
///
/// Each field of a leaf is a list of its own: where a word in the body alone
/// cannot make a hit any more, only the titles are walked.
fn any_of(leaves: &mut [FieldsCursor<'_>], collector: &mut Collector<'_>) {
    let mut lists: Vec<List> = Vec::new();
    for (leaf, fields) in leaves.iter().enumerate() {
        lists.extend((0..fields.fields.len()).map(|field| List {
            leaf,
            field,
            highest: 0.0,
            bound: 0.0,
        }));
    }
    // For each leaf what it weighs, at most, by the lists that are optional.
    let mut optional_weights = vec![0.0; leaves.len()];
    let mut weights = vec![0.0; leaves.len()];
    let mut from = leaves.iter().map(|leaf| leaf.document).min().unwrap_or(END);
    while from != END {
        let ends = leaves.iter().map(|leaf| leaf.window_end(from));
        let to = ends.min().unwrap_or(END - 1);
        for list in &mut lists {
            let leaf = &mut leaves[list.leaf];
            list.highest = leaf.highest_of(list.field, from, to);
            list.bound = leaf.saturate(list.highest);
        }
        // The lists that cannot make a hit without another one come first.
        lists.sort_unstable_by(|a, b| a.bound.total_cmp(&b.bound));
        optional_weights.fill(0.0);
        let mut n_optional = 0;
        for list in &lists {
            let before = optional_weights[list.leaf];
            optional_weights[list.leaf] += list.highest;
            if !collector.beats(total(leaves, &optional_weights), from) {
                optional_weights[list.leaf] = before;
                break;
            }
            n_optional += 1;
        }
        let needed = &lists[n_optional..];
        let next = |leaves: &mut [FieldsCursor<'_>], from: u32| {
            let documents = needed
                .iter()
                .map(|list| leaves[list.leaf].fields[list.field].occurrences.seek(from));
            documents.min().unwrap_or(END)
        };
        let mut document = next(leaves, from);
        while document <= to {
            weights.copy_from_slice(&optional_weights);
            for list in needed {
                weights[list.leaf] += leaves[list.leaf].weight_of(list.field, document);
            }
            if !collector.beats(total(leaves, &weights), document) {
                let scores = leaves.iter_mut().map(|leaf| leaf.score_at(document));
                let score = scores.sum();
                collector.collect(document, || score);
            }
            document = next(leaves, document + 1);
        }
        from = to + 1;
    }
}

/// What leaves of these weights score together, with some room: weights may
/// have been added in another order than the score's.
fn total(leaves: &[FieldsCursor<'_>], weights: &[f64]) -> f64 {
    let scores = leaves
        .iter()
        .zip(weights)
        .map(|(leaf, &weight)| leaf.saturate(weight));
    scores.sum::<f64>() * (1.0 + 1e-12)
}

/// A field of a leaf.
struct List {
    leaf: usize,
    field: usize,
    /// What no document of the window weighs above by it.
    highest: f64,
    /// What no document of the window scores above by it alone.
    bound: f64,
}

/// Documents that have all of the leaves.
fn all_of(leaves: &mut [FieldsCursor<'_>], collector: &mut Collector<'_>) {
    let mut bounds = vec![0.0; leaves.len()];
    let mut order: Vec<usize> = (0..leaves.len()).collect();
    order.sort_by_key(|&leaf| leaves[leaf].n_documents());
    let Some((&rarest, others)) = order.split_first() else {
        return;
    };
    let mut to = None;
    'documents: loop {
        let mut document = leaves[rarest].document;
        if document == END {
            return;
        }
        if to.is_none_or(|to| document > to) {
            let end = window(leaves, document, &mut bounds);
            let total: f64 = bounds.iter().sum();
            if collector.beats(total, document) {
                leaves[rarest].seek(end + 1);
                continue;
            }
            to = Some(end);
        }
        for &leaf in others {
            let found = leaves[leaf].seek(document);
            if found != document {
                document = found;
                leaves[rarest].seek(document);
                continue 'documents;
            }
        }
        collector.collect(document, || leaves.iter().map(FieldsCursor::score).sum());
        leaves[rarest].seek(document + 1);
    }
}

/// The last document of a stretch from `from` in which no leaf scores above
/// its bound.
fn window(leaves: &mut [FieldsCursor<'_>], from: u32, bounds: &mut [f64]) -> u32 {
    let mut to = END - 1;
    for leaf in leaves.iter_mut() {
        to = to.min(leaf.window_end(from));
    }
    for (leaf, bound) in leaves.iter_mut().zip(bounds) {
        *bound = leaf.bound(from, to);
    }
    to
}
