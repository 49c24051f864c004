//! Times each step of the core on a folder of texts:
//! `cargo bench --bench throughput -- FOLDER`.

use std::time::Instant;

use dateline::document::{InputFile, read};
use dateline::explore::{Explorer, Question};
use dateline::extract::Facts;
use dateline::index::SegmentBuilder;
use dateline::text::words::count_words;

fn main() {
    // Cargo adds `--bench`.
    let Some(folder) = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with("--"))
    else {
        println!("no folder of texts named: nothing measured");
        return;
    };
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for entry in std::fs::read_dir(folder)
        .expect("the folder can be listed")
        .flatten()
    {
        let path = entry.path().to_string_lossy().into_owned();
        if path.ends_with(".txt") {
            files.push((
                path.clone(),
                std::fs::read(path).expect("the file can be read"),
            ));
        }
    }
    files.sort();
    let n_bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    println!("{} files, {:.1} MB", files.len(), n_bytes as f64 / 1e6);
    let best = |what: &str, run: &mut dyn FnMut()| {
        let seconds = (0..5)
            .map(|_| {
                let started = Instant::now();
                run();
                started.elapsed().as_secs_f64()
            })
            .fold(f64::MAX, f64::min);
        println!(
            "{what:34} {:8.1} ms {:8.1} MB/s",
            seconds * 1e3,
            n_bytes as f64 / 1e6 / seconds
        );
    };
    best("words", &mut || {
        files.iter().for_each(|(_, bytes)| {
            count_words(&String::from_utf8_lossy(bytes));
        })
    });
    let read_all = || {
        files
            .iter()
            .map(|(path, bytes)| {
                read(InputFile {
                    path,
                    bytes,
                    sidecar: None,
                    ..InputFile::default()
                })
            })
            .collect::<Vec<_>>()
    };
    best("read", &mut || {
        read_all();
    });
    let clippings: Vec<_> = read_all()
        .into_iter()
        .flat_map(|read| read.clippings)
        .collect();
    best("index and store", &mut || {
        let mut builder = SegmentBuilder::default();
        clippings
            .iter()
            .enumerate()
            .for_each(|(id, clipping)| builder.add(id as u32, clipping, &Facts::default()));
        builder.finish();
    });
    let mut explorer = Explorer::default();
    read_all().into_iter().for_each(|read| {
        explorer.add(read);
    });
    let saved = explorer.save(None);
    println!(
        "saved: {:.2} MB, {:.2} of the text",
        saved.len() as f64 / 1e6,
        saved.len() as f64 / n_bytes as f64
    );
    best("open", &mut || {
        Explorer::default().open(saved.clone()).expect("it opens");
    });
    for line in [
        "kim",
        "kim letter",
        "\"kim jong un\"",
        "kim OR letter OR china",
        "missile -test",
        "anniv",
        "k*",
        "",
    ] {
        let mut warm = Explorer::default();
        warm.open(saved.clone()).expect("it opens");
        let mut n = 0;
        let mut times: Vec<f64> = (0..50)
            .map(|round| {
                // Another line each time, so that no answer is kept.
                let question = Question {
                    query: format!("{line}{}", " ".repeat(round % 2)),
                    ..Question::default()
                };
                let started = Instant::now();
                n = warm.search(&question, 0, 30).matched;
                started.elapsed().as_secs_f64() * 1e3
            })
            .collect();
        times.sort_by(f64::total_cmp);
        println!(
            "search {line:27} {:8.2} ms median {:8.2} ms p95   {n} hits",
            times[25], times[47]
        );
    }
}
