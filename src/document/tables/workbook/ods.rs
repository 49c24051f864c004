//! Reads workbooks of LibreOffice (OASIS OpenDocument 1.3 part 3, chapter 9).

use super::super::evidence::is_url;
use super::super::found::Found;
use super::super::grid::{Grid, MAX_COLUMNS};
use super::super::table::{Table, Unit};
use super::{broken, count};
use crate::document::office::xml::{Element, Item, Xml};
use crate::document::reading::Reading;
use crate::text::Map;

/// How often a row with words is taken that says it is repeated.
const MAX_REPEATED_ROWS: u32 = 1_000;
/// As often a cell.
const MAX_REPEATED_CELLS: u32 = 50;

/// Reads the sheets of a workbook's content.
pub fn read(content: &str, reading: &mut Reading<'_>, found: &mut Found) {
    let xml = &mut Xml::new(content);
    while let Some(item) = xml.next() {
        let Item::Start(element) = item else { continue };
        match element.name() {
            // What a workbook remembers of changes and of other files' cells.
            "tracked-changes" | "database-ranges" | "table-source" => xml.skip_element(),
            "table" => {
                let name = element.attribute("name").unwrap_or_default();
                let (grid, links) = sheet(xml, reading);
                if xml.is_damaged() {
                    broken(found, &name);
                }
                if grid.n_rows() > 0 {
                    let mut table = Table::new(grid, Unit::Row);
                    table.sheet = Some(name);
                    table.links = links;
                    found.tables.push(table);
                }
            }
            _ => {}
        }
    }
}

/// The cells of the sheet that has just started, and where its rows lead to.
fn sheet(xml: &mut Xml<'_>, reading: &mut Reading<'_>) -> (Grid, Map<u32, String>) {
    let (mut grid, mut links) = (Grid::default(), Map::new());
    let (mut number, mut n_counted) = (1u32, 0);
    while let Some(item) = xml.next() {
        match item {
            Item::Start(element) => match element.name() {
                "table-row" => {
                    let n = repeated(&element, "number-rows-repeated");
                    let (cells, link) = row(xml, &mut grid);
                    if let Some(link) = link {
                        links.insert(number, link);
                    }
                    for at in 0..n.min(MAX_REPEATED_ROWS) {
                        if cells.is_empty() || !count(&grid, &mut n_counted, reading) {
                            break;
                        }
                        write(&cells, &mut grid);
                        grid.end_row(number.saturating_add(at), 0);
                    }
                    number = number.saturating_add(n);
                }
                // Pictures, forms, and tables inside cells are no rows.
                "shapes" | "forms" | "table-source" => xml.skip_element(),
                _ => {}
            },
            Item::End(end) if end.name() == "table" => break,
            _ => {}
        }
    }
    (grid, links)
}

/// The filled cells of the row that has just started: column, and words; and
/// where the first that leads somewhere on the web leads to.
fn row(xml: &mut Xml<'_>, grid: &mut Grid) -> (Vec<(usize, String)>, Option<String>) {
    let (mut cells, mut link, mut column) = (Vec::new(), None, 0usize);
    while let Some(item) = xml.next() {
        match item {
            Item::Start(element) => match element.name() {
                "table-cell" | "covered-table-cell" => {
                    let n = repeated(&element, "number-columns-repeated");
                    let value = Value::of(&element);
                    let words = value.or(words(xml, &mut link));
                    if !words.trim().is_empty() {
                        for at in 0..n.min(MAX_REPEATED_CELLS) as usize {
                            match column + at < MAX_COLUMNS {
                                true => cells.push((column + at, words.clone())),
                                false => grid.n_wide += 1,
                            }
                        }
                    }
                    column = column.saturating_add(n as usize);
                }
                _ => xml.skip_element(),
            },
            Item::End(end) if end.name() == "table-row" => break,
            _ => {}
        }
    }
    (cells, link)
}

fn write(cells: &[(usize, String)], grid: &mut Grid) {
    for (column, words) in cells {
        grid.pad(*column);
        grid.push(words);
    }
}

fn repeated(element: &Element<'_>, name: &str) -> u32 {
    let given = element.attribute(name).and_then(|given| given.parse().ok());
    given.unwrap_or(1).clamp(1, 1_100_000)
}

/// The value of a cell that is not the words in it.
struct Value(Option<String>);

impl Value {
    fn of(element: &Element<'_>) -> Value {
        let kind = element.attribute("value-type");
        Value(match kind.as_deref() {
            Some("date") => element.attribute("date-value"),
            Some("float") => element.attribute("value"),
            _ => None,
        })
    }

    fn or(self, words: String) -> String {
        self.0.unwrap_or(words)
    }
}

/// The paragraphs of the cell that has just started, without remarks.
fn words(xml: &mut Xml<'_>, link: &mut Option<String>) -> String {
    let (mut words, mut depth) = (String::new(), 1usize);
    while depth > 0
        && let Some(item) = xml.next()
    {
        match item {
            Item::Start(element) => match element.name() {
                "annotation" | "table" => xml.skip_element(),
                name => {
                    match name {
                        "p" if !words.is_empty() => words.push('\n'),
                        "s" => {
                            let n = element.attribute("c").and_then(|n| n.parse().ok());
                            let n: usize = n.unwrap_or(1);
                            words.extend(core::iter::repeat_n(' ', n.min(100)));
                        }
                        "a" if link.is_none() => {
                            *link = element.attribute("href").filter(|target| is_url(target));
                        }
                        "tab" => words.push('\t'),
                        "line-break" => words.push('\n'),
                        _ => {}
                    }
                    depth += 1;
                }
            },
            Item::End(_) => depth -= 1,
            // Blanks between elements were put there for the eye.
            Item::Words(more) if depth > 1 => words.push_str(&more.replace(['\n', '\r'], " ")),
            Item::Words(_) => {}
        }
    }
    words
}
