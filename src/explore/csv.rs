//! Tables for spreadsheets and scripts, as RFC 4180 has them.

use super::{HitView, SearchView};
use crate::text::four_decimals;

/// The columns of a table of hits.
pub const HIT_COLUMNS: [&str; 10] = [
    "query",
    "rank",
    "id",
    "file",
    "title",
    "publisher",
    "published",
    "score",
    "hits",
    "snippet",
];

/// What a spreadsheet takes for the beginning of a formula, also in full width.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The row with the names of the columns.
pub fn csv_header(names: &[&str]) -> String {
    csv_row(names.iter().map(|name| (*name).to_owned()))
}

/// A row a hit of one query; a query without hits has one row that says so.
pub fn csv_hits(query: &str, view: &SearchView) -> String {
    let matched = view.matched.to_string();
    if view.matched == 0 {
        return csv_row(HIT_COLUMNS.map(|name| match name {
            "query" => query.to_owned(),
            "hits" => matched.clone(),
            _ => String::new(),
        }));
    }
    let rows = view.hits.iter().enumerate();
    rows.map(|(place, hit)| csv_row(cells(query, place + 1, &matched, hit)))
        .collect()
}

/// A row, with its end of line. Each cell is on one line, without what a
/// terminal would obey. A cell that a spreadsheet would take for a formula gets
/// an apostrophe in front; so does one that begins with apostrophes and then so,
/// so that taking one away gives back what was there.
pub fn csv_row(cells: impl IntoIterator<Item = String>) -> String {
    let cells: Vec<String> = cells.into_iter().map(|cell| cell_of(&cell)).collect();
    format!("{}\r\n", cells.join(","))
}

fn cells(query: &str, rank: usize, matched: &str, hit: &HitView) -> [String; HIT_COLUMNS.len()] {
    let snippets: Vec<&str> = hit
        .snippets
        .iter()
        .map(|snippet| snippet.text.as_str())
        .collect();
    [
        query.to_owned(),
        rank.to_string(),
        hit.id.to_string(),
        hit.file.clone(),
        hit.title.text.clone(),
        hit.publisher.clone().unwrap_or_default(),
        hit.published.clone().unwrap_or_default(),
        four_decimals(hit.score),
        matched.to_owned(),
        snippets.join(" … "),
    ]
}

fn cell_of(cell: &str) -> String {
    let mut cell = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    cell = cell.replace(char::is_control, "\u{FFFD}");
    if cell.trim_start_matches('\'').starts_with(FORMULA) {
        cell.insert(0, '\'');
    }
    if cell.contains([',', '"']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_on_one_line_and_no_formulas() {
        for (cell, written) in [
            ("plain", "plain"),
            ("a, b", "\"a, b\""),
            ("\"met xi\" ,", "\"\"\"met xi\"\" ,\""),
            ("two\r\nlines\u{1b}[1m", "two lines\u{FFFD}[1m"),
            ("=1+1", "'=1+1"),
            ("  -trump", "'-trump"),
            ("\t@SUM(A1, A2)", "\"'@SUM(A1, A2)\""),
            ("+1", "'+1"),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("'quoted'", "'quoted'"),
            ("1-1", "1-1"),
            ("", ""),
        ] {
            assert_eq!(csv_row([cell.to_owned()]), format!("{written}\r\n"));
        }
    }
}
