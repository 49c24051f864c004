//! What must stay true of the house, read off its source.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms in order: each may import those before it.
const ROOMS: [&str; 7] = [
    "text", "document", "extract", "index", "query", "library", "explore",
];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder can be listed").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The lines of a file that are code, each with its number.
fn code_lines(path: &Path) -> Vec<(usize, String)> {
    let text = fs::read_to_string(path).expect("source is text");
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(number, line)| (number + 1, line.to_owned()))
        .collect()
}

#[test]
fn no_room_imports_one_to_its_right() {
    for (place, room) in ROOMS.iter().enumerate() {
        let files = rust_files(&source().join(room));
        assert!(files.len() > 1, "`{room}` has its files");
        for path in files {
            for (number, line) in code_lines(&path) {
                for later in &ROOMS[place + 1..] {
                    let named = line.contains(&format!("crate::{later}"))
                        || (line.contains("crate::{") && line.contains(&format!("{later}::")));
                    assert!(
                        !named,
                        "{}:{number}: `{room}` imports `{later}`",
                        path.display()
                    );
                }
                assert!(!line.contains("crate::wasm"), "{}:{number}", path.display());
            }
        }
    }
}

#[test]
fn every_folder_of_the_source_is_a_room() {
    let mut folders: Vec<String> = fs::read_dir(source())
        .expect("src is there")
        .filter_map(|entry| {
            entry
                .ok()
                .filter(|entry| entry.path().is_dir())
                .map(|entry| entry.file_name().to_string_lossy().into_owned())
        })
        .collect();
    folders.sort();
    let mut known: Vec<&str> = ROOMS.to_vec();
    known.extend(["bin", "wasm"]);
    known.sort_unstable();
    assert_eq!(folders, known);
}

#[test]
fn no_room_reads_files_clocks_or_chance() {
    for room in ROOMS {
        for path in rust_files(&source().join(room)) {
            for (number, line) in code_lines(&path) {
                for forbidden in [
                    "std::fs",
                    "std::net",
                    "std::time",
                    "std::env",
                    "std::io::std",
                    "std::io::{std",
                    "std::process",
                    "std::thread",
                    "SystemTime",
                    "Instant",
                    "RandomState",
                    "rand::",
                ] {
                    assert!(
                        !line.contains(forbidden),
                        "{}:{number}: `{forbidden}`",
                        path.display()
                    );
                }
            }
        }
    }
}

#[test]
fn one_room_knows_the_browser() {
    for path in rust_files(&source()) {
        let is_wasm = path.starts_with(source().join("wasm"));
        for (number, line) in code_lines(&path) {
            for crate_name in ["wasm_bindgen", "web_sys", "js_sys", "gloo"] {
                assert!(
                    is_wasm || !line.contains(crate_name),
                    "{}:{number}: `{crate_name}`",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn only_what_explore_shows_crosses_to_the_page() {
    for path in rust_files(&source()) {
        let allowed = path.starts_with(source().join("explore"));
        for (number, line) in code_lines(&path) {
            assert!(
                allowed || !line.contains("tsify"),
                "{}:{number}",
                path.display()
            );
        }
    }
}

#[test]
fn files_stay_small() {
    for path in rust_files(&source()) {
        let n_lines = fs::read_to_string(&path)
            .expect("source is text")
            .lines()
            .count();
        assert!(
            n_lines <= 500,
            "{} has {n_lines} lines: split it",
            path.display()
        );
    }
}

#[test]
fn the_page_builds_nodes_from_text_in_small_checked_files() {
    let www = Path::new(env!("CARGO_MANIFEST_DIR")).join("www");
    let mut n_files = 0;
    for entry in fs::read_dir(www).expect("www is there") {
        let path = entry.expect("www can be listed").path();
        let name = path.to_string_lossy().into_owned();
        if !name.ends_with(".js") {
            continue;
        }
        n_files += 1;
        let text = fs::read_to_string(&path).expect("source is text");
        assert!(
            text.starts_with("// @ts-check"),
            "{name}: types are checked"
        );
        assert!(text.lines().count() <= 300, "{name}: split it");
        for forbidden in [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "unsafeHTML",
            "eval(",
            "new Function",
            "XMLHttpRequest",
            "WebSocket",
            "sendBeacon",
        ] {
            assert!(!text.contains(forbidden), "{name}: `{forbidden}`");
        }
    }
    assert!(n_files > 20, "the shell has its files");
}
