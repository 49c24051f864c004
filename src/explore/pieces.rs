use serde::Serialize;

use crate::document::Clipping;
use crate::text::offsets::{OffsetCounter, Unit};
use crate::text::sentences::sentences;
use crate::text::{Order, Span};

/// Sentences that are longer are cut around what they are shown for, in bytes.
const MAX_BYTES: usize = 900;

/// A piece of the sentences around a quotation or an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct PieceView {
    /// The text.
    pub text: String,
    /// Of a quotation: its words, words that mean the speaker, words that report;
    /// of an event: what happened, who did it, to whom, when; or none of these.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(
            type = "'words' | 'source' | 'cue' | 'trigger' | 'actor' | 'target' | 'when' | 'plain'"
        )
    )]
    pub part: &'static str,
}

/// Where a part of a quotation or event stands in a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct PartSpanView {
    /// First UTF-16 unit of the block's text.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// What it is.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(type = "'words' | 'source' | 'cue' | 'trigger' | 'actor' | 'target' | 'when'")
    )]
    pub part: &'static str,
    /// Place among the clipping's quotations or events.
    pub at: u32,
}

/// Sorts parts by their first bytes; of those that overlap the first stays.
pub(super) fn keep_apart(parts: &mut Vec<(Span, &'static str)>) {
    parts.order();
    let mut end = 0;
    parts.retain(|(span, _)| {
        let is_apart = span.start >= end;
        if is_apart {
            end = span.end;
        }
        is_apart
    });
}

/// Parts in each block of a clipping, sorted by where they begin, a longer one first.
pub(super) fn parts_in_blocks(
    parts: Vec<(Span, &'static str, u32)>,
    clipping: &Clipping,
) -> Vec<Vec<PartSpanView>> {
    let blocks = &clipping.blocks;
    let mut inside: Vec<Vec<(Span, &'static str, u32)>> = vec![Vec::new(); blocks.len()];
    for (span, part, at) in parts {
        let first = blocks.partition_point(|block| block.span.end <= span.start);
        for (block, inside) in blocks[first..].iter().zip(&mut inside[first..]) {
            if block.span.start >= span.end {
                break;
            }
            let start = span.start.max(block.span.start) - block.span.start;
            let end = span.end.min(block.span.end) - block.span.start;
            inside.push((Span { start, end }, part, at));
        }
    }
    let views = blocks.iter().zip(inside).map(|(block, mut inside)| {
        inside.order_by_key(|(span, _, at)| (span.start, core::cmp::Reverse(span.end), *at));
        let mut counter = OffsetCounter::new(block.span.of(&clipping.text), Unit::Utf16);
        (inside.into_iter())
            .map(|(span, part, at)| PartSpanView {
                start: counter.at(span.start),
                end: counter.at(span.end),
                part,
                at,
            })
            .collect()
    });
    views.collect()
}

/// The sentences that `parts` stand in, in pieces; `parts` are sorted and apart.
pub(super) fn sentences_in_pieces(
    parts: &[(Span, &'static str)],
    clipping: &Clipping,
) -> Vec<PieceView> {
    let text = &clipping.text;
    let (Some((from, _)), Some((to, _))) = (parts.first(), parts.last()) else {
        return Vec::new();
    };
    let (first, last) = (from.start, to.end);
    let (mut start, mut end) = (first as usize, last as usize);
    if let Some(sentence) = sentence_at(clipping, first) {
        start = sentence.start as usize;
    }
    if let Some(sentence) = sentence_at(clipping, last.saturating_sub(1)) {
        end = sentence.end as usize;
    }
    if end - start > MAX_BYTES {
        let room = MAX_BYTES.saturating_sub((last - first) as usize) / 2;
        start = start.max(text.floor_char_boundary((first as usize).saturating_sub(room)));
        end = end
            .min(text.floor_char_boundary(last as usize + room))
            .max(last as usize);
    }
    let mut pieces = Vec::new();
    let mut push = |from: usize, to: usize, part: &'static str| {
        if from < to {
            pieces.push(PieceView {
                text: text[from..to].to_owned(),
                part,
            });
        }
    };
    let mut at = start;
    for (span, part) in parts {
        push(at, span.start as usize, "plain");
        push(span.start as usize, span.end as usize, part);
        at = span.end as usize;
    }
    push(at, end, "plain");
    pieces
}

/// The sentence around a byte; only its own block is looked at.
fn sentence_at(clipping: &Clipping, byte: u32) -> Option<Span> {
    let blocks = &clipping.blocks;
    let block = blocks.get(blocks.partition_point(|block| block.span.end <= byte))?;
    let inside = byte.checked_sub(block.span.start)?;
    let sentence = (sentences(block.span.of(&clipping.text)).into_iter())
        .find(|sentence| sentence.start <= inside && inside < sentence.end)?;
    Some(Span {
        start: block.span.start + sentence.start,
        end: block.span.start + sentence.end,
    })
}
