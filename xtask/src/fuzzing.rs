//! Fuzz targets: built with coverage, fed from a seed corpus, run side by side.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Child;

use anyhow::{Context as _, ensure};

use crate::stages::Count;
use crate::{place, process};

/// A target, and which files of which folder it begins with.
struct Target {
    name: &'static str,
    folder: &'static str,
    endings: &'static [&'static str],
}

const fn of_cases(name: &'static str, endings: &'static [&'static str]) -> Target {
    Target {
        name,
        folder: "tests/cases/document",
        endings,
    }
}

const TARGETS: [Target; 16] = [
    of_cases("archives", &["zip", "tar", "tgz", "gz", "warc", "wacz"]),
    Target {
        name: "conclusions",
        folder: "",
        endings: &[],
    },
    of_cases("exports", &["txt"]),
    of_cases("feed", &["rss", "atom", "rdf", "xml", "json"]),
    of_cases("mail", &["eml", "emlx", "mbox", "mhtml", "msg"]),
    of_cases("names", &["txt"]),
    of_cases("office", &["docx", "odt", "fodt", "epub"]),
    Target {
        name: "pdf",
        folder: "tests/robust/pdf",
        endings: &["pdf"],
    },
    Target {
        name: "published",
        folder: "",
        endings: &[],
    },
    // A line of these files is a seed.
    Target {
        name: "quotes",
        folder: "tests/cases/quotes",
        endings: &[],
    },
    of_cases("rtf", &["rtf"]),
    of_cases(
        "tables",
        &["csv", "tsv", "json", "jsonl", "xlsx", "ods", "fods"],
    ),
    of_cases("times", &["txt"]),
    of_cases("web_page", &["html"]),
    // A line of these files is a seed.
    Target {
        name: "query_parser",
        folder: "tests/cases/query",
        endings: &[],
    },
    Target {
        name: "segment_reader",
        folder: "",
        endings: &[],
    },
];

/// Targets that run side by side: each wants a core.
const AT_ONCE: usize = 2;

/// What cargo-fuzz gives the compiler, as far as a stable one takes it: counters
/// of branches and the values they compare, for libFuzzer to be guided by.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing -Ccodegen-units=1";

/// Runs one target, or all of them two by two, for `seconds` each; counts
/// those that held. Without a C++ compiler nothing runs, and it says so.
pub fn run(target: Option<&str>, seconds: u32) -> anyhow::Result<Count> {
    let targets: Vec<&Target> = TARGETS
        .iter()
        .filter(|known| target.is_none_or(|wanted| wanted == known.name))
        .collect();
    ensure!(
        !targets.is_empty(),
        "expected one of {}",
        TARGETS.each_ref().map(|known| known.name).join(", ")
    );
    if ["c++", "g++", "clang++"]
        .iter()
        .all(|name| process::find(name).is_none())
    {
        println!("no C++ compiler: nothing is fuzzed");
        return Ok(Count::default());
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
    let mut count = Count::default();
    for together in targets.chunks(AT_ONCE) {
        let start = |target: &&Target| start(target, seconds, &built, &host);
        let running: Vec<Running> = together.iter().map(start).collect::<Result<_, _>>()?;
        for target in running {
            match wait(target)? {
                None => count.passed += 1,
                Some(broke) => {
                    count.failed += 1;
                    count.failures.push(broke);
                }
            }
        }
    }
    Ok(count)
}

/// A target that runs.
struct Running {
    name: &'static str,
    child: Child,
    log: PathBuf,
}

fn start(target: &Target, seconds: u32, built: &Path, host: &str) -> anyhow::Result<Running> {
    let name = target.name;
    let (corpus, artifacts) = (
        place::at(&format!("fuzz/corpus/{name}")),
        place::at(&format!("fuzz/artifacts/{name}/")),
    );
    fs::create_dir_all(&corpus)?;
    fs::create_dir_all(&artifacts)?;
    match name {
        "query_parser" | "quotes" => seed_lines(target.folder, &corpus)?,
        _ if target.endings.is_empty() => {}
        _ => seed_files(target, &corpus)?,
    }
    let log = built.join(format!("{name}.log"));
    let program = built.join(host).join("release").join(place::program(name));
    let child = process::command(program)
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-artifact_prefix={}", artifacts.display()))
        .args(["-seed=1", "-timeout=30", "-rss_limit_mb=4096"])
        .arg(&corpus)
        .stderr(fs::File::create(&log)?)
        .spawn()
        .with_context(|| format!("cannot start the target {name}"))?;
    Ok(Running { name, child, log })
}

/// Waits for a target's end; where it did not hold, its name and how it broke.
fn wait(running: Running) -> anyhow::Result<Option<String>> {
    let Running {
        name,
        mut child,
        log,
    } = running;
    let held = child.wait()?.success();
    let log = fs::read(&log)?;
    let log = String::from_utf8_lossy(&log);
    if held {
        println!("{name}: {}", log.lines().last().unwrap_or("ended"));
        return Ok(None);
    }
    let lines: Vec<&str> = log.lines().collect();
    println!("{}", lines[lines.len().saturating_sub(40)..].join("\n"));
    println!("{name} broke: its input is in fuzz/artifacts/{name}/");
    // A panic says where and why in two lines; a time or memory limit in one.
    let panicked = lines.iter().position(|line| line.contains("panicked at"));
    let how = match panicked {
        Some(at) => lines[at..].iter().take(2).copied().collect::<Vec<_>>(),
        None => lines
            .iter()
            .filter(|line| line.starts_with("SUMMARY:"))
            .copied()
            .collect(),
    };
    Ok(Some(format!("{name}: {}", how.join(" "))))
}

/// One file for each line of the `.txt` files of a folder.
fn seed_lines(folder: &str, corpus: &Path) -> anyhow::Result<()> {
    for path in files(folder, &["txt"])? {
        for (number, line) in fs::read_to_string(&path)?.lines().enumerate() {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            fs::write(corpus.join(format!("{stem}-{number}")), line)?;
        }
    }
    Ok(())
}

/// The files that a target begins with.
fn seed_files(target: &Target, corpus: &Path) -> anyhow::Result<()> {
    for path in files(target.folder, target.endings)? {
        fs::copy(&path, corpus.join(path.file_name().unwrap_or_default()))?;
    }
    Ok(())
}

/// The files of a folder with one of these endings.
fn files(folder: &str, endings: &[&str]) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for file in fs::read_dir(place::at(folder))? {
        let path = file?.path();
        let ending = path.extension().and_then(|ending| ending.to_str());
        if ending.is_some_and(|ending| endings.contains(&ending)) {
            files.push(path);
        }
    }
    Ok(files)
}

/// The target triple of this machine.
fn host() -> anyhow::Result<String> {
    let output = process::pipe(process::command("rustc").arg("-vV"), &[])?;
    let text = String::from_utf8(output)?;
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc names no host")?.to_owned())
}
