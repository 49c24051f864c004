use core::ops::{Deref, Range};
use std::sync::Arc;

/// A stretch of a shared, immutable buffer: opening a library copies nothing.
#[derive(Clone, Debug)]
pub struct Bytes {
    buffer: Arc<Vec<u8>>,
    range: Range<usize>,
}

impl Bytes {
    /// The part `range` of these bytes, or `None` where it reaches beyond them.
    pub fn slice(&self, range: Range<usize>) -> Option<Bytes> {
        if range.start > range.end || range.end > self.len() {
            return None;
        }
        let start = self.range.start;
        Some(Bytes {
            buffer: self.buffer.clone(),
            range: start + range.start..start + range.end,
        })
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(buffer: Vec<u8>) -> Bytes {
        let range = 0..buffer.len();
        Bytes {
            buffer: Arc::new(buffer),
            range,
        }
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.buffer[self.range.clone()]
    }
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
