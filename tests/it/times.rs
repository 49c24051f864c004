//! Expressions of time: cases in `tests/cases/times`, and what holds for any text.

use dateline::document::{Block, BlockKind, Moment};
use dateline::extract::times::{TimeExpression, TimeKind};
use dateline::extract::{Tokens, resolve, times};
use dateline::text::Span;
use dateline::text::sentences::sentences;
use proptest::prelude::*;

fn found(text: &str, language: Option<&str>) -> Vec<TimeExpression> {
    let block = Block {
        span: Span::new(0, text.len()),
        kind: BlockKind::Body,
        level: 0,
    };
    times(&Tokens::new(text, &sentences(text)), &[block], language)
}

/// A row with its expressions marked and their values as they are read now.
fn read_anew(row: &str) -> String {
    let mut cells = row.split('\t');
    let (language, published) = (cells.next(), cells.next().unwrap_or(""));
    let text = cells.next().unwrap_or("").replace(['⟨', '⟩'], "");
    let expressions = found(&text, language);
    let mut marked = String::new();
    let mut at = 0;
    for expression in &expressions {
        let Span { start, end } = expression.span;
        marked += &text[at..start as usize];
        marked += &format!("⟨{}⟩", &text[start as usize..end as usize]);
        at = end as usize;
    }
    marked += &text[at..];
    let values = resolve(&expressions, Moment::parse(published));
    let values: Vec<&str> = values.iter().map(|value| value.value.as_str()).collect();
    let language = language.unwrap_or("");
    format!("{language}\t{published}\t{marked}\t{}", values.join(" "))
}

/// Holds that all rows of a file of cases are read as they say.
fn check(rows: &str) {
    let rows = rows.lines().filter(|row| !row.starts_with('#'));
    let wrong: Vec<String> = rows
        .filter_map(|row| {
            let now = read_anew(row);
            (now != row).then(|| format!("want {row}\n got {now}\n"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join(""));
}

#[test]
fn cases_of_news() {
    check(include_str!("../cases/times/news.tsv"));
}

#[test]
fn cases_of_forms() {
    check(include_str!("../cases/times/forms.tsv"));
}

#[test]
fn cases_at_the_edges_of_calendars_and_clocks() {
    check(include_str!("../cases/times/calendar.tsv"));
}

#[test]
fn cases_of_languages() {
    check(include_str!("../cases/times/languages.tsv"));
}

#[test]
fn cases_that_are_no_times() {
    let rows = include_str!("../cases/times/no_times.txt").lines();
    for text in rows.filter(|row| !row.starts_with('#')) {
        assert_eq!(found(text, Some("en")), [], "{text}");
    }
}

#[test]
fn a_month_alone_is_kept_as_a_month() {
    let text =
        "He wrote on Thursday. It opened this month, in July, on 9 September and two days later.";
    let month = Moment::parse("2023-09");
    let values: Vec<String> = (resolve(&found(text, None), month).into_iter())
        .map(|value| value.value)
        .collect();
    assert_eq!(
        values,
        [
            "2023-WXX-4",
            "2023-09",
            "2023-07",
            "2023-09-09",
            "2023-09-11"
        ]
    );
    let unknown: Vec<String> = (resolve(&found(text, None), None).into_iter())
        .map(|value| value.value)
        .collect();
    assert_eq!(
        unknown,
        [
            "XXXX-WXX-4",
            "XXXX-XX",
            "XXXX-07",
            "XXXX-09-09",
            "XXXX-XX-XX"
        ]
    );
}

#[test]
fn a_reading_is_saved_and_read_again() {
    let expressions = found(
        "On Friday, two days after Easter 2020, at 8:30 a.m. EST, 1950-53, every Monday.",
        None,
    );
    let bytes = postcard::to_allocvec(&expressions).expect("plain data");
    assert_eq!(
        postcard::from_bytes::<Vec<TimeExpression>>(&bytes).as_ref(),
        Ok(&expressions)
    );
}

/// What must hold of any text.
fn holds(text: &str, language: Option<&str>) {
    let expressions = found(text, language);
    assert_eq!(expressions, found(text, language));
    for expression in &expressions {
        assert!(
            text.get(expression.span.range())
                .is_some_and(|words| !words.is_empty())
        );
        assert!((1..=100).contains(&expression.confidence));
    }
    assert!(expressions.is_sorted_by(|before, after| before.span.end <= after.span.start));
    for published in [
        None,
        Moment::parse("2020-02-29T08:30+09:00"),
        Moment::parse("0001"),
        Moment::parse("9999-12-31"),
        Moment::parse("2023-09"),
    ] {
        let values = resolve(&expressions, published);
        assert_eq!(values.len(), expressions.len());
        for (value, expression) in values.iter().zip(&expressions) {
            assert!(
                !value.value.is_empty() && value.value.is_ascii(),
                "{value:?}"
            );
            assert!(
                value.days.is_none_or(|(first, last)| first <= last),
                "{value:?} of {expression:?}"
            );
            let is_day = value.precision == "day"
                && expression.kind == TimeKind::Date
                && value.days.is_some();
            assert!(
                !is_day || Moment::parse(&value.value).is_some(),
                "{value:?}"
            );
        }
    }
}

proptest! {
    #[test]
    fn any_text_holds(text in ".{0,200}") {
        holds(&text, None);
    }

    #[test]
    fn words_of_time_hold(words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..30), language in prop::sample::select(vec![None, Some("de"), Some("fr"), Some("es"), Some("ko")])) {
        holds(&words.concat(), language);
    }
}

/// Pieces that expressions are made of, and some that break them.
const WORDS: &[&str] = &[
    " ",
    " ",
    " ",
    " ",
    "-",
    "–",
    "/",
    ".",
    ",",
    ":",
    "'",
    "’",
    "\n",
    "(",
    ")",
    "1",
    "10",
    "31",
    "99",
    "1945",
    "2020",
    "9999",
    "999999999",
    "1950s",
    "3rd",
    "0830",
    "8am",
    "a.m.",
    "May",
    "October",
    "Oct",
    "Saturday",
    "Sat",
    "last",
    "next",
    "this",
    "past",
    "the",
    "of",
    "a",
    "an",
    "half",
    "two",
    "twenty",
    "hundred",
    "few",
    "day",
    "week",
    "years",
    "century",
    "decades",
    "quarter",
    "ago",
    "later",
    "earlier",
    "before",
    "after",
    "from",
    "to",
    "today",
    "yesterday",
    "night",
    "noon",
    "every",
    "daily",
    "now",
    "future",
    "early",
    "late",
    "end",
    "spring",
    "fall",
    "Christmas",
    "Easter",
    "UTC",
    "local",
    "time",
    "年",
    "月",
    "日",
    "昨日",
    "년",
    "월",
    "vor",
    "drei",
    "Jahren",
    "semaine",
    "dernière",
    "hace",
    "in",
    "at",
    "W53",
    "T08",
    "Q3",
    "second",
];
