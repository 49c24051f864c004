//! Factiva's indexed form: every field under a code of two or three letters.
//!
//! The codes as tm.plugin.factiva for R and factiva_parser list them.

use core::ops::Range;

use super::factiva::is_accession;
use super::layout::{Layout, Part, Role, to_ends};
use super::line::Line;

/// The layout.
pub const LAYOUT: Layout = Layout {
    name: "Factiva",
    articles,
    parts,
};

const CODES: &[(&str, Role)] = &[
    ("HD", Role::Headline),
    ("BY", Role::Byline),
    ("WC", Role::Length),
    ("PD", Role::Date),
    ("SN", Role::Publication),
    ("LP", Role::Text),
    ("TD", Role::Text),
    ("SE", Role::Site),
    ("ET", Role::Site),
    ("ED", Role::Site),
    ("PG", Role::Site),
    ("VOL", Role::Site),
    ("SC", Role::Site),
    ("LA", Role::Site),
    ("CY", Role::Site),
    ("CT", Role::Site),
    ("RF", Role::Site),
    ("ART", Role::Site),
    ("CR", Role::Site),
    ("CLM", Role::Site),
    ("CX", Role::Site),
    ("CO", Role::Site),
    ("IN", Role::Site),
    ("NS", Role::Site),
    ("RE", Role::Site),
    ("IPC", Role::Site),
    ("IPD", Role::Site),
    ("PUB", Role::Site),
    ("RIC", Role::Site),
    ("DE", Role::Site),
    ("AN", Role::Site),
];

/// The code that a line opens with: alone, or parted from its value by a tab or
/// two blanks. A single blank will do where `in_field` says that no text flows.
fn code(line: &str) -> Option<Part> {
    let end = line
        .find(|letter: char| !letter.is_ascii_uppercase())
        .unwrap_or(line.len());
    let (name, rest) = line.split_at(end);
    let (_, role) = CODES.iter().find(|(code, _)| *code == name)?;
    let is_parted = rest.is_empty() || rest.starts_with(['\t', '\u{A0}']) || rest.starts_with("  ");
    let is_number = name == "AN" && is_accession(rest.trim());
    let is_count = name == "WC" && super::layout::word_count(rest).is_some();
    (is_parted || is_number || is_count).then_some(Part {
        role: *role,
        value: line.len() - rest.trim_start().len(),
    })
}

fn is_code(line: &str, name: &str) -> bool {
    line.starts_with(name) && code(line).is_some() && {
        let rest = &line[name.len()..];
        !rest.starts_with(|letter: char| letter.is_ascii_alphanumeric())
    }
}

/// An article ends with its number, after its headline's code.
fn articles(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let is_end = |at: &usize| {
        let words = lines[*at].words;
        let value = code(words).map_or(words, |part| &words[part.value..]);
        is_accession(value) && (is_code(words, "AN") || is_after_code(lines, *at))
    };
    let ends: Vec<usize> = (0..lines.len()).filter(is_end).collect();
    let mut articles = to_ends(&ends);
    for article in &mut articles {
        // What stands before the first code belongs to no article.
        let first = article.clone().find(|at| code(lines[*at].words).is_some());
        article.start = first.unwrap_or(article.start);
    }
    articles
}

/// Whether the code `AN` stands alone on the line before.
fn is_after_code(lines: &[Line<'_>], at: usize) -> bool {
    at > 0 && lines[at - 1].words == "AN"
}

fn parts(lines: &[Line<'_>]) -> Option<Vec<Part>> {
    let has = |name: &str| lines.iter().any(|line| is_code(line.words, name));
    let is_article = has("HD") && (has("PD") || has("SN")) && (has("LP") || has("TD"));
    if !is_article {
        return None;
    }
    let mut last = Role::Site;
    let part = |line: &Line<'_>| {
        let part = code(line.words).unwrap_or(Part::whole(last));
        last = part.role;
        part
    };
    Some(lines.iter().map(part).collect())
}
