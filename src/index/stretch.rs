use core::ops::Range;
use std::rc::Rc;

use super::{Bytes, Chunks};

/// A stretch of a saved form, which may be of chunks that are not all here.
#[derive(Clone, Debug)]
pub enum Stretch {
    /// All of it, side by side.
    Here(Bytes),
    /// Bytes of chunks.
    Chunked(Rc<Chunks>, Range<usize>),
}

impl Stretch {
    /// All bytes of some chunks.
    pub fn of_chunks(chunks: Rc<Chunks>) -> Stretch {
        let range = 0..chunks.n_bytes();
        Stretch::Chunked(chunks, range)
    }

    /// How many bytes there are, wherever they are.
    #[expect(clippy::len_without_is_empty, reason = "nobody asks")]
    pub fn len(&self) -> usize {
        match self {
            Stretch::Here(bytes) => bytes.len(),
            Stretch::Chunked(_, range) => range.len(),
        }
    }

    /// The bytes, where all of them are here.
    pub fn here(self) -> Option<Bytes> {
        match self {
            Stretch::Here(bytes) => Some(bytes),
            Stretch::Chunked(..) => None,
        }
    }

    /// Whether all of them are here.
    pub fn is_here(&self) -> bool {
        matches!(self, Stretch::Here(_))
    }

    /// Those from the start on that are here, as far as the first chunk has them.
    pub fn head(&self) -> &[u8] {
        match self {
            Stretch::Here(bytes) => bytes,
            Stretch::Chunked(chunks, range) => match chunks.here(range.start) {
                Some((bytes, at)) => &bytes[at..bytes.len().min(at + range.len())],
                None => &[],
            },
        }
    }

    /// The part `range` of these bytes, or `None` where it reaches beyond them.
    pub fn slice(&self, range: Range<usize>) -> Option<Stretch> {
        match self {
            Stretch::Here(bytes) => bytes.slice(range).map(Stretch::Here),
            Stretch::Chunked(chunks, all) => {
                let range = within(all, range)?;
                let here = chunks.here(range.start).and_then(|(bytes, at)| {
                    let bytes = bytes.slice(at..at + range.len())?;
                    Some(Stretch::Here(bytes))
                });
                Some(here.unwrap_or_else(|| Stretch::Chunked(chunks.clone(), range)))
            }
        }
    }

    /// The bytes `range` of these; `None` where it reaches beyond them, and where they are
    /// of a chunk that is not here, which is noted, or of several.
    pub fn read(&self, range: Range<usize>) -> Option<&[u8]> {
        match self {
            Stretch::Here(bytes) => bytes.get(range),
            Stretch::Chunked(chunks, all) => chunks.read(within(all, range)?),
        }
    }

    /// The bytes from `start` on, of a chunk as many as it has.
    pub fn read_from(&self, start: usize) -> Option<&[u8]> {
        match self {
            Stretch::Here(bytes) => bytes.get(start..),
            Stretch::Chunked(chunks, all) => {
                let start = all.start.checked_add(start)?;
                chunks.read(start..chunks.end_of(start).min(all.end).max(start))
            }
        }
    }

    /// Whether something was asked of chunks that are not here.
    pub fn is_wanting(&self) -> bool {
        match self {
            Stretch::Here(_) => false,
            Stretch::Chunked(chunks, _) => chunks.is_wanting(),
        }
    }
}

impl From<Bytes> for Stretch {
    fn from(bytes: Bytes) -> Stretch {
        Stretch::Here(bytes)
    }
}

/// The part `range` of `all`, if it has that.
fn within(all: &Range<usize>, range: Range<usize>) -> Option<Range<usize>> {
    let part = all.start.checked_add(range.start)?..all.start.checked_add(range.end)?;
    (part.start <= part.end && part.end <= all.end).then_some(part)
}
