//! Where reported words end.

use super::after::Lead;
use super::classes;
use super::cue::Cue;
use super::phrases::{self, Phrase};
use super::scene::Scene;
use crate::extract::QuotationRule;

impl Scene<'_, '_> {
    /// Where the words end that begin at `first`.
    pub fn content_end(&self, cue: usize, first: usize, lead: Lead) -> usize {
        let page = self.page;
        let is_clause_before = self.subordinate(self.cues[cue].group.first);
        let mut i = first;
        let mut is_past = None;
        let mut n_finite = 0;
        // `the claim that the talks had failed surprised many`.
        let is_subject = self.is_in_subject(cue);
        let mut verb_end = None;
        // Inside `, which … ,`.
        let mut is_relative = false;
        // `remarked that, because it was late, they left`: the comma behind the first clause.
        let behind = if page.is(first, ",") {
            self.comma_from(first + 1, self.end)
                .map_or(first, |comma| comma + 1)
        } else {
            first
        };
        while i < self.end {
            if let Some(region) = self.region_at(i) {
                i = self.regions[region].close as usize + 1;
                // `“…” which were`: the writer goes on.
                if !self.is_title(region) && matches!(page.text(i), "which" | "who") && i < self.end
                {
                    return i;
                }
                continue;
            }
            // `that …; that …`.
            let is_next = lead == Lead::That
                && (page.is(i + 1, "that")
                    || page.has(i + 1, classes::COORDINATOR) && page.is(i + 2, "that"));
            if page.is(i, ";") && !is_next
                || page.token(i).opens_sentence && i > first
                || page.is(i, ":") && (self.opens(i + 1) || self.begins_cue(i + 1))
            {
                return i;
            }
            // `was alive, however, others`: another sentence.
            if page.is(i, ",") && page.is(i + 1, "however") && page.is(i + 2, ",") && n_finite > 0 {
                return i;
            }
            // `he died, without giving details`.
            if page.is(i, "without") && is_withheld(page.text(i + 1)) {
                return i - usize::from(page.is(i - 1, ","));
            }
            if is_subject && page.is_plain_finite(i) {
                match verb_end {
                    Some(end) if i >= end => return i,
                    Some(_) => {}
                    None => verb_end = Some(self.verb_group_end(i)),
                }
            }
            if page.is_finite(i) {
                n_finite += 1;
                is_past = is_past.or(is_past_form(page.text(i)));
            }
            if let Some(other) = self.cues.iter().position(|other| {
                other.group.first == i && !other.is_agentless && i > first && !self.is_thin(other)
            }) && other != cue
                && let Some(end) = self.end_before(cue, other, i, lead)
            {
                return end.max(first);
            }
            // `in what has been called`: the writer's own.
            if i > first && page.is(i, "in") && page.is(i + 1, "what") {
                return i;
            }
            // `Kurds announce deal with Syria as Turkey invades`.
            if self.is_headline
                && lead == Lead::Phrase
                && i > first + 2
                && matches!(
                    page.text(i),
                    "as" | "after" | "amid" | "following" | "while"
                )
            {
                return i;
            }
            // `agreed to add two but did not accede`.
            if lead == Lead::Infinitive
                && page.is(i, "but")
                && (page.has(i + 1, classes::AUXILIARY)
                    || page.is(i - 1, ",") && (i + 1..i + 6).any(|at| page.is_finite(at)))
            {
                return i - usize::from(page.is(i - 1, ","));
            }
            // `announced a plan and Zambia had its own`.
            if lead == Lead::Phrase
                && i > first
                && page.is(i, "and")
                && let Some(subject) = phrases::phrase_from(page, i + 1, self.end)
                && page.has(subject.end, classes::AUXILIARY)
            {
                return i;
            }
            // `claimed credit for it, but others had threatened them`: another clause.
            if lead == Lead::Phrase
                && page.is(i, ",")
                && page.is(i + 1, "but")
                && (i + 2..self.end.min(i + 14)).any(|at| page.is_plain_finite(at))
            {
                return i;
            }
            // `declared an emergency on Friday, shut all schools`.
            if lead == Lead::Phrase
                && page.is(i, ",")
                && page.has(i + 1, classes::FINITE)
                && self.region_at(i + 1).is_none()
                && !page.has(i + 1, classes::SUBORDINATOR)
            {
                return i;
            }
            if page.is(i, ",") || page.is(i, "—") || page.is(i, "–") {
                let is_main = is_clause_before && page.is(i, ",") && i >= behind;
                if is_main && self.opens_main(i + 1) {
                    return i;
                }
                let is_whole = n_finite > 0 || !matches!(lead, Lead::Clause | Lead::That);
                // `X, who said the deal was off, left`.
                let is_aside = self.cues[cue].is_aside && lead == Lead::Clause;
                let resumes = (self.cues[cue].is_joined || lead == Lead::Gap)
                    && page.is_finite(i + 1)
                    && (n_finite > 0 || is_aside)
                    && !is_relative;
                is_relative = page.has(i + 1, classes::RELATIVE | classes::WH);
                if resumes || self.is_comment(cue, i, is_past, is_whole, lead) {
                    return i;
                }
            }
            i += 1;
        }
        self.end
    }

    /// `noted results: Smith said, “…”`: another speaks behind the colon.
    fn begins_cue(&self, at: usize) -> bool {
        (self.cues.iter())
            .any(|cue| cue.group.first == at && matches!(cue.after.content, Some((_, Lead::Mark))))
    }

    /// Whether a joined cue reports too little to count: `calling for help`.
    fn is_thin(&self, cue: &Cue) -> bool {
        let Some((first, Lead::Phrase)) = cue.after.content.filter(|_| cue.is_joined) else {
            return false;
        };
        let phrase = Phrase {
            first,
            end: self.end,
        };
        !self.is_long(phrase)
            && !self
                .regions
                .iter()
                .any(|region| region.open as usize >= first)
    }

    /// Whether the main verb of the sentence is to come: `the claim that …`,
    /// `groups claiming …`.
    fn is_in_subject(&self, cue: usize) -> bool {
        let cue = &self.cues[cue];
        let first = match cue.rule {
            QuotationRule::Noun => cue.group.first,
            _ if self.page.text(cue.verb.first).ends_with("ing") => {
                match cue.speaker.filter(|speaker| speaker.end == cue.verb.first) {
                    Some(speaker) => speaker.first,
                    None => return false,
                }
            }
            _ => return false,
        };
        first == self.sentence_floor(first)
    }

    /// One past a verb with its auxiliaries: `had been told`.
    fn verb_group_end(&self, at: usize) -> usize {
        let page = self.page;
        let mut end = at;
        while page.has(end, classes::AUXILIARY | classes::ADVERB) {
            end += 1;
        }
        // One full verb closes the group.
        if end == at
            || page.is_finite(end)
            || page.text(end).ends_with("en")
            || page.text(end).ends_with("ing")
        {
            end += 1;
        }
        end
    }

    /// A cue inside `While X says …, `.
    pub fn subordinate(&self, first: usize) -> bool {
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

    pub fn opens_main(&self, at: usize) -> bool {
        let page = self.page;
        at < self.end
            && !page.has(
                at,
                classes::COORDINATOR | classes::RELATIVE | classes::PREPOSITION,
            )
            && !page.text(at).ends_with("ing")
    }

    /// Whether what is behind the comma is the writer's own.
    pub fn is_comment(
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
        let is_gerund = (self.cues[cue].after.content)
            .is_some_and(|(content, _)| page.text(content).ends_with("ing"));
        if lead == Lead::Phrase
            && !is_gerund
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
    pub fn end_before(&self, cue: usize, other: usize, i: usize, lead: Lead) -> Option<usize> {
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
            let is_by = matches!(
                page.text(before),
                "by" | "in" | "while" | "before" | "after"
            );
            let from = if page.has(i, classes::COORDINATOR) {
                i
            } else if connects || is_by {
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
        // `said X, “…,” Reuters reported`.
        if let Some(region) = self.region_at(before)
            && page.is(self.regions[region].close as usize - 1, ",")
            && (other.rule == QuotationRule::VerbAfter || other.after.content.is_none())
        {
            return Some(i);
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
            other.after.content?;
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

/// `without giving details`: what the one who speaks keeps back.
fn is_withheld(word: &str) -> bool {
    matches!(
        word,
        "elaborating"
            | "giving"
            | "providing"
            | "offering"
            | "citing"
            | "specifying"
            | "explaining"
            | "naming"
            | "presenting"
            | "identifying"
    )
}
