//! The files in an archive, each read as a part.

use crate::document::format::{extension, file_name};
use crate::document::reading::{Reading, Source};
use crate::document::sidecar::one_line;
use crate::document::{Format, ProblemCode};
use crate::text::Map;
use std::borrow::Cow;

/// What stands behind the name of a file for the name of its sidecar.
const SIDECAR: &str = ".meta.json";
/// Names listed in a note.
const MAX_NAMES: usize = 5;

/// Endings of files that have no article though some are text: of what a page
/// was saved with.
const NO_ARTICLES: &[&str] = &[
    "css", "js", "mjs", "map", "svg", "png", "jpg", "jpeg", "gif", "webp", "avif", "ico", "bmp",
    "tif", "tiff", "heic", "mp3", "mp4", "m4a", "m4v", "mov", "avi", "mkv", "webm", "wav", "ogg",
    "flac", "woff", "woff2", "ttf", "otf", "eot", "exe", "dll", "so", "dylib", "class", "pyc", "o",
    "wasm", "iso", "dmg", "db", "sqlite", "psd", "ai", "swf",
];

/// Gives the bytes of the member with this place.
type BytesOf<'f, 'a> = dyn FnMut(usize, &mut Reading<'_>) -> Option<Cow<'a, [u8]>> + 'f;

/// Reads the files of an archive in their order; `bytes_of` gives those of the
/// name at a place. Files that programs leave for themselves are passed over, a
/// sidecar counts for the file beside it, and what is of no kind that is read
/// becomes one note.
pub fn read_members<'a>(
    names: &[String],
    reading: &mut Reading<'_>,
    bytes_of: &mut BytesOf<'_, 'a>,
) {
    let mut places: Map<&str, usize> = Map::new();
    places.extend((names.iter().enumerate()).map(|(at, name)| (name.as_str(), at)));
    let mut left_out: Vec<&str> = Vec::new();
    for (at, name) in names.iter().enumerate() {
        if reading.is_full() {
            break;
        }
        let is_sidecar = |name: &str| {
            name.strip_suffix(SIDECAR)
                .is_some_and(|base| places.contains_key(base))
        };
        // Of a name that comes twice the last one counts.
        let is_older = places.get(name.as_str()) != Some(&at);
        if is_clutter(name) || is_sidecar(name) || is_older {
            continue;
        }
        if has_no_article(name) {
            left_out.push(name);
            continue;
        }
        let Some(bytes) = bytes_of(at, reading) else {
            continue;
        };
        let source = Source::new(name, &bytes);
        if bytes.is_empty() || !reading.is_readable(&source) {
            left_out.push(name);
            continue;
        }
        let sidecar = places.get(format!("{name}{SIDECAR}").as_str());
        let sidecar = sidecar.and_then(|at| bytes_of(*at, reading));
        match sidecar {
            Some(sidecar) => reading.inside_with(source, &sidecar),
            None => reading.inside(source),
        };
    }
    note_left_out(&left_out, reading);
}

/// Folders, and what programs leave in archives for themselves.
fn is_clutter(name: &str) -> bool {
    let is_hidden = |piece: &str| piece.starts_with('.') && !matches!(piece, "." | "..");
    let file = file_name(name);
    name.ends_with(['/', '\\'])
        || name
            .split(['/', '\\'])
            .any(|piece| piece == "__MACOSX" || is_hidden(piece))
        || file.starts_with("~$")
        || ["thumbs.db", "desktop.ini", "icon\r"].contains(&file.to_ascii_lowercase().as_str())
}

fn has_no_article(name: &str) -> bool {
    let ending = extension(name).unwrap_or_default().to_ascii_lowercase();
    NO_ARTICLES.contains(&ending.as_str()) && Format::of_path(name).is_none()
}

/// One note for all files that are of no kind that is read.
pub fn note_left_out(names: &[&str], reading: &mut Reading<'_>) {
    if names.is_empty() {
        return;
    }
    let files = if names.len() == 1 { "1 file" } else { "files" };
    let files = match names.len() {
        1 => files.to_string(),
        n => format!("{n} {files}"),
    };
    let message = format!("{files} without an article left out: {}", listed(names));
    reading.problem(
        ProblemCode::LeftOut,
        message,
        "if one of them has a text, unpack it and save it as text",
    );
}

/// `a`, `b` and 3 more
pub fn listed(names: &[&str]) -> String {
    let shown: Vec<String> = names
        .iter()
        .take(MAX_NAMES)
        .map(|name| format!("`{}`", short(name)))
        .collect();
    match names.len().saturating_sub(MAX_NAMES) {
        0 => shown.join(", "),
        n_more => format!("{} and {n_more} more", shown.join(", ")),
    }
}

fn short(name: &str) -> String {
    let line = one_line(name);
    match line.len() > 80 {
        true => format!("{}…", &line[..line.floor_char_boundary(80)]),
        false => line,
    }
}
