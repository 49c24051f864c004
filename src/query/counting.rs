//! Clippings counted exactly, one by one.

use super::ast::{Pattern, PhraseWord};
use super::occurrences::Occurrences;
use super::word_pattern::WordPattern;
use crate::index::{Deletions, END, Field, Segment};
use crate::text::{Map, Order};
use core::cmp::Reverse;

/// Clippings that have a pattern in any of `fields`, deleted ones left out.
pub(super) fn n_clippings(
    segments: &[(&Segment, &Deletions)],
    fields: &[Field],
    pattern: &Pattern,
) -> u32 {
    let mut n_clippings = 0;
    for (segment, deletions) in segments {
        let mut opened: Vec<Occurrences<'_>> = fields
            .iter()
            .filter_map(|&field| Occurrences::open(segment, field, pattern))
            .collect();
        let mut document = 0;
        loop {
            let next = opened.iter_mut().map(|one| match one.document() {
                at if at < document => one.seek(document),
                at => at,
            });
            document = next.min().unwrap_or(END);
            if document == END {
                break;
            }
            n_clippings += u32::from(!deletions.contains(document));
            document += 1;
        }
    }
    n_clippings
}

/// The pattern of a word as it is written.
pub(super) fn as_written(word: &str) -> Pattern {
    Pattern::Word(PhraseWord {
        pattern: WordPattern::Word(word.to_owned()),
        offset: 0,
        character: false,
    })
}

/// Those `limit` of the words that most clippings have in `fields`, with how
/// many; among equals in the order of the words. `bounds` has for each word
/// what its count does not exceed.
pub(super) fn most_frequent(
    bounds: Map<String, u64>,
    segments: &[(&Segment, &Deletions)],
    fields: &[Field],
    limit: usize,
) -> Vec<(String, u32)> {
    let mut words: Vec<(String, u64)> = bounds.into_iter().collect();
    words.order_by(|a, b| (Reverse(a.1), &a.0).cmp(&(Reverse(b.1), &b.0)));
    let mut most: Vec<(String, u32)> = Vec::new();
    for (word, bound) in words {
        // None of the words that follow can stand before the last one kept.
        if let Some((last, n_last)) = most.get(limit.saturating_sub(1))
            && (Reverse(bound), &word) > (Reverse(u64::from(*n_last)), last)
        {
            break;
        }
        let n_clippings = n_clippings(segments, fields, &as_written(&word));
        if n_clippings > 0 {
            let place = most.partition_point(|(other, n)| {
                (Reverse(*n), other.as_str()) < (Reverse(n_clippings), word.as_str())
            });
            most.insert(place, (word, n_clippings));
            most.truncate(limit);
        }
    }
    most
}
