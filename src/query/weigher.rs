use super::bounds::with_room;
use crate::index::{Field, Norms, Segment};

/// What the occurrences of a pattern in a field of a document weigh, by how
/// long the field is there.
#[derive(Clone, Copy)]
pub(super) struct Weigher<'s> {
    /// Norms of the title and the weight of an occurrence by them.
    title: (Norms<'s>, &'s [f64; 256]),
    /// The same of the field, or of the text below the title.
    rest: (Norms<'s>, &'s [f64; 256]),
}

impl<'s> Weigher<'s> {
    /// By weights for each field with a length of its own.
    pub fn new(
        segment: &'s Segment,
        field: Field,
        weights: impl Fn(Field) -> &'s [f64; 256],
    ) -> Weigher<'s> {
        let parts = field.parts();
        let of = |part: Field| (segment.columns().norms(part), weights(part));
        Weigher {
            title: of(parts[0]),
            rest: of(parts[parts.len() - 1]),
        }
    }

    /// As the bounds in the segment's postings weigh.
    pub fn of_bounds(segment: &'s Segment, field: Field) -> Weigher<'s> {
        Weigher::new(segment, field, |part| segment.bound_weights(part))
    }

    /// What `frequency` occurrences weigh, `n_in_title` of which are in the
    /// title, where title and body are looked at as one.
    #[inline]
    pub fn weigh(&self, document: u32, frequency: u32, n_in_title: u32) -> f64 {
        let weight = |(norms, weights): (Norms<'_>, &[f64; 256]), n: u32| {
            f64::from(n) * weights[usize::from(norms.get(document))]
        };
        let below = weight(self.rest, frequency.saturating_sub(n_in_title));
        match n_in_title {
            0 => below,
            _ => below + weight(self.title, n_in_title),
        }
    }

    /// How many times as much this weighs as `other` at most, whatever the
    /// lengths: exactly once where both weigh alike, else with some room.
    pub fn most_times(&self, other: &Weigher<'_>) -> f64 {
        let of = |mine: &[f64; 256], others: &[f64; 256]| {
            if mine == others {
                return 1.0;
            }
            let times = mine.iter().zip(others).map(|(mine, other)| mine / other);
            with_room(times.fold(0.0, f64::max))
        };
        f64::max(
            of(self.title.1, other.title.1),
            of(self.rest.1, other.rest.1),
        )
    }
}
