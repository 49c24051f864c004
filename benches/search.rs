//! Builds an index of short documents and runs query classes over it:
//! `cargo bench --bench search -- DOCUMENTS.jsonl QUERIES.json`.
//!
//! `DOCUMENTS.jsonl` has a `{"title", "body"}` a line, `QUERIES.json` is a list
//! of `{"kind", "text", "terms"}` with the kinds `term_freq term_rare or and
//! phrase prefix typo`.

mod support;

use std::time::Instant;

use dateline::index::{Bytes, Deletions, Segment, SegmentBuilder};
use dateline::query::{Filters, Ranking, parse, search, top};
use serde_json::Value;
use support::{documents_and_queries, text};

fn main() {
    let Some((documents, queries)) = documents_and_queries() else {
        return;
    };
    let n_bytes: usize = documents
        .iter()
        .map(|document| text(document, "title").len() + text(document, "body").len())
        .sum();
    let megabytes = n_bytes as f64 / 1e6;
    println!("{} documents, {megabytes:.1} MB", documents.len());
    let started = Instant::now();
    let mut builder = SegmentBuilder::default();
    for (id, document) in documents.iter().enumerate() {
        builder.add_text(id as u32, &text(document, "title"), &text(document, "body"));
    }
    let segment = builder.finish();
    let seconds = started.elapsed().as_secs_f64();
    println!("build {:.2} s, {:.1} MB/s", seconds, megabytes / seconds);
    print_sizes(&segment, n_bytes);
    if queries.is_empty() {
        return;
    }
    let bytes = Bytes::from(segment.bytes().to_vec());
    let started = Instant::now();
    let segment = Segment::open(bytes).expect("it opens");
    println!("open {:.3} ms", started.elapsed().as_secs_f64() * 1e3);
    let none = Deletions::default();
    let parts = [(&segment, &none)];
    for kind in [
        "term_freq",
        "term_rare",
        "or",
        "and",
        "phrase",
        "prefix",
        "typo",
    ] {
        let lines: Vec<String> = queries
            .iter()
            .filter(|query| query["kind"] == kind)
            .map(|query| line(kind, query))
            .collect();
        let (mut all, mut ten, mut n_differing) = (Vec::new(), Vec::new(), 0);
        for line in &lines {
            let best = |run: &mut dyn FnMut()| {
                (0..7)
                    .map(|_| {
                        let started = Instant::now();
                        run();
                        started.elapsed().as_secs_f64() * 1e6
                    })
                    .fold(f64::MAX, f64::min)
            };
            let mut hits = Vec::new();
            let mut first = Vec::new();
            all.push(best(&mut || {
                hits = search(
                    parse(line),
                    &parts,
                    &Filters::default(),
                    false,
                    Ranking::default(),
                )
                .answer
                .hits;
            }));
            ten.push(best(&mut || {
                first = top(parse(line), &parts, false, Ranking::default(), 10);
            }));
            n_differing += usize::from(!hits.iter().take(10).eq(&first));
        }
        for (what, times) in [("all hits", &mut all), ("top 10", &mut ten)] {
            times.sort_by(f64::total_cmp);
            println!(
                "{kind:10} {what:9} {:9.1} µs median {:9.1} µs p95 {:9.1} µs p99",
                times[times.len() / 2],
                times[times.len() * 95 / 100],
                times[times.len() - 1]
            );
        }
        if n_differing > 0 {
            println!("{n_differing} of {} differ", lines.len());
        }
    }
}

fn line(kind: &str, query: &Value) -> String {
    let text = query["text"].as_str().unwrap_or("");
    let terms = query["terms"].as_array().map(|terms| {
        let terms: Vec<&str> = terms.iter().filter_map(Value::as_str).collect();
        terms.join(" OR ")
    });
    match kind {
        "or" => terms.unwrap_or_default(),
        "phrase" => format!("\"{text}\""),
        "prefix" => format!("{text}*"),
        "typo" => format!("{text}~"),
        _ => text.to_owned(),
    }
}

fn print_sizes(segment: &Segment, n_bytes: usize) {
    let word = |index: usize| {
        let bytes = &segment.bytes()[index * 4..index * 4 + 4];
        u32::from_le_bytes(bytes.try_into().expect("four bytes")) as usize
    };
    let names = [
        "dictionary",
        "postings",
        "positions",
        "columns",
        "store",
        "facts",
    ];
    for section in 0..word(0) {
        let size = word(2 + 2 * section);
        println!(
            "{:10} {:10} bytes, {:.3} of the text",
            names[word(1 + 2 * section) - 1],
            size,
            size as f64 / n_bytes as f64
        );
    }
    let size = segment.bytes().len();
    println!(
        "{:10} {size:10} bytes, {:.3}",
        "all",
        size as f64 / n_bytes as f64
    );
}
