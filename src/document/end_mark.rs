//! The mark that ends an article: `-0-`, `###`, `-30-`, `(END)`.

use super::BlockKind;
use super::structure::Passage;
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
    let has_prose = passages.iter().any(|passage| passage.span.n_bytes() > 20);
    let mut at = 0;
    while at < passages.len() {
        let passage = passages[at];
        let words = passage.span.of(text);
        if passage.kind == BlockKind::Headline || !has_prose {
            at += 1;
            continue;
        }
        if MARKS.contains(&words) || WHOLE.contains(&words) || is_rule(words) {
            passages[at].kind = BlockKind::Boilerplate;
        } else if let Some(mark) = MARKS.iter().find(|mark| words.ends_with(**mark)) {
            let body = words[..words.len() - mark.len()].trim_end();
            // `C###` and the like are no mark: one stands apart, or after a stop.
            let apart = body.len() + mark.len() < words.len()
                || body.ends_with(['.', '!', '?', '"', '”', ')']);
            if apart && !body.is_empty() {
                let (start, end) = (passage.span.start as usize, passage.span.end as usize);
                passages[at].span = Span::new(start, start + body.len());
                let span = Span::new(end - mark.len(), end);
                passages.insert(
                    at + 1,
                    Passage {
                        span,
                        kind: BlockKind::Boilerplate,
                        level: 0,
                        after_blank: false,
                    },
                );
                at += 1;
            }
        }
        at += 1;
    }
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
