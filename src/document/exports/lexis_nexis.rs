//! LexisNexis before Nexis Uni: `1 of 10 DOCUMENTS`, publication, date,
//! headline, fields in capitals, the text, fields again.
//!
//! As its users' importers describe it (LexisNexisTools, tm.plugin.lexisnexis
//! for R).

use core::ops::Range;

use super::dates::dated_line;
use super::layout::{
    Label, Layout, Part, Role, from_starts, is_copyright, is_page_number, labelled, numbered,
};
use super::line::Line;

/// The layout.
pub const LAYOUT: Layout = Layout {
    name: "LexisNexis",
    articles,
    parts,
};

/// Fields over the text.
const ABOVE: &[Label] = &[
    ("HEADLINE", Role::Headline),
    ("BYLINE", Role::Byline),
    ("AUTOR", Role::Byline),
    ("AUTEUR", Role::Byline),
    ("SECTION", Role::Site),
    ("RUBRIK", Role::Site),
    ("RUBRIQUE", Role::Site),
    ("LENGTH", Role::Length),
    ("LÄNGE", Role::Length),
    ("LONGUEUR", Role::Length),
    ("DATELINE", Role::Dateline),
    ("HIGHLIGHT", Role::Deck),
    ("SERIES", Role::Site),
    ("SHOW", Role::Site),
    ("URL", Role::Url),
];

/// Fields under the text.
const BELOW: &[Label] = &[
    ("LOAD-DATE", Role::Site),
    ("UPDATE", Role::Site),
    ("LANGUAGE", Role::Site),
    ("SPRACHE", Role::Site),
    ("LANGUE", Role::Site),
    ("GRAPHIC", Role::Site),
    ("GRAFIK", Role::Site),
    ("PUBLICATION-TYPE", Role::Site),
    ("PUBLIKATIONSTYP", Role::Site),
    ("TYPE-PUBLICATION", Role::Site),
    ("DOCUMENT-TYPE", Role::Site),
    ("JOURNAL-CODE", Role::Site),
    ("SUBJECT", Role::Site),
    ("CORRECTION-DATE", Role::Site),
    ("ACC-NO", Role::Site),
    ("NOTES", Role::Site),
];

fn mark(line: &str) -> Option<(u32, u32)> {
    numbered(line, "", &["of"], &["DOCUMENTS", "DOCUMENT"])
        .or_else(|| numbered(line, "Dokument", &["von"], &[""]))
        .or_else(|| numbered(line, "Document", &["de"], &[""]))
}

/// A field with its label in capitals, as this layout writes them.
fn field(line: &str, labels: &[Label]) -> Option<Part> {
    let at = line.find(':')?;
    let is_capital = !line[..at].chars().any(char::is_lowercase);
    labelled(line, labels).filter(|_| is_capital)
}

fn articles(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let marks = lines.iter().enumerate();
    let marks: Vec<(usize, (u32, u32))> = marks
        .filter_map(|(at, line)| Some((at, mark(line.words)?)))
        .collect();
    // The numbers rise, and all count the same whole.
    let is_rising = marks.is_sorted_by(|(_, one), (_, two)| one.0 < two.0 && one.1 == two.1);
    if !is_rising {
        return Vec::new();
    }
    let starts: Vec<usize> = marks.iter().map(|(at, _)| *at).collect();
    from_starts(&starts, lines.len())
}

fn parts(lines: &[Line<'_>]) -> Option<Vec<Part>> {
    let mut parts = vec![Part::whole(Role::Site); lines.len()];
    let is_field = |line: &Line<'_>| field(line.words, ABOVE).is_some();
    let first_field = lines.iter().position(is_field)?;
    let below = |at: &usize| field(lines[*at].words, BELOW).is_some();
    let end = (first_field..lines.len()).find(below);
    let has_length = (first_field..lines.len())
        .any(|at| field(lines[at].words, ABOVE).is_some_and(|part| part.role == Role::Length));
    if !has_length && end.is_none() {
        return None;
    }
    let first_line = 1.min(lines.len());
    over_fields(&lines[..first_field], &mut parts, first_line);
    let end = end.unwrap_or(lines.len());
    let mut at = first_field;
    let mut last = Part::whole(Role::Site);
    while at < end {
        match field(lines[at].words, ABOVE) {
            Some(part) => last = part,
            None if lines[at].after_blank => break,
            None => last = Part::whole(last.role),
        }
        parts[at] = last;
        at += 1;
    }
    let closing = |line: &Line<'_>| is_copyright(line.words) || is_page_number(line.words);
    for at in at..end {
        if !closing(&lines[at]) {
            parts[at] = Part::whole(Role::Text);
        }
    }
    Some(parts)
}

/// Publication, date with the edition under it, headline.
fn over_fields(lines: &[Line<'_>], parts: &mut [Part], first: usize) {
    let dated = (first..lines.len()).find(|at| dated_line(lines[*at].words).is_some());
    let date = dated.unwrap_or(first);
    let paper = (first..date).find(|at| !is_copyright(lines[*at].words));
    if let Some(paper) = paper {
        parts[paper] = Part::whole(Role::Publication);
    }
    let mut at = date;
    if dated.is_some() {
        parts[date] = Part::whole(Role::Date);
        at = date + 1;
        while at < lines.len() && !lines[at].after_blank {
            at += 1;
        }
    }
    for at in at..lines.len() {
        let is_headline = !is_copyright(lines[at].words) && parts[at].role == Role::Site;
        if is_headline {
            parts[at] = Part::whole(Role::Headline);
        }
    }
}
