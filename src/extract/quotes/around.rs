//! Reported words before a cue: `…, X said`; and those that go on behind it.

use super::after::Lead;
use super::classes;
use super::phrases::Phrase;
use super::scene::Scene;
use crate::extract::QuotationRule;

impl Scene<'_, '_> {
    /// The words before the group of a cue, and those that go on behind it.
    pub fn content_around(&mut self, at: usize) {
        if self.interposed(at).is_some() {
            return;
        }
        let page = self.page;
        let group = self.cues[at].group;
        let rule = self.cues[at].rule;
        let starts = group.first <= self.unit.first;
        let opens_sentence = page.token(group.first).opens_sentence;
        if rule == QuotationRule::Preposition
            && (starts || opens_sentence || self.leads_sentence(group.first))
        {
            self.content_behind(at);
            return;
        }
        let Some(before) = group.first.checked_sub(1).filter(|_| !starts) else {
            return;
        };
        if rule == QuotationRule::Noun {
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
    pub fn accused_of(&mut self, at: usize, which: usize) -> bool {
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
    pub fn leads_sentence(&self, first: usize) -> bool {
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
    pub fn content_behind(&mut self, at: usize) {
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
        first = self.skip_apposition(at, first);
        if first >= self.end {
            return;
        }
        let end = self.content_end(at, first, Lead::Clause);
        let phrase = Phrase { first, end };
        let n_words = (first..end).filter(|word| page.is_word(*word)).count();
        if n_words >= 6
            || (first..end).any(|word| page.is_finite(word))
            || self
                .regions
                .iter()
                .any(|region| region.open as usize >= first && (region.open as usize) < end)
        {
            self.cues[at].group.end = first;
            self.cues[at].contents.push((phrase, Lead::Clause));
        }
    }

    /// Behind `According to X,` what tells more of X: `a lawyer,`, `Jane Smith,`.
    fn skip_apposition(&mut self, at: usize, first: usize) -> usize {
        let page = self.page;
        let Some(comma) = self.comma_from(first, self.end.min(first + 14)) else {
            return first;
        };
        let next = self.comma_from(comma + 1, self.end).unwrap_or(self.end);
        let is_person =
            |at: usize| (page.mention_at(at)).is_some_and(|number| page.is_person(number));
        let speaker = self.cues[at].speaker;
        let is_named = speaker.is_some_and(|speaker| {
            (speaker.first..speaker.end).any(|at| page.mention_at(at).is_some())
        });
        let is_name = !is_named && is_person(first) && page.mention_end(first) == comma;
        let describes = is_named
            && (matches!(
                page.text(first),
                "a" | "an" | "the" | "who" | "whose" | "his" | "her"
            ) || page.is(page.mention_end(first), "'s"))
            && (first..comma).any(|at| page.has(at, classes::VOICE));
        let goes_on = (comma + 1..next).any(|at| page.is_finite(at))
            && !page.is_finite(comma + 1)
            && !(comma + 1..next).take(4).any(|at| page.is(at, "and"));
        if !goes_on || !(is_name || describes) || (first..comma).any(|at| page.is_finite(at)) {
            return first;
        }
        if is_name {
            self.cues[at].speaker = Some(Phrase { first, end: comma });
        }
        comma + 1
    }

    /// `…, X said, and …`: the reported sentence goes on behind the cue.
    pub fn content_goes_on(&mut self, at: usize, first: usize) {
        let page = self.page;
        let next = page.text(first);
        let is_other = self.opens(first)
            || page.has(first, classes::CITES)
            || (next.ends_with("ing") && page.mention_at(first).is_none())
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
        if n_words >= 3 || n_words == 2 && page.is_finite(first) {
            self.cues[at]
                .contents
                .push((Phrase { first, end }, Lead::Clause));
        }
    }

    /// Where the words before a cue begin.
    pub fn content_start(&self, at: usize, before: usize) -> usize {
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

    pub fn skip_lead(&self, floor: usize) -> usize {
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
}
