//! Reads tar archives: POSIX.1-2001 (ustar and pax) and GNU tar's long names.

use std::borrow::Cow;
use std::ops::Range;

use super::members::read_members;
use crate::document::ProblemCode;
use crate::document::reading::{Reading, Source};
use crate::text::decode::decode;

/// Bytes of a header, and what files are padded to.
const BLOCK: usize = 512;

/// Whether a file is a tar archive: its first header has the right sum.
pub fn tells(bytes: &[u8]) -> bool {
    bytes
        .first_chunk()
        .is_some_and(|block| Header(block).is_valid())
}

/// Reads the files in a tar archive.
pub fn read(source: &Source<'_>, reading: &mut Reading<'_>) {
    let found = files(source.bytes);
    if let Some(what) = found.damage {
        reading.problem(
            ProblemCode::Damaged,
            format!("expected a tar archive, but found {what}"),
            "what stands before was read; fetch the file again",
        );
    }
    if found.files.is_empty() && found.damage.is_none() {
        reading.problem(
            ProblemCode::Empty,
            "expected files in the archive, but found none",
            "check whether the archive was made in full",
        );
    }
    let (names, places): (Vec<String>, Vec<Range<usize>>) = found.files.into_iter().unzip();
    read_members(&names, reading, &mut |at, _| {
        let bytes = source.bytes.get(places.get(at)?.clone())?;
        Some(Cow::Borrowed(bytes))
    });
}

/// The files of an archive: names, and where their bytes are.
struct Files {
    files: Vec<(String, Range<usize>)>,
    damage: Option<&'static str>,
}

fn files(bytes: &[u8]) -> Files {
    let mut found = Files {
        files: Vec::new(),
        damage: None,
    };
    let (mut at, mut next) = (0usize, Extra::default());
    while let Some(block) = bytes.get(at..).and_then(|rest| rest.first_chunk::<BLOCK>()) {
        if block.iter().all(|byte| *byte == 0) {
            break;
        }
        let header = Header(block);
        let Some(size) = next.size.or(header.size()).filter(|_| header.is_valid()) else {
            found.damage = Some("a broken header in it");
            break;
        };
        let start = at + BLOCK;
        let end = usize::try_from(size)
            .ok()
            .and_then(|size| start.checked_add(size));
        let is_cut = end.is_none_or(|end| end > bytes.len());
        let end = end.unwrap_or(bytes.len()).min(bytes.len());
        let content = &bytes[start..end];
        match header.kind() {
            b'0' | 0 | b'7' => {
                let name = next.name.take().unwrap_or_else(|| header.name());
                found.files.push((name, start..end));
                next = Extra::default();
            }
            b'L' => next.name = Some(text(content)),
            b'x' | b'X' => next.take(content),
            // What holds for all files, and the targets of links.
            b'g' | b'K' => {}
            // Folders, links, devices.
            _ => next = Extra::default(),
        }
        if is_cut {
            found.damage = Some("that it breaks off");
            break;
        }
        at = start + (end - start).next_multiple_of(BLOCK);
    }
    found
}

/// What a header before a file's own says of it.
#[derive(Default)]
struct Extra {
    name: Option<String>,
    size: Option<u64>,
}

impl Extra {
    /// Takes the records of a pax header: `27 path=a name of a file\n`.
    fn take(&mut self, records: &[u8]) {
        let mut rest = records;
        while let Some(blank) = rest.iter().position(|byte| *byte == b' ') {
            let length = core::str::from_utf8(&rest[..blank]).ok();
            let length = length.and_then(|length| length.parse::<usize>().ok());
            let Some(length) = length.filter(|length| *length > blank + 1 && *length <= rest.len())
            else {
                return;
            };
            let record = &rest[blank + 1..length];
            let record = record.strip_suffix(b"\n").unwrap_or(record);
            if let Some(name) = record.strip_prefix(b"path=") {
                self.name = Some(text(name));
            } else if let Some(size) = record.strip_prefix(b"size=") {
                self.size = text(size).parse().ok();
            }
            rest = &rest[length..];
        }
    }
}

/// The header of a file.
struct Header<'a>(&'a [u8; BLOCK]);

impl Header<'_> {
    /// Whether the sum of its bytes is the one that it states.
    fn is_valid(&self) -> bool {
        let is_sum = |at: usize| (148..156).contains(&at);
        let sum = |(at, byte): (usize, &u8)| if is_sum(at) { 32 } else { u64::from(*byte) };
        let sum: u64 = self.0.iter().enumerate().map(sum).sum();
        self.0[0] != 0 && octal(&self.0[148..156]) == Some(sum)
    }

    fn kind(&self) -> u8 {
        self.0[156]
    }

    fn size(&self) -> Option<u64> {
        let field = &self.0[124..136];
        if field[0] & 0x80 == 0 {
            return octal(field);
        }
        // GNU: the number in bytes, where it has no room in figures.
        let size = field[1..].iter().try_fold(0u64, |size, byte| {
            size.checked_mul(256)?.checked_add(u64::from(*byte))
        });
        size.filter(|_| field[0] == 0x80)
    }

    fn name(&self) -> String {
        let name = text(&self.0[..100]);
        let is_posix = &self.0[257..263] == b"ustar\0";
        let prefix = text(&self.0[345..500]);
        match is_posix && !prefix.is_empty() {
            true => format!("{prefix}/{name}"),
            false => name,
        }
    }
}

/// A number in octal figures, blanks and NULs around it.
fn octal(field: &[u8]) -> Option<u64> {
    let text = core::str::from_utf8(field).ok()?;
    let digits = text.trim_matches([' ', '\0']);
    let digits = digits.split(['\0', ' ']).next()?;
    match digits.is_empty() {
        true => Some(0),
        false => u64::from_str_radix(digits, 8).ok(),
    }
}

/// A name up to its NUL, in UTF-8 or what its bytes look like.
fn text(bytes: &[u8]) -> String {
    let end = bytes.iter().position(|byte| *byte == 0);
    let bytes = &bytes[..end.unwrap_or(bytes.len())];
    let name = match core::str::from_utf8(bytes) {
        Ok(name) => name.to_string(),
        Err(_) => decode(bytes, None).text,
    };
    name.strip_prefix("./").unwrap_or(&name).to_string()
}
