//! Reads electronic books: a clipping a chapter, in reading order.
//!
//! EPUB 3.3 and 2.0.1. A chapter is a page of the book's spine with more than a
//! few words; covers and tables of contents are left out. Its title is that of
//! its heading or of the table of contents; publisher, writer, date and
//! language are the book's.

mod contents;
mod package;

use super::article::Article;
use super::draft::Draft;
use super::headline::title_from_lede;
use super::html::{self, PageParagraph};
use super::office::package::Package;
use super::office::properties::language_code;
use super::office::xml::{Item, Xml};
use super::passage::Structure;
use super::reading::{Reading, Source};
use super::sidecar::one_line;
use super::zip_file::{ZipFile, first_stored, opens_as_zip};
use super::{BlockKind, Format, Headline, ProblemCode, Sourced};
use contents::Titles;
use package::Book;

const MIME_TYPE: &[u8] = b"application/epub+zip";
const CONTAINER: &str = "META-INF/container.xml";
/// A page with fewer letters than this is no chapter.
const MIN_LETTERS: usize = 60;
/// Longest title in the name of a part, in bytes.
const MAX_TITLE: usize = 120;

/// Whether a file is an electronic book.
pub fn tells(bytes: &[u8]) -> bool {
    if !opens_as_zip(bytes) {
        return false;
    }
    if let Some((b"mimetype", kind)) = first_stored(bytes) {
        return kind.trim_ascii() == MIME_TYPE;
    }
    ZipFile::open(bytes).is_some_and(|archive| {
        let has_root = || archive.names().any(|name| name.ends_with(".opf"));
        archive.entry(CONTAINER).is_some() && has_root()
    })
}

/// Reads an electronic book.
pub fn read(source: &Source<'_>, reading: &mut Reading<'_>) {
    let Some(archive) = ZipFile::open(source.bytes) else {
        return reading.problem(
            ProblemCode::Damaged,
            "expected an electronic book, but found an archive that cannot be opened",
            "fetch the file again",
        );
    };
    let files = Package::new(&archive);
    let container = files.text(CONTAINER, reading).unwrap_or_default();
    let is_root = |name: &&str| name.ends_with(".opf");
    let root = package::root(&container);
    let root = root.or_else(|| archive.names().find(is_root).map(str::to_string));
    let Some((root, source)) = root.and_then(|root| {
        let source = files.text(&root, reading)?;
        Some((root, source))
    }) else {
        return reading.problem(
            ProblemCode::Damaged,
            "expected a book with a list of its chapters, but found none",
            "fetch the file again",
        );
    };
    let book = package::read(&source, &root);
    let titles = titles(&files, &book, reading);
    let locked = encrypted(&files, reading);
    read_chapters(&files, &book, &titles, &locked, reading);
}

fn titles(files: &Package<'_, '_>, book: &Book, reading: &mut Reading<'_>) -> Titles {
    let mut titles = Titles::new();
    if let Some(nav) = &book.nav
        && let Some(source) = files.text(nav, reading)
    {
        titles = contents::of_nav(&source, nav);
    }
    if titles.is_empty()
        && let Some(ncx) = &book.ncx
        && let Some(source) = files.text(ncx, reading)
    {
        titles = contents::of_ncx(&source, ncx);
    }
    titles
}

/// Names of the files that are encrypted (Open Container Format 4.2.6.3.2).
fn encrypted(files: &Package<'_, '_>, reading: &mut Reading<'_>) -> Vec<String> {
    let Some(source) = files.text("META-INF/encryption.xml", reading) else {
        return Vec::new();
    };
    let name = |item| match item {
        Item::Start(element) if element.name() == "CipherReference" => element
            .attribute("URI")
            .map(|name| package::page("", &name)),
        _ => None,
    };
    Xml::new(&source).filter_map(name).collect()
}

fn read_chapters(
    files: &Package<'_, '_>,
    book: &Book,
    titles: &Titles,
    locked: &[String],
    reading: &mut Reading<'_>,
) {
    let before = reading.n_clippings();
    let mut n_locked = 0;
    for (at, name) in book.chapters.iter().enumerate() {
        if book.left_out.contains(name) || book.nav.as_ref() == Some(name) {
            continue;
        }
        if locked.contains(name) {
            n_locked += 1;
            continue;
        }
        if reading.is_full() {
            break;
        }
        let Some(source) = files.text(name, reading) else {
            reading.problem(
                ProblemCode::Damaged,
                format!("expected the chapter `{name}`, but found no such file in the book"),
                "fetch the file again",
            );
            continue;
        };
        read_chapter(&source, at + 1, titles.get(name), book, reading);
    }
    if n_locked > 0 {
        reading.problem(
            ProblemCode::Locked,
            format!("expected chapters that open, but found {n_locked} that are locked to a shop"),
            "add a copy of the book without the lock",
        );
    } else if reading.n_clippings() == before {
        reading.problem(
            ProblemCode::Empty,
            "expected a book with words, but found none",
            "open the book and look whether its pages are pictures",
        );
    }
}

fn read_chapter(
    source: &str,
    number: usize,
    title: Option<&String>,
    book: &Book,
    reading: &mut Reading<'_>,
) {
    let (paragraphs, is_cut) = html::paragraphs(source, false);
    if !is_chapter(&paragraphs) {
        return;
    }
    let article = chapter(paragraphs, title, book);
    let own = article.structure.headline.as_ref();
    let own = own.map_or("", |headline| match headline.span {
        Some(span) => span.of(&article.text),
        None => &headline.title.value,
    });
    let end = own.floor_char_boundary(MAX_TITLE);
    let part = format!("{number} {}", &own[..end]);
    reading.in_part(part.trim(), |reading| {
        if is_cut {
            reading.problem(
                ProblemCode::CutShort,
                "expected a chapter of a book, but found one with too many parts",
                "what follows them was left out",
            );
        }
        reading.add(article, Format::Epub, "UTF-8");
    });
}

/// Enough words, and not most of them in links, as in a table of contents.
fn is_chapter(paragraphs: &[PageParagraph]) -> bool {
    let letters = |words: &str| {
        words
            .chars()
            .filter(|letter| letter.is_alphabetic())
            .count()
    };
    let n_letters: usize = paragraphs.iter().map(|words| letters(&words.words)).sum();
    let n_bytes: usize = paragraphs.iter().map(|words| words.words.len()).sum();
    let n_link: usize = paragraphs.iter().map(|words| words.n_link).sum();
    n_letters >= MIN_LETTERS && n_link * 10 < n_bytes * 7
}

fn chapter(paragraphs: Vec<PageParagraph>, title: Option<&String>, book: &Book) -> Article {
    let mut draft = Draft::default();
    let mut own = None;
    for paragraph in &paragraphs {
        let is_heading = paragraph.kind == BlockKind::Headline;
        let is_own = is_heading && own.is_none() && !one_line(&paragraph.words).is_empty();
        let level = match (is_heading, is_own) {
            (false, _) => 0,
            (true, true) => 1,
            (true, false) => paragraph.level.clamp(2, 6),
        };
        let span = draft.push(paragraph.kind, level, &paragraph.words);
        if is_own {
            own = span;
        }
    }
    let mut facts = facts(book);
    facts.headline = match (own, title) {
        (Some(span), _) => {
            let words = one_line(span.of(draft.text()));
            let title = match is_number(&words) && !book.title.is_empty() {
                true => {
                    let why =
                        "the chapter's heading is a number; the book's title stands before it";
                    Sourced::inferred(format!("{}, {words}", book.title), vec![span], why)
                }
                false => {
                    let why = "the chapter opens with a heading";
                    Sourced::stated(words, vec![span], why)
                }
            };
            Some(Headline {
                title,
                span: Some(span),
            })
        }
        (None, Some(title)) => {
            let why = "the book's table of contents has this title";
            let title = Sourced::metadata(title.clone(), why);
            Some(Headline { title, span: None })
        }
        (None, None) => None,
    };
    let mut article = draft.with_facts(facts);
    if article.structure.headline.is_none() {
        let blocks = &article.structure.blocks;
        let body = blocks.iter().find(|block| block.kind == BlockKind::Body);
        let title = body.and_then(|body| title_from_lede(&article.text, body.span));
        article.structure.headline = title.map(|title| Headline { title, span: None });
    }
    if let Some(language) = language_code(&book.language) {
        article.language = Some(Sourced::metadata(language, "the book says so"));
    }
    let why = "the book's metadata says when it was last changed";
    article.modified = book.modified.map(|date| Sourced::metadata(date, why));
    article
}

/// `IV`, `12`: no words.
fn is_number(heading: &str) -> bool {
    let is_roman = |letter: char| "IVXLCDM".contains(letter);
    let is_figure = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ' ');
    heading.chars().all(is_roman) || heading.chars().all(is_figure)
}

fn facts(book: &Book) -> Structure {
    let named = |words: &str, why: &str| {
        let words = words.to_string();
        (!words.is_empty()).then(|| Sourced::metadata(words, why))
    };
    Structure {
        publisher: named(&book.publisher, "the book's metadata names its publisher"),
        byline: named(
            &book.creators.join(", "),
            "the book's metadata names its writer",
        ),
        published: book
            .published
            .map(|date| Sourced::metadata(date, "the book's metadata has this date")),
        ..Structure::default()
    }
}
