//! What is said of the rows of a table that were not read as a reader may expect.

use super::recognise::Layout;
use super::table::Table;
use crate::document::ProblemCode;
use crate::document::reading::Reading;
use crate::document::sidecar::expected_date;

/// Cells of a column of dates that are none.
pub struct BadDates {
    /// The column.
    pub column: String,
    /// The first of them.
    pub cell: String,
    /// Its row.
    pub place: String,
    /// Its line in the file.
    pub line: Option<u32>,
    /// How many more there are.
    pub n_more: usize,
}

/// Notes rows that gave no clipping.
pub fn note_left_out(n_empty: usize, n_wordless: usize, table: &Table, reading: &mut Reading<'_>) {
    let unit = table.unit.name();
    let counted = |n: usize| {
        if n == 1 {
            format!("1 {unit}")
        } else {
            format!("{n} {unit}s")
        }
    };
    let message = match (n_empty, n_wordless) {
        (0, 0) => return,
        (n, 0) => format!("{} without a value left out", counted(n)),
        (0, n) => format!("{} without a title and a text left out", counted(n)),
        (n, m) => format!(
            "{} without a value and {} without a title and a text left out",
            counted(n),
            counted(m)
        ),
    };
    let hint = "if they have words, choose the columns of title and text";
    reading.problem(ProblemCode::LeftOut, message, hint);
}

/// Notes cells that are no dates.
pub fn note_dates(bad: Option<BadDates>, reading: &mut Reading<'_>) {
    let Some(bad) = bad else { return };
    let more = match bad.n_more {
        0 => String::new(),
        n => format!(", and {n} more that are none"),
    };
    let message = format!(
        "{} in column `{}` of {}{more}",
        expected_date(&bad.cell),
        bad.column,
        bad.place
    );
    let hint = "these clippings have no date; mend the cells, or choose another column";
    reading.problem_in_line(ProblemCode::BadDate, bad.line, message, hint);
}

/// Rows of another length than the one with the names, and too many columns.
pub fn note_shape(table: &Table, layout: &Layout, reading: &mut Reading<'_>) {
    let grid = &table.grid;
    if grid.n_wide > 0 {
        let max = super::grid::MAX_COLUMNS;
        let message = format!("expected at most {max} columns, but found more");
        let hint = "cells beyond were left out";
        reading.problem(ProblemCode::CutShort, message, hint);
    }
    if grid.is_full() {
        let n = grid.n_rows();
        let message =
            format!("expected a table that fits into memory, but found more than {n} rows");
        let hint = "what follows was left out; split the file and add its pieces";
        reading.problem(ProblemCode::CutShort, message, hint);
    }
    let Some(header) = layout.header.filter(|_| table.delimiter.is_some()) else {
        return;
    };
    let n_cells = grid.n_cells(header);
    let is_other = |row: &usize| grid.n_cells(*row) != n_cells && !grid.is_blank(*row);
    let mut others = (header + 1..grid.n_rows()).filter(is_other);
    let Some(first) = others.next() else { return };
    let n_others = 1 + others.count();
    let rows = if n_others == 1 { "1 row" } else { "rows" };
    let message = match n_others {
        1 => format!(
            "expected {n_cells} cells in each row, but found {rows} with {}",
            grid.n_cells(first)
        ),
        n => format!(
            "expected {n_cells} cells in each row, but found {n} {rows} with others, the first with {}",
            grid.n_cells(first)
        ),
    };
    let hint = "cells may stand in the wrong column there; check the quotation marks";
    reading.problem_in_line(ProblemCode::Damaged, grid.line(first), message, hint);
}
