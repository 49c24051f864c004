//! The messages of `mail-parser`'s tests, with what that library reads in them,
//! and those of Apache Tika's.

use std::collections::BTreeMap;

use dateline::document::{Clipping, Format, InputFile, ProblemCode, ReadFile, read};
use serde_json::Value;

use super::archive::files;
use super::markup::without_tags;

/// What is read otherwise than `mail-parser` reads it, and why.
const DIFFERENCES: &[(&str, &str, &str)] = &[
    (
        "legacy/010.eml",
        "subject",
        "letters that the sender did not encode are decoded",
    ),
    (
        "legacy/020.eml",
        "subject",
        "letters that the sender did not encode are decoded",
    ),
    (
        "legacy/022.eml",
        "subject",
        "letters that the sender did not encode are decoded",
    ),
    (
        "legacy/027.eml",
        "subject",
        "letters that the sender did not encode are decoded",
    ),
    (
        "legacy/052.eml",
        "subject",
        "letters that the sender did not encode are decoded",
    ),
    (
        "legacy/052.eml",
        "body",
        "letters without a declared encoding are decoded",
    ),
    (
        "malformed/001.eml",
        "attachments",
        "a part inside that does not end is cut where the outer one ends",
    ),
    (
        "malformed/001.eml",
        "body",
        "a part inside that does not end is cut where the outer one ends",
    ),
    (
        "malformed/002.eml",
        "attachments",
        "a part inside that does not end is cut where the outer one ends",
    ),
    (
        "malformed/002.eml",
        "body",
        "a part inside that does not end is cut where the outer one ends",
    ),
    (
        "malformed/003.eml",
        "attachments",
        "a part inside that does not end is cut where the outer one ends",
    ),
    (
        "malformed/003.eml",
        "body",
        "a part inside that does not end is cut where the outer one ends",
    ),
    (
        "malformed/004.eml",
        "attachments",
        "a part inside that does not end is cut where the outer one ends",
    ),
    (
        "malformed/004.eml",
        "body",
        "a part inside that does not end is cut where the outer one ends",
    ),
    (
        "malformed/006.eml",
        "attachments",
        "a part inside that does not end is cut where the outer one ends",
    ),
    (
        "malformed/006.eml",
        "body",
        "a part inside that does not end is cut where the outer one ends",
    ),
    (
        "malformed/007.eml",
        "attachments",
        "a part inside that does not end is cut where the outer one ends",
    ),
    (
        "malformed/007.eml",
        "body",
        "a part inside that does not end is cut where the outer one ends",
    ),
    (
        "malformed/008.eml",
        "attachments",
        "a part inside that does not end is cut where the outer one ends",
    ),
    (
        "malformed/008.eml",
        "body",
        "a part inside that does not end is cut where the outer one ends",
    ),
    (
        "malformed/009.eml",
        "attachments",
        "a part inside that does not end is cut where the outer one ends",
    ),
    (
        "malformed/009.eml",
        "body",
        "a part inside that does not end is cut where the outer one ends",
    ),
    (
        "malformed/011.eml",
        "attachments",
        "a part inside that does not end is cut where the outer one ends",
    ),
    (
        "malformed/011.eml",
        "body",
        "a part inside that does not end is cut where the outer one ends",
    ),
    (
        "malformed/016.eml",
        "attachments",
        "a part inside that does not end is cut where the outer one ends",
    ),
    (
        "malformed/016.eml",
        "body",
        "a part inside that does not end is cut where the outer one ends",
    ),
    (
        "malformed/005.eml",
        "clipping",
        "a boundary that ends in `--` looks like the last line of another",
    ),
    (
        "malformed/015.eml",
        "attachments",
        "a signature of the message is not attached to it",
    ),
    (
        "malformed/019.eml",
        "body",
        "a part in HTML after damaged lines is words",
    ),
    ("rfc/000.eml", "attachments", "enriched text is words"),
    ("rfc/000.eml", "body", "enriched text is words"),
    (
        "rfc/003.eml",
        "attachments",
        "enriched text is an alternative of the plain one",
    ),
    (
        "thirdparty/000.eml",
        "body",
        "of two plain alternatives the first counts",
    ),
    (
        "thirdparty/001.eml",
        "body",
        "of two plain alternatives the first counts",
    ),
    (
        "thirdparty/002.eml",
        "attachments",
        "damaged base64 gives no text, and no attachment",
    ),
    (
        "thirdparty/005.eml",
        "body",
        "a boundary that does not start a line is words",
    ),
    (
        "thirdparty/015.eml",
        "attachments",
        "three messages are attached: the first does not swallow the others",
    ),
];

fn read_as_message(name: &str, bytes: &[u8]) -> ReadFile {
    read(InputFile {
        path: name,
        bytes,
        format: Some(Format::Email),
        ..InputFile::default()
    })
}

#[test]
fn messages_read_as_their_parser_reads_them() {
    let mut files = files("mail.tar.gz");
    let (name, expected) = files.pop().expect("the archive has files");
    assert_eq!(name, "expected.json");
    let expected: Value = serde_json::from_slice(&expected).expect("the expectations are JSON");
    let mut found: BTreeMap<(String, &str), String> = BTreeMap::new();
    for (name, bytes) in &files {
        let read = read_as_message(name, bytes);
        let own = read
            .clippings
            .iter()
            .find(|clipping| clipping.part.is_none());
        let want = &expected[name.as_str()];
        let mut differ = |fact: &'static str, got: &str, want: &str| {
            if got != want {
                found.insert(
                    (name.clone(), fact),
                    format!("found {got:?}, expected {want:?}"),
                );
            }
        };
        let Some(own) = own else {
            differ("clipping", "", &letters(&text_of(&want["text"])));
            continue;
        };
        differ(
            "subject",
            &letters(&subject(own)),
            &letters(string(&want["subject"])),
        );
        differ(
            "sender",
            &letters(&value(&own.byline)),
            &letters(&sender(want)),
        );
        differ("date", &date(own), &expected_date(want));
        let got = letters(&body(own));
        let (text, html) = (
            letters(&text_of(&want["text"])),
            letters(&text_of(&want["html"])),
        );
        if got != html {
            differ("body", &got, &text);
        }
        let n = want["attachments"].as_u64().unwrap_or(0);
        differ(
            "attachments",
            &n_attached(&read).to_string(),
            &n.to_string(),
        );
    }
    for (name, fact, why) in DIFFERENCES {
        assert!(!why.is_empty());
        let key = (name.to_string(), *fact);
        assert!(
            found.remove(&key).is_some(),
            "{name} reads as expected now: {fact}"
        );
    }
    let lines: Vec<String> = found
        .iter()
        .map(|((name, fact), what)| format!("{name}: {fact}: {what}"))
        .collect();
    assert_eq!(files.len(), 107);
    assert!(
        lines.is_empty(),
        "{} differ\n{}",
        lines.len(),
        lines.join("\n")
    );
}

/// Letters and digits alone: marks of quoting, rules and white space aside.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn value(fact: &Option<dateline::document::Sourced<String>>) -> String {
    fact.as_ref()
        .map_or(String::new(), |fact| fact.value.clone())
}

fn subject(clipping: &Clipping) -> String {
    let is_subject = clipping.headline.title.why.contains("`Subject`");
    match is_subject {
        true => clipping.headline.title.value.clone(),
        false => String::new(),
    }
}

fn sender(want: &Value) -> String {
    let name = string(&want["name"]);
    match letters(name).is_empty() {
        true => string(&want["address"]).to_string(),
        false => name.to_string(),
    }
}

/// The date without its zone where that says nothing.
fn date(clipping: &Clipping) -> String {
    let date = clipping
        .published
        .as_ref()
        .map(|date| date.value.to_string());
    date.unwrap_or_default().replace('Z', "+00:00")
}

fn expected_date(want: &Value) -> String {
    string(&want["date"]).replace("-00:00", "+00:00")
}

/// The words of a clipping below its headline.
fn body(clipping: &Clipping) -> String {
    let start = clipping.headline.span.map_or(0, |span| span.end as usize);
    clipping.text[start..].to_string()
}

fn text_of(parts: &Value) -> String {
    let mut text = String::new();
    for part in parts.as_array().into_iter().flatten() {
        match string(&part[0]) {
            "html" => text.push_str(&without_marks(string(&part[1]))),
            _ => text.push_str(string(&part[1])),
        }
        text.push('\n');
    }
    text
}

/// HTML without its marks, its head and its references.
fn without_marks(html: &str) -> String {
    let html = match html.split_once("</head>") {
        Some((_, body)) => body,
        None => html,
    };
    let text = without_tags(html);
    let references = [
        ("&nbsp;", " "),
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&rdquo;", "”"),
        ("&ldquo;", "“"),
        ("&rsquo;", "’"),
        ("&copy;", "©"),
        ("&ouml;", "ö"),
        ("&uuml;", "ü"),
        ("&auml;", "ä"),
        ("&Auml;", "Ä"),
        ("&szlig;", "ß"),
        ("&zwnj;", " "),
    ];
    references
        .iter()
        .fold(text, |text, (name, letter)| text.replace(name, letter))
}

/// How many attachments a message has: parts of it, and those that are named
/// as not read.
fn n_attached(read: &ReadFile) -> usize {
    let mut parts: Vec<&str> = Vec::new();
    let of_clippings = read
        .clippings
        .iter()
        .filter_map(|clipping| clipping.part.as_deref());
    let of_problems = read
        .problems
        .iter()
        .filter_map(|problem| problem.part.as_deref());
    for part in of_clippings.chain(of_problems) {
        let outer = part.split('/').next().unwrap_or(part);
        if !parts.contains(&outer) {
            parts.push(outer);
        }
    }
    let is_note = |problem: &&dateline::document::Problem| {
        problem.code == ProblemCode::LeftOut && problem.part.is_none()
    };
    let named: usize = read
        .problems
        .iter()
        .filter(is_note)
        .map(|problem| {
            let more = problem
                .message
                .rsplit_once(" and ")
                .and_then(|(_, rest)| rest.strip_suffix(" more")?.parse::<usize>().ok());
            problem.message.matches('/').count() + more.unwrap_or(0)
        })
        .sum();
    parts.len() + named
}

#[test]
fn messages_of_tika_are_read() {
    for (name, bytes) in files("tika-mail.tar.gz") {
        let read = read(InputFile {
            path: &name,
            bytes: &bytes,
            ..InputFile::default()
        });
        let is_told = matches!(
            read.format,
            Some(Format::Email | Format::Mbox | Format::Outlook)
        );
        assert!(is_told, "{name} is read as {:?}", read.format);
        assert!(read.clippings.iter().all(Clipping::is_consistent), "{name}");
    }
}
