//! Teams that are named after their place: in a report of a match `Belgium` is who
//! plays, not where.

use std::sync::LazyLock;

use crate::extract::tokens::{TokenKind, Tokens, hash_of};
use crate::extract::{EntityType, Finder, Mention};
use crate::text::Order;

/// Words that tell of matches, at least, in a report of one.
const MIN_WORDS: usize = 6;
/// Of how many words one such must be.
const MAX_WORDS_EACH: usize = 40;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Report,
    After,
    Before,
    Place,
}

static WORDS: LazyLock<Vec<(u32, Class)>> = LazyLock::new(|| {
    let mut words = Vec::new();
    for row in include_str!("../data/names/matches.tsv").lines() {
        let Some((class, list)) = row.split_once('\t') else {
            continue;
        };
        let class = match class {
            "report" => Class::Report,
            "after" => Class::After,
            "before" => Class::Before,
            _ => Class::Place,
        };
        words.extend(list.split(' ').map(|word| (hash_of(word), class)));
    }
    words.order();
    words
});

fn has(hash: u32, class: Class) -> bool {
    WORDS.binary_search(&(hash, class)).is_ok()
}

/// Makes organisations of the places among `mentions` that play, in a report of a
/// match; where one is, or comes from, stays a place.
pub(super) fn name_teams(tokens: &Tokens<'_>, mentions: &mut [Mention]) {
    if !is_report(tokens) {
        return;
    }
    let mut names: Vec<(u32, bool)> = Vec::new();
    for mention in mentions.iter().filter(|mention| may_be_team(mention)) {
        names.push((
            hash_of(mention.span.of(tokens.text)),
            plays(tokens, mention),
        ));
    }
    // After its name, those places that play come last.
    names.order();
    names.dedup_by_key(|name| *name);
    let is_team = |hash: u32| names.binary_search(&(hash, true)).is_ok();
    for mention in mentions.iter_mut().filter(|mention| may_be_team(mention)) {
        let (first, last) = token_range(tokens, mention);
        let is_where = first.checked_sub(1).is_some_and(|before| {
            has(tokens.tokens[before].hash, Class::Place) || tokens.of(before) == ","
        }) && !plays_after(tokens, last);
        if !is_where && is_team(hash_of(mention.span.of(tokens.text))) {
            mention.entity_type = EntityType::Organisation;
            mention.finder = Finder::Pattern;
        }
    }
}

fn may_be_team(mention: &Mention) -> bool {
    mention.entity_type == EntityType::Place && !mention.is_demonym
}

fn is_report(tokens: &Tokens<'_>) -> bool {
    let (mut n_words, mut n_report) = (0, 0);
    for token in &tokens.tokens {
        if token.kind == TokenKind::Word {
            n_words += 1;
            n_report += usize::from(has(token.hash, Class::Report));
        }
    }
    n_report >= MIN_WORDS && n_report * MAX_WORDS_EACH >= n_words
}

fn token_range(tokens: &Tokens<'_>, mention: &Mention) -> (usize, usize) {
    let list = &tokens.tokens;
    let first = list.partition_point(|token| token.span.end <= mention.span.start);
    let end = list.partition_point(|token| token.span.start < mention.span.end);
    (first, end.saturating_sub(1))
}

/// Whether the words beside it say that it plays: `beat Panama`, `Panama 0`.
fn plays(tokens: &Tokens<'_>, mention: &Mention) -> bool {
    let (first, last) = token_range(tokens, mention);
    let is_after = first.checked_sub(1).is_some_and(|before| {
        let token = &tokens.tokens[before];
        has(token.hash, Class::Before) || is_score(tokens, before)
    });
    is_after || plays_after(tokens, last)
}

fn plays_after(tokens: &Tokens<'_>, last: usize) -> bool {
    let list = &tokens.tokens;
    list.get(last + 1).is_some_and(|after| {
        !after.opens_sentence && (has(after.hash, Class::After) || is_score(tokens, last + 1))
    })
}

/// Whether the number at `at` is one side of a score: `3 – 0`, `2-1`.
fn is_score(tokens: &Tokens<'_>, at: usize) -> bool {
    let list = &tokens.tokens;
    let is_number = |at: usize| {
        (list.get(at))
            .is_some_and(|token| token.kind == TokenKind::Number && token.span.n_bytes() <= 3)
    };
    let is_dash = |at: usize| at < list.len() && matches!(tokens.of(at), "-" | "–" | "—");
    is_number(at)
        && (is_dash(at + 1) && is_number(at + 2) || at >= 2 && is_dash(at - 1) && is_number(at - 2))
}
