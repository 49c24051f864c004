//! Reads PDFs (ISO 32000) that have text.
//!
//! A page's content becomes letters with their places, these pieces, lines,
//! columns, paragraphs and blocks; running heads, feet and page numbers are left
//! out. The objects are read by `hayro-syntax`; nothing is drawn.

mod bidi;
mod blocks;
mod cmap;
mod columns;
mod content;
mod encoding;
mod facts;
mod font;
mod layers;
mod letters;
mod line;
mod matrix;
mod open;
mod page;
mod paragraphs;
mod pieces;
mod running;
mod streams;
mod strings;
mod tags;
mod truetype;
mod widths;

pub use open::tells;

use hayro_syntax::object::Dict;

use self::blocks::{blocks, write};
use self::facts::Facts;
use self::open::{Refused, open};
use self::page::{Pages, pages};
use super::reading::{Reading, Source};
use super::{Format, ProblemCode};

/// Reads a PDF into its clipping.
pub fn read(source: &Source<'_>, reading: &mut Reading<'_>) {
    let (pdf, is_whole) = match open(source.bytes, reading.room()) {
        Ok(opened) => opened,
        Err(refused) => return refuse(refused, reading),
    };
    let catalogue: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).unwrap_or_default();
    let facts = Facts::read(&pdf, &catalogue);
    let read = pages(&pdf, &catalogue, reading);
    let blocks = blocks(&read.areas, facts.title.as_deref());
    let (draft, starts) = write(&blocks, read.areas.len());
    tell(&read, is_whole, draft.is_empty(), reading);
    if draft.is_empty() {
        return;
    }
    let mut article = draft.article();
    article.pages = starts;
    facts.put(&mut article);
    reading.add(article, Format::Pdf, "PDF");
}

fn refuse(refused: Refused, reading: &mut Reading<'_>) {
    let (code, message, hint) = match refused {
        Refused::Damaged => (
            ProblemCode::Damaged,
            "expected a PDF with pages, but found none that can be read".to_owned(),
            "check whether the file was saved in full, or print it to a new PDF",
        ),
        Refused::Locked => (
            ProblemCode::Locked,
            "expected a PDF that opens, but found one that asks for a password".to_owned(),
            "open it with its password, print it to a new PDF, and add that file",
        ),
        Refused::UnknownEncryption => (
            ProblemCode::Locked,
            "expected a PDF that opens, but found an encryption that is not read".to_owned(),
            "open it in the program that made it, print it to a new PDF, and add that file",
        ),
        Refused::TooLarge => (
            ProblemCode::CutShort,
            "expected a PDF whose objects unpack to at most 256 MB, but found more".to_owned(),
            "print it to a new PDF, and add that file",
        ),
    };
    reading.problem(code, message, hint);
}

/// Notes what of the pages was not read.
fn tell(read: &Pages, is_whole: bool, is_empty: bool, reading: &mut Reading<'_>) {
    if !is_whole || read.n_broken > 0 {
        reading.problem(
            ProblemCode::Damaged,
            "expected a whole PDF, but found one with damaged parts",
            "what could be read was; compare with the pages",
        );
    }
    if let Some(pages) = listed(&read.unnamed) {
        reading.problem(
            ProblemCode::Damaged,
            format!("expected fonts that name their letters, but found others on {pages}"),
            "words are missing there; run text recognition (OCR) over the file and add it again",
        );
    }
    if let Some(pages) = listed(&read.pictures) {
        reading.problem(
            ProblemCode::NoText,
            format!("expected text on every page, but found {pages} without text"),
            "run text recognition (OCR) over the file and add it again",
        );
    } else if is_empty && read.unnamed.is_empty() {
        reading.problem(
            ProblemCode::Empty,
            "expected a PDF with words, but found empty pages",
            "check whether the file was saved in full",
        );
    }
    if let Some(pages) = listed(&read.cut) {
        reading.problem(
            ProblemCode::CutShort,
            format!("expected pages of a size that is read, but found too much on {pages}"),
            "what follows was left out; split the file and add its pieces",
        );
    }
    if read.n_left_out > 0 {
        reading.problem(
            ProblemCode::CutShort,
            format!(
                "expected a PDF of at most {} pages, but found {} more",
                read.areas.len(),
                read.n_left_out
            ),
            "what follows was left out; split the file and add its pieces",
        );
    }
}

/// Numbers of pages for a reader, from 1: `page 3`, `pages 2, 5–7`; None where
/// there are none.
fn listed(pages: &[usize]) -> Option<String> {
    const MAX_RUNS: usize = 20;
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for page in pages {
        match runs.last_mut() {
            Some(run) if run.1 + 1 == *page => run.1 = *page,
            _ => runs.push((*page, *page)),
        }
    }
    let run = |(first, last): &(usize, usize)| match first == last {
        true => (first + 1).to_string(),
        false => format!("{}–{}", first + 1, last + 1),
    };
    let list: Vec<String> = runs.iter().take(MAX_RUNS).map(run).collect();
    let more = if runs.len() > MAX_RUNS {
        " and more"
    } else {
        ""
    };
    let noun = if pages.len() == 1 { "page" } else { "pages" };
    (!pages.is_empty()).then(|| format!("{noun} {}{more}", list.join(", ")))
}
