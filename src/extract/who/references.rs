//! Descriptions and pronouns that mean an entity without naming it.

use std::sync::LazyLock;

use super::descriptions::{Office, offices};
use super::lists::{self, Gender};
use super::roles;
use crate::extract::tokens::hash_of;
use crate::extract::{Case, Entity, EntityType, Mention, Reference, TokenKind, Tokens};

static PRONOUNS: LazyLock<[(u32, Gender); 8]> = LazyLock::new(|| {
    use Gender::{Female, Male};
    [
        ("he", Male),
        ("him", Male),
        ("his", Male),
        ("himself", Male),
        ("she", Female),
        ("her", Female),
        ("hers", Female),
        ("herself", Female),
    ]
    .map(|(word, gender)| (hash_of(word), gender))
});
static THE: LazyLock<u32> = LazyLock::new(|| hash_of("the"));

/// Finds words that mean one of `entities`, where only one can be meant, sorted
/// by their first bytes. `mentions` are those that
/// [`who_is_who`](super::who_is_who) numbered.
pub fn references(
    tokens: &Tokens<'_>,
    mentions: &[Mention],
    entities: &[Entity],
) -> Vec<Reference> {
    let titles = roles::titles(tokens, mentions);
    let mut finder = Finder {
        tokens,
        mentions,
        entities,
        offices: offices(tokens.text, mentions, entities),
        genders: genders(&titles, mentions, entities),
        titles,
        sentence: 0,
        sentence_before: 0,
        next_mention: 0,
        last_pronoun: None,
    };
    let mut references: Vec<Reference> = Vec::new();
    let mut is_quoted = false;
    for (at, token) in tokens.tokens.iter().enumerate() {
        // In somebody's own words `he` is seldom whom the article speaks of.
        is_quoted &= !token.opens_line;
        if token.kind == TokenKind::Mark {
            match token.span.of(tokens.text) {
                "“" | "„" | "«" => is_quoted = true,
                "”" | "»" => is_quoted = false,
                "\"" => is_quoted = !is_quoted,
                _ => {}
            }
        }
        if token.opens_sentence {
            finder.sentence_before = finder.sentence;
            finder.sentence = token.span.start;
        }
        if token.kind == TokenKind::Word && token.case != Case::Lower {
            references.extend(finder.bare_description(at));
        }
        let n_bytes = token.span.n_bytes();
        if token.kind != TokenKind::Word || !(2..=7).contains(&n_bytes) {
            continue;
        }
        if token.hash == *THE {
            references.extend(finder.description(at));
        } else if let Some((_, gender)) = PRONOUNS.iter().find(|(hash, _)| *hash == token.hash)
            && token.case != Case::Upper
            && !is_quoted
        {
            references.extend(finder.pronoun(at, *gender));
        }
    }
    references
}

/// What is known on the way through a clipping.
pub(super) struct Finder<'a> {
    pub tokens: &'a Tokens<'a>,
    pub mentions: &'a [Mention],
    pub entities: &'a [Entity],
    pub offices: Vec<Office<'a>>,
    pub genders: Vec<Option<Gender>>,
    pub titles: roles::Titles,
    /// Where this sentence and the one before it begin.
    pub sentence: u32,
    pub sentence_before: u32,
    /// The first mention that begins after what was looked at.
    pub next_mention: usize,
    /// Whom the last pronoun meant, and where.
    pub last_pronoun: Option<(u32, Gender, u32)>,
}

impl Finder<'_> {
    pub fn catch_up(&mut self, start: u32) {
        while self
            .mentions
            .get(self.next_mention)
            .is_some_and(|mention| mention.span.start < start)
        {
            self.next_mention += 1;
        }
    }
}

/// What given names, titles and offices tell of each entity.
fn genders(
    titles: &roles::Titles,
    mentions: &[Mention],
    entities: &[Entity],
) -> Vec<Option<Gender>> {
    let mut genders: Vec<Option<Gender>> = vec![None; entities.len()];
    for (at, mention) in mentions.iter().enumerate() {
        if let Some(gender) = genders.get_mut(mention.entity as usize) {
            *gender = gender.or(titles.of(at).and_then(|title| title.gender));
        }
    }
    for (gender, entity) in genders.iter_mut().zip(entities) {
        if entity.entity_type == EntityType::Person && gender.is_none() {
            let words = entity
                .roles
                .iter()
                .flat_map(|role| role.title.split([' ', '-']));
            let by_role = words
                .filter_map(|word| lists::title(hash_of(word))?.1)
                .next();
            *gender = super::PersonName::parse(&entity.name).gender().or(by_role);
        }
    }
    genders
}
