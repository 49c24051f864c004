use super::ast::{Leaf, Node, Pattern, PhraseWord, Scope};
use super::near::Near;
use crate::document::Clipping;
use crate::index::Field;
use crate::text::Span;
use crate::text::words::for_each_word;
use crate::text::{Order, Set};

/// Finds where the words of a query stand in a text.
pub struct Highlighter {
    leaves: Vec<Marker>,
    boilerplate: bool,
}

struct Marker {
    scope: Scope,
    /// The words and phrases to mark, one unless they stand near each other.
    parts: Vec<Vec<PhraseWord>>,
    near: Option<Near>,
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
                near: match &leaf.pattern {
                    Pattern::Near { parts, reach } => Some(Near::of(parts, *reach)),
                    _ => None,
                },
                parts: leaf.pattern.clone().into_parts(),
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

    /// The places in `piece`, a text of `field` of a clipping: sorted by start, and for the
    /// same start by leaf; places of different leaves may overlap.
    pub fn marks(&self, clipping: &Clipping, field: Field, piece: &str) -> Vec<MarkedSpan> {
        let language = clipping.language.as_ref();
        let language = language.map_or("", |language| language.value.as_str());
        let wanted: Vec<(usize, &Marker)> = self
            .leaves
            .iter()
            .enumerate()
            .filter(|(_, marker)| {
                let fields = marker.scope.fields(self.boilerplate);
                let shown = fields.iter().map(|one| one.shown_in());
                shown.flat_map(|one| one.parts()).any(|one| *one == field)
            })
            .collect();
        if wanted.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new(); // (leaf, part, start position, word of the part, span)
        for_each_word(piece, |word| {
            for &(leaf, marker) in &wanted {
                for (part, words) in marker.parts.iter().enumerate() {
                    let first = words.first().map_or(0, |first| first.offset);
                    for (nth, wanted) in words.iter().enumerate() {
                        if wanted.pattern.accepts_in(word.folded, language)
                            && let Some(start) = word.position.checked_sub(wanted.offset - first)
                        {
                            let span = marked_part(wanted, word.span, piece);
                            found.push((leaf, part, start, nth, span));
                        }
                    }
                }
            }
        });
        found.order();
        found.dedup_by_key(|&mut (leaf, part, start, nth, _)| (leaf, part, start, nth));
        let mut places: Vec<Place> = found
            .chunk_by(|a, b| (a.0, a.1, a.2) == (b.0, b.1, b.2))
            .filter(|group| group.len() == self.leaves[group[0].0].parts[group[0].1].len())
            .map(|group| Place {
                leaf: group[0].0,
                part: group[0].1,
                start: group[0].2,
                span: Span {
                    start: group[0].4.start,
                    end: group[group.len() - 1].4.end,
                },
            })
            .collect();
        for &(leaf, marker) in &wanted {
            if let Some(near) = &marker.near {
                keep_near(near, leaf, marker.parts.len(), &mut places);
            }
        }
        let mut marks: Vec<MarkedSpan> = places
            .into_iter()
            .map(|place| MarkedSpan {
                span: place.span,
                leaf: place.leaf,
            })
            .collect();
        marks.order();
        marks.dedup();
        marks
    }
}

/// Where a part of a leaf stands.
struct Place {
    leaf: usize,
    part: usize,
    /// Its first word's position in the piece.
    start: u32,
    span: Span,
}

/// Drops the places of `leaf` that stand in no window.
fn keep_near(near: &Near, leaf: usize, n_parts: usize, places: &mut Vec<Place>) {
    let mut starts = vec![Vec::new(); n_parts];
    for place in places.iter().filter(|place| place.leaf == leaf) {
        starts[place.part].push(place.start);
    }
    let mut kept: Vec<Set<u32>> = vec![Set::new(); n_parts];
    near.for_each_window(&starts, |window| {
        for (part, start) in window.into_iter().enumerate() {
            kept[part].insert(start);
        }
    });
    places.retain(|place| place.leaf != leaf || kept[place.part].contains(&place.start));
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

/// Joins places that touch or overlap; each with the leaves that stand there.
pub(super) fn joined_leaves(marks: &[MarkedSpan]) -> Vec<(Span, Vec<usize>)> {
    let mut joined: Vec<(Span, Vec<usize>)> = Vec::new();
    for mark in marks {
        match joined
            .last_mut()
            .filter(|(last, _)| mark.span.start <= last.end)
        {
            Some((last, leaves)) => {
                last.end = last.end.max(mark.span.end);
                leaves.push(mark.leaf);
            }
            None => joined.push((mark.span, vec![mark.leaf])),
        }
    }
    for (_, leaves) in &mut joined {
        leaves.order();
        leaves.dedup();
    }
    joined
}

/// The places alone.
pub(super) fn joined(marks: &[MarkedSpan]) -> Vec<Span> {
    let joined = joined_leaves(marks).into_iter();
    joined.map(|(span, _)| span).collect()
}
