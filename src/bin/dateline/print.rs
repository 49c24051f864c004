use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::process::ExitCode;

use dateline::document::{Problem, Severity};
use dateline::explore::{ExplanationView, Marked, MendView, SearchView};
use serde_json::json;

use crate::{NOTHING_READ, explain};

/// Standard output; a reader that stops listening (`| head`) ends the writing,
/// not the program.
pub struct Output {
    out: BufWriter<StdoutLock<'static>>,
    closed: bool,
}

impl Output {
    /// Standard output, buffered.
    pub fn new() -> Output {
        Output {
            out: BufWriter::new(io::stdout().lock()),
            closed: false,
        }
    }

    /// Writes a line.
    pub fn line(&mut self, line: &str) {
        self.closed = self.closed || writeln!(self.out, "{line}").is_err();
    }

    /// Writes rows that bring their ends of line.
    pub fn rows(&mut self, rows: &str) {
        self.closed = self.closed || self.out.write_all(rows.as_bytes()).is_err();
    }

    /// Ends the writing; the exit status for `n_clippings` read.
    pub fn finish(mut self, n_clippings: u32) -> ExitCode {
        let _ = self.out.flush();
        if n_clippings == 0 {
            ExitCode::from(NOTHING_READ)
        } else {
            ExitCode::SUCCESS
        }
    }
}

/// Writes one line and succeeds.
pub fn line(text: String) -> ExitCode {
    let _ = writeln!(io::stdout(), "{text}");
    ExitCode::SUCCESS
}

/// Writes problems to standard error as `FILE:LINE: problem: hint`.
pub fn problems(problems: &[Problem]) {
    for problem in problems {
        let line = problem
            .line
            .map_or(String::new(), |line| format!(":{line}"));
        let note = if problem.code.severity() == Severity::Note {
            "note: "
        } else {
            ""
        };
        let told = format!(
            "{}{line}: {note}{}: {}",
            problem.place(),
            problem.message,
            problem.hint
        );
        eprintln!("{}", printable(&told));
    }
}

/// Writes to standard error how the query that stands at `place` was mended.
pub fn mends(place: &str, mends: &[MendView]) {
    for mend in mends {
        let told = format!("{place}: {}: {}", mend.message, mend.hint);
        eprintln!("{}", printable(&told));
    }
}

/// What says of a hit why it is one, where that is asked for.
pub type Why<'w> = dyn FnMut(u32) -> Option<ExplanationView> + 'w;

/// Writes hits as records, then one for the answer.
pub fn records(view: &SearchView, why: &mut Why<'_>, out: &mut Output) {
    for hit in &view.hits {
        let mut record = json!({
            "record": "hit", "id": hit.id, "file": hit.file, "title": hit.title.text, "title_basis": hit.title_basis,
            "publisher": hit.publisher, "published": hit.published, "language": hit.language,
            "snippets": hit.snippets.iter().map(|snippet| json!({ "text": snippet.text, "marks": snippet.code_point_marks() })).collect::<Vec<_>>(),
        });
        if let Some(why) = why(hit.id) {
            record["why"] = json!(why);
        }
        out.line(&record.to_string());
    }
    out.line(&json!({ "record": "answer", "query": view.words, "matched": view.matched, "clippings": view.total }).to_string());
}

/// Writes hits for reading, then how many there are.
pub fn hits(view: &SearchView, why: &mut Why<'_>, out: &mut Output) {
    let styled = io::stdout().is_terminal();
    for hit in &view.hits {
        let date = hit.published.as_deref().unwrap_or("no date");
        let publisher = hit
            .publisher
            .as_deref()
            .map_or(String::new(), |publisher| format!("{publisher}, "));
        out.line(&marked(&hit.title, styled));
        let origin = format!("  {publisher}{date} · {}", hit.file);
        out.line(&printable(&origin));
        hit.snippets
            .iter()
            .for_each(|snippet| out.line(&format!("    {}", marked(snippet, styled))));
        if let Some(why) = why(hit.id) {
            explain::hit(&why, out);
        }
        out.line("");
    }
    let clippings = if view.total == 1 {
        "clipping"
    } else {
        "clippings"
    };
    let words = if view.words.is_empty() {
        "everything"
    } else {
        &view.words
    };
    let found = format!("{} of {} {clippings}: {words}", view.matched, view.total);
    out.line(&printable(&found));
}

/// `text` without what a terminal would obey: a clipping or a file's name may
/// hold escape sequences.
pub fn printable(text: &str) -> String {
    text.replace(char::is_control, "\u{FFFD}")
}

/// A text on one line, its marks bold on a terminal.
fn marked(marked: &Marked, styled: bool) -> String {
    let mut line = String::new();
    let units: Vec<u16> = marked.text.encode_utf16().collect();
    let mut at = 0;
    let mut push = |from: u32, to: u32, bold: bool| {
        let part = String::from_utf16_lossy(&units[from as usize..to as usize]);
        let part = printable(&part.split_whitespace().collect::<Vec<_>>().join(" "));
        let (before, after) = (
            units.get(from as usize).is_some_and(|unit| *unit <= 32),
            to > from && units[to as usize - 1] <= 32,
        );
        line.push_str(if before { " " } else { "" });
        line.push_str(&if bold && styled {
            format!("\x1b[1m{part}\x1b[0m")
        } else {
            part
        });
        line.push_str(if after && to > from + 1 { " " } else { "" });
    };
    for [start, end] in &marked.marks {
        push(at, *start, false);
        push(*start, *end, true);
        at = *end;
    }
    push(at, units.len() as u32, false);
    line
}

/// `1 clipping`, `2 clippings`.
pub fn plural(n: u32, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}
