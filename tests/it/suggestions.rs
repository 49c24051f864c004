//! Help with a line: completions, spellings, reasons for no hits, reasons for
//! a hit. What is counted is what a search or a scan counts.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use dateline::document::Clipping;
use dateline::explore::Question;
use dateline::index::{Deletions, Field, Segment, for_each_field_text};
use dateline::query::{
    CompletionKind, Filter, Filters, Node, Query, Ranking, RequirementKind, absence, completions,
    explain, parse, search, spellings,
};
use dateline::text::words::{for_each_word, is_paired};
use proptest::prelude::*;

use crate::command_line::{dateline, folder, text};
use crate::query::explorer;
use crate::query_oracle::segments;
use crate::samples::{WORDS, clippings, line};

type Parts<'s> = Vec<(&'s Segment, &'s Deletions)>;

/// Segments with some clippings taken out.
fn library(clippings: &[Clipping], gone: &[u32]) -> Vec<(Segment, Deletions)> {
    let mut library = segments(clippings, &[5]);
    for (segment, deletions) in &mut library {
        for document in gone.iter().filter_map(|id| segment.document_of(*id)) {
            deletions.insert(document);
        }
    }
    library
}

fn parts(library: &[(Segment, Deletions)]) -> Parts<'_> {
    library.iter().map(|(one, gone)| (one, gone)).collect()
}

fn n_hits(query: Query, parts: &Parts<'_>, filters: &Filters, boilerplate: bool) -> u32 {
    let searched = search(query, parts, filters, boilerplate, Ranking::default());
    searched.answer.hits.len() as u32
}

/// Clippings that are not gone, by each word of the fields.
fn scan(clippings: &[Clipping], gone: &[u32], fields: &[Field]) -> BTreeMap<String, u32> {
    let mut counts = BTreeMap::new();
    for (id, clipping) in clippings.iter().enumerate() {
        let mut words = BTreeSet::new();
        for_each_field_text(clipping, &mut |field, piece, _| {
            if fields.contains(&field) {
                for_each_word(piece, |word| {
                    words.insert(word.folded.to_owned());
                });
            }
        });
        if !gone.contains(&(id as u32)) {
            words
                .into_iter()
                .for_each(|word| *counts.entry(word).or_default() += 1);
        }
    }
    counts
}

/// Changes between two words: the whole table of their beginnings.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = match (i, j) {
                (0, n) | (n, 0) => n,
                _ => (table[i - 1][j] + 1)
                    .min(table[i][j - 1] + 1)
                    .min(table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1])),
            };
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                table[i][j] = table[i][j].min(table[i - 2][j - 2] + 1);
            }
        }
    }
    table[a.len()][b.len()]
}

const PREFIXES: [&str; 9] = ["ki", "le", "pa", "bri", "mu", "пх", "jo", "10", "un"];
const VALUES: [&str; 13] = [
    "lang:",
    "lang:e",
    "source:",
    "source:x",
    "source:\"new",
    "source:k",
    "format:",
    "format:te",
    "on:",
    "date:20",
    "before:",
    "after:2015",
    "publisher:reu",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_line_and_caret_is_completed_somehow(clippings in clippings(), line in "\\PC{0,40}|[\"()*: a-zORNAT-]{0,40}|(title|lang|on|source):[\"a-z0-9( ]{0,8}", sample in line(), at in 0usize..60) {
        let library = library(&clippings, &[]);
        for line in [line, sample] {
            for caret in [at, line.len()] {
                let found = completions(&line, caret, &parts(&library), at % 2 == 0);
                prop_assert!(found.len() <= 8);
                prop_assert!(found.is_empty() || line.is_char_boundary(caret));
                for one in found {
                    prop_assert!(one.line[..one.caret].trim_end().ends_with(&one.text), "{:?}", one);
                    prop_assert_ne!(one.n_clippings, Some(0));
                }
            }
            spellings(&line, &parts(&library), false);
            absence(&line, &parts(&library), &Filters::default(), false);
        }
    }

    #[test]
    fn words_are_completed_to_the_most_frequent(clippings in clippings(), gone in prop::collection::vec(0u32..14, 0..4), prefix in prop::sample::select(&PREFIXES[..]), boilerplate: bool) {
        let library = library(&clippings, &gone);
        let mut fields = vec![Field::Title, Field::Body];
        if boilerplate {
            fields.push(Field::Boilerplate);
        }
        for (name, fields) in [("", &fields[..]), ("title:", &[Field::Title]), ("-body:(kim ", &[Field::Body])] {
            let mut want: Vec<(String, u32)> = scan(&clippings, &gone, fields).into_iter().filter(|(word, _)| word.starts_with(prefix)).collect();
            want.sort_by_key(|(word, n)| (Reverse(*n), word.clone()));
            want.truncate(8);
            if matches!(want.as_slice(), [(only, _)] if only == prefix) {
                want.clear();
            }
            let line = format!("{name}{prefix}");
            let found = completions(&line, line.len(), &parts(&library), boilerplate);
            let words = found.iter().filter(|one| one.kind == CompletionKind::Word);
            let got: Vec<(String, u32)> = words.map(|one| (one.text.clone(), one.n_clippings.unwrap_or_default())).collect();
            prop_assert_eq!(&got, &want, "{}", line);
        }
    }

    #[test]
    fn values_are_completed_with_what_they_find(clippings in clippings(), gone in prop::collection::vec(0u32..14, 0..4), line in prop::sample::select(&VALUES[..])) {
        let library = library(&clippings, &gone);
        let parts = parts(&library);
        for one in completions(line, line.len(), &parts, false) {
            let n = n_hits(parse(&one.line), &parts, &Filters::default(), false);
            prop_assert_eq!(one.n_clippings, Some(n), "{:?}", one);
            prop_assert_eq!(parse(&one.line).mends, vec![], "{:?}", one);
        }
    }

    #[test]
    fn a_spelling_is_the_closest_word_in_most_clippings(clippings in clippings(), gone in prop::collection::vec(0u32..14, 0..4), word in prop::sample::select(WORDS), at in 0usize..6, with in prop::sample::select(&["", "x", "xq", "e"][..])) {
        let mut typed = word.to_lowercase();
        let at = typed.char_indices().map(|(byte, _)| byte).nth(at).unwrap_or(typed.len());
        typed.insert_str(at, with);
        let library = library(&clippings, &gone);
        let parts = parts(&library);
        let found = spellings(&format!("kim OR ={typed}"), &parts, false);
        let counts = scan(&clippings, &gone, &[Field::Title, Field::Body]);
        let mut folded = Vec::new();
        for_each_word(&typed, |word| folded.push(word.folded.to_owned()));
        let [folded] = folded.as_slice() else { return Ok(()) };
        let letters: Vec<char> = folded.chars().collect();
        let near = |(word, n): (&String, &u32)| {
            let n_changes = distance(&letters, &word.chars().collect::<Vec<_>>());
            (n_changes <= 2).then(|| (n_changes, Reverse(*n), word.clone()))
        };
        let guessable = letters.iter().filter(|c| c.is_alphabetic()).count() >= 4 && !letters.iter().any(|c| is_paired(*c));
        let want = counts.iter().filter_map(near).min().filter(|_| guessable && !counts.contains_key(folded));
        let of_typed = found.iter().find(|one| typed.starts_with(one.typed.as_str()));
        prop_assert_eq!(of_typed.map(|one| (Reverse(one.n_clippings), one.word.clone())), want.map(|(_, n, word)| (n, word)), "{}", typed);
        for one in &found {
            prop_assert_eq!(n_hits(parse(&format!("={}", one.word)), &parts, &Filters::default(), false), one.n_clippings);
        }
    }

    #[test]
    fn reasons_for_no_hits_count_what_a_search_finds(clippings in clippings(), gone in prop::collection::vec(0u32..14, 0..4), lines in prop::collection::vec(line(), 1..4),
        source in prop::collection::vec(prop::sample::select(&["", "Reuters"][..]), 0..2), undated: bool, boilerplate: bool) {
        let library = library(&clippings, &gone);
        let parts = parts(&library);
        let line = format!("{} qqqq", lines.join(" "));
        let filters = Filters { source: source.into_iter().map(str::to_owned).collect(), undated, ..Filters::default() };
        let query = parse(&line);
        let reasons = absence(&line, &parts, &filters, boilerplate);
        let n_picked = Filter::ALL.into_iter().filter(|&one| filters.has(one)).count();
        let n_parts = query.parts().len() + n_picked;
        prop_assert_eq!(reasons.len(), if n_parts < 2 || n_hits(query.clone(), &parts, &filters, boilerplate) > 0 { 0 } else { n_parts.min(8) });
        for (number, one) in reasons.iter().enumerate() {
            let (alone, without) = match &one.kind {
                RequirementKind::Typed { line: rest, .. } => {
                    let alone = Query { node: query.parts()[number].clone(), mends: vec![], spans: vec![] };
                    (n_hits(alone, &parts, &Filters::default(), boilerplate), n_hits(parse(rest), &parts, &filters, boilerplate))
                }
                RequirementKind::Picked(filter) => (
                    n_hits(parse(""), &parts, &filters.only(*filter), boilerplate),
                    n_hits(query.clone(), &parts, &filters.without(*filter), boilerplate),
                ),
            };
            prop_assert_eq!((one.n_clippings, one.n_without), (alone, without), "{} {:?}", line, one);
        }
    }

    #[test]
    fn the_shares_of_a_hit_add_up_to_its_score(clippings in clippings(), line in line(), gone in prop::collection::vec(0u32..14, 0..4), boilerplate: bool) {
        let library = library(&clippings, &gone);
        let parts = parts(&library);
        let searched = search(parse(&line), &parts, &Filters::default(), boilerplate, Ranking::default());
        let mut leaves = Vec::new();
        searched.query.node.for_each_shown_leaf(&mut |leaf| leaves.push(leaf.clone()));
        for hit in &searched.answer.hits {
            let clipping = &clippings[hit.id as usize];
            let why = explain(&searched.query, &parts, (hit.id, clipping), boilerplate, Ranking::default());
            let why = why.expect("a hit can be explained");
            prop_assert!((why.score - hit.score).abs() < 1e-9, "{}: {:?} {:?}", line, why, hit);
            prop_assert!((why.leaves.iter().map(|leaf| leaf.score).sum::<f64>() - hit.score).abs() < 1e-9);
            // A question also shows what its first hits share.
            prop_assert!([0, 1].contains(&(why.leaves.len() - leaves.len())));
            for (leaf, one) in leaves.iter().zip(&why.leaves) {
                let alone = Query { node: Node::Leaf(leaf.clone()), mends: vec![], spans: vec![] };
                prop_assert_eq!(one.n_clippings, n_hits(alone, &parts, &Filters::default(), boilerplate));
                prop_assert!(one.score == 0.0 || !one.found.is_empty(), "{} {:?}", line, one);
            }
        }
        for id in (0..clippings.len() as u32).filter(|id| !searched.answer.hits.iter().any(|hit| hit.id == *id) && !gone.contains(id)) {
            prop_assert_eq!(explain(&searched.query, &parts, (id, &clippings[id as usize]), boilerplate, Ranking::default()), None);
        }
    }
}

const TEXTS: [&str; 4] = [
    "The parade\n\nThe anniversary parade was held in Pyongyang, and letters were sent, officials said.",
    "A letter\n\nA letter on anniversaries and letters reached Pyongyang, the ministry said.",
    "Pyongyang\n\nNobody in Pyongyang spoke of it, but titles were given, two officials said.",
    "The Straße\n\nMüller wrote from Seoul that the talks were over, he said.",
];

#[test]
fn what_stands_at_the_caret_is_completed() {
    let mut explorer = explorer(&TEXTS);
    // The caret stands at `|`; after it what is offered, and the first line taken.
    for (typed, want, line) in [
        ("ann|", "anniversaries 1, anniversary 1", "anniversaries |"),
        ("kim Pyon|", "pyongyang 3", "kim pyongyang |"),
        ("pyon| letter", "pyongyang 3", "pyongyang| letter"),
        ("lett|er parade", "letter 1, letters 2", ""),
        ("-lette|", "letters 2, letter 1", "-letters |"),
        (
            "\"the anniv|\"",
            "anniversaries 1, anniversary 1",
            "\"the anniversaries|\"",
        ),
        ("Xi-pyon|", "pyongyang 3", "Xi-pyongyang |"),
        ("mü|", "muller 1", "muller |"),
        ("ti|", "titles 1, title:", "titles |"),
        ("headl|", "headline:", "headline:|"),
        ("title:let|", "letter 1", "title:letter |"),
        (
            "title:(kim OR stra|",
            "strasse 1",
            "title:(kim OR strasse |",
        ),
        (
            "title:(kim) anniversarie|",
            "anniversaries 1",
            "title:(kim) anniversaries |",
        ),
        ("body:let|", "letters 2, letter 1", "body:letters |"),
        ("lang:|", "en 4", "lang:en |"),
        ("lang:|en", "", ""),
        ("format:t|", "text 4", "format:text |"),
        ("a|", "", ""),
        ("|", "", ""),
        ("kim |", "", ""),
        ("title: |", "", ""),
        ("pyongyang|", "", ""),
        ("\"pyon\"|", "", ""),
        ("pyon*|", "", ""),
        ("OR|", "", ""),
        ("on:20|", "", ""),
        ("qqqq|", "", ""),
        ("朝|", "", ""),
    ] {
        let caret = typed.find('|').expect("a caret");
        let before = typed.replace('|', "");
        let n_units = typed[..caret].encode_utf16().count() as u32;
        let mut found = explorer.completions(&before, n_units, false);
        if typed == "lett|er parade" {
            found.reverse();
        }
        let shown: Vec<String> = found
            .iter()
            .map(|one| match one.count {
                Some(count) => format!("{} {count}", one.text),
                None => one.text.clone(),
            })
            .collect();
        assert_eq!(shown.join(", "), want, "{typed}");
        if let Some(first) = found.first().filter(|_| !line.is_empty()) {
            let mut units: Vec<u16> = first.query.encode_utf16().collect();
            units.insert(first.caret as usize, u16::from(b'|'));
            assert_eq!(String::from_utf16_lossy(&units), line, "{typed}");
        }
    }
}

#[test]
fn a_word_in_no_clipping_gets_the_closest() {
    let mut explorer = explorer(&TEXTS);
    for (line, want) in [
        ("pyonyang", "pyongyang"),
        ("kim OR title:pyongyagn", "kim OR title:pyongyang"),
        ("\"in Pyonyang\"", "\"in pyongyang\""),
        ("parade -anniversry", "parade -anniversary"),
        ("pyonyan NEAR/3 letter", "pyongyang NEAR/3 letter"),
        ("Muler", "muller"),
        ("lettered", ""),
        ("pyong", ""),
        ("tow", ""),
        ("letter", ""),
        ("pyonyang~", ""),
        ("pyony*", ""),
        ("1234", ""),
        ("qqqqqqq", ""),
        ("source:pyonyang", ""),
        ("", ""),
    ] {
        let question = Question {
            query: line.to_owned(),
            ..Question::default()
        };
        let found = explorer.spellings(&question);
        let lines: Vec<&str> = found.iter().map(|one| one.query.as_str()).collect();
        assert_eq!(lines.join(", "), want, "{line}");
    }
}

#[test]
fn what_leaves_no_hits_is_named() {
    let mut explorer = explorer(&TEXTS);
    let mut told = |line: &str, format: &[&str]| -> String {
        let mut question = Question {
            query: line.to_owned(),
            ..Question::default()
        };
        question.filters.format = format.iter().map(|&one| one.to_owned()).collect();
        let reasons = explorer.absence(&question);
        let shown = reasons.iter().map(|one| {
            let what = if one.words.is_empty() {
                one.kind
            } else {
                &one.words
            };
            format!("{what}: {}, {} without", one.count, one.without)
        });
        shown.collect::<Vec<_>>().join("; ")
    };
    for (line, format, want) in [
        (
            "letter seoul",
            &[][..],
            "letter: 2, 1 without; seoul: 1, 2 without",
        ),
        (
            "letter AND qqqq",
            &[],
            "letter: 2, 0 without; qqqq: 0, 2 without",
        ),
        (
            "letter -pyongyang",
            &[],
            "letter: 2, 1 without; not pyongyang: 1, 2 without",
        ),
        (
            "letter on:2015",
            &[],
            "letter: 2, 0 without; published in 2015: 0, 2 without",
        ),
        (
            "letter",
            &["markdown"],
            "letter: 2, 0 without; format: 0, 2 without",
        ),
        (
            "(letter OR parade) seoul qqqq",
            &[],
            "(letter or parade): 2, 0 without; seoul: 1, 0 without; qqqq: 0, 0 without",
        ),
        ("qqqq", &[], ""),
        ("letter", &[], ""),
        ("qqqq OR qqqqq", &[], ""),
        ("", &["markdown"], ""),
    ] {
        assert_eq!(
            told(line, format).replace("(letter or parade)", "letter or parade"),
            want.replace("(letter or parade)", "letter or parade"),
            "{line}"
        );
    }
}

#[test]
fn a_hit_says_what_it_rests_on() {
    let mut explorer = explorer(&TEXTS);
    let question = Question {
        query: "letter \"reached pyongyang\" -seoul qqqq OR parade".to_owned(),
        ..Question::default()
    };
    let why = explorer.explanation(0, &question).expect("a hit");
    assert_eq!(
        why.words,
        "(letter and “reached pyongyang” and qqqq, not seoul) or parade"
    );
    let shares: Vec<f64> = why.leaves.iter().map(|leaf| leaf.percent).collect();
    assert_eq!(shares, [0.0, 0.0, 0.0, 100.0], "the choice that matches");
    let question = Question {
        query: "letter OR \"reached pyongyang\" OR qqqq".to_owned(),
        ..Question::default()
    };
    let why = explorer.explanation(1, &question).expect("a hit");
    let found = |leaf: usize| -> Vec<(&str, &str, u32)> {
        let found = &why.leaves[leaf].found;
        found
            .iter()
            .map(|one| (one.word.as_str(), one.field, one.times))
            .collect()
    };
    assert_eq!(
        found(0),
        [
            ("letter", "title", 1),
            ("letter", "body", 1),
            ("letters", "body", 1)
        ]
    );
    assert_eq!(found(1), [("reached pyongyang", "body", 1)]);
    assert_eq!(found(2), []);
    let counts: Vec<u32> = why.leaves.iter().map(|leaf| leaf.count).collect();
    assert_eq!(counts, [2, 1, 0]);
    assert!((why.leaves.iter().map(|leaf| leaf.percent).sum::<f64>() - 100.0).abs() < 1e-9);
    assert_eq!(explorer.explanation(3, &question), None);
    assert_eq!(explorer.explanation(99, &question), None);
    assert_eq!(explorer.explanation(1, &Question::default()), None);
}

#[test]
fn the_command_line_explains_hits_and_their_absence() {
    let folder = folder("explained");
    for (number, text) in TEXTS.iter().enumerate() {
        std::fs::write(folder.join(format!("{number}.txt")), text).expect("written");
    }
    let run = |arguments: &[&str]| dateline(&folder, arguments);
    let plain = run(&["search", "letter pyongyang", "."]);
    let explained = run(&["search", "--explain", "letter pyongyang", "."]);
    let lines: Vec<&str> = text(&explained.stdout)
        .lines()
        .filter(|line| line.starts_with("    why: "))
        .collect();
    assert_eq!(
        lines[..3],
        [
            "    why: letter: found letter 1× in the title, letter 1× in the text, letters 1× in the text; in 2 of 4 clippings; 68 % of the score",
            "    why: pyongyang: found pyongyang 1× in the text; in 3 of 4 clippings; 20 % of the score",
            "    why: words of the query near each other: found letters 1× in the text, pyongyang 1× in the text; in 2 of 4 clippings; 12 % of the score",
        ]
    );
    let rest: String = text(&explained.stdout)
        .split_inclusive('\n')
        .filter(|line| !line.starts_with("    why: "))
        .collect();
    assert_eq!(rest, text(&plain.stdout), "nothing else changes");
    let records = run(&["search", "--explain", "--format", "jsonl", "letter", "."]);
    assert!(text(&records.stdout).contains("\"why\":{"));
    for (arguments, error) in [
        (
            &["search", "pyonyang", "."][..],
            "query: no clipping has `pyonyang`: did you mean `pyongyang`?\n",
        ),
        (
            &["search", "letter seoul", "."],
            "query: no clipping has all parts (letter: 2; seoul: 1): without seoul: 2 clippings; without letter: 1 clipping\n",
        ),
        (
            &["search", "seoul qqqq rrrr", "."],
            "query: no clipping has all parts (seoul: 1; qqqq: 0; rrrr: 0): leaving one out does not help\n",
        ),
        (&["search", "letter OR pyonyang", "."], ""),
        (
            &["search", "--explain", "--format", "csv", "kim", "."],
            "dateline: expected the format text or jsonl with `--explain`, but found `csv`\n",
        ),
        (
            &["extract", "--explain", "."],
            "dateline: `--explain` does not go with `extract`\n",
        ),
    ] {
        assert_eq!(text(&run(arguments).stderr), error, "{arguments:?}");
    }
}
