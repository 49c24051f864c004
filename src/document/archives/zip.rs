//! Reads ZIP archives.

use super::members::{listed, read_members};
use crate::document::ProblemCode;
use crate::document::reading::{Reading, Source};
use crate::document::zip_file::{ZipFile, first_stored, opens_as_zip};

/// Whether a file is a ZIP archive and not a document in one: those of office
/// programs list their parts' types, others name their own type first, and
/// programs have a manifest.
pub fn tells(bytes: &[u8]) -> bool {
    if !opens_as_zip(bytes) {
        return false;
    }
    let names_its_type = first_stored(bytes).is_some_and(|(name, _)| name == b"mimetype");
    let is_document = |name: &str| {
        matches!(
            name,
            "[Content_Types].xml"
                | "META-INF/MANIFEST.MF"
                | "META-INF/container.xml"
                | "AndroidManifest.xml"
        )
    };
    !names_its_type && ZipFile::open(bytes).is_none_or(|archive| !archive.names().any(is_document))
}

/// Reads the files in a ZIP archive.
pub fn read(source: &Source<'_>, reading: &mut Reading<'_>) {
    let Some(archive) = ZipFile::open(source.bytes) else {
        let (code, message) = match source.bytes.starts_with(b"PK\x05\x06") {
            true => (
                ProblemCode::Empty,
                "expected files in the archive, but found none",
            ),
            false => (
                ProblemCode::Damaged,
                "expected a ZIP archive, but found none of its files",
            ),
        };
        return reading.problem(
            code,
            message,
            "fetch the file again, or make the archive anew",
        );
    };
    if archive.is_recovered() {
        reading.problem(
            ProblemCode::Damaged,
            "expected the archive's list of files at its end, but found none",
            "the files that were found are read, others may be missing; fetch the file again",
        );
    }
    let locked: Vec<&str> = (archive.entries().iter())
        .filter(|entry| entry.is_encrypted)
        .map(|entry| entry.name.as_str())
        .collect();
    note_locked(&locked, reading);
    let names: Vec<String> = archive.names().map(str::to_string).collect();
    if names.is_empty() {
        reading.problem(
            ProblemCode::Empty,
            "expected files in the archive, but found none",
            "check whether the archive was made in full",
        );
    }
    read_members(&names, reading, &mut |at, reading| {
        let entry = archive.entries().get(at)?;
        if entry.is_encrypted {
            return None;
        }
        archive.read(entry, reading)
    });
}

fn note_locked(names: &[&str], reading: &mut Reading<'_>) {
    let message = match names {
        [] => return,
        [_] => "expected a file that opens, but found that it needs a password".to_string(),
        _ => format!(
            "expected files that open, but found {} that need a password: {}",
            names.len(),
            listed(names)
        ),
    };
    let hint = "unpack the archive with its password and add what is in it";
    match names {
        [name] => reading.in_part(name, |reading| {
            reading.problem(ProblemCode::Locked, message, hint);
        }),
        _ => reading.problem(ProblemCode::Locked, message, hint),
    }
}
