use super::ast::{Leaf, Node, PhraseWord, Scope};
use crate::index::Field;
use crate::text::Span;
use crate::text::words::for_each_word;

/// Finds where the words of a query stand in a text.
pub struct Highlighter {
    leaves: Vec<Marker>,
    boilerplate: bool,
}

struct Marker {
    scope: Scope,
    words: Vec<PhraseWord>,
}

/// A place to mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MarkedSpan {
    /// Bytes of the piece of text.
    pub span: Span,
    /// Which word or phrase of the query stands there, counted from 0.
    pub leaf: usize,
}

impl Highlighter {
    /// A highlighter for all that `node` shows; what it excludes is not marked.
    pub fn new(node: &Node, boilerplate: bool) -> Highlighter {
        let mut leaves = Vec::new();
        node.for_each_shown_leaf(&mut |leaf: &Leaf| {
            leaves.push(Marker {
                scope: leaf.scope,
                words: leaf.pattern.words().to_vec(),
            })
        });
        Highlighter {
            leaves,
            boilerplate,
        }
    }

    /// Whether there is nothing to mark anywhere.
    pub fn is_empty(&self) -> bool {
        self.leaves.is_empty()
    }

    /// The places in `piece`, a text of `field`: sorted by start, and for the
    /// same start by leaf; places of different leaves may overlap.
    pub fn marks(&self, field: Field, piece: &str) -> Vec<MarkedSpan> {
        let wanted: Vec<(usize, &Marker)> = self
            .leaves
            .iter()
            .enumerate()
            .filter(|(_, marker)| marker.scope.fields(self.boilerplate).contains(&field))
            .collect();
        if wanted.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new(); // (leaf, start position, element, span)
        for_each_word(piece, |word| {
            for &(leaf, marker) in &wanted {
                for (element, pattern) in marker.words.iter().enumerate() {
                    let matches = if pattern.prefix {
                        word.folded.starts_with(pattern.word.as_str())
                    } else {
                        word.folded == pattern.word
                    };
                    if matches && let Some(start) = word.position.checked_sub(pattern.offset) {
                        found.push((leaf, start, element, marked_part(pattern, word.span, piece)));
                    }
                }
            }
        });
        found.sort_unstable();
        found.dedup_by_key(|&mut (leaf, start, element, _)| (leaf, start, element));
        let mut marks: Vec<MarkedSpan> = found
            .chunk_by(|a, b| (a.0, a.1) == (b.0, b.1))
            .filter(|group| group.len() == self.leaves[group[0].0].words.len())
            .map(|group| MarkedSpan {
                span: Span {
                    start: group[0].3.start,
                    end: group[group.len() - 1].3.end,
                },
                leaf: group[0].0,
            })
            .collect();
        marks.sort_unstable();
        marks
    }
}

/// One character alone matches pairs that begin with it: only it is marked.
fn marked_part(pattern: &PhraseWord, span: Span, piece: &str) -> Span {
    if !pattern.character {
        return span;
    }
    let length = span.of(piece).chars().next().map_or(0, char::len_utf8);
    Span {
        start: span.start,
        end: span.start + length as u32,
    }
}

/// Joins places that touch or overlap.
pub(super) fn joined(marks: &[MarkedSpan]) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for mark in marks {
        match joined.last_mut().filter(|last| mark.span.start <= last.end) {
            Some(last) => last.end = last.end.max(mark.span.end),
            None => joined.push(mark.span),
        }
    }
    joined
}
