use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use super::bytes::{push_varint, read_varint, u32_at};
use super::pages::Pages;
use super::{Bytes, Stretch};
use crate::document::Clipping;

/// A block of records is closed at this many bytes: larger compresses better,
/// smaller opens faster.
const BLOCK_BYTES: usize = 16 << 10;
/// Effort of the compressor, 0 to 10, where blocks are kept until they are packed anew.
const QUICK_LEVEL: u8 = 1;
/// The same for those that are saved.
const TIGHT_LEVEL: u8 = 6;
/// Opened blocks that are kept.
const N_CACHED_BLOCKS: usize = 64;
/// No block opens to more than this: a record may hold the largest file twice.
const MAX_BLOCK_BYTES: usize = 512 << 20;

/// Writes the store section: `n_blocks (first_document, end_byte)* block*`,
/// each block the DEFLATE of `n_bytes:varint record` for each document.
#[derive(Default)]
pub(super) struct StoreWriter {
    open: Vec<u8>,
    index: Vec<(u32, u32)>,
    blocks: Pages,
    n_documents: u32,
    first_open: u32,
    is_quick: bool,
}

impl StoreWriter {
    /// Packs blocks in a third of the time, and not as small as those that are saved.
    pub fn pack_quickly(&mut self) {
        self.is_quick = true;
    }

    /// Adds the record of the next document.
    pub fn push(&mut self, record: &[u8]) {
        push_varint(record.len() as u32, &mut self.open);
        self.open.extend_from_slice(record);
        self.n_documents += 1;
        if self.open.len() >= BLOCK_BYTES {
            self.close_block();
        }
    }

    /// Adds a block of another store as it is: one after the other, and then
    /// the one after the last, which ends that store. Gives the bytes copied.
    pub fn append(&mut self, store: &Store, block: usize) -> usize {
        self.close_block();
        if block >= store.n_blocks {
            self.n_documents += store.n_documents;
            self.first_open = self.n_documents;
            return 0;
        }
        let bytes = store.compressed(block).unwrap_or_default();
        self.blocks.extend(bytes);
        self.index.push((
            self.n_documents.saturating_add(store.first_document(block)),
            self.blocks.len() as u32,
        ));
        bytes.len()
    }

    /// The store section.
    pub fn finish(mut self) -> Pages {
        self.close_block();
        let mut section = Vec::with_capacity(4 + self.index.len() * 8);
        section.extend((self.index.len() as u32).to_le_bytes());
        for (first_document, end) in self.index {
            section.extend(first_document.to_le_bytes());
            section.extend(end.to_le_bytes());
        }
        let mut section = Pages::from(section);
        section.append(self.blocks);
        section
    }

    fn close_block(&mut self) {
        if self.open.is_empty() {
            return;
        }
        let level = match self.is_quick {
            true => QUICK_LEVEL,
            false => TIGHT_LEVEL,
        };
        self.blocks.extend(&compress_to_vec(&self.open, level));
        self.index.push((self.first_open, self.blocks.len() as u32));
        self.open.clear();
        self.first_open = self.n_documents;
    }
}

/// Reads a store section, one block at a time.
pub(super) struct Store {
    section: Stretch,
    /// Where the blocks stand.
    index: Bytes,
    n_blocks: usize,
    n_documents: u32,
    cache: RefCell<VecDeque<(usize, Rc<Vec<u8>>)>>,
}

impl Store {
    /// `None` where the section is shorter than it says.
    pub fn open(section: Stretch, n_documents: u32) -> Option<Store> {
        let n_blocks = u32_at(section.head(), 0) as usize;
        let end = n_blocks.checked_mul(8)?.checked_add(4)?;
        let store = Store {
            index: section.slice(0..end)?.here()?,
            section,
            n_blocks,
            n_documents,
            cache: RefCell::default(),
        };
        (n_documents > 0 || n_blocks == 0).then_some(store)
    }

    /// The record of a document; `None` where the section is damaged.
    pub fn record(&self, document: u32) -> Option<Vec<u8>> {
        let (mut low, mut high) = (0, self.n_blocks);
        while high.checked_sub(low)? > 1 {
            let middle = (low + high) / 2;
            if self.first_document(middle) > document {
                high = middle
            } else {
                low = middle
            }
        }
        let block = self.block(low)?;
        let mut at = 0;
        for _ in self.first_document(low)..document {
            at += read_varint(&block, &mut at) as usize;
        }
        let n_bytes = read_varint(&block, &mut at) as usize;
        block.get(at..at.checked_add(n_bytes)?).map(<[u8]>::to_vec)
    }

    /// The clipping of a document; `None` where the section is damaged, or its
    /// record is no clipping. Earlier builds knew fewer fields: what a record
    /// lacks at its end reads as zeros, which are nothing.
    pub fn clipping(&self, document: u32) -> Option<Clipping> {
        const NEWER_FIELDS: [u8; 2] = [0; 2];
        let mut record = self.record(document)?;
        record.extend(NEWER_FIELDS);
        let (clipping, _) = postcard::take_from_bytes::<Clipping>(&record).ok()?;
        Some(clipping).filter(Clipping::is_consistent)
    }

    /// Blocks of records.
    pub fn n_blocks(&self) -> usize {
        self.n_blocks
    }

    fn compressed(&self, block: usize) -> Option<&[u8]> {
        let start = match block {
            0 => 0,
            _ => self.end(block - 1) as usize,
        };
        let first = self.index.len();
        let range = first.checked_add(start)?..first.checked_add(self.end(block) as usize)?;
        self.section.read(range)
    }

    fn block(&self, block: usize) -> Option<Rc<Vec<u8>>> {
        let mut cache = self.cache.borrow_mut();
        if let Some(place) = cache.iter().position(|(number, _)| *number == block) {
            let entry = cache.remove(place).expect("the place was just found");
            let bytes = entry.1.clone();
            cache.push_front(entry);
            return Some(bytes);
        }
        let bytes = decompress_to_vec_with_limit(self.compressed(block)?, MAX_BLOCK_BYTES).ok()?;
        let bytes = Rc::new(bytes);
        // A block far over the usual size is one long text: not worth keeping.
        if bytes.len() <= 64 * BLOCK_BYTES {
            cache.truncate(N_CACHED_BLOCKS - 1);
            cache.push_front((block, bytes.clone()));
        }
        Some(bytes)
    }

    fn first_document(&self, block: usize) -> u32 {
        u32_at(&self.index, 1 + 2 * block)
    }

    fn end(&self, block: usize) -> u32 {
        u32_at(&self.index, 2 + 2 * block)
    }

    /// Where the blocks end, in bytes of the section, the first entry being the start of them.
    pub fn borders(&self) -> impl Iterator<Item = usize> {
        let first = self.index.len();
        let ends = (0..self.n_blocks).map(move |block| first + self.end(block) as usize);
        core::iter::once(first).chain(ends)
    }
}
