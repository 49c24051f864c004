//! The lines of a file, whatever its format.

use crate::document::BlockKind;
use crate::document::html::PageParagraph;
use crate::document::lines::trim;
use crate::document::office::Paragraph;

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// Its words, without white space around them.
    pub words: &'a str,
    /// What the file says it is.
    pub kind: BlockKind,
    /// A blank line, or the start of a paragraph, stands before it.
    pub after_blank: bool,
}

impl Line<'_> {
    /// Whether the file names it a heading.
    pub fn is_heading(&self) -> bool {
        self.kind == BlockKind::Headline
    }
}

/// The lines of a plain text.
pub fn of_text(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut after_blank = true;
    let mut rest = Some(text);
    while let Some(line) = rest {
        let end = line.bytes().position(|byte| matches!(byte, b'\n' | 0x0C));
        rest = end.map(|end| &line[end + 1..]);
        let words = trim(&line[..end.unwrap_or(line.len())]);
        if words.is_empty() {
            after_blank = true;
            continue;
        }
        lines.push(Line {
            words,
            kind: BlockKind::Body,
            after_blank,
        });
        after_blank = false;
    }
    lines
}

/// The lines of a document's paragraphs.
pub fn of_paragraphs(paragraphs: &[Paragraph]) -> Vec<Line<'_>> {
    let lines = paragraphs
        .iter()
        .flat_map(|one| parted(&one.words, one.kind));
    lines.collect()
}

/// The lines of a page's paragraphs.
pub fn of_page(paragraphs: &[PageParagraph]) -> Vec<Line<'_>> {
    let lines = paragraphs
        .iter()
        .flat_map(|one| parted(&one.words, one.kind));
    lines.collect()
}

fn parted(words: &str, kind: BlockKind) -> impl Iterator<Item = Line<'_>> {
    let words = words.split('\n').map(trim).filter(|line| !line.is_empty());
    words.enumerate().map(move |(at, words)| Line {
        words,
        kind,
        after_blank: at == 0,
    })
}
