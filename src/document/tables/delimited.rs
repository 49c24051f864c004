//! Reads text whose cells are apart by a mark: RFC 4180 and what programs make
//! of it.
//!
//! Cells are cut by `csv-core`. The mark is found by content; a line `sep=;`
//! at the top, as Excel writes it, names it.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::grid::Grid;
use super::table::{Table, Unit};
use crate::text::Order;

/// The marks that are looked for, the likeliest first.
pub const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];
/// How much of a file tells its mark, in bytes.
const SAMPLE_BYTES: usize = 64 * 1024;
/// Rows of the sample that are looked at.
const SAMPLE_ROWS: usize = 200;
/// How often a quotation mark that never ends is passed over, before such
/// marks count for nothing.
const MAX_MENDED: usize = 20;

/// A table and what was wrong in it.
#[derive(Debug)]
pub struct Delimited {
    /// The table.
    pub table: Table,
    /// Rows with a quotation mark that never ends: how many, and the line of
    /// the first.
    pub open_quotes: Option<(usize, u32)>,
}

/// Reads text into a table; `usual` is the mark where the content does not say.
pub fn read_delimited(text: &str, usual: char) -> Delimited {
    let (named, body) = separator_line(text);
    let n_before = u32::from(body.len() < text.len());
    let delimiter = named.unwrap_or_else(|| delimiter(body, usual));
    let mut cutter = Cutter::new(body, delimiter);
    cutter.line += n_before;
    cutter.cut(usize::MAX);
    let mut table = Table::new(cutter.grid, Unit::Row);
    table.delimiter = Some(delimiter);
    Delimited {
        table,
        open_quotes: (cutter.n_open > 0).then_some((cutter.n_open, cutter.first_open)),
    }
}

/// The mark that a first line `sep=;` names, and what follows it.
fn separator_line(text: &str) -> (Option<char>, &str) {
    let rest = text
        .strip_prefix("sep=")
        .or_else(|| text.strip_prefix("\"sep="));
    let Some(rest) = rest else {
        return (None, text);
    };
    let (line, body) = rest.split_once('\n').unwrap_or((rest, ""));
    let line = line.trim_end_matches(['\r', '"']);
    let mut letters = line.chars();
    match (letters.next(), letters.next()) {
        (Some(mark), None) if mark.is_ascii() => (Some(mark), body),
        _ => (None, text),
    }
}

/// The mark of a text: the one by which most of its rows have the same number
/// of cells, two at least.
pub fn delimiter(text: &str, usual: char) -> char {
    let sample = &text[..text.floor_char_boundary(SAMPLE_BYTES)];
    let mut best = (0.0, usual);
    let others = DELIMITERS.into_iter().filter(|mark| *mark != usual);
    for mark in core::iter::once(usual).chain(others) {
        let score = agreement(sample, mark, sample.len() < text.len());
        if score > best.0 + 0.01 {
            best = (score, mark);
        }
    }
    best.1
}

/// How far the rows of a sample agree on the number of their cells, 0 where it
/// is one; many cells count for a little more than few.
pub fn agreement(sample: &str, mark: char, is_cut: bool) -> f32 {
    let mut cutter = Cutter::new(sample, mark);
    cutter.cut(SAMPLE_ROWS);
    let grid = &cutter.grid;
    // The last row of a sample may be cut.
    let n_rows = match is_cut && grid.n_rows() > 1 {
        true => grid.n_rows() - 1,
        false => grid.n_rows(),
    };
    if n_rows == 0 {
        return 0.0;
    }
    let mut counts: Vec<usize> = (0..n_rows).map(|row| grid.n_cells(row)).collect();
    let first = counts[0];
    counts.order();
    let median = counts[n_rows / 2];
    let usual = if first >= 2 { first } else { median };
    if usual < 2 {
        return 0.0;
    }
    let n_same = counts.iter().filter(|count| **count == usual).count();
    let share = n_same as f32 / n_rows as f32;
    share * (1.0 + 0.05 * (usual.min(12) as f32))
}

/// Cuts text into rows and cells.
struct Cutter<'a> {
    text: &'a str,
    delimiter: char,
    at: usize,
    /// Rows so far, blank ones counted, as a spreadsheet counts them.
    number: u32,
    /// The line of the text that comes next, from 0.
    line: u32,
    grid: Grid,
    n_open: usize,
    first_open: u32,
    cells: Vec<u8>,
    ends: Vec<usize>,
}

impl<'a> Cutter<'a> {
    fn new(text: &'a str, delimiter: char) -> Cutter<'a> {
        Cutter {
            text,
            delimiter,
            at: 0,
            number: 0,
            line: 0,
            grid: Grid::default(),
            n_open: 0,
            first_open: 0,
            cells: vec![0; 64 * 1024],
            ends: vec![0; 256],
        }
    }

    fn reader(&self, quoting: bool) -> Reader {
        ReaderBuilder::new()
            .delimiter(self.delimiter as u8)
            .quoting(quoting)
            .build()
    }

    fn cut(&mut self, max_rows: usize) {
        let mut quoted = self.reader(true);
        while self.grid.n_rows() < max_rows && !self.grid.is_full() {
            self.pass_blank_lines();
            if self.at >= self.text.len() {
                return;
            }
            let (row, is_open) = self.row(&mut quoted);
            if !is_open || self.n_open > MAX_MENDED {
                self.take(row);
                continue;
            }
            self.n_open += 1;
            if self.n_open == 1 {
                self.first_open = self.line + 1;
            }
            let (row, _) = self.row(&mut self.reader(false));
            self.take(row);
            quoted = self.reader(self.n_open <= MAX_MENDED);
        }
    }

    /// A spreadsheet counts the lines between rows that have nothing.
    fn pass_blank_lines(&mut self) {
        let bytes = self.text.as_bytes();
        loop {
            match &bytes[self.at..] {
                [b'\r', b'\n', ..] => self.at += 2,
                [b'\n' | b'\r', ..] => self.at += 1,
                _ => return,
            }
            self.number += 1;
            self.line += 1;
        }
    }

    /// Reads a row into `cells` and `ends`: its bytes of the text, its number
    /// of cells, and whether a quotation mark in it never ends.
    fn row(&mut self, reader: &mut Reader) -> ((usize, usize), bool) {
        let mut input = &self.text.as_bytes()[self.at..];
        let (mut n_read, mut n_out, mut n_ends) = (0, 0, 0);
        // What follows the text shows whether its last cell ended: a row of its
        // own where it did.
        let after: &[u8] = b"\nx";
        let mut is_after = false;
        loop {
            let (result, n_in, n_written, n_cells) =
                reader.read_record(input, &mut self.cells[n_out..], &mut self.ends[n_ends..]);
            input = &input[n_in..];
            n_read += n_in;
            n_out += n_written;
            n_ends += n_cells;
            match result {
                ReadRecordResult::OutputFull => self.cells.resize(self.cells.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::InputEmpty if !is_after => {
                    is_after = true;
                    input = after;
                }
                ReadRecordResult::InputEmpty => {
                    return ((n_read - after.len(), n_ends), true);
                }
                ReadRecordResult::Record | ReadRecordResult::End => {
                    let n_text = self.text.len() - self.at;
                    return ((n_read.min(n_text), n_ends), false);
                }
            }
        }
    }

    fn take(&mut self, (n_read, n_cells): (usize, usize)) {
        let source = &self.text.as_bytes()[self.at..self.at + n_read];
        // What ends the row, a line feed after a carriage return included.
        let mut next = self.at + n_read;
        if source.ends_with(b"\r") && self.text.as_bytes().get(next) == Some(&b'\n') {
            next += 1;
        }
        self.number = self.number.saturating_add(1);
        let mut start = 0;
        for end in &self.ends[..n_cells] {
            let cell = &self.cells[start..*end];
            self.grid
                .push(core::str::from_utf8(cell).unwrap_or_default());
            start = *end;
        }
        self.grid.end_row(self.number, self.line + 1);
        let taken = &self.text.as_bytes()[self.at..next];
        let n_lines = taken.iter().filter(|byte| **byte == b'\n').count();
        let n_returns = match n_lines {
            0 => taken.iter().filter(|byte| **byte == b'\r').count(),
            n => n,
        };
        self.line += n_returns as u32;
        self.at = next;
    }
}
