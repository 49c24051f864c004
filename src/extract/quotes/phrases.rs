//! Noun phrases, read to the right.

use super::classes;
use super::named_behind::leads_to_bearer;
use super::page::Page;
use crate::extract::{Case, EntityType, TokenKind, VoiceKind};

/// A noun phrase: tokens `first..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    pub first: usize,
    pub end: usize,
}

/// Most tokens of a noun phrase.
pub const MAX_TOKENS: usize = 40;

/// The noun phrase that begins at `at`, up to `end` at most, with the phrases
/// that `of` adds.
pub fn phrase_from(page: &Page<'_>, at: usize, end: usize) -> Option<Phrase> {
    let end = end.min(at + MAX_TOKENS).min(page.len());
    let mut i = simple_phrase(page, at, end)?;
    while i < end && page.is(i, "of") {
        match simple_phrase(page, i + 1, end) {
            Some(next) => i = next,
            None => break,
        }
    }
    Some(Phrase { first: at, end: i })
}

/// One past the noun phrase without prepositions that begins at `at`.
pub fn simple_phrase(page: &Page<'_>, at: usize, end: usize) -> Option<usize> {
    if at >= end || !page.is_word(at) {
        return None;
    }
    if page.has(at, classes::SUBJECT | classes::OBJECT)
        && page.mention_at(at).is_none()
        && !owns(page, at)
    {
        return Some(at + 1);
    }
    let mut i = at;
    while i < end && page.has(i, classes::DETERMINER) && page.mention_at(i).is_none() {
        i += 1;
    }
    let first_word = i;
    let has_determiner = i > at;
    let mut has_name = false;
    let mut has_noun = false;
    // One past the last possessive: `Smith's proposed House deal`.
    let mut owned = None;
    while i < end {
        if page.mention_at(i).is_some() {
            let is_first = page.mention_first(i) == i || i == first_word;
            // `journalists Adamowicz`: several have no one's name.
            if i > first_word
                && page.mention_at(i - 1).is_none()
                && is_plain(page, i - 1)
                && (page.text(i - 1).ends_with('s')
                    || matches!(page.text(i - 1), "media" | "press" | "police"))
                && page.has(i - 1, classes::VOICE)
            {
                break;
            }
            // A lower-case noun, then a name: the name is a title's bearer or
            // opens a clause.
            if has_name && is_first && !page.is(i - 1, "'s") {
                let before = page.mention_at(i - 1);
                let is_title =
                    before.is_none() && (page.is_capital(i - 1) || is_plain_title(page, i - 1));
                let joins = is_title
                    || before.is_some_and(|before| !page.is_person(before))
                        && page.mention_at(i).is_some_and(|name| page.is_person(name))
                        && !page.is_medium(before.unwrap_or(0));
                if !joins {
                    break;
                }
            }
            // `French news channel BFM`: an adjective is no name yet.
            // `told US voters`: an adjective too.
            let is_short = page.token(i).case == Case::Upper && page.token(i).span.n_bytes() <= 4;
            has_name = !page.mention_at(i).is_some_and(|number| {
                let mention = page.mention(number);
                mention.is_demonym || is_short && mention.entity_type == EntityType::Place
            });
            i = page.mention_end(i);
            has_noun = true;
            continue;
        }
        let token = page.token(i);
        if token.kind == TokenKind::Possessive {
            i += 1;
            has_name = false;
            owned = Some(i);
            continue;
        }
        if page.is_joint(i) {
            i += 1;
            continue;
        }
        if !page.is_word(i) || (page.time_at(i).is_some() && i > first_word) {
            break;
        }
        let class = page.class(i);
        // `a recently published book`, `the now closed shop`.
        let is_adverb = page.is_manner(i)
            || class & classes::ADVERB != 0 && page.text(i + 1).ends_with("ed") && i + 2 < end;
        if has_determiner && !has_noun && is_adverb {
            i += 1;
            continue;
        }
        let stops = classes::AUXILIARY
            | classes::PREPOSITION
            | classes::COORDINATOR
            | classes::SUBJECT
            | classes::OBJECT
            | classes::DETERMINER
            | classes::THAT
            | classes::RELATIVE
            | classes::WH
            | classes::SUBORDINATOR;
        if class & stops != 0 && token.case == Case::Lower {
            break;
        }
        if has_noun && (class & (classes::FINITE | classes::ADVERB) != 0 || page.is_finite(i)) {
            break;
        }
        let is_lower = token.case == Case::Lower;
        // `a protester using the name`.
        if has_noun
            && is_lower
            && page.text(i).ends_with("ing")
            && !page.has(i, classes::MEDIUM | classes::VOICE)
            && (page.has(i + 1, classes::DETERMINER | classes::OBJECT) || page.is_capital(i + 1))
        {
            break;
        }
        // `KCNA media report`, but `told KCNA he`.
        let is_kind = page.word(i).voice == Some(VoiceKind::Media)
            || page.has(i, classes::DOCUMENT)
            || page.is(i, "agency");
        let is_title = has_name && is_lower && leads_to_bearer(page, i, end);
        if has_name && is_lower && !has_determiner && !is_kind && !is_title {
            break;
        }
        // `in a statement Trump said`: a capital behind a lower-case noun.
        if has_noun
            && !has_name
            && !is_lower
            && is_plain(page, i - 1)
            && !is_plain_title(page, i - 1)
            && owned != Some(i - 1)
        {
            break;
        }
        has_noun = true;
        has_name |= !is_lower && i > first_word;
        i += 1;
    }
    while i > at && page.is_joint(i - 1) {
        i -= 1;
    }
    (has_noun && i > first_word || has_determiner && page.is(i, "of")).then_some(i)
}

/// Whether `her` stands before a noun: `in her book`, not `told her that`.
fn owns(page: &Page<'_>, at: usize) -> bool {
    let stops = classes::DETERMINER | classes::SUBJECT | classes::OBJECT | classes::WH;
    matches!(page.text(at), "her" | "Her")
        && page.is_noun_like(at + 1)
        && (page.time_at(at + 1).is_none() || page.token(at + 1).kind == TokenKind::Number)
        && !page.has(at + 1, stops)
        && !page.is_manner(at + 1)
}

pub fn is_plain(page: &Page<'_>, at: usize) -> bool {
    page.is_word(at) && page.token(at).case == Case::Lower
}

fn is_plain_title(page: &Page<'_>, at: usize) -> bool {
    page.has(at, classes::VOICE)
}
