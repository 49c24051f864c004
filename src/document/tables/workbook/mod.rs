//! Reads workbooks: each sheet is a table.
//!
//! A small reader over the package and XML readers of office documents: it
//! takes cells as they come, so a cell in the last column of the last row costs
//! no more than one in the first.

mod cell;
mod number_format;
mod ods;
mod xlsx;

use super::found::Found;
use super::grid::Grid;
use crate::document::ProblemCode;
use crate::document::office::package::Package;
use crate::document::office::xml::text_of;
use crate::document::reading::Reading;
use crate::document::zip_file::{ZipFile, first_stored, opens_as_zip};

/// The media type of OpenDocument workbooks, without `-template`.
const ODS_TYPE: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// Whether a file is a workbook of Excel.
pub fn tells_xlsx(bytes: &[u8]) -> bool {
    opens_as_zip(bytes)
        && ZipFile::open(bytes).is_some_and(|archive| {
            let is_workbook =
                |name: &str| name.starts_with("xl/") && name.ends_with("workbook.xml");
            archive.names().any(is_workbook)
        })
}

/// Whether a file is a workbook of LibreOffice, packed or flat.
pub fn tells_ods(bytes: &[u8]) -> bool {
    let is_flat = || {
        let head = &bytes[..bytes.len().min(8 * 1024)];
        let has = |word: &[u8]| head.windows(word.len()).any(|window| window == word);
        !opens_as_zip(bytes) && has(b"office:document") && has(ODS_TYPE) && has(b"<?xml")
    };
    first_stored(bytes)
        .is_some_and(|(name, kind)| name == b"mimetype" && kind.starts_with(ODS_TYPE))
        || is_flat()
}

/// The tables of a workbook, one a sheet.
pub fn tables(bytes: &[u8], reading: &mut Reading<'_>) -> Found {
    let mut found = Found::default();
    if !opens_as_zip(bytes) {
        ods::read(&text_of(bytes), reading, &mut found);
        return found;
    }
    let Some(archive) = ZipFile::open(bytes) else {
        damaged(&mut found, "a workbook");
        return found;
    };
    let package = Package::new(&archive);
    if !tells_ods(bytes) {
        xlsx::read(&package, reading, &mut found);
    } else if let Some(content) = package.text("content.xml", reading) {
        ods::read(&content, reading, &mut found);
    } else {
        damaged(&mut found, "`content.xml` in the workbook");
    }
    found
}

fn damaged(found: &mut Found, what: &str) {
    found.note(
        ProblemCode::Damaged,
        None,
        format!("expected {what}, but found none that can be read"),
        "open the workbook in the program that made it and save it again",
    );
}

/// Notes a sheet that broke off.
fn broken(found: &mut Found, sheet: &str) {
    found.note(
        ProblemCode::Damaged,
        None,
        format!("expected the sheet `{sheet}` to be XML, but found it broken"),
        "what stands before the break was read; open the workbook and save it again",
    );
}

/// Counts what a row added to a table; false where the file has unpacked to too
/// much. A cell of a few bytes may stand for a long text that many share.
fn count(grid: &Grid, n_counted: &mut usize, reading: &mut Reading<'_>) -> bool {
    let n_new = grid.n_bytes() - *n_counted;
    *n_counted = grid.n_bytes();
    reading.unpack(n_new)
}
