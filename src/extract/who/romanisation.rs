//! Spellings of one name by different systems of romanisation.

use super::lists;
use super::person_name::PersonName;

/// The consonants of a name, those that systems confuse as one: the same for
/// `Gaddafi`, `Qadhafi` and `Khadafy`, for `Dmitry` and `Dmitrii`.
pub fn skeleton(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut bones = String::with_capacity(letters.len());
    let mut at = 0;
    let mut is_after_vowel = false;
    while let Some(&letter) = letters.get(at) {
        let next = letters.get(at + 1).copied().unwrap_or(' ');
        let (bone, n_letters) = match (letter, next) {
            ('k' | 'g' | 'q', 'h') => ('k', 2),
            ('q', 'u') | ('g', _) if at == 0 => ('k', 1),
            ('d' | 't', 'h') => ('d', 2),
            ('t', 's') => ('s', 2),
            ('t', 'c') => (
                'c',
                if letters.get(at + 2) == Some(&'h') {
                    3
                } else {
                    2
                },
            ),
            ('c' | 's' | 'z', 'h') => (letter, 2),
            ('p', 'h') => ('f', 2),
            ('c', 'k') => ('k', 2),
            ('c', 'e' | 'i') => ('s', 1),
            ('d', 'j') => ('j', 2),
            ('k', 's') => ('x', 2),
            ('x', _) => ('x', 1),
            ('c' | 'q', _) => ('k', 1),
            ('w', _) => ('v', 1),
            ('a' | 'e' | 'i' | 'o' | 'u' | 'y', _) => ('-', 1),
            ('h', _) if at > 0 && at + 1 == letters.len() => ('-', 1),
            _ => (letter, 1),
        };
        at += n_letters;
        if bone == '-' {
            // Where a name begins with a vowel, the vowel is kept apart.
            if bones.is_empty() {
                bones.push('a');
            }
            is_after_vowel = true;
        } else {
            // Doubled letters are one, but not those with a vowel between.
            if is_after_vowel || !bones.ends_with(bone) {
                bones.push(bone);
            }
            is_after_vowel = false;
        }
    }
    bones
}

/// Whether two words are spellings of one by their consonants: three at least,
/// or the same letters but for vowels.
pub fn are_one_word(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let bones = skeleton(a);
    if a.len().min(b.len()) < 4 || bones != skeleton(b) || has_gap_elsewhere(a, b) {
        return false;
    }
    let consonants = |word: &str| {
        word.chars()
            .filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'))
            .collect::<String>()
    };
    bones.len() >= 3 || (consonants(a) == consonants(b) && bones.len() >= 2)
}

/// `Mahmud` has no vowel where `Mohammed` has one: not the same name.
fn has_gap_elsewhere(a: &str, b: &str) -> bool {
    a.contains("hm") != b.contains("hm")
}

/// A key of a Korean or Chinese syllable or two that the usual systems share:
/// the same for `Chong` and `Jong`, `Hsiao-p'ing` and `Xiaoping`.
pub fn syllable_key(word: &str) -> String {
    let mut key = word.to_owned();
    for (from, to) in [
        ("hs", "s"),
        ("zh", "c"),
        ("ch", "c"),
        ("sh", "s"),
        ("tz", "s"),
        ("ts", "s"),
        ("x", "s"),
        ("q", "c"),
        ("j", "c"),
        ("z", "s"),
        ("eo", "o"),
        ("oo", "u"),
        ("ee", "i"),
        ("ae", "e"),
        ("woo", "u"),
        ("ung", "ong"),
        ("ien", "ian"),
        ("ieh", "ie"),
        ("eh", "e"),
        ("uo", "o"),
        ("b", "p"),
        ("d", "t"),
        ("g", "k"),
        ("nk", "ng"),
        ("r", "l"),
        ("yi", "i"),
        ("v", "u"),
    ] {
        if key.contains(from) {
            key = key.replace(from, to);
        }
    }
    if key.len() > 2 && key.ends_with('h') {
        key.pop();
    }
    key
}

/// Whether two Korean or Chinese names are spellings of one by different systems.
pub fn are_one(a: &PersonName, b: &PersonName) -> bool {
    if !a.is_surname_first() || !b.is_surname_first() {
        return false;
    }
    let (Some(x), Some(y)) = (a.words.first(), b.words.first()) else {
        return false;
    };
    let surname =
        lists::surname_first(x) == lists::surname_first(y) || syllable_key(x) == syllable_key(y);
    let given = |name: &PersonName| syllable_key(&name.words[1..].concat());
    let (x, y) = (given(a), given(b));
    surname && x == y && x.len() >= 4
}

/// Whether a word has the form of one or two syllables of Korean, Chinese or
/// Vietnamese: no clusters of consonants, and few endings.
pub fn is_syllables(word: &str) -> bool {
    let bytes = word.as_bytes();
    let is_vowel = |at: usize| {
        bytes
            .get(at)
            .is_some_and(|byte| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'w'))
    };
    let mut at = 0;
    let mut n_syllables = 0;
    while at < bytes.len() {
        let start = at;
        const INITIALS: [&str; 12] = [
            "ngh", "ng", "nh", "ch", "sh", "zh", "ts", "tz", "hs", "th", "ph", "kh",
        ];
        let rest = word.get(at..).unwrap_or_default();
        if let Some(initial) = INITIALS.iter().find(|initial| rest.starts_with(**initial)) {
            at += initial.len();
        } else if !is_vowel(at) {
            at += 1;
        }
        let vowel = at;
        while is_vowel(at) {
            at += 1;
        }
        if at == vowel || at - vowel > 4 || !rest.is_ascii() {
            return false;
        }
        let rest = word.get(at..).unwrap_or_default();
        const FINALS: [&str; 11] = ["ng", "nh", "ch", "n", "m", "k", "p", "t", "l", "h", "c"];
        if let Some(finale) = FINALS.iter().find(|finale| rest.starts_with(**finale)) {
            // A consonant before a vowel opens the next syllable.
            if !is_vowel(at + finale.len()) {
                at += finale.len();
            } else if *finale == "ng" && is_vowel(at + 2) {
                at += 1;
            }
        }
        n_syllables += 1;
        if at == start || n_syllables > 2 {
            return false;
        }
    }
    n_syllables > 0
}
