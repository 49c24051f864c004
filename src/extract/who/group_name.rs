//! The name of an organisation or a place, and whether two can be one.

use super::lists::{self, Kind};
use crate::extract::tokens::hash_of;
use crate::extract::{EntityType, Known, MergeReason};
use crate::text::Order;
use crate::text::fold::fold_word;

/// What a lexicon knows of a name: how it writes it, and what it is.
pub type KnownName<'a> = dyn Fn(&str, EntityType) -> Option<(String, Known)> + 'a;

/// An organisation's or a place's name as its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupName {
    /// Lower case, no accents; without `the`, `of`, `and`. A country or its
    /// people are the country's code after `=`.
    pub words: Vec<String>,
    /// Capitals alone, two to eight, in lower case: `wpk`.
    pub acronym: Option<String>,
    /// The first letters of its words; with those of `of` and `and`; and both
    /// as the text writes countries.
    initials: [String; 2],
    /// How many of `words` stand before the first `of`, `for` or `in`.
    n_before_of: usize,
    /// How many of `words` stand before a possessive or a comma.
    n_before_mark: usize,
    /// The mark was a comma: `Dallas, Texas`.
    has_comma: bool,
}

impl GroupName {
    /// Takes a name apart; `known` tells countries.
    pub fn parse(text: &str, entity_type: EntityType, known: &KnownName<'_>) -> GroupName {
        let mut name = GroupName {
            acronym: acronym(text),
            ..GroupName::default()
        };
        let is_gap = |c: char| {
            c.is_whitespace()
                || matches!(c, '-' | '‐' | '‑' | '–' | '/' | '"' | '“' | '”' | '(' | ')')
        };
        let pieces: Vec<&str> = text
            .split(is_gap)
            .filter(|piece| !piece.is_empty())
            .collect();
        let mut skip_next = false;
        for (at, piece) in pieces.iter().enumerate() {
            let word = folded(piece);
            let Some(initial) = word.chars().next() else {
                continue;
            };
            name.initials[1].push(initial);
            let is_joint = matches!(
                word.as_str(),
                "the" | "of" | "and" | "for" | "in" | "on" | "de" | "la" | "du" | "del" | "at"
            );
            if is_joint {
                if matches!(word.as_str(), "of" | "for" | "in" | "at" | "de" | "del")
                    && name.n_before_of == 0
                {
                    name.n_before_of = name.words.len();
                }
                if word == "the" {
                    name.initials[1].pop();
                }
                continue;
            }
            name.initials[0].push(initial);
            if std::mem::take(&mut skip_next) {
                continue;
            }
            let country = (pieces.len() > 1 && entity_type == EntityType::Organisation)
                .then(|| country(&pieces[at..], known))
                .flatten();
            if let Some((code, is_pair)) = country {
                skip_next = is_pair;
                name.words.push(code);
            } else {
                name.words.push(word);
            }
            let has_mark = piece.ends_with(',') || piece.ends_with("'s") || piece.ends_with("’s");
            if has_mark && name.n_before_mark == 0 {
                name.n_before_mark = name.words.len();
                name.has_comma = piece.ends_with(',');
            }
        }
        name
    }

    /// What an acronym of it may be: without its small words, and with them.
    pub fn initials(&self) -> &[String] {
        &self.initials
    }

    /// Its words without gaps, acronyms without points.
    pub fn joined(&self) -> String {
        self.words.concat()
    }

    /// Whether `other` is this name or a shorter form of it: why, and how sure.
    pub fn covers(&self, other: &GroupName, entity_type: EntityType) -> Option<(MergeReason, u8)> {
        if self.words.is_empty() || other.words.is_empty() {
            return None;
        }
        if self.words == other.words || self.joined() == other.joined() {
            return Some((MergeReason::Spelling, 97));
        }
        if let Some(acronym) = &other.acronym
            && self.words.len() > 1
            && acronym.len() > 1
            && self.initials.contains(acronym)
        {
            return Some((
                MergeReason::Acronym,
                if acronym.len() > 2 { 90 } else { 80 },
            ));
        }
        if is_same_set(&self.words, &other.words) {
            return Some((MergeReason::Order, 88));
        }
        if is_misprint(&self.words, &other.words) {
            return Some((MergeReason::Misprint, 70));
        }
        if other.words.len() >= self.words.len() {
            return None;
        }
        let n_words = other.words.len();
        let is_kind = |word: &String| lists::kind(hash_of(word)).is_some();
        let kinds_only = other.words.iter().all(is_kind);
        let country_only = other.words.iter().all(|word| word.starts_with('='));
        if country_only {
            return None;
        }
        if self.words.starts_with(&other.words) {
            return self.covers_start(n_words, kinds_only, entity_type);
        }
        if self.words.ends_with(&other.words) {
            return self.covers_end(n_words, kinds_only, entity_type);
        }
        let is_inside = self
            .words
            .windows(n_words)
            .any(|window| window == other.words.as_slice());
        (is_inside && !kinds_only && entity_type == EntityType::Organisation && n_words > 1)
            .then_some((MergeReason::ShortForm, 75))
    }

    /// `Workers' Party` of `Workers' Party of Korea`, `Apple` of `Apple Inc`.
    fn covers_start(
        &self,
        n_words: usize,
        kinds_only: bool,
        entity_type: EntityType,
    ) -> Option<(MergeReason, u8)> {
        let rest = &self.words[n_words..];
        let is_place = entity_type == EntityType::Place;
        if self.has_comma && self.n_before_mark == n_words {
            return Some((MergeReason::ShortForm, 85));
        }
        if kinds_only {
            return (!is_place && self.n_before_of == n_words)
                .then_some((MergeReason::ShortForm, 70));
        }
        if self.n_before_of == n_words {
            return Some((MergeReason::ShortForm, if is_place { 70 } else { 88 }));
        }
        let kind_of = |word: &String| lists::kind(hash_of(word));
        let are_kinds = rest.iter().all(|word| {
            kind_of(word).is_some_and(|kind| {
                if is_place {
                    kind == Kind::Place
                } else {
                    kind != Kind::Site
                }
            })
        });
        if is_place {
            let is_wider = rest.iter().any(|word| word == "state" || word == "county");
            return (are_kinds && !is_wider).then_some((MergeReason::ShortForm, 82));
        }
        // What is itself of a kind has other bodies in it: a university's union.
        if self.words[..n_words]
            .iter()
            .any(|word| kind_of(word).is_some())
        {
            return None;
        }
        if are_kinds {
            return Some((MergeReason::ShortForm, 82));
        }
        // `Toyota` of `Toyota Motor Corporation`.
        let has_company = rest.iter().any(|word| kind_of(word) == Some(Kind::Company));
        (has_company || n_words > 1).then_some((MergeReason::ShortForm, 75))
    }

    /// `Communist Party` of `Chinese Communist Party`, `the Post` of
    /// `Washington Post`, `Grand Mosque` of `Mecca's Grand Mosque`.
    fn covers_end(
        &self,
        n_words: usize,
        kinds_only: bool,
        entity_type: EntityType,
    ) -> Option<(MergeReason, u8)> {
        let n_front = self.words.len() - n_words;
        let last_is_kind =
            (self.words.last()).is_some_and(|word| lists::kind(hash_of(word)).is_some());
        if entity_type == EntityType::Place {
            let is_owned = !self.has_comma && self.n_before_mark == n_front;
            return (is_owned || (last_is_kind && n_words > 1))
                .then_some((MergeReason::ShortForm, 80));
        }
        // Behind `of` stands what another is for: `High Commissioner for
        // Refugees`; but the `Church of Scientology` has its name there.
        if self.n_before_of > 0 && n_front >= self.n_before_of {
            let is_kind = |word: &String| lists::kind(hash_of(word)).is_some();
            let is_all = n_front == 1 && self.words.first().is_some_and(is_kind);
            return is_all.then_some((MergeReason::ShortForm, 64));
        }
        let is_country = self.words[..n_front]
            .iter()
            .all(|word| word.starts_with('='));
        if kinds_only {
            return Some((MergeReason::ShortForm, if is_country { 72 } else { 66 }));
        }
        Some((
            MergeReason::ShortForm,
            if is_country || n_words > 1 { 88 } else { 75 },
        ))
    }
}

fn folded(piece: &str) -> String {
    let mut word = String::with_capacity(piece.len());
    fold_word(piece.trim_end_matches(','), &mut word);
    word.retain(char::is_alphanumeric);
    word
}

/// The letters of an acronym in lower case: `U.N.`, `KCNA`.
pub fn acronym(text: &str) -> Option<String> {
    let is_one = text.len() <= 16
        && text
            .chars()
            .all(|c| c.is_uppercase() || c == '.' || c == '&')
        && (2..=8).contains(&text.chars().filter(|c| c.is_uppercase()).count());
    is_one.then(|| {
        text.chars()
            .filter(|c| c.is_uppercase())
            .flat_map(char::to_lowercase)
            .collect()
    })
}

/// The country that the first word or two name, as `=kp`; whether it took two.
fn country(pieces: &[&str], known: &KnownName<'_>) -> Option<(String, bool)> {
    let bare = |piece: &str| -> String {
        let piece = piece.trim_end_matches(',');
        piece
            .strip_suffix("'s")
            .or_else(|| piece.strip_suffix("’s"))
            .unwrap_or(piece)
            .to_owned()
    };
    let first = pieces.first()?;
    if !first.starts_with(char::is_uppercase) {
        return None;
    }
    let code = |name: &str| match known(name, EntityType::Place) {
        Some((_, Known::Country(code))) => {
            let mut word = String::from("=");
            word.extend(
                code.iter()
                    .map(|byte| char::from(byte.to_ascii_lowercase())),
            );
            Some(word)
        }
        _ => None,
    };
    let first = bare(first);
    if let Some(second) = pieces
        .get(1)
        .filter(|second| second.starts_with(char::is_uppercase))
    {
        let pair = [first.as_str(), " ", &bare(second)].concat();
        if let Some(code) = code(&pair) {
            return Some((code, true));
        }
    }
    Some((code(&first)?, false))
}

fn is_same_set(a: &[String], b: &[String]) -> bool {
    a.len() == b.len()
        && a.len() > 1
        && a.iter().all(|word| b.contains(word))
        && b.iter().all(|word| a.contains(word))
}

fn is_misprint(a: &[String], b: &[String]) -> bool {
    if a.len() != b.len() || a.iter().map(String::len).sum::<usize>() < 9 {
        return false;
    }
    let mut differing = a.iter().zip(b).filter(|(a, b)| a != b);
    let Some((x, y)) = differing.next() else {
        return false;
    };
    differing.next().is_none()
        && x.len().min(y.len()) >= 5
        && (x.len() != y.len() || same_letters(x, y))
        && super::person_compare::is_misprint(x, y)
}

fn same_letters(a: &str, b: &str) -> bool {
    let letters = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.order();
        letters
    };
    letters(a) == letters(b)
}
