//! Exports of news databases: many articles in one file.
//!
//! Works on the lines of plain text, Rich Text, Word, OpenDocument and web pages
//! alike. A layout ([`layout::Layout`]) is a file: how one article is parted
//! from the next, and what its lines are. The first layout counts that is met by
//! all articles but a few; no file is cut in which none is.

mod article;
mod dates;
mod ebsco;
mod factiva;
mod factiva_codes;
mod gale;
mod labelled_text;
mod layout;
mod lexis_nexis;
mod line;
mod nexis_uni;
mod press_reader;
mod proquest;
mod unknown;

use core::ops::Range;

use super::html::PageParagraph;
use super::office::Paragraph;
use super::reading::Reading;
use super::{Format, ProblemCode};
use article::Found;
use layout::{Layout, Part};
use line::Line;

/// Every layout, the most particular first.
const LAYOUTS: &[Layout] = &[
    nexis_uni::LAYOUT,
    lexis_nexis::LAYOUT,
    factiva_codes::LAYOUT,
    factiva::LAYOUT,
    proquest::LAYOUT,
    ebsco::LAYOUT,
    gale::LAYOUT,
    press_reader::LAYOUT,
];

/// Widest margin at which lines are cut, in characters.
const MAX_MARGIN: usize = 100;
/// A line so long is prose, in bytes.
const PROSE_BYTES: usize = 200;
/// Longest title in the name of a part, in bytes.
const MAX_TITLE: usize = 120;

/// Adds the articles of an export in plain text; false where the text is none.
pub fn read_text(text: &str, format: Format, encoding: &str, reading: &mut Reading<'_>) -> bool {
    read_lines(&line::of_text(text), format, encoding, reading)
}

/// Adds the articles of an export in paragraphs; false where they are none.
pub fn read_paragraphs(
    paragraphs: &[Paragraph],
    format: Format,
    encoding: &str,
    reading: &mut Reading<'_>,
) -> bool {
    read_lines(&line::of_paragraphs(paragraphs), format, encoding, reading)
}

/// Adds the articles of an export in the paragraphs of a web page; false where
/// they are none.
pub fn read_page(paragraphs: &[PageParagraph], encoding: &str, reading: &mut Reading<'_>) -> bool {
    read_lines(&line::of_page(paragraphs), Format::Html, encoding, reading)
}

/// Whether the source of a web page may hold an export: looks for words that
/// every export as a page has. Cheap; says yes to few other pages.
pub fn may_be_export(source: &str) -> bool {
    let marks = [
        "End of Document",
        " DOCUMENTS<",
        "Load-Date",
        "LOAD-DATE",
        "ProQuest document ID",
        "Factiva",
        "factiva",
    ];
    marks.iter().any(|mark| source.contains(mark))
}

fn read_lines(
    lines: &[Line<'_>],
    format: Format,
    encoding: &str,
    reading: &mut Reading<'_>,
) -> bool {
    let Some((layout, articles)) = LAYOUTS.iter().find_map(|layout| told(layout, lines)) else {
        if unknown::has_many_articles(lines) {
            reading.problem(
                ProblemCode::UnknownLayout,
                "expected one article, but found many in a layout that is not known; they stayed one text",
                "export them again, each as a file of its own, or as a table",
            );
        }
        return false;
    };
    left_out(lines, &articles, reading);
    let is_narrow = |line: &Line<'_>| line.words.chars().nth(MAX_MARGIN).is_none();
    let is_wrapped = format == Format::Text && lines.iter().all(is_narrow);
    for (at, (range, parts)) in articles.into_iter().enumerate() {
        if reading.is_full() {
            break;
        }
        let found = article::article(&lines[range], &parts, layout.name, is_wrapped);
        add(found, at + 1, format, encoding, reading);
    }
    true
}

/// Says so where lines that are long enough for an article's stand in none.
fn left_out(lines: &[Line<'_>], articles: &Articles, reading: &mut Reading<'_>) {
    let mut covered = articles.iter().map(|(range, _)| range).peekable();
    let mut n_left = 0;
    for (at, line) in lines.iter().enumerate() {
        while covered.next_if(|range| range.end <= at).is_some() {}
        let is_in = covered.peek().is_some_and(|range| range.start <= at);
        n_left += usize::from(!is_in && line.words.len() >= PROSE_BYTES);
    }
    if n_left > 0 {
        reading.problem(
            ProblemCode::LeftOut,
            format!("expected articles alone, but found {n_left} paragraphs around them"),
            "open the export and look at what stands before the first article and after the last",
        );
    }
}

type Articles = Vec<(Range<usize>, Vec<Part>)>;

/// The articles, where the lines are an export of this layout.
fn told<'l>(layout: &'l Layout, lines: &[Line<'_>]) -> Option<(&'l Layout, Articles)> {
    let ranges = (layout.articles)(lines);
    let n_ranges = ranges.len();
    let parts = |range: Range<usize>| {
        let parts = (layout.parts)(lines.get(range.clone())?)?;
        Some((range, parts))
    };
    let mut articles: Articles = Vec::with_capacity(n_ranges);
    let mut n_met = 0;
    for range in ranges {
        match parts(range.clone()) {
            Some(article) => {
                n_met += 1;
                articles.push(article);
            }
            // What is no article goes with the one before it.
            None => {
                if let Some((before, roles)) = articles.last_mut() {
                    let n_more = range.end.saturating_sub(before.end);
                    before.end = range.end.max(before.end);
                    roles.extend(vec![Part::whole(layout::Role::Site); n_more]);
                }
            }
        }
    }
    let is_told = n_met > 0 && n_met * 10 >= n_ranges * 6;
    // The last article of an export that breaks off has no end.
    let end = articles.last().map_or(0, |(range, _)| range.end);
    if is_told && end + 3 < lines.len() {
        articles.extend(parts(end..lines.len()));
    }
    is_told.then_some((layout, articles))
}

fn add(found: Found, number: usize, format: Format, encoding: &str, reading: &mut Reading<'_>) {
    let headline = found.article.structure.headline.as_ref();
    let title = headline.map_or("", |headline| headline.title.value.as_str());
    let end = title.floor_char_boundary(MAX_TITLE);
    let part = format!("{number} {}", &title[..end]);
    let is_cjk = found.n_words < found.article.text.len() / 30;
    reading.in_part(part.trim(), |reading| {
        if let Some(n_stated) = found.n_stated.map(|n| n as usize).filter(|_| !is_cjk) {
            let differs = found.n_words.abs_diff(n_stated) > 100;
            if differs && (found.n_words * 2 < n_stated || found.n_words > n_stated * 2) {
                reading.problem(
                    ProblemCode::Damaged,
                    format!(
                        "expected {n_stated} words as the article's own count says, but found {}",
                        found.n_words
                    ),
                    "look at the article in the database: the export may have lost part of it, or run two together",
                );
            }
        }
        reading.add(found.article, format, encoding);
    });
}
