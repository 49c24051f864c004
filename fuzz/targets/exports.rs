//! Any bytes are an export of a news database: each article holds together.
#![no_main]

mod holds;

use dateline::document::{InputFile, read};
use holds::holds;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let file = InputFile {
        path: "a.txt",
        bytes,
        ..InputFile::default()
    };
    let found = read(file);
    holds(&found);
});
