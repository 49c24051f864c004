//! Dated clippings that tell what an undated one tells, in the same words.

use std::collections::{BTreeMap, BTreeSet};

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

impl Library {
    /// The dates of the clippings, at most three, that tell the story of `clipping`,
    /// rising. `stated` has the dates by number.
    pub(super) fn dates_of_story(
        &self,
        id: u32,
        clipping: &Clipping,
        stated: &BTreeMap<u32, Moment>,
    ) -> Vec<Moment> {
        let mut words: BTreeSet<String> = BTreeSet::new();
        for_each_word(&clipping.text, |word| {
            if !words.contains(word.folded) {
                words.insert(word.folded.to_owned());
            }
        });
        let mut shared: BTreeMap<u32, u32> = BTreeMap::new();
        for word in &words {
            for other in self.few_with(word) {
                *shared.entry(other).or_default() += 1;
            }
        }
        let mut best: Vec<(u32, u32)> = (shared.into_iter())
            .filter(|(other, n)| *n >= FEWEST_WORDS && *other != id && stated.contains_key(other))
            .map(|(other, n)| (u32::MAX - n, other))
            .collect();
        best.order_by_key(|one| *one);
        best.truncate(N_COMPARED);
        let runs = runs(&clipping.text);
        let mut dates = Vec::new();
        for (_, other) in best {
            let text = self.segments.clipping(other).map(|other| other.text);
            let theirs = text.map(|text| self::runs(&text)).unwrap_or_default();
            if theirs.intersection(&runs).count() >= FEWEST_RUNS {
                dates.extend(stated.get(&other).copied());
            }
        }
        dates.order_by_key(|date| date.first_day());
        dates
    }

    /// The clippings that have `word` in their text, where they are few.
    fn few_with(&self, word: &str) -> Vec<u32> {
        let found: Vec<_> = (self.segments.iter())
            .filter_map(|(segment, _)| Some((segment, segment.find(Field::Body, word)?)))
            .collect();
        let n_clippings: u32 = found.iter().map(|(_, term)| term.n_documents).sum();
        let mut ids = Vec::new();
        if n_clippings > MOST_CLIPPINGS {
            return ids;
        }
        for (segment, term) in found {
            let mut cursor = segment.cursor(term);
            while cursor.document() != END {
                ids.push(segment.columns().id(cursor.document()));
                cursor.advance();
            }
        }
        ids
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
