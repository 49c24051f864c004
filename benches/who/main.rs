//! Who is who, measured: `cargo bench --bench who -- DATA [GOLD]`.
//!
//! DATA has `names/gum-news`, `names/re3d`, `lexicons/countries` and
//! `people` (the unpacked `people.tar.xz` of history.state.gov); GOLD has
//! `seeds/*.json`. What is not there is said and passed over. Mentions are the
//! gold ones; only who is who is measured.

mod gum;
mod lexicon;
mod people;
mod re3d;
mod score;
mod seeds;
mod speed;

use std::path::{Path, PathBuf};

fn main() {
    let arguments: Vec<PathBuf> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"))
        .map(PathBuf::from)
        .collect();
    let Some(data) = arguments.first() else {
        println!(
            "expected the folder of the data, but found no argument: cargo bench --bench who -- DATA [GOLD]"
        );
        return;
    };
    let is_verbose = std::env::args().any(|argument| argument == "--verbose");
    let lexicon = lexicon::Lexicon::read(&data.join("lexicons/countries/countries.json"));
    let folder = |path: PathBuf| -> Option<PathBuf> {
        if !path.is_dir() {
            println!("not there, passed over: {}", path.display());
        }
        path.is_dir().then_some(path)
    };
    if let Some(seeds) = arguments.get(1).and_then(|gold| folder(gold.join("seeds"))) {
        seeds::measure(&seeds, &lexicon, is_verbose);
    }
    if let Some(gum) = folder(data.join("names/gum-news/dep")) {
        gum::measure(&gum, &lexicon, is_verbose);
    }
    if let Some(re3d) = folder(data.join("names/re3d")) {
        re3d::measure(&re3d, &lexicon, is_verbose);
    }
    let people = arguments
        .get(2)
        .cloned()
        .unwrap_or_else(|| data.join("people"));
    if let Some(people) = folder(people) {
        people::measure(&people, is_verbose);
    }
    speed::measure();
}

/// The files of a folder and the folders in it, in name order.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else {
        return found;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}
