//! Scores the ranking against judgements of relevance:
//! `cargo bench --bench relevance -- DOCUMENTS.jsonl QUERIES.json`.
//!
//! `DOCUMENTS.jsonl` has a `{"key", "title", "body"}` a line, `QUERIES.json` is
//! a list of `{"text", "rel"}`, where `rel` gives for the keys of documents how
//! relevant they are. A query's words are joined by OR, as a reader's question
//! would be. Prints the mean average precision of the first 1,000 hits and
//! nDCG@10 (linear gain, logarithm to the base 2), as trec_eval does.

use std::collections::HashMap;

use dateline::index::{Deletions, SegmentBuilder};
use dateline::query::{Ranking, parse, top};
use dateline::text::words::for_each_word;
use serde_json::Value;

fn main() {
    // Cargo adds `--bench`.
    let paths: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"))
        .collect();
    let [documents, queries] = paths.as_slice() else {
        println!("expected DOCUMENTS.jsonl QUERIES.json: nothing measured");
        return;
    };
    let documents = std::fs::read_to_string(documents).expect("the documents can be read");
    let mut builder = SegmentBuilder::default();
    let mut keys = Vec::new();
    for line in documents.lines() {
        let document: Value = serde_json::from_str(line).expect("a line of JSON");
        let text = |key: &str| document[key].as_str().unwrap_or("").to_owned();
        builder.add_text(keys.len() as u32, &text("title"), &text("body"));
        keys.push(text("key"));
    }
    let segment = builder.finish();
    let queries = std::fs::read_to_string(queries).expect("the queries can be read");
    let queries: Vec<Value> = serde_json::from_str(&queries).expect("a list of queries");
    let none = Deletions::default();
    let (mut precision, mut gain) = (0.0, 0.0);
    for query in &queries {
        let line = any_of(query["text"].as_str().unwrap_or(""));
        let hits = top(
            parse(&line),
            &[(&segment, &none)],
            false,
            Ranking::default(),
            1000,
        );
        let relevant: HashMap<&str, f64> = query["rel"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(key, how)| (key.as_str(), how.as_f64().unwrap_or(0.0).max(0.0)))
            .filter(|(_, how)| *how > 0.0)
            .collect();
        let gains: Vec<f64> = hits
            .iter()
            .map(|hit| *relevant.get(keys[hit.id as usize].as_str()).unwrap_or(&0.0))
            .collect();
        precision += average_precision(&gains, relevant.len());
        gain += discounted_gain(&gains, relevant.into_values().collect());
    }
    let n = queries.len() as f64;
    println!("{} documents, {} queries", keys.len(), queries.len());
    println!("MAP     {:.4}", precision / n);
    println!("nDCG@10 {:.4}", gain / n);
}

/// The words of a question, any of which may be found.
fn any_of(question: &str) -> String {
    let mut words = Vec::new();
    for_each_word(question, |word| {
        words.push(word.span.of(question).to_owned())
    });
    words.join(" OR ")
}

fn average_precision(gains: &[f64], n_relevant: usize) -> f64 {
    let (mut n_found, mut sum) = (0.0, 0.0);
    for (rank, _) in gains.iter().enumerate().filter(|(_, gain)| **gain > 0.0) {
        n_found += 1.0;
        sum += n_found / (rank + 1) as f64;
    }
    sum / n_relevant.max(1) as f64
}

fn discounted_gain(gains: &[f64], mut ideal: Vec<f64>) -> f64 {
    let discounted = |gains: &[f64]| -> f64 {
        let ranks = gains.iter().take(10).zip(2u32..);
        ranks
            .map(|(gain, rank)| gain / f64::from(rank).log2())
            .sum()
    };
    ideal.sort_by(|a, b| b.total_cmp(a));
    match discounted(&ideal) {
        0.0 => 0.0,
        best => discounted(gains) / best,
    }
}
