//! The columns of a page: white corridors part its pieces into areas, in the
//! order of reading.

use super::line::{Line, lines};
use super::pieces::Piece;
use crate::text::Order;

/// How deep areas are parted.
const MAX_DEPTH: usize = 12;
/// Most strips of an area that are compared.
const MAX_STRIPS: usize = 600;
/// Most pieces of an area that are parted.
const MAX_PIECES: usize = 12_000;

/// A part of a page that is read from its top to its bottom.
#[derive(Debug)]
pub struct Area {
    /// Its lines.
    pub lines: Vec<Line>,
    /// Whether its lines are the rows of a table.
    pub is_table: bool,
}

/// The areas of the pieces of a page that run the same way.
pub fn areas(pieces: Vec<Piece>, page: usize) -> Vec<Area> {
    let mut areas = Vec::new();
    part(pieces, page, 0, &mut areas);
    areas
}

/// Pieces between two lines of white across the area.
struct Strip {
    pieces: Vec<Piece>,
}

type Span = (f32, f32);

fn part(pieces: Vec<Piece>, page: usize, depth: usize, areas: &mut Vec<Area>) {
    if pieces.is_empty() {
        return;
    }
    let left = pieces
        .iter()
        .map(|piece| piece.left)
        .fold(f32::MAX, f32::min);
    let right = pieces
        .iter()
        .map(|piece| piece.right)
        .fold(f32::MIN, f32::max);
    let strips = strips(pieces);
    let n_pieces: usize = strips.iter().map(|strip| strip.pieces.len()).sum();
    if depth >= MAX_DEPTH || strips.len() > MAX_STRIPS || n_pieces > MAX_PIECES {
        let pieces = strips.into_iter().flat_map(|strip| strip.pieces).collect();
        return areas.push(area(pieces, page));
    }
    let mut strips: Vec<Option<Strip>> = strips.into_iter().map(Some).collect();
    let mut plain: Vec<Piece> = Vec::new();
    let mut at = 0;
    while at < strips.len() {
        let Some((end, corridors)) = group(&strips, at, (left, right)) else {
            plain.extend(strips[at].take().into_iter().flat_map(|strip| strip.pieces));
            at += 1;
            continue;
        };
        let inside = || {
            strips[at..end]
                .iter()
                .flatten()
                .flat_map(|strip| strip.pieces.clone())
        };
        let columns = split(inside().collect(), &corridors);
        let first_row = (strips[at].as_ref()).map(|strip| split(strip.pieces.clone(), &corridors));
        let is_table = is_table(&columns);
        // A line over a table is none of its rows.
        let is_over = is_table && first_row.is_none_or(|row| row.len() < 2);
        if is_over || !(is_table || are_columns(&columns)) {
            plain.extend(strips[at].take().into_iter().flat_map(|strip| strip.pieces));
            at += 1;
            continue;
        }
        if !plain.is_empty() {
            areas.push(area(core::mem::take(&mut plain), page));
        }
        match is_table {
            true => {
                let pieces = columns.into_iter().flatten().collect();
                areas.push(Area {
                    is_table: true,
                    ..area(pieces, page)
                });
            }
            false => {
                for column in columns {
                    part(column, page, depth + 1, areas);
                }
            }
        }
        at = end;
    }
    if !plain.is_empty() {
        areas.push(area(plain, page));
    }
}

fn area(pieces: Vec<Piece>, page: usize) -> Area {
    Area {
        lines: lines(pieces, page),
        is_table: false,
    }
}

/// Pieces parted by white across the whole area, from the top.
fn strips(mut pieces: Vec<Piece>) -> Vec<Strip> {
    pieces.order_by(|a, b| a.top().total_cmp(&b.top()));
    let mut strips: Vec<Strip> = Vec::new();
    let mut bottom = f32::MIN;
    for piece in pieces {
        // Letters reach a little over their line.
        let is_below = piece.top() > bottom - 0.12 * piece.size;
        bottom = if is_below {
            piece.bottom()
        } else {
            bottom.max(piece.bottom())
        };
        match strips.last_mut() {
            Some(strip) if !is_below => strip.pieces.push(piece),
            _ => strips.push(Strip {
                pieces: vec![piece],
            }),
        }
    }
    strips
}

/// The strips from `at` that the same corridors part into columns: where they
/// end, and the corridors.
fn group(strips: &[Option<Strip>], at: usize, edges: Span) -> Option<(usize, Vec<Span>)> {
    let mut free = vec![(f32::MIN, f32::MAX)];
    let mut best = None;
    let mut taken: Vec<&Piece> = Vec::new();
    let mut end = at;
    while let Some(strip) = strips.get(end) {
        let pieces = &strip.as_ref()?.pieces;
        let size = pieces
            .iter()
            .map(|piece| piece.size)
            .fold(f32::MAX, f32::min);
        let next = shared(&free, &gaps(pieces), 0.8 * size);
        // Corridors are looked at where one of them ends.
        if next.len() < free.len()
            && let Some(corridors) = corridors(&taken, &free)
        {
            best = Some((end, corridors));
        }
        free = next;
        if !free.iter().any(|gap| gap.1 > edges.0 && gap.0 < edges.1) {
            return best;
        }
        taken.extend(pieces);
        end += 1;
    }
    corridors(&taken, &free)
        .map(|corridors| (end, corridors))
        .or(best)
}

/// Where no piece stands, from left to right.
fn gaps(pieces: &[Piece]) -> Vec<Span> {
    let mut spans: Vec<Span> = pieces
        .iter()
        .map(|piece| (piece.left, piece.right))
        .collect();
    spans.order_by(|a, b| a.0.total_cmp(&b.0));
    let mut gaps = Vec::new();
    let mut end = f32::MIN;
    for span in spans {
        if span.0 > end {
            gaps.push((end, span.0));
        }
        end = end.max(span.1);
    }
    gaps.push((end, f32::MAX));
    gaps
}

/// What two lists of gaps share, where it is wide enough.
fn shared(a: &[Span], b: &[Span], least: f32) -> Vec<Span> {
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        let both = (x.0.max(y.0), x.1.min(y.1));
        if both.1 - both.0 >= least {
            found.push(both);
        }
        if x.1 < y.1 { i += 1 } else { j += 1 }
    }
    found
}

/// The gaps with enough lines on both sides.
fn corridors(pieces: &[&Piece], free: &[Span]) -> Option<Vec<Span>> {
    let mut corridors = Vec::new();
    for gap in free {
        let count = |is_of: &dyn Fn(&Piece) -> bool| {
            let mut downs: Vec<f32> = pieces.iter().filter(|p| is_of(p)).map(|p| p.down).collect();
            downs.order_by(f32::total_cmp);
            downs.dedup_by(|b, a| *b - *a < 3.0);
            downs.len()
        };
        let n_left = count(&|piece| piece.right <= gap.0 + 0.01);
        let n_right = count(&|piece| piece.left >= gap.1 - 0.01);
        let largest = pieces.iter().map(|piece| piece.size).fold(0.0, f32::max);
        let is_wide = gap.1 - gap.0 > 1.5 * largest;
        let least = if is_wide { 2 } else { 5 };
        if n_left.min(n_right) >= least {
            corridors.push(*gap);
        }
    }
    (!corridors.is_empty()).then_some(corridors)
}

fn split(pieces: Vec<Piece>, corridors: &[Span]) -> Vec<Vec<Piece>> {
    let mut columns: Vec<Vec<Piece>> = vec![Vec::new(); corridors.len() + 1];
    for piece in pieces {
        let at = corridors
            .iter()
            .filter(|gap| piece.left >= gap.1 - 0.01)
            .count();
        columns[at].push(piece);
    }
    columns.retain(|column| !column.is_empty());
    columns
}

/// Whether columns are wide and long enough to be read one after the other: gaps
/// between words of justified lines come to stand under each other by chance.
fn are_columns(columns: &[Vec<Piece>]) -> bool {
    let is_column = |column: &Vec<Piece>| {
        let edge = |of: fn(&Piece) -> f32, pick: fn(f32, f32) -> f32, start: f32| {
            column.iter().map(of).fold(start, pick)
        };
        let width = edge(|piece| piece.right, f32::max, f32::MIN)
            - edge(|piece| piece.left, f32::min, f32::MAX);
        let size = edge(|piece| piece.size, f32::min, f32::MAX);
        match base_lines(column).len() {
            0..4 => width > 12.0 * size,
            4..8 => width > 8.0 * size,
            _ => true,
        }
    };
    columns.len() > 1 && columns.iter().all(is_column)
}

/// The base lines of a column's pieces, from the top.
fn base_lines(column: &[Piece]) -> Vec<f32> {
    let mut downs: Vec<f32> = column.iter().map(|piece| piece.down).collect();
    downs.order_by(f32::total_cmp);
    downs.dedup_by(|b, a| *b - *a < 3.0);
    downs
}

/// Whether columns are those of a table: rows that stand on the same lines, and
/// no prose.
fn is_table(columns: &[Vec<Piece>]) -> bool {
    let is_prose = |column: &Vec<Piece>| {
        let n_letters: usize = column.iter().map(|piece| piece.text.len()).sum();
        let lines = base_lines(column).len();
        lines >= 3 && n_letters >= 22 * lines
    };
    if columns.iter().filter(|column| is_prose(column)).count() * 2 >= columns.len().max(2) {
        return false;
    }
    let first = base_lines(&columns[0]);
    if first.len() < 3 && columns.len() < 3 {
        return false;
    }
    let (mut n_shared, mut n) = (0, 0);
    for column in &columns[1..] {
        for down in base_lines(column) {
            n += 1;
            let near = first.partition_point(|other| *other < down - 2.0);
            n_shared += usize::from(first.get(near).is_some_and(|other| *other < down + 2.0));
        }
    }
    n_shared * 10 >= n * 6
}
