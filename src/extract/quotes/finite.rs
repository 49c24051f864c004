//! Verbs with a subject of their own.

use super::after::{After, Lead};
use super::classes;
use super::cue::Cue;
use super::lexicon::Verb;
use super::lexicon::pattern;
use super::phrases::{self, Phrase};
use super::preceding;
use super::scene::Scene;
use crate::extract::{QuotationRule, SpeechAct, TokenKind};

impl Scene<'_, '_> {
    pub fn finite(
        &mut self,
        mut cue: Cue,
        verb: Verb,
        start: usize,
        floor: usize,
    ) -> Option<usize> {
        let page = self.page;
        let at = cue.verb.first;
        let mut after = self.read_behind(cue.verb.end, verb.patterns);
        let before = start
            .checked_sub(1)
            .filter(|before| *before >= self.unit.first);
        let closed = before.is_some_and(|before| self.region_at(before).is_some());
        let comma = before.is_some_and(|before| page.is(before, ","));
        // `“…,” said X`; `…, says the study`.
        let addresses = verb.patterns & (pattern::PERSON | pattern::ORDER) != 0;
        let is_alone = comma && !before.is_some_and(|before| self.closes_apposition(before, floor));
        if (closed || is_alone && !addresses)
            && start == at
            && verb.patterns & pattern::MARK != 0
            && let Some((speaker, reached)) = self.inverted(
                cue.verb.end,
                closed
                    || before.is_some_and(|before| {
                        before > self.unit.first && self.region_at(before - 1).is_some()
                    }),
            )
            && self.has_clause_before(before.unwrap_or(0))
        {
            cue.speaker = Some(speaker);
            let mut rest = After::default();
            let reached = self.adjuncts_from(reached, &mut rest);
            cue.after = rest;
            cue.after.end = reached;
            cue.group = Phrase {
                first: start,
                end: reached,
            };
            cue.rule = QuotationRule::VerbAfter;
            self.cues.push(cue);
            return Some(reached);
        }
        if closed {
            return None;
        }
        // `Remarked X, “…”`.
        if page.token(at).opens_sentence
            && verb.patterns & pattern::MARK != 0
            && let Some((speaker, open)) = self.opening_verb(at)
        {
            cue.speaker = Some(speaker);
            cue.after.content = Some((open, Lead::Mark));
            cue.after.end = open;
            cue.group.end = open;
            self.cues.push(cue);
            return Some(open);
        }
        // Who speaks.
        let before = before?;
        let relative =
            page.has(before, classes::RELATIVE) && !page.is(before, "that") && before > floor;
        if page.has(before, classes::COORDINATOR)
            || (comma && page.has(before.wrapping_sub(1), classes::COORDINATOR))
        {
            self.share(&mut cue, before, floor);
            cue.is_joined = true;
            cue.group.first = before;
        } else if relative {
            let antecedent = if page.is(before - 1, ",") {
                before - 1
            } else {
                before
            };
            let mut phrase = preceding::phrase_before(page, antecedent, floor)?;
            // `led by Mark Hay, an ecologist, who said`.
            if phrase.first > floor + 1
                && page.is(phrase.first - 1, ",")
                && (page.mention_at(phrase.first - 2)).is_some_and(|number| page.is_person(number))
                && page.has(phrase.first, classes::DETERMINER)
            {
                phrase = preceding::phrase_before(page, phrase.first - 1, floor).unwrap_or(phrase);
            }
            // `signs which read`: whoever holds them speaks.
            let owned = (phrase.first..phrase.end).any(|at| page.mention_at(at).is_some());
            match page.word(phrase.end - 1).medium.filter(|_| !owned) {
                Some(kind) => {
                    after.medium = after.medium.or(Some((phrase, kind)));
                    self.share(&mut cue, phrase.first, floor);
                }
                None => cue.speaker = Some(phrase),
            }
            cue.is_joined = true;
            cue.is_aside = true;
            cue.group.first = before;
        } else {
            let sentence = self.sentence_floor(start);
            // `X of “Fair Play”, a charity, said`: the subject is before marks.
            let apart = || {
                let is_apart = sentence < floor && page.is(before, ",");
                is_apart
                    .then(|| self.sentence_subject(sentence, start))
                    .flatten()
            };
            let near = preceding::phrase_before(page, start, floor);
            let mut speaker = (near.filter(|near| {
                near.first > floor || sentence == floor || page.mention_at(near.first).is_some()
            }))
            .or_else(apart)
            .or(near)?;
            // `Smith speaking to reporters said`.
            let speaking = (speaker.first + 1..speaker.end - 1).find(|at| {
                matches!(
                    page.text(*at),
                    "speaking" | "talking" | "writing" | "appearing"
                ) && page.has(*at + 1, classes::PREPOSITION)
            });
            speaker.end = speaking.unwrap_or(speaker.end);
            speaker = self.past_relative(speaker, floor);
            // `something Smith called “…”`.
            if page.is(speaker.first, "something") && speaker.end > speaker.first + 1 {
                speaker.first += 1;
            }
            if !self.may_speak(speaker, cue.verb.first) {
                return None;
            }
            // `and on Twitter called it “…”`: no subject.
            let is_site =
                page.has(speaker.first, classes::SITE) && speaker.end == speaker.first + 1;
            if is_site
                && speaker.first > floor + 1
                && page.has(speaker.first - 1, classes::PREPOSITION)
                && page.has(speaker.first - 2, classes::COORDINATOR)
            {
                self.share(&mut cue, speaker.first - 2, floor);
                cue.is_joined = true;
                cue.group = Phrase {
                    first: speaker.first - 2,
                    end: after.end,
                };
                after.content?;
                cue.after = after;
                let reached = after.end;
                self.cues.push(cue);
                return Some(reached);
            }
            if let Some(outer) = self.described(speaker, floor) {
                speaker = outer;
            }
            // `The report by the inspector said`.
            if speaker.first > floor + 1
                && page.is(speaker.first - 1, "by")
                && page.has(speaker.first - 2, classes::DOCUMENT)
                && let Some(text) = preceding::phrase_before(page, speaker.first - 1, floor)
            {
                cue.author = Some(speaker);
                speaker = Phrase {
                    first: text.first,
                    end: speaker.end,
                };
            }
            // `a process Zapata described as …`: the name alone is the subject.
            if verb.patterns & pattern::NAME != 0
                && page.is(cue.verb.end, "as")
                && page.mention_at(speaker.end - 1).is_some()
            {
                speaker.first = page.mention_first(speaker.end - 1).max(speaker.first);
            }
            // `I would say`: somebody's own words, as in an interview.
            let is_first_person = speaker.end == speaker.first + 1
                && matches!(page.text(speaker.first), "I" | "we" | "We");
            let is_led = matches!(after.content, Some((_, Lead::Mark | Lead::That)));
            if is_first_person && (cue.is_hypothetical || !is_led) {
                return None;
            }
            // Images suggest, figures indicate: nobody speaks.
            let infers = cue.act == SpeechAct::Suppose
                || matches!(page.text(at), "indicated" | "indicates" | "indicate");
            if infers && !self.names_speaker(speaker) {
                return None;
            }
            // `no group claimed the attack`.
            cue.is_negated |= matches!(
                page.text(speaker.first),
                "No" | "no" | "None" | "none" | "Neither" | "neither" | "Nobody" | "nobody"
            );
            cue.speaker = Some(speaker);
            cue.group.first = self.with_role(speaker, floor);
        }
        // `an airfield called “Q-West”`: a name; `what he called “…”` is not.
        let names_only = verb.patterns & pattern::NAME != 0
            && verb.patterns & pattern::MARK == 0
            && after
                .content
                .is_some_and(|(content, lead)| content == cue.verb.end && lead == Lead::Mark);
        let has_gap = cue.speaker.is_some_and(|speaker| {
            speaker.first > floor
                && (page.has(
                    speaker.first - 1,
                    classes::RELATIVE | classes::WH | classes::THAT,
                ) || page.is(speaker.first - 1, "something"))
        });
        if names_only && !has_gap {
            return None;
        }
        if verb.patterns & pattern::ON != 0 && matches!(page.text(cue.verb.end), "on" | "upon") {
            cue.act = SpeechAct::Demand;
        }
        // `called for an inquiry` asks for something.
        if after
            .content
            .is_some_and(|(content, _)| page.is(content - 1, "for"))
            && verb.patterns & pattern::FOR != 0
            && cue.act == SpeechAct::Say
        {
            cue.act = SpeechAct::Demand;
        }
        // Differences explain nothing to anybody.
        if matches!(after.content, Some((_, Lead::Phrase)))
            && cue
                .speaker
                .is_some_and(|speaker| !self.names_somebody(speaker))
        {
            after.content = None;
        }
        // `which she said would`.
        let gap = cue.speaker.is_some_and(|speaker| {
            speaker.first > floor
                && page.has(
                    speaker.first - 1,
                    classes::RELATIVE | classes::WH | classes::THAT,
                )
        });
        if gap
            && after
                .content
                .is_some_and(|(content, lead)| lead == Lead::Clause && page.is_finite(content))
        {
            after.content = after.content.map(|(content, _)| (content, Lead::Gap));
            cue.is_aside = true;
        }
        // `announced via Twitter, phase one had …`; `said on Monday, about 20 had …`.
        let next = after.end + 1;
        let counts = next + 1 < page.len() && page.token(next + 1).kind == TokenKind::Number;
        let goes_on =
            classes::COORDINATOR | classes::RELATIVE | classes::PREPOSITION | classes::SUBORDINATOR;
        if after.content.is_none()
            && after.end > cue.verb.end
            && verb.patterns & pattern::ZERO != 0
            && page.is(after.end, ",")
            && !self.has_clause_before(cue.group.first)
            && (counts || !page.has(next, goes_on))
            && !page.text(next).ends_with("ing")
        {
            after.content = Some((after.end + 1, Lead::Clause));
            after.end += 1;
        }
        if cue.is_negated
            && after
                .content
                .is_some_and(|(content, _)| page.has(content, classes::WH))
            || cue.is_negated
                && verb.act != SpeechAct::Deny
                && (matches!(after.content, Some((_, Lead::Phrase)))
                    || verb.patterns & pattern::PHRASE != 0
                        && matches!(after.content, Some((_, Lead::Clause))))
            || cue.is_hypothetical
                && after.content.is_some_and(|(content, lead)| {
                    let end = self
                        .comma_from(content, self.end.min(content + 30))
                        .unwrap_or(self.end.min(content + 30));
                    lead == Lead::Phrase
                        || lead == Lead::Clause
                            && !self.has_main_verb(Phrase {
                                first: content,
                                end,
                            })
                })
        {
            after.content = None;
        }
        // `Reuters, citing sources, reported`.
        if let Some(speaker) = cue.speaker
            && let cites = speaker.end + usize::from(page.is(speaker.end, ","))
            && page.has(cites, classes::CITES)
            && let Some(cited) = phrases::phrase_from(page, cites + 1, cue.verb.first)
        {
            cue.tellers.push(speaker);
            cue.speaker = Some(cited);
        }
        // Without words it must close a sentence that others open.
        let closes = after.end >= self.end
            || !page.is_word(after.end)
            || page.has(
                after.end,
                classes::COORDINATOR
                    | classes::SUBORDINATOR
                    | classes::PREPOSITION
                    | classes::CITES
                    | classes::RELATIVE,
            ) && !page.is(after.end, "to")
            || page.text(after.end).ends_with("ing");
        if after.content.is_none() && !closes {
            return None;
        }
        if cue.is_joined
            && after.content.is_none()
            && after.medium.is_none()
            && !page.has(before, classes::RELATIVE)
        {
            return None;
        }
        cue.group.end = after.end;
        cue.after = after;
        let reached = after.end.max(cue.verb.end);
        self.cues.push(cue);
        Some(reached)
    }
}
