//! What the lines around the headline show: the date and who wrote it.

use super::dates::{first_date, is_likely, moment};
use super::pieces::{Piece, Pieces};
use super::tag::Tag;
use super::tree::{Name, Tree};
use crate::document::date_reader::{Reader, tokens};
use crate::document::{BlockKind, Moment};
use crate::text::Span;

/// How many pieces before and after the headline are looked at.
const BEFORE: usize = 8;
const AFTER: usize = 14;
/// How far the whole page is looked at where that finds none.
const FAR: usize = 150;
/// Longest line with a date, in bytes.
const MAX_LINE: usize = 220;
/// How much of a longer paragraph is looked at: it may open with the date.
const OPENING: usize = 40;
/// Words of a line about a change.
const CHANGED: [&str; 6] = ["updat", "aktualis", "modif", "actualiz", "stand", "zuletzt"];

/// A date that a page shows.
#[derive(Clone, Debug)]
pub struct ShownDate {
    /// The date.
    pub moment: Moment,
    /// Bytes of the text of the pieces; of the clipping's text once it is written.
    pub span: Span,
    /// Number of the piece.
    pub piece: usize,
    /// It stands in a `<time>` element, or in one that is called so.
    pub is_time: bool,
    /// The line says that it is the date of a change.
    pub is_changed: bool,
    /// One sentence for a reader.
    pub why: String,
}

/// What is seen around the headline.
#[derive(Debug, Default)]
pub struct Seen {
    /// The date, if one is shown.
    pub date: Option<ShownDate>,
}

/// Looks around the headline, then at the ends of the article.
pub fn look(
    tree: &Tree,
    pieces: &Pieces,
    is_main: &[bool],
    headline: Option<usize>,
    day_first: bool,
) -> Seen {
    let first = is_main.iter().position(|main| *main).unwrap_or(0);
    let last = is_main.iter().rposition(|main| *main).unwrap_or(0);
    let n = pieces.list.len();
    let around = headline.unwrap_or(first).min(first.max(1));
    let below = around..(around.max(first) + AFTER).min(n);
    let above = around.saturating_sub(BEFORE)..around;
    let after = (last + 1).min(n)..(last + 5).min(n);
    let mut best: Option<(u8, ShownDate)> = None;
    for (order, range) in [below, above, after].into_iter().enumerate() {
        for at in range {
            let Some((mut rank, date)) = date_of(tree, pieces, at, day_first) else {
                continue;
            };
            rank += order as u8;
            if best.as_ref().is_none_or(|(known, _)| rank < *known) {
                best = Some((rank, date));
            }
        }
    }
    let far = || {
        let near = |at: &usize| at.abs_diff(around) <= FAR;
        let found = (0..n).filter(near).filter_map(|at| {
            let (rank, date) = date_of(tree, pieces, at, day_first)?;
            (rank < 10).then_some((rank, at.abs_diff(around), date))
        });
        found
            .min_by_key(|(rank, distance, _)| (*rank, *distance))
            .map(|(_, _, date)| date)
    };
    Seen {
        date: best.map(|(_, date)| date).or_else(far),
    }
}

/// The date that a piece shows, and how much it may be something else.
fn date_of(tree: &Tree, pieces: &Pieces, at: usize, day_first: bool) -> Option<(u8, ShownDate)> {
    let piece = &pieces.list[at];
    if piece.kind == BlockKind::Table {
        return None;
    }
    let words = pieces.words(piece);
    let is_long = words.len() > MAX_LINE;
    let words = &words[..words.floor_char_boundary(if is_long { OPENING } else { MAX_LINE })];
    let printed = printed(words, day_first);
    let time = if is_long {
        None
    } else {
        time_of(tree, piece, day_first)
    };
    let moment = time.or(printed.as_ref().map(|(moment, _)| *moment))?;
    let bytes = printed.map_or(0..words.len(), |(_, bytes)| bytes);
    // A paragraph may open with the date.
    if is_long && bytes.start > 0 {
        return None;
    }
    let lower = words.to_lowercase();
    let is_changed = CHANGED.iter().any(|cue| lower.contains(cue));
    let is_named = is_called_date(tree, piece.node);
    let is_alone = (bytes.end - bytes.start) * 3 >= words.len() || words.len() < 100;
    let rank = match (is_alone, is_named, is_changed) {
        _ if time.is_some() => 0,
        (_, true, false) => 1,
        (true, false, false) => 4,
        (_, _, true) => 7,
        (false, false, false) if piece.kind == BlockKind::Headline || words.len() > 140 => {
            return None;
        }
        (false, false, false) => 10,
    };
    let why = match time {
        Some(_) => "the page marks it as the time",
        None => "the line by the headline gives the date",
    };
    let start = piece.span.start as usize;
    let date = ShownDate {
        moment,
        span: Span::new(start + bytes.start, start + bytes.end),
        piece: at,
        is_time: time.is_some(),
        is_changed,
        why: why.to_string(),
    };
    Some((rank, date))
}

/// The first likely day that a line has, and its bytes.
fn printed(words: &str, day_first: bool) -> Option<(Moment, core::ops::Range<usize>)> {
    let tokens = tokens(words);
    let mut reader = Reader::new(&tokens).reads_day_first(day_first);
    loop {
        let (moment, bytes) = reader.next_date()?;
        if moment.day.is_some() && is_likely(moment) {
            return Some((moment, bytes));
        }
    }
}

/// The date of a `<time>` element around or inside the piece's element.
fn time_of(tree: &Tree, piece: &Piece, day_first: bool) -> Option<Moment> {
    let inside = tree.inside(piece.node).take(60);
    let around = tree.around(piece.node).take(2);
    let time = core::iter::once(piece.node)
        .chain(inside)
        .chain(around)
        .find(|node| tree.tag(*node) == Tag::Time)?;
    let value = tree.attribute(time, Name::Datetime).map(str::to_string);
    let value = value.unwrap_or_else(|| tree.line(time, 100));
    let moment =
        moment(&value, day_first).or_else(|| first_date(&tree.line(time, 100), day_first))?;
    (is_likely(moment) && moment.day.is_some()).then_some(moment)
}

/// The element or one just around it is called a date.
fn is_called_date(tree: &Tree, node: u32) -> bool {
    core::iter::once(node)
        .chain(tree.around(node).take(2))
        .any(|node| {
            [Name::Class, Name::Id].iter().any(|name| {
                let called = tree
                    .attribute(node, *name)
                    .unwrap_or_default()
                    .to_ascii_lowercase();
                called.len() < 200
                    && [
                        "date",
                        "datum",
                        "fecha",
                        "publish",
                        "posted",
                        "pubdate",
                        "timestamp",
                        "zeit",
                    ]
                    .iter()
                    .any(|word| called.contains(word))
                    && !called.contains("update")
            })
        })
}
