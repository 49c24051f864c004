use serde::{Deserialize, Serialize};

pub(super) mod listed;
mod order;
mod rows;

use super::opened_quotations::OpenedQuotations;
use super::quotation_view::QuotationView;
use super::sourcing::SourcingView;
use super::{Explorer, Question};
pub(super) use rows::Ledgered;

/// What the rows of a ledger, quotations or events, can be told apart by.
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
    /// What happened.
    Class,
    /// Who did it: ids of names.
    Actor,
    /// To whom: ids of names.
    Target,
    /// Where: an id of a name.
    Place,
    /// In which years.
    Year,
    /// Told as done, as planned, or as not done.
    Mode,
    /// Who published the clippings that tell it.
    Publisher,
}

impl LedgerFacet {
    /// Those of quotations, in the order shown.
    pub const OF_QUOTATIONS: [LedgerFacet; 8] = [
        LedgerFacet::Speaker,
        LedgerFacet::Teller,
        LedgerFacet::Addressee,
        LedgerFacet::Medium,
        LedgerFacet::Act,
        LedgerFacet::Kind,
        LedgerFacet::Source,
        LedgerFacet::About,
    ];
    /// Those of events, in the order shown.
    pub const OF_EVENTS: [LedgerFacet; 7] = [
        LedgerFacet::Class,
        LedgerFacet::Actor,
        LedgerFacet::Target,
        LedgerFacet::Place,
        LedgerFacet::Year,
        LedgerFacet::Mode,
        LedgerFacet::Publisher,
    ];
}

/// The order of quotations or events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum LedgerSort {
    /// Quotations as the hits stand, then as the clipping has them; events as by
    /// `Oldest`.
    #[default]
    Clipping,
    /// Earliest first, undated last: quotations by publication, events by their own days.
    Oldest,
    /// Latest first, undated last.
    Newest,
    /// Speakers by name, those without a name last.
    Speaker,
    /// Found in most clippings first.
    Repeated,
    /// Longest first.
    Longest,
    /// Events by what happened, the most frequent first.
    Class,
}

/// Which quotations or events are listed, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct LedgerQuestion {
    /// Words that each begin a word of the row; empty for all.
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
    /// Rows that picking it would leave.
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
        let picked = ledgered.listed.picked(asked);
        let sourced = picked.but_for(LedgerFacet::Source);
        let sourced = sourced.map(|row| ledgered.rows[row as usize].sourced());
        let sourcing = SourcingView::new(ledgered.n_words, sourced);
        let mut matched = picked.rows();
        order::sort(&mut matched, asked.sort, &ledgered);
        let groups = (asked.group).map(|facet| ledgered.listed.group(&mut matched, facet));
        let who = self.library.who();
        let mut opened: Option<OpenedQuotations> = None;
        let window = matched.iter().enumerate().skip(offset).take(limit);
        let rows = window.filter_map(|(nth, row)| {
            let row = &ledgered.rows[*row as usize];
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
            sourcing,
            facets: picked.facets,
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
