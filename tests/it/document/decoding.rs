//! Bytes to text: marks, patterns, declared and guessed encodings.

use dateline::text::decode::{Decoded, How, decode};

const TEXT: &str = "The mayor of Łódź said “yes” in Köln — 東京 at 5.\r\nA second line.\n";

fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes_of).collect()
}

fn utf32(text: &str, bytes_of: fn(u32) -> [u8; 4]) -> Vec<u8> {
    text.chars()
        .flat_map(|letter| bytes_of(u32::from(letter)))
        .collect()
}

fn is(decoded: &Decoded, encoding: &str, how: How, text: &str) {
    assert_eq!(
        (decoded.encoding, decoded.how, decoded.n_bad),
        (encoding, how, 0)
    );
    assert_eq!(decoded.text, text);
}

#[test]
fn order_marks_are_followed_and_removed() {
    is(
        &decode(format!("\u{FEFF}{TEXT}").as_bytes(), None),
        "UTF-8",
        How::Bom,
        TEXT,
    );
    is(
        &decode(&utf16(&format!("\u{FEFF}{TEXT}"), u16::to_le_bytes), None),
        "UTF-16LE",
        How::Bom,
        TEXT,
    );
    is(
        &decode(&utf16(&format!("\u{FEFF}{TEXT}"), u16::to_be_bytes), None),
        "UTF-16BE",
        How::Bom,
        TEXT,
    );
    is(
        &decode(&utf32(&format!("\u{FEFF}{TEXT}"), u32::to_le_bytes), None),
        "UTF-32LE",
        How::Bom,
        TEXT,
    );
    is(
        &decode(&utf32(&format!("\u{FEFF}{TEXT}"), u32::to_be_bytes), None),
        "UTF-32BE",
        How::Bom,
        TEXT,
    );
}

#[test]
fn wide_encodings_show_without_a_mark() {
    is(
        &decode(&utf16(TEXT, u16::to_le_bytes), None),
        "UTF-16LE",
        How::Guessed,
        TEXT,
    );
    is(
        &decode(&utf16(TEXT, u16::to_be_bytes), None),
        "UTF-16BE",
        How::Guessed,
        TEXT,
    );
    is(
        &decode(&utf32(TEXT, u32::to_le_bytes), None),
        "UTF-32LE",
        How::Guessed,
        TEXT,
    );
    is(
        &decode(&utf32(TEXT, u32::to_be_bytes), None),
        "UTF-32BE",
        How::Guessed,
        TEXT,
    );
}

#[test]
fn utf8_is_taken_as_it_is() {
    is(&decode(TEXT.as_bytes(), None), "UTF-8", How::Utf8, TEXT);
    is(
        &decode(b"plain\r\n", Some("windows-1252")),
        "UTF-8",
        How::Utf8,
        "plain\r\n",
    );
}

#[test]
fn a_declared_encoding_is_used_where_utf8_fails() {
    is(
        &decode(b"caf\xE9", Some("iso-8859-2")),
        "ISO-8859-2",
        How::Declared,
        "café",
    );
}

#[test]
fn old_encodings_are_guessed() {
    let russian = "Президент заявил в субботу, что дорога будет открыта весной";
    let bytes: Vec<u8> = russian.chars().map(windows_1251).collect();
    is(&decode(&bytes, None), "windows-1251", How::Guessed, russian);
    let decoded = decode(b"The mayor said \x93yes\x94 and left \x96 at once.", None);
    is(
        &decoded,
        "windows-1252",
        How::Guessed,
        "The mayor said “yes” and left – at once.",
    );
    assert!(decoded.certain);
    assert!(!decode(b"caf\xE9", None).certain);
}

fn windows_1251(letter: char) -> u8 {
    match u32::from(letter) {
        code @ 0x410..=0x44F => (code - 0x410 + 0xC0) as u8,
        code => code as u8,
    }
}

#[test]
fn bad_bytes_are_counted_and_shown() {
    let cases: [(&[u8], usize, &str); 5] = [
        (
            b"Stra\xC3\x9Fe und M\xC3\xA4rkte f\xC3\xBCr alle, \xC3\xB6ffentlich \xFF hier",
            1,
            "Straße und Märkte für alle, öffentlich \u{FFFD} hier",
        ),
        // A lone surrogate in three bytes is one bad place.
        (b"a \xED\xA0\x80 b", 1, "a \u{FFFD} b"),
        // A surrogate pair spelled in two times three bytes is two.
        (b"a \xED\xA0\xBD\xED\xB8\x80 b", 2, "a \u{FFFD}\u{FFFD} b"),
        // Cut in the middle of a character.
        (
            b"d\xC3\xA9j\xC3\xA0 vu, \xC3\xA9t\xC3\xA9 \xC3",
            1,
            "déjà vu, été \u{FFFD}",
        ),
        // A lone surrogate and an odd byte in UTF-16.
        (b"\xFF\xFEa\0\x00\xD8b\0\x00", 2, "a\u{FFFD}b\u{FFFD}"),
    ];
    for (bytes, n_bad, text) in cases {
        let decoded = decode(bytes, None);
        assert_eq!((decoded.n_bad, decoded.text.as_str()), (n_bad, text));
        assert_eq!(decoded.first_bad, decoded.text.find('\u{FFFD}'));
    }
    assert_eq!(decode("one \u{FFFD} of its own".as_bytes(), None).n_bad, 0);
}

#[test]
fn what_is_no_text_is_named() {
    let cases: [(&[u8], Option<&str>); 9] = [
        (b"%PDF-1.7\n%\xE2\xE3", Some("a PDF")),
        (b"\x89PNG\r\n\x1a\n\0\0", Some("a PNG picture")),
        (b"\xFF\xD8\xFF\xE0\0", Some("a JPEG picture")),
        (b"GIF89a\x01\0", Some("a GIF picture")),
        (
            b"PK\x03\x04\x14\0",
            Some("a ZIP file or an office document"),
        ),
        (b"\x1F\x8B\x08\0", Some("a file compressed by gzip")),
        (b"MZ\x90\0\x03\0", Some("a Windows program")),
        (b"\x7FELF\x02\x01", Some("a program (ELF)")),
        (b"\x01\x02\x03\x04\0\x05", None),
    ];
    for (bytes, kind) in cases {
        let decoded = decode(bytes, None);
        assert!(decoded.looks_binary, "{bytes:?}");
        assert_eq!(decoded.binary_kind, kind);
    }
    assert!(decode(b"\0", None).looks_binary);
    // Words that begin as a mark does are words.
    assert!(!decode(b"ID3 tags are read by the player.", None).looks_binary);
    assert!(!decode(b"BZh was the name of the file.", None).looks_binary);
}
