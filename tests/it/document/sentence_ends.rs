//! Sentences, drawn one a line with `⏎` for a line end inside.

use dateline::document::{InputFile, read};
use dateline::text::sentences::{first_sentence, sentences};

use super::{check, inputs};

#[test]
fn every_case_splits_as_expected() {
    let mut failures = Vec::new();
    for path in inputs("sentences") {
        let text = std::fs::read_to_string(&path).expect("the case is there");
        let lines: Vec<String> = sentences(&text)
            .iter()
            .map(|span| span.of(&text).replace('\n', "⏎") + "\n")
            .collect();
        failures.extend(check(&path, &lines.concat()).err());
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn a_block_end_ends_a_sentence() {
    let text = "REUTERS\nOctober 10, 2020\nSEOUL--The road is open, said the clerk of the district on Monday. It is dry.\n";
    let read = read(InputFile {
        path: "a.txt",
        bytes: text.as_bytes(),
        sidecar: None,
        ..InputFile::default()
    });
    let clipping = &read.clippings[0];
    let words: Vec<&str> = clipping
        .sentences()
        .iter()
        .map(|span| span.of(&clipping.text))
        .collect();
    let want = [
        "REUTERS",
        "October 10, 2020",
        "SEOUL--",
        "The road is open, said the clerk of the district on Monday.",
        "It is dry.",
    ];
    assert_eq!(words, want);
}

#[test]
fn first_sentence_is_the_first_of_all() {
    for text in ["", " ", "One. Two.", "  One", "\n\nOne.\n\nTwo", "…", "a.b"] {
        let all = sentences(text);
        let first = first_sentence(text);
        assert_eq!(
            first.of(text),
            all.first().map_or("", |span| span.of(text)),
            "{text:?}"
        );
    }
}

/// Twice the text may take twice the time, and no more: a quadratic rule
/// would need hours for these.
#[test]
fn long_texts_without_ends_are_no_trouble() {
    for piece in [
        "a", ".", ". ", "\"", "(.", "\n", "\r", "é.", "A. ", "… ", "1.", "。", "St. ",
    ] {
        let text = piece.repeat(1_000_000 / piece.len());
        let spans = sentences(&text);
        assert!(spans.len() <= text.len());
    }
}
