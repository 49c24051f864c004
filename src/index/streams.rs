/// Bytes of a page of the arena: pages never move, so that growing copies
/// nothing.
const PAGE_BYTES: usize = 1 << 20;
/// Bytes of a stream's first piece, and of the longest.
const PIECE_BYTES: (usize, usize) = (9, 1024);
/// Bytes at the end of a piece that lead to the next one.
const LINK_BYTES: usize = 4;

/// Many streams of numbers that grow side by side: what each term was seen
/// with. A stream is a chain of pieces, each half as long again as the one before.
///
/// # Source
/// Büttcher and Clarke 2005, "Memory management strategies for single-pass
/// index construction"; Lucene's `ByteBlockPool`.
#[derive(Default)]
pub(super) struct Streams {
    pages: Vec<Box<[u8]>>,
    n_used: usize,
}

/// The ends of one stream; empty at first.
#[derive(Clone, Copy, Default)]
pub(super) struct Stream {
    start: u32,
    at: u32,
    end: u32,
    n_piece_bytes: u32,
}

impl Streams {
    /// Appends a number.
    #[inline]
    pub fn push(&mut self, stream: &mut Stream, value: u32) {
        let (bytes, n_bytes) = short_varint(value);
        if value < SHORT && stream.at + 8 <= stream.end {
            self.write(stream, bytes, n_bytes);
        } else {
            self.push_any(stream, value);
        }
    }

    /// Appends two numbers.
    #[inline]
    pub fn push_two(&mut self, stream: &mut Stream, first: u32, second: u32) {
        let ((bytes, n_bytes), (more, n_more)) = (short_varint(first), short_varint(second));
        if (first | second) < SHORT && stream.at + 8 <= stream.end {
            self.write(stream, bytes | more << (8 * n_bytes), n_bytes + n_more);
        } else {
            self.push_any(stream, first);
            self.push_any(stream, second);
        }
    }

    #[inline(never)]
    fn push_any(&mut self, stream: &mut Stream, value: u32) {
        let mut rest = value;
        while rest >= 0x80 {
            self.push_byte(stream, rest as u8 | 0x80);
            rest >>= 7;
        }
        self.push_byte(stream, rest as u8);
    }

    /// Writes `n_bytes` of eight, where there is room for all of them.
    #[inline]
    fn write(&mut self, stream: &mut Stream, bytes: u64, n_bytes: u32) {
        let (page, at) = (
            stream.at as usize / PAGE_BYTES,
            stream.at as usize % PAGE_BYTES,
        );
        self.pages[page][at..at + 8].copy_from_slice(&bytes.to_le_bytes());
        stream.at += n_bytes;
    }

    /// Reads a stream from its start.
    pub fn numbers(&self, stream: Stream) -> Numbers<'_> {
        let mut numbers = Numbers {
            streams: self,
            piece: &[],
            next: match stream.n_piece_bytes {
                0 => NONE,
                _ => stream.start,
            },
            n_piece_bytes: PIECE_BYTES.0,
            stream,
        };
        numbers.open_piece();
        numbers
    }

    fn push_byte(&mut self, stream: &mut Stream, byte: u8) {
        if stream.at == stream.end {
            self.extend(stream);
        }
        *self.byte(stream.at) = byte;
        stream.at += 1;
    }

    #[cold]
    fn extend(&mut self, stream: &mut Stream) {
        if stream.n_piece_bytes == 0 {
            let start = self.piece(PIECE_BYTES.0);
            *stream = Stream {
                start,
                at: start,
                end: start + (PIECE_BYTES.0 - LINK_BYTES) as u32,
                n_piece_bytes: PIECE_BYTES.0 as u32,
            };
            return;
        }
        let n_bytes = after(stream.n_piece_bytes as usize);
        let next = self.piece(n_bytes);
        let (page, at) = (
            stream.end as usize / PAGE_BYTES,
            stream.end as usize % PAGE_BYTES,
        );
        self.pages[page][at..at + LINK_BYTES].copy_from_slice(&next.to_le_bytes());
        stream.at = next;
        stream.end = next + (n_bytes - LINK_BYTES) as u32;
        stream.n_piece_bytes = n_bytes as u32;
    }

    #[inline]
    fn byte(&mut self, at: u32) -> &mut u8 {
        &mut self.pages[at as usize / PAGE_BYTES][at as usize % PAGE_BYTES]
    }

    /// Sets bytes aside that lie in one page.
    fn piece(&mut self, n_bytes: usize) -> u32 {
        if self.pages.is_empty() || self.n_used + n_bytes > PAGE_BYTES {
            self.pages.push(vec![0; PAGE_BYTES].into_boxed_slice());
            self.n_used = 0;
        }
        let start = (self.pages.len() - 1) * PAGE_BYTES + self.n_used;
        self.n_used += n_bytes;
        start as u32
    }
}

/// Numbers below this take one byte or two.
const SHORT: u32 = 1 << 14;

/// The bytes of a number below [`SHORT`], and how many.
#[inline]
fn short_varint(value: u32) -> (u64, u32) {
    let goes_on = u32::from(value >= 0x80);
    let bytes = value & 0x7f | goes_on << 7 | value >> 7 << 8;
    (u64::from(bytes), 1 + goes_on)
}

/// No further piece.
const NONE: u32 = u32::MAX;

/// Bytes of the piece after one of so many.
fn after(n_piece_bytes: usize) -> usize {
    (n_piece_bytes + n_piece_bytes / 2).min(PIECE_BYTES.1)
}

/// The numbers of a stream, in order.
pub(super) struct Numbers<'a> {
    streams: &'a Streams,
    /// What is left of the current piece.
    piece: &'a [u8],
    /// Where the next piece begins, or [`NONE`], and how long it is.
    next: u32,
    n_piece_bytes: usize,
    stream: Stream,
}

impl Numbers<'_> {
    /// Goes on to the next piece, up to the stream's end.
    fn open_piece(&mut self) {
        if self.next == NONE {
            return;
        }
        let start = self.next as usize;
        let (page, at) = (&self.streams.pages[start / PAGE_BYTES], start % PAGE_BYTES);
        let n_bytes = self.n_piece_bytes - LINK_BYTES;
        if start + n_bytes == self.stream.end as usize {
            self.piece = &page[at..at + self.stream.at as usize - start];
            self.next = NONE;
            return;
        }
        let (piece, link) = page[at..at + self.n_piece_bytes].split_at(n_bytes);
        self.piece = piece;
        self.next = u32::from_le_bytes(link.try_into().expect("a link has four bytes"));
        self.n_piece_bytes = after(self.n_piece_bytes);
    }

    /// The next byte; the last piece has one more wherever this is asked.
    #[inline]
    fn next_byte(&mut self) -> u8 {
        if self.piece.is_empty() {
            self.open_piece();
        }
        let (&byte, rest) = self.piece.split_first().unwrap_or((&0, &[]));
        self.piece = rest;
        byte
    }
}

impl Iterator for Numbers<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        match *self.piece {
            [first, ..] if first < 0x80 => {
                self.piece = &self.piece[1..];
                return Some(u32::from(first));
            }
            [first, second, ..] if second < 0x80 => {
                self.piece = &self.piece[2..];
                return Some(u32::from(first & 0x7f) | u32::from(second) << 7);
            }
            _ => {}
        }
        self.next_any()
    }
}

impl Numbers<'_> {
    #[inline(never)]
    fn next_any(&mut self) -> Option<u32> {
        if self.piece.is_empty() {
            self.open_piece();
            if self.piece.is_empty() {
                return None;
            }
        }
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.next_byte();
            value |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
            shift += 7;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_grow_side_by_side() {
        let mut streams = Streams::default();
        let mut open: Vec<Stream> = vec![Stream::default(); 50];
        let value =
            |stream: usize, round: usize| (round as u32).wrapping_mul(40_503) >> (stream % 32);
        for round in 0..20_000 {
            for (number, stream) in open.iter_mut().enumerate() {
                if round % (number + 1) == 0 {
                    streams.push(stream, value(number, round));
                }
            }
        }
        for (number, &stream) in open.iter().enumerate() {
            let want = (0..20_000)
                .step_by(number + 1)
                .map(|round| value(number, round));
            assert!(streams.numbers(stream).eq(want), "{number}");
        }
        assert_eq!(streams.numbers(Stream::default()).next(), None);
    }
}
