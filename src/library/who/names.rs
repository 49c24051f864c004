//! The library's names, each once, with where they stand.

use std::collections::{BTreeMap, BTreeSet};

use xxhash_rust::xxh3::xxh3_64;

use super::corrections::Verdicts;
use super::key::name_key;
use crate::extract::who::PersonName;
use crate::extract::{Entity, EntityType, Known};

/// What a clipping says of names: its entities, and where it is from.
#[derive(Clone, Copy, Debug)]
pub struct ClippingNames<'a> {
    /// The clipping's number.
    pub clipping: u32,
    /// The path of its file.
    pub file: &'a str,
    /// Its entities, as [`who_is_who`](crate::extract::who_is_who) numbers them.
    pub entities: &'a [Entity],
}

/// One name of the library, of one type: what is put together.
pub(super) struct Name<'a> {
    pub entity_type: EntityType,
    /// [`name_key`] of it.
    pub key: String,
    /// What tells it apart where the reader says that one name is two's.
    pub label: &'a str,
    pub person: PersonName,
    pub known: Option<&'a Known>,
    /// How to write it: the most frequent of its whole spellings.
    pub text: &'a str,
    /// Its whole spellings.
    wholes: Vec<&'a str>,
    /// The spellings and how many mentions have them, the most frequent first.
    pub spellings: Vec<(&'a str, u32)>,
    /// Where it stands: places in the list of clippings, sorted, each once.
    pub places: Vec<u32>,
    /// Its units.
    pub units: Vec<u32>,
    pub n_mentions: u32,
}

/// One clipping's entity, or a form of it that the reader set apart.
pub(super) struct Unit {
    /// Place in the list of clippings.
    pub place: u32,
    /// Place in the clipping's entities.
    pub local: u32,
    /// The name, or none where the reader rejects it.
    pub name: Option<u32>,
    /// The form that was set apart.
    pub form: Option<u32>,
}

/// All names and who has them.
pub(super) struct Names<'a> {
    pub names: Vec<Name<'a>>,
    /// By place, then by local number.
    pub units: Vec<Unit>,
}

/// Takes the names of clippings that are sorted by file and number.
pub(super) fn names<'a>(clippings: &[ClippingNames<'a>], verdicts: &'a Verdicts) -> Names<'a> {
    let mut units: Vec<Unit> = Vec::new();
    // Type, written name and label, by hash; equal hashes are one.
    let mut written: Vec<(u64, u32)> = Vec::new();
    let mut labels: BTreeMap<u32, (EntityType, &'a str)> = BTreeMap::new();
    let touched = touched(clippings, verdicts);
    for (place, clipping) in clippings.iter().enumerate() {
        for (local, entity) in clipping.entities.iter().enumerate() {
            let unit = |form| Unit {
                place: place as u32,
                local: local as u32,
                name: None,
                form,
            };
            if !touched.is_empty() {
                for (at, form) in entity.forms.iter().enumerate() {
                    let verdict = verdict(
                        &touched,
                        verdicts,
                        entity.entity_type,
                        &form.text,
                        clipping.file,
                    );
                    if form.text != entity.name && verdict != Verdict::default() {
                        push(
                            &mut units,
                            unit(Some(at as u32)),
                            &verdict,
                            entity.entity_type,
                            &form.text,
                            &mut written,
                            &mut labels,
                        );
                    }
                }
            }
            let verdict = verdict(
                &touched,
                verdicts,
                entity.entity_type,
                &entity.name,
                clipping.file,
            );
            push(
                &mut units,
                unit(None),
                &verdict,
                entity.entity_type,
                &entity.name,
                &mut written,
                &mut labels,
            );
        }
    }
    written.sort_unstable();
    let mut names: Vec<Name<'a>> = Vec::new();
    let mut by_key: BTreeMap<(EntityType, String, &'a str), u32> = BTreeMap::new();
    let mut last: Option<(u64, u32)> = None;
    for (hash, at) in written {
        if let Some((_, name)) = last.filter(|last| last.0 == hash) {
            units[at as usize].name = Some(name);
            continue;
        }
        let entity = &clippings[units[at as usize].place as usize].entities
            [units[at as usize].local as usize];
        let form = units[at as usize]
            .form
            .and_then(|form| entity.forms.get(form as usize));
        let text = form.map_or(entity.name.as_str(), |form| form.text.as_str());
        let (entity_type, label) = labels.get(&at).copied().unwrap_or((entity.entity_type, ""));
        let known = entity
            .known
            .as_ref()
            .filter(|_| form.is_none() && label.is_empty());
        let mut key = name_key(entity_type, text);
        if let Some(Known::Country(code)) = known {
            key = ["=", &String::from_utf8_lossy(code).to_lowercase()].concat();
        }
        let name = *by_key
            .entry((entity_type, key.clone(), label))
            .or_insert_with(|| {
                let person = if entity_type == EntityType::Person {
                    PersonName::parse(text)
                } else {
                    PersonName::default()
                };
                names.push(Name {
                    entity_type,
                    key,
                    label,
                    person,
                    known,
                    text: "",
                    wholes: Vec::new(),
                    spellings: Vec::new(),
                    places: Vec::new(),
                    units: Vec::new(),
                    n_mentions: 0,
                });
                names.len() as u32 - 1
            });
        units[at as usize].name = Some(name);
        names[name as usize].wholes.push(text);
        last = Some((hash, name));
    }
    count(clippings, &units, &mut names);
    order(&mut names, &mut units);
    Names { names, units }
}

/// What the reader says of a name in a file.
#[derive(Default, PartialEq, Eq)]
struct Verdict<'a> {
    is_rejected: bool,
    to: Option<EntityType>,
    label: &'a str,
}

fn verdict<'a>(
    touched: &BTreeSet<u64>,
    verdicts: &'a Verdicts,
    entity_type: EntityType,
    text: &str,
    file: &str,
) -> Verdict<'a> {
    if touched.is_empty() || !touched.contains(&written_hash(entity_type, text)) {
        return Verdict::default();
    }
    let key = name_key(entity_type, text);
    let here = |place: &Option<String>| place.as_deref().is_none_or(|place| place == file);
    let is_rejected = verdicts
        .rejects
        .iter()
        .any(|reject| reject.0 == entity_type && reject.1 == key && here(&reject.2));
    let to = verdicts
        .retypes
        .iter()
        .find(|retype| retype.0 == entity_type && retype.1 == key)
        .map(|retype| retype.2);
    let of_type = to.unwrap_or(entity_type);
    let split = |split: &&(EntityType, String, Option<String>, String)| {
        split.0 == of_type && split.1 == key && here(&split.2)
    };
    // What is said of one file counts before what is said of all.
    let label = (verdicts.splits.iter().rev().filter(split)).max_by_key(|split| split.2.is_some());
    Verdict {
        is_rejected,
        to,
        label: label.map_or("", |split| split.3.as_str()),
    }
}

/// The written names of which the reader says something: few, so that all other
/// names need no key to know that nothing is said of them.
fn touched(clippings: &[ClippingNames<'_>], verdicts: &Verdicts) -> BTreeSet<u64> {
    let mut touched = BTreeSet::new();
    if verdicts.is_empty_for_names() {
        return touched;
    }
    let mut written: Vec<(u64, EntityType, &str)> = Vec::new();
    for entity in clippings.iter().flat_map(|clipping| clipping.entities) {
        let texts = entity
            .forms
            .iter()
            .map(|form| form.text.as_str())
            .chain([entity.name.as_str()]);
        written.extend(texts.map(|text| {
            (
                written_hash(entity.entity_type, text),
                entity.entity_type,
                text,
            )
        }));
    }
    written.sort_unstable();
    written.dedup_by_key(|row| row.0);
    for (hash, entity_type, text) in written {
        if verdicts.speak_of(&name_key(entity_type, text)) {
            touched.insert(hash);
        }
    }
    touched
}

fn written_hash(entity_type: EntityType, text: &str) -> u64 {
    xxh3_64(text.as_bytes()) ^ (entity_type as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

fn push<'a>(
    units: &mut Vec<Unit>,
    unit: Unit,
    verdict: &Verdict<'a>,
    entity_type: EntityType,
    text: &str,
    written: &mut Vec<(u64, u32)>,
    labels: &mut BTreeMap<u32, (EntityType, &'a str)>,
) {
    let at = units.len() as u32;
    units.push(unit);
    if verdict.is_rejected {
        return;
    }
    let entity_type = verdict.to.unwrap_or(entity_type);
    let mut hash =
        xxh3_64(text.as_bytes()) ^ (entity_type as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    if verdict.to.is_some() || !verdict.label.is_empty() {
        hash ^= xxh3_64(verdict.label.as_bytes()).rotate_left(9) ^ u64::from(verdict.to.is_some());
        labels.insert(at, (entity_type, verdict.label));
    }
    written.push((hash, at));
}

/// Counts spellings and mentions, and notes where each name stands.
fn count<'a>(clippings: &[ClippingNames<'a>], units: &[Unit], names: &mut [Name<'a>]) {
    let set_apart: Vec<(u32, u32, u32)> = units
        .iter()
        .filter_map(|unit| Some((unit.place, unit.local, unit.form?)))
        .collect();
    let mut spellings: Vec<(u32, u64, &'a str, u32)> = Vec::new();
    for (number, unit) in units.iter().enumerate() {
        let Some(name) = unit.name else { continue };
        let entity = &clippings[unit.place as usize].entities[unit.local as usize];
        for (at, form) in entity.forms.iter().enumerate() {
            let is_of = match unit.form {
                Some(form) => form as usize == at,
                None => set_apart
                    .binary_search(&(unit.place, unit.local, at as u32))
                    .is_err(),
            };
            if is_of {
                spellings.push((
                    name,
                    xxh3_64(form.text.as_bytes()),
                    &form.text,
                    form.n_mentions,
                ));
                names[name as usize].n_mentions += form.n_mentions;
            }
        }
        names[name as usize].units.push(number as u32);
        let places = &mut names[name as usize].places;
        if places.last() != Some(&unit.place) {
            places.push(unit.place);
        }
    }
    spellings.sort_unstable_by_key(|row| (row.0, row.1));
    for row in spellings {
        let known = &mut names[row.0 as usize].spellings;
        match known.last_mut().filter(|last| last.0 == row.2) {
            Some(last) => last.1 += row.3,
            None => known.push((row.2, row.3)),
        }
    }
    for name in names {
        name.spellings
            .sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        let n_mentions = |text: &str| {
            name.spellings
                .iter()
                .find(|spelling| spelling.0 == text)
                .map_or(0, |spelling| spelling.1)
        };
        let has_cases = |text: &str| text.chars().any(char::is_lowercase);
        let best = name
            .wholes
            .iter()
            .max_by_key(|text| (has_cases(text), n_mentions(text), std::cmp::Reverse(**text)));
        name.text = best.copied().unwrap_or_default();
    }
}

/// Puts names in the order of type, key and label: how they were found does not
/// matter to what is made of them.
fn order(names: &mut Vec<Name<'_>>, units: &mut [Unit]) {
    let mut sorted: Vec<u32> = (0..names.len() as u32).collect();
    sorted.sort_unstable_by(|a, b| {
        let key = |at: &u32| {
            let name = &names[*at as usize];
            (name.entity_type, name.key.as_str(), name.label)
        };
        key(a).cmp(&key(b))
    });
    let mut new_places = vec![0; names.len()];
    for (new, old) in sorted.iter().enumerate() {
        new_places[*old as usize] = new as u32;
    }
    for unit in units {
        unit.name = unit.name.map(|name| new_places[name as usize]);
    }
    let mut old: Vec<Option<Name<'_>>> = std::mem::take(names).into_iter().map(Some).collect();
    names.extend(sorted.iter().filter_map(|at| old[*at as usize].take()));
}
