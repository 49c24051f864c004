//! Files that are ZIP archives: their entries by name, unpacked within bounds.
//!
//! What archives, office documents, books and web archives are read through.
//! Source: PKWARE's APPNOTE 6.3.10. Stored and deflated entries are read
//! (`miniz_oxide`); entries of other methods and encrypted ones give a problem.
//! Where the directory at the end is damaged or missing, the entries' own
//! headers are read instead.
//!
//! ```ignore
//! let Some(archive) = ZipFile::open(source.bytes) else { … };
//! if let Some(entry) = archive.entry("word/document.xml") {
//!     let bytes = archive.read(entry, reading);   // bounded, problems noted
//! }
//! ```

mod checksum;
mod directory;
mod names;

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use std::borrow::Cow;

pub use names::code_page_437;

use super::ProblemCode;
use super::reading::Reading;
use super::sidecar::one_line;
use crate::text::Map;

/// Most bytes that one entry unpacks to.
const MAX_ENTRY_BYTES: usize = 256_000_000;

/// A ZIP archive in memory.
#[derive(Debug)]
pub struct ZipFile<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry>,
    /// The place of each name in `entries`; of a name that comes twice, the
    /// last, which is the newer one.
    by_name: Map<String, usize>,
    is_recovered: bool,
}

/// A file in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name with the folders, `/` between them.
    pub name: String,
    /// Bytes that it unpacks to, as the archive says; 0 where it does not.
    pub n_bytes: u64,
    /// Whether it opens with a password only.
    pub is_encrypted: bool,
    /// How it is compressed (APPNOTE 4.4.5).
    method: u16,
    /// Checksum of the unpacked bytes; None where the archive has none.
    checksum: Option<u32>,
    /// Where its packed bytes are in the archive.
    packed: core::ops::Range<usize>,
}

/// The bytes of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpacked<'a> {
    /// The bytes, or those of its beginning.
    pub bytes: Cow<'a, [u8]>,
    /// Whether more follows than the limit allowed.
    pub is_cut: bool,
    /// Whether the bytes are not those that were packed.
    pub is_damaged: bool,
}

/// Why an entry gives no bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It opens with a password only.
    Encrypted,
    /// It is compressed by a method that is not read, of this name.
    Method(String),
}

/// Whether a file opens as a ZIP archive does: cheap, looks at four bytes.
pub fn opens_as_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Name and bytes of the first entry where it is stored as it is: office
/// documents and books name themselves there (`mimetype`).
pub fn first_stored(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let header = directory::LocalHeader::read(bytes, 0)?;
    let name = bytes.get(directory::LocalHeader::N_BYTES..)?;
    let name = name.get(..header.n_name)?;
    let end = header.start.checked_add(header.n_packed)?;
    (header.method == 0).then_some((name, bytes.get(header.start..end)?))
}

impl<'a> ZipFile<'a> {
    /// Opens an archive: reads its directory, no entry. None where the bytes
    /// are no archive, or one of which no entry is left.
    pub fn open(bytes: &'a [u8]) -> Option<ZipFile<'a>> {
        let found = directory::read(bytes)?;
        let mut by_name = Map::new();
        let entries = found.entries.iter().enumerate();
        by_name.extend(entries.map(|(at, entry)| (entry.name.clone(), at)));
        Some(ZipFile {
            bytes,
            by_name,
            entries: found.entries,
            is_recovered: found.is_recovered,
        })
    }

    /// The entries in the archive's order, folders among them.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The names of the entries, in the archive's order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// Whether the directory was damaged, and the entries were found without
    /// it: some may be missing.
    pub fn is_recovered(&self) -> bool {
        self.is_recovered
    }

    /// The entry of this name; where none has it, one that differs in ASCII
    /// case alone.
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        if let Some(at) = self.by_name.get(name) {
            return self.entries.get(*at);
        }
        let is_alike = |entry: &&Entry| entry.name.eq_ignore_ascii_case(name);
        self.entries.iter().rev().find(is_alike)
    }

    /// The bytes of an entry, `limit` at most.
    pub fn unpack(&self, entry: &Entry, limit: usize) -> Result<Unpacked<'a>, Refusal> {
        if entry.is_encrypted {
            return Err(Refusal::Encrypted);
        }
        let packed = self.bytes.get(entry.packed.clone()).unwrap_or_default();
        let limit = limit.min(MAX_ENTRY_BYTES);
        let mut unpacked = match entry.method {
            0 => Unpacked {
                bytes: Cow::Borrowed(&packed[..packed.len().min(limit)]),
                is_cut: packed.len() > limit,
                is_damaged: false,
            },
            8 => inflated(packed, limit),
            method => return Err(Refusal::Method(method_name(method))),
        };
        if !unpacked.is_cut && !unpacked.is_damaged {
            let differs = |expected| checksum::crc32(&unpacked.bytes) != expected;
            unpacked.is_damaged = entry.checksum.is_some_and(differs);
        }
        Ok(unpacked)
    }

    /// The bytes of an entry within what the file being read may still unpack
    /// to; what is wrong with it becomes a problem. None where nothing of it
    /// can be read.
    pub fn read(&self, entry: &Entry, reading: &mut Reading<'_>) -> Option<Cow<'a, [u8]>> {
        let name = one_line(&entry.name);
        let unpacked = match self.unpack(entry, reading.room()) {
            Ok(unpacked) => unpacked,
            Err(Refusal::Encrypted) => {
                reading.problem(
                    ProblemCode::Locked,
                    format!("expected `{name}` to open, but found that it needs a password"),
                    "unpack the file with its password and add what is in it",
                );
                return None;
            }
            Err(Refusal::Method(method)) => {
                reading.problem(
                    ProblemCode::LeftOut,
                    format!(
                        "expected `{name}` stored or deflated, but found it packed by {method}"
                    ),
                    "unpack the file and add what is in it",
                );
                return None;
            }
        };
        // Bytes looked at count as well: entries may lie on top of each other.
        let n_bytes = unpacked.bytes.len().max(entry.packed.len());
        let has_room = reading.unpack(n_bytes + usize::from(unpacked.is_cut));
        if unpacked.is_cut && has_room {
            reading.problem(
                ProblemCode::CutShort,
                format!(
                    "expected `{name}` to unpack to at most {} MB, but found more",
                    MAX_ENTRY_BYTES / 1_000_000
                ),
                "what follows was left out; unpack the file and add what is in it",
            );
        }
        if unpacked.is_damaged {
            let what = match unpacked.bytes.is_empty() {
                true => "nothing of it could be read",
                false => "what could be read of it was",
            };
            reading.problem(
                ProblemCode::Damaged,
                format!("expected `{name}` as it was packed, but found it damaged; {what}"),
                "fetch the file again, or unpack it and look at what is in it",
            );
        }
        (has_room || !unpacked.bytes.is_empty()).then_some(unpacked.bytes)
    }
}

fn inflated<'a>(packed: &[u8], limit: usize) -> Unpacked<'a> {
    let (bytes, is_cut, is_damaged) = match decompress_to_vec_with_limit(packed, limit) {
        Ok(bytes) => (bytes, false, false),
        Err(error) => {
            let is_cut = error.status == TINFLStatus::HasMoreOutput;
            (error.output, is_cut, !is_cut)
        }
    };
    Unpacked {
        bytes: Cow::Owned(bytes),
        is_cut,
        is_damaged,
    }
}

fn method_name(method: u16) -> String {
    match method {
        1 => "Shrink".into(),
        2..=5 => "Reduce".into(),
        6 => "Implode".into(),
        9 => "Deflate64".into(),
        12 => "bzip2".into(),
        14 => "LZMA".into(),
        20 | 93 => "Zstandard".into(),
        95 => "XZ".into(),
        96 => "JPEG".into(),
        97 => "WavPack".into(),
        98 => "PPMd".into(),
        _ => format!("method {method}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names and bytes, stored or (where `true`) deflated.
    fn archive(entries: &[(&str, &[u8], bool)]) -> Vec<u8> {
        let (mut bytes, mut directory) = (Vec::new(), Vec::new());
        for (name, content, is_deflated) in entries {
            let packed = match is_deflated {
                true => miniz_oxide::deflate::compress_to_vec(content, 6),
                false => content.to_vec(),
            };
            let mut common = vec![20, 0, 0, 0, if *is_deflated { 8 } else { 0 }, 0, 0, 0, 0, 0];
            common.extend(checksum::crc32(content).to_le_bytes());
            common.extend((packed.len() as u32).to_le_bytes());
            common.extend((content.len() as u32).to_le_bytes());
            common.extend([name.len() as u8, 0, 0, 0]);
            directory.extend(b"PK\x01\x02\x14\0");
            directory.extend(&common);
            directory.extend([0; 10]);
            directory.extend((bytes.len() as u32).to_le_bytes());
            directory.extend(name.as_bytes());
            bytes.extend(b"PK\x03\x04");
            bytes.extend(&common);
            bytes.extend(name.as_bytes());
            bytes.extend(packed);
        }
        let start = bytes.len() as u32;
        bytes.extend(&directory);
        bytes.extend(b"PK\x05\x06\0\0\0\0");
        let n_entries = [entries.len() as u8, 0, entries.len() as u8, 0];
        bytes.extend(n_entries);
        bytes.extend((directory.len() as u32).to_le_bytes());
        bytes.extend(start.to_le_bytes());
        bytes.extend([0, 0]);
        bytes
    }

    fn words(archive: &ZipFile<'_>, name: &str) -> String {
        let entry = archive.entry(name).expect("the entry is there");
        let unpacked = archive.unpack(entry, 1000).expect("it can be read");
        assert!(!unpacked.is_cut && !unpacked.is_damaged);
        String::from_utf8_lossy(&unpacked.bytes).into_owned()
    }

    const ENTRIES: &[(&str, &[u8], bool)] = &[
        ("mimetype", b"text/plain", false),
        ("a/one.txt", b"one one one one one one one", true),
        ("a/", b"", false),
        ("empty", b"", true),
    ];

    #[test]
    fn entries_by_name() {
        let bytes = archive(ENTRIES);
        let archive = ZipFile::open(&bytes).expect("it is an archive");
        assert!(!archive.is_recovered());
        assert_eq!(
            archive.names().collect::<Vec<_>>(),
            ["mimetype", "a/one.txt", "a/", "empty"]
        );
        assert_eq!(words(&archive, "A/One.txt"), "one one one one one one one");
        assert_eq!(words(&archive, "empty"), "");
        assert_eq!(
            first_stored(&bytes),
            Some((&b"mimetype"[..], &b"text/plain"[..]))
        );
        assert!(archive.entry("none").is_none());
    }

    #[test]
    fn the_limit_and_the_checksum_count() {
        let mut bytes = archive(ENTRIES);
        let at = bytes
            .windows(4)
            .position(|four| four == b"text")
            .expect("it is there");
        bytes[at] = b'n';
        let archive = ZipFile::open(&bytes).expect("it is an archive");
        let unpack = |name, limit| archive.unpack(archive.entry(name).expect("there"), limit);
        assert!(unpack("mimetype", 100).expect("stored").is_damaged);
        let cut = unpack("a/one.txt", 5).expect("deflated");
        assert!(cut.is_cut && cut.bytes.len() <= 5);
    }

    #[test]
    fn what_stands_before_or_is_missing_after() {
        let bytes = archive(ENTRIES);
        let moved = [b"MZ program ".as_slice(), &bytes].concat();
        let archive = ZipFile::open(&moved).expect("it is an archive");
        assert_eq!(words(&archive, "mimetype"), "text/plain");
        let directory = bytes.windows(4).position(|four| four == b"PK\x01\x02");
        let cut = &bytes[..directory.expect("it is there") + 20];
        let archive = ZipFile::open(cut).expect("entries are left");
        assert!(archive.is_recovered());
        assert_eq!(words(&archive, "a/one.txt"), "one one one one one one one");
        assert!(ZipFile::open(&bytes[..20]).is_none());
        assert!(ZipFile::open(b"PK\x05\x06").is_none());
    }
}
