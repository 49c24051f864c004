//! Sizes of what is built, against their budgets.

use std::fs;
use std::io::Write as _;

use anyhow::Context as _;

use crate::place;

/// How a size is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Bytes as they are.
    Raw,
    /// Bytes after brotli, quality 11.
    Brotli,
}

/// A part, where it is below `dist/`, and what it may weigh.
struct Part {
    name: &'static str,
    path: &'static str,
    budget: Option<(Way, usize)>,
}

/// What is measured. The page has the seeds in it.
const PARTS: &[Part] = &[
    Part {
        name: "core",
        path: "site/core.wasm",
        budget: Some((Way::Brotli, 720 * 1024)),
    },
    Part {
        name: "reader",
        path: "site/reader.wasm",
        budget: Some((Way::Brotli, 940 * 1024)),
    },
    Part {
        name: "slim",
        path: "site/slim.wasm",
        budget: Some((Way::Brotli, 300 * 1024)),
    },
    Part {
        name: "stemmers",
        path: "site/stemmers.wasm",
        budget: Some((Way::Brotli, 68 * 1024)),
    },
    Part {
        name: "names",
        path: "site/names.model",
        budget: Some((Way::Brotli, 1_200 * 1024)),
    },
    Part {
        name: "shell",
        path: "site/shell.js",
        budget: Some((Way::Brotli, 54 * 1024)),
    },
    Part {
        name: "worker",
        path: "site/worker.js",
        budget: Some((Way::Brotli, 12 * 1024)),
    },
    Part {
        name: "readers",
        path: "site/reader-worker.js",
        budget: Some((Way::Brotli, 8 * 1024)),
    },
    Part {
        name: "style",
        path: "site/style.css",
        budget: Some((Way::Brotli, 12 * 1024)),
    },
    Part {
        name: "library",
        path: "site/library.bin",
        budget: None,
    },
    Part {
        name: "page",
        path: "dateline.html",
        budget: Some((Way::Raw, 4_000_000)),
    },
];

/// Prints the table of sizes and returns `(kept, broken)` budgets.
pub fn sizes() -> anyhow::Result<(usize, usize)> {
    let (mut kept, mut broken) = (0, 0);
    println!(
        "{:<8} {:>10} {:>10} {:>10}   budget",
        "part", "raw", "gzip 9", "brotli 11"
    );
    for part in PARTS {
        let path = place::dist(part.path);
        let bytes =
            fs::read(&path).with_context(|| format!("read {}: build first", path.display()))?;
        let (gzip, brotli) = (gzip(&bytes)?, brotli(&bytes)?);
        let verdict = match part.budget {
            None => String::from("none"),
            Some((way, most)) => {
                let (size, unit) = if way == Way::Raw {
                    (bytes.len(), "raw")
                } else {
                    (brotli, "brotli")
                };
                let within = size <= most;
                if within {
                    kept += 1
                } else {
                    broken += 1
                }
                format!(
                    "{most} {unit}: {} % used{}",
                    size * 100 / most,
                    if within { "" } else { ", TOO LARGE" }
                )
            }
        };
        println!(
            "{:<8} {:>10} {:>10} {:>10}   {verdict}",
            part.name,
            bytes.len(),
            gzip,
            brotli
        );
    }
    Ok((kept, broken))
}

/// Bytes after gzip, level 9.
fn gzip(bytes: &[u8]) -> anyhow::Result<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

/// Bytes after brotli, quality 11, window 22.
fn brotli(bytes: &[u8]) -> anyhow::Result<usize> {
    let mut encoder = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    encoder.write_all(bytes)?;
    encoder.flush()?;
    Ok(encoder.into_inner().len())
}
