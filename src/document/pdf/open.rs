//! Opens a PDF: tells it, and makes sure that its tables of objects do not
//! unpack to more than memory holds.

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::streams::inflated;

/// Beginning of a file that has its mark.
const HEAD_BYTES: usize = 1024;
/// Most bytes that the tables of objects of a file unpack to.
const MAX_TABLES: usize = 256_000_000;
/// Longest dictionary of a stream that is looked at.
const MAX_DICTIONARY: usize = 4096;

/// Why a file does not open.
#[derive(Debug, PartialEq, Eq)]
pub enum Refused {
    /// It has no pages that can be found.
    Damaged,
    /// It opens with a password.
    Locked,
    /// It is encrypted in a way that is not read.
    UnknownEncryption,
    /// Its tables of objects unpack to too much.
    TooLarge,
}

/// Whether bytes are a PDF: its mark stands at the beginning, or at the start of
/// a line near it where the end has a PDF's mark too.
pub fn tells(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    let blank = |byte: &&u8| byte.is_ascii_whitespace() || **byte == 0;
    let start = head.iter().take_while(blank).count();
    let start = start + 3 * usize::from(head[start..].starts_with(b"\xEF\xBB\xBF"));
    let is_mark = |at: usize| {
        head[at..].starts_with(b"%PDF-") && head.get(at + 5).is_some_and(u8::is_ascii_digit)
    };
    if is_mark(start) {
        return true;
    }
    let tail = &bytes[bytes.len().saturating_sub(2048)..];
    let has_end = find(tail, b"startxref").is_some() || find(tail, b"endobj").is_some();
    has_end && (1..head.len()).any(|at| b"\r\n\0".contains(&head[at - 1]) && is_mark(at))
}

/// Opens a file; with it, whether its table of objects stood where the file says.
pub fn open(bytes: &[u8], room: usize) -> Result<(Pdf, bool), Refused> {
    let n_tables = size_of_tables(bytes, room.min(MAX_TABLES)).ok_or(Refused::TooLarge)?;
    debug_assert!(n_tables <= MAX_TABLES);
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Invalid => Refused::Damaged,
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Refused::Locked,
        LoadPdfError::Decryption(_) => Refused::UnknownEncryption,
    })?;
    Ok((pdf, is_whole(bytes)))
}

/// Whether the end of a file says where its table of objects is, and it is.
fn is_whole(bytes: &[u8]) -> bool {
    let start = find(bytes, b"%PDF-").unwrap_or(0);
    let tail_start = bytes.len().saturating_sub(2048);
    let tail = &bytes[tail_start..];
    let Some(at) = (0..tail.len())
        .rev()
        .find(|at| tail[*at..].starts_with(b"startxref"))
    else {
        return false;
    };
    let digits = tail[at + 9..]
        .iter()
        .skip_while(|byte| byte.is_ascii_whitespace());
    let digits = digits.take_while(|byte| byte.is_ascii_digit()).take(15);
    let offset = digits.fold(0_usize, |offset, byte| {
        offset * 10 + usize::from(byte - b'0')
    });
    let is_table = |offset: usize| {
        let table = bytes.get(offset..).unwrap_or_default();
        let table = table.trim_ascii_start();
        table.starts_with(b"xref") || table.first().is_some_and(u8::is_ascii_digit)
    };
    is_table(offset) || is_table(offset + start)
}

/// Bytes that streams of objects and of references unpack to; None where they
/// are more than `limit`. The crate that reads them has no limit of its own.
fn size_of_tables(bytes: &[u8], limit: usize) -> Option<usize> {
    let is_encrypted = find(bytes, b"/Encrypt").is_some();
    let mut size = 0_usize;
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], b"stream") {
        let start = at + found;
        at = start + 6;
        if bytes[..start].ends_with(b"end") {
            continue;
        }
        let dictionary = &bytes[start.saturating_sub(MAX_DICTIONARY)..start];
        let dictionary = match dictionary.windows(3).rposition(|window| window == b"obj") {
            Some(begin) => &dictionary[begin..],
            None => dictionary,
        };
        let has = |word: &[u8]| find(dictionary, word).is_some();
        if !(has(b"ObjStm") || has(b"XRef") || has(b"#")) {
            continue;
        }
        let data = bytes[at..]
            .strip_prefix(b"\r\n")
            .unwrap_or(&bytes[(at + 1).min(bytes.len())..]);
        let data = &data[..find(data, b"endstream").unwrap_or(data.len())];
        let filters = [&b"/Fl"[..], b"/LZW", b"/RunLength", b"/RL"];
        let count = |name: &&[u8]| dictionary.windows(name.len()).filter(|w| w == name).count();
        let n_filters: usize = filters.iter().map(count).sum();
        size += match n_filters {
            0 => data.len(),
            1 if has(b"/Fl") && !is_encrypted => inflated(data, limit + 1).len(),
            n => data
                .len()
                .saturating_mul(1100_usize.saturating_pow(n as u32)),
        };
        if size > limit {
            return None;
        }
    }
    Some(size)
}

/// Where `needle` first stands.
fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut at = 0;
    while let Some(found) = bytes.get(at..)?.iter().position(|byte| *byte == first) {
        at += found;
        if bytes[at..].starts_with(needle) {
            return Some(at);
        }
        at += 1;
    }
    None
}
