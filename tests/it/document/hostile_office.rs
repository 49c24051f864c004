//! Documents, books and exports with anything in them never panic, and what is
//! read of them holds together.

use dateline::document::{Clipping, InputFile, read};
use proptest::prelude::*;

use super::inputs;

fn read_as(path: &str, bytes: &[u8]) {
    let file = InputFile {
        path,
        bytes,
        ..InputFile::default()
    };
    let found = read(file);
    assert!(found.clippings.len() + found.problems.len() > 0);
    assert!(found.clippings.iter().all(Clipping::is_consistent));
    assert!(
        found
            .clippings
            .iter()
            .all(|one| !one.headline.title.value.is_empty())
    );
    assert!(found.clippings.iter().all(covers));
}

/// Between blocks stands white space alone.
fn covers(clipping: &Clipping) -> bool {
    let is_blank = |words: &str| {
        words
            .chars()
            .all(|one| one.is_whitespace() || "\u{200B}\u{FEFF}".contains(one))
    };
    let mut end = 0;
    for block in &clipping.blocks {
        let span = block.span.range();
        if !is_blank(&clipping.text[end..span.start]) {
            return false;
        }
        end = span.end;
    }
    is_blank(&clipping.text[end..])
}

fn samples() -> Vec<(String, Vec<u8>)> {
    let is_ours = |name: &str| {
        ["office_", "export_", "book"]
            .iter()
            .any(|start| name.starts_with(start))
    };
    let named = inputs("document").into_iter().map(|path| {
        let name = path
            .file_name()
            .expect("a case has a name")
            .to_string_lossy()
            .into_owned();
        (name, std::fs::read(&path).expect("the case is there"))
    });
    named.filter(|(name, _)| is_ours(name)).collect()
}

/// Words of Rich Text, whole and broken.
fn rich() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "{",
        "}",
        "{\\fonttbl{\\f0\\fcharset204 A;}}",
        "{\\stylesheet{\\s1 heading 1;}}",
        "\\par ",
        "\\pard\\s1 ",
        "\\'e9",
        "\\'",
        "\\u1056?",
        "\\u-10240 ",
        "\\uc0 ",
        "\\bin9 ",
        "\\bin999999 ",
        "{\\footnote ",
        "{\\header ",
        "{\\*\\x ",
        "{\\shp{\\*\\shpinst{\\shptxt ",
        "\\trowd\\intbl ",
        "\\cell ",
        "\\row ",
        "\\v ",
        "\\deleted ",
        "{\\upr{a}{\\*\\ud b}}",
        "{\\info{\\title t}}",
        "{\\pict 01}",
        "\\f0 ",
        "words ",
        "\\",
        "\\\\",
        "\\*",
        "\r\n",
        "{\\field{\\*\\fldinst x}{\\fldrslt y}}",
        "\\ansicpg932 ",
        "\\fs2 ",
        "{\\listtext 1.}",
    ]);
    prop_oneof![5 => fixed.prop_map(String::from), 1 => "\\PC{0,20}"]
}

/// Lines of exports.
fn export_line() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "1 of 2 DOCUMENTS",
        "2 of 2 DOCUMENTS",
        "Dokument 1 von 1",
        "BYLINE: Ada",
        "LENGTH: 12 words",
        "LOAD-DATE: May 1, 2010",
        "Length: 5 words",
        "Length:",
        "Body",
        "Load-Date: May 1, 2010",
        "End of Document",
        "Date and Time: now",
        "12 words",
        "12 March 2020",
        "NYTF",
        "English",
        "Document ABCDE00020200312eg3c0000a",
        "HD",
        "HD  A head",
        "BY\tAda",
        "PD  12 March 2020",
        "SN  Sun",
        "TD",
        "LP",
        "AN  Document ABCDE00020200312eg3c0000a",
        "AN",
        "(c) 2020 Sun",
        "____________________________________________________________",
        "Document 1 of 2",
        "Title: A title",
        "Author: Ada",
        "Publication title: Sun; X",
        "Publication date: Mar 12, 2020",
        "Full text: Words",
        "ProQuest document ID: 1",
        "Record: 1",
        "Source: Sun. 3/12/2020, p1.",
        "Database: News",
        "Accession Number: 1",
        "Full Text:",
        "Document Type: Article",
        "Sun · 12 Mar 2020 · Ada Example",
        "Title:",
        "Source: ",
        "Copyright 2010 Sun",
        "The road over the hill was opened again on Monday, the district said in a statement.",
    ]);
    prop_oneof![6 => fixed.prop_map(String::from), 1 => "\\PC{0,30}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_rich_text(parts in prop::collection::vec(rich(), 0..40)) {
        read_as("a.rtf", format!("{{\\rtf1 {}", parts.concat()).as_bytes());
    }

    #[test]
    fn any_export(lines in prop::collection::vec((export_line(), prop::sample::select(vec!["\n", "\n\n"])), 0..40)) {
        let text: String = lines.into_iter().map(|(line, end)| line + end).collect();
        read_as("a.txt", text.as_bytes());
    }
}

#[test]
fn broken_samples() {
    for (name, bytes) in samples() {
        let step = (bytes.len() / 40).max(1);
        for at in (0..bytes.len()).step_by(step) {
            let mut broken = bytes.clone();
            broken[at] ^= 0x95;
            read_as(&name, &broken);
            if at > 0 {
                read_as(&name, &bytes[..at]);
            }
            read_as(&name, &bytes[at..]);
        }
    }
}

#[test]
fn deep_and_long_documents_are_no_trouble() {
    for piece in [
        "{",
        "{\\b ",
        "}",
        "\\'",
        "\\u1 ",
        "\\par",
        "\\cell",
        "\\row ",
        "{\\footnote ",
        "\\trowd\\intbl a\\cell ",
    ] {
        let bytes = format!("{{\\rtf1 {}", piece.repeat(300_000 / piece.len()));
        read_as("a.rtf", bytes.as_bytes());
    }
    for piece in [
        "<text:p>",
        "<table:table>",
        "<table:table-row>a",
        "<text:note-body>",
        "<text:span>",
        "<text:p>a</text:p>",
        "</text:p>",
        "&",
        "<text:s text:c=\"9999999\"/>",
        "<table:table><table:table-row><table:table-cell><text:p>a",
    ] {
        let head = "<?xml version=\"1.0\"?><office:document office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:body><office:text><text:p>a</text:p>";
        let bytes = format!("{head}{}", piece.repeat(300_000 / piece.len()));
        read_as("a.fodt", bytes.as_bytes());
    }
}
