use super::any_in_window::AnyInWindow;
use super::ast::Node;
use super::best::{Best, Collector};
use super::bounds::{Bounds, highest_first};
use super::cursor::{Cursor, FieldsCursor};
use super::plan::Plan;
use super::ranking::{Ranking, Statistics};
use super::search::Hit;
use super::top_of_one::collect_of_one;
use crate::index::{Deletions, END, Segment};
use crate::text::Order;

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
    let mut best = Best::new(limit);
    for (place, (segment, deletions)) in segments.iter().enumerate() {
        let mut collector = Collector::new(&mut best, segment, deletions);
        let n_documents = segment.n_documents();
        match (node, plan.cursor(place, segment)) {
            _ if limit == 0 => {}
            (Node::Leaf(_), Cursor::Fields(leaf)) => collect_of_one(leaf, &mut collector),
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
                    collector.collect(document, cursor.score());
                    cursor.seek(document + 1);
                }
            }
        }
    }
    best.into_hits()
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

/// How documents match several leaves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Match {
    Any,
    All,
}

/// Windows that are looked at first, to know early what a hit must score.
const N_PROBED: usize = 12;

/// Collects the best documents that have any, or all, of the leaves.
fn collect_best(
    leaves: &mut [FieldsCursor<'_>],
    how: Match,
    n_documents: u32,
    collector: &mut Collector<'_>,
) {
    let bounds = Bounds::new(leaves, n_documents);
    let totals = bounds.totals(how == Match::All);
    let mut walk = Walk::new(leaves, how, bounds);
    let mut looked_at = vec![false; totals.len()];
    // What has positions does not go back.
    let goes_back = totals.iter().all(|&total| total < f64::INFINITY);
    if totals.len() > 2 * N_PROBED && goes_back {
        let mut by_total: Vec<(u64, u32)> = (totals.iter().zip(0..))
            .map(|(&total, window)| (highest_first(total), window))
            .collect();
        by_total.select_nth_unstable(N_PROBED);
        by_total.truncate(N_PROBED);
        let mut promising: Vec<u32> = by_total.into_iter().map(|(_, window)| window).collect();
        promising.sort_unstable();
        for window in promising {
            let window = window as usize;
            walk.window(window, collector);
            looked_at[window] = true;
        }
        walk.leaves.iter_mut().for_each(FieldsCursor::rewind);
    }
    for (window, &total) in totals.iter().enumerate() {
        let (first, _) = walk.bounds.documents_of(window);
        if !looked_at[window] && !collector.beats(total, first) {
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
    any: AnyInWindow,
}

impl<'w, 's> Walk<'w, 's> {
    fn new(leaves: &'w mut [FieldsCursor<'s>], how: Match, bounds: Bounds) -> Walk<'w, 's> {
        let mut rarest_first: Vec<usize> = (0..leaves.len()).collect();
        rarest_first.order_by_key(|&leaf| leaves[leaf].n_documents());
        Walk {
            how,
            rarest_first,
            any: AnyInWindow::new(leaves.len()),
            bounds,
            leaves,
        }
    }

    fn window(&mut self, window: usize, collector: &mut Collector<'_>) {
        match self.how {
            Match::Any => self
                .any
                .look_at(window, &self.bounds, self.leaves, collector),
            Match::All => self.all_in(window, collector),
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
            let score = leaves.iter_mut().map(FieldsCursor::score).sum();
            collector.collect(document, score);
            document = leaves[rarest].seek(document + 1);
        }
    }
}
