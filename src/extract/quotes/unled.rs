//! Marked words that no verb leads to: `Trump responded: “…”`.

use super::after::Lead;
use super::classes;
use super::cue::Cue;
use super::finding::MAX_CUES;
use super::phrases::{self, Phrase};
use super::scene::Scene;
use crate::extract::QuotationRule;

/// Words from which on marked words behind a comma are somebody's sentence.
const MIN_SENTENCE: usize = 5;

/// Most tokens behind a dash that say who speaks.
const MAX_SIGNATURE: usize = 16;

impl Scene<'_, '_> {
    /// `Trump responded: “…”`, `Trump defended it, “…”`: marked words that no verb
    /// leads to are the subject's.
    pub fn unled(&mut self) {
        let page = self.page;
        for region in 0..self.regions.len() {
            let open = self.regions[region].open as usize;
            let Some(colon) = open
                .checked_sub(1)
                .filter(|at| *at > self.unit.first && self.leads_alone(*at, region))
            else {
                continue;
            };
            let is_led = self.cues.iter().any(|cue| {
                cue.after
                    .content
                    .is_some_and(|(content, _)| content == open)
            });
            // `…: “…,” wrote X`.
            let close = self.regions[region].close as usize;
            let is_told = (self.cues.iter()).any(|cue| {
                cue.rule == QuotationRule::VerbAfter
                    && (close + 1..=close + 2).contains(&cue.group.first)
            });
            if is_led || is_told || self.cues.len() >= MAX_CUES {
                continue;
            }
            let floor = self.sentence_floor(colon);
            // `According to X, the law was bad: “…”`; `told X the law was bad: “…”`.
            let shares = self.cues.iter().position(|other| {
                let reports =
                    other.after.content.is_some() || other.rule == QuotationRule::Preposition;
                reports
                    && other.speaker.is_some()
                    && other.group.end <= colon
                    && other.group.first >= floor
            });
            let subject = self.sentence_subject(floor, colon);
            let shared = shares.and_then(|shared| self.cues[shared].speaker);
            let Some(mut speaker) = subject.or(shared) else {
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
            // `The palace issued a statement from the king: “…”`.
            let issuer = self
                .sentence_subject(floor, colon)
                .filter(|issuer| issuer.first != speaker.first && self.names_speaker(*issuer));
            let names = medium.is_some()
                || shares.is_some()
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
                cue.shares = shares;
                cue.speaker = cue.shares.is_none().then_some(speaker);
                if cue.shares.is_none() {
                    cue.tellers.extend(issuer);
                }
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

    /// `“…” — Jane Smith, the mayor`: who speaks stands behind a dash.
    pub fn signed(&mut self) {
        let page = self.page;
        let Some(region) = self.regions.last().filter(|region| region.is_closed) else {
            return;
        };
        let dash = region.close as usize + 1;
        let is_dash = matches!(page.text(dash), "—" | "–" | "-");
        if !is_dash || !self.cues.is_empty() || region.open as usize != self.unit.first {
            return;
        }
        let Some(speaker) = phrases::phrase_from(page, dash + 1, self.end) else {
            return;
        };
        let is_short = self.end - dash <= MAX_SIGNATURE
            && (dash + 1..self.end).all(|at| !page.is_plain_finite(at));
        if !is_short || !self.names_speaker(speaker) {
            return;
        }
        let words = Phrase {
            first: region.open as usize,
            end: dash,
        };
        let verb = Phrase {
            first: dash,
            end: dash + 1,
        };
        let mut cue = Cue::new(verb, QuotationRule::VerbAfter);
        cue.speaker = Some(speaker);
        cue.group.end = self.end;
        cue.after.end = self.end;
        cue.contents.push((words, Lead::Mark));
        cue.is_joined = true;
        self.cues.push(cue);
    }

    /// Whether a colon, or a comma before whole sentences, leads to marked words.
    fn leads_alone(&self, at: usize, region: usize) -> bool {
        let page = self.page;
        if page.is(at, ":") {
            let close = self.regions[region].close as usize;
            let is_named = self.is_title(region) && page.is_finite(close + 1);
            return !is_named && !self.is_in_name(at + 1);
        }
        let words = self.inside(region);
        let closes = words.end + 2 >= self.unit.end && region + 1 == self.regions.len();
        page.is(at, ",")
            && closes
            && self.n_words(words) >= MIN_SENTENCE
            && (page.is_capital(words.first) || page.is(words.first, "["))
            && (words.first..words.end).any(|at| page.is_finite(at))
            && !self.is_title(region)
    }
}
