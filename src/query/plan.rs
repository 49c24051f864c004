use super::ast::{Leaf, Node, Pattern};
use super::cursor::{Cursor, FieldOccurrences, FieldsCursor};
use super::occurrences::{Occurrences, open_list};
use super::ranking::Statistics;
use super::weigher::Weigher;
use super::word_list::word_list;
use crate::index::{END, Field, Segment, UNDATED, WordList};
use crate::text::Map;

/// A query with the weight of each of its leaves over a library.
pub(super) struct Plan<'q> {
    node: &'q Node,
    statistics: Statistics,
    boilerplate: bool,
    /// One for each leaf, in the order of the line.
    inverse_document_frequencies: Vec<f64>,
    /// What stands for the leaves that are one word, by leaf, segment and field.
    lists: Map<(usize, usize, Field), WordList>,
}

impl<'q> Plan<'q> {
    /// Looks up how common each leaf is.
    pub fn new(
        node: &'q Node,
        segments: &[&'q Segment],
        statistics: Statistics,
        boilerplate: bool,
    ) -> Plan<'q> {
        let mut plan = Plan {
            node,
            statistics,
            boilerplate,
            inverse_document_frequencies: Vec::new(),
            lists: Map::new(),
        };
        let mut weights = Vec::new();
        for_each_leaf(node, &mut |leaf| {
            weights.push(plan.leaf_weight(weights.len(), leaf, segments))
        });
        plan.inverse_document_frequencies = weights;
        plan
    }

    /// The cursor over the matches of the segment that stands at `place` among
    /// those the plan was made for.
    pub fn cursor<'s>(&'s self, place: usize, segment: &'s Segment) -> Cursor<'s> {
        self.node_cursor(self.node, (place, segment), &mut 0)
    }

    /// A phrase weighs what its words weigh together.
    fn leaf_weight(&mut self, number: usize, leaf: &Leaf, segments: &[&'q Segment]) -> f64 {
        let is_word = matches!(leaf.pattern, Pattern::Word(_));
        let mut weight = 0.0;
        for word in leaf.pattern.words() {
            let mut most = 0;
            for &field in leaf.scope.fields(self.boilerplate) {
                let mut n_matching = 0;
                for (place, segment) in segments.iter().enumerate() {
                    let list = word_list(segment, field, &word.pattern);
                    n_matching += n_documents(&list);
                    if is_word {
                        self.lists.insert((number, place, field), list);
                    }
                }
                most = most.max(n_matching);
            }
            weight += self.statistics.inverse_document_frequency(most);
        }
        weight * leaf.boost * self.statistics.share_of(leaf)
    }

    fn node_cursor<'s>(
        &'s self,
        node: &'s Node,
        (place, segment): (usize, &'s Segment),
        next_leaf: &mut usize,
    ) -> Cursor<'s> {
        match node {
            Node::All => Cursor::filter(segment.n_documents(), |_| true),
            Node::Leaf(leaf) => {
                *next_leaf += 1;
                self.leaf_cursor(*next_leaf - 1, leaf, (place, segment))
            }
            Node::Published { first, last, .. } => {
                Cursor::filter(segment.n_documents(), move |document| {
                    let days = segment.columns().days(document);
                    days.0 != UNDATED && days.0 >= *first && days.1 <= *last
                })
            }
            Node::Facet { facet, value } => {
                let column = segment.columns().facet(*facet);
                let wanted: Vec<bool> = column
                    .values
                    .iter()
                    .map(|known| known.to_lowercase() == value.to_lowercase())
                    .collect();
                Cursor::filter(segment.n_documents(), move |document| {
                    wanted.get(segment.columns().facet_ordinal(*facet, document) as usize)
                        == Some(&true)
                })
            }
            Node::Or(parts) => Cursor::any(
                parts
                    .iter()
                    .map(|part| self.node_cursor(part, (place, segment), next_leaf))
                    .collect(),
            ),
            Node::Not(_) => {
                self.all_cursor(core::slice::from_ref(node), (place, segment), next_leaf)
            }
            Node::And(parts) => self.all_cursor(parts, (place, segment), next_leaf),
        }
    }

    fn all_cursor<'s>(
        &'s self,
        nodes: &'s [Node],
        (place, segment): (usize, &'s Segment),
        next_leaf: &mut usize,
    ) -> Cursor<'s> {
        let (mut parts, mut excluded) = (Vec::new(), Vec::new());
        for node in nodes {
            match node {
                Node::Not(inner) => {
                    excluded.push(self.node_cursor(inner, (place, segment), next_leaf))
                }
                _ => parts.push(self.node_cursor(node, (place, segment), next_leaf)),
            }
        }
        if parts.is_empty() {
            parts.push(Cursor::filter(segment.n_documents(), |_| true));
        }
        Cursor::all(parts, excluded)
    }

    fn leaf_cursor<'s>(
        &'s self,
        number: usize,
        leaf: &Leaf,
        (place, segment): (usize, &'s Segment),
    ) -> Cursor<'s> {
        let fields: Vec<FieldOccurrences<'s>> = leaf
            .scope
            .fields(self.boilerplate)
            .iter()
            .filter_map(|&field| {
                let occurrences = match self.lists.get(&(number, place, field)) {
                    Some(list) => open_list(segment, list)?,
                    None => Occurrences::open(segment, field, &leaf.pattern)?,
                };
                let weights = |part| self.statistics.weights(part);
                let weigher = Weigher::new(segment, field, weights);
                Some(FieldOccurrences {
                    occurrences,
                    weigher,
                    most_times_bounds: weigher.most_times(&Weigher::of_bounds(segment, field)),
                })
            })
            .collect();
        if fields.is_empty() {
            return Cursor::Nothing;
        }
        let document = fields
            .iter()
            .map(|field| field.occurrences.document())
            .min()
            .unwrap_or(END);
        Cursor::Fields(FieldsCursor {
            fields,
            inverse_document_frequency: self.inverse_document_frequencies[number],
            statistics: &self.statistics,
            document,
        })
    }
}

/// Documents of a list, deleted ones included.
fn n_documents(list: &WordList) -> u64 {
    match list {
        WordList::Nothing => 0,
        WordList::Term(term) => u64::from(term.n_documents),
        WordList::Merged(merged) => merged.n_documents() as u64,
    }
}

fn for_each_leaf<'q>(node: &'q Node, visit: &mut impl FnMut(&'q Leaf)) {
    match node {
        Node::Leaf(leaf) => visit(leaf),
        Node::And(parts) | Node::Or(parts) => {
            parts.iter().for_each(|part| for_each_leaf(part, visit))
        }
        Node::Not(part) => for_each_leaf(part, visit),
        Node::All | Node::Published { .. } | Node::Facet { .. } => {}
    }
}
