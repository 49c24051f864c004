use super::QuotationView;
use super::told::Told;
use crate::document::Clipping;
use crate::extract::{Facts, TimeValue};
use crate::library::quoted::CorrectedQuotation;
use crate::library::{Library, WhoIsWho};
use crate::text::Span;

/// A clipping that is opened once for all of its quotations that are shown.
pub(super) struct OpenedQuotations {
    pub id: u32,
    clipping: Clipping,
    facts: Facts,
    quotations: Vec<CorrectedQuotation>,
    times: Vec<(Span, TimeValue)>,
}

impl OpenedQuotations {
    /// Opens the clipping numbered `id`; None where there is none.
    pub fn open(library: &Library, id: u32) -> Option<OpenedQuotations> {
        let clipping = library.clipping(id)?;
        let facts = library.facts(id, &clipping);
        Some(OpenedQuotations {
            id,
            quotations: library.quotations(&clipping, &facts),
            times: library.times(&clipping, &facts),
            clipping,
            facts,
        })
    }

    /// The quotation at place `at`, of which `elsewhere` other clippings have the words.
    pub fn view(&self, at: u32, who: &WhoIsWho, elsewhere: u32) -> Option<QuotationView> {
        let quotation = self.quotations.iter().find(|one| one.at == at)?;
        let told = Told {
            id: self.id,
            clipping: &self.clipping,
            facts: &self.facts,
            times: &self.times,
            who: Some(who),
        };
        Some(QuotationView::new(quotation, &told, elsewhere))
    }
}
