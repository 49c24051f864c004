//! All words of a page, for readers that know what it is: a chapter of a book,
//! an export of a database.

use super::{parse, pieces};
use crate::document::BlockKind;
use crate::text::Set;

/// A stretch of text inside one block of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageParagraph {
    /// What the page says it is.
    pub kind: BlockKind,
    /// 1 to 6 for headings, as in the page; 0 elsewhere.
    pub level: u8,
    /// Its words, white space collapsed.
    pub words: String,
    /// How many of its bytes are the words of links.
    pub n_link: usize,
}

/// The paragraphs of a page, in its order, and whether some were left out. A
/// table is one of them, unless `parts_tables` says to read cell by cell.
pub fn paragraphs(source: &str, parts_tables: bool) -> (Vec<PageParagraph>, bool) {
    let (tree, is_cut) = parse::parse(source);
    let pieces = match parts_tables {
        true => pieces::pieces_with(&tree, &Set::new()),
        false => pieces::pieces(&tree),
    };
    let paragraph = |piece: &pieces::Piece| PageParagraph {
        kind: piece.kind,
        level: piece.level,
        words: pieces.words(piece).to_string(),
        n_link: piece.n_link as usize,
    };
    (pieces.list.iter().map(paragraph).collect(), is_cut)
}
