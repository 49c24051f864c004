use super::pieces::PartSpanView;
use super::quotation_view::{QuotationView, quoted_spans};
use super::sourcing::{Sourced, SourcingView};
use super::told::Told;
use crate::extract::lie_inside;
use crate::library::quoted::{CorrectedQuotation, Repeats};
use crate::text::words::count_words;

/// The quotations of one clipping, as views, with their places.
#[derive(Default)]
pub(super) struct ClippingQuotations {
    pub quotations: Vec<QuotationView>,
    /// They say how many other clippings have their words.
    pub are_whole: bool,
    pub sourcing: SourcingView,
    /// One list for each block.
    pub spans: Vec<Vec<PartSpanView>>,
}

impl ClippingQuotations {
    /// Those of `told`; `repeats` says which other clippings have the words.
    pub fn new(
        quotations: &[CorrectedQuotation],
        told: &Told<'_>,
        repeats: Option<&Repeats>,
    ) -> ClippingQuotations {
        let text = &told.clipping.text;
        let n_elsewhere = |at| repeats.map_or(0, |repeats| repeats.n_elsewhere(told.id, at));
        let inside = lie_inside(quotations.iter().map(|one| one.quotation.span));
        let counted = quotations
            .iter()
            .zip(inside)
            .map(|(one, is_inside)| Sourced {
                source: one.source(),
                n_words: if is_inside {
                    0
                } else {
                    count_words(one.quotation.span.of(text))
                },
            });
        ClippingQuotations {
            are_whole: repeats.is_some() || quotations.is_empty(),
            sourcing: SourcingView::new(count_words(text), counted),
            quotations: (quotations.iter())
                .map(|one| QuotationView::new(one, told, n_elsewhere(one.at)))
                .collect(),
            spans: quoted_spans(quotations, told.clipping),
        }
    }
}
