//! The table of contents of a book: which page has which title.
//!
//! EPUB 3.3 chapter 7 (a page with `<nav epub:type="toc">`), EPUB 2.0.1 NCX.

use super::package::page;
use crate::document::office::xml::{Item, Xml};
use crate::document::sidecar::one_line;
use crate::text::Map;

/// Titles by the names of pages; the first of a page counts.
pub type Titles = Map<String, String>;

/// Reads a page with a table of contents.
pub fn of_nav(source: &str, name: &str) -> Titles {
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut titles = Titles::new();
    let mut in_contents = false;
    let mut xml = Xml::new(source);
    while let Some(item) = xml.next() {
        match item {
            Item::Start(element) if element.name() == "nav" => {
                let kind = element.attribute("type").unwrap_or_default();
                in_contents = kind.split_whitespace().any(|word| word == "toc");
            }
            Item::Start(element) if element.name() == "a" && in_contents => {
                let address = element.attribute("href").unwrap_or_default();
                let words = one_line(&xml.words_inside());
                insert(&mut titles, page(folder, &address), words);
            }
            Item::End(end) if end.name() == "nav" => in_contents = false,
            _ => {}
        }
    }
    titles
}

/// Reads a table of contents in XML.
pub fn of_ncx(source: &str, name: &str) -> Titles {
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut titles = Titles::new();
    let mut label = String::new();
    let mut xml = Xml::new(source);
    while let Some(item) = xml.next() {
        let Item::Start(element) = item else { continue };
        match element.name() {
            "pageList" | "navList" | "docTitle" | "docAuthor" => xml.skip_element(),
            "text" => label = one_line(&xml.words_inside()),
            "content" => {
                let address = element.attribute("src").unwrap_or_default();
                let words = core::mem::take(&mut label);
                insert(&mut titles, page(folder, &address), words);
            }
            _ => {}
        }
    }
    titles
}

fn insert(titles: &mut Titles, page: String, words: String) {
    if !words.is_empty() {
        titles.entry(page).or_insert(words);
    }
}
