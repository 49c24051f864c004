use core::cell::OnceCell;

use super::asking::{is_asking_word, is_question, stemmed_word};
use super::ast::{Leaf, Node};
use crate::index::{Field, Segment, WeightKnobs, average_length};

/// The knobs of the ranking, with what each extreme does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranking {
    /// How slowly more occurrences stop counting: 0 counts only whether a word
    /// is there, large values count every occurrence alike.
    pub k1: f64,
    /// How far long texts are held back: 0 not at all, 1 in proportion.
    pub b: f64,
    /// What an occurrence in the title counts, in occurrences in the body.
    pub title_weight: f64,
    /// What a function word such as `of` counts beside a word that tells: 0
    /// leaves it out of the score, 1 weighs it by its rarity alone.
    pub function_word_weight: f64,
    /// What a word of asking such as `described` counts in a question that has
    /// a function word and three words that tell: 0 leaves it out of the score
    /// there, 1 weighs it by its rarity alone.
    pub asking_word_weight: f64,
    /// What the words that the first hits of such a question share count beside
    /// all its own that tell: 0 leaves the hits as they are, large values order
    /// them by how alike they are to the first.
    pub feedback_weight: f64,
    /// What words that follow each other in the query count where they stand
    /// near each other in a text, beside what each counts alone: 0 leaves the
    /// hits as they are, large values order the first of them by nearness.
    pub nearness_weight: f64,
    /// What recent publication counts: 0 not at all; 1 doubles the score of the
    /// library's newest clipping. Large values order by date.
    pub recency_weight: f64,
    /// Days after which recency counts half as much: near 0 only the newest day
    /// counts, large values count every date alike.
    pub recency_half_life: f64,
}

impl Default for Ranking {
    /// BM25's usual `k1`; a `b` for short texts, which differ less in how much
    /// they say than in how they say it (`BENCHMARKS.md` has what each costs).
    fn default() -> Ranking {
        let WeightKnobs { b, title_weight } = WeightKnobs::default();
        Ranking {
            k1: 1.2,
            b,
            title_weight,
            function_word_weight: 0.1,
            asking_word_weight: 0.3,
            feedback_weight: 0.5,
            nearness_weight: 0.2,
            recency_weight: 0.0,
            recency_half_life: 180.0,
        }
    }
}

/// What scores rest on besides the document itself.
pub(super) struct Statistics {
    /// Documents of all segments.
    pub n_documents: u64,
    ranking: Ranking,
    /// Whether the query is a question in which words of asking say little.
    asks: bool,
    /// Words of each field in an average document.
    averages: [f64; Field::ALL.len()],
    /// For each field and norm byte the weight of one occurrence, once asked.
    weights: [OnceCell<Box<[f64; 256]>>; Field::ALL.len()],
}

impl Statistics {
    /// Gathers the statistics of a library's segments, for parts of `query`.
    pub fn new(segments: &[&Segment], ranking: Ranking, query: &Node) -> Statistics {
        let n_documents: u64 = segments
            .iter()
            .map(|segment| u64::from(segment.n_documents()))
            .sum();
        let averages = Field::ALL.map(|field| {
            let n_words = segments
                .iter()
                .map(|segment| segment.columns().total_length(field) as f64);
            average_length(n_words.sum(), n_documents)
        });
        Statistics {
            n_documents,
            ranking,
            asks: is_question(query),
            averages,
            weights: Default::default(),
        }
    }

    /// What a leaf counts beside a word that tells.
    pub fn share_of(&self, leaf: &Leaf) -> f64 {
        match stemmed_word(leaf) {
            Some((word, languages)) if languages.is_function_word(word) => {
                self.ranking.function_word_weight
            }
            Some((word, languages)) if self.asks && is_asking_word(languages.code(), word) => {
                self.ranking.asking_word_weight
            }
            _ => 1.0,
        }
    }

    /// The weight of one occurrence, by norm byte.
    pub fn weights(&self, field: Field) -> &[f64; 256] {
        self.weights[field.index()].get_or_init(|| {
            let knobs = WeightKnobs {
                b: self.ranking.b,
                title_weight: self.ranking.title_weight,
            };
            knobs.weights(field, self.averages[field.index()])
        })
    }

    /// How much a word tells that `n_matching` documents have.
    pub fn inverse_document_frequency(&self, n_matching: u64) -> f64 {
        let n = self.n_documents as f64;
        let matching = n_matching.min(self.n_documents) as f64;
        // `libm` gives the same bits in the page and natively.
        libm::log(1.0 + (n - matching + 0.5) / (matching + 0.5))
    }

    /// The score of a weighted frequency: never less for a higher one, to the
    /// last bit, and defined for an infinite one.
    pub fn saturate(&self, inverse_document_frequency: f64, weighted_frequency: f64) -> f64 {
        if weighted_frequency <= 0.0 {
            return 0.0;
        }
        // Each step keeps the order of its operand, rounding included.
        inverse_document_frequency * (self.ranking.k1 + 1.0)
            / (1.0 + self.ranking.k1 / weighted_frequency)
    }
}
