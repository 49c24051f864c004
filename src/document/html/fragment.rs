//! The words of a piece of a page that is known to be an article, or part of
//! one: a cell of a table, an item of a list.

use super::{parse, pieces};
use crate::document::BlockKind;

/// The blocks of a piece of HTML in its order: kind, level, words. Nothing of it
/// is taken for the site's own.
pub fn fragment(source: &str) -> Vec<(BlockKind, u8, String)> {
    let (tree, _) = parse::parse(source);
    let pieces = pieces::pieces(&tree);
    let block = |piece: &pieces::Piece| {
        let words = pieces.words(piece).to_owned();
        (piece.kind, piece.level, words)
    };
    pieces.list.iter().map(block).collect()
}
