//! Dated clippings that tell what an undated one tells, in the same words.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Library;
use super::quoted::hashed_words;
use crate::document::{Clipping, Moment};
use crate::index::{END, Field};
use crate::text::Order;
use crate::text::words::for_each_word;

/// A word in more clippings than this tells no story from another.
const MOST_CLIPPINGS: u32 = 8;
/// Fewest such words that two clippings of a story share.
const FEWEST_WORDS: u32 = 6;
/// Words of a run.
const RUN: usize = 6;
/// Fewest runs of words that two clippings of a story share.
const FEWEST_RUNS: usize = 12;
/// Clippings that share most words, whose texts are compared.
const N_COMPARED: usize = 3;

/// Looks for the stories of undated clippings among the dated ones; words are
/// looked up once for all that are asked for.
pub(super) struct Stories<'l> {
    library: &'l Library,
    /// Dates by the clippings' numbers.
    stated: &'l BTreeMap<u32, Moment>,
    words: HashMap<String, StoryWord>,
}

/// A word of an undated clipping.
struct StoryWord {
    /// The dated clippings that have it, where few clippings have.
    dated: Vec<u32>,
    /// The last clipping that it was counted for.
    counted_for: u32,
}

impl<'l> Stories<'l> {
    pub fn new(library: &'l Library, stated: &'l BTreeMap<u32, Moment>) -> Stories<'l> {
        Stories {
            library,
            stated,
            words: HashMap::new(),
        }
    }

    /// The dates of the clippings, at most three, that tell the story of `clipping`,
    /// rising.
    pub fn dates(&mut self, id: u32, clipping: &Clipping) -> Vec<Moment> {
        let mut shared: BTreeMap<u32, u32> = BTreeMap::new();
        for_each_word(&clipping.text, |word| {
            let found = match self.words.get_mut(word.folded) {
                Some(known) if known.counted_for == id => return,
                Some(known) => {
                    known.counted_for = id;
                    known
                }
                None => {
                    let found = StoryWord {
                        dated: self.dated_with(word.folded),
                        counted_for: id,
                    };
                    (self.words.entry(word.folded.to_owned())).or_insert(found)
                }
            };
            for other in &found.dated {
                *shared.entry(*other).or_default() += 1;
            }
        });
        let mut best: Vec<(u32, u32)> = (shared.into_iter())
            .filter(|(_, n)| *n >= FEWEST_WORDS)
            .map(|(other, n)| (u32::MAX - n, other))
            .collect();
        best.order_by_key(|one| *one);
        best.truncate(N_COMPARED);
        let mut dates = Vec::new();
        if best.is_empty() {
            return dates;
        }
        let runs = runs(&clipping.text);
        for (_, other) in best {
            let text = (self.library.segments.clipping(other)).map(|other| other.text);
            let theirs = text.map(|text| self::runs(&text)).unwrap_or_default();
            if theirs.intersection(&runs).count() >= FEWEST_RUNS {
                dates.extend(self.stated.get(&other).copied());
            }
        }
        dates.order_by_key(|date| date.first_day());
        dates
    }

    /// The dated clippings that have `word` in their text, where few clippings have.
    fn dated_with(&self, word: &str) -> Vec<u32> {
        let mut found = Vec::new();
        let mut n_clippings = 0u32;
        for (segment, _) in self.library.segments.iter() {
            let Some(term) = segment.find(Field::Body, word) else {
                continue;
            };
            n_clippings = n_clippings.saturating_add(term.n_documents);
            if n_clippings > MOST_CLIPPINGS {
                return Vec::new();
            }
            found.push((segment, term));
        }
        let mut dated = Vec::new();
        for (segment, term) in found {
            let mut cursor = segment.cursor(term);
            while cursor.document() != END {
                let id = segment.columns().id(cursor.document());
                dated.extend(self.stated.contains_key(&id).then_some(id));
                cursor.advance();
            }
        }
        dated
    }
}

/// Every run of six words of a text, as one number.
fn runs(text: &str) -> BTreeSet<u64> {
    let run = |words: &[u32]| {
        words.iter().fold(0u64, |run, word| {
            run.wrapping_mul(0x9E37_79B9_7F4A_7C15)
                .wrapping_add(u64::from(*word))
        })
    };
    hashed_words(text).windows(RUN).map(run).collect()
}
