//! Scores the ranking against judgements of relevance:
//! `cargo bench --bench relevance -- DOCUMENTS.jsonl QUERIES.json`.
//!
//! `DOCUMENTS.jsonl` has a `{"key", "title", "body"}` a line, `QUERIES.json` is
//! a list of `{"text", "rel"}`, where `rel` gives for the keys of documents how
//! relevant they are. A query's words are joined by OR, as a reader's question
//! would be. Prints the mean average precision of the first 1,000 hits and
//! nDCG@10 (linear gain, logarithm to the base 2), as trec_eval does.

mod support;

use std::collections::HashMap;

use dateline::index::{Deletions, SegmentBuilder};
use dateline::query::{Ranking, parse, top};
use dateline::text::words::for_each_word;
use support::{documents_and_queries, text};

fn main() {
    let Some((documents, queries)) = documents_and_queries() else {
        return;
    };
    let mut builder = SegmentBuilder::default();
    let mut keys = Vec::new();
    for document in &documents {
        let id = keys.len() as u32;
        builder.add_text(id, &text(document, "title"), &text(document, "body"));
        keys.push(text(document, "key"));
    }
    let segment = builder.finish();
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
