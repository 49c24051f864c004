//! Texts with their names marked in them, composed for this project.
//!
//! `[PER Anna Keller] of [ORG Keller & Sons] lives in [LOC Graz].` Lines at the head
//! of a file that begin with `#` say what it is. A line `---` parts two documents; in
//! a file named `*.sentences.txt` each line is a document.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};

use super::corpora::{Document, type_number};

/// Reads the files of `lists/written` whose names begin with `prefix`, in the order of
/// their names; fails at a mark that is not closed or that is empty.
pub fn read(lists: &Path, prefix: &str, set: &'static str) -> anyhow::Result<Vec<Document>> {
    let mut documents = Vec::new();
    for path in super::corpora::sorted(&lists.join("written"))? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if !name.starts_with(prefix) || !name.ends_with(".txt") {
            continue;
        }
        let file = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let body = without_head(&file);
        let parts: Vec<&str> = if name.ends_with(".sentences.txt") {
            body.lines().collect()
        } else {
            body.split("\n---\n").collect()
        };
        for part in parts
            .into_iter()
            .map(str::trim)
            .filter(|part| !part.is_empty())
        {
            documents.push(unmarked(part, set).with_context(|| path.display().to_string())?);
        }
    }
    Ok(documents)
}

fn without_head(file: &str) -> &str {
    let mut body = file;
    while body.starts_with('#') {
        body = body.split_once('\n').map_or("", |(_, rest)| rest);
    }
    body
}

/// The text without its marks, and where the names are.
fn unmarked(marked: &str, set: &'static str) -> anyhow::Result<Document> {
    let mut text = String::with_capacity(marked.len());
    let mut names = Vec::new();
    let mut rest = marked;
    while let Some(open) = rest.find('[') {
        let (before, mark) = rest.split_at(open);
        text.push_str(before);
        let opened = mark[1..].split_once(' ').and_then(|(kind, inside)| {
            ["PER", "ORG", "LOC"]
                .contains(&kind)
                .then(|| (type_number(kind), inside))
        });
        let Some((Some(number), inside)) = opened else {
            // A bracket that marks nothing.
            text.push('[');
            rest = &mark[1..];
            continue;
        };
        match inside.split_once(']') {
            Some((name, after)) if !name.is_empty() && !name.contains(['[', '\n']) => {
                names.push((text.len(), text.len() + name.len(), number));
                text.push_str(name);
                rest = after;
            }
            _ => bail!(
                "a mark that is not closed: {}",
                mark.lines().next().unwrap_or_default()
            ),
        }
    }
    text.push_str(rest);
    Ok(Document {
        set,
        text,
        names,
        is_gold: false,
        doubtful: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_names_and_other_brackets_stay() {
        let document = unmarked("[sic] [PER Anna Keller], [ORG Ö & Co.]", "written").unwrap();
        assert_eq!(document.text, "[sic] Anna Keller, Ö & Co.");
        let names: Vec<(&str, usize)> = (document.names.iter())
            .map(|&(start, end, number)| (&document.text[start..end], number))
            .collect();
        assert_eq!(names, [("Anna Keller", 0), ("Ö & Co.", 1)]);
    }

    #[test]
    fn a_mark_that_is_not_closed_is_an_error() {
        assert!(unmarked("[PER Anna", "written").is_err());
        assert!(unmarked("[PER Anna [LOC Graz]", "written").is_err());
        assert!(unmarked("[PER ]", "written").is_err());
    }
}
