//! Random libraries and queries of real words in several scripts.

use dateline::document::{Basis, Block, BlockKind, Clipping, Format, Headline, Moment, Sourced};
use dateline::text::Span;
use proptest::prelude::*;

/// Words that fold, pair, join and repeat.
pub const WORDS: &[&str] = &[
    "Kim",
    "Jong-un",
    "Jong",
    "Un",
    "Xi’s",
    "Xi",
    "letter",
    "letters",
    "lettering",
    "Brief",
    "briefe",
    "briefs",
    "briefen",
    "let",
    "U.S.",
    "us",
    "10,000",
    "don't",
    "Müller",
    "muller",
    "北朝鮮",
    "朝鮮",
    "鮮",
    "平壌で",
    "평양에서",
    "평양",
    "Пхеньян",
    "पियोंगयांग",
    "parade",
    "party",
    "part",
    "the",
    "of",
    "described",
    "KCNA",
];

const PUBLISHERS: &[&str] = &["", "Reuters", "KCNA", "Xinhua News"];
const LANGUAGES: &[&str] = &["", "en", "ko", "de"];

/// A few to a dozen words in a row.
fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(
        (
            prop::sample::select(WORDS),
            prop::sample::select(&[" ", " ", " ", ", ", "", "-", "\n"][..]),
        ),
        0..12,
    )
    .prop_map(|words| {
        words
            .into_iter()
            .flat_map(|(word, gap)| [word, gap])
            .collect()
    })
}

/// A date in any precision, or none.
fn date() -> impl Strategy<Value = Option<Moment>> {
    prop::option::of((
        2014i16..2018,
        prop::option::of((1u8..=12, prop::option::of(1u8..=28))),
    ))
    .prop_map(|date| {
        let (year, rest) = date?;
        match rest {
            None => Moment::of_year(year),
            Some((month, None)) => Moment::of_month(year, month),
            Some((month, Some(day))) => Moment::of_day(year, month, day),
        }
    })
}

/// A clipping with a title, a few blocks, and perhaps a publisher and a date.
pub fn clipping() -> impl Strategy<Value = Clipping> {
    let kind = prop::sample::select(
        &[
            BlockKind::Body,
            BlockKind::Body,
            BlockKind::Caption,
            BlockKind::Boilerplate,
        ][..],
    );
    let blocks = prop::collection::vec((text(), kind), 0..4);
    (
        text(),
        any::<bool>(),
        blocks,
        prop::sample::select(PUBLISHERS),
        prop::sample::select(LANGUAGES),
        date(),
    )
        .prop_map(|(title, stated, blocks, publisher, language, date)| {
            let mut text = String::new();
            let mut spans = Vec::new();
            let headline =
                (stated && !title.trim().is_empty()).then(|| (title.clone(), BlockKind::Headline));
            for (piece, kind) in headline.clone().into_iter().chain(blocks) {
                let start = text.len();
                text.push_str(&piece);
                spans.push(Block {
                    span: Span::new(start, text.len()),
                    kind,
                    level: u8::from(kind == BlockKind::Headline),
                });
                text.push_str("\n\n");
            }
            let sourced = |value: &str| {
                (!value.is_empty()).then(|| Sourced {
                    value: value.to_owned(),
                    basis: Basis::Metadata,
                    evidence: vec![],
                    why: String::new(),
                })
            };
            Clipping {
                file: format!("{:x}.txt", xxhash(&text)),
                part: None,
                format: Format::Text,
                encoding: "UTF-8".to_owned(),
                digest: xxhash(&text),
                original: None,
                headline: Headline {
                    title: Sourced {
                        value: title,
                        basis: Basis::Stated,
                        evidence: vec![],
                        why: String::new(),
                    },
                    span: headline.map(|_| spans[0].span),
                },
                publisher: sourced(publisher),
                byline: None,
                language: sourced(language),
                url: None,
                published: date.map(|value| Sourced {
                    value,
                    basis: Basis::Stated,
                    evidence: vec![],
                    why: String::new(),
                }),
                dateline: None,
                blocks: spans,
                text,
                modified: None,
                pages: vec![],
            }
        })
}

/// A dozen clippings or none.
pub fn clippings() -> impl Strategy<Value = Vec<Clipping>> {
    prop::collection::vec(clipping(), 0..14)
}

/// A typed line: mostly well formed, made of the same words.
pub fn line() -> impl Strategy<Value = String> {
    let word = prop::sample::select(WORDS).prop_map(str::to_owned).boxed();
    let phrase = prop::collection::vec(prop::sample::select(WORDS), 1..4)
        .prop_map(|words| format!("\"{}\"", words.join(" ")));
    let prefix =
        prop::sample::select(&["ki*", "p*", "let*", "u*", "朝*", "м*"][..]).prop_map(str::to_owned);
    let near = (
        prop::collection::vec(prop::sample::select(WORDS), 2..4),
        prop::sample::select(&["~", "~0", "~2", "~5"][..]),
    )
        .prop_map(|(words, reach)| format!("\"{}\"{reach}", words.join(" ")));
    let loose = prop::sample::select(
        &[
            "k?m",
            "*im",
            "le*er",
            "*e*",
            "kin~",
            "lteter~",
            "xx~2",
            "/(kim|letters?)/",
            "/[k-p].*/",
            "=kim",
            "kim^3",
            "\"k?m *ng\"",
            "kim NEAR xi",
            "k* NEAR/1 \"kim jong\" NEAR/2 *",
            "kim NEAR/3 kim",
        ][..],
    )
    .prop_map(str::to_owned);
    let condition = prop::sample::select(
        &[
            "before:2016",
            "after:2015-06",
            "on:2016",
            "date:2015..2016-03",
            "lang:en",
            "source:kcna",
            "format:text",
            "format:txt",
            "date:[2015 TO 2016]",
            "author:kim",
            "file:1",
            "place:(seoul OR pyongyang)",
            "boilerplate:kim",
            "*",
        ][..],
    )
    .prop_map(str::to_owned);
    let leaf =
        prop_oneof![4 => word, 2 => phrase, 1 => prefix, 2 => near, 2 => loose, 1 => condition];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(|parts| parts.join(" ")),
            prop::collection::vec(inner.clone(), 2..4).prop_map(|parts| parts.join(" OR ")),
            inner.clone().prop_map(|part| format!("({part})")),
            inner.clone().prop_map(|part| format!("-({part})")),
            inner.clone().prop_map(|part| format!("title:({part})")),
            (inner.clone(), inner).prop_map(|(a, b)| format!("{a} NOT ({b})")),
        ]
    })
}

fn xxhash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}
