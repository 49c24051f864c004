//! Under which keys the names of many persons are brought together to be compared.

use xxhash_rust::xxh3::xxh3_64;

use super::lists;
use super::person_name::PersonName;
use super::romanisation::{skeleton, syllable_key};
use crate::text::Order;

/// Hashes of keys, one of which two full names share where
/// [`compare`](super::compare) may take them for one person's.
pub fn person_blocks(name: &PersonName, blocks: &mut Vec<u64>) {
    let n_words = name.words.len();
    if n_words < 2 {
        return;
    }
    let mut push = |kind: u64, parts: &[&str]| {
        let mut hash = kind;
        for part in parts {
            hash = hash.rotate_left(7).wrapping_mul(31) ^ xxh3_64(part.as_bytes());
        }
        blocks.push(hash);
    };
    if name.is_surname_first() {
        let surname = name.words.first().map(String::as_str).unwrap_or_default();
        let number = lists::surname_first(surname)
            .unwrap_or_default()
            .to_string();
        let given = syllable_key(&name.words[1..].concat());
        push(1, &[&number, &given]);
        push(1, &[&syllable_key(surname), &given]);
    }
    let plain: Vec<&str> = name
        .words
        .iter()
        .map(String::as_str)
        .filter(|word| !lists::is_particle(word))
        .collect();
    let mut bones: Vec<String> = plain
        .iter()
        .filter(|word| word.len() > 1)
        .map(|word| skeleton(word))
        .collect();
    bones.order();
    push(2, &bones.iter().map(String::as_str).collect::<Vec<_>>());
    // Each word as family name with each other as given name: names are short.
    for (at, surname) in plain.iter().enumerate().skip(1) {
        let surname = skeleton(surname);
        for given in plain[..at].iter().take(2) {
            push(3, &[&surname, &given_key(given)]);
            push(
                4,
                &[
                    &surname,
                    given
                        .get(..given.chars().next().map_or(0, char::len_utf8))
                        .unwrap_or_default(),
                ],
            );
        }
    }
}

/// A given name, the same for its short forms.
fn given_key(word: &str) -> String {
    lists::nickname(word).map_or_else(|| skeleton(word), |number| number.to_string())
}

/// Hashes of a key and of all that lack one of its letters: two keys one
/// misprint apart share one.
pub fn misprint_blocks(key: &str, blocks: &mut Vec<u64>) {
    if key.len() < 8 || key.len() > 40 {
        return;
    }
    blocks.push(xxh3_64(key.as_bytes()));
    let mut without = String::with_capacity(key.len());
    for (at, letter) in key.char_indices() {
        without.clear();
        without.push_str(&key[..at]);
        without.push_str(&key[at + letter.len_utf8()..]);
        blocks.push(xxh3_64(without.as_bytes()));
    }
}
