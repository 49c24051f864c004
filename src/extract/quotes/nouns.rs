//! Nouns that report: `the claim that …`, `demands for …`, `issued a warning against …`.

use super::after::Lead;
use super::classes;
use super::cue::Cue;
use super::phrases::{self, Phrase};
use super::preceding;
use super::scene::Scene;
use crate::extract::{Case, QuotationRule, SpeechAct, TokenKind};

/// Most words between a noun and whose it is.
const MAX_BETWEEN: usize = 4;

impl Scene<'_, '_> {
    /// `the claim that …`, `a statement saying`, `his promise to …`.
    pub fn noun_cue(&mut self, at: usize) -> Option<usize> {
        let page = self.page;
        let act = page.word(at).claim?;
        if page.token(at).case != Case::Lower {
            return None;
        }
        let mut lead = at + 1;
        // `an announcement by the bank that …`.
        let mut author = None;
        if matches!(page.text(lead), "by" | "from")
            && let Some(by) = phrases::phrase_from(page, lead + 1, self.end)
        {
            author = Some(by);
            lead = by.end;
        }
        let content = self.noun_content(act, lead)?;
        let mut cue = Cue::new(
            Phrase {
                first: at,
                end: at + 1,
            },
            QuotationRule::Noun,
        );
        cue.act = act;
        cue.is_loaded = matches!(act, SpeechAct::Claim | SpeechAct::Accuse | SpeechAct::Admit);
        let is_claim = content.1 == Lead::That;
        cue.speaker = author;
        if author.is_none() && !self.find_owner(&mut cue, is_claim) {
            return None;
        }
        cue.group = Phrase {
            first: cue.speaker.map_or(at, |speaker| speaker.first.min(at)),
            end: lead,
        };
        cue.after.content = Some(content);
        cue.after.end = content.0;
        self.cues.push(cue);
        Some(content.0)
    }

    /// Where the words begin that a noun reports, from its preposition or `that`.
    fn noun_content(&self, act: SpeechAct, at: usize) -> Option<(usize, Lead)> {
        let page = self.page;
        let next = at + 1;
        if page.has(at, classes::THAT) {
            // `the statement that was posted`: a relative clause.
            let is_relative = page.is_finite(next) || page.has(next, classes::AUXILIARY);
            return (!is_relative).then_some((next, Lead::That));
        }
        let leads = match (page.text(at), act) {
            ("for", SpeechAct::Demand) => true,
            ("against" | "of" | "about", SpeechAct::Warn) => true,
            ("to", SpeechAct::Demand | SpeechAct::Promise | SpeechAct::Warn) => {
                let is_verb = page.is_word(next)
                    && page.token(next).case == Case::Lower
                    && !page.has(next, classes::DETERMINER | classes::OBJECT | classes::VOICE);
                return is_verb.then_some((at, Lead::Infinitive));
            }
            _ => false,
        };
        leads.then_some((next, Lead::Phrase))
    }

    /// Finds whose words a noun reports: `Trump's claim`, `his claim`, `made the
    /// claim`; where it `is_claim`, rumours are nobody's.
    fn find_owner(&self, cue: &mut Cue, is_claim: bool) -> bool {
        let page = self.page;
        let at = cue.verb.first;
        let floor = self.floor(at);
        let mut first = at;
        while first > floor
            && page.is_word(first - 1)
            && !page.has(
                first - 1,
                classes::DETERMINER | classes::PREPOSITION | classes::VERB,
            )
            && !is_light(page.text(first - 1))
            && page.mention_at(first - 1).is_none()
            && at - first < MAX_BETWEEN
        {
            first -= 1;
        }
        let Some(before) = first.checked_sub(1).filter(|before| *before >= floor) else {
            cue.is_agentless = true;
            return is_claim && is_rumour(page.text(at));
        };
        let owner = page.text(before).to_lowercase();
        // A call is heard only where somebody makes it: `renewed its call for`.
        let is_call = matches!(page.text(at), "call" | "calls");
        if is_call && !(before.saturating_sub(2)..=before).any(|verb| is_light(page.text(verb))) {
            return false;
        }
        if page.token(before).kind == TokenKind::Possessive {
            cue.speaker = preceding::phrase_before(page, before, floor).map(|owner| {
                // `accede to the protesters' demands`: behind the preposition.
                let mut first = owner.first;
                for at in owner.first..owner.end {
                    if page.has(at, classes::PREPOSITION) && !page.is(at, "of") {
                        first = at + 1;
                    }
                }
                Phrase { first, ..owner }
            });
            return true;
        }
        if matches!(owner.as_str(), "his" | "her" | "their" | "its") {
            cue.speaker = Some(Phrase {
                first: before,
                end: first,
            });
            return true;
        }
        // `issued warnings`, `made a strong plea`.
        let verb = if page.has(before, classes::DETERMINER) {
            before.checked_sub(1).filter(|verb| *verb > floor)
        } else {
            Some(before).filter(|verb| *verb > floor)
        };
        if let Some(verb) = verb.filter(|verb| is_light(page.text(*verb))) {
            let start = self.verb_start(verb, floor);
            cue.speaker = preceding::phrase_before(page, start, floor)
                .or_else(|| self.sentence_subject(floor, start));
            cue.after.end = verb;
            return cue.speaker.is_some();
        }
        if !is_claim {
            return false;
        }
        if is_rumour(page.text(at)) {
            cue.is_agentless = true;
            return true;
        }
        owner != "the" && first != at
    }
}

/// A verb that adds nothing to the noun behind it: `issued a warning`.
fn is_light(verb: &str) -> bool {
    matches!(
        verb,
        "issued"
            | "issues"
            | "issuing"
            | "made"
            | "makes"
            | "making"
            | "gave"
            | "gives"
            | "giving"
            | "repeated"
            | "repeats"
            | "renewed"
            | "renews"
            | "reiterated"
            | "raised"
            | "delivered"
            | "sent"
            | "released"
            | "voiced"
    )
}

/// What is told by nobody in particular.
fn is_rumour(noun: &str) -> bool {
    matches!(
        noun,
        "reports"
            | "claims"
            | "claim"
            | "allegation"
            | "allegations"
            | "accusation"
            | "accusations"
            | "rumours"
            | "rumors"
            | "suggestions"
    )
}
