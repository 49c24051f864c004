//! Reads web archives (ISO 28500): each document in them that was there.

use std::borrow::Cow;
use xxhash_rust::xxh3::xxh3_64;

use super::http::{Body, Response};
use super::inflate::{member, opens_as_gzip};
use super::members::listed;
use super::record::{Record, next_record, opens_record, resume};
use crate::document::reading::{Reading, Source};
use crate::document::{Format, ProblemCode, Sourced};
use crate::text::Set;

/// Whether a file is a web archive, packed by gzip or not.
pub fn tells(bytes: &[u8]) -> bool {
    if !opens_as_gzip(bytes) {
        return opens_record(bytes);
    }
    // The first member without a name, a remark and further fields.
    let head = member(&bytes[..bytes.len().min(64 * 1024)], 16);
    head.is_some_and(|head| opens_record(&head.bytes))
}

/// Reads the documents in a web archive.
pub fn read(source: &Source<'_>, reading: &mut Reading<'_>) {
    let mut archive = WebArchive::default();
    archive.read(source.bytes, reading);
    archive.finish(reading);
}

/// What was met in a web archive so far.
#[derive(Default)]
pub struct WebArchive {
    /// The addresses that are pages, where the archive says so; see [`address`].
    pages: Option<Set<String>>,
    /// Documents that were read, by their bytes.
    seen: Set<u64>,
    /// Documents of kinds that are not read.
    n_others: usize,
    /// Answers that a document was not there, or elsewhere.
    n_elsewhere: usize,
    /// Documents that the list of pages does not have.
    n_inner: usize,
    /// Documents that were there already.
    n_again: usize,
    packed: Vec<String>,
    n_broken: usize,
    has_responses: bool,
}

impl WebArchive {
    /// An archive whose pages are these; None where it does not say.
    pub fn new(pages: Option<Set<String>>) -> WebArchive {
        WebArchive {
            pages,
            ..WebArchive::default()
        }
    }

    /// Reads the records of a file.
    pub fn read(&mut self, bytes: &[u8], reading: &mut Reading<'_>) {
        if !opens_as_gzip(bytes) {
            return self.records(bytes, reading);
        }
        let mut at = 0;
        while !reading.is_full() {
            let Some(unpacked) = member(&bytes[at..], reading.room()) else {
                // Something between the members, or after the last.
                let is_more = bytes[at..].iter().any(|byte| *byte != 0);
                self.n_broken += usize::from(is_more);
                return;
            };
            at += unpacked.n_read;
            reading.unpack(unpacked.bytes.len() + usize::from(unpacked.is_cut));
            self.n_broken += usize::from(unpacked.is_damaged);
            self.records(&unpacked.bytes, reading);
            if unpacked.is_damaged || at >= bytes.len() {
                return;
            }
        }
    }

    fn records(&mut self, mut bytes: &[u8], reading: &mut Reading<'_>) {
        while !reading.is_full() && bytes.iter().any(|byte| !matches!(byte, b'\r' | b'\n')) {
            match next_record(bytes) {
                Some((record, n_bytes)) => {
                    self.n_broken += usize::from(record.is_cut);
                    self.record(&record, reading);
                    bytes = &bytes[n_bytes..];
                }
                None => {
                    self.n_broken += 1;
                    let Some(at) = resume(bytes) else { return };
                    bytes = &bytes[at..];
                }
            }
        }
    }

    fn record(&mut self, record: &Record<'_>, reading: &mut Reading<'_>) {
        let Some(uri) = record.address() else { return };
        let kind = record.field("warc-type").unwrap_or_default();
        let kind = kind.to_ascii_lowercase();
        let is_web = uri.starts_with("http:") || uri.starts_with("https:") || kind != "response";
        if !is_web {
            return;
        }
        match kind.as_str() {
            "response" => {
                self.has_responses = true;
                self.response(uri, record, reading);
            }
            "resource" => self.resource(uri, record, reading),
            // The texts alone, as Common Crawl gives them, where no pages are.
            "conversion" if !self.has_responses => self.resource(uri, record, reading),
            "revisit" => self.n_again += 1,
            _ => {}
        }
    }

    fn resource(&mut self, uri: &str, record: &Record<'_>, reading: &mut Reading<'_>) {
        let kind = record.field("content-type");
        self.document(uri, record, kind, Cow::Borrowed(record.block), reading);
    }

    fn response(&mut self, uri: &str, record: &Record<'_>, reading: &mut Reading<'_>) {
        let Some(response) = Response::read(record.block) else {
            self.n_others += 1;
            return;
        };
        if response.status != 200 {
            self.n_elsewhere += 1;
            return;
        }
        let kind = response.field("content-type");
        if format_of(kind, uri).is_none() {
            self.n_others += 1;
            return;
        }
        match response.document(reading.room()) {
            Body::Packed => self.packed.push(uri.to_string()),
            Body::Bytes(bytes, is_cut) => {
                if let Cow::Owned(bytes) = &bytes {
                    reading.unpack(bytes.len() + usize::from(is_cut));
                }
                self.document(uri, record, kind, bytes, reading);
            }
        }
    }

    fn document(
        &mut self,
        uri: &str,
        record: &Record<'_>,
        kind: Option<&str>,
        bytes: Cow<'_, [u8]>,
        reading: &mut Reading<'_>,
    ) {
        let Some(format) = format_of(kind, uri) else {
            self.n_others += 1;
            return;
        };
        let is_page = (self.pages.as_ref()).is_none_or(|pages| pages.contains(&address(uri)));
        if !is_page {
            self.n_inner += 1;
            return;
        }
        if bytes.is_empty() || !self.seen.insert(xxh3_64(&bytes)) {
            self.n_again += usize::from(!bytes.is_empty());
            return;
        }
        let before = reading.n_clippings();
        reading.inside(Source {
            bytes: &bytes,
            name: uri,
            named: Some(format),
            charset: kind.and_then(charset),
        });
        let day = record.field("warc-date").and_then(|date| date.get(..10));
        let why = match day {
            Some(day) => format!("the web archive has it from this address, taken on {day}"),
            None => "the web archive has it from this address".to_string(),
        };
        for clipping in reading.clippings_from(before) {
            if clipping.url.is_none() {
                clipping.url = Some(Sourced::metadata(uri.to_string(), why.clone()));
            }
        }
    }

    /// Notes what was left out and what was broken.
    pub fn finish(self, reading: &mut Reading<'_>) {
        if self.n_broken > 0 {
            let places = if self.n_broken == 1 {
                "1 place"
            } else {
                "places"
            };
            let places = match self.n_broken {
                1 => places.to_string(),
                n => format!("{n} {places}"),
            };
            reading.problem(
                ProblemCode::Damaged,
                format!("expected records of a web archive, but found {places} without"),
                "the other records were read; fetch the file again",
            );
        }
        if !self.packed.is_empty() {
            let names: Vec<&str> = self.packed.iter().map(String::as_str).collect();
            reading.problem(
                ProblemCode::LeftOut,
                format!(
                    "documents packed by Brotli or Zstandard left out: {}",
                    listed(&names)
                ),
                "save these pages anew from the browser",
            );
        }
        let parts = [
            (self.n_others, "of other kinds (pictures, scripts, styles)"),
            (self.n_elsewhere, "that were elsewhere or not there"),
            (self.n_inner, "that the list of pages does not have"),
            (self.n_again, "that came again"),
        ];
        let parts = parts.into_iter().filter(|(n, _)| *n > 0);
        let parts: Vec<String> = parts.map(|(n, what)| format!("{n} {what}")).collect();
        if !parts.is_empty() {
            let message = format!("answers of the web archive left out: {}", parts.join(", "));
            reading.problem(
                ProblemCode::LeftOut,
                message,
                "its pages and documents were read",
            );
        }
        if reading.n_clippings() == 0 {
            reading.problem(
                ProblemCode::NoArticle,
                "expected pages in the web archive, but found none that can be read",
                "check whether the pages were archived in full",
            );
        }
    }
}

/// The format of a document, by its MIME type: only what articles come in.
fn format_of(kind: Option<&str>, uri: &str) -> Option<Format> {
    let path = uri.split(['?', '#']).next().unwrap_or(uri);
    let kind = kind.unwrap_or_default().trim();
    let is_open = kind.is_empty()
        || kind
            .to_ascii_lowercase()
            .starts_with("application/octet-stream");
    let format = match is_open {
        true => Format::of_path(path),
        false => Format::of_mime_type(kind),
    };
    let is_data = |format: &Format| {
        matches!(
            format,
            Format::Json
                | Format::JsonLines
                | Format::Csv
                | Format::Tsv
                | Format::Feed
                | Format::Zip
                | Format::Tar
                | Format::Gzip
                | Format::Warc
                | Format::Wacz
        )
    };
    let is_robots = path.ends_with("/robots.txt") || path.ends_with("/ads.txt");
    format.filter(|format| !is_data(format) && !is_robots)
}

/// The label of the encoding in a MIME type: `text/html; charset="utf-8"`.
fn charset(kind: &str) -> Option<&str> {
    let lower = kind.to_ascii_lowercase();
    let at = lower.find("charset=")? + "charset=".len();
    let value = kind.get(at..)?.split(';').next()?;
    let value = value.trim().trim_matches(['"', '\'']);
    (!value.is_empty()).then_some(value)
}

/// An address as lists of pages and records agree on it: without scheme,
/// fragment and last slash.
pub fn address(uri: &str) -> String {
    let bare = uri.split('#').next().unwrap_or(uri);
    let bare = bare.split_once("://").map_or(bare, |(_, rest)| rest);
    bare.trim_end_matches('/').to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_document() {
        let format = |kind| format_of(kind, "https://a.example/b.html?c");
        assert_eq!(format(Some("text/html; charset=utf-8")), Some(Format::Html));
        assert_eq!(format(None), Some(Format::Html));
        assert_eq!(format(Some("image/png")), None);
        assert_eq!(
            format_of(Some("text/plain"), "https://a.example/robots.txt"),
            None
        );
        assert_eq!(charset("text/html; Charset=\"UTF-8\"; x"), Some("UTF-8"));
    }
}
