//! One file becomes clippings and problems.

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use super::reading::{Reading, Source};
use super::{Clipping, Format, MAX_FILE_BYTES, Problem, ProblemCode, TableMapping, refused};

/// A file to read, and what its reader chose for it.
#[derive(Clone, Copy, Debug, Default)]
pub struct InputFile<'a> {
    /// Path as the reader gave it.
    pub path: &'a str,
    /// The bytes.
    pub bytes: &'a [u8],
    /// The bytes of `NAME.meta.json` beside it, if there is one.
    pub sidecar: Option<&'a [u8]>,
    /// Date for a clipping that has none (`--published`).
    pub published: Option<&'a str>,
    /// The format to read it as, whatever its bytes and its name say.
    pub format: Option<Format>,
    /// What the columns of its table are.
    pub columns: Option<&'a TableMapping>,
    /// The encoding to read it in, as a label of the WHATWG Encoding Standard,
    /// whatever its bytes say.
    pub encoding: Option<&'a str>,
}

/// What a file gave.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadFile {
    /// Its clippings, in the file's order.
    pub clippings: Vec<Clipping>,
    /// What was wrong.
    pub problems: Vec<Problem>,
    /// The format of the file itself, which may hold files of others; None
    /// where it is not known.
    pub format: Option<Format>,
    /// Bytes of the file.
    pub n_bytes: u64,
    /// Whether its reader chose how to read it: it replaces what the same bytes
    /// gave before.
    pub is_chosen: bool,
}

/// Reads one file. Never fails: what cannot be read is in `problems`.
pub fn read(file: InputFile<'_>) -> ReadFile {
    let n_bytes = file.bytes.len() as u64;
    if n_bytes > MAX_FILE_BYTES {
        return refused(file.path, ProblemCode::TooLarge, &n_bytes.to_string());
    }
    let mut reading = Reading::new(file, xxh3_64(file.bytes));
    let format = reading.read(Source::new(file.path, file.bytes));
    ReadFile {
        format,
        n_bytes,
        is_chosen: file.format.is_some() || file.encoding.is_some() || file.columns.is_some(),
        ..reading.finish()
    }
}
