//! What is concluded of all clippings together, as the saved form carries it.
//!
//! ```text
//! conclusions = version:u32 (n_bytes:u32)* part*      little endian
//! part        = DEFLATE of postcard: dates, who is who, repeats, events
//! ```
//! Each part is opened when it is first asked for. They hold until clippings or
//! corrections change; a build with other rules works them out anew.

use core::ops::Range;
use std::rc::Rc;

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Library;
use super::happenings::Happenings;
use super::quoted::Repeats;
use super::who::WhoIsWho;
use crate::index::{Cut, Stretch};

/// Version of the rules by which things are concluded: those of `who`, `dating`,
/// `quoted` and `happenings`. Raise it when the same facts lead to something else.
pub const CONCLUSIONS_VERSION: u32 = 1;

/// Effort of the compressor, 0 to 10.
const COMPRESSION_LEVEL: u8 = 6;
/// No part opens to more than this.
const MAX_PART_BYTES: usize = 512 << 20;
/// A part of so many bytes, as it is saved, is opened at once.
const SMALL_BYTES: usize = 16 << 10;
const N_PARTS: usize = 4;
const HEAD_BYTES: usize = 4 + 4 * N_PARTS;

/// What is concluded, in the order saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// When clippings without a date were published.
    Dates,
    /// Who is who across clippings.
    Who,
    /// The same words in several clippings.
    Repeats,
    /// The same event in several clippings.
    Events,
}

/// What is known of all clippings together, as long as they do not change.
#[derive(Default)]
pub(super) struct Conclusions {
    /// As they were saved.
    pub saved: Option<SavedConclusions>,
    pub who: Option<Rc<WhoIsWho>>,
    pub repeats: Option<Rc<Repeats>>,
    pub happenings: Option<Rc<Happenings>>,
}

impl Conclusions {
    /// What is saved of a part; None where nothing is. What is damaged counts no more.
    pub fn saved<T: DeserializeOwned>(&mut self, part: Part) -> Option<T> {
        let saved = self.saved.as_ref()?;
        let read = saved.read(part);
        // A part that is still to come is not damaged.
        if read.is_none() && !saved.0.is_wanting() {
            self.saved = None;
        }
        read
    }

    /// Whether a part is saved, and opened within a millisecond or so.
    pub fn is_small(&self, part: Part) -> bool {
        let range = self.saved.as_ref().and_then(|saved| saved.range(part));
        range.is_some_and(|range| range.len() <= SMALL_BYTES)
    }

    /// Whether nothing is left to be concluded.
    pub fn are_known(&self) -> bool {
        let is_told = self.who.is_some() && self.repeats.is_some() && self.happenings.is_some();
        is_told || self.saved.is_some()
    }
}

impl Library {
    /// The section that carries what is concluded.
    pub(super) fn concluded(&mut self) -> Vec<u8> {
        if let Some(saved) = &self.conclusions.saved {
            return saved.section().to_vec();
        }
        let (who, repeats, happenings) = (self.who(), self.repeats(), self.events());
        let parts = [
            packed(self.dates.told()),
            packed(&*who),
            packed(repeats.groups()),
            packed(happenings.all()),
        ];
        let mut section = CONCLUSIONS_VERSION.to_le_bytes().to_vec();
        for part in &parts {
            section.extend((part.len() as u32).to_le_bytes());
        }
        for part in &parts {
            section.extend(part);
        }
        section
    }
}

fn packed(part: &(impl Serialize + ?Sized)) -> Vec<u8> {
    let bytes = postcard::to_allocvec(part).expect("what is concluded is plain data");
    compress_to_vec(&bytes, COMPRESSION_LEVEL)
}

/// The section of a saved library.
pub(super) struct SavedConclusions(Stretch);

impl SavedConclusions {
    /// None where the section is damaged, or a build with other rules wrote it.
    pub fn open(section: Stretch) -> Option<SavedConclusions> {
        let saved = SavedConclusions(section);
        let is_whole = saved.start_of(N_PARTS)? == saved.0.len();
        (is_whole && saved.number(0)? == CONCLUSIONS_VERSION as usize).then_some(saved)
    }

    /// The section as it was saved.
    pub fn section(&self) -> &[u8] {
        self.0.head()
    }

    fn read<T: DeserializeOwned>(&self, part: Part) -> Option<T> {
        let bytes = decompress_to_vec_with_limit(self.packed(part)?, MAX_PART_BYTES).ok()?;
        postcard::from_bytes(&bytes).ok()
    }

    /// Its head, then the parts.
    pub fn cuts(&self) -> Vec<Cut> {
        let head = Cut {
            range: 0..HEAD_BYTES,
            is_needed: true,
        };
        let parts = [Part::Dates, Part::Who, Part::Repeats, Part::Events];
        let parts = parts.into_iter().filter_map(|part| {
            Some(Cut {
                range: self.range(part)?,
                // Dates order and filter clippings.
                is_needed: part == Part::Dates,
            })
        });
        core::iter::once(head).chain(parts).collect()
    }

    fn packed(&self, part: Part) -> Option<&[u8]> {
        self.0.read(self.range(part)?)
    }

    fn range(&self, part: Part) -> Option<Range<usize>> {
        let part = part as usize;
        Some(self.start_of(part)?..self.start_of(part + 1)?)
    }

    fn start_of(&self, part: usize) -> Option<usize> {
        (0..part).try_fold(HEAD_BYTES, |start, part| {
            start.checked_add(self.number(1 + part)?)
        })
    }

    fn number(&self, at: usize) -> Option<usize> {
        let four = self.0.head().get(4 * at..4 * at + 4)?;
        Some(u32::from_le_bytes(four.try_into().expect("four bytes")) as usize)
    }
}
