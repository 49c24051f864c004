//! Reading files: cases as data under `tests/cases/document`, and properties.
//!
//! A case is a file, perhaps its sidecar, and what is expected of it in
//! `NAME.expected`. `UPDATE=1 cargo test document` rewrites the expected files.

mod archive;
mod bad_input;
mod broken_files;
mod decoding;
mod feed_set;
mod html5lib;
mod mail;
mod mail_properties;
mod mail_set;
mod markup;
mod moments;
mod pdfs;
mod properties;
mod sentence_ends;
mod tables;
mod unicode_breaks;
mod web_pages;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use dateline::document::{Clipping, InputFile, ReadFile, Sourced, read};
use dateline::text::Span;

/// A folder of cases.
pub fn cases(room: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/cases")
        .join(room)
}

/// Compares `got` with the expected file beside `input`, or rewrites it.
pub fn check(input: &Path, got: &str) -> Result<(), String> {
    let mut name = input.as_os_str().to_owned();
    name.push(".expected");
    let expected = PathBuf::from(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&expected, got).map_err(|error| error.to_string())?;
        return Ok(());
    }
    let want = std::fs::read_to_string(&expected).unwrap_or_default();
    if want == got {
        Ok(())
    } else {
        Err(format!(
            "{}\n--- expected\n{want}\n--- found\n{got}",
            input.display()
        ))
    }
}

/// Every input file of a folder of cases, in name order.
pub fn inputs(room: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(cases(room)).expect("the folder of cases is there");
    let is_input = |path: &PathBuf| {
        !path.to_string_lossy().ends_with(".expected")
            && !path.to_string_lossy().ends_with(".meta.json")
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(is_input)
        .collect();
    paths.sort();
    paths
}

#[test]
fn every_case_reads_as_expected() {
    let mut failures = Vec::new();
    for path in inputs("document") {
        let bytes = std::fs::read(&path).expect("the case is there");
        let sidecar = std::fs::read(format!("{}.meta.json", path.display())).ok();
        let name = path
            .file_name()
            .expect("a case has a name")
            .to_string_lossy()
            .into_owned();
        let read = read(InputFile {
            path: &name,
            bytes: &bytes,
            sidecar: sidecar.as_deref(),
            ..InputFile::default()
        });
        failures.extend(check(&path, &drawn(&read)).err());
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

/// What was read, as a person would list it.
fn drawn(read: &ReadFile) -> String {
    let mut out = String::new();
    for problem in &read.problems {
        let line = problem
            .line
            .map_or(String::new(), |line| format!("line {line}: "));
        let _ = writeln!(
            out,
            "problem     {:?}: {line}{}; {}",
            problem.code, problem.message, problem.hint
        );
    }
    for clipping in &read.clippings {
        draw_facts(clipping, &mut out);
        out.push_str("---\n");
        for block in &clipping.blocks {
            let level = if block.level > 0 {
                block.level.to_string()
            } else {
                String::new()
            };
            let kind = format!("{}{level}", block.kind.name());
            let _ = writeln!(out, "{kind:12}{}", shortened(block.span.of(&clipping.text)));
        }
    }
    out
}

fn draw_facts(clipping: &Clipping, out: &mut String) {
    draw(clipping, "title", Some(&clipping.headline.title), out);
    draw(clipping, "publisher", clipping.publisher.as_ref(), out);
    draw(clipping, "byline", clipping.byline.as_ref(), out);
    draw(clipping, "published", clipping.published.as_ref(), out);
    draw(clipping, "dateline", clipping.dateline.as_ref(), out);
    draw(clipping, "language", clipping.language.as_ref(), out);
    draw(clipping, "url", clipping.url.as_ref(), out);
}

/// `publisher   Reuters [stated by "REUTERS": the line …]`
fn draw<T: std::fmt::Display>(
    clipping: &Clipping,
    name: &str,
    fact: Option<&Sourced<T>>,
    out: &mut String,
) {
    let Some(fact) = fact else { return };
    let words = |span: &Span| format!("{:?}", shortened(span.of(&clipping.text)));
    let evidence: Vec<String> = fact.evidence.iter().map(words).collect();
    let by = if evidence.is_empty() {
        String::new()
    } else {
        format!(" by {}", evidence.join(", "))
    };
    let _ = writeln!(
        out,
        "{name:12}{} [{}{by}: {}]",
        fact.value,
        fact.basis.name(),
        fact.why
    );
}

/// The first and last words of a long text, on one line.
fn shortened(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= 12 {
        return text.replace('\n', "⏎").replace('\t', "⇥");
    }
    format!(
        "{} … {}",
        words[..7].join(" "),
        words[words.len() - 3..].join(" ")
    )
}
