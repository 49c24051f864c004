//! `dateline publish`: what it writes, and what it refuses.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use dateline::library::published::{give, read_head};

use crate::command_line::{dateline, folder, text};

/// The parts of a site, with a line of each in the place of what they are.
const PARTS: [&str; 13] = [
    "index.html",
    "style.css",
    "shell.js",
    "slim-worker.js",
    "slim.wasm",
    "stemmers.wasm",
    "worker.js",
    "core.wasm",
    "reader-worker.js",
    "reader.wasm",
    "names.model",
    "manifest.webmanifest",
    "icons/icon.svg",
];

/// A folder with a text and a site without anything in its parts.
fn given(name: &str) -> PathBuf {
    let folder = folder(name);
    fs::create_dir_all(folder.join("parts/icons")).expect("made");
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).expect("written");
    for part in PARTS {
        write(&format!("parts/{part}"), part);
    }
    write(
        "parts/index.html",
        "<head><title>Dateline</title></head><body>",
    );
    write(
        "parts/dateline.html",
        "<p><script type=\"application/octet-stream\" id=\"library\">c2VlZHM=</script></body>",
    );
    write("parts/library.bin", "seeds");
    write(
        "parts/sw.js",
        "self.DATELINE={version:\"0\",files:[\"./\"]};\n// the script\n",
    );
    write(
        "a.txt",
        "Kim sent a letter to Xi on Monday, officials said.",
    );
    folder
}

/// The files of a folder and what is in them.
fn files(folder: &Path) -> BTreeSet<String> {
    let mut files = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("it is there") {
        let entry = entry.expect("it can be read");
        let name = entry.file_name().to_string_lossy().into_owned();
        match entry.path().is_dir() {
            true => files
                .extend((self::files(&entry.path()).iter()).map(|file| format!("{name}/{file}"))),
            false => {
                files.insert(name);
            }
        }
    }
    files
}

#[test]
fn a_site_is_written_with_the_library_in_parts() {
    let folder = given("published");
    let publish = [
        "publish",
        "--title",
        "Letters & <more>",
        "--site",
        "parts",
        "-o",
        "out",
        "a.txt",
    ];
    let output = dateline(&folder, &publish);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let read = |name: &str| fs::read_to_string(folder.join("out").join(name)).expect(name);
    assert!(
        text(&output.stderr).starts_with("out: 1 clippings; "),
        "{output:?}"
    );
    assert_eq!(
        read("index.html"),
        "<head><title>Letters &amp; &lt;more&gt;</title></head><body>"
    );
    assert_eq!(
        read("dateline.html"),
        "<p><script type=\"application/octet-stream\" id=\"library\"></script></body>"
    );
    let worker = read("sw.js");
    let (list, script) = worker.split_once('\n').expect("a list and a script");
    assert_eq!(script, "// the script\n");
    let (files_kept, later) = list.split_once("],later:[").expect("two lists");
    let has = |list: &str, name: &str| list.contains(&format!("\"{name}\""));
    for first in ["./", "library.bin", "slim.wasm", "icons/icon.svg"] {
        assert!(
            has(files_kept, first) && !has(later, first),
            "{first}: {list}"
        );
    }
    for one in [
        "library/",
        "core.wasm",
        "reader.wasm",
        "names.model",
        "dateline.html",
    ] {
        assert!(has(later, one) && !has(files_kept, one), "{one}: {list}");
    }
    assert!(!list.contains("sw.js"));

    // The chunks that the head speaks of, those alone, and together the library.
    let check = || {
        let head = fs::read(folder.join("out/library.bin")).expect("it is there");
        let chunks = read_head(&head).expect("it is whole");
        let all = files(&folder.join("out"));
        let (in_library, others): (Vec<&String>, Vec<&String>) =
            all.iter().partition(|file| file.starts_with("library/"));
        assert_eq!(others.len(), PARTS.len() + 3);
        for file in &in_library {
            let name = file.trim_start_matches("library/").trim_end_matches(".bin");
            let bytes = fs::read(folder.join("out").join(file)).expect("it is there");
            give(&chunks, name, bytes).expect("it is one of them");
        }
        assert!(chunks.joined().is_some());
    };
    check();

    // Anew, with another text: what was there goes, and the version is another.
    fs::write(
        folder.join("a.txt"),
        "Xi answered Kim on Tuesday, officials said.",
    )
    .expect("written");
    assert_eq!(dateline(&folder, &publish).status.code(), Some(0));
    assert_ne!(read("sw.js"), worker);
    check();
}

#[test]
fn what_cannot_be_written_is_refused_and_nothing_is_touched() {
    let folder = given("unpublished");
    fs::create_dir_all(folder.join("full")).expect("made");
    fs::write(folder.join("full/letter.txt"), "Dear Kim,").expect("written");
    fs::write(folder.join("empty.txt"), "").expect("written");
    for (arguments, status, error) in [
        (
            &["--site", "parts", "-o", "full", "a.txt"][..],
            2,
            "full: expected an empty folder or an earlier site, but found something else: name another with -o\n",
        ),
        (
            &["--site", "parts", "-o", "a.txt", "a.txt"],
            2,
            "a.txt: expected an empty folder or an earlier site, but found something else: name another with -o\n",
        ),
        (
            &["--site", "parts", "a.txt"],
            2,
            "dateline: expected a folder for the site after `-o`\n",
        ),
        (
            &["--site", "parts", "-o", "out"],
            2,
            "dateline: expected at least one file or folder\n",
        ),
        (
            &["--site", "full", "-o", "out", "a.txt"],
            2,
            "full: expected the parts of a Dateline site, but ",
        ),
        (
            &["--site", "parts", "-o", "out", "empty.txt"],
            1,
            "dateline: nothing could be read, so no site was written\n",
        ),
    ] {
        let output = dateline(&folder, &[&["publish"], arguments].concat());
        assert_eq!(output.status.code(), Some(status), "{arguments:?}");
        assert!(text(&output.stderr).contains(error), "{output:?}");
        assert!(!folder.join("out").exists(), "{arguments:?}");
    }
    assert_eq!(files(&folder.join("full")).len(), 1);
    fs::remove_file(folder.join("parts/slim.wasm")).expect("removed");
    let output = dateline(
        &folder,
        &["publish", "--site", "parts", "-o", "out", "a.txt"],
    );
    assert!(
        text(&output.stderr).contains("found no `slim.wasm`"),
        "{output:?}"
    );
}
