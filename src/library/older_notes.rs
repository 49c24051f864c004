//! Notes of libraries that earlier versions saved.

use serde::Deserialize;

use super::files::FileRecord;
use super::saved::Notes;
use super::saved_search::SavedSearch;
use super::who::Corrections;
use crate::document::{Problem, ProblemCode};
use crate::text::Span;

/// Notes as versions 1 to 3 wrote them.
#[derive(Deserialize)]
struct OlderNotes {
    title: String,
    next_id: u32,
    files: Vec<OlderFile>,
    problems: Vec<OlderProblem>,
}

#[derive(Deserialize)]
struct OlderFile {
    path: String,
    digest: u64,
}

#[derive(Deserialize)]
struct OlderProblem {
    code: ProblemCode,
    file: String,
    line: Option<u32>,
    span: Option<Span>,
    message: String,
    hint: String,
}

/// The notes of a library of version 1 to 3; None where they are none. Which
/// clippings its files gave is told by [`place_files`].
pub(super) fn read(payload: &[u8]) -> Option<Notes> {
    let older: OlderNotes = postcard::from_bytes(payload).ok()?;
    let file = |file: OlderFile| FileRecord {
        path: file.path,
        digest: file.digest,
        first_id: u32::MAX,
        n_given: 1,
        n_clippings: 1,
        format: None,
        n_bytes: 0,
    };
    let problem = |problem: OlderProblem| Problem {
        code: problem.code,
        file: problem.file,
        part: None,
        line: problem.line,
        span: problem.span,
        message: problem.message,
        hint: problem.hint,
    };
    Some(Notes {
        title: older.title,
        next_id: older.next_id,
        files: older.files.into_iter().map(file).collect(),
        problems: older.problems.into_iter().map(problem).collect(),
    })
}

#[derive(Deserialize)]
struct OlderSearch {
    name: String,
    query: String,
    picked: [Vec<String>; 4],
    dates: [Option<String>; 2],
    undated: bool,
    boilerplate: bool,
    sort: String,
    seen: u32,
}

/// The searches of a library of version 1 to 4; None where they are none.
pub(super) fn read_searches(payload: &[u8]) -> Option<Vec<SavedSearch>> {
    let older: Vec<OlderSearch> = postcard::from_bytes(payload).ok()?;
    let search = |older: OlderSearch| SavedSearch {
        name: older.name,
        query: older.query,
        picked: older.picked,
        dates: older.dates,
        undated: older.undated,
        boilerplate: older.boilerplate,
        sort: older.sort,
        seen: older.seen,
        named: Default::default(),
    };
    Some(older.into_iter().map(search).collect())
}

/// The corrections of a library of version 1 to 6; None where they are none.
pub(super) fn read_corrections(payload: &[u8]) -> Option<Corrections> {
    Corrections::from_json_lines(core::str::from_utf8(payload).ok()?).ok()
}

/// Gives files of an earlier version their clippings: each had one, and `ids`
/// are those of all. Where they are not as many, no file is found again.
pub(super) fn place_files(files: &mut [FileRecord], ids: &[u32]) {
    if ids.len() == files.len() {
        for (file, id) in files.iter_mut().zip(ids) {
            file.first_id = *id;
        }
    }
}
