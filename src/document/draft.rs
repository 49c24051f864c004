//! An article's text as it is written from the parts of a file.

use super::BlockKind;
use super::article::Article;
use super::lines::trim;
use super::passage::{Passage, Structure};
use super::structure::{news_lines, structure};
use crate::text::Span;

/// The text and blocks of an article, written block by block by the reader of
/// a format that has paragraphs of its own.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    text: String,
    passages: Vec<Passage>,
}

impl Draft {
    /// Adds a block; gives its bytes of the text, None where it has no words.
    /// White space around the words is dropped, inside it is kept. `level` as
    /// [`super::Block::level`].
    pub fn push(&mut self, kind: BlockKind, level: u8, words: &str) -> Option<Span> {
        let words = trim(words);
        if words.is_empty() {
            return None;
        }
        let is_list = |kind| kind == BlockKind::List;
        match self.passages.last() {
            None => {}
            Some(last) if is_list(last.kind) && is_list(kind) => self.text.push('\n'),
            Some(_) => self.text.push_str("\n\n"),
        }
        let start = self.text.len();
        self.text.push_str(words);
        let span = Span::new(start, self.text.len());
        self.passages.push(Passage {
            span,
            kind,
            level,
            after_blank: true,
        });
        Some(span)
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.passages.is_empty()
    }

    /// Bytes of the text so far: where the next page begins.
    pub fn n_bytes(&self) -> u32 {
        self.text.len() as u32
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The blocks so far.
    pub fn passages(&self) -> &[Passage] {
        &self.passages
    }

    /// The article of a file that says nothing of it but its paragraphs (an
    /// office document, a PDF): all rules of news find masthead, headline,
    /// byline and date in the text.
    pub fn article(self) -> Article {
        let structure = structure(&self.text, self.passages);
        Article {
            text: self.text,
            structure,
            ..Article::default()
        }
    }

    /// The article of a file that states its facts apart (a message, an item of
    /// a feed, a page): `facts` has them, without blocks. Datelines, captions
    /// and the site's own lines are found in the text.
    pub fn with_facts(self, facts: Structure) -> Article {
        let mut structure = facts;
        structure.blocks = self.passages.iter().map(Passage::block).collect();
        news_lines(&self.text, &mut structure);
        Article {
            text: self.text,
            structure,
            ..Article::default()
        }
    }
}
