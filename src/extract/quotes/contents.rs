//! How far the reported words of each cue reach.

use super::after::Lead;
use super::classes;
use super::cue::Cue;
use super::lexicon::pattern;
use super::phrases::Phrase;
use super::scene::Scene;
use crate::extract::{QuotationRule, TimeKind};

impl Scene<'_, '_> {
    /// Gives every cue its contents.
    pub fn find_contents(&mut self) {
        for at in 0..self.cues.len() {
            if self.cues[at].is_agentless
                && self.cues[at].rule == QuotationRule::VerbAfter
                && self.cues[at].after.content.is_none()
                && self.cues[at].contents.is_empty()
            {
                self.adverb_content(at);
                continue;
            }
            if let Some((content, lead)) = self.cues[at].after.content {
                // `said “three terrorists” were killed`: the clause goes on.
                let goes_on = lead == Lead::Mark
                    && !matches!(self.page.text(content.saturating_sub(1)), "," | ":")
                    && self.region_at(content).is_some_and(|region| {
                        let close = self.regions[region].close as usize;
                        self.page.is_finite(close + 1)
                    });
                let lead = if goes_on { Lead::Clause } else { lead };
                let lead = if lead == Lead::Clause && self.is_bare_phrase(at, content) { Lead::Phrase } else { lead };
                let end = if lead == Lead::Mark {
                    self.region_at(content).map_or(content, |region| {
                        (self.regions[region].close as usize + 1).min(self.unit.end)
                    })
                } else {
                    self.content_end(at, content, lead)
                };
                let phrase = Phrase {
                    first: content,
                    end,
                };
                if self.is_content(&self.cues[at], phrase, lead) {
                    self.cues[at].contents.push((phrase, lead));
                } else {
                    self.cues[at].after.content = None;
                }
            }
            let is_joined = self.cues[at].is_joined;
            if !is_joined && (self.cues[at].after.content.is_none() || self.may_stand_inside(at)) {
                self.content_around(at);
            }
        }
    }

    /// Whether no clause but a noun phrase stands behind a verb that takes both.
    fn is_bare_phrase(&self, at: usize, content: usize) -> bool {
        let takes = self.page.verb(self.cues[at].verb.first).is_some_and(|(verb, _)| verb.patterns & pattern::PHRASE != 0);
        let limit = self.end.min(content + 40);
        let end = self.comma_from(content, limit).unwrap_or(limit);
        takes && !self.opens(content) && !self.has_main_verb(Phrase { first: content, end })
    }

    /// `“…,” X said, “…”` has words before it beside those behind.
    fn may_stand_inside(&self, at: usize) -> bool {
        let cue = &self.cues[at];
        let closes = group_closes(self, cue);
        closes && matches!(cue.after.content, Some((_, Lead::Mark)))
    }

    /// The words before the group of a cue, and those that go on behind it.
    fn content_around(&mut self, at: usize) {
        let page = self.page;
        let group = self.cues[at].group;
        let rule = self.cues[at].rule;
        let Some(before) = group.first.checked_sub(1) else {
            return;
        };
        let starts = group.first <= self.unit.first;
        let opens_sentence = page.token(group.first).opens_sentence;
        if rule == QuotationRule::Preposition
            && (starts || opens_sentence || self.leads_sentence(group.first))
        {
            self.content_behind(at);
            return;
        }
        if starts || rule == QuotationRule::Noun {
            return;
        }
        // `which, they observed, occurred`.
        if page.is(before, ",")
            && page.has(before.wrapping_sub(1), classes::RELATIVE | classes::THAT)
        {
            return;
        }
        if page.has(before, classes::RELATIVE) && self.accused_of(at, before) {
            return;
        }
        // A comma behind the marks: `“…”, he said`.
        let behind = page.is(before, ",")
            && before > self.unit.first
            && self.region_at(before - 1).is_some();
        let before = if behind { before - 1 } else { before };
        let closed = self.region_at(before).is_some();
        let is_apart = page.is(before, ",")
            || page.is(before, "—")
            || page.is(before, "–")
            || page.is(before, "(")
            || closed
            || rule == QuotationRule::Preposition;
        // What is behind the group must end the clause.
        let end = group.end;
        let closes = end >= self.end
            || matches!(
                page.text(end),
                "," | ";" | "." | "—" | "–" | ")" | ":" | "?" | "!"
            )
            || rule == QuotationRule::Preposition
            || page.has(
                end,
                classes::COORDINATOR
                    | classes::SUBORDINATOR
                    | classes::PREPOSITION
                    | classes::RELATIVE,
            )
            || page.text(end).ends_with("ing")
            || closed;
        if !is_apart || !closes {
            return;
        }
        let last = if closed || !page.is_word(before) {
            before
        } else {
            before + 1
        };
        let first = self.content_start(at, before);
        let last = if closed { before + 1 } else { last };
        let phrase = Phrase { first, end: last };
        let has_region = self
            .regions
            .iter()
            .any(|region| region.open as usize >= first && (region.open as usize) < last);
        let n_words = (first..last).filter(|word| page.is_word(*word)).count();
        let is_clause = self.is_headline || (first..last).any(|word| page.is_finite(word));
        // `…, he added, “…”` alone leaves the words before it to nobody.
        let splits = page.is(end, ",") && rule == QuotationRule::Preposition
            || page.is(end, ",") && end + 1 < self.end;
        if !has_region
            && !(is_clause
                || splits && n_words >= 2 && rule != QuotationRule::VerbBefore
                || splits && n_words >= 2 && !self.opens(end + 1))
        {
            return;
        }
        if self.cues[at].rule == QuotationRule::VerbBefore {
            self.cues[at].rule = QuotationRule::VerbAfter;
        }
        self.cues[at].contents.insert(
            0,
            (
                phrase,
                if has_region && closed {
                    Lead::Mark
                } else {
                    Lead::Clause
                },
            ),
        );
        if page.is(end, ",") && end + 1 < self.end && self.cues[at].after.content.is_none() {
            self.content_goes_on(at, end + 1);
        }
    }

    /// `was accused of …, which he denied`: what he was accused of.
    fn accused_of(&mut self, at: usize, which: usize) -> bool {
        let page = self.page;
        if which < 3 || !page.is(which, "which") || !page.is(which - 1, ",") {
            return false;
        }
        let floor = self.floor(which);
        let of = (floor..which - 1).rev().take(60).find(|of| {
            *of > floor
                && page.is(*of, "of")
                && matches!(page.text(*of - 1), "accused" | "suspected")
        });
        let Some(of) = of.filter(|of| of + 3 < which) else {
            return false;
        };
        let words = Phrase {
            first: of + 1,
            end: which - 1,
        };
        self.cues[at].contents.push((words, Lead::Phrase));
        self.cues[at].rule = QuotationRule::VerbAfter;
        true
    }

    /// Whether nothing but short words stands before an opening `according to`.
    fn leads_sentence(&self, first: usize) -> bool {
        let floor = self.sentence_floor(first);
        first == floor
            || (first - floor <= 2
                && (floor..first).all(|at| {
                    self.page.has(at, classes::COORDINATOR | classes::ADVERB)
                        || self.page.is(at, ",")
                }))
            || (first > floor + 1
                && self.page.is(first - 1, ",")
                && (floor..first - 1).all(|at| !self.page.is_finite(at))
                && first - floor < 8
                && self.page.has(
                    floor,
                    classes::PREPOSITION | classes::COORDINATOR | classes::ADVERB,
                ))
            || (first > floor
                && self.page.has(first - 1, classes::COORDINATOR)
                && self.page.is(first.wrapping_sub(2), ","))
    }

    /// `According to X, …`.
    fn content_behind(&mut self, at: usize) {
        let group = self.cues[at].group;
        let page = self.page;
        let mut first = group.end;
        // The phrase may go on: `according to X, a lawyer, …`.
        let comma = self.comma_from(first, self.end);
        if let Some(comma) = comma.filter(|comma| *comma < first + 16) {
            first = comma + 1;
        } else if !page.is_word(first) {
            return;
        }
        if first >= self.end {
            return;
        }
        let end = self.content_end(at, first, Lead::Clause);
        let phrase = Phrase { first, end };
        if (first..end).any(|word| page.is_finite(word))
            || self
                .regions
                .iter()
                .any(|region| region.open as usize >= first && (region.open as usize) < end)
        {
            self.cues[at].group.end = first;
            self.cues[at].contents.push((phrase, Lead::Clause));
        }
    }

    /// `…, X said, and …`: the reported sentence goes on behind the cue.
    fn content_goes_on(&mut self, at: usize, first: usize) {
        let page = self.page;
        let next = page.text(first);
        let is_other = self.opens(first)
            || page.has(first, classes::CITES)
            || (next.ends_with("ing") && !page.mention_at(first).is_some())
            || matches!(
                next,
                "but"
                    | "while"
                    | "who"
                    | "which"
                    | "whose"
                    | "where"
                    | "when"
                    | "after"
                    | "before"
                    | "though"
                    | "although"
                    | "as"
                    | "without"
                    | "a"
                    | "according"
                    | "with"
                    | "in"
                    | "on"
                    | "at"
            ) && !(self.cues[at].rule == QuotationRule::Preposition
                && (next == "as" && page.is(first + 1, "well") || next == "a"))
            || self
                .cues
                .iter()
                .any(|cue| cue.group.first == first || cue.verb.first == first);
        if self.opens(first) {
            let region = self.region_at(first).unwrap_or(0);
            let end = (self.regions[region].close as usize + 1).min(self.unit.end);
            self.cues[at]
                .contents
                .push((Phrase { first, end }, Lead::Mark));
            return;
        }
        if is_other {
            return;
        }
        let end = self.content_end(at, first, Lead::Clause);
        let n_words = (first..end).filter(|word| page.is_word(*word)).count();
        if n_words >= 3 {
            self.cues[at]
                .contents
                .push((Phrase { first, end }, Lead::Clause));
        }
    }

    /// Where the words before a cue begin.
    fn content_start(&self, at: usize, before: usize) -> usize {
        let page = self.page;
        // Marked words that another cue leads to are part of what is told here.
        let region = self.region_at(before).filter(|region| {
            let open = self.regions[*region].open as usize;
            let is_led = self.cues[..at].iter().any(|cue| {
                cue.after
                    .content
                    .is_some_and(|(content, _)| content == open)
            });
            !is_led && self.cues[at].rule != QuotationRule::Preposition
        });
        if let Some(region) = region {
            let open = self.regions[region].open as usize;
            // `He is “the best,” X said`: the sentence before the marks too.
            let floor = self.floor(open);
            let other = self.cues[..at]
                .iter()
                .map(|cue| cue.group.end)
                .filter(|end| *end <= open)
                .max();
            let from = other.unwrap_or(floor).max(floor);
            let has_words = (from..open).any(|word| page.is_word(word));
            return if has_words && other.is_none() {
                self.skip_lead(floor)
            } else {
                open
            };
        }
        let mut first = self.skip_lead(self.sentence_floor(before));
        // Behind what another cue reports.
        for cue in &self.cues[..at] {
            if cue.is_agentless || cue.group.end > before {
                continue;
            }
            let is_lead =
                cue.rule == QuotationRule::VerbAfter || cue.rule == QuotationRule::Preposition;
            if is_lead
                && cue.group.end > first
                && cue
                    .contents
                    .iter()
                    .all(|(content, _)| content.end <= cue.group.end)
            {
                first = cue.group.end + usize::from(page.is(cue.group.end, ","));
            }
        }
        first
    }

    fn skip_lead(&self, floor: usize) -> usize {
        let page = self.page;
        let mut first = floor;
        while first < self.end
            && !page.is_word(first)
            && !self.opens(first)
            && !matches!(page.text(first), "$" | "£" | "€" | "[" | "#" | "@")
        {
            first += 1;
        }
        first
    }

    /// Whether what was found reports something.
    fn is_content(&self, cue: &Cue, phrase: Phrase, lead: Lead) -> bool {
        let page = self.page;
        if phrase.first >= phrase.end {
            return false;
        }
        let n_words = (phrase.first..phrase.end)
            .filter(|at| page.is_word(*at))
            .count();
        let has_finite = self.has_main_verb(phrase);
        let has_region = self.regions.iter().any(|region| {
            region.open as usize >= phrase.first && (region.open as usize) < phrase.end
        });
        let patterns = page
            .verb(cue.verb.first)
            .map_or(u16::MAX, |(verb, _)| verb.patterns);
        match lead {
            Lead::Mark | Lead::Colon => n_words > 0,
            Lead::That => {
                n_words >= 2 && patterns & (pattern::THAT | pattern::PERSON | pattern::ORDER) != 0
            }
            Lead::Question => n_words >= 3,
            Lead::Gap => n_words >= 2,
            Lead::Infinitive => n_words >= 4 || has_region,
            Lead::Clause => {
                let opens_well = !page.is_plain_finite(phrase.first)
                    && !page.has(phrase.first, classes::COORDINATOR)
                    && !matches!(
                        page.text(phrase.first),
                        "by" | "of" | "to" | "with" | "about" | "yes" | "so" | "goodbye" | "hello"
                    );
                let opens_well = opens_well || self.opens(phrase.first);
                if has_finite || has_region {
                    opens_well && n_words >= 2
                } else {
                    opens_well
                        && patterns & pattern::PHRASE != 0
                        && self.is_long(phrase)
                        && self.opens_phrase(phrase.first)
                }
            }
            Lead::Phrase => {
                let opens_well = !page.is_plain_finite(phrase.first)
                    && (!page.has(phrase.first, classes::COORDINATOR | classes::BE)
                        || page.is(phrase.first, "being"));
                opens_well
                    && (self.is_long(phrase) || has_region)
                    && (self.opens_phrase(phrase.first) || has_region)
            }
        }
    }

    /// Whether a finite verb stands there that is not one of a relative clause
    /// and not the second of two that `and` joins.
    pub fn has_main_verb(&self, phrase: Phrase) -> bool {
        let page = self.page;
        let mut n_open = 0;
        let mut at = phrase.first;
        while at < phrase.end {
            if let Some(region) = self.region_at(at) {
                at = self.regions[region].close as usize + 1;
                continue;
            }
            let is_led = at > phrase.first && page.has(at, classes::RELATIVE | classes::THAT);
            if is_led {
                n_open += 1;
            } else if page.is_finite(at) {
                let mut before = at - 1;
                while before > phrase.first && page.has(before, classes::ADVERB) {
                    before -= 1;
                }
                if at > phrase.first && page.is_finite(before) {
                    at += 1;
                    continue;
                }
                let is_joined = at > phrase.first
                    && (page.has(before, classes::COORDINATOR) || page.is(before, "to"));
                if n_open == 0 && !is_joined {
                    return true;
                }
                if !is_joined {
                    n_open -= 1;
                }
            }
            at += 1;
        }
        false
    }

    /// Whether a noun phrase has four words before times, media and places.
    fn is_long(&self, phrase: Phrase) -> bool {
        let page = self.page;
        let mut n_words = 0;
        for at in phrase.first..phrase.end {
            let is_date = page.time_at(at).is_some_and(|number| {
                matches!(
                    page.facts.times[number].kind,
                    TimeKind::Date | TimeKind::Time
                )
            });
            let stops = page.has(at, classes::RELATIVE) && page.is(at.wrapping_sub(1), "and")
                || at > phrase.first && is_date
                || page.is(at, ",") && !page.text(phrase.first).ends_with("ing")
                || at > phrase.first
                    && (matches!(
                        page.text(at),
                        "in" | "on"
                            | "at"
                            | "during"
                            | "after"
                            | "before"
                            | "since"
                            | "until"
                            | "via"
                            | "when"
                            | "while"
                    ) || page.is(at, "to")
                        && (page.has(at + 1, classes::DETERMINER) || page.is_capital(at + 1)));
            if stops {
                break;
            }
            n_words += usize::from(page.is_word(at) || page.is(at, "["));
        }
        n_words >= 4
    }

    fn opens_phrase(&self, at: usize) -> bool {
        let page = self.page;
        page.is(at, "being")
            || !page.is(at, "no")
                && !page.has(
                    at,
                    classes::PREPOSITION
                        | classes::AUXILIARY
                        | classes::SUBORDINATOR
                        | classes::COORDINATOR,
                )
            || page.mention_at(at).is_some()
    }

    /// Where the words end that begin at `first`.
    pub fn content_end(&self, cue: usize, first: usize, lead: Lead) -> usize {
        let page = self.page;
        let is_clause_before = self.subordinate(self.cues[cue].group.first);
        let mut i = first;
        let mut is_past = None;
        let mut n_finite = 0;
        while i < self.end {
            if let Some(region) = self.region_at(i) {
                i = self.regions[region].close as usize + 1;
                // `“…” which were`: the writer goes on.
                if matches!(page.text(i), "which" | "who") && i < self.end {
                    return i;
                }
                continue;
            }
            if page.is(i, ";") || (page.token(i).opens_sentence && i > first) {
                return i;
            }
            if page.is_finite(i) {
                n_finite += 1;
                is_past = is_past.or(is_past_form(page.text(i)));
            }
            if let Some(other) = self
                .cues
                .iter()
                .position(|other| other.group.first == i && !other.is_agentless && i > first)
                && other != cue
                && let Some(end) = self.end_before(cue, other, i, lead)
            {
                return end.max(first);
            }
            // `Kurds announce deal with Syria as Turkey invades`.
            if self.is_headline && lead == Lead::Phrase && i > first + 2
                && matches!(page.text(i), "as" | "after" | "amid" | "following" | "while")
            {
                return i;
            }
            // `agreed to add two but did not accede`.
            if lead == Lead::Infinitive && page.is(i, "but") && page.has(i + 1, classes::AUXILIARY)
            {
                return i;
            }
            if page.is(i, ",") || page.is(i, "—") || page.is(i, "–") {
                if is_clause_before && page.is(i, ",") && self.opens_main(i + 1) {
                    return i;
                }
                let is_whole = n_finite > 0 || !matches!(lead, Lead::Clause | Lead::That);
                // `X, who said the deal was off, left`.
                let resumes = self.cues[cue].is_joined && page.is_finite(i + 1) && n_finite > 0;
                if resumes || self.is_comment(cue, i, is_past, is_whole, lead) {
                    return i;
                }
            }
            i += 1;
        }
        self.end
    }

    /// A cue inside `While X says …, `.
    fn subordinate(&self, first: usize) -> bool {
        let page = self.page;
        let floor = self.floor(first);
        let at = if page.has(floor, classes::COORDINATOR) {
            floor + 1
        } else {
            floor
        };
        at < first
            && matches!(
                page.text(at),
                "While"
                    | "Although"
                    | "Though"
                    | "Even"
                    | "even"
                    | "As"
                    | "After"
                    | "When"
                    | "Whereas"
                    | "Since"
                    | "Because"
                    | "Before"
                    | "while"
                    | "although"
                    | "though"
                    | "as"
                    | "after"
                    | "when"
            )
            && self.comma_from(at, first).is_none()
    }

    fn opens_main(&self, at: usize) -> bool {
        let page = self.page;
        at < self.end
            && !page.has(
                at,
                classes::COORDINATOR | classes::RELATIVE | classes::PREPOSITION,
            )
            && !page.text(at).ends_with("ing")
    }

    /// Whether what is behind the comma is the writer's own.
    fn is_comment(
        &self,
        cue: usize,
        comma: usize,
        is_past: Option<bool>,
        is_whole: bool,
        lead: Lead,
    ) -> bool {
        let page = self.page;
        let rule = self.cues[cue].rule;
        let next = comma + 1;
        if next >= self.end || !page.is(comma, ",") {
            return false;
        }
        if lead != Lead::Phrase && page.is(next, "while") && rule != QuotationRule::Preposition {
            return true;
        }
        if lead == Lead::Phrase
            && matches!(
                page.text(next),
                "beyond" | "after" | "despite" | "amid" | "following" | "before" | "during"
            )
        {
            return true;
        }
        if matches!(
            page.text(next),
            "located"
                | "situated"
                | "based"
                | "making"
                | "marking"
                | "referring"
                | "alluding"
                | "speaking"
                | "citing"
                | "quoting"
                | "according"
                | "prompting"
                | "sparking"
        ) {
            return true;
        }
        let is_relative = matches!(page.text(next), "which" | "who" | "whose" | "something")
            || page.is(next + 1, "of") && matches!(page.text(next + 2), "which" | "whom");
        if is_relative {
            // Inside the clause it is part of it: `the plant, which was damaged, may take a year`.
            let rest = self
                .comma_from(next, self.end)
                .filter(|end| *end < next + 20);
            return page.is(next, "something")
                || rest.is_none_or(|end| is_whole && !page.is_finite(end + 1));
        }
        let turns = matches!(
            page.text(next),
            "but" | "while" | "although" | "though" | "whereas" | "yet" | "even"
        );
        if turns || (page.is(next, "and") && lead != Lead::Phrase) {
            let now = (next..self.end.min(next + 14))
                .find(|at| page.is_finite(*at) && self.region_at(*at).is_none());
            let now = now.and_then(|at| is_past_form(page.text(at)));
            return is_past == Some(true) && now == Some(false);
        }
        false
    }

    /// Where the content of `cue` ends before the group of `other` at `i`.
    fn end_before(&self, cue: usize, other: usize, i: usize, lead: Lead) -> Option<usize> {
        let page = self.page;
        let other = &self.cues[other];
        if other.rule == QuotationRule::Noun {
            return None;
        }
        let before = i - 1;
        if other.rule == QuotationRule::Preposition {
            return Some(if page.is(before, ",") { before } else { i });
        }
        let connects = page.has(before, classes::COORDINATOR)
            || matches!(page.text(before), "while" | "although" | "though" | "as");
        let is_shared = other.shares.is_some();
        if is_shared && self.cues[cue].is_agentless && lead == Lead::Infinitive {
            return None;
        }
        // `despite X claiming`.
        if other.is_joined && page.has(i, classes::PREPOSITION) {
            return Some(if page.is(before, ",") { before } else { i });
        }
        if is_shared {
            // `and added that`, `, adding`.
            let from = if page.has(i, classes::COORDINATOR) {
                i
            } else if connects {
                before
            } else {
                i
            };
            return Some(if from > 0 && page.is(from - 1, ",") {
                from - 1
            } else {
                from
            });
        }
        let own_comma = page.is(before, ",");
        if own_comma {
            // `…, X said`: told behind it; `if …, X said that` stays inside.
            let closes = other.rule == QuotationRule::VerbAfter
                || other.after.content.is_none()
                    && (other.after.end >= self.end
                        || !page.is_word(other.after.end)
                        || page.has(
                            other.after.end,
                            classes::CITES | classes::COORDINATOR | classes::SUBORDINATOR,
                        ));
            return (closes || lead == Lead::Phrase).then_some(before);
        }
        if connects {
            if other.after.content.is_none() && !page.has(before, classes::COORDINATOR) {
                return None;
            }
            let shared_content = other.speaker.is_some_and(|speaker| {
                speaker.first < self.cues[cue].group.end || speaker.first < i
            });
            if shared_content {
                return None;
            }
            let from = before;
            return Some(if from > 0 && page.is(from - 1, ",") {
                from - 1
            } else {
                from
            });
        }
        None
    }

    /// The clause that `reportedly` stands in.
    fn adverb_content(&mut self, at: usize) {
        let page = self.page;
        let word = self.cues[at].verb.first;
        let is_inside = self.cues.iter().enumerate().any(|(other, cue)| {
            other != at
                && (cue.group.first <= word && word < cue.group.end
                    || cue
                        .contents
                        .iter()
                        .any(|(content, _)| content.first <= word && word < content.end)
                    || !cue.is_agentless
                        && cue
                            .after
                            .content
                            .is_some_and(|(content, _)| content <= word))
        });
        if is_inside {
            return;
        }
        let floor = self.floor(word);
        let mut first = self.skip_lead(floor);
        // Behind the last `, but` or `and could`.
        for i in (first..word).rev() {
            if self.region_at(i).is_some() {
                continue;
            }
            let is_joint = page.is(i, "and") && page.has(i + 1, classes::AUXILIARY)
                || matches!(page.text(i), "but" | "while" | "and")
                    && page.is(i.wrapping_sub(1), ",");
            if is_joint {
                first = i + 1;
                break;
            }
        }
        if first == word {
            first = word + 1 + usize::from(page.is(word + 1, ","));
        }
        let end = self.content_end(at, first, Lead::Clause);
        let n_words = (first..end).filter(|at| page.is_word(*at)).count();
        if n_words >= 3 && (first..end).any(|at| page.is_finite(at)) && end > word {
            self.cues[at]
                .contents
                .push((Phrase { first, end }, Lead::Clause));
        }
    }
}

/// Whether marks, and a comma behind them perhaps, stand right before a cue.
fn group_closes(scene: &Scene<'_, '_>, cue: &Cue) -> bool {
    let first = cue.group.first;
    let is_marked = |at: usize| at >= scene.unit.first && scene.region_at(at).is_some();
    first > scene.unit.first
        && (is_marked(first - 1)
            || first >= 2 && scene.page.is(first - 1, ",") && is_marked(first - 2))
}

/// Whether a finite verb tells of the past (`had`, `would`) or the present.
fn is_past_form(verb: &str) -> Option<bool> {
    match verb {
        "is" | "are" | "has" | "have" | "do" | "does" | "will" | "can" | "remains" | "says" => {
            Some(false)
        }
        "was" | "were" | "had" | "did" | "would" | "could" | "might" | "should" => Some(true),
        _ if verb.ends_with("ed") => Some(true),
        _ => None,
    }
}
