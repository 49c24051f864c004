use super::cursor::{FieldOccurrences, FieldsCursor};
use super::occurrences::Occurrences;

/// More windows than this cost more than they save.
const MAX_WINDOWS: usize = 1024;

/// What no document of a segment scores above, window by window.
pub(super) struct Bounds {
    /// Documents in a window.
    pub width: u32,
    n_windows: usize,
    /// For each leaf what no document of a window scores above by it.
    pub leaves: Vec<Vec<f64>>,
}

impl Bounds {
    /// Reads what the lists say of their blocks.
    pub fn new(leaves: &[FieldsCursor<'_>], n_documents: u32) -> Bounds {
        let fields = leaves.iter().flat_map(|leaf| &leaf.fields);
        let n_blocks = fields.map(|field| match &field.occurrences {
            Occurrences::Term(cursor) => cursor.n_blocks(),
            Occurrences::Merged(merged) => merged.list().n_blocks(),
            _ => 1,
        });
        let n_blocks = n_blocks.max().unwrap_or(1);
        let n_windows = (2 * n_blocks).clamp(1, MAX_WINDOWS);
        let width = n_documents.div_ceil(n_windows as u32).max(1);
        let n_windows = n_documents.div_ceil(width) as usize;
        let mut bounds = Bounds {
            width,
            n_windows,
            leaves: Vec::with_capacity(leaves.len()),
        };
        for leaf in leaves {
            let mut weights = vec![0.0; n_windows];
            for field in &leaf.fields {
                for (sum, high) in weights.iter_mut().zip(bounds.of_field(field)) {
                    *sum += high;
                }
            }
            let scores = weights.into_iter().map(|weight| leaf.saturate(weight));
            bounds.leaves.push(scores.collect());
        }
        bounds
    }

    /// First and last document of a window.
    pub fn documents_of(&self, window: usize) -> (u32, u32) {
        let first = window as u32 * self.width;
        (first, first.saturating_add(self.width - 1))
    }

    /// For each window what no document scores above that has any leaf; or all
    /// of them, then nothing where one cannot be.
    ///
    /// A sum in the order of the score's own, so that it is never less.
    pub fn totals(&self, all: bool) -> Vec<f64> {
        let total = |window: usize| {
            let scores = || self.leaves.iter().map(|scores| scores[window]);
            match all && scores().any(|score| score <= 0.0) {
                true => f64::NEG_INFINITY,
                false => scores().sum(),
            }
        };
        (0..self.n_windows).map(total).collect()
    }

    fn of_field(&self, field: &FieldOccurrences<'_>) -> Vec<f64> {
        let mut highest = vec![0.0; self.n_windows];
        let in_block = |(first, last): (u32, u32), high: f64| {
            let high = high * field.most_times_bounds;
            let last = self.window_of(last).min(self.n_windows - 1);
            for window in self.window_of(first)..=last {
                raise(&mut highest, window, high);
            }
        };
        match &field.occurrences {
            Occurrences::Term(cursor) if cursor.is_short() => {
                cursor.for_each_of_few(|document, frequency, n_in_title| {
                    let high = field.weigher.weigh(document, frequency, n_in_title);
                    raise(&mut highest, self.window_of(document), high);
                });
            }
            Occurrences::Term(cursor) => cursor.for_each_block(in_block),
            Occurrences::Merged(merged) => merged.list().for_each_block(in_block),
            Occurrences::Union(_) | Occurrences::Phrase(_) | Occurrences::Near(_) => {
                let first = self.window_of(field.occurrences.document());
                highest[first.min(self.n_windows)..].fill(f64::INFINITY);
            }
        }
        highest
    }

    fn window_of(&self, document: u32) -> usize {
        (document / self.width) as usize
    }
}

fn raise(highest: &mut [f64], window: usize, high: f64) {
    if let Some(known) = highest.get_mut(window) {
        *known = f64::max(*known, high);
    }
}

/// A number by which the highest comes first, in the order of `f64::total_cmp`.
pub(super) fn highest_first(bound: f64) -> u64 {
    let bits = bound.to_bits() as i64;
    let rising = bits ^ ((bits >> 63) as u64 >> 1) as i64;
    !(rising as u64 ^ 1 << 63)
}

/// A little more, for sums that were added up in another order.
pub(super) fn with_room(sum: f64) -> f64 {
    sum * (1.0 + 1e-12)
}
