//! Conclusions that a saved library carries and that nobody came to are passed
//! over, or answer wrongly, but do not panic; the first change tells all anew.
//!
//! The input is the number of a part and a list of changes to what it unpacks to,
//! `at:u24 byte`: most bytes stay right, so that what is behind them is reached.
#![no_main]

mod changed;

use std::sync::LazyLock;

use changed::change;
use dateline::document::{InputFile, read};
use dateline::explore::{Explorer, LedgerQuestion, NamesQuestion, Question, TimelineQuestion};
use dateline::extract::{Extracted, NameModel, extract};
use libfuzzer_sys::fuzz_target;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec;
use xxhash_rust::xxh3::xxh3_64;

const TEXTS: [&str; 5] = [
    "SEOUL, Oct. 9, 2015 (Reuters) -- Kim Jong Un sent a letter to Chinese President Xi Jinping on Monday, officials said.",
    "The Workers' Party of Korea (WPK) will hold a parade this month to mark the 75th anniversary of its founding.",
    "Foreign Minister Wang Yi said that \"nobody will profit from a war on the peninsula\" and left for Vienna.",
    "Nobody will profit from a war on the peninsula, Mr Wang told reporters in Vienna on Tuesday.",
    "Kim Jong-un sent a letter to Xi Jinping on Oct. 5, 2015, KCNA reported.",
];
const N_PARTS: usize = 4;
/// The section's head: its version, and the length of each part.
const HEAD_BYTES: usize = 4 + 4 * N_PARTS;

fn extracted(number: usize, text: &str) -> Extracted {
    static MODEL: LazyLock<NameModel> = LazyLock::new(|| {
        let bytes = include_bytes!("../../assets/names.model");
        NameModel::open(bytes.to_vec()).expect("the model opens")
    });
    let path = format!("{number}.txt");
    let file = InputFile {
        path: &path,
        bytes: text.as_bytes(),
        ..InputFile::default()
    };
    extract(read(file), Some(&MODEL))
}

/// A saved library whose last section is what is concluded: its bytes before that, its
/// version, and the parts unpacked.
static WHOLE: LazyLock<(Vec<u8>, Vec<u8>, Vec<Vec<u8>>)> = LazyLock::new(|| {
    let mut explorer = Explorer::default();
    for (number, text) in TEXTS.iter().enumerate() {
        explorer.add(extracted(number, text));
    }
    let bytes = explorer.save(None);
    let n_sections = word(&bytes, 12);
    let section = bytes.len() - word(&bytes, 16 * n_sections + 4);
    let (before, section) = bytes.split_at(section);
    let mut start = HEAD_BYTES;
    let parts = (0..N_PARTS).map(|part| {
        let end = start + word(section, 4 + 4 * part);
        let part = decompress_to_vec(&section[start..end]).expect("it was just packed");
        start = end;
        part
    });
    (before.to_vec(), section[..4].to_vec(), parts.collect())
});

fn word(bytes: &[u8], at: usize) -> usize {
    u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes")) as usize
}

/// The library with these parts, every checksum right.
fn sealed(parts: &[Vec<u8>]) -> Vec<u8> {
    let (before, version, _) = &*WHOLE;
    let packed: Vec<Vec<u8>> = parts.iter().map(|part| compress_to_vec(part, 1)).collect();
    let mut section = version.clone();
    (packed.iter()).for_each(|part| section.extend((part.len() as u32).to_le_bytes()));
    packed.iter().for_each(|part| section.extend(part));
    let mut bytes = before.clone();
    let header_end = 16 + 16 * word(&bytes, 12);
    let last = header_end - 16;
    bytes[last + 4..last + 8].copy_from_slice(&(section.len() as u32).to_le_bytes());
    bytes[last + 8..last + 16].copy_from_slice(&xxh3_64(&section).to_le_bytes());
    let checksum = xxh3_64(&bytes[..header_end]);
    bytes[header_end..header_end + 8].copy_from_slice(&checksum.to_le_bytes());
    bytes.extend(section);
    bytes
}

fn ask_everything(explorer: &mut Explorer) {
    let question = Question::default();
    let ledger = LedgerQuestion::default();
    explorer.front(true);
    let names = explorer.names(&question, &NamesQuestion::default(), 0, 50);
    names
        .names
        .iter()
        .for_each(|name| drop(explorer.entity(&name.id)));
    explorer.timeline(&question, &TimelineQuestion::default(), 0, 50);
    explorer.ledger(&question, &ledger, 0, 50);
    explorer.event_ledger(&question, &ledger, 0, 50);
    for id in 0..TEXTS.len() as u32 {
        explorer.clipping(id, &question);
        explorer.wordings(id, 0);
        explorer.witnesses(id, 0);
    }
    explorer.extract();
}

fuzz_target!(|input: &[u8]| {
    let Some((part, changes)) = input.split_first() else {
        return;
    };
    let mut parts = WHOLE.2.clone();
    change(&mut parts[usize::from(*part) % N_PARTS], changes);
    let mut explorer = Explorer::default();
    explorer
        .open(sealed(&parts))
        .expect("conclusions are no reason to refuse");
    ask_everything(&mut explorer);
    explorer.add(extracted(TEXTS.len(), TEXTS[0]));
    ask_everything(&mut explorer);
});
