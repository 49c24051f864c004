//! What a table looks like before it is read, for its reader to correct.

use serde::{Deserialize, Serialize};

use super::evidence::is_nothing;
use super::found::Found;
use super::read::{layout, of_text, shown};
use super::recognise::{Layout, recognise};
use super::role::Role;
use super::table::Table;
use super::workbook;
use crate::document::reading::{Reading, Source, Told};
use crate::document::sidecar::one_line;
use crate::document::{Format, InputFile};

/// Values shown of each column.
const MAX_SAMPLES: usize = 3;
/// Longest value shown, in characters.
const MAX_SAMPLE: usize = 80;

/// A table as it would be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TablePreview {
    /// The format of the file.
    pub format: Format,
    /// The columns, in their order.
    pub columns: Vec<ColumnPreview>,
    /// The columns of text (from 0) in the order in which they are joined.
    pub text_order: Vec<usize>,
    /// Rows without the one that names the columns.
    pub n_rows: usize,
    /// Whether a row names the columns, or the format does.
    pub has_header: bool,
    /// What the cells are apart by.
    pub delimiter: Option<char>,
    /// The sheets of a workbook; empty for other files.
    pub sheets: Vec<String>,
    /// The sheet that `columns` are of.
    pub sheet: Option<String>,
    /// Whether each row becomes a clipping; else the file stays one.
    pub is_recognised: bool,
}

/// A column as it would be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ColumnPreview {
    /// Its name; `column 3` where it has none.
    pub name: String,
    /// What it is for.
    pub role: Role,
    /// How surely, 0 to 1.
    pub confidence: f32,
    /// Why, for a reader.
    pub why: String,
    /// Its first values.
    pub samples: Vec<String>,
}

/// The table of a file as it would be read, with what its reader chose for it;
/// None for a file that is no table.
pub fn table_preview(file: InputFile<'_>) -> Option<TablePreview> {
    let mut reading = Reading::new(file, 0);
    let (format, found) = tables(&file, &mut reading)?;
    let sheets: Vec<String> = found
        .tables
        .iter()
        .filter_map(|table| table.sheet.clone())
        .collect();
    let chosen = file.columns;
    let table = shown(&found.tables, chosen)?;
    let is_recognised = layout(table, chosen).is_some();
    let layout = recognise(table, chosen);
    Some(TablePreview {
        format,
        columns: columns(table, &layout),
        text_order: layout.text.clone(),
        n_rows: table.grid.n_rows() - layout.first_row().min(table.grid.n_rows()),
        has_header: layout.header.is_some() || !table.names.is_empty(),
        delimiter: table.delimiter,
        sheets,
        sheet: table.sheet.clone(),
        is_recognised,
    })
}

fn tables(file: &InputFile<'_>, reading: &mut Reading<'_>) -> Option<(Format, Found)> {
    let source = Source::new(file.path, file.bytes);
    match reading.tell(&source)? {
        Told::Text(format, decoded) => {
            let is_table = matches!(
                format,
                Format::Csv | Format::Tsv | Format::Json | Format::JsonLines
            );
            is_table.then(|| (format, of_text(&decoded.text, format)))
        }
        Told::Bytes(format) => {
            let is_table = matches!(format, Format::Xlsx | Format::Ods);
            is_table.then(|| (format, workbook::tables(file.bytes, reading)))
        }
    }
}

fn columns(table: &Table, layout: &Layout) -> Vec<ColumnPreview> {
    let preview = |at: usize| {
        let column = &layout.columns[at];
        ColumnPreview {
            name: column.name.clone(),
            role: column.role,
            confidence: column.confidence,
            why: column.why.clone(),
            samples: samples(table, layout, at),
        }
    };
    (0..layout.columns.len()).map(preview).collect()
}

/// The first different values of a column.
fn samples(table: &Table, layout: &Layout, column: usize) -> Vec<String> {
    let mut samples: Vec<String> = Vec::new();
    for row in (layout.first_row()..table.grid.n_rows()).take(200) {
        let cell = table.grid.cell(row, column);
        let cell = one_line(&cell[..cell.floor_char_boundary(4 * MAX_SAMPLE + 4)]);
        let sample = match cell.char_indices().nth(MAX_SAMPLE) {
            Some((end, _)) => format!("{}…", &cell[..end]),
            None => cell,
        };
        if !is_nothing(&sample) && !samples.contains(&sample) {
            samples.push(sample);
        }
        if samples.len() == MAX_SAMPLES {
            break;
        }
    }
    samples
}
