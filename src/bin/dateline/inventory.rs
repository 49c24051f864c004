//! What was read of some files: `dateline files`.

use std::process::ExitCode;

use dateline::explore::FilesQuestion;

use crate::arguments::{Format, Paths};
use crate::files;
use crate::print::{Output, printable};

/// Writes each file with its format, its clippings and what was wrong, then
/// how many there are; or the same as a table.
pub fn inventory(paths: &Paths, format: Format) -> ExitCode {
    let mut explorer = files::new_library();
    let n_clippings = files::read_all(paths, |read| explorer.library().add(read).n_clippings);
    let mut out = Output::new();
    let question = FilesQuestion::default();
    if format == Format::Csv {
        out.rows(&explorer.files_table(&question));
        return out.finish(n_clippings);
    }
    let view = explorer.files(&question, 0, usize::MAX);
    for file in &view.files {
        let format = file.format.unwrap_or("not read");
        let clippings = counted(file.clippings, "clipping");
        out.line(&printable(&format!("{}: {format}, {clippings}", file.path)));
        if let Some(twin) = &file.copy_of {
            out.line(&printable(&format!("    the same bytes as {twin}")));
        }
        for problem in &file.problems {
            let part = (problem.part.as_deref()).map_or(String::new(), |part| format!("{part}: "));
            let told = format!(
                "    {}: {part}{}: {}",
                problem.severity.name(),
                problem.message,
                problem.hint
            );
            out.line(&printable(&told));
        }
    }
    out.line("");
    out.line(&format!(
        "{}, {}",
        counted(view.total, "file"),
        counted(view.clippings, "clipping")
    ));
    out.finish(n_clippings)
}

fn counted(n: u32, what: &str) -> String {
    match n {
        1 => format!("1 {what}"),
        _ => format!("{n} {what}s"),
    }
}
