//! Who a noun phrase means, as one who speaks.

use super::classes;
use super::page::Page;
use super::phrases::Phrase;
use crate::extract::{
    EntityType, Known, Reference, ReferenceKind, TokenKind, Voice, VoiceKind, VoiceReason,
};
use crate::text::Span;

/// Tells who speaks; remembers who spoke before.
pub struct Voices<'s, 'a> {
    pub page: &'s Page<'a>,
    pub references: Vec<Reference>,
    /// Who spoke, in order, with the noun that names them and their medium's.
    pub spoke: Vec<Spoke>,
}

/// One who spoke.
#[derive(Clone, Copy, Debug)]
pub struct Spoke {
    pub voice: Voice,
    /// The hash of the last word of the phrase.
    pub head: u32,
    pub is_plural: bool,
    /// The hashes of the medium's noun.
    pub medium: Option<u32>,
}

/// Most earlier voices that are looked at.
pub const MAX_SPOKE: usize = 32;

impl<'s, 'a> Voices<'s, 'a> {
    pub fn new(page: &'s Page<'a>) -> Voices<'s, 'a> {
        let references =
            crate::extract::references(page.tokens, &page.facts.mentions, &page.facts.entities);
        Voices {
            page,
            references,
            spoke: Vec::new(),
        }
    }

    /// Remembers who spoke.
    pub fn spoke(&mut self, voice: Voice, phrase: Option<Phrase>, medium: Option<Phrase>) {
        let Some(phrase) = phrase else { return };
        let head = self.head(phrase);
        self.spoke.push(Spoke {
            voice,
            head: self.page.token(head).hash,
            is_plural: self.is_plural(phrase),
            medium: medium.and_then(|medium| self.medium_noun(medium)),
        });
    }

    /// Whether a phrase means several by its last word: `officials`, `police`.
    pub fn is_plural(&self, phrase: Phrase) -> bool {
        let head = self.head(phrase);
        self.page.text(head).ends_with('s') && self.page.mention_at(head).is_none()
            || self.page.is(head, "police")
    }

    /// The last word of a phrase before `of`, `for`, a comma.
    fn head(&self, phrase: Phrase) -> usize {
        self.chunk(phrase).end - 1
    }

    /// The phrase without what prepositions, commas and brackets add.
    pub fn chunk(&self, phrase: Phrase) -> Phrase {
        let page = self.page;
        let mut end = phrase.first + 1;
        while end < phrase.end {
            let is_name = page.mention_at(end).is_some();
            let stops = !is_name
                && page.has(end, classes::PREPOSITION | classes::RELATIVE)
                && page.token(end).case == crate::extract::Case::Lower
                || matches!(page.text(end), "," | "(" | "—");
            if stops {
                break;
            }
            end += 1;
        }
        Phrase { end, ..phrase }
    }

    /// The reference that begins at this byte.
    pub fn reference_at(&self, start: u32) -> Option<&Reference> {
        let at = self
            .references
            .partition_point(|reference| reference.span.start < start);
        self.references
            .get(at)
            .filter(|reference| reference.span.start == start)
    }

    /// Who is meant by a phrase.
    pub fn voice(&self, phrase: Phrase) -> Voice {
        let page = self.page;
        let span = page.tokens.span(phrase.first, phrase.end - 1);
        let named = |entity: u32, why: VoiceReason| Voice {
            span: Some(span),
            entity: Some(entity),
            antecedent: None,
            kind: self.kind_of(entity),
            why,
        };
        let first = phrase.first;
        if phrase.end - first == 1
            && page.has(first, classes::SUBJECT | classes::OBJECT)
            && page.mention_at(first).is_none()
        {
            return self.pronoun(first, span);
        }
        let chunk = self.chunk(phrase);
        let last = chunk.end - 1;
        // Two who speak as one are named by their words.
        if self.joins_names(phrase) {
            return Voice {
                span: Some(span),
                entity: None,
                antecedent: None,
                kind: VoiceKind::Named,
                why: VoiceReason::Name,
            };
        }
        // `Secretary of State Mike Pompeo`.
        let closing = page
            .mention_at(phrase.end - 1)
            .filter(|number| page.is_person(*number))
            .filter(|_| {
                let name = page.mention_first(phrase.end - 1);
                let is_list = (chunk.end..name).any(|at| page.is(at, "and"));
                name > phrase.first && !page.has(name - 1, classes::PREPOSITION) && !is_list
            });
        // `US Secretary of State Jane Smith`: the first is no name.
        let has_person = (chunk.first..chunk.end).any(|at| {
            page.mention_at(at)
                .is_some_and(|number| page.is_person(number))
                && !page.has(page.mention_end(at) - 1, classes::VOICE)
        });
        if let Some(number) = closing.filter(|_| !has_person && !page.is(chunk.end, ",")) {
            return named(page.mention(number).entity, VoiceReason::Name);
        }
        if let Some(number) = page.mention_at(last) {
            let entity = self.bearer_of_surname(number);
            return named(
                entity.unwrap_or(page.mention(number).entity),
                VoiceReason::Name,
            );
        }
        if let Some(entity) = self.alias(chunk) {
            return named(entity, VoiceReason::Name);
        }
        if let Some(author) = self.author_beside(phrase, chunk) {
            return author;
        }
        let owner = (chunk.first..chunk.end)
            .rev()
            .find(|at| page.mention_at(*at).is_some());
        if let Some(at) = owner {
            let number = page.mention_at(at).unwrap_or(0);
            let end = page.mention_end(at);
            let is_owner = end < page.len() && page.token(end).kind == TokenKind::Possessive;
            let entity = page.mention(number).entity;
            let is_media = page.is_medium(number);
            let is_site = page.has(at, classes::SITE);
            if self.is_text(last) && !page.mention(number).is_demonym && !is_site {
                return named(entity, VoiceReason::Author);
            }
            let only_kind = (end..chunk.end).all(|at| {
                page.is(at, "agency")
                    || page.has(at, classes::MEDIUM)
                    || page.word(at).voice == Some(VoiceKind::Media)
                        && !page.text(at).ends_with("er")
                        && !page.text(at).ends_with("ist")
                        && !page.text(at).ends_with("ent")
                    || page.is(at, "channel")
                    || page.is(at, "network")
                    || page.is(at, "service")
            });
            if !is_owner && is_media && only_kind {
                return named(entity, VoiceReason::Name);
            }
            let is_state = page.mention(number).is_demonym
                || page.mention(number).entity_type == EntityType::Place;
            if is_state && let Some(medium) = self.state_medium(number, chunk) {
                return named(medium, VoiceReason::Description);
            }
        }
        // `the ministry of X`, `the governor, X`.
        if let Some(name) = self.apposed(phrase, chunk) {
            return named(name, VoiceReason::Name);
        }
        let reference = self.reference_at(span.start).filter(|reference| {
            reference.kind == ReferenceKind::Description
                && page.token(last).span.end <= reference.span.end
        });
        if let Some(reference) = reference {
            return named(reference.entity, VoiceReason::Description);
        }
        let noun = page.token(last).hash;
        let has_the = page.text(first).eq_ignore_ascii_case("the");
        let is_definite = has_the || !page.has(first, classes::DETERMINER);
        if page.has(last, classes::DOCUMENT)
            && (has_the || is_definite && !page.text(last).ends_with('s'))
            && let Some(author) = self.author(noun, chunk)
        {
            return Voice {
                why: VoiceReason::Author,
                ..stands_for(author, span)
            };
        }
        if is_definite
            && owner.is_none()
            && let Some(entity) = self.described(chunk)
        {
            return named(entity, VoiceReason::Description);
        }
        // `the father`, `his daughter`.
        let is_theirs = matches!(page.text(first), "his" | "her" | "their" | "His" | "Her");
        if (has_the || is_theirs)
            && owner.is_none()
            && let Some(entity) = self.bearer(chunk).or_else(|| self.company_before(chunk))
        {
            return named(entity, VoiceReason::Description);
        }
        if let Some(pair) = self
            .pair_before(chunk)
            .filter(|_| has_the && owner.is_none())
        {
            return Voice {
                span: Some(span),
                entity: None,
                antecedent: Some(page.tokens.span(pair.first, pair.end - 1)),
                kind: VoiceKind::Named,
                why: VoiceReason::Description,
            };
        }
        let earlier = self
            .spoke
            .iter()
            .rev()
            .take(MAX_SPOKE)
            .find(|spoke| spoke.head == noun);
        if has_the
            && owner.is_none()
            && let Some(earlier) = earlier
        {
            return Voice {
                why: VoiceReason::Description,
                ..stands_for(earlier.voice, span)
            };
        }
        let kind = match page.word(last).voice {
            Some(kind) => kind,
            None if page.has(last, classes::DOCUMENT) => VoiceKind::Document,
            None => VoiceKind::Unnamed,
        };
        Voice {
            span: Some(span),
            entity: None,
            antecedent: None,
            kind,
            why: VoiceReason::Description,
        }
    }

    pub fn kind_of(&self, entity: u32) -> VoiceKind {
        let known = self
            .page
            .facts
            .entities
            .get(entity as usize)
            .and_then(|entity| entity.known.as_ref());
        match known {
            Some(Known::Medium(_)) => VoiceKind::Media,
            _ => VoiceKind::Named,
        }
    }

    /// Whether `and` joins two who speak as one: not `a member of the House and
    /// Senate`.
    fn joins_names(&self, phrase: Phrase) -> bool {
        let page = self.page;
        let joint = (phrase.first + 1..phrase.end)
            .take_while(|at| !page.has(*at, classes::PREPOSITION) || page.mention_at(*at).is_some())
            .find(|at| page.is(*at, "and") && page.mention_at(*at).is_none());
        let Some(joint) = joint else {
            return false;
        };
        let right = joint + 1;
        // `party leader and Prime Minister Jane Smith`: one who is two things.
        let is_person =
            |at: usize| (page.mention_at(at)).is_some_and(|number| page.is_person(number));
        let head = joint - 1;
        let is_role = page.mention_at(head).is_none()
            && page.token(head).case == crate::extract::Case::Lower
            && !page.has(head, classes::OFFICE)
            && !self.is_plural(Phrase {
                end: joint,
                ..phrase
            });
        let is_bearer = is_person(phrase.end - 1)
            && page.mention_first(phrase.end - 1) > right
            && !page.has(right, classes::DETERMINER);
        if is_role
            && is_bearer
            && !page.has(phrase.first, classes::DETERMINER)
            && !(phrase.first..joint).any(is_person)
        {
            return false;
        }
        let is_named = |mut at: usize| {
            while at < phrase.end && !page.has(at, classes::PREPOSITION) {
                if page.mention_at(at).is_some() {
                    return true;
                }
                at += 1;
            }
            page.has(right, classes::DETERMINER)
        };
        right < phrase.end && is_named(right)
    }

    /// `the governor, Wanda Vázquez`: the name beside the description.
    fn apposed(&self, phrase: Phrase, chunk: Phrase) -> Option<u32> {
        let page = self.page;
        if !matches!(page.text(chunk.end), "," | "of" | "for" | "in") || chunk.end >= phrase.end {
            return None;
        }
        if page.is(chunk.end, ",") {
            let has_the = page.is(chunk.end + 1, "the");
            let number = page.mention_at(chunk.end + 1 + usize::from(has_the))?;
            let is_alone = page.is(page.mention_end(chunk.end + 1 + usize::from(has_the)), ",");
            let is_group = page.mention(number).entity_type == EntityType::Organisation;
            return (page.is_person(number) && !has_the || is_group && is_alone)
                .then(|| page.mention(number).entity);
        }
        None
    }

    /// `North Korean state media`: the one medium of that country in the clipping.
    fn state_medium(&self, number: usize, chunk: Phrase) -> Option<u32> {
        let page = self.page;
        let last = chunk.end - 1;
        let is_media = page.word(last).voice == Some(VoiceKind::Media)
            || page.is(last, "agency") && page.is(last - 1, "news");
        if !is_media
            || !(chunk.first..chunk.end).any(|at| {
                matches!(
                    page.text(at),
                    "state" | "official" | "news" | "state-run" | "run"
                )
            })
        {
            return None;
        }
        let code = match page.entity(number)?.known {
            Some(Known::Country(code) | Known::Government(code) | Known::PlaceIn(code)) => code,
            _ => return None,
        };
        let mut of_country = page
            .facts
            .entities
            .iter()
            .enumerate()
            .filter(|(_, entity)| entity.known == Some(Known::Medium(Some(code))));
        match (of_country.next(), of_country.next()) {
            (Some((entity, _)), None) => Some(entity as u32),
            _ => None,
        }
    }
}

/// An earlier voice, meant by other words here.
pub fn stands_for(earlier: Voice, span: Span) -> Voice {
    Voice {
        span: Some(span),
        antecedent: match earlier.entity {
            None => earlier.antecedent.or(earlier.span),
            Some(_) => None,
        },
        ..earlier
    }
}
