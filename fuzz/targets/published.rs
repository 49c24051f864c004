//! The head of a published library that is not what it says is refused, or gives
//! something else, but does not panic; so is a library that changed before it was published.
//!
//! The input says what is changed, how small the chunks are, and a list of changes, `at:u24
//! byte`: most bytes stay right, so that what is behind them is reached.
#![no_main]

mod changed;

use std::sync::LazyLock;

use changed::change;
use dateline::document::{InputFile, read};
use dateline::explore::Explorer;
use dateline::extract::extract;
use dateline::library::published::{Published, give, name_of, publish, read_head};
use libfuzzer_sys::fuzz_target;
use xxhash_rust::xxh3::xxh3_64;

static WHOLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut explorer = Explorer::default();
    for number in 0..40 {
        let text = format!(
            "SEOUL, Oct. {}, 2015 (Reuters) -- Kim sent letter {number} to Xi, officials said.",
            1 + number % 28
        );
        let path = format!("{number}.txt");
        let file = InputFile {
            path: &path,
            bytes: text.as_bytes(),
            ..InputFile::default()
        };
        explorer.add(extract(read(file), None));
    }
    explorer.save(Some("Letters"))
});

fn word(bytes: &[u8], at: usize) -> usize {
    u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes")) as usize
}

/// Sets the checksum of all before byte `end`, if there is room for it.
fn seal(bytes: &mut [u8], end: Option<usize>) {
    if let Some(end) = end.filter(|end| end.saturating_add(8) <= bytes.len()) {
        let checksum = xxh3_64(&bytes[..end]);
        bytes[end..end + 8].copy_from_slice(&checksum.to_le_bytes());
    }
}

/// The library with these changes to its sections, every checksum right.
fn changed_library(changes: &[u8]) -> Vec<u8> {
    let mut bytes = WHOLE.clone();
    let n_sections = word(&bytes, 12);
    let mut start = 16 + 16 * n_sections + 8;
    change(&mut bytes[start..], changes);
    for section in 0..n_sections {
        let end = start + word(&bytes, 20 + 16 * section);
        let checksum = xxh3_64(&bytes[start..end]);
        bytes[24 + 16 * section..32 + 16 * section].copy_from_slice(&checksum.to_le_bytes());
        start = end;
    }
    seal(&mut bytes, Some(16 + 16 * n_sections));
    bytes
}

fn take(head: &[u8], published: &Published) {
    let Ok(chunks) = read_head(head) else {
        return;
    };
    for checksum in chunks.missing() {
        let name = name_of(checksum);
        if let Some(bytes) = published.chunks.get(&name) {
            let _ = give(&chunks, &name, bytes.clone());
        }
    }
    if let Some(bytes) = chunks.joined() {
        let _ = Explorer::default().open(bytes);
    }
}

fuzz_target!(|input: &[u8]| {
    let [what, size, changes @ ..] = input else {
        return;
    };
    let chunk_bytes = usize::from(*size) * 8;
    if what & 1 == 0 {
        let Ok(published) = publish(changed_library(changes), chunk_bytes) else {
            return;
        };
        take(&published.head, &published);
        return;
    }
    let published = publish(WHOLE.clone(), chunk_bytes).expect("it is whole");
    let mut head = published.head.clone();
    change(&mut head, changes);
    if what & 2 == 0 {
        let table_end = word(&head, 12)
            .checked_mul(12)
            .and_then(|end| end.checked_add(16));
        seal(&mut head, table_end);
    }
    take(&head, &published);
});
