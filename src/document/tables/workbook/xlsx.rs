//! Reads workbooks of Excel (Office Open XML, ECMA-376 part 1, chapter 18).

use super::super::evidence::is_url;
use super::super::found::Found;
use super::super::grid::{Grid, MAX_COLUMNS};
use super::super::table::{Table, Unit};
use super::cell::{Cell, Shared, string_inside};
use super::number_format::{is_date_code, is_date_number};
use super::{broken, count, damaged};
use crate::document::ProblemCode;
use crate::document::office::package::{Package, Relation};
use crate::document::office::xml::{Element, Item, Xml};
use crate::document::reading::Reading;
use crate::text::Map;

/// Most shared strings and styles.
const MAX_SHARED: usize = 4_000_000;

/// A sheet as the workbook lists it.
struct Sheet {
    name: String,
    relation: String,
    is_hidden: bool,
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

/// Whether each style of cells (18.8.45) shows a date.
fn date_styles(source: &str) -> Vec<bool> {
    let (mut codes, mut styles, mut in_cells) = (Map::new(), Vec::new(), false);
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
    let (grid, leads, is_damaged) = cells(&source, shared, reading);
    if is_damaged {
        broken(found, &sheet.name);
    }
    if grid.n_rows() > 0 {
        let mut table = Table::new(grid, Unit::Row);
        table.sheet = Some(sheet.name);
        table.links = links(package, &relation.target, &leads, reading);
        table.counts_from_1904 = shared.counts_from_1904;
        found.tables.push(table);
    }
}

/// Where the first cell of a row that leads somewhere on the web leads to; the
/// sheet's relations have the addresses.
fn links(
    package: &Package<'_, '_>,
    part: &str,
    leads: &[(u32, String)],
    reading: &mut Reading<'_>,
) -> Map<u32, String> {
    let mut links = Map::new();
    if leads.is_empty() {
        return links;
    }
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let relations = package.text(&format!("{folder}/_rels/{name}.rels"), reading);
    let mut targets: Map<String, String> = Map::new();
    for item in Xml::new(&relations.unwrap_or_default()) {
        let Item::Start(element) = item else { continue };
        if let (Some(id), Some(target)) = (element.attribute("Id"), element.attribute("Target"))
            && is_url(&target)
        {
            targets.insert(id, target);
        }
    }
    for (row, id) in leads {
        if let Some(target) = targets.get(id) {
            links.entry(*row).or_insert_with(|| target.clone());
        }
    }
    links
}

/// The cells of a sheet (18.3.1.4), the rows that lead somewhere with the name
/// of the relation, and whether the sheet broke off.
fn cells(
    source: &str,
    shared: &Shared,
    reading: &mut Reading<'_>,
) -> (Grid, Vec<(u32, String)>, bool) {
    let mut leads = Vec::new();
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
                "hyperlink" => {
                    let place = element.attribute("ref");
                    let row = place.as_deref().and_then(row_of);
                    if let (Some(row), Some(id)) = (row, element.attribute("id")) {
                        leads.push((row, id));
                    }
                }
                _ => {}
            },
            Item::End(end) if end.name() == "row" => {
                grid.end_row(number, 0);
                if !count(&grid, &mut n_counted, reading) {
                    break;
                }
            }
            Item::End(_) | Item::Words(_) => {}
        }
    }
    (grid, leads, xml.is_damaged())
}

/// The row of a place (`BC12`, `B2:B4`).
fn row_of(place: &str) -> Option<u32> {
    let digits = place.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    digits.split(':').next()?.parse().ok()
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
