//! Reads plain text: the file, whole and unchanged, is the text.

use super::article::Article;
use super::lines::{list_marker, paragraphs};
use super::passage::Passage;
use super::reading::{Reading, Source};
use super::stated_date::stated_dates;
use super::structure::structure;
use super::{BlockKind, Format, exports};
use crate::text::decode::Decoded;

/// Reads plain text into its clipping, or the clippings of a database's export.
pub fn read(file: Decoded, _: &Source<'_>, reading: &mut Reading<'_>) {
    if !exports::read_text(&file.text, Format::Text, file.encoding, reading) {
        reading.add(read_text(file.text), Format::Text, file.encoding);
    }
}

/// Reads plain text.
pub fn read_text(text: String) -> Article {
    let structure = structure(&text, passages(&text));
    Article {
        text,
        structure,
        ..Article::default()
    }
}

/// The paragraphs of plain text: quotes, items of lists, and bodies.
pub fn passages(text: &str) -> Vec<Passage> {
    let paragraphs = paragraphs(text);
    let passages = paragraphs.iter().map(|paragraph| {
        let words = paragraph.span.of(text);
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
    joined_quotes(passages)
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
