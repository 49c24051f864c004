//! Finds names and times in a folder of texts and says how fast:
//! `cargo bench --bench extract -- FOLDER`.
//!
//! Each stage is timed alone over all texts, the best of some rounds; words are
//! those that search counts. Reading the files is left out.

use std::path::{Path, PathBuf};
use std::time::Instant;

use dateline::document::{Clipping, InputFile, read};
use dateline::extract::{NameModel, Tokens, events, facts_of, mentions, times};
use dateline::text::words::count_words;

const MODEL: &[u8] = include_bytes!("../assets/names.model");
const N_ROUNDS: usize = 5;

fn main() {
    let folder = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with("--"));
    let Some(folder) = folder else {
        println!("no folder of texts named: nothing measured");
        return;
    };
    let mut paths = Vec::new();
    collect(Path::new(&folder), &mut paths);
    paths.sort();
    let clippings: Vec<Clipping> = paths.iter().flat_map(clippings_of).collect();
    let n_words: u32 = clippings.iter().map(|one| count_words(&one.text)).sum();
    let model = NameModel::open(MODEL.to_vec()).expect("the model opens");
    println!(
        "{} clippings, {n_words} words, natively, one thread:",
        clippings.len()
    );
    let language = |clipping: &Clipping| clipping.language.as_ref().map(|one| one.value.clone());
    let cut: Vec<Tokens<'_>> = clippings.iter().map(tokens_of).collect();
    say("tokens", n_words, || {
        clippings
            .iter()
            .map(|one| tokens_of(one).tokens.len())
            .sum()
    });
    say("times", n_words, || {
        let all = clippings.iter().zip(&cut);
        all.map(|(one, cut)| times(cut, &one.blocks, language(one).as_deref()).len())
            .sum()
    });
    say("names", n_words, || {
        let all = clippings.iter().zip(&cut);
        all.map(|(one, cut)| mentions(cut, &one.blocks, language(one).as_deref(), &model).len())
            .sum()
    });
    let facts: Vec<_> = (clippings.iter())
        .map(|one| facts_of(one, Some(&model)))
        .collect();
    say("events, names and times given", n_words, || {
        let all = clippings.iter().zip(&cut).zip(&facts);
        all.map(|((one, cut), facts)| events(cut, one, facts).len())
            .sum()
    });
    say("all, with tokens and who is who", n_words, || {
        clippings
            .iter()
            .map(|one| facts_of(one, Some(&model)).mentions.len())
            .sum()
    });
}

fn tokens_of(clipping: &Clipping) -> Tokens<'_> {
    Tokens::new(&clipping.text, &clipping.sentences())
}

/// Prints the best of some rounds of `work`, which gives how much it found.
fn say(what: &str, n_words: u32, mut work: impl FnMut() -> usize) {
    let mut best = f64::INFINITY;
    let mut n_found = 0;
    for _ in 0..N_ROUNDS {
        let start = Instant::now();
        n_found = work();
        best = best.min(start.elapsed().as_secs_f64());
    }
    let words = f64::from(n_words) / best / 1e6;
    println!("  {what:32} {words:8.2} million words/s, {n_found} found");
}

fn clippings_of(path: &PathBuf) -> Vec<Clipping> {
    let bytes = std::fs::read(path).expect("a text can be read");
    let file = InputFile {
        path: &path.to_string_lossy(),
        bytes: &bytes,
        ..InputFile::default()
    };
    read(file).clippings
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be listed") {
        let path = entry.expect("the folder can be listed").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            paths.push(path);
        }
    }
}
