use super::TermInfo;
use super::bytes::{push_varint, read_varint};

/// The document number after the last: what a cursor stands on when done.
pub const END: u32 = u32::MAX;

/// Documents between two places that a cursor can jump to.
const BLOCK_DOCUMENTS: usize = 128;

/// Encodes the postings of one term after another.
#[derive(Default)]
pub(super) struct PostingsWriter {
    postings: Vec<u8>,
    positions: Vec<u8>,
    skips: Vec<u8>,
    blocks: Vec<u8>,
    block_start: (usize, usize),
    last_document: u32,
    last_skipped: u32,
    n_documents: u32,
    term_start: (usize, usize),
}

impl PostingsWriter {
    /// Adds a document of the current term: numbers and positions rise.
    pub fn push(&mut self, document: u32, positions: &[u32]) {
        if self.n_documents > 0 && (self.n_documents as usize).is_multiple_of(BLOCK_DOCUMENTS) {
            self.end_block();
        }
        let delta = document
            - if self.n_documents == 0 {
                0
            } else {
                self.last_document
            };
        let frequency = positions.len() as u32;
        push_varint(delta << 1 | u32::from(frequency > 1), &mut self.blocks);
        if frequency > 1 {
            push_varint(frequency, &mut self.blocks);
        }
        let mut last = 0;
        for &position in positions {
            push_varint(position - last, &mut self.positions);
            last = position;
        }
        self.last_document = document;
        self.n_documents += 1;
    }

    /// Ends the current term.
    pub fn end_term(&mut self) -> TermInfo {
        if self.n_documents as usize > BLOCK_DOCUMENTS {
            self.end_block();
            self.postings.append(&mut self.skips);
        }
        self.skips.clear();
        self.postings.append(&mut self.blocks);
        let end = (self.postings.len(), self.positions.len());
        let info = TermInfo {
            n_documents: self.n_documents,
            postings: (self.term_start.0 as u32, end.0 as u32),
            positions: (self.term_start.1 as u32, end.1 as u32),
        };
        self.term_start = end;
        self.block_start = (0, end.1);
        (self.n_documents, self.last_document, self.last_skipped) = (0, 0, 0);
        info
    }

    /// The postings and the positions section.
    pub fn finish(self) -> (Vec<u8>, Vec<u8>) {
        (self.postings, self.positions)
    }

    fn end_block(&mut self) {
        push_varint(self.last_document - self.last_skipped, &mut self.skips);
        push_varint(
            (self.blocks.len() - self.block_start.0) as u32,
            &mut self.skips,
        );
        push_varint(
            (self.positions.len() - self.block_start.1) as u32,
            &mut self.skips,
        );
        self.block_start = (self.blocks.len(), self.positions.len());
        self.last_skipped = self.last_document;
    }
}

/// A jump: where the block after it begins and what it skips.
struct Skip {
    last_document: u32,
    postings_end: usize,
    positions_end: usize,
}

/// Walks the documents of a term, with frequencies and positions.
pub struct PostingCursor<'a> {
    postings: &'a [u8],
    positions: &'a [u8],
    skips: Vec<Skip>,
    block: usize,
    n_documents: u32,
    n_left: u32,
    at: usize,
    document: u32,
    frequency: u32,
    position_at: usize,
    n_positions_before: u32,
}

impl<'a> PostingCursor<'a> {
    /// A cursor on the first document of a term; the slices are the term's own.
    pub(super) fn new(
        postings: &'a [u8],
        positions: &'a [u8],
        n_documents: u32,
    ) -> PostingCursor<'a> {
        let mut at = 0;
        let mut skips: Vec<Skip> = Vec::new();
        if n_documents as usize > BLOCK_DOCUMENTS {
            let (mut document, mut postings_end, mut positions_end) = (0u32, 0usize, 0usize);
            for _ in 0..(n_documents as usize).div_ceil(BLOCK_DOCUMENTS) {
                if at >= postings.len() {
                    break;
                }
                document = document.saturating_add(read_varint(postings, &mut at));
                postings_end += read_varint(postings, &mut at) as usize;
                positions_end += read_varint(postings, &mut at) as usize;
                skips.push(Skip {
                    last_document: document,
                    postings_end,
                    positions_end,
                });
            }
            skips.iter_mut().for_each(|skip| skip.postings_end += at);
        }
        let mut cursor = PostingCursor {
            postings,
            positions,
            skips,
            block: 0,
            n_documents,
            n_left: n_documents,
            at,
            document: 0,
            frequency: 0,
            position_at: 0,
            n_positions_before: 0,
        };
        cursor.advance();
        cursor
    }

    /// The current document, or [`END`].
    pub fn document(&self) -> u32 {
        self.document
    }

    /// How often the term stands in the current document.
    pub fn frequency(&self) -> u32 {
        self.frequency
    }

    /// Moves to the next document and gives it.
    pub fn advance(&mut self) -> u32 {
        if self.n_left == 0 || self.at >= self.postings.len() {
            self.document = END;
            return END;
        }
        self.n_left -= 1;
        self.n_positions_before = self.n_positions_before.saturating_add(self.frequency);
        let code = read_varint(self.postings, &mut self.at);
        self.document = self.document.saturating_add(code >> 1);
        self.frequency = if code & 1 == 1 {
            read_varint(self.postings, &mut self.at)
        } else {
            1
        };
        self.document
    }

    /// Moves to the first document not below `target` and gives it.
    pub fn seek(&mut self, target: u32) -> u32 {
        if self.document >= target {
            return self.document;
        }
        let last_block = self.block;
        while self.block + 1 < self.skips.len() && self.skips[self.block].last_document < target {
            self.block += 1;
        }
        if self.block != last_block {
            let skip = &self.skips[self.block - 1];
            // The walk may have passed the block's start already.
            if skip.postings_end > self.at {
                (self.at, self.position_at, self.document) =
                    (skip.postings_end, skip.positions_end, skip.last_document);
                (self.frequency, self.n_positions_before) = (0, 0);
                self.n_left = self
                    .n_documents
                    .saturating_sub((self.block * BLOCK_DOCUMENTS) as u32);
            }
        }
        while self.document < target {
            self.advance();
        }
        self.document
    }

    /// Puts the term's positions in the current document into `positions`.
    pub fn read_positions(&mut self, positions: &mut Vec<u32>) {
        positions.clear();
        for _ in 0..self.n_positions_before {
            if self.position_at >= self.positions.len() {
                break;
            }
            read_varint(self.positions, &mut self.position_at);
        }
        self.n_positions_before = 0;
        let mut at = self.position_at;
        let mut position = 0u32;
        for _ in 0..self.frequency {
            if at >= self.positions.len() {
                break;
            }
            position = position.saturating_add(read_varint(self.positions, &mut at));
            positions.push(position);
        }
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
                    .for_each(|(document, positions)| writer.push(*document, positions));
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
