use core::cell::{OnceCell, RefCell};
use core::ops::Range;
use std::collections::BTreeSet;

use xxhash_rust::xxh3::xxh3_64;

use super::Bytes;

/// Bytes in chunks that need not all be here: what is asked of one that is not is
/// noted, to be fetched before the question is asked once more.
#[derive(Debug)]
pub struct Chunks {
    chunks: Vec<Chunk>,
    n_bytes: usize,
    /// The places of those that were asked for.
    wanted: RefCell<BTreeSet<usize>>,
}

#[derive(Debug)]
struct Chunk {
    end: usize,
    checksum: u64,
    bytes: OnceCell<Bytes>,
}

impl Chunks {
    /// Chunks by their lengths in bytes and their checksums (XXH3-64), none of them here
    /// yet; `None` where they are longer together than can be told.
    pub fn new(chunks: impl Iterator<Item = (usize, u64)>) -> Option<Chunks> {
        let mut end = 0usize;
        let chunks = chunks.map(|(n_bytes, checksum)| {
            end = end.checked_add(n_bytes)?;
            Some(Chunk {
                end,
                checksum,
                bytes: OnceCell::new(),
            })
        });
        let chunks = chunks.collect::<Option<Vec<Chunk>>>()?;
        Some(Chunks {
            chunks,
            n_bytes: end,
            wanted: RefCell::default(),
        })
    }

    /// Bytes of all chunks, wherever they are.
    pub fn n_bytes(&self) -> usize {
        self.n_bytes
    }

    /// Takes the bytes of a chunk; whether there is one with this checksum, and they are its own.
    pub fn give(&self, checksum: u64, bytes: Vec<u8>) -> bool {
        if xxh3_64(&bytes) != checksum {
            return false;
        }
        let bytes = Bytes::from(bytes);
        let mut start = 0;
        let mut is_one = false;
        for chunk in &self.chunks {
            if chunk.checksum == checksum && chunk.end - start == bytes.len() {
                // One that is here already is the same.
                chunk.bytes.get_or_init(|| bytes.clone());
                is_one = true;
            }
            start = chunk.end;
        }
        is_one
    }

    /// The checksums of the chunks that were asked for, since this was called last, and were not
    /// here. Two chunks with the same bytes have the same.
    pub fn take_wanted(&self) -> BTreeSet<u64> {
        let wanted = self.wanted.take().into_iter();
        wanted.map(|at| self.chunks[at].checksum).collect()
    }

    /// Whether something was asked for since then that was not here.
    pub fn is_wanting(&self) -> bool {
        !self.wanted.borrow().is_empty()
    }

    /// The checksums of all chunks that are not here.
    pub fn missing(&self) -> BTreeSet<u64> {
        let is_missing = |chunk: &&Chunk| chunk.bytes.get().is_none();
        let missing = self.chunks.iter().filter(is_missing);
        missing.map(|chunk| chunk.checksum).collect()
    }

    /// All bytes, or `None` where a chunk is missing.
    pub fn joined(&self) -> Option<Vec<u8>> {
        let mut bytes = Vec::with_capacity(self.n_bytes);
        for chunk in &self.chunks {
            bytes.extend_from_slice(chunk.bytes.get()?);
        }
        Some(bytes)
    }

    /// The chunk with byte `at` and where that stands in it, if it is here.
    pub(super) fn here(&self, at: usize) -> Option<(&Bytes, usize)> {
        let place = self.place(at);
        let bytes = self.chunks.get(place)?.bytes.get()?;
        Some((bytes, at - self.start(place)))
    }

    /// The bytes `range` of one chunk; `None`, which is noted, where that is not here, and
    /// where they are not of one.
    pub(super) fn read(&self, range: Range<usize>) -> Option<&[u8]> {
        if range.is_empty() {
            return Some(&[]);
        }
        let place = self.place(range.start);
        let chunk = self.chunks.get(place)?;
        let Some(bytes) = chunk.bytes.get() else {
            self.wanted.borrow_mut().insert(place);
            return None;
        };
        let start = self.start(place);
        bytes.get(range.start - start..range.end - start)
    }

    /// The end of the chunk that has byte `at`.
    pub(super) fn end_of(&self, at: usize) -> usize {
        (self.chunks.get(self.place(at))).map_or(self.n_bytes, |chunk| chunk.end)
    }

    fn place(&self, at: usize) -> usize {
        self.chunks.partition_point(|chunk| chunk.end <= at)
    }

    fn start(&self, place: usize) -> usize {
        place
            .checked_sub(1)
            .map_or(0, |before| self.chunks[before].end)
    }
}
