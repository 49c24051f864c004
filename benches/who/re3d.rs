//! re3d: whether names that annotators tied by `IsSynonymOf` are one entity.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dateline::extract::{EntityType, Mention, Tokens, who_is_who};
use dateline::text::sentences::sentences;
use serde_json::Value;

use crate::lexicon::Lexicon;
use crate::seeds::mention_of;

pub fn measure(folder: &Path, lexicon: &Lexicon, is_verbose: bool) {
    let (mut n_pairs, mut n_found) = (0, 0);
    for part in crate::files(folder, "documents.json") {
        let sibling = |name: &str| rows(&part.with_file_name(name));
        let mut entities: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for entity in sibling("entities.json") {
            entities
                .entry(entity["documentId"].as_str().unwrap_or_default().to_owned())
                .or_default()
                .push(entity);
        }
        let relations = sibling("relations.json");
        for document in rows(&part) {
            let (id, text) = (
                document["_id"].as_str().unwrap_or_default(),
                document["text"].as_str().unwrap_or_default(),
            );
            let bytes: Vec<usize> = text
                .char_indices()
                .map(|(at, _)| at)
                .chain([text.len()])
                .collect();
            let mut mentions: Vec<Mention> = Vec::new();
            for entity in entities.get(id).into_iter().flatten() {
                mentions.extend(mention(entity, text, &bytes));
            }
            mentions
                .sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
            mentions.dedup_by_key(|mention| mention.span);
            let tokens = Tokens::new(text, &sentences(text));
            who_is_who(&tokens, &[], &mut mentions, &|name, entity_type| {
                lexicon.known(name, entity_type)
            });
            let of = |name: &str| {
                mentions
                    .iter()
                    .filter(|mention| mention.span.of(text) == bare(name))
                    .map(|mention| mention.entity)
                    .collect::<BTreeSet<_>>()
            };
            let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
            for relation in relations.iter().filter(|relation| {
                relation["type"] == "IsSynonymOf" && relation["documentId"] == id
            }) {
                let (a, b) = (
                    relation["source"].as_str().unwrap_or_default(),
                    relation["target"].as_str().unwrap_or_default(),
                );
                // Names alone: a description is an office, not an alias.
                if a > b || !is_name(a) || !is_name(b) || !seen.insert((a.to_owned(), b.to_owned()))
                {
                    continue;
                }
                let (x, y) = (of(a), of(b));
                if x.is_empty() || y.is_empty() {
                    continue;
                }
                n_pairs += 1;
                let is_found = x.intersection(&y).next().is_some();
                n_found += usize::from(is_found);
                if is_verbose && !is_found {
                    println!("    re3d apart: {a} | {b}");
                }
            }
        }
    }
    println!("re3d, pairs of names tied by IsSynonymOf: {n_found} of {n_pairs} found");
}

fn rows(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.trim_start_matches('\u{feff}')
        .lines()
        .filter_map(|line| serde_json::from_str(line.trim_start_matches('\u{feff}')).ok())
        .collect()
}

fn bare(name: &str) -> &str {
    name.strip_prefix("the ")
        .or_else(|| name.strip_prefix("The "))
        .unwrap_or(name)
}

/// Every word of three letters or more is a capital one.
fn is_name(name: &str) -> bool {
    let words = || {
        bare(name)
            .split([' ', '-'])
            .filter(|word| word.len() > 3 || word.chars().all(char::is_uppercase))
    };
    words().next().is_some()
        && words().all(|word| !word.starts_with(char::is_lowercase))
        && ![
            "Minister",
            "Secretary",
            "Director",
            "Commander",
            "Representative",
            "Advisor",
            "Airmen",
        ]
        .iter()
        .any(|office| name.contains(office))
}

fn mention(entity: &Value, text: &str, bytes: &[usize]) -> Option<Mention> {
    let entity_type = match entity["type"].as_str()? {
        "Person" => EntityType::Person,
        "Organisation" => EntityType::Organisation,
        "Location" | "Nationality" => EntityType::Place,
        _ => return None,
    };
    let (start, end) = (
        entity["begin"].as_u64()? as usize,
        entity["end"].as_u64()? as usize,
    );
    let (mut start, end) = (*bytes.get(start)?, *bytes.get(end)?);
    let words = text.get(start..end)?;
    start += words.len() - bare(words).len();
    let is_sure = entity["confidence"].as_f64()? >= 0.5;
    (is_sure
        && text
            .get(start..end)?
            .starts_with(|c: char| c.is_uppercase() || c.is_numeric()))
    .then(|| mention_of(start, end, entity_type))
}
