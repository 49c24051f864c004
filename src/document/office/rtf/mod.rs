//! Reads documents in Rich Text Format (Microsoft's specification 1.9.1).

mod code_page;
mod destination;
mod flow;
mod reader;
mod state;
mod tokens;
mod words;

use crate::document::reading::{Reading, Source};
use crate::document::{Format, ProblemCode};

/// Whether a file is in Rich Text Format.
pub fn tells(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(b"{\\rtf")
}

/// Reads a document in Rich Text Format.
pub fn read(source: &Source<'_>, reading: &mut Reading<'_>) {
    let (document, encoding, is_whole) = reader::read(source.bytes);
    if !is_whole {
        reading.problem(
            ProblemCode::Damaged,
            "expected a document with an end, but found that it breaks off",
            "fetch the file again: what it holds was read",
        );
    }
    document.add(Format::Rtf, encoding, reading);
}
