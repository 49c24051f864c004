//! A clipping's blocks.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// A stretch of a clipping's text with one role on the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Bytes of `Clipping::text`. Blocks are sorted and do not overlap;
    /// what lies between two blocks is white space.
    pub span: Span,
    /// The role.
    pub kind: BlockKind,
    /// 1 for the clipping's own headline, 2 to 6 for crossheads, 0 elsewhere.
    pub level: u8,
}

/// The role of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    /// The headline, or a crosshead inside the body.
    Headline,
    /// Who wrote it: an author or an agency on a line of its own.
    Byline,
    /// Where and when it was written: place, publication date, agency.
    Dateline,
    /// A paragraph of the article.
    Body,
    /// The words under a picture, or its alternative text.
    Caption,
    /// The site's own lines: promotion, related links, rights, end marks.
    Boilerplate,
    /// A quoted passage set apart.
    Quote,
    /// One item of a list.
    List,
    /// A table, cells apart by tabs, rows by line ends.
    Table,
}

impl BlockKind {
    /// The name in the command line's output and in the page.
    pub fn name(self) -> &'static str {
        match self {
            BlockKind::Headline => "headline",
            BlockKind::Byline => "byline",
            BlockKind::Dateline => "dateline",
            BlockKind::Body => "body",
            BlockKind::Caption => "caption",
            BlockKind::Boilerplate => "boilerplate",
            BlockKind::Quote => "quote",
            BlockKind::List => "list",
            BlockKind::Table => "table",
        }
    }
}
