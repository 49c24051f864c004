//! Any bytes are a message, a mailbox, a saved page or a message of Outlook,
//! as they look or as the first byte says: blocks lie in the text, in order.
#![no_main]

mod holds;

use dateline::document::{Format, InputFile, read};
use holds::holds;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let formats = [Format::Email, Format::Mbox, Format::Mhtml, Format::Outlook];
    let (format, bytes) = match bytes {
        [first @ 0..=3, rest @ ..] => (Some(formats[usize::from(*first)]), rest),
        bytes => (None, bytes),
    };
    let found = read(InputFile {
        path: "a.eml",
        bytes,
        format,
        ..InputFile::default()
    });
    holds(&found);
});
