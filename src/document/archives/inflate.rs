//! Deflated bytes (RFC 1951) and gzip members (RFC 1952), within a limit.

use miniz_oxide::inflate::stream::{InflateState, inflate as inflate_some};
use miniz_oxide::{DataFormat, MZError, MZFlush, MZStatus};

/// Bytes that are unpacked at a time.
const STEP: usize = 64 * 1024;

/// What unpacking gave.
#[derive(Debug, Default)]
pub struct Inflated {
    /// The bytes, or those of the beginning.
    pub bytes: Vec<u8>,
    /// Packed bytes that were read.
    pub n_read: usize,
    /// Whether more follows than the limit allowed.
    pub is_cut: bool,
    /// Whether the packed bytes break off or are none.
    pub is_damaged: bool,
}

/// Unpacks deflated bytes, bare or (`has_header`) with the header of zlib, until
/// they end.
pub fn inflate(packed: &[u8], has_header: bool, limit: usize) -> Inflated {
    let format = if has_header {
        DataFormat::Zlib
    } else {
        DataFormat::Raw
    };
    let mut state = InflateState::new_boxed(format);
    let mut out = Inflated::default();
    loop {
        let start = out.bytes.len();
        let step = STEP.max(start).min(limit.saturating_sub(start) + 1);
        out.bytes.resize(start + step, 0);
        let rest = &packed[out.n_read..];
        let result = inflate_some(&mut state, rest, &mut out.bytes[start..], MZFlush::None);
        out.n_read += result.bytes_consumed;
        out.bytes.truncate(start + result.bytes_written);
        if out.bytes.len() > limit {
            out.bytes.truncate(limit);
            out.is_cut = true;
            return out;
        }
        match result.status {
            Ok(MZStatus::StreamEnd) => return out,
            Ok(_) if result.bytes_consumed + result.bytes_written > 0 => {}
            Ok(_) | Err(MZError::Buf) | Err(_) => {
                out.is_damaged = true;
                return out;
            }
        }
    }
}

/// Whether bytes open a gzip member.
pub fn opens_as_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x1F\x8B\x08")
}

/// Unpacks the gzip member at the start of `bytes`; `n_read` is with its header
/// and trailer. None where there is none.
pub fn member(bytes: &[u8], limit: usize) -> Option<Inflated> {
    let start = header_length(bytes)?;
    let mut out = inflate(bytes.get(start..)?, false, limit);
    // Checksum and length.
    out.n_read = bytes.len().min(start + out.n_read + 8);
    Some(out)
}

/// All gzip members of `bytes` one after another, `limit` bytes at most.
pub fn gunzip(bytes: &[u8], limit: usize) -> Inflated {
    let mut all = Inflated::default();
    while let Some(next) = member(&bytes[all.n_read..], limit - all.bytes.len()) {
        all.n_read += next.n_read;
        all.is_cut = next.is_cut;
        all.is_damaged |= next.is_damaged;
        match all.bytes.is_empty() {
            true => all.bytes = next.bytes,
            false => all.bytes.extend_from_slice(&next.bytes),
        }
        if all.is_cut || all.is_damaged {
            break;
        }
    }
    all
}

/// Length of the header of a gzip member.
fn header_length(bytes: &[u8]) -> Option<usize> {
    if !opens_as_gzip(bytes) {
        return None;
    }
    let flags = *bytes.get(3)?;
    let mut at = 10;
    if flags & 4 != 0 {
        let n = u16::from_le_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]);
        at += 2 + usize::from(n);
    }
    for flag in [8, 16] {
        if flags & flag != 0 {
            at += bytes.get(at..)?.iter().position(|byte| *byte == 0)? + 1;
        }
    }
    at += if flags & 2 != 0 { 2 } else { 0 };
    (at <= bytes.len()).then_some(at)
}
