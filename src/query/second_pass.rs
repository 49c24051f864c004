//! What is added to the scores of the first hits.

use super::ast::Node;
use super::plan::Plan;
use super::ranking::{Ranking, Statistics};
use super::search::Hit;
use super::top::first_pass;
use super::{feedback, nearness};
use crate::index::{Deletions, Segment};
use crate::text::{Map, Order};

/// What is added to the scores that the first hits have by the words of a
/// query alone.
///
/// No other clipping becomes a hit by it, and what it adds does not depend on
/// what is filtered or on how many hits are asked for.
pub(super) struct SecondPass {
    /// What the words of the query count that stand near each other.
    pub nearness: Option<Addition>,
    /// What the words count that the first hits of a question share.
    pub feedback: Option<Addition>,
    /// How many first hits were looked for.
    reach: usize,
    /// These, as they were.
    hits: Vec<Hit>,
}

/// Words or patterns, and what they add to hits that have them.
pub(super) struct Addition {
    /// Any of these.
    pub words: Node,
    /// By the number of the clipping.
    shares: Map<u32, f64>,
}

impl Addition {
    fn new(words: Node, hits: &[Hit], segments: &[&Segment], ranking: Ranking) -> Addition {
        let shares = shares(hits, &words, segments, ranking);
        Addition { words, shares }
    }

    /// What is added to the score of the clipping numbered `id`, if anything is.
    pub fn share(&self, id: u32) -> Option<f64> {
        self.shares.get(&id).copied()
    }
}

impl SecondPass {
    /// That of a query that fits its library; `None` where nothing is added.
    pub fn of(
        node: &Node,
        segments: &[(&Segment, &Deletions)],
        boilerplate: bool,
        ranking: Ranking,
    ) -> Option<SecondPass> {
        let parts: Vec<&Segment> = segments.iter().map(|(segment, _)| *segment).collect();
        let pairs = nearness::pairs(node, &parts, ranking);
        let asks = feedback::is_asked_for(node, &parts, ranking);
        let reach = match (asks, &pairs) {
            (true, _) => feedback::N_REACHED,
            (false, Some(_)) => nearness::N_REACHED,
            (false, None) => return None,
        };
        let hits = first_pass(node, segments, boilerplate, ranking, reach);
        let addition = |words| Addition::new(words, &hits, &parts, ranking);
        let nearness = pairs.map(|pairs| {
            let near = &hits[..hits.len().min(nearness::N_REACHED)];
            Addition::new(pairs, near, &parts, ranking)
        });
        let shared = asks.then(|| feedback::shared(node, &hits, &parts, ranking));
        Some(SecondPass {
            nearness,
            feedback: shared.flatten().map(addition),
            reach,
            hits,
        })
    }

    /// The first `limit` hits by the query's own words, if they were looked for.
    pub fn first_hits(&self, limit: usize) -> Option<&[Hit]> {
        (limit <= self.reach || self.hits.len() < self.reach).then_some(&self.hits)
    }

    /// Adds to the scores of hits, which may need sorting then.
    pub fn add_to(&self, hits: &mut [Hit]) {
        for addition in [&self.nearness, &self.feedback].into_iter().flatten() {
            for hit in &mut *hits {
                hit.score += addition.share(hit.id).unwrap_or(0.0);
            }
        }
    }
}

/// What `words` score in each of the hits that has any, by its number.
fn shares(hits: &[Hit], words: &Node, segments: &[&Segment], ranking: Ranking) -> Map<u32, f64> {
    let plan = Plan::new(
        words,
        segments,
        Statistics::new(segments, ranking, words),
        false,
    );
    let mut shares = Map::new();
    for (place, segment) in segments.iter().enumerate() {
        let mut documents: Vec<(u32, u32)> = hits
            .iter()
            .filter_map(|hit| Some((segment.document_of(hit.id)?, hit.id)))
            .collect();
        documents.order();
        let mut cursor = plan.cursor(place, segment);
        for (document, id) in documents {
            if cursor.seek(document) == document {
                shares.insert(id, cursor.score());
            }
        }
    }
    shares
}
