use hashbrown::HashTable;
use xxhash_rust::xxh3::xxh3_64;

use super::columns::{Row, UNDATED};
use super::norm::encode_length;
use super::writer::SegmentWriter;
use super::{Bytes, Field, Segment, for_each_field_text};
use crate::document::Clipping;
use crate::text::words::for_each_word;

/// Gathers clippings and writes them as one segment.
///
/// One pass: each word is looked up in a table of terms and logged as
/// `(term, position)`; finishing sorts the terms and deals the log out to them
/// by counting, so that no list grows per term.
#[derive(Default)]
pub struct SegmentBuilder {
    terms: Terms,
    log: Vec<(u32, u32)>,
    log_ends: Vec<usize>,
    writer: SegmentWriter,
}

impl SegmentBuilder {
    /// Adds a clipping; numbers rise from call to call.
    pub fn add(&mut self, id: u32, clipping: &Clipping) {
        let mut lengths = [0u32; Field::ALL.len()];
        let mut next_position = [0u32; Field::ALL.len()];
        for_each_field_text(clipping, |field, piece, _| {
            let base = next_position[field.index()];
            for_each_word(piece, |word| {
                let term = self.terms.number(field, word.folded);
                self.log.push((term, base + word.position));
                lengths[field.index()] += 1;
                next_position[field.index()] = base + word.position + 2;
            });
        });
        self.log_ends.push(self.log.len());
        let (first_day, last_day) = clipping
            .published
            .as_ref()
            .map_or((UNDATED, UNDATED), |date| {
                (date.value.first_day(), date.value.last_day())
            });
        let value = |sourced: &Option<crate::document::Sourced<String>>| {
            sourced
                .as_ref()
                .map_or(String::new(), |sourced| sourced.value.clone())
        };
        self.writer.rows.push(Row {
            id,
            first_day,
            last_day,
            n_words: lengths[Field::Body.index()],
            facets: [
                value(&clipping.publisher),
                value(&clipping.language),
                clipping.format.entry().name.to_owned(),
            ],
            norms: lengths.map(encode_length),
        });
        let record = postcard::to_allocvec(clipping).expect("a clipping is plain data");
        self.writer.store.push(&record);
    }

    /// Clippings added.
    pub fn n_documents(&self) -> usize {
        self.log_ends.len()
    }

    /// Words added: a measure of the memory held.
    pub fn n_words(&self) -> usize {
        self.log.len()
    }

    /// Writes the segment.
    pub fn finish(mut self) -> Segment {
        let n_terms = self.terms.ends.len();
        let mut order: Vec<u32> = (0..n_terms as u32).collect();
        order.sort_unstable_by(|&a, &b| self.terms.bytes(a).cmp(self.terms.bytes(b)));
        let mut starts = vec![0usize; n_terms + 1];
        self.log
            .iter()
            .for_each(|&(term, _)| starts[term as usize + 1] += 1);
        for term in 0..n_terms {
            starts[term + 1] += starts[term];
        }
        let mut dealt = vec![(0u32, 0u32); self.log.len()];
        let mut next = starts.clone();
        let mut at = 0;
        for (document, &end) in self.log_ends.iter().enumerate() {
            for &(term, position) in &self.log[at..end] {
                let place = &mut next[term as usize];
                dealt[*place] = (document as u32, position);
                *place += 1;
            }
            at = end;
        }
        self.log = Vec::new();
        let mut positions = Vec::new();
        for term in order {
            let entries = &dealt[starts[term as usize]..starts[term as usize + 1]];
            for document in entries.chunk_by(|a, b| a.0 == b.0) {
                positions.clear();
                positions.extend(document.iter().map(|&(_, position)| position));
                self.writer.push_posting(document[0].0, &positions);
            }
            self.writer.end_term(self.terms.bytes(term));
        }
        Segment::open(Bytes::from(self.writer.finish())).expect("a segment just written opens")
    }
}

/// The terms seen so far, numbered from 0, their bytes end to end.
#[derive(Default)]
struct Terms {
    table: HashTable<u32>,
    arena: Vec<u8>,
    ends: Vec<u32>,
}

impl Terms {
    fn number(&mut self, field: Field, word: &str) -> u32 {
        let start = self.arena.len();
        self.arena.push(field.key());
        self.arena.extend_from_slice(word.as_bytes());
        let hash = xxh3_64(&self.arena[start..]);
        let (arena, ends) = (&self.arena, &self.ends);
        let bytes = |term: u32| term_bytes(arena, ends, term);
        if let Some(&term) = self
            .table
            .find(hash, |&term| bytes(term) == &arena[start..])
        {
            self.arena.truncate(start);
            return term;
        }
        let term = self.ends.len() as u32;
        self.ends.push(self.arena.len() as u32);
        let (arena, ends) = (&self.arena, &self.ends);
        self.table
            .insert_unique(hash, term, |&term| xxh3_64(term_bytes(arena, ends, term)));
        term
    }

    fn bytes(&self, term: u32) -> &[u8] {
        term_bytes(&self.arena, &self.ends, term)
    }
}

fn term_bytes<'a>(arena: &'a [u8], ends: &[u32], term: u32) -> &'a [u8] {
    let start = if term == 0 {
        0
    } else {
        ends[term as usize - 1] as usize
    };
    &arena[start..ends[term as usize] as usize]
}
