//! Pieces become lines.

use unicode_normalization::UnicodeNormalization;

use super::bidi::in_reading_order;
use super::pieces::Piece;
use super::tags::Block;
use crate::text::Order;

/// A gap between pieces that is a blank, in parts of the size.
const BLANK: f32 = 0.13;
/// A gap that parts the cells of a table.
const CELL: f32 = 1.1;

/// A line of a column. Places as in [`super::letters::Letter`].
#[derive(Clone, Debug)]
pub struct Line {
    /// Its words in the order of reading.
    pub text: String,
    /// Its cells where wide gaps part it: where they start, and their words.
    pub cells: Vec<(f32, String)>,
    /// Where it starts.
    pub left: f32,
    /// Where it ends.
    pub right: f32,
    /// Its base line.
    pub down: f32,
    /// Size of the most of its letters.
    pub size: f32,
    /// Whether all its letters are bold.
    pub is_bold: bool,
    /// Number of the page, from 0.
    pub page: usize,
    /// As [`super::letters::Letter::tag`], of the most of its letters.
    pub tag: u32,
    /// The block that the file's tags put it in.
    pub block: Option<Block>,
}

/// The lines of the pieces of a column, from the top.
pub fn lines(mut pieces: Vec<Piece>, page: usize) -> Vec<Line> {
    pieces.order_by(|a, b| a.down.total_cmp(&b.down));
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        // A raised or lowered piece stands on the line it overlaps most.
        let overlap = |row: &Vec<Piece>| {
            let with = |other: &Piece| {
                let shared = piece.bottom().min(other.bottom()) - piece.top().max(other.top());
                shared / piece.size.min(other.size)
            };
            row.iter().rev().take(8).map(with).fold(0.0, f32::max)
        };
        let near = rows.iter().enumerate().rev().take(4);
        let best = near
            .map(|(at, row)| (overlap(row), at))
            .max_by(|a, b| a.0.total_cmp(&b.0));
        match best {
            Some((share, at)) if share > 0.6 => rows[at].push(piece),
            _ => rows.push(vec![piece]),
        }
    }
    rows.into_iter().map(|row| line(row, page)).collect()
}

/// The line of pieces that stand on it.
pub fn line(mut row: Vec<Piece>, page: usize) -> Line {
    row.order_by(|a, b| a.left.total_cmp(&b.left));
    // The same words painted twice, for weight or for a shadow.
    row.dedup_by(|b, a| {
        a.text == b.text
            && (a.left - b.left).abs() < 0.3 * a.size
            && (a.down - b.down).abs() < 0.3 * a.size
    });
    let by_length = |a: &&Piece, b: &&Piece| a.text.len().cmp(&b.text.len());
    let main = row.iter().max_by(by_length).cloned().unwrap_or_default();
    let mut cells: Vec<(f32, String)> = Vec::new();
    let mut text = String::new();
    let mut before: Option<&Piece> = None;
    for piece in &row {
        if is_note_mark(piece, &main, &text) {
            continue;
        }
        if let Some(before) = before {
            let gap = piece.left - before.right;
            if gap > CELL * main.size {
                cells.push((piece.left, String::new()));
            }
            if gap > BLANK * main.size
                || (gap > -main.size && (before.before_blank || piece.after_blank))
            {
                text.push(' ');
                if let Some((_, cell)) = cells.last_mut().filter(|cell| !cell.1.is_empty()) {
                    cell.push(' ');
                }
            }
        } else {
            cells.push((piece.left, String::new()));
        }
        text.push_str(&piece.text);
        if let Some((_, cell)) = cells.last_mut() {
            cell.push_str(&piece.text);
        }
        before = Some(piece);
    }
    for (_, cell) in &mut cells {
        *cell = composed(in_reading_order(core::mem::take(cell)));
    }
    Line {
        text: composed(in_reading_order(text)),
        cells,
        left: row.iter().map(|piece| piece.left).fold(f32::MAX, f32::min),
        right: row.iter().map(|piece| piece.right).fold(f32::MIN, f32::max),
        down: main.down,
        size: main.size,
        is_bold: row.iter().all(|piece| piece.is_bold),
        page,
        tag: main.tag,
        block: None,
    }
}

/// Whether a piece is the raised number of a note behind a word: it is none of
/// the words. Short words may have an exponent (`km2`).
fn is_note_mark(piece: &Piece, main: &Piece, before: &str) -> bool {
    let is_number = piece.text.len() <= 3 && piece.text.bytes().all(|byte| byte.is_ascii_digit());
    let is_raised = piece.size < 0.8 * main.size && piece.down < main.down - 0.15 * main.size;
    let word = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    let is_behind_word = word.chars().filter(|letter| letter.is_alphabetic()).count() > 3
        || word.ends_with(['.', ',', ';', ':', '!', '?', '”', '"', '’', '»']);
    is_number && is_raised && is_behind_word && !word.ends_with(|end: char| end.is_numeric())
}

/// Letters and the marks over them as one; soft hyphens inside a line are gone.
fn composed(mut text: String) -> String {
    if text.contains('\u{AD}') {
        let end = if text.ends_with('\u{AD}') {
            "\u{AD}"
        } else {
            ""
        };
        text = text.replace('\u{AD}', "") + end;
    }
    let is_mark = |letter: char| matches!(letter, '\u{300}'..='\u{36F}');
    match text.contains(is_mark) {
        true => text.nfc().collect(),
        false => text,
    }
}
