//! The formats that are read.

use serde::{Deserialize, Serialize};

use super::reading::{Reading, Source};
use super::{html, markdown, pdf, text_file};
use crate::text::decode::Decoded;

/// A format that Dateline reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown (CommonMark), with or without a YAML front matter.
    Markdown,
    /// A web page as a browser saved it.
    Html,
    // Saved libraries hold the places of these: new ones come last.
    /// A web page with its pictures in one MIME file.
    Mhtml,
    /// A web archive (ISO 28500).
    Warc,
    /// A zipped web archive.
    Wacz,
    /// A message (RFC 5322), Apple Mail's form included.
    Email,
    /// A mailbox (RFC 4155).
    Mbox,
    /// A message of Outlook.
    Outlook,
    /// A feed: RSS, RDF, Atom or JSON Feed.
    Feed,
    /// A table, cells apart by commas or semicolons.
    Csv,
    /// A table, cells apart by tabs.
    Tsv,
    /// JSON.
    Json,
    /// JSON Lines.
    #[serde(rename = "jsonl")]
    JsonLines,
    /// A workbook of Excel (Office Open XML).
    Xlsx,
    /// A workbook of LibreOffice (OpenDocument).
    Ods,
    /// A document of Word (Office Open XML).
    Docx,
    /// A document of LibreOffice (OpenDocument).
    Odt,
    /// Rich Text Format.
    Rtf,
    /// An electronic book.
    Epub,
    /// PDF.
    Pdf,
    /// A ZIP archive.
    Zip,
    /// A tar archive.
    Tar,
    /// A file compressed by gzip.
    Gzip,
}

/// What is known of one format: the one table from which the pickers, the
/// README's list, `dateline formats` and the tests derive.
pub struct FormatEntry {
    /// The format.
    pub format: Format,
    /// Name in the command line's output, in queries and in filters.
    pub name: &'static str,
    /// Name for readers.
    pub label: &'static str,
    /// File name endings, lower case, no dot.
    pub extensions: &'static [&'static str],
    /// MIME types by which a message, a feed or an archive names it.
    pub mime_types: &'static [&'static str],
    /// Largest file that is read, in bytes.
    pub max_bytes: u64,
    /// How a file of this format is told and read.
    pub(super) reader: Reader,
}

/// How a format is told and read.
#[derive(Clone, Copy)]
pub(super) enum Reader {
    /// From its bytes.
    Bytes {
        /// Whether a file is of this format; the first row that says so counts.
        tells: fn(&[u8]) -> bool,
        /// Reads it.
        read: fn(&Source<'_>, &mut Reading<'_>),
    },
    /// From its text, decoded.
    Text {
        /// Whether a text, cut to its beginning, is of this format; asked after
        /// all formats of bytes, before the name.
        tells: fn(&str) -> bool,
        /// Reads it.
        read: fn(Decoded, &Source<'_>, &mut Reading<'_>),
    },
}

/// Largest file of text that is read, in bytes: a clipping is an article.
const TEXT_BYTES: u64 = 64_000_000;

/// Every format that is read; the first row that tells a file counts, so what
/// is special stands before what it is a kind of (an EPUB before a ZIP).
pub const FORMATS: &[FormatEntry] = &[
    FormatEntry {
        format: Format::Text,
        name: "text",
        label: "Plain text",
        extensions: &["txt", "text"],
        mime_types: &["text/plain"],
        max_bytes: TEXT_BYTES,
        reader: Reader::Text {
            tells: |_| false,
            read: text_file::read,
        },
    },
    FormatEntry {
        format: Format::Markdown,
        name: "markdown",
        label: "Markdown",
        extensions: &["md", "markdown"],
        mime_types: &["text/markdown"],
        max_bytes: TEXT_BYTES,
        reader: Reader::Text {
            tells: |_| false,
            read: markdown::read,
        },
    },
    FormatEntry {
        format: Format::Html,
        name: "html",
        label: "Web page",
        extensions: &["html", "htm", "xhtml"],
        mime_types: &["text/html", "application/xhtml+xml"],
        max_bytes: TEXT_BYTES,
        reader: Reader::Text {
            tells: html::opens_as_page,
            read: html::read,
        },
    },
    FormatEntry {
        format: Format::Pdf,
        name: "pdf",
        label: "PDF",
        extensions: &["pdf"],
        mime_types: &["application/pdf", "application/x-pdf"],
        max_bytes: super::MAX_FILE_BYTES,
        reader: Reader::Bytes {
            tells: pdf::tells,
            read: pdf::read,
        },
    },
];

impl Format {
    /// The format's row of [`FORMATS`].
    pub fn entry(self) -> &'static FormatEntry {
        FORMATS
            .iter()
            .find(|entry| entry.format == self)
            .expect("every format has a row")
    }

    /// The format of this name in [`FORMATS`].
    pub fn named(name: &str) -> Option<Format> {
        let entry = FORMATS.iter().find(|entry| entry.name == name)?;
        Some(entry.format)
    }

    /// The format that a path's ending names; None for every other ending.
    pub fn of_path(path: &str) -> Option<Format> {
        let extension = extension(path)?.to_ascii_lowercase();
        FORMATS
            .iter()
            .find(|entry| entry.extensions.contains(&extension.as_str()))
            .map(|entry| entry.format)
    }

    /// The format that a MIME type names, parameters aside.
    pub fn of_mime_type(mime_type: &str) -> Option<Format> {
        let bare = mime_type.split(';').next().unwrap_or_default();
        let bare = bare.trim().to_ascii_lowercase();
        FORMATS
            .iter()
            .find(|entry| entry.mime_types.contains(&bare.as_str()))
            .map(|entry| entry.format)
    }
}

/// What follows the last dot of the last piece of `path`, if anything does.
pub fn extension(path: &str) -> Option<&str> {
    let (stem, extension) = file_name(path).rsplit_once('.')?;
    (!stem.is_empty() && !extension.is_empty()).then_some(extension)
}

/// The last piece of `path`.
pub fn file_name(path: &str) -> &str {
    path.trim_end_matches(['/', '\\'])
        .rsplit(['/', '\\'])
        .next()
        .unwrap_or(path)
}
