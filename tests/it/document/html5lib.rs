//! The tests of html5lib: what its tokenizer tests expect as characters is what
//! is read as words, and what its encoding tests expect is followed.
//!
//! `html5gum` cuts tags; what is visible, where words are and which encoding
//! counts is decided here, and is what these tests look at. Each tokenizer test
//! is an item of a feed, all of whose visible words are read; the states that
//! only a parent element gives are reached through that element. White space
//! aside, the words are the characters that the test expects, without those of
//! elements that are no text.

use std::collections::BTreeSet;

use dateline::document::{InputFile, ReadFile, read};
use serde_json::{Value, json};

use super::archive::files;

/// Characters that are read otherwise than expected, and why.
const DIFFERENCES: &[(char, &str)] = &[
    (
        '\u{AD}',
        "a place where a word may be parted is no part of it",
    ),
    (
        '\u{200B}',
        "as the blanks that it stands for, it opens and ends no text",
    ),
    (
        '\u{FEFF}',
        "at the start of a text it marks an order of bytes",
    ),
    ('\u{FFFF}', "what XML may not hold need not be replaced"),
];

/// Elements whose characters are no text of the page.
const UNREAD: &[&str] = &[
    "script", "style", "textarea", "title", "head", "noscript", "iframe", "svg", "math",
];

#[derive(Debug)]
struct Case {
    name: String,
    input: String,
    state: String,
    last_start_tag: String,
    output: Vec<Value>,
}

/// Every tokenizer test, once for each state that it starts from.
fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (name, bytes) in files("html5lib.tar.gz") {
        if !name.starts_with("tokenizer/") {
            continue;
        }
        let set: Value = serde_json::from_slice(&bytes).expect("a set is JSON");
        let tests = set.get("tests").or_else(|| set.get("xmlViolationTests"));
        for test in tests.and_then(Value::as_array).expect("tests") {
            let is_escaped = test["doubleEscaped"] == true;
            let text = |value: &Value| {
                let text = value.as_str().unwrap_or_default();
                if is_escaped {
                    unescaped(text)
                } else {
                    text.to_owned()
                }
            };
            let data = json!(["Data state"]);
            let states = test.get("initialStates").unwrap_or(&data);
            for state in states.as_array().expect("states") {
                let mut output = test["output"].as_array().expect("tokens").clone();
                for token in &mut output {
                    for part in token.as_array_mut().into_iter().flatten() {
                        if part.is_string() {
                            *part = Value::String(text(part));
                        }
                    }
                }
                cases.push(Case {
                    name: format!("{name}: {}", test["description"]),
                    input: text(&test["input"]),
                    state: state.as_str().expect("a state").to_owned(),
                    last_start_tag: test["lastStartTag"].as_str().unwrap_or_default().to_owned(),
                    output,
                });
            }
        }
    }
    cases
}

/// `\uXXXX` as characters; halves of pairs as U+FFFD, which they decode to.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\\u") {
        out.push_str(before);
        let (digits, after) = after.split_at(4);
        let number = u32::from_str_radix(digits, 16).expect("four digits");
        out.push(char::from_u32(number).unwrap_or('\u{FFFD}'));
        rest = after;
    }
    out + rest
}

fn read_item(html: &str) -> ReadFile {
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Tests",
        "items": [{"id": "1", "title": "A test", "content_html": html}],
    });
    read(InputFile {
        path: "a.json",
        bytes: feed.to_string().as_bytes(),
        ..InputFile::default()
    })
}

fn bare(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace())
        .collect()
}

/// The characters that are expected outside elements that are no text.
fn visible(tokens: &[Value]) -> String {
    let mut text = String::new();
    let mut inside: Option<String> = None;
    for token in tokens {
        let name = token[1].as_str().unwrap_or_default();
        match token[0].as_str() {
            Some("StartTag") if inside.is_none() && UNREAD.contains(&name) => {
                inside = Some(name.to_owned())
            }
            Some("EndTag") if inside.as_deref() == Some(name) => inside = None,
            Some("Character") if inside.is_none() => text.push_str(name),
            _ => {}
        }
    }
    text
}

/// The words of the first item, without its title.
fn words_of_item(html: &str) -> String {
    let found = read_item(html);
    let text = found.clippings.iter().map(|one| one.text.as_str());
    let text: String = text.collect();
    text.strip_prefix("A test").unwrap_or(&text).to_owned()
}

/// What is read for a case, and what is expected; None where the state cannot
/// be reached from a page.
fn read_and_expected(case: &Case) -> Option<(String, String)> {
    let Case { input, output, .. } = case;
    let last = case.last_start_tag.as_str();
    let after = |element: &str| words_of_item(&format!("<{element}>{input}"));
    match (case.state.as_str(), last) {
        ("Data state", _) => Some((words_of_item(input), visible(output))),
        ("RAWTEXT state", "" | "xmp") => Some((after("xmp"), visible(output))),
        ("PLAINTEXT state", _) => Some((after("plaintext"), visible(output))),
        ("Script data state", "" | "script") => {
            let mut output = output.clone();
            output.insert(0, json!(["StartTag", "script", {}]));
            Some((after("script"), visible(&output)))
        }
        ("RCDATA state", _) => {
            // A title is the element of this state whose words are kept.
            let as_title = |text: &str| {
                let title = |text: String, name: &str| text.replace(name, "title");
                [last, "xMp", "XMP"]
                    .into_iter()
                    .filter(|_| !last.is_empty())
                    .fold(text.to_owned(), title)
            };
            let page = format!(
                "<!doctype html><title>a{}</title><p>The words of a page that has a title.",
                as_title(input)
            );
            let found = read(InputFile {
                path: "a.html",
                bytes: page.as_bytes(),
                ..InputFile::default()
            });
            let got = found
                .clippings
                .first()
                .map_or(String::new(), |one| one.headline.title.value.clone());
            let until_end = output.iter().take_while(|token| token[0] != "EndTag");
            let until_end: Vec<Value> = until_end.cloned().collect();
            Some((got, as_title(&format!("a{}", visible(&until_end)))))
        }
        _ => None,
    }
}

#[test]
fn characters_are_words() {
    let (mut n, mut n_unreached, mut wrong) = (0, 0, Vec::new());
    let mut met = BTreeSet::new();
    for case in cases() {
        let Some((got, want)) = read_and_expected(&case) else {
            n_unreached += 1;
            continue;
        };
        n += 1;
        if bare(&got) == bare(&want) {
            continue;
        }
        let known = DIFFERENCES
            .iter()
            .filter(|(letter, _)| got.contains(*letter) || want.contains(*letter));
        let known: Vec<char> = known.map(|(letter, _)| *letter).collect();
        let is_known = |letter: &char| !known.contains(letter) && *letter != '\u{FFFD}';
        let other = |text: &str| bare(text).chars().filter(is_known).collect::<String>();
        if !known.is_empty() && other(&got) == other(&want) {
            met.extend(known);
        } else {
            wrong.push(format!(
                "{} {} {:?}: got {got:?}, want {want:?}",
                case.name, case.state, case.input
            ));
        }
    }
    assert_eq!(
        (n, n_unreached),
        (6_975, 61),
        "tests and states that no page reaches"
    );
    assert_eq!(met.len(), DIFFERENCES.len(), "every difference is met");
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

/// Declarations that count here and not in a browser, or the other way round:
/// a part of each page, and why. One that cannot be true of the bytes would be
/// told by them; all are asked only where the bytes are not UTF-8.
const DECLARATIONS: &[(&str, &str)] = &[
    (
        "content=\"text/html; charset=iso8859-2\"",
        "`http-equiv` need not stand beside it, nor be spelt as it should",
    ),
    (
        "content=\" text/html; charset = iso8859-2 \"",
        "`http-equiv` need not stand beside it",
    ),
    (
        "charset=\"iso8859-2>",
        "a quotation mark that is not closed ends with its tag",
    ),
    (
        "charset=iso8859-2\">",
        "a quotation mark that nothing opens is no part of the name",
    ),
    (
        "<meta test=\"",
        "a declaration inside quotation marks counts",
    ),
    (
        "<meta test='",
        "a declaration inside quotation marks counts",
    ),
    (
        "title=\"x>",
        "a tag that opens inside quotation marks counts",
    ),
    (
        "Yahoo! JAPAN",
        "the words that the test adds are not valid in it",
    ),
    ("multi-script test", "no script is run"),
    (
        "charset='utf-8\"",
        "a quotation mark that is not closed ends with its tag",
    ),
    (
        "Content-Type<meta charset",
        "a tag that opens inside quotation marks counts",
    ),
    (
        "charset = \"",
        "the tag ends in the words that the test adds",
    ),
    (
        "<meta charset=euc-jp",
        "the tag ends in the words that the test adds",
    ),
    (
        "charset=utf",
        "the tag ends in the words that the test adds",
    ),
    (
        "content = \"text/html;",
        "the tag ends in the words that the test adds",
    ),
];

/// Each set of `#data` and `#encoding`, with words that are not UTF-8.
#[test]
fn declared_encodings_are_followed() {
    let (mut n_right, mut wrong) = (0, Vec::new());
    let mut met = BTreeSet::new();
    for (name, bytes) in files("html5lib.tar.gz") {
        if !name.ends_with(".dat") {
            continue;
        }
        for case in split(&bytes, b"#data\n") {
            let mut parts = split(case, b"\n#encoding\n").into_iter();
            let (Some(page), Some(expected)) = (parts.next(), parts.next()) else {
                continue;
            };
            let expected = String::from_utf8_lossy(expected).trim().to_lowercase();
            let probed = [page, b"\n<p>A bridge, caf\xE9 and \xFC."].concat();
            let found = read(InputFile {
                path: "a.html",
                bytes: &probed,
                ..InputFile::default()
            });
            let got = found
                .clippings
                .first()
                .map(|one| one.encoding.to_lowercase());
            let page = String::from_utf8_lossy(page);
            if got.as_ref() == Some(&expected) {
                n_right += 1;
            } else if let Some((known, _)) =
                DECLARATIONS.iter().find(|(part, _)| page.contains(part))
            {
                met.insert(*known);
            } else {
                wrong.push(format!(
                    "{name} {page:?}: found {got:?}, expected {expected}"
                ));
            }
        }
    }
    assert_eq!(
        met.len(),
        DECLARATIONS.len(),
        "every difference is met: {met:?}"
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(n_right >= 56, "{n_right} are as expected");
}

fn split<'a>(bytes: &'a [u8], mark: &[u8]) -> Vec<&'a [u8]> {
    let mut parts = Vec::new();
    let mut rest = bytes;
    while let Some(at) = rest.windows(mark.len()).position(|part| part == mark) {
        parts.push(&rest[..at]);
        rest = &rest[at + mark.len()..];
    }
    parts.push(rest);
    parts
}

/// What a serialiser is expected to write reads as the characters it was given.
#[test]
fn serialised_characters_are_words() {
    let (mut n, mut wrong) = (0, Vec::new());
    for (name, bytes) in files("html5lib.tar.gz") {
        if !name.starts_with("serializer/") {
            continue;
        }
        let set: Value = serde_json::from_slice(&bytes).expect("a set is JSON");
        for test in set["tests"].as_array().expect("tests") {
            let mut want = String::new();
            let mut inside: Option<&str> = None;
            for token in test["input"].as_array().expect("tokens") {
                let name = token[2].as_str().or(token[1].as_str()).unwrap_or_default();
                match token[0].as_str() {
                    Some("StartTag") if UNREAD.contains(&name) => inside = inside.or(Some(name)),
                    Some("EndTag") if inside == Some(name) => inside = None,
                    Some("Characters") if inside.is_none() => {
                        want += token[1].as_str().unwrap_or_default()
                    }
                    _ => {}
                }
            }
            for written in test["expected"]
                .as_array()
                .expect("texts")
                .iter()
                .chain(test["xhtml"].as_array().into_iter().flatten())
            {
                let got = words_of_item(written.as_str().unwrap_or_default());
                n += 1;
                // A head that does not end holds no words.
                if bare(&got) != bare(&want)
                    && !written
                        .as_str()
                        .is_some_and(|html| html.starts_with("<head>"))
                {
                    wrong.push(format!("{name} {written}: got {got:?}, want {want:?}"));
                }
            }
        }
    }
    assert_eq!(n, 263);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
