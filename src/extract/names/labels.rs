//! The labels of tokens: outside a name, or its first, inner, last or only token.

use crate::extract::EntityType;

/// Outside, and four for each of three types.
pub const N_LABELS: usize = 13;
/// Weights of a feature: one for each label but outside, whose weights are 0.
pub const N_WEIGHTS: usize = N_LABELS - 1;
/// Outside a name.
pub const OUTSIDE: usize = 0;

/// Where in a name a token stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// The first of several.
    First,
    /// Between the first and the last.
    Inner,
    /// The last of several.
    Last,
    /// The only one.
    Only,
}

/// The types in the order of the labels.
pub const TYPES: [EntityType; 3] = [
    EntityType::Person,
    EntityType::Organisation,
    EntityType::Place,
];

/// The label for a token of a name of type `number` (in [`TYPES`]).
pub fn label(number: usize, position: Position) -> usize {
    1 + 4 * number + position as usize
}

/// The type's number and the position that a label stands for; none for outside.
pub fn parts(label: usize) -> Option<(usize, Position)> {
    let position = match label.checked_sub(1)? % 4 {
        0 => Position::First,
        1 => Position::Inner,
        2 => Position::Last,
        _ => Position::Only,
    };
    Some(((label - 1) / 4, position))
}

/// Whether label `to` may come right after `from`.
pub fn may_follow(from: usize, to: usize) -> bool {
    let is_open = |label| matches!(parts(label), Some((_, Position::First | Position::Inner)));
    match parts(to) {
        Some((number, Position::Inner | Position::Last)) => {
            is_open(from) && parts(from).is_some_and(|(other, _)| other == number)
        }
        _ => !is_open(from),
    }
}

/// Whether a name may begin a run of tokens with this label.
pub fn may_begin(label: usize) -> bool {
    may_follow(OUTSIDE, label)
}

/// Whether a run of tokens may end with this label.
pub fn may_end(label: usize) -> bool {
    may_follow(label, OUTSIDE)
}
