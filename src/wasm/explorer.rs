use wasm_bindgen::prelude::*;

use super::{log_panics, taken, unopened, view};
use crate::explore::{
    self, ContextSort, EventFormat, FilesQuestion, LedgerQuestion, NamesQuestion, Question,
    QuotationFormat, TimelineQuestion, query_list,
};

/// A library and the questions a page asks of it. Every method refuses with
/// `{ code, message, hint }`.
#[wasm_bindgen]
#[derive(Default)]
pub struct Explorer {
    pub(super) explorer: explore::Explorer,
}

#[wasm_bindgen]
impl Explorer {
    /// An empty library.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Explorer {
        log_panics();
        Explorer::default()
    }

    /// Replaces the library by a saved one; on a refusal nothing changes.
    #[wasm_bindgen(unchecked_return_type = "OpenedView")]
    pub fn open(&mut self, bytes: Vec<u8>) -> Result<JsValue, JsValue> {
        self.explorer
            .open(bytes)
            .map(|opened| view(&opened))
            .map_err(|error| unopened(&error))
    }

    /// The names of the chunks of a published library that the last question asked for
    /// and that were not here: they are to be given, and the question asked once more.
    #[wasm_bindgen(js_name = takeWanted)]
    pub fn take_wanted(&mut self) -> Vec<String> {
        self.explorer.library().take_wanted()
    }

    /// Gives such a chunk.
    pub fn give(&mut self, name: &str, bytes: Vec<u8>) -> Result<(), JsValue> {
        let given = self.explorer.library().give(name, bytes);
        given.map_err(|error| unopened(&error))
    }

    /// The library's own front page, `named` with the facets of names, which take longer.
    #[wasm_bindgen(unchecked_return_type = "FrontView")]
    pub fn front(&mut self, named: bool) -> JsValue {
        view(&self.explorer.front(named))
    }

    /// One window of the answer to a question.
    #[wasm_bindgen(unchecked_return_type = "SearchView")]
    pub fn search(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Question")] question: JsValue,
        offset: u32,
        limit: u32,
    ) -> Result<JsValue, JsValue> {
        Ok(view(&self.explorer.search(
            &asked(question)?,
            offset as usize,
            limit as usize,
        )))
    }

    /// A clipping with the question's words marked; null where there is none.
    /// `whole` where it may take looking at all the others.
    #[wasm_bindgen(unchecked_return_type = "ClippingView | null")]
    pub fn clipping(
        &mut self,
        id: u32,
        #[wasm_bindgen(unchecked_param_type = "Question")] question: JsValue,
        whole: bool,
    ) -> Result<JsValue, JsValue> {
        let question = asked(question)?;
        Ok(view(&match whole {
            true => self.explorer.clipping(id, &question),
            false => self.explorer.clipping_at_once(id, &question),
        }))
    }

    /// One window of the lines in which the question's words stand, in the
    /// order of the text, of the words before, or of those after.
    #[wasm_bindgen(unchecked_return_type = "ConcordanceView")]
    pub fn concordance(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Question")] question: JsValue,
        #[wasm_bindgen(unchecked_param_type = "'text' | 'left' | 'right'")] by: &str,
        offset: u32,
        limit: u32,
    ) -> Result<JsValue, JsValue> {
        Ok(view(&self.explorer.concordance(
            &asked(question)?,
            ContextSort::named(by).unwrap_or_default(),
            offset as usize,
            limit as usize,
        )))
    }

    /// Where the question's words stand: over time, and one window of the
    /// clippings with a plot of each.
    #[wasm_bindgen(unchecked_return_type = "DispersionView")]
    pub fn dispersion(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Question")] question: JsValue,
        offset: u32,
        limit: u32,
    ) -> Result<JsValue, JsValue> {
        Ok(view(&self.explorer.dispersion(
            &asked(question)?,
            offset as usize,
            limit as usize,
        )))
    }

    /// Who and what the question's hits name: one window of them.
    #[wasm_bindgen(unchecked_return_type = "NamesView")]
    pub fn names(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Question")] question: JsValue,
        #[wasm_bindgen(unchecked_param_type = "NamesQuestion")] asked_names: JsValue,
        offset: u32,
        limit: u32,
    ) -> Result<JsValue, JsValue> {
        let names: NamesQuestion = taken(asked_names, "ask with the fields of a question")?;
        Ok(view(&self.explorer.names(
            &asked(question)?,
            &names,
            offset as usize,
            limit as usize,
        )))
    }

    /// What is known of a name; null where there is none with this id.
    #[wasm_bindgen(unchecked_return_type = "EntityView | null")]
    pub fn entity(&mut self, id: &str) -> JsValue {
        view(&self.explorer.entity(id))
    }

    /// The dates that the question's hits speak of: one window of them.
    #[wasm_bindgen(unchecked_return_type = "TimelineView")]
    pub fn timeline(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Question")] question: JsValue,
        #[wasm_bindgen(unchecked_param_type = "TimelineQuestion")] asked_dates: JsValue,
        offset: u32,
        limit: u32,
    ) -> Result<JsValue, JsValue> {
        let dates: TimelineQuestion = taken(asked_dates, "ask with the fields of a question")?;
        Ok(view(&self.explorer.timeline(
            &asked(question)?,
            &dates,
            offset as usize,
            limit as usize,
        )))
    }

    /// The quotations in the question's hits: one window of them.
    #[wasm_bindgen(unchecked_return_type = "LedgerView")]
    pub fn ledger(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Question")] question: JsValue,
        #[wasm_bindgen(unchecked_param_type = "LedgerQuestion")] asked_quotations: JsValue,
        offset: u32,
        limit: u32,
    ) -> Result<JsValue, JsValue> {
        let quotations: LedgerQuestion =
            taken(asked_quotations, "ask with the fields of a question")?;
        Ok(view(&self.explorer.ledger(
            &asked(question)?,
            &quotations,
            offset as usize,
            limit as usize,
        )))
    }

    /// Every wording of a quotation in the library; null where there is none at
    /// this place of this clipping.
    #[wasm_bindgen(unchecked_return_type = "WordingsView | null")]
    pub fn wordings(&mut self, id: u32, at: u32) -> JsValue {
        view(&self.explorer.wordings(id, at))
    }

    /// All quotations that are asked for, written for other programs.
    pub fn quotations(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Question")] question: JsValue,
        #[wasm_bindgen(unchecked_param_type = "LedgerQuestion")] asked_quotations: JsValue,
        #[wasm_bindgen(unchecked_param_type = "'csv' | 'json' | 'annotations'")] format: &str,
    ) -> Result<String, JsValue> {
        let quotations: LedgerQuestion =
            taken(asked_quotations, "ask with the fields of a question")?;
        let format = QuotationFormat::named(format).unwrap_or(QuotationFormat::Table);
        Ok(self
            .explorer
            .quotations(&asked(question)?, &quotations, format))
    }

    /// The events that the question's hits tell: one window of them.
    #[wasm_bindgen(js_name = eventLedger, unchecked_return_type = "EventsView")]
    pub fn event_ledger(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Question")] question: JsValue,
        #[wasm_bindgen(unchecked_param_type = "LedgerQuestion")] asked_events: JsValue,
        offset: u32,
        limit: u32,
    ) -> Result<JsValue, JsValue> {
        let events: LedgerQuestion = taken(asked_events, "ask with the fields of a question")?;
        Ok(view(&self.explorer.event_ledger(
            &asked(question)?,
            &events,
            offset as usize,
            limit as usize,
        )))
    }

    /// Every sentence that tells an event; null where there is none at this place
    /// of this clipping.
    #[wasm_bindgen(unchecked_return_type = "WitnessesView | null")]
    pub fn witnesses(&mut self, id: u32, at: u32) -> JsValue {
        view(&self.explorer.witnesses(id, at))
    }

    /// All events that are asked for, written for other programs.
    pub fn events(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Question")] question: JsValue,
        #[wasm_bindgen(unchecked_param_type = "LedgerQuestion")] asked_events: JsValue,
        #[wasm_bindgen(unchecked_param_type = "'csv' | 'json'")] format: &str,
    ) -> Result<String, JsValue> {
        let events: LedgerQuestion = taken(asked_events, "ask with the fields of a question")?;
        let format = EventFormat::named(format).unwrap_or(EventFormat::Table);
        Ok(self.explorer.events(&asked(question)?, &events, format))
    }

    /// The reader's corrections of names, in words.
    #[wasm_bindgen(unchecked_return_type = "string[]")]
    pub fn corrections(&self) -> JsValue {
        view(&self.explorer.corrections())
    }

    /// The same as JSON Lines.
    #[wasm_bindgen(js_name = correctionsFile)]
    pub fn corrections_file(&self) -> String {
        self.explorer.corrections_file()
    }

    /// The searches kept with the library, with their counts.
    #[wasm_bindgen(js_name = savedSearches, unchecked_return_type = "SavedSearchView[]")]
    pub fn saved_searches(&mut self) -> JsValue {
        view(&self.explorer.saved_searches())
    }

    /// The queries that a text lists.
    #[wasm_bindgen(js_name = queryList, unchecked_return_type = "QueryListView")]
    pub fn query_list(&self, text: &str) -> JsValue {
        view(&query_list(text))
    }

    /// What some queries of a list find, and `limit` hits of each as rows of a table.
    #[wasm_bindgen(unchecked_return_type = "BatchView")]
    pub fn batch(&mut self, queries: Vec<String>, limit: u32) -> JsValue {
        view(&self.explorer.batch(&queries, limit as usize))
    }

    /// What the word at the caret, in UTF-16 units of the line, may be
    /// completed to.
    #[wasm_bindgen(unchecked_return_type = "CompletionView[]")]
    pub fn completions(&mut self, line: &str, caret: u32, boilerplate: bool) -> JsValue {
        view(&self.explorer.completions(line, caret, boilerplate))
    }

    /// Closest words for those of the line that no clipping has.
    #[wasm_bindgen(unchecked_return_type = "SpellingView[]")]
    pub fn spellings(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Question")] question: JsValue,
    ) -> Result<JsValue, JsValue> {
        Ok(view(&self.explorer.spellings(&asked(question)?)))
    }

    /// Why the question has no hits.
    #[wasm_bindgen(unchecked_return_type = "RequirementView[]")]
    pub fn absence(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Question")] question: JsValue,
    ) -> Result<JsValue, JsValue> {
        Ok(view(&self.explorer.absence(&asked(question)?)))
    }

    /// Why a clipping is a hit; null where it is none.
    #[wasm_bindgen(unchecked_return_type = "ExplanationView | null")]
    pub fn explanation(
        &mut self,
        id: u32,
        #[wasm_bindgen(unchecked_param_type = "Question")] question: JsValue,
    ) -> Result<JsValue, JsValue> {
        Ok(view(&self.explorer.explanation(id, &asked(question)?)))
    }

    /// The words that mark the hits, and those that stand near the query's.
    #[wasm_bindgen(unchecked_return_type = "MarkingView")]
    pub fn marking(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Question")] question: JsValue,
    ) -> Result<JsValue, JsValue> {
        Ok(view(&self.explorer.marking(&asked(question)?)))
    }

    /// A window of the problems, what costs most first.
    #[wasm_bindgen(unchecked_return_type = "ProblemsView")]
    pub fn problems(&self, offset: u32, limit: u32) -> JsValue {
        view(&self.explorer.problems(offset as usize, limit as usize))
    }

    /// What was read: a window of the files, by path.
    #[wasm_bindgen(unchecked_return_type = "FilesView")]
    pub fn files(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "FilesQuestion")] question: JsValue,
        offset: u32,
        limit: u32,
    ) -> Result<JsValue, JsValue> {
        let question: FilesQuestion = taken(question, "ask with the fields of a question")?;
        Ok(view(&self.explorer.files(
            &question,
            offset as usize,
            limit as usize,
        )))
    }

    /// The same files as a table (RFC 4180).
    #[wasm_bindgen(js_name = filesTable)]
    pub fn files_table(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "FilesQuestion")] question: JsValue,
    ) -> Result<String, JsValue> {
        let question: FilesQuestion = taken(question, "ask with the fields of a question")?;
        Ok(self.explorer.files_table(&question))
    }
}

fn asked(question: JsValue) -> Result<Question, JsValue> {
    taken(question, "ask with the fields of a question")
}
