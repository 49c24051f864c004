//! The rows of a table become clippings.

use super::column_dates::ColumnDates;
use super::evidence::{is_nothing, is_url, language_code};
use super::recognise::Layout;
use super::role::Role;
use super::row_notes::{BadDates, note_dates, note_left_out, note_shape};
use super::table::{Table, Unit};
use crate::document::article::Article;
use crate::document::draft::Draft;
use crate::document::headline::title_from_lede;
use crate::document::passage::Structure;
use crate::document::reading::Reading;
use crate::document::sidecar::one_line;
use crate::document::{BlockKind, Format, Headline, Moment, ProblemCode, Sourced, html, text_file};

/// Adds a clipping for each row that has words.
pub fn add_rows(
    table: &Table,
    layout: &Layout,
    format: Format,
    encoding: &str,
    reading: &mut Reading<'_>,
) {
    let mut rows = Rows {
        table,
        layout,
        published: dates(table, layout, Role::Date),
        changed: dates(table, layout, Role::Changed),
        bad_dates: None,
    };
    let (mut n_empty, mut n_wordless) = (0, 0);
    for row in layout.first_row()..table.grid.n_rows() {
        if reading.is_full() {
            break;
        }
        if table.grid.is_blank(row) {
            n_empty += 1;
            continue;
        }
        match rows.article(row) {
            Some(article) => reading.in_part(&table.part(row), |reading| {
                reading.add(article, format, encoding);
            }),
            None => n_wordless += 1,
        }
    }
    let bad_dates = rows.bad_dates;
    if layout.first_row() >= table.grid.n_rows() {
        reading.problem(
            ProblemCode::Empty,
            "expected rows below the names of the columns, but found none",
            "check whether the file was saved in full",
        );
    }
    note_left_out(n_empty, n_wordless, table, reading);
    note_dates(bad_dates, reading);
    note_shape(table, layout, reading);
}

fn dates(table: &Table, layout: &Layout, role: Role) -> Option<(usize, ColumnDates)> {
    let column = layout.column(role)?;
    let cells = (layout.first_row()..table.grid.n_rows()).map(|row| table.grid.cell(row, column));
    let dates = ColumnDates::of(cells, layout.day_first, table.counts_from_1904);
    Some((column, dates))
}

struct Rows<'a> {
    table: &'a Table,
    layout: &'a Layout,
    published: Option<(usize, ColumnDates)>,
    changed: Option<(usize, ColumnDates)>,
    bad_dates: Option<BadDates>,
}

impl Rows<'_> {
    /// A row as an article; None where it has no words.
    fn article(&mut self, row: usize) -> Option<Article> {
        let title = self.layout.column(Role::Title);
        let title = title.and_then(|column| Some((column, plain_line(self.cell(row, column)?))));
        let title = title.filter(|(_, words)| words.contains(char::is_alphanumeric));
        let texts = self.texts(row);
        let mut draft = Draft::default();
        let own = title.as_ref().and_then(|(column, words)| {
            let span = draft.push(BlockKind::Headline, 1, words)?;
            let mut title = Sourced::metadata(words.clone(), self.why(*column, row));
            title.evidence = vec![span];
            Some(Headline {
                title,
                span: Some(span),
            })
        });
        for text in &texts {
            write_text(
                text,
                title.as_ref().map(|(_, words)| words.as_str()),
                &mut draft,
            );
        }
        if !draft.text().contains(char::is_alphanumeric) {
            return None;
        }
        let mut article = match own {
            Some(headline) => {
                let structure = Structure {
                    headline: Some(headline),
                    ..self.facts(row)
                };
                draft.with_facts(structure)
            }
            // Without a title the text may open with one.
            None => {
                let mut article = draft.article();
                let facts = self.facts(row);
                let structure = &mut article.structure;
                structure.published = facts.published.or(structure.published.take());
                structure.publisher = facts.publisher.or(structure.publisher.take());
                structure.byline = facts.byline.or(structure.byline.take());
                structure.url = facts.url;
                if structure.headline.is_none() {
                    let first = structure.blocks.first();
                    let title = first.and_then(|block| title_from_lede(&article.text, block.span));
                    structure.headline = title.map(|title| Headline { title, span: None });
                }
                article
            }
        };
        article.modified = self.moment(row, self.changed);
        let language = self.layout.column(Role::Language);
        article.language = language.and_then(|column| {
            let code = language_code(self.cell(row, column)?)?;
            Some(Sourced::metadata(code, self.why(column, row)))
        });
        Some(article)
    }

    fn facts(&mut self, row: usize) -> Structure {
        let words = |role| {
            let column = self.layout.column(role)?;
            let words = plain_line(self.cell(row, column)?);
            (!words.is_empty()).then(|| Sourced::metadata(words, self.why(column, row)))
        };
        let is_address = |url: &Sourced<String>| {
            is_url(&url.value) || (url.value.contains('.') && !url.value.contains(' '))
        };
        Structure {
            publisher: words(Role::Source),
            byline: words(Role::Author),
            url: words(Role::Url)
                .filter(is_address)
                .or_else(|| self.link(row)),
            published: self.moment(row, self.published),
            ..Structure::default()
        }
    }

    /// Where a cell of the row leads to.
    fn link(&self, row: usize) -> Option<Sourced<String>> {
        let link = self.table.links.get(&self.table.grid.number(row))?;
        let why = format!("a cell of {} leads there", self.place(row));
        Some(Sourced::metadata(link.clone(), why))
    }

    fn moment(
        &mut self,
        row: usize,
        dates: Option<(usize, ColumnDates)>,
    ) -> Option<Sourced<Moment>> {
        let (column, dates) = dates?;
        let cell = self.cell(row, column)?.to_owned();
        match dates.read(&cell) {
            Some((moment, "")) => Some(Sourced::metadata(moment, self.why(column, row))),
            Some((moment, how)) => {
                let why = format!("{}; {how}", self.why(column, row));
                Some(Sourced::metadata(moment, why))
            }
            None => {
                match &mut self.bad_dates {
                    Some(bad) => bad.n_more += 1,
                    None => {
                        self.bad_dates = Some(BadDates {
                            column: self.layout.columns[column].name.clone(),
                            cell,
                            place: self.place(row),
                            line: self.table.grid.line(row),
                            n_more: 0,
                        });
                    }
                }
                None
            }
        }
    }

    /// The cells of text in their order, without those that another has whole.
    fn texts(&self, row: usize) -> Vec<&str> {
        let cells = self.layout.text.iter();
        let cells: Vec<&str> = cells.filter_map(|column| self.cell(row, *column)).collect();
        if !(2..=20).contains(&cells.len()) {
            return cells;
        }
        let plain: Vec<String> = cells.iter().map(|cell| plain_line(cell)).collect();
        let is_repeated = |at: usize| {
            let core = plain[at].trim_end_matches(['.', '…', ' ', '[', ']']);
            let core = &core[..core.floor_char_boundary(300)];
            plain.iter().enumerate().any(|(other, words)| {
                let length = plain[at].len();
                let is_longer = words.len() > length || (words.len() == length && other < at);
                other != at && is_longer && words.contains(core)
            })
        };
        let kept = (0..cells.len()).filter(|at| !is_repeated(*at));
        kept.map(|at| cells[at]).collect()
    }

    /// A cell with something in it.
    fn cell(&self, row: usize, column: usize) -> Option<&str> {
        let cell = self.table.grid.cell(row, column).trim();
        (!is_nothing(cell)).then_some(cell)
    }

    fn place(&self, row: usize) -> String {
        let number = self.table.grid.number(row);
        format!("{} {number}", self.table.unit.name())
    }

    fn why(&self, column: usize, row: usize) -> String {
        let column = &self.layout.columns[column];
        let what = match self.table.unit {
            // `column 3` says it itself.
            _ if !column.is_named => column.name.clone(),
            Unit::Row => format!("column `{}`", column.name),
            Unit::Item | Unit::Line => format!("`{}`", column.name),
        };
        format!("{what} of {}", self.place(row))
    }
}

/// A cell on one line, without markup.
fn plain_line(cell: &str) -> String {
    if html::has_elements(cell) {
        let words: Vec<String> = html::fragment(cell)
            .into_iter()
            .map(|(_, _, words)| words)
            .collect();
        return one_line(&words.join(" "));
    }
    one_line(&html::entities(cell))
}

/// Writes a cell of text as paragraphs; a first one that repeats the title is
/// left out.
fn write_text(cell: &str, title: Option<&str>, draft: &mut Draft) {
    let is_title = |words: &str| title.is_some_and(|title| one_line(words) == title);
    let mut is_first = true;
    let mut push = |kind, level, words: &str, draft: &mut Draft| {
        if !(is_first && is_title(words)) {
            draft.push(kind, level, words);
        }
        is_first = false;
    };
    if html::has_elements(cell) {
        for (kind, level, words) in html::fragment(cell) {
            // The headline of a row is its title: those inside are crossheads.
            let level = if kind == BlockKind::Headline {
                level.max(2)
            } else {
                level
            };
            push(kind, level, &words, draft);
        }
        return;
    }
    let text = html::entities(cell);
    for passage in text_file::passages(&text) {
        push(passage.kind, passage.level, passage.span.of(&text), draft);
    }
}
