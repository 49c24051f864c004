//! The mark that ends an article: `-0-`, `###`, `-30-`, `(END)`.

use super::BlockKind;
use super::passage::Passage;
use crate::text::Span;

/// Marks that also stand at the end of the last line.
const MARKS: &[&str] = &[
    "-0-", "-30-", "###", "(END)", "(End)", "(ENDS)", "-ENDS-", "-END-", "■", "◼", "∎",
];
/// Marks that count on a line of their own only.
const WHOLE: &[&str] = &[
    "# # #",
    "ENDS",
    "Ends",
    "END",
    "-- 30 --",
    "- 30 -",
    "—30—",
    "– 30 –",
    "- ends -",
    "- Ends -",
    "-end-",
    "ENDIT",
    "Enditem",
    "////",
    "//",
];

/// Marks end marks as boilerplate, splitting them off their last line.
pub fn split_off(text: &str, passages: &mut Vec<Passage>) {
    if !passages.iter().any(|passage| passage.span.n_bytes() > 20) {
        return;
    }
    let whole = core::mem::take(passages);
    for mut passage in whole {
        let words = passage.span.of(text);
        if passage.kind == BlockKind::Headline {
            passages.push(passage);
        } else if MARKS.contains(&words) || WHOLE.contains(&words) || is_rule(words) {
            passage.kind = BlockKind::Boilerplate;
            passages.push(passage);
        } else if let Some((body, mark)) = closing_mark(words) {
            let (start, end) = (passage.span.start as usize, passage.span.end as usize);
            passage.span = Span::new(start, start + body.len());
            passages.push(passage);
            let span = Span::new(end - mark.len(), end);
            let kind = BlockKind::Boilerplate;
            passages.push(Passage {
                span,
                kind,
                level: 0,
                after_blank: false,
            });
        } else {
            passages.push(passage);
        }
    }
}

/// A paragraph's words and the mark after them. `C###` and the like are no
/// mark: one stands apart, or after a final mark.
fn closing_mark(words: &str) -> Option<(&str, &'static str)> {
    let mark = MARKS.iter().find(|mark| words.ends_with(**mark))?;
    let open = &words[..words.len() - mark.len()];
    let body = open.trim_end();
    let apart = body.len() < open.len() || body.ends_with(['.', '!', '?', '"', '”', ')']);
    (apart && !body.is_empty()).then_some((body, mark))
}

/// A line drawn with characters: `-----`, `* * *`.
fn is_rule(words: &str) -> bool {
    let drawn = words
        .chars()
        .all(|letter| letter == ' ' || "-_*=~·•—–#".contains(letter));
    drawn
        && words
            .chars()
            .filter(|letter| *letter != ' ')
            .take(3)
            .count()
            == 3
}
