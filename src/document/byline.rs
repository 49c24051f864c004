//! The line that names the writer: `By Jane Roe and John Doe, Reuters`.

use super::outlet::{Outlet, OutletKind, outlet};
use super::stated_date::{is_weekday, month};

/// A byline: the writer's name in the line, and the house named with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Byline {
    /// First byte of the name in the line.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The agency or outlet that the byline names.
    pub outlet: Option<Outlet>,
}

/// Words before a writer's name.
const BY: &[&str] = &[
    "By ",
    "BY ",
    "By: ",
    "Written by ",
    "Story by ",
    "Text by ",
    "Reported by ",
    "Author: ",
    "Von ",
    "VON ",
    "Par ",
    "Por ",
    "Di ",
];
/// What a writer is, after a comma.
const POSTS: &[&str] = &[
    "staff writer",
    "staff reporter",
    "staff correspondent",
    "correspondent",
    "reporter",
    "senior correspondent",
    "contributing writer",
    "special correspondent",
    "foreign correspondent",
    "editor",
    "senior writer",
    "columnist",
];
/// Small words inside a byline.
const CONNECTORS: &[&str] = &[
    "and", "&", "with", "for", "in", "of", "at", "de", "del", "da", "dos", "van", "der", "von",
    "bin", "al", "el", "y", "et", "und", "le", "la", "the", "e",
];

/// Reads a byline, if `line` is one and nothing else.
pub fn byline(line: &str) -> Option<Byline> {
    if line.len() > 160 || line.contains('\n') {
        return None;
    }
    for by in BY {
        let Some(rest) = line.strip_prefix(by) else {
            continue;
        };
        let name = rest.trim();
        let start = by.len() + rest.find(name)?;
        let found = Byline {
            start,
            end: start + name.len(),
            outlet: house(name),
        };
        return (outlet(name).is_some() || is_names(name)).then_some(found);
    }
    let (name, post) = line.rsplit_once(", ")?;
    let house = outlet(post).filter(|outlet| outlet.kind != OutletKind::Picture);
    let is_post = POSTS.contains(&post.to_lowercase().as_str()) || house.is_some();
    (is_post && is_names(name) && name.split_whitespace().count() <= 8).then_some(Byline {
        start: 0,
        end: line.len(),
        outlet: house,
    })
}

/// `Jane Roe in Seoul`: under a headline only.
pub fn byline_with_place(line: &str) -> Option<Byline> {
    let (name, place) = if line.len() <= 80 {
        line.split_once(" in ")?
    } else {
        return None;
    };
    let n_words = name.split_whitespace().count();
    let all_names = |words: &str| words.split_whitespace().all(is_name_word);
    let fits = (2..=3).contains(&n_words) && (1..=2).contains(&place.split_whitespace().count());
    (fits && all_names(name) && all_names(place)).then_some(Byline {
        start: 0,
        end: name.len(),
        outlet: None,
    })
}

/// The house in `Jane Roe, Reuters`, `John Doe of The Associated Press`.
fn house(names: &str) -> Option<Outlet> {
    let last = [", ", " of ", " for ", " | ", "/"]
        .iter()
        .filter_map(|mark| names.rsplit_once(mark))
        .map(|(_, last)| last);
    core::iter::once(names)
        .chain(last)
        .find_map(outlet)
        .filter(|outlet| outlet.kind != OutletKind::Picture)
}

/// Every word a name or a small word between names; at least two names.
fn is_names(names: &str) -> bool {
    let words: Vec<&str> = names
        .split([' ', ',', '\u{A0}', '/', '|'])
        .filter(|word| !word.is_empty())
        .take(20)
        .collect();
    let n_names = words.iter().filter(|word| is_name_word(word)).count();
    let all_fit = words
        .iter()
        .all(|word| is_name_word(word) || CONNECTORS.contains(word));
    let opens_with_name = words
        .first()
        .is_some_and(|word| is_name_word(word) && *word != "The" && *word != "A");
    let tail_fits = !names.ends_with('.') || words.last().is_some_and(|word| word.len() <= 3);
    words.len() < 20 && n_names >= 2 && all_fit && opens_with_name && tail_fits
}

fn is_name_word(word: &str) -> bool {
    let opens = word.starts_with(char::is_uppercase);
    let letters = word
        .chars()
        .all(|letter| letter.is_alphabetic() || ".'’-".contains(letter));
    opens
        && letters
        && !is_weekday(word)
        && month(word)
            .is_none_or(|_| matches!(word, "May" | "April" | "June" | "August" | "Jan" | "Mar"))
}
