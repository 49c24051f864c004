//! Reported words before a cue: `…, X said`; and those that go on behind it.

use super::after::Lead;
use super::classes;
use super::lexicon::pattern;
use super::phrases::Phrase;
use super::scene::Scene;
use crate::extract::QuotationRule;

/// Words from which on something without a verb is what `according to` reports.
const MIN_FRAGMENT: usize = 6;

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
        let is_silent = self.cues[at].is_negated && rule == QuotationRule::VerbBefore;
        if rule == QuotationRule::Noun || is_silent {
            return;
        }
        let patterns = page
            .verb(self.cues[at].verb.first)
            .map_or(pattern::ZERO, |(verb, _)| verb.patterns);
        // `…, the poll found`.
        let patterns = if patterns & pattern::POLL != 0 {
            patterns | pattern::ZERO
        } else {
            patterns
        };
        let tells = patterns & (pattern::THAT | pattern::ZERO | pattern::MARK) != 0;
        let is_marked =
            self.region_at(before).is_some() || self.region_at(before.wrapping_sub(1)).is_some();
        if rule == QuotationRule::VerbBefore && !tells && !is_marked {
            return;
        }
        let is_followed = page.is(group.end, ",") && group.end + 1 < self.end;
        // `which, they said, occurred`.
        if page.is(before, ",")
            && page.has(before.wrapping_sub(1), classes::RELATIVE | classes::THAT)
        {
            if is_followed && patterns & pattern::ZERO != 0 {
                self.clause_from(at, group.end + 1, Lead::Gap);
            }
            return;
        }
        // `As X announced today, …`.
        if matches!(page.text(before), "As" | "as")
            && is_followed
            && tells
            && before == self.sentence_floor(group.first)
        {
            self.clause_from(at, group.end + 1, Lead::Clause);
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
        // `“Kill Bill” director X responded`: part of the subject.
        if closed && !behind && self.is_in_name(before) {
            return;
        }
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
            ) && !matches!(page.text(end), "of" | "about" | "for" | "to")
            || page.text(end).ends_with("ing")
            || closed;
        // `ventured into the crowd`: a verb of marked words alone.
        let is_plain = patterns & (pattern::THAT | pattern::ZERO) == 0;
        let needs_marks = !closed
            && is_plain
            && patterns & pattern::MARK != 0
            && rule == QuotationRule::VerbBefore;
        let has_marks = self
            .regions
            .iter()
            .any(|region| (region.open as usize) < group.first);
        if !is_apart || !closes || needs_marks && !has_marks {
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
        let is_clause = self.is_headline
            || (first..last).any(|word| page.is_finite(word))
            || rule == QuotationRule::Preposition && n_words >= MIN_FRAGMENT
            // `The firm plans a bridge, Smith said`: a verb that is not known.
            || patterns & pattern::ZERO != 0
                && n_words >= MIN_FRAGMENT
                && page.is(before, ",")
                && !page.has(first, classes::PREPOSITION | classes::SUBORDINATOR)
                && !page.text(first).ends_with("ing");
        // `…, he added, “…”` alone leaves the words before it to nobody.
        let splits = page.is(end, ",") && rule == QuotationRule::Preposition
            || page.is(end, ",") && end + 1 < self.end;
        // `Smith, he said, had not`.
        let is_subject = n_words == 1
            && splits
            && patterns & pattern::ZERO != 0
            && (page.mention_at(first).is_some() || page.is_capital(first))
            && !page.has(first, classes::ADVERB | classes::COORDINATOR)
            && page.is_finite(end + 1);
        if !has_region
            && !(is_clause
                || is_subject
                || splits && n_words >= 2 && rule != QuotationRule::VerbBefore
                || splits && n_words >= 2 && !self.opens(end + 1))
        {
            // `Indeed, X reported, the town was safe`.
            let leads = (first..last).all(|at| {
                page.has(at, classes::ADVERB | classes::COORDINATOR) || page.is_manner(at)
            });
            if n_words == 1 && leads && is_followed && patterns & pattern::ZERO != 0 {
                self.clause_from(at, end + 1, Lead::Clause);
            }
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
        let is_led = page.is(end, ",") || page.is(end, ";") && self.opens(end + 1);
        if self.cues[at].after.content.is_some() {
            return;
        }
        if is_led && end + 1 < self.end {
            self.content_goes_on(at, end + 1);
        } else if closed && self.opens(end) && !self.is_in_name(end) {
            // `“…” tweeted X “…”`.
            self.content_goes_on(at, end);
        }
    }

    /// A clause that begins behind the group of a cue.
    fn clause_from(&mut self, at: usize, first: usize, lead: Lead) {
        let page = self.page;
        let end = self.content_end(at, first, lead);
        let n_words = (first..end).filter(|word| page.is_word(*word)).count();
        if n_words >= 2 && (first..end).any(|word| page.is_finite(word)) {
            self.cues[at].contents.push((Phrase { first, end }, lead));
            self.cues[at].group.end = first;
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

    /// `…, X said, and …`: the reported sentence goes on behind the cue.
    pub fn content_goes_on(&mut self, at: usize, first: usize) {
        let page = self.page;
        let next = page.text(first);
        let is_other = self.opens(first)
            || page.has(first, classes::CITES)
            || (next.ends_with("ing")
                && page.mention_at(first).is_none()
                && !self.is_gerund_subject(first))
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
            || self.cues.iter().any(|cue| {
                let is_clause = !cue.is_joined && cue.after.content.is_some();
                cue.group.first == first && !is_clause || cue.verb.first == first
            });
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
        // `according to Nice-Matin, a local newspaper`.
        let is_apposition = self.cues[at].rule == QuotationRule::Preposition
            && matches!(next, "a" | "an")
            && !(first..end).any(|word| page.is_finite(word));
        if !is_apposition && (n_words >= 3 || n_words == 2 && page.is_finite(first)) {
            self.cues[at]
                .contents
                .push((Phrase { first, end }, Lead::Clause));
        }
    }

    /// `containing the disease may take years`: a gerund that is a subject.
    fn is_gerund_subject(&self, first: usize) -> bool {
        let page = self.page;
        !page.has(first, classes::VERB)
            && (first + 1..self.end.min(first + 7))
                .take_while(|at| !page.is(*at, ",") && !page.has(*at, classes::THAT | classes::WH))
                .any(|at| page.has(at, classes::AUXILIARY))
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
            !is_led && self.cues[at].rule != QuotationRule::Preposition && !self.is_title(*region)
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
            let is_inside = other.is_some_and(|end| (end..open).any(|word| page.is_word(word)));
            return if has_words && (other.is_none() || is_inside) {
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
