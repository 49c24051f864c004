//! Any bytes are a document of Word or LibreOffice, or a book: blocks lie in the text.
#![no_main]

mod holds;

use dateline::document::{InputFile, read};
use holds::holds;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let file = InputFile {
        path: "a.docx",
        bytes,
        ..InputFile::default()
    };
    let found = read(file);
    holds(&found);
});
