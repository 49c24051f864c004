//! A library that is published in chunks.

use dateline::explore::Explorer;
use dateline::library::published::{
    Published, give, is_head, name_of, publish, read_head, usual_chunk_bytes,
};

const CONCLUDED: &[u8] = include_bytes!("../cases/library/concluded.dateline");

fn published(chunk_bytes: usize) -> Published {
    publish(CONCLUDED.to_vec(), chunk_bytes).expect("it is whole")
}

#[test]
fn the_chunks_together_are_the_library() {
    for chunk_bytes in [0, 1, 200, 5000, usize::MAX] {
        let Published { head, chunks } = published(chunk_bytes);
        assert!(is_head(&head) && !is_head(CONCLUDED));
        let taken = read_head(&head).expect("it is whole");
        let missing = taken.missing().into_iter().map(name_of);
        assert!(missing.eq(chunks.keys().cloned()));
        // In any order, and more than once.
        for (name, bytes) in chunks.iter().rev() {
            assert!(taken.joined().is_none());
            give(&taken, name, bytes.clone()).expect("it is one of them");
            give(&taken, name, bytes.clone()).expect("it is one of them");
        }
        assert!(taken.joined().is_some_and(|all| all == CONCLUDED));
    }
}

#[test]
fn smaller_chunks_are_more() {
    let n_chunks = |chunk_bytes| published(chunk_bytes).chunks.len();
    assert!(n_chunks(1) > 2 * n_chunks(200) && n_chunks(200) > n_chunks(5000));
    assert_eq!(
        [0, 100 << 20, 4 << 30].map(usual_chunk_bytes),
        [8 << 10, 25 << 10, 256 << 10]
    );
}

#[test]
fn the_same_library_gives_the_same_names() {
    let (one, other) = (published(300), published(300));
    assert!(one.head == other.head && one.chunks == other.chunks);
}

#[test]
fn a_head_alone_is_no_library_to_change() {
    let mut explorer = Explorer::default();
    let error = explorer.open(published(300).head).err();
    let error = error.expect("it is refused");
    assert_eq!(
        (error.code(), error.to_string().as_str(), error.hint()),
        (
            "apart",
            "expected a whole library, but found the head of one that is published in parts",
            "open the site that it is a part of, and save a copy there"
        )
    );
}

#[test]
fn what_is_no_head_is_refused() {
    let head = published(300).head;
    let mut later = head.clone();
    later[8] = 9;
    let mut changed = head.clone();
    changed[20] ^= 1;
    for (bytes, code) in [
        (&b""[..], "not-a-library"),
        (CONCLUDED, "not-a-library"),
        (&head[..9], "damaged"),
        (&head[..200], "damaged"),
        (&head[..head.len() - 1], "damaged"),
        (&later, "newer-version"),
        (&changed, "damaged"),
    ] {
        let error = read_head(bytes).expect_err("it is refused");
        assert_eq!(error.code(), code, "{} bytes", bytes.len());
    }
    for (library, code) in [
        (&head[..], "not-a-library"),
        (&CONCLUDED[..CONCLUDED.len() - 1], "damaged"),
        (b"", "not-a-library"),
        (
            include_bytes!("../cases/library/version-6.dateline"),
            "older-version",
        ),
    ] {
        let error = publish(library.to_vec(), 300).err();
        assert_eq!(error.expect("it is refused").code(), code);
    }
}
