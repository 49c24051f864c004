//! Reads files compressed by gzip (RFC 1952): what is in them, as if it were
//! the file.

use super::inflate::{gunzip, opens_as_gzip};
use crate::document::ProblemCode;
use crate::document::format::extension;
use crate::document::reading::{Reading, Source};

/// Whether a file is compressed by gzip.
pub fn tells(bytes: &[u8]) -> bool {
    opens_as_gzip(bytes)
}

/// Reads the file in a compressed one.
pub fn read(source: &Source<'_>, reading: &mut Reading<'_>) {
    let room = reading.room();
    let unpacked = gunzip(source.bytes, room);
    reading.unpack(unpacked.bytes.len() + usize::from(unpacked.is_cut));
    if unpacked.is_damaged || (unpacked.bytes.is_empty() && !unpacked.is_cut) {
        let what = match unpacked.bytes.is_empty() {
            true => "nothing of it could be read",
            false => "what could be read of it was",
        };
        reading.problem(
            ProblemCode::Damaged,
            format!("expected a file compressed by gzip, but found it damaged; {what}"),
            "fetch the file again",
        );
    }
    if !unpacked.bytes.is_empty() {
        let name = inner_name(source.name);
        let inner = Source::new(&name, &unpacked.bytes);
        reading.unwrapped(inner);
    }
}

/// `a.txt` of `a.txt.gz`, `a.tar` of `a.tgz`.
fn inner_name(name: &str) -> String {
    let ending = extension(name).unwrap_or_default();
    let bare = name.len() - ending.len();
    match ending.to_ascii_lowercase().as_str() {
        "gz" | "gzip" => name[..bare - 1].to_string(),
        "tgz" => format!("{}tar", &name[..bare]),
        _ => name.to_string(),
    }
}
