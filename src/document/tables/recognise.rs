//! What each column of a table is for: by its name and by its cells.

use super::by_content::by_content;
use super::column_names::{Named, named};
use super::evidence::{Evidence, is_url};
use super::role::{Role, TableMapping};
use super::table::Table;
use crate::text::Order;

/// Rows among which the one with the names is looked for: a sheet may have a
/// title above.
const HEADER_ROWS: usize = 10;
/// Longest name of a column, in bytes.
const MAX_NAME: usize = 100;

/// A column, recognised.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name; `column 3` where it has none.
    pub name: String,
    /// Whether a row, or the format, gives it that name.
    pub is_named: bool,
    /// What it is for.
    pub role: Role,
    /// Text that stands before the article's own.
    pub is_lead: bool,
    /// How surely, 0 to 1.
    pub confidence: f32,
    /// Why, for a reader.
    pub why: String,
}

/// A table's columns, and where its rows begin.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The columns.
    pub columns: Vec<Column>,
    /// The row that names the columns, if one does.
    pub header: Option<usize>,
    /// The columns of text in the order in which they are joined.
    pub text: Vec<usize>,
    /// As [`TableMapping::day_first`].
    pub day_first: Option<bool>,
}

impl Layout {
    /// The first row with cells of an article.
    pub fn first_row(&self) -> usize {
        self.header.map_or(0, |row| row + 1)
    }

    /// The first column of a role.
    pub fn column(&self, role: Role) -> Option<usize> {
        self.columns.iter().position(|column| column.role == role)
    }

    /// Whether rows can become clippings.
    pub fn has_articles(&self) -> bool {
        !self.text.is_empty() || self.column(Role::Title).is_some()
    }
}

/// Recognises the columns of a table; what its reader chose counts before.
pub fn recognise(table: &Table, chosen: Option<&TableMapping>) -> Layout {
    let n_columns = table.grid.n_columns().max(table.names.len());
    let header = header_row(table, chosen.and_then(|mapping| mapping.has_header));
    let names = names(table, header, n_columns);
    let first_row = header.map_or(0, |row| row + 1);
    let evidence = Evidence::of(&table.grid, first_row, n_columns);
    let mut columns: Vec<Column> = names
        .into_iter()
        .zip(&evidence)
        .map(|(name, evidence)| column(name, evidence))
        .collect();
    if let Some(mapping) = chosen.filter(|mapping| !mapping.roles.is_empty()) {
        for (at, column) in columns.iter_mut().enumerate() {
            column.role = mapping.roles.get(at).copied().unwrap_or(Role::Ignore);
            column.confidence = 1.0;
            column.why = "chosen".into();
            column.is_lead = false;
        }
    } else {
        by_content(&mut columns, &evidence);
        doubt_lone_words(&mut columns, &evidence);
        one_of_each(&mut columns, Role::takes_several);
    }
    let order = chosen.map_or(&[][..], |mapping| &mapping.text_order);
    Layout {
        text: text_order(&columns, order),
        columns,
        header,
        day_first: chosen.and_then(|mapping| mapping.day_first),
    }
}

/// The row that names the columns.
fn header_row(table: &Table, chosen: Option<bool>) -> Option<usize> {
    let grid = &table.grid;
    let is_there = |row: &usize| !grid.is_blank(*row);
    let first = (0..grid.n_rows().min(HEADER_ROWS)).find(is_there)?;
    if !table.names.is_empty() || chosen == Some(false) {
        return None;
    }
    let n_named = |row: usize| {
        let is_named = |cell: &&str| named(cell).is_some_and(|found| found.confidence > 0.9);
        grid.cells(row).filter(is_named).count()
    };
    let rows = first..grid.n_rows().min(first + HEADER_ROWS);
    let best = rows.rev().max_by_key(|row| n_named(*row))?;
    let is_sure = n_named(best) >= 2 || (best == first && n_named(best) == 1);
    if is_sure {
        return Some(best);
    }
    (chosen == Some(true) || looks_like_names(grid.cells(first), grid.n_rows())).then_some(first)
}

/// Short, different, and neither dates, numbers nor addresses.
fn looks_like_names<'a>(cells: impl Iterator<Item = &'a str>, n_rows: usize) -> bool {
    let cells: Vec<&str> = cells.map(str::trim).collect();
    let is_name = |cell: &&str| {
        !cell.is_empty()
            && cell.chars().count() <= 40
            && cell.split_whitespace().count() <= 4
            && cell.parse::<f64>().is_err()
            && !is_url(cell)
            && !super::column_dates::is_date(cell)
            && !cell.ends_with(['.', '!', '?'])
    };
    let mut sorted = cells.clone();
    sorted.order();
    sorted.dedup();
    n_rows > 1 && sorted.len() == cells.len() && cells.iter().all(is_name)
}

/// The name of each column, and whether it has one.
fn names(table: &Table, header: Option<usize>, n_columns: usize) -> Vec<(String, bool)> {
    let name = |column: usize| {
        let given = match header {
            Some(row) => table.grid.cell(row, column),
            None => table.names.get(column).map_or("", |name| name),
        };
        let line = crate::document::sidecar::one_line(given);
        let line = line.trim_start_matches('\u{FEFF}');
        match line.is_empty() {
            true => (format!("column {}", column + 1), false),
            false => (line[..line.floor_char_boundary(MAX_NAME)].to_string(), true),
        }
    };
    (0..n_columns).map(name).collect()
}

/// A column by its name, where its cells do not speak against it.
fn column((name, is_named): (String, bool), evidence: &Evidence) -> Column {
    let found = named(&name).filter(|_| is_named);
    let ignored = |why: &str| Column {
        name: name.clone(),
        is_named,
        role: Role::Ignore,
        is_lead: false,
        confidence: 0.5,
        why: why.into(),
    };
    let Some(Named {
        role,
        is_lead,
        confidence,
    }) = found
    else {
        return ignored("neither its name nor its cells say what it is");
    };
    if evidence.n_filled == 0 {
        return ignored("it has no values");
    }
    let fits = fits(role, evidence);
    if !fits {
        let why = format!(
            "its name says {}, but its cells do not look so",
            role.name()
        );
        return ignored(&why);
    }
    let is_date = matches!(role, Role::Date | Role::Changed);
    let doubt = match is_date && evidence.share(evidence.n_maybe_dates) < 0.7 {
        true => 0.2,
        false => 0.0,
    };
    Column {
        role,
        is_lead,
        confidence: confidence - doubt,
        why: format!("its name says {}", role.name()),
        name,
        is_named,
    }
}

/// Whether the cells of a column may have this role.
fn fits(role: Role, evidence: &Evidence) -> bool {
    let share = |count| evidence.share(count);
    match role {
        Role::Title => share(evidence.n_numbers) < 0.5 && share(evidence.n_urls) < 0.5,
        Role::Text => {
            share(evidence.n_numbers) < 0.5
                && share(evidence.n_urls) < 0.5
                && share(evidence.n_dates) < 0.5
        }
        Role::Date | Role::Changed => share(evidence.n_maybe_dates) >= 0.3,
        Role::Source | Role::Author => {
            share(evidence.n_numbers) < 0.5 && evidence.mean_chars() <= 200
        }
        Role::Url => {
            share(evidence.n_urls) >= 0.3 || evidence.mean_chars() <= 300 && evidence.n_phrases == 0
        }
        Role::Language => evidence.mean_chars() <= 20 && share(evidence.n_numbers) < 0.5,
        Role::Id | Role::Section | Role::Ignore => true,
    }
}

/// A name that is only partly one of titles or summaries makes no articles of a
/// table that has nothing else of them: `job title`, `description of the row`.
fn doubt_lone_words(columns: &mut [Column], evidence: &[Evidence]) {
    let is_sure = |(column, evidence): (&Column, &Evidence)| match column.role {
        Role::Title => column.confidence > 0.7,
        Role::Text => !column.is_lead || column.confidence > 0.7 || evidence.mean_chars() >= 120,
        Role::Url => true,
        _ => false,
    };
    if columns.iter().zip(evidence).any(is_sure) {
        return;
    }
    for column in columns {
        let is_partly = column.confidence <= 0.7 && matches!(column.role, Role::Title | Role::Text);
        if is_partly && column.confidence > 0.55 {
            column.role = Role::Ignore;
            column.why = "its name alone does not make an article".into();
        }
    }
}

/// Roles of which an article has one go to the column that is surest.
fn one_of_each(columns: &mut [Column], takes_several: fn(Role) -> bool) {
    for role in Role::ALL.into_iter().filter(|role| !takes_several(*role)) {
        let surest = (0..columns.len())
            .filter(|at| columns[*at].role == role)
            .reduce(
                |best, at| match columns[at].confidence > columns[best].confidence {
                    true => at,
                    false => best,
                },
            );
        let Some(surest) = surest else { continue };
        let kept = columns[surest].name.clone();
        for (at, column) in columns.iter_mut().enumerate() {
            if column.role == role && at != surest {
                column.role = Role::Ignore;
                column.why = format!("`{kept}` is taken for the {}", role.name());
            }
        }
    }
    // Text by a name that is only partly one counts where no better is.
    let is_text = |column: &&mut Column| column.role == Role::Text && !column.is_lead;
    let best = columns
        .iter_mut()
        .filter(is_text)
        .map(|column| column.confidence)
        .fold(0.0, f32::max);
    for column in columns.iter_mut().filter(is_text) {
        if column.confidence + 0.2 < best {
            column.role = Role::Ignore;
            column.why = "another column has the text by its name".into();
        }
    }
}

/// The columns of text: those chosen first, then what leads, then the rest.
fn text_order(columns: &[Column], chosen: &[usize]) -> Vec<usize> {
    let is_text = |at: &usize| {
        columns
            .get(*at)
            .is_some_and(|column| column.role == Role::Text)
    };
    let mut order: Vec<usize> = Vec::new();
    let leads = (0..columns.len()).filter(|at| columns[*at].is_lead);
    for at in chosen.iter().copied().chain(leads).chain(0..columns.len()) {
        if is_text(&at) && !order.contains(&at) {
            order.push(at);
        }
    }
    order
}
