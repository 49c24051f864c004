//! Any bytes are a table, by their content: what it gives holds together.
#![no_main]

mod holds;

use dateline::document::{InputFile, read, table_preview};
use holds::holds;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for path in ["a.csv", "a.json"] {
        let file = InputFile {
            path,
            bytes,
            ..InputFile::default()
        };
        let found = read(file);
        holds(&found);
        let _ = table_preview(file);
    }
});
