use super::columns::{Row, UNDATED};
use super::norm::encode_length;
use super::streams::Streams;
use super::terms::{Terms, Tokens};
use super::writer::SegmentWriter;
use super::{BODY, Bytes, FacetField, Field, Segment, for_each_field_text, for_each_quoted};
use crate::document::{Clipping, Sourced};
use crate::extract::{Facts, for_each_name};
use crate::text::words::for_each_token;

/// Gathers clippings and writes them as one segment.
///
/// One pass: each word is looked up in a table of terms and noted in the
/// term's own stream, packed as it comes; finishing sorts the terms and
/// recodes one stream after another. A stream has
/// `document_delta<<1|1 position` for a new document and
/// `position_delta<<1` for the same one; positions of the body follow those of
/// the title.
#[derive(Default)]
pub struct SegmentBuilder {
    /// By [`Field::key`], less one.
    terms: [Terms; Field::ALL.len() + 1],
    tokens: Tokens,
    streams: Streams,
    writer: SegmentWriter,
    /// Of each document the first position that stands in the body.
    body_starts: Vec<u32>,
    n_words: usize,
}

impl SegmentBuilder {
    /// Packs what is stored quickly, for a segment that will be packed anew: it
    /// takes a third of the time, and more room meanwhile.
    pub fn pack_quickly(&mut self) {
        self.writer.pack_quickly();
    }

    /// Adds a clipping with its facts; numbers rise from call to call.
    pub fn add(&mut self, id: u32, clipping: &Clipping, facts: &Facts) {
        let mut document = self.begin();
        for_each_field_text(clipping, &mut |field, piece, _| {
            document.add(self, field, piece);
        });
        for_each_name(&clipping.text, facts, |entity_type, name| {
            document.add(self, Field::of_names(entity_type), name);
        });
        for_each_quoted(&clipping.text, facts, |field, piece| {
            document.add(self, field, piece);
        });
        let days = clipping
            .published
            .as_ref()
            .map_or((UNDATED, UNDATED), |date| {
                (date.value.first_day(), date.value.last_day())
            });
        let value = |sourced: &Option<Sourced<String>>| {
            sourced
                .as_ref()
                .map_or(String::new(), |sourced| sourced.value.clone())
        };
        let (source, language) = (value(&clipping.publisher), value(&clipping.language));
        let facets = [&source, &language, clipping.format.entry().name];
        self.end(id, document, days, facets);
        let record = postcard::to_allocvec(clipping).expect("a clipping is plain data");
        self.writer.store.push(&record);
        let record = match facts.is_empty() {
            true => Vec::new(),
            false => postcard::to_allocvec(facts).expect("facts are plain data"),
        };
        self.writer.facts.push(&record);
    }

    /// Adds a title and a text that can be found but are not stored; numbers
    /// rise from call to call. Not to be mixed with [`SegmentBuilder::add`].
    pub fn add_text(&mut self, id: u32, title: &str, body: &str) {
        let mut document = self.begin();
        document.add(self, Field::Title, title);
        document.add(self, Field::Body, body);
        self.end(
            id,
            document,
            (UNDATED, UNDATED),
            [""; FacetField::ALL.len()],
        );
    }

    /// Clippings added.
    pub fn n_documents(&self) -> usize {
        self.writer.columns.n_documents()
    }

    /// Words added: a measure of the memory held.
    pub fn n_words(&self) -> usize {
        self.n_words
    }

    /// Writes the segment.
    pub fn finish(mut self) -> Segment {
        for (terms, key) in core::mem::take(&mut self.terms).into_iter().zip(1..) {
            if let Some(field) = Field::of_key(key) {
                self.write_terms(terms, field);
            }
        }
        // What stays would part the room that the segment needs in one piece.
        (self.streams, self.body_starts, self.tokens) = Default::default();
        Segment::open(Bytes::from(self.writer.finish())).expect("a segment just written opens")
    }

    fn write_terms(&mut self, mut terms: Terms, field: Field) {
        let is_text = field == Field::Text;
        let mut bytes = Vec::new();
        for number in terms.sort() {
            let mut numbers = self.streams.numbers(terms.seen[number as usize].stream);
            let (mut document, mut position, mut body_start) = (0, 0, 0);
            while let Some(code) = numbers.next() {
                if code & 1 == 1 {
                    document += code >> 1;
                    position = numbers.next().unwrap_or(0);
                    if is_text {
                        body_start = self.body_starts[document as usize];
                    }
                    self.writer.begin_posting(field, document);
                } else {
                    position += code >> 1;
                }
                let in_title = position < body_start;
                let place = match is_text && !in_title {
                    true => (position - body_start) | BODY,
                    false => position,
                };
                self.writer.push_place(place, in_title);
            }
            bytes.clear();
            bytes.push(field.key());
            terms.push_bytes(number, &mut bytes);
            self.writer.end_term(field, &bytes);
        }
    }

    fn begin(&self) -> OpenDocument {
        OpenDocument {
            number: self.n_documents() as u32,
            lengths: [0; Field::ALL.len()],
            next_position: [0; Field::ALL.len()],
        }
    }

    fn end(
        &mut self,
        id: u32,
        document: OpenDocument,
        (first_day, last_day): (i32, i32),
        facets: [&str; FacetField::ALL.len()],
    ) {
        self.n_words += document.lengths.iter().sum::<u32>() as usize;
        self.body_starts.push(document.body_start());
        let row = Row {
            id,
            first_day,
            last_day,
            norms: document.lengths.map(encode_length),
        };
        self.writer.columns.push(row, facets);
    }
}

/// A document whose words are being added.
struct OpenDocument {
    number: u32,
    lengths: [u32; Field::ALL.len()],
    next_position: [u32; Field::ALL.len()],
}

impl OpenDocument {
    /// Adds a piece of a field: no phrase reaches across two of them. The
    /// title comes before the body.
    fn add(&mut self, builder: &mut SegmentBuilder, field: Field, piece: &str) {
        let mut base = self.next_position[field.index()];
        if field == Field::Body {
            base += self.body_start();
        }
        let SegmentBuilder {
            terms,
            tokens,
            streams,
            ..
        } = builder;
        let terms = &mut terms[usize::from(field.key()) - 1];
        for_each_token(piece, |token| terms.note(token.folded, tokens));
        let numbers = terms.look_up(tokens);
        // One need not wait for the memory of the one before.
        let touched = numbers.iter().fold(0, |touched, &number| {
            touched ^ terms.seen[number as usize].last_document
        });
        core::hint::black_box(touched);
        for (&number, position) in numbers.iter().zip(base..) {
            let seen = &mut terms.seen[number as usize];
            if seen.last_document == self.number + 1 {
                streams.push(&mut seen.stream, (position - seen.last_position) << 1);
            } else {
                let last = seen.last_document.saturating_sub(1);
                let delta = self.number - last;
                streams.push_two(&mut seen.stream, delta << 1 | 1, position);
                seen.last_document = self.number + 1;
            }
            seen.last_position = position;
        }
        let n_words = numbers.len() as u32;
        self.lengths[field.index()] += n_words;
        if n_words > 0 {
            self.next_position[field.index()] += n_words + 1;
        }
    }

    /// The first position of the body.
    fn body_start(&self) -> u32 {
        self.next_position[Field::Title.index()]
    }
}
