//! What a document says of itself: title, writer, when it was changed.

use super::xml::{Item, Xml};
use crate::document::article::Article;
use crate::document::sidecar::one_line;
use crate::document::{Basis, Headline, Moment, Sourced};

/// Longest title and name, in bytes.
const MAX_BYTES: usize = 300;

/// Names that programs put in the place of a writer's.
const NO_WRITERS: &[&str] = &[
    "admin",
    "administrator",
    "user",
    "owner",
    "author",
    "unknown",
    "un-named",
    "unnamed",
    "microsoft office user",
    "microsoft",
    "python-docx",
    "apache poi",
    "docx4j",
    "none",
    "default",
    "pc",
    "home",
    "office",
    "laptop",
    "test",
];

/// Beginnings of titles that programs write.
const NO_TITLES: &[&str] = &[
    "microsoft word",
    "untitled",
    "document",
    "word document",
    "normal",
    "title",
    "unknown",
    "no title",
    "slide ",
    "dokument",
    "sans titre",
    "unbenannt",
];

/// What a document says of itself, as it says it.
#[derive(Clone, Debug, Default)]
pub struct Properties {
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub creator: String,
    /// When it was last changed.
    pub modified: Option<Moment>,
    /// BCP 47 language.
    pub language: String,
}

impl Properties {
    /// Reads `docProps/core.xml` (ISO 29500-2 annex D), `meta.xml` (OpenDocument
    /// 1.3 part 3, 4.3): both hold Dublin Core.
    pub fn read(source: &str) -> Properties {
        let mut found = Properties::default();
        let mut xml = Xml::new(source);
        while let Some(item) = xml.next() {
            let Item::Start(element) = item else { continue };
            match element.name() {
                "title" => set(&mut found.title, &xml.words_inside()),
                "initial-creator" => found.creator = one_line(&xml.words_inside()),
                "creator" => set(&mut found.creator, &xml.words_inside()),
                "language" => set(&mut found.language, &xml.words_inside()),
                "modified" | "date" => {
                    let stated = Moment::parse(&xml.words_inside());
                    found.modified = stated.or(found.modified);
                }
                // Elements that hold others, and those of other vocabularies.
                "body" | "automatic-styles" | "styles" => break,
                _ => {}
            }
        }
        found
    }

    /// Puts in what the text does not say. When a document was made or changed
    /// is not when it was published.
    pub fn complete(&self, article: &mut Article) {
        let found = &mut article.structure;
        let is_stated = |headline: &Headline| headline.title.basis == Basis::Stated;
        if !found.headline.as_ref().is_some_and(is_stated) && is_title(&self.title) {
            let why = "the document's properties have this title; its text has no headline";
            found.headline = Some(Headline {
                title: Sourced::metadata(self.title.clone(), why),
                span: None,
            });
        }
        if found.byline.is_none() && is_writer(&self.creator) {
            let why = "the document's properties name this author; its text names none";
            found.byline = Some(Sourced::metadata(self.creator.clone(), why));
        }
        if let Some(modified) = self.modified.filter(|date| date.year >= 1985) {
            let why = "the document's properties say when it was last changed";
            article.modified = Some(Sourced::metadata(modified, why));
        }
        if let Some(language) = language_code(&self.language) {
            let why = "the document's properties say so";
            article.language = Some(Sourced::metadata(language, why));
        }
    }
}

/// The language of a BCP 47 tag, as a code of two or three letters.
pub fn language_code(tag: &str) -> Option<String> {
    let code = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    let is_code = matches!(code.len(), 2 | 3) && code.bytes().all(|byte| byte.is_ascii_lowercase());
    (is_code && !matches!(code.as_str(), "und" | "mul" | "zxx")).then_some(code)
}

fn set(slot: &mut String, words: &str) {
    if slot.is_empty() {
        *slot = one_line(words);
    }
}

fn is_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    let has_ending = [
        ".doc", ".docx", ".odt", ".rtf", ".txt", ".pdf", ".qxd", ".indd", ".html",
    ]
    .iter()
    .any(|ending| lower.ends_with(ending));
    let is_bare = |rest: &str| !rest.contains(char::is_alphabetic);
    let is_written = NO_TITLES
        .iter()
        .any(|made| lower.strip_prefix(made).is_some_and(is_bare))
        || lower.starts_with("microsoft word - ");
    title.len() <= MAX_BYTES
        && title.split_whitespace().count() >= 2
        && title
            .chars()
            .filter(|letter| letter.is_alphabetic())
            .count()
            >= 4
        && !has_ending
        && !is_written
}

fn is_writer(name: &str) -> bool {
    let lower = name.to_lowercase();
    let n_letters = name.chars().filter(|letter| letter.is_alphabetic()).count();
    let has_space = name.contains(char::is_whitespace) || !name.is_ascii();
    n_letters >= 2
        && has_space
        && name.len() <= MAX_BYTES
        && !name.contains(['@', '\\', '/', '<', '>'])
        && !NO_WRITERS.contains(&lower.as_str())
}
