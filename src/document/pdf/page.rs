//! The pages of a file: their letters, and the areas that these stand in.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Stream};
use hayro_syntax::page::Page;

use super::columns::{Area, areas};
use super::content::{Painter, Shared};
use super::layers::Layers;
use super::letters::{Letter, PageLetters};
use super::line::{Line, lines};
use super::matrix::Matrix;
use super::pieces::{Piece, pieces};
use super::running::running_lines;
use super::streams::unpacked;
use super::tags::{Block, Role, Tags};
use crate::document::lines::ends_sentence;
use crate::document::reading::Reading;
use crate::text::Map;

/// Most pages of a file.
const MAX_PAGES: usize = 5_000;
/// Most pieces of content of one page.
const MAX_CONTENTS: usize = 4_096;
/// Most bytes of content of one page, and of one form.
const MAX_CONTENT: usize = 48_000_000;
/// Most bytes of text of one file.
const MAX_TEXT: usize = 64_000_000;

/// What was read of a file's pages; numbers are from 0.
#[derive(Debug, Default)]
pub struct Pages {
    /// The areas of every page, in the order of reading.
    pub areas: Vec<Vec<Area>>,
    /// Pages that are pictures.
    pub pictures: Vec<usize>,
    /// Pages with letters that their fonts do not name.
    pub unnamed: Vec<usize>,
    /// Pages of which something was left out, for it is too much.
    pub cut: Vec<usize>,
    /// Streams that could not be read.
    pub n_broken: usize,
    /// Pages beyond those that are read.
    pub n_left_out: usize,
}

/// Reads all pages of a file.
pub fn pages(pdf: &Pdf, catalogue: &Dict<'_>, reading: &mut Reading<'_>) -> Pages {
    let mut read = Pages::default();
    let mut n_broken = 0;
    let mut unpack = |stream: &Stream<'_>| {
        let bytes = unpacked(stream, reading.room().min(MAX_CONTENT));
        n_broken += usize::from(bytes.is_none());
        bytes.filter(|bytes| reading.unpack(bytes.len()))
    };
    let mut shared = Shared::new(Layers::read(catalogue), &mut unpack);
    let all = pdf.pages();
    let n_pages = all.len().min(MAX_PAGES);
    read.n_left_out = all.len() - n_pages;
    let mut pieces_of_pages: Vec<Vec<Piece>> = Vec::with_capacity(n_pages);
    let mut n_bytes = 0;
    for (at, page) in all.iter().take(n_pages).enumerate() {
        let letters = letters(page, &mut shared);
        n_bytes += letters.text.len();
        if letters.is_cut {
            read.cut.push(at);
        }
        let has_text = letters
            .letters
            .iter()
            .any(|letter| !letters.of(letter).trim().is_empty());
        if letters.n_unknown > 3 && letters.n_unknown * 20 > letters.letters.len() {
            read.unnamed.push(at);
        } else if !has_text && letters.n_pictures > 0 {
            read.pictures.push(at);
        }
        pieces_of_pages.push(shown(&letters));
        if n_bytes > MAX_TEXT {
            read.cut.push(at);
            read.n_left_out = all.len() - at - 1;
            break;
        }
    }
    read.n_broken = n_broken;
    read.areas = arranged(pieces_of_pages);
    let mut numbers: Map<u32, usize> = Map::new();
    numbers.extend(
        (all.iter().take(n_pages).enumerate())
            .filter_map(|(at, page)| Some((page.raw().obj_id()?.obj_number, at))),
    );
    let tags = Tags::read(pdf.xref(), catalogue, |number| {
        numbers.get(&number).copied()
    });
    put_tags(&mut read.areas, &tags);
    read
}

/// The letters of a page.
fn letters<'a>(page: &Page<'a>, shared: &mut Shared<'a, '_>) -> PageLetters {
    let dict = page.raw();
    let mut content = Vec::new();
    if let Some(stream) = dict.get::<Stream<'a>>("Contents") {
        content = shared.unpack(&stream).unwrap_or_default();
    } else if let Some(array) = dict.get::<Array<'a>>("Contents") {
        for stream in array.iter::<Stream<'a>>().take(MAX_CONTENTS) {
            content.extend(shared.unpack(&stream).unwrap_or_default());
            content.push(b' ');
            if content.len() > MAX_CONTENT {
                break;
            }
        }
    }
    let own = dict.get::<Dict<'a>>("Resources");
    let resources = own.unwrap_or_else(|| inherited(dict));
    let seen = page.intersected_crop_box();
    let mut letters = PageLetters::default();
    let edge = 1.0;
    let seen = match seen.width() > 1.0 && seen.height() > 1.0 {
        true => [
            seen.x0 as f32 - edge,
            seen.y0 as f32 - edge,
            seen.x1 as f32 + edge,
            seen.y1 as f32 + edge,
        ],
        false => [f32::MIN, f32::MIN, f32::MAX, f32::MAX],
    };
    Painter::new(shared, &mut letters, seen).page(&content, &resources, Matrix::IDENTITY);
    letters
}

/// Resources of the nearest node over a page that has some.
fn inherited<'a>(page: &Dict<'a>) -> Dict<'a> {
    let mut node = page.get::<Dict<'a>>("Parent");
    for _ in 0..64 {
        let Some(parent) = node else { break };
        if let Some(resources) = parent.get::<Dict<'a>>("Resources") {
            return resources;
        }
        node = parent.get::<Dict<'a>>("Parent");
    }
    Dict::default()
}

/// The pieces of a page that a reader sees: letters without ink count on a page
/// that is a picture with recognised text under it.
fn shown(page: &PageLetters) -> Vec<Piece> {
    let is_word = |letter: &&Letter| !page.of(letter).trim().is_empty();
    let n_all = page.letters.iter().filter(is_word).count();
    let n_hidden = page
        .letters
        .iter()
        .filter(is_word)
        .filter(|letter| letter.is_hidden)
        .count();
    let is_scan = page.n_pictures > 0 && n_hidden * 5 > n_all * 4;
    pieces(page, |letter| is_scan || !letter.is_hidden)
}

/// The areas of all pages, without running lines.
fn arranged(pages: Vec<Vec<Piece>>) -> Vec<Vec<Area>> {
    let upright = |pieces: &Vec<Piece>| {
        let main = main_way(pieces);
        pieces
            .iter()
            .filter(|piece| piece.way == main)
            .cloned()
            .collect()
    };
    let rows: Vec<Vec<Line>> = (pages.iter().enumerate())
        .map(|(page, pieces)| lines(upright(pieces), page))
        .collect();
    let running = running_lines(&rows);
    let of_page = |(page, mut pieces): (usize, Vec<Piece>)| {
        let main = main_way(&pieces);
        pieces.retain(|piece| {
            let is_near = |down: &f32| (piece.down - down).abs() < 0.5 * piece.size;
            piece.way != main || !running[page].iter().any(is_near)
        });
        let mut ways = vec![main];
        ways.extend((0..4).filter(|way| *way != main));
        let of_way = |way: u8| {
            let of_way = pieces
                .iter()
                .filter(|piece| piece.way == way)
                .cloned()
                .collect();
            areas(of_way, page)
        };
        ways.into_iter().flat_map(of_way).collect()
    };
    pages.into_iter().enumerate().map(of_page).collect()
}

/// Puts lines into the blocks of a file's tags, where these cover its text and
/// do not part its sentences: some writers tag every line as a paragraph.
fn put_tags(areas: &mut [Vec<Area>], tags: &Tags) {
    let block = |line: &Line| tags.block(line.page, line.tag);
    let (mut n, mut n_tagged, mut n_ends, mut n_broken) = (0, 0, 0, 0);
    for area in areas.iter().flatten() {
        n += area.lines.len();
        n_tagged += area
            .lines
            .iter()
            .filter(|line| block(line).is_some())
            .count();
        for pair in area.lines.windows(2) {
            let is_end = |a: Option<Block>, b: Option<Block>| match (a, b) {
                (Some(a), Some(b)) => a.0 != b.0 && (a.1, b.1) == (Role::Body, Role::Body),
                _ => false,
            };
            if is_end(block(&pair[0]), block(&pair[1])) {
                let is_inside =
                    pair[1].text.starts_with(char::is_lowercase) && !ends_sentence(&pair[0].text);
                n_ends += 1;
                n_broken += usize::from(is_inside);
            }
        }
    }
    if n_tagged * 10 < n * 8 || n_broken * 4 > n_ends.max(4) {
        return;
    }
    for line in areas.iter_mut().flatten().flat_map(|area| &mut area.lines) {
        line.block = block(line);
    }
}

/// The direction in which the most letters of a page run.
fn main_way(pieces: &[Piece]) -> u8 {
    let mut n_letters = [0_usize; 4];
    for piece in pieces {
        n_letters[usize::from(piece.way)] += piece.text.len();
    }
    (0..4)
        .max_by_key(|way| (n_letters[usize::from(*way)], 4 - way))
        .unwrap_or(0)
}
