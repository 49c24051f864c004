//! A segment whose bytes are not what they say is refused, or answers wrongly,
//! but does not panic.
//!
//! The input is a list of changes to a whole segment, `at:u24 byte`, and where
//! to cut it: most bytes stay right, so that what is behind them is reached.
#![no_main]

mod changed;

use std::sync::LazyLock;

use changed::change;
use dateline::document::{InputFile, read};
use dateline::extract::facts_of;
use dateline::index::{Bytes, Deletions, Segment, SegmentBuilder, merge};
use dateline::query::{Filters, Ranking, parse, search, top};
use libfuzzer_sys::fuzz_target;

const QUERIES: [&str; 8] = [
    "letter",
    "\"sent a letter\"",
    "kim NEAR/9 xi",
    "missle~ OR parad* OR /l.*r/",
    "title:letter source:reuters on:2015",
    "xi -kim",
    "lang:en the",
    "",
];

static WHOLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut builder = SegmentBuilder::default();
    for id in 0..300u32 {
        let text = format!(
            "Letter {id} sent\n\nSEOUL, Oct. {}, 2015 (Reuters) -- Kim sent a letter to Xi, officials said {id} times in the capital.\n",
            1 + id % 28
        );
        let path = format!("{id}.txt");
        let file = InputFile {
            path: &path,
            bytes: text.as_bytes(),
            sidecar: None,
            ..InputFile::default()
        };
        for clipping in read(file).clippings {
            builder.add(id, &clipping, &facts_of(&clipping, None));
        }
    }
    builder.finish().bytes().to_vec()
});

fuzz_target!(|changes: &[u8]| {
    let mut bytes = WHOLE.clone();
    let (cut, changes) = changes.split_at(changes.len().min(1));
    change(&mut bytes, changes);
    if let Some(&cut) = cut.first().filter(|&&cut| cut > 128) {
        bytes.truncate(bytes.len() * usize::from(cut - 128) / 128);
    }
    let Ok(segment) = Segment::open(Bytes::from(bytes)) else {
        return;
    };
    let none = Deletions::default();
    let segments = [(&segment, &none)];
    // What claims more than the whole had would only take long.
    if segment.n_documents() > 1000 {
        return;
    }
    for query in QUERIES {
        let _ = top(parse(query), &segments, true, Ranking::default(), 10);
        let filters = Filters::default();
        let _ = search(parse(query), &segments, &filters, true, Ranking::default());
    }
    for document in [0, 1, segment.n_documents().saturating_sub(1)] {
        let _ = segment.clipping(document);
        let _ = segment.facts(document);
    }
    let _ = merge(&segments, false);
});
