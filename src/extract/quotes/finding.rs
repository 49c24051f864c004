//! Finds the cues of a unit: verbs, `according to`, nouns, `reportedly`.

use super::after::{self, After, Lead};
use super::classes;
use super::cue::Cue;
use super::lexicon::pattern;
use super::lexicon::{Form, Verb};
use super::phrases::{self, Phrase};
use super::scene::Scene;
use crate::extract::{Case, EntityType, QuotationRule, SpeechAct, TokenKind};

/// Most cues of one unit.
const MAX_CUES: usize = 64;

impl Scene<'_, '_> {
    /// Finds all cues outside marks, in the order of their words.
    pub fn find_cues(&mut self) {
        let page = self.page;
        let mut at = self.unit.first;
        while at < self.end && self.cues.len() < MAX_CUES {
            if let Some(region) = self.region_at(at) {
                at = self.regions[region].close as usize + 1;
                continue;
            }
            let class = page.class(at);
            let reached = if class & classes::CITES != 0 {
                self.quoted(at).or_else(|| self.citing(at))
            } else if class & classes::QUOTES != 0 {
                self.quoted(at)
            } else if class & classes::ACCORDING != 0 && page.is(at + 1, "to") {
                self.according_to(at)
            } else if class & classes::VERB != 0 && page.mention_at(at).is_none() {
                self.verb_cue(at).or_else(|| self.noun_cue(at))
            } else if class & classes::CLAIM != 0 {
                self.noun_cue(at)
            } else if class & classes::AGENTLESS != 0 {
                let word = Phrase {
                    first: at,
                    end: at + 1,
                };
                let mut cue = Cue::new(word, QuotationRule::VerbAfter);
                cue.is_agentless = true;
                self.cues.push(cue);
                None
            } else {
                None
            };
            at = reached.unwrap_or(at + 1).max(at + 1);
        }
        self.colons();
        if self.is_headline {
            self.headline();
        }
    }

    /// `Spokesman: airstrikes weaken …`; `…: spokesman`.
    fn headline(&mut self) {
        let page = self.page;
        let (first, end) = (self.unit.first, self.end);
        let Some(colon) = (first..end).find(|at| page.is(*at, ":") && self.region_at(*at).is_none()) else {
            return;
        };
        let speaks = |phrase: Phrase| {
            let last = phrase.end - 1;
            phrase.first < phrase.end
                && phrase.end - phrase.first <= 5
                && (page.has(last, classes::VOICE)
                    || page.mention_at(last).is_some_and(|number| page.mention(number).entity_type != EntityType::Place))
                && (phrase.first..phrase.end).all(|at| !page.is_finite(at))
        };
        let (left, right) = (Phrase { first, end: colon }, Phrase { first: colon + 1, end });
        let (speaker, words, rule) = if speaks(left) {
            (left, right, QuotationRule::VerbBefore)
        } else if speaks(right) {
            (right, left, QuotationRule::VerbAfter)
        } else {
            return;
        };
        if words.end < words.first + 4 || !self.cues.is_empty() {
            return;
        }
        let mut cue = Cue::new(Phrase { first: colon, end: colon + 1 }, rule);
        cue.speaker = Some(speaker);
        cue.is_joined = true;
        cue.group = Phrase { first: speaker.first.min(colon), end: speaker.end.max(colon + 1) };
        cue.contents.push((words, Lead::Colon));
        self.cues.push(cue);
    }

    /// `Trump responded: “…”`: marked words behind a colon are the subject's.
    fn colons(&mut self) {
        let page = self.page;
        for region in 0..self.regions.len() {
            let open = self.regions[region].open as usize;
            let Some(colon) = open
                .checked_sub(1)
                .filter(|at| *at > self.unit.first && page.is(*at, ":"))
            else {
                continue;
            };
            let is_led = self.cues.iter().any(|cue| {
                cue.after
                    .content
                    .is_some_and(|(content, _)| content == open)
            });
            if is_led || self.cues.len() >= MAX_CUES {
                continue;
            }
            let floor = self.sentence_floor(colon);
            let Some(mut speaker) = self.sentence_subject(floor, colon) else {
                continue;
            };
            // `the following statement from the king: “…”`.
            let medium = (floor..colon)
                .rev()
                .find(|at| page.has(*at, classes::DOCUMENT));
            if let Some(medium) = medium
                && matches!(page.text(medium + 1), "from" | "by")
                && let Some(author) = phrases::phrase_from(page, medium + 2, colon)
            {
                speaker = author;
            }
            let names = medium.is_some()
                || page.has(speaker.first, classes::SUBJECT)
                || (speaker.first..speaker.end)
                    .any(|at| page.mention_at(at).is_some() || page.has(at, classes::VOICE));
            if names {
                let mut cue = Cue::new(
                    Phrase {
                        first: colon,
                        end: colon + 1,
                    },
                    QuotationRule::Marks,
                );
                cue.speaker = Some(speaker);
                cue.is_joined = true;
                cue.after.content = Some((open, Lead::Mark));
                cue.after.end = colon + 1;
                cue.group = Phrase {
                    first: colon,
                    end: colon + 1,
                };
                self.cues.push(cue);
            }
        }
    }

    /// `according to X`.
    fn according_to(&mut self, at: usize) -> Option<usize> {
        let page = self.page;
        let mut phrase = phrases::phrase_from(page, at + 2, self.end)?;
        // `a spokesman for the ministry`, `officials in the city`.
        while page.has(phrase.end, classes::PREPOSITION)
            && matches!(
                page.text(phrase.end),
                "for" | "from" | "in" | "at" | "with" | "by" | "on"
            )
            && page.time_at(phrase.end + 1).is_none()
        {
            match phrases::phrase_from(page, phrase.end + 1, self.end) {
                Some(more) if more.end > phrase.end => phrase.end = more.end,
                _ => break,
            }
        }
        let mut cue = Cue::new(
            Phrase {
                first: at,
                end: at + 2,
            },
            QuotationRule::Preposition,
        );
        cue.speaker = Some(phrase);
        cue.group = Phrase {
            first: at,
            end: phrase.end,
        };
        after::note(page, phrase, &mut cue.after);
        cue.after.place = None;
        cue.after.teller = None;
        cue.after.end = phrase.end;
        self.cues.push(cue);
        Some(phrase.end)
    }

    /// `the claim that …`, `a statement saying`.
    fn noun_cue(&mut self, at: usize) -> Option<usize> {
        let page = self.page;
        let act = page.word(at).claim?;
        if !page.has(at + 1, classes::THAT) || page.token(at).case != Case::Lower {
            return None;
        }
        // `the statement that was posted`: a relative clause.
        if page.is_finite(at + 2) || page.has(at + 2, classes::AUXILIARY) {
            return None;
        }
        let mut cue = Cue::new(
            Phrase {
                first: at,
                end: at + 1,
            },
            QuotationRule::Noun,
        );
        cue.act = act;
        cue.is_loaded = matches!(act, SpeechAct::Claim | SpeechAct::Accuse | SpeechAct::Admit);
        // `Trump's claim that`, `his claim that`.
        let floor = self.floor(at);
        let mut first = at;
        while first > floor
            && page.is_word(first - 1)
            && !page.has(
                first - 1,
                classes::DETERMINER | classes::PREPOSITION | classes::VERB,
            )
            && page.mention_at(first - 1).is_none()
            && at - first < 4
        {
            first -= 1;
        }
        if first > floor && page.token(first - 1).kind == TokenKind::Possessive {
            cue.speaker = phrases::phrase_before(page, first - 1, floor);
        } else if first > floor && matches!(page.text(first - 1), "his" | "her" | "their" | "its") {
            cue.speaker = Some(Phrase {
                first: first - 1,
                end: first,
            });
        } else if page.is(first.wrapping_sub(1), "the") || first == at {
            return None;
        }
        cue.group = Phrase {
            first: cue.speaker.map_or(at, |speaker| speaker.first),
            end: at + 1,
        };
        cue.after.content = Some((at + 2, Lead::That));
        cue.after.end = at + 2;
        self.cues.push(cue);
        Some(at + 2)
    }

    fn verb_cue(&mut self, at: usize) -> Option<usize> {
        let page = self.page;
        let (verb, form) = page.verb(at)?;
        if page.token(at).case != Case::Lower && !page.token(at).opens_sentence {
            return None;
        }
        let floor = self.floor(at);
        let mut end = at + 1;
        let mut verb = verb;
        if verb.patterns & pattern::COURT != 0 {
            let from = at.saturating_sub(8).max(floor);
            if !(from..at).any(|word| page.has(word, classes::COURT))
                || !page.has(end, classes::THAT | classes::DETERMINER) && !page.is_capital(end)
            {
                return None;
            }
            verb.patterns = pattern::THAT | pattern::ZERO | pattern::MARK;
        }
        if verb.patterns & pattern::OUT != 0 {
            if !page.is(end, "out") {
                return None;
            }
            end += 1;
        }
        let start = self.verb_start(at, floor);
        let mut cue = Cue::new(Phrase { first: at, end }, QuotationRule::VerbBefore).with(verb);
        cue.is_negated =
            (start..at).any(|word| page.has(word, classes::NEGATION) && !page.is(word, "no"));
        cue.is_hypothetical = (start..at)
            .any(|word| page.has(word, classes::MODAL) && page.has(word, classes::FUTURE));
        let passive = (start..at).any(|word| page.has(word, classes::BE))
            && matches!(form, Form::Past | Form::Participle);
        if passive {
            return self.passive_cue(cue, verb, start, floor);
        }
        match form {
            Form::Ing if !(start..at).any(|word| page.has(word, classes::BE)) => {
                self.participle(cue, verb, start, floor)
            }
            Form::Base if start > floor && page.is(start - 1, "to") => {
                self.infinitive(cue, verb, start, floor)
            }
            Form::Base if start == at && !self.may_be_base(at, floor) => None,
            Form::Third if !self.may_be_third(at, floor) => None,
            Form::Third if (start..at).any(|word| page.has(word, classes::AUXILIARY)) => None,
            Form::Participle if start == at => None,
            _ => self.finite(cue, verb, start, floor),
        }
    }

    /// The first word of the verb's group: auxiliaries and adverbs before it.
    fn verb_start(&self, at: usize, floor: usize) -> usize {
        let page = self.page;
        let mut start = at;
        let mut first = at;
        while first > floor && at - first < 7 {
            let before = first - 1;
            let is_adverb = page.has(before, classes::ADVERB)
                || (page.text(before).len() > 4
                    && page.text(before).ends_with("ly")
                    && page.mention_at(before).is_none()
                    && page.token(before).case == Case::Lower
                    && !page.is(before, "family"));
            if page.mention_at(before).is_some() {
                break;
            }
            // `Ford on Friday said`, `reports as of Wednesday said`.
            if page.time_at(before).is_some() {
                let mut time = before;
                while time > floor && page.time_at(time - 1) == page.time_at(before) {
                    time -= 1;
                }
                while time > floor + 1 && page.has(time - 1, classes::PREPOSITION) {
                    time -= 1;
                }
                if time > floor
                    && (page.is_noun_like(time - 1) || page.has(time - 1, classes::ADVERB))
                {
                    first = time;
                    start = time;
                    continue;
                }
                break;
            }
            if page.is(before, "since") && page.has(before.wrapping_sub(1), classes::HAVE) {
                first = before;
                continue;
            }
            if page.has(before, classes::AUXILIARY) || page.text(before) == "not" {
                first = before;
                start = before;
            } else if is_adverb {
                first = before;
                start = before;
            } else {
                break;
            }
        }
        start
    }

    fn finite(&mut self, mut cue: Cue, verb: Verb, start: usize, floor: usize) -> Option<usize> {
        let page = self.page;
        let at = cue.verb.first;
        let opens = |at: usize| self.opens(at);
        let mut after = after::read_after(page, cue.verb.end, self.end, verb.patterns, &opens);
        let before = start
            .checked_sub(1)
            .filter(|before| *before >= self.unit.first);
        let closed = before.is_some_and(|before| self.region_at(before).is_some());
        let comma = before.is_some_and(|before| page.is(before, ","));
        // `“…,” said X`; `…, says the study`.
        let addresses = verb.patterns & (pattern::PERSON | pattern::ORDER) != 0;
        if (closed || comma && !addresses)
            && start == at
            && verb.patterns & pattern::MARK != 0
            && let Some((speaker, reached)) = self.inverted(
                cue.verb.end,
                closed
                    || before.is_some_and(|before| {
                        before > floor && self.region_at(before - 1).is_some()
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
            let phrase = phrases::phrase_before(page, antecedent, floor)?;
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
            let mut speaker = phrases::phrase_before(page, start, floor)?;
            if !self.may_speak(speaker, cue.verb.first) {
                return None;
            }
            // `a process Zapata described as …`: the name alone is the subject.
            if verb.patterns & pattern::NAME != 0
                && page.is(cue.verb.end, "as")
                && page.mention_at(speaker.end - 1).is_some()
            {
                speaker.first = page.mention_first(speaker.end - 1).max(speaker.first);
            }
            cue.speaker = Some(speaker);
            cue.group.first = speaker.first;
        }
        // `an airfield called “Q-West”`: a name; `what he called “…”` is not.
        let names_only = verb.patterns & pattern::NAME != 0
            && verb.patterns & pattern::MARK == 0
            && after
                .content
                .is_some_and(|(content, lead)| content == cue.verb.end && lead == Lead::Mark);
        let has_gap = cue.speaker.is_some_and(|speaker| {
            speaker.first > floor
                && page.has(
                    speaker.first - 1,
                    classes::RELATIVE | classes::WH | classes::THAT,
                )
        });
        if names_only && !has_gap {
            return None;
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
        }
        // `announced via Twitter, phase one had …`.
        if after.content.is_none()
            && after.end > cue.verb.end
            && verb.patterns & pattern::ZERO != 0
            && page.is(after.end, ",")
            && !self.has_clause_before(cue.group.first)
            && !page.has(
                after.end + 1,
                classes::COORDINATOR
                    | classes::RELATIVE
                    | classes::PREPOSITION
                    | classes::SUBORDINATOR,
            )
            && !page.text(after.end + 1).ends_with("ing")
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
            && page.is(speaker.end, ",")
            && page.has(speaker.end + 1, classes::CITES)
            && let Some(cited) = phrases::phrase_from(page, speaker.end + 2, cue.verb.first)
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

    /// Reads time, place and medium behind an inverted subject.
    fn adjuncts_from(&self, at: usize, found: &mut After) -> usize {
        let mut reached = at;
        for _ in 0..6 {
            let mut inner = After::default();
            match after::adjunct(self.page, reached, self.end, &mut inner) {
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

    /// The subject behind its verb: `said X, leader of Y`.
    /// `is_marked` where marked words stand before the verb.
    fn inverted(&self, at: usize, is_marked: bool) -> Option<(Phrase, usize)> {
        let page = self.page;
        if at >= self.end
            || page.has(
                at,
                classes::THAT | classes::PREPOSITION | classes::SUBJECT | classes::OBJECT,
            ) && page.mention_at(at).is_none()
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
        while page.is_capital(phrase.end)
            && phrase.end < self.end
            && page.time_at(phrase.end).is_none()
        {
            phrase.end = page.mention_end(phrase.end).max(phrase.end + 1);
        }
        let next = phrase.end;
        let speaks = is_marked
            || (phrase.first..phrase.end).any(|at| {
                page.mention_at(at).is_some()
                    || page.has(at, classes::VOICE | classes::DOCUMENT)
                    || page.is_capital(at) && !page.has(at, classes::DETERMINER)
            });
        if self.opens(next) || !speaks {
            return None;
        }
        let closes = next >= self.end
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

    /// The speaker and the end of what commas add behind an inverted subject:
    /// `the chief executive, John Smith`; `Cattelan, the artist, in an e-mail`.
    fn appositions(&self, phrase: Phrase) -> (Phrase, usize) {
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

    /// Whether a phrase names somebody, or a text, that can speak.
    fn names_somebody(&self, phrase: Phrase) -> bool {
        let page = self.page;
        (phrase.first..phrase.end).any(|at| {
            page.mention_at(at).is_some()
                || page.has(at, classes::VOICE | classes::DOCUMENT | classes::SUBJECT)
                || page.is_capital(at) && !page.token(at).opens_sentence
        })
    }

    /// Whether a phrase may be the subject of a verb that reports.
    fn may_speak(&self, phrase: Phrase, verb: usize) -> bool {
        let page = self.page;
        let first = phrase.first;
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
                return stands_alone
                    && page.has(
                        verb + 1,
                        classes::THAT | classes::SUBJECT | classes::DETERMINER,
                    )
                    || stands_alone && page.verb(verb).is_some_and(|(_, form)| form != Form::Past);
            }
        }
        !(page.has(first, classes::OBJECT)
            && page.mention_at(first).is_none()
            && !page.has(first, classes::DETERMINER))
    }

    /// Whether a clause or marked words stand before token `at`.
    fn has_clause_before(&self, at: usize) -> bool {
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

    /// The cue whose subject this one has too, or the subject of the sentence.
    fn share(&self, cue: &mut Cue, before: usize, floor: usize) {
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
            let leads = page.time_at(at).is_some()
                || page.has(at, classes::PREPOSITION | classes::SUBORDINATOR)
                || (page.text(at).ends_with("ing") && page.mention_at(at).is_none())
                || (page.text(at).ends_with("ed") && page.mention_at(at).is_none());
            if leads && page.mention_at(at).is_none() {
                match self.comma_from(at, end).filter(|comma| comma + 1 < end) {
                    Some(comma) => at = comma + 1,
                    None if page.time_at(at).is_some() => at = page.time_end(at),
                    None => {
                        // `In Ohio he said and …`
                        let mut skipped = After::default();
                        at = after::adjunct(page, at, end, &mut skipped)?;
                    }
                }
                continue;
            }
            if page.has(at, classes::AUXILIARY | classes::WH) && page.mention_at(at).is_none() {
                return None;
            }
            let phrase = phrases::phrase_from(page, at, end.max(at + 1))?;
            let mut phrase = self.with_coordinate(phrase, end);
            // `the mother, Anwar, wept`.
            if page.is(phrase.end, ",")
                && page
                    .mention_at(phrase.end + 1)
                    .is_some_and(|number| page.is_person(number))
            {
                let first = phrase.end + 1;
                let reached = page.mention_end(first);
                let has_person = page
                    .mention_at(phrase.end - 1)
                    .is_some_and(|number| page.is_person(number));
                if page.is(reached, ",") && !has_person {
                    phrase = Phrase {
                        first,
                        end: reached,
                    };
                }
            }
            return Some(phrase);
        }
        None
    }

    fn with_coordinate(&self, phrase: Phrase, end: usize) -> Phrase {
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

    /// `saying that …`, `adding: …`, `with X saying …`.
    fn participle(
        &mut self,
        mut cue: Cue,
        verb: Verb,
        start: usize,
        floor: usize,
    ) -> Option<usize> {
        let page = self.page;
        let opens = |at: usize| self.opens(at);
        let after = after::read_after(page, cue.verb.end, self.end, verb.patterns, &opens);
        after.content?;
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
            // `a statement saying`, `with police saying`.
            let phrase = phrases::phrase_before(page, start, floor)?;
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
            if led || is_medium.is_some() && has_owner {
                cue.speaker = Some(phrase);
                cue.group.first = if led { phrase.first - 1 } else { start };
            } else {
                self.share(&mut cue, start, floor);
            }
        } else {
            self.share(&mut cue, start, floor);
        }
        cue.is_joined = true;
        if cue.speaker.is_none() && cue.shares.is_none() {
            return None;
        }
        let reached = after.end;
        self.cues.push(cue);
        Some(reached)
    }

    /// `went on to say`, `declined to say whether`.
    fn infinitive(
        &mut self,
        mut cue: Cue,
        verb: Verb,
        start: usize,
        floor: usize,
    ) -> Option<usize> {
        let page = self.page;
        let opens = |at: usize| self.opens(at);
        let after = after::read_after(page, cue.verb.end, self.end, verb.patterns, &opens);
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
        let governor = start.checked_sub(2).filter(|at| *at >= floor)?;
        let went_on = matches!(
            page.text(governor),
            "on" | "continued"
                | "continues"
                | "proceeded"
                | "seemed"
                | "appeared"
                | "rushed"
                | "hastened"
                | "took"
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
        self.share(&mut cue, start - 1, floor);
        if cue.speaker.is_none() && cue.shares.is_none() {
            return None;
        }
        self.cues.push(cue);
        Some(after.end)
    }

    /// `was quoted as saying`, `it was reported that`, `were advised to`.
    fn passive_cue(
        &mut self,
        mut cue: Cue,
        verb: Verb,
        start: usize,
        floor: usize,
    ) -> Option<usize> {
        let page = self.page;
        let end = cue.verb.end;
        let opens = |at: usize| self.opens(at);
        let mut agent = None;
        let mut at = end;
        let mut between = After::default();
        while let Some(next) = after::adjunct(page, at, self.end, &mut between)
            && !page.is(at, "by")
        {
            at = next;
        }
        if !page.is(at, "by") {
            at = end;
        }
        if page.is(at, "by")
            && let Some(phrase) = phrases::phrase_from(page, at + 1, self.end)
        {
            agent = Some(phrase);
            at = phrase.end;
        }
        let after = after::read_after(
            page,
            at,
            self.end,
            verb.patterns & !(pattern::PERSON | pattern::NAME | pattern::ACCUSE | pattern::PHRASE),
            &opens,
        );
        let subject = phrases::phrase_before(page, start, floor);
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
            Some((_, Lead::That | Lead::Mark)) => true,
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

    /// A base form that may be a verb in the present: `police say`.
    fn may_be_base(&self, at: usize, floor: usize) -> bool {
        let page = self.page;
        let Some(before) = at.checked_sub(1).filter(|before| *before >= floor) else {
            return false;
        };
        if page.is(at, "state") {
            return page.has(before, classes::SUBJECT);
        }
        if let Some(number) = page.mention_at(before) {
            if page.mention(number).is_demonym && page.text(before).ends_with('s') {
                return true;
            }
            return matches!(
                page.text(at),
                "say"
                    | "write"
                    | "argue"
                    | "believe"
                    | "insist"
                    | "maintain"
                    | "tell"
                    | "warn"
                    | "add"
            );
        }
        page.has(before, classes::SUBJECT)
            && !matches!(page.text(before), "he" | "she" | "it" | "He" | "She" | "It")
            || page.has(before, classes::VOICE | classes::DOCUMENT)
                && (page.text(before).ends_with('s')
                    || matches!(
                        page.text(before),
                        "police" | "Police" | "people" | "media" | "troops"
                    ))
            || page.has(before, classes::RELATIVE)
            || (page.text(before).ends_with('s')
                && page.is_noun_like(before)
                && page.text(before).len() > 3)
            || (page.is(before, ",") || page.has(before, classes::COORDINATOR))
                && matches!(page.text(at), "say" | "write" | "argue" | "insist" | "warn")
    }

    /// A third person that may be a verb: not `local news reports`.
    fn may_be_third(&self, at: usize, floor: usize) -> bool {
        let page = self.page;
        let Some(before) = at.checked_sub(1).filter(|before| *before >= floor) else {
            return self.region_at(at.wrapping_sub(1)).is_some() && at > self.unit.first;
        };
        let is_noun_too = matches!(
            page.text(at),
            "claims"
                | "reports"
                | "states"
                | "demands"
                | "orders"
                | "calls"
                | "requests"
                | "offers"
                | "promises"
                | "estimates"
                | "answers"
                | "notes"
                | "comments"
                | "charges"
                | "posts"
                | "texts"
                | "pledges"
                | "vows"
                | "threatens"
                | "projects"
                | "forecasts"
                | "questions"
                | "appeals"
                | "rules"
                | "directs"
                | "points"
                | "highlights"
                | "signals"
                | "terms"
                | "labels"
                | "remarks"
                | "counters"
                | "reasons"
                | "voices"
                | "talks"
        );
        if !is_noun_too {
            return true;
        }
        let next = at + 1;
        let leads = page.has(next, classes::THAT | classes::SUBJECT | classes::DETERMINER)
            || page.mention_at(next).is_some()
            || self.opens(next)
            || page.is(next, ",") && self.opens(next + 1)
            || page.is(next, "for")
            || page.is(next, "on")
            || page.is(next, ":");
        let before_fits = page.mention_at(before).is_some()
            && !page
                .mention_at(before)
                .is_some_and(|number| page.mention(number).is_demonym)
            || page.has(before, classes::SUBJECT | classes::RELATIVE)
            || page.has(before, classes::VOICE | classes::DOCUMENT)
                && !page.text(before).ends_with('s')
                && !page.is(before, "news")
                && !page.is(before, "media");
        leads && before_fits
    }
}
