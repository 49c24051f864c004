//! What the cells of a column show of it.

use xxhash_rust::xxh3::xxh3_64;

use super::column_dates::{is_date, may_be_date};
use super::grid::Grid;
use crate::document::outlet;
use crate::text::Set;

/// Rows that are looked at, spread over the table.
const SAMPLE_ROWS: usize = 3_000;
/// Cells that are looked at, where there are many columns.
const SAMPLE_CELLS: usize = 200_000;

/// Counts over the filled cells of a column, among the rows looked at.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// Cells that are not empty.
    pub n_filled: usize,
    /// Surely dates.
    pub n_dates: usize,
    /// What may be dates in a column that is named so.
    pub n_maybe_dates: usize,
    /// Addresses of the web.
    pub n_urls: usize,
    /// Numbers.
    pub n_numbers: usize,
    /// Codes of languages (`en`, `pt-BR`).
    pub n_languages: usize,
    /// Known newspapers, agencies and broadcasters, and names of hosts.
    pub n_outlets: usize,
    /// Four words or more.
    pub n_phrases: usize,
    /// Characters of all.
    pub n_chars: usize,
    distinct: Set<u64>,
}

impl Evidence {
    /// What the cells of each column of `grid` from `first_row` on show.
    pub fn of(grid: &Grid, first_row: usize, n_columns: usize) -> Vec<Evidence> {
        let mut columns = vec![Evidence::default(); n_columns];
        let n_rows = grid.n_rows().saturating_sub(first_row);
        let n_sample = SAMPLE_ROWS.min(SAMPLE_CELLS / n_columns.max(1)).max(50);
        let step = n_rows.div_ceil(n_sample).max(1);
        for row in (first_row..grid.n_rows()).step_by(step) {
            for (cell, column) in grid.cells(row).zip(&mut columns) {
                column.look_at(cell.trim());
            }
        }
        columns
    }

    fn look_at(&mut self, cell: &str) {
        if is_nothing(cell) {
            return;
        }
        self.n_filled += 1;
        self.distinct.insert(xxh3_64(cell.as_bytes()));
        let head = &cell[..cell.floor_char_boundary(2_000)];
        self.n_chars += head.chars().count();
        self.n_phrases +=
            usize::from(head.split_whitespace().nth(3).is_some() || is_unspaced(head));
        if cell.len() > 60 {
            self.n_urls += usize::from(is_url(cell));
            return;
        }
        self.n_dates += usize::from(is_date(cell));
        self.n_maybe_dates += usize::from(may_be_date(cell));
        self.n_urls += usize::from(is_url(cell));
        self.n_numbers += usize::from(cell.parse::<f64>().is_ok());
        self.n_languages += usize::from(language_code(cell).is_some());
        self.n_outlets += usize::from(outlet::outlet(cell).is_some() || is_host(cell));
    }

    /// The share of the filled cells that `count` is.
    pub fn share(&self, count: usize) -> f32 {
        count as f32 / self.n_filled.max(1) as f32
    }

    /// Characters of a filled cell, on average.
    pub fn mean_chars(&self) -> usize {
        self.n_chars / self.n_filled.max(1)
    }

    /// Different values among the filled cells.
    pub fn n_distinct(&self) -> usize {
        self.distinct.len()
    }
}

/// What programs write for no value.
pub fn is_nothing(cell: &str) -> bool {
    cell.is_empty()
        || (cell.len() <= 6
            && ["nan", "null", "none", "n/a", "#n/a", "<na>", "\\n", "-"]
                .iter()
                .any(|word| cell.eq_ignore_ascii_case(word)))
}

/// Whether a cell is an address of the web.
pub fn is_url(cell: &str) -> bool {
    let lower = cell.get(..8).unwrap_or(cell).to_ascii_lowercase();
    let opens = ["http://", "https://", "www."]
        .iter()
        .any(|scheme| lower.starts_with(scheme));
    opens && cell.len() < 4_000 && !cell.contains(char::is_whitespace)
}

/// `bbc.co.uk`: a name of a host alone.
fn is_host(cell: &str) -> bool {
    let end = cell.rsplit('.').next().unwrap_or_default();
    cell.contains('.')
        && (2..=6).contains(&end.len())
        && end.bytes().all(|byte| byte.is_ascii_lowercase())
        && cell
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
}

/// A language's code of two or three letters, as BCP 47 writes its first part.
pub fn language_code(cell: &str) -> Option<String> {
    let cell = cell.trim();
    let first = cell.split(['-', '_']).next()?;
    let is_code = (2..=3).contains(&first.len())
        && cell.len() <= 12
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && cell
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    is_code.then(|| first.to_ascii_lowercase())
}

/// Writing without blanks between words says as much in a few letters.
fn is_unspaced(head: &str) -> bool {
    let is_wide =
        |letter: &char| matches!(letter, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}');
    head.chars().filter(is_wide).count() >= 8
}
