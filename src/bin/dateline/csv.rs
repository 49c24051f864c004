//! Hits as a table for spreadsheets and scripts, as RFC 4180 has it.

use dateline::explore::{HitView, SearchView};

use crate::print::{Output, one_line};

/// The columns of a table of hits.
pub const HEADER: [&str; 10] = [
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

/// Writes the names of the columns.
pub fn header(names: &[&str], out: &mut Output) {
    row(names.iter().map(|name| (*name).to_owned()), out);
}

/// Writes the hits of one query; a query without hits has one row that says so.
pub fn hits(query: &str, view: &SearchView, out: &mut Output) {
    let matched = view.matched.to_string();
    if view.matched == 0 {
        let cells = HEADER.map(|name| match name {
            "query" => query.to_owned(),
            "hits" => matched.clone(),
            _ => String::new(),
        });
        return row(cells, out);
    }
    for (place, hit) in view.hits.iter().enumerate() {
        row(cells(query, place + 1, &matched, hit), out);
    }
}

fn cells(query: &str, rank: usize, matched: &str, hit: &HitView) -> [String; HEADER.len()] {
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
        format!("{:.4}", hit.score),
        matched.to_owned(),
        snippets.join(" … "),
    ]
}

/// Writes a row; each cell on one line, without what a terminal would obey.
pub fn row(cells: impl IntoIterator<Item = String>, out: &mut Output) {
    let cells: Vec<String> = cells.into_iter().map(|cell| quoted(&cell)).collect();
    out.line(&format!("{}\r", cells.join(",")));
}

fn quoted(cell: &str) -> String {
    let cell = one_line(cell);
    if cell.contains([',', '"']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}
