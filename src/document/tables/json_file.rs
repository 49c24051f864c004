//! The table of a JSON file (RFC 8259) or of JSON Lines: the list of objects
//! that looks most like articles, wherever it stands.

use core::fmt;

use serde::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};

use super::flatten::Rows;
use super::found::Found;
use super::frames::frame;
use super::json::Json;
use super::recognise::recognise;
use super::role::Role;
use super::table::{Table, Unit};
use crate::document::ProblemCode;

/// How deep a list of articles is looked for.
const MAX_DEPTH: usize = 6;
/// Most lists that are looked at.
const MAX_LISTS: usize = 40;

/// Whether a text opens as an object, or a list of objects, of JSON.
pub fn opens_as_json(text: &str) -> bool {
    let text = text.trim_start();
    let inner = match text.strip_prefix('[') {
        Some(inner) => inner.trim_start(),
        None => text,
    };
    let opens = inner.strip_prefix('{').map(str::trim_start);
    let Some(key) = opens.and_then(|rest| rest.strip_prefix('"')) else {
        return false;
    };
    let end = key.bytes().take(200).position(|byte| byte == b'"');
    end.is_some_and(|end| key[end + 1..].trim_start().starts_with(':'))
}

/// Whether a text, perhaps cut, is one object a line.
pub fn opens_as_lines(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let is_object = |line: &str| matches!(serde_json::from_str(line), Ok(Json::Object(_)));
    let first = lines.next().is_some_and(is_object);
    first
        && lines
            .next()
            .is_some_and(|next| next.trim_start().starts_with('{'))
}

/// Reads JSON, or JSON Lines, by what the text is.
pub fn read_json(text: &str) -> Found {
    let text = text.trim_start_matches('\u{FEFF}');
    match opens_as_lines(text) {
        true => read_lines(text),
        false => read_value(text),
    }
}

fn read_lines(text: &str) -> Found {
    let mut found = Found::default();
    let mut rows = Rows::default();
    let (mut n_bad, mut first_bad) = (0, 0);
    for (at, line) in text.lines().enumerate() {
        let line = line.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{1E}');
        if line.is_empty() {
            continue;
        }
        let number = at as u32 + 1;
        match serde_json::from_str::<Json>(line) {
            Ok(item @ Json::Object(_)) => rows.push(&item, number, number),
            _ => {
                n_bad += 1;
                first_bad = if n_bad == 1 { number } else { first_bad };
            }
        }
    }
    if n_bad > 0 {
        found.note(
            ProblemCode::Damaged,
            Some(first_bad),
            format!("expected an object of JSON in each line, but found {n_bad} without"),
            "these lines were left out; mend them and add the file again",
        );
    }
    found.tables.extend(rows.table(Unit::Line));
    found
}

fn read_value(text: &str) -> Found {
    let mut found = Found::default();
    let mut reader = serde_json::Deserializer::from_str(text);
    if text.trim_start().starts_with('[') {
        let mut rows = Rows::default();
        let result = Items(&mut rows).deserialize(&mut reader);
        let result = result.and_then(|()| reader.end());
        if let Err(error) = &result {
            damaged(&mut found, error, rows.n_objects);
        }
        // A list of lists is a table only where rows follow each other whole.
        if result.is_ok() || rows.n_objects > 0 {
            found.tables.extend(rows.table(Unit::Item));
        }
        return found;
    }
    let value = serde::Deserialize::deserialize(&mut reader);
    match value.and_then(|value: Json| reader.end().map(|()| value)) {
        Ok(value) => found.tables.extend(best_table(&value)),
        Err(error) => damaged(&mut found, &error, 0),
    }
    found
}

fn damaged(found: &mut Found, error: &serde_json::Error, n_read: usize) {
    let message = format!(
        "expected JSON, but found an error in line {}, column {}",
        error.line(),
        error.column()
    );
    let hint = match n_read {
        0 => "mend the file; it was read as plain text",
        _ => "mend the file; what stands before the error was read",
    };
    let line = u32::try_from(error.line()).ok().filter(|line| *line > 0);
    found.note(ProblemCode::Damaged, line, message, hint);
}

/// The table of a value that is one object: of its lists of objects the one
/// that looks most like articles, or the object itself.
fn best_table(value: &Json) -> Option<Table> {
    if let Some(frame) = frame(value) {
        return Some(frame);
    }
    let mut lists: Vec<Table> = Vec::new();
    let mut waiting = vec![(value, 0)];
    while let Some((value, depth)) = waiting.pop() {
        if lists.len() >= MAX_LISTS {
            break;
        }
        let Json::Object(pairs) = value else { continue };
        lists.extend(keyed_objects(pairs));
        for (_, inner) in pairs.iter().rev() {
            match inner {
                Json::List(items) => lists.extend(list_table(items)),
                Json::Object(_) if depth < MAX_DEPTH => waiting.push((inner, depth + 1)),
                _ => {}
            }
        }
    }
    let single = single(value);
    if single.as_ref().is_some_and(is_article) {
        return single;
    }
    let rank = |table: &Table| {
        let layout = recognise(table, None);
        let has_title = layout.column(Role::Title).is_some();
        let n_roles = usize::from(!layout.text.is_empty()) + usize::from(has_title);
        (n_roles, table.grid.n_bytes())
    };
    lists.into_iter().max_by_key(rank).or(single)
}

fn list_table(items: &[Json]) -> Option<Table> {
    let mut rows = Rows::default();
    for (at, item) in items.iter().enumerate() {
        rows.push(item, at as u32 + 1, 0);
    }
    let is_list = rows.n_objects > 0 && rows.n_objects >= rows.n_others + rows.n_lists;
    rows.table(Unit::Item).filter(|_| is_list)
}

/// An object whose values are objects alike: articles by their keys.
fn keyed_objects(pairs: &[(String, Json)]) -> Option<Table> {
    let objects = pairs.iter().filter_map(|(_, value)| match value {
        Json::Object(inner) => Some(inner.as_slice()),
        _ => None,
    });
    let objects: Vec<&[(String, Json)]> = objects.collect();
    let first = objects.first().filter(|_| objects.len() == pairs.len())?;
    let is_alike = |inner: &&[(String, Json)]| {
        inner.first().map(|(key, _)| key) == first.first().map(|(key, _)| key)
    };
    if objects.len() < 2 || !objects.iter().all(is_alike) {
        return None;
    }
    let mut rows = Rows::default();
    for (at, (_, value)) in pairs.iter().enumerate() {
        rows.push(value, at as u32 + 1, 0);
    }
    rows.table(Unit::Item)
}

/// An object as the only row of a table.
fn single(value: &Json) -> Option<Table> {
    let mut rows = Rows::default();
    rows.push(value, 1, 0);
    let mut table = rows.table(Unit::Item)?;
    table.is_single = true;
    Some(table)
}

/// Whether the object of a file is an article: a settings file may have a title
/// and a description as well.
pub fn is_article(table: &Table) -> bool {
    let layout = recognise(table, None);
    let has = |role| layout.column(role).is_some();
    let n_words = |column: usize| table.grid.cell(0, column).split_whitespace().count();
    let is_own = |column: &&usize| {
        let name = &layout.columns[**column];
        !name.is_lead && !name.name.contains('.') && name.confidence > 0.9
    };
    let has_text = layout
        .text
        .iter()
        .filter(is_own)
        .any(|column| n_words(*column) >= 10);
    let has_facts = has(Role::Date) || has(Role::Url) || has(Role::Source) || has(Role::Author);
    has_text || (has(Role::Title) && !layout.text.is_empty() && has_facts && has(Role::Date))
}

/// Takes the items of a list one by one.
struct Items<'a>(&'a mut Rows);

impl<'de> DeserializeSeed<'de> for Items<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Items<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let mut number = 0;
        while let Some(item) = items.next_element::<Json>()? {
            number += 1;
            self.0.push(&item, number, 0);
        }
        Ok(())
    }
}
