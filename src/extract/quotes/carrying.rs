//! What goes on from sentence to sentence.

use super::page::Unit;
use super::scene::Scene;
use super::telling::{Teller, Told, is_same, push};
use crate::extract::{Medium, Voice, VoiceKind, VoiceReason};

impl Teller<'_, '_> {
    /// Goes on with who passed words on before: from the same letter, or where
    /// the same one `also said`.
    pub fn carry(
        &self,
        scene: &Scene<'_, '_>,
        at: usize,
        chain: &mut Vec<Voice>,
        medium: &mut Option<(Medium, Option<u32>)>,
    ) {
        let page = self.page;
        let cue = &scene.cues[at];
        let Some(speaker) = chain.first().copied() else {
            return;
        };
        let same = |told: &Told| {
            told.chain
                .first()
                .is_some_and(|other| is_same(page, other, &speaker))
        };
        let noun = medium.and_then(|(_, noun)| noun);
        let verb = page.text(cue.verb.first);
        let goes_on = matches!(
            verb,
            "added" | "adds" | "adding" | "continued" | "continues" | "reiterated"
        ) || (cue.group.first..cue.verb.first)
            .any(|word| matches!(page.text(word), "also" | "further" | "additionally"))
            || speaker.why == VoiceReason::Pronoun
                && self
                    .last
                    .as_ref()
                    .is_some_and(|last| last.block == self.block && last.told.is_told_to);
        if let Some(last) = &self.last
            && goes_on
            && medium.is_none()
            && same(&last.told)
            && self.block - last.block <= 1
        {
            for voice in last.told.chain.iter().skip(1) {
                push(
                    chain,
                    Voice {
                        why: VoiceReason::Carried,
                        ..*voice
                    },
                );
            }
            *medium = last.told.medium;
            return;
        }
        let is_definite = medium.is_some_and(|(medium, _)| {
            medium.span.of(page.tokens.text).starts_with("the ")
                || medium.span.of(page.tokens.text).starts_with("his ")
                || medium.span.of(page.tokens.text).starts_with("her ")
        });
        if let Some(noun) = noun.filter(|_| is_definite) {
            let letter = self.letters.iter().rev().find(|told| {
                same(told) && told.medium.is_some_and(|(_, other)| other == Some(noun))
            });
            if let Some(told) = letter {
                for voice in told.chain.iter().skip(1) {
                    push(
                        chain,
                        Voice {
                            why: VoiceReason::Carried,
                            ..*voice
                        },
                    );
                }
            }
        }
    }

    /// What marked words without a cue are told by.
    pub fn continued(&self, unit: Unit) -> Told {
        let near = self
            .last
            .as_ref()
            .filter(|last| self.block - last.block <= 1);
        let near = near.filter(|last| last.is_marked || last.end == unit.first);
        if let Some((subject, end)) = self.subject
            && end == unit.first
            && !self.goes_on(unit)
        {
            return Told::by(self.voices.voice(subject), 55);
        }
        match near {
            Some(last) => {
                let mut told = last.told.clone();
                for voice in &mut told.chain {
                    if voice.why != VoiceReason::Publisher {
                        voice.why = VoiceReason::Continued;
                    }
                }
                told.confidence = 75;
                told
            }
            None => Told {
                chain: Vec::new(),
                ..Told::by(
                    Voice {
                        span: None,
                        entity: None,
                        antecedent: None,
                        kind: VoiceKind::Unnamed,
                        why: VoiceReason::Continued,
                    },
                    40,
                )
            },
        }
    }

    /// Whether the words of `unit`, all in marks, go on from what was told last.
    pub fn may_continue(&self, unit: Unit) -> bool {
        self.goes_on(unit)
            || (self.subject).is_some_and(|(subject, end)| {
                end == unit.first
                    && (end > 0 && self.page.is(end - 1, ":")
                        || (subject.first..subject.end).any(|at| {
                            self.page
                                .mention_at(at)
                                .is_some_and(|number| self.page.is_person(number))
                        }))
            })
            || self
                .last
                .as_ref()
                .is_some_and(|last| last.is_marked && self.block - last.block <= 1)
    }

    /// Whether marked words were told in this paragraph.
    pub fn speaks_here(&self) -> bool {
        (self.last.as_ref()).is_some_and(|last| last.is_marked && last.block == self.block)
    }

    /// Whether the last words told stood right before `unit`.
    pub fn follows(&self, unit: Unit) -> bool {
        self.last
            .as_ref()
            .is_some_and(|last| last.end == unit.first)
    }

    /// Whether marked words stood right before `unit`.
    pub fn goes_on(&self, unit: Unit) -> bool {
        self.last.as_ref().is_some_and(|last| {
            last.end == unit.first
                && (last.block == self.block
                    || last.is_open
                    || last.is_marked && self.block - last.block <= 1)
        })
    }
}
