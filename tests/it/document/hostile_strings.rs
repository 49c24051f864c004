//! Strings that break programs, as the words and facts of a file: they stay
//! what they are, words.
//!
//! The lists stand in `tests/browser/vectors`, where the page is tested with
//! them as well: the Big List of Naughty Strings, the vectors of the HTML5
//! Security Cheatsheet (`tests/robust/SOURCES.md` has their licences) and our own. A line is one.

use std::path::Path;

use dateline::document::{Clipping, InputFile, ReadFile, read};
use serde_json::json;

fn strings() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/vectors");
    let mut strings = Vec::new();
    for name in ["naughty-strings.txt", "html5-security.txt", "xss.txt"] {
        let list = std::fs::read_to_string(folder.join(name)).expect("the list is UTF-8");
        let lines = list.split('\n').filter(|line| !line.trim().is_empty());
        strings.extend(lines.map(str::to_owned));
    }
    assert!(strings.len() >= 800, "{} strings", strings.len());
    strings
}

fn read_as(path: &str, text: &str, sidecar: Option<&str>) -> ReadFile {
    let found = read(InputFile {
        path,
        bytes: text.as_bytes(),
        sidecar: sidecar.map(str::as_bytes),
        ..InputFile::default()
    });
    for clipping in &found.clippings {
        assert!(clipping.is_consistent(), "{path} {text:?}");
        super::properties::holds(clipping);
        let url = clipping.url.as_ref().map(|url| url.value.to_lowercase());
        let runs = url.is_some_and(|url| url.starts_with("javascript:") || url.starts_with("data:"));
        // A sidecar's address is a word of its writer; the page makes no link of it.
        assert!(!runs || sidecar.is_some(), "{path} {text:?} has an address that runs");
    }
    found
}

/// Without white space and what no reader of HTML keeps.
fn bare(text: &str) -> String {
    let is_kept = |letter: &char| {
        !letter.is_whitespace() && !letter.is_control() && !matches!(letter, '\u{AD}' | '\u{200B}' | '\u{FEFF}' | '\u{FFFD}')
    };
    text.chars().filter(is_kept).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn all_words(found: &ReadFile) -> String {
    let words = |clipping: &Clipping| format!("{}\n{}", clipping.headline.title.value, clipping.text);
    bare(&found.clippings.iter().map(words).collect::<String>())
}

#[test]
fn as_plain_text_they_are_kept_byte_for_byte() {
    for string in strings() {
        let text = format!("{string}\n\nThe road is open, {string} said.\n\n{string}\n");
        let found = read_as("a.txt", &text, None);
        match found.clippings.first() {
            Some(clipping) if clipping.format == dateline::document::Format::Text => {
                assert_eq!(clipping.text, text.trim_start_matches('\u{FEFF}'));
            }
            Some(_) => {}
            None => assert!(!found.problems.is_empty()),
        }
    }
}

#[test]
fn as_facts_they_are_kept() {
    for string in strings() {
        let facts = json!({"title": string, "publisher": string, "byline": string, "url": string}).to_string();
        let found = read_as("a.txt", "The road is open again.", Some(&facts));
        let clipping = &found.clippings[0];
        let title = &clipping.headline.title.value;
        let publisher = clipping.publisher.as_ref().map_or("", |one| &one.value);
        let byline = clipping.byline.as_ref().map_or("", |one| &one.value);
        for value in [title, publisher, byline] {
            // A title without a letter is none: the words of the text are.
            if value == title && bare(&string).is_empty() {
                continue;
            }
            assert_eq!(bare(value), bare(&string), "{string:?}");
        }
    }
}

#[test]
fn as_words_of_pages_feeds_mail_and_names_they_are_kept() {
    for string in strings() {
        let plain = bare(&string);
        let html = escaped(&string);
        let page = format!("<!doctype html><title>{html}</title><h1>{html}</h1><p>{html} said that the road is open again, and that nobody should wait.</p>");
        let item = json!({
            "version": "https://jsonfeed.org/version/1.1", "title": string,
            "items": [{"id": "1", "title": string, "content_text": string, "url": string, "authors": [{"name": string}]}],
        });
        let rss = format!("<rss version=\"2.0\"><channel><title>{html}</title><item><title>{html}</title><link>{html}</link><description>{}</description></item></channel></rss>", escaped(&html));
        let mail = format!("From: a@example.org\r\nSubject: =?utf-8?Q?{}?=\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nzebra {string}\r\n", quoted(&string));
        for (path, text) in [("a.html", page.as_str()), ("a.json", &item.to_string()), ("a.xml", &rss), ("a.eml", &mail)] {
            let found = read_as(path, text, None);
            if found.clippings.is_empty() {
                // Many control characters in few words are no text.
                assert!(string.contains(char::is_control) || plain.is_empty(), "{path} {string:?}");
                continue;
            }
            assert!(all_words(&found).contains(&plain), "{path} {string:?}: {:?} {:?}", all_words(&found), found.problems);
        }
        read_as(&format!("{string}.txt"), "The road is open again.", None);
        read_as(&format!("{string}.html"), &format!("<p>{string}"), None);
        read_as("a.md", &format!("# {string}\n\n{string} [{string}]({string})\n"), None);
        read_as("a.csv", &format!("title,text\n{string},{string}\n"), None);
    }
}

fn quoted(text: &str) -> String {
    text.bytes().map(|byte| format!("={byte:02X}")).collect()
}
