//! ProQuest's text: rules of `_` or `Document 2 of 10` between articles, fields
//! `Title:`, `Author:`, `Publication title:`, the text after `Full text:`.
//!
//! As its users' importers describe it (pq_parser, tm.plugin.proquest for R).

use core::ops::Range;

use super::labelled_text::{Labels, parts_by_labels};
use super::layout::{Label, Layout, Part, Role, from_starts, numbered};
use super::line::Line;

/// The layout.
pub const LAYOUT: Layout = Layout {
    name: "ProQuest",
    articles,
    parts,
};

const LABELS: Labels = Labels {
    text: &["Full text", "Full Text"],
    fields: FIELDS,
    needs: &[
        "ProQuest document ID",
        "Publication title",
        "Publication date",
        "Publication info",
        "Document URL",
    ],
    n_needed: 2,
};

const FIELDS: &[Label] = &[
    ("Title", Role::Headline),
    ("Author", Role::Byline),
    ("Authors", Role::Byline),
    ("Publication title", Role::Publication),
    ("Publication date", Role::Date),
    ("Publication info", Role::Source),
    ("Publication year", Role::Site),
    ("Year", Role::Site),
    ("Dateline", Role::Dateline),
    ("URL", Role::Url),
    ("Abstract", Role::Site),
    ("Abstract (summary)", Role::Site),
    ("Links", Role::Site),
    ("Subject", Role::Site),
    ("Location", Role::Site),
    ("People", Role::Site),
    ("Company / organization", Role::Site),
    ("Company/organization", Role::Site),
    ("Business indexing term", Role::Site),
    ("Classification", Role::Site),
    ("Identifier / keyword", Role::Site),
    ("Identifiers / keywords", Role::Site),
    ("Alternate title", Role::Site),
    ("Column name", Role::Site),
    ("Credit", Role::Site),
    ("Illustration", Role::Site),
    ("Pages", Role::Site),
    ("First page", Role::Site),
    ("Number of pages", Role::Site),
    ("Section", Role::Site),
    ("Edition", Role::Site),
    ("Volume", Role::Site),
    ("Issue", Role::Site),
    ("Publisher", Role::Site),
    ("Place of publication", Role::Site),
    ("Country of publication", Role::Site),
    ("Publication subject", Role::Site),
    ("ISSN", Role::Site),
    ("e-ISSN", Role::Site),
    ("Source type", Role::Site),
    ("Language of publication", Role::Site),
    ("Document type", Role::Site),
    ("Document feature", Role::Site),
    ("ProQuest document ID", Role::Site),
    ("Document URL", Role::Site),
    ("Accession number", Role::Site),
    ("Copyright", Role::Site),
    ("Last updated", Role::Site),
    ("Last Updated", Role::Site),
    ("Database", Role::Site),
    ("Full text availability", Role::Site),
];

/// A rule between articles.
fn is_rule(line: &str) -> bool {
    line.len() >= 20 && line.bytes().all(|byte| byte == b'_')
}

fn is_number(line: &str) -> bool {
    numbered(line, "Document", &["of"], &[""]).is_some()
}

fn articles(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let has_numbers = lines.iter().any(|line| is_number(line.words));
    let is_start = |at: &usize| match has_numbers {
        true => is_number(lines[*at].words),
        false => is_rule(lines[*at].words),
    };
    let starts: Vec<usize> = (0..lines.len()).filter(is_start).collect();
    from_starts(&starts, lines.len())
}

fn parts(lines: &[Line<'_>]) -> Option<Vec<Part>> {
    let is_mark = |line: &str| is_rule(line) || is_number(line) || is_furniture(line);
    parts_by_labels(lines, &LABELS, is_mark)
}

/// Lines of the database that have no label.
fn is_furniture(line: &str) -> bool {
    matches!(
        line,
        "Back to top" | "ProQuest document link" | "Table of contents" | "Bibliography"
    ) || line.starts_with("Database copyright ")
        || line.starts_with("Contact us at:")
        || line.starts_with("Terms and Conditions")
        || line.starts_with("Report Information from ProQuest")
        || line.starts_with("Citation style:")
}
