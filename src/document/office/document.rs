//! A document of an office program on its way to clippings.

use super::body::Paragraph;
use super::properties::Properties;
use crate::document::draft::Draft;
use crate::document::reading::Reading;
use crate::document::{BlockKind, Format, ProblemCode, exports};

/// A paragraph so long is the article's own, in bytes.
const PROSE_BYTES: usize = 200;
/// How far from the top the headline may stand, in paragraphs.
const MAX_ABOVE: usize = 12;
/// Most paragraphs of running headers and footers.
const MAX_RUNNING: usize = 200;

/// What a document holds.
#[derive(Debug, Default)]
pub struct Document {
    /// Its paragraphs, in reading order.
    pub body: Vec<Paragraph>,
    /// Footnotes and endnotes.
    pub notes: Vec<Paragraph>,
    /// Running headers and footers.
    pub running: Vec<Paragraph>,
    /// What it says of itself.
    pub properties: Properties,
    /// Whether files of other formats stand in it, which are read apart.
    pub has_chunks: bool,
}

impl Document {
    /// Adds its clipping, or the clippings of a database's export.
    pub fn add(mut self, format: Format, encoding: &str, reading: &mut Reading<'_>) {
        self.level_headings();
        if exports::read_paragraphs(&self.body, format, encoding, reading) {
            return;
        }
        let mut draft = Draft::default();
        for paragraph in self.body.iter().chain(&self.notes) {
            draft.push(paragraph.kind, paragraph.level, &paragraph.words);
        }
        for words in self.running_lines() {
            draft.push(BlockKind::Boilerplate, 0, words);
        }
        if draft.is_empty() {
            return match self.has_chunks {
                true => {}
                false => no_words(reading),
            };
        }
        let mut article = draft.article();
        self.properties.complete(&mut article);
        reading.add(article, format, encoding);
    }

    /// Headers and footers, each line once, page numbers aside.
    fn running_lines(&self) -> Vec<&str> {
        let mut lines: Vec<&str> = Vec::new();
        for paragraph in self.running.iter().take(MAX_RUNNING) {
            let words = paragraph.words.trim();
            let says_something = words
                .chars()
                .filter(|letter| letter.is_alphabetic())
                .count()
                > 1;
            if says_something && !lines.contains(&words) {
                lines.push(words);
            }
        }
        lines
    }

    /// One heading is the article's own: the title, or else the one that
    /// stands over its text; the others stand in it.
    fn level_headings(&mut self) {
        let is_heading = |paragraph: &&mut Paragraph| paragraph.kind == BlockKind::Headline;
        let is_title =
            |paragraph: &Paragraph| paragraph.kind == BlockKind::Headline && paragraph.level == 1;
        let own = match self.body.iter().position(is_title) {
            Some(title) => Some(title),
            None => {
                let above = self.body.iter().take(MAX_ABOVE);
                let is_short = |paragraph: &&Paragraph| {
                    paragraph.kind == BlockKind::Headline || paragraph.words.len() < PROSE_BYTES
                };
                above
                    .take_while(is_short)
                    .position(|paragraph| paragraph.kind == BlockKind::Headline)
            }
        };
        for (at, paragraph) in self.body.iter_mut().enumerate() {
            if is_heading(&paragraph) {
                paragraph.level = match Some(at) == own {
                    true => 1,
                    false => paragraph.level.clamp(2, 6),
                };
            }
        }
        for note in self.notes.iter_mut().filter(is_heading) {
            note.level = note.level.clamp(2, 6);
        }
    }
}

/// The problem of a document without words.
pub fn no_words(reading: &mut Reading<'_>) {
    reading.problem(
        ProblemCode::Empty,
        "expected a document with words, but found none",
        "open the document and look whether it holds pictures only",
    );
}
