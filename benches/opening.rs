//! How long a saved library takes to open, with what was concluded of it and
//! without, and how much that adds: `cargo bench --bench opening -- FOLDER`.

#[path = "../tests/saved_form/mod.rs"]
mod saved_form;

use std::time::Instant;

use dateline::document::{InputFile, read};
use dateline::explore::{Explorer, LedgerQuestion, NamesQuestion, Question};
use dateline::extract::{Extracted, NameModel, extract};
use dateline::library::Library;
use saved_form::bare;

const MODEL: &[u8] = include_bytes!("../assets/names.model");
/// Copies of the folder in the library.
const COPIES: [usize; 2] = [1, 5];

fn main() {
    // Cargo adds `--bench`.
    let Some(folder) = std::env::args().skip(1).find(|one| !one.starts_with("--")) else {
        println!("no folder of texts named: nothing measured");
        return;
    };
    let model = NameModel::open(MODEL.to_vec()).expect("the model opens");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder can be listed")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    let extracted: Vec<Extracted> = (paths.iter())
        .map(|path| {
            let bytes = std::fs::read(path).expect("the file can be read");
            let read = read(InputFile {
                path: &path.to_string_lossy(),
                bytes: &bytes,
                ..InputFile::default()
            });
            extract(read, Some(&model))
        })
        .collect();
    for n_copies in COPIES {
        let mut library = filled(&extracted, n_copies);
        println!("\n{} clippings", library.n_clippings());
        while !library.pack(usize::MAX) {}
        let concluded = timed("save, what is concluded worked out", || library.save());
        let saved_again = timed("save, what is concluded known", || library.save());
        assert!(saved_again == concluded, "the same bytes");
        let bare = bare(&concluded);
        println!(
            "{:46} {} bytes, {} without: {:.1} % more",
            "saved",
            concluded.len(),
            bare.len(),
            100.0 * (concluded.len() as f64 / bare.len() as f64 - 1.0)
        );
        for (what, bytes) in [("with", concluded), ("without", bare)] {
            open(what, bytes);
        }
    }
}

fn open(what: &str, bytes: Vec<u8>) {
    let mut explorer = Explorer::default();
    let everything = Question::default();
    let ledger = LedgerQuestion::default();
    timed(&format!("{what}: open"), || {
        explorer.open(bytes).expect("it opens")
    });
    timed(&format!("{what}: front, before names"), || {
        explorer.front(false)
    });
    timed(&format!("{what}: who is who"), || explorer.library().who());
    timed(&format!("{what}: front, with names"), || {
        explorer.front(true)
    });
    timed(&format!("{what}: repeats"), || explorer.library().repeats());
    timed(&format!("{what}: events"), || explorer.library().events());
    timed(&format!("{what}: names listed"), || {
        explorer.names(&everything, &NamesQuestion::default(), 0, 50)
    });
    timed(&format!("{what}: events listed"), || {
        explorer.event_ledger(&everything, &ledger, 0, 50)
    });
}

fn filled(extracted: &[Extracted], n_copies: usize) -> Library {
    let mut library = Library::default();
    library.gather(1_500_000);
    for copy in 0..n_copies {
        for one in extracted {
            let mut one = one.clone();
            for clipping in &mut one.read.clippings {
                clipping.file = format!("{copy}/{}", clipping.file);
            }
            library.add(one);
        }
    }
    library
}

fn timed<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = run();
    println!("{what:46} {:10.1} ms", start.elapsed().as_secs_f64() * 1e3);
    done
}
