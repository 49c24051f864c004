use serde::{Deserialize, Serialize};

use super::{Explorer, ProblemView, csv_header, csv_row};
use crate::document::{Format, Problem, Severity};
use crate::library::FileRecord;
use crate::text::fold::fold_character;
use crate::text::{Map, Order};

/// The columns of the table of files.
pub const FILE_COLUMNS: [&str; 8] = [
    "file",
    "format",
    "bytes",
    "clippings",
    "copy_of",
    "severity",
    "problems",
    "hints",
];

/// Which files are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum FilesWith {
    /// All of them.
    #[default]
    Anything,
    /// Those with a problem that costs something.
    Problems,
    /// Those with the bytes of another.
    Copies,
    /// Those that hold several clippings.
    Several,
}

/// Which files a reader wants to see.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FilesQuestion {
    /// Words that stand in the path, the format or a problem, in any order;
    /// parts of words count.
    pub words: String,
    /// What the files have.
    pub with: FilesWith,
    /// Name of the format, or empty for all.
    pub format: String,
}

/// What was read: a window of the files.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FilesView {
    /// Files in all, those included that gave nothing.
    pub total: u32,
    /// Those that the question asks for.
    pub matched: u32,
    /// Clippings of these.
    pub clippings: u32,
    /// Formats of all files, most files first.
    pub formats: Vec<FormatCountView>,
    /// The window, by path.
    pub files: Vec<FileView>,
}

/// How many files are of a format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FormatCountView {
    /// Its name in queries; empty where it is not known.
    pub name: &'static str,
    /// Its name for readers.
    pub label: &'static str,
    /// Files.
    pub files: u32,
}

/// A file, and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct FileView {
    /// Path as the reader gave it.
    pub path: String,
    /// Its format's name in queries; null where it is not known.
    pub format: Option<&'static str>,
    /// Its format's name for readers.
    pub label: Option<&'static str>,
    /// Its size; null where it is not known.
    pub bytes: Option<f64>,
    /// Clippings of it in the library.
    pub clippings: u32,
    /// Number of the first of them.
    pub first_id: Option<u32>,
    /// Path of a file with the same bytes that was there before.
    pub copy_of: Option<String>,
    /// What was wrong, what costs most first.
    pub problems: Vec<ProblemView>,
}

impl Explorer {
    /// What was read: the files that `question` asks for, `limit` from `offset` on.
    pub fn files(&mut self, question: &FilesQuestion, offset: usize, limit: usize) -> FilesView {
        let rows = self.file_rows();
        let matched: Vec<&Row<'_>> = rows.iter().filter(|row| row.matches(question)).collect();
        let mut counts: Map<&str, (u32, &str)> = Map::new();
        for row in &rows {
            let (name, label) = row.format_names().unwrap_or_default();
            counts.entry(name).or_insert((0, label)).0 += 1;
        }
        let mut formats: Vec<FormatCountView> = counts
            .into_iter()
            .map(|(name, (files, label))| FormatCountView { name, label, files })
            .collect();
        formats.order_by_key(|format| core::cmp::Reverse(format.files));
        FilesView {
            total: rows.len() as u32,
            matched: matched.len() as u32,
            clippings: matched.iter().map(|row| row.n_clippings()).sum(),
            formats,
            files: matched
                .iter()
                .skip(offset)
                .take(limit)
                .map(|row| row.view())
                .collect(),
        }
    }

    /// The files that `question` asks for as a table (RFC 4180).
    pub fn files_table(&mut self, question: &FilesQuestion) -> String {
        let mut table = csv_header(&FILE_COLUMNS);
        for row in self.file_rows() {
            if row.matches(question) {
                table += &csv_row(row.cells());
            }
        }
        table
    }

    /// Every file, by path: those that gave clippings, and those that gave
    /// problems alone.
    fn file_rows(&mut self) -> Vec<Row<'_>> {
        let library = &*self.library();
        let mut problems: Map<&str, Vec<(usize, &Problem)>> = Map::new();
        for (place, problem) in library.problems().iter().enumerate() {
            let of_file = problems.entry(&problem.file).or_default();
            of_file.push((place, problem));
        }
        let mut firsts: Map<u64, &str> = Map::new();
        let mut rows = Vec::new();
        for file in library.files() {
            let first = *firsts.entry(file.digest).or_insert(&file.path);
            rows.push(Row {
                path: &file.path,
                file: Some(file),
                copy_of: (first != file.path).then_some(first),
                problems: (problems.get_mut(file.path.as_str()))
                    .map(core::mem::take)
                    .unwrap_or_default(),
            });
        }
        let left = problems.into_iter().filter(|(_, left)| !left.is_empty());
        rows.extend(left.map(|(path, problems)| Row {
            path,
            file: None,
            copy_of: None,
            problems,
        }));
        for row in &mut rows {
            row.problems
                .order_by_key(|(place, problem)| (problem.code.severity(), *place));
        }
        rows.order_by_key(|row| (row.path, row.file.map(|file| file.first_id)));
        rows
    }
}

/// A file that was given to the library.
struct Row<'l> {
    path: &'l str,
    /// None for a file that gave nothing.
    file: Option<&'l FileRecord>,
    copy_of: Option<&'l str>,
    /// Each with its place in the library's list, what costs most first.
    problems: Vec<(usize, &'l Problem)>,
}

impl Row<'_> {
    /// None where it is not known.
    fn n_bytes(&self) -> Option<u64> {
        self.file
            .map(|file| file.n_bytes)
            .filter(|n_bytes| *n_bytes > 0)
    }

    fn n_clippings(&self) -> u32 {
        self.file.map_or(0, |file| file.n_clippings)
    }

    /// Name and label of the format, by its name where it gave nothing.
    fn format_names(&self) -> Option<(&'static str, &'static str)> {
        let format = match self.file {
            Some(file) => file.format?,
            None => Format::of_path(self.path)?,
        };
        let entry = format.entry();
        Some((entry.name, entry.label))
    }

    fn worst(&self) -> Option<Severity> {
        self.problems
            .first()
            .map(|(_, problem)| problem.code.severity())
    }

    fn matches(&self, question: &FilesQuestion) -> bool {
        let has = match question.with {
            FilesWith::Anything => true,
            FilesWith::Problems => self.worst().is_some_and(|worst| worst != Severity::Note),
            FilesWith::Copies => self.copy_of.is_some(),
            FilesWith::Several => self.n_clippings() > 1,
        };
        let (name, label) = self.format_names().unwrap_or_default();
        has && (question.format.is_empty() || question.format == name)
            && has_words(question, || {
                let told = |(_, problem): &(usize, &Problem)| {
                    format!(
                        "{} {}",
                        problem.message,
                        problem.part.as_deref().unwrap_or("")
                    )
                };
                let told: Vec<String> = self.problems.iter().map(told).collect();
                format!("{} {name} {label} {}", self.path, told.join(" "))
            })
    }

    fn view(&self) -> FileView {
        let names = self.format_names();
        FileView {
            path: self.path.to_owned(),
            format: names.map(|(name, _)| name),
            label: names.map(|(_, label)| label),
            bytes: self.n_bytes().map(|n_bytes| n_bytes as f64),
            clippings: self.n_clippings(),
            first_id: self.file.map(|file| file.first_id),
            copy_of: self.copy_of.map(str::to_owned),
            problems: self
                .problems
                .iter()
                .map(|(place, problem)| ProblemView::new(*place, problem))
                .collect(),
        }
    }

    fn cells(&self) -> [String; FILE_COLUMNS.len()] {
        let joined = |told: fn(&Problem) -> String| {
            let told: Vec<String> = (self.problems.iter())
                .map(|(_, problem)| told(problem))
                .collect();
            told.join("; ")
        };
        [
            self.path.to_owned(),
            self.format_names().map_or("", |(name, _)| name).to_owned(),
            self.n_bytes()
                .map_or(String::new(), |n_bytes| n_bytes.to_string()),
            self.n_clippings().to_string(),
            self.copy_of.unwrap_or_default().to_owned(),
            self.worst().map_or("", Severity::name).to_owned(),
            joined(|problem| match &problem.part {
                Some(part) => format!("{part}: {}", problem.message),
                None => problem.message.clone(),
            }),
            joined(|problem| problem.hint.clone()),
        ]
    }
}

/// Whether every word of the question stands in `text`, as part of a word at least.
fn has_words(question: &FilesQuestion, text: impl Fn() -> String) -> bool {
    let folded = |text: &str| {
        let mut folded = String::new();
        text.chars()
            .for_each(|letter| fold_character(letter, &mut folded));
        folded
    };
    let mut words = question.words.split_whitespace().map(folded).peekable();
    if words.peek().is_none() {
        return true;
    }
    let text = folded(&text());
    words.all(|word| text.contains(&word))
}
