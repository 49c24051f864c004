//! Whose verb it is where no subject stands right before it.

use super::adjuncts;
use super::after::{After, Lead};
use super::classes;
use super::cue::Cue;
use super::lexicon::Form;
use super::phrases::{self, Phrase};
use super::scene::Scene;
use crate::extract::{Case, EntityType, QuotationRule, SpeechAct, TokenKind};

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
                && other.rule != QuotationRule::Preposition
                && (other.speaker.is_some() || other.shares.is_some())
        });
        let floor = floor.min(self.sentence_floor(before));
        if let Some(earlier) = earlier {
            let other = &self.cues[earlier];
            if demanding
                && let Some((content, Lead::That | Lead::Clause)) = other.after.content
                && content < before
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
        cue.speaker = self.sentence_subject(floor, before);
    }

    /// The subject of the sentence that begins at `floor`, looked for before `end`.
    pub fn sentence_subject(&self, floor: usize, end: usize) -> Option<Phrase> {
        let page = self.page;
        let mut at = floor;
        for _ in 0..4 {
            while at < end
                && (page.has(at, classes::COORDINATOR | classes::ADVERB)
                    || page.is(at, ",")
                    || page.text(at).ends_with("ly") && page.mention_at(at).is_none())
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
            let mut phrase = self.with_coordinate(phrase, end);
            // `the mother, Anwar, wept`; `one of the groups, the Army of God (AG), said`.
            let has_the = page.is(phrase.end + 1, "the");
            if page.is(phrase.end, ",")
                && page
                    .mention_at(phrase.end + 1 + usize::from(has_the))
                    .is_some_and(|number| {
                        page.is_person(number) && !has_the
                            || page.mention(number).entity_type == EntityType::Organisation
                    })
            {
                let first = phrase.end + 1 + usize::from(has_the);
                let reached = page.mention_end(first);
                let is_person = |at: usize| {
                    page.mention_at(at)
                        .is_some_and(|number| page.is_person(number))
                };
                let has_name = is_person(phrase.end - 1)
                    || !is_person(first)
                        && (phrase.first..phrase.end).any(|at| page.mention_at(at).is_some());
                if page.is(self.behind_brackets(reached), ",") && !has_name {
                    phrase = Phrase {
                        first,
                        end: reached,
                    };
                }
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

    /// One past the brackets that open at `at`, if any.
    fn behind_brackets(&self, at: usize) -> usize {
        if !self.page.is(at, "(") {
            return at;
        }
        let close = (at..self.end.min(at + 16)).find(|at| self.page.is(*at, ")"));
        close.map_or(at, |close| close + 1)
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
                return phrases::phrase_before(page, at, floor).unwrap_or(phrase);
            }
            // `legislators supporting the law argued`.
            let is_participle = page.text(at).ends_with("ing")
                && page.token(at).case == Case::Lower
                && (page.has(at - 1, classes::VOICE)
                    || is_person(at - 1) && matches!(page.text(at), "speaking" | "talking"));
            if matches!(page.text(at), "who" | "that") && has_verb || is_participle {
                let outer = phrases::phrase_before(page, at, floor);
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
        if is_when || phrase.end - first == 1 && self.is_nobody(first) {
            return false;
        }
        if phrase.end - first > 1
            && page.has(phrase.end - 1, classes::DETERMINER)
            && page.mention_at(phrase.end - 1).is_none()
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

    /// Whether a word alone is nobody who could speak: a number, `there`.
    fn is_nobody(&self, at: usize) -> bool {
        let page = self.page;
        page.mention_at(at).is_none()
            && (page.token(at).kind == TokenKind::Number
                || matches!(page.text(at), "you" | "You" | "there" | "There"))
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
                || page.is_capital(at) && !page.token(at).opens_sentence
        })
    }
}
