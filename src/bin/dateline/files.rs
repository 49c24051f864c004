use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io::{IsTerminal, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use dateline::document::{
    InputFile, MAX_FILE_BYTES, Problem, ProblemCode, ReadFile, TableMapping, read, refused,
    table_preview, unreadable_sidecar,
};
use dateline::explore::Explorer;
use dateline::extract::{Extracted, NameModel, extract};

use crate::arguments::Paths;

/// What names are told by.
const MODEL: &[u8] = include_bytes!("../../../assets/names.model");
/// The ending of the file that describes another.
const SIDECAR: &str = ".meta.json";

/// Words that a segment of a library holds which is asked once it is whole.
const SEGMENT_WORDS: usize = 1_500_000;

/// A library for the files of a command line.
pub fn new_library() -> Explorer {
    let mut explorer = Explorer::default();
    explorer.library().gather(SEGMENT_WORDS);
    explorer
}

/// A file to read, or why it cannot be.
enum Entry {
    File {
        path: PathBuf,
        shown: String,
        sidecar: Option<PathBuf>,
    },
    Refused {
        shown: String,
        code: ProblemCode,
        detail: String,
    },
}

/// Reads files, and folders in name order, and hands each to `add`; gives the
/// clippings that `add` says it took. A bar on a terminal says how far it is.
pub fn read_all(paths: &Paths, mut add: impl FnMut(Extracted) -> u32) -> u32 {
    let mut entries = Vec::new();
    for path in &paths.paths {
        let shown = if cfg!(windows) {
            path.to_string_lossy().replace('\\', "/")
        } else {
            path.to_string_lossy().into_owned()
        };
        collect(
            Path::new(path),
            without_point(&shown),
            &mut BTreeSet::new(),
            &mut entries,
        );
    }
    let show_progress = std::io::stderr().is_terminal();
    let mut n_clippings = 0;
    let model = NameModel::open(MODEL.to_vec()).ok();
    for (done, entry) in entries.iter().enumerate() {
        if show_progress && (done % 64 == 0) {
            eprint!("\r{done} of {} files", entries.len());
            let _ = std::io::stderr().flush();
        }
        n_clippings += add(extract(read_entry(entry, paths), model.as_ref()));
    }
    if show_progress {
        eprint!("\r{:40}\r", "");
    }
    n_clippings
}

fn read_entry(entry: &Entry, chosen: &Paths) -> ReadFile {
    let (path, shown, sidecar) = match entry {
        Entry::File {
            path,
            shown,
            sidecar,
        } => (path, shown, sidecar),
        Entry::Refused {
            shown,
            code,
            detail,
        } => return refused(shown, *code, detail),
    };
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return refused(shown, ProblemCode::Unreadable, &error.to_string()),
    };
    let sidecar = sidecar.as_ref().map(fs::read);
    let file = InputFile {
        path: shown,
        bytes: &bytes,
        sidecar: sidecar.as_ref().and_then(|bytes| bytes.as_deref().ok()),
        published: chosen.published.as_deref(),
        format: chosen.format,
        encoding: chosen.encoding.as_deref(),
        columns: None,
    };
    let columns = chosen.columns.as_deref();
    let Ok(mut read) = catch_unwind(AssertUnwindSafe(|| read_by(file, columns))) else {
        return refused(shown, ProblemCode::ReaderCrashed, "");
    };
    if let Some(Err(error)) = &sidecar {
        read.problems
            .push(unreadable_sidecar(shown, &error.to_string()));
    }
    read
}

/// Reads a file; `words` say what the columns are if it is a table.
fn read_by(file: InputFile<'_>, words: Option<&str>) -> ReadFile {
    let preview = words.and_then(|words| Some((words, table_preview(file)?)));
    let Some((words, preview)) = preview else {
        return read(file);
    };
    match TableMapping::parse(words, &preview) {
        Ok(columns) => read(InputFile {
            columns: Some(&columns),
            ..file
        }),
        Err(message) => {
            let mut read = read(file);
            let hint = "the table was read as its columns were recognised";
            let problem = Problem::new(ProblemCode::BadColumns, file.path, message, hint);
            read.problems.push(problem);
            read
        }
    }
}

/// Gathers the files under `path`, which is `shown` to the reader: folders by
/// the names of what is in them, each once however many links lead to it, names
/// that begin with a point left out.
fn collect(path: &Path, shown: String, seen: &mut BTreeSet<PathBuf>, entries: &mut Vec<Entry>) {
    let refuse = |code, detail: String| Entry::Refused {
        shown: shown.clone(),
        code,
        detail,
    };
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) => return entries.push(refuse(ProblemCode::Unreadable, error.to_string())),
    };
    if metadata.is_dir() {
        if !seen.insert(fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())) {
            return entries.push(refuse(ProblemCode::AlreadyInLibrary, String::new()));
        }
        let listed = match fs::read_dir(path) {
            Ok(listed) => listed,
            Err(error) => return entries.push(refuse(ProblemCode::Unreadable, error.to_string())),
        };
        let mut names: Vec<OsString> = listed
            .filter_map(|entry| Some(entry.ok()?.file_name()))
            .collect();
        names.sort_unstable();
        for name in &names {
            let shown_name = name.to_string_lossy();
            if !shown_name.starts_with('.') {
                let shown = format!("{}/{shown_name}", shown.trim_end_matches('/'));
                collect(&path.join(name), without_point(&shown), seen, entries);
            }
        }
        return;
    }
    let described = path
        .file_name()
        .and_then(|name| name.to_str()?.strip_suffix(SIDECAR));
    if let Some(described) = described {
        if !path.with_file_name(described).is_file() {
            entries.push(refuse(ProblemCode::OrphanSidecar, String::new()));
        }
        return;
    }
    if !metadata.is_file() {
        // Reading a pipe would wait for ever, reading a device never end.
        let detail = "it is no file, but a pipe, a socket or a device".to_owned();
        return entries.push(refuse(ProblemCode::Unreadable, detail));
    }
    if metadata.len() > MAX_FILE_BYTES {
        return entries.push(refuse(ProblemCode::TooLarge, metadata.len().to_string()));
    }
    let mut sidecar = path.as_os_str().to_owned();
    sidecar.push(SIDECAR);
    let sidecar = PathBuf::from(sidecar);
    entries.push(Entry::File {
        path: path.to_owned(),
        shown,
        sidecar: sidecar.is_file().then_some(sidecar),
    });
}

/// `path` without the `./` that says nothing.
fn without_point(path: &str) -> String {
    match path.strip_prefix("./") {
        Some(rest) if !rest.is_empty() && !rest.starts_with('/') => without_point(rest),
        _ => path.to_owned(),
    }
}
