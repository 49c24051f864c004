use serde::Serialize;

use super::pieces::{PartSpanView, PieceView, keep_apart, parts_in_blocks, sentences_in_pieces};
use super::told::Told;
use crate::document::Clipping;
use crate::extract::{Quotation, QuotationKind, Voice, VoiceKind, VoiceReason};
use crate::library::quoted::CorrectedQuotation;
use crate::text::Span;

/// A quotation with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct QuotationView {
    /// The clipping's number.
    pub id: u32,
    /// Place among the clipping's quotations.
    pub at: u32,
    /// The words, without the marks around them.
    pub words: String,
    /// How they are given.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(type = "'direct' | 'mixed' | 'indirect'")
    )]
    pub kind: QuotationKind,
    /// The words that report: `said`; parts joined by ` … `.
    pub cue: String,
    /// What they make of it: `say`, `deny`.
    pub act: &'static str,
    /// They judge: `claimed`.
    pub loaded: bool,
    /// It is told that this was not said.
    pub negated: bool,
    /// It is told as possible or to come.
    pub hypothetical: bool,
    /// From the one who spoke to the one who tells us; empty where nobody is named.
    pub chain: Vec<VoiceView>,
    /// Whom it was said to.
    pub addressee: Option<VoiceView>,
    /// `letter`, `speech`; null where the text does not say.
    pub medium: Option<&'static str>,
    /// When it was said, as in `2015-10-10`.
    pub date: Option<String>,
    /// Where.
    pub place: Option<VoiceView>,
    /// How sure words and speaker are, in percent.
    pub confidence: u8,
    /// What found it.
    pub rule: &'static str,
    /// The reader has corrected it.
    pub corrected: bool,
    /// The sentence or sentences around it in pieces.
    pub context: Vec<PieceView>,
    /// Other clippings with the same or nearly the same words.
    pub elsewhere: u32,
    /// The clipping's title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When, in the precision known.
    pub published: Option<String>,
    /// Language code.
    pub language: Option<String>,
}

/// One who speaks, or passes on what was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct VoiceView {
    /// Its id among the names; empty for one without a name.
    pub id: String,
    /// The name that it goes by, or the words that mean it.
    pub name: String,
    /// How the text means it here: `he`; empty where only the metadata do.
    pub words: String,
    /// What sort of source.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(
            type = "'named' | 'media' | 'official' | 'witness' | 'expert' | 'document' | 'unnamed'"
        )
    )]
    pub kind: &'static str,
    /// What says that it is this one.
    pub why: &'static str,
}

impl QuotationView {
    /// The view of a quotation of which `elsewhere` other clippings have the words.
    pub(super) fn new(
        corrected: &CorrectedQuotation,
        told: &Told<'_>,
        elsewhere: u32,
    ) -> QuotationView {
        let quotation = &corrected.quotation;
        let clipping = told.clipping;
        let text = &clipping.text;
        let cue: Vec<&str> = quotation.cue.iter().map(|span| span.of(text)).collect();
        let place = quotation
            .place
            .and_then(|local| told.entity_of(local, None));
        QuotationView {
            id: told.id,
            at: corrected.at,
            words: quotation.span.of(text).to_owned(),
            kind: quotation.kind,
            cue: cue.join(" … "),
            act: quotation.act.name(),
            loaded: quotation.is_loaded,
            negated: quotation.is_negated,
            hypothetical: quotation.is_hypothetical,
            chain: chain_views(corrected, told),
            addressee: quotation
                .addressee
                .as_ref()
                .map(|voice| VoiceView::new(voice, told)),
            medium: quotation.medium.map(|medium| medium.kind.name()),
            date: (quotation.time.and_then(|at| told.time(at))).map(|time| time.value.clone()),
            place: place.map(|entity| VoiceView {
                id: entity.id.clone(),
                name: entity.name.clone(),
                words: entity.name.clone(),
                kind: "named",
                why: "name",
            }),
            confidence: quotation.confidence,
            rule: quotation.rule.name(),
            corrected: corrected.is_corrected,
            context: context(quotation, told),
            elsewhere,
            title: clipping.headline.title.value.clone(),
            publisher: (clipping.publisher.as_ref()).map(|publisher| publisher.value.clone()),
            published: (clipping.published.as_ref()).map(|date| date.value.to_string()),
            language: (clipping.language.as_ref()).map(|language| language.value.clone()),
        }
    }
}

impl VoiceView {
    pub(super) fn new(voice: &Voice, told: &Told<'_>) -> VoiceView {
        let words = voice.span.map_or("", |span| span.of(&told.clipping.text));
        let entity = told.voice(voice);
        VoiceView {
            id: entity.map_or(String::new(), |entity| entity.id.clone()),
            name: entity
                .map_or(told.words_of(voice), |entity| &entity.name)
                .to_owned(),
            words: words.to_owned(),
            kind: voice.kind.name(),
            why: voice.why.name(),
        }
    }

    /// One whom the reader names.
    fn named(name: &str, told: &Told<'_>) -> VoiceView {
        let entity = told.named(name);
        VoiceView {
            id: entity.map_or(String::new(), |entity| entity.id.clone()),
            name: entity.map_or(name, |entity| &entity.name).to_owned(),
            words: String::new(),
            kind: VoiceKind::Named.name(),
            why: VoiceReason::Reader.name(),
        }
    }
}

/// Who spoke and who passed it on, as the reader says or as found.
pub(super) fn chain_views(corrected: &CorrectedQuotation, told: &Told<'_>) -> Vec<VoiceView> {
    match &corrected.chain {
        None => (corrected.quotation.chain.iter())
            .map(|voice| VoiceView::new(voice, told))
            .collect(),
        Some(chain) => chain
            .iter()
            .map(|name| VoiceView::named(name, told))
            .collect(),
    }
}

/// The parts of a quotation with their places, in the order of their first bytes.
pub(super) fn parts(quotation: &Quotation) -> Vec<(Span, &'static str)> {
    let source = quotation.speaker().and_then(|voice| voice.span);
    let mut parts: Vec<(Span, &'static str)> = [(quotation.span, "words")]
        .into_iter()
        .chain(source.map(|span| (span, "source")))
        .chain(quotation.cue.iter().map(|span| (*span, "cue")))
        .collect();
    keep_apart(&mut parts);
    parts
}

/// The parts of quotations in each block of a clipping; the outer one first.
pub(super) fn quoted_spans(
    quotations: &[CorrectedQuotation],
    clipping: &Clipping,
) -> Vec<Vec<PartSpanView>> {
    let parts = quotations.iter().flat_map(|one| {
        let parts = parts(&one.quotation).into_iter();
        parts.map(move |(span, part)| (span, part, one.at))
    });
    parts_in_blocks(parts.collect(), clipping)
}

/// The sentences that the quotation and its cue stand in, in pieces.
fn context(quotation: &Quotation, told: &Told<'_>) -> Vec<PieceView> {
    let quoted = quotation.span;
    let near = |span: &Span| {
        span.end.saturating_add(200) >= quoted.start && span.start <= quoted.end.saturating_add(200)
    };
    let mut parts = parts(quotation);
    parts.retain(|(span, _)| near(span));
    sentences_in_pieces(&parts, told.clipping)
}
