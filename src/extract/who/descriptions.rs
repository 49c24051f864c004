//! Whom `the North Korean leader` and `the ministry` mean.

use super::lists::{self, TitleClass};
use super::references::Finder;
use super::roles;
use crate::extract::tokens::hash_of;
use crate::extract::{
    Case, Entity, EntityType, Known, Mention, Reference, ReferenceKind, ReferenceReason, TokenKind,
    Tokens,
};
use crate::text::Order;
use crate::text::Span;

/// Most names before a description that are looked at.
const MAX_MENTIONS: usize = 256;

/// An office that the clipping gives an entity.
pub(super) struct Office<'a> {
    entity: u32,
    title: &'a str,
    heads: Vec<(u32, TitleClass)>,
    country: Option<[u8; 2]>,
}

impl Finder<'_> {
    /// Whom or what `the` at this token and the words behind it mean.
    pub fn description(&mut self, the: usize) -> Option<Reference> {
        self.described(the, the + 1)
    }

    /// Whom a place's name at this token and an office behind it mean, without `the`:
    /// `Greek prime minister`, `Ohio's governor`.
    pub fn bare_description(&mut self, first: usize) -> Option<Reference> {
        let tokens = self.tokens;
        let start = tokens.tokens[first].span.start;
        self.catch_up(start);
        let place = self.mentions.get(self.next_mention).filter(|mention| {
            mention.span.start == start && mention.entity_type == EntityType::Place
        })?;
        let known = self.entities.get(place.entity as usize)?.known.as_ref();
        let is_country = matches!(known, Some(Known::Country(_) | Known::Government(_)));
        let end = (first..first + 6).find(|at| {
            let token = tokens.tokens.get(*at);
            token.is_none_or(|token| token.span.start >= place.span.end)
        })?;
        let is_owner =
            (tokens.tokens.get(end)).is_some_and(|token| token.kind == TokenKind::Possessive);
        let from = end + usize::from(is_owner);
        let is_the = first
            .checked_sub(1)
            .is_some_and(|before| matches!(tokens.of(before), "the" | "The" | "a" | "A"));
        let is_plain = tokens
            .tokens
            .get(from)
            .is_some_and(|token| token.case == Case::Lower);
        if is_the || !is_plain {
            return None;
        }
        let found = self
            .described(first, from)
            .filter(|found| found.why == ReferenceReason::Role)?;
        let place = place.span.of(tokens.text);
        let roles = &self.entities.get(found.entity as usize)?.roles;
        // `Ohio's governor`, where a governor is of no other place.
        let is_elsewhere = |title: &str| {
            title
                .split(' ')
                .skip(1)
                .any(|word| word.starts_with(char::is_uppercase))
        };
        let is_theirs = is_country
            || roles.iter().any(|role| role.title.contains(place))
            || is_owner && !roles.iter().any(|role| is_elsewhere(&role.title));
        is_theirs.then_some(found)
    }

    /// Whom or what the words from `first` mean, an office or a kind from `from` on.
    fn described(&mut self, first: usize, from: usize) -> Option<Reference> {
        let tokens = self.tokens;
        let mut last = None;
        let mut kind = None;
        for at in from..from + 6 {
            let Some(token) = tokens.tokens.get(at).filter(|token| {
                !token.opens_sentence && token.kind == TokenKind::Word || is_hyphen(tokens, at)
            }) else {
                break;
            };
            let title = lists::title(token.hash)
                .filter(|(class, _)| !matches!(class, TitleClass::Honorific | TitleClass::Name));
            // `the major party`: an adjective as often as an office.
            let is_office = title.is_some() && !lists::is_title_modifier(token.hash);
            if is_office {
                last = Some(at);
            } else if last.is_some() {
                break;
            } else if let Some(found) = lists::kind(token.hash)
                .filter(|_| token.case == Case::Lower && !self.is_title(at + 1))
            {
                (kind, last) = (Some(found), Some(at));
                break;
            } else if token.case == Case::Lower
                && !lists::is_title_modifier(token.hash)
                && tokens.of(at) != "-"
            {
                return None;
            }
        }
        let last = last?;
        let span = tokens.span(first, last);
        self.catch_up(span.start);
        // Before a name it is a title; before a noun, a part of something else.
        let next = tokens.tokens.get(last + 1);
        let goes_on = next.is_some_and(|next| {
            next.kind == TokenKind::Word
                && !next.opens_sentence
                && next.case != Case::Lower
                && !matches!(tokens.of(last + 1), "I")
                || tokens.of(last + 1) == "of"
        });
        if goes_on
            || self
                .mentions
                .iter()
                .skip(self.next_mention)
                .take(3)
                .any(|mention| mention.span.end > span.end && mention.span.start <= span.end)
        {
            return None;
        }
        if kind.is_some() {
            return self.group(span, tokens.tokens[last].hash);
        }
        self.office(span)
    }

    /// Whether the token is the noun of an office: `the press secretary` is no press.
    fn is_title(&self, at: usize) -> bool {
        let token = self.tokens.tokens.get(at);
        let title = token.and_then(|token| lists::title(token.hash));
        title.is_some_and(|(class, _)| class != TitleClass::Honorific)
    }

    fn office(&self, span: Span) -> Option<Reference> {
        let words = self
            .tokens
            .text
            .get(span.start as usize..span.end as usize)?;
        let heads = roles::heads(words);
        let country = country(self.tokens.text, span, self.mentions, self.entities);
        // A people or party in the description that nobody marked as a name.
        let capitals = words
            .split(' ')
            .skip(1)
            .filter(|word| word.starts_with(char::is_uppercase));
        let names: Vec<&str> = capitals
            .map(|word| word.trim_end_matches("'s").trim_end_matches("’s"))
            .filter(|word| lists::title(hash_of(word)).is_none())
            .collect();
        let (head, class) = *heads.last()?;
        let place: Vec<&str> = (words.split(' '))
            .filter(|word| word.starts_with(char::is_uppercase) && *word != "The")
            .collect();
        let place = place.join(" ");
        let shares = |office: &&Office<'_>| {
            let exact = office.heads.iter().any(|(hash, _)| *hash == head);
            let both_lead = class == TitleClass::Head
                && office
                    .heads
                    .iter()
                    .any(|(_, class)| *class == TitleClass::Head);
            // `Hong Kong leader`: its chief executive.
            let governs = words.ends_with(" leader")
                && !place.is_empty()
                && office.title.contains(place.as_str())
                && ["executive", "minister", "governor", "mayor"]
                    .iter()
                    .any(|word| office.heads.iter().any(|(hash, _)| *hash == hash_of(word)));
            (exact || governs || (both_lead && country.is_some()))
                && (country.is_none() || office.country.is_none() || office.country == country)
                && (country.is_some() || names.iter().all(|name| office.title.contains(name)))
        };
        let is_full = |title: &str| !qualifies(title) || qualifies(words);
        let mut found: Vec<(u32, bool, bool)> = self
            .offices
            .iter()
            .filter(shares)
            .map(|office| {
                let is_same = office.country == country;
                (office.entity, is_same, is_full(office.title))
            })
            .collect();
        if country.is_some() && found.iter().any(|(_, same, _)| *same) {
            found.retain(|(_, same, _)| *same);
        }
        // `the president` is no president-elect, `the minister` no deputy where there is one.
        if class == TitleClass::Head || found.iter().any(|(_, _, full)| *full) {
            found.retain(|(_, _, full)| *full);
        }
        found.order();
        found.dedup_by_key(|(entity, _, _)| *entity);
        let (entity, confidence) = match found.as_slice() {
            [] => return None,
            [(one, same, _)] => (*one, if *same && country.is_some() { 92 } else { 80 }),
            _ => {
                let is_found = |mention: &&Mention| {
                    found.iter().any(|(entity, _, _)| *entity == mention.entity)
                };
                let before = self.mentions[..self.next_mention]
                    .iter()
                    .rev()
                    .take(MAX_MENTIONS)
                    .find(is_found)?;
                (before.entity, 55)
            }
        };
        Some(Reference {
            span,
            entity,
            kind: ReferenceKind::Description,
            confidence,
            why: ReferenceReason::Role,
        })
    }

    /// `the ministry`: the organisation before it whose name has the noun.
    fn group(&self, span: Span, noun: u32) -> Option<Reference> {
        let mut found: Option<u32> = None;
        let mut n_others = 0;
        for mention in self.mentions[..self.next_mention]
            .iter()
            .rev()
            .take(MAX_MENTIONS)
        {
            let Some(entity) = self.entities.get(mention.entity as usize) else {
                continue;
            };
            let has_noun = entity.entity_type == mention.entity_type
                && entity.entity_type != EntityType::Person
                && (entity.name.split(' ').count() > 1)
                && (entity
                    .name
                    .split([' ', '-'])
                    .any(|word| hash_of(word) == noun)
                    || entity.forms.iter().any(|form| {
                        form.text
                            .split([' ', '-'])
                            .any(|word| hash_of(word) == noun)
                    }));
            if has_noun && found != Some(mention.entity) {
                n_others += u8::from(found.is_some());
                found = found.or(Some(mention.entity));
            }
        }
        let confidence = if n_others == 0 { 78 } else { 52 };
        found.map(|entity| Reference {
            span,
            entity,
            kind: ReferenceKind::Description,
            confidence,
            why: ReferenceReason::Noun,
        })
    }
}

/// Whether a title is of one who is not, or no longer, or not alone in office:
/// `former president`, `president-elect`.
fn qualifies(title: &str) -> bool {
    title.split([' ', '-']).any(|word| {
        let word = word.to_ascii_lowercase();
        matches!(
            word.as_str(),
            "former" | "ex" | "vice" | "deputy" | "elect" | "candidate" | "nominee" | "late"
        )
    })
}

/// The country that is named in or right before these bytes: `Chinese
/// President`, `Russia's president`, `president of China`.
fn country(text: &str, span: Span, mentions: &[Mention], entities: &[Entity]) -> Option<[u8; 2]> {
    let from = mentions.partition_point(|mention| mention.span.start + 48 < span.start);
    let near = mentions
        .iter()
        .skip(from)
        .take_while(|mention| mention.span.start < span.end);
    // `Russia's president`, but not `In Russia, the president`.
    let owns = |mention: &Mention| {
        let between = text.get(mention.span.end as usize..span.start as usize);
        between.is_some_and(|between| matches!(between, " " | "'s " | "’s " | "' " | "’ "))
    };
    let inside = near.filter(|mention| span.contains(mention.span) || owns(mention));
    inside
        .filter_map(
            |mention| match entities.get(mention.entity as usize)?.known {
                Some(Known::Country(code) | Known::Government(code) | Known::PlaceIn(code)) => {
                    Some(code)
                }
                _ => None,
            },
        )
        .last()
}

/// The offices of all entities.
pub(super) fn offices<'a>(
    text: &str,
    mentions: &[Mention],
    entities: &'a [Entity],
) -> Vec<Office<'a>> {
    let mut offices = Vec::new();
    for (entity, known) in entities.iter().enumerate() {
        for role in &known.roles {
            let heads = roles::heads(&role.title);
            let country = country(text, role.span, mentions, entities);
            offices.push(Office {
                entity: entity as u32,
                title: &role.title,
                heads,
                country,
            });
        }
    }
    offices
}

fn is_hyphen(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens
        .tokens
        .get(at)
        .is_some_and(|token| token.span.of(tokens.text) == "-")
}
