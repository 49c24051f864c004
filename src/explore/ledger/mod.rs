use serde::{Deserialize, Serialize};

mod facets;
mod order;
mod picking;
mod rows;

use super::opened_quotations::OpenedQuotations;
use super::quotation_view::QuotationView;
use super::sourcing::SourcingView;
use super::{Explorer, Question};
use picking::{Failed, Wanted};
use rows::LedgerRow;
pub(super) use rows::Ledgered;

/// What the quotations of a ledger can be told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum LedgerFacet {
    /// Who spoke: an id of the names, or words.
    Speaker,
    /// Through whom we know.
    Teller,
    /// Whom it was said to.
    Addressee,
    /// What carried the words.
    Medium,
    /// What the reporting words make of it.
    Act,
    /// Direct, mixed or indirect.
    Kind,
    /// What sort of source the speaker is.
    Source,
    /// Whom and what the words name: ids of names.
    About,
}

impl LedgerFacet {
    /// All, in the order shown.
    pub const ALL: [LedgerFacet; 8] = [
        LedgerFacet::Speaker,
        LedgerFacet::Teller,
        LedgerFacet::Addressee,
        LedgerFacet::Medium,
        LedgerFacet::Act,
        LedgerFacet::Kind,
        LedgerFacet::Source,
        LedgerFacet::About,
    ];

    /// Place in [`LedgerFacet::ALL`].
    fn place(self) -> usize {
        self as usize
    }
}

/// The order of quotations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum LedgerSort {
    /// As the hits stand, then as the clipping has them.
    #[default]
    Clipping,
    /// Earliest publication first, undated last.
    Oldest,
    /// Latest first, undated last.
    Newest,
    /// Speakers by name, those without a name last.
    Speaker,
    /// Found in most clippings first.
    Repeated,
    /// Longest first.
    Longest,
}

/// Which quotations are listed, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct LedgerQuestion {
    /// Words that each begin a word of the quotation; empty for all.
    pub words: String,
    /// Values picked: those of one facet widen, the facets together narrow. An
    /// empty value stands for "not known".
    pub picked: Vec<LedgerPick>,
    /// Rows with one value together, in the order of how many there are.
    pub group: Option<LedgerFacet>,
    /// The order of the rows.
    pub sort: LedgerSort,
}

/// A value that is picked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LedgerPick {
    /// Of which facet.
    pub facet: LedgerFacet,
    /// The value.
    pub value: String,
}

/// The quotations of a question's hits: one window of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LedgerView {
    /// Quotations in the hits.
    pub quotations: u32,
    /// Clippings that have them.
    pub clippings: u32,
    /// Hits of the question.
    pub hits: u32,
    /// Hits that were looked through.
    pub looked: u32,
    /// Quotations that are asked for.
    pub matched: u32,
    /// Whose words these are; of sorts of source also those that are not picked.
    pub sourcing: SourcingView,
    /// Facets with their values, most frequent first.
    pub facets: Vec<LedgerFacetView>,
    /// Place of the window.
    pub offset: u32,
    /// The window.
    pub rows: Vec<LedgerRowView>,
}

/// A facet of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LedgerFacetView {
    /// Which.
    pub facet: LedgerFacet,
    /// Its values.
    pub values: Vec<LedgerValueView>,
    /// Values that are not shown.
    pub more: u32,
}

/// A value with its count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LedgerValueView {
    /// What to pick it by; empty for "not known".
    pub value: String,
    /// The name shown; empty for "not known".
    pub label: String,
    /// Quotations that picking it would leave.
    pub count: u32,
    /// Whether it is picked.
    pub selected: bool,
}

/// A row: a quotation, below a heading where the rows are in groups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct LedgerRowView {
    /// The group that this row opens, with the number of its rows; null for all other rows.
    pub heading: Option<LedgerValueView>,
    /// The quotation.
    pub quotation: QuotationView,
}

impl Explorer {
    /// The quotations of the question's hits, those of `asked` listed.
    pub fn ledger(
        &mut self,
        question: &Question,
        asked: &LedgerQuestion,
        offset: usize,
        limit: usize,
    ) -> LedgerView {
        let n_hits = self.answer(question).hits.len() as u32;
        let ledgered = self.ledgered(question);
        let wanted = Wanted::new(asked, &ledgered);
        let failed: Vec<Failed> = ledgered.rows.iter().map(|row| wanted.failed(row)).collect();
        let facets = facets::facets(&ledgered, &wanted, &failed);
        let mut matched: Vec<&LedgerRow> = (ledgered.rows.iter().zip(&failed))
            .filter(|(_, failed)| **failed == Failed::None)
            .map(|(row, _)| row)
            .collect();
        let sources = Failed::Facet(LedgerFacet::Source.place());
        let sourced = (ledgered.rows.iter().zip(&failed))
            .filter(|(_, failed)| **failed == Failed::None || **failed == sources)
            .map(|(row, _)| row.sourced());
        order::sort(&mut matched, asked.sort, &ledgered);
        let groups = asked
            .group
            .map(|facet| order::group(&mut matched, facet, &ledgered));
        let who = self.library.who();
        let mut opened: Option<OpenedQuotations> = None;
        let window = matched.iter().enumerate().skip(offset).take(limit);
        let rows = window.filter_map(|(nth, row)| {
            if opened.as_ref().is_none_or(|opened| opened.id != row.id) {
                opened = OpenedQuotations::open(&self.library, row.id);
            }
            Some(LedgerRowView {
                heading: groups.as_ref().and_then(|groups| groups.get(&nth).cloned()),
                quotation: opened.as_ref()?.view(row.at, &who, row.elsewhere)?,
            })
        });
        LedgerView {
            quotations: ledgered.rows.len() as u32,
            clippings: ledgered.n_clippings,
            hits: n_hits,
            looked: ledgered.n_looked,
            matched: matched.len() as u32,
            sourcing: SourcingView::new(ledgered.n_words, sourced),
            facets,
            offset: offset as u32,
            rows: rows.collect(),
        }
    }

    /// The value of a facet that stands for this name: an id where the library
    /// knows it.
    pub fn value_of_name(&mut self, name: &str) -> String {
        let who = self.library.who();
        match who.find_name(name) {
            Some(at) => who.entities()[at as usize].id.clone(),
            None => name.to_lowercase(),
        }
    }

    /// The quotation at place `at` of clipping `id`.
    pub(super) fn quotation(&mut self, id: u32, at: u32, elsewhere: u32) -> Option<QuotationView> {
        let who = self.library.who();
        OpenedQuotations::open(&self.library, id)?.view(at, &who, elsewhere)
    }
}
