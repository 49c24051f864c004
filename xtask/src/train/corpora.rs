//! Texts with their names, from the sets that the tagger learns from.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use serde_json::Value;

/// A text whose names are known.
#[derive(Clone)]
pub struct Document {
    /// The set it is of.
    pub set: &'static str,
    /// The text.
    pub text: String,
    /// Names: first byte, end, number of the type (person, organisation, place).
    pub names: Vec<(usize, usize, usize)>,
    /// Whether it is one of those that are scored.
    pub is_gold: bool,
    /// Bytes that may or may not name: nothing is learnt from them.
    pub doubtful: Vec<(usize, usize)>,
}

/// The sets with a gold file of their own: name, folder.
pub const GOLD: [(&str, &str); 3] = [
    ("gum", "gold/names-gum-news"),
    ("ewt", "gold/names-ewt-dev"),
    ("wikigold", "gold/names-wikigold"),
];

/// Reads all sets under `data`.
pub fn read_all(data: &Path) -> anyhow::Result<Vec<Document>> {
    let mut documents = Vec::new();
    for (set, folder) in GOLD {
        documents.extend(read_gold(set, &data.join(folder))?);
    }
    let known = gold_files(&data.join("gold/names-gum-news"))?;
    for path in sorted(&data.join("data/names/gum-news/dep"))? {
        let stem = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if !known.iter().any(|file| file.starts_with(&stem)) {
            documents.push(super::conllu::read(&fs::read_to_string(&path)?));
        }
    }
    for file in [
        "wnut17train.conll",
        "emerging.dev.conll",
        "emerging.test.annotated",
    ] {
        let path = data.join("data/names/wnut17").join(file);
        documents.extend(read_posts(&fs::read_to_string(&path)?));
    }
    for folder in [
        "CENTCOM",
        "UK Government",
        "US State Department",
        "Australian Department of Foreign Affairs",
    ] {
        documents.extend(read_re3d(&data.join("data/names/re3d").join(folder))?);
    }
    documents.extend(read_seeds(data)?);
    Ok(documents)
}

pub(super) fn sorted(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .with_context(|| folder.display().to_string())?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    paths.sort();
    Ok(paths)
}

fn gold_files(folder: &Path) -> anyhow::Result<Vec<String>> {
    let lines = fs::read_to_string(folder.join("gold.jsonl"))?;
    let mut files = Vec::new();
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let record: Value = serde_json::from_str(line)?;
        files.push(record["file"].as_str().unwrap_or_default().to_owned());
    }
    Ok(files)
}

/// Reads `gold.jsonl` and the texts in `in/`; offsets there are code points.
pub fn read_gold(set: &'static str, folder: &Path) -> anyhow::Result<Vec<Document>> {
    let lines = fs::read_to_string(folder.join("gold.jsonl"))
        .with_context(|| folder.display().to_string())?;
    let mut documents = Vec::new();
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let record: Value = serde_json::from_str(line)?;
        let file = record["file"].as_str().context("no file")?;
        let text = fs::read_to_string(folder.join("in").join(file))?;
        let bytes = byte_offsets(&text);
        let mut names = Vec::new();
        for mention in record["mentions"].as_array().context("no mentions")? {
            let at = |key: &str| {
                mention[key]
                    .as_u64()
                    .and_then(|n| bytes.get(n as usize).copied())
            };
            let (Some(start), Some(end)) = (at("start"), at("end")) else {
                continue;
            };
            if let Some(number) = type_number(mention["type"].as_str().unwrap_or_default()) {
                names.push((start, end, number));
            }
        }
        documents.push(Document {
            set,
            text,
            names,
            doubtful: Vec::new(),
            is_gold: true,
        });
    }
    Ok(documents)
}

/// The number of a type by any set's name for it.
pub fn type_number(name: &str) -> Option<usize> {
    match name.to_ascii_lowercase().as_str() {
        "per" | "person" | "ps" => Some(0),
        "org" | "organisation" | "organization" | "corporation" | "og" => Some(1),
        "loc" | "gpe" | "fac" | "place" | "location" | "lc" => Some(2),
        _ => None,
    }
}

fn byte_offsets(text: &str) -> Vec<usize> {
    let mut offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    offsets.push(text.len());
    offsets
}

/// Reads posts, a token and its tag a line; the marks are joined to the words.
fn read_posts(conll: &str) -> Vec<Document> {
    let mut documents = Vec::new();
    for post in conll.replace("\r\n", "\n").split("\n\n") {
        let mut text = String::new();
        let mut names: Vec<(usize, usize, usize)> = Vec::new();
        let mut doubtful = Vec::new();
        for line in post.lines() {
            let Some((token, tag)) = line.trim_end().rsplit_once('\t') else {
                continue;
            };
            let is_closing = matches!(
                token,
                "." | "," | "!" | "?" | ":" | ";" | ")" | "'s" | "’s" | "n't"
            );
            if !text.is_empty() && !is_closing && !text.ends_with('(') {
                text.push(' ');
            }
            let start = text.len();
            text.push_str(token);
            let Some((prefix, kind)) = tag.split_once('-') else {
                continue;
            };
            if kind == "group" {
                // Bands and teams; a body of people all the same.
                extend(&mut names, prefix, start, text.len(), 1);
            } else if let Some(number) = type_number(kind) {
                extend(&mut names, prefix, start, text.len(), number);
            } else if kind == "product" || kind == "creative-work" {
                doubtful.push((start, text.len()));
            }
        }
        if !text.is_empty() {
            // What is marked as a product is no name here: it teaches that.
            doubtful.clear();
            documents.push(Document {
                set: "wnut",
                text,
                names,
                doubtful,
                is_gold: false,
            });
        }
    }
    documents
}

fn extend(
    names: &mut Vec<(usize, usize, usize)>,
    prefix: &str,
    start: usize,
    end: usize,
    number: usize,
) {
    match names.last_mut() {
        Some(last) if prefix == "I" && last.2 == number => last.1 = end,
        _ => names.push((start, end, number)),
    }
}

/// Reads a folder of re3d: of its spans those that look like names; what else it
/// marks is doubtful where it has a capital.
fn read_re3d(folder: &Path) -> anyhow::Result<Vec<Document>> {
    let read = |file: &str| -> anyhow::Result<Vec<Value>> {
        let text =
            fs::read_to_string(folder.join(file)).with_context(|| folder.display().to_string())?;
        text.trim_start_matches('\u{feff}')
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(|line| Ok(serde_json::from_str(line)?))
            .collect()
    };
    let mut documents = Vec::new();
    let mut places = HashMap::new();
    for record in read("documents.json")? {
        let id = record["_id"].as_str().unwrap_or_default().to_owned();
        places.insert(id, documents.len());
        documents.push(Document {
            set: "re3d",
            text: record["text"].as_str().unwrap_or_default().to_owned(),
            names: Vec::new(),
            doubtful: Vec::new(),
            is_gold: false,
        });
    }
    for record in read("entities.json")? {
        let Some(&at) = record["documentId"].as_str().and_then(|id| places.get(id)) else {
            continue;
        };
        let document = &mut documents[at];
        let bytes = byte_offsets(&document.text);
        let offset = |key: &str| {
            record[key]
                .as_u64()
                .and_then(|n| bytes.get(n as usize).copied())
        };
        let (Some(start), Some(end)) = (offset("begin"), offset("end")) else {
            continue;
        };
        let Some(number) = type_number(record["type"].as_str().unwrap_or_default()) else {
            continue;
        };
        match name_inside(&document.text, start, end, number) {
            Some((start, end)) => document.names.push((start, end, number)),
            None => document.doubtful.push((start, end)),
        }
    }
    for document in &mut documents {
        document
            .names
            .sort_by_key(|&(start, end, _)| (start, usize::MAX - end));
        let mut end = 0;
        document.names.retain(|name| {
            let is_free = name.0 >= end;
            if is_free {
                end = name.1;
            }
            is_free
        });
    }
    Ok(documents)
}

/// The part of a marked span that is a name: capitals with particles between.
fn name_inside(text: &str, start: usize, end: usize, number: usize) -> Option<(usize, usize)> {
    let span = text.get(start..end)?;
    let mut from = start;
    let mut rest = span;
    for article in ["the ", "The ", "a ", "an "] {
        if let Some(stripped) = rest.strip_prefix(article) {
            from += article.len();
            rest = stripped;
        }
    }
    let words: Vec<&str> = rest.split_whitespace().collect();
    let is_capital = |word: &&str| word.starts_with(char::is_uppercase);
    let fillers = ["of", "the", "and", "for", "al", "in", "on", "to", "&"];
    let is_name = words.first().is_some_and(is_capital)
        && words.last().is_some_and(is_capital)
        && words
            .iter()
            .all(|word| is_capital(&word) || fillers.contains(word));
    if !is_name || words.len() > 8 {
        return None;
    }
    // A person by office alone, or with it, is doubtful.
    let is_office = number == 0
        && (words.len() > 3
            || words.contains(&"of")
            || words.contains(&"Secretary")
            || words.contains(&"President")
            || words.contains(&"Minister"));
    (!is_office).then_some((from, from + rest.trim_end().len()))
}

/// Reads the articles of a Wikinews table: address, date, title, text.
pub fn read_articles(data: &Path) -> anyhow::Result<Vec<String>> {
    let mut articles = Vec::new();
    for file in ["wikinews_2019.csv", "wikinews_2020.csv"] {
        let path = data
            .join("data/corpora/wikinews-en-2019-2020/data")
            .join(file);
        let table = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        for row in rows(&table).into_iter().skip(1) {
            if let [_, _, title, text] = &row[..] {
                articles.push(format!("{title}\n\n{text}"));
            }
        }
    }
    Ok(articles)
}

fn rows(table: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut is_quoted = false;
    let mut characters = table.chars().peekable();
    while let Some(c) = characters.next() {
        let row = rows.last_mut().expect("one row at least");
        match c {
            '"' if is_quoted && characters.peek() == Some(&'"') => {
                characters.next();
                row.last_mut().expect("one cell at least").push('"');
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(String::new()),
            '\n' if !is_quoted => rows.push(vec![String::new()]),
            '\r' if !is_quoted => {}
            c => row.last_mut().expect("one cell at least").push(c),
        }
    }
    rows
}

/// Reads the sample articles with their names; demonyms are among them.
pub fn read_seeds(data: &Path) -> anyhow::Result<Vec<Document>> {
    let mut documents = Vec::new();
    for path in sorted(&data.join("gold/seeds"))? {
        let record: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
        let file = record["file"].as_str().context("no file")?;
        let text = fs::read_to_string(data.join("seeds").join(file))?;
        let bytes = byte_offsets(&text);
        let mut names = Vec::new();
        for mention in record["mentions"].as_array().context("no mentions")? {
            let at = |key: &str| {
                mention[key]
                    .as_u64()
                    .and_then(|n| bytes.get(n as usize).copied())
            };
            if let (Some(start), Some(end), Some(number)) = (
                at("start"),
                at("end"),
                type_number(mention["type"].as_str().unwrap_or_default()),
            ) {
                names.push((start, end, number));
            }
        }
        documents.push(Document {
            set: "seeds",
            text,
            names,
            is_gold: true,
            doubtful: Vec::new(),
        });
    }
    Ok(documents)
}
