//! Reads feeds: RSS 0.90 to 2.0, RDF (RSS 1.0), Atom 0.3 and 1.0, JSON Feed.
//!
//! Every item becomes a clipping, whose facts the feed states. Its text is what
//! the item has in full, or else its summary; markup in it becomes blocks.

mod document;
mod item;
mod json_feed;
mod space;
mod told;
mod xml;
mod xml_feed;

pub use told::opens_as_feed;

use self::item::{Feed, Item, Markup, Words};
use super::draft::Draft;
use super::html::{has_elements, headline, inline_text, write_plain};
use super::lines::paragraphs;
use super::passage::Structure;
use super::reading::{Reading, Source};
use super::sidecar::one_line;
use super::{BlockKind, Format, Headline, ProblemCode, Sourced};
use crate::text::decode::Decoded;

/// Reads a feed into the clippings of its items.
pub fn read(file: Decoded, _: &Source<'_>, reading: &mut Reading<'_>) {
    let text = file.text.trim_start_matches('\u{FEFF}').trim_start();
    let feed = match text.starts_with('{') {
        true => of_json(text, reading),
        false => of_xml(text, reading),
    };
    let Some(feed) = feed else {
        return reading.problem(
            ProblemCode::Damaged,
            "expected a feed, but found neither RSS, Atom nor JSON Feed",
            "open the feed's address and save what it gives",
        );
    };
    if feed.items.is_empty() {
        return reading.problem(
            ProblemCode::Empty,
            "expected a feed with items, but found none",
            "save the feed again when it has items, or save the articles themselves",
        );
    }
    let publisher = feed
        .title
        .as_ref()
        .map(line)
        .filter(|name| !name.is_empty());
    let mut n_empty = 0;
    for (at, item) in feed.items.iter().enumerate() {
        if reading.is_full() {
            return;
        }
        n_empty += usize::from(!read_item(
            at,
            item,
            &feed,
            publisher.as_deref(),
            file.encoding,
            reading,
        ));
    }
    if n_empty > 0 {
        let code = match n_empty == feed.items.len() {
            true => ProblemCode::Empty,
            false => ProblemCode::LeftOut,
        };
        reading.problem(
            code,
            format!("expected items with words, but found {n_empty} without"),
            "save the articles that they lead to",
        );
    }
}

fn of_json(text: &str, reading: &mut Reading<'_>) -> Option<Feed> {
    match serde_json::from_str(text) {
        Ok(value) => Some(json_feed::feed(&value)),
        Err(error) => {
            reading.problem(
                ProblemCode::Damaged,
                format!("expected JSON, but found an error in line {}", error.line()),
                "open the feed's address and save it again",
            );
            None
        }
    }
}

fn of_xml(text: &str, reading: &mut Reading<'_>) -> Option<Feed> {
    let document = xml::parse(text);
    if let Some(line) = document.damaged_line {
        reading.problem(
            ProblemCode::Damaged,
            format!("expected well-formed XML, but found an error in line {line}"),
            "what stands there may be missing; open the feed's address and save it again",
        );
    }
    if document.is_cut {
        reading.problem(
            ProblemCode::CutShort,
            "expected a feed of fewer parts, but found too many",
            "what follows was left out; split the feed and add its pieces",
        );
    }
    xml_feed::feed(&document)
}

/// Reads an item; false where it has no words.
fn read_item(
    at: usize,
    item: &Item,
    feed: &Feed,
    publisher: Option<&str>,
    encoding: &'static str,
    reading: &mut Reading<'_>,
) -> bool {
    let title = item
        .title
        .as_ref()
        .map(line)
        .filter(|title| !title.is_empty());
    let mut draft = Draft::default();
    let span = title
        .as_deref()
        .and_then(|title| draft.push(BlockKind::Headline, 1, title));
    let n_before = draft.passages().len();
    for words in [&item.content, &item.summary].into_iter().flatten() {
        if draft.passages().len() == n_before {
            write(words, &mut draft);
        }
    }
    if draft.is_empty() {
        return false;
    }
    let mut article = draft.with_facts(Structure {
        headline: title.as_ref().zip(span).map(|(title, span)| Headline {
            title: Sourced {
                evidence: vec![span],
                ..Sourced::metadata(title.clone(), "the feed names the item so")
            },
            span: Some(span),
        }),
        ..facts(item, feed, publisher)
    });
    if article.structure.headline.is_none() {
        article.structure.headline = headline(&article.text, &article.structure);
    }
    article.modified = item.modified.clone().filter(|_| item.published.is_some());
    let language = item.language.clone().or(feed.language.clone());
    article.language = language.map(|code| Sourced::metadata(code, "the feed says so"));
    let name = format!("{} {}", at + 1, title.unwrap_or_default().replace('/', "∕"));
    reading.in_part(name.trim_end(), |reading| {
        reading.add(article, Format::Feed, encoding);
    });
    true
}

/// What the feed states of an item.
fn facts(item: &Item, feed: &Feed, publisher: Option<&str>) -> Structure {
    let changed = || {
        let modified = item.modified.as_ref()?;
        let why = format!(
            "{}, as the date of a change; no other date is stated",
            modified.why
        );
        Some(Sourced::metadata(modified.value, why))
    };
    let author = item.author.as_ref().or(feed.author.as_ref());
    let address = item.addresses.first();
    let source = item
        .source
        .as_ref()
        .map(|name| (name.as_str(), "the item names its source so"));
    let publisher = source.or(publisher.map(|name| (name, "the feed's title")));
    Structure {
        byline: author.map(|name| Sourced::metadata(name.clone(), "the feed names the author so")),
        publisher: publisher.map(|(name, why)| Sourced::metadata(name.to_string(), why)),
        published: item.published.clone().or_else(changed),
        url: address.map(|(address, field)| {
            Sourced::metadata(address.clone(), format!("the feed's `{field}` says so"))
        }),
        ..Structure::default()
    }
}

/// Words on one line.
fn line(words: &Words) -> String {
    match is_html(words) {
        true => one_line(&inline_text(&words.source)),
        false => one_line(&words.source),
    }
}

/// Writes words block by block.
fn write(words: &Words, draft: &mut Draft) {
    if is_html(words) {
        write_plain(&words.source, draft);
        return;
    }
    for paragraph in paragraphs(&words.source) {
        draft.push(BlockKind::Body, 0, paragraph.span.of(&words.source));
    }
}

/// Whether words are written in HTML: a feed that does not say so has it where
/// elements or references stand in them.
fn is_html(words: &Words) -> bool {
    match words.markup {
        Markup::Html => true,
        Markup::Text => false,
        Markup::Unknown => {
            let source = words.source.as_str();
            has_elements(source) || has_marks(source) || has_references(source)
        }
    }
}

/// Whether marks of elements stand in a text, known or not: one that ends an
/// element, or starts it with an attribute, or does both.
fn has_marks(text: &str) -> bool {
    const MAX_BYTES: usize = 2_000;
    text.split('<').skip(1).any(|rest| {
        let name = rest.strip_prefix('/').unwrap_or(rest);
        let rest = &rest[..rest.floor_char_boundary(MAX_BYTES)];
        let Some((mark, _)) = rest.split_once('>') else {
            return false;
        };
        name.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && (mark.starts_with('/') || mark.ends_with('/') || mark.contains("=\""))
    })
}

/// Whether `&name;` stands in a text.
fn has_references(text: &str) -> bool {
    text.split('&').skip(1).any(|rest| {
        let n_bytes = rest
            .bytes()
            .take(32)
            .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')
            .count();
        n_bytes > 1 && rest.as_bytes().get(n_bytes) == Some(&b';')
    })
}
