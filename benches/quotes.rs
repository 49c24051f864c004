//! How well quotations are found: `cargo bench --bench quotes [-- FOLDER...]`.
//!
//! A folder has `in/` with texts and `gold.jsonl` with the quotations that
//! somebody marked in them; without one those of `tests/quotes` are taken.

#[path = "marked/quotations.rs"]
mod quotations;

use std::path::PathBuf;

use dateline::extract::NameModel;
use quotations::{KINDS, score};

const MODEL: &[u8] = include_bytes!("../assets/names.model");

fn main() {
    let given = std::env::args().skip(1);
    let mut folders: Vec<PathBuf> = (given.filter(|one| !one.starts_with("--")))
        .map(PathBuf::from)
        .collect();
    if folders.is_empty() {
        folders = ["tests/quotes/dev", "tests/quotes/aside"]
            .map(PathBuf::from)
            .into();
    }
    let model = NameModel::open(MODEL.to_vec()).expect("the model opens");
    for folder in folders {
        let score = score(&folder, &model);
        println!("{}: {} quotations", folder.display(), score.marked);
        for (kind, name) in KINDS.iter().enumerate() {
            let [found, given, marked] = score.spans[kind];
            println!(
                "  {name:9} F1 {:.3}  {found} of {marked}, {given} given",
                score.f1(kind)
            );
        }
        let share = |n: usize| n as f64 / score.marked.max(1) as f64;
        let [right, given, marked] = score.long;
        println!(
            "  source {:.3}  speaker {:.3}  chain {:.3}  chains of two and more: {right} of {marked}, {given} given",
            share(score.source),
            share(score.speaker),
            share(score.chain)
        );
    }
}
