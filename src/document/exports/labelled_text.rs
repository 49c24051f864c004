//! Layouts in which every field has its label, the text among them.

use super::layout::{Label, Part, Role, labelled};
use super::line::Line;

/// The labels of a layout.
pub struct Labels {
    /// Labels of the text.
    pub text: &'static [&'static str],
    /// Labels of the other fields.
    pub fields: &'static [Label],
    /// Labels that tell the layout.
    pub needs: &'static [&'static str],
    /// How many of them an article has at least.
    pub n_needed: usize,
}

/// The label of a line, without what follows it.
fn label(line: &str) -> &str {
    line.find(':').map_or("", |at| line[..at].trim_end())
}

/// What the lines of an article are. `is_mark` says which unlabelled ones are
/// the database's own.
pub fn parts_by_labels(
    lines: &[Line<'_>],
    labels: &Labels,
    is_mark: fn(&str) -> bool,
) -> Option<Vec<Part>> {
    let has = |need: &&&str| {
        lines
            .iter()
            .any(|line| label(line.words).eq_ignore_ascii_case(need))
    };
    if labels.needs.iter().filter(has).count() < labels.n_needed {
        return None;
    }
    let mut parts = Vec::with_capacity(lines.len());
    let mut last = Role::Headline;
    let mut in_fields = false;
    for line in lines {
        let part = part(line, labels, is_mark, last, in_fields);
        in_fields |= line.words.contains(':') && part.value > 0;
        last = match part.role {
            // What goes on under a mark is what would stand there anyway.
            Role::Site if is_mark(line.words) => last,
            role => role,
        };
        parts.push(part);
    }
    one_headline(&mut parts);
    has_text_or_abstract(lines, &mut parts);
    Some(parts)
}

fn part(
    line: &Line<'_>,
    labels: &Labels,
    is_mark: fn(&str) -> bool,
    last: Role,
    in_fields: bool,
) -> Part {
    let is_bare =
        |(label, role): &Label| *role == Role::Site && label.contains(' ') && *label == line.words;
    if is_mark(line.words) || labels.fields.iter().any(is_bare) {
        return Part::whole(Role::Site);
    }
    if labels.text.contains(&label(line.words)) {
        let after = line.words[label(line.words).len()..].trim_start_matches([':', ' ', '\t']);
        return Part {
            role: Role::Text,
            value: line.words.len() - after.len(),
        };
    }
    match labelled(line.words, labels.fields) {
        Some(part) => part,
        // A line goes on with the field over it; a paragraph of its own does in
        // the text alone.
        None if !in_fields || last == Role::Text || !line.after_blank => Part::whole(last),
        None => Part::whole(Role::Site),
    }
}

/// The first headline counts; the title is stated again among the fields.
fn one_headline(parts: &mut [Part]) {
    let first = parts.iter().position(|part| part.role == Role::Headline);
    let Some(first) = first else { return };
    let end = parts[first..]
        .iter()
        .position(|part| part.role != Role::Headline);
    let end = end.map_or(parts.len(), |n| first + n);
    for part in &mut parts[end..] {
        if part.role == Role::Headline {
            part.role = Role::Site;
        }
    }
}

/// Where the database has no text, its abstract is what there is to read.
fn has_text_or_abstract(lines: &[Line<'_>], parts: &mut [Part]) {
    if parts.iter().any(|part| part.role == Role::Text) {
        return;
    }
    let is_abstract = |at: &usize| label(lines[*at].words).starts_with("Abstract");
    let Some(at) = (0..lines.len()).find(is_abstract) else {
        return;
    };
    let value = labelled_value(lines[at].words);
    parts[at] = Part {
        role: Role::Text,
        value,
    };
}

fn labelled_value(line: &str) -> usize {
    let after = line[label(line).len()..].trim_start_matches([':', ' ', '\t']);
    line.len() - after.len()
}
