//! The library: what is added stays, what is saved opens, what is broken says so.

use dateline::document::{InputFile, ProblemCode, ReadFile, read};
use dateline::explore::{Explorer, Question, json_lines};
use dateline::library::{Library, OpenError, VERSION};
use proptest::prelude::*;

use crate::samples::clippings;

fn file(path: &str, text: &str) -> ReadFile {
    read(InputFile {
        path,
        bytes: text.as_bytes(),
        sidecar: None,
        ..InputFile::default()
    })
}

fn filled(texts: &[&str]) -> Library {
    let mut library = Library::default();
    for (number, text) in texts.iter().enumerate() {
        library.add(file(&format!("{number}.txt"), text));
    }
    library
}

const TEXTS: [&str; 3] = [
    "Kim sent a letter on Monday, officials said.",
    "Xi sent an answer the next day, state media reported.",
    "Nobody wrote.",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn what_is_saved_opens_as_it_was(clippings in clippings(), pauses in prop::collection::vec(any::<bool>(), 14)) {
        let mut library = Library::default();
        let mut paused = Library::default();
        for (clipping, pause) in clippings.iter().zip(pauses) {
            library.add(ReadFile { clippings: vec![clipping.clone()], ..ReadFile::default() });
            paused.add(ReadFile { clippings: vec![clipping.clone()], ..ReadFile::default() });
            if pause {
                paused.flush();
            }
        }
        let bytes = library.save();
        prop_assert_eq!(&paused.save(), &bytes, "how a library grew does not show in its bytes");
        let mut opened = Library::open(bytes.clone()).expect("what was saved opens");
        prop_assert_eq!(json_lines(&mut opened), json_lines(&mut library));
        prop_assert_eq!(opened.save(), bytes);
    }

    #[test]
    fn a_flipped_or_cut_byte_is_refused(place in any::<prop::sample::Index>(), bit in 0u8..8, cut: bool) {
        let whole = filled(&TEXTS).save();
        let mut bytes = whole.clone();
        let place = place.index(bytes.len());
        if cut { bytes.truncate(place) } else { bytes[place] ^= 1 << bit }
        match Library::open(bytes) {
            Err(_) => {}
            // What is concluded is told anew instead.
            Ok(mut opened) => prop_assert!(!cut && opened.save() == whole, "byte {place}"),
        }
    }

    #[test]
    fn any_bytes_open_or_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..200), begins_well: bool) {
        let bytes = if begins_well { [&b"DATELINE\x07\0\0\0"[..], &bytes].concat() } else { bytes };
        prop_assert!(Library::open(bytes).is_err());
    }
}

/// The three clippings that the page opens with, as earlier versions saved them.
const OLDER: [&[u8]; 5] = [
    include_bytes!("../cases/library/version-1.dateline"),
    include_bytes!("../cases/library/version-2.dateline"),
    include_bytes!("../cases/library/version-3.dateline"),
    include_bytes!("../cases/library/version-4.dateline"),
    include_bytes!("../cases/library/version-5.dateline"),
];

#[test]
fn older_versions_open_and_are_saved_as_the_latest() {
    for bytes in OLDER {
        let mut opened = Library::open(bytes.to_vec()).expect("an older version opens");
        let mut seeds = Library::default();
        let paths: Vec<String> = opened.files().map(|file| file.path.clone()).collect();
        for path in &paths {
            let bytes = std::fs::read(path).expect("the page's articles are there");
            seeds.add(read(InputFile {
                path,
                bytes: &bytes,
                ..InputFile::default()
            }));
        }
        assert_eq!(seeds.n_clippings(), 3);
        assert_eq!(json_lines(&mut opened), json_lines(&mut seeds));
        let saved = opened.save();
        assert_eq!(saved[8..12], VERSION.to_le_bytes());
        let mut again = Library::open(saved).expect("it opens as the latest");
        assert_eq!(json_lines(&mut again), json_lines(&mut seeds));

        let mut explorer = Explorer::default();
        explorer.open(bytes.to_vec()).expect("it opens");
        let question = Question {
            query: "kim".to_owned(),
            ..Question::default()
        };
        assert_eq!(explorer.search(&question, 0, 10).matched, 3);
        // Each file is found again: it is there already.
        let bytes = std::fs::read(&paths[0]).expect("the page's articles are there");
        let added = explorer.add(read(InputFile {
            path: &paths[0],
            bytes: &bytes,
            ..InputFile::default()
        }));
        assert_eq!((added.clippings, added.problems.len()), (0, 1));
    }
}

#[test]
fn a_broken_older_version_is_refused() {
    for bytes in OLDER {
        for place in 0..bytes.len() {
            let mut bytes = bytes.to_vec();
            bytes[place] ^= 1;
            assert!(Library::open(bytes).is_err(), "byte {place}");
        }
    }
}

#[test]
fn a_refusal_says_what_to_do_and_changes_nothing() {
    let mut explorer = Explorer::default();
    explorer.add(file("a.txt", TEXTS[0]));
    let mut newer = filled(&TEXTS).save();
    newer[8..12].copy_from_slice(&(VERSION + 1).to_le_bytes());
    let error = explorer
        .open(newer)
        .expect_err("a newer version is refused");
    assert_eq!(
        error,
        OpenError::NewerVersion {
            found: VERSION + 1,
            supported: VERSION
        }
    );
    assert_eq!(
        (error.code(), error.to_string().as_str()),
        (
            "newer-version",
            "expected a library of version 7 or earlier, but found version 8"
        )
    );
    assert_eq!(
        explorer
            .open(b"<html>".to_vec())
            .map_err(|error| error.to_string()),
        Err("expected a saved library, but found something else".to_owned())
    );
    let mut cut = filled(&TEXTS).save();
    cut.pop();
    assert_eq!(
        explorer.open(cut).map_err(|error| error.to_string()),
        Err("expected a whole library, but found its end cut or changed".to_owned())
    );
    assert_eq!(
        explorer.search(&Question::default(), 0, 10).matched,
        1,
        "the library that was open stays"
    );
}

#[test]
fn the_same_file_twice_is_said_and_added_once() {
    let mut library = filled(&TEXTS);
    let again = library.add(file("0.txt", TEXTS[0]));
    assert_eq!(
        (again.n_clippings, again.problems[0].code),
        (0, ProblemCode::AlreadyInLibrary)
    );
    let copy = library.add(file("copy/0.txt", TEXTS[0]));
    assert_eq!(
        (copy.n_clippings, copy.problems[0].code),
        (1, ProblemCode::SameBytes)
    );
    assert_eq!(
        copy.problems[0].message,
        "`copy/0.txt` has the same bytes as `0.txt`"
    );
    let changed = library.add(file(
        "0.txt",
        "Kim sent two letters on Monday, officials said.",
    ));
    assert_eq!(
        (changed.n_clippings, changed.n_replaced, changed.problems),
        (1, 0, vec![]),
        "two files of one path in one run are two files"
    );
    assert_eq!(library.n_clippings(), 5);
    let mut opened = Library::open(library.save()).expect("it opens");
    assert_eq!(
        opened.add(file("0.txt", TEXTS[0])).n_clippings,
        0,
        "a saved library remembers its files"
    );
}

#[test]
fn what_is_removed_is_gone_and_may_come_back() {
    let mut library = filled(&TEXTS);
    assert!(library.remove(1));
    assert!(!library.remove(1));
    assert!(!library.remove(99));
    assert_eq!((library.n_clippings(), library.ids()), (2, vec![0, 2]));
    let opened = Library::open(library.save()).expect("it opens");
    assert_eq!(opened.ids(), [0, 2], "numbers stay after a save");
    assert_eq!(library.add(file("1.txt", TEXTS[1])).first_id, Some(3));
    library.flush();
    assert_eq!(library.ids(), [0, 2, 3]);
}

#[test]
fn an_empty_library_answers() {
    let mut explorer = Explorer::default();
    let front = explorer.front(true);
    assert_eq!(
        (
            front.clippings,
            front.latest.len(),
            front.suggestions.len(),
            front.published.first
        ),
        (0, 0, 0, None)
    );
    assert_eq!(
        explorer
            .search(
                &Question {
                    query: "kim".to_owned(),
                    ..Question::default()
                },
                0,
                10
            )
            .matched,
        0
    );
    assert!(explorer.clipping(0, &Question::default()).is_none());
    assert_eq!(
        explorer.extract(),
        "{\"record\":\"collection\",\"clippings\":0,\"entities\":[],\"events\":[]}\n"
    );
    let bytes = explorer.save(Some("Letters"));
    assert_eq!(
        explorer
            .open(bytes)
            .map(|opened| (opened.title, opened.clippings)),
        Ok(("Letters".to_owned(), 0))
    );
}

#[test]
fn suggestions_find_something() {
    let mut explorer = Explorer::default();
    for path in [
        "000_7e96f4dbc448e4f1.txt",
        "001_d539b7ef0b642e14.txt",
        "002_47411076e538842d.txt",
    ] {
        let text = std::fs::read_to_string(
            std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("seeds")
                .join(path),
        )
        .expect("the seeds are here");
        explorer.add(file(path, &text));
    }
    let front = explorer.front(true);
    assert!(front.suggestions.len() >= 3, "{:?}", front.suggestions);
    for suggestion in front.suggestions {
        let view = explorer.search(
            &Question {
                query: suggestion.query.clone(),
                ..Question::default()
            },
            0,
            10,
        );
        assert!(
            view.matched > 0 && view.matched == suggestion.count && view.mends.is_empty(),
            "{}",
            suggestion.query
        );
    }
}
