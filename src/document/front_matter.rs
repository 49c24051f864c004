//! The lines between `---` at the head of a Markdown file.
//!
//! Reads `key: value`, values in quotes, and lists (`[a, b]` or `- a` lines):
//! what static site generators write. Anything else of YAML is passed over.

use super::sidecar::{DATE_HINT, Metadata, expected_date, one_line};
use super::stated_date::{publication, stated_dates};
use super::{Moment, Problem, ProblemCode};

/// The metadata of a front matter, and the byte where the text begins.
pub fn read_front_matter(
    source: &str,
    file: &str,
    problems: &mut Vec<Problem>,
) -> (Metadata, usize) {
    let mut metadata = Metadata::default();
    let Some((start, end, body)) = bounds(source) else {
        return (metadata, 0);
    };
    let lines: Vec<&str> = source[start..end].lines().collect();
    for (at, line) in lines.iter().enumerate() {
        let Some((key, value)) = line.split_once(':') else {
            continue;
        };
        if key.starts_with([' ', '\t', '-', '#']) {
            continue;
        }
        let value = match value.trim() {
            "" | "|" | ">" | ">-" => nested(&lines[at + 1..]),
            value => plain(value),
        };
        if value.is_empty() {
            continue;
        }
        match key.trim().to_lowercase().as_str() {
            "title" | "headline" => metadata.title = Some(value),
            "author" | "authors" | "byline" | "by" => metadata.byline = Some(value),
            "source" | "publisher" | "publication" | "site" | "outlet" => {
                metadata.publisher = Some(value)
            }
            "url" | "link" | "canonical" | "source_url" => metadata.url = Some(value),
            "lang" | "language" => metadata.language = Some(value),
            "date" | "published" | "pubdate" | "publishdate" | "publish_date"
            | "date_published" => match date(&value) {
                Some(moment) => metadata.published = Some(moment),
                None => {
                    let problem =
                        Problem::new(ProblemCode::BadDate, file, expected_date(&value), DATE_HINT);
                    problems.push(Problem {
                        line: u32::try_from(at + 2).ok(),
                        ..problem
                    });
                }
            },
            _ => {}
        }
    }
    (metadata, body)
}

/// An ISO date, or one as a line of an article would state it.
fn date(value: &str) -> Option<Moment> {
    Moment::parse(value).or_else(|| Some(publication(stated_dates(value)?)?.moment))
}

/// Bytes of the lines between the marks, and of what follows them.
fn bounds(source: &str) -> Option<(usize, usize, usize)> {
    let first = source.split_inclusive('\n').next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let mut at = first.len();
    for line in source[at..].split_inclusive('\n').take(200) {
        let mark = line.trim_end();
        if mark == "---" || mark == "..." {
            return Some((first.len(), at, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// A value on the line of its key, without quotes, brackets and comment.
fn plain(value: &str) -> String {
    let list = value
        .strip_prefix('[')
        .and_then(|list| list.strip_suffix(']'));
    if let Some(list) = list {
        let items: Vec<String> = list
            .split(',')
            .map(|item| plain(item.trim()))
            .filter(|item| !item.is_empty())
            .collect();
        return items.join(", ");
    }
    for quote in ['"', '\''] {
        if let Some((inside, _)) = value
            .strip_prefix(quote)
            .and_then(|rest| rest.rsplit_once(quote))
        {
            return one_line(&inside.replace("\\\"", "\"").replace("''", "'"));
        }
    }
    one_line(value.split(" #").next().unwrap_or(value))
}

/// The indented lines under a key: a list, or folded text.
fn nested(lines: &[&str]) -> String {
    let under = lines
        .iter()
        .take_while(|line| line.starts_with([' ', '\t', '-']))
        .take(50);
    let items: Vec<String> = under
        .map(|line| plain(line.trim().trim_start_matches("- ").trim()))
        .collect();
    let is_list = lines
        .first()
        .is_some_and(|line| line.trim_start().starts_with("- "));
    items.join(if is_list { ", " } else { " " })
}
