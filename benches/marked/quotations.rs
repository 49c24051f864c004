//! Quotations that a program found against those that somebody marked.
//!
//! Edges (marks, spaces, commas, stops) are taken off on both sides. Pairs are told by
//! the characters they share over those of both, best first; 0.8 counts as found. The kind of a
//! quotation is told from the text: nine tenths of its letters between marks are `direct`,
//! none `indirect`. A name is right where all words of the shorter one stand in the longer one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dateline::document::{InputFile, read};
use dateline::explore::Explorer;
use dateline::extract::{NameModel, extract};
use serde_json::Value;

/// The kinds, and all together.
pub const KINDS: [&str; 4] = ["direct", "mixed", "indirect", "all"];
/// What a quotation must share with the marked one to count as found.
const ENOUGH: f64 = 0.8;
/// The same for its speaker and chain to be compared.
const ENOUGH_FOR_CHAIN: f64 = 0.5;

/// Counts of one set.
#[derive(Default)]
pub struct Score {
    /// By kind: found, given by the program, marked.
    pub spans: [[usize; 3]; 4],
    /// Quotations marked.
    pub marked: usize,
    /// The words that name the speaker are right.
    pub source: usize,
    /// The speaker is right.
    pub speaker: usize,
    /// The whole chain is right.
    pub chain: usize,
    /// Chains of two and more: right, given by the program, marked.
    pub long: [usize; 3],
}

impl Score {
    /// F1 of a kind.
    pub fn f1(&self, kind: usize) -> f64 {
        let [found, given, marked] = self.spans[kind];
        2.0 * found as f64 / (given + marked).max(1) as f64
    }
}

/// Scores the folder: `in/` with texts, `gold.jsonl` with their quotations.
pub fn score(folder: &Path, model: &NameModel) -> Score {
    let mut explorer = Explorer::default();
    let gold = std::fs::read_to_string(folder.join("gold.jsonl")).expect("gold.jsonl is there");
    let gold: Vec<Value> = (gold.lines())
        .map(|line| serde_json::from_str(line).expect("a line is JSON"))
        .collect();
    for marked in &gold {
        let file = marked["file"].as_str().expect("a text has a file");
        let path = folder.join("in").join(file);
        let bytes = std::fs::read(&path).expect("the text is there");
        let sidecar = std::fs::read(folder.join("in").join(format!("{file}.meta.json"))).ok();
        explorer.add(extract(
            read(InputFile {
                path: file,
                bytes: &bytes,
                sidecar: sidecar.as_deref(),
                ..InputFile::default()
            }),
            Some(model),
        ));
    }
    let records: Vec<Value> = (explorer.extract().lines())
        .map(|line| serde_json::from_str(line).expect("a record is JSON"))
        .collect();
    let names = names(records.last().expect("the library's record"));
    let mut score = Score::default();
    for marked in &gold {
        let record = records
            .iter()
            .find(|record| record["file"] == marked["file"]);
        let record = record.expect("each text has a record");
        count(marked, record, &names, &mut score);
    }
    score
}

/// All names of each of the library's entities, its own first.
fn names(collection: &Value) -> BTreeMap<String, Vec<String>> {
    let entities = collection["entities"].as_array().into_iter().flatten();
    entities
        .map(|entity| {
            let aliases = entity["aliases"].as_array().into_iter().flatten();
            let all = [&entity["name"]].into_iter().chain(aliases);
            let all = all.filter_map(Value::as_str).map(str::to_owned);
            (
                entity["id"].as_str().unwrap_or_default().to_owned(),
                all.collect(),
            )
        })
        .collect()
}

/// A quotation as it is compared.
struct Row<'a> {
    start: usize,
    end: usize,
    /// Places of its characters that are no white space.
    places: BTreeSet<usize>,
    kind: usize,
    value: &'a Value,
}

fn count(marked: &Value, record: &Value, names: &BTreeMap<String, Vec<String>>, score: &mut Score) {
    let text: Vec<char> = record["text"]
        .as_str()
        .unwrap_or_default()
        .chars()
        .collect();
    let quoted = quoted(&text);
    let rows = |value: &'_ Value| -> Vec<Value> {
        value["quotes"].as_array().cloned().unwrap_or_default()
    };
    let (gold, given) = (rows(marked), rows(record));
    let row = |value| Row::new(value, &text, &quoted);
    let gold: Vec<Row<'_>> = gold.iter().map(row).collect();
    let given: Vec<Row<'_>> = (given.iter().map(row))
        .filter(|row| !row.places.is_empty())
        .collect();
    let pairs = pairs(&gold, &given, 0.0);
    score.marked += gold.len();
    for kind in 0..4 {
        let is_kind = |row: &Row<'_>| kind == 3 || row.kind == kind;
        score.spans[kind][1] += given.iter().filter(|row| is_kind(row)).count();
        score.spans[kind][2] += gold.iter().filter(|row| is_kind(row)).count();
        // A pair of two kinds is right for neither, but for all.
        let right = pairs.iter().filter(|(a, b, shared)| {
            *shared >= ENOUGH && is_kind(&gold[*a]) && is_kind(&given[*b])
        });
        score.spans[kind][0] += right.count();
    }
    for (a, b, shared) in &pairs {
        let (gold, given) = (gold[*a].value, given[*b].value);
        if *shared >= ENOUGH && is_source(gold, given, &text) {
            score.source += 1;
        }
        if *shared < ENOUGH_FOR_CHAIN {
            continue;
        }
        let same = |gold: &Value, given: &Value| is_same(gold, given, names);
        let spoke = if given["speaker"].is_null() {
            &given["speaker_text"]
        } else {
            &given["speaker"]
        };
        score.speaker += usize::from(same(&gold["speaker"], spoke));
        let chain = |value: &Value| value["chain"].as_array().cloned().unwrap_or_default();
        let (wanted, mut got) = (chain(gold), chain(given));
        if got.is_empty() {
            got.push(spoke.clone());
        }
        let right = wanted.len() == got.len() && wanted.iter().zip(&got).all(|(a, b)| same(a, b));
        score.chain += usize::from(right);
        score.long[0] += usize::from(right && wanted.len() > 1);
        score.long[1] += usize::from(got.len() > 1);
    }
    score.long[2] += (gold.iter())
        .filter(|row| {
            row.value["chain"]
                .as_array()
                .is_some_and(|chain| chain.len() > 1)
        })
        .count();
}

impl<'a> Row<'a> {
    fn new(value: &'a Value, text: &[char], quoted: &[bool]) -> Row<'a> {
        let at = |name: &str| (value[name].as_u64().unwrap_or_default() as usize).min(text.len());
        let (mut start, mut end) = (at("start"), at("end"));
        let is_edge =
            |place: usize| !text[place].is_alphanumeric() && !"[]()%$€£".contains(text[place]);
        while start < end && is_edge(start) {
            start += 1;
        }
        while end > start && is_edge(end - 1) {
            end -= 1;
        }
        let letters = || (start..end).filter(|place| text[*place].is_alphanumeric());
        let (n_quoted, n_letters) = (
            letters().filter(|place| quoted[*place]).count(),
            letters().count(),
        );
        Row {
            start,
            end,
            places: (start..end)
                .filter(|place| !text[*place].is_whitespace())
                .collect(),
            kind: match n_quoted {
                0 => 2,
                n if n * 10 >= n_letters * 9 => 0,
                _ => 1,
            },
            value,
        }
    }
}

/// One to one, the most alike first: places in both lists and what they share.
fn pairs(gold: &[Row<'_>], given: &[Row<'_>], least: f64) -> Vec<(usize, usize, f64)> {
    let mut candidates: Vec<(usize, usize, f64)> = Vec::new();
    for (a, gold) in gold.iter().enumerate() {
        for (b, given) in given.iter().enumerate() {
            if gold.start >= given.end || given.start >= gold.end {
                continue;
            }
            let n_shared = gold.places.intersection(&given.places).count();
            let shared = n_shared as f64 / gold.places.union(&given.places).count() as f64;
            if shared > least {
                candidates.push((a, b, shared));
            }
        }
    }
    candidates.sort_by(|a, b| b.2.total_cmp(&a.2));
    let (mut used_a, mut used_b) = (BTreeSet::new(), BTreeSet::new());
    candidates.retain(|(a, b, _)| {
        let is_free = !used_a.contains(a) && !used_b.contains(b);
        if is_free {
            used_a.insert(*a);
            used_b.insert(*b);
        }
        is_free
    });
    candidates
}

/// Which characters stand between marks, told by pairs of one kind within a paragraph.
fn quoted(text: &[char]) -> Vec<bool> {
    let mut inside = vec![false; text.len()];
    let mut open: Option<usize> = None;
    for (place, character) in text.iter().enumerate() {
        let is_break = *character == '\n' && text.get(place + 1) == Some(&'\n');
        match (character, open) {
            ('“' | '„' | '«', None) | ('"', None) => open = Some(place),
            ('”' | '»' | '"', Some(start)) => {
                inside[start..place].fill(true);
                open = None;
            }
            _ if is_break => {
                // A quotation that goes on in the next paragraph is open to this one's end.
                if let Some(start) = open.take().filter(|start| text[*start] != '"') {
                    inside[start..place].fill(true);
                }
            }
            _ => {}
        }
    }
    inside
}

fn folded(name: &str) -> BTreeSet<String> {
    const TITLES: &[&str] = &[
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "president",
        "minister",
        "prime",
        "general",
        "the",
        "a",
        "an",
    ];
    let words = name.split(|character: char| !character.is_alphanumeric());
    let words = words
        .filter(|word| !word.is_empty() && *word != "s")
        .map(str::to_lowercase);
    let all: BTreeSet<String> = words.collect();
    let rest: BTreeSet<String> = (all.iter())
        .filter(|word| !TITLES.contains(&word.as_str()))
        .cloned()
        .collect();
    if rest.is_empty() { all } else { rest }
}

fn is_same(gold: &Value, given: &Value, names: &BTreeMap<String, Vec<String>>) -> bool {
    let (Some(gold), Some(given)) = (gold.as_str(), given.as_str()) else {
        return gold.is_null() && given.is_null();
    };
    let gold = folded(gold);
    let own = [given.to_owned()];
    let called = names.get(given).map_or(own.as_slice(), Vec::as_slice);
    called.iter().map(|name| folded(name)).any(|name| {
        !name.is_empty() && !gold.is_empty() && (name.is_subset(&gold) || gold.is_subset(&name))
    })
}

/// Whether the last word that is written as a name, or the last one, of the marked
/// source stands in the one given, at the place of the speaker.
fn is_source(gold: &Value, given: &Value, text: &[char]) -> bool {
    let Some(gold) = gold["source"]["text"].as_str() else {
        return false;
    };
    let words: Vec<&str> = (gold.split(|character: char| !character.is_alphanumeric()))
        .filter(|word| !word.is_empty() && *word != "s")
        .collect();
    let named = words
        .iter()
        .rfind(|word| word.starts_with(char::is_uppercase));
    let Some(head) = named.or(words.last()) else {
        return false;
    };
    let place = |at: usize| {
        given["speaker_span"][at]
            .as_u64()
            .map(|place| place as usize)
    };
    let (Some(start), Some(end)) = (place(0), place(1)) else {
        return false;
    };
    let source: String = text.get(start..end).unwrap_or_default().iter().collect();
    folded(&source).contains(&head.to_lowercase())
}
