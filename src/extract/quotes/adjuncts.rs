//! Adjuncts of a reporting verb: when, where, in what, to whom.

use super::after::After;
use super::classes;
use super::lexicon::Form;
use super::page::Page;
use super::phrases::{self, Phrase};
use crate::extract::{Case, EntityType, TimeKind};

/// One past an adjunct that begins at `at`: an adverb, a time, `in a letter to`.
/// Its end is kept in `found.end` where it is an adverb alone.
pub fn adjunct(page: &Page<'_>, at: usize, end: usize, found: &mut After) -> Option<usize> {
    if at >= end || !page.is_word(at) {
        return None;
    }
    let date = |at: usize| {
        let number = page.time_at(at)?;
        let kind = page.facts.times[number].kind;
        matches!(kind, TimeKind::Date | TimeKind::Time).then_some(number)
    };
    if let Some(number) = date(at) {
        found.time = Some(number);
        return Some(page.time_end(at));
    }
    // `told them a day earlier that`.
    if page.has(at, classes::DETERMINER)
        && matches!(
            page.text(at + 1),
            "day" | "night" | "week" | "month" | "year"
        )
        && matches!(page.text(at + 2), "earlier" | "later" | "before" | "ago")
    {
        found.end = at + 3;
        return Some(at + 3);
    }
    // `as of Thursday`.
    if page.is(at, "as")
        && page.is(at + 1, "of")
        && let Some(number) = date(at + 2)
    {
        found.time = Some(number);
        return Some(page.time_end(at + 2));
    }
    let is_lower = page.token(at).case == Case::Lower;
    if page.has(at, classes::PREPOSITION) || matches!(page.text(at), "early" | "late" | "earlier") {
        for place in at + 1..(at + 3).min(end) {
            if let Some(number) = date(place)
                && !matches!(page.text(at), "for" | "of" | "than" | "as")
            {
                // `in a 2009 interview`: the time is part of a phrase.
                let end_of_time = page.time_end(place);
                let is_part = place > at + 1
                    && page.has(place - 1, classes::DETERMINER)
                    && page.is_noun_like(end_of_time)
                    && page.token(end_of_time).case == Case::Lower;
                if is_part {
                    break;
                }
                found.time = Some(number);
                return Some(end_of_time);
            }
            if !page.has(place, classes::DETERMINER | classes::PREPOSITION)
                && !matches!(page.text(place), "late" | "early")
            {
                break;
            }
        }
    }
    if page.is_joint(at + 1) {
        return None;
    }
    if page.has(at, classes::ADVERB)
        && is_lower
        && !page.has(at, classes::NEGATION | classes::PREPOSITION)
        && !matches!(
            page.text(at),
            "all"
                | "both"
                | "even"
                | "only"
                | "almost"
                | "nearly"
                | "just"
                | "no"
                | "long"
                | "too"
                | "first"
        )
        || page.is_manner(at)
    {
        found.end = at + 1;
        return Some(at + 1);
    }
    let leads = page.has(at, classes::LEAD);
    // `described for news agency PA Media how`.
    if page.is(at, "for") {
        let phrase = phrases::phrase_from(page, at + 1, end)?;
        found.name_medium(page, phrase);
        return found.teller.map(|_| phrase.end);
    }
    if !leads {
        return None;
    }
    if page.is(at, "at") && matches!(page.text(at + 1), "least" | "most") {
        return None;
    }
    // `continued by noting that`.
    if page.is(at, "by") && (page.verb(at + 1)).is_some_and(|(_, form)| form == Form::Ing) {
        return None;
    }
    let phrase = phrases::phrase_from(page, at + 1, end)?;
    note(page, phrase, found);
    let mut reached = phrase.end;
    // `in an interview with Dawn`, `in a letter sent on Thursday`.
    let mut is_published = false;
    for _ in 0..4 {
        if found.medium.is_none() || reached >= end {
            break;
        }
        let is_passive = matches!(
            page.text(reached),
            "cited"
                | "carried"
                | "published"
                | "released"
                | "reported"
                | "quoted"
                | "obtained"
                | "seen"
                | "posted"
                | "sent"
                | "issued"
                | "delivered"
                | "written"
                | "aired"
                | "made"
                | "broadcast"
                | "dated"
                | "read"
        );
        let next = if is_passive { reached + 1 } else { reached };
        is_published |= page.is(reached, "published");
        if page.has(next, classes::PREPOSITION) && next + 1 < end {
            let mut inner = After::default();
            if !page.is(next, "to")
                && !page.is(next, "with")
                && !page.is(next, "by")
                && !page.is(next, "of")
                && let Some(to) = adjunct(page, next, end, &mut inner)
                && inner.time.is_some()
            {
                found.time = found.time.or(inner.time);
                found.teller = found.teller.or(inner.teller);
                reached = to;
                continue;
            }
            let Some(more) = phrases::phrase_from(page, next + 1, end) else {
                break;
            };
            found.name_medium(page, more);
            // `in remarks to X`.
            let is_spoken = (phrase.first..phrase.end)
                .any(|at| matches!(page.text(at), "remarks" | "comments" | "interview"));
            if is_spoken && matches!(page.text(next), "to" | "with") {
                found.addressee = found.addressee.or(Some(more));
            }
            // `published in Science Advances`.
            let mut name = more;
            while page.has(name.first, classes::DETERMINER | classes::ADVERB)
                && name.first + 1 < name.end
            {
                name.first += 1;
            }
            if is_published && page.is(next, "in") && page.is_capital(name.first) {
                found.teller = found.teller.or(Some(name));
            }
            reached = more.end;
        } else if is_passive {
            reached = next;
            let mut inner = After::default();
            if let Some(to) = adjunct(page, next, end, &mut inner)
                && inner.time.is_some()
            {
                found.time = found.time.or(inner.time);
                reached = to;
            }
        } else if page.is(next, "itself") {
            reached = next + 1;
        } else {
            break;
        }
    }
    Some(reached)
}

/// Notes what a phrase behind a preposition tells: a medium, a place.
pub fn note(page: &Page<'_>, phrase: Phrase, found: &mut After) {
    for at in (phrase.first..phrase.end).rev() {
        if let Some(kind) = page.word(at).medium
            && found.medium.is_none()
        {
            found.medium = Some((phrase, kind));
        }
    }
    found.name_medium(page, phrase);
    // `in an interview with Dawn`: whoever asks.
    if page.is(phrase.end, "with") && (phrase.first..phrase.end).any(|at| page.is(at, "interview"))
    {
        let mut first = phrase.end + 1;
        while page.has(first, classes::DETERMINER) && page.mention_at(first).is_none() {
            first += 1;
        }
        let is_place = |number: usize| {
            page.mention(number).entity_type == EntityType::Place
                && !page.mention(number).is_demonym
        };
        if page
            .mention_at(first)
            .is_some_and(|number| !is_place(number))
        {
            found.teller = found.teller.or(Some(Phrase {
                first,
                end: page.mention_end(first),
            }));
        }
    }
    if let Some(number) = page
        .mention_at(phrase.first)
        .or_else(|| page.mention_at(phrase.end - 1))
        && page.mention(number).entity_type == EntityType::Place
        && !page.mention(number).is_demonym
        && page.mention_end(phrase.end - 1) == phrase.end
    {
        found.place = Some(number);
    }
}
