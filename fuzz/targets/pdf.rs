//! Any bytes are a PDF: its blocks lie in the text, in order.
#![no_main]

use dateline::document::{Format, InputFile, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let file = InputFile {
        path: "a.pdf",
        bytes,
        format: Some(Format::Pdf),
        ..InputFile::default()
    };
    let found = read(file);
    assert!(found.clippings.len() + found.problems.len() > 0);
    for clipping in &found.clippings {
        assert!(clipping.is_consistent());
        assert!(!clipping.headline.title.value.is_empty());
    }
});
