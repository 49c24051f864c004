//! Places of a query's words in their context, and words that mark the hits.

use dateline::explore::{ContextSort, Explorer, Question};

use crate::command_line::{dateline, folder, text};
use crate::query::explorer;

fn question(query: &str) -> Question {
    Question {
        query: query.to_owned(),
        ..Question::default()
    }
}

/// Clippings without a title of their own in the way: each body is one line.
fn lines(explorer: &mut Explorer, query: &str, by: ContextSort) -> Vec<String> {
    let view = explorer.concordance(&question(query), by, 0, 100);
    assert_eq!(view.total as usize, view.lines.len());
    view.lines
        .iter()
        .filter(|line| !line.heading)
        .map(|line| format!("{}[{}]{}", line.left, line.keyword, line.right))
        .collect()
}

const TEXTS: [&str; 3] = [
    "\n\nThe old letter came late, and a new letter went out.\n",
    "\n\nLetters and an Élan letter, zero.\n",
    "\n\nNobody wrote.\n",
];

#[test]
fn places_come_in_three_orders() {
    let mut explorer = explorer(&TEXTS);
    let text = lines(&mut explorer, "=letter", ContextSort::Text);
    assert_eq!(
        text,
        [
            "The old [letter] came late, and a new letter went out.",
            "The old letter came late, and a new [letter] went out.",
            "Letters and an Élan [letter], zero.",
        ]
    );
    // élan < new < old, each by the word next to the match.
    let left = lines(&mut explorer, "=letter", ContextSort::Left);
    assert_eq!(left, [&text[2][..], &text[1], &text[0]]);
    // came < went < zero
    let right = lines(&mut explorer, "=letter", ContextSort::Right);
    assert_eq!(right, [&text[0][..], &text[1], &text[2]]);
    assert_eq!(lines(&mut explorer, "", ContextSort::Left), [""; 0]);
}

#[test]
fn windows_join_to_the_whole() {
    let mut explorer = explorer(&TEXTS);
    for by in [ContextSort::Text, ContextSort::Left, ContextSort::Right] {
        let whole = explorer.concordance(&question("letter*"), by, 0, 100);
        let mut joined = Vec::new();
        for offset in 0..whole.lines.len() + 1 {
            let window = explorer.concordance(&question("letter*"), by, offset, 1);
            assert_eq!(window.total, whole.total);
            joined.extend(window.lines);
        }
        assert_eq!(joined, whole.lines);
    }
}

#[test]
fn a_place_is_the_one_that_the_reader_marks() {
    let mut explorer = explorer(&["𝕏 Letter\n\nBy Kim\n\nThe 𝕏 letter and \"a letter\"."]);
    for query in [
        "letter",
        "letter OR \"a letter\"",
        "kim letter",
        "title:letter",
    ] {
        let asked = question(query);
        let clipping = explorer.clipping(0, &asked).expect("it is there");
        let view = explorer.concordance(&asked, ContextSort::Text, 0, 100);
        assert_eq!(view.total, clipping.marks, "{query}");
        let units: Vec<u16> = clipping.original.text.encode_utf16().collect();
        for (number, line) in view.lines.iter().enumerate() {
            assert_eq!(line.hit as usize, number + 1);
            if let (Some(start), Some(end)) = (line.start, line.end) {
                let there = String::from_utf16_lossy(&units[start as usize..end as usize]);
                assert_eq!(there, line.keyword, "{query}");
            }
        }
    }
}

#[test]
fn what_is_removed_leaves_no_line() {
    let mut explorer = explorer(&TEXTS);
    let all = explorer.concordance(&question("letter"), ContextSort::Left, 0, 0);
    explorer.library().remove(1);
    let left = explorer.concordance(&question("letter"), ContextSort::Left, 0, 0);
    assert!(left.total < all.total);
    assert_eq!((all.clippings, left.clippings), (2, 1));
}

#[test]
fn words_that_mark_the_hits_have_their_counts() {
    let with: Vec<String> = (0..8)
        .map(|number| format!("\n\nThe parade of spring, number {number}, had marching bands."))
        .collect();
    let without: Vec<String> = (0..8)
        .map(|number| format!("\n\nThe harvest of autumn, number {number}, was poor."))
        .collect();
    let texts: Vec<&str> = with.iter().chain(&without).map(String::as_str).collect();
    let mut explorer = explorer(&texts);
    let view = explorer.marking(&question("parade"));
    assert_eq!((view.hits, view.rest), (8, 8));
    let shown: Vec<(&str, u32, u32, bool)> = view
        .marking
        .iter()
        .map(|word| (word.word.as_str(), word.here, word.rest, word.more))
        .collect();
    assert_eq!(
        shown,
        [
            ("autumn", 0, 8, false),
            ("bands", 8, 0, true),
            ("had", 8, 0, true),
            ("harvest", 0, 8, false),
            ("marching", 8, 0, true),
            ("poor", 0, 8, false),
            ("spring", 8, 0, true),
            ("was", 0, 8, false),
        ],
        "surest first, alike by the word; neither `the` nor the query itself"
    );
    // 32·ln 2
    assert!((view.marking[0].strength - 22.180_709_777_918_25).abs() < 1e-9);
    assert!(view.near.iter().all(|word| word.more));
    assert!(
        view.near.iter().all(|word| word.word != "bands"),
        "out of reach"
    );
    let everything = explorer.marking(&question(""));
    assert!(everything.marking.is_empty() && everything.near.is_empty());
}

#[test]
fn words_near_the_query_are_counted_once_each() {
    let texts: Vec<String> = (0..12)
        .map(|number| {
            format!("\n\nStrong tea and tea {number}.\n\nFar below stand many other words of the day, one after another, and none of them is near.\n")
        })
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut explorer = explorer(&texts);
    let view = explorer.marking(&question("tea"));
    let strong = view.near.iter().find(|word| word.word == "strong");
    let strong = strong.expect("it stands beside each `tea`");
    assert_eq!(strong.rest, 0, "every one stands near");
    assert_eq!(strong.here % 12, 0);
    let all: u32 = view.words_near + view.words_elsewhere;
    let counted: u32 = (0..12)
        .map(|id| {
            let clipping = explorer.clipping(id, &question("")).expect("it is there");
            let title = dateline::text::words::count_words(&clipping.title.text);
            let text = dateline::text::words::count_words(&clipping.original.text);
            // A title that is no block of its own is counted beside the text.
            text + if clipping.has_headline_block {
                0
            } else {
                title
            }
        })
        .sum();
    assert_eq!(all, counted);
}

#[test]
fn the_command_line_shows_lines_below_each_other() {
    let folder = folder("concordance");
    for (number, text) in TEXTS.iter().enumerate() {
        std::fs::write(folder.join(format!("{number}.txt")), text).expect("written");
    }
    let output = dateline(
        &folder,
        &[
            "concordance",
            "--sort",
            "left",
            "body:=letter",
            "0.txt",
            "1.txt",
            "2.txt",
        ],
    );
    let rows: Vec<&str> = text(&output.stdout).lines().collect();
    let column = |row: &str| row.split("letter").next().map(|left| left.chars().count());
    assert_eq!(rows.len(), 5, "{output:?}");
    assert_eq!(column(rows[0]), Some(44));
    assert!(rows[0].contains("Élan letter, zero."));
    assert_eq!(
        rows[4],
        "3 of 3 places in 2 clippings: letter as written in the body"
    );
    let output = dateline(
        &folder,
        &[
            "concordance",
            "--format",
            "csv",
            "--limit",
            "1",
            "body:=letter",
            "0.txt",
        ],
    );
    let rows: Vec<&str> = text(&output.stdout).split_terminator("\r\n").collect();
    assert_eq!(
        rows[0],
        "id,title,publisher,published,left,keyword,right,start,end"
    );
    assert!(
        rows[1].ends_with(",,,The old,letter,\"came late, and a new letter went out.\",10,16"),
        "{}",
        rows[1]
    );
    let output = dateline(
        &folder,
        &["concordance", "--sort", "newest", "kim", "0.txt"],
    );
    assert_eq!(
        text(&output.stderr),
        "dateline: expected the order text, left or right, but found `newest`\n"
    );
}
