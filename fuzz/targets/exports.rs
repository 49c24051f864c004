//! Any bytes are an export of a news database: each article holds together.
#![no_main]

use dateline::document::{InputFile, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let file = InputFile {
        path: "a.txt",
        bytes,
        ..InputFile::default()
    };
    let found = read(file);
    assert!(found.clippings.len() + found.problems.len() > 0);
    for clipping in &found.clippings {
        assert!(clipping.is_consistent());
        assert!(!clipping.headline.title.value.is_empty());
    }
});
