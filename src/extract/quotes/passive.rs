//! Verbs in the passive: `it was reported that`, `were advised to`.

use super::adjuncts;
use super::after::{After, Lead};
use super::cue::Cue;
use super::lexicon::Verb;
use super::lexicon::pattern;
use super::phrases::{self, Phrase};
use super::preceding;
use super::scene::Scene;
use crate::extract::QuotationRule;

impl Scene<'_, '_> {
    /// `was quoted as saying`, `it was reported that`, `were advised to`.
    pub fn passive_cue(
        &mut self,
        mut cue: Cue,
        verb: Verb,
        start: usize,
        floor: usize,
    ) -> Option<usize> {
        let page = self.page;
        let end = cue.verb.end;
        let mut agent = None;
        let mut at = end;
        let mut between = After::default();
        while let Some(next) = adjuncts::adjunct(page, at, self.end, &mut between)
            && !page.is(at, "by")
        {
            at = next;
        }
        if !page.is(at, "by") {
            at = end;
        }
        if page.is(at, "by")
            && let Some(mut phrase) = phrases::phrase_from(page, at + 1, self.end)
        {
            // `accused by Smith of lying`: what follows is the content.
            if verb.patterns & pattern::ACCUSE != 0
                && let Some(simple) = phrases::simple_phrase(page, at + 1, self.end)
            {
                phrase.end = simple;
            }
            agent = Some(phrase);
            at = phrase.end;
        }
        let mut after = self.read_behind(
            at,
            verb.patterns & !(pattern::PERSON | pattern::NAME | pattern::ACCUSE | pattern::PHRASE),
        );
        if verb.patterns & pattern::ACCUSE != 0 && agent.is_some() && page.is(at, "of") {
            after.content = Some((at + 1, Lead::Phrase));
            after.end = at;
        }
        let subject = preceding::phrase_before(page, start, floor);
        // `was described as “…” by the police`.
        if verb.patterns & pattern::NAME != 0
            && page.is(at, "as")
            && let Some(open) = (at + 1..(at + 5).min(self.end)).find(|open| self.opens(*open))
        {
            let close = self
                .region_at(open)
                .map_or(open, |region| self.regions[region].close as usize);
            let by = close + 1;
            cue.group = Phrase {
                first: start,
                end: open,
            };
            if page.is(by, "by") {
                agent = phrases::phrase_from(page, by + 1, self.end);
            }
            cue.speaker = agent;
            cue.is_agentless = agent.is_none();
            cue.is_aside = true;
            cue.is_joined = true;
            cue.after = After {
                content: Some((open, Lead::Mark)),
                end: open,
                ..After::default()
            };
            self.cues.push(cue);
            return Some(open);
        }
        let is_it =
            subject.is_some_and(|subject| page.text(subject.first).eq_ignore_ascii_case("it"));
        cue.after = after;
        cue.group = Phrase {
            first: subject.map_or(start, |subject| subject.first),
            end: after.end,
        };
        cue.speaker = agent;
        cue.is_aside = true;
        cue.is_agentless = agent.is_none();
        let takes = match after.content {
            Some((_, Lead::That)) => true,
            // `was deemed “too risky”`; a name is none.
            Some((content, Lead::Mark)) => {
                let is_name = (self.region_at(content)).is_some_and(|region| self.is_title(region));
                verb.patterns & pattern::NAME == 0
                    || verb.patterns & pattern::MARK != 0
                    || content == end && !is_name && !names_only(page.text(cue.verb.first))
            }
            Some((_, Lead::Clause)) => is_it,
            Some((content, Lead::Infinitive)) => !page.is(content + 1, "be") || !is_it,
            Some((_, Lead::Phrase)) => agent.is_some() && page.is(after.end, "of"),
            _ => false,
        };
        // `was projected to have won`.
        let is_raised = matches!(page.text(at + 1), "have" | "be" | "not");
        if !takes && page.is(at, "to") && is_raised && verb.patterns & pattern::THAT != 0 {
            cue.after.content = Some((at, Lead::Infinitive));
            cue.after.end = at;
            cue.group.end = at;
            self.cues.push(cue);
            return Some(at);
        }
        if takes && cue.is_hypothetical && cue.is_agentless {
            return None;
        }
        if takes {
            let told = after
                .content
                .is_some_and(|(_, lead)| lead == Lead::Infinitive);
            if told && verb.patterns & pattern::ORDER != 0 {
                cue.after.addressee = subject;
            }
            self.cues.push(cue);
            return Some(after.end);
        }
        // `The death of X was announced by the university`.
        if verb.patterns & pattern::PHRASE != 0
            && let (Some(agent), Some(subject)) = (agent, subject)
            && subject.end - subject.first >= 4
        {
            cue.group = Phrase {
                first: start,
                end: agent.end,
            };
            cue.rule = QuotationRule::VerbAfter;
            cue.after = After {
                end: agent.end,
                time: after.time,
                ..After::default()
            };
            cue.contents.push((subject, Lead::Phrase));
            self.cues.push(cue);
            return Some(agent.end);
        }
        None
    }
}

/// A verb by which things have their names: `was called “swine flu”`.
fn names_only(verb: &str) -> bool {
    matches!(verb, "called" | "dubbed" | "termed" | "styled")
}
