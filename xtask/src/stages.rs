//! Stages of a check: each is run to its end whatever came before it, timed and counted.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context as _;

use crate::process;

/// How many tests passed and failed.
#[derive(Clone, Copy, Default)]
pub struct Count {
    /// Tests that passed.
    pub passed: usize,
    /// Tests that failed.
    pub failed: usize,
}

/// All stages run so far.
#[derive(Default)]
pub struct Stages {
    done: Vec<(&'static str, Count, Duration)>,
}

impl Stages {
    /// Runs one stage. A stage that breaks down counts as one failed test.
    pub fn run(
        &mut self,
        name: &'static str,
        body: impl FnOnce() -> anyhow::Result<Count>,
    ) -> bool {
        eprintln!("\n== {name}");
        let start = Instant::now();
        let count = body().unwrap_or_else(|error| {
            eprintln!("error: {error:#}");
            Count {
                passed: 0,
                failed: 1,
            }
        });
        self.done.push((name, count, start.elapsed()));
        count.failed == 0
    }

    /// Prints the table of stages, then the closing line that counts all tests.
    pub fn close(&self) -> ExitCode {
        println!(
            "\n{:<28} {:>8} {:>8} {:>8}",
            "stage", "passed", "failed", "seconds"
        );
        let mut all = Count::default();
        for (name, count, time) in &self.done {
            println!(
                "{name:<28} {:>8} {:>8} {:>8.1}",
                count.passed,
                count.failed,
                time.as_secs_f64()
            );
            all.passed += count.passed;
            all.failed += count.failed;
        }
        println!("\n{} passed, {} failed", all.passed, all.failed);
        if all.failed == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}

/// A program that is right or wrong as a whole: one test.
pub fn one(command: &mut Command) -> anyhow::Result<Count> {
    process::run(command)?;
    Ok(Count {
        passed: 1,
        failed: 0,
    })
}

/// `cargo test`: counts from its `test result:` lines, shown as they come.
pub fn cargo_tests(command: &mut Command) -> anyhow::Result<Count> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .context("start cargo test")?;
    let mut count = Count::default();
    for line in BufReader::new(child.stdout.take().expect("standard output is a pipe")).lines() {
        let line = line?;
        if let Some(result) = line.strip_prefix("test result:") {
            let number = |unit: &str| {
                let at = result.find(unit)?;
                result[..at]
                    .split_whitespace()
                    .next_back()?
                    .parse::<usize>()
                    .ok()
            };
            count.passed += number(" passed").unwrap_or(0);
            count.failed += number(" failed").unwrap_or(0);
        }
        println!("{line}");
    }
    let status = child.wait()?;
    // A test binary that does not compile has no line of its own.
    if !status.success() && count.failed == 0 {
        count.failed = 1;
    }
    Ok(count)
}

/// `node --test`: a report for people, and counts from the report for programs beside it.
pub fn node_tests(command: &mut Command, report: &std::path::Path) -> anyhow::Result<Count> {
    let _ = fs::remove_file(report);
    fs::create_dir_all(report.parent().context("the report is in a folder")?)?;
    let status = command.status().context("start node")?;
    let text = fs::read_to_string(report).unwrap_or_default();
    let number = |name: &str| {
        text.lines()
            .rev()
            .find_map(|line| {
                line.strip_prefix("# ")?
                    .strip_prefix(name)?
                    .trim()
                    .parse::<usize>()
                    .ok()
            })
            .unwrap_or(0)
    };
    let mut count = Count {
        passed: number("pass "),
        failed: number("fail ") + number("cancelled "),
    };
    if count.failed == 0 && (!status.success() || count.passed == 0) {
        count.failed = 1;
    }
    Ok(count)
}
