use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::ast::Node;
use super::bounds::{Bounds, List, with_room};
use super::cursor::{Cursor, FieldsCursor};
use super::plan::Plan;
use super::ranking::{Ranking, Statistics};
use super::search::{Hit, sort_by_score};
use crate::index::{Columns, Deletions, END, Segment};

/// The first `limit` hits of a query that fits its library, by the scores of
/// its words alone: documents that cannot be among them are passed over
/// unscored.
///
/// # Source
/// Block-max indexes (Ding and Suel 2011) with MaxScore's split of the words
/// (Turtle and Flood 1995), window by window as in Lucene; the windows that
/// promise most are looked at first, which says what a hit must score.
pub(super) fn first_pass(
    node: &Node,
    segments: &[(&Segment, &Deletions)],
    boilerplate: bool,
    ranking: Ranking,
    limit: usize,
) -> Vec<Hit> {
    let parts: Vec<&Segment> = segments.iter().map(|(segment, _)| *segment).collect();
    let statistics = Statistics::new(&parts, ranking, node);
    let plan = Plan::new(node, &parts, statistics, boilerplate);
    let mut best = Best {
        limit,
        heap: BinaryHeap::with_capacity(limit + 1),
    };
    for (place, (segment, deletions)) in segments.iter().enumerate() {
        let mut collector = Collector {
            best: &mut best,
            columns: segment.columns(),
            deletions,
            floor: f64::NEG_INFINITY,
        };
        let n_documents = segment.n_documents();
        match (node, plan.cursor(place, segment)) {
            _ if limit == 0 => {}
            (Node::Leaf(_), Cursor::Fields(leaf)) => {
                collect_best(&mut [leaf], Match::Any, n_documents, &mut collector)
            }
            (_, Cursor::Any { parts, .. }) if parts.iter().all(Cursor::is_words_or_nothing) => {
                let mut leaves = into_fields(parts);
                collect_best(&mut leaves, Match::Any, n_documents, &mut collector)
            }
            (
                _,
                Cursor::All {
                    parts, excluded, ..
                },
            ) if excluded.is_empty() && parts.iter().all(Cursor::is_words) => {
                let mut leaves = into_fields(parts);
                collect_best(&mut leaves, Match::All, n_documents, &mut collector)
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
    sort_by_score(&mut hits);
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
    /// A hit scores at least this much.
    floor: f64,
}

impl Collector<'_> {
    /// Whether documents from `document` on that score at most `bound` change
    /// nothing any more.
    fn beats(&self, bound: f64, document: u32) -> bool {
        bound < self.floor
            || self.best.heap.len() >= self.best.limit
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

/// How documents match several leaves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Match {
    Any,
    All,
}

/// Windows that are looked at first, to know early what a hit must score.
const N_PROBED: usize = 4;

/// Collects the best documents that have any, or all, of the leaves.
fn collect_best(
    leaves: &mut [FieldsCursor<'_>],
    how: Match,
    n_documents: u32,
    collector: &mut Collector<'_>,
) {
    let bounds = Bounds::new(leaves, n_documents);
    let totals = bounds.totals(leaves, how == Match::All);
    let mut walk = Walk::new(leaves, how, bounds);
    if totals.len() > 2 * N_PROBED && totals.iter().all(|total| total.is_finite() || *total < 0.0) {
        let mut promising: Vec<usize> = (0..totals.len()).collect();
        let by_total = |a: &usize, b: &usize| totals[*b].total_cmp(&totals[*a]);
        promising.select_nth_unstable_by(N_PROBED, by_total);
        promising.truncate(N_PROBED);
        promising.sort_unstable();
        let mut probed = Best {
            limit: collector.best.limit,
            heap: BinaryHeap::new(),
        };
        let mut probe = Collector {
            best: &mut probed,
            floor: collector.floor,
            ..*collector
        };
        promising
            .into_iter()
            .for_each(|window| walk.window(window, &mut probe));
        if probed.heap.len() >= probed.limit
            && let Some(worst) = probed.heap.peek()
        {
            collector.floor = collector.floor.max(worst.0.score);
        }
        walk.leaves.iter_mut().for_each(FieldsCursor::rewind);
    }
    for (window, &total) in totals.iter().enumerate() {
        let (first, _) = walk.bounds.documents_of(window);
        if !collector.beats(total, first) {
            walk.window(window, collector);
        }
    }
}

/// Walks the documents of one window after another.
struct Walk<'w, 's> {
    leaves: &'w mut [FieldsCursor<'s>],
    how: Match,
    bounds: Bounds,
    /// The leaves, those in the fewest documents first.
    rarest_first: Vec<usize>,
    /// The lists, those that make the least of a hit first.
    lists: Vec<usize>,
    /// For each leaf what it weighs, at most, by the lists that are optional.
    optional_weights: Vec<f64>,
    weights: Vec<f64>,
}

impl<'w, 's> Walk<'w, 's> {
    fn new(leaves: &'w mut [FieldsCursor<'s>], how: Match, bounds: Bounds) -> Walk<'w, 's> {
        let mut rarest_first: Vec<usize> = (0..leaves.len()).collect();
        rarest_first.sort_by_key(|&leaf| leaves[leaf].n_documents());
        Walk {
            how,
            rarest_first,
            lists: (0..bounds.lists.len()).collect(),
            optional_weights: vec![0.0; leaves.len()],
            weights: vec![0.0; leaves.len()],
            bounds,
            leaves,
        }
    }

    fn window(&mut self, window: usize, collector: &mut Collector<'_>) {
        match self.how {
            Match::Any => self.any_in(window, collector),
            Match::All => self.all_in(window, collector),
        }
    }

    /// Documents that have any of the leaves.
    ///
    /// Each field of a leaf is a list of its own: where a word in the body
    /// alone cannot make a hit any more, only the titles are walked.
    fn any_in(&mut self, window: usize, collector: &mut Collector<'_>) {
        let (from, to) = self.bounds.documents_of(window);
        let Walk {
            leaves,
            bounds: Bounds { lists, .. },
            weights,
            optional_weights,
            ..
        } = self;
        // The lists that cannot make a hit without another one come first.
        self.lists.sort_unstable_by(|&a, &b| {
            let bound = |list: &List| leaves[list.leaf].saturate(list.highest[window]);
            bound(&lists[a]).total_cmp(&bound(&lists[b]))
        });
        optional_weights.fill(0.0);
        let mut n_optional = 0;
        for &list in &self.lists {
            let list = &lists[list];
            let before = optional_weights[list.leaf];
            optional_weights[list.leaf] += list.highest[window];
            if !collector.beats(total(leaves, optional_weights), from) {
                optional_weights[list.leaf] = before;
                break;
            }
            n_optional += 1;
        }
        let needed = &self.lists[n_optional..];
        let next = |leaves: &mut [FieldsCursor<'_>], from: u32| {
            let mut least = END;
            for &list in needed {
                let list = &lists[list];
                let occurrences = &mut leaves[list.leaf].fields[list.field].occurrences;
                least = least.min(occurrences.seek(from));
            }
            least
        };
        let mut document = next(leaves, from);
        while document <= to {
            weights.copy_from_slice(optional_weights);
            for &list in needed {
                let list = &lists[list];
                weights[list.leaf] += leaves[list.leaf].weight_of(list.field, document);
            }
            if !collector.beats(total(leaves, weights), document) {
                let scores = leaves.iter_mut().map(|leaf| leaf.score_at(document));
                let score = scores.sum();
                collector.collect(document, || score);
            }
            document = next(leaves, document + 1);
        }
    }

    /// Documents that have all of the leaves.
    fn all_in(&mut self, window: usize, collector: &mut Collector<'_>) {
        let (from, to) = self.bounds.documents_of(window);
        let leaves = &mut *self.leaves;
        let Some((&rarest, others)) = self.rarest_first.split_first() else {
            return;
        };
        let mut document = leaves[rarest].seek(from);
        'documents: while document <= to {
            for &leaf in others {
                let found = leaves[leaf].seek(document);
                if found != document {
                    document = leaves[rarest].seek(found);
                    continue 'documents;
                }
            }
            collector.collect(document, || leaves.iter().map(FieldsCursor::score).sum());
            document = leaves[rarest].seek(document + 1);
        }
    }
}

/// What leaves of these weights score together, with some room: weights may
/// have been added in another order than the score's.
fn total(leaves: &[FieldsCursor<'_>], weights: &[f64]) -> f64 {
    let scores = leaves
        .iter()
        .zip(weights)
        .map(|(leaf, &weight)| leaf.saturate(weight));
    with_room(scores.sum())
}
