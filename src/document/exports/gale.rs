//! Gale's text: fields from `Title:` on, the text after `Full Text:`.
//!
//! As Gale OneFile and InfoTrac show and mail an article.

use core::ops::Range;

use super::labelled_text::{Labels, parts_by_labels};
use super::layout::{Label, Layout, Part, Role, from_starts, labelled};
use super::line::Line;

/// The layout.
pub const LAYOUT: Layout = Layout {
    name: "Gale",
    articles,
    parts,
};

const LABELS: Labels = Labels {
    text: &["Full Text", "Full text"],
    fields: FIELDS,
    needs: &[
        "Gale Document Number",
        "GALE|",
        "Source",
        "Document Type",
        "Source Citation",
    ],
    n_needed: 2,
};

const FIELDS: &[Label] = &[
    ("Title", Role::Headline),
    ("Author", Role::Byline),
    ("Author(s)", Role::Byline),
    ("Authors", Role::Byline),
    ("Byline", Role::Byline),
    ("Date", Role::Date),
    ("From", Role::Publication),
    ("Source", Role::Source),
    ("Dateline", Role::Dateline),
    ("Length", Role::Length),
    ("Publisher", Role::Site),
    ("Publication details", Role::Site),
    ("Document Type", Role::Site),
    ("Content Level", Role::Site),
    ("Lexile Measure", Role::Site),
    ("Topic Overview", Role::Site),
    ("Copyright", Role::Site),
    ("Abstract", Role::Site),
    ("Source Citation", Role::Site),
    ("Gale Document Number", Role::Site),
    ("Disclaimer", Role::Site),
    ("Named Works", Role::Site),
    ("Subjects", Role::Site),
    ("ISSN", Role::Site),
    ("URL", Role::Site),
    ("Document URL", Role::Site),
];

/// An article begins with its title and ends with its text: the first title
/// after a text begins the next.
fn articles(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let is_title = |at: &usize| {
        let words = lines[*at].words;
        words.starts_with("Title:") && labelled(words, FIELDS).is_some()
    };
    let is_text = |at: usize| lines[at].words.starts_with("Full Text:");
    let starts: Vec<usize> = (0..lines.len()).filter(is_title).collect();
    let ranges = from_starts(&starts, lines.len());
    match ranges.iter().all(|range| range.clone().any(is_text)) {
        true => ranges,
        false => Vec::new(),
    }
}

fn parts(lines: &[Line<'_>]) -> Option<Vec<Part>> {
    parts_by_labels(lines, &LABELS, |_| false)
}
