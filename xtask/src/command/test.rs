//! `cargo xtask test`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, ExitCode};

use lexopt::prelude::*;

use super::{Command, setup};
use crate::flavour::Flavour;
use crate::stages::{Count, Stages, cargo_tests, node_tests, one};
use crate::{browsers, core_wasm, fuzzing, measure, pipeline, place, process};

/// Everything.
pub const COMMAND: Command = Command {
    name: "test",
    summary: "All tests: Rust, types, shell, both browsers, accessibility, sizes",
    help: "
cargo xtask test [--browser-only] [--only WORDS] [--pictures]

  --browser-only   only build the page and run the browser tests
  --only WORDS     of the browser tests, only those with these words in their names
  --pictures       also write the pictures that the README shows, to docs/

Where the variable CI is set, the fuzz targets run as well, a minute each.

All stages run, whatever fails before them. The last line counts the tests of all of them; a check
that is right or wrong as a whole (format, lints, types, build, one budget) counts as one.",
    run,
};

fn run(mut arguments: lexopt::Parser) -> anyhow::Result<ExitCode> {
    let (mut browser_only, mut words, mut pictures) = (false, None, false);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("browser-only") => browser_only = true,
            Long("pictures") => pictures = true,
            Long("only") => words = Some(arguments.value()?.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    let mut stages = Stages::default();
    stages.run("set-up", || setup::for_tests().map(|()| Count::one()));
    if !browser_only {
        rust(&mut stages);
    }
    let built = stages.run("build", || {
        pipeline::build(Flavour::Full).map(|()| Count::one())
    });
    if !browser_only {
        shell(&mut stages);
    }
    if !browser_only && std::env::var_os("CI").is_some() {
        stages.run("fuzz", || fuzzing::run(None, 60));
    }
    if built {
        stages.run("browsers", || page_in_browsers(words.as_deref(), pictures));
        stages.run("sizes", || {
            let (passed, failed) = measure::sizes()?;
            Ok(Count {
                passed,
                failed,
                ..Count::default()
            })
        });
    }
    Ok(stages.close())
}

/// Format, lints and native tests.
pub fn rust(stages: &mut Stages) {
    stages.run("rustfmt", || {
        one(process::cargo().args(["fmt", "--all", "--check"]))
    });
    stages.run("clippy", || {
        one(process::cargo().args([
            "clippy",
            "--quiet",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]))
    });
    // The part with which a site begins leaves out what all features together have.
    for (name, features) in [
        ("clippy, wasm", "--all-features"),
        ("clippy, wasm, slim", "--features=slim,stemmers"),
    ] {
        stages.run(name, || {
            let mut cargo = process::cargo();
            cargo.args(["clippy", "--quiet", "--package", "dateline", "--lib"]);
            cargo.arg(features);
            core_wasm::for_page(&mut cargo)?;
            one(cargo.args(["--", "-D", "warnings"]))
        });
    }
    stages.run("native tests", || {
        cargo_tests(process::cargo().args(["test", "--quiet", "--workspace", "--no-fail-fast"]))
    });
    stages.run("native tests, slim", || {
        cargo_tests(process::cargo().args([
            "test",
            "--quiet",
            "--features",
            "slim",
            "--test",
            "asked",
        ]))
    });
}

/// Types and tests of the shell.
pub fn shell(stages: &mut Stages) {
    for (name, project) in [
        ("types of the page", "tsconfig.json"),
        ("types of the service worker", "tsconfig.worker.json"),
    ] {
        stages.run(name, || {
            one(process::command(place::npm_program("tsc")).args(["--project", project]))
        });
    }
    stages.run("shell tests", || {
        let files = test_files(&place::at("www"));
        node_tests(node("shell").args(&files), &report("shell"))
    });
}

/// The page in Chromium and Firefox.
fn page_in_browsers(words: Option<&str>, pictures: bool) -> anyhow::Result<Count> {
    let mut command = node("browsers");
    command.arg("--test-concurrency=2");
    if let Some(words) = words {
        command.arg(format!("--test-name-pattern={words}"));
    }
    if pictures {
        command.env("DATELINE_PICTURES", "1");
    }
    command.args(test_files(&place::at("tests/browser")));
    browsers::tell(&mut command)?;
    node_tests(&mut command, &report("browsers"))
}

/// Node's test runner with two reports: one for people, one to count from.
fn node(name: &str) -> Process {
    let mut command = process::command("node");
    command.args([
        "--test",
        "--test-reporter=spec",
        "--test-reporter-destination=stdout",
        "--test-reporter=tap",
    ]);
    command.arg(format!(
        "--test-reporter-destination={}",
        report(name).display()
    ));
    command
}

/// Where a runner's report for programs goes.
fn report(name: &str) -> PathBuf {
    place::dist("reports").join(format!("{name}.tap"))
}

/// The files `*.test.mjs` below a folder, in name order.
fn test_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
        {
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(".test.mjs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}
