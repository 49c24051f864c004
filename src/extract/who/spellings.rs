//! The spellings of a clipping's names, each once, and what is put together.

use super::group_name::{GroupName, KnownName};
use super::person_name::PersonName;
use crate::extract::tokens::hash_of;
use crate::extract::{EntityType, Known, Mention, MergeReason, Tokens};
use crate::text::{Map, Order};

/// A spelling that a clipping's names have, of one type.
pub(super) struct Spelling<'a> {
    pub text: &'a str,
    pub entity_type: EntityType,
    /// Of a person.
    pub person: PersonName,
    /// Of an organisation or a place.
    pub group: GroupName,
    pub known: Option<(String, Known)>,
    /// Its mentions, in order.
    pub mentions: Vec<usize>,
}

impl Spelling<'_> {
    /// How many words it has.
    pub fn n_words(&self) -> usize {
        match self.entity_type {
            EntityType::Person => self.person.words.len(),
            _ => self.group.words.len(),
        }
    }

    /// Greater for a name that says more: words, then letters in both cases.
    pub fn fullness(&self) -> usize {
        let is_mixed = self.text.chars().any(char::is_lowercase);
        let is_acronym = self.group.acronym.is_some();
        self.n_words() * 4 + usize::from(is_mixed) * 2 + usize::from(!is_acronym)
    }
}

/// Names of one entity.
#[derive(Default)]
pub(super) struct Cluster {
    /// Places in the spellings.
    pub members: Vec<usize>,
    /// A member that a lexicon knows.
    pub known: Option<usize>,
}

/// Why a mention is in a cluster.
#[derive(Clone, Copy)]
pub(super) struct Link {
    pub cluster: usize,
    pub reason: MergeReason,
    pub confidence: u8,
}

/// The spellings of all mentions that lie in the text.
pub(super) fn spellings<'a>(
    tokens: &Tokens<'a>,
    mentions: &[Mention],
    known: &KnownName<'_>,
) -> Vec<Spelling<'a>> {
    let mut places: Map<(EntityType, &str), usize> = Map::new();
    let mut spellings: Vec<Spelling<'a>> = Vec::new();
    for (at, mention) in mentions.iter().enumerate() {
        let text = tokens
            .text
            .get(mention.span.start as usize..mention.span.end as usize)
            .unwrap_or_default();
        let place = *places
            .entry((mention.entity_type, text))
            .or_insert_with(|| {
                let is_person = mention.entity_type == EntityType::Person;
                spellings.push(Spelling {
                    text,
                    entity_type: mention.entity_type,
                    person: if is_person {
                        PersonName::parse(text)
                    } else {
                        PersonName::default()
                    },
                    group: if is_person {
                        GroupName::default()
                    } else {
                        GroupName::parse(text, mention.entity_type, known)
                    },
                    known: if is_person {
                        None
                    } else {
                        known_or_people(text, mention.entity_type, known)
                    },
                    mentions: Vec::new(),
                });
                spellings.len() - 1
            });
        spellings[place].mentions.push(at);
    }
    spellings
}

/// What a lexicon knows of a name, or of one of a people: `Belgians`.
fn known_or_people(
    text: &str,
    entity_type: EntityType,
    known: &KnownName<'_>,
) -> Option<(String, Known)> {
    let people = || {
        let found = known(text.strip_suffix('s')?, entity_type)?;
        matches!(found.1, Known::Country(_)).then_some(found)
    };
    known(text, entity_type).or_else(people)
}

/// For each mention its place in the spellings.
pub(super) fn by_mention(spellings: &[Spelling<'_>], n_mentions: usize) -> Vec<Option<usize>> {
    let mut places = vec![None; n_mentions];
    for (place, spelling) in spellings.iter().enumerate() {
        for mention in &spelling.mentions {
            places[*mention] = Some(place);
        }
    }
    places
}

/// Places in the spellings whose type `is_one`, names of more words first,
/// among equals the one that stands first.
pub(super) fn longest_first(
    spellings: &[Spelling<'_>],
    is_one: fn(EntityType) -> bool,
) -> Vec<usize> {
    let mut order: Vec<usize> = (0..spellings.len())
        .filter(|at| is_one(spellings[*at].entity_type))
        .collect();
    order.order_by_key(|at| (usize::MAX - spellings[*at].n_words(), *at));
    order
}

/// Which clusters a name is compared with: all where there are few names, else
/// those that share a word with it, so that a long text takes no longer a word.
pub(super) struct Near {
    has_all: bool,
    n_clusters: usize,
    first: usize,
    /// Hash of a word, cluster.
    by_word: Map<u32, Vec<usize>>,
}

/// So many names are all compared with each other.
const FEW: usize = 160;
/// Most names of one word that are looked at.
const MAX_OF_WORD: usize = 64;

impl Near {
    /// For so many names.
    pub fn new(n_names: usize) -> Near {
        Near {
            has_all: n_names <= FEW,
            n_clusters: 0,
            first: usize::MAX,
            by_word: Map::new(),
        }
    }

    /// A name has joined or made a cluster.
    pub fn add(&mut self, spelling: &Spelling<'_>, cluster: usize) {
        self.first = self.first.min(cluster);
        self.n_clusters = self.n_clusters.max(cluster + 1);
        if !self.has_all {
            for word in keys(spelling) {
                let clusters = self.by_word.entry(word).or_default();
                if clusters.last() != Some(&cluster) && clusters.len() < MAX_OF_WORD {
                    clusters.push(cluster);
                }
            }
        }
    }

    /// The clusters to compare a name with, sorted.
    pub fn clusters(&self, spelling: &Spelling<'_>) -> Vec<usize> {
        if self.has_all {
            return (self.first.min(self.n_clusters)..self.n_clusters).collect();
        }
        let words = keys(spelling);
        let mut clusters: Vec<usize> = words
            .iter()
            .filter_map(|word| self.by_word.get(word))
            .flatten()
            .copied()
            .collect();
        clusters.order();
        clusters.dedup();
        clusters
    }
}

/// Hashes of what names of one entity may share: words, initials, a lexicon's name.
fn keys(spelling: &Spelling<'_>) -> Vec<u32> {
    let words = spelling
        .person
        .words
        .iter()
        .chain(&spelling.group.words)
        .map(String::as_str);
    let mut keys: Vec<u32> = words.map(hash_of).collect();
    keys.push(hash_of(&spelling.person.joined()));
    keys.extend(
        spelling
            .group
            .initials()
            .iter()
            .chain(&spelling.group.acronym)
            .map(|initials| hash_of(initials)),
    );
    keys.extend(spelling.known.iter().map(|known| hash_of(&known.0)));
    keys
}
