use wasm_bindgen::prelude::*;

use super::refusal;
use crate::index::{Bytes, Deletions, Segment, SegmentBuilder};
use crate::query::{Ranking, parse, top};

/// Words of a segment of a [`SearchIndex`]: what is gathered for one takes some
/// ten bytes a word, so that a few of them fit into the memory of a page.
const MAX_INDEX_WORDS: usize = 30_000_000;

/// An index of short texts alone: the page's own index and ranking, for
/// measuring and for pages that bring their own documents.
#[wasm_bindgen]
#[derive(Default)]
pub struct SearchIndex {
    builder: SegmentBuilder,
    room: Vec<u8>,
    segments: Vec<Segment>,
    weighs_nearness: bool,
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

    /// Whether words that stand near each other count more, as in the page.
    #[wasm_bindgen(js_name = weighNearness)]
    pub fn weigh_nearness(&mut self, weighs: bool) {
        self.weighs_nearness = weighs;
    }

    /// The ids of the first `limit` hits of a typed line, best first: by its words
    /// alone, as other engines rank, unless [`SearchIndex::weigh_nearness`] says more.
    pub fn top(&self, query: &str, limit: usize) -> Vec<u32> {
        let none = Deletions::default();
        let segments: Vec<_> = self.segments.iter().map(|one| (one, &none)).collect();
        let hits = top(parse(query), &segments, false, self.ranking(), limit);
        hits.into_iter().map(|hit| hit.id).collect()
    }
}

impl SearchIndex {
    fn ranking(&self) -> Ranking {
        let usual = Ranking::default();
        Ranking {
            nearness_weight: match self.weighs_nearness {
                true => usual.nearness_weight,
                false => 0.0,
            },
            ..usual
        }
    }
}
