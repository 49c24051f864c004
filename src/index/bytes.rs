use core::ops::{Deref, Range};
use std::rc::Rc;
use std::sync::Arc;

use super::Chunks;

/// A stretch of a shared, immutable buffer: opening a library copies nothing.
///
/// The buffer may be in chunks that are not all here. As a slice, such bytes are those
/// from their start to where the chunk ends that it lies in, none where that is missing.
#[derive(Clone, Debug)]
pub struct Bytes {
    buffer: Buffer,
    range: Range<usize>,
}

#[derive(Clone, Debug)]
enum Buffer {
    Whole(Arc<Vec<u8>>),
    Chunked(Rc<Chunks>),
}

impl Bytes {
    /// All bytes of some chunks.
    pub fn of_chunks(chunks: Rc<Chunks>) -> Bytes {
        Bytes {
            range: 0..chunks.n_bytes(),
            buffer: Buffer::Chunked(chunks),
        }
    }

    /// How many bytes there are, wherever they are.
    #[expect(clippy::len_without_is_empty, reason = "nobody asks")]
    pub fn len(&self) -> usize {
        self.range.len()
    }

    /// The part `range` of these bytes, or `None` where it reaches beyond them.
    pub fn slice(&self, range: Range<usize>) -> Option<Bytes> {
        if range.start > range.end || range.end > self.len() {
            return None;
        }
        let start = self.range.start;
        let range = start + range.start..start + range.end;
        if let Buffer::Chunked(chunks) = &self.buffer
            && let Some((chunk, at)) = chunks.here(range.start)
            && range.len() <= chunk.len() - at
        {
            return Some(Bytes {
                buffer: Buffer::Whole(chunk.clone()),
                range: at..at + range.len(),
            });
        }
        Some(Bytes {
            buffer: self.buffer.clone(),
            range,
        })
    }

    /// The bytes `range` of these; `None` where it reaches beyond them, and where they are
    /// of a chunk that is not here, which is noted, or of several.
    pub fn read(&self, range: Range<usize>) -> Option<&[u8]> {
        match &self.buffer {
            Buffer::Whole(_) => self.get(range),
            Buffer::Chunked(_) if range.start > range.end || range.end > self.len() => None,
            Buffer::Chunked(chunks) => {
                let start = self.range.start;
                chunks.read(start + range.start..start + range.end)
            }
        }
    }

    /// The bytes from `start` on, of a chunk as many as it has.
    pub fn read_from(&self, start: usize) -> Option<&[u8]> {
        let end = match &self.buffer {
            Buffer::Whole(_) => self.len(),
            Buffer::Chunked(chunks) => {
                let end = chunks.end_of(self.range.start.checked_add(start)?);
                end.min(self.range.end) - self.range.start
            }
        };
        self.read(start..end)
    }

    /// Whether all of them are here, side by side.
    pub fn is_whole(&self) -> bool {
        matches!(self.buffer, Buffer::Whole(_))
    }

    /// Whether something was asked of chunks that are not here.
    pub fn is_wanting(&self) -> bool {
        match &self.buffer {
            Buffer::Whole(_) => false,
            Buffer::Chunked(chunks) => chunks.is_wanting(),
        }
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(buffer: Vec<u8>) -> Bytes {
        let range = 0..buffer.len();
        Bytes {
            buffer: Buffer::Whole(Arc::new(buffer)),
            range,
        }
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match &self.buffer {
            Buffer::Whole(buffer) => &buffer[self.range.clone()],
            Buffer::Chunked(chunks) => first_of(chunks, &self.range),
        }
    }
}

/// Those of the bytes `range` that are of the first chunk, if it is here.
#[cold]
fn first_of<'c>(chunks: &'c Chunks, range: &Range<usize>) -> &'c [u8] {
    let Some((chunk, at)) = chunks.here(range.start) else {
        return &[];
    };
    let end = chunk.len().min(at + range.len());
    chunk.get(at..end).unwrap_or_default()
}

/// Appends `value` in LEB128: seven bits a byte, low bits first.
pub(super) fn push_varint(value: u32, out: &mut Vec<u8>) {
    let mut rest = value;
    while rest >= 0x80 {
        out.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    out.push(rest as u8);
}

/// Reads a varint at `*at` and moves past it; 0 beyond the end.
#[inline]
pub(super) fn read_varint(bytes: &[u8], at: &mut usize) -> u32 {
    let mut value = 0;
    let mut shift = 0;
    while let Some(&byte) = bytes.get(*at) {
        *at += 1;
        value |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
        if byte < 0x80 {
            break;
        }
        shift += 7;
    }
    value
}

/// The little-endian `u32` number `index` of an array; 0 beyond the end.
#[inline]
pub(super) fn u32_at(bytes: &[u8], index: usize) -> u32 {
    match bytes.get(index * 4..index * 4 + 4) {
        Some(four) => u32::from_le_bytes(four.try_into().expect("four bytes")),
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn varints_come_back() {
        let values = [0, 1, 127, 128, 300, 16_383, 16_384, u32::MAX];
        let mut bytes = Vec::new();
        values
            .iter()
            .for_each(|&value| push_varint(value, &mut bytes));
        let mut at = 0;
        assert_eq!(values.map(|_| read_varint(&bytes, &mut at)), values);
        assert_eq!((at, read_varint(&bytes, &mut at)), (bytes.len(), 0));
        assert_eq!(
            read_varint(&[0xff; 20], &mut 0),
            u32::MAX,
            "too many bytes do not overflow"
        );
    }
}
