use serde::{Deserialize, Serialize};

/// A search that the reader keeps under a name: the typed line and what was
/// picked beside it, as the reader gave them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedSearch {
    /// Its name.
    pub name: String,
    /// The typed line.
    pub query: String,
    /// Picked publishers, years, languages and formats.
    pub picked: [Vec<String>; 4],
    /// First and last year, month or day picked.
    pub dates: [Option<String>; 2],
    /// Only clippings without a date.
    pub undated: bool,
    /// The sites' own lines too.
    pub boilerplate: bool,
    /// The name of an order.
    pub sort: String,
    /// Clippings with this number and later ones came after the reader looked.
    pub seen: u32,
    /// Ids of people, organisations and places picked.
    pub named: [Vec<String>; 3],
}
