//! Any bytes are a PDF: its blocks lie in the text, in order.
#![no_main]

mod holds;

use dateline::document::{Format, InputFile, read};
use holds::holds;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let file = InputFile {
        path: "a.pdf",
        bytes,
        format: Some(Format::Pdf),
        ..InputFile::default()
    };
    let found = read(file);
    holds(&found);
});
