//! Any bytes are a feed: blocks lie in the text, in order.
#![no_main]

use dateline::document::{Format, InputFile, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let found = read(InputFile {
        path: "a.rss",
        bytes,
        format: Some(Format::Feed),
        ..InputFile::default()
    });
    assert!(found.clippings.len() + found.problems.len() > 0);
    for clipping in &found.clippings {
        assert!(clipping.is_consistent());
        assert!(!clipping.headline.title.value.is_empty());
    }
});
