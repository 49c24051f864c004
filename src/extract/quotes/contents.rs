//! The reported words of each cue.

use super::after::Lead;
use super::classes;
use super::cue::Cue;
use super::lexicon::pattern;
use super::phrases::Phrase;
use super::scene::Scene;
use crate::extract::QuotationRule;

impl Scene<'_, '_> {
    /// Gives every cue its contents.
    pub fn find_contents(&mut self) {
        let is_adverb = |cue: &Cue| {
            cue.is_agentless
                && cue.rule == QuotationRule::VerbAfter
                && cue.after.content.is_none()
                && cue.contents.is_empty()
        };
        for at in 0..self.cues.len() {
            if is_adverb(&self.cues[at]) || self.relays(at) {
                continue;
            }
            // `“…,” X told those gathered to watch`: the words stand before it.
            let is_told = matches!(self.cues[at].after.content, Some((_, Lead::Infinitive)))
                && group_closes(self, &self.cues[at]);
            if is_told {
                self.cues[at].after.content = None;
            }
            if let Some((content, lead)) = self.cues[at].after.content {
                // `said “three terrorists” were killed`: the clause goes on.
                let goes_on = lead == Lead::Mark
                    && !self.is_gap_name(at)
                    && !matches!(self.page.text(content.saturating_sub(1)), "," | ":")
                    && self.region_at(content).is_some_and(|region| {
                        let close = self.regions[region].close as usize;
                        self.page.is_finite(close + 1)
                    });
                let lead = if goes_on { Lead::Clause } else { lead };
                let lead = if lead == Lead::Clause && self.is_bare_phrase(at, content) {
                    Lead::Phrase
                } else {
                    lead
                };
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
        // What others report needs no `reportedly`.
        for at in 0..self.cues.len() {
            if is_adverb(&self.cues[at]) {
                self.adverb_content(at);
            }
        }
    }

    /// `…, Reuters reported the governor said`: the first cue passes on what the
    /// second closes.
    fn relays(&mut self, at: usize) -> bool {
        let Some((content, Lead::Clause | Lead::That)) = self.cues[at].after.content else {
            return false;
        };
        let first = self.cues[at].group.first;
        if first == self.unit.first || !self.page.is(first - 1, ",") {
            return false;
        }
        let inner = self.cues.iter().position(|other| {
            let tells = (self.page.verb(other.verb.first))
                .is_some_and(|(verb, _)| verb.patterns & pattern::ZERO != 0);
            tells
                && other.group.first == content
                && other.group.end >= self.end
                && other.after.content.is_none()
                && !other.is_joined
        });
        let Some(inner) = inner else { return false };
        let outer = self.cues[at].clone();
        let cue = &mut self.cues[inner];
        cue.tellers.extend(outer.speaker);
        cue.group.first = outer.group.first;
        self.cues[at].after.content = None;
        self.cues[at].is_joined = true;
        true
    }

    /// Whether no clause but a noun phrase stands behind a verb that takes both.
    pub fn is_bare_phrase(&self, at: usize, content: usize) -> bool {
        let takes = self
            .page
            .verb(self.cues[at].verb.first)
            .is_some_and(|(verb, _)| verb.patterns & pattern::PHRASE != 0);
        takes && !self.opens(content) && !self.opens_clause(content)
    }

    /// Whether a clause begins at `first`: with a verb before its first comma, or
    /// behind commas that set something apart: `the man, who was ill, died`.
    fn opens_clause(&self, first: usize) -> bool {
        let page = self.page;
        let limit = self.end.min(first + 40);
        let mut end = self.comma_from(first, limit).unwrap_or(limit);
        if self.has_main_verb(Phrase { first, end }) {
            return true;
        }
        for _ in 0..3 {
            let Some(comma) = self.comma_from(end + 1, limit) else {
                break;
            };
            let is_aside =
                !page.has(end + 1, classes::COORDINATOR) && page.is_plain_finite(comma + 1);
            if is_aside {
                return true;
            }
            end = comma;
        }
        false
    }

    /// `“…,” X said, “…”` has words before it beside those behind.
    pub fn may_stand_inside(&self, at: usize) -> bool {
        let cue = &self.cues[at];
        let closes = group_closes(self, cue);
        closes && matches!(cue.after.content, Some((_, Lead::Mark)))
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
