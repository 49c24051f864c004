//! What the first hits of a question add to it.

use super::asking::{is_asking_word, n_telling_in_question};
use super::ast::{Leaf, Node, Pattern, PhraseWord, Scope};
use super::languages::Languages;
use super::ranking::{Ranking, Statistics};
use super::search::Hit;
use super::weigher::Weigher;
use super::word_pattern::WordPattern;
use crate::index::{Field, Segment, Walk};
use crate::text::Span;
use crate::text::{Map, Order};

/// Hits whose words are looked at.
const N_LOOKED_AT: usize = 10;
/// Hits that their words are looked for in.
pub(super) const N_REACHED: usize = 500;
/// Words that are added.
const MAX_WORDS: usize = 20;
/// A word is added that so many of the hits looked at have.
const MIN_HITS: usize = 2;
/// The words of the hits are found by walking the lists of all words: above so
/// many words in all texts that takes longer than it is worth.
const MAX_LIBRARY_WORDS: u64 = 1_000_000;
/// Words are told apart by this much of a score.
const GRAIN: f64 = 1e-9;

/// Whether feedback is asked for: the query is a question, and its library not
/// too large.
pub(super) fn is_asked_for(node: &Node, segments: &[&Segment], ranking: Ranking) -> bool {
    n_telling_in_question(node).is_some()
        && ranking.feedback_weight > 0.0
        && n_words(segments) <= MAX_LIBRARY_WORDS
}

/// The words that the first hits of a question share, any of them, each with
/// what it counts; `None` where they share none.
///
/// # Source
/// Pseudo relevance feedback after Rocchio 1971; the hits weigh as much as they
/// score, as in the relevance models of Lavrenko and Croft 2001.
pub(super) fn shared(
    node: &Node,
    hits: &[Hit],
    segments: &[&Segment],
    ranking: Ranking,
) -> Option<Node> {
    let n_telling = n_telling_in_question(node)?;
    let statistics = Statistics::new(segments, ranking, node);
    let looked_at = &hits[..hits.len().min(N_LOOKED_AT)];
    let shared = shared_words(looked_at, segments, &statistics);
    let total: f64 = shared.iter().map(|(_, weight)| weight).sum();
    let all_words = ranking.feedback_weight * n_telling as f64 / total;
    let leaves = shared
        .into_iter()
        .map(|(word, weight)| leaf(word, weight * all_words));
    (total > 0.0).then(|| Node::Or(leaves.collect()))
}

/// Words of all texts, deleted ones included.
fn n_words(segments: &[&Segment]) -> u64 {
    let of_segment = |segment: &&Segment| -> u64 {
        let fields = Field::Text.parts().iter();
        fields
            .map(|&field| segment.columns().total_length(field))
            .sum()
    };
    segments.iter().map(of_segment).sum()
}

/// For each hit looked at what a word weighs there, all fields together.
type WeightsInHits = [f64; N_LOOKED_AT];

/// The words that tell most of the hits, the first most, with what they score
/// there on average.
fn shared_words(
    hits: &[Hit],
    segments: &[&Segment],
    statistics: &Statistics,
) -> Vec<(String, f64)> {
    let languages = Languages::of(segments);
    let total: f64 = hits.iter().map(|hit| hit.score).sum();
    let mut shared = Vec::new();
    for (word, weights) in words_of(hits, segments, statistics) {
        let n_hits = weights.iter().filter(|weight| **weight > 0.0).count();
        let is_light = languages.is_function_word(&word) || is_asking_word(languages.code(), &word);
        if n_hits < MIN_HITS || is_light {
            continue;
        }
        let rarity = statistics.inverse_document_frequency(n_documents(&word, segments));
        let scores = hits
            .iter()
            .zip(weights)
            .map(|(hit, weight)| hit.score * statistics.saturate(rarity, weight));
        shared.push((word, scores.sum::<f64>() / total));
    }
    // What was added up in another order is still the same.
    let key = |weight: f64| core::cmp::Reverse((weight / GRAIN).round() as u64);
    shared.order_by(|a, b| key(a.1).cmp(&key(b.1)).then_with(|| a.0.cmp(&b.0)));
    shared.truncate(MAX_WORDS);
    shared
}

/// Every word of the hits' titles and bodies.
fn words_of(
    hits: &[Hit],
    segments: &[&Segment],
    statistics: &Statistics,
) -> Map<String, WeightsInHits> {
    let mut words: Map<String, WeightsInHits> = Map::new();
    for segment in segments {
        let mut documents: Vec<(u32, usize)> = hits
            .iter()
            .zip(0..N_LOOKED_AT)
            .filter_map(|(hit, place)| Some((segment.document_of(hit.id)?, place)))
            .collect();
        documents.order();
        if documents.is_empty() {
            continue;
        }
        let weigher = Weigher::new(segment, Field::Text, |part| statistics.weights(part));
        segment.for_each_word_from(Field::Text, "", &mut |word, term| {
            // What one document of the library has is shared by none.
            if segments.len() == 1 && (term.n_documents as usize) < MIN_HITS {
                return Walk::On;
            }
            let mut cursor = segment.cursor(term);
            for &(document, place) in &documents {
                if cursor.seek(document) == document {
                    let (frequency, n_in_title) = cursor.frequencies();
                    let weight = weigher.weigh(document, frequency, n_in_title);
                    words.entry(word.to_owned()).or_default()[place] += weight;
                }
            }
            Walk::On
        });
    }
    words
}

/// Documents that have a word in title or body.
fn n_documents(word: &str, segments: &[&Segment]) -> u64 {
    let terms = segments
        .iter()
        .filter_map(|segment| segment.find(Field::Text, word));
    terms.map(|term| u64::from(term.n_documents)).sum()
}

fn leaf(word: String, boost: f64) -> Node {
    Node::Leaf(Leaf {
        scope: Scope::Text,
        pattern: Pattern::Word(PhraseWord {
            pattern: WordPattern::Word(word),
            offset: 0,
            character: false,
        }),
        boost,
        open: false,
        span: Span::new(0, 0),
    })
}
