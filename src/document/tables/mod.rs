//! Reads tables: one clipping a row.
//!
//! A file of cells apart by marks, JSON, JSON Lines or a workbook becomes a
//! [`table::Table`]; the names of its columns and their cells tell what each
//! is for ([`recognise`]), unless its reader chose; then each row is an article
//! with facts. A table in which nothing is a title or a text stays one clipping.

mod by_content;
mod choice;
mod column_dates;
mod column_names;
mod delimited;
mod evidence;
mod flatten;
mod found;
mod frames;
mod grid;
mod json;
mod json_file;
mod preview;
mod read;
mod recognise;
mod role;
mod row_notes;
mod rows;
mod table;
mod workbook;

pub use preview::{ColumnPreview, TablePreview, table_preview};
pub use read::{
    read_csv, read_json_file, read_json_lines, read_tsv, read_workbook, tells_csv, tells_json,
    tells_json_lines, tells_tsv,
};
pub use role::{Role, TableMapping};
pub use workbook::{tells_ods, tells_xlsx};
