//! The command line: what it makes of folders, links, pipes and bad names.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::named::MODEL;
use dateline::document::{FORMATS, Format, InputFile, read};
use dateline::explore::Explorer;
use dateline::extract::extract;

/// A folder of its own for one test, empty.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

/// What `dateline ARGUMENTS` does in `folder`.
pub fn dateline(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the program runs")
}

pub fn text(bytes: &[u8]) -> &str {
    core::str::from_utf8(bytes).expect("output is UTF-8")
}

/// The `key` of each clipping's record.
fn values(output: &Output, key: &str) -> Vec<serde_json::Value> {
    text(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("a record is JSON"))
        .filter(|record| record["record"] == "clipping")
        .map(|record| record[key].clone())
        .collect()
}

#[test]
fn folders_are_read_in_name_order() {
    let folder = folder("order");
    fs::create_dir(folder.join("b")).expect("made");
    for name in ["c.txt", "a.txt", "b/z.txt", ".hidden.txt"] {
        fs::write(folder.join(name), name).expect("written");
    }
    for path in [".", "./", ".//."] {
        let output = dateline(&folder, &["extract", path]);
        assert_eq!(output.status.code(), Some(0));
        let files = values(&output, "file");
        assert_eq!(files.len(), 3, "{path}");
        if path != ".//." {
            assert_eq!(files, ["a.txt", "b/z.txt", "c.txt"], "{path}");
        }
    }
    let output = dateline(&folder, &["extract", ".//a.txt"]);
    assert_eq!(values(&output, "text"), ["a.txt"], "{output:?}");
}

#[test]
fn the_exit_status_says_how_it_went() {
    let folder = folder("status");
    fs::write(folder.join("a.txt"), "Kim met Xi.").expect("written");
    fs::write(folder.join("empty.txt"), "").expect("written");
    for (arguments, status, error) in [
        (
            &["extract", "a.txt", "empty.txt"][..],
            0,
            "empty.txt: expected text, but found an empty file: check whether the file was saved in full\n",
        ),
        (
            &["extract", "empty.txt"],
            1,
            "empty.txt: expected text, but found an empty file: check whether the file was saved in full\n",
        ),
        (&["search", "nowhere", "a.txt"], 0, ""),
        (
            &["extract"],
            2,
            "dateline: expected at least one file or folder\n",
        ),
        (
            &["extract", "--published", "soon", "a.txt"],
            2,
            "dateline: expected a date such as 2015, 2015-10 or 2015-10-10, but found `soon`\n",
        ),
        (
            &["search", "--limit", "many", "kim", "a.txt"],
            2,
            "dateline: expected a number of hits, but found `many`\n",
        ),
    ] {
        let output = dateline(&folder, arguments);
        assert_eq!(
            (output.status.code(), text(&output.stderr)),
            (Some(status), error),
            "{arguments:?}"
        );
    }
}

#[test]
fn a_record_names_the_problems_of_its_file() {
    let folder = folder("twins");
    fs::write(folder.join("a.txt"), "Kim met Xi.").expect("written");
    fs::write(folder.join("b.txt"), "Kim met Xi.").expect("written");
    let output = dateline(&folder, &["extract", "a.txt", "b.txt", "a.txt"]);
    let codes: Vec<String> = values(&output, "problems")
        .iter()
        .map(|problems| problems[0]["code"].to_string())
        .collect();
    assert_eq!(codes, ["null", "\"same-bytes\""]);
    assert!(text(&output.stderr).contains("a.txt: note: `a.txt` is in the library already"));
    let mut explorer = Explorer::default();
    for path in ["a.txt", "b.txt", "a.txt"] {
        let file = read(InputFile {
            path,
            bytes: b"Kim met Xi.",
            sidecar: None,
            ..InputFile::default()
        });
        explorer.add(extract(file, Some(&MODEL)));
    }
    assert_eq!(
        text(&output.stdout),
        explorer.extract(),
        "as the page says it"
    );
}

#[test]
fn what_a_terminal_would_obey_is_not_written_to_it() {
    let folder = folder("escapes");
    fs::write(folder.join("a.txt"), "Kim met \u{1b}[31mXi\u{7} and \u{9b}2J they talked about the letters of the summer until late at night, officials said on Monday in Pyongyang.").expect("written");
    let output = dateline(&folder, &["search", "kim", "a.txt"]);
    assert!(text(&output.stdout).contains("Kim met"), "{output:?}");
    assert!(
        !text(&output.stdout)
            .chars()
            .any(|letter| letter.is_control() && letter != '\n'),
        "{output:?}"
    );
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    use super::*;

    #[test]
    fn what_is_no_file_is_said_and_not_waited_for() {
        let folder = folder("pipes");
        fs::write(folder.join("a.txt"), "Kim met Xi.").expect("written");
        fs::create_dir(folder.join("folder.txt")).expect("made");
        let pipe = folder.join("pipe.txt");
        let made = Command::new("mkfifo").arg(&pipe).status();
        assert!(made.expect("mkfifo runs").success());
        // A path of a socket may have about 100 bytes: bind from a short one.
        let short = std::env::temp_dir().join(format!("dateline-{}", std::process::id()));
        let socket = UnixListener::bind(&short).expect("bound");
        fs::rename(&short, folder.join("socket.txt")).expect("moved");
        symlink("nowhere", folder.join("link.txt")).expect("linked");
        let output = dateline(&folder, &["extract", "."]);
        drop(socket);
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(values(&output, "file"), ["a.txt"]);
        let lost: Vec<&str> = text(&output.stderr)
            .lines()
            .map(|line| line.split(':').next().unwrap_or_default())
            .collect();
        assert_eq!(lost, ["link.txt", "pipe.txt", "socket.txt"]);
    }

    #[test]
    fn links_that_lead_back_are_followed_once() {
        let folder = folder("loop");
        fs::write(folder.join("a.txt"), "Kim met Xi.").expect("written");
        symlink(".", folder.join("b")).expect("linked");
        let inner = folder.join("d");
        fs::create_dir(&inner).expect("made");
        symlink("..", inner.join("up")).expect("linked");
        fs::write(inner.join("e.txt"), "Xi wrote to Kim.").expect("written");
        let output = dateline(&folder, &["extract", "a.txt", "b", "d"]);
        assert_eq!(
            values(&output, "file")
                .iter()
                .filter(|file| file.as_str().is_some_and(|file| file.ends_with("a.txt")))
                .count(),
            3,
            "once for each path given: {output:?}"
        );
    }

    #[test]
    fn a_name_of_any_bytes_is_read() {
        let folder = folder("names");
        for name in [
            &b"a\\b.txt"[..],
            b"caf\xE9.txt",
            b"<script>.txt",
            b"$(x) `y`.txt",
        ] {
            fs::write(folder.join(OsStr::from_bytes(name)), "Kim met Xi.").expect("written");
        }
        let output = dateline(&folder, &["extract", "."]);
        assert_eq!(
            values(&output, "file"),
            [
                "$(x) `y`.txt",
                "<script>.txt",
                "a\\b.txt",
                "caf\u{FFFD}.txt"
            ]
        );
        let named = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args([OsStr::new("extract"), OsStr::from_bytes(b"caf\xE9.txt")])
            .current_dir(&folder)
            .output()
            .expect("the program runs");
        assert_eq!(values(&named, "text"), ["Kim met Xi."]);
        let output = dateline(&folder, &["extract", "a\\b.txt"]);
        assert_eq!(values(&output, "file"), ["a\\b.txt"]);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_sidecar_that_cannot_be_read_is_said() {
        let folder = folder("sidecar");
        fs::write(folder.join("a.txt"), "Kim met Xi.").expect("written");
        // A file that opens and gives an error when read, whoever reads it.
        symlink("/proc/self/mem", folder.join("a.txt.meta.json")).expect("linked");
        let output = dateline(&folder, &["extract", "."]);
        assert_eq!(values(&output, "file"), ["a.txt"]);
        assert!(
            text(&output.stderr).starts_with("a.txt: the sidecar file could not be opened: "),
            "{output:?}"
        );
    }
}

#[test]
fn the_formats_are_listed_as_the_readme_has_them() {
    let output = dateline(&folder("formats"), &["formats"]);
    let listed = text(&output.stdout);
    let readme = include_str!("../../README.md");
    for entry in FORMATS {
        let row = listed
            .lines()
            .find(|line| line.starts_with(&format!("{} ", entry.name)));
        assert!(
            row.is_some_and(|row| row.ends_with(entry.label)),
            "{}",
            entry.name
        );
        for ending in entry.extensions {
            assert!(
                readme.contains(&format!("`.{ending}`")),
                "the README has .{ending}"
            );
            assert_eq!(
                Format::of_path(&format!("a.{ending}")),
                Some(entry.format),
                ".{ending} is of one format"
            );
        }
        assert_eq!(Format::named(entry.name), Some(entry.format));
        for mime_type in entry.mime_types {
            assert_eq!(
                Format::of_mime_type(mime_type),
                Some(entry.format),
                "{mime_type}"
            );
        }
    }
}

#[test]
fn files_are_read_as_their_reader_chose() {
    let folder = folder("chosen");
    let koi8 = [0xe4, 0xcf, 0xd2, 0xcf, 0xc7, 0xc1, b' ', 0xcb, b' ', 0xc7];
    fs::write(folder.join("koi8.txt"), koi8).expect("written");
    fs::write(
        folder.join("a.csv"),
        "kicker,body\nBridge,The bridge is open again.\n",
    )
    .expect("written");
    let run = |arguments: &[&str]| dateline(&folder, arguments);
    let title = |output: &std::process::Output| values(output, "title")[0].to_string();
    let output = run(&["extract", "--encoding", "koi8-r", "koi8.txt"]);
    assert_eq!(values(&output, "text")[0], "Дорога к г");
    let output = run(&["extract", "--as", "markdown", "koi8.txt"]);
    assert_eq!(values(&output, "format")[0], "markdown");
    let output = run(&["extract", "--columns", "title=kicker,text=body", "a.csv"]);
    assert_eq!(title(&output), "\"Bridge\"");
    let output = run(&["extract", "--columns", "title=nothing", "a.csv"]);
    assert!(
        text(&output.stderr).starts_with("a.csv: "),
        "{}",
        text(&output.stderr)
    );
    assert_eq!(
        output.status.code(),
        Some(0),
        "the table is read all the same"
    );
    for (arguments, error) in [
        (
            ["extract", "--as", "klingon", "a.csv"],
            "dateline: expected a format that `dateline formats` lists, but found `klingon`\n",
        ),
        (
            ["extract", "--encoding", "klingon", "a.csv"],
            "dateline: expected an encoding such as utf-8, windows-1251, gbk or shift_jis, but found `klingon`\n",
        ),
    ] {
        let output = run(&arguments);
        assert_eq!(
            (output.status.code(), text(&output.stderr)),
            (Some(2), error)
        );
    }
    let listed = run(&["files", "."]);
    assert!(text(&listed.stdout).contains("a.csv: csv, 1 clipping"));
    assert!(text(&listed.stdout).ends_with("2 files, 2 clippings\n"));
    let table = run(&["files", "--format", "csv", "koi8.txt"]);
    assert!(text(&table.stdout).starts_with(
        "file,format,bytes,clippings,copy_of,severity,problems,hints\r\nkoi8.txt,text,10,1,"
    ));
}

#[test]
fn events_are_listed_for_reading_and_for_others() {
    let folder = folder("events");
    let text_of = "MOSCOW, 13 September 2023 - Russian President Vladimir Putin met North Korean leader Kim \
        Jong Un on Wednesday.";
    fs::write(folder.join("a.txt"), text_of).expect("written");
    let output = dateline(&folder, &["events", "", "."]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let lines: Vec<&str> = text(&output.stdout).lines().collect();
    assert_eq!(
        lines[0],
        "2023-09-13  meeting: Vladimir Putin → met → Kim Jong Un"
    );
    assert_eq!(lines.last(), Some(&"1 of 1 event in 1 clipping"));
    let output = dateline(
        &folder,
        &["events", "--format", "csv", "--class", "meeting", "", "."],
    );
    assert_eq!(text(&output.stdout).lines().count(), 2);
    let output = dateline(&folder, &["events", "--actor", "Kim Jong Un", "", "."]);
    assert_eq!(text(&output.stdout), "0 of 1 event in 1 clipping\n");
    for (arguments, said) in [
        (
            &["events", "--class", "party", "", "."][..],
            "expected a class",
        ),
        (
            &["events", "--format", "xml", "", "."][..],
            "expected the format",
        ),
        (
            &["events", "--speaker", "Kim", "", "."][..],
            "does not go with",
        ),
    ] {
        let output = dateline(&folder, arguments);
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains(said), "{output:?}");
    }
    let help = dateline(&folder, &["events", "--help"]);
    assert!(text(&help.stdout).contains("meeting (CONSULT)"));
}
