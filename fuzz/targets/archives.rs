//! Any bytes are an archive, by their content: what it gives holds together.
#![no_main]

use dateline::document::{InputFile, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let found = read(InputFile {
        path: "a.zip",
        bytes,
        ..InputFile::default()
    });
    assert!(found.clippings.len() + found.problems.len() > 0);
    for clipping in &found.clippings {
        assert!(clipping.is_consistent());
        assert!(!clipping.headline.title.value.is_empty());
    }
});
