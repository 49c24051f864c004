//! The publication date that a line states: `October 10, 2020 at 08:30 JST`.
//!
//! A line counts only if nothing else stands on it: labels, weekday, date,
//! clock and zone, perhaps twice (published, updated). Day and month in
//! figures count only where their order is certain, or with the year alone.

use std::sync::LazyLock;

use super::date_reader::{Reader, tokens};
use super::{Moment, table};
use crate::text::Map;

/// What the line says happened then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// Nothing: a date alone.
    Bare,
    /// `Published`, `Posted`, `Date`.
    Published,
    /// `Updated`, `Modified`.
    Updated,
}

/// A date that a line states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedDate {
    /// The date, as finely as it is certain.
    pub moment: Moment,
    /// What the line says of it.
    pub label: Label,
    /// Bytes of the line with the date, clock and zone.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What is not certain, for a reader; empty where all is.
    pub doubt: String,
}

/// Longest line that is looked at, in bytes.
const MAX_BYTES: usize = 160;

static MONTHS: LazyLock<Map<&'static str, u8>> = LazyLock::new(|| {
    let mut months = Map::new();
    for row in table::rows(include_str!("data/months.tsv")) {
        let number = row[0]
            .parse()
            .expect("the first cell of a month is its number");
        months.extend(row[1..].iter().map(|name| (*name, number)));
    }
    months
});

/// Names of the days of the week, whole and short.
const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonnabend",
    "sonntag",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
];

/// Words that label a date as that of publication.
pub const PUBLISHED: &[&str] = &[
    "published",
    "posted",
    "date",
    "issued",
    "released",
    "publication",
    "publié",
    "veröffentlicht",
    "publicado",
    "filed",
];
/// Words that label a date as that of a change.
pub const UPDATED: &[&str] = &[
    "updated",
    "update",
    "modified",
    "edited",
    "amended",
    "aktualisiert",
    "stand",
    "actualizado",
];
/// Small words between a label and its date.
pub const FILLERS: &[&str] = &[
    "first",
    "last",
    "originally",
    "on",
    "le",
    "am",
    "el",
    "at",
    "was",
    "created",
];

/// The month that a word names, in any of the table's languages.
pub fn month(word: &str) -> Option<u8> {
    let bare = word.strip_suffix('.').unwrap_or(word);
    if bare.len() > 24 {
        None
    } else {
        MONTHS.get(bare.to_lowercase().as_str()).copied()
    }
}

/// Whether `word` names a day of the week.
pub fn is_weekday(word: &str) -> bool {
    word.len() <= 12 && WEEKDAYS.contains(&word.to_lowercase().as_str())
}

/// The dates that `line` states, if it holds nothing else.
pub fn stated_dates(line: &str) -> Option<Vec<StatedDate>> {
    if line.len() > MAX_BYTES || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let tokens = tokens(line);
    let mut reader = Reader::new(&tokens);
    let mut dates = Vec::new();
    while !reader.is_done() {
        dates.push(reader.labelled_date()?);
        reader.skip(&["|", "•", "·", ",", ";", "-", "–", "—", "/", ")"]);
        if dates.len() > 3 {
            return None;
        }
    }
    (!dates.is_empty()).then_some(dates)
}

/// The date to take for the publication: published before bare before updated.
pub fn publication(dates: Vec<StatedDate>) -> Option<StatedDate> {
    let rank = |date: &StatedDate| match date.label {
        Label::Published => 0,
        Label::Bare => 1,
        Label::Updated => 2,
    };
    dates.into_iter().min_by_key(rank)
}
