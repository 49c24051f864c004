//! Those who pass words on: `KCNA quoted Xi as saying`, `citing KCNA`.

use super::adjuncts;
use super::after;
use super::classes;
use super::cue::Cue;
use super::lexicon::pattern;
use super::phrases::{self, Phrase};
use super::scene::Scene;
use crate::extract::QuotationRule;

impl Scene<'_, '_> {
    /// `quoted X as saying`, `was quoted by Y as saying`; gives where it ends.
    pub fn quoted(&mut self, at: usize) -> Option<usize> {
        let page = self.page;
        let floor = self.floor(at);
        let is_passive = at > floor && page.has(at - 1, classes::BE);
        let mut start = if is_passive { at - 1 } else { at };
        while start > floor && page.has(start - 1, classes::ADVERB) {
            start -= 1;
        }
        let subject = phrases::phrase_before(page, start, floor)
            .or_else(|| self.sentence_subject(floor, start));
        let mut object = None;
        let mut reached = at + 1;
        if is_passive && page.is(reached, "by") {
            reached += 1;
        }
        if !page.is(reached, "as")
            && let Some(phrase) = phrases::phrase_from(page, reached, self.end)
        {
            object = Some(phrase);
            reached = phrase.end;
        }
        // `cited X, chief of Y, as saying`.
        if page.is(reached, ",")
            && let Some(close) = self.comma_from(reached + 1, self.end.min(reached + 24))
            && page.is(close + 1, "as")
        {
            reached = close + 1;
        }
        let mut between = after::After::default();
        while !page.is(reached, "as") {
            reached = adjuncts::adjunct(page, reached, self.end, &mut between)?;
        }
        let saying = reached + 1;
        if !page.text(saying).ends_with("ing") || !page.has(saying, classes::VERB) {
            return None;
        }
        let mut end = saying + 1;
        if is_passive
            && page.is(end, "by")
            && let Some(phrase) = phrases::phrase_from(page, end + 1, self.end)
        {
            object = Some(phrase);
            end = phrase.end;
        }
        let opens = |at: usize| self.opens(at);
        let patterns = page.verb(saying).map_or(0, |(verb, _)| verb.patterns)
            | pattern::THAT
            | pattern::ZERO
            | pattern::MARK;
        let found = after::read_after(page, end, self.end, patterns, &opens);
        let mut cue = Cue::new(
            Phrase {
                first: at,
                end: at + 1,
            },
            QuotationRule::VerbBefore,
        );
        cue.second = Some(Phrase {
            first: reached,
            end: saying + 1,
        });
        let (speaker, teller) = if is_passive {
            (subject, object)
        } else {
            (object, subject)
        };
        cue.speaker = speaker;
        cue.is_agentless = speaker.is_none();
        cue.tellers.extend(teller);
        cue.after = found;
        cue.after.medium = cue.after.medium.or(between.medium);
        cue.after.time = cue.after.time.or(between.time);
        cue.group = Phrase {
            first: subject.map_or(start, |subject| subject.first),
            end: found.end.max(end),
        };
        if found.content.is_none() {
            cue.rule = QuotationRule::VerbAfter;
        }
        let reached = cue.group.end;
        self.cues.push(cue);
        Some(reached)
    }

    /// `citing X`, `quoting X`: who told the one whose cue stands before it.
    pub fn citing(&mut self, at: usize) -> Option<usize> {
        let page = self.page;
        let phrase = phrases::phrase_from(page, at + 1, self.end)?;
        let phrase = self.sourced(phrase);
        let is_source = (phrase.first..phrase.end).any(|at| {
            page.has(at, classes::VOICE)
                || page
                    .mention_at(at)
                    .is_some_and(|number| page.is_medium(number) || page.is_person(number))
        });
        let cue = self
            .cues
            .iter_mut()
            .rev()
            .find(|cue| !cue.is_agentless && cue.group.end <= at)?;
        let speaker = cue.speaker?;
        if !is_source || !cue.tellers.is_empty() {
            return None;
        }
        let speaks_for_others = (speaker.first..speaker.end).any(|at| {
            page.mention_at(at)
                .is_some_and(|number| page.is_medium(number))
                || page.word(at).voice == Some(crate::extract::VoiceKind::Media)
        });
        if !speaks_for_others && cue.rule != QuotationRule::Preposition {
            return Some(phrase.end);
        }
        cue.tellers.push(speaker);
        cue.speaker = Some(phrase);
        if cue.group.end == at || cue.group.end + 1 == at {
            cue.group.end = phrase.end;
            // `reported, citing X, that …`.
            let opens_that = page.is(phrase.end, ",") && page.has(phrase.end + 1, classes::THAT);
            if page.has(phrase.end, classes::THAT) || opens_that {
                let content = phrase.end + 1 + usize::from(opens_that);
                cue.after.content = Some((content, super::after::Lead::That));
                cue.group.end = content;
            }
        }
        Some(phrase.end)
    }

    /// The phrase with `in`, `for`, `from` behind it.
    fn sourced(&self, mut phrase: Phrase) -> Phrase {
        let page = self.page;
        while matches!(
            page.text(phrase.end),
            "for" | "from" | "in" | "at" | "with" | "close"
        ) && page.time_at(phrase.end + 1).is_none()
        {
            match phrases::phrase_from(page, phrase.end + 1, self.end) {
                Some(more) => phrase.end = more.end,
                None => break,
            }
        }
        phrase
    }
}
