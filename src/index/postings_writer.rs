use super::TermInfo;
use super::block::{BLOCK, push_block};
use super::bytes::push_varint;
use super::impact::{Impact, competitive, push_impacts};
use super::pages::Pages;
use super::positions::push_positions;
use super::rice::BitWriter;

/// Encodes the postings of one term after another.
#[derive(Default)]
pub(super) struct PostingsWriter {
    /// Of the terms that have ended.
    ended: (Pages, Pages),
    /// Of the current term.
    postings: Vec<u8>,
    positions: Vec<u8>,
    /// Of the current term: what stands before its blocks, and these.
    skips: Vec<u8>,
    blocks: Vec<u8>,
    last_skipped: Place,
    n_documents: u32,
    n_occurrences: u32,
    last_document: u32,
    open: OpenBlocks,
    bits: BitWriter,
    /// Of the open block, and of the whole blocks before it.
    impacts: Vec<Impact>,
    term_impacts: Vec<Impact>,
}

/// Numbers that wait for their block to fill.
struct OpenBlocks {
    deltas: [u32; BLOCK],
    frequencies: [u32; BLOCK],
    positions: [u32; BLOCK],
}

impl Default for OpenBlocks {
    fn default() -> OpenBlocks {
        OpenBlocks {
            deltas: [0; BLOCK],
            frequencies: [0; BLOCK],
            positions: [0; BLOCK],
        }
    }
}

/// A place that a skip leads to, from the term's start.
#[derive(Clone, Copy, Default)]
struct Place {
    /// Last document before it.
    document: u32,
    /// Byte of the term's blocks.
    postings: usize,
    /// Byte of the term's positions where the block of the next one begins.
    positions: usize,
    /// Positions before it.
    n_occurrences: u32,
}

impl PostingsWriter {
    /// Adds a document of the current term: numbers and positions rise;
    /// `norm` is the byte of the field's length.
    pub fn push(&mut self, document: u32, norm: u8, positions: &[u32]) {
        let frequency = positions.len() as u32;
        let open = self.n_documents as usize % BLOCK;
        self.open.deltas[open] = document - self.last_document;
        self.open.frequencies[open] = frequency - 1;
        self.last_document = document;
        self.n_documents += 1;
        self.impacts.push(Impact { frequency, norm });
        let mut last = 0;
        for &position in positions {
            let place = self.n_occurrences as usize % BLOCK;
            self.open.positions[place] = position - last;
            last = position;
            self.n_occurrences += 1;
            if place == BLOCK - 1 {
                push_block(&self.open.positions, &mut self.positions);
            }
        }
        if open == BLOCK - 1 {
            self.end_block();
        }
    }

    /// Ends the current term.
    pub fn end_term(&mut self) -> TermInfo {
        let n_documents = self.n_documents as usize;
        if n_documents >= BLOCK {
            self.term_impacts.append(&mut self.impacts);
            competitive(&mut self.term_impacts);
            push_varint(self.n_occurrences, &mut self.postings);
            push_impacts(&self.term_impacts, &mut self.postings);
            self.postings.append(&mut self.skips);
        }
        self.postings.append(&mut self.blocks);
        let n_open = n_documents % BLOCK;
        if n_open > 0 {
            let postings = &mut self.postings;
            self.bits.push_run(&self.open.deltas[..n_open], postings);
            self.bits
                .push_run(&self.open.frequencies[..n_open], postings);
            self.bits.finish(postings);
        }
        push_positions(
            &self.open.positions[..self.n_occurrences as usize % BLOCK],
            &mut self.positions,
        );
        let info = TermInfo {
            n_documents: self.n_documents,
            postings: end_bytes(&mut self.postings, &mut self.ended.0),
            positions: end_bytes(&mut self.positions, &mut self.ended.1),
        };
        self.last_skipped = Place::default();
        (self.n_documents, self.n_occurrences, self.last_document) = (0, 0, 0);
        self.impacts.clear();
        self.term_impacts.clear();
        info
    }

    /// The postings and the positions section.
    pub fn finish(self) -> (Pages, Pages) {
        self.ended
    }

    fn end_block(&mut self) {
        push_block(&self.open.deltas, &mut self.blocks);
        push_block(&self.open.frequencies, &mut self.blocks);
        let place = Place {
            document: self.last_document,
            postings: self.blocks.len(),
            positions: self.positions.len(),
            n_occurrences: self.n_occurrences,
        };
        let last = self.last_skipped;
        push_varint(place.document - last.document, &mut self.skips);
        push_varint((place.postings - last.postings) as u32, &mut self.skips);
        push_varint((place.positions - last.positions) as u32, &mut self.skips);
        push_varint(place.n_occurrences - last.n_occurrences, &mut self.skips);
        competitive(&mut self.impacts);
        push_impacts(&self.impacts, &mut self.skips);
        self.term_impacts.append(&mut self.impacts);
        self.last_skipped = place;
    }
}

/// Moves a term's bytes behind those of the terms before it; gives their range.
fn end_bytes(bytes: &mut Vec<u8>, ended: &mut Pages) -> (u32, u32) {
    let start = ended.len() as u32;
    ended.extend(bytes);
    bytes.clear();
    (start, ended.len() as u32)
}
