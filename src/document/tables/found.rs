//! The tables of a file, and what was wrong in it.

use super::table::Table;
use crate::document::ProblemCode;

/// Something wrong in a file.
#[derive(Clone, Debug)]
pub struct Note {
    /// As [`crate::document::Problem::code`].
    pub code: ProblemCode,
    /// The line it is in, where one is known.
    pub line: Option<u32>,
    /// What is wrong.
    pub message: String,
    /// The way out.
    pub hint: &'static str,
}

/// The tables of a file: none where it has no rows.
#[derive(Debug, Default)]
pub struct Found {
    /// The tables: one, or one a sheet.
    pub tables: Vec<Table>,
    /// What was wrong.
    pub notes: Vec<Note>,
}

impl Found {
    /// Notes something wrong.
    pub fn note(
        &mut self,
        code: ProblemCode,
        line: Option<u32>,
        message: String,
        hint: &'static str,
    ) {
        self.notes.push(Note {
            code,
            line,
            message,
            hint,
        });
    }
}
