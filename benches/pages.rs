//! Reads a folder of saved web pages and writes one JSON record a page, as
//! scorers of main text and metadata want it:
//! `cargo bench --bench pages -- FOLDER > records.jsonl`. Speed goes to
//! standard error.

use std::io::Write as _;
use std::time::Instant;

use dateline::document::{BlockKind, InputFile, read};

fn main() {
    let Some(folder) = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with("--"))
    else {
        println!("no folder of web pages named: nothing measured");
        return;
    };
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .expect("the folder can be listed")
        .flatten()
        .map(|entry| {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, std::fs::read(path).unwrap_or_default())
        })
        .filter(|(name, _)| name.ends_with(".html"))
        .collect();
    files.sort();
    let n_bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut seconds = 0.0;
    let mut slowest = (0.0, "");
    for (name, bytes) in &files {
        let started = Instant::now();
        let found = read(InputFile {
            path: name,
            bytes,
            sidecar: None,
            published: None,
        });
        let took = started.elapsed().as_secs_f64();
        seconds += took;
        if took > slowest.0 {
            slowest = (took, name);
        }
        let record = found.clippings.first().map_or_else(
            || serde_json::json!({"file": name, "body": ""}),
            |clipping| {
                let body: Vec<&str> = clipping
                    .blocks
                    .iter()
                    .filter(|block| {
                        !matches!(block.kind, BlockKind::Caption | BlockKind::Boilerplate)
                    })
                    .map(|block| block.span.of(&clipping.text))
                    .collect();
                serde_json::json!({
                    "file": name,
                    "body": body.join("\n"),
                    "title": clipping.headline.title.value,
                    "title_why": clipping.headline.title.why,
                    "byline": clipping.byline.as_ref().map(|byline| &byline.value),
                    "byline_why": clipping.byline.as_ref().map(|byline| &byline.why),
                    "publisher": clipping.publisher.as_ref().map(|publisher| &publisher.value),
                    "url": clipping.url.as_ref().map(|url| &url.value),
                    "published": clipping.published.as_ref().map(|date| serde_json::json!({
                        "value": date.value.to_string(),
                        "why": date.why,
                    })),
                })
            },
        );
        writeln!(out, "{record}").expect("standard output takes the record");
    }
    eprintln!(
        "{} pages, {:.1} MB: {:.2} s, {:.0} pages/s, {:.1} MB/s; slowest {} {:.0} ms",
        files.len(),
        n_bytes as f64 / 1e6,
        seconds,
        files.len() as f64 / seconds,
        n_bytes as f64 / 1e6 / seconds,
        slowest.1,
        slowest.0 * 1e3,
    );
}
