//! Reads documents of LibreOffice: OpenDocument text (OASIS OpenDocument 1.3
//! part 3), in a package or as one file.

use super::document::Document;
use super::odt_part::{read_part, read_running, read_styles};
use super::package::Package;
use super::properties::Properties;
use super::xml::{Item, Xml, text_of};
use crate::document::reading::{Reading, Source};
use crate::document::zip_file::{ZipFile, first_stored, opens_as_zip};
use crate::document::{Format, ProblemCode};

/// The media types of text documents, their templates, and master documents.
const TYPES: &[&[u8]] = &[
    b"application/vnd.oasis.opendocument.text",
    b"application/vnd.sun.xml.writer",
];

/// Whether a file is an OpenDocument text.
pub fn tells(bytes: &[u8]) -> bool {
    if !opens_as_zip(bytes) {
        return is_flat(bytes);
    }
    let is_text = |kind: &[u8]| TYPES.iter().any(|text| kind.starts_with(text));
    if let Some((b"mimetype", kind)) = first_stored(bytes) {
        return is_text(kind);
    }
    let Some(archive) = ZipFile::open(bytes) else {
        return false;
    };
    let Some(entry) = archive.entry("mimetype") else {
        return false;
    };
    let unpacked = archive.unpack(entry, 200);
    unpacked.is_ok_and(|kind| is_text(&kind.bytes))
}

/// One file of XML with all parts.
fn is_flat(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(6_000)];
    let has = |mark: &[u8]| head.windows(mark.len()).any(|window| window == mark);
    let opens = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    opens.starts_with(b"<?xml")
        && has(b"<office:document")
        && has(b"mimetype=\"application/vnd.oasis.opendocument.text")
}

/// Reads an OpenDocument text.
pub fn read(source: &Source<'_>, reading: &mut Reading<'_>) {
    match ZipFile::open(source.bytes) {
        Some(archive) => read_package(&Package::new(&archive), reading),
        None if is_flat(source.bytes) => {
            let source = text_of(source.bytes);
            read_document(&source, &source, &source, reading);
        }
        None => reading.problem(
            ProblemCode::Damaged,
            "expected an OpenDocument text, but found a package that cannot be opened",
            "fetch the file again",
        ),
    }
}

fn read_package(package: &Package<'_, '_>, reading: &mut Reading<'_>) {
    package.note_recovery(reading);
    let manifest = package.text("META-INF/manifest.xml", reading);
    if manifest.is_some_and(|manifest| is_encrypted(&manifest)) {
        return reading.problem(
            ProblemCode::Locked,
            "expected a document that opens, but found one that needs a password",
            "open it in LibreOffice with its password and save it without one",
        );
    }
    let Some(content) = package.text("content.xml", reading) else {
        return reading.problem(
            ProblemCode::Damaged,
            "expected the document's text in `content.xml`, but found no such part",
            "fetch the file again",
        );
    };
    let styles = package.text("styles.xml", reading).unwrap_or_default();
    let meta = package.text("meta.xml", reading).unwrap_or_default();
    read_document(&content, &styles, &meta, reading);
}

/// Whether the text is encrypted (part 2, 4.4).
fn is_encrypted(manifest: &str) -> bool {
    let mut is_text = false;
    for item in Xml::new(manifest) {
        let Item::Start(element) = item else { continue };
        match element.name() {
            "file-entry" => {
                let path = element.attribute("full-path");
                is_text = matches!(path.as_deref(), Some("content.xml" | "encrypted-package"));
            }
            "encryption-data" if is_text => return true,
            _ => {}
        }
    }
    false
}

fn read_document(content: &str, styles: &str, meta: &str, reading: &mut Reading<'_>) {
    let mut known = read_styles(styles);
    known.0.extend(read_styles(content).0);
    let mut xml = Xml::new(content);
    let (body, notes) = read_part(&mut xml, &known);
    if xml.is_damaged() {
        reading.problem(
            ProblemCode::Damaged,
            "expected the document's text in XML, but found it broken; what stands before was read",
            "fetch the file again, or open it and save it anew",
        );
    }
    let document = Document {
        body,
        notes,
        running: read_running(&mut Xml::new(styles), &known),
        properties: Properties::read(meta),
        has_chunks: false,
    };
    document.add(Format::Odt, "UTF-8", reading);
}
