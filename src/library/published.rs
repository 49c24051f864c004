//! The form of a library that is fetched in chunks as it is asked.
//!
//! ```text
//! head  = "DATECHNK" version:u32 n_chunks:u32 chunk* checksum:u64 needed      little endian
//! chunk = n_bytes<<1|needed:u32 checksum:u64        of the saved form, one after the other
//! ```
//! `needed` is the DEFLATE of the chunks that must be there before anything can be
//! asked: notes, dictionary, columns, and where the rest stands. The others are lists of
//! postings, clippings, facts and what is concluded; each has a name of its own, its
//! checksum (XXH3-64) in hexadecimal. The head's checksum is over all before it.

use std::collections::BTreeMap;
use std::rc::Rc;

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use xxhash_rust::xxh3::xxh3_64;

use super::saved::OpenError;
use super::{Library, saved};
use crate::index::{Bytes, Chunks, Cut, Segment, Stretch, cuts};

const MAGIC: &[u8; 8] = b"DATECHNK";
const VERSION: u32 = 1;
const HEADER_BYTES: usize = 16;
const CHUNK_BYTES: usize = 12;
/// Effort of the compressor, 0 to 10.
const COMPRESSION_LEVEL: u8 = 9;
/// About so many chunks: more are less to fetch for one question, fewer are fewer files.
const MANY_CHUNKS: usize = 4096;
/// No chunk is made smaller, or larger, than this unless it cannot be cut.
const CHUNK_LIMITS: (usize, usize) = (8 << 10, 256 << 10);
/// What must be there takes no more than this.
const MAX_NEEDED_BYTES: usize = 1 << 30;

/// A library as it is published.
pub struct Published {
    /// What is fetched first.
    pub head: Vec<u8>,
    /// What is fetched when it is asked for, by its name.
    pub chunks: BTreeMap<String, Vec<u8>>,
}

/// The bytes of a chunk that suits a saved library of `n_bytes`.
pub fn usual_chunk_bytes(n_bytes: usize) -> usize {
    let (least, most) = CHUNK_LIMITS;
    (n_bytes / MANY_CHUNKS).clamp(least, most)
}

/// Cuts a saved library into chunks of up to `chunk_bytes`; a list of postings or a block of
/// records that is longer is one.
///
/// # Errors
/// [`OpenError`] where the bytes are no whole library of this version.
pub fn publish(library: Vec<u8>, chunk_bytes: usize) -> Result<Published, OpenError> {
    let bytes = Bytes::from(library);
    let library = Stretch::from(bytes.clone());
    let mut all: Vec<Cut> = Vec::new();
    for (range, payload) in saved::payloads(&library)? {
        let of_payload = match payload {
            saved::Payload::Segment(bytes) => {
                let segment = Segment::open(bytes).map_err(|damaged| OpenError::Damaged {
                    part: damaged.section,
                })?;
                cuts(&segment, chunk_bytes)
            }
            saved::Payload::Conclusions(conclusions) => conclusions.cuts(),
            saved::Payload::Needed => vec![Cut {
                range: 0..range.len(),
                is_needed: true,
            }],
        };
        all.extend(of_payload.into_iter().map(|cut| Cut {
            range: range.start + cut.range.start..range.start + cut.range.end,
            ..cut
        }));
    }
    let mut joined: Vec<Cut> = Vec::new();
    for cut in all {
        match joined.last_mut() {
            Some(last) if last.is_needed && cut.is_needed => last.range.end = cut.range.end,
            _ => joined.push(cut),
        }
    }
    let mut head = MAGIC.to_vec();
    head.extend(VERSION.to_le_bytes());
    head.extend((joined.len() as u32).to_le_bytes());
    let (mut needed, mut chunks) = (Vec::new(), BTreeMap::new());
    for Cut { range, is_needed } in joined {
        let bytes = &bytes[range];
        let checksum = xxh3_64(bytes);
        head.extend(((bytes.len() as u32) << 1 | u32::from(is_needed)).to_le_bytes());
        head.extend(checksum.to_le_bytes());
        match is_needed {
            true => needed.extend_from_slice(bytes),
            false => drop(chunks.insert(name_of(checksum), bytes.to_vec())),
        }
    }
    head.extend(xxh3_64(&head).to_le_bytes());
    head.extend(compress_to_vec(&needed, COMPRESSION_LEVEL));
    Ok(Published { head, chunks })
}

/// Whether bytes begin as the head of a published library does.
pub fn is_head(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// The chunks that a head speaks of, those that are needed first among them here.
///
/// # Errors
/// [`OpenError`] where the bytes are no head, come from a later version, or were cut or
/// changed.
pub fn read_head(head: &[u8]) -> Result<Chunks, OpenError> {
    if !is_head(head) {
        return Err(OpenError::NotALibrary);
    }
    let damaged = || OpenError::Damaged { part: "head" };
    let number = |at: usize| {
        let four = head.get(at..at + 4).ok_or_else(damaged)?;
        Ok(u32::from_le_bytes(four.try_into().expect("four bytes")))
    };
    let long = |at: usize| {
        let eight = head.get(at..at + 8).ok_or_else(damaged)?;
        Ok(u64::from_le_bytes(eight.try_into().expect("eight bytes")))
    };
    let found = number(8)?;
    if found > VERSION {
        return Err(OpenError::NewerVersion {
            found,
            supported: VERSION,
        });
    }
    let n_chunks = number(12)? as usize;
    let table_end = n_chunks
        .checked_mul(CHUNK_BYTES)
        .and_then(|n_bytes| n_bytes.checked_add(HEADER_BYTES))
        .filter(|end| end.checked_add(8).is_some())
        .ok_or_else(damaged)?;
    let table = head.get(..table_end).ok_or_else(damaged)?;
    if long(table_end)? != xxh3_64(table) {
        return Err(damaged());
    }
    let mut rows = Vec::with_capacity(n_chunks);
    for at in 0..n_chunks {
        let at = HEADER_BYTES + at * CHUNK_BYTES;
        rows.push((number(at)?, long(at + 4)?));
    }
    let length = |row: u32| (row >> 1) as usize;
    let chunks = Chunks::new(rows.iter().map(|&(row, checksum)| (length(row), checksum)));
    let chunks = chunks.ok_or_else(damaged)?;
    let needed = decompress_to_vec_with_limit(&head[table_end + 8..], MAX_NEEDED_BYTES);
    let needed = needed.map_err(|_| damaged())?;
    let mut start = 0;
    for (row, checksum) in rows.into_iter().filter(|(row, _)| row & 1 == 1) {
        let end = start + length(row);
        let bytes = needed.get(start..end).ok_or_else(damaged)?;
        if !chunks.give(checksum, bytes.to_vec()) {
            return Err(damaged());
        }
        start = end;
    }
    Ok(chunks)
}

/// The name of a chunk: its checksum.
pub fn name_of(checksum: u64) -> String {
    format!("{checksum:016x}")
}

/// Gives a chunk by its name.
///
/// # Errors
/// [`OpenError::Damaged`] where there is none of this name, or its bytes changed.
pub fn give(chunks: &Chunks, name: &str, bytes: Vec<u8>) -> Result<(), OpenError> {
    let checksum = u64::from_str_radix(name, 16).ok();
    let is_one = checksum.is_some_and(|checksum| chunks.give(checksum, bytes));
    is_one
        .then_some(())
        .ok_or(OpenError::Damaged { part: "chunk" })
}

impl Library {
    /// Whether what is asked may have to be fetched.
    pub fn comes_in_chunks(&self) -> bool {
        self.chunks.is_some()
    }

    /// The names of the chunks that were asked for, since this was called last, and were not
    /// here: what was answered without them is not the whole.
    pub fn take_wanted(&self) -> Vec<String> {
        let wanted = self.chunks.as_ref().map(|chunks| chunks.take_wanted());
        wanted.into_iter().flatten().map(name_of).collect()
    }

    /// Gives a chunk that is wanted.
    ///
    /// # Errors
    /// [`OpenError::Damaged`] where there is none of this name, or its bytes changed.
    pub fn give(&mut self, name: &str, bytes: Vec<u8>) -> Result<(), OpenError> {
        let damaged = OpenError::Damaged { part: "chunk" };
        give(self.chunks.as_ref().ok_or(damaged)?, name, bytes)?;
        self.answers_change();
        Ok(())
    }

    /// The bytes of a library, whole or by its head.
    pub(super) fn bytes_of(bytes: Vec<u8>) -> Result<(Stretch, Option<Rc<Chunks>>), OpenError> {
        if !is_head(&bytes) {
            return Ok((Bytes::from(bytes).into(), None));
        }
        // What adds and merges would take what is not here for empty.
        if super::IS_GROWING {
            return Err(OpenError::Apart);
        }
        let chunks = Rc::new(read_head(&bytes)?);
        Ok((Stretch::of_chunks(chunks.clone()), Some(chunks)))
    }
}
