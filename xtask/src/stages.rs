//! Stages of a check: each is run to its end whatever came before it, timed and counted.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context as _;

use crate::process;

/// How many tests passed and failed.
#[derive(Default)]
pub struct Count {
    /// Tests that passed.
    pub passed: usize,
    /// Tests that failed.
    pub failed: usize,
    /// What is said of those that failed, as far as the runner names them.
    pub failures: Vec<String>,
}

impl Count {
    /// One test that passed.
    pub fn one() -> Count {
        Count {
            passed: 1,
            ..Count::default()
        }
    }
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
                failed: 1,
                failures: vec![format!("{error:#}")],
                ..Count::default()
            }
        });
        let held = count.failed == 0;
        self.done.push((name, count, start.elapsed()));
        held
    }

    /// Prints the table of stages, what failed, then the closing line that counts all tests.
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
        println!();
        for (name, count, _) in &self.done {
            for failure in &count.failures {
                println!("failed: {name}: {failure}");
            }
        }
        println!("{} passed, {} failed", all.passed, all.failed);
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
    Ok(Count::one())
}

/// `cargo test`: counts from its `test result:` lines, shown as they come.
pub fn cargo_tests(command: &mut Command) -> anyhow::Result<Count> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .context("start cargo test")?;
    let mut count = Count::default();
    // A run with failures lists their names, indented, before its result.
    let mut listed = Vec::new();
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
            count.failures.append(&mut listed);
        } else if line == "failures:" {
            listed.clear();
        } else if let Some(test) = line.strip_prefix("    ") {
            listed.push(test.to_owned());
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
        failures: not_ok(&text),
    };
    if count.failed == 0 && (!status.success() || count.passed == 0) {
        count.failed = 1;
    }
    Ok(count)
}

/// The names of the tests that failed in a report in TAP, each after its suite's.
fn not_ok(report: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut n_named = 0;
    let lines: Vec<&str> = report.lines().map(str::trim_start).collect();
    for (at, line) in lines.iter().enumerate() {
        let failed = line.strip_prefix("not ok ");
        let Some((_, name)) = failed.and_then(|failed| failed.split_once(" - ")) else {
            continue;
        };
        let facts = lines[at..].iter().take_while(|line| **line != "...");
        // A suite stands after its tests, and failed with them.
        if facts
            .into_iter()
            .any(|fact| *fact == "failureType: 'subtestsFailed'")
        {
            for test in &mut names[n_named..] {
                *test = format!("{name}: {test}");
            }
            n_named = names.len();
        } else {
            names.push(name.to_owned());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::not_ok;

    #[test]
    fn failed_tests_are_named_with_their_suite() {
        let report = "TAP version 13\n# Subtest: chromium\n    ok 1 - opens\n      ---\n      ...\n    not ok 2 - a b - c\n      ---\n      failureType: 'testCodeFailure'\n      ...\n    1..2\nnot ok 1 - chromium\n  ---\n  failureType: 'subtestsFailed'\n  ...\nnot ok 2 - alone\n  ---\n  failureType: 'testCodeFailure'\n  ...\n";
        assert_eq!(not_ok(report), ["chromium: a b - c", "alone"]);
        assert_eq!(not_ok("ok 1 - not ok 2 - x\n"), Vec::<String>::new());
    }
}
