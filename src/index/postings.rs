use core::ops::Range;

use super::block::{BLOCK, read_block};
use super::bytes::read_varint;
use super::impact::{Impact, read_impacts};
use super::positions::Positions;
use super::rice::BitReader;

/// The document number after the last: what a cursor stands on when done.
pub const END: u32 = u32::MAX;

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
    /// Byte where the first block begins.
    blocks_at: usize,
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
            blocks_at: at,
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
        // Most moves are to the next document.
        let next = self.documents[..self.n_in_block].get(self.index + 1);
        if let Some(&next) = next.filter(|&&next| next >= target) {
            self.index += 1;
            self.document = next;
            return next;
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
    fn block_of(&self, target: u32) -> usize {
        let mut low = self.block.min(self.skips.len());
        let mut step = 1;
        while low + step < self.skips.len() && self.skips[low + step].last_document < target {
            low += step;
            step *= 2;
        }
        let high = (low + step + 1).min(self.skips.len());
        low + self.skips[low..high].partition_point(|skip| skip.last_document < target)
    }

    /// Blocks, the last one included.
    pub fn n_blocks(&self) -> usize {
        self.skips.len() + 1
    }

    /// The documents and frequencies of a list that is too short to say what
    /// can score highest in it; before it is moved.
    pub fn short_list(&self) -> Option<(&[u32], &[u32])> {
        let n = self.n_in_block;
        self.skips
            .is_empty()
            .then(|| (&self.documents[..n], &self.frequencies[..n]))
    }

    /// Calls `visit` with the first and last document that each block may have
    /// and what its documents weigh at most, for a list that is not short. The
    /// last block has what no document of the whole list weighs above.
    pub fn for_each_block(
        &self,
        weigh: impl Fn(Impact) -> f64,
        mut visit: impl FnMut((u32, u32), f64),
    ) {
        let highest = |mut at: usize| {
            let mut highest = 0.0;
            read_impacts(self.postings, &mut at, |impact| {
                highest = f64::max(highest, weigh(impact));
            });
            highest
        };
        let mut first = 0;
        for skip in &self.skips {
            visit((first, skip.last_document), highest(skip.impacts_at));
            first = skip.last_document.saturating_add(1);
        }
        if self.n_documents > self.skips.len() * BLOCK {
            visit((first, END - 1), highest(self.impacts_at));
        }
    }

    /// Moves back to the first document.
    pub fn rewind(&mut self) {
        self.positions.jump(0, 0);
        self.positions_index = 0;
        if self.block > 0 {
            self.block = 0;
            self.read_block(self.blocks_at, 0);
        } else {
            self.index = 0;
            self.document = match self.n_in_block {
                0 => END,
                _ => self.documents[0],
            };
        }
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
    use super::super::TermInfo;
    use super::super::postings_writer::PostingsWriter;
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
        let (mut postings, mut positions) = (Vec::new(), Vec::new());
        let sections = writer.finish();
        sections.0.move_to(&mut postings);
        sections.1.move_to(&mut positions);
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
