//! A table as it stands in a file, before its columns are recognised.

use super::grid::Grid;
use crate::text::Map;

/// What a reader calls the rows of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Rows, as a spreadsheet counts them.
    Row,
    /// Items of a list.
    Item,
    /// Lines of a file.
    Line,
}

impl Unit {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Row => "row",
            Unit::Item => "item",
            Unit::Line => "line",
        }
    }
}

/// A table as it stands in a file.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its cells, those of a header included.
    pub grid: Grid,
    /// The names of the columns where the format names them (the keys of JSON);
    /// empty where a row of the grid may.
    pub names: Vec<String>,
    /// The sheet that it is.
    pub sheet: Option<String>,
    /// What its rows are called.
    pub unit: Unit,
    /// What its cells are apart by.
    pub delimiter: Option<char>,
    /// Where a cell of a row leads to, by the row's number.
    pub links: Map<u32, String>,
    /// It is one object of JSON, which may be no article at all.
    pub is_single: bool,
    /// Days of the workbook count from 1904.
    pub counts_from_1904: bool,
}

impl Table {
    /// A table of cells of which nothing more is known.
    pub fn new(grid: Grid, unit: Unit) -> Table {
        Table {
            grid,
            names: Vec::new(),
            sheet: None,
            unit,
            delimiter: None,
            links: Map::new(),
            is_single: false,
            counts_from_1904: false,
        }
    }

    /// The part of the file that a row is.
    pub fn part(&self, row: usize) -> String {
        let number = self.grid.number(row);
        match &self.sheet {
            Some(sheet) => format!("{sheet}!{number}"),
            None => number.to_string(),
        }
    }
}
