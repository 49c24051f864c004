//! Read files become one library that grows, is saved and opened again.
//!
//! Takes [`ReadFile`](crate::document::ReadFile)s, keeps segments, deletion
//! marks, the list of files, their problems and the searches kept; gives segments to search, one
//! clipping by its number, and the bytes of the saved form. Same clippings in
//! the same order, same bytes. Knows nothing of the page or of query syntax.

mod conclusions;
mod dates;
pub mod dating;
mod events;
mod files;
pub mod happenings;
mod names;
mod older_notes;
pub mod published;
mod quotations;
pub mod quoted;
mod same_story;
mod saved;
mod saved_search;
mod segments;
mod shelf;
pub mod who;

pub use conclusions::CONCLUSIONS_VERSION;
pub use files::FileRecord;
pub use saved::{OpenError, VERSION};
pub use saved_search::SavedSearch;
pub use shelf::{Added, Library};
pub use who::{Correction, Corrections, LibraryEntity, WhoIsWho};

/// Whether this build adds to libraries and opens those of earlier versions. What a published page
/// carries is only asked: it opens libraries of the latest version, and concludes nothing.
const IS_GROWING: bool = !cfg!(feature = "slim") || cfg!(feature = "explorer");
