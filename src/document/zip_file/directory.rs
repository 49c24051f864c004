//! The directory of an archive: at its end, or gathered from its entries.
//!
//! APPNOTE 4.3: local headers (4.3.7), the central directory (4.3.12), its end
//! (4.3.16) with the form for large archives (4.3.14, 4.3.15).

use super::Entry;
use super::checksum::crc32;
use super::names::{RawName, decode_names};

/// Most entries of an archive.
const MAX_ENTRIES: usize = 1_000_000;
/// The end of the directory lies within the longest comment from the end.
const MAX_END_BYTES: usize = 22 + 0xFFFF;
/// Bytes of a directory entry without its name.
const N_CENTRAL: usize = 46;

/// The entries of an archive.
pub struct Directory {
    pub entries: Vec<Entry>,
    /// Whether they were gathered from the entries' own headers.
    pub is_recovered: bool,
}

/// Reads the directory; None where there is no entry and no empty archive.
pub fn read(bytes: &[u8]) -> Option<Directory> {
    if let Some((entries, is_whole)) = at_end(bytes)
        && is_whole
    {
        return Some(Directory {
            entries: named(entries),
            is_recovered: false,
        });
    }
    let entries = gathered(bytes);
    (!entries.is_empty()).then(|| Directory {
        entries: named(entries),
        is_recovered: true,
    })
}

/// The header that stands before an entry's bytes.
pub struct LocalHeader {
    pub flags: u16,
    pub method: u16,
    pub checksum: u32,
    pub n_packed: usize,
    pub n_bytes: u64,
    pub n_name: usize,
    /// Where the packed bytes begin.
    pub start: usize,
}

impl LocalHeader {
    /// Bytes of the header without name and extra fields.
    pub const N_BYTES: usize = 30;

    /// Reads the header at `at`.
    pub fn read(bytes: &[u8], at: usize) -> Option<LocalHeader> {
        let header = bytes.get(at..)?.get(..LocalHeader::N_BYTES)?;
        if !header.starts_with(b"PK\x03\x04") {
            return None;
        }
        let (n_name, n_extra) = (
            usize::from(u16_at(header, 26)),
            usize::from(u16_at(header, 28)),
        );
        Some(LocalHeader {
            flags: u16_at(header, 6),
            method: u16_at(header, 8),
            checksum: u32_at(header, 14),
            n_packed: u32_at(header, 18) as usize,
            n_bytes: u64::from(u32_at(header, 22)),
            n_name,
            start: at + LocalHeader::N_BYTES + n_name + n_extra,
        })
    }
}

/// An entry whose name is not decoded yet.
struct Found<'a> {
    name: RawName<'a>,
    entry: Entry,
}

fn named(found: Vec<Found<'_>>) -> Vec<Entry> {
    let (names, mut entries): (Vec<_>, Vec<_>) = found
        .into_iter()
        .map(|found| (found.name, found.entry))
        .unzip();
    for (entry, name) in entries.iter_mut().zip(decode_names(&names)) {
        entry.name = name;
    }
    entries
}

/// The entries of the directory at the end of the archive, and whether all of
/// them are there.
fn at_end(bytes: &[u8]) -> Option<(Vec<Found<'_>>, bool)> {
    let from = bytes.len().saturating_sub(MAX_END_BYTES);
    let end = bytes[from..]
        .windows(4)
        .rposition(|mark| mark == b"PK\x05\x06")?
        + from;
    let record = bytes.get(end..)?.get(..22)?;
    let mut n_entries = u64::from(u16_at(record, 10));
    let mut n_directory = u64::from(u32_at(record, 12));
    let mut start = u64::from(u32_at(record, 16));
    let mut directory_end = end;
    let is_large = n_entries == 0xFFFF || n_directory == 0xFFFF_FFFF || start == 0xFFFF_FFFF;
    if is_large && let Some((at, large)) = large_end(bytes, end) {
        n_entries = u64_at(large, 32);
        n_directory = u64_at(large, 40);
        start = u64_at(large, 48);
        directory_end = at;
    }
    // What stands before the archive (a program that unpacks it) moves all.
    let n_directory = usize::try_from(n_directory).ok()?;
    let place = directory_end.checked_sub(n_directory)?;
    let start = usize::try_from(start).ok()?;
    let moved = place.checked_sub(start)?;
    let mut entries = Vec::new();
    let mut at = place;
    while at < directory_end && entries.len() < MAX_ENTRIES {
        let Some((found, next)) = central_entry(bytes, at, moved) else {
            return Some((entries, false));
        };
        entries.push(found);
        at = next;
    }
    let is_whole =
        entries.len() as u64 & 0xFFFF == n_entries & 0xFFFF || entries.len() == MAX_ENTRIES;
    Some((entries, is_whole))
}

/// The end of a large archive's directory: where it stands, and its bytes.
fn large_end(bytes: &[u8], end: usize) -> Option<(usize, &[u8])> {
    let locator = bytes.get(end.checked_sub(20)?..end)?;
    if !locator.starts_with(b"PK\x06\x07") {
        return None;
    }
    let stated = usize::try_from(u64_at(locator, 8)).ok()?;
    let is_there = |at: &usize| {
        let mark = bytes.get(*at..).and_then(|rest| rest.get(..56));
        mark.is_some_and(|record| record.starts_with(b"PK\x06\x06"))
    };
    let at = [stated, (end - 20).checked_sub(56)?]
        .into_iter()
        .find(is_there)?;
    Some((at, &bytes[at..at + 56]))
}

/// The directory's entry at `at`, and where the next one stands.
fn central_entry(bytes: &[u8], at: usize, moved: usize) -> Option<(Found<'_>, usize)> {
    let record = bytes.get(at..)?.get(..N_CENTRAL)?;
    if !record.starts_with(b"PK\x01\x02") {
        return None;
    }
    let flags = u16_at(record, 8);
    let n_name = usize::from(u16_at(record, 28));
    let n_extra = usize::from(u16_at(record, 30));
    let n_comment = usize::from(u16_at(record, 32));
    let rest = &bytes[at + N_CENTRAL..];
    let name = rest.get(..n_name)?;
    let extra = rest.get(n_name..n_name + n_extra)?;
    let mut sizes = [u32_at(record, 24), u32_at(record, 20), u32_at(record, 42)].map(u64::from);
    if let Some(large) = extra_field(extra, 1) {
        // Only what does not fit in the record stands there, in this order.
        let mut values = large.chunks_exact(8).map(|value| u64_at(value, 0));
        for size in sizes.iter_mut().filter(|size| **size == 0xFFFF_FFFF) {
            *size = values.next()?;
        }
    }
    let [n_bytes, n_packed, offset] = sizes;
    let header = usize::try_from(offset).ok()?.checked_add(moved)?;
    let start = LocalHeader::read(bytes, header).map_or(bytes.len(), |header| header.start);
    let n_packed = usize::try_from(n_packed).ok()?;
    let end = start.saturating_add(n_packed).min(bytes.len());
    let entry = Entry {
        name: String::new(),
        n_bytes,
        is_encrypted: flags & 1 != 0,
        method: u16_at(record, 10),
        // The kinds of AES that keep no checksum write 0.
        checksum: Some(u32_at(record, 16)),
        packed: start.min(end)..end,
    };
    let name = RawName {
        bytes: name,
        is_utf8: flags & (1 << 11) != 0,
        unicode: unicode_name(extra, name),
    };
    Some((
        Found { name, entry },
        at + N_CENTRAL + n_name + n_extra + n_comment,
    ))
}

/// The entries by their own headers, for an archive without a directory.
fn gathered(bytes: &[u8]) -> Vec<Found<'_>> {
    let mut entries = Vec::new();
    let mut at = 0;
    while entries.len() < MAX_ENTRIES
        && let Some(found) = next_mark(bytes, at, b"\x03\x04")
    {
        at = found + 4;
        let Some(header) = LocalHeader::read(bytes, found) else {
            break;
        };
        let fields = bytes.get(found + LocalHeader::N_BYTES..header.start);
        let Some((name, extra)) = fields.map(|fields| fields.split_at(header.n_name)) else {
            continue;
        };
        if name.is_empty() || name.contains(&0) {
            continue;
        }
        // With bit 3 the sizes follow the bytes; the next header ends them.
        let is_streamed = header.flags & 8 != 0 && header.n_packed == 0;
        let stated = header.start.saturating_add(header.n_packed);
        let end = match is_streamed || stated > bytes.len() {
            true => next_header(bytes, header.start),
            false => stated,
        };
        let entry = Entry {
            name: String::new(),
            n_bytes: header.n_bytes,
            is_encrypted: header.flags & 1 != 0,
            method: header.method,
            checksum: (!is_streamed).then_some(header.checksum),
            packed: header.start..end,
        };
        let name = RawName {
            bytes: name,
            is_utf8: header.flags & (1 << 11) != 0,
            unicode: unicode_name(extra, name),
        };
        entries.push(Found { name, entry });
        at = end;
    }
    entries
}

/// Where the next header of an entry, or the directory, begins.
fn next_header(bytes: &[u8], from: usize) -> usize {
    let local = next_mark(bytes, from, b"\x03\x04").unwrap_or(bytes.len());
    let central = next_mark(&bytes[..local], from, b"\x01\x02");
    central.unwrap_or(local)
}

fn next_mark(bytes: &[u8], from: usize, kind: &[u8; 2]) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let is_mark = |window: &[u8]| window[0] == b'P' && window[1] == b'K' && window[2..] == *kind;
    rest.windows(4).position(is_mark).map(|at| from + at)
}

/// The Unicode Path extra field (Info-ZIP), if it is of this name.
fn unicode_name<'a>(extra: &'a [u8], name: &[u8]) -> Option<&'a str> {
    let field = extra_field(extra, 0x7075)?;
    let (head, path) = field.split_at_checked(5)?;
    let is_current = head[0] == 1 && u32_at(head, 1) == crc32(name);
    core::str::from_utf8(path).ok().filter(|_| is_current)
}

fn extra_field(extra: &[u8], kind: u16) -> Option<&[u8]> {
    let mut rest = extra;
    while let Some((head, after)) = rest.split_at_checked(4) {
        let n_bytes = usize::from(u16_at(head, 2));
        let (field, next) = after.split_at_checked(n_bytes)?;
        if u16_at(head, 0) == kind {
            return Some(field);
        }
        rest = next;
    }
    None
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from(u16_at(bytes, at)) | u32::from(u16_at(bytes, at + 2)) << 16
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    u64::from(u32_at(bytes, at)) | u64::from(u32_at(bytes, at + 4)) << 32
}
