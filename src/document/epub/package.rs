//! What the package document of a book says: its metadata, its chapters in
//! reading order, where its table of contents is.
//!
//! EPUB 3.3, chapters 4 (container) and 5 (package document); EPUB 2.0.1's OPF
//! is read alike.

use crate::document::Moment;
use crate::document::office::package::resolved;
use crate::document::office::xml::{Element, Item, Xml};
use crate::document::sidecar::one_line;
use crate::text::Map;

/// Most chapters of a book.
const MAX_CHAPTERS: usize = 20_000;

/// A book as its package document describes it.
#[derive(Debug, Default)]
pub struct Book {
    pub title: String,
    /// Who wrote it, in the book's order.
    pub creators: Vec<String>,
    pub publisher: String,
    pub language: String,
    pub published: Option<Moment>,
    pub modified: Option<Moment>,
    /// Names of the chapters in the archive, in reading order.
    pub chapters: Vec<String>,
    /// Name of the table of contents as a page (EPUB 3).
    pub nav: Option<String>,
    /// Name of the table of contents in XML (EPUB 2).
    pub ncx: Option<String>,
    /// Names of covers and tables of contents.
    pub left_out: Vec<String>,
}

/// The name of the package document that the container names.
pub fn root(container: &str) -> Option<String> {
    let path = |item| match item {
        Item::Start(element) if element.name() == "rootfile" => element.attribute("full-path"),
        _ => None,
    };
    Xml::new(container).find_map(path)
}

/// Reads a package document of this name.
pub fn read(source: &str, name: &str) -> Book {
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut book = Book::default();
    let mut manifest = Map::new();
    let mut spine = Vec::new();
    let mut ncx = None;
    let mut xml = Xml::new(source);
    while let Some(item) = xml.next() {
        let Item::Start(element) = item else { continue };
        match element.name() {
            "item" => manifest_item(&element, folder, &mut manifest, &mut book),
            "spine" => ncx = element.attribute("toc"),
            "itemref" if spine.len() < MAX_CHAPTERS => spine.extend(element.attribute("idref")),
            "reference" => {
                let kind = element.attribute("type").unwrap_or_default();
                if matches!(kind.as_str(), "cover" | "toc")
                    && let Some(target) = element.attribute("href")
                {
                    book.left_out.push(page(folder, &target));
                }
            }
            _ => metadata(&element, &mut xml, &mut book),
        }
    }
    book.ncx = ncx.and_then(|id| manifest.get(&id).cloned()).or(book.ncx);
    book.chapters = spine
        .iter()
        .filter_map(|id| manifest.get(id).cloned())
        .collect();
    book
}

fn manifest_item(
    element: &Element<'_>,
    folder: &str,
    manifest: &mut Map<String, String>,
    book: &mut Book,
) {
    let (Some(id), Some(target)) = (element.attribute("id"), element.attribute("href")) else {
        return;
    };
    let name = page(folder, &target);
    let properties = element.attribute("properties").unwrap_or_default();
    if properties.split_whitespace().any(|word| word == "nav") {
        book.nav = Some(name.clone());
    }
    if element.attribute("media-type").as_deref() == Some("application/x-dtbncx+xml") {
        book.ncx = Some(name.clone());
    }
    manifest.insert(id, name);
}

fn metadata(element: &Element<'_>, xml: &mut Xml<'_>, book: &mut Book) {
    let set = |slot: &mut String, xml: &mut Xml<'_>| {
        let words = one_line(&xml.words_inside());
        if slot.is_empty() {
            *slot = words;
        }
    };
    match element.name() {
        "title" => set(&mut book.title, xml),
        "publisher" => set(&mut book.publisher, xml),
        "language" => set(&mut book.language, xml),
        "creator" => {
            let role = element.attribute("role");
            let name = one_line(&xml.words_inside());
            if !name.is_empty() && matches!(role.as_deref(), None | Some("aut")) {
                book.creators.push(name);
            }
        }
        "date" => {
            let event = element.attribute("event");
            let stated = Moment::parse(&xml.words_inside());
            match event.as_deref() {
                Some("modification") => book.modified = stated.or(book.modified),
                Some("creation" | "conversion") => {}
                _ => book.published = book.published.or(stated),
            }
        }
        "meta" if element.attribute("property").as_deref() == Some("dcterms:modified") => {
            book.modified = Moment::parse(&xml.words_inside()).or(book.modified);
        }
        _ => {}
    }
}

/// The name in the archive of the page at an address in the book.
pub fn page(folder: &str, address: &str) -> String {
    let path = address.split(['#', '?']).next().unwrap_or_default();
    resolved(folder, &unescaped(path))
}

/// Percent-encoded bytes as they are meant (RFC 3986, 2.1).
fn unescaped(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after
            .get(..2)
            .and_then(|two| core::str::from_utf8(two).ok());
        let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match (first, byte) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
