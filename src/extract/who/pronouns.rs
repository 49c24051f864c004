//! Whom `he` and `she` mean.

use super::lists::Gender;
use super::references::Finder;
use super::roles;
use crate::extract::{EntityType, Reference, ReferenceKind, ReferenceReason};
use crate::text::Order;

/// Most names before a pronoun that are looked at.
const MAX_MENTIONS: usize = 64;

impl Finder<'_> {
    /// Whom the pronoun at this token means: of the persons of its gender in
    /// this sentence and the one before, the only one, else the subject.
    pub fn pronoun(&mut self, at: usize, gender: Gender) -> Option<Reference> {
        let span = self.tokens.tokens[at].span;
        self.catch_up(span.start);
        let known = |entity: u32| self.genders.get(entity as usize).copied().flatten();
        // Persons of this sentence and the one before, the nearest first, each
        // with whether it stands as a subject does.
        let mut here: Vec<(u32, bool)> = Vec::new();
        let mut before: Vec<(u32, bool)> = Vec::new();
        for (place, mention) in self.mentions[..self.next_mention]
            .iter()
            .enumerate()
            .rev()
            .take(MAX_MENTIONS)
        {
            if mention.span.start < self.sentence_before {
                break;
            }
            let fits = known(mention.entity).is_none_or(|known| known == gender);
            if mention.entity_type == EntityType::Person && fits {
                let list = if mention.span.start >= self.sentence {
                    &mut here
                } else {
                    &mut before
                };
                list.push((mention.entity, self.is_subject(place)));
            }
        }
        // A pronoun goes on with whom the one before it meant.
        let goes_on = self
            .last_pronoun
            .filter(|(_, known, start)| *known == gender && *start >= self.sentence_before);
        let mut all: Vec<u32> = here
            .iter()
            .chain(&before)
            .map(|(entity, _)| *entity)
            .collect();
        all.order();
        all.dedup();
        // Of several subjects one whose gender is known.
        let subject = |list: &[(u32, bool)]| {
            let subjects = || list.iter().filter(|(_, is_subject)| *is_subject);
            subjects()
                .find(|(entity, _)| known(*entity).is_some())
                .or_else(|| subjects().next())
                .map(|(entity, _)| *entity)
        };
        // A name of unknown gender that is no subject is no rival.
        let is_weak = |entity: u32| {
            known(entity).is_none()
                && here.is_empty()
                && before.iter().all(|(_, is_subject)| !is_subject)
        };
        // Of the sentence before, whom it began with.
        let first_subject = || {
            let subjects = || before.iter().rev().filter(|(_, is_subject)| *is_subject);
            subjects()
                .find(|(entity, _)| known(*entity).is_some())
                .or_else(|| subjects().next())
                .map(|(entity, _)| *entity)
        };
        let (entity, confidence, why) = match all.as_slice() {
            [] => goes_on.map(|(entity, ..)| (entity, 68, ReferenceReason::Subject))?,
            [one] if goes_on.is_some() && is_weak(*one) => {
                let (entity, ..) = goes_on?;
                (entity, 64, ReferenceReason::Subject)
            }
            [one] => {
                let differs = goes_on.is_some_and(|(entity, ..)| entity != *one) && here.is_empty();
                let confidence = if known(*one).is_some() { 90 } else { 78 };
                (
                    *one,
                    if differs { 60 } else { confidence },
                    ReferenceReason::OnlyOne,
                )
            }
            _ => {
                let mut sure = here
                    .iter()
                    .map(|(entity, _)| *entity)
                    .filter(|entity| known(*entity).is_some());
                if let Some(entity) = subject(&here) {
                    (
                        entity,
                        if known(entity).is_some() { 72 } else { 66 },
                        ReferenceReason::Subject,
                    )
                } else if let Some((entity, ..)) = goes_on.filter(|_| here.is_empty()) {
                    (entity, 64, ReferenceReason::Subject)
                } else if let (Some(one), None) = (sure.next(), sure.next()) {
                    (one, 64, ReferenceReason::OnlyOne)
                } else {
                    let nearest = here.first().map(|(entity, _)| *entity);
                    (
                        nearest
                            .or_else(first_subject)
                            .or(before.last().map(|(entity, _)| *entity))?,
                        55,
                        ReferenceReason::Subject,
                    )
                }
            }
        };
        self.last_pronoun = Some((entity, gender, span.start));
        if confidence >= 72
            && let Some(known) = self.genders.get_mut(entity as usize)
        {
            *known = known.or(Some(gender));
        }
        Some(Reference {
            span,
            entity,
            kind: ReferenceKind::Pronoun,
            confidence,
            why,
        })
    }

    /// Whether a person's name stands where a subject does: not behind a
    /// preposition, and before a verb or a comma.
    fn is_subject(&self, place: usize) -> bool {
        let (tokens, mention) = (self.tokens, &self.mentions[place]);
        let first = self.titles.of(place).map_or_else(
            || roles::first_token(tokens, mention.span.start),
            roles::Title::first,
        );
        let word = |at: usize| {
            tokens
                .tokens
                .get(at)
                .map(|token| token.span.of(tokens.text))
                .unwrap_or_default()
        };
        let opens = tokens
            .tokens
            .get(first)
            .is_some_and(|token| token.opens_sentence);
        let before = if opens {
            ""
        } else {
            first.checked_sub(1).map(word).unwrap_or_default()
        };
        let after = word(roles::first_token(tokens, mention.span.end));
        let is_led = is_preposition(before) || matches!(before, "and" | "or");
        let goes_on =
            after == "," || (after.starts_with(char::is_lowercase) && !is_preposition(after));
        !is_led && goes_on
    }
}

fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "to"
            | "by"
            | "with"
            | "for"
            | "from"
            | "between"
            | "against"
            | "at"
            | "on"
            | "in"
            | "about"
            | "than"
            | "under"
            | "and"
            | "or"
            | "over"
            | "behind"
    )
}
