//! The formats that are read.

use serde::{Deserialize, Serialize};

use super::MAX_FILE_BYTES;

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
}

/// Largest file of text that is read, in bytes: a clipping is an article.
const TEXT_BYTES: u64 = 64_000_000;

/// Largest office document or book that is read, in bytes: it may hold pictures.
const OFFICE_BYTES: u64 = MAX_FILE_BYTES;

/// Largest table that is read, in bytes: a row is an article.
const TABLE_BYTES: u64 = MAX_FILE_BYTES;

/// Every format that is read.
pub const FORMATS: &[FormatEntry] = &[
    FormatEntry {
        format: Format::Text,
        name: "text",
        label: "Plain text",
        extensions: &["txt", "text"],
        mime_types: &["text/plain"],
        max_bytes: TEXT_BYTES,
    },
    FormatEntry {
        format: Format::Markdown,
        name: "markdown",
        label: "Markdown",
        extensions: &["md", "markdown"],
        mime_types: &["text/markdown"],
        max_bytes: TEXT_BYTES,
    },
    FormatEntry {
        format: Format::Html,
        name: "html",
        label: "Web page",
        extensions: &["html", "htm", "xhtml"],
        mime_types: &["text/html", "application/xhtml+xml"],
        max_bytes: TEXT_BYTES,
    },
    FormatEntry {
        format: Format::Mhtml,
        name: "mhtml",
        label: "Web page with its pictures (MHTML)",
        extensions: &["mhtml", "mht"],
        mime_types: &["multipart/related", "application/x-mimearchive"],
        max_bytes: MAX_FILE_BYTES,
    },
    FormatEntry {
        format: Format::Email,
        name: "email",
        label: "Mail message",
        extensions: &["eml", "emlx"],
        mime_types: &["message/rfc822", "message/global"],
        max_bytes: MAX_FILE_BYTES,
    },
    FormatEntry {
        format: Format::Mbox,
        name: "mbox",
        label: "Mailbox",
        extensions: &["mbox", "mbx"],
        mime_types: &["application/mbox"],
        max_bytes: MAX_FILE_BYTES,
    },
    FormatEntry {
        format: Format::Outlook,
        name: "outlook",
        label: "Outlook message",
        extensions: &["msg"],
        mime_types: &["application/vnd.ms-outlook"],
        max_bytes: MAX_FILE_BYTES,
    },
    FormatEntry {
        format: Format::Feed,
        name: "feed",
        label: "Feed (RSS, Atom, JSON Feed)",
        extensions: &["rss", "atom", "rdf"],
        mime_types: &[
            "application/rss+xml",
            "application/atom+xml",
            "application/rdf+xml",
            "application/feed+json",
        ],
        max_bytes: TEXT_BYTES,
    },
    FormatEntry {
        format: Format::Pdf,
        name: "pdf",
        label: "PDF",
        extensions: &["pdf"],
        mime_types: &["application/pdf", "application/x-pdf"],
        max_bytes: super::MAX_FILE_BYTES,
    },
    FormatEntry {
        format: Format::Docx,
        name: "docx",
        label: "Word document",
        extensions: &["docx", "docm", "dotx", "dotm"],
        mime_types: &[
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
            "application/vnd.ms-word.document.macroenabled.12",
            "application/vnd.ms-word.template.macroenabled.12",
        ],
        max_bytes: OFFICE_BYTES,
    },
    FormatEntry {
        format: Format::Odt,
        name: "odt",
        label: "OpenDocument text",
        extensions: &["odt", "ott", "odm", "fodt"],
        mime_types: &[
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.text-template",
            "application/vnd.oasis.opendocument.text-flat-xml",
        ],
        max_bytes: OFFICE_BYTES,
    },
    FormatEntry {
        format: Format::Rtf,
        name: "rtf",
        label: "Rich Text",
        extensions: &["rtf"],
        mime_types: &["application/rtf", "text/rtf", "application/x-rtf"],
        max_bytes: OFFICE_BYTES,
    },
    FormatEntry {
        format: Format::Epub,
        name: "epub",
        label: "Electronic book",
        extensions: &["epub"],
        mime_types: &["application/epub+zip"],
        max_bytes: OFFICE_BYTES,
    },
    FormatEntry {
        format: Format::Csv,
        name: "csv",
        label: "Table (CSV)",
        extensions: &["csv"],
        mime_types: &["text/csv", "application/csv"],
        max_bytes: TABLE_BYTES,
    },
    FormatEntry {
        format: Format::Tsv,
        name: "tsv",
        label: "Table (tabs)",
        extensions: &["tsv", "tab"],
        mime_types: &["text/tab-separated-values"],
        max_bytes: TABLE_BYTES,
    },
    FormatEntry {
        format: Format::Json,
        name: "json",
        label: "JSON",
        extensions: &["json"],
        mime_types: &["application/json"],
        max_bytes: TABLE_BYTES,
    },
    FormatEntry {
        format: Format::JsonLines,
        name: "jsonl",
        label: "JSON Lines",
        extensions: &["jsonl", "ndjson"],
        mime_types: &["application/jsonl", "application/x-ndjson"],
        max_bytes: TABLE_BYTES,
    },
    FormatEntry {
        format: Format::Xlsx,
        name: "xlsx",
        label: "Excel workbook",
        extensions: &["xlsx", "xlsm", "xltx", "xltm"],
        mime_types: &[
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.template",
            "application/vnd.ms-excel.sheet.macroenabled.12",
        ],
        max_bytes: OFFICE_BYTES,
    },
    FormatEntry {
        format: Format::Ods,
        name: "ods",
        label: "OpenDocument workbook",
        extensions: &["ods", "ots", "fods"],
        mime_types: &[
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.oasis.opendocument.spreadsheet-template",
            "application/vnd.oasis.opendocument.spreadsheet-flat-xml",
        ],
        max_bytes: OFFICE_BYTES,
    },
    FormatEntry {
        format: Format::Warc,
        name: "warc",
        label: "Web archive (WARC)",
        extensions: &["warc"],
        mime_types: &["application/warc"],
        max_bytes: MAX_FILE_BYTES,
    },
    FormatEntry {
        format: Format::Wacz,
        name: "wacz",
        label: "Web archive (WACZ)",
        extensions: &["wacz"],
        mime_types: &["application/wacz", "application/wacz+zip"],
        max_bytes: MAX_FILE_BYTES,
    },
    FormatEntry {
        format: Format::Zip,
        name: "zip",
        label: "ZIP archive",
        extensions: &["zip"],
        mime_types: &["application/zip", "application/x-zip-compressed"],
        max_bytes: MAX_FILE_BYTES,
    },
    FormatEntry {
        format: Format::Tar,
        name: "tar",
        label: "tar archive",
        extensions: &["tar"],
        mime_types: &["application/x-tar"],
        max_bytes: MAX_FILE_BYTES,
    },
    FormatEntry {
        format: Format::Gzip,
        name: "gzip",
        label: "Compressed by gzip",
        extensions: &["gz", "tgz"],
        mime_types: &["application/gzip", "application/x-gzip"],
        max_bytes: MAX_FILE_BYTES,
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

    /// Whether its files have columns, which a reader may choose.
    pub fn is_table(self) -> bool {
        matches!(
            self,
            Format::Csv
                | Format::Tsv
                | Format::Json
                | Format::JsonLines
                | Format::Xlsx
                | Format::Ods
        )
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
