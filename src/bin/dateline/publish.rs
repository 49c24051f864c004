//! `dateline publish`: a static site whose library is fetched in chunks.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dateline::library::published::{self, Published, usual_chunk_bytes};
use xxhash_rust::xxh3::Xxh3;

use crate::arguments::Paths;
use crate::{NOTHING_READ, WRONG_ARGUMENTS, beside, pack, read_library};

/// Where the chunks are.
const CHUNKS: &str = "library";
/// The head of the library.
const HEAD: &str = "library.bin";
const SERVICE_WORKER: &str = "sw.js";
/// The single file, which readers of the site take home with the library in it.
const SINGLE_FILE: &str = "dateline.html";
/// What is fetched when something is added, or not at all: the rest is kept with the first
/// visit, so that the site opens without a network.
const LATER: [&str; 7] = [
    "core.wasm",
    "worker.js",
    "reader.wasm",
    "reader-worker.js",
    "names.model",
    "stemmers.wasm",
    SINGLE_FILE,
];

/// Writes a site with a library of `paths` to the folder `out`; its parts are those of the
/// site in the folder `site`, else of the one beside this program.
pub fn publish(paths: &Paths, title: Option<&str>, site: Option<&str>, out: &str) -> ExitCode {
    let found = || Some(beside::find("site/index.html")?.parent()?.to_owned());
    let Some(site) = site.map(PathBuf::from).or_else(found) else {
        eprintln!("dateline: expected a folder `site` beside this program: name one with --site");
        return ExitCode::from(WRONG_ARGUMENTS);
    };
    let parts = match read_parts(&site) {
        Ok(parts) => parts,
        Err(error) => {
            let site = site.display();
            eprintln!("{site}: expected the parts of a Dateline site, but {error}");
            eprintln!("{site}: build one with `cargo xtask build`");
            return ExitCode::from(WRONG_ARGUMENTS);
        }
    };
    let out = Path::new(out);
    if !may_be_written(out) {
        eprintln!(
            "{}: expected an empty folder or an earlier site, but found something else: name another with -o",
            out.display()
        );
        return ExitCode::from(WRONG_ARGUMENTS);
    }
    let (mut explorer, n_clippings) = read_library(paths);
    if n_clippings == 0 {
        eprintln!("dateline: nothing could be read, so no site was written");
        return ExitCode::from(NOTHING_READ);
    }
    let library = explorer.save(title);
    let chunk_bytes = usual_chunk_bytes(library.len());
    let published = published::publish(library, chunk_bytes);
    let published = published.expect("a library that was just saved is whole");
    let n_chunks = published.chunks.len();
    match write(out, parts, published, title.unwrap_or_default()) {
        Ok(n_first) => {
            eprintln!(
                "{}: {n_clippings} clippings; {} KB before the first question, then {n_chunks} parts as they are asked for",
                out.display(),
                n_first / 1000
            );
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}: the site could not be written: {error}", out.display());
            ExitCode::from(NOTHING_READ)
        }
    }
}

/// A file of a site: its path, with `/`, and its bytes.
type Part = (String, Vec<u8>);

/// The files of a site, without its library.
fn read_parts(site: &Path) -> io::Result<Vec<Part>> {
    let mut parts = Vec::new();
    for folder in ["", "icons"] {
        for entry in fs::read_dir(site.join(folder))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name != HEAD && entry.file_type()?.is_file() {
                let path = match folder {
                    "" => name,
                    folder => format!("{folder}/{name}"),
                };
                parts.push((path, fs::read(entry.path())?));
            }
        }
    }
    parts.sort();
    let needed = LATER
        .iter()
        .chain(&["index.html", "slim.wasm", SERVICE_WORKER]);
    for name in needed {
        if !parts.iter().any(|(path, _)| path == name) {
            return Err(io::Error::other(format!("found no `{name}`")));
        }
    }
    Ok(parts)
}

/// Nothing is there, or an empty folder, or a site that was published before.
fn may_be_written(out: &Path) -> bool {
    match fs::read_dir(out) {
        Ok(mut entries) => {
            entries.next().is_none()
                || [HEAD, SERVICE_WORKER, "index.html"]
                    .iter()
                    .all(|name| out.join(name).is_file())
        }
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

/// Writes the site; gives the bytes that are fetched before the first question.
fn write(out: &Path, mut parts: Vec<Part>, published: Published, title: &str) -> io::Result<usize> {
    for (name, bytes) in &mut parts {
        let text = || String::from_utf8_lossy(bytes);
        match name.as_str() {
            "index.html" => *bytes = with_title(&text(), title).into_bytes(),
            SINGLE_FILE => {
                let page = text();
                let empty =
                    pack::split_page(&page).map(|(before, after)| format!("{before}{after}"));
                *bytes = empty.unwrap_or_default().into_bytes();
            }
            _ => {}
        }
    }
    parts.push((HEAD.to_owned(), published.head));
    let first = [
        "index.html",
        "style.css",
        "shell.js",
        "slim-worker.js",
        "slim.wasm",
        HEAD,
    ];
    let n_first = (parts.iter())
        .filter(|(name, _)| first.contains(&name.as_str()))
        .map(|(_, bytes)| bytes.len())
        .sum();
    let list = kept(&parts);
    for (name, bytes) in &mut parts {
        if name == SERVICE_WORKER {
            let text = String::from_utf8_lossy(bytes);
            // The first line is the list of another site.
            let script = text.split_once('\n').map_or("", |(_, script)| script);
            *bytes = format!("{list}\n{script}").into_bytes();
        }
    }
    let chunks = out.join(CHUNKS);
    if chunks.exists() {
        fs::remove_dir_all(&chunks)?;
    }
    fs::create_dir_all(&chunks)?;
    fs::create_dir_all(out.join("icons"))?;
    for (name, bytes) in published.chunks {
        fs::write(chunks.join(format!("{name}.bin")), bytes)?;
    }
    for (name, bytes) in parts {
        fs::write(out.join(name), bytes)?;
    }
    Ok(n_first)
}

/// The page with the library's title in its head, for those who list and link it.
fn with_title(page: &str, title: &str) -> String {
    let (Some(start), Some(end)) = (page.find("<title>"), page.find("</title>")) else {
        return page.to_owned();
    };
    if title.is_empty() {
        return page.to_owned();
    }
    let title = title
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let (before, after) = (&page[..start + "<title>".len()], &page[end..]);
    format!("{before}{title}{after}")
}

/// What the service worker keeps with the first visit, and what when it is fetched; under a
/// version of its own for what is in them.
fn kept(parts: &[Part]) -> String {
    let mut all = Xxh3::new();
    let (mut files, mut later) = (Vec::new(), vec![format!("\"{CHUNKS}/\"")]);
    for (name, bytes) in parts {
        all.update(name.as_bytes());
        all.update(bytes);
        match name.as_str() {
            SERVICE_WORKER => {}
            "index.html" => files.push("\"./\"".to_owned()),
            name if LATER.contains(&name) => later.push(format!("{name:?}")),
            name => files.push(format!("{name:?}")),
        }
    }
    format!(
        "self.DATELINE={{version:\"{:016x}\",files:[{}],later:[{}]}};",
        all.digest(),
        files.join(","),
        later.join(",")
    )
}
