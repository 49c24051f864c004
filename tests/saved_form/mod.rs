//! The sections of a saved library, for tests and benchmarks that change them.

use dateline::library::VERSION;
use xxhash_rust::xxh3::xxh3_64;

/// The kind of the section with what is concluded.
pub const CONCLUSIONS: u32 = 5;

/// The little-endian number at byte `at`.
pub fn u32_at(bytes: &[u8], at: usize) -> usize {
    u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes")) as usize
}

/// The payloads of a saved library with their kinds.
pub fn payloads(library: &[u8]) -> Vec<(u32, Vec<u8>)> {
    let n_sections = u32_at(library, 12);
    let mut at = 16 + 16 * n_sections + 8;
    let payload = |section: usize| {
        let (kind, n_bytes) = (16 + 16 * section, u32_at(library, 20 + 16 * section));
        at += n_bytes;
        (
            u32_at(library, kind) as u32,
            library[at - n_bytes..at].to_vec(),
        )
    };
    (0..n_sections).map(payload).collect()
}

/// A library of these payloads, every checksum right.
pub fn sealed(payloads: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = [&b"DATELINE"[..], &VERSION.to_le_bytes()].concat();
    bytes.extend((payloads.len() as u32).to_le_bytes());
    for (kind, payload) in payloads {
        bytes.extend(kind.to_le_bytes());
        bytes.extend((payload.len() as u32).to_le_bytes());
        bytes.extend(xxh3_64(payload).to_le_bytes());
    }
    bytes.extend(xxh3_64(&bytes).to_le_bytes());
    payloads
        .iter()
        .for_each(|(_, payload)| bytes.extend(payload));
    bytes
}

/// The saved form with nothing that is concluded.
pub fn bare(library: &[u8]) -> Vec<u8> {
    let mut parts = payloads(library);
    parts.retain(|(kind, _)| *kind != CONCLUSIONS);
    sealed(&parts)
}
