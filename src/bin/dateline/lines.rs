//! Places of a query's words, a line each: for reading, or as a table.

use std::io::{IsTerminal, stdout};

use dateline::explore::{ConcordanceView, csv_header, csv_row};

use crate::print::{Output, printable};

/// The columns of a table of places.
pub const HEADER: [&str; 9] = [
    "id",
    "title",
    "publisher",
    "published",
    "left",
    "keyword",
    "right",
    "start",
    "end",
];

/// What is shown on either side of the words, in characters.
const WIDTH: usize = 44;

/// Writes the lines so that the words stand below each other, then how many.
pub fn text(view: &ConcordanceView, out: &mut Output) {
    let widest = view
        .lines
        .iter()
        .map(|line| line.keyword.chars().count())
        .max()
        .unwrap_or_default();
    let styled = stdout().is_terminal();
    for line in &view.lines {
        let n_left = line.left.chars().count();
        let left: String = line
            .left
            .chars()
            .skip(n_left.saturating_sub(WIDTH))
            .collect();
        let right: String = line.right.chars().take(WIDTH).collect();
        let keyword = printable(&line.keyword);
        let keyword = if styled {
            format!("\x1b[1m{keyword}\x1b[0m")
        } else {
            keyword
        };
        // Right contexts follow their word; the column of origins stands below each other.
        let width = WIDTH + widest - line.keyword.chars().count().min(widest);
        let date = line.published.as_deref().unwrap_or("no date");
        let day = date.split('T').next().unwrap_or(date);
        let (left, right) = (printable(&left), printable(&right));
        out.line(&format!(
            "{left:>WIDTH$}{keyword}{right:width$}  {day} · {}",
            line.id
        ));
    }
    if !view.lines.is_empty() {
        out.line("");
    }
    let places = if view.total == 1 { "place" } else { "places" };
    let clippings = if view.clippings == 1 {
        "clipping"
    } else {
        "clippings"
    };
    let words = if view.words.is_empty() {
        "everything"
    } else {
        &view.words
    };
    let shown = view.lines.len();
    let mut found = format!(
        "{shown} of {} {places} in {} {clippings}: {words}",
        view.total, view.clippings
    );
    if view.sorted < view.total {
        found += &format!("; only the first {} were put in order", view.sorted);
    }
    out.line(&printable(&found));
}

/// Writes the lines as a table.
pub fn table(view: &ConcordanceView, out: &mut Output) {
    out.rows(&csv_header(&HEADER));
    let offset = |offset: Option<u32>| offset.map_or(String::new(), |offset| offset.to_string());
    for line in &view.lines {
        let cells = [
            line.id.to_string(),
            line.title.clone(),
            line.publisher.clone().unwrap_or_default(),
            line.published.clone().unwrap_or_default(),
            line.left.clone(),
            line.keyword.clone(),
            line.right.clone(),
            offset(line.start),
            offset(line.end),
        ];
        out.rows(&csv_row(cells));
    }
}
