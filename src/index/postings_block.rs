use super::bits::BitReader;
use super::document_block::{BLOCK, read_documents};
use super::frequencies::read_unusual;

/// In the first byte of a block: some document has the term more than once.
pub(super) const ANY_REPEATED: u8 = 1 << 5;
/// In the first byte of a block: some document has it in the title.
pub(super) const ANY_IN_TITLE: u8 = 1 << 6;
/// Bits of the Rice parameter of documents that fill no block.
pub(super) const GAP_BITS: u32 = 5;
/// From so many documents on only the unusual frequencies are told.
pub(super) const FEW: usize = 8;

/// The documents of a block, or those that fill none, with how often a term
/// stands in each.
pub(super) struct PostingsBlock {
    documents: [u32; BLOCK],
    n: usize,
    /// Occurrences, and those of them in the title, once asked for.
    frequencies: [u32; BLOCK],
    titles: [u32; BLOCK],
    /// What the frequencies are, until they are asked for, and the bit where
    /// they begin; then that where the positions do.
    unread: Option<u8>,
    at: usize,
}

impl Default for PostingsBlock {
    fn default() -> PostingsBlock {
        PostingsBlock {
            documents: [0; BLOCK],
            n: 0,
            frequencies: [1; BLOCK],
            titles: [0; BLOCK],
            unread: None,
            at: 0,
        }
    }
}

impl PostingsBlock {
    /// The documents, rising.
    #[inline]
    pub fn documents(&self) -> &[u32] {
        &self.documents[..self.n]
    }

    /// Occurrences in the document at `index`, and those of them in the title.
    #[inline]
    pub fn frequencies(&mut self, index: usize, bytes: &[u8]) -> (u32, u32) {
        if let Some(flags) = self.unread {
            self.read_frequencies(flags, bytes);
        }
        (self.frequencies[index % BLOCK], self.titles[index % BLOCK])
    }

    /// Calls `visit` with each of documents that fill no block, its occurrences
    /// and those of them in the title.
    pub fn for_each_of_few(&self, mut visit: impl FnMut(u32, u32, u32)) {
        let frequencies = self.frequencies.iter().zip(&self.titles);
        for (&document, (&frequency, &n_in_title)) in self.documents().iter().zip(frequencies) {
            visit(document, frequency, n_in_title);
        }
    }

    /// The bit where the positions begin.
    #[inline]
    pub fn places_at(&mut self, bytes: &[u8]) -> usize {
        self.frequencies(0, bytes);
        self.at
    }

    /// Reads the whole block at byte `at`, whose documents are not below `base`.
    pub fn read_whole(&mut self, bytes: &[u8], at: usize, base: u32) {
        let flags = bytes.get(at).copied().unwrap_or(0);
        let k = u32::from(flags & 31);
        let end = read_documents(bytes, at + 1, k, base, &mut self.documents);
        self.n = if end.is_some() { BLOCK } else { 0 };
        self.at = end.unwrap_or(0) * 8;
        self.unread = Some(flags);
    }

    /// Reads `n` documents that fill no block, from byte `at` on, in a segment
    /// of `n_of_segment`.
    pub fn read_few(&mut self, bytes: &[u8], at: usize, base: u32, n: usize, n_of_segment: u32) {
        let mut reader = BitReader::new(bytes, at.saturating_mul(8));
        self.n = if reader.is_at_end() { 0 } else { n.min(BLOCK) };
        let documents = &mut self.documents[..self.n];
        if let [document] = documents {
            let n_possible = n_of_segment.saturating_sub(base);
            *document = base.saturating_add(reader.read_below(n_possible));
        } else {
            let k = reader.read(GAP_BITS).min(25);
            let mut next = base;
            for document in documents {
                *document = next.saturating_add(reader.read_rice(k));
                next = document.saturating_add(1);
            }
        }
        for (values, usual) in [
            (&mut self.frequencies[..self.n], 1),
            (&mut self.titles[..self.n], 0),
        ] {
            if reader.read(1) == 0 {
                values.fill(usual);
            } else if self.n >= FEW {
                read_unusual(&mut reader, usual, values);
            } else {
                values
                    .iter_mut()
                    .for_each(|value| *value = reader.read_rice(0).saturating_add(usual));
            }
        }
        self.unread = None;
        self.at = reader.at;
    }

    #[inline(never)]
    fn read_frequencies(&mut self, flags: u8, bytes: &[u8]) {
        self.unread = None;
        let mut reader = BitReader::new(bytes, self.at);
        if flags & ANY_REPEATED != 0 {
            read_unusual(&mut reader, 1, &mut self.frequencies);
        } else {
            self.frequencies.fill(1);
        }
        if flags & ANY_IN_TITLE != 0 {
            read_unusual(&mut reader, 0, &mut self.titles);
        } else {
            self.titles.fill(0);
        }
        self.at = reader.at;
    }
}
