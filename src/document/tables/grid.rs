//! The cells of a table, one after another in one text.

/// Most columns that are kept.
pub const MAX_COLUMNS: usize = 1_000;
/// Most bytes of a table's cells together.
const MAX_BYTES: usize = 1_000_000_000;
/// Most cells: a few bytes may claim a million of them.
const MAX_CELLS: usize = 50_000_000;
/// Most rows: far more than become clippings.
const MAX_ROWS: usize = 2_000_000;

/// The cells of a table. Rows may be of unequal length.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    text: String,
    /// Where each cell ends in `text`.
    ends: Vec<u32>,
    rows: Vec<RowStart>,
    /// Where the open row's first cell stands in `ends`.
    open: u32,
    /// Rows that had more cells than are kept.
    pub n_wide: usize,
}

#[derive(Clone, Copy, Debug)]
struct RowStart {
    first: u32,
    number: u32,
    line: u32,
}

impl Grid {
    /// Adds a cell to the open row.
    #[inline(never)]
    pub fn push(&mut self, cell: &str) {
        let is_wide = self.ends.len() - self.open as usize >= MAX_COLUMNS;
        if is_wide || self.is_full() || self.text.len() + cell.len() > MAX_BYTES {
            self.n_wide += usize::from(is_wide && !cell.is_empty());
            return;
        }
        self.text.push_str(cell);
        self.ends.push(self.text.len() as u32);
    }

    /// Adds empty cells until the open row has `n` cells.
    pub fn pad(&mut self, n: usize) {
        while self.ends.len() - (self.open as usize) < n.min(MAX_COLUMNS) && !self.is_full() {
            self.ends.push(self.text.len() as u32);
        }
    }

    /// Ends the open row: its number as a reader counts rows, and its line in
    /// the file, from 1; 0 where it has none.
    pub fn end_row(&mut self, number: u32, line: u32) {
        if self.is_full() {
            return;
        }
        self.rows.push(RowStart {
            first: self.open,
            number,
            line,
        });
        self.open = self.ends.len() as u32;
    }

    /// Whether nothing more is taken.
    pub fn is_full(&self) -> bool {
        self.ends.len() >= MAX_CELLS || self.rows.len() >= MAX_ROWS || self.text.len() >= MAX_BYTES
    }

    /// How many rows there are.
    pub fn n_rows(&self) -> usize {
        self.rows.len()
    }

    /// Cells of the longest row.
    pub fn n_columns(&self) -> usize {
        (0..self.n_rows())
            .map(|row| self.n_cells(row))
            .max()
            .unwrap_or(0)
    }

    /// Cells of a row.
    pub fn n_cells(&self, row: usize) -> usize {
        let next = (self.rows.get(row + 1)).map_or(self.open, |next| next.first);
        (next - self.rows[row].first) as usize
    }

    /// The number of a row, as a reader counts them.
    pub fn number(&self, row: usize) -> u32 {
        self.rows[row].number
    }

    /// The line of the file where a row begins, where that is known.
    pub fn line(&self, row: usize) -> Option<u32> {
        Some(self.rows[row].line).filter(|line| *line > 0)
    }

    /// A cell; empty where the row ends before it.
    #[inline(never)]
    pub fn cell(&self, row: usize, column: usize) -> &str {
        if column >= self.n_cells(row) {
            return "";
        }
        let at = self.rows[row].first as usize + column;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[at] as usize]
    }

    /// The cells of a row.
    pub fn cells(&self, row: usize) -> impl Iterator<Item = &str> {
        (0..self.n_cells(row)).map(move |column| self.cell(row, column))
    }

    /// Whether a row has nothing but white space.
    pub fn is_blank(&self, row: usize) -> bool {
        self.cells(row).all(|cell| cell.trim().is_empty())
    }

    /// Bytes that the table takes.
    pub fn n_bytes(&self) -> usize {
        let places = size_of::<u32>() * self.ends.len() + size_of::<RowStart>() * self.rows.len();
        self.text.len() + places
    }
}
