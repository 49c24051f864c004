//! Feeds in XML: RSS 0.90 to 2.0, RDF (RSS 1.0), Atom 0.3 and 1.0, CDF.

use super::document::Document;
use super::item::{Feed, Item, Markup, Words};
use super::space::Space;
use crate::text::Order;

use crate::document::mail::{base64, language_code};
use crate::document::sidecar::one_line;

/// Reads the feed that `document` is; None where it is none.
pub fn feed(document: &Document) -> Option<Feed> {
    let nodes = &document.nodes;
    let is_channel = |at: &usize| {
        matches!(nodes[*at].name.as_str(), "channel" | "feed") && nodes[*at].space != Space::Other
    };
    let channel = (0..nodes.len()).find(is_channel);
    let mut feed = Feed::default();
    if let Some(channel) = channel {
        read_channel(document, channel, &mut feed);
    }
    let root = (0..nodes.len()).find(|at| !nodes[*at].name.is_empty())?;
    feed.language = feed.language.or_else(|| language(document, root));
    let mut at = 0;
    while at < nodes.len() {
        if is_item(document, at) {
            feed.items.push(item(document, at));
            at = nodes[at].end;
        } else {
            at += 1;
        }
    }
    let is_feed = channel.is_some() || !feed.items.is_empty() || nodes[root].name == "rss";
    is_feed.then_some(feed)
}

fn is_item(document: &Document, at: usize) -> bool {
    let node = &document.nodes[at];
    match node.name.as_str() {
        "item" => matches!(node.space, Space::Plain | Space::Other | Space::Rdf),
        "entry" => matches!(node.space, Space::Plain | Space::Atom),
        _ => false,
    }
}

fn read_channel(document: &Document, channel: usize, feed: &mut Feed) {
    feed.language = language(document, channel);
    for child in document.children(channel) {
        let node = &document.nodes[child];
        match (node.space, node.name.as_str()) {
            (Space::Plain | Space::Atom | Space::DublinCore, "title") => {
                feed.title.get_or_insert_with(|| words(document, child));
            }
            (Space::Plain | Space::DublinCore, "language") => {
                let code = language_code(document.text(child).trim());
                feed.language = feed.language.take().or(code);
            }
            (Space::Plain | Space::Atom, "author") => {
                feed.author = feed.author.take().or(author(document, child));
            }
            _ => {}
        }
    }
}

fn language(document: &Document, node: usize) -> Option<String> {
    document.attribute(node, "xml:lang").and_then(language_code)
}

fn item(document: &Document, at: usize) -> Item {
    let mut item = Item {
        language: language(document, at),
        ..Item::default()
    };
    let mut seconds = Seconds::default();
    for child in document.children(at).take(2_000) {
        take(document, child, &mut item, &mut seconds);
    }
    if let Some(address) = document.attribute(at, "rdf:about") {
        item.take_address(address, "rdf:about");
    }
    if let Some(address) = document.attribute(at, "href") {
        item.take_address(address, "href");
    }
    if let Some(words) = document.attribute(at, "lastmod") {
        item.take_modified(words, "lastmod");
    }
    item.title = item.title.or(seconds.title);
    item.summary = item.summary.or(seconds.summary);
    item.author = item.author.or(seconds.author);
    for (words, field) in seconds.dates {
        item.take_published(&words, field);
    }
    item.addresses.order_by_key(|(_, field)| match *field {
        "link" | "href" => 0,
        "guid" => 1,
        _ => 2,
    });
    item
}

/// What counts where the item has nothing better.
#[derive(Default)]
struct Seconds {
    title: Option<Words>,
    summary: Option<Words>,
    author: Option<String>,
    dates: Vec<(String, &'static str)>,
}

fn take(document: &Document, child: usize, item: &mut Item, seconds: &mut Seconds) {
    use Space::{Atom, Content, DublinCore, Itunes, Media, Other, Plain, Xhtml};
    let node = &document.nodes[child];
    let text = || document.text(child).trim().to_string();
    match (node.space, node.name.as_str()) {
        (Plain | Atom, "title") => put(&mut item.title, words(document, child)),
        (DublinCore | Media | Itunes, "title") => put(&mut seconds.title, words(document, child)),
        (Content, "encoded") | (Xhtml, "body" | "div") | (Plain, "fullitem" | "body") => {
            let markup = Markup::Html;
            put(
                &mut item.content,
                Words {
                    markup,
                    ..words(document, child)
                },
            );
        }
        (Plain | Atom, "content") => {
            let is_elsewhere = document.attribute(child, "src").is_some();
            if !is_elsewhere {
                put(&mut item.content, words(document, child));
            }
        }
        (Plain | Atom, "description" | "summary" | "abstract" | "tagline") => {
            put(&mut item.summary, words(document, child));
        }
        (DublinCore, "description" | "abstract") | (Media, "description") | (Itunes, "summary") => {
            put(&mut seconds.summary, words(document, child));
        }
        (Plain | Atom, "author") => {
            item.author = item.author.take().or(author(document, child));
        }
        (DublinCore, "creator") => {
            let name = name(&text());
            item.author = item.author.take().or(name);
        }
        (DublinCore | Itunes, "author") => {
            seconds.author = seconds.author.take().or(name(&text()));
        }
        (Plain | Atom, "link") => take_link(document, child, item),
        (Plain, "guid") => {
            let is_address = document
                .attribute(child, "ispermalink")
                .is_none_or(|value| !value.eq_ignore_ascii_case("false"));
            if is_address {
                item.take_address(&text(), "guid");
            }
        }
        (Atom, "id") | (Plain, "id") => item.take_address(&text(), "id"),
        (Other, "origlink") => item.take_address(&text(), "link"),
        (Plain | Atom, "pubdate" | "published" | "issued") => {
            let field = match node.name.as_str() {
                "pubdate" => "pubDate",
                "published" => "published",
                _ => "issued",
            };
            item.take_published(&text(), field);
        }
        (DublinCore, "date") => seconds.dates.push((text(), "dc:date")),
        (DublinCore, "issued") => seconds.dates.insert(0, (text(), "dcterms:issued")),
        (Plain | Atom, "created") | (DublinCore, "created") => {
            seconds.dates.push((text(), "created"))
        }
        (Plain | Atom, "updated" | "modified" | "lastmod") | (DublinCore, "modified") => {
            item.take_modified(&text(), &node.name);
        }
        (Plain | DublinCore, "language") => {
            item.language = language_code(&text()).or(item.language.take());
        }
        (Plain, "source") => {
            let name = one_line(&text());
            item.source = (!name.is_empty()).then_some(name);
        }
        (Atom, "source") => take_source(document, child, item),
        _ => {}
    }
}

fn put(slot: &mut Option<Words>, words: Words) {
    if slot.is_none() && !words.source.trim().is_empty() {
        *slot = Some(words);
    }
}

/// The feed that an entry was taken from.
fn take_source(document: &Document, source: usize, item: &mut Item) {
    for child in document.children(source) {
        if document.nodes[child].name == "title" {
            let name = one_line(&document.text(child));
            item.source = (!name.is_empty()).then_some(name);
        }
    }
}

/// A link to the item itself, not to comments, enclosures or an edition.
fn take_link(document: &Document, child: usize, item: &mut Item) {
    match document.attribute(child, "href") {
        Some(address) => {
            let is_own = document
                .attribute(child, "rel")
                .is_none_or(|rel| rel.is_empty() || rel.eq_ignore_ascii_case("alternate"));
            if is_own {
                item.take_address(address, "link");
            }
        }
        None => item.take_address(&document.text(child), "link"),
    }
}

/// Whether a content is text of any kind.
fn is_text(document: &Document, node: usize) -> bool {
    document.attribute(node, "type").is_none_or(|kind| {
        let kind = kind.to_ascii_lowercase();
        !kind.contains('/')
            || kind.starts_with("text/")
            || kind.contains("html")
            || kind.contains("xml")
    })
}

/// The words of an element, and how they are written: Atom says so, and
/// elements inside are markup.
fn words(document: &Document, node: usize) -> Words {
    let kind = document
        .attribute(node, "type")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let mode = document
        .attribute(node, "mode")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let is_data = kind.contains('/') && !is_text(document, node);
    let is_encoded = mode == "base64" || is_data;
    if document.has_elements(node) && !is_encoded {
        return Words {
            source: document.markup(node),
            markup: Markup::Html,
        };
    }
    let mut source = document.text(node);
    if is_encoded {
        let bytes = base64(source.as_bytes());
        source = String::from_utf8(bytes).unwrap_or_default();
    }
    let is_atom = document.nodes[node].space == Space::Atom;
    let markup = match kind.as_str() {
        "html" | "text/html" => Markup::Html,
        "xhtml" | "application/xhtml+xml" => Markup::Text,
        "text" | "text/plain" if mode.is_empty() || mode == "xml" => Markup::Text,
        "" if is_atom && (mode.is_empty() || mode == "xml") => Markup::Text,
        _ => Markup::Unknown,
    };
    Words { source, markup }
}

/// A person: the name, else the address.
fn author(document: &Document, node: usize) -> Option<String> {
    let named = |wanted: &str| {
        let child = document
            .children(node)
            .find(|child| document.nodes[*child].name == wanted)?;
        name(&document.text(child))
    };
    match document.has_elements(node) {
        true => named("name").or_else(|| named("email")),
        false => name(&document.text(node)),
    }
}

/// The name in `ada@example.org (Ada Example)`; else the words as they are.
pub fn name(words: &str) -> Option<String> {
    let words = one_line(words);
    let bare = match words.split_once('(') {
        Some((address, name)) if address.contains('@') => name.trim_end_matches([')', ' ']).trim(),
        Some((name, address)) if address.contains('@') && !name.trim().is_empty() => name.trim(),
        _ => words.as_str(),
    };
    let bare = match bare.split_once('<') {
        Some((name, address)) if address.contains('@') && !name.trim().is_empty() => name.trim(),
        _ => bare,
    };
    let is_name = bare.chars().any(char::is_alphanumeric) && bare.len() <= 300;
    is_name.then(|| bare.to_string())
}
