//! Who speaks where a headline says so: `Spokesman: …`.

use super::after::Lead;
use super::classes;
use super::cue::Cue;
use super::phrases::Phrase;
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
}
