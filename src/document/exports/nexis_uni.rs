//! Nexis Uni and Lexis Advance: headline, publication, date, fields, `Body`, the
//! text, `Load-Date`, `Classification`, `End of Document`.
//!
//! As its users' importers describe it (LexisNexisTools, tm.plugin.lexisnexis
//! for R, nexis-uni-parser).

use core::ops::Range;

use super::dates::dated_line;
use super::layout::{
    Label, Layout, Part, Role, is_copyright, is_page_number, labelled, to_ends, word_count,
};
use super::line::Line;

/// The layout.
pub const LAYOUT: Layout = Layout {
    name: "Nexis Uni",
    articles,
    parts,
};

/// Lines that end an article.
const ENDS: &[&str] = &[
    "End of Document",
    "Ende des Dokuments",
    "Fin du document",
    "Fin de documento",
    "Fin del documento",
    "Einde van document",
];
/// Lines over the text.
const TEXT: &[&str] = &["Body", "Textkörper", "Corps", "Cuerpo", "Volltext"];
/// Lines under the text.
const BELOW: &[&str] = &[
    "Classification",
    "Graphic",
    "Klassifizierung",
    "Notes",
    "Correction",
];

/// Fields over the text.
const ABOVE: &[Label] = &[
    ("Section", Role::Site),
    ("Rubrik", Role::Site),
    ("Length", Role::Length),
    ("Länge", Role::Length),
    ("Longueur", Role::Length),
    ("Byline", Role::Byline),
    ("Autor", Role::Byline),
    ("Dateline", Role::Dateline),
    ("Highlight", Role::Deck),
    ("Series", Role::Site),
];
/// Fields under the text.
const LOADED: &[Label] = &[("Load-Date", Role::Site), ("Ladedatum", Role::Site)];

fn articles(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let ends: Vec<usize> = (0..lines.len()).filter(|at| is_end(&lines[*at])).collect();
    let mut articles = to_ends(&ends);
    if let Some(first) = articles.first_mut() {
        first.start = cover_end(&lines[first.clone()]);
    }
    articles
}

fn is_end(line: &Line<'_>) -> bool {
    ENDS.iter().any(|end| end.eq_ignore_ascii_case(line.words))
}

/// Where the list of documents over the first article ends: it opens with the
/// time and number of the job, and has a line of every document's title.
fn cover_end(lines: &[Line<'_>]) -> usize {
    let is_job = |line: &Line<'_>| {
        let labels = [
            "Date and Time",
            "Job Number",
            "User Name",
            "Documents (",
            "Client/Matter",
        ];
        labels.iter().any(|label| line.words.starts_with(label))
    };
    if !lines.iter().take(6).any(is_job) {
        return 0;
    }
    // The article's headline stands over its publication and its date.
    let is_length = |line: &Line<'_>| labelled(line.words, ABOVE).is_some_and(has_length(line));
    let Some(length) = lines.iter().position(is_length) else {
        return 0;
    };
    let date = lines[..length]
        .iter()
        .rposition(|line| dated_line(line.words).is_some());
    date.map_or(0, |date| date.saturating_sub(2))
}

fn has_length<'l>(line: &'l Line<'_>) -> impl Fn(Part) -> bool + 'l {
    |part| part.role == Role::Length && word_count(&line.words[part.value..]).is_some()
}

fn parts(lines: &[Line<'_>]) -> Option<Vec<Part>> {
    let is_text = |line: &Line<'_>| TEXT.contains(&line.words);
    let text = lines.iter().position(is_text);
    let is_length = |line: &Line<'_>| labelled(line.words, ABOVE).is_some_and(has_length(line));
    let length = lines.iter().position(is_length);
    let is_loaded = |line: &Line<'_>| labelled(line.words, LOADED).is_some();
    let loaded = lines.iter().rposition(is_loaded);
    // Two of the three marks that no other text has together.
    if [text.is_some(), length.is_some(), loaded.is_some()]
        .iter()
        .filter(|has| **has)
        .count()
        < 2
    {
        return None;
    }
    let mut parts = vec![Part::whole(Role::Site); lines.len()];
    let is_field = |line: &Line<'_>| labelled(line.words, ABOVE).is_some();
    let first_field = lines.iter().position(is_field).or(text)?;
    over_fields(&lines[..first_field], &mut parts);
    let text = text.unwrap_or_else(|| {
        let is_labelled = |at: &usize| is_field(&lines[*at]);
        let fields = first_field..(first_field + 10).min(lines.len());
        fields.rev().find(is_labelled).unwrap_or(first_field)
    });
    let mut last = Part::whole(Role::Site);
    for at in first_field..text.min(lines.len()) {
        last = match labelled(lines[at].words, ABOVE) {
            Some(part) => part,
            None if lines[at].after_blank => Part::whole(Role::Site),
            None => Part::whole(last.role),
        };
        parts[at] = last;
    }
    if let Some(part) = labelled(lines[text].words, ABOVE) {
        parts[text] = part;
    }
    let after_text = text + 1..lines.len();
    // An article that breaks off has no end of its own.
    let has_end = lines.last().is_some_and(|line| is_end(line));
    let last = lines.len() - usize::from(has_end);
    let is_below = |at: &usize| BELOW.contains(&lines[*at].words);
    let end = match loaded.filter(|loaded| *loaded > text) {
        Some(loaded) => (text + 1..loaded).rev().find(is_below).unwrap_or(loaded),
        None => after_text.clone().find(is_below).unwrap_or(last),
    };
    for at in text + 1..end.max(text + 1) {
        if !is_page_number(lines[at].words) {
            parts[at] = Part::whole(Role::Text);
        }
    }
    Some(parts)
}

/// Headline, publication, date, edition and copyright.
fn over_fields(lines: &[Line<'_>], parts: &mut [Part]) {
    let dated = (0..lines.len()).find(|at| *at > 0 && dated_line(lines[*at].words).is_some());
    let top = dated.unwrap_or(lines.len());
    let paper = top.checked_sub(1).filter(|at| *at > 0 && dated.is_some());
    for at in 0..paper.unwrap_or(top) {
        let role = match is_page_number(lines[at].words) || is_copyright(lines[at].words) {
            true => Role::Site,
            false => Role::Headline,
        };
        parts[at] = Part::whole(role);
    }
    if let Some(paper) = paper {
        parts[paper] = Part::whole(Role::Publication);
    }
    if let Some(dated) = dated {
        parts[dated] = Part::whole(Role::Date);
    }
}
