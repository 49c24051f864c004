//! Reads plain text: the file, whole and unchanged, is the text.

use super::lines::{list_marker, paragraphs};
use super::sidecar::Metadata;
use super::structure::{Passage, Structure, structure};
use super::BlockKind;

/// What a format's reader makes of a file.
pub struct Article {
    /// The text that the blocks count in.
    pub text: String,
    /// The decoded source where it differs from `text`.
    pub original: Option<String>,
    /// Blocks and facts of the text.
    pub structure: Structure,
    /// What the file says of itself in a front matter.
    pub front_matter: Metadata,
}

/// Reads plain text.
pub fn read_text(text: String) -> Article {
    let paragraphs = paragraphs(&text);
    let passages = paragraphs.iter().map(|paragraph| {
        let words = paragraph.span.of(&text);
        let kind = match words {
            _ if words.starts_with("> ") || words == ">" => BlockKind::Quote,
            _ if list_marker(words).is_some() => BlockKind::List,
            _ => BlockKind::Body,
        };
        Passage { span: paragraph.span, kind, level: 0, after_blank: paragraph.after_blank }
    });
    let passages: Vec<Passage> = passages.collect();
    let structure = structure(&text, passages);
    Article { text, original: None, structure, front_matter: Metadata::default() }
}
