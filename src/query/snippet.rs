use super::highlight::{Highlighter, MarkedSpan, joined};
use crate::document::{Block, BlockKind, Clipping};
use crate::index::{Field, for_each_field_text};
use crate::text::Order;
use crate::text::Span;
use crate::text::sentences::sentences;

/// A sentence of a hit with what to mark in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// Bytes of `Clipping::text`: a sentence, or part of a long one.
    pub span: Span,
    /// Bytes of `Clipping::text`, sorted, apart from each other.
    pub marks: Vec<Span>,
    /// Whether the sentence goes on before and after.
    pub cut: (bool, bool),
    /// Whether it is one of the site's own lines.
    pub boilerplate: bool,
}

/// Sentences longer than this are cut around their first mark, in bytes.
const MAX_SENTENCE_BYTES: usize = 320;
/// What is kept before the first mark of a cut sentence.
const BYTES_BEFORE_MARK: usize = 90;

/// Up to `limit` sentences that show best why `clipping` is a hit, in text
/// order: those with the most different words of the query. Without words to
/// mark, its first sentence.
pub fn snippets(clipping: &Clipping, highlighter: &Highlighter, limit: usize) -> Vec<Snippet> {
    let mut candidates: Vec<(usize, Snippet)> = Vec::new();
    for_each_field_text(clipping, &mut |field, piece, span| {
        let Some(base) = span.filter(|_| matches!(field, Field::Body | Field::Boilerplate)) else {
            return;
        };
        let boilerplate = field == Field::Boilerplate;
        let marks = highlighter.marks(clipping, field, piece);
        if marks.is_empty() {
            return;
        }
        for sentence in sentences(piece) {
            let first_from = |offset: u32| marks.partition_point(|mark| mark.span.start < offset);
            let inside = &marks[first_from(sentence.start)..first_from(sentence.end)];
            if inside.is_empty() {
                continue;
            }
            let snippet = cut_sentence(piece, base, sentence, inside, boilerplate);
            let mut leaves: Vec<usize> = inside.iter().map(|mark| mark.leaf).collect();
            leaves.order();
            leaves.dedup();
            candidates.push((leaves.len(), snippet));
        }
    });
    if candidates.is_empty() {
        return first_sentence(clipping).into_iter().collect();
    }
    candidates
        .order_by_key(|(n_leaves, snippet)| (core::cmp::Reverse(*n_leaves), snippet.span.start));
    candidates.truncate(limit);
    let mut chosen: Vec<Snippet> = candidates.into_iter().map(|(_, snippet)| snippet).collect();
    chosen.order_by_key(|snippet| snippet.span.start);
    chosen
}

/// The first sentence of the article: of a paragraph if it has one, not of a
/// byline or a date line.
fn first_sentence(clipping: &Clipping) -> Option<Snippet> {
    let is_prose = |block: &&Block| {
        matches!(
            block.kind,
            BlockKind::Body | BlockKind::Quote | BlockKind::List
        )
    };
    let blocks = || {
        clipping
            .blocks
            .iter()
            .filter(|block| Some(block.span) != clipping.headline.span)
    };
    let block = blocks()
        .find(is_prose)
        .or_else(|| blocks().find(|block| block.kind != BlockKind::Boilerplate))?;
    let piece = block.span.of(&clipping.text);
    let sentence = *sentences(piece).first()?;
    Some(cut_sentence(piece, block.span, sentence, &[], false))
}

fn cut_sentence(
    piece: &str,
    base: Span,
    sentence: Span,
    marks: &[MarkedSpan],
    boilerplate: bool,
) -> Snippet {
    let mut part = sentence;
    if sentence.n_bytes() > MAX_SENTENCE_BYTES {
        let first_mark = marks.first().map_or(sentence.start, |mark| mark.span.start);
        let start = (first_mark as usize).saturating_sub(BYTES_BEFORE_MARK);
        if start > sentence.start as usize {
            part.start = word_start(piece, start, first_mark as usize) as u32;
        }
        let end = part.start as usize + MAX_SENTENCE_BYTES;
        if end < sentence.end as usize {
            let first_mark_end = marks.first().map_or(part.start, |mark| mark.span.end);
            part.end = word_end(piece, end, first_mark_end as usize) as u32;
        }
    }
    let within = |mark: Span| Span {
        start: base.start + mark.start.max(part.start),
        end: base.start + mark.end.min(part.end),
    };
    Snippet {
        span: Span {
            start: base.start + part.start,
            end: base.start + part.end,
        },
        marks: joined(marks)
            .into_iter()
            .map(within)
            .filter(|mark| mark.start < mark.end)
            .collect(),
        cut: (part.start > sentence.start, part.end < sentence.end),
        boilerplate,
    }
}

/// The start of a word at or after `from`, but not beyond `limit`.
fn word_start(text: &str, from: usize, limit: usize) -> usize {
    let from = (from..=limit)
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(limit);
    text[from..limit]
        .find(char::is_whitespace)
        .map_or(from, |at| {
            let space = from + at;
            space + text[space..].chars().next().map_or(0, char::len_utf8)
        })
}

/// The end of a word at or before `from`, but not before `limit`.
fn word_end(text: &str, from: usize, limit: usize) -> usize {
    let from = (limit..=from.max(limit))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(limit);
    text[limit..from]
        .rfind(char::is_whitespace)
        .map_or(from, |at| limit + at)
}
