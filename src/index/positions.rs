use super::block::{BLOCK, read_block, skip_block};
use super::bytes::{push_varint, read_varint};
use super::rice::{BitReader, BitWriter};

/// Numbers from which a run in bits is shorter than bytes.
const MIN_RUN: usize = 6;

/// Appends the positions after the last whole block: fewer than a block.
pub(super) fn push_positions(values: &[u32], out: &mut Vec<u8>) {
    if values.len() < MIN_RUN {
        values.iter().for_each(|&value| push_varint(value, out));
    } else {
        let mut bits = BitWriter::default();
        bits.push_run(values, out);
        bits.finish(out);
    }
}

/// Reads the positions of one term, each as its distance from the one before
/// it in its document.
pub(super) struct Positions<'a> {
    bytes: &'a [u8],
    n_positions: usize,
    place: Place,
    values: [u32; BLOCK],
}

#[derive(Clone, Copy, Default)]
struct Place {
    /// Number of the next position.
    next: usize,
    /// Number of the first position of the block that holds it.
    first: usize,
    /// Byte where that block begins.
    at: usize,
    /// Byte after it; `None` while it is not read.
    end: Option<usize>,
}

impl<'a> Positions<'a> {
    /// A reader before the first of `n_positions`.
    pub fn new(bytes: &'a [u8], n_positions: usize) -> Positions<'a> {
        Positions {
            bytes,
            n_positions,
            place: Place::default(),
            values: [0; BLOCK],
        }
    }

    /// Moves before the position numbered `next`, whose block begins at byte `at`.
    pub fn jump(&mut self, next: usize, at: usize) {
        let first = next - next % BLOCK;
        if self.place.first != first || self.place.at != at {
            self.place = Place {
                next,
                first,
                at,
                end: None,
            };
        }
        self.place.next = next;
    }

    /// Moves past `n` positions.
    pub fn pass(&mut self, n: usize) {
        self.place.next += n;
        while self.place.next >= self.place.first + BLOCK {
            let mut at = self.place.at;
            match self.place.end {
                Some(end) => at = end,
                None => skip_block(self.bytes, &mut at),
            }
            self.place = Place {
                first: self.place.first + BLOCK,
                at,
                end: None,
                ..self.place
            };
            if at >= self.bytes.len() {
                break;
            }
        }
    }

    /// Calls `visit` with each of the next `n` positions and stays before them.
    pub fn peek(&mut self, n: usize, mut visit: impl FnMut(u32)) {
        let before = self.place;
        for _ in 0..n {
            self.pass(0);
            let index = self.place.next - self.place.first;
            // A damaged list may speak of more positions than there are.
            let is_there = self.place.next < self.n_positions && self.place.at < self.bytes.len();
            if index >= BLOCK || !is_there {
                break;
            }
            if self.place.end.is_none() {
                self.read();
            }
            visit(self.values[index]);
            self.place.next += 1;
        }
        if self.place.first == before.first {
            self.place.next = before.next;
        } else {
            self.place = Place {
                end: None,
                ..before
            };
        }
    }

    fn read(&mut self) {
        let mut at = self.place.at;
        let n_left = self.n_positions - self.place.first.min(self.n_positions);
        if n_left >= BLOCK {
            read_block(self.bytes, &mut at, &mut self.values);
        } else if n_left < MIN_RUN {
            for value in &mut self.values[..n_left] {
                *value = read_varint(self.bytes, &mut at);
            }
        } else {
            let mut reader = BitReader::new(self.bytes, at);
            reader.read_run(&mut self.values[..n_left]);
            at = reader.end();
        }
        self.place.end = Some(at);
    }
}
