//! What JavaScript sees: one class, one short method a question. The only file
//! that knows of the browser.

use gloo_file::Blob;
use gloo_file::futures::read_as_bytes;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::document::{
    InputFile, MAX_FILE_BYTES, ProblemCode, ReadFile, read, refused, unreadable_sidecar,
};
use crate::explore::{self, ContextSort, Question, SavedSearch, query_list};
use crate::index::{Bytes, Deletions, Segment, SegmentBuilder};
use crate::query::{Ranking, parse, top};

/// Postings that are merged in a millisecond or so.
const POSTINGS_A_STEP: usize = 4_000;

/// Words of a segment of a [`SearchIndex`]: what is gathered for one takes some
/// ten bytes a word, so that a few of them fit into the memory of a page.
const MAX_INDEX_WORDS: usize = 30_000_000;

/// A library and the questions a page asks of it. Every method refuses with
/// `{ code, message, hint }`.
#[wasm_bindgen]
#[derive(Default)]
pub struct Explorer {
    explorer: explore::Explorer,
}

#[wasm_bindgen]
impl Explorer {
    /// An empty library.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Explorer {
        std::panic::set_hook(Box::new(|panic| gloo_console::error!(panic.to_string())));
        Explorer::default()
    }

    /// Replaces the library by a saved one; on a refusal nothing changes.
    #[wasm_bindgen(unchecked_return_type = "OpenedView")]
    pub fn open(&mut self, bytes: Vec<u8>) -> Result<JsValue, JsValue> {
        self.explorer
            .open(bytes)
            .map(|opened| view(&opened))
            .map_err(|error| refusal(error.code(), &error.to_string(), error.hint()))
    }

    /// The saved form of the library, under a new title if one is given.
    pub fn save(&mut self, title: Option<String>) -> Vec<u8> {
        self.explorer.save(title.as_deref())
    }

    /// Reads one file and gives bytes for `add`.
    pub async fn read(
        path: String,
        file: web_sys::Blob,
        sidecar: Option<web_sys::Blob>,
    ) -> Result<Vec<u8>, JsValue> {
        let file = Blob::from(file);
        if file.size() > MAX_FILE_BYTES {
            return Ok(to_bytes(&refused(
                &path,
                ProblemCode::TooLarge,
                &file.size().to_string(),
            )));
        }
        let bytes = match read_as_bytes(&file).await {
            Ok(bytes) => bytes,
            Err(error) => {
                return Ok(to_bytes(&refused(
                    &path,
                    ProblemCode::Unreadable,
                    &error.to_string(),
                )));
            }
        };
        let sidecar = match sidecar {
            Some(sidecar) => Some(read_as_bytes(&Blob::from(sidecar)).await),
            None => None,
        };
        let mut read = read(InputFile {
            path: &path,
            bytes: &bytes,
            sidecar: sidecar.as_ref().and_then(|bytes| bytes.as_deref().ok()),
            ..InputFile::default()
        });
        if let Some(Err(error)) = &sidecar {
            read.problems
                .push(unreadable_sidecar(&path, &error.to_string()));
        }
        Ok(to_bytes(&read))
    }

    /// What `add` takes for a file that never reached a reader; `code` is one
    /// of the problem codes, `detail` goes into its message.
    pub fn refuse(path: &str, code: &str, detail: &str) -> Vec<u8> {
        let code = ProblemCode::named(code).unwrap_or(ProblemCode::Unreadable);
        to_bytes(&refused(path, code, detail))
    }

    /// Adds what `read` gave; it is searchable at once.
    #[wasm_bindgen(unchecked_return_type = "AddedView")]
    pub fn add(&mut self, read: &[u8]) -> Result<JsValue, JsValue> {
        let read: ReadFile = postcard::from_bytes(read).map_err(|_| {
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

    /// The library's own front page.
    #[wasm_bindgen(unchecked_return_type = "FrontView")]
    pub fn front(&mut self) -> JsValue {
        view(&self.explorer.front())
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
    #[wasm_bindgen(unchecked_return_type = "ClippingView | null")]
    pub fn clipping(
        &mut self,
        id: u32,
        #[wasm_bindgen(unchecked_param_type = "Question")] question: JsValue,
    ) -> Result<JsValue, JsValue> {
        Ok(view(&self.explorer.clipping(id, &asked(question)?)))
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

    /// The searches kept with the library, with their counts.
    #[wasm_bindgen(js_name = savedSearches, unchecked_return_type = "SavedSearchView[]")]
    pub fn saved_searches(&mut self) -> JsValue {
        view(&self.explorer.saved_searches())
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

/// An index of short texts alone: the page's own index and ranking, for
/// measuring and for pages that bring their own documents.
#[wasm_bindgen]
#[derive(Default)]
pub struct SearchIndex {
    builder: SegmentBuilder,
    room: Vec<u8>,
    segments: Vec<Segment>,
}

#[wasm_bindgen]
impl SearchIndex {
    /// An empty index.
    #[wasm_bindgen(constructor)]
    pub fn new() -> SearchIndex {
        SearchIndex::default()
    }

    /// Adds a document; ids rise from call to call.
    pub fn add(&mut self, id: u32, title: &str, body: &str) {
        self.builder.add_text(id, title, body);
        if self.builder.n_words() >= MAX_INDEX_WORDS {
            self.finish();
        }
    }

    /// Room for `n_bytes` of UTF-8 that the page writes itself, which spares
    /// each text a copy: where it begins in the module's memory, until the
    /// next call of any method.
    pub fn room(&mut self, n_bytes: usize) -> *const u8 {
        self.room.resize(n_bytes, 0);
        self.room.as_ptr()
    }

    /// Adds documents whose texts were written into the room, title and body in
    /// turn, from its start; `ends` has the byte after each. Their ids are
    /// `first_id` and those that follow it.
    #[wasm_bindgen(js_name = addWritten)]
    pub fn add_written(&mut self, first_id: u32, ends: &[u32]) -> Result<(), JsValue> {
        let room = core::mem::take(&mut self.room);
        let text = core::str::from_utf8(&room).map_err(|_| {
            let hint = "write with TextEncoder.encodeInto, and take as much room as is written";
            refusal("no-text", "expected UTF-8 in the room", hint)
        })?;
        let mut start = 0;
        for (id, document) in (first_id..).zip(ends.chunks_exact(2)) {
            let mut piece = |end: u32| {
                let piece = text.get(start..end as usize).unwrap_or_default();
                start = end as usize;
                piece
            };
            let (title, body) = (piece(document[0]), piece(document[1]));
            self.add(id, title, body);
        }
        self.room = room;
        Ok(())
    }

    /// Makes what was added searchable.
    pub fn finish(&mut self) {
        if self.builder.n_documents() > 0 {
            let builder = core::mem::take(&mut self.builder);
            self.segments.push(builder.finish());
        }
    }

    /// The bytes of the index, for `load`: how many segments, the bytes of
    /// each as 32 bits, then these.
    pub fn save(&self) -> Vec<u8> {
        let sizes = || self.segments.iter().map(|segment| segment.bytes().len());
        let mut bytes = Vec::with_capacity(4 + sizes().map(|size| 4 + size).sum::<usize>());
        bytes.extend((self.segments.len() as u32).to_le_bytes());
        sizes().for_each(|size| bytes.extend((size as u32).to_le_bytes()));
        for segment in &self.segments {
            bytes.extend_from_slice(segment.bytes());
        }
        bytes
    }

    /// Takes an index as `save` gave it.
    pub fn load(&mut self, bytes: Vec<u8>) -> Result<(), JsValue> {
        let damaged = |message: &str| refusal("damaged-index", message, "build the index again");
        let cut = || damaged("expected a whole index, but found it cut");
        let bytes = Bytes::from(bytes);
        let number = |at: usize| {
            let four = bytes.get(at * 4..at * 4 + 4)?;
            Some(u32::from_le_bytes(four.try_into().ok()?) as usize)
        };
        let n_segments = number(0).ok_or_else(cut)?;
        let mut start = n_segments.saturating_mul(4).saturating_add(4);
        let mut segments = Vec::new();
        for segment in 1..=n_segments {
            let end = start.saturating_add(number(segment).ok_or_else(cut)?);
            let bytes = bytes.slice(start..end).ok_or_else(cut)?;
            segments.push(Segment::open(bytes).map_err(|error| damaged(&error.to_string()))?);
            start = end;
        }
        self.segments = segments;
        Ok(())
    }

    /// The ids of the first `limit` hits of a typed line, best first.
    pub fn top(&self, query: &str, limit: usize) -> Vec<u32> {
        let none = Deletions::default();
        let segments: Vec<_> = self.segments.iter().map(|one| (one, &none)).collect();
        let hits = top(parse(query), &segments, false, Ranking::default(), limit);
        hits.into_iter().map(|hit| hit.id).collect()
    }
}

fn view(view: &impl Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    view.serialize(&serializer).expect("views are plain data")
}

fn asked(question: JsValue) -> Result<Question, JsValue> {
    taken(question, "ask with the fields of a question")
}

fn taken<T: serde::de::DeserializeOwned>(value: JsValue, hint: &str) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value)
        .map_err(|error| refusal("bad-question", &error.to_string(), hint))
}

fn to_bytes(read: &ReadFile) -> Vec<u8> {
    postcard::to_allocvec(read).expect("a read file is plain data")
}

#[derive(Serialize)]
struct Refusal<'a> {
    code: &'a str,
    message: &'a str,
    hint: &'a str,
}

fn refusal(code: &str, message: &str, hint: &str) -> JsValue {
    view(&Refusal {
        code,
        message,
        hint,
    })
}
