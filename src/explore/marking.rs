use serde::Serialize;

use super::{Explorer, Question};
use crate::document::Clipping;
use crate::index::{END, Field, Walk, decode_length, for_each_field_text};
use crate::query::{Highlighter, NOTABLE, Node, in_words, log_likelihood};
use crate::text::words::for_each_word;
use crate::text::{Map, Order};

/// Most words shown in each list.
const MAX_WORDS: usize = 30;
/// How far a word may stand from a match to count as near it, in words.
const REACH: usize = 5;
/// Places whose surroundings are counted; more are left out.
const MAX_PLACES: u32 = 100_000;

/// What sets the hits apart in words, with the counts that it rests on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct MarkingView {
    /// The query in words, as understood; empty for an empty line.
    pub words: String,
    /// Hits.
    pub hits: u32,
    /// The library's other clippings.
    pub rest: u32,
    /// Words that more, or fewer, of the hits have below their titles than of
    /// the other clippings.
    pub marking: Vec<MarkingWordView>,
    /// Words within five of the question's own more often than elsewhere.
    pub near: Vec<MarkingWordView>,
    /// Words that stand near the question's own, counted.
    pub words_near: u32,
    /// Words of the library that do not.
    pub words_elsewhere: u32,
    /// Whether there were too many places to look around all of them.
    pub cut: bool,
}

/// A word with its counts on both sides.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct MarkingWordView {
    /// The word as search folds it.
    pub word: String,
    /// Hits that have it; or its occurrences near the question's words.
    pub here: u32,
    /// Other clippings that have it; or its occurrences elsewhere.
    pub rest: u32,
    /// Whether its share is larger here than in the rest.
    pub more: bool,
    /// The log-likelihood ratio of the counts.
    pub strength: f64,
}

impl Explorer {
    /// The words that mark the hits, and those that stand near the query's.
    pub fn marking(&mut self, question: &Question) -> MarkingView {
        let answered = self.answer(question);
        let node = &answered.searched.query.node;
        let hits = answered.hits.len() as u32;
        let rest = self.library.n_clippings() - hits;
        let mut ids: Vec<u32> = answered.hits.iter().map(|hit| hit.id).collect();
        ids.order();
        let mut counts: Map<String, (u32, u32)> = Map::new();
        if hits > 0 && rest > 0 {
            self.count_clippings(&ids, &mut counts);
        }
        let highlighter = Highlighter::new(node, false);
        let surroundings = if highlighter.is_empty() {
            Surroundings::default()
        } else {
            self.surroundings(ids.iter().copied(), &highlighter)
        };
        let elsewhere = self.n_words().saturating_sub(surroundings.n_words);
        let mut near = Map::new();
        for (word, count) in surroundings.counts {
            if count > 1 {
                let total = self.n_occurrences(&word);
                near.insert(word, (count, total.saturating_sub(count)));
            }
        }
        MarkingView {
            words: in_words(node),
            hits,
            rest,
            marking: notable(counts, hits, rest, node)
                .into_iter()
                .take(MAX_WORDS)
                .collect(),
            near: notable(near, surroundings.n_words, elsewhere, node)
                .into_iter()
                .filter(|word| word.more)
                .take(MAX_WORDS)
                .collect(),
            words_near: surroundings.n_words,
            words_elsewhere: elsewhere,
            cut: surroundings.n_places > MAX_PLACES,
        }
    }

    /// Counts for each word of the texts the hits and the others that have it.
    fn count_clippings(&self, ids: &[u32], counts: &mut Map<String, (u32, u32)>) {
        for (segment, deletions) in self.library.segments() {
            let is_hit: Vec<Option<bool>> = (0..segment.n_documents())
                .map(|document| {
                    let id = segment.columns().id(document);
                    (!deletions.contains(document)).then(|| ids.binary_search(&id).is_ok())
                })
                .collect();
            segment.for_each_word_from(Field::Body, "", &mut |word, info| {
                let (mut here, mut rest) = (0, 0);
                let mut documents = segment.cursor(info);
                while documents.document() != END {
                    match is_hit.get(documents.document() as usize) {
                        Some(Some(true)) => here += 1,
                        Some(Some(false)) => rest += 1,
                        _ => {}
                    }
                    documents.advance();
                }
                if here + rest > 0 {
                    let entry = counts.entry(word.to_owned()).or_default();
                    *entry = (entry.0 + here, entry.1 + rest);
                }
                Walk::On
            });
        }
    }

    fn surroundings(
        &self,
        ids: impl Iterator<Item = u32>,
        highlighter: &Highlighter,
    ) -> Surroundings {
        let mut surroundings = Surroundings::default();
        for clipping in ids.filter_map(|id| self.library.clipping(id)) {
            surroundings.look(&clipping, highlighter);
            if surroundings.n_places > MAX_PLACES {
                break;
            }
        }
        surroundings
    }

    /// Words of the titles and texts of the library, as their norms count them.
    fn n_words(&self) -> u32 {
        let mut n_words: u32 = 0;
        for (segment, deletions) in self.library.segments() {
            let norms = [Field::Title, Field::Body].map(|field| segment.columns().norms(field));
            for document in (0..segment.n_documents()).filter(|one| !deletions.contains(*one)) {
                for norms in norms {
                    n_words = n_words.saturating_add(decode_length(norms.get(document)));
                }
            }
        }
        n_words
    }

    /// How often a word stands in the titles and texts of the library.
    fn n_occurrences(&self, word: &str) -> u32 {
        let mut n_occurrences: u32 = 0;
        for (segment, deletions) in self.library.segments() {
            for field in [Field::Title, Field::Body] {
                let Some(mut cursor) = segment.find(field, word).map(|info| segment.cursor(info))
                else {
                    continue;
                };
                while cursor.document() != END {
                    if !deletions.contains(cursor.document()) {
                        n_occurrences = n_occurrences.saturating_add(cursor.frequency());
                    }
                    cursor.advance();
                }
            }
        }
        n_occurrences
    }
}

/// The words around the places of a question.
#[derive(Default)]
struct Surroundings {
    counts: Map<String, u32>,
    n_words: u32,
    n_places: u32,
}

impl Surroundings {
    /// Counts each word of a title or block that stands near a match, once
    /// however many are near; the matches themselves are not counted.
    fn look(&mut self, clipping: &Clipping, highlighter: &Highlighter) {
        for_each_field_text(clipping, &mut |field, piece, _| {
            if !matches!(field, Field::Title | Field::Body) {
                return;
            }
            let marks = highlighter.marks(clipping, field, piece);
            if marks.is_empty() {
                return;
            }
            self.n_places = self.n_places.saturating_add(marks.len() as u32);
            let mut words: Vec<(String, bool)> = Vec::new(); // and whether it is part of a match
            let (mut next, mut end) = (0, 0);
            for_each_word(piece, |word| {
                while let Some(mark) = marks
                    .get(next)
                    .filter(|mark| mark.span.start <= word.span.start)
                {
                    end = end.max(mark.span.end);
                    next += 1;
                }
                words.push((word.folded.to_owned(), word.span.start < end));
            });
            let mut near = vec![false; words.len()];
            for at in (0..words.len()).filter(|at| words[*at].1) {
                near[at.saturating_sub(REACH)..(at + REACH + 1).min(words.len())].fill(true);
            }
            for ((word, _), _) in words
                .into_iter()
                .zip(near)
                .filter(|((_, matched), near)| *near && !matched)
            {
                *self.counts.entry(word).or_default() += 1;
                self.n_words += 1;
            }
        });
    }
}

/// The words whose shares differ more than chance would have it, surest first;
/// without the query's own.
fn notable(
    counts: Map<String, (u32, u32)>,
    n_here: u32,
    n_rest: u32,
    node: &Node,
) -> Vec<MarkingWordView> {
    let mut own = Vec::new();
    node.for_each_shown_leaf(&mut |leaf| own.extend(leaf.pattern.words()));
    let (n_here, n_rest) = (u64::from(n_here), u64::from(n_rest));
    let mut words: Vec<MarkingWordView> = counts
        .into_iter()
        .filter(|(word, _)| !own.iter().any(|one| one.pattern.accepts_in(word, "")))
        .map(|(word, (here, rest))| MarkingWordView {
            strength: log_likelihood(u64::from(here), n_here, u64::from(rest), n_rest),
            more: u64::from(here) * n_rest > u64::from(rest) * n_here,
            word,
            here,
            rest,
        })
        .filter(|word| word.strength >= NOTABLE)
        .collect();
    words.order_by(|a, b| b.strength.total_cmp(&a.strength).then(a.word.cmp(&b.word)));
    words
}
