//! The formats that are read.

use serde::{Deserialize, Serialize};

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
}

/// What is known of one format: the one table from which the pickers, the
/// README's list and the tests derive.
pub struct FormatEntry {
    /// The format.
    pub format: Format,
    /// Name in the command line's output, in queries and in filters.
    pub name: &'static str,
    /// Name for readers.
    pub label: &'static str,
    /// File name endings, lower case, no dot.
    pub extensions: &'static [&'static str],
}

/// Every format that is read.
pub const FORMATS: &[FormatEntry] = &[
    FormatEntry {
        format: Format::Text,
        name: "text",
        label: "Plain text",
        extensions: &["txt", "text"],
    },
    FormatEntry {
        format: Format::Markdown,
        name: "markdown",
        label: "Markdown",
        extensions: &["md", "markdown"],
    },
    FormatEntry {
        format: Format::Html,
        name: "html",
        label: "Web page",
        extensions: &["html", "htm", "xhtml"],
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

    /// The format that a path's ending names; None for every other ending.
    pub fn of_path(path: &str) -> Option<Format> {
        let extension = extension(path)?.to_ascii_lowercase();
        FORMATS
            .iter()
            .find(|entry| entry.extensions.contains(&extension.as_str()))
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
