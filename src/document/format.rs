use serde::{Deserialize, Serialize};

/// A format that Dateline reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown (CommonMark), with or without a YAML front matter.
    Markdown,
}

/// What is known of one format: the one table from which the pickers, the
/// README's list and the tests derive.
pub struct FormatEntry {
    /// The format.
    pub format: Format,
    /// Name in the command line's output and in the page.
    pub name: &'static str,
    /// File name endings, lower case, no dot.
    pub extensions: &'static [&'static str],
}

/// Every format that is read.
pub const FORMATS: &[FormatEntry] = &[
    FormatEntry { format: Format::Text, name: "text", extensions: &["txt", "text"] },
    FormatEntry { format: Format::Markdown, name: "markdown", extensions: &["md", "markdown"] },
];

impl Format {
    /// The format's row of [`FORMATS`].
    pub fn entry(self) -> &'static FormatEntry {
        FORMATS.iter().find(|entry| entry.format == self).expect("every format has a row")
    }
}
