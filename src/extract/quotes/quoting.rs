//! Those who pass words on: `KCNA quoted Xi as saying`, `citing KCNA`.

use super::adjuncts;
use super::after::{After, Lead};
use super::classes;
use super::cue::Cue;
use super::lexicon::pattern;
use super::phrases::{self, Phrase};
use super::preceding;
use super::scene::Scene;
use crate::extract::QuotationRule;

/// Most tokens between `citing` and the marks of what is cited.
const MAX_LEAD: usize = 8;

impl Scene<'_, '_> {
    /// `quoted X as saying`, `was quoted by Y as saying`; gives where it ends.
    pub fn quoted(&mut self, at: usize) -> Option<usize> {
        let page = self.page;
        let floor = self.floor(at);
        let is_passive = at > floor && page.has(at - 1, classes::BE);
        let start = self.verb_start(at, floor);
        let subject = preceding::phrase_before(page, start, floor)
            .or_else(|| self.sentence_subject(self.sentence_floor(at), start));
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
        // `quoted X, a former chief of Y, as saying`.
        if page.is(reached, ",") {
            let last = self.end.min(reached + 24);
            let comma = (reached + 1..last).find(|at| page.is(*at, ",") && page.is(at + 1, "as"));
            reached = comma.map_or(reached, |comma| comma + 1);
        }
        // `quotes a friend who was there as saying`.
        if page.has(reached, classes::RELATIVE) {
            let last = self.end.min(reached + 16);
            let says = |at: &usize| page.is(*at, "as") && page.text(at + 1).ends_with("ing");
            reached = (reached..last).find(says).unwrap_or(reached);
        }
        let mut between = After::default();
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
        let patterns = page.verb(saying).map_or(0, |(verb, _)| verb.patterns)
            | pattern::THAT
            | pattern::ZERO
            | pattern::MARK;
        let found = self.read_behind(end, patterns);
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

    /// `citing “dangerous” roads`, `citing the remark that “…”`: the words of the
    /// sentence's subject.
    pub fn citing_words(&mut self, at: usize) -> Option<usize> {
        let page = self.page;
        let last = self.end.min(at + MAX_LEAD);
        let open = (at + 1..last).find(|open| self.opens(*open))?;
        let leads = (at + 1..open).all(|at| page.is_word(at) && !page.is_finite(at));
        if !leads {
            return None;
        }
        let floor = self.floor(at);
        let mut cue = Cue::new(
            Phrase {
                first: at,
                end: at + 1,
            },
            QuotationRule::VerbBefore,
        );
        self.share(&mut cue, at, floor);
        if cue.speaker.is_none() && cue.shares.is_none() {
            return None;
        }
        cue.is_joined = true;
        cue.group.end = open;
        cue.after.content = Some((open, Lead::Mark));
        cue.after.end = open;
        self.cues.push(cue);
        Some(open)
    }

    /// `X cited the “dangerous” road`.
    pub fn cited_words(&mut self, at: usize) -> Option<usize> {
        let page = self.page;
        let floor = self.floor(at);
        if !matches!(page.text(at), "cited" | "cites") {
            return None;
        }
        let speaker = preceding::phrase_before(page, self.verb_start(at, floor), floor)?;
        let reached = self.citing_words(at)?;
        let cue = self.cues.last_mut()?;
        cue.speaker = Some(speaker);
        cue.shares = None;
        Some(reached)
    }

    /// `citing X`, `quoting X`: who told the one whose cue stands before it.
    pub fn citing(&mut self, at: usize) -> Option<usize> {
        let page = self.page;
        let mut phrase = phrases::phrase_from(page, at + 1, self.end)?;
        // `citing census data`.
        phrase.end += usize::from(page.has(phrase.end, classes::SITE | classes::DOCUMENT));
        let phrase = self.sourced(phrase);
        let is_source = (phrase.first..phrase.end).any(|at| {
            page.has(at, classes::VOICE | classes::SITE)
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
            let next = phrase.end + 1;
            let is_apart = page.is(phrase.end, ",");
            let opens_that = is_apart && page.has(next, classes::THAT);
            let opens_clause =
                page.has(next, classes::SUBJECT | classes::DETERMINER) || page.is(next, "there");
            if page.has(phrase.end, classes::THAT) || opens_that {
                let content = next + usize::from(opens_that);
                cue.after.content = Some((content, Lead::That));
                cue.group.end = content;
            } else if is_apart && opens_clause && cue.rule == QuotationRule::VerbBefore {
                // `reported, citing X, there were`.
                cue.after.content = Some((next, Lead::Clause));
                cue.group.end = next;
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
