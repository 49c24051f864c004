use super::ast::{Leaf, Node, Pattern, PhraseWord, Query};
use super::counting::n_clippings;
use super::highlight::Highlighter;
use super::plan::Plan;
use super::ranking::{Ranking, Statistics};
use super::recency::Recency;
use super::search::{Filters, search};
use super::second_pass::{Addition, SecondPass};
use super::wording::in_words;
use crate::document::Clipping;
use crate::index::{Deletions, Field, Segment, UNDATED, for_each_field_text};
use crate::text::words::{for_each_word, is_paired};
use crate::text::{Map, Order};

/// Why a clipping is a hit.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The query in words, as understood; empty for one that finds everything.
    pub words: String,
    /// The hit's score.
    pub score: f64,
    /// What the query looks for, in the order of the line; not what it
    /// excludes; then what words near each other, the words that the first hits
    /// of a question share, and the date add. Their scores add up to the hit's.
    pub leaves: Vec<LeafExplanation>,
}

/// What one leaf of a query matched in a clipping.
#[derive(Clone, Debug, PartialEq)]
pub struct LeafExplanation {
    /// The leaf in words.
    pub words: String,
    /// The words found, by field, then most frequent first.
    pub found: Vec<FoundWord>,
    /// Clippings of the library that have it.
    pub n_clippings: u32,
    /// What it adds to the score.
    pub score: f64,
}

/// A word or phrase that stands in a clipping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundWord {
    /// Folded as the index folds it.
    pub word: String,
    /// Where it stands.
    pub field: Field,
    /// How often.
    pub n_times: u32,
}

/// Explains the hit `id` of a query that ran (as in
/// [`Searched::query`](super::Searched::query)); `clipping` is its clipping.
/// `None` where it is no hit of the query.
pub fn explain(
    query: &Query,
    segments: &[(&Segment, &Deletions)],
    (id, clipping): (u32, &Clipping),
    boilerplate: bool,
    ranking: Ranking,
) -> Option<Explanation> {
    let parts: Vec<&Segment> = segments.iter().map(|(segment, _)| *segment).collect();
    let (place, document) = segments
        .iter()
        .enumerate()
        .find_map(|(place, (segment, _))| {
            let document = segment.document_of(id)?;
            Some((place, document))
        })?;
    let hit = Scored {
        segments: &parts,
        place,
        document,
        boilerplate,
        ranking,
        query: &query.node,
    };
    let (leaves, is_hit) = hit.leaf_scores(&query.node);
    let leaf = |(leaf, score): (&Leaf, f64)| LeafExplanation {
        words: in_words(&Node::Leaf(leaf.clone())),
        found: found_words(leaf, clipping, boilerplate),
        n_clippings: n_clippings(segments, leaf.scope.fields(boilerplate), &leaf.pattern),
        score,
    };
    if !is_hit {
        return None;
    }
    let mut leaves: Vec<LeafExplanation> = leaves.into_iter().map(leaf).collect();
    let second = SecondPass::of(&query.node, segments, boilerplate, ranking);
    let mut explain_addition = |addition: Option<&Addition>, words: &str| {
        if let Some(addition) = addition
            && let Some(score) = addition.share(id)
        {
            leaves.push(LeafExplanation {
                words: words.to_owned(),
                found: marked_words(&addition.words, clipping, false),
                n_clippings: n_matching(&addition.words, segments),
                score,
            });
        }
    };
    if let Some(SecondPass {
        nearness, feedback, ..
    }) = &second
    {
        explain_addition(nearness.as_ref(), "words of the query near each other");
        explain_addition(feedback.as_ref(), "words that the first clippings share");
    }
    if let Some(recency) = Recency::of(&parts, ranking) {
        let score: f64 = leaves.iter().map(|leaf| leaf.score).sum();
        let first_day = parts[place].columns().days(document).0;
        leaves.push(LeafExplanation {
            words: "published lately".to_owned(),
            found: Vec::new(),
            n_clippings: n_dated(&parts),
            score: score * recency.gain(first_day),
        });
    }
    Some(Explanation {
        words: in_words(&query.node),
        score: leaves.iter().map(|leaf| leaf.score).sum(),
        leaves,
    })
}

/// A document and what its score rests on.
struct Scored<'s> {
    segments: &'s [&'s Segment],
    /// The place of the document's segment.
    place: usize,
    document: u32,
    boilerplate: bool,
    ranking: Ranking,
    /// The whole query.
    query: &'s Node,
}

impl Scored<'_> {
    /// The leaves that a hit may show, each with what it adds to the score of
    /// `node`, and whether the document matches `node`. What does not match
    /// adds nothing, nor does any leaf in it.
    fn leaf_scores<'n>(&self, node: &'n Node) -> (Vec<(&'n Leaf, f64)>, bool) {
        match node {
            Node::Leaf(leaf) => {
                let score = self.score(node);
                (vec![(leaf, score.unwrap_or(0.0))], score.is_some())
            }
            Node::Not(part) => (Vec::new(), !self.leaf_scores(part).1),
            Node::And(parts) | Node::Or(parts) => {
                let mut leaves = Vec::new();
                let (mut all, mut any) = (true, false);
                for part in parts {
                    let (mut inner, matches) = self.leaf_scores(part);
                    leaves.append(&mut inner);
                    (all, any) = (all && matches, any || matches);
                }
                let matches = match node {
                    Node::And(_) => all,
                    _ => any,
                };
                if !matches {
                    leaves.iter_mut().for_each(|(_, score)| *score = 0.0);
                }
                (leaves, matches)
            }
            Node::All | Node::Published { .. } | Node::Facet { .. } => {
                (Vec::new(), self.score(node).is_some())
            }
        }
    }

    /// The score of the document for a part alone; `None` where it has none.
    fn score(&self, node: &Node) -> Option<f64> {
        let statistics = Statistics::new(self.segments, self.ranking, self.query);
        let plan = Plan::new(node, self.segments, statistics, self.boilerplate);
        let mut cursor = plan.cursor(self.place, self.segments[self.place]);
        (cursor.seek(self.document) == self.document).then(|| cursor.score())
    }
}

/// Clippings that match any of some words, deleted ones left out.
fn n_matching(words: &Node, segments: &[(&Segment, &Deletions)]) -> u32 {
    let words = Query {
        node: words.clone(),
        mends: Vec::new(),
        spans: Vec::new(),
    };
    let found = search(
        words,
        segments,
        &Filters::default(),
        false,
        Ranking::default(),
    );
    found.answer.hits.len() as u32
}

/// Clippings with a date, deleted ones included.
fn n_dated(segments: &[&Segment]) -> u32 {
    let of_segment = |segment: &&Segment| {
        let columns = segment.columns();
        let is_dated = |document: &u32| columns.days(*document).0 != UNDATED;
        (0..segment.n_documents()).filter(is_dated).count() as u32
    };
    segments.iter().map(of_segment).sum()
}

/// What a leaf matched in a clipping: what a reader of it sees marked. Words
/// near each other across blocks are not marked; each is then counted alone.
fn found_words(leaf: &Leaf, clipping: &Clipping, boilerplate: bool) -> Vec<FoundWord> {
    let found = marked_words(&Node::Leaf(leaf.clone()), clipping, boilerplate);
    match &leaf.pattern {
        Pattern::Near { parts, .. } if found.is_empty() => {
            let leaf_of = |part: &Vec<PhraseWord>| {
                Node::Leaf(Leaf {
                    pattern: Pattern::Phrase(part.clone()),
                    ..leaf.clone()
                })
            };
            let apart = Node::Or(parts.iter().map(leaf_of).collect());
            marked_words(&apart, clipping, boilerplate)
        }
        _ => found,
    }
}

fn marked_words(node: &Node, clipping: &Clipping, boilerplate: bool) -> Vec<FoundWord> {
    let highlighter = Highlighter::new(node, boilerplate);
    let mut counts: Map<(Field, String), u32> = Map::new();
    for_each_field_text(clipping, &mut |field, piece, _| {
        for mark in highlighter.marks(clipping, field, piece) {
            let word = folded(mark.span.of(piece));
            *counts.entry((field, word)).or_default() += 1;
        }
    });
    let mut found: Vec<FoundWord> = counts
        .into_iter()
        .map(|((field, word), n_times)| FoundWord {
            word,
            field,
            n_times,
        })
        .collect();
    found.order_by_key(|found| (found.field, core::cmp::Reverse(found.n_times)));
    found
}

fn folded(text: &str) -> String {
    if text.chars().any(is_paired) {
        return text.to_owned();
    }
    let mut words = Vec::new();
    for_each_word(text, |word| words.push(word.folded.to_owned()));
    words.join(" ")
}
