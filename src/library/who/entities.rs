//! The library's entities, made from clusters of names.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::WhoIsWho;
use super::clusters::Clusters;
use super::context::Context;
use super::corrections::Verdicts;
use super::key::{name_key, slug};
use super::names::{ClippingNames, Name, Names};
use crate::extract::who::group_name::acronym;
use crate::extract::{EntityType, Known, MergeReason};

/// Who or what names of the library are of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LibraryEntity {
    /// The type and the first name's words: `person:kim-jong-un`. The same
    /// clippings give the same; [`WhoIsWho::find`] knows those of all its names.
    pub id: String,
    /// What it is.
    pub entity_type: EntityType,
    /// What to call it: the reader's word, a lexicon's, or the fullest of its
    /// names in most mentions.
    pub name: String,
    /// The spelling that most mentions have: what corrections refer to it by.
    pub spelling: String,
    /// Its other spellings and how many mentions have them, the most frequent first.
    pub aliases: Vec<Alias>,
    /// Its offices, the most frequent first.
    pub roles: Vec<LibraryRole>,
    /// What a lexicon knows of it.
    pub known: Option<Known>,
    /// Mentions in all clippings.
    pub n_mentions: u32,
    /// The clippings' numbers, sorted.
    pub clippings: Vec<u32>,
    /// Why its names are one entity's.
    pub merges: Vec<Merge>,
}

/// A spelling of an entity's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    /// As texts have it.
    pub text: String,
    /// Mentions with it.
    pub n_mentions: u32,
    /// Why it is taken for a name of this entity: in a clipping, or across them.
    pub reason: MergeReason,
    /// How sure that is, in percent, where it is least sure.
    pub confidence: u8,
}

/// An office of an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LibraryRole {
    /// In words: `Chinese President`.
    pub title: String,
    /// Numbers of the clippings that say so, sorted.
    pub clippings: Vec<u32>,
}

/// Two names that were put together, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merge {
    /// One name.
    pub a: String,
    /// The other.
    pub b: String,
    /// What says so.
    pub reason: MergeReason,
    /// How sure, in percent.
    pub confidence: u8,
}

pub(super) fn entities(
    clippings: &[ClippingNames<'_>],
    names: &Names<'_>,
    clusters: &Clusters,
    context: &Context<'_>,
    verdicts: &Verdicts,
) -> WhoIsWho {
    let all = &names.names;
    let mut who = WhoIsWho::default();
    let mut rows: Vec<(EntityType, String, u32)> = Vec::new();
    for at in 0..all.len() as u32 {
        if clusters.of(at) == at && !all[at as usize].places.is_empty() {
            let first = first_name(all, clusters.members(at));
            rows.push((
                all[first as usize].entity_type,
                id(&all[first as usize]),
                at,
            ));
        }
    }
    rows.sort_unstable();
    let mut places = vec![None; all.len()];
    for (entity_type, id, cluster) in rows {
        let number = who.entities.len() as u32;
        let members = clusters.members(cluster);
        members
            .iter()
            .for_each(|member| places[*member as usize] = Some(number));
        who.entities
            .push(entity(clippings, names, members, context, entity_type, id));
    }
    let mut ids: BTreeMap<String, u32> = BTreeMap::new();
    for (at, name) in all.iter().enumerate() {
        if let Some(place) = places[at] {
            ids.entry(id(name)).or_insert(place);
        }
    }
    // An entity's own id counts before the same of another's name.
    for entity in &who.entities {
        ids.remove(&entity.id);
    }
    who.other_ids = ids.into_iter().collect();
    for merge in &clusters.merges {
        if let Some(place) = places[merge.a as usize] {
            let text = |at: u32| all[at as usize].text.to_owned();
            let merge = Merge {
                a: text(merge.a),
                b: text(merge.b),
                reason: merge.reason,
                confidence: merge.confidence,
            };
            let entity = &mut who.entities[place as usize];
            for alias in &mut entity.aliases {
                if alias.reason == MergeReason::Itself
                    && [&merge.a, &merge.b].contains(&&alias.text)
                {
                    (alias.reason, alias.confidence) = (merge.reason, merge.confidence);
                }
            }
            entity.merges.push(merge);
        }
    }
    rename(&mut who, all, &places, verdicts);
    for entity in &mut who.entities {
        entity.aliases.retain(|alias| alias.text != entity.name);
        for alias in &mut entity.aliases {
            if alias.reason == MergeReason::Itself {
                alias.reason = MergeReason::Spelling;
            }
        }
    }
    place_units(&mut who, clippings, names, &places);
    who
}

/// The name that an entity is called by: of two words or more and no acronym
/// before others, then the one in most mentions.
fn first_name(names: &[Name<'_>], members: &[u32]) -> u32 {
    let best = members.iter().copied().max_by_key(|at| {
        let name = &names[*at as usize];
        let text = name.text;
        let is_full = match name.entity_type {
            EntityType::Person => name.person.words.len() > 1,
            _ => acronym(text).is_none(),
        };
        let known = name.known.is_some();
        (known, is_full, name.n_mentions, std::cmp::Reverse(*at))
    });
    best.unwrap_or_default()
}

/// `person:kim-jong-un`, `place:=kp`; what the reader set apart has `~` and its word.
fn id(name: &Name<'_>) -> String {
    let text = name.text;
    let words = if name.key.starts_with('=') {
        name.key.clone()
    } else {
        slug(name.entity_type, text)
    };
    let mut id = [name.entity_type.name(), ":", &words].concat();
    if !name.label.is_empty() {
        id.push('~');
        id.push_str(&name.label.to_lowercase().replace(char::is_whitespace, "-"));
    }
    id
}

fn entity(
    clippings: &[ClippingNames<'_>],
    names: &Names<'_>,
    members: &[u32],
    context: &Context<'_>,
    entity_type: EntityType,
    id: String,
) -> LibraryEntity {
    let all = &names.names;
    let mut spellings: BTreeMap<&str, u32> = BTreeMap::new();
    let mut roles: BTreeMap<String, LibraryRole> = BTreeMap::new();
    let mut places: Vec<u32> = Vec::new();
    let mut n_mentions = 0;
    let mut known = None;
    let mut reasons: BTreeMap<&str, (MergeReason, u8)> = BTreeMap::new();
    for member in members {
        let name = &all[*member as usize];
        for (text, n) in &name.spellings {
            *spellings.entry(text).or_default() += n;
        }
        n_mentions += name.n_mentions;
        places.extend_from_slice(&name.places);
        known = known.or(name.known);
        for (unit, entity) in name.units.iter().zip(context.entities(*member)) {
            let clipping = clippings[names.units[*unit as usize].place as usize].clipping;
            for form in &entity.forms {
                let told = (form.reason, form.confidence);
                let reason = reasons.entry(&form.text).or_insert(told);
                if reason.0 == MergeReason::Itself || form.confidence < reason.1 {
                    *reason = told;
                }
            }
            for role in &entity.roles {
                let known = roles
                    .entry(role.title.to_lowercase())
                    .or_insert_with(|| LibraryRole {
                        title: role.title.clone(),
                        clippings: Vec::new(),
                    });
                known.clippings.push(clipping);
            }
        }
    }
    places.sort_unstable();
    places.dedup();
    let mut numbers: Vec<u32> = places
        .iter()
        .map(|place| clippings[*place as usize].clipping)
        .collect();
    numbers.sort_unstable();
    let first = first_name(all, members);
    let name = all[first as usize].text.to_owned();
    let mut aliases: Vec<Alias> = spellings
        .into_iter()
        .map(|(text, n_mentions)| {
            let told = reasons.get(text).copied();
            let (reason, confidence) = told.unwrap_or((MergeReason::Spelling, 100));
            Alias {
                text: text.to_owned(),
                n_mentions,
                reason,
                confidence,
            }
        })
        .collect();
    aliases.sort_by(|a, b| {
        b.n_mentions
            .cmp(&a.n_mentions)
            .then_with(|| a.text.cmp(&b.text))
    });
    let mut roles: Vec<LibraryRole> = roles.into_values().collect();
    for role in &mut roles {
        role.clippings.sort_unstable();
        role.clippings.dedup();
    }
    roles.sort_by(|a, b| {
        (b.clippings.len())
            .cmp(&a.clippings.len())
            .then_with(|| a.title.cmp(&b.title))
    });
    LibraryEntity {
        spelling: (aliases.first()).map_or_else(|| name.clone(), |alias| alias.text.clone()),
        id,
        entity_type,
        name,
        aliases,
        roles,
        known: known.cloned(),
        n_mentions,
        clippings: numbers,
        merges: Vec::new(),
    }
}

fn rename(who: &mut WhoIsWho, names: &[Name<'_>], places: &[Option<u32>], verdicts: &Verdicts) {
    if verdicts.renames.is_empty() {
        return;
    }
    let finder = NameFinder::new(names);
    for (entity_type, key, to) in &verdicts.renames {
        for name in finder.find(*entity_type, key) {
            let Some(entity) =
                places[name as usize].and_then(|place| who.entities.get_mut(place as usize))
            else {
                continue;
            };
            entity.name = to.clone();
        }
    }
}

fn place_units(
    who: &mut WhoIsWho,
    clippings: &[ClippingNames<'_>],
    names: &Names<'_>,
    places: &[Option<u32>],
) {
    let mut order: Vec<(u32, u32)> = clippings
        .iter()
        .enumerate()
        .map(|(place, clipping)| (clipping.clipping, place as u32))
        .collect();
    order.sort_unstable();
    let mut starts = vec![0u32; clippings.len()];
    let mut n_units = 0;
    for (clipping, place) in &order {
        who.clippings.push((*clipping, n_units));
        starts[*place as usize] = n_units;
        n_units += clippings[*place as usize].entities.len() as u32;
    }
    who.of = vec![None; n_units as usize];
    let mut set_apart = BTreeMap::new();
    for unit in &names.units {
        let entity = unit.name.and_then(|name| places[name as usize]);
        let clipping = &clippings[unit.place as usize];
        match unit.form.and_then(|form| {
            clipping.entities[unit.local as usize]
                .forms
                .get(form as usize)
        }) {
            Some(form) => {
                set_apart.insert((clipping.clipping, unit.local, form.text.clone()), entity);
            }
            None => who.of[(starts[unit.place as usize] + unit.local) as usize] = entity,
        }
    }
    who.set_apart = set_apart.into_iter().collect();
}

/// Finds names by any of their spellings.
pub(super) struct NameFinder(Vec<(EntityType, String, u32)>);

impl NameFinder {
    pub fn new(names: &[Name<'_>]) -> NameFinder {
        let mut rows = Vec::new();
        for (at, name) in names.iter().enumerate() {
            let mut key = name.key.clone();
            if !name.label.is_empty() {
                key.push('~');
                key.push_str(name.label);
            }
            rows.push((name.entity_type, key, at as u32));
            if name.known.is_some() && name.label.is_empty() {
                rows.extend(name.spellings.iter().map(|spelling| {
                    (
                        name.entity_type,
                        name_key(name.entity_type, spelling.0),
                        at as u32,
                    )
                }));
            }
        }
        rows.sort_unstable();
        rows.dedup();
        NameFinder(rows)
    }

    /// The names with this key, those whose own it is first.
    pub fn find(&self, entity_type: EntityType, key: &str) -> Vec<u32> {
        let start = self
            .0
            .partition_point(|row| (row.0, row.1.as_str()) < (entity_type, key));
        let rows = self.0[start..]
            .iter()
            .take_while(|row| row.0 == entity_type && row.1 == key);
        rows.map(|row| row.2).collect()
    }
}
