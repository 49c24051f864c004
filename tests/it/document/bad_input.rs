//! What is wrong in a file is said; what is right in it is read.

use dateline::document::{Basis, InputFile, MAX_FILE_BYTES, ProblemCode, Severity, read};

fn problem(path: &str, bytes: &[u8]) -> (ProblemCode, String) {
    let read = read(InputFile {
        path,
        bytes,
        sidecar: None,
        ..InputFile::default()
    });
    assert_eq!(read.problems.len(), 1, "{path}: {:?}", read.problems);
    assert!(!read.problems[0].hint.is_empty());
    let lost = read.problems[0].code.severity() == Severity::Lost;
    assert_eq!(read.clippings.is_empty(), lost);
    (read.problems[0].code, read.problems[0].message.clone())
}

#[test]
fn each_problem_says_what_was_expected_and_found() {
    use ProblemCode::*;
    let cases: [(&str, &[u8], ProblemCode, &str); 10] = [
        (
            "a.txt",
            b"",
            Empty,
            "expected text, but found an empty file",
        ),
        (
            "a.txt",
            b" \r\n\t",
            Empty,
            "expected text, but found white space only",
        ),
        (
            "a.txt",
            b"\xEF\xBB\xBF",
            Empty,
            "expected text, but found white space only",
        ),
        (
            "a.txt",
            b"ID3\x03\0",
            Binary,
            "expected text, but found a sound file (MP3)",
        ),
        (
            "a.md",
            b"\x89PNG\r\n\x1a\n\0",
            Binary,
            "expected text, but found a PNG picture",
        ),
        (
            "a.txt",
            b"\0\x01\x02",
            Binary,
            "expected text, but found bytes that are no text",
        ),
        (
            "a.png",
            b"\x89PNG\r\n\x1a\n\0",
            UnknownFormat,
            "expected a format that is read, but found a PNG picture with `.png`",
        ),
        (
            "picture",
            b"GIF89a\0",
            UnknownFormat,
            "expected a format that is read, but found a GIF picture with no ending",
        ),
        (
            "a.txt",
            "one\ntwo é è ê ë"
                .as_bytes()
                .split_last()
                .expect("not empty")
                .1,
            BadBytes,
            "expected UTF-8, but found 1 place that is not valid in it",
        ),
        (
            "a.txt",
            b"caf\xE9",
            GuessedEncoding,
            "expected UTF-8, but found other bytes, read as windows-1252 by a guess",
        ),
    ];
    for (path, bytes, code, message) in cases {
        assert_eq!(problem(path, bytes), (code, message.to_string()));
    }
}

#[test]
fn bad_bytes_name_their_line() {
    let bytes = b"one\r\ntwo\r\nthr\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xFF";
    let read = read(InputFile {
        path: "a.txt",
        bytes,
        sidecar: None,
        ..InputFile::default()
    });
    assert_eq!(read.problems[0].line, Some(3));
}

#[test]
fn a_file_that_is_too_large_is_refused() {
    let bytes = vec![b'a'; MAX_FILE_BYTES as usize + 1];
    for (n_bytes, told) in [
        (
            bytes.len(),
            "expected a file of at most 256 MB, but found `a.txt` of 257 MB",
        ),
        (
            64_000_001,
            "expected a file of at most 64 MB (Plain text), but found one of 65 MB",
        ),
    ] {
        let (code, message) = problem("a.txt", &bytes[..n_bytes]);
        assert_eq!((code, message.as_str()), (ProblemCode::TooLarge, told));
    }
}

#[test]
fn one_byte_is_a_clipping() {
    let read = read(InputFile {
        path: "folder/a.txt",
        bytes: b"a",
        sidecar: None,
        ..InputFile::default()
    });
    assert!(read.problems.is_empty());
    assert_eq!(read.clippings[0].headline.title.value, "a");
    assert_eq!(read.clippings[0].language, None);
}

#[test]
fn text_with_another_ending_is_text() {
    let read = read(InputFile {
        path: "notes.log",
        bytes: b"The road is open.",
        sidecar: None,
        ..InputFile::default()
    });
    assert!(read.problems.is_empty());
    assert_eq!(read.clippings[0].text, "The road is open.");
}

#[test]
fn a_title_of_marks_is_still_a_title() {
    for text in [
        "?",
        "...",
        "-0-",
        "###",
        "> ",
        "\u{FFFD}",
        "\"\"",
        "Advertisement",
    ] {
        let read = read(InputFile {
            path: "a.txt",
            bytes: text.as_bytes(),
            sidecar: None,
            ..InputFile::default()
        });
        assert!(!read.clippings[0].headline.title.value.is_empty(), "{text}");
    }
}

#[test]
fn the_given_date_counts_only_where_none_is_known() {
    let date = |text: &str, given| {
        let read = read(InputFile {
            path: "a.txt",
            bytes: text.as_bytes(),
            sidecar: None,
            published: Some(given),
            ..InputFile::default()
        });
        (
            read.clippings[0]
                .published
                .as_ref()
                .map(|date| (date.value.to_string(), date.basis)),
            read.problems.len(),
        )
    };
    assert_eq!(
        date("The road is open.", "2019-09"),
        (Some(("2019-09".into(), Basis::Metadata)), 0)
    );
    assert_eq!(
        date(
            "October 10, 2020\n\nThe road over the hill is open again, the district said.",
            "2019"
        )
        .0,
        Some(("2020-10-10".into(), Basis::Stated))
    );
    assert_eq!(date("The road is open.", "soon"), (None, 1));
}

#[test]
fn marks_of_other_languages_stay_text() {
    for text in [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "javascript:alert(1)",
        "{{7*7}}",
    ] {
        for path in ["a.txt", "<script>.txt"] {
            let read = read(InputFile {
                path,
                bytes: text.as_bytes(),
                sidecar: None,
                ..InputFile::default()
            });
            assert_eq!(read.clippings[0].text, text);
            assert_eq!(read.clippings[0].file, path);
        }
    }
}
