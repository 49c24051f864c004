//! Any bytes are Rich Text: blocks lie in the text, in order.
#![no_main]

mod holds;

use dateline::document::{InputFile, read};
use holds::holds;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let file = InputFile {
        path: "a.rtf",
        bytes,
        ..InputFile::default()
    };
    let found = read(file);
    holds(&found);
});
