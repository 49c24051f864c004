//! The dated clippings around an undated one in its file.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::document::Moment;

/// Fewest dates that show how a file is sorted.
const FEWEST: usize = 4;

/// How the dated clippings of a file follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileOrder {
    /// The oldest first.
    Rising,
    /// The newest first.
    Falling,
    /// By something else than time, or too few to tell.
    Other,
}

/// The order of the clippings `ids`, which are one file's; `stated` has the dates by
/// number.
pub fn file_order(stated: &BTreeMap<u32, Moment>, ids: Range<u32>) -> FileOrder {
    let days: Vec<i32> = stated
        .range(ids)
        .map(|(_, date)| date.first_day())
        .collect();
    if days.len() < FEWEST || days.first() == days.last() {
        return FileOrder::Other;
    }
    if days.is_sorted() {
        FileOrder::Rising
    } else if days.iter().rev().is_sorted() {
        FileOrder::Falling
    } else {
        FileOrder::Other
    }
}

/// The dates next to clipping `id` in its file, the earlier first: those of the
/// clippings beside it, or in a file that is sorted the nearest that have one.
pub fn neighbours(
    stated: &BTreeMap<u32, Moment>,
    ids: Range<u32>,
    order: FileOrder,
    id: u32,
) -> Option<(Moment, Moment)> {
    let (before_id, before) = stated.range(ids.start..id).next_back()?;
    let (after_id, after) = stated.range(id.checked_add(1)?..ids.end).next()?;
    match order {
        FileOrder::Rising => Some((*before, *after)),
        FileOrder::Falling => Some((*after, *before)),
        FileOrder::Other => {
            (before_id + 1 == id && id + 1 == *after_id).then_some((*before, *after))
        }
    }
}
