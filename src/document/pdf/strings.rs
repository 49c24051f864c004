//! Text strings outside of content (ISO 32000-2, 7.9.2.2).

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// PDFDocEncoding from 0x80 to 0x9E, where it is not as Latin-1.
const HIGH: &str = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž";

/// The text of a string.
pub fn text_string(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xFE, 0xFF, rest @ ..] => UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        [0xFF, 0xFE, rest @ ..] => UTF_16LE.decode_without_bom_handling(rest).0.into_owned(),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match core::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().filter_map(|byte| letter(*byte)).collect(),
        },
    };
    // Escapes mark the language of what follows.
    let mut parts = text.split('\u{1B}');
    let first = parts.next().unwrap_or_default().to_owned();
    let text = parts
        .enumerate()
        .fold(first, |text, (at, part)| match at % 2 {
            0 => text,
            _ => text + part,
        });
    text.chars().filter(|letter| *letter != '\0').collect()
}

fn letter(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9E => HIGH.chars().nth(usize::from(byte) - 0x80),
        0xA0 => Some('€'),
        _ => {
            let bytes = [byte];
            WINDOWS_1252
                .decode_without_bom_handling(&bytes)
                .0
                .chars()
                .next()
        }
    }
}
