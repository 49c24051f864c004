//! The feeds of feedparser's tests, and what their first lines expect of them.
//!
//! An expectation is an expression of Python in a remark: `Expect: not bozo and
//! entries[0]['title'] == 'Example'`. Those that compare one fact that Dateline
//! has with one value are evaluated; markup on either side is dropped.

use std::collections::{BTreeMap, BTreeSet};

use dateline::document::{Clipping, Format, InputFile, Moment, read};

use super::archive::files;
use super::markup::without_tags;

/// Facts that differ on purpose or are not read, by file, and why.
const DIFFERENCES: &[(&str, &str)] = &[
    (
        "date_overwriting",
        "of several dates of one kind the first counts",
    ),
    (
        "entry_updated_multiple_values",
        "of several dates of one kind the first counts",
    ),
    (
        "entry_content_and_summary",
        "the text in full counts, not the summary",
    ),
    (
        "base/http_item_link",
        "no header of HTTP gives an address to relative links",
    ),
    (
        "cdf/channel_title",
        "a channel without items opens as nothing that is known",
    ),
    ("mathml", "formulas are no words"),
    ("namespace/atomsvg", "drawings are no words"),
    ("namespace/rss2.0svgtitle", "drawings are no words"),
    ("_iframe", "what stands in a frame is not of the item"),
    ("_object", "what stands in an object is not of the item"),
    ("script_nested_cdata", "marks that end nothing are letters"),
    (
        "xml_declaration_unexpected",
        "a broken document type is no words",
    ),
    (
        "xml_malicious_comment",
        "a remark without end takes the rest, as in a browser",
    ),
];

#[test]
fn every_feed_is_read() {
    let files = files("feeds.tar.gz");
    assert_eq!(files.len(), 2107);
    let mut n_feeds = 0;
    for (name, bytes) in &files {
        let read = read(InputFile {
            path: name,
            bytes,
            ..InputFile::default()
        });
        n_feeds += usize::from(read.format == Some(Format::Feed));
        for clipping in &read.clippings {
            assert!(clipping.is_consistent(), "{name}");
            for mark in ["<script", "alert(", "javascript:", "<style", "expression("] {
                let text = clipping.text.to_lowercase();
                assert!(
                    !text.contains(mark),
                    "{name} has {mark} in its text: {text}"
                );
            }
        }
    }
    assert!(
        n_feeds >= 2_098,
        "{n_feeds} of {} are told as feeds",
        files.len()
    );
}

#[test]
fn feeds_read_as_their_remarks_expect() {
    let (mut n_right, mut wrong) = (BTreeMap::<&str, usize>::new(), Vec::new());
    let mut met = BTreeSet::new();
    for (name, bytes) in files("feeds.tar.gz") {
        let Ok(text) = String::from_utf8(bytes) else {
            continue;
        };
        let Some(expected) = expectation(&text) else {
            continue;
        };
        let with_words = probed(&text, &expected);
        let read = read(InputFile {
            path: &name,
            bytes: with_words.as_bytes(),
            ..InputFile::default()
        });
        let got = read
            .clippings
            .first()
            .map(|clipping| fact(clipping, expected.key));
        let got = got.flatten().unwrap_or_default();
        if is_same(&got, &expected.value) {
            *n_right.entry(expected.key).or_default() += 1;
        } else if let Some((known, _)) = DIFFERENCES.iter().find(|(known, _)| name.contains(known))
        {
            met.insert(*known);
        } else {
            wrong.push(format!(
                "{name}: {}: found {got:?}, expected {:?}",
                expected.key, expected.value
            ));
        }
    }
    let n: usize = n_right.values().sum();
    assert_eq!(
        met.len(),
        DIFFERENCES.len(),
        "every difference is met: {met:?}"
    );
    assert!(n >= 1_122, "{n} are as expected");
    println!("{n} as expected: {n_right:?}; {} are not", wrong.len());
    assert!(
        wrong.is_empty(),
        "{} of {}\n{}",
        wrong.len(),
        n + wrong.len(),
        wrong.join("\n")
    );
}

struct Expected {
    key: &'static str,
    is_of_feed: bool,
    value: Value,
}

#[derive(Debug, Clone, PartialEq)]
enum Value {
    Text(String),
    /// Seconds are the finest; in UTC.
    Date(Vec<i64>),
}

impl Default for Value {
    fn default() -> Value {
        Value::Text(String::new())
    }
}

/// The expectation in a feed's first remark, if it is of one fact.
fn expectation(text: &str) -> Option<Expected> {
    let (_, rest) = text.split_once("Expect:")?;
    let rest = rest.split("-->").next()?.trim();
    let rest = rest.strip_prefix("not bozo and ").unwrap_or(rest);
    let (left, right) = rest.split_once(" == ")?;
    let left = left.replace('"', "'");
    let (path, is_of_feed) = match left.strip_prefix("entries[0]") {
        Some(path) => (path, false),
        None => (left.strip_prefix("feed")?, true),
    };
    let key = match (path, is_of_feed) {
        ("['title']" | "['title_detail']['value']" | ".title", true) => "publisher",
        ("['title']" | "['title_detail']['value']" | ".title", false) => "title",
        ("['link']" | ".link", false) => "link",
        ("['author']" | "['author_detail']['name']", false) => "author",
        (
            "['summary']"
            | "['description']"
            | "['summary_detail']['value']"
            | "['content'][0]['value']",
            false,
        ) => "text",
        ("['published_parsed']", false) => "published",
        ("['updated_parsed']", false) => "modified",
        _ => return None,
    };
    Some(Expected {
        key,
        is_of_feed,
        value: python(right.trim())?,
    })
}

/// A string or a tuple of Python.
fn python(source: &str) -> Option<Value> {
    if let Some(tuple) = source
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
    {
        let parts: Result<Vec<i64>, _> = tuple.split(',').map(|part| part.trim().parse()).collect();
        return parts
            .ok()
            .filter(|parts| parts.len() == 9)
            .map(|parts| Value::Date(parts[..6].to_vec()));
    }
    let source = source.strip_prefix('u').unwrap_or(source);
    let quote = source
        .chars()
        .next()
        .filter(|mark| matches!(mark, '\'' | '"'))?;
    let inner = source.strip_prefix(quote)?.strip_suffix(quote)?;
    let mut text = String::new();
    let mut letters = inner.chars();
    while let Some(letter) = letters.next() {
        if letter == quote {
            return None;
        }
        if letter != '\\' {
            text.push(letter);
            continue;
        }
        let n_digits = match letters.next()? {
            'x' => 2,
            'u' => 4,
            'n' => {
                text.push('\n');
                continue;
            }
            other => {
                text.push(other);
                continue;
            }
        };
        let digits: String = letters.by_ref().take(n_digits).collect();
        text.push(
            u32::from_str_radix(&digits, 16)
                .ok()
                .and_then(char::from_u32)?,
        );
    }
    Some(Value::Text(text))
}

/// The feed with words in its first item, or with an item, where it has none:
/// an item without words is no clipping.
fn probed(text: &str, expected: &Expected) -> String {
    if expected.is_of_feed {
        for (end, item) in [
            ("</channel>", "<item><title>Probe</title></item></channel>"),
            ("</feed>", "<entry><title>Probe</title></entry></feed>"),
        ] {
            if let Some(at) = text.rfind(end) {
                return format!("{}{item}{}", &text[..at], &text[at + end.len()..]);
            }
        }
    }
    if matches!(expected.key, "title" | "text") {
        return text.to_string();
    }
    let body = text.find("-->").unwrap_or(0);
    let lower = text.to_ascii_lowercase();
    for start in ["<item>", "<item ", "<entry>", "<entry "] {
        if let Some(at) = lower[body..].find(start).map(|at| at + body)
            && let Some(end) = text[at..].find('>').map(|end| at + end + 1)
        {
            return format!("{}<title>Probe</title>{}", &text[..end], &text[end..]);
        }
    }
    text.to_string()
}

fn fact(clipping: &Clipping, key: &str) -> Option<Value> {
    let text = |fact: &Option<dateline::document::Sourced<String>>| {
        fact.as_ref().map(|fact| Value::Text(fact.value.clone()))
    };
    match key {
        "publisher" => text(&clipping.publisher),
        "title" => Some(Value::Text(clipping.headline.title.value.clone())),
        "link" => text(&clipping.url),
        "author" => text(&clipping.byline),
        "text" => {
            let start = clipping.headline.span.map_or(0, |span| span.end as usize);
            Some(Value::Text(clipping.text[start..].to_string()))
        }
        "published" => clipping.published.as_ref().map(|date| in_utc(date.value)),
        _ => {
            let date = clipping.modified.as_ref().or(clipping.published.as_ref());
            date.map(|date| in_utc(date.value))
        }
    }
}

fn in_utc(moment: Moment) -> Value {
    let (hour, minute, second) = moment.clock.unwrap_or((0, 0, None));
    let of_day = i64::from(hour) * 3_600 + i64::from(minute) * 60 + i64::from(second.unwrap_or(0));
    let seconds = i64::from(moment.first_day()) * 86_400 + of_day
        - i64::from(moment.offset.unwrap_or(0)) * 60;
    let day = Moment::of_day_number((seconds.div_euclid(86_400)) as i32);
    let rest = seconds.rem_euclid(86_400);
    Value::Date(vec![
        i64::from(day.year),
        i64::from(day.month.unwrap_or(1)),
        i64::from(day.day.unwrap_or(1)),
        rest / 3_600,
        rest / 60 % 60,
        rest % 60,
    ])
}

fn is_same(got: &Value, want: &Value) -> bool {
    match (got, want) {
        (Value::Text(got), Value::Text(want)) => {
            // Where a text is about marks they are letters on both sides.
            letters(got) == letters(&without_marks(want)) || got.trim() == want.trim()
        }
        (got, want) => got == want,
    }
}

fn letters(text: &str) -> String {
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}

/// Words without markup; a name without the address beside it.
fn without_marks(html: &str) -> String {
    let text = without_tags(html);
    let references = [
        ("&nbsp;", " "),
        ("&#38;", "&"),
        ("&#x26;", "&"),
        ("&#x2019;", "’"),
        ("&#x61;", "a"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&amp;", "&"),
    ];
    let text = references
        .iter()
        .fold(text, |text, (name, letter)| text.replace(name, letter));
    text.split(" (me@").next().unwrap_or_default().to_string()
}
