use serde::{Deserialize, Serialize};

use super::{Clipping, Problem};

/// A file to read.
#[derive(Clone, Copy, Debug)]
pub struct InputFile<'a> {
    /// Path as the reader gave it.
    pub path: &'a str,
    /// The bytes.
    pub bytes: &'a [u8],
    /// The bytes of `NAME.meta.json` beside it, if there is one.
    pub sidecar: Option<&'a [u8]>,
    /// Date for a clipping that has none (`--published`).
    pub published: Option<&'a str>,
}

/// What a file gave.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadFile {
    /// Its clippings, in the file's order.
    pub clippings: Vec<Clipping>,
    /// What was wrong.
    pub problems: Vec<Problem>,
}

/// Reads one file. Never fails: what cannot be read is in `problems`.
pub fn read(_file: InputFile<'_>) -> ReadFile {
    todo!()
}
