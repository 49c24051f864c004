//! Any bytes are a table, by their content: what it gives holds together.
#![no_main]

use dateline::document::{InputFile, read, table_preview};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for path in ["a.csv", "a.json"] {
        let file = InputFile {
            path,
            bytes,
            ..InputFile::default()
        };
        let found = read(file);
        assert!(found.clippings.len() + found.problems.len() > 0);
        for clipping in &found.clippings {
            assert!(clipping.is_consistent());
            assert!(!clipping.headline.title.value.is_empty());
        }
        let _ = table_preview(file);
    }
});
