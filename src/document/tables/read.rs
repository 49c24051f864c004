//! Files of tables become clippings: one a row, or the file as it stands where
//! no column has texts or titles.

use super::column_names::named;
use super::delimited::{DELIMITERS, agreement, delimiter, read_delimited};
use super::found::Found;
use super::json_file::{is_article, opens_as_json, opens_as_lines, read_json};
use super::recognise::{Layout, recognise};
use super::role::{Role, TableMapping};
use super::rows::add_rows;
use super::table::Table;
use super::workbook;
use crate::document::draft::Draft;
use crate::document::format::file_name;
use crate::document::passage::Structure;
use crate::document::reading::{Reading, Source};
use crate::document::{BlockKind, Format, Headline, ProblemCode, Sourced, text_file};
use crate::text::decode::Decoded;

/// Most bytes of a table that is kept as one clipping.
const MAX_WHOLE_BYTES: usize = 4_000_000;

/// Whether a text opens as a table whose columns are named as those of
/// articles, cells apart by commas or semicolons.
pub fn tells_csv(text: &str) -> bool {
    // Prose is told apart by its first line alone.
    let may_be = DELIMITERS
        .iter()
        .any(|mark| *mark != '\t' && opens_with_names(text, *mark));
    may_be && {
        let mark = delimiter(text, ',');
        mark != '\t' && has_names(text, mark)
    }
}

/// As [`tells_csv`], cells apart by tabs.
pub fn tells_tsv(text: &str) -> bool {
    has_names(text, '\t')
}

/// Whether a text opens as JSON.
pub fn tells_json(text: &str) -> bool {
    opens_as_json(text)
}

/// Whether a text opens as JSON Lines.
pub fn tells_json_lines(text: &str) -> bool {
    opens_as_json(text) && opens_as_lines(text)
}

/// Whether the first line has the names of an article's columns, two at least,
/// and the rows below have as many cells.
fn has_names(text: &str, mark: char) -> bool {
    opens_with_names(text, mark) && agreement(text, mark, true) >= 0.9
}

/// Whether the first line has the names of an article's columns, two at least.
fn opens_with_names(text: &str, mark: char) -> bool {
    let Some(line) = text.lines().next().filter(|line| line.contains(mark)) else {
        return false;
    };
    let cells = line
        .split(mark)
        .map(|cell| cell.trim_matches(['"', ' ', '\u{FEFF}']));
    let roles = cells
        .take(200)
        .filter_map(named)
        .filter(|found| found.confidence > 0.9);
    let roles: Vec<Role> = roles.map(|found| found.role).collect();
    let has_words = roles.contains(&Role::Title) || roles.contains(&Role::Text);
    // A line of prose has words of the list as well, but rows alike do not follow.
    let is_prose = line.ends_with(['.', '!', '?']) || line.contains(". ");
    let has_rows = text.lines().nth(1).is_some();
    has_words && roles.len() >= 2 && has_rows && !is_prose
}

/// Reads a table of commas or semicolons.
pub fn read_csv(file: Decoded, source: &Source<'_>, reading: &mut Reading<'_>) {
    read_marked(file, source, Format::Csv, reading);
}

/// Reads a table of tabs.
pub fn read_tsv(file: Decoded, source: &Source<'_>, reading: &mut Reading<'_>) {
    read_marked(file, source, Format::Tsv, reading);
}

fn read_marked(file: Decoded, source: &Source<'_>, format: Format, reading: &mut Reading<'_>) {
    let found = of_text(&file.text, format);
    // A large table stands in memory once.
    drop(file.text);
    add(found, format, file.encoding, source, reading);
}

/// Reads JSON; what has no table in it is plain text.
pub fn read_json_file(file: Decoded, source: &Source<'_>, reading: &mut Reading<'_>) {
    read_json_as(file, source, Format::Json, reading);
}

/// Reads JSON Lines.
pub fn read_json_lines(file: Decoded, source: &Source<'_>, reading: &mut Reading<'_>) {
    read_json_as(file, source, Format::JsonLines, reading);
}

fn read_json_as(file: Decoded, source: &Source<'_>, format: Format, reading: &mut Reading<'_>) {
    let found = of_text(&file.text, format);
    let has_articles = |table: &Table| layout(table, reading.columns()).is_some();
    if found.tables.iter().any(has_articles) {
        drop(file.text);
        return add(found, format, file.encoding, source, reading);
    }
    let is_damaged = !found.notes.is_empty();
    note(&found, reading);
    if !is_damaged {
        reading.problem(
            ProblemCode::UnknownLayout,
            "expected a list of articles in JSON, but found none with a title or a text",
            "it was read as plain text; if it has articles, choose its columns",
        );
    }
    reading.add(text_file::read_text(file.text), format, file.encoding);
}

/// The tables of a text of this format.
pub fn of_text(text: &str, format: Format) -> Found {
    let usual = match format {
        Format::Json | Format::JsonLines => return read_json(text),
        Format::Tsv => '\t',
        _ => ',',
    };
    let read = read_delimited(text, usual);
    let mut found = Found::default();
    if let Some((n, line)) = read.open_quotes {
        let rows = if n == 1 { "1 row" } else { "rows" };
        let n = if n == 1 {
            String::new()
        } else {
            format!("{n} ")
        };
        found.note(
            ProblemCode::Damaged,
            Some(line),
            format!(
                "expected each quotation mark to be closed, but found {n}{rows} where one is not"
            ),
            "the mark was read as a letter; mend the row",
        );
    }
    found.tables.push(read.table);
    found
}

/// Reads a workbook of Excel or LibreOffice.
pub fn read_workbook(source: &Source<'_>, reading: &mut Reading<'_>) {
    let format = match workbook::tells_ods(source.bytes) {
        true => Format::Ods,
        false => Format::Xlsx,
    };
    let found = workbook::tables(source.bytes, reading);
    add(found, format, "UTF-8", source, reading);
}

/// How a table is read; None where it has no articles.
pub fn layout(table: &Table, chosen: Option<&TableMapping>) -> Option<Layout> {
    let chosen = chosen.filter(|mapping| is_meant(table, mapping));
    let layout = recognise(table, chosen);
    let is_chosen = chosen.is_some_and(|mapping| !mapping.roles.is_empty());
    let counts = is_chosen || !table.is_single || is_article(table);
    (layout.has_articles() && counts).then_some(layout)
}

/// The table that a reader chooses the columns of: the sheet that was chosen, or
/// the first with articles.
pub fn shown<'a>(tables: &'a [Table], chosen: Option<&TableMapping>) -> Option<&'a Table> {
    let is_named = |table: &&Table| {
        chosen.is_some_and(|mapping| mapping.sheet.is_some() && mapping.sheet == table.sheet)
    };
    let named = tables.iter().find(is_named);
    let known = || tables.iter().find(|table| layout(table, None).is_some());
    named.or_else(known).or(tables.first())
}

/// Whether two sheets have the same columns: a choice for one is for both.
fn is_alike(one: &Table, other: &Table) -> bool {
    let names = |table: &Table| -> Vec<String> {
        let columns = recognise(table, None).columns;
        columns.into_iter().map(|column| column.name).collect()
    };
    one.sheet == other.sheet || names(one) == names(other)
}

/// Whether the reader's choice is of this sheet.
fn is_meant(table: &Table, mapping: &TableMapping) -> bool {
    mapping.sheet.is_none() || mapping.sheet == table.sheet
}

fn add(
    found: Found,
    format: Format,
    encoding: &str,
    source: &Source<'_>,
    reading: &mut Reading<'_>,
) {
    note(&found, reading);
    let chosen = reading.columns();
    let tables = || {
        (found.tables.iter()).filter(|table| chosen.is_none_or(|mapping| is_meant(table, mapping)))
    };
    if tables().next().is_none() && found.notes.is_empty() {
        no_rows(reading);
    }
    let of_choice = chosen.and_then(|_| shown(&found.tables, chosen));
    for table in tables() {
        let chosen = chosen.filter(|_| of_choice.is_some_and(|other| is_alike(table, other)));
        match layout(table, chosen) {
            Some(layout) => add_rows(table, &layout, format, encoding, reading),
            None => add_whole(table, format, encoding, source, reading),
        }
    }
}

fn no_rows(reading: &mut Reading<'_>) {
    reading.problem(
        ProblemCode::Empty,
        "expected a table with rows, but found none",
        "check whether the file was saved in full",
    );
}

fn note(found: &Found, reading: &mut Reading<'_>) {
    for note in &found.notes {
        reading.problem_in_line(note.code, note.line, note.message.clone(), note.hint);
    }
}

/// Adds a table in which no column has texts as one clipping.
fn add_whole(
    table: &Table,
    format: Format,
    encoding: &str,
    source: &Source<'_>,
    reading: &mut Reading<'_>,
) {
    let (words, is_cut) = whole(table);
    let mut draft = Draft::default();
    if draft.push(BlockKind::Table, 0, &words).is_none() {
        return no_rows(reading);
    }
    let name = table.sheet.as_deref().unwrap_or(file_name(source.name));
    let name = crate::document::sidecar::one_line(name);
    let why = "the table's name: no column of it is a title or a text";
    let title = Sourced::inferred(name, Vec::new(), why);
    let headline = (!title.value.is_empty()).then_some(Headline { title, span: None });
    let article = draft.with_facts(Structure {
        headline,
        ..Structure::default()
    });
    let add = |reading: &mut Reading<'_>| {
        reading.problem(
            ProblemCode::UnknownLayout,
            "expected a column of titles or texts, but found none",
            "the table stays one clipping; choose its columns to read each row as one",
        );
        if is_cut {
            let message = format!(
                "expected a table of at most {} MB, but found more",
                MAX_WHOLE_BYTES / 1_000_000
            );
            reading.problem(ProblemCode::CutShort, message, "what follows was left out");
        }
        reading.add(article, format, encoding);
    };
    match &table.sheet {
        Some(sheet) => reading.in_part(sheet, add),
        None => add(reading),
    }
}

/// The cells of a table as text: tabs between cells, a line a row.
fn whole(table: &Table) -> (String, bool) {
    let mut words = String::new();
    for names in core::iter::once(&table.names).filter(|names| !names.is_empty()) {
        words.push_str(&names.join("\t"));
    }
    for row in 0..table.grid.n_rows() {
        if words.len() > MAX_WHOLE_BYTES {
            return (words, true);
        }
        let line: Vec<String> = (table.grid.cells(row))
            .map(crate::document::sidecar::one_line)
            .collect();
        let line = line.join("\t");
        if !line.trim().is_empty() {
            words.push_str(if words.is_empty() { "" } else { "\n" });
            words.push_str(line.trim_end());
        }
    }
    (words, false)
}
