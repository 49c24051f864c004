//! Whose verb it is where no subject stands right before it.

use super::adjuncts;
use super::after::{After, Lead};
use super::classes;
use super::cue::Cue;
use super::lexicon::Form;
use super::phrases::{self, Phrase};
use super::preceding;
use super::scene::Scene;
use crate::extract::{Case, QuotationRule, SpeechAct, TokenKind};

/// Most names of a list.
const MAX_LIST: usize = 8;

impl Scene<'_, '_> {
    /// The cue whose subject this one has too, or the subject of the sentence.
    pub fn share(&self, cue: &mut Cue, before: usize, floor: usize) {
        let demanding = matches!(
            cue.act,
            SpeechAct::Demand | SpeechAct::Order | SpeechAct::Promise
        );
        let earlier = self.cues.iter().rposition(|other| {
            !other.is_agentless
                && !other.is_aside
                && (other.after.content.is_some()
                    || other.shares.is_some()
                    || other.rule != QuotationRule::VerbBefore
                    || self.is_behind_words(other))
                && other.rule != QuotationRule::Preposition
                && (other.speaker.is_some() || other.shares.is_some())
        });
        let floor = floor.min(self.sentence_floor(before));
        // `the navy, who told them so and noted that`.
        let relative = self.cues.len().checked_sub(1).filter(|last| {
            let other = &self.cues[*last];
            let from = other.group.end;
            other.is_aside
                && other.is_joined
                && other.speaker.is_some()
                && other.after.content.is_some()
                && self.page.has(before, classes::COORDINATOR)
                && from < before
                && !(from..before).any(|at| matches!(self.page.text(at), "," | ";"))
        });
        // `was described by Smith as “…”, saying`.
        let agent = self.cues.len().checked_sub(1).filter(|last| {
            let other = &self.cues[*last];
            let is_agent = |speaker: Phrase| speaker.first >= other.verb.end;
            other.is_aside
                && other.speaker.is_some_and(is_agent)
                && before > 0
                && self.page.is(before - 1, ",")
                && self.page.text(cue.verb.first).ends_with("ing")
        });
        let relative = relative.or(agent);
        if relative.is_some() {
            cue.shares = relative;
            return;
        }
        if let Some(earlier) = earlier {
            let other = &self.cues[earlier];
            if demanding
                && let Some((content, Lead::That | Lead::Clause)) = other.after.content
                && content < before
                && !self.page.is(content, "it")
                && let Some(phrase) = phrases::phrase_from(self.page, content, before)
                && self.page.is_finite(phrase.end)
                && self.may_speak(phrase, before)
            {
                cue.speaker = Some(phrase);
                return;
            }
            cue.shares = Some(earlier);
            return;
        }
        cue.speaker = self.sentence_subject(self.clause_floor(floor, before), before);
    }

    /// Whether a comma or marks stand right before a cue's group: `…, she said`.
    fn is_behind_words(&self, cue: &Cue) -> bool {
        cue.group.first > self.unit.first
            && (self.page.is(cue.group.first - 1, ",")
                || self.region_at(cue.group.first - 1).is_some())
    }

    /// Where the last clause before `end` begins: `…, but the captain came and said`.
    fn clause_floor(&self, floor: usize, end: usize) -> usize {
        let page = self.page;
        let joins = |at: usize| {
            page.is(at, ",")
                && (page.has(at + 1, classes::COORDINATOR)
                    || matches!(page.text(at + 1), "where" | "while" | "whereas"))
                && self.region_at(at).is_none()
        };
        let last = (floor + 1..end.saturating_sub(2))
            .rev()
            .find(|at| joins(*at));
        let has_verb = |first: usize, end: usize| (first..end).any(|at| page.is_plain_finite(at));
        last.filter(|at| has_verb(floor, *at) && has_verb(at + 2, end))
            .filter(|at| self.sentence_subject(at + 2, end).is_some())
            .map_or(floor, |at| at + 2)
    }

    /// The subject of the sentence that begins at `floor`, looked for before `end`.
    pub fn sentence_subject(&self, floor: usize, end: usize) -> Option<Phrase> {
        let page = self.page;
        let mut at = floor;
        for _ in 0..4 {
            while at < end
                && (page.has(at, classes::COORDINATOR | classes::ADVERB)
                    || page.is(at, ",")
                    || page.is_manner(at))
            {
                at += 1;
            }
            if at >= end {
                return None;
            }
            let is_timed = page.time_at(at).is_some()
                || page.has(at, classes::DETERMINER)
                    && page.time_at(at + 1).is_some()
                    && page.mention_at(at + 1).is_none();
            let leads = is_timed
                || page.has(at, classes::PREPOSITION | classes::SUBORDINATOR)
                || (page.text(at).ends_with("ing") && page.mention_at(at).is_none())
                || (page.text(at).ends_with("ed") && page.mention_at(at).is_none());
            if leads && page.mention_at(at).is_none() {
                match self.comma_from(at, end).filter(|comma| comma + 1 < end) {
                    Some(comma) => at = comma + 1,
                    None if page.time_at(at).is_some() => at = page.time_end(at),
                    None if page.time_at(at + 1).is_some() => {
                        at = self.behind_brackets(page.time_end(at + 1));
                    }
                    None => {
                        // `In Ohio he said and …`
                        let mut skipped = After::default();
                        at = adjuncts::adjunct(page, at, end, &mut skipped)?;
                    }
                }
                continue;
            }
            if page.has(at, classes::AUXILIARY | classes::WH) && page.mention_at(at).is_none() {
                return None;
            }
            let phrase = phrases::phrase_from(page, at, end.max(at + 1))?;
            if let Some(name) = self.name_before_verb(phrase, end) {
                return Some(name);
            }
            let mut phrase = self.with_coordinate(phrase, end);
            // `the mother, Anwar, wept`; `one of the groups, the Greens, left`.
            if page.is(phrase.end, ",")
                && let Some(name) = self.named_aside(phrase)
            {
                phrase = name;
            }
            // `another adviser, Sebastian Gorka, also spoke`: a name that nobody marked.
            let first = phrase.end + 1;
            let n_words = (first..first + 5)
                .take_while(|at| page.is_capital(*at))
                .count();
            let is_voice = page.has(phrase.end - 1, classes::VOICE)
                && page.mention_at(phrase.end - 1).is_none();
            let close = first + n_words;
            if is_voice
                && page.is(phrase.end, ",")
                && (2..5).contains(&n_words)
                && page.is(close, ",")
            {
                phrase = Phrase { first, end: close };
            }
            return Some(phrase);
        }
        None
    }

    /// The person named right before the verb, where the words before are an office that
    /// was cut short: `Task Force – North Commander, Gen. Smith, provided`.
    fn name_before_verb(&self, phrase: Phrase, end: usize) -> Option<Phrase> {
        let page = self.page;
        if !matches!(page.text(phrase.end), "–" | "—" | "-" | "/") {
            return None;
        }
        let last = end.min(phrase.end + phrases::MAX_TOKENS);
        let verb = (phrase.end..last).find(|at| page.is_finite(*at))?;
        let name = preceding::phrase_before(page, verb, phrase.first)?;
        let is_named = (name.first..name.end).any(|at| {
            page.mention_at(at)
                .is_some_and(|number| page.is_person(number))
        });
        (is_named && name.first > phrase.first).then_some(name)
    }

    /// The noun phrase that opens the clause, where `object` only belongs to a verb
    /// that says more of it: `residents who fled the city`, `a man accused of murder`.
    pub fn described(&self, object: Phrase, floor: usize) -> Option<Phrase> {
        let page = self.page;
        let mut at = object.first.checked_sub(1).filter(|at| *at > floor)?;
        while at > floor + 1
            && page.has(
                at,
                classes::PREPOSITION | classes::ADVERB | classes::THAT | classes::DETERMINER,
            )
            && !page.has(at, classes::SUBORDINATOR)
        {
            at -= 1;
        }
        let is_noun = page.has(at, classes::MEDIUM | classes::VOICE);
        let is_verb = page.is_finite(at) && !self.is_plural(at)
            || page.token(at).case == Case::Lower && page.text(at).ends_with("ing") && !is_noun;
        // `a student named Wong`.
        let names = matches!(page.text(at), "named" | "called");
        if !is_verb || names || page.mention_at(at).is_some() {
            return None;
        }
        let verb = at;
        while at > floor + 1 && page.has(at - 1, classes::AUXILIARY | classes::ADVERB) {
            at -= 1;
        }
        let mut end = at;
        if page.has(end - 1, classes::RELATIVE | classes::THAT) {
            end = end.checked_sub(1).filter(|end| *end > floor)?;
        } else if page.has(verb, classes::VERB | classes::AUXILIARY)
            && page.is_plain_finite(verb)
            && !page.has(verb + 1, classes::PREPOSITION)
        {
            // `the paper reported its source said`.
            return None;
        }
        // `Smith in relaying the news said`.
        if page.has(end - 1, classes::PREPOSITION) {
            end = end.checked_sub(1).filter(|end| *end > floor)?;
        }
        let outer = preceding::phrase_before(page, end, floor)?;
        let is_led = floor < outer.first && page.has(outer.first - 1, classes::THAT);
        let is_noun =
            page.mention_at(outer.first).is_some() || !page.has(outer.first, classes::SUBJECT);
        // `Newly elected Smith said`: no noun.
        let may_speak = is_noun && self.may_speak(outer, verb);
        (may_speak && (outer.first == floor || is_led)).then_some(outer)
    }

    /// The first token of a speaker with what stands before the name:
    /// `…, the brother of the gunman, Eric Paddock, said`.
    pub fn with_role(&self, speaker: Phrase, floor: usize) -> usize {
        let page = self.page;
        let Some(comma) = speaker
            .first
            .checked_sub(1)
            .filter(|at| *at > floor && page.is(*at, ","))
        else {
            return speaker.first;
        };
        match preceding::phrase_before(page, comma, floor) {
            Some(role)
                if page.has(role.first, classes::DETERMINER)
                    && (role.first..role.end).any(|at| page.has(at, classes::VOICE))
                    && (role.first == floor || page.is(role.first - 1, ",")) =>
            {
                role.first
            }
            _ => speaker.first,
        }
    }

    /// The name between commas behind a phrase that has none.
    fn named_aside(&self, phrase: Phrase) -> Option<Phrase> {
        let page = self.page;
        let mut first = phrase.end + 1;
        let is_person = |at: usize| {
            page.mention_at(at)
                .is_some_and(|number| page.is_person(number))
        };
        while page.has(first, classes::DETERMINER) && page.mention_at(first).is_none() {
            first += 1;
        }
        page.mention_at(first)?;
        let end = self.behind_brackets(page.mention_end(first));
        let is_named = if is_person(first) {
            is_person(phrase.end - 1)
        } else {
            (phrase.first..phrase.end).any(|at| page.mention_at(at).is_some())
        };
        let name = Phrase {
            first: phrase.end + 1,
            end,
        };
        (page.is(end, ",") && !is_named).then_some(name)
    }

    /// One past the brackets that open at `at`, if any.
    fn behind_brackets(&self, at: usize) -> usize {
        if !self.page.is(at, "(") {
            return at;
        }
        let close = (at..self.end.min(at + 16)).find(|at| self.page.is(*at, ")"));
        close.map_or(at, |close| close + 1)
    }

    /// A phrase with the names that a list adds: `A, B and C`.
    pub fn with_list(&self, phrase: Phrase) -> Phrase {
        let page = self.page;
        let mut end = phrase.end;
        for _ in 0..MAX_LIST {
            let joins = page.is(end, "and") || page.is(end, ",") && page.is(end + 1, "and");
            if !joins && !page.is(end, ",") {
                break;
            }
            let first = end + 1 + usize::from(joins && page.is(end, ","));
            let Some(item) = phrases::phrase_from(page, first, self.end) else {
                break;
            };
            let is_name = page.is_capital(item.first) || page.is_capital(item.end - 1);
            if !is_name || page.time_at(first).is_some() || page.is_finite(item.end) {
                break;
            }
            end = item.end;
            if joins {
                return Phrase { end, ..phrase };
            }
        }
        phrase
    }

    pub fn with_coordinate(&self, phrase: Phrase, end: usize) -> Phrase {
        if self.page.is(phrase.end, "and")
            && let Some(more) = phrases::phrase_from(self.page, phrase.end + 1, end)
        {
            return Phrase {
                first: phrase.first,
                end: more.end,
            };
        }
        phrase
    }

    /// The subject that a relative clause parts from its verb: `a nurse who saw them
    /// after their release said`.
    pub fn past_relative(&self, phrase: Phrase, floor: usize) -> Phrase {
        let page = self.page;
        let is_person = |at: usize| {
            page.mention_at(at)
                .is_some_and(|number| page.is_person(number))
        };
        let mut has_verb = false;
        for at in (floor + 1..phrase.first).rev().take(24) {
            if matches!(page.text(at), "," | ";" | ":") || self.region_at(at).is_some() {
                break;
            }
            // `a study published in Science said`: the study, not the journal.
            let is_issued = matches!(page.text(at), "published" | "released" | "posted" | "aired")
                && page.has(at + 1, classes::PREPOSITION)
                && !page.is(at + 1, "by")
                && page.has(at - 1, classes::DOCUMENT);
            if is_issued {
                return preceding::phrase_before(page, at, floor).unwrap_or(phrase);
            }
            // `legislators supporting the law argued`.
            let is_participle = page.text(at).ends_with("ing")
                && page.token(at).case == Case::Lower
                && (page.has(at - 1, classes::VOICE)
                    || is_person(at - 1) && matches!(page.text(at), "speaking" | "talking"));
            if matches!(page.text(at), "who" | "that") && has_verb || is_participle {
                let outer = preceding::phrase_before(page, at, floor);
                let speaks = |outer: &Phrase| {
                    page.has(outer.end - 1, classes::VOICE | classes::DOCUMENT)
                        || is_person(outer.end - 1)
                };
                return outer.filter(speaks).unwrap_or(phrase);
            }
            has_verb |= page.is_finite(at);
        }
        phrase
    }

    /// Whether a phrase may be the subject of a verb that reports.
    pub fn may_speak(&self, phrase: Phrase, verb: usize) -> bool {
        let page = self.page;
        let first = phrase.first;
        let is_when = (first..phrase.end).all(|at| page.time_at(at).is_some());
        if is_when || self.is_nobody(phrase) {
            return false;
        }
        if page.is_manner(phrase.end - 1) {
            return false;
        }
        if phrase.end - first > 1
            && page.has(phrase.end - 1, classes::DETERMINER)
            && page.mention_at(phrase.end - 1).is_none()
            // `The mother of two said`.
            && !(page.is(phrase.end - 2, "of")
                && matches!(page.text(phrase.end - 1), "one" | "two" | "three" | "four" | "five" | "six"))
        {
            return false;
        }
        if phrase.end - first == 1 && page.mention_at(first).is_none() {
            if page.has(first, classes::SUBJECT) {
                return true;
            }
            if page.has(first, classes::DETERMINER | classes::OBJECT) {
                let stands_alone = matches!(
                    page.text(first).to_lowercase().as_str(),
                    "some"
                        | "many"
                        | "most"
                        | "few"
                        | "both"
                        | "all"
                        | "one"
                        | "another"
                        | "several"
                        | "others"
                );
                let leads = classes::THAT | classes::SUBJECT | classes::DETERMINER;
                return stands_alone
                    && (page.has(verb + 1, leads)
                        || page.verb(verb).is_some_and(|(_, form)| form != Form::Past));
            }
        }
        !(page.has(first, classes::OBJECT)
            && page.mention_at(first).is_none()
            && !page.has(first, classes::DETERMINER))
    }

    /// Whether a phrase is nobody who could speak: a number, as in `1,279 confirmed
    /// cases`, or `there`.
    fn is_nobody(&self, phrase: Phrase) -> bool {
        let page = self.page;
        let mut words = phrase.first..phrase.end;
        let is_alone = words.len() == 1;
        words.all(|at| {
            page.mention_at(at).is_none()
                && (page.token(at).kind == TokenKind::Number
                    || is_alone && matches!(page.text(at), "you" | "You" | "there" | "There"))
        })
    }

    /// Whether the head of a phrase names somebody, or a text.
    pub fn names_speaker(&self, phrase: Phrase) -> bool {
        let page = self.page;
        let is_preposition =
            |at: &usize| page.has(*at, classes::PREPOSITION) && page.mention_at(*at).is_none();
        let end = (phrase.first + 1..phrase.end)
            .find(is_preposition)
            .unwrap_or(phrase.end);
        self.names_somebody(Phrase { end, ..phrase })
    }

    /// Whether a phrase names somebody, or a text, that can speak.
    pub fn names_somebody(&self, phrase: Phrase) -> bool {
        let page = self.page;
        (phrase.first..phrase.end).any(|at| {
            page.mention_at(at).is_some()
                || page.has(at, classes::VOICE | classes::DOCUMENT | classes::SUBJECT)
                || page.is_capital(at)
                    && (!page.token(at).opens_sentence || page.token(at).case != Case::Capital)
        })
    }
}
