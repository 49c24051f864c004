//! The lines under an article that name its makers and its date.

use super::outlet::{OutletKind, outlet};
use super::passage::{Passage, Structure};
use super::stated_date::{Label, stated_dates};
use super::{BlockKind, Sourced};
use crate::text::Span;

/// How many paragraphs from the end are looked at.
const N_LAST: usize = 8;

/// Marks credits (`(Reporting by …; Editing by …)`), labelled dates and rights
/// lines near the end, and takes their facts where the head had none.
pub fn mark(text: &str, passages: &mut [Passage], found: &mut Structure) {
    let first = passages.len().saturating_sub(N_LAST).max(1);
    for passage in passages.iter_mut().skip(first) {
        if passage.kind != BlockKind::Body {
            continue;
        }
        let words = passage.span.of(text);
        if is_credit(words) {
            passage.kind = BlockKind::Byline;
            let names = passage.span;
            found.byline.get_or_insert_with(|| {
                Sourced::stated(
                    names.of(text).to_string(),
                    vec![names],
                    "the last lines name the writers",
                )
            });
        } else if let Some(dates) =
            stated_dates(words).filter(|dates| dates.iter().all(|date| date.label != Label::Bare))
        {
            passage.kind = BlockKind::Dateline;
            if found.published.is_none() {
                found.take_date(passage.span, dates);
            }
        } else {
            take_rights(text, passage.span, found);
        }
    }
}

fn is_credit(words: &str) -> bool {
    let bare = words.trim_start_matches(['(', '[']);
    let opens = [
        "Reporting by ",
        "Additional reporting by ",
        "Writing by ",
        "Editing by ",
        "Compiled by ",
        "Reporting and writing by ",
    ];
    words.len() <= 400 && opens.iter().any(|open| bare.starts_with(open))
}

/// `© 2020 The Associated Press. All rights reserved.` names the publisher.
fn take_rights(text: &str, span: Span, found: &mut Structure) {
    let words = span.of(text);
    let Some(rest) = words
        .strip_prefix("Copyright")
        .map(str::trim_start)
        .or(Some(words))
    else {
        return;
    };
    let rest = rest
        .strip_prefix('©')
        .or_else(|| rest.strip_prefix("(c)"))
        .or_else(|| rest.strip_prefix("(C)"));
    let Some(rest) = rest.filter(|_| words.len() <= 300) else {
        return;
    };
    let name =
        rest.trim_start_matches(|letter: char| letter.is_ascii_digit() || " ,-–".contains(letter));
    let name = name
        .split(['.', ',', '|', '('])
        .next()
        .unwrap_or_default()
        .trim();
    if let Some(outlet) = outlet(name).filter(|outlet| outlet.kind != OutletKind::Picture) {
        let start = span.start as usize + words.find(name).unwrap_or(0);
        found.take_publisher(
            Span::new(start, start + name.len()),
            outlet,
            format!("the rights line names `{name}`"),
        );
    }
}
