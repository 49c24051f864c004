//! Small headings between the paragraphs of plain text.

use super::BlockKind;
use super::lines::ends_sentence;
use super::passage::Passage;
use super::stated_date::stated_dates;

/// Longest crosshead, in bytes.
const MAX_BYTES: usize = 70;

/// Marks crossheads: a short line alone between blank lines, without a final
/// mark, after a paragraph that is complete and before one that is prose.
pub fn mark(text: &str, passages: &mut [Passage]) {
    for at in 1..passages.len().saturating_sub(1) {
        let (before, passage, after) = (passages[at - 1], passages[at], passages[at + 1]);
        let words = passage.span.of(text);
        let apart = passage.after_blank && after.after_blank;
        if passage.kind != BlockKind::Body
            || words.len() > MAX_BYTES
            || !apart
            || words.contains('\n')
        {
            continue;
        }
        let is_prose = |other: Passage| {
            other.kind == BlockKind::Body
                && other.span.n_bytes() > 80
                && ends_sentence(other.span.of(text))
        };
        let is_heading = words.starts_with(|first: char| {
            first.is_uppercase() || first.is_ascii_digit() || "\"“‘".contains(first)
        }) && !ends_sentence(words)
            && !words.ends_with([':', ',', ';', '-', '—', ')', ']'])
            && words.split_whitespace().count() <= 10;
        if stated_dates(words).is_some() {
            passages[at].kind = BlockKind::Dateline;
        } else if is_heading && is_prose(before) && is_prose(after) {
            (passages[at].kind, passages[at].level) = (BlockKind::Headline, 2);
        }
    }
}
