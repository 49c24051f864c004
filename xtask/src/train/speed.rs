//! How fast names are found.

use std::fs;
use std::path::Path;
use std::time::Instant;

use dateline::extract::names::{NameModel, mentions};

use super::corpora::read_articles;
use super::examples::tokens_of;

/// Prints words a second over the Wikinews articles, the best of five rounds,
/// tokens cut beforehand.
pub fn measure(data: &Path, asset: &Path) -> anyhow::Result<()> {
    let opened = Instant::now();
    let model =
        NameModel::open(fs::read(asset)?).map_err(|damage| anyhow::anyhow!("{damage:?}"))?;
    println!("opened in {:.1} ms", opened.elapsed().as_secs_f64() * 1e3);
    let articles = read_articles(data)?;
    let n_words: usize = articles
        .iter()
        .map(|text| text.split_whitespace().count())
        .sum();
    let tokens: Vec<_> = articles.iter().map(|text| tokens_of(text)).collect();
    let mut best = f64::MAX;
    let mut n_mentions = 0;
    for _ in 0..5 {
        let started = Instant::now();
        n_mentions = tokens
            .iter()
            .map(|tokens| mentions(tokens, &[], Some("en"), &model).len())
            .sum();
        best = best.min(started.elapsed().as_secs_f64());
    }
    println!(
        "{n_words} words, {n_mentions} mentions, {:.0} words/s",
        n_words as f64 / best
    );
    Ok(())
}
