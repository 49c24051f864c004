//! Who speaks where a colon says so: `Spokesman: …`, `Trump responded: “…”`.

use super::after::Lead;
use super::classes;
use super::cue::Cue;
use super::finding::MAX_CUES;
use super::phrases::{self, Phrase};
use super::scene::Scene;
use crate::extract::{EntityType, QuotationRule};

impl Scene<'_, '_> {
    /// `Spokesman: airstrikes weaken …`; `…: spokesman`.
    pub fn headline(&mut self) {
        let page = self.page;
        let (first, end) = (self.unit.first, self.end);
        let Some(colon) =
            (first..end).find(|at| page.is(*at, ":") && self.region_at(*at).is_none())
        else {
            return;
        };
        let speaks = |phrase: Phrase| {
            let last = phrase.end - 1;
            phrase.first < phrase.end
                && phrase.end - phrase.first <= 5
                && (page.has(last, classes::VOICE)
                    || page.mention_at(last).is_some_and(|number| {
                        page.mention(number).entity_type != EntityType::Place
                    }))
                && (phrase.first..phrase.end).all(|at| !page.is_finite(at))
        };
        let (left, right) = (
            Phrase { first, end: colon },
            Phrase {
                first: colon + 1,
                end,
            },
        );
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
        let mut cue = Cue::new(
            Phrase {
                first: colon,
                end: colon + 1,
            },
            rule,
        );
        cue.speaker = Some(speaker);
        cue.is_joined = true;
        cue.group = Phrase {
            first: speaker.first.min(colon),
            end: speaker.end.max(colon + 1),
        };
        cue.contents.push((words, Lead::Colon));
        self.cues.push(cue);
    }

    /// `Trump responded: “…”`: marked words behind a colon are the subject's.
    pub fn colons(&mut self) {
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
            // `The palace issued a statement from the king: “…”`.
            let issuer = self
                .sentence_subject(floor, colon)
                .filter(|issuer| issuer.first != speaker.first && self.names_speaker(*issuer));
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
                // `told X the law was bad: “…”`: whoever has just spoken.
                cue.shares = self.cues.iter().position(|other| {
                    other.speaker.is_some()
                        && other.group.end <= colon
                        && other.after.content.is_some()
                        && other.group.first >= floor
                });
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
}
