//! Time zones by the names that news prints.

use super::table;

/// What a zone's name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// One offset, in minutes east of UTC.
    Offset(i16),
    /// More than one meaning, which are these.
    Ambiguous(&'static str),
}

/// The zone that `name` names (`JST`), if the table has it.
pub fn zone(name: &str) -> Option<Zone> {
    let row = table::rows(include_str!("data/zones.tsv")).find(|row| row[0] == name)?;
    let [_, offset, meaning] = row.as_slice() else {
        return None;
    };
    match super::moment::parse_offset(offset) {
        Some(minutes) => Some(Zone::Offset(minutes)),
        None => Some(Zone::Ambiguous(meaning)),
    }
}
