//! What is wrong in the reader's material.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// Something wrong in the reader's material: what, where, and the way out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Which kind of problem.
    pub code: ProblemCode,
    /// Path of the file, as given.
    pub file: String,
    /// Which piece of the file, where it holds several; as `Clipping::part`.
    pub part: Option<String>,
    /// Line in the file, from 1, where one can be named.
    pub line: Option<u32>,
    /// Bytes of the clipping's text, where it has one.
    pub span: Option<Span>,
    /// What is wrong: lower case, no full stop, input in backticks.
    pub message: String,
    /// The way out.
    pub hint: String,
}

impl Problem {
    /// A problem of a whole file; `line` and `span` are set by who knows them.
    pub fn new(
        code: ProblemCode,
        file: &str,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Problem {
        Problem {
            code,
            file: file.to_string(),
            part: None,
            line: None,
            span: None,
            message: message.into(),
            hint: hint.into(),
        }
    }

    /// Where it is: the file's path, and the piece of it as if the file were a
    /// folder.
    pub fn place(&self) -> String {
        match &self.part {
            Some(part) => format!("{}/{part}", self.file),
            None => self.file.clone(),
        }
    }

    /// Whether it is one of the clipping that stands in `part` of its file: of
    /// the part, of what the part is in, or of the file as a whole.
    pub fn concerns(&self, part: Option<&str>) -> bool {
        self.part.as_deref().is_none_or(|own| {
            part.is_some_and(|part| {
                part.strip_prefix(own)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
        })
    }
}

/// The kinds of problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemCode {
    /// The file has no bytes, or white space only.
    Empty,
    /// The file is larger than [`super::MAX_FILE_BYTES`].
    TooLarge,
    /// The bytes are no text (a picture, a program, a compressed file).
    Binary,
    /// No reader for this kind of file.
    UnknownFormat,
    /// Bytes that are not valid in the encoding; U+FFFD stands in their place.
    BadBytes,
    /// The encoding was guessed from the bytes and the guess is uncertain.
    GuessedEncoding,
    /// A sidecar file that cannot be used, wholly or in part.
    BadSidecar,
    /// A sidecar file without the file it describes.
    OrphanSidecar,
    /// A date in the metadata that is no date.
    BadDate,
    /// The same file is in the library already; it was not added again.
    AlreadyInLibrary,
    /// The same bytes are in the library under another name; kept as a copy.
    SameBytes,
    /// The file could not be opened or read by the system.
    Unreadable,
    /// The reader crashed on the file; only this file is lost.
    ReaderCrashed,
    /// The reader took too long over the file; only this file is lost.
    TimedOut,
    /// The file was in the library with other bytes; the new ones count.
    Replaced,
    /// A web page without an article: links and the site's own lines alone.
    NoArticle,
    /// Only the beginning of a file was read, since it has too many parts.
    CutShort,
    /// Files inside files, deeper than is read.
    TooDeep,
    /// A file of this format that is not as the format says; what could be
    /// read of it was.
    Damaged,
    /// Pages of a PDF that are pictures: they have no text to read.
    NoText,
    /// A file that opens with a password only.
    Locked,
    /// Part of the file was left out on purpose (an attached picture, an entry
    /// of a kind that is not read).
    LeftOut,
    /// Many articles in one file, in a layout that is not known: it stayed whole.
    UnknownLayout,
    /// Columns of a table that its reader named and that are not there.
    BadColumns,
}

/// How much a problem costs the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The file gave no clipping.
    Lost,
    /// The file was read, but part of it may be wrong or missing.
    Doubtful,
    /// Good to know; nothing is wrong with the text.
    Note,
}

impl Severity {
    /// The name in tables and in the page.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Lost => "lost",
            Severity::Doubtful => "doubtful",
            Severity::Note => "note",
        }
    }
}

impl ProblemCode {
    /// The code of a file that never reached a reader, by its name.
    pub fn named(name: &str) -> Option<ProblemCode> {
        use ProblemCode::*;
        Some(match name {
            "too-large" => TooLarge,
            "orphan-sidecar" => OrphanSidecar,
            "unreadable" => Unreadable,
            "reader-crashed" => ReaderCrashed,
            "timed-out" => TimedOut,
            _ => return None,
        })
    }

    /// How much the problem costs the reader.
    pub fn severity(self) -> Severity {
        use ProblemCode::*;
        match self {
            Empty | TooLarge | Binary | UnknownFormat | Unreadable | ReaderCrashed | TimedOut
            | TooDeep | Locked => Severity::Lost,
            BadBytes | GuessedEncoding | BadSidecar | OrphanSidecar | BadDate | NoArticle
            | CutShort | Damaged | NoText | UnknownLayout | BadColumns => Severity::Doubtful,
            AlreadyInLibrary | SameBytes | Replaced | LeftOut => Severity::Note,
        }
    }
}
