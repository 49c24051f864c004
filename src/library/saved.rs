use core::fmt;
use core::ops::Range;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use super::IS_GROWING;
use super::conclusions::SavedConclusions;
use super::files::FileRecord;
use super::older_notes;
use super::saved_search::SavedSearch;
use super::who::Corrections;
use crate::document::Problem;
use crate::index::Stretch;

/// Version of the saved form that this build writes; it opens 1 up to this.
///
/// ```text
/// library = "DATELINE" version:u32 n_sections:u32 section* checksum:u64 payload*
/// section = kind:u32 n_bytes:u32 checksum:u64     kind 1: notes (postcard), 2: segment,
///                                                 3: searches, 4: corrections (postcard), each
///                                                 left out where there are none,
///                                                 5: what is concluded (`conclusions`)
/// ```
/// Little endian; checksums are XXH3-64, the header's over all before it.
/// Versions 1 to 5 had other segments or facts: they are indexed anew from what
/// they store, without facts. Notes of versions 1 to 3 knew less of files and problems,
/// searches of versions 1 to 4 of names. Versions 1 to 6 had corrections as JSON Lines, and
/// nothing that is concluded.
pub const VERSION: u32 = 7;

const MAGIC: &[u8; 8] = b"DATELINE";
const HEADER_BYTES: usize = 16;
const SECTION_BYTES: usize = 16;
const KIND_NOTES: u32 = 1;
const KIND_SEGMENT: u32 = 2;
const KIND_SEARCHES: u32 = 3;
const KIND_CORRECTIONS: u32 = 4;
const KIND_CONCLUSIONS: u32 = 5;

/// What a library knows beside its segments.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Notes {
    pub title: String,
    pub next_id: u32,
    pub files: Vec<FileRecord>,
    pub problems: Vec<Problem>,
}

/// A saved form, opened by reference.
pub(super) struct Opened {
    pub version: u32,
    pub notes: Notes,
    pub searches: Vec<SavedSearch>,
    pub corrections: Corrections,
    /// None where there are none that this build could have come to.
    pub conclusions: Option<SavedConclusions>,
    pub segments: Vec<Stretch>,
}

/// Why bytes do not open as a library. Whatever was open stays as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// The bytes do not begin as a saved library does.
    NotALibrary,
    /// Saved by a later version of Dateline.
    NewerVersion {
        /// Version of the saved form.
        found: u32,
        /// Latest version that this build opens.
        supported: u32,
    },
    /// Saved by an earlier version, in a build that is only asked.
    OlderVersion {
        /// Version of the saved form.
        found: u32,
    },
    /// Without what is concluded of all its clippings together by the rules of
    /// this version, in a build that does not work it out.
    Unconcluded,
    /// The head of a library that is published in chunks, in a build that needs the whole.
    Apart,
    /// Cut short or changed since it was saved.
    Damaged {
        /// The part that does not open.
        part: &'static str,
    },
}

impl OpenError {
    /// A name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            OpenError::NotALibrary => "not-a-library",
            OpenError::NewerVersion { .. } => "newer-version",
            OpenError::OlderVersion { .. } => "older-version",
            OpenError::Unconcluded => "unconcluded",
            OpenError::Apart => "apart",
            OpenError::Damaged { .. } => "damaged",
        }
    }

    /// The way out.
    pub fn hint(&self) -> &'static str {
        match self {
            OpenError::NotALibrary => "choose a file that Dateline has saved",
            OpenError::NewerVersion { .. } => {
                "get the latest Dateline page and open the file with it; nothing was changed"
            }
            OpenError::OlderVersion { .. } | OpenError::Unconcluded => {
                "open it in the whole page and save it again"
            }
            OpenError::Apart => "open the site that it is a part of, and save a copy there",
            OpenError::Damaged { .. } => {
                "take another copy of the file, or add the clippings again"
            }
        }
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OpenError::NotALibrary => {
                write!(f, "expected a saved library, but found something else")
            }
            OpenError::NewerVersion { found, supported } => {
                write!(
                    f,
                    "expected a library of version {supported} or earlier, but found version {found}"
                )
            }
            OpenError::OlderVersion { found } => {
                write!(
                    f,
                    "expected a library of version {VERSION}, but found version {found}"
                )
            }
            OpenError::Unconcluded => f.write_str(
                "expected a library with who is who, repeated words and events concluded, but found none",
            ),
            OpenError::Apart => f.write_str(
                "expected a whole library, but found the head of one that is published in parts",
            ),
            OpenError::Damaged { part } => write!(
                f,
                "expected a whole library, but found its {part} cut or changed"
            ),
        }
    }
}

impl core::error::Error for OpenError {}

/// The saved form of a library.
pub(super) fn write(
    notes: &Notes,
    searches: &[SavedSearch],
    corrections: &Corrections,
    conclusions: Option<&[u8]>,
    segments: &[&[u8]],
) -> Vec<u8> {
    let notes = postcard::to_allocvec(notes).expect("notes are plain data");
    let kept = postcard::to_allocvec(searches).expect("searches are plain data");
    let corrected = postcard::to_allocvec(corrections.all()).expect("corrections are plain data");
    let mut payloads: Vec<(u32, &[u8])> = vec![(KIND_NOTES, &notes)];
    if !searches.is_empty() {
        payloads.push((KIND_SEARCHES, &kept));
    }
    if !corrections.all().is_empty() {
        payloads.push((KIND_CORRECTIONS, &corrected));
    }
    payloads.extend(segments.iter().map(|segment| (KIND_SEGMENT, *segment)));
    payloads.extend(conclusions.map(|conclusions| (KIND_CONCLUSIONS, conclusions)));
    let n_bytes: usize = payloads
        .iter()
        .map(|(_, payload)| SECTION_BYTES + payload.len())
        .sum();
    let mut bytes = Vec::with_capacity(HEADER_BYTES + n_bytes + 8);
    bytes.extend(MAGIC);
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend((payloads.len() as u32).to_le_bytes());
    for (kind, payload) in &payloads {
        bytes.extend(kind.to_le_bytes());
        bytes.extend((payload.len() as u32).to_le_bytes());
        bytes.extend(xxh3_64(payload).to_le_bytes());
    }
    bytes.extend(xxh3_64(&bytes).to_le_bytes());
    payloads
        .iter()
        .for_each(|(_, payload)| bytes.extend_from_slice(payload));
    bytes
}

/// A section of a saved form.
struct Section {
    kind: u32,
    checksum: u64,
    range: Range<usize>,
}

/// The version of a saved form and its sections, one after the other to its end.
fn sections(all: &Stretch) -> Result<(u32, Vec<Section>), OpenError> {
    let bytes = all.head();
    if bytes.get(..8) != Some(MAGIC) {
        return Err(OpenError::NotALibrary);
    }
    let damaged = |part| OpenError::Damaged { part };
    let word = |at: usize| {
        bytes
            .get(at..at + 4)
            .map(|four| u32::from_le_bytes(four.try_into().expect("four bytes")))
    };
    let long = |at: usize| {
        bytes
            .get(at..at + 8)
            .map(|eight| u64::from_le_bytes(eight.try_into().expect("eight bytes")))
    };
    let found = word(8).ok_or(damaged("header"))?;
    if found > VERSION {
        return Err(OpenError::NewerVersion {
            found,
            supported: VERSION,
        });
    }
    if !IS_GROWING && found < VERSION {
        return Err(OpenError::OlderVersion { found });
    }
    let n_sections = word(12).ok_or(damaged("header"))? as usize;
    let header_end = n_sections
        .checked_mul(SECTION_BYTES)
        .and_then(|n_bytes| n_bytes.checked_add(HEADER_BYTES))
        .ok_or(damaged("header"))?;
    let header = bytes.get(..header_end).ok_or(damaged("header"))?;
    if long(header_end) != Some(xxh3_64(header)) {
        return Err(damaged("header"));
    }
    let mut sections = Vec::with_capacity(n_sections);
    let mut start = header_end + 8;
    for section in 0..n_sections {
        let at = HEADER_BYTES + section * SECTION_BYTES;
        let end = start
            .checked_add(word(at + 4).unwrap_or(0) as usize)
            .filter(|end| *end <= all.len());
        let range = start..end.ok_or(damaged("end"))?;
        start = range.end;
        sections.push(Section {
            kind: word(at).unwrap_or(0),
            checksum: long(at + 8).unwrap_or(0),
            range,
        });
    }
    match start == all.len() {
        true => Ok((found, sections)),
        false => Err(damaged("end")),
    }
}

/// A section as it may be published.
pub(super) enum Payload {
    /// A segment's bytes.
    Segment(Stretch),
    /// What is concluded.
    Conclusions(SavedConclusions),
    /// What is needed before anything can be asked.
    Needed,
}

/// All of a whole saved form of this version, each part with where it stands.
pub(super) fn payloads(bytes: &Stretch) -> Result<Vec<(Range<usize>, Payload)>, OpenError> {
    let (found, sections) = sections(bytes)?;
    if found < VERSION {
        return Err(OpenError::OlderVersion { found });
    }
    let first = sections
        .first()
        .map_or(bytes.len(), |first| first.range.start);
    let mut payloads = vec![(0..first, Payload::Needed)];
    for Section { kind, range, .. } in sections {
        let payload = bytes.slice(range.clone());
        let payload = payload.ok_or(OpenError::Damaged { part: "end" })?;
        let payload = match kind {
            KIND_SEGMENT => Payload::Segment(payload),
            KIND_CONCLUSIONS => match SavedConclusions::open(payload) {
                Some(conclusions) => Payload::Conclusions(conclusions),
                None => Payload::Needed,
            },
            _ => Payload::Needed,
        };
        payloads.push((range, payload));
    }
    Ok(payloads)
}

/// Opens a saved form by reference, every checksum compared of what is here.
pub(super) fn open(bytes: &Stretch) -> Result<Opened, OpenError> {
    let damaged = |part| OpenError::Damaged { part };
    let (found, sections) = sections(bytes)?;
    let mut notes = None;
    let (mut searches, mut segments) = (Vec::new(), Vec::new());
    let mut corrections = Corrections::default();
    let mut conclusions = None;
    for section in sections {
        let payload = bytes.slice(section.range).ok_or(damaged("end"))?;
        // Chunks that come later have checksums of their own.
        let here = payload.head();
        if payload.is_here() && section.checksum != xxh3_64(here) {
            // What is concluded can be told anew: it is no reason to lose the rest.
            if section.kind == KIND_CONCLUSIONS {
                continue;
            }
            return Err(damaged(match section.kind {
                KIND_NOTES => "notes",
                KIND_SEARCHES => "searches",
                KIND_CORRECTIONS => "corrections",
                _ => "index",
            }));
        }
        match section.kind {
            KIND_NOTES => {
                let read = match found {
                    ..=3 if IS_GROWING => older_notes::read(here),
                    _ => postcard::from_bytes(here).ok(),
                };
                notes = Some(read.ok_or(damaged("notes"))?);
            }
            KIND_SEARCHES => {
                let read = match found {
                    ..=4 if IS_GROWING => older_notes::read_searches(here),
                    _ => postcard::from_bytes(here).ok(),
                };
                searches = read.ok_or(damaged("searches"))?;
            }
            KIND_CORRECTIONS => {
                let read = match found {
                    ..=6 if IS_GROWING => older_notes::read_corrections(here),
                    _ => postcard::from_bytes(here).ok().map(Corrections::new),
                };
                corrections = read.ok_or(damaged("corrections"))?;
            }
            KIND_CONCLUSIONS => conclusions = SavedConclusions::open(payload),
            KIND_SEGMENT => segments.push(payload),
            _ => {}
        }
    }
    Ok(Opened {
        version: found,
        notes: notes.ok_or(damaged("notes"))?,
        searches,
        corrections,
        conclusions,
        segments,
    })
}
