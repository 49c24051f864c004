//! Tables and archives that were cut, changed or put together wrongly: reading
//! them never panics, and what it gives holds together.
//!
//! The archives among the cases were made with Python's `zipfile`, `tarfile` and
//! `gzip`; the records of the web archives were written by hand.

use dateline::document::{InputFile, read, table_preview};
use proptest::prelude::*;

use super::cases;

/// Families of cases by how their names begin.
const FAMILIES: &[&str] = &[
    "table_", "workbook", "archive", "bridge", "web.", "json_", "lines_",
];

fn samples() -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(cases("document")).expect("the folder of cases is there");
    let mut samples: Vec<(String, Vec<u8>)> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let name = path.file_name()?.to_str()?.to_owned();
            let is_one = FAMILIES.iter().any(|family| name.starts_with(family));
            let is_input = !name.ends_with(".expected");
            (is_one && is_input).then(|| Some((name, std::fs::read(&path).ok()?)))?
        })
        .collect();
    samples.sort();
    samples
}

fn holds(path: &str, bytes: &[u8]) {
    let file = InputFile {
        path,
        bytes,
        ..InputFile::default()
    };
    let found = read(file);
    assert!(found.clippings.len() + found.problems.len() > 0, "{path}");
    for clipping in &found.clippings {
        assert!(clipping.is_consistent(), "{path}");
        assert!(!clipping.headline.title.value.is_empty());
        assert!(
            clipping
                .headline
                .title
                .evidence
                .iter()
                .all(|span| clipping.text.get(span.range()).is_some())
        );
    }
    let _ = table_preview(file);
}

#[test]
fn samples_hold() {
    let samples = samples();
    assert!(samples.len() >= 25);
    for (name, bytes) in &samples {
        holds(name, bytes);
        for other in ["a.csv", "a.json", "a.jsonl", "a.tsv", "a"] {
            holds(other, bytes);
        }
    }
}

#[test]
fn cut_samples_hold() {
    for (name, bytes) in &samples() {
        for at in (0..bytes.len()).step_by(bytes.len() / 60 + 1) {
            holds(name, &bytes[..at]);
            holds(name, &bytes[at..]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_samples_hold(which in any::<prop::sample::Index>(), other in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8), splice in any::<bool>()) {
        let samples = samples();
        let (name, bytes) = which.get(&samples);
        let mut bytes = bytes.clone();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
            if splice && byte < 32 {
                let (_, other) = other.get(&samples);
                let from = at % other.len();
                bytes.splice(at..at, other[from..].iter().take(200).copied());
            }
        }
        holds(name, &bytes);
    }

    #[test]
    fn any_rows(rows in prop::collection::vec(prop::collection::vec("[a-z0-9,;\"'\t\n /.:-]{0,12}", 0..6), 0..12), mark in "[,;|\t]", quote in any::<bool>()) {
        let row = |cells: Vec<String>| {
            let cells: Vec<String> = cells.into_iter().map(|cell| if quote { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }).collect();
            cells.join(&mark)
        };
        let mut text = ["title", "text", "date"].join(&mark);
        for cells in rows {
            text.push('\n');
            text.push_str(&row(cells));
        }
        holds("a.csv", text.as_bytes());
        holds("a.tsv", text.as_bytes());
    }
}
