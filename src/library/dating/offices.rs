//! Who held an office when: `President Obama`.

use std::sync::LazyLock;

use crate::document::Moment;
use crate::text::Span;

/// A name with its office, and the terms of all who bore both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// `President Obama`.
    pub name: String,
    /// First and last days, rising: days since 1970-01-01.
    pub terms: Vec<(i32, i32)>,
}

struct Term {
    title: &'static str,
    first_name: &'static str,
    surname: &'static str,
    days: (i32, i32),
}

static TERMS: LazyLock<Vec<Term>> = LazyLock::new(|| {
    let rows = include_str!("../data/offices.tsv").lines();
    let term = |row: &'static str| {
        let mut cells = row.split('\t');
        let first = Moment::parse(cells.next()?)?.first_day();
        let last = Moment::parse(cells.next()?).map_or(i32::MAX, Moment::first_day);
        Some(Term {
            title: cells.next()?,
            first_name: cells.next()?,
            surname: cells.next()?,
            days: (first, last),
        })
    };
    rows.filter(|row| !row.starts_with('#'))
        .filter_map(term)
        .collect()
});

/// Words before a title that say that the office is over, or another one.
const BEFORE: &[&str] = &[
    "former", "ex", "late", "then", "vice", "past", "deputy", "of",
];

/// Those that `text` names with their office, once each, in order.
pub fn holders(text: &str) -> Vec<(Holder, Span)> {
    let mut found: Vec<(Holder, Span)> = Vec::new();
    for (at, title) in text.match_indices("President ") {
        let before = text.get(..at).unwrap_or("");
        let word = before
            .trim_end_matches([' ', '-'])
            .rsplit([' ', '-', '\n'])
            .next()
            .unwrap_or("");
        if BEFORE.iter().any(|other| word.eq_ignore_ascii_case(other)) {
            continue;
        }
        let title_end = at + title.len();
        let mut words = text[title_end..]
            .split([' ', '\n'])
            .take(4)
            .map(|word| word.trim_end_matches(|last: char| !last.is_alphabetic()))
            .map(|word| word.trim_end_matches("'s").trim_end_matches("’s"));
        let Some(first) = words.next() else {
            continue;
        };
        let rest: Vec<&str> = words.collect();
        let terms: Vec<(i32, i32)> = TERMS
            .iter()
            .filter(|term| term.title == title.trim_end())
            .filter(|term| {
                first == term.surname
                    || first == term.first_name
                        && rest.iter().take(2).any(|word| *word == term.surname)
            })
            .map(|term| term.days)
            .collect();
        let Some(surname) = TERMS
            .iter()
            .map(|term| term.surname)
            .find(|surname| *surname == first || !terms.is_empty() && rest.contains(surname))
            .filter(|_| !terms.is_empty())
        else {
            continue;
        };
        let name = title.to_owned() + surname;
        if found.iter().all(|(holder, _)| holder.name != name) {
            let span = Span::new(at, title_end + first.len());
            found.push((Holder { name, terms }, span));
        }
    }
    found
}
