//! Bytes to text: marks, patterns, declared and guessed encodings.

use dateline::text::decode::{Decoded, How, decode, decode_as, is_encoding};

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

#[test]
fn cyrillic_is_told_by_how_frequent_its_letters_are() {
    let text = "Президент сообщил, что переговоры в Москве начнутся на следующей неделе. Осенью все решится.";
    let ibm855 = b"\xdd\xe1\xa8\xf3\xb7\xa6\xa8\xd4\xe5 \xe3\xd6\xd6\xa2\xf9\xb7\xd0, \xfb\xe5\xd6 \xd8\xa8\xe1\xa8\xac\xd6\xeb\xd6\xe1\xf1 \xeb \xd3\xd6\xe3\xc6\xeb\xa8 \xd4\xa0\xfb\xd4\xe7\xe5\xe3\xde \xd4\xa0 \xe3\xd0\xa8\xa6\xe7\x9c\xf9\xa8\xbd \xd4\xa8\xa6\xa8\xd0\xa8. \xd7\xe3\xa8\xd4\xed\x9c \xeb\xe3\xa8 \xe1\xa8\xf5\xb7\xe5\xe3\xde.";
    is(&decode(ibm855, None), "IBM855", How::Guessed, text);
    is(&decode_as(ibm855, "cp855"), "IBM855", How::Declared, text);
    let macintosh = b"\x8f\xf0\xe5\xe7\xe8\xe4\xe5\xed\xf2 \xf1\xee\xee\xe1\xf9\xe8\xeb, \xf7\xf2\xee \xef\xe5\xf0\xe5\xe3\xee\xe2\xee\xf0\xfb \xe2 \x8c\xee\xf1\xea\xe2\xe5 \xed\xe0\xf7\xed\xf3\xf2\xf1\xdf \xed\xe0 \xf1\xeb\xe5\xe4\xf3\xfe\xf9\xe5\xe9 \xed\xe5\xe4\xe5\xeb\xe5. \x8e\xf1\xe5\xed\xfc\xfe \xe2\xf1\xe5 \xf0\xe5\xf8\xe8\xf2\xf1\xdf.";
    is(
        &decode(macintosh, None),
        "x-mac-cyrillic",
        How::Guessed,
        text,
    );
    let windows = b"\xcf\xf0\xe5\xe7\xe8\xe4\xe5\xed\xf2 \xf1\xee\xee\xe1\xf9\xe8\xeb, \xf7\xf2\xee \xef\xe5\xf0\xe5\xe3\xee\xe2\xee\xf0\xfb \xe2 \xcc\xee\xf1\xea\xe2\xe5 \xed\xe0\xf7\xed\xf3\xf2\xf1\xff \xed\xe0 \xf1\xeb\xe5\xe4\xf3\xfe\xf9\xe5\xe9 \xed\xe5\xe4\xe5\xeb\xe5. \xce\xf1\xe5\xed\xfc\xfe \xe2\xf1\xe5 \xf0\xe5\xf8\xe8\xf2\xf1\xff.";
    is(&decode(windows, None), "windows-1251", How::Guessed, text);
    let koi8 = b"\xf0\xd2\xc5\xda\xc9\xc4\xc5\xce\xd4 \xd3\xcf\xcf\xc2\xdd\xc9\xcc, \xde\xd4\xcf \xd0\xc5\xd2\xc5\xc7\xcf\xd7\xcf\xd2\xd9 \xd7 \xed\xcf\xd3\xcb\xd7\xc5 \xce\xc1\xde\xce\xd5\xd4\xd3\xd1 \xce\xc1 \xd3\xcc\xc5\xc4\xd5\xc0\xdd\xc5\xca \xce\xc5\xc4\xc5\xcc\xc5. \xef\xd3\xc5\xce\xd8\xc0 \xd7\xd3\xc5 \xd2\xc5\xdb\xc9\xd4\xd3\xd1.";
    assert_eq!(decode(koi8, None).text, text);
    assert!(is_encoding("IBM855") && is_encoding("koi8-r") && !is_encoding("klingon"));
}

#[test]
fn korean_in_seven_bits_is_read_between_its_shifts() {
    let bytes = b"\x1b$)C\x0e<-?o?!<-\x0f \x0eH84c@L\x0f \x0e?-7H4Y\x0f.";
    is(
        &decode(bytes, None),
        "ISO-2022-KR",
        How::Guessed,
        "서울에서 회담이 열렸다.",
    );
    // A shift that never ends, and half a letter: nothing is lost.
    let cut = decode(&bytes[..bytes.len() - 2], None);
    assert_eq!(cut.encoding, "ISO-2022-KR");
    assert!(cut.text.starts_with("서울에서"));
    // The header alone in other bytes says nothing.
    let other = [&bytes[..4], "Köln".as_bytes()].concat();
    assert_eq!(decode(&other, None).encoding, "UTF-8");
}
