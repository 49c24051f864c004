use core::ops::Range;

use super::TermInfo;
use super::block::{BLOCK, push_block, read_block};
use super::bytes::{push_varint, read_varint};
use super::impact::{Impact, competitive, push_impacts, read_impacts};
use super::positions::{Positions, push_positions};
use super::rice::{BitReader, BitWriter};

/// The document number after the last: what a cursor stands on when done.
pub const END: u32 = u32::MAX;

/// Encodes the postings of one term after another.
#[derive(Default)]
pub(super) struct PostingsWriter {
    postings: Vec<u8>,
    positions: Vec<u8>,
    term_start: (usize, usize),
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
        let end = (self.postings.len(), self.positions.len());
        let info = TermInfo {
            n_documents: self.n_documents,
            postings: (self.term_start.0 as u32, end.0 as u32),
            positions: (self.term_start.1 as u32, end.1 as u32),
        };
        self.term_start = end;
        self.last_skipped = Place::default();
        (self.n_documents, self.n_occurrences, self.last_document) = (0, 0, 0);
        self.impacts.clear();
        self.term_impacts.clear();
        info
    }

    /// The postings and the positions section.
    pub fn finish(self) -> (Vec<u8>, Vec<u8>) {
        (self.postings, self.positions)
    }

    fn end_block(&mut self) {
        push_block(&self.open.deltas, &mut self.blocks);
        push_block(&self.open.frequencies, &mut self.blocks);
        let place = Place {
            document: self.last_document,
            postings: self.blocks.len(),
            positions: self.positions.len() - self.term_start.1,
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

/// Where a whole block ends, and how much its documents may count.
struct Skip {
    last_document: u32,
    /// Byte of the postings after the block.
    postings_end: usize,
    /// Positions up to its end, and the byte where the block of the next begins.
    positions_end: (usize, usize),
    impacts_at: usize,
}

/// Walks the documents of a term, with frequencies and positions.
pub struct PostingCursor<'a> {
    postings: &'a [u8],
    positions: Positions<'a>,
    n_documents: usize,
    impacts_at: usize,
    skips: Vec<Skip>,
    /// The block that is read: an index of `skips`, or their number for the
    /// documents after the last whole block.
    block: usize,
    documents: [u32; BLOCK],
    frequencies: [u32; BLOCK],
    /// Documents of the block, and the current one.
    n_in_block: usize,
    index: usize,
    document: u32,
    /// The document of the block that `positions` stands before.
    positions_index: usize,
}

impl<'a> PostingCursor<'a> {
    /// A cursor on the first document of a term; the slices are the term's own.
    pub(super) fn new(
        postings: &'a [u8],
        positions: &'a [u8],
        n_documents: u32,
    ) -> PostingCursor<'a> {
        let n_documents = n_documents as usize;
        let (mut at, mut impacts_at, mut n_occurrences) = (0, 0, None);
        let mut skips: Vec<Skip> = Vec::new();
        if n_documents >= BLOCK {
            n_occurrences = Some(read_varint(postings, &mut at) as usize);
            impacts_at = at;
            read_impacts(postings, &mut at, |_| ());
            // A skip takes five bytes at least.
            skips.reserve_exact((n_documents / BLOCK).min(postings.len() / 5 + 1));
            let (mut document, mut postings_end, mut positions_end) =
                (0u32, 0usize, (0usize, 0usize));
            for _ in 0..n_documents / BLOCK {
                if at >= postings.len() {
                    break;
                }
                document = document.saturating_add(read_varint(postings, &mut at));
                postings_end += read_varint(postings, &mut at) as usize;
                positions_end.1 += read_varint(postings, &mut at) as usize;
                positions_end.0 += read_varint(postings, &mut at) as usize;
                skips.push(Skip {
                    last_document: document,
                    postings_end,
                    positions_end,
                    impacts_at: at,
                });
                read_impacts(postings, &mut at, |_| ());
            }
            skips.iter_mut().for_each(|skip| skip.postings_end += at);
        }
        let mut cursor = PostingCursor {
            postings,
            positions: Positions::new(positions, n_occurrences.unwrap_or(usize::MAX)),
            n_documents,
            impacts_at,
            skips,
            block: 0,
            documents: [0; BLOCK],
            frequencies: [0; BLOCK],
            n_in_block: 0,
            index: 0,
            document: 0,
            positions_index: 0,
        };
        cursor.read_block(at, 0);
        if n_occurrences.is_none() {
            let n = cursor.n_positions_of(0..cursor.n_in_block);
            cursor.positions = Positions::new(positions, n);
        }
        cursor
    }

    /// Documents that have the term.
    pub fn n_documents(&self) -> u32 {
        self.n_documents as u32
    }

    /// The current document, or [`END`].
    #[inline]
    pub fn document(&self) -> u32 {
        self.document
    }

    /// How often the term stands in the current document.
    #[inline]
    pub fn frequency(&self) -> u32 {
        self.frequencies[self.index % BLOCK]
    }

    /// Moves to the next document and gives it.
    #[inline]
    pub fn advance(&mut self) -> u32 {
        if self.index + 1 < self.n_in_block {
            self.index += 1;
            self.document = self.documents[self.index];
            return self.document;
        }
        self.next_block(self.block + 1)
    }

    /// Moves to the first document not below `target` and gives it.
    #[inline]
    pub fn seek(&mut self, target: u32) -> u32 {
        if self.document >= target {
            return self.document;
        }
        if let Some(skip) = self.skips.get(self.block)
            && skip.last_document < target
        {
            let block = self.block_of(target);
            self.next_block(block);
            if self.document >= target {
                return self.document;
            }
        }
        let rest = &self.documents[self.index..self.n_in_block];
        self.index += rest.partition_point(|&document| document < target);
        self.document = match self.documents[..self.n_in_block].get(self.index) {
            Some(&document) => document,
            None => {
                self.index = self.n_in_block.saturating_sub(1);
                END
            }
        };
        self.document
    }

    /// The block that has `target` or the first document after it, from the
    /// current one on.
    pub fn block_of(&self, target: u32) -> usize {
        let mut low = self.block.min(self.skips.len());
        let mut step = 1;
        while low + step < self.skips.len() && self.skips[low + step].last_document < target {
            low += step;
            step *= 2;
        }
        let high = (low + step + 1).min(self.skips.len());
        low + self.skips[low..high].partition_point(|skip| skip.last_document < target)
    }

    /// The last document of a block: one before [`END`] for the last one.
    pub fn last_document_of(&self, block: usize) -> u32 {
        self.skips
            .get(block)
            .map_or(END - 1, |skip| skip.last_document)
    }

    /// Calls `visit` with the frequencies and norms that can score highest in
    /// a block; for the last one in the whole list. Gives `false` where the
    /// list is too short to know.
    pub fn for_each_impact(&self, block: usize, visit: impl FnMut(Impact)) -> bool {
        if self.skips.is_empty() {
            return false;
        }
        let mut at = self
            .skips
            .get(block)
            .map_or(self.impacts_at, |skip| skip.impacts_at);
        read_impacts(self.postings, &mut at, visit);
        true
    }

    /// Puts the term's positions in the current document into `positions`.
    pub fn read_positions(&mut self, positions: &mut Vec<u32>) {
        positions.clear();
        if self.document == END {
            return;
        }
        let n_before = self.n_positions_of(self.positions_index..self.index);
        self.positions_index = self.index;
        self.positions.pass(n_before);
        let mut position = 0u32;
        self.positions.peek(self.frequency() as usize, |delta| {
            position = position.saturating_add(delta);
            positions.push(position);
        });
    }

    fn n_positions_of(&self, range: Range<usize>) -> usize {
        let frequencies = self.frequencies.get(range).unwrap_or_default();
        frequencies
            .iter()
            .map(|&frequency| frequency as usize)
            .sum()
    }

    /// Reads a later block and stands on its first document.
    fn next_block(&mut self, block: usize) -> u32 {
        if block > self.skips.len() {
            self.document = END;
            return END;
        }
        let skip = &self.skips[block - 1];
        let (at, last) = (skip.postings_end, skip.last_document);
        self.positions
            .jump(skip.positions_end.0, skip.positions_end.1);
        self.block = block;
        self.positions_index = 0;
        self.read_block(at, last);
        self.document
    }

    /// Reads the block at byte `at`, whose numbers follow `last`.
    fn read_block(&mut self, mut at: usize, last: u32) {
        let mut document = last;
        self.index = 0;
        if self.block < self.skips.len() {
            self.n_in_block = BLOCK;
            read_block(self.postings, &mut at, &mut self.documents);
            read_block(self.postings, &mut at, &mut self.frequencies);
            for (number, frequency) in self.documents.iter_mut().zip(&mut self.frequencies) {
                document = document.saturating_add(*number);
                *number = document;
                *frequency = frequency.saturating_add(1);
            }
        } else {
            let n_left = self.n_documents.saturating_sub(self.skips.len() * BLOCK);
            self.n_in_block = n_left.min(BLOCK);
            if at >= self.postings.len() {
                self.n_in_block = 0;
            }
            let mut reader = BitReader::new(self.postings, at);
            let documents = &mut self.documents[..self.n_in_block];
            reader.read_run(documents);
            reader.read_run(&mut self.frequencies[..documents.len()]);
            for (number, frequency) in documents.iter_mut().zip(&mut self.frequencies) {
                document = document.saturating_add(*number);
                *number = document;
                *frequency = frequency.saturating_add(1);
            }
        }
        self.document = match self.n_in_block {
            0 => END,
            _ => self.documents[0],
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Postings of `n` documents: every third, with 1 to 3 positions.
    fn sample(n: u32) -> Vec<(u32, Vec<u32>)> {
        (0..n)
            .map(|i| (i * 3 + i % 2, (0..=i % 3).map(|p| p * 7 + i % 5).collect()))
            .collect()
    }

    fn written(terms: &[Vec<(u32, Vec<u32>)>]) -> (Vec<TermInfo>, Vec<u8>, Vec<u8>) {
        let mut writer = PostingsWriter::default();
        let infos = terms
            .iter()
            .map(|documents| {
                documents
                    .iter()
                    .for_each(|(document, positions)| writer.push(*document, 9, positions));
                writer.end_term()
            })
            .collect();
        let (postings, positions) = writer.finish();
        (infos, postings, positions)
    }

    fn cursor<'a>(info: TermInfo, postings: &'a [u8], positions: &'a [u8]) -> PostingCursor<'a> {
        let range = |(start, end): (u32, u32)| start as usize..end as usize;
        PostingCursor::new(
            &postings[range(info.postings)],
            &positions[range(info.positions)],
            info.n_documents,
        )
    }

    #[test]
    fn postings_come_back() {
        let terms: Vec<_> = [1, 2, 127, 128, 129, 256, 257, 1000].map(sample).into();
        let (infos, postings, positions) = written(&terms);
        for (term, info) in terms.iter().zip(infos) {
            let mut cursor = cursor(info, &postings, &positions);
            let mut found = Vec::new();
            while cursor.document() != END {
                let mut read = Vec::new();
                cursor.read_positions(&mut read);
                cursor.read_positions(&mut read);
                found.push((cursor.document(), read));
                cursor.advance();
            }
            assert_eq!(&found, term);
        }
    }

    #[test]
    fn seeking_lands_where_walking_would() {
        let terms = vec![sample(1000)];
        let (infos, postings, positions) = written(&terms);
        for step in [1, 2, 5, 50, 127, 128, 400, 2999] {
            let mut cursor = cursor(infos[0], &postings, &positions);
            for target in (0..3100).step_by(step) {
                let want = terms[0].iter().find(|(document, _)| *document >= target);
                assert_eq!(
                    cursor.seek(target),
                    want.map_or(END, |(document, _)| *document),
                    "{step} {target}"
                );
                if let Some((_, want)) = want {
                    let mut read = Vec::new();
                    cursor.read_positions(&mut read);
                    assert_eq!(&read, want, "{step} {target}");
                }
            }
        }
    }
}
