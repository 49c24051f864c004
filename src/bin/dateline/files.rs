use std::fs;
use std::io::{IsTerminal, Write};
use std::path::Path;

use dateline::document::{InputFile, MAX_FILE_BYTES, ProblemCode, ReadFile, read, refused};

/// The ending of the file that describes another.
const SIDECAR: &str = ".meta.json";

/// A file to read, or why it cannot be.
enum Entry {
    File {
        path: String,
        sidecar: Option<String>,
    },
    Refused {
        path: String,
        code: ProblemCode,
        detail: String,
    },
}

/// Reads files, and folders in name order, and hands each to `add`; gives the
/// clippings that `add` says it took. A bar on a terminal says how far it is.
pub fn read_all(
    paths: &[String],
    published: Option<&str>,
    mut add: impl FnMut(ReadFile) -> u32,
) -> u32 {
    let mut entries = Vec::new();
    for path in paths {
        collect(&path.replace('\\', "/"), &mut entries);
    }
    let show_progress = std::io::stderr().is_terminal();
    let mut n_clippings = 0;
    for (done, entry) in entries.iter().enumerate() {
        if show_progress && (done % 64 == 0) {
            eprint!("\r{done} of {} files", entries.len());
            let _ = std::io::stderr().flush();
        }
        n_clippings += add(read_entry(entry, published));
    }
    if show_progress {
        eprint!("\r{:40}\r", "");
    }
    n_clippings
}

fn read_entry(entry: &Entry, published: Option<&str>) -> ReadFile {
    let (path, sidecar) = match entry {
        Entry::File { path, sidecar } => (path, sidecar),
        Entry::Refused { path, code, detail } => return refused(path, *code, detail),
    };
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return refused(path, ProblemCode::Unreadable, &error.to_string()),
    };
    let sidecar = sidecar.as_ref().and_then(|sidecar| fs::read(sidecar).ok());
    read(InputFile {
        path,
        bytes: &bytes,
        sidecar: sidecar.as_deref(),
        published,
    })
}

/// Gathers the files under `path`: folders by the names of what is in them,
/// names that begin with a point left out.
fn collect(path: &str, entries: &mut Vec<Entry>) {
    let shown = path.trim_start_matches("./").to_owned();
    let refuse = |code, detail: String| Entry::Refused {
        path: shown.clone(),
        code,
        detail,
    };
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) => return entries.push(refuse(ProblemCode::Unreadable, error.to_string())),
    };
    if metadata.is_dir() {
        let listed = match fs::read_dir(path) {
            Ok(listed) => listed,
            Err(error) => return entries.push(refuse(ProblemCode::Unreadable, error.to_string())),
        };
        let mut names: Vec<String> = listed
            .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
            .collect();
        names.retain(|name| !name.starts_with('.'));
        names.sort_unstable();
        names
            .iter()
            .for_each(|name| collect(&format!("{}/{name}", path.trim_end_matches('/')), entries));
        return;
    }
    if let Some(described) = path.strip_suffix(SIDECAR) {
        if !Path::new(described).is_file() {
            entries.push(refuse(ProblemCode::OrphanSidecar, String::new()));
        }
        return;
    }
    if metadata.len() > MAX_FILE_BYTES {
        return entries.push(refuse(ProblemCode::TooLarge, metadata.len().to_string()));
    }
    let sidecar = format!("{path}{SIDECAR}");
    let sidecar = Path::new(&sidecar).is_file().then_some(sidecar);
    entries.push(Entry::File {
        path: shown,
        sidecar,
    });
}
