//! EBSCOhost's text: `Record: 1`, fields, and the text under them.
//!
//! As EBSCOhost saves and mails records (help.ebsco.com, saving results).

use core::ops::Range;

use super::layout::{Label, Layout, Part, Role, from_starts, labelled};
use super::line::Line;

/// The layout.
pub const LAYOUT: Layout = Layout {
    name: "EBSCOhost",
    articles,
    parts,
};

const FIELDS: &[Label] = &[
    ("Record", Role::Site),
    ("Title", Role::Headline),
    ("Authors", Role::Byline),
    ("Author", Role::Byline),
    ("By", Role::Byline),
    ("Source", Role::Source),
    ("Full Text Word Count", Role::Length),
    ("Document Type", Role::Site),
    ("Subject Terms", Role::Site),
    ("Subjects", Role::Site),
    ("Geographic Terms", Role::Site),
    ("Company/Entity", Role::Site),
    ("People", Role::Site),
    ("Author-Supplied Keywords", Role::Site),
    ("NAICS/Industry Codes", Role::Site),
    ("Abstract", Role::Site),
    ("ISSN", Role::Site),
    ("ISBN", Role::Site),
    ("DOI", Role::Site),
    ("Accession Number", Role::Site),
    ("Persistent link to this record", Role::Site),
    ("Persistent link to this record (Permalink)", Role::Site),
    ("Cut and Paste", Role::Site),
    ("Database", Role::Site),
    ("Section", Role::Site),
    ("Publication Type", Role::Site),
    ("Images", Role::Site),
];

fn is_start(line: &str) -> bool {
    let number = line.strip_prefix("Record:").map(str::trim);
    number.is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn articles(lines: &[Line<'_>]) -> Vec<Range<usize>> {
    let starts: Vec<usize> = (0..lines.len())
        .filter(|at| is_start(lines[*at].words))
        .collect();
    from_starts(&starts, lines.len())
}

fn parts(lines: &[Line<'_>]) -> Option<Vec<Part>> {
    let has = |label: &str| lines.iter().any(|line| line.words.starts_with(label));
    if !(has("Title:") && has("Source:") && (has("Database:") || has("Accession Number:"))) {
        return None;
    }
    let mut parts = vec![Part::whole(Role::Site); lines.len()];
    let is_last = |line: &Line<'_>| line.words.starts_with("Database:");
    let last_field = lines.iter().position(is_last);
    let last_field = last_field.unwrap_or_else(|| {
        let is_field = |line: &Line<'_>| labelled(line.words, FIELDS).is_some();
        lines.iter().rposition(is_field).unwrap_or(0)
    });
    let mut last = Role::Site;
    let mut title = "";
    for at in 0..=last_field {
        parts[at] = match labelled(lines[at].words, FIELDS) {
            Some(part) => part,
            None if lines[at].after_blank => Part::whole(Role::Site),
            None => Part::whole(last),
        };
        last = parts[at].role;
        if last == Role::Headline && title.is_empty() {
            title = lines[at].words[parts[at].value..].trim_end_matches('.');
        }
    }
    for at in last_field + 1..lines.len() {
        let words = lines[at].words;
        // The title stands again over the text, a wave under it.
        let is_site = words.trim_end_matches('.') == title
            || words.bytes().all(|byte| byte == b'~')
            || super::layout::is_copyright(words)
            || labelled(words, FIELDS).is_some_and(|part| part.role == Role::Site);
        if !is_site {
            parts[at] = Part::whole(Role::Text);
        }
    }
    Some(parts)
}
