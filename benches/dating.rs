//! How many undated clippings get a date, and how many a wrong one:
//! `cargo bench --bench dating -- [--hide-lines] [--hide-one-in=N] CLIPPINGS.jsonl…`.
//!
//! Each line of a file is `{"title", "text", "date"}`; the date (`2020-05-03`) is
//! hidden, and each text is a file of a library. With `--hide-lines`, lines that
//! are nothing but that date are taken out of the text first. With `--hide-one-in=5`
//! only each fifth date is hidden: the other clippings have theirs.

use dateline::document::{InputFile, read};
use dateline::explore::Explorer;
use dateline::extract::{Tokens, extract, resolve, times};
use dateline::text::sentences::sentences;
use serde_json::Value;

/// Precisions, from the finest.
const PRECISIONS: [(&str, usize); 3] = [("day", 10), ("month", 7), ("year", 4)];

fn main() {
    // Cargo adds `--bench`.
    let (options, paths): (Vec<String>, Vec<String>) =
        (std::env::args().skip(1)).partition(|argument| argument.starts_with("--"));
    let hides_lines = options.iter().any(|option| option == "--hide-lines");
    let one_in = options
        .iter()
        .find_map(|option| option.strip_prefix("--hide-one-in="));
    let one_in: usize = one_in.map_or(1, |number| number.parse().expect("a number"));
    if paths.is_empty() {
        println!("expected CLIPPINGS.jsonl: nothing measured");
    }
    for path in paths {
        let lines = std::fs::read_to_string(&path).expect("the clippings can be read");
        let documents: Vec<Value> = lines
            .lines()
            .map(|line| serde_json::from_str(line).expect("a line of JSON"))
            .collect();
        println!("{path}: {}", score(&documents, hides_lines, one_in.max(1)));
    }
}

/// One line that says how many were dated, how finely, and how many wrongly.
fn score(documents: &[Value], hides_lines: bool, one_in: usize) -> String {
    let mut explorer = Explorer::default();
    let mut dates: Vec<(u32, &str)> = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        let part = |key: &str| document[key].as_str().unwrap_or("");
        let date = part("date").get(..10).unwrap_or("");
        let mut text = format!("{}\n\n{}\n", part("title"), part("text"));
        if hides_lines {
            text = without_lines(&text, date);
        }
        let path = format!("{number}.txt");
        let file = read(InputFile {
            path: &path,
            bytes: text.as_bytes(),
            published: (number % one_in != 0).then_some(date),
            ..InputFile::default()
        });
        // A text that came before has no number of its own.
        if let Some(id) = explorer.add(extract(file, None)).first_id {
            if number % one_in == 0 {
                dates.push((id, date));
            }
        }
    }
    explorer.library().flush();
    let (mut n_undated, mut right, mut wrong) = (0, [0; 3], 0);
    for (id, date) in dates {
        let clipping = explorer.library().clipping(id);
        let Some(clipping) = clipping else {
            continue;
        };
        n_undated += 1;
        let Some(published) = clipping.published else {
            continue;
        };
        let value = published.value.to_string();
        let value = value.get(..10).unwrap_or(&value);
        let precision = PRECISIONS.iter().position(|(_, n)| *n == value.len());
        match precision {
            Some(place) if date.starts_with(value) => right[place] += 1,
            _ => {
                wrong += 1;
                println!("  wrong: {value} for {date}: {}", published.why);
            }
        }
    }
    let parts: Vec<String> = PRECISIONS
        .iter()
        .zip(right)
        .map(|((name, _), n)| format!("{n} to the {name}"))
        .collect();
    let n_right: usize = right.iter().sum();
    let share = 100.0 * n_right as f64 / f64::from(n_undated.max(1));
    format!(
        "of {n_undated} {}, {wrong} wrong ({share:.1} % dated rightly)",
        parts.join(", ")
    )
}

/// A text without the lines that are nothing but `date`.
fn without_lines(text: &str, date: &str) -> String {
    let is_date = |line: &&str| {
        let expressions = times(&Tokens::new(line, &sentences(line)), &[], None);
        let [expression] = expressions.as_slice() else {
            return false;
        };
        let span = expression.span.range();
        let around = line[..span.start].chars().chain(line[span.end..].chars());
        resolve(&expressions, None)[0].value == date && !{ around }.any(char::is_alphanumeric)
    };
    let lines: Vec<&str> = text.lines().filter(|line| !is_date(line)).collect();
    lines.join("\n")
}
