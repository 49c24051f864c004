//! A clipping: one article as read.

use serde::{Deserialize, Serialize};

use super::{Block, Format, Moment, Sourced};
use crate::text::Span;
use crate::text::sentences::sentences;

/// One article, as read from a file: its text and what the file says of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clipping {
    /// Path of the file as the reader gave it, `/` between folders.
    pub file: String,
    /// Which piece of the file, where a file holds several clippings.
    pub part: Option<String>,
    /// Format of the file.
    pub format: Format,
    /// Name of the encoding that the bytes were decoded from (WHATWG names).
    pub encoding: String,
    /// XXH3-64 of the file's bytes: tells a file that comes twice.
    pub digest: u64,
    /// The text. For plain text the decoded file, whole and unchanged (a byte
    /// order mark aside); for other formats the text read from it.
    pub text: String,
    /// The decoded source where it differs from `text` (Markdown with marks).
    pub original: Option<String>,
    /// The title, and whether the clipping states it.
    pub headline: Headline,
    /// Who published it.
    pub publisher: Option<Sourced<String>>,
    /// Who wrote it, as printed.
    pub byline: Option<Sourced<String>>,
    /// BCP 47 language, by the words of the text unless metadata says so.
    pub language: Option<Sourced<String>>,
    /// Where it stood on the web.
    pub url: Option<Sourced<String>>,
    /// When it was published, with the precision that is known.
    pub published: Option<Sourced<Moment>>,
    /// The place in the dateline, in ordinary capitals (`SEOUL--` → `Seoul`).
    pub dateline: Option<Sourced<String>>,
    /// The text's blocks: sorted, no overlap.
    pub blocks: Vec<Block>,
    // Saved libraries hold clippings field by field: new fields come last, and
    // are nothing where they are zero (`crate::index` reads older ones so).
    /// When it was last changed after it was published.
    pub modified: Option<Sourced<Moment>>,
    /// For a file with pages, where each begins, in bytes of `text`, from the
    /// first: rising; empty for a file without pages.
    pub pages: Vec<u32>,
}

impl Clipping {
    /// The sentences of the text, block by block: the end of a block always
    /// ends a sentence. Sorted, disjoint, without white space around them.
    pub fn sentences(&self) -> Vec<Span> {
        let of_block = |block: &Block| {
            let start = block.span.start;
            sentences(block.span.of(&self.text))
                .into_iter()
                .map(move |span| Span {
                    start: start + span.start,
                    end: start + span.end,
                })
        };
        self.blocks.iter().flat_map(of_block).collect()
    }

    /// The page, from 1, on which the text at `byte` stands; None for a file
    /// without pages.
    pub fn page_at(&self, byte: u32) -> Option<u32> {
        let n_begun = self.pages.partition_point(|start| *start <= byte);
        (!self.pages.is_empty()).then(|| n_begun.max(1) as u32)
    }

    /// Whether every span lies in the text, blocks stand in order and the date
    /// exists: true of what a reader made, not of any bytes that decode.
    pub fn is_consistent(&self) -> bool {
        fn evidence<T>(sourced: &Option<Sourced<T>>) -> &[Span] {
            sourced.as_ref().map_or(&[], |sourced| &sourced.evidence)
        }
        let spans = [
            evidence(&self.publisher),
            evidence(&self.byline),
            evidence(&self.language),
            evidence(&self.url),
            evidence(&self.published),
            evidence(&self.modified),
            evidence(&self.dateline),
            &self.headline.title.evidence,
            self.headline.span.as_slice(),
        ];
        let fits = |span: &Span| self.text.get(span.range()).is_some();
        spans.into_iter().flatten().all(fits)
            && self.blocks.iter().all(|block| fits(&block.span))
            && self
                .blocks
                .is_sorted_by(|before, after| before.span.end <= after.span.start)
            && (self.published.iter().chain(&self.modified)).all(|date| date.value.exists())
            && self.pages.is_sorted()
            && (self.pages.iter()).all(|start| self.text.is_char_boundary(*start as usize))
    }
}

/// The clipping's title. Never empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Headline {
    /// The words, on one line, and what they rest on: `Stated` for a headline
    /// in the text, `Metadata`, or `Inferred` for a short title from the lede.
    pub title: Sourced<String>,
    /// Bytes of `Clipping::text` of the headline's own block, if it has one.
    pub span: Option<Span>,
}
