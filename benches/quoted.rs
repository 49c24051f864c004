//! Quotations that several clippings of a folder have: how many groups there
//! are, how long it takes, and some of them to be read:
//! `cargo bench --bench quoted -- PATH...`.

use std::path::{Path, PathBuf};
use std::time::Instant;

use dateline::document::{InputFile, read};
use dateline::explore::Explorer;
use dateline::extract::{NameModel, extract};

const MODEL: &[u8] = include_bytes!("../assets/names.model");
/// Groups that are printed, evenly chosen.
const N_SHOWN: usize = 50;

fn main() {
    let given = std::env::args().skip(1);
    let mut paths = Vec::new();
    for path in given.filter(|argument| !argument.starts_with("--")) {
        collect(Path::new(&path), &mut paths);
    }
    if paths.is_empty() {
        println!("no files named: nothing measured");
        return;
    }
    paths.sort();
    let model = NameModel::open(MODEL.to_vec()).expect("the model opens");
    let mut explorer = Explorer::default();
    for path in &paths {
        let bytes = std::fs::read(path).expect("the file can be read");
        explorer.add(extract(
            read(InputFile {
                path: &path.to_string_lossy(),
                bytes: &bytes,
                ..InputFile::default()
            }),
            Some(&model),
        ));
    }
    explorer.library().who();
    let start = Instant::now();
    let repeats = explorer.library().repeats();
    let took = start.elapsed();
    let groups = repeats.groups();
    let n_places: usize = groups.iter().map(Vec::len).sum();
    println!(
        "{} clippings: {} groups of {n_places} quotations, the largest of {}, in {took:.1?}",
        explorer.library().n_clippings(),
        groups.len(),
        groups.iter().map(Vec::len).max().unwrap_or(0),
    );
    let step = groups.len().div_ceil(N_SHOWN).max(1);
    for group in groups.iter().step_by(step) {
        let (id, at) = group[0];
        let Some(view) = explorer.wordings(id, at) else {
            continue;
        };
        println!("\n{} places", view.places);
        for row in view.rows.iter().take(4) {
            let speaker = row.chain.first().map_or("nobody", |voice| &voice.name);
            println!("  {:11} {speaker}: {}", row.likeness, row.words.text);
        }
    }
}

fn collect(path: &Path, paths: &mut Vec<PathBuf>) {
    match std::fs::read_dir(path) {
        Ok(entries) => {
            for entry in entries {
                collect(&entry.expect("the folder can be read").path(), paths);
            }
        }
        Err(_) => paths.push(path.to_path_buf()),
    }
}
