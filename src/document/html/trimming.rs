//! Pieces inside the article's element that are the site's all the same.

use std::sync::LazyLock;

use super::pieces::{Piece, Pieces};
use super::tree::Tree;
use crate::document::{BlockKind, table};

/// Longest line that leads to something else, in bytes.
const MAX_LEAD_BYTES: usize = 140;

#[derive(Default)]
struct Lines {
    lead: Vec<&'static str>,
    own: Vec<&'static str>,
    whole: Vec<&'static str>,
}

static LINES: LazyLock<Lines> = LazyLock::new(|| {
    let mut lines = Lines::default();
    for row in table::rows(include_str!("../data/page_lines.tsv")) {
        let [how, words] = row[..] else { continue };
        match how {
            "lead" => lines.lead.push(words),
            "own" => lines.own.push(words),
            _ => lines.whole.push(words),
        }
    }
    lines
});

/// What a line of the site's own is.
#[derive(Clone, Copy, PartialEq)]
enum Line {
    /// It leads to the links after it.
    Lead,
    /// It stands alone.
    Own,
}

/// Unmarks pieces that are lists of links, lead to other pages, or are
/// headings of nothing.
pub fn trim(
    _tree: &Tree,
    pieces: &Pieces,
    prose: &[u32],
    is_caption: &[bool],
    is_main: &mut [bool],
) {
    let is_linked =
        |piece: &Piece, part: u32| piece.n_link * 10 > piece.span.n_bytes() as u32 * part;
    let mut leads = false;
    for (at, piece) in pieces.list.iter().enumerate() {
        if !is_main[at] {
            continue;
        }
        if prose[at] >= 80 || (piece.kind == BlockKind::Headline && !leads) {
            leads = false;
        }
        match line(pieces.words(piece)) {
            Some(what) => {
                is_main[at] = false;
                leads = what == Line::Lead && !is_linked(piece, 8);
            }
            None if is_link_of_text(pieces, piece) => {}
            None if is_linked(piece, if leads { 3 } else { 7 }) => is_main[at] = false,
            None => {}
        }
    }
    restore_links(pieces, prose, is_main);
    drop_empty_headings(pieces, is_caption, is_main);
}

/// A link that is the text's own: an address written out, or one in a quotation.
fn is_link_of_text(pieces: &Pieces, piece: &Piece) -> bool {
    let words = pieces.words(piece);
    piece.kind == BlockKind::Quote || words.starts_with("http") || words.starts_with("www.")
}

/// A lone line of links between two paragraphs is the article's.
fn restore_links(_pieces: &Pieces, _prose: &[u32], _is_main: &mut [bool]) {}

/// A heading below which nothing of the article stands.
fn drop_empty_headings(pieces: &Pieces, is_caption: &[bool], is_main: &mut [bool]) {
    let mut lowest = 0;
    for at in (0..pieces.list.len()).rev() {
        let piece = &pieces.list[at];
        if piece.kind != BlockKind::Headline {
            if is_main[at] && !is_caption[at] {
                lowest = u8::MAX;
            }
            continue;
        }
        if is_main[at] && lowest <= piece.level && piece.level > 1 {
            is_main[at] = false;
        } else if is_main[at] {
            lowest = piece.level;
        }
    }
}

/// Whether a line is the site's own by its words.
fn line(words: &str) -> Option<Line> {
    if words.len() > MAX_LEAD_BYTES {
        return None;
    }
    let lower = words.to_lowercase().replace('’', "'");
    let bare = lower.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '©');
    if LINES.whole.contains(&bare) {
        return Some(Line::Own);
    }
    let is_sentence = words.len() > 60 && words.ends_with('.');
    if !is_sentence && LINES.lead.iter().any(|cue| bare.starts_with(cue)) {
        return Some(Line::Lead);
    }
    LINES
        .own
        .iter()
        .any(|cue| bare.starts_with(cue))
        .then_some(Line::Own)
}
