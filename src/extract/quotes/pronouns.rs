//! Whom a pronoun means as one who speaks.

use super::phrases::Phrase;
use super::voices::{Spoke, Voices, stands_for};
use crate::extract::who::{Gender, PersonName};
use crate::extract::{EntityType, Voice, VoiceKind, VoiceReason};
use crate::text::Span;

impl Voices<'_, '_> {
    /// Who is meant by a phrase that is the subject of words told to `listener`.
    pub fn speaker(&self, phrase: Phrase, listener: Option<u32>) -> Voice {
        let voice = self.voice(phrase);
        if voice.why != VoiceReason::Pronoun || voice.entity.is_none() || voice.entity != listener {
            return voice;
        }
        // `In an interview with Dawn, she said`: not Dawn; the person before.
        let start = self.page.token(phrase.first).span.start;
        let facts = self.page.facts;
        let until = facts
            .mentions
            .partition_point(|mention| mention.span.start < start);
        let is_she = self.page.text(phrase.first).eq_ignore_ascii_case("she");
        let is_other = |entity: u32| {
            let known = facts.entities.get(entity as usize);
            known.is_some_and(|known| {
                let gender = PersonName::parse(&known.name).gender();
                known.entity_type == EntityType::Person
                    && gender.is_none_or(|gender| (gender == Gender::Female) == is_she)
            }) && Some(entity) != listener
        };
        let before = facts.mentions[..until].iter().rev().take(64);
        let earlier: Vec<u32> = before
            .map(|mention| mention.entity)
            .filter(|entity| is_other(*entity))
            .collect();
        // Whom the sentence before is about, not `the murder of Jones`.
        let sentence = self.sentence_start(phrase.first);
        let about = |mention: &&crate::extract::Mention| {
            let first = self
                .page
                .tokens
                .tokens
                .partition_point(|token| token.span.start < mention.span.start);
            let from = first.saturating_sub(4);
            let is_led = (from..first).any(|at| self.page.has(at, super::classes::PREPOSITION));
            mention.span.start >= sentence && is_other(mention.entity) && !is_led
        };
        let from = until.saturating_sub(64);
        if let Some(mention) = facts.mentions[from..until].iter().find(about) {
            return Voice {
                entity: Some(mention.entity),
                ..voice
            };
        }
        let often = |entity: u32| earlier.iter().filter(|other| **other == entity).count();
        let entity = earlier.iter().rev().copied();
        let entity = entity.max_by_key(|entity| often(*entity));
        Voice { entity, ..voice }
    }

    /// The person who spoke last, where the words may mean them: `the professor
    /// added`.
    pub fn spoke_last(&self) -> Option<Voice> {
        let last = self.spoke.last()?.voice;
        let entity = self.page.facts.entities.get(last.entity? as usize)?;
        (entity.entity_type == EntityType::Person).then_some(last)
    }

    /// The last person but `other` who spoke and whom a pronoun fits.
    pub fn spoke_as(&self, pronoun: usize, other: Option<u32>) -> Option<Voice> {
        let facts = self.page.facts;
        let is_person = |entity: u32| {
            (facts.entities.get(entity as usize))
                .is_some_and(|entity| entity.entity_type == EntityType::Person)
        };
        self.spoke
            .iter()
            .rev()
            .take(8)
            .find(|spoke| {
                let entity = spoke.voice.entity;
                entity != other && entity.is_some_and(is_person) && self.fits(pronoun, spoke)
            })
            .map(|spoke| spoke.voice)
    }

    /// Whether a pronoun may mean a person who spoke: the one is not `he` where
    /// the other was `she`.
    pub fn may_mean(&self, pronoun: &Voice, spoke: &Voice) -> bool {
        let text = self.page.tokens.text;
        let word = |voice: &Voice| {
            voice
                .span
                .map_or(String::new(), |span| span.of(text).to_lowercase())
        };
        let (one, other) = (word(pronoun), word(spoke));
        let is_person = spoke.entity.is_some_and(|entity| {
            self.page.facts.entities[entity as usize].entity_type == EntityType::Person
        });
        let gendered = ["he", "she"];
        is_person
            && gendered.contains(&one.as_str())
            && (one == other || !gendered.contains(&other.as_str()))
    }

    pub fn pronoun(&self, at: usize, span: Span) -> Voice {
        let page = self.page;
        let reference = self.reference_at(span.start);
        let word = page.text(at).to_lowercase();
        let last = |wanted: &dyn Fn(&Spoke) -> bool| {
            self.spoke
                .iter()
                .rev()
                .take(8)
                .find(|spoke| wanted(spoke))
                .map(|spoke| spoke.voice)
        };
        let is_person = |spoke: &Spoke| {
            spoke.voice.entity.is_some_and(|entity| {
                page.facts.entities[entity as usize].entity_type == EntityType::Person
            })
        };
        let found = match word.as_str() {
            "he" | "she" | "him" | "her" => self
                .spoke_since(reference, span)
                .or_else(|| self.goes_on_speaking(at))
                .or_else(|| {
                    reference.map(|reference| Voice {
                        span: Some(span),
                        entity: Some(reference.entity),
                        antecedent: None,
                        kind: self.kind_of(reference.entity),
                        why: VoiceReason::Pronoun,
                    })
                })
                .or_else(|| self.person_before(at))
                .or_else(|| last(&|spoke: &Spoke| is_person(spoke) && self.fits(at, spoke)))
                .or_else(|| {
                    last(&|spoke: &Spoke| {
                        let last_word = spoke
                            .voice
                            .span
                            .and_then(|span| span.of(page.tokens.text).rsplit(' ').next());
                        spoke.voice.entity.is_none()
                            && !spoke.is_plural
                            && !matches!(spoke.voice.kind, VoiceKind::Document | VoiceKind::Media)
                            && !last_word.is_some_and(|word| page.is_office(word))
                    })
                }),
            "they" | "them" => last(&|spoke: &Spoke| {
                spoke.is_plural || spoke.voice.entity.is_none() || !is_person(spoke)
            })
            .or_else(|| self.group_before(at)),
            "it" => self
                .body_before(at)
                .or_else(|| self.group_before(at))
                .or_else(|| last(&|spoke| spoke.voice.entity.is_some() && !is_person(spoke))),
            _ => None,
        };
        match found {
            Some(voice) => Voice {
                why: VoiceReason::Pronoun,
                ..stands_for(voice, span)
            },
            None => Voice {
                span: Some(span),
                entity: None,
                antecedent: None,
                kind: VoiceKind::Unnamed,
                why: VoiceReason::Pronoun,
            },
        }
    }
}
