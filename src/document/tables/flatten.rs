//! Objects of JSON become rows of a table: keys of objects in each other are
//! joined with points (`source.name`).

use std::collections::HashMap;

use super::grid::{Grid, MAX_COLUMNS};
use super::json::Json;
use super::table::{Table, Unit};

/// Objects in each other below this depth are left out of a row.
const MAX_DEPTH: usize = 6;
/// Most items of a list in a cell.
const MAX_ITEMS: usize = 2_000;

/// Rows of a table, gathered object by object.
#[derive(Debug, Default)]
pub struct Rows {
    grid: Grid,
    names: Vec<String>,
    columns: HashMap<String, usize>,
    row: Vec<String>,
    path: String,
    /// Items that are objects.
    pub n_objects: usize,
    /// Items that are lists.
    pub n_lists: usize,
    /// Items of other kinds.
    pub n_others: usize,
}

impl Rows {
    /// Adds an item; `number` is how a reader counts it.
    pub fn push(&mut self, item: &Json, number: u32, line: u32) {
        if self.grid.is_full() {
            return;
        }
        match item {
            Json::Object(pairs) => {
                self.n_objects += 1;
                for cell in &mut self.row {
                    cell.clear();
                }
                for (key, value) in pairs {
                    self.value(key, value, 0);
                }
                for cell in &self.row {
                    self.grid.push(cell);
                }
                self.grid.end_row(number, line);
            }
            Json::List(cells) if self.n_objects == 0 => {
                self.n_lists += 1;
                for cell in cells.iter().take(MAX_COLUMNS) {
                    self.grid.push(&words(cell, 0));
                }
                self.grid.end_row(number, line);
            }
            _ => self.n_others += 1,
        }
    }

    /// The table; None without a row.
    pub fn table(self, unit: Unit) -> Option<Table> {
        if self.grid.n_rows() == 0 || (self.n_objects > 0 && self.names.is_empty()) {
            return None;
        }
        // Lists before objects have no place among named columns.
        let is_mixed = self.n_lists > 0 && self.n_objects > 0;
        if is_mixed {
            return None;
        }
        let mut table = Table::new(self.grid, unit);
        table.names = self.names;
        Some(table)
    }

    fn value(&mut self, key: &str, value: &Json, depth: usize) {
        let n_before = self.path.len();
        if n_before > 0 {
            self.path.push('.');
        }
        self.path.push_str(&key[..key.floor_char_boundary(200)]);
        match value {
            Json::Null => {}
            Json::Object(pairs) if depth < MAX_DEPTH => {
                for (key, value) in pairs {
                    self.value(key, value, depth + 1);
                }
            }
            value => {
                let words = words(value, 0);
                self.cell(words);
            }
        }
        self.path.truncate(n_before);
    }

    fn cell(&mut self, words: String) {
        let at = match self.columns.get(&self.path) {
            Some(at) => *at,
            None if self.names.len() >= MAX_COLUMNS => {
                self.grid.n_wide += 1;
                return;
            }
            None => {
                self.columns.insert(self.path.clone(), self.names.len());
                self.names.push(self.path.clone());
                self.row.push(String::new());
                self.names.len() - 1
            }
        };
        // Of a key that comes twice the last counts, as programs have it.
        self.row[at] = words;
    }
}

/// A value in words: long items of a list as paragraphs, short ones in a row.
fn words(value: &Json, depth: usize) -> String {
    match value {
        Json::Null => String::new(),
        Json::Bool(value) => value.to_string(),
        Json::Number(number) => number.clone(),
        Json::Text(text) => text.clone(),
        Json::List(items) if depth < MAX_DEPTH => {
            let parts: Vec<String> = items
                .iter()
                .take(MAX_ITEMS)
                .map(|item| words(item, depth + 1))
                .filter(|words| !words.trim().is_empty())
                .collect();
            let is_long = parts.iter().any(|part| part.len() > 80);
            parts.join(if is_long { "\n\n" } else { ", " })
        }
        // In a list of objects what names each counts: `authors: [{name: …}]`.
        Json::Object(_) => ["name", "title", "text", "content", "value", "term"]
            .into_iter()
            .find_map(|key| match value.key(key)? {
                Json::Text(text) => Some(text.clone()),
                _ => None,
            })
            .unwrap_or_default(),
        Json::List(_) => String::new(),
    }
}
