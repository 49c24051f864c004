//! What hits gain whose words stand near each other.

use super::ast::{Leaf, Node, Pattern, PhraseWord, Scope};
use super::ranking::{Ranking, Statistics};
use crate::index::Segment;
use crate::text::Span;

/// Hits in which neighbouring words are looked for.
pub(super) const N_REACHED: usize = 20;
/// Other words, at most, between two that stand near each other.
const REACH: u32 = 3;

/// The pairs of words that follow each other in the query and tell something,
/// each as near each other in a text, in any order; `None` where there are none
/// or the ranking does not ask for them.
///
/// `kim xi letter` has `kim xi` and `xi letter`. Words joined by OR have no
/// pairs: what a clipping has of them need not belong together (on Vaswani's
/// questions their pairs took 0.0007 of the mean average precision away).
///
/// # Source
/// Term dependence of neighbouring words, after Metzler and Croft 2005 (the
/// sequential dependence model), weighed by BM25 as a word is.
pub(super) fn pairs(node: &Node, segments: &[&Segment], ranking: Ranking) -> Option<Node> {
    let Node::And(parts) = node else {
        return None;
    };
    if ranking.nearness_weight <= 0.0 {
        return None;
    }
    let statistics = Statistics::new(segments, ranking, node);
    let telling: Vec<(&Leaf, &PhraseWord)> = parts
        .iter()
        .filter_map(|part| match part {
            Node::Leaf(leaf) => Some((leaf, telling_word(leaf, &statistics)?)),
            _ => None,
        })
        .collect();
    let pair = |pair: &[(&Leaf, &PhraseWord)]| {
        let boost = pair[0].0.boost.min(pair[1].0.boost);
        let part = |(_, word): (&Leaf, &PhraseWord)| {
            vec![PhraseWord {
                offset: 0,
                ..word.clone()
            }]
        };
        Node::Leaf(Leaf {
            scope: Scope::Text,
            pattern: Pattern::Near {
                parts: vec![part(pair[0]), part(pair[1])],
                reach: REACH,
            },
            boost: boost * ranking.nearness_weight,
            open: false,
            span: Span::new(0, 0),
        })
    };
    let is_two_words =
        |pair: &&[(&Leaf, &PhraseWord)]| pair[0].1.pattern.as_word() != pair[1].1.pattern.as_word();
    let pairs: Vec<Node> = telling.windows(2).filter(is_two_words).map(pair).collect();
    (!pairs.is_empty()).then_some(Node::Or(pairs))
}

/// The one word of a leaf over title and body, if it says something.
fn telling_word<'l>(leaf: &'l Leaf, statistics: &Statistics) -> Option<&'l PhraseWord> {
    match &leaf.pattern {
        Pattern::Word(word) if leaf.scope == Scope::Text && word.pattern.as_word().is_some() => {
            (statistics.share_of(leaf) >= 1.0).then_some(word)
        }
        _ => None,
    }
}
