//! Queries as data: `tests/cases/query/*.txt` hold a line each, the expected
//! file beside each says how it is understood, with carets under what was
//! mended. `UPDATE=1 cargo test query` rewrites the expected files.

use std::time::Instant;

use dateline::document::{InputFile, read};
use dateline::explore::{Explorer, Question, Sort};
use dateline::query::{FIELDS, OPERATORS, in_words, parse};

use crate::document::{check, inputs};

#[test]
fn lines_are_understood() {
    for input in inputs("query") {
        let lines = std::fs::read_to_string(&input).expect("cases are text");
        let shown: String = lines.lines().map(understood).collect();
        check(&input, &shown).unwrap_or_else(|difference| panic!("{difference}"));
    }
}

fn understood(line: &str) -> String {
    let query = parse(line);
    let mut shown = format!("{line}\n");
    for mend in &query.mends {
        let before = line[..mend.span.start as usize].chars().count();
        let under = line[mend.span.range()].chars().count().max(1);
        shown += &format!(
            "{}{} {}: {}\n",
            " ".repeat(before),
            "^".repeat(under),
            mend.message,
            mend.hint
        );
    }
    let words = in_words(&query.node);
    shown
        + &format!(
            "= {}\n\n",
            if words.is_empty() {
                "(everything)"
            } else {
                &words
            }
        )
}

#[test]
fn every_field_has_an_example_that_needs_no_mend() {
    for entry in FIELDS {
        let query = parse(entry.example);
        assert_eq!(query.mends, [], "{}", entry.example);
        assert!(
            entry
                .names
                .iter()
                .any(|name| entry.example.starts_with(&format!("{name}:"))),
            "{}",
            entry.example
        );
    }
}

#[test]
fn every_operator_has_an_example_that_needs_no_mend() {
    for entry in OPERATORS {
        assert_eq!(parse(entry.example).mends, [], "{}", entry.example);
    }
}

/// An explorer over texts, each a file.
pub fn explorer(texts: &[&str]) -> Explorer {
    let mut explorer = Explorer::default();
    for (number, text) in texts.iter().enumerate() {
        explorer.add(read(InputFile {
            path: &format!("{number}.txt"),
            bytes: text.as_bytes(),
            sidecar: None,
            ..InputFile::default()
        }));
    }
    explorer
}

fn question(query: &str) -> Question {
    Question {
        query: query.to_owned(),
        ..Question::default()
    }
}

#[test]
fn a_line_of_any_length_is_cut_and_says_so() {
    for (part, n) in [
        ("kim ", 2_000),
        ("on:2015 ", 2_000),
        ("lang:en ", 2_000),
        ("* ", 2_000),
        ("朝", 2_000),
    ] {
        for line in [part.repeat(n), format!("\"{}\"", part.repeat(n))] {
            let mends = parse(&line).mends;
            assert_eq!(
                mends
                    .iter()
                    .filter(|mend| mend.message == "expected at most 500 words")
                    .count(),
                usize::from(!line.starts_with("\"*")),
                "{part}: {mends:?}"
            );
        }
    }
    let mut explorer = explorer(&[&"kim ".repeat(10_000)]);
    assert_eq!(
        explorer
            .search(&question(&format!("\"{}\"", "kim ".repeat(2_000))), 0, 10)
            .matched,
        1,
        "what is left of the phrase is found"
    );
}

#[test]
fn a_hit_of_many_sentences_is_shown_at_once() {
    // Comparing every sentence with every mark would take minutes.
    let mut explorer = explorer(&[&"Kim met Xi. ".repeat(200_000)]);
    let view = explorer.search(&question("kim"), 0, 10);
    assert_eq!(view.hits[0].snippets.len(), 2);
    assert_eq!(view.hits[0].snippets[1].text, "Kim met Xi.");
    assert_eq!(view.hits[0].snippets[1].marks, [[0, 3]]);
}

#[test]
fn spellings_of_a_name_find_the_same() {
    let mut explorer = explorer(&[
        "Leader Kim Jong-un sent a letter.",
        "Leader KIM JONG UN sent another.",
        "Kim Il-sung founded the state.",
    ]);
    for line in [
        "Kim Jong-un",
        "kim jong un",
        "KIM JONG UN",
        "\"Kim Jong-un\"",
        "“Kim Jong Un”",
    ] {
        assert_eq!(explorer.search(&question(line), 0, 10).matched, 2, "{line}");
    }
}

#[test]
fn a_word_being_typed_is_completed_only_where_nothing_has_it() {
    let mut explorer = explorer(&["The anniversary parade.", "A letter on anniversaries."]);
    let view = explorer.search(&question("anniv"), 0, 10);
    assert_eq!(
        (view.matched, view.mends.len(), view.words.as_str()),
        (2, 1, "anniv…")
    );
    assert_eq!(explorer.search(&question("=anniversary"), 0, 10).matched, 1);
    assert_eq!(
        explorer.search(&question("anniv "), 0, 10).matched,
        0,
        "a blank ends the word"
    );
    assert_eq!(explorer.search(&question("zzz"), 0, 10).mends, []);
}

#[test]
fn a_library_says_whether_it_goes_beyond_english() {
    let english = "Three letters were sent to the ministry, and it was not clear who had written them or why they were so long.";
    let korean = "김정은 국무위원장은 시진핑 주석에게 편지를 보냈다고 조선중앙통신이 보도했다.";
    let french = "La ministre a lu les lettres que le président avait envoyées, mais elle ne sait pas qui les a écrites.";
    for (texts, beyond) in [
        (&[][..], false),
        (&[english], false),
        (&[english, korean], false),
        (&[english, french], true),
        (&[french], true),
    ] {
        assert_eq!(explorer(texts).goes_beyond_english(), beyond, "{texts:?}");
    }
}

#[test]
fn a_word_is_found_by_its_forms_in_the_clipping_s_language() {
    let english = "Three letters were sent to the ministry, and it was not clear who had written them or why they were so long.";
    let german = "Die Ministerin hat den Brief nicht gelesen, weil sie mit den Häusern und der Straße in der Stadt zu tun hatte.";
    let korean =
        "김정은 국무위원장은 시진핑 주석에게 편지를 보냈다고 조선중앙통신이 보도했다. Letters.";
    let mut explorer = explorer(&[english, german, korean]);
    let mut found = |line: &str| -> Vec<u32> {
        let view = explorer.search(&question(line), 0, 10);
        let mut ids: Vec<u32> = view.hits.iter().map(|hit| hit.id).collect();
        ids.sort_unstable();
        ids
    };
    for (line, want) in [
        ("letter", &[0][..]),
        ("lettered", &[0]),
        ("Letters", &[0, 2]),
        ("=letter", &[]),
        ("\"letter\"", &[]),
        ("=letters", &[0, 2]),
        ("body:letter", &[0]),
        ("ministries", &[0]),
        ("haus", &[1]),
        ("häuser", &[1]),
        ("=häuser", &[]),
        ("straßen", &[1]),
        ("briefing", &[]),
        ("\"letters sent\"", &[]),
        ("letter NEAR/2 sent", &[0]),
        ("file:clippings", &[]),
    ] {
        assert_eq!(found(line), want, "{line}");
    }
    let view = explorer.search(&question("letter"), 0, 10);
    let marks = &view.hits[0].snippets[0];
    assert!(format!("{marks:?}").contains("letters"), "{marks:?}");
}

#[test]
fn a_site_s_own_lines_are_found_only_when_asked_for() {
    let text = "The two leaders met on Monday in the capital, officials said.\n\nThey agreed to meet again, the ministry said in a statement.\n\nSign up for our newsletter\nFollow us on Facebook\nAll rights reserved.";
    let mut explorer = explorer(&[text]);
    assert_eq!(explorer.search(&question("newsletter"), 0, 10).matched, 0);
    let asked = Question {
        boilerplate: true,
        ..question("newsletter")
    };
    let view = explorer.search(&asked, 0, 10);
    assert_eq!(view.matched, 1);
    assert!(view.hits[0].boilerplate);
    assert_eq!(
        explorer
            .search(&question("boilerplate:newsletter"), 0, 10)
            .matched,
        1
    );
}

#[test]
fn marks_are_counted_as_the_page_counts() {
    let mut explorer = explorer(&["“𝕏” said so. 北朝鮮は手紙を送った。 Kim wrote."]);
    let view = explorer.search(&question("朝鮮 OR kim"), 0, 10);
    let snippets: Vec<(String, Vec<String>)> = view.hits[0]
        .snippets
        .iter()
        .map(|marked| {
            let units: Vec<u16> = marked.text.encode_utf16().collect();
            let words = marked
                .marks
                .iter()
                .map(|[start, end]| {
                    String::from_utf16_lossy(&units[*start as usize..*end as usize])
                })
                .collect();
            (marked.text.clone(), words)
        })
        .collect();
    let marked: Vec<String> = snippets.into_iter().flat_map(|(_, words)| words).collect();
    assert_eq!(marked, ["朝鮮", "Kim"]);
}

#[test]
fn hits_sort_by_date_with_the_undated_last() {
    let mut explorer = explorer(&[
        "10 October 2015\n\nThe parade was held, state media said on Saturday.",
        "No date here, but a parade all the same, officials said.",
        "3 March 2020\n\nThe parade was put off, the ministry said on Tuesday.",
    ]);
    let ids = |explorer: &mut Explorer, sort| {
        explorer
            .search(
                &Question {
                    sort,
                    ..question("parade")
                },
                0,
                10,
            )
            .hits
            .iter()
            .map(|hit| hit.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&mut explorer, Sort::Newest), [2, 0, 1]);
    assert_eq!(ids(&mut explorer, Sort::Oldest), [0, 2, 1]);
}

#[test]
fn ten_thousand_words_and_deep_brackets_are_read_in_a_moment() {
    let mut explorer = explorer(&["A letter from Kim."]);
    let started = Instant::now();
    for line in [
        "kim ".repeat(10_000),
        "(".repeat(10_000),
        "\"".repeat(9_999),
        "a OR ".repeat(5_000),
        "-".repeat(10_000),
        "title:".repeat(5_000),
        "NOT ".repeat(9_000),
    ] {
        explorer.search(&question(&line), 0, 10);
    }
    // A generous bound: it tells linear from quadratic, not fast from slow.
    assert!(started.elapsed().as_secs() < 20);
}
