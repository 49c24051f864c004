//! Reads plain text: the file, whole and unchanged, is the text.

use super::lines::{list_marker, paragraphs};
use super::passage::{Passage, Structure};
use super::sidecar::Metadata;
use super::stated_date::stated_dates;
use super::structure::structure;
use super::{BlockKind, Sourced};

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
    /// The language that the file declares; what its words say counts before.
    pub language: Option<Sourced<String>>,
}

/// Reads plain text.
pub fn read_text(text: String) -> Article {
    let paragraphs = paragraphs(&text);
    let passages = paragraphs.iter().map(|paragraph| {
        let words = paragraph.span.of(&text);
        let kind = match words {
            _ if words.starts_with("> ") || words == ">" => BlockKind::Quote,
            _ if list_marker(words).is_some() && stated_dates(words).is_none() => BlockKind::List,
            _ => BlockKind::Body,
        };
        Passage {
            span: paragraph.span,
            kind,
            level: 0,
            after_blank: paragraph.after_blank,
        }
    });
    let passages = joined_quotes(passages);
    let structure = structure(&text, passages);
    Article {
        text,
        original: None,
        structure,
        front_matter: Metadata::default(),
        language: None,
    }
}

/// Quoted lines that follow each other are one passage.
fn joined_quotes(passages: impl Iterator<Item = Passage>) -> Vec<Passage> {
    let mut joined: Vec<Passage> = Vec::new();
    for passage in passages {
        match joined.last_mut() {
            Some(last)
                if last.kind == BlockKind::Quote
                    && passage.kind == BlockKind::Quote
                    && !passage.after_blank =>
            {
                last.span.end = passage.span.end;
            }
            _ => joined.push(passage),
        }
    }
    joined
}
