//! Reads documents of Word: Office Open XML (ISO 29500-1), in a package or as
//! one file, and the XML of Word 2003, which has the same elements.

use super::body::Paragraph;
use super::document::{Document, no_words};
use super::docx_part::{Part, read_part, read_styles};
use super::package::{Package, Relation};
use super::properties::Properties;
use super::styles::Styles;
use super::xml::{Xml, text_of};
use crate::document::reading::{Reading, Source};
use crate::document::zip_file::{ZipFile, opens_as_zip};
use crate::document::{Format, ProblemCode};

/// Most parts with running headers and footers.
const MAX_RUNNING_PARTS: usize = 60;

/// Beginning of an old Office file, and the name in it of a part that is
/// encrypted (MS-OFFCRYPTO 2.3.4.4).
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// Whether a file is a document of Word.
pub fn tells(bytes: &[u8]) -> bool {
    if opens_as_zip(bytes) {
        return ZipFile::open(bytes).is_some_and(|archive| {
            let in_word = |name: &str| name.starts_with("word/") || name.starts_with("/word/");
            let is_package = || archive.entry("[Content_Types].xml").is_some();
            archive.entry("word/document.xml").is_some()
                || (archive.names().any(in_word) && is_package())
        });
    }
    is_encrypted(bytes) || is_flat(bytes)
}

fn is_encrypted(bytes: &[u8]) -> bool {
    let has_name = || {
        bytes
            .windows(ENCRYPTED.len())
            .any(|window| window == ENCRYPTED)
    };
    bytes.starts_with(COMPOUND) && has_name()
}

/// One file of XML with all parts, or one of Word 2003.
fn is_flat(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(2_000)];
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let has = |mark: &[u8]| head.windows(mark.len()).any(|window| window == mark);
    head.starts_with(b"<?xml") && has(b"progid=\"Word.Document\"")
}

/// Reads a document of Word.
pub fn read(source: &Source<'_>, reading: &mut Reading<'_>) {
    if is_encrypted(source.bytes) {
        return reading.problem(
            ProblemCode::Locked,
            "expected a document that opens, but found one that needs a password",
            "open it in Word with its password and save it without one",
        );
    }
    match ZipFile::open(source.bytes) {
        Some(archive) => read_package(&Package::new(&archive), reading),
        None if is_flat(source.bytes) => read_flat(&text_of(source.bytes), reading),
        None => reading.problem(
            ProblemCode::Damaged,
            "expected a document of Word, but found a package that cannot be opened",
            "fetch the file again",
        ),
    }
}

fn read_flat(source: &str, reading: &mut Reading<'_>) {
    let styles = read_styles(source);
    let mut xml = Xml::new(source);
    let part = read_part(&mut xml, &styles);
    note_damage(&xml, "the document", reading);
    let document = Document {
        body: part.body,
        notes: part.notes,
        running: part.running,
        ..Document::default()
    };
    document.add(Format::Docx, "UTF-8", reading);
}

fn read_package(package: &Package<'_, '_>, reading: &mut Reading<'_>) {
    package.note_recovery(reading);
    let roots = package.relations("", reading);
    let main = roots.iter().find(|root| root.kind == "officeDocument");
    let main = main.map_or("word/document.xml", |root| &root.target);
    let main = match package.archive.entry(main) {
        Some(_) => main.to_string(),
        None => "word/document.xml".to_string(),
    };
    let relations = package.relations(&main, reading);
    let styles = package
        .related(&relations, "styles", reading)
        .map(|source| read_styles(&source))
        .unwrap_or_default();
    let Some(source) = package.text(&main, reading) else {
        return reading.problem(
            ProblemCode::Damaged,
            format!("expected the document's text in `{main}`, but found no such part"),
            "fetch the file again",
        );
    };
    let mut xml = Xml::new(&source);
    let part = read_part(&mut xml, &styles);
    note_damage(&xml, "the document's text", reading);
    let core = roots.iter().find(|root| root.kind == "core-properties");
    let core = core.map_or("docProps/core.xml", |root| &root.target);
    let properties = package.text(core, reading);
    let document = Document {
        notes: notes(package, &relations, &part, &styles, reading),
        running: running(package, &relations, &styles, reading),
        properties: properties.map_or_else(Properties::default, |core| Properties::read(&core)),
        body: part.body,
        has_chunks: !part.chunks.is_empty(),
    };
    let before = reading.n_clippings();
    document.add(Format::Docx, "UTF-8", reading);
    chunks(package, &relations, &part.chunks, reading);
    if !part.chunks.is_empty() && reading.n_clippings() == before {
        no_words(reading);
    }
}

/// Footnotes and endnotes that the text refers to.
fn notes(
    package: &Package<'_, '_>,
    relations: &[Relation],
    part: &Part,
    styles: &Styles,
    reading: &mut Reading<'_>,
) -> Vec<Paragraph> {
    let mut notes = Vec::new();
    for (kind, wanted) in [("footnotes", &part.footnotes), ("endnotes", &part.endnotes)] {
        if wanted.is_empty() {
            continue;
        }
        let Some(source) = package.related(relations, kind, reading) else {
            continue;
        };
        let found = read_part(&mut Xml::new(&source), styles);
        let is_wanted = |id: &String| wanted.contains(id);
        let found = found.numbered.into_iter().filter(|(id, _)| is_wanted(id));
        notes.extend(found.flat_map(|(_, paragraphs)| paragraphs));
    }
    notes
}

/// Running headers and footers, in the order of the package.
fn running(
    package: &Package<'_, '_>,
    relations: &[Relation],
    styles: &Styles,
    reading: &mut Reading<'_>,
) -> Vec<Paragraph> {
    let is_running = |relation: &&Relation| matches!(relation.kind.as_str(), "header" | "footer");
    let parts = relations.iter().filter(is_running).take(MAX_RUNNING_PARTS);
    let mut found = Vec::new();
    for relation in parts {
        if let Some(source) = package.text(&relation.target, reading) {
            found.extend(read_part(&mut Xml::new(&source), styles).body);
        }
    }
    found
}

/// Files of other formats that stand in the text as if they were part of it.
fn chunks(
    package: &Package<'_, '_>,
    relations: &[Relation],
    chunks: &[String],
    reading: &mut Reading<'_>,
) {
    for id in chunks {
        let relation = relations.iter().find(|relation| relation.id == *id);
        let Some(entry) = relation.and_then(|relation| package.archive.entry(&relation.target))
        else {
            continue;
        };
        if let Some(bytes) = package.archive.read(entry, reading) {
            reading.inside(Source::new(&entry.name, &bytes));
        }
    }
}

fn note_damage(xml: &Xml<'_>, what: &str, reading: &mut Reading<'_>) {
    if xml.is_damaged() {
        reading.problem(
            ProblemCode::Damaged,
            format!("expected {what} in XML, but found it broken; what stands before was read"),
            "fetch the file again, or open it and save it anew",
        );
    }
}
