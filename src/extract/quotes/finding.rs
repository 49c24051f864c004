//! Finds the cues of a unit: verbs, `according to`, nouns, `reportedly`.

use super::adjuncts;
use super::after::After;
use super::classes;
use super::cue::Cue;
use super::phrases::{self, Phrase};
use super::scene::Scene;
use crate::extract::QuotationRule;

/// Most cues of one unit.
pub const MAX_CUES: usize = 64;

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
                (self.quoted(at))
                    .or_else(|| self.citing_words(at))
                    .or_else(|| self.citing(at))
            } else if class & classes::QUOTES != 0 {
                self.quoted(at).or_else(|| self.cited_words(at))
            } else if page.is(at, "Per") && self.cites_text(at) {
                self.according_to(at, at + 1)
            } else if matches!(page.text(at), "as" | "As" | "per" | "via") {
                self.relaying(at)
            } else if class & classes::ACCORDING != 0 && page.is(at + 1, "to") {
                self.according_to(at, at + 2)
            } else if class & classes::VERB != 0
                && (page.mention_at(at).is_none() || self.opens_before_name(at))
            {
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
        self.unled();
        self.signed();
        if self.is_headline {
            self.headline();
        }
    }

    /// Whether `Per` opens a sentence and names a text or a medium.
    fn cites_text(&self, at: usize) -> bool {
        let page = self.page;
        let source = phrases::phrase_from(page, at + 1, self.end);
        page.token(at).opens_sentence
            && source.is_some_and(|source| {
                (source.first..source.end)
                    .take_while(|at| !page.is(*at, "of"))
                    .any(|at| {
                        page.has(at, classes::DOCUMENT)
                            || page
                                .mention_at(at)
                                .is_some_and(|number| page.is_medium(number))
                    })
            })
    }

    /// `according to X`, `Per X`: the source begins at `first`.
    pub fn according_to(&mut self, at: usize, first: usize) -> Option<usize> {
        let page = self.page;
        // `according to a March 14 press release`.
        let dated = page.has(first, classes::DETERMINER) && page.time_at(first + 1).is_some();
        let from = if dated {
            page.time_end(first + 1)
        } else {
            first
        };
        let mut phrase = phrases::phrase_from(page, from, self.end)
            .or_else(|| phrases::phrase_from(page, first, self.end))?;
        // `according to plan`, `according to their ability`.
        let is_theirs = matches!(page.text(first), "his" | "her" | "its" | "their" | "your");
        if phrase.end == first + 1 + usize::from(is_theirs)
            && page.has(phrase.end - 1, classes::MEASURE)
        {
            return None;
        }
        // `according to media reports`: no verb.
        let is_noun = page.has(phrase.end, classes::DOCUMENT)
            && page.mention_at(phrase.end - 1).is_none()
            && page.is_finite(phrase.end);
        phrase.end += usize::from(is_noun);
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
        // `according to a statement released by his family`.
        let mut author = None;
        let is_issued = matches!(
            page.text(phrase.end),
            "released"
                | "issued"
                | "made"
                | "posted"
                | "written"
                | "sent"
                | "signed"
                | "read"
                | "published"
                | "conducted"
                | "compiled"
                | "prepared"
        );
        let mut by = phrase.end + usize::from(is_issued);
        if !page.is(by, "by") && (is_issued || page.time_at(by).is_some() || page.is(by, "on")) {
            by = adjuncts::adjunct(page, by, self.end, &mut After::default()).unwrap_or(by);
        }
        if by > phrase.end
            && page.is(by, "by")
            && page.has(phrase.end - 1, classes::DOCUMENT)
            && let Some(by) = phrases::phrase_from(page, by + 1, self.end)
        {
            author = Some(by);
        }
        phrase = self.with_list(phrase);
        // `according to facts heard in court`.
        let is_body = page.has(phrase.end - 1, classes::VOICE);
        let is_participle = !is_body && page.text(phrase.end).ends_with("ed")
            || matches!(
                page.text(phrase.end),
                "heard" | "given" | "seen" | "shown" | "made"
            );
        if author.is_none()
            && is_participle
            && matches!(page.text(phrase.end + 1), "in" | "by" | "on" | "at" | "to")
            && let Some(more) = phrases::phrase_from(page, phrase.end + 2, self.end)
        {
            phrase.end = more.end;
        }
        // `according to Reuters and NBC`.
        if page.is(phrase.end, "and")
            && page.mention_at(phrase.end - 1).is_some()
            && page.mention_at(phrase.end + 1).is_some()
            && let Some(more) = phrases::phrase_from(page, phrase.end + 1, self.end)
            && (more.end >= self.end || page.is(more.end, ","))
        {
            phrase.end = more.end;
        }
        let mut cue = Cue::new(
            Phrase {
                first: at,
                end: first,
            },
            QuotationRule::Preposition,
        );
        cue.speaker = Some(phrase);
        cue.author = author;
        let mut end = author.map_or(phrase.end, |author| author.end);
        // `according to X in March`.
        let mut when = After::default();
        if let Some(next) = adjuncts::adjunct(page, end, self.end, &mut when)
            && when.time.is_some()
        {
            end = next;
        }
        cue.group = Phrase { first: at, end };
        adjuncts::note(page, phrase, &mut cue.after);
        cue.after.place = None;
        cue.after.teller = None;
        cue.after.end = end;
        self.cues.push(cue);
        Some(end)
    }
}
