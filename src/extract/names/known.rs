//! What the lexicon knows by name: countries, their people and capitals, media,
//! governments.

use super::model::{NameModel, phrase_hash};
use crate::extract::tokens::{Tokens, hash_of};
use crate::extract::{EntityType, Known};
use crate::text::Map;

/// What a line of the known names is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Country,
    Demonym,
    PlaceIn,
    Medium,
    Government,
}

/// Names with what is known of them, by hash.
#[derive(Clone, Debug, Default)]
pub(super) struct KnownNames {
    /// Of each name's hash: its kind, country, line of `shown`.
    entries: Map<u32, Vec<(Kind, [u8; 2], u32)>>,
    /// The names that are shown.
    shown: Vec<String>,
}

/// No country.
const NOWHERE: [u8; 2] = *b"--";
/// Territories whose people go by the name of those whom they belong to: `American` is
/// of the United States, not of the Northern Marianas.
const NAMED_AFTER_OTHERS: [[u8; 2]; 5] = [*b"MP", *b"BQ", *b"TF", *b"IO", *b"SJ"];

impl KnownNames {
    /// Reads lines of kind, country, names parted by `|`, of which the first is
    /// shown; what is no such line is left out.
    pub(super) fn open(text: &str) -> KnownNames {
        let mut known = KnownNames::default();
        for line in text.lines() {
            let mut cells = line.split('\t');
            let kind = match cells.next() {
                Some("country") => Kind::Country,
                Some("demonym") => Kind::Demonym,
                Some("place") => Kind::PlaceIn,
                Some("medium") => Kind::Medium,
                Some("government") => Kind::Government,
                _ => continue,
            };
            let code: [u8; 2] = match cells.next().map(|code| code.as_bytes().try_into()) {
                Some(Ok(code)) => code,
                _ => continue,
            };
            let Some(names) = cells.next() else {
                continue;
            };
            if kind == Kind::Demonym && NAMED_AFTER_OTHERS.contains(&code) {
                continue;
            }
            let number = known.shown.len() as u32;
            let shown = names.split('|').next().unwrap_or_default();
            known.shown.push(shown.to_owned());
            let own = (kind == Kind::Demonym).then(|| names.split('|').skip(1));
            let all: Vec<&str> = match own {
                // The first is the country, which is no demonym.
                Some(rest) => rest.collect(),
                None => names.split('|').collect(),
            };
            for name in all {
                let entries = known.entries.entry(hash_of_name(name)).or_default();
                if !entries.iter().any(|(other, ..)| *other == kind) {
                    entries.push((kind, code, number));
                }
            }
        }
        known
    }

    fn find(&self, name: &str, kinds: &[Kind]) -> Option<(Kind, [u8; 2], &str)> {
        let entries = self.entries.get(&hash_of_name(name))?;
        kinds.iter().find_map(|kind| {
            let (kind, code, number) = entries.iter().find(|(other, ..)| other == kind)?;
            Some((*kind, *code, self.shown.get(*number as usize)?.as_str()))
        })
    }
}

/// The hash of a name: of its tokens, whatever their case, without an article.
pub fn hash_of_name(name: &str) -> u32 {
    let tokens = Tokens::new(name, &[]);
    let mut hash = 0;
    let skips = tokens.tokens.len() > 1 && tokens.tokens[0].hash == hash_of("the");
    for token in tokens.tokens.iter().skip(usize::from(skips)) {
        hash = phrase_hash(hash, token.hash);
    }
    hash
}

/// What is known of `name` as a name of this type: the name that is shown for
/// it, and what it is. A demonym gives its country, `the North` North Korea; a
/// capital gives the place that it is in its country.
pub fn known(model: &NameModel, name: &str, entity_type: EntityType) -> Option<(String, Known)> {
    let kinds: &[Kind] = match entity_type {
        EntityType::Person => return None,
        EntityType::Organisation => &[Kind::Medium, Kind::Government],
        EntityType::Place => &[
            Kind::Country,
            Kind::Demonym,
            Kind::PlaceIn,
            Kind::Government,
        ],
    };
    let (kind, code, shown) = model.known.find(name, kinds)?;
    let shown = match kind {
        Kind::PlaceIn => name.to_owned(),
        _ => shown.to_owned(),
    };
    let country = (code != NOWHERE).then_some(code);
    let known = match kind {
        Kind::Country | Kind::Demonym => Known::Country(country?),
        Kind::PlaceIn => Known::PlaceIn(country?),
        Kind::Medium => Known::Medium(country),
        Kind::Government => Known::Government(country?),
    };
    Some((shown, known))
}
