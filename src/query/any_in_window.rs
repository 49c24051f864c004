use super::best::Collector;
use super::bounds::{Bounds, with_room};
use super::cursor::FieldsCursor;

/// Collects the best documents of a window that have any of several leaves.
///
/// Leaf by leaf: what each weighs in the documents of the window is noted side
/// by side, then the documents are scored. A leaf that cannot make a hit
/// without another one is looked up only in documents that have one that can.
pub(super) struct AnyInWindow {
    /// By document of the window, then by leaf; zeros between windows.
    weights: Vec<f64>,
    /// The documents of the window that have a leaf, by their place in it.
    found: Vec<u32>,
    n_leaves: usize,
    /// The leaves, those that make the least of a hit first.
    order: Vec<usize>,
    is_optional: Vec<bool>,
}

impl AnyInWindow {
    /// For so many leaves.
    pub fn new(n_leaves: usize) -> AnyInWindow {
        AnyInWindow {
            weights: Vec::new(),
            found: Vec::new(),
            n_leaves,
            order: (0..n_leaves).collect(),
            is_optional: vec![false; n_leaves],
        }
    }

    /// Collects the documents of a window; windows rise, until the leaves are
    /// moved back.
    pub fn look_at(
        &mut self,
        window: usize,
        bounds: &Bounds,
        leaves: &mut [FieldsCursor<'_>],
        collector: &mut Collector<'_>,
    ) {
        let (from, to) = bounds.documents_of(window);
        let bound = |leaf: usize| bounds.leaves[leaf][window];
        // They are few, and stand nearly as in the window before.
        for end in 1..self.order.len() {
            let mut at = end;
            while at > 0 && bound(self.order[at - 1]) > bound(self.order[at]) {
                self.order.swap(at - 1, at);
                at -= 1;
            }
        }
        let (mut optional, mut n_optional) = (0.0, 0);
        for &leaf in &self.order {
            let with_it = optional + bound(leaf);
            if !collector.beats(with_room(with_it), from) {
                break;
            }
            optional = with_it;
            n_optional += 1;
        }
        self.is_optional.fill(false);
        for &leaf in &self.order[..n_optional] {
            self.is_optional[leaf] = true;
        }
        match &self.order[n_optional..] {
            [] => {}
            &[leaf] if leaves[leaf].fields.len() == 1 => {
                one_needed((from, to), (leaf, optional), leaves, collector)
            }
            _ => self.several_needed((from, to), optional, leaves, collector),
        }
    }

    fn several_needed(
        &mut self,
        (from, to): (u32, u32),
        optional: f64,
        leaves: &mut [FieldsCursor<'_>],
        collector: &mut Collector<'_>,
    ) {
        let n_leaves = self.n_leaves;
        let n_weights = (to - from + 1) as usize * n_leaves;
        if self.weights.len() < n_weights {
            self.weights.resize(n_weights, 0.0);
        }
        let (weights, found) = (&mut self.weights, &mut self.found);
        for leaf in (0..n_leaves).filter(|&leaf| !self.is_optional[leaf]) {
            for field in &mut leaves[leaf].fields {
                let weigher = field.weigher;
                let within = (from, to);
                (field.occurrences).for_each_until(within, |document, (frequency, n_in_title)| {
                    let place = document - from;
                    let row = place as usize * n_leaves;
                    let Some(row) = weights.get_mut(row..row + n_leaves) else {
                        return;
                    };
                    if row.iter().all(|&weight| weight <= 0.0) {
                        found.push(place);
                    }
                    row[leaf] += weigher.weigh(document, frequency, n_in_title);
                });
            }
        }
        if self.is_optional.contains(&true) {
            // They are looked up, and go forward alone.
            found.sort_unstable();
        }
        for place in found.drain(..) {
            let document = from + place;
            let row = place as usize * n_leaves;
            let row = &mut weights[row..row + n_leaves];
            let scores = row.iter().zip(&*leaves);
            let sum: f64 = scores.map(|(&weight, leaf)| leaf.saturate(weight)).sum();
            if !collector.beats(with_room(sum + optional), document) {
                let mut score = 0.0;
                for (leaf, &weight) in row.iter().enumerate() {
                    score += match self.is_optional[leaf] {
                        true => leaves[leaf].score_at(document),
                        false => leaves[leaf].saturate(weight),
                    };
                }
                collector.collect(document, score);
            }
            row.fill(0.0);
        }
    }
}

/// Documents that have the one leaf that is needed; the others score no more
/// than `optional` together.
fn one_needed(
    (from, to): (u32, u32),
    (leaf, optional): (usize, f64),
    leaves: &mut [FieldsCursor<'_>],
    collector: &mut Collector<'_>,
) {
    // What weighs no more than this scores too little.
    let mut hopeless = f64::NEG_INFINITY;
    let mut document = leaves[leaf].fields[0].occurrences.seek(from);
    while document <= to {
        let weight = leaves[leaf].fields[0].weighted_frequency(document);
        if weight > hopeless {
            let bound = with_room(leaves[leaf].saturate(weight) + optional);
            if collector.is_below(bound) {
                hopeless = weight;
            } else if !collector.beats(bound, document) {
                let scores = leaves.iter_mut().map(|leaf| leaf.score_at(document));
                let score = scores.sum();
                collector.collect(document, score);
            }
        }
        document = leaves[leaf].fields[0].occurrences.seek(document + 1);
    }
}
