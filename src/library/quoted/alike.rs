use std::collections::BTreeMap;

use super::Saying;
use super::aligned::shared_words;

/// Words that say enough to be told by alone.
const ENOUGH_WORDS: usize = 4;
/// Words of a part that is found in a longer quotation.
const WORDS_OF_PART: usize = 6;
/// Words of sayings that may be two translations of one.
const WORDS_OF_TRANSLATION: usize = 8;
/// A sequence or word in more quotations than this tells nothing.
const MAX_SHARING: usize = 64;
/// What a sequence of three words is hashed with.
const PRIME: u32 = 0x9E37_79B1;

/// How two quotations are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same words.
    Same,
    /// One is a part of the other.
    Part,
    /// Nearly the same words in the same order.
    Near,
    /// Many words in common, in another order: two translations of one saying.
    Translation,
}

impl Likeness {
    /// How two quotations are the same; `None` where they are not.
    pub fn of(a: &Saying, b: &Saying) -> Option<Likeness> {
        let (shorter, longer) = match a.words.len() <= b.words.len() {
            true => (a, b),
            false => (b, a),
        };
        let n_words = shorter.words.len();
        let is_one_speaker = a.speaker.is_some() && a.speaker == b.speaker;
        let are_two_speakers = a.speaker.is_some() && b.speaker.is_some() && !is_one_speaker;
        if n_words == 0 || (n_words < ENOUGH_WORDS && !is_one_speaker) {
            return None;
        }
        if a.words == b.words {
            return (!are_two_speakers || n_words >= WORDS_OF_TRANSLATION)
                .then_some(Likeness::Same);
        }
        if are_two_speakers || n_words < WORDS_OF_PART {
            return None;
        }
        let [in_shorter, _] = shared_words(&shorter.words, &longer.words);
        let n_shared = in_shorter.iter().filter(|shared| **shared).count();
        // A part stands together in the whole; words that are spread over it are no part.
        if longer
            .words
            .windows(n_words)
            .any(|window| window == shorter.words)
        {
            return Some(Likeness::Part);
        }
        if n_shared * 10 >= longer.words.len() * 7 {
            return Some(Likeness::Near);
        }
        let n_common = n_common(&shorter.words, &longer.words);
        let is_translation = is_one_speaker
            && n_words >= WORDS_OF_TRANSLATION
            && longer.words.len() <= 2 * n_words
            && n_common * 10 >= n_words * 7;
        is_translation.then_some(Likeness::Translation)
    }
}

/// Words that both have, each as often as in both.
fn n_common(a: &[u32], b: &[u32]) -> usize {
    let (mut a, mut b) = (a.to_vec(), b.to_vec());
    a.sort_unstable();
    b.sort_unstable();
    let mut rest = b.iter().peekable();
    (a.iter())
        .filter(|word| {
            while rest.next_if(|other| other < word).is_some() {}
            rest.next_if(|other| other == word).is_some()
        })
        .count()
}

/// Pairs of places in `sayings` that are the same, from different clippings.
pub(super) fn pairs(sayings: &[Saying]) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    let mut equal: BTreeMap<&[u32], Vec<u32>> = BTreeMap::new();
    for (place, saying) in (0..).zip(sayings) {
        equal.entry(&saying.words).or_default().push(place);
    }
    for places in equal.values() {
        for pair in places.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            if Likeness::of(&sayings[a as usize], &sayings[b as usize]).is_some() {
                found.push((a, b));
            }
        }
    }
    // One of each wording stands for all with it: copies by the hundred cost one look.
    let first: Vec<u32> = equal.values().map(|places| places[0]).collect();
    let mut sharing: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for place in &first {
        let mut keys = keys(&sayings[*place as usize]);
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            sharing.entry(key).or_default().push(*place);
        }
    }
    let mut candidates: Vec<(u32, u32)> = Vec::new();
    for places in sharing
        .values()
        .filter(|places| places.len() <= MAX_SHARING)
    {
        for (nth, a) in places.iter().enumerate() {
            candidates.extend(places[nth + 1..].iter().map(|b| (*a.min(b), *a.max(b))));
        }
    }
    candidates.sort_unstable();
    candidates.dedup();
    found.extend(candidates.into_iter().filter(|(a, b)| {
        let (a, b) = (&sayings[*a as usize], &sayings[*b as usize]);
        Likeness::of(a, b).is_some()
    }));
    found
}

/// What two sayings that are the same have in common: sequences of three words
/// and, with the speaker, single words.
fn keys(saying: &Saying) -> Vec<u32> {
    let words = &saying.words;
    let mut keys: Vec<u32> = (words.windows(3))
        .map(|three| {
            three
                .iter()
                .fold(0, |hash: u32, word| (hash ^ word).wrapping_mul(PRIME))
        })
        .collect();
    if let Some(speaker) = saying
        .speaker
        .filter(|_| words.len() >= WORDS_OF_TRANSLATION)
    {
        let speaker = (speaker + 1).wrapping_mul(PRIME);
        keys.extend(words.iter().map(|word| word ^ speaker));
    }
    keys
}
