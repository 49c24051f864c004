//! Fuzz targets: built with coverage, fed from a seed corpus, run side by side.

use std::fs;
use std::path::PathBuf;
use std::process::Child;

use anyhow::{Context as _, ensure};

use crate::stages::Count;
use crate::{place, process};

const TARGETS: [&str; 4] = ["pdf", "query_parser", "segment_reader", "web_page"];

/// What cargo-fuzz gives the compiler, as far as a stable one takes it: counters
/// of branches and the values they compare, for libFuzzer to be guided by.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing -Ccodegen-units=1";

/// Runs one target, or all of them side by side, for `seconds` each; counts
/// those that held. Without a C++ compiler nothing runs, and it says so.
pub fn run(target: Option<&str>, seconds: u32) -> anyhow::Result<Count> {
    let targets: Vec<&str> = TARGETS
        .into_iter()
        .filter(|name| target.is_none_or(|wanted| wanted == *name))
        .collect();
    ensure!(
        !targets.is_empty(),
        "expected one of {}",
        TARGETS.join(", ")
    );
    if ["c++", "g++", "clang++"]
        .iter()
        .all(|name| process::find(name).is_none())
    {
        println!("no C++ compiler: nothing is fuzzed");
        return Ok(Count {
            passed: 0,
            failed: 0,
        });
    }
    let built = place::target()?.join("fuzz");
    let host = host()?;
    process::step("cargo build, fuzz targets", || {
        process::run(
            process::cargo()
                .current_dir(place::at("fuzz"))
                .args(["build", "--quiet", "--release", "--target", &host])
                .env("CARGO_TARGET_DIR", &built)
                .env_remove("CARGO_ENCODED_RUSTFLAGS")
                .env("RUSTFLAGS", FLAGS),
        )
    })?;
    let mut running: Vec<(&str, Child, PathBuf)> = Vec::new();
    for name in targets {
        let (corpus, artifacts) = (
            place::at(&format!("fuzz/corpus/{name}")),
            place::at(&format!("fuzz/artifacts/{name}/")),
        );
        fs::create_dir_all(&corpus)?;
        fs::create_dir_all(&artifacts)?;
        match name {
            "query_parser" => seed_lines(&corpus)?,
            "pdf" => seed_files("tests/robust/pdf", "pdf", &corpus)?,
            "web_page" => seed_files("tests/cases/document", "html", &corpus)?,
            _ => {}
        }
        let log = built.join(format!("{name}.log"));
        let program = built.join(&host).join("release").join(place::program(name));
        let child = process::command(program)
            .arg(format!("-max_total_time={seconds}"))
            .arg(format!("-artifact_prefix={}", artifacts.display()))
            .args(["-seed=1", "-timeout=30"])
            .arg(&corpus)
            .stderr(fs::File::create(&log)?)
            .spawn()
            .with_context(|| format!("cannot start the target {name}"))?;
        running.push((name, child, log));
    }
    let mut count = Count {
        passed: 0,
        failed: 0,
    };
    for (name, mut child, log) in running {
        let held = child.wait()?.success();
        let log = fs::read(&log)?;
        let log = String::from_utf8_lossy(&log);
        if held {
            count.passed += 1;
            println!("{name}: {}", log.lines().last().unwrap_or("ended"));
        } else {
            count.failed += 1;
            let lines: Vec<&str> = log.lines().collect();
            println!("{}", lines[lines.len().saturating_sub(40)..].join("\n"));
            println!("{name} broke: its input is in fuzz/artifacts/{name}/");
        }
    }
    Ok(count)
}

/// One file for each line that the tests of the query language have.
fn seed_lines(corpus: &std::path::Path) -> anyhow::Result<()> {
    for file in fs::read_dir(place::at("tests/cases/query"))? {
        let path = file?.path();
        if path.extension().is_none_or(|end| end != "txt") {
            continue;
        }
        for (number, line) in fs::read_to_string(&path)?.lines().enumerate() {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            fs::write(corpus.join(format!("{stem}-{number}")), line)?;
        }
    }
    Ok(())
}

/// The files of a folder with this ending.
fn seed_files(folder: &str, ending: &str, corpus: &std::path::Path) -> anyhow::Result<()> {
    for file in fs::read_dir(place::at(folder))? {
        let path = file?.path();
        if let (true, Some(name)) = (
            path.extension().is_some_and(|end| end == ending),
            path.file_name(),
        ) {
            fs::copy(&path, corpus.join(name))?;
        }
    }
    Ok(())
}

/// The target triple of this machine.
fn host() -> anyhow::Result<String> {
    let output = process::pipe(process::command("rustc").arg("-vV"), &[])?;
    let text = String::from_utf8(output)?;
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc names no host")?.to_owned())
}
