//! Any bytes are an archive, by their content: what it gives holds together.
#![no_main]

mod holds;

use dateline::document::{InputFile, read};
use holds::holds;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let found = read(InputFile {
        path: "a.zip",
        bytes,
        ..InputFile::default()
    });
    holds(&found);
});
