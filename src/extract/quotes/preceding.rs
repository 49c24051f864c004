//! The noun phrase before a word, read to the left.

use super::classes;
use super::named_behind::capital_behind;
use super::page::Page;
use super::phrases::{MAX_TOKENS, Phrase, is_plain};
use crate::extract::{Case, EntityType, TokenKind};

/// The noun phrase that ends right before `end`, not before `floor`: the subject
/// of the verb at `end`.
pub fn phrase_before(page: &Page<'_>, end: usize, floor: usize) -> Option<Phrase> {
    phrase_at_depth(page, end, floor, 0)
}

fn phrase_at_depth(page: &Page<'_>, end: usize, floor: usize, depth: u8) -> Option<Phrase> {
    let last = end.checked_sub(1).filter(|last| *last >= floor)?;
    if depth > 3 {
        return None;
    }
    if page.is(last, ")") {
        let open = (floor..last).rev().take(16).find(|at| page.is(*at, "("))?;
        let inner = phrase_at_depth(page, open, floor, depth + 1)?;
        return Some(Phrase { end, ..inner });
    }
    if page.is(last, ",") || page.is(last, "—") || page.is(last, "–") {
        return behind_comma(page, last, floor, depth);
    }
    // `Sen. Smith, R-Tenn., the chairman, said`.
    if depth > 0 && page.is(last, ".") && last > floor && page.is_capital(last - 1) {
        return phrase_at_depth(page, last, floor, depth);
    }
    if !page.is_word(last) {
        return None;
    }
    // `Martin Bamford, 30, a passenger, said`.
    let is_age =
        page.token(last).kind == TokenKind::Number && last > floor + 1 && page.is(last - 1, ",");
    if depth > 0 && is_age {
        return phrase_at_depth(page, last - 1, floor, depth + 1);
    }
    let phrase = walk_left(page, last, floor)?;
    let first = phrase.first;
    if depth > 0 && first > floor + 1 && is_party(page, first) && page.is(first - 1, ",") {
        return phrase_at_depth(page, first - 1, floor, depth + 1);
    }
    // `police in Akron, Ohio, said`.
    if first > floor + 1
        && page.is(first - 1, ",")
        && page.mention_first(last) == first
        && is_place(page, last)
        && hangs_on_noun(page, first - 2, floor)
    {
        let inner = phrase_at_depth(page, first - 1, floor, depth + 1);
        let opens = |inner: &Phrase| inner.first == floor || !page.is_word(inner.first - 1);
        if let Some(inner) = inner.filter(opens) {
            return Some(Phrase {
                end: phrase.end,
                ..inner
            });
        }
    }
    // `Anderson Cooper, of CNN, one of her sons, said`.
    if depth > 0
        && first > floor + 1
        && page.has(first - 1, classes::PREPOSITION)
        && page.is(first - 2, ",")
        && first - 2 > floor
    {
        return phrase_at_depth(page, first - 2, floor, depth + 1);
    }
    // `Joseph Votel, commander of Central Command said`: a comma is missing.
    let names = |at: usize| {
        page.mention_at(at)
            .is_some_and(|number| page.is_person(number))
    };
    let is_role = first > floor + 1
        && page.is(first - 1, ",")
        && names(first - 2)
        && is_plain(page, first)
        && page.mention_at(first).is_none()
        && !page.has(first, classes::DETERMINER | classes::SUBJECT)
        && phrase.end - first > 1
        && !(first..phrase.end).any(names);
    if is_role {
        return phrase_at_depth(page, first - 1, floor, depth + 1);
    }
    Some(listed(page, phrase, floor))
}

/// `R-Utah`: a party and a state.
fn is_party(page: &Page<'_>, at: usize) -> bool {
    matches!(page.text(at), "R" | "D" | "I" | "L")
        && page.is(at + 1, "-")
        && page.is_capital(at + 2)
}

fn is_place(page: &Page<'_>, at: usize) -> bool {
    (page.mention_at(at)).is_some_and(|number| {
        let mention = page.mention(number);
        mention.entity_type == EntityType::Place && !mention.is_demonym
    })
}

/// Whether the name that ends at `at` hangs on a noun by `in` or `of`.
fn hangs_on_noun(page: &Page<'_>, at: usize, floor: usize) -> bool {
    if page.mention_at(at).is_none() {
        return false;
    }
    let mut before = page.mention_first(at);
    while before > floor + 1 && page.has(before - 1, classes::DETERMINER) {
        before -= 1;
    }
    before > floor + 1
        && matches!(page.text(before - 1), "in" | "of" | "from" | "at")
        && page.is_noun_like(before - 2)
}

/// The whole of a list that a clause begins with and whose last names `phrase`
/// has: `A, B and C`, `A, B, and C`.
fn listed(page: &Page<'_>, phrase: Phrase, floor: usize) -> Phrase {
    let joins = |at: usize| page.is(at, "and") && page.mention_at(at).is_none();
    let mut first = phrase.first;
    // The last is behind `, and`.
    if first >= floor + 2 && joins(first - 1) && page.is(first - 2, ",") {
        first -= 1;
    } else if !(phrase.first..phrase.end).any(joins) {
        return phrase;
    }
    while first >= floor + 2 && page.is(first - 1, ",") && page.is_noun_like(first - 2) {
        let Some(item) = walk_left(page, first - 2, floor) else {
            break;
        };
        let is_when = (item.first..item.end).all(|at| page.time_at(at).is_some());
        let names =
            (item.first..item.end).any(|at| page.is_capital(at) || page.has(at, classes::VOICE));
        if is_when || !names {
            break;
        }
        first = item.first;
    }
    if first == floor {
        return Phrase { first, ..phrase };
    }
    phrase
}

/// `X, leader of Y, said`; `the leader, X, said`; `X, in a letter, said`.
fn behind_comma(page: &Page<'_>, comma: usize, floor: usize, depth: u8) -> Option<Phrase> {
    let before = (floor..comma)
        .rev()
        .take(MAX_TOKENS)
        .find(|at| page.is(*at, page.text(comma)));
    let Some(before) = before else {
        // `Jane Smith of the Institute (NIA), announced`: a comma too many.
        let is_closed = comma > floor && page.is(comma - 1, ")");
        return is_closed.then(|| phrase_at_depth(page, comma, floor, depth + 1))?;
    };
    let segment = before + 1;
    if segment >= comma {
        return None;
    }
    // `Sen. Jane Smith, R-Utah, said`.
    if is_party(page, segment) {
        return phrase_at_depth(page, before, floor, depth + 1);
    }
    // A person's name between commas is the one who speaks.
    let named = (segment..comma).find(|at| {
        page.mention_at(*at)
            .is_some_and(|number| page.is_person(number))
    });
    let looks_like_name = named.is_none()
        && comma - segment <= 4
        && comma - segment >= 2
        && (segment..comma).all(|at| page.is_capital(at) || page.is_joint(at));
    if looks_like_name {
        return Some(Phrase {
            first: segment,
            end: comma,
        });
    }
    // A name of more words than were told to be one.
    let ends = |name: usize| {
        let mut end = page.mention_end(name);
        while page.is_capital(end) && end < comma {
            end += 1;
        }
        // `Carl Smith Jr.`
        end + usize::from(page.is(end, ".")) == comma
    };
    if let Some(name) = named
        && ends(name)
        && (segment..name).all(|at| {
            page.is_word(at) && !page.has(at, classes::PREPOSITION | classes::RELATIVE)
                || page.is_joint(at)
        })
    {
        let outer = phrase_at_depth(page, before, floor, depth + 1);
        // `Smith's aide, Jones`: Smith owns only.
        let has_person = outer.is_some_and(|outer| {
            (outer.first..outer.end).any(|at| {
                let end = page.mention_end(at);
                let owns = end < outer.end && page.token(end).kind == TokenKind::Possessive;
                page.mention_at(at)
                    .is_some_and(|number| page.is_person(number) && !owns)
            })
        });
        if !has_person {
            return Some(Phrase {
                first: segment,
                end: comma,
            });
        }
        return outer;
    }
    phrase_at_depth(page, before, floor, depth + 1)
}

fn walk_left(page: &Page<'_>, last: usize, floor: usize) -> Option<Phrase> {
    let end = last + 1;
    if page.mention_at(last).is_none() {
        if page.has(last, classes::SUBJECT) {
            return Some(Phrase { first: last, end });
        }
        let stops = classes::AUXILIARY
            | classes::PREPOSITION
            | classes::COORDINATOR
            | classes::THAT
            | classes::SUBORDINATOR
            | classes::OBJECT;
        // `One of them said`.
        if matches!(page.text(last), "them" | "us")
            && last >= floor + 2
            && page.is(last - 1, "of")
            && page.has(last - 2, classes::DETERMINER)
        {
            return Some(Phrase {
                first: last - 2,
                end,
            });
        }
        if page.has(last, stops)
            && (page.token(last).case == Case::Lower || page.token(last).opens_sentence)
        {
            return None;
        }
    }
    let mut first = last;
    let mut name_first = None;
    if page.mention_at(first).is_some() {
        first = page.mention_first(first).max(floor);
        name_first = Some(first);
    }
    let mut seen_determiner = false;
    while first > floor && end - first < MAX_TOKENS {
        let before = first - 1;
        if page.mention_at(before).is_some() {
            let start = page.mention_first(before).max(floor);
            if seen_determiner {
                break;
            }
            first = start;
            name_first.get_or_insert(start);
            continue;
        }
        let token = page.token(before);
        if token.kind == TokenKind::Possessive || page.is_joint(before) {
            first = before;
            continue;
        }
        if page.is(before, ")") {
            match (floor..before).rev().take(12).find(|at| page.is(*at, "(")) {
                Some(open) => first = open,
                None => break,
            }
            continue;
        }
        if !page.is_word(before) || page.time_at(before).is_some() {
            break;
        }
        let class = page.class(before);
        // `take-down notice`.
        if page.is_joint(first) && !page.token(first).is_spaced {
            first = before;
            continue;
        }
        // `newspaper The Hindu`: part of a name.
        let is_named = token.case != Case::Lower && !token.opens_sentence;
        if class & classes::DETERMINER != 0 && !seen_determiner && !is_named {
            first = before;
            seen_determiner = true;
            // `one of the`, `a spokesman for the`: the phrase goes on.
            if continues_left(page, first, floor) {
                first -= 1;
                seen_determiner = false;
            }
            continue;
        }
        if class & classes::COORDINATOR != 0
            && page.is(before, "and")
            && seen_determiner
            && joins(page, before, floor)
        {
            first = before;
            seen_determiner = false;
            continue;
        }
        if seen_determiner {
            break;
        }
        if class & classes::PREPOSITION != 0 && token.case == Case::Lower {
            if continues_left(page, first, floor) {
                first = before;
                continue;
            }
            // `critics from across the country`.
            if before > floor + 1
                && page.is(before - 1, "from")
                && continues_left(page, before, floor)
            {
                first = before - 1;
                continue;
            }
            // The phrase hangs on a preposition: only a name behind it is free.
            break;
        }
        if class & classes::COORDINATOR != 0 && page.is(before, "and") {
            if joins(page, before, floor) {
                first = before;
                continue;
            }
            break;
        }
        let stops = classes::AUXILIARY
            | classes::COORDINATOR
            | classes::PREPOSITION
            | classes::THAT
            | classes::SUBORDINATOR
            | classes::RELATIVE
            | classes::WH
            | classes::SUBJECT
            | classes::CITES;
        if class & stops != 0 || (page.is_finite(before) && !is_attribute(page, before)) {
            break;
        }
        if class & classes::ADVERB != 0 && token.case == Case::Lower && name_first.is_some() {
            break;
        }
        first = before;
    }
    // `at least 20 said`.
    if matches!(page.text(first), "least" | "most") && first > floor && page.is(first - 1, "at") {
        first -= 1;
    }
    while first < last && (page.is_joint(first) || page.token(first).kind == TokenKind::Possessive)
    {
        first += 1;
    }
    // `In a statement Trump said`.
    if first > floor
        && page.has(first - 1, classes::PREPOSITION)
        && (first - 1 == floor || !page.is_word(first - 2) || page.token(first - 1).opens_sentence)
        && let Some(name) = name_first.or_else(|| capital_behind(page, last, first))
        && name > first
        && !page.has(name - 1, classes::PREPOSITION)
        && (page.mention_at(name).is_none() || page.mention_end(name) == end)
    {
        first = name;
        while first - 1 > floor
            && page.is_capital(first - 1)
            && page.mention_at(first - 1).is_none()
        {
            first -= 1;
        }
    }
    Some(Phrase { first, end })
}

/// `alleged accomplices`, `armed men`: a participle before a noun.
fn is_attribute(page: &Page<'_>, at: usize) -> bool {
    let before = at.checked_sub(1);
    page.text(at).ends_with("ed")
        && page.token(at).case == Case::Lower
        && before.is_none_or(|before| {
            page.token(at).opens_sentence
                || page.has(
                    before,
                    classes::DETERMINER
                        | classes::COORDINATOR
                        | classes::ADVERB
                        | classes::PREPOSITION,
                )
                || !page.is_word(before)
        })
}

/// Whether a preposition before `first` joins a noun phrase before it.
fn continues_left(page: &Page<'_>, first: usize, floor: usize) -> bool {
    let Some(preposition) = first.checked_sub(1).filter(|at| *at > floor) else {
        return false;
    };
    let mut noun = preposition - 1;
    if page.is(noun, ")") {
        noun = match (floor..noun).rev().take(12).find(|at| page.is(*at, "(")) {
            Some(open) if open > floor => open - 1,
            _ => return false,
        };
    }
    if !page.has(preposition, classes::PREPOSITION)
        || !page.is_noun_like(noun)
        || page.has(noun, classes::ACCORDING)
    {
        return false;
    }
    if page.time_at(noun).is_some() {
        return false;
    }
    matches!(
        page.text(preposition),
        "of" | "for"
            | "from"
            | "at"
            | "in"
            | "with"
            | "on"
            | "within"
            | "behind"
            | "close"
            | "near"
            | "inside"
            | "to"
    ) && (page.is(preposition, "of")
        || page.is(preposition, "for")
        || page.token(noun).case == Case::Lower && !page.text(noun).ends_with("ly")
        || page.token(noun).opens_sentence
        || page.has(noun, classes::VOICE)
        || page.mention_at(noun).is_some())
}

/// Whether `and` at `at` joins two noun phrases that are one subject: nothing
/// but a noun phrase is before it in its clause.
fn joins(page: &Page<'_>, at: usize, floor: usize) -> bool {
    if at <= floor || !page.is_noun_like(at - 1) && !page.is(at - 1, ")") {
        return false;
    }
    let mut i = at;
    let mut n = 0;
    while i > floor && n < 20 {
        i -= 1;
        n += 1;
        if page.is(i, ",") || page.is(i, ";") || page.is(i, ":") {
            return !page.has(i + 1, classes::COORDINATOR);
        }
        if page.mention_at(i).is_some() {
            continue;
        }
        if matches!(page.text(i), "both" | "Both") {
            return true;
        }
        // `after Smith and Jones announced`: the clause begins there.
        if page.has(i, classes::THAT | classes::SUBORDINATOR) && i + 1 < at {
            return true;
        }
        if page.is_finite(i) || page.has(i, classes::SUBJECT) {
            return false;
        }
        if page.has(i, classes::PREPOSITION) && i == floor {
            return false;
        }
        if page.text(i).ends_with("ing") && page.has(i, classes::VERB) {
            return false;
        }
    }
    n < 20
}
