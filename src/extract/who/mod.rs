//! Who is who in one clipping.
//!
//! Takes the mentions of a clipping, gives its entities: names that can be one
//! person's, organisation's or place's are put together by their words alone
//! (`person_compare`, `group_name`), the longest first; a name that can be part of
//! several goes to the nearest before it. Then offices (`roles`) and words that
//! mean an entity without naming it (`references`). Knows no other clipping.

mod descriptions;
pub mod group_name;
mod groups;
mod lists;
pub mod person_blocks;
pub mod person_compare;
pub mod person_name;
mod persons;
mod pronouns;
mod references;
mod roles;
pub mod romanisation;
mod spellings;

pub use group_name::KnownName;
pub use lists::Gender;
pub(super) use lists::{ends_title, is_title_word};
pub use person_compare::compare;
pub use person_name::PersonName;
pub use references::references;

use super::{Entity, EntityType, Form, Mention, MergeReason, Tokens};
use crate::document::Block;
use spellings::{Cluster, Link, Spelling};

/// Finds who is who among the mentions of a clipping.
///
/// `mentions` are in the order of their first bytes; each gets its
/// [`Mention::entity`], a place in the answer. `known` is what a lexicon knows
/// of a name as it is written. Entities stand in the order of their first
/// mentions. What lies outside the text is taken for a name that nobody shares.
pub fn who_is_who(
    tokens: &Tokens<'_>,
    blocks: &[Block],
    mentions: &mut [Mention],
    known: &KnownName<'_>,
) -> Vec<Entity> {
    let spellings = spellings::spellings(tokens, mentions, known);
    let titles = roles::titles(tokens, mentions);
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut links: Vec<Option<Link>> = vec![None; mentions.len()];
    let bindings = groups::bindings(tokens, mentions, &spellings);
    groups::link(mentions, &spellings, &bindings, &mut clusters, &mut links);
    persons::link(
        mentions,
        &spellings,
        &titles,
        blocks,
        &mut clusters,
        &mut links,
    );
    let mut entities = entities(mentions, &spellings, &clusters, &links);
    roles::give(tokens, mentions, &titles, &mut entities);
    entities
}

/// Numbers the clusters by their first mentions and names them.
fn entities(
    mentions: &mut [Mention],
    spellings: &[Spelling<'_>],
    clusters: &[Cluster],
    links: &[Option<Link>],
) -> Vec<Entity> {
    let mut numbers: Vec<Option<u32>> = vec![None; clusters.len()];
    let mut entities: Vec<Entity> = Vec::new();
    let mut best: Vec<(usize, usize)> = Vec::new();
    let by_mention = spellings::by_mention(spellings, mentions.len());
    for (at, mention) in mentions.iter_mut().enumerate() {
        let (Some(link), Some(spelling)) = (links[at], by_mention[at].map(|at| &spellings[at]))
        else {
            continue;
        };
        let known = clusters[link.cluster]
            .known
            .map(|at| &spellings[at])
            .and_then(|spelling| spelling.known.clone());
        let number = *numbers[link.cluster].get_or_insert_with(|| {
            entities.push(Entity {
                entity_type: mention.entity_type,
                name: String::new(),
                known: known.as_ref().map(|known| known.1.clone()),
                roles: Vec::new(),
                forms: Vec::new(),
            });
            best.push((0, 0));
            entities.len() as u32 - 1
        });
        mention.entity = number;
        let entity = &mut entities[number as usize];
        let text = spelling.text;
        // A country is a place, though one mention was taken for its government.
        if matches!(entity.known, Some(super::Known::Country(_))) {
            entity.entity_type = EntityType::Place;
        }
        match entity.forms.iter_mut().find(|form| form.text == text) {
            Some(form) => {
                form.n_mentions += 1;
                if link.confidence < form.confidence {
                    (form.reason, form.confidence) = (link.reason, link.confidence);
                }
            }
            None => entity.forms.push(Form {
                text: text.to_owned(),
                n_mentions: 1,
                reason: link.reason,
                confidence: link.confidence,
            }),
        }
        match known {
            Some((name, _)) => entity.name = name,
            None => {
                let fullness = (spelling.fullness(), spelling.mentions.len());
                if fullness > best[number as usize] && link.reason != MergeReason::Misprint {
                    best[number as usize] = fullness;
                    entity.name = text.to_owned();
                }
            }
        }
    }
    entities
}
