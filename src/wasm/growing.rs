use wasm_bindgen::prelude::*;

use super::explorer::Explorer;
use super::{refusal, taken, to_bytes, view};
use crate::document::{ProblemCode, refused};
use crate::explore::{NameCorrection, QuotationCorrection, SavedSearch};
use crate::extract::Extracted;

/// Postings that are merged in a millisecond or so.
const POSTINGS_A_STEP: usize = 4_000;

/// What changes the library: a published one is only asked.
#[wasm_bindgen]
impl Explorer {
    /// The saved form of the library, under a new title if one is given.
    pub fn save(&mut self, title: Option<String>) -> Vec<u8> {
        self.explorer.save(title.as_deref())
    }

    /// The same for a copy that must not wait for what is concluded.
    #[wasm_bindgen(js_name = saveSoon)]
    pub fn save_soon(&mut self, title: Option<String>) -> Vec<u8> {
        self.explorer.save_soon(title.as_deref())
    }

    /// What `add` takes for a file that never reached a reader; `code` is one
    /// of the problem codes, `detail` goes into its message.
    pub fn refuse(path: &str, code: &str, detail: &str) -> Vec<u8> {
        let code = ProblemCode::named(code).unwrap_or(ProblemCode::Unreadable);
        to_bytes(&refused(path, code, detail).into())
    }

    /// Adds what `read` gave; it is searchable at once.
    #[wasm_bindgen(unchecked_return_type = "AddedView")]
    pub fn add(&mut self, read: &[u8]) -> Result<JsValue, JsValue> {
        let read: Extracted = postcard::from_bytes(read).map_err(|_| {
            refusal(
                "damaged",
                "expected the bytes of a read file",
                "read the file again",
            )
        })?;
        Ok(view(&self.explorer.add(read)))
    }

    /// Ends a run of adding: files that are added later and have the path of
    /// one of this run replace it.
    pub fn settle(&mut self) {
        self.explorer.library().settle();
    }

    /// Brings back what the last run of adding replaced, beside what replaced
    /// it; how many clippings.
    #[wasm_bindgen(js_name = keepBoth)]
    pub fn keep_both(&mut self) -> u32 {
        self.explorer.library().keep_both()
    }

    /// Merges parts of the index for a millisecond or so; whether there is more
    /// to do. Questions may come between.
    pub fn tend(&mut self) -> bool {
        self.explorer.library().tend(POSTINGS_A_STEP)
    }

    /// Goes on with what `save` would do first; whether nothing is left of it.
    pub fn pack(&mut self) -> bool {
        self.explorer.library().pack(POSTINGS_A_STEP)
    }

    /// Takes a clipping out; `false` where there is none with this number.
    pub fn remove(&mut self, id: u32) -> bool {
        self.explorer.library().remove(id)
    }

    /// Starts empty.
    pub fn clear(&mut self) {
        self.explorer.library().clear();
    }

    /// Keeps these searches in place of those kept so far.
    #[wasm_bindgen(js_name = keepSearches)]
    pub fn keep_searches(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "SavedSearch[]")] searches: JsValue,
    ) -> Result<(), JsValue> {
        let searches: Vec<SavedSearch> = taken(searches, "keep searches with their fields")?;
        self.explorer.keep_searches(searches);
        Ok(())
    }

    /// Corrects a name; gives the id that it has now, null where it is none any more.
    #[wasm_bindgen(unchecked_return_type = "string | null")]
    pub fn correct(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "NameCorrection")] correction: JsValue,
    ) -> Result<JsValue, JsValue> {
        let correction: NameCorrection =
            taken(correction, "correct with the fields of a correction")?;
        Ok(view(&self.explorer.correct(correction)))
    }

    /// Corrects a quotation; false where there is none at this place, or its
    /// clipping has not the words.
    #[wasm_bindgen(js_name = correctQuotation)]
    pub fn correct_quotation(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "QuotationCorrection")] correction: JsValue,
    ) -> Result<bool, JsValue> {
        let correction: QuotationCorrection =
            taken(correction, "correct with the fields of a correction")?;
        Ok(self.explorer.correct_quotation(correction))
    }

    /// Takes the last correction back; whether there was one.
    #[wasm_bindgen(js_name = undoCorrection)]
    pub fn undo_correction(&mut self) -> bool {
        self.explorer.undo_correction()
    }

    /// Adds corrections from JSON Lines; how many.
    #[wasm_bindgen(js_name = addCorrections)]
    pub fn add_corrections(&mut self, text: &str) -> Result<u32, JsValue> {
        self.explorer.add_corrections(text).map_err(|(line, why)| {
            let message = format!("line {line} is no correction: {why}");
            refusal(
                "damaged",
                &message,
                "choose a file that this page has saved",
            )
        })
    }

    /// Forgets the problems.
    #[wasm_bindgen(js_name = dismissProblems)]
    pub fn dismiss_problems(&mut self) {
        self.explorer.library().dismiss_problems();
    }

    /// The library as JSON Lines, as `dateline extract` writes it.
    pub fn extract(&mut self) -> String {
        self.explorer.extract()
    }
}
