//! The names in a statement of who wrote something, tidied.

use super::titles::fold;
use crate::document::date_reader::{Reader, tokens};
use crate::document::stated_date::is_weekday;

/// Which names count.
#[derive(Clone, Copy, PartialEq)]
pub enum Names {
    /// No offices, and not the site.
    People,
    /// All of them.
    Any,
}

/// Most names that are listed.
const MAX_NAMES: usize = 12;

/// What stands before a name, in lower case.
const LABELS: [&str; 43] = [
    "by ",
    "by: ",
    "von ",
    "von: ",
    "vom ",
    "par ",
    "por ",
    "por: ",
    "di ",
    "door ",
    "av ",
    "af ",
    "autor: ",
    "autor ",
    "autorin: ",
    "autoren: ",
    "author: ",
    "author ",
    "authors: ",
    "auteur : ",
    "auteur: ",
    "written by ",
    "words by ",
    "text: ",
    "text by ",
    "text von ",
    "ein artikel von ",
    "ein beitrag von ",
    "ein gastbeitrag von ",
    "artikel von ",
    "artikel von: ",
    "text & fotos: ",
    "posted by ",
    "published by ",
    "geschrieben von ",
    "verfasst von ",
    "veröffentlicht von ",
    "erstellt von ",
    "eingestellt von ",
    "beitrag von ",
    "redaktion: ",
    "from ",
    "reporter: ",
];

/// Words that are no part of a name: it ends before them.
const STOPS: [&str; 30] = [
    "am",
    "on",
    "um",
    "in",
    "at",
    "posted",
    "published",
    "publiziert",
    "veröffentlicht",
    "erstellt",
    "geschrieben",
    "minute",
    "minutes",
    "min",
    "read",
    "follow",
    "folgen",
    "updated",
    "aktualisiert",
    "stand",
    "is",
    "ist",
    "uhr",
    "le",
    "publié",
    "and",
    "gepostet",
    "verfasst",
    "den",
    "en",
];

/// Names that say an office, not a person.
const OFFICES: [&str; 24] = [
    "admin",
    "administrator",
    "redaktion",
    "redaction",
    "redacción",
    "staff",
    "editor",
    "editors",
    "webmaster",
    "author",
    "autor",
    "team",
    "anonymous",
    "guest",
    "gast",
    "unknown",
    "news",
    "user",
    "newsroom",
    "online redaktion",
    "die redaktion",
    "wordpressadmin",
    "online",
    "press",
];

/// The names that `value` gives, without labels, posts, dates and repetitions.
pub fn names_in(value: &str, site: &[String], which: Names) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    if value.len() > 400 || value.contains("://") {
        return names;
    }
    let value = before_date(without_label(value.trim()));
    for part in value
        .split([';', '|', '/', '•', '·', '\n', '»'])
        .flat_map(split_names)
    {
        let name = tidy(part);
        let is_known = names.iter().any(|known| fold(known) == fold(&name));
        if is_name(&name, site, which) && !is_known {
            names.push(name);
        }
    }
    names.truncate(MAX_NAMES);
    names
}

/// The label that a line opens with.
fn label_of(line: &str) -> Option<&'static str> {
    let head: String = line.chars().take(28).flat_map(char::to_lowercase).collect();
    let opens = |label: &&&str| head.starts_with(**label) && line.is_char_boundary(label.len());
    LABELS.iter().find(opens).copied()
}

/// Opens as a byline may.
pub fn is_labelled(line: &str) -> bool {
    label_of(line).is_some()
}

/// Opens with a label that nothing but a writer's name follows, and is short.
pub fn is_surely_labelled(line: &str) -> bool {
    label_of(line).is_some_and(|label| {
        let is_sure = label.ends_with(": ") || label.trim_end().contains(' ');
        is_sure && line[label.len()..].split_whitespace().count() <= 5
    })
}

/// What stands before the date of a line.
pub fn before_date(words: &str) -> &str {
    let tokens = tokens(words);
    let date = Reader::new(&tokens).reads_day_first(true).next_date();
    let line = date.map_or(words, |(_, bytes)| &words[..bytes.start]);
    let line = line.split(" | ").next().unwrap_or(line);
    line.trim_end_matches([' ', ',', '|', '-', '–', '·', '•', '/', '('])
}

/// `Jane Roe, John Doe and Ada Example` at commas and words between names.
fn split_names(part: &str) -> Vec<&str> {
    let mut pieces = vec![part];
    for mark in [
        ", ", " and ", " und ", " et ", " & ", " y ", " e ", " - ", " – ",
    ] {
        pieces = pieces
            .into_iter()
            .flat_map(|piece| piece.split(mark))
            .collect();
    }
    pieces
}

fn without_label(value: &str) -> &str {
    let mut value = value;
    for _ in 0..3 {
        let label = label_of(value);
        match label {
            Some(label) => value = value[label.len()..].trim_start(),
            None => break,
        }
    }
    value
}

fn tidy(part: &str) -> String {
    let part = without_label(part.trim());
    let part = part.split(['(', '<', '[']).next().unwrap_or(part);
    let is_stop = |word: &&str| {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        !STOPS.contains(&bare.to_lowercase().as_str()) && !is_weekday(bare)
    };
    let words: Vec<&str> = part.split_whitespace().take_while(is_stop).collect();
    let name = words.join(" ");
    name.trim_matches([' ', ',', '.', ':', '-', '–', '*', '"', '@', '\u{A0}', '—'])
        .to_string()
}

/// Reads as a person or an office, not as an address or a date.
fn is_name(name: &str, site: &[String], which: Names) -> bool {
    let n_words = name.split_whitespace().count();
    let folded = fold(name);
    let is_office = || OFFICES.contains(&folded.as_str()) || site.contains(&folded);
    (1..=6).contains(&n_words)
        && (2..=60).contains(&name.len())
        && !name.contains("www.")
        && !name.contains('@')
        && !name.starts_with("http")
        && name.chars().filter(char::is_ascii_digit).count() <= 3
        && name.chars().any(char::is_alphabetic)
        && ![
            "null",
            "undefined",
            "none",
            "author",
            "autor",
            "auteur",
            "por",
            "par",
            "von",
            "by",
            "phd",
            "md",
            "mba",
            "jr",
        ]
        .contains(&folded.as_str())
        && (which == Names::Any || !is_office())
}
