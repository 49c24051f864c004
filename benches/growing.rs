//! How long a question waits while clippings are added: `cargo bench --bench
//! growing -- DOCUMENTS.jsonl`.
//!
//! `DOCUMENTS.jsonl` has a `{"title", "body"}` a line. Each becomes a clipping;
//! a question comes after every so many. Between an addition and the next there
//! is time for merging, a step of it, or none.

use std::time::{Duration, Instant};

use dateline::document::{InputFile, ReadFile, read};
use dateline::explore::{Explorer, Question};
use serde_json::Value;

/// Clippings between two questions.
const STRIDES: [usize; 3] = [100, 1_000, 20_000];
/// What is merged after an addition, in postings: in a page that rests now and
/// then, and in one that does not.
const STEPS: [usize; 2] = [2_000, 0];
const LINES: [&str; 4] = ["bank", "oil price", "\"prime minister\"", "govern*"];

fn main() {
    // Cargo adds `--bench`.
    let Some(path) = std::env::args().skip(1).find(|one| !one.starts_with("--")) else {
        println!("expected DOCUMENTS.jsonl: nothing measured");
        return;
    };
    let documents = std::fs::read_to_string(path).expect("the documents can be read");
    let files: Vec<ReadFile> = documents.lines().enumerate().map(clipping).collect();
    println!("{} clippings", files.len());
    println!(
        "ask after, merged between | add: longest, total | merging: longest step, total, the rest in steps | question: last, median, longest | segments | packing, writing"
    );
    for stride in STRIDES {
        for step in STEPS {
            grow(&files, stride, step);
        }
    }
}

fn grow(files: &[ReadFile], stride: usize, step: usize) {
    let mut explorer = Explorer::default();
    let (mut adds, mut asks, mut steps) = (Vec::new(), Vec::new(), Vec::new());
    let mut n_segments = 0;
    for (number, file) in files.iter().enumerate() {
        let file = file.clone();
        adds.push(timed(|| drop(explorer.add(file))));
        steps.push(timed(|| {
            explorer.library().tend(step);
        }));
        n_segments = n_segments.max(explorer.library().segments().len());
        if (number + 1) % stride == 0 {
            let question = Question {
                query: LINES[(number / stride) % LINES.len()].to_owned(),
                ..Question::default()
            };
            asks.push(timed(|| drop(explorer.search(&question, 0, 10))));
        }
    }
    let total = |times: &[Duration]| times.iter().sum::<Duration>().as_secs_f64();
    let longest = |times: &[Duration]| ms(times.iter().max().copied().unwrap_or_default());
    let last = asks.last().copied().unwrap_or_default();
    let longest_ask = longest(&asks);
    asks.sort_unstable();
    let median = asks.get(asks.len() / 2).copied().unwrap_or_default();
    let started = Instant::now();
    let mut rest = Vec::new();
    let mut busy = true;
    while busy {
        rest.push(timed(|| busy = explorer.library().tend(50_000)));
    }
    let merged_after = started.elapsed().as_secs_f64();
    let mut packing = Vec::new();
    let mut done = false;
    while !done {
        packing.push(timed(|| done = explorer.library().pack(50_000)));
    }
    let save = timed(|| drop(explorer.save(None)));
    println!(
        "{stride:6} {step:5} | {:7.1} ms {:6.2} s | {:6.1} ms {:6.2} s, after {:.2} s in steps of {:.1} ms | {:7.1} {:7.1} {:7.1} ms | {n_segments:3} | pack {:.2} s in steps of {:.1} ms, write {:.2} s",
        longest(&adds),
        total(&adds),
        longest(&steps),
        total(&steps),
        merged_after,
        longest(&rest),
        ms(last),
        ms(median),
        longest_ask,
        total(&packing),
        longest(&packing),
        save.as_secs_f64(),
    );
}

fn clipping((number, line): (usize, &str)) -> ReadFile {
    let document: Value = serde_json::from_str(line).expect("a line of JSON");
    let text = |key: &str| document[key].as_str().unwrap_or("").to_owned();
    read(InputFile {
        path: &format!("{number}.txt"),
        bytes: format!("{}\n\n{}\n", text("title"), text("body")).as_bytes(),
        sidecar: None,
        ..InputFile::default()
    })
}

fn timed(run: impl FnOnce()) -> Duration {
    let started = Instant::now();
    run();
    started.elapsed()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
