//! How a database lays out the articles of an export.

use core::ops::Range;

use super::line::Line;

/// What a line of an export is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The headline.
    Headline,
    /// The line under the headline that says more.
    Deck,
    /// Who wrote it.
    Byline,
    /// Who published it.
    Publication,
    /// When it was published.
    Date,
    /// Publisher and date on one line.
    Source,
    /// Where it was written.
    Dateline,
    /// Where it stood on the web.
    Url,
    /// How long it is.
    Length,
    /// The article's text.
    Text,
    /// Other lines of the database.
    Site,
}

/// A line's role, and where its value begins, in bytes: after a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The role.
    pub role: Role,
    /// Where the value begins.
    pub value: usize,
}

impl Part {
    /// A line that is a value as a whole.
    pub fn whole(role: Role) -> Part {
        Part { role, value: 0 }
    }
}

/// How a database lays out the articles of an export.
pub struct Layout {
    /// The database, for readers.
    pub name: &'static str,
    /// The articles as ranges of lines; empty where the lines are no export of
    /// this layout.
    pub articles: fn(&[Line<'_>]) -> Vec<Range<usize>>,
    /// What the lines of an article are; None where it is none.
    pub parts: fn(&[Line<'_>]) -> Option<Vec<Part>>,
}

/// A label of a field, and what its value is.
pub type Label = (&'static str, Role);

/// The longest label, in bytes.
const MAX_LABEL: usize = 40;

/// The field that a line opens with its label, and where its value begins.
/// Labels are compared without regard to case.
pub fn labelled(line: &str, labels: &[Label]) -> Option<Part> {
    let mut head = line.char_indices().take_while(|(at, _)| *at <= MAX_LABEL);
    let (at, _) = head.find(|(_, letter)| matches!(letter, ':' | '：'))?;
    let label = line[..at].trim_end();
    let (_, role) = labels.iter().find(|(name, _)| is_same(name, label))?;
    let after = &line[at..];
    let after = after.trim_start_matches([':', '：']).trim_start();
    Some(Part {
        role: *role,
        value: line.len() - after.len(),
    })
}

fn is_same(name: &str, label: &str) -> bool {
    name.eq_ignore_ascii_case(label)
        || (!label.is_ascii() && name.to_lowercase() == label.to_lowercase())
}

/// Number and count of a line as `2 of 10 DOCUMENTS`, by the words between and
/// around them.
pub fn numbered(line: &str, before: &str, between: &[&str], after: &[&str]) -> Option<(u32, u32)> {
    if line.len() > 60 {
        return None;
    }
    let rest = match before {
        "" => line,
        _ => line.strip_prefix(before)?.trim_start(),
    };
    let (number, rest) = rest.split_once(char::is_whitespace)?;
    let (word, rest) = rest.trim_start().split_once(char::is_whitespace)?;
    let rest = rest.trim();
    let (count, last) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let is_marked = between.contains(&word) && after.contains(&last.trim());
    let (number, count) = (number.parse().ok()?, count.parse().ok()?);
    (is_marked && number >= 1 && number <= count).then_some((number, count))
}

/// Ranges of lines from each start to the next.
pub fn from_starts(starts: &[usize], end: usize) -> Vec<Range<usize>> {
    let ends = starts.iter().skip(1).copied().chain([end]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(start, end)| start..end)
        .collect()
}

/// Ranges of lines to each end, which belongs to them.
pub fn to_ends(ends: &[usize]) -> Vec<Range<usize>> {
    let starts = [0].into_iter().chain(ends.iter().map(|end| end + 1));
    starts
        .zip(ends)
        .map(|(start, end)| start..end + 1)
        .collect()
}

/// `Page 3 of 10`: the number of a printed page.
pub fn is_page_number(line: &str) -> bool {
    numbered(line, "Page", &["of"], &[""]).is_some()
        || numbered(line, "Seite", &["von"], &[""]).is_some()
}

/// `512 words`, `1,204 Wörter`: the number.
pub fn word_count(words: &str) -> Option<u32> {
    const UNITS: &[&str] = &[
        "words", "word", "wörter", "mots", "palabras", "palavras", "parole", "woorden", "ord",
        "слов", "słów",
    ];
    let (number, unit) = words.trim().split_once(char::is_whitespace)?;
    let unit = unit.trim().to_lowercase();
    let is_figure = |letter: char| letter.is_ascii_digit() || matches!(letter, ',' | '.');
    if !UNITS.contains(&unit.as_str()) || !number.chars().all(is_figure) {
        return None;
    }
    number.replace([',', '.'], "").parse().ok()
}

/// `Copyright 2010 …`, `© 2020 …`, `(c) 2020 …`
pub fn is_copyright(line: &str) -> bool {
    let starts = |start: &str| {
        let head = line.get(..start.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(start))
    };
    [
        "copyright ",
        "© ",
        "(c) ",
        "©",
        "all rights reserved",
        "alle rechte vorbehalten",
    ]
    .into_iter()
    .any(starts)
}
