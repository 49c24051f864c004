//! Reads workbooks of Excel (Office Open XML, ECMA-376 part 1, chapter 18).

use std::collections::BTreeMap;

use super::super::column_dates::serial;
use super::super::found::Found;
use super::super::grid::{Grid, MAX_COLUMNS};
use super::super::table::{Table, Unit};
use super::number_format::{is_date_code, is_date_number};
use super::{broken, count, damaged};
use crate::document::ProblemCode;
use crate::document::office::package::{Package, Relation};
use crate::document::office::xml::{Element, Item, Xml};
use crate::document::reading::Reading;

/// Most shared strings and styles.
const MAX_SHARED: usize = 4_000_000;

/// A sheet as the workbook lists it.
struct Sheet {
    name: String,
    relation: String,
    is_hidden: bool,
}

/// What the sheets share.
#[derive(Default)]
struct Shared {
    strings: Vec<String>,
    /// Whether each style of cells shows dates.
    is_date: Vec<bool>,
    counts_from_1904: bool,
}

/// Reads the sheets of a workbook.
pub fn read(package: &Package<'_, '_>, reading: &mut Reading<'_>, found: &mut Found) {
    let root = package.relations("", reading);
    let named = root
        .into_iter()
        .find(|relation| relation.kind == "officeDocument");
    let part = named.map_or("xl/workbook.xml".to_string(), |relation| relation.target);
    let Some(workbook) = package.text(&part, reading) else {
        return damaged(found, "`workbook.xml` in the workbook");
    };
    let relations = package.relations(&part, reading);
    let (sheets, counts_from_1904) = sheets(&workbook);
    let shared = Shared {
        strings: package
            .related(&relations, "sharedStrings", reading)
            .map_or_else(Vec::new, |source| strings(&source)),
        is_date: package
            .related(&relations, "styles", reading)
            .map_or_else(Vec::new, |source| date_styles(&source)),
        counts_from_1904,
    };
    let mut hidden = Vec::new();
    for sheet in sheets {
        match sheet.is_hidden {
            true => hidden.push(format!("`{}`", sheet.name)),
            false => read_sheet(package, &relations, sheet, &shared, reading, found),
        }
    }
    if !hidden.is_empty() {
        found.note(
            ProblemCode::LeftOut,
            None,
            format!("hidden sheets left out: {}", hidden.join(", ")),
            "show them in the workbook and save it if they are to be read",
        );
    }
}

fn sheets(workbook: &str) -> (Vec<Sheet>, bool) {
    let (mut sheets, mut counts_from_1904) = (Vec::new(), false);
    for item in Xml::new(workbook) {
        let Item::Start(element) = item else { continue };
        match element.name() {
            "workbookPr" => {
                let value = element.attribute("date1904");
                counts_from_1904 = matches!(value.as_deref(), Some("1" | "true" | "on"));
            }
            "sheet" if sheets.len() < 10_000 => sheets.push(Sheet {
                name: element.attribute("name").unwrap_or_default(),
                relation: element.attribute("id").unwrap_or_default(),
                is_hidden: (element.attribute("state")).is_some_and(|state| state != "visible"),
            }),
            _ => {}
        }
    }
    (sheets, counts_from_1904)
}

/// The strings that cells share (18.4), without readings of names.
fn strings(source: &str) -> Vec<String> {
    let mut strings = Vec::new();
    let mut xml = Xml::new(source);
    while let Some(item) = xml.next() {
        match item {
            Item::Start(element) if element.name() == "si" && strings.len() < MAX_SHARED => {
                strings.push(string_inside(&mut xml, "si"));
            }
            _ => {}
        }
    }
    strings
}

/// The words of `<t>` up to the end of the element that has just started.
fn string_inside(xml: &mut Xml<'_>, name: &str) -> String {
    let (mut words, mut in_text) = (String::new(), false);
    while let Some(item) = xml.next() {
        match item {
            Item::Start(element) if element.name() == "rPh" => xml.skip(),
            Item::Start(element) => in_text = element.name() == "t",
            Item::Words(more) if in_text => words.push_str(&more),
            Item::End(end) if end.name() == name => break,
            Item::End(_) => in_text = false,
            Item::Words(_) => {}
        }
    }
    unescaped(words)
}

/// `_x000D_` stands for a character that XML cannot hold (22.9.2.19).
fn unescaped(words: String) -> String {
    if !words.contains("_x") {
        return words;
    }
    let mut out = String::with_capacity(words.len());
    let mut rest = words.as_str();
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let code = rest
            .get(at + 2..at + 6)
            .filter(|_| rest.get(at + 6..at + 7) == Some("_"));
        let letter = code.and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        match letter {
            Some(letter) => {
                out.push(if letter == '\r' { '\n' } else { letter });
                rest = &rest[at + 7..];
            }
            None => {
                out.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// Whether each style of cells (18.8.45) shows a date.
fn date_styles(source: &str) -> Vec<bool> {
    let (mut codes, mut styles, mut in_cells) = (BTreeMap::new(), Vec::new(), false);
    for item in Xml::new(source) {
        match item {
            Item::Start(element) => match element.name() {
                "numFmt" => {
                    if let Some(id) = number(&element, "numFmtId") {
                        let code = element.attribute("formatCode").unwrap_or_default();
                        codes.insert(id, is_date_code(&code));
                    }
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells && styles.len() < MAX_SHARED => {
                    let id = number(&element, "numFmtId").unwrap_or(0);
                    let is_date = codes.get(&id).copied();
                    styles.push(is_date.unwrap_or_else(|| is_date_number(id)));
                }
                _ => {}
            },
            Item::End(end) if end.name() == "cellXfs" => in_cells = false,
            _ => {}
        }
    }
    styles
}

fn number(element: &Element<'_>, name: &str) -> Option<u32> {
    element.attribute(name)?.parse().ok()
}

fn read_sheet(
    package: &Package<'_, '_>,
    relations: &[Relation],
    sheet: Sheet,
    shared: &Shared,
    reading: &mut Reading<'_>,
    found: &mut Found,
) {
    let relation = relations
        .iter()
        .find(|relation| relation.id == sheet.relation);
    // A sheet of a diagram alone has no cells.
    let Some(relation) = relation.filter(|relation| relation.kind == "worksheet") else {
        return;
    };
    let Some(source) = package.text(&relation.target, reading) else {
        return broken(found, &sheet.name);
    };
    let (grid, is_damaged) = cells(&source, shared, reading);
    if is_damaged {
        broken(found, &sheet.name);
    }
    if grid.n_rows() > 0 {
        let mut table = Table::new(grid, Unit::Row);
        table.sheet = Some(sheet.name);
        table.counts_from_1904 = shared.counts_from_1904;
        found.tables.push(table);
    }
}

/// The cells of a sheet (18.3.1.4), and whether it broke off.
fn cells(source: &str, shared: &Shared, reading: &mut Reading<'_>) -> (Grid, bool) {
    let mut grid = Grid::default();
    let (mut xml, mut number, mut n_counted) = (Xml::new(source), 0u32, 0);
    let mut column = 0;
    while let Some(item) = xml.next() {
        match item {
            Item::Start(element) => match element.name() {
                "row" => {
                    let given = self::number(&element, "r").filter(|given| *given > number);
                    number = given.unwrap_or(number.saturating_add(1));
                    column = 0;
                }
                "c" => {
                    let place = element.attribute("r");
                    let given = place.as_deref().and_then(column_of);
                    column = given.filter(|given| *given >= column).unwrap_or(column);
                    let cell = Cell::of(&element);
                    let words = cell.words(&mut xml, shared);
                    if !words.is_empty() && column < MAX_COLUMNS {
                        grid.pad(column);
                        grid.push(&words);
                    } else if !words.is_empty() {
                        grid.n_wide += 1;
                    }
                    column += 1;
                }
                _ => {}
            },
            Item::End(end) => match end.name() {
                "row" => {
                    grid.end_row(number, 0);
                    if !count(&grid, &mut n_counted, reading) {
                        break;
                    }
                }
                "sheetData" => break,
                _ => {}
            },
            Item::Words(_) => {}
        }
    }
    (grid, xml.is_damaged())
}

/// A cell's type and style.
struct Cell {
    kind: String,
    style: usize,
}

impl Cell {
    fn of(element: &Element<'_>) -> Cell {
        Cell {
            kind: element.attribute("t").unwrap_or_default(),
            style: number(element, "s").unwrap_or(0) as usize,
        }
    }

    /// What a cell shows; reads on to its end.
    fn words(&self, xml: &mut Xml<'_>, shared: &Shared) -> String {
        let mut value = String::new();
        while let Some(item) = xml.next() {
            match item {
                Item::Start(element) if element.name() == "is" => {
                    value = string_inside(xml, "is");
                }
                Item::Start(element) if element.name() == "v" => value = xml.words_inside(),
                Item::Start(_) => xml.skip(),
                Item::End(end) if end.name() == "c" => break,
                Item::End(_) | Item::Words(_) => {}
            }
        }
        match self.kind.as_str() {
            "s" => {
                let at = value.trim().parse::<usize>().ok();
                let string = at.and_then(|at| shared.strings.get(at));
                string.cloned().unwrap_or_default()
            }
            "e" => String::new(),
            "b" => if value.trim() == "1" { "true" } else { "false" }.to_string(),
            "str" => unescaped(value),
            "inlineStr" | "d" => value,
            _ => self.number(value, shared),
        }
    }

    fn number(&self, value: String, shared: &Shared) -> String {
        if shared.is_date.get(self.style).copied() != Some(true) {
            return value;
        }
        let days = value.trim().parse::<f64>().ok();
        // Below one it is a clock without a day.
        let date = days.filter(|days| *days >= 1.0);
        let date = date.and_then(|days| serial(days, shared.counts_from_1904));
        date.map_or(value, |date| date.to_string())
    }
}

/// The column of a place (`BC12`), from 0.
fn column_of(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let mut column = 0usize;
    for letter in letters.take(4) {
        column = column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    column.checked_sub(1)
}
