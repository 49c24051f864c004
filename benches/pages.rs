//! Reads a folder of saved web pages, says how fast, and how well where marks
//! are given: `cargo bench --bench pages -- FOLDER [MARKS.jsonl]`.
//!
//! A line of the marks is `{"file": "a.html", "with": ["…"], "without": ["…"],
//! "title": "…", "byline": "…", "published": {"value": "2020-10-10"}}`: words
//! that the article has, words of the site's own parts, and facts; each may be
//! left out. A set that has an article whole says `"body"`, and perhaps `"site"`
//! and `"language"`: then the F1 of words a page is printed as well, and with
//! `--each` that of each page. With `--records` one JSON record a page goes to standard output,
//! for other scorers.

use std::collections::{BTreeSet, HashMap};
use std::time::Instant;

use dateline::document::{BlockKind, Clipping, InputFile, read};
use serde_json::{Value, json};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has_records = arguments.iter().any(|argument| argument == "--records");
    let paths: Vec<&String> = arguments
        .iter()
        .filter(|argument| !argument.starts_with("--"))
        .collect();
    let Some(folder) = paths.first() else {
        println!("no folder of web pages named: nothing measured");
        return;
    };
    let files = pages(folder);
    let clippings = timed(&files);
    if has_records {
        for (name, clipping) in &clippings {
            println!("{}", record(name, clipping.as_ref()));
        }
    }
    if let Some(marks) = paths.get(1) {
        score(
            &std::fs::read_to_string(marks).expect("the marks can be read"),
            &clippings,
        );
        let each = arguments.iter().any(|argument| argument == "--each");
        agreement(
            &std::fs::read_to_string(marks).expect("the marks can be read"),
            &clippings,
            each,
        );
    }
}

/// Names and bytes of the pages in a folder, in name order.
fn pages(folder: &str) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .expect("the folder can be listed")
        .flatten()
        .map(|entry| {
            (
                entry.file_name().to_string_lossy().into_owned(),
                entry.path(),
            )
        })
        .filter(|(name, _)| name.ends_with(".html") || name.ends_with(".htm"))
        .map(|(name, path)| (name, std::fs::read(path).unwrap_or_default()))
        .collect();
    files.sort();
    files
}

/// Reads each page, and says how long that took.
fn timed(files: &[(String, Vec<u8>)]) -> HashMap<String, Option<Clipping>> {
    let n_bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    let (mut seconds, mut slowest) = (0.0, (0.0, ""));
    let mut clippings = HashMap::new();
    for (name, bytes) in files {
        let started = Instant::now();
        let file = InputFile {
            path: name,
            bytes,
            sidecar: None,
            ..InputFile::default()
        };
        let found = read(file);
        let took = started.elapsed().as_secs_f64();
        seconds += took;
        if took > slowest.0 {
            slowest = (took, name.as_str());
        }
        clippings.insert(name.clone(), found.clippings.into_iter().next());
    }
    eprintln!(
        "natively, one thread: {} pages, {:.1} MB: {:.2} s, {:.0} pages/s, {:.1} MB/s; slowest {}, {:.0} ms",
        files.len(),
        n_bytes as f64 / 1e6,
        seconds,
        files.len() as f64 / seconds,
        n_bytes as f64 / 1e6 / seconds,
        slowest.1,
        slowest.0 * 1e3,
    );
    clippings
}

/// The article's text: without captions and the site's own parts.
fn body(clipping: &Clipping) -> String {
    let is_own = |kind| !matches!(kind, BlockKind::Caption | BlockKind::Boilerplate);
    let own = clipping.blocks.iter().filter(|block| is_own(block.kind));
    let words: Vec<&str> = own.map(|block| block.span.of(&clipping.text)).collect();
    words.join("\n")
}

fn record(name: &str, clipping: Option<&Clipping>) -> Value {
    let Some(clipping) = clipping else {
        return json!({"file": name, "body": ""});
    };
    json!({
        "file": name,
        "body": body(clipping),
        "title": clipping.headline.title.value,
        "title_why": clipping.headline.title.why,
        "byline": clipping.byline.as_ref().map(|byline| &byline.value),
        "byline_why": clipping.byline.as_ref().map(|byline| &byline.why),
        "publisher": clipping.publisher.as_ref().map(|publisher| &publisher.value),
        "url": clipping.url.as_ref().map(|url| &url.value),
        "published": clipping.published.as_ref().map(|date| json!({
            "value": date.value.to_string(),
            "why": date.why,
        })),
    })
}

/// Words between single blanks.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters and digits in lower case, words between single blanks.
fn plain(text: &str) -> String {
    let letters = text.chars().flat_map(char::to_lowercase);
    flat(
        &letters
            .map(|letter| {
                if letter.is_alphanumeric() {
                    letter
                } else {
                    ' '
                }
            })
            .collect::<String>(),
    )
}

fn names(text: &str) -> BTreeSet<String> {
    let text = [" und ", " and ", "&", ";", "/", "|"]
        .iter()
        .fold(text.to_string(), |text, mark| text.replace(mark, ","));
    text.split(',')
        .map(plain)
        .filter(|name| !name.is_empty())
        .collect()
}

fn score(marks: &str, clippings: &HashMap<String, Option<Clipping>>) {
    let (mut found, mut missed, mut extra) = (0u32, 0u32, 0u32);
    let mut facts = [("title", 0u32, 0u32), ("author", 0, 0), ("date", 0, 0)];
    for line in marks.lines().filter(|line| !line.trim().is_empty()) {
        let mark: Value = serde_json::from_str(line).expect("a line of the marks is JSON");
        let clipping = mark["file"]
            .as_str()
            .and_then(|name| clippings.get(name)?.as_ref());
        let body = flat(&clipping.map(body).unwrap_or_default());
        let segments = |key: &str| mark[key].as_array().cloned().unwrap_or_default();
        let has = |segment: &Value| {
            segment
                .as_str()
                .is_some_and(|words| body.contains(&flat(words)))
        };
        for segment in segments("with") {
            if has(&segment) {
                found += 1
            } else {
                missed += 1
            }
        }
        extra += segments("without")
            .iter()
            .filter(|segment| has(segment))
            .count() as u32;
        let text = |value: &Value| match value {
            Value::Array(list) => list
                .iter()
                .filter_map(Value::as_str)
                .collect::<Vec<_>>()
                .join("; "),
            other => other.as_str().unwrap_or_default().to_string(),
        };
        let (title, byline, date) = (
            text(&mark["title"]),
            text(&mark["byline"]),
            text(&mark["published"]["value"]),
        );
        let own_title = clipping
            .map(|clipping| clipping.headline.title.value.clone())
            .unwrap_or_default();
        let own_byline = clipping
            .and_then(|clipping| clipping.byline.clone())
            .map(|byline| byline.value)
            .unwrap_or_default();
        let own_date = clipping
            .and_then(|clipping| clipping.published.clone())
            .map(|date| date.value.to_string())
            .unwrap_or_default();
        let day = |date: &str| date.get(..10).unwrap_or(date).to_string();
        let rights = [
            (!title.is_empty(), plain(&title) == plain(&own_title)),
            (!byline.is_empty(), names(&byline) == names(&own_byline)),
            (!date.is_empty(), day(&date) == day(&own_date)),
        ];
        for ((_, n, n_right), (is_marked, is_right)) in facts.iter_mut().zip(rights) {
            *n += u32::from(is_marked);
            *n_right += u32::from(is_marked && is_right);
        }
    }
    let share = |part: u32, whole: u32| f64::from(part) / f64::from(whole.max(1));
    let (precision, recall) = (share(found, found + extra), share(found, found + missed));
    let f1 = 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE);
    eprintln!("article: precision {precision:.3}, recall {recall:.3}, F1 {f1:.3}");
    for (name, n, n_right) in facts {
        eprintln!("{name}: right {:.3} of {n}", share(n_right, n));
    }
}

/// How far the words of each page agree with the article that is expected whole.
fn agreement(marks: &str, clippings: &HashMap<String, Option<Clipping>>, each: bool) {
    let mut scores: Vec<(f64, String)> = Vec::new();
    let mut facts = [("site", 0u32, 0u32), ("language", 0, 0)];
    for line in marks.lines().filter(|line| !line.trim().is_empty()) {
        let mark: Value = serde_json::from_str(line).expect("a line of the marks is JSON");
        let (Some(name), Some(expected)) = (mark["file"].as_str(), mark["body"].as_str()) else {
            continue;
        };
        let clipping = clippings.get(name).and_then(Option::as_ref);
        scores.push((
            f1(expected, &clipping.map(body).unwrap_or_default()),
            name.to_owned(),
        ));
        let value = |fact: Option<&String>| plain(fact.map_or("", String::as_str));
        let own = [
            value(clipping.and_then(|one| Some(&one.publisher.as_ref()?.value))),
            value(clipping.and_then(|one| Some(&one.language.as_ref()?.value))),
        ];
        for ((key, n, n_right), own) in facts.iter_mut().zip(own) {
            let Some(expected) = mark[*key].as_str() else {
                continue;
            };
            *n += 1;
            *n_right += u32::from(plain(expected) == own);
        }
    }
    if scores.is_empty() {
        return;
    }
    scores.sort_by(|one, other| one.0.total_cmp(&other.0));
    let n = scores.len();
    let mean = scores.iter().map(|(score, _)| score).sum::<f64>() / n as f64;
    let n_agree = scores.iter().filter(|(score, _)| *score >= 0.9).count();
    eprintln!("whole articles: mean F1 of words {mean:.3}; 0.9 or more in {n_agree} of {n}");
    for (name, n, n_right) in facts {
        eprintln!("{name}: right {n_right} of {n}");
    }
    for (score, name) in scores.iter().filter(|_| each) {
        eprintln!("{score:.3} {name}");
    }
}

/// F1 of the words of two texts, as bags.
fn f1(expected: &str, got: &str) -> f64 {
    let mut counts: HashMap<String, (u32, u32)> = HashMap::new();
    for word in plain(expected).split(' ').filter(|word| !word.is_empty()) {
        counts.entry(word.to_owned()).or_default().0 += 1;
    }
    for word in plain(got).split(' ').filter(|word| !word.is_empty()) {
        counts.entry(word.to_owned()).or_default().1 += 1;
    }
    let sum = |part: fn(&(u32, u32)) -> u32| f64::from(counts.values().map(part).sum::<u32>());
    let (n_expected, n_got) = (sum(|one| one.0), sum(|one| one.1));
    let n_both = sum(|one| one.0.min(one.1));
    if n_expected + n_got == 0.0 {
        return 1.0;
    }
    2.0 * n_both / (n_expected + n_got)
}
