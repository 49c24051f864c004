//! Which elements of a page are a site's own parts, and which hold an article,
//! by their names and by the names that their authors gave them.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::tag::Tag;
use super::tree::{Name, Tree};
use crate::document::table;

/// What an element's names say that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Nothing.
    Unknown,
    /// A site's own part.
    Site,
    /// A site's own part, if links or few words stand in it.
    Perhaps,
    /// The words under a picture.
    Caption,
    /// Not shown when the page was saved.
    Hidden,
    /// The element of an article; the greater, the surer.
    Text(u8),
}

/// A row of the word list.
struct Word {
    word: &'static str,
    goes_on: bool,
    part: Part,
}

#[derive(Default)]
struct Words {
    /// By first byte.
    single: HashMap<u8, Vec<Word>>,
    /// Several pieces in a row, by first byte.
    rows: HashMap<u8, Vec<Word>>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::default();
    for row in table::rows(include_str!("../data/page_parts.tsv")) {
        let [part, how, word] = row[..] else { continue };
        let is_row = word.contains(' ');
        let part = match part {
            "site" => Part::Site,
            "weak" => Part::Perhaps,
            "caption" => Part::Caption,
            _ if is_row => Part::Text(2),
            _ => Part::Text(1),
        };
        let list = if is_row {
            &mut words.rows
        } else {
            &mut words.single
        };
        let goes_on = how == "start";
        list.entry(word.as_bytes()[0]).or_default().push(Word {
            word,
            goes_on,
            part,
        });
    }
    words
});

/// What `node`'s name, role, class, id and style say that it is.
pub fn part_of(tree: &Tree, node: u32) -> Part {
    let tag = tree.tag(node);
    if matches!(tag, Tag::Html | Tag::Body) {
        return Part::Unknown;
    }
    if is_hidden(tree, node) {
        return Part::Hidden;
    }
    if matches!(
        tag,
        Tag::Nav | Tag::Footer | Tag::Aside | Tag::Button | Tag::Dialog | Tag::Menu | Tag::Label
    ) {
        return Part::Site;
    }
    let value = |name| tree.attribute(node, name).unwrap_or_default();
    let property = value(Name::Itemprop);
    if property
        .split_ascii_whitespace()
        .any(|word| word.eq_ignore_ascii_case("articlebody"))
    {
        return Part::Text(3);
    }
    match value(Name::Role).to_ascii_lowercase().as_str() {
        "navigation" | "complementary" | "banner" | "contentinfo" | "search" | "dialog"
        | "alertdialog" | "menu" | "menubar" | "toolbar" | "button" => return Part::Site,
        "main" | "article" => return Part::Text(1),
        _ => {}
    }
    if !tag.is_block() && !matches!(tag, Tag::Span | Tag::Other | Tag::A) {
        return Part::Unknown;
    }
    let id = Some(value(Name::Id)).filter(|id| !is_slug(id));
    let found = surer(named(id.unwrap_or_default()), named(value(Name::Class)));
    match (tag, found) {
        (Tag::Article | Tag::Main, Part::Unknown | Part::Perhaps) => Part::Text(1),
        (Tag::Figcaption, Part::Unknown | Part::Perhaps) => Part::Caption,
        _ => found,
    }
}

/// Whether an id is the words of a heading, made an address (`sharing-with-a-single-developer`):
/// it says what is written there, not what part it is.
fn is_slug(id: &str) -> bool {
    let is_plain = |letter: char| letter.is_lowercase() || letter.is_ascii_digit() || letter == '-';
    id.split('-').filter(|word| !word.is_empty()).count() >= 5 && id.chars().all(is_plain)
}

/// Of what two names say, what counts.
fn surer(one: Part, other: Part) -> Part {
    let rank = |part| match part {
        Part::Unknown => 0,
        Part::Perhaps => 1,
        Part::Text(n) => 1 + n,
        Part::Caption => 5,
        Part::Site | Part::Hidden => 6,
    };
    if rank(one) >= rank(other) { one } else { other }
}

/// What the words of a class or an id say.
fn named(value: &str) -> Part {
    if value.is_empty() || value.len() > 600 {
        return Part::Unknown;
    }
    let mut found = Part::Unknown;
    let classes = value.split_ascii_whitespace();
    // A post's classes name its tags and categories: what it is about.
    let about = |class: &&str| {
        ["tag-", "category-", "kategorie-", "topic-"]
            .iter()
            .any(|start| class.starts_with(start))
    };
    for class in classes.filter(|class| !about(class)) {
        let words = split(class);
        for (at, word) in words.iter().enumerate() {
            let Some(first) = word.as_bytes().first() else {
                continue;
            };
            for known in WORDS.single.get(first).into_iter().flatten() {
                let fits = word == known.word || (known.goes_on && word.starts_with(known.word));
                let counts = !matches!(known.part, Part::Text(_)) || words.len() <= 2;
                if fits && counts {
                    found = surer(found, known.part);
                }
            }
            let Some(rows) = WORDS.rows.get(first) else {
                continue;
            };
            let row = words[at..].join(" ");
            for known in rows {
                let ends = |known: &str| {
                    row.as_bytes()
                        .get(known.len())
                        .is_none_or(|next| *next == b' ')
                };
                if row.starts_with(known.word) && ends(known.word) {
                    found = surer(found, known.part);
                }
            }
        }
    }
    found
}

/// `relatedPosts_box-2` as `related`, `posts`, `box`, `2`.
pub fn split(class: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut was_lower = false;
    let mut opens = true;
    for letter in class.chars() {
        if !letter.is_alphanumeric() {
            (opens, was_lower) = (true, false);
            continue;
        }
        if opens || (letter.is_uppercase() && was_lower) {
            words.push(String::new());
        }
        (opens, was_lower) = (false, letter.is_lowercase());
        if let Some(word) = words.last_mut() {
            word.extend(letter.to_lowercase());
        }
    }
    words
}

/// Whether the page says that an element is not shown.
fn is_hidden(tree: &Tree, node: u32) -> bool {
    if tree.attribute(node, Name::Hidden).is_some() {
        return true;
    }
    let Some(style) = tree.attribute(node, Name::Style) else {
        return false;
    };
    style.split(';').take(40).any(|rule| {
        rule.split_once(':').is_some_and(|(name, value)| {
            let value = value.trim().to_ascii_lowercase();
            match name.trim().to_ascii_lowercase().as_str() {
                "display" => value.starts_with("none"),
                "visibility" => value.starts_with("hidden"),
                _ => false,
            }
        })
    })
}
