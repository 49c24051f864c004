//! Any bytes are a feed: blocks lie in the text, in order.
#![no_main]

mod holds;

use dateline::document::{Format, InputFile, read};
use holds::holds;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let found = read(InputFile {
        path: "a.rss",
        bytes,
        format: Some(Format::Feed),
        ..InputFile::default()
    });
    holds(&found);
});
