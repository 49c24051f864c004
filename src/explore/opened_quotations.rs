use super::QuotationView;
use super::opened::Opened;
use crate::library::quoted::CorrectedQuotation;
use crate::library::{Library, WhoIsWho};

/// A clipping that is opened once for all of its quotations that are shown.
pub(super) struct OpenedQuotations {
    opened: Opened,
    quotations: Vec<CorrectedQuotation>,
}

impl OpenedQuotations {
    /// Opens the clipping numbered `id`; None where there is none.
    pub fn open(library: &Library, id: u32) -> Option<OpenedQuotations> {
        let opened = Opened::open(library, id)?;
        Some(OpenedQuotations {
            quotations: library.quotations(&opened.clipping, &opened.facts),
            opened,
        })
    }

    /// The clipping's number.
    pub fn id(&self) -> u32 {
        self.opened.id
    }

    /// The quotation at place `at`, of which `elsewhere` other clippings have the words.
    pub fn view(&self, at: u32, who: &WhoIsWho, elsewhere: u32) -> Option<QuotationView> {
        let quotation = self.quotations.iter().find(|one| one.at == at)?;
        Some(QuotationView::new(
            quotation,
            &self.opened.told(who),
            elsewhere,
        ))
    }
}
