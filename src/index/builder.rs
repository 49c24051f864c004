use super::columns::{Row, UNDATED};
use super::norm::encode_length;
use super::streams::{Stream, Streams};
use super::terms::{Terms, make_room};
use super::writer::SegmentWriter;
use super::{Bytes, FacetField, Field, Segment, for_each_field_text};
use crate::document::{Clipping, Sourced};
use crate::text::words::for_each_word;

/// Gathers clippings and writes them as one segment.
///
/// One pass: each word is looked up in a table of terms and noted in the
/// term's own stream, packed as it comes; finishing sorts the terms and
/// recodes one stream after another.
#[derive(Default)]
pub struct SegmentBuilder {
    terms: Terms,
    /// One for each term.
    seen: Vec<Seen>,
    streams: Streams,
    writer: SegmentWriter,
    n_words: usize,
}

/// Where a term was seen: `document_delta<<1|1 position` for a new document,
/// `position_delta<<1` for the same one.
struct Seen {
    stream: Stream,
    /// Plus one; 0 before the first.
    last_document: u32,
    last_position: u32,
}

impl SegmentBuilder {
    /// Adds a clipping; numbers rise from call to call.
    pub fn add(&mut self, id: u32, clipping: &Clipping) {
        let mut document = self.begin();
        for_each_field_text(clipping, |field, piece, _| {
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
        let mut positions: Vec<u32> = Vec::new();
        for term in self.terms.sort() {
            let bytes = self.terms.bytes(term);
            let field = Field::of_key(bytes[0]).expect("a term begins with its field");
            let mut numbers = self.streams.numbers(self.seen[term as usize].stream);
            let (mut document, mut position) = (0, 0);
            while let Some(code) = numbers.next() {
                if code & 1 == 1 {
                    if !positions.is_empty() {
                        self.writer.push_posting(field, document, &positions);
                        positions.clear();
                    }
                    document += code >> 1;
                    position = numbers.next().unwrap_or(0);
                } else {
                    position += code >> 1;
                }
                positions.push(position);
            }
            self.writer.push_posting(field, document, &positions);
            positions.clear();
            self.writer.end_term(bytes);
        }
        (self.streams, self.terms, self.seen) = Default::default();
        Segment::open(Bytes::from(self.writer.finish())).expect("a segment just written opens")
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
    /// Adds a piece of a field: no phrase reaches across two of them.
    fn add(&mut self, builder: &mut SegmentBuilder, field: Field, piece: &str) {
        let base = self.next_position[field.index()];
        let mut n_words = 0;
        let mut last = None;
        let SegmentBuilder {
            terms,
            seen,
            streams,
            ..
        } = builder;
        for_each_word(piece, |word| {
            let term = terms.number(field, word.folded) as usize;
            if term == seen.len() {
                make_room(seen, 1);
                seen.push(Seen {
                    stream: streams.open(),
                    last_document: 0,
                    last_position: 0,
                });
            }
            let position = base + word.position;
            let seen = &mut seen[term];
            if seen.last_document == self.number + 1 {
                streams.push(&mut seen.stream, (position - seen.last_position) << 1);
            } else {
                let last = seen.last_document.saturating_sub(1);
                streams.push(&mut seen.stream, (self.number - last) << 1 | 1);
                streams.push(&mut seen.stream, position);
                seen.last_document = self.number + 1;
            }
            seen.last_position = position;
            n_words += 1;
            last = Some(position);
        });
        self.lengths[field.index()] += n_words;
        if let Some(last) = last {
            self.next_position[field.index()] = last + 2;
        }
    }
}
