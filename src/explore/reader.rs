use serde::Serialize;

use super::clipping_facts::ClippingFacts;
use super::dispersion::strip;
use super::{
    ClippingNameView, ClippingTimeView, EventView, FactSpanView, MarkView, Marked, PartSpanView,
    ProblemView, QuotationView, SourcingView, citation,
};
use crate::document::{Basis, BlockKind, Clipping, Moment, Problem, Sourced};
use crate::index::Field;
use crate::query::Highlighter;
use crate::text::Span;
use crate::text::offsets::{OffsetCounter, Unit};
use crate::text::words::count_words;

/// A clipping opened for reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct ClippingView {
    /// The clipping's number.
    pub id: u32,
    /// Path of the file.
    pub file: String,
    /// Which piece of the file, where it holds several clippings.
    pub part: Option<String>,
    /// Format of the file.
    pub format: &'static str,
    /// The title.
    pub title: Marked,
    /// What the title rests on.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(type = "'stated' | 'metadata' | 'inferred'")
    )]
    pub title_basis: Basis,
    /// How the title was found.
    pub title_why: String,
    /// Whether the title stands in the text as a block of its own.
    pub has_headline_block: bool,
    /// The text, in order.
    pub blocks: Vec<BlockView>,
    /// Who and what it names, in the order of their first mentions.
    pub names: Vec<ClippingNameView>,
    /// Its expressions of time, in their order.
    pub times: Vec<ClippingTimeView>,
    /// Its quotations, in their order; of those that the reader rejects none.
    pub quotations: Vec<QuotationView>,
    /// Whether these say how many other clippings have their words.
    pub is_whole: bool,
    /// Whose words it consists of.
    pub sourcing: SourcingView,
    /// Its events, in their order.
    pub events: Vec<EventView>,
    /// What is known of the clipping, each with where it came from.
    pub facts: Vec<FactView>,
    /// Places marked in the title and the blocks, the headline's block aside.
    pub marks: u32,
    /// How far into the title and text each of them stands.
    pub strip: Vec<MarkView>,
    /// A reference for it, on one line.
    pub citation: String,
    /// Where it stands among the question's hits.
    pub neighbours: NeighboursView,
    /// The file as decoded, unchanged.
    pub original: OriginalView,
    /// The file's problems.
    pub problems: Vec<ProblemView>,
}

/// A stretch of the text with one role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct BlockView {
    /// Its role.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(
            type = "'headline' | 'byline' | 'dateline' | 'body' | 'caption' | 'boilerplate' | 'quote' | 'list' | 'table'"
        )
    )]
    pub kind: BlockKind,
    /// 1 for the headline, 2 to 6 for crossheads, 0 elsewhere.
    pub level: u8,
    /// The words.
    pub text: String,
    /// Start and end of each place to mark, in UTF-16 units of `text`.
    pub marks: Vec<[u32; 2]>,
    /// Where names and times stand: sorted, apart from each other.
    pub spans: Vec<FactSpanView>,
    /// Where parts of quotations stand: sorted, an outer one before what lies in it.
    pub quoted: Vec<PartSpanView>,
    /// Where parts of events stand, in the same way; one name may take part in several.
    pub told: Vec<PartSpanView>,
    /// Whether the next block goes on in the same line, as after `SEOUL--`.
    #[serde(rename = "runsOn")]
    pub runs_on: bool,
    /// The page on which it begins, from 1; null for a file without pages.
    pub page: Option<u32>,
}

/// One thing known of a clipping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct FactView {
    /// What it is.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(
            type = "'publisher' | 'published' | 'modified' | 'byline' | 'dateline' | 'language' | 'url' | 'file' | 'part' | 'pages' | 'format' | 'encoding' | 'words'"
        )
    )]
    pub name: &'static str,
    /// Its value.
    pub value: String,
    /// What it rests on; null for what is counted or given.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(type = "'stated' | 'metadata' | 'inferred' | null")
    )]
    pub basis: Option<Basis>,
    /// How it was found.
    pub why: String,
    /// The words of the text that show it.
    pub evidence: Vec<String>,
}

/// Where a clipping stands among the hits of the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct NeighboursView {
    /// Place from 0, or -1 where it is no hit.
    pub index: i32,
    /// Hits in all.
    pub total: u32,
    /// Number of the clipping before.
    pub previous: Option<u32>,
    /// Number of the clipping after.
    pub next: Option<u32>,
}

/// The file as it was decoded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct OriginalView {
    /// All of it, unchanged.
    pub text: String,
    /// What it was decoded from.
    pub encoding: String,
    /// Length in UTF-8.
    pub bytes: u32,
    /// Lines.
    pub lines: u32,
}

/// The view of `clipping`, numbered `id`, with a query's words marked.
pub(super) fn clipping_view(
    id: u32,
    clipping: &Clipping,
    highlighter: &Highlighter,
    neighbours: NeighboursView,
    mut facts: ClippingFacts,
    contradiction: Option<&str>,
    problems: &[Problem],
) -> ClippingView {
    let headline = &clipping.headline;
    let title = Marked::new(
        &headline.title.value,
        highlighter
            .marks(clipping, Field::Title, &headline.title.value)
            .iter()
            .map(|mark| mark.span),
    );
    let mut n_marks = title.marks.len();
    let mut blocks = Vec::with_capacity(clipping.blocks.len());
    let mut quoted_spans = core::mem::take(&mut facts.quoted.spans).into_iter();
    let mut event_spans = core::mem::take(&mut facts.events.spans).into_iter();
    for (number, block) in clipping.blocks.iter().enumerate() {
        let is_headline = Some(block.span) == headline.span;
        let field = match block.kind {
            BlockKind::Boilerplate => Field::Boilerplate,
            _ if is_headline => Field::Title,
            _ => Field::Body,
        };
        let piece = block.span.of(&clipping.text);
        let Marked { text, marks } = Marked::new(
            piece,
            highlighter
                .marks(clipping, field, piece)
                .iter()
                .map(|mark| mark.span),
        );
        if !is_headline {
            n_marks += marks.len();
        }
        let mut counter = OffsetCounter::new(piece, Unit::Utf16);
        let spans = facts
            .within(block.span)
            .map(|(span, kind, at)| FactSpanView {
                start: counter.at(span.start),
                end: counter.at(span.end),
                kind,
                at,
            });
        let spans = spans.collect();
        let runs_on = clipping.blocks.get(number + 1).is_some_and(|next| {
            !clipping.text[block.span.end as usize..next.span.start as usize].contains('\n')
        });
        blocks.push(BlockView {
            kind: block.kind,
            level: block.level,
            text,
            marks,
            spans,
            quoted: quoted_spans.next().unwrap_or_default(),
            told: event_spans.next().unwrap_or_default(),
            runs_on,
            page: clipping.page_at(block.span.start),
        });
    }
    let original = clipping.original.as_ref().unwrap_or(&clipping.text);
    ClippingView {
        id,
        file: clipping.file.clone(),
        part: clipping.part.clone(),
        format: clipping.format.entry().name,
        title,
        title_basis: headline.title.basis,
        title_why: headline.title.why.clone(),
        has_headline_block: headline.span.is_some(),
        blocks,
        names: facts.names,
        times: facts.times,
        quotations: facts.quoted.quotations,
        is_whole: facts.quoted.are_whole,
        sourcing: facts.quoted.sourcing,
        events: facts.events.events,
        facts: fact_views(clipping, contradiction),
        marks: n_marks as u32,
        strip: strip(clipping, highlighter),
        citation: citation(clipping),
        neighbours,
        original: OriginalView {
            text: original.clone(),
            encoding: clipping.encoding.clone(),
            bytes: original.len() as u32,
            lines: original.lines().count() as u32,
        },
        problems: problems
            .iter()
            .enumerate()
            .filter(|(_, problem)| {
                problem.file == clipping.file && problem.concerns(clipping.part.as_deref())
            })
            .map(|(place, problem)| ProblemView::new(place, problem))
            .collect(),
    }
}

fn fact_views(clipping: &Clipping, contradiction: Option<&str>) -> Vec<FactView> {
    let evidence = |spans: &[Span]| {
        spans
            .iter()
            .map(|span| span.of(&clipping.text).to_owned())
            .collect()
    };
    let sourced = |name, sourced: &Option<Sourced<String>>| {
        sourced.as_ref().map(|sourced| FactView {
            name,
            value: sourced.value.clone(),
            basis: Some(sourced.basis),
            why: sourced.why.clone(),
            evidence: evidence(&sourced.evidence),
        })
    };
    let dated = |name, date: &Option<Sourced<Moment>>| {
        date.as_ref().map(|date| FactView {
            name,
            value: date.value.to_string(),
            basis: Some(date.basis),
            why: date.why.clone(),
            evidence: evidence(&date.evidence),
        })
    };
    let given = |name, value: String| {
        Some(FactView {
            name,
            value,
            basis: None,
            why: String::new(),
            evidence: Vec::new(),
        })
    };
    let n_words: u32 = clipping
        .blocks
        .iter()
        .filter(|block| block.kind != BlockKind::Boilerplate)
        .map(|block| count_words(block.span.of(&clipping.text)))
        .sum();
    [
        sourced("publisher", &clipping.publisher),
        dated("published", &clipping.published),
        contradiction.map(|why| FactView {
            name: "published",
            value: String::new(),
            basis: Some(Basis::Inferred),
            why: why.to_owned(),
            evidence: Vec::new(),
        }),
        dated("modified", &clipping.modified),
        sourced("byline", &clipping.byline),
        sourced("dateline", &clipping.dateline),
        sourced("language", &clipping.language),
        sourced("url", &clipping.url),
        given("file", clipping.file.clone()),
        (clipping.part.clone()).and_then(|part| given("part", part)),
        (!clipping.pages.is_empty())
            .then(|| given("pages", clipping.pages.len().to_string()))
            .flatten(),
        given("format", clipping.format.entry().label.to_owned()),
        given("encoding", clipping.encoding.clone()),
        given("words", n_words.to_string()),
    ]
    .into_iter()
    .flatten()
    .collect()
}
