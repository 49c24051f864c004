use serde::Serialize;

use super::record::share;
use super::told::Told;
use crate::extract::Voice;
use crate::library::quoted::CorrectedQuotation;
use crate::text::Span;

/// A quotation as the command line writes it. Offsets count code points.
#[derive(Serialize)]
pub(super) struct QuoteRecord<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    kind: &'static str,
    /// The entity's id; null for a speaker without a name.
    speaker: Option<&'a str>,
    /// The words that name the speaker: the fuller ones elsewhere, where those at
    /// `speaker_span` are a pronoun or a text and there is no name.
    speaker_text: Option<&'a str>,
    speaker_span: Option<[u32; 2]>,
    /// What sort of source the speaker is: `named`, `official`, `witness` …
    source_kind: Option<&'static str>,
    /// The words that report, parts joined by ` … `.
    cue: String,
    /// Ids, or words where there is no name; the speaker first.
    chain: Vec<&'a str>,
    addressee: Option<&'a str>,
    medium: Option<&'static str>,
    act: &'static str,
    loaded: bool,
    negated: bool,
    hypothetical: bool,
    /// When it was said.
    date: Option<&'a str>,
    /// Where.
    place: Option<&'a str>,
    confidence: f32,
    rule: &'static str,
}

impl<'a> QuoteRecord<'a> {
    /// The record of a quotation of `told`; `points` gives code points.
    pub fn new(
        corrected: &'a CorrectedQuotation,
        told: &Told<'a>,
        points: &mut impl FnMut(Span) -> [u32; 2],
    ) -> QuoteRecord<'a> {
        let quotation = &corrected.quotation;
        let [start, end] = points(quotation.span);
        let text = told.clipping.text.as_str();
        let voice = |voice: &Voice| match told.voice(voice) {
            Some(entity) => entity.id.as_str(),
            None => told.words_of(voice),
        };
        let named = |name: &'a String| match told.named(name) {
            Some(entity) => entity.id.as_str(),
            None => name.as_str(),
        };
        let found = quotation.speaker().filter(|_| corrected.chain.is_none());
        let (speaker, chain) = match &corrected.chain {
            Some(chain) => (
                chain.first().and_then(|name| told.named(name)),
                chain.iter().map(named).collect(),
            ),
            None => (
                found.and_then(|voice| told.voice(voice)),
                quotation.chain.iter().map(voice).collect(),
            ),
        };
        let cue: Vec<&str> = quotation.cue.iter().map(|span| span.of(text)).collect();
        QuoteRecord {
            start,
            end,
            text: quotation.span.of(text),
            kind: quotation.kind.name(),
            speaker: speaker.map(|entity| entity.id.as_str()),
            speaker_text: (found.and_then(|voice| voice.antecedent.or(voice.span)))
                .map(|span| span.of(text)),
            speaker_span: found.and_then(|voice| voice.span).map(points),
            source_kind: found.map(|voice| voice.kind.name()),
            cue: cue.join(" … "),
            chain,
            addressee: quotation.addressee.as_ref().map(voice),
            medium: quotation.medium.map(|medium| medium.kind.name()),
            act: quotation.act.name(),
            loaded: quotation.is_loaded,
            negated: quotation.is_negated,
            hypothetical: quotation.is_hypothetical,
            date: (quotation.time.and_then(|at| told.time(at))).map(|time| time.value.as_str()),
            place: quotation.place.and_then(|local| told.id_of(local, None)),
            confidence: share(quotation.confidence),
            rule: quotation.rule.name(),
        }
    }
}
