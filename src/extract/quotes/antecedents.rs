//! Whom a pronoun goes on with: who spoke last, or whom the sentence before is about.

use super::classes;
use super::phrases;
use super::voices::{Spoke, Voices};
use crate::extract::who::{Gender, PersonName};
use crate::extract::{EntityType, Reference, Voice, VoiceKind, VoiceReason};
use crate::text::Span;

/// Most tokens of a sentence that are looked back over.
const MAX_TOKENS: usize = 200;

impl Voices<'_, '_> {
    /// One without a marked name who spoke last, after the last name of whom a pronoun
    /// would mean else: `a guard said … he added`.
    pub fn spoke_since(&self, reference: Option<&Reference>, pronoun: Span) -> Option<Voice> {
        let page = self.page;
        let spoke = self.spoke.last().filter(|spoke| !spoke.is_plural)?;
        let span = spoke.voice.span?;
        let first = page
            .tokens
            .tokens
            .partition_point(|token| token.span.start < span.start);
        let last = page
            .tokens
            .tokens
            .partition_point(|token| token.span.end < span.end);
        let is_marked = (first..=last).any(|at| page.mention_at(at).is_some());
        let is_person = match spoke.voice.kind {
            VoiceKind::Named => true,
            VoiceKind::Document | VoiceKind::Media => false,
            _ => page.has(last, classes::VOICE) && !page.has(last, classes::OFFICE),
        };
        let mentions = &page.facts.mentions;
        let from = mentions.partition_point(|mention| mention.span.start < span.start);
        let between = mentions[from..]
            .iter()
            .take_while(|mention| mention.span.start < pronoun.start);
        let is_newer = (between.clone())
            .all(|mention| reference.is_none_or(|other| other.entity != mention.entity));
        let is_near = span.end < pronoun.start && pronoun.start - span.end < 600;
        let is_known = spoke.voice.why != VoiceReason::Pronoun && !is_marked;
        (is_known && is_person && is_newer && is_near).then_some(spoke.voice)
    }

    /// The person who was the first to speak in the sentence before the one that `He`
    /// opens.
    pub fn goes_on_speaking(&self, at: usize) -> Option<Voice> {
        let page = self.page;
        let from = page.token(self.sentence_before(at)?).span.start;
        let until = page.token(at).span.start;
        let is_there = |spoke: &&Spoke| {
            (spoke.voice.span).is_some_and(|span| from <= span.start && span.end < until)
        };
        let recent = self.spoke.len().saturating_sub(8);
        let spoke = self.spoke[recent..].iter().find(is_there)?;
        let entity = page.facts.entities.get(spoke.voice.entity? as usize)?;
        (entity.entity_type == EntityType::Person && self.fits(at, spoke)).then_some(spoke.voice)
    }

    /// Whether one who spoke has the gender of a pronoun, as far as is known.
    pub fn fits(&self, pronoun: usize, spoke: &Spoke) -> bool {
        let page = self.page;
        let text = page.tokens.text;
        let Some(gender) = pronoun_gender(text, page.token(pronoun).span) else {
            return true;
        };
        let entity = spoke.voice.entity;
        let by_name = entity
            .and_then(|entity| page.facts.entities.get(entity as usize))
            .and_then(|entity| PersonName::parse(&entity.name).gender());
        let by_word = || pronoun_gender(text, spoke.voice.span?);
        by_name.or_else(by_word).is_none_or(|other| other == gender)
    }

    /// One without a name whom the sentence before is about: `One of the victims stood
    /// up. She said`.
    pub fn person_before(&self, at: usize) -> Option<Voice> {
        let page = self.page;
        let phrase = phrases::phrase_from(page, self.sentence_before(at)?, at)?;
        let head = self.chunk(phrase).end - 1;
        let has_name = (phrase.first..phrase.end).any(|at| page.mention_at(at).is_some());
        let is_person = page.is(phrase.first, "One") && page.is(phrase.first + 1, "of")
            || page.has(head, classes::VOICE)
                && !page.has(head, classes::OFFICE)
                && !page.text(head).ends_with('s');
        (is_person && !has_name).then(|| Voice {
            span: Some(page.tokens.span(phrase.first, phrase.end - 1)),
            entity: None,
            antecedent: None,
            kind: page.word(head).voice.unwrap_or(VoiceKind::Unnamed),
            why: VoiceReason::Pronoun,
        })
    }

    /// The body or text that spoke last, in the sentence before the one that `It` opens.
    pub fn body_before(&self, at: usize) -> Option<Voice> {
        let page = self.page;
        let from = page.token(self.sentence_before(at)?).span.start;
        let spoke = self.spoke.last().filter(|spoke| !spoke.is_plural)?;
        let span = spoke.voice.span.filter(|span| from <= span.start)?;
        let last = (page.tokens.tokens).partition_point(|token| token.span.end < span.end);
        let is_body = match spoke.voice.entity {
            Some(entity) => page
                .facts
                .entities
                .get(entity as usize)
                .is_some_and(|entity| entity.entity_type != EntityType::Person),
            None => {
                matches!(spoke.voice.kind, VoiceKind::Document | VoiceKind::Media)
                    || spoke.voice.why == VoiceReason::Author
                    || matches!(span.of(page.tokens.text), "It" | "it")
                    || page.has(last, classes::OFFICE | classes::DOCUMENT)
            }
        };
        is_body.then_some(spoke.voice)
    }

    /// The group whose name opens the sentence before the one that `It` opens.
    pub fn group_before(&self, at: usize) -> Option<Voice> {
        let page = self.page;
        let first = self.sentence_before(at)?;
        let first = first + usize::from(page.is(first, "The"));
        let number = page.mention_at(first)?;
        let end = page.mention_end(first);
        let is_group = !page.is_person(number) && !page.mention(number).is_demonym;
        let is_subject = page.is_finite(end) || page.is_finite(end + 1) || !page.is_word(end);
        let entity = page.mention(number).entity;
        (is_group && is_subject).then(|| Voice {
            span: None,
            entity: Some(entity),
            antecedent: None,
            kind: self.kind_of(entity),
            why: VoiceReason::Pronoun,
        })
    }

    /// The first byte of the sentence before the one with the token `at`; of this one where
    /// none is near.
    pub fn sentence_start(&self, at: usize) -> u32 {
        let page = self.page;
        let opens = |at: &usize| page.token(*at).opens_sentence;
        let from = at.saturating_sub(MAX_TOKENS);
        let mut starts = (from..=at).rev().filter(opens);
        let this = starts.next().unwrap_or(from);
        page.token(starts.next().unwrap_or(this)).span.start
    }

    /// The first token of the sentence before the one that `at` opens.
    fn sentence_before(&self, at: usize) -> Option<usize> {
        let page = self.page;
        if !page.token(at).opens_sentence {
            return None;
        }
        let from = at.saturating_sub(MAX_TOKENS);
        (from..at).rev().find(|at| page.token(*at).opens_sentence)
    }
}

/// The gender of the pronoun at a span.
fn pronoun_gender(text: &str, span: Span) -> Option<Gender> {
    match span.of(text) {
        "he" | "He" => Some(Gender::Male),
        "she" | "She" => Some(Gender::Female),
        _ => None,
    }
}
