//! The columns of a table as a reader writes them on the command line:
//! `title=1,text=lead+body,date=pub_date`.

use super::preview::TablePreview;
use super::role::{Role, TableMapping};

/// The forms that are understood, for the end of a message.
const FORM: &str =
    "write `title=1,text=lead+body,date=pub_date`: a column by its name or its number from 1";

impl TableMapping {
    /// Reads what a reader wrote of the columns of the table that `preview`
    /// shows; columns that are not named are ignored. Besides roles there are
    /// `header=yes` or `no`, `dayfirst=yes` or `no`, and `sheet=NAME`.
    ///
    /// The error says what was expected, what was found and the way out.
    pub fn parse(words: &str, preview: &TablePreview) -> Result<TableMapping, String> {
        let mut mapping = TableMapping {
            roles: vec![Role::Ignore; preview.columns.len()],
            ..TableMapping::default()
        };
        let mut has_roles = false;
        for part in words
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
        {
            let Some((key, value)) = part.split_once('=') else {
                return Err(format!(
                    "expected `role=column`, but found `{part}`; {FORM}"
                ));
            };
            let (key, value) = (key.trim().to_lowercase(), value.trim());
            match key.as_str() {
                "header" => mapping.has_header = Some(yes_or_no(&key, value)?),
                "dayfirst" => mapping.day_first = Some(yes_or_no(&key, value)?),
                "sheet" => mapping.sheet = Some(sheet(value, preview)?),
                _ => {
                    has_roles = true;
                    mapping.take(&key, value, preview)?;
                }
            }
        }
        if !has_roles {
            mapping.roles.clear();
        }
        Ok(mapping)
    }

    fn take(&mut self, key: &str, value: &str, preview: &TablePreview) -> Result<(), String> {
        let Some(role) = Role::named(key) else {
            let names: Vec<String> = Role::ALL
                .iter()
                .map(|role| format!("`{}`", role.name()))
                .collect();
            return Err(format!(
                "expected a role, but found `{key}`; the roles are {}",
                names.join(", ")
            ));
        };
        for name in columns_of(value, preview) {
            let at = column(name, preview)?;
            let is_taken = self.roles.contains(&role) && !role.takes_several();
            if is_taken {
                return Err(format!(
                    "expected one column for `{key}`, but found `{value}`; several are for `text` only"
                ));
            }
            if self.roles[at] != Role::Ignore && self.roles[at] != role {
                let other = self.roles[at].name();
                return Err(format!(
                    "expected one role for `{name}`, but found `{other}` and `{key}`"
                ));
            }
            self.roles[at] = role;
            if role == Role::Text {
                self.text_order.push(at);
            }
        }
        Ok(())
    }
}

/// `lead+body` is two columns, unless one has this very name.
fn columns_of<'a>(value: &'a str, preview: &TablePreview) -> Vec<&'a str> {
    match column(value, preview) {
        Ok(_) => vec![value],
        Err(_) => value.split('+').map(str::trim).collect(),
    }
}

/// The column of a name, whatever its capitals, or of a number from 1.
fn column(name: &str, preview: &TablePreview) -> Result<usize, String> {
    let columns = || preview.columns.iter();
    let same = columns().position(|column| column.name == name);
    let alike = || columns().position(|column| column.name.to_lowercase() == name.to_lowercase());
    if let Some(at) = same.or_else(alike) {
        return Ok(at);
    }
    if let Ok(number) = name.parse::<usize>()
        && (1..=preview.columns.len()).contains(&number)
    {
        return Ok(number - 1);
    }
    let names: Vec<String> = columns()
        .take(30)
        .map(|column| format!("`{}`", column.name))
        .collect();
    Err(format!(
        "expected a column of the table, but found `{name}`; the columns are {}",
        names.join(", ")
    ))
}

fn yes_or_no(key: &str, value: &str) -> Result<bool, String> {
    match value.to_lowercase().as_str() {
        "yes" | "true" | "1" => Ok(true),
        "no" | "false" | "0" => Ok(false),
        _ => Err(format!(
            "expected `{key}=yes` or `{key}=no`, but found `{value}`"
        )),
    }
}

fn sheet(name: &str, preview: &TablePreview) -> Result<String, String> {
    match preview
        .sheets
        .iter()
        .find(|sheet| sheet.to_lowercase() == name.to_lowercase())
    {
        Some(sheet) => Ok(sheet.clone()),
        None => {
            let names: Vec<String> = preview
                .sheets
                .iter()
                .map(|name| format!("`{name}`"))
                .collect();
            let known = match names.is_empty() {
                true => "the file has no sheets".to_string(),
                false => format!("the sheets are {}", names.join(", ")),
            };
            Err(format!("expected a sheet, but found `{name}`; {known}"))
        }
    }
}
