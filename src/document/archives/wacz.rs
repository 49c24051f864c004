//! Reads zipped web archives (WACZ 1.1.1, Webrecorder).

use serde_json::Value;

use super::warc::{WebArchive, address};
use crate::document::ProblemCode;
use crate::document::reading::{Reading, Source};
use crate::document::zip_file::{ZipFile, opens_as_zip};
use crate::text::Set;

/// Whether a file is a zipped web archive.
pub fn tells(bytes: &[u8]) -> bool {
    opens_as_zip(bytes)
        && ZipFile::open(bytes).is_some_and(|archive| {
            archive.names().any(|name| name == "datapackage.json") && archive.names().any(is_warc)
        })
}

fn is_warc(name: &str) -> bool {
    name.starts_with("archive/") && (name.ends_with(".warc") || name.ends_with(".warc.gz"))
}

/// Reads the pages of a zipped web archive.
pub fn read(source: &Source<'_>, reading: &mut Reading<'_>) {
    let Some(archive) = ZipFile::open(source.bytes) else {
        return reading.problem(
            ProblemCode::Damaged,
            "expected a zipped web archive, but found none of its files",
            "fetch the file again",
        );
    };
    let mut pages = Set::new();
    for entry in archive.entries() {
        if entry.name.starts_with("pages/")
            && entry.name.ends_with(".jsonl")
            && let Some(bytes) = archive.read(entry, reading)
        {
            pages.extend(listed_pages(&bytes));
        }
    }
    let mut web = WebArchive::new((!pages.is_empty()).then_some(pages));
    for entry in archive
        .entries()
        .iter()
        .filter(|entry| is_warc(&entry.name))
    {
        if reading.is_full() {
            break;
        }
        if let Some(bytes) = archive.read(entry, reading) {
            web.read(&bytes, reading);
        }
    }
    web.finish(reading);
}

/// The addresses in a list of pages: an object a line, the first of the list.
fn listed_pages(bytes: &[u8]) -> impl Iterator<Item = String> {
    let lines = bytes.split(|byte| *byte == b'\n');
    lines.filter_map(|line| {
        let page: Value = serde_json::from_slice(line).ok()?;
        Some(address(page.get("url")?.as_str()?))
    })
}
