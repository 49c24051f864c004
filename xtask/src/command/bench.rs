//! `cargo xtask bench`.

use std::fs;
use std::process::ExitCode;

use anyhow::ensure;
use lexopt::prelude::*;

use super::{Command, setup};
use crate::flavour::Flavour;
use crate::{browsers, pipeline, place, process};

/// Measures speed against the bars.
pub const COMMAND: Command = Command {
    name: "bench",
    summary: "Measure how fast the page opens, searches and reads, against the bars",
    help: "
cargo xtask bench [--corpus DIR] [--gold DIR]
cargo xtask bench --peers DIR [--sizes SIZES]
cargo xtask bench --pages DIR [--marks FILE]

  --corpus DIR   a folder of .txt files to drop, search and analyse; without it only the seeds
  --gold DIR     a folder with score_seeds.py: scores `dateline extract` on the seeds
                 (fields that are not extracted yet count as empty)
  --peers DIR    a harness of search engines with run.mjs: builds, saves, loads and asks the page's
                 core and three others in Chromium, and prints a table; nothing else is measured
  --sizes SIZES  which of its sets of documents, as in 20k,200k (20k without it)
  --pages DIR    a folder of saved web pages (.html): how many are read in a second, natively and in
                 one worker of Chromium; nothing else is measured
  --marks FILE   what belongs to the article of each page, and its facts, as benches/pages.rs says in
                 its first lines: how well they are read",
    run,
};

fn run(mut arguments: lexopt::Parser) -> anyhow::Result<ExitCode> {
    let (mut corpus, mut gold, mut peers) = (None, None, None);
    let (mut pages, mut marks) = (None, None);
    let mut sizes = "20k".to_owned();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("corpus") => corpus = Some(fs::canonicalize(arguments.value()?)?),
            Long("gold") => gold = Some(fs::canonicalize(arguments.value()?)?),
            Long("peers") => peers = Some(fs::canonicalize(arguments.value()?)?),
            Long("pages") => pages = Some(fs::canonicalize(arguments.value()?)?),
            Long("marks") => marks = Some(fs::canonicalize(arguments.value()?)?),
            Long("sizes") => sizes = arguments.value()?.string()?,
            other => return Err(other.unexpected().into()),
        }
    }
    setup::for_tests()?;
    pipeline::build(Flavour::Full)?;
    if let Some(peers) = peers {
        let mut command = process::command("node");
        command.arg(place::at("benches/peers/compare.mjs"));
        process::run(command.arg(peers).arg(sizes))?;
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(pages) = pages {
        ensure!(pages.is_dir(), "{} is no folder", pages.display());
        let mut native = process::cargo();
        native.args(["bench", "--quiet", "--bench", "pages", "--"]);
        process::run(native.arg(&pages).args(marks))?;
        let mut command = process::command("node");
        command.arg(place::at("benches/pages.mjs")).arg(pages);
        browsers::tell(&mut command)?;
        process::run(&mut command)?;
        return Ok(ExitCode::SUCCESS);
    }
    ensure!(marks.is_none(), "--marks goes with --pages");
    let mut command = process::command("node");
    command.arg(place::at("tests/browser/bench.mjs"));
    if let Some(corpus) = corpus {
        ensure!(corpus.is_dir(), "{} is no folder", corpus.display());
        command.arg("--corpus").arg(corpus);
    }
    browsers::tell(&mut command)?;
    process::run(&mut command)?;
    if let Some(gold) = gold {
        process::run(
            process::command("node")
                .arg(place::at("tests/browser/score.mjs"))
                .arg(gold),
        )?;
    }
    Ok(ExitCode::SUCCESS)
}
