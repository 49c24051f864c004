//! Subjects behind their verbs: `said X, leader of Y`.

use super::adjuncts;
use super::after::After;
use super::classes;
use super::lexicon::{Form, pattern};
use super::phrases::{self, Phrase};
use super::scene::Scene;

impl Scene<'_, '_> {
    /// The subject behind its verb: `said X, leader of Y`.
    /// `is_marked` where marked words stand before the verb.
    pub fn inverted(&self, at: usize, is_marked: bool) -> Option<(Phrase, usize)> {
        let page = self.page;
        if at >= self.end
            || page.has(
                at,
                classes::THAT | classes::PREPOSITION | classes::SUBJECT | classes::OBJECT,
            ) && page.mention_at(at).is_none()
            || page.time_at(at).is_some() && page.mention_at(at).is_none()
            || page.is_manner(at)
        {
            return None;
        }
        let mut phrase = phrases::phrase_from(page, at, self.end)?;
        while page.has(phrase.end, classes::PREPOSITION)
            && matches!(page.text(phrase.end), "for" | "from" | "at" | "with")
            && page.time_at(phrase.end + 1).is_none()
        {
            match phrases::phrase_from(page, phrase.end + 1, self.end) {
                Some(more) => phrase.end = more.end,
                None => break,
            }
        }
        // A name that was cut in two.
        if page.is(phrase.end, ".")
            && page.is_capital(phrase.end - 1)
            && page.text(phrase.end - 1).len() <= 4
            && page.is_capital(phrase.end + 1)
        {
            phrase.end += 1;
        }
        // `Col. John “JD” Smith`: a nickname in marks.
        if let Some(region) = self
            .region_at(phrase.end)
            .filter(|_| self.opens(phrase.end))
            && page.is_capital(phrase.end - 1)
            && self.is_nickname(region)
        {
            phrase.end = self.regions[region].close as usize + 1;
        }
        while page.is_capital(phrase.end)
            && phrase.end < self.end
            && page.time_at(phrase.end).is_none()
        {
            phrase.end = match page.mention_at(phrase.end) {
                Some(_) => page.mention_end(phrase.end),
                None => phrase.end + 1,
            };
        }
        phrase = self.with_list(phrase);
        let next = phrase.end;
        let speaks = is_marked || self.names_speaker(phrase);
        if self.opens(next) && !is_marked || !speaks {
            return None;
        }
        let closes = next >= self.end
            || self.opens(next)
            || !page.is_word(next)
            || page.has(
                next,
                classes::PREPOSITION | classes::RELATIVE | classes::SUBORDINATOR | classes::ADVERB,
            )
            || page.time_at(next).is_some()
            || page.is(next, "and")
            || is_marked && (page.text(next).ends_with("ing") || page.text(next).ends_with("ed"));
        if !closes || page.is_finite(next) && !is_marked {
            return None;
        }
        // `a protester using the name`, `a doctor who treated them`.
        if is_marked
            && (page.text(next).ends_with("ing")
                || page.text(next).ends_with("ed")
                || page.has(next, classes::RELATIVE))
        {
            let reached = self.comma_from(next, self.end).unwrap_or(self.end);
            return Some((phrase, reached));
        }
        Some(self.appositions(phrase))
    }

    /// Whether a comma closes what tells more of a name: `Smith, the mayor, said`.
    pub fn closes_apposition(&self, comma: usize, floor: usize) -> bool {
        let page = self.page;
        let open = (floor..comma).rev().take(16).find(|at| page.is(*at, ","));
        open.filter(|open| *open > floor).is_some_and(|open| {
            let is_person =
                (page.mention_at(open - 1)).is_some_and(|number| page.is_person(number));
            is_person
                && page.has(open + 1, classes::DETERMINER)
                && (open + 1..comma).any(|at| page.has(at, classes::VOICE))
                && (open + 1..comma).all(|at| !page.is_finite(at))
        })
    }

    /// The subject behind a verb that opens a sentence, and the marks behind it:
    /// `Remarked X, “…”`.
    pub fn opening_verb(&self, at: usize) -> Option<(Phrase, usize)> {
        let (speaker, reached) = self.inverted(at + 1, true)?;
        let reached = self.adjuncts_from(reached, &mut After::default());
        let open = reached + 1;
        let is_led = matches!(self.page.text(reached), "," | ":") && self.opens(open);
        (is_led && self.names_speaker(speaker)).then_some((speaker, open))
    }

    /// `Remarked Smith`: a verb that opens a sentence and was taken for part of the name.
    pub fn opens_before_name(&self, at: usize) -> bool {
        let page = self.page;
        page.token(at).opens_sentence
            && page.mention_first(at) == at
            && page.mention_end(at) > at + 1
            && (page.verb(at)).is_some_and(|(verb, form)| {
                verb.patterns & pattern::MARK != 0 && matches!(form, Form::Past | Form::Third)
            })
            && self.opening_verb(at).is_some()
    }

    /// Whether marks hold a short name between two words of a name.
    pub fn is_nickname(&self, region: usize) -> bool {
        let page = self.page;
        let words = self.inside(region);
        let n_words = (words.first..words.end)
            .filter(|at| page.is_word(*at))
            .count();
        let before = words.first.wrapping_sub(2);
        n_words <= 2
            && page.is_capital(words.first)
            && before >= self.unit.first
            && before < page.len()
            && page.is_capital(before)
            && page.is_capital(words.end + 1)
    }

    /// The speaker and the end of what commas add behind an inverted subject:
    /// `the chief executive, John Smith`; `Cattelan, the artist, in an e-mail`.
    pub fn appositions(&self, phrase: Phrase) -> (Phrase, usize) {
        let page = self.page;
        let mut speaker = phrase;
        let mut reached = phrase.end;
        let is_person = |at: usize| {
            page.mention_at(at)
                .is_some_and(|number| page.is_person(number))
        };
        let mut has_person = (phrase.first..phrase.end).any(is_person);
        for _ in 0..4 {
            if !page.is(reached, ",") {
                break;
            }
            let first = reached + 1;
            let end = self.comma_from(first, self.end).unwrap_or(self.end);
            if first >= end || end - first > 24 || page.has(first, classes::RELATIVE) {
                break;
            }
            let stops = (first..end).any(|at| {
                page.is_finite(at)
                    || self.opens(at)
                    || page.is(at, ";")
                    || page.has(at, classes::SUBORDINATOR | classes::SUBJECT)
                        && page.mention_at(at).is_none()
            });
            let leads = page.has(
                first,
                classes::PREPOSITION | classes::COORDINATOR | classes::ADVERB,
            ) || page.text(first).ends_with("ing") && page.mention_at(first).is_none()
                || page.time_at(first).is_some();
            if stops || leads {
                break;
            }
            if !has_person
                && let Some(name) = (first..end).find(|at| is_person(*at))
                && page.mention_end(name) == end
            {
                speaker = Phrase {
                    first: page.mention_first(name).max(first),
                    end,
                };
                has_person = true;
            }
            reached = end;
        }
        // A comma before what goes on belongs to the apposition.
        if reached > phrase.end
            && page.is(reached, ",")
            && page.has(reached + 1, classes::PREPOSITION)
        {
            reached += 1;
        }
        (speaker, reached)
    }

    /// Reads time, place and medium behind an inverted subject.
    pub fn adjuncts_from(&self, at: usize, found: &mut After) -> usize {
        let mut reached = at;
        for _ in 0..6 {
            let mut inner = After::default();
            match adjuncts::adjunct(self.page, reached, self.end, &mut inner) {
                Some(next) => {
                    found.medium = found.medium.or(inner.medium);
                    found.teller = found.teller.or(inner.teller);
                    found.time = found.time.or(inner.time);
                    found.place = found.place.or(inner.place);
                    reached = next;
                }
                None => break,
            }
        }
        reached
    }

    /// Whether a clause or marked words stand before token `at`.
    pub fn has_clause_before(&self, at: usize) -> bool {
        if self.region_at(at).is_some() || at > 0 && self.region_at(at - 1).is_some() {
            return true;
        }
        let floor = self.floor(at);
        self.is_headline
            || (floor..at)
                .rev()
                .take(60)
                .any(|word| self.page.is_finite(word))
    }
}
