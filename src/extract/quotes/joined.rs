//! Verbs that share a subject: `saying that …`, `went on to say`.

use super::after::Lead;
use super::classes;
use super::cue::Cue;
use super::lexicon::pattern;
use super::lexicon::{Form, Verb};
use super::phrases::{self, Phrase};
use super::preceding;
use super::scene::Scene;

impl Scene<'_, '_> {
    /// `saying that …`, `adding: …`, `with X saying …`.
    pub fn participle(
        &mut self,
        mut cue: Cue,
        verb: Verb,
        start: usize,
        floor: usize,
    ) -> Option<usize> {
        let page = self.page;
        // `a system of reporting abuse`, `voted against confirming him`.
        if start > floor && matches!(page.text(start - 1), "of" | "against" | "from" | "without") {
            return None;
        }
        // `to mandate reporting abuse`.
        if start > floor + 1
            && page.is(start - 2, "to")
            && (page.verb(start - 1)).is_some_and(|(_, form)| form == Form::Base)
        {
            return None;
        }
        let after = self.read_behind(cue.verb.end, verb.patterns);
        after.content?;
        // `writing for the majority`.
        let leads_off = page.is(cue.verb.end, "for")
            && matches!(after.content, Some((content, Lead::Clause)) if content == cue.verb.end);
        if leads_off {
            return None;
        }
        // `when announcing the arrest`.
        if start > floor
            && page.is(start - 1, "when")
            && matches!(after.content, Some((_, Lead::Phrase | Lead::Clause)))
        {
            return None;
        }
        // `with the latter yesterday confirming that`.
        let mut start = start;
        while start > floor + 1
            && page.time_at(start - 1).is_some()
            && page.mention_at(start - 1).is_none()
        {
            start -= 1;
        }
        let before = start
            .checked_sub(1)
            .filter(|before| *before >= self.unit.first);
        cue.after = after;
        cue.group = Phrase {
            first: start,
            end: after.end,
        };
        let noun =
            before.filter(|before| page.is_noun_like(*before) && self.region_at(*before).is_none());
        if let Some(noun) = noun {
            // `a hurricane warning for the island`: a noun.
            let next = cue.verb.end;
            let is_own = verb.patterns & pattern::FOR != 0 && page.is(next, "for")
                || verb.patterns & pattern::OF != 0 && page.is(next, "of");
            let is_clause = matches!(after.content, Some((_, Lead::That | Lead::Mark)));
            if page.has(next, classes::PREPOSITION) && !is_own && !is_clause {
                return None;
            }
            // `a flood warning covering the coast`.
            let speaks = page.has(noun, classes::VOICE | classes::DOCUMENT)
                || page.mention_at(noun).is_some();
            if page.has(start, classes::CLAIM) && !speaks && !is_clause {
                return None;
            }
            // `a statement saying`, `with police saying`.
            let phrase = preceding::phrase_before(page, start, floor)?;
            let is_medium = (phrase.first..phrase.end)
                .rev()
                .find_map(|at| page.word(at).medium);
            if let Some(kind) = is_medium.filter(|_| !page.has(noun, classes::VOICE)) {
                cue.after.medium = cue.after.medium.or(Some((phrase, kind)));
            }
            let led = phrase.first > floor
                && matches!(
                    page.text(phrase.first - 1),
                    "with"
                        | "despite"
                        | "after"
                        | "without"
                        | "amid"
                        | "With"
                        | "Despite"
                        | "After"
                );
            let has_owner = (phrase.first..phrase.end)
                .any(|at| page.mention_at(at).is_some() && page.is(page.mention_end(at), "'s"));
            // `with A calling it “…” and B calling it “…”`.
            let joins = phrase.first > floor
                && page.is(phrase.first - 1, "and")
                && page.mention_at(phrase.first).is_some()
                && (self.cues.last()).is_some_and(|last| {
                    last.speaker.is_some() && matches!(page.text(last.group.first), "with" | "With")
                });
            if joins {
                cue.speaker = Some(phrase);
                cue.group.first = phrase.first - 1;
            } else if led || is_medium.is_some() && has_owner {
                cue.speaker = Some(phrase);
                cue.group.first = if led { phrase.first - 1 } else { start };
            } else if self.is_heard(phrase) {
                cue.speaker = Some(phrase);
            } else {
                self.share(&mut cue, start, floor);
            }
        } else {
            self.share(&mut cue, start, floor);
        }
        // `Calling it “dead”, Smith said`: the subject is to come.
        if start == self.sentence_floor(start)
            && let Some((content, lead)) = cue.after.content
        {
            cue.shares = None;
            cue.speaker = self.subject_behind(content, lead);
        }
        cue.is_joined = true;
        if cue.speaker.is_none() && cue.shares.is_none() {
            return None;
        }
        let reached = after.end;
        self.cues.push(cue);
        Some(reached)
    }

    /// `recalled the pilot telling`: somebody whom another verb has for its object.
    fn is_heard(&self, phrase: Phrase) -> bool {
        let page = self.page;
        phrase.first > self.unit.first
            && matches!(
                page.text(phrase.first - 1),
                "recalled" | "remembered" | "recalls" | "remembers" | "heard" | "hears" | "quoted"
            )
    }

    /// The subject behind the words that an opening participle reports.
    fn subject_behind(&self, content: usize, lead: Lead) -> Option<Phrase> {
        let page = self.page;
        let mut at = match self.region_at(content).filter(|_| lead == Lead::Mark) {
            Some(region) => self.regions[region].close as usize + 1,
            None => self.comma_from(content, self.end)?,
        };
        if page.is(at, ",") {
            at += 1;
        }
        phrases::phrase_from(page, at, self.end)
    }

    /// `went on to say`, `declined to say whether`.
    pub fn infinitive(
        &mut self,
        mut cue: Cue,
        verb: Verb,
        start: usize,
        floor: usize,
    ) -> Option<usize> {
        let page = self.page;
        let after = self.read_behind(cue.verb.end, verb.patterns);
        let (_, lead) = after.content?;
        let is_clause = after.content.is_some_and(|(content, _)| {
            (content..(content + 30).min(self.end)).any(|at| page.is_finite(at))
        });
        let opens_wh = after
            .content
            .is_some_and(|(content, _)| page.has(content, classes::WH));
        if opens_wh
            || lead == Lead::Phrase
            || lead == Lead::Infinitive
            || lead == Lead::Clause && (verb.patterns & pattern::ORDER != 0 || !is_clause)
        {
            return None;
        }
        let mut governor = start.checked_sub(2).filter(|at| *at >= floor)?;
        // `wrote separately to say`.
        while governor > floor && page.is_manner(governor) {
            governor -= 1;
        }
        let went_on = matches!(
            page.text(governor),
            "on" | "far"
                | "continued"
                | "continues"
                | "proceeded"
                | "seemed"
                | "appeared"
                | "rushed"
                | "hastened"
                | "took"
                | "wrote"
                | "called"
                | "spoke"
        );
        let refused = matches!(
            page.text(governor),
            "refused" | "declined" | "refuses" | "declines" | "failed" | "refusing" | "declining"
        );
        let plans = page.has(governor, classes::FUTURE)
            || matches!(
                page.text(governor),
                "had" | "has" | "have" | "used" | "tried" | "began" | "prepared"
            );
        if !went_on && !refused && !plans {
            return None;
        }
        cue.is_negated |= refused;
        cue.is_hypothetical |= !went_on && !refused;
        if cue.is_negated
            && after
                .content
                .is_some_and(|(content, _)| page.has(content, classes::WH))
        {
            return None;
        }
        cue.is_joined = true;
        cue.after = after;
        cue.group = Phrase {
            first: start - 1,
            end: after.end,
        };
        // `joined by Smith, who went on to say`.
        let who = (floor..governor)
            .rev()
            .take(3)
            .find(|at| page.is(*at, "who"));
        let antecedent = who.filter(|who| *who > floor).and_then(|who| {
            let end = who - usize::from(page.is(who - 1, ","));
            preceding::phrase_before(page, end, floor)
        });
        match antecedent {
            Some(_) => cue.speaker = antecedent,
            None => self.share(&mut cue, start - 1, floor),
        }
        if cue.speaker.is_none() && cue.shares.is_none() {
            return None;
        }
        self.cues.push(cue);
        Some(after.end)
    }
}
