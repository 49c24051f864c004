//! A file's bytes become clippings.
//!
//! Takes a file's name, bytes and sidecar, gives [`Clipping`]s with their
//! blocks, headline, byline, dateline, publisher, date and language, and the
//! [`Problem`]s met on the way. Reading never fails and never panics: a file
//! that gives nothing gives a problem. One file a format, listed in
//! [`format::FORMATS`]. Knows nothing of names, quotations or the index.

mod archives;
mod article;
pub mod block;
mod byline;
pub(crate) mod calendar;
mod caption;
pub mod clipping;
mod code_pages;
mod crosshead;
mod date_reader;
mod dateline;
mod decoding;
mod draft;
mod end_mark;
mod epub;
mod exports;
mod feed;
pub mod format;
mod front_matter;
mod headline;
mod html;
mod language;
mod lines;
mod mail;
mod markdown;
mod masthead;
pub mod moment;
mod office;
mod outlet;
mod passage;
mod pdf;
pub mod problem;
mod promotion;
pub mod provenance;
pub mod read;
mod readers;
mod reading;
mod refused;
mod sidecar;
mod sign_off;
mod stated_date;
mod structure;
mod table;
mod tables;
mod text_file;
mod zip_file;
pub(crate) mod zone;

pub use block::{Block, BlockKind};
pub use clipping::{Clipping, Headline};
pub use format::{FORMATS, Format};
pub use language::is_function_word;
pub use moment::{Grain, Moment};
pub use problem::{Problem, ProblemCode, Severity};
pub use provenance::{Basis, Sourced};
pub use read::{InputFile, ReadFile, read};
pub use refused::refused;
pub use sidecar::unreadable_sidecar;
pub use tables::{ColumnPreview, Role, TableMapping, TablePreview, table_preview};

/// Largest file that is read, in bytes: one beyond this is refused with a
/// problem before its bytes are looked at. A format may allow less
/// ([`format::FormatEntry::max_bytes`]).
pub const MAX_FILE_BYTES: u64 = 256_000_000;
