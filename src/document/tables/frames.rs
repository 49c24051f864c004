//! Tables as pandas writes them in JSON: column by column, or the names of the
//! columns apart from their cells.

use super::flatten::Rows;
use super::json::Json;
use super::table::{Table, Unit};

/// The table of an object that is a data frame.
pub fn frame(value: &Json) -> Option<Table> {
    split(value).or_else(|| by_columns(value))
}

/// `{"columns": ["title"], "data": [["One"]]}`
fn split(value: &Json) -> Option<Table> {
    let (Json::List(names), Json::List(cells)) = (value.key("columns")?, value.key("data")?) else {
        return None;
    };
    let name = |name: &Json| match name {
        Json::Text(name) => Some(name.clone()),
        _ => None,
    };
    let names: Vec<String> = names.iter().map(name).collect::<Option<_>>()?;
    let mut rows = Rows::default();
    for (at, row) in cells.iter().enumerate() {
        let Json::List(cells) = row else { return None };
        let pairs = names.iter().cloned().zip(cells.iter().cloned());
        rows.push(&Json::Object(pairs.collect()), at as u32 + 1, 0);
    }
    rows.table(Unit::Item)
}

/// `{"title": {"0": "One"}, "text": {"0": "The road is open."}}`
fn by_columns(value: &Json) -> Option<Table> {
    let Json::Object(columns) = value else {
        return None;
    };
    let is_number = |key: &str| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit());
    let column = |(_, cells): &(String, Json)| match cells {
        Json::Object(cells) => cells
            .iter()
            .all(|(key, _)| is_number(key))
            .then_some(cells.len()),
        _ => None,
    };
    let lengths: Vec<usize> = columns.iter().map(column).collect::<Option<_>>()?;
    let n_rows = lengths.first().copied().filter(|n| *n > 0)?;
    if lengths.len() < 2 || lengths.iter().any(|length| *length != n_rows) {
        return None;
    }
    let mut rows = Rows::default();
    for row in 0..n_rows {
        let pairs = columns.iter().filter_map(|(name, cells)| match cells {
            Json::Object(cells) => Some((name.clone(), cells.get(row)?.1.clone())),
            _ => None,
        });
        rows.push(&Json::Object(pairs.collect()), row as u32 + 1, 0);
    }
    rows.table(Unit::Item)
}
