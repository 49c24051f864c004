//! The names of entries, decoded.
//!
//! APPNOTE has two encodings: UTF-8 where bit 11 is set (appendix D), code page
//! 437 elsewhere. Archivers wrote names in the code page of their machine
//! instead, so names without the bit are looked at together: UTF-8 if all are
//! valid, code page 437 if that makes words with a few accents, else a guess
//! (`chardetng`), as for GBK, Shift_JIS or code page 866.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

/// The upper half of code page 437, from 0x80.
const CODE_PAGE_437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
    └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}";

/// Most bytes of names that a guess looks at.
const GUESS_WINDOW: usize = 64 * 1024;

/// The name of an entry as it stands in the archive.
pub struct RawName<'a> {
    pub bytes: &'a [u8],
    /// The archive says that it is UTF-8.
    pub is_utf8: bool,
    /// The name in Unicode that stands beside it.
    pub unicode: Option<&'a str>,
}

/// The names of all entries, `/` between folders.
pub fn decode_names(names: &[RawName<'_>]) -> Vec<String> {
    let is_plain = |name: &&RawName<'_>| !name.is_utf8 && name.unicode.is_none();
    let is_foreign = |name: &&RawName<'_>| core::str::from_utf8(name.bytes).is_err();
    let foreign: Vec<&[u8]> = names
        .iter()
        .filter(is_plain)
        .filter(is_foreign)
        .map(|name| name.bytes)
        .collect();
    let decode = legacy_decoder(&foreign);
    let decoded = |name: &RawName<'_>| {
        let words = match (name.unicode, core::str::from_utf8(name.bytes)) {
            (Some(unicode), _) => unicode.to_string(),
            (None, Ok(valid)) => valid.to_string(),
            (None, Err(_)) if name.is_utf8 => String::from_utf8_lossy(name.bytes).into_owned(),
            (None, Err(_)) => decode(name.bytes),
        };
        match words.contains('/') {
            true => words,
            false => words.replace('\\', "/"),
        }
    };
    names.iter().map(decoded).collect()
}

fn legacy_decoder(names: &[&[u8]]) -> impl Fn(&[u8]) -> String + use<> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut n_bytes = 0;
    for name in names {
        detector.feed(name, false);
        detector.feed(b"\n", false);
        n_bytes += name.len();
        if n_bytes > GUESS_WINDOW {
            break;
        }
    }
    detector.feed(b"", true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let is_437 = names.iter().all(|name| are_accented_words(name));
    move |name| match is_437 {
        true => code_page_437(name),
        false => guess.decode_without_bom_handling(name).0.into_owned(),
    }
}

/// Decodes bytes of code page 437.
pub fn code_page_437(name: &[u8]) -> String {
    let letter = |byte: &u8| match byte {
        0..=0x7F => char::from(*byte),
        _ => CODE_PAGE_437
            .chars()
            .nth(usize::from(byte - 0x80))
            .unwrap_or('\u{FFFD}'),
    };
    name.iter().map(letter).collect()
}

/// Whether a name in code page 437 is ASCII with a few accented letters, capital
/// letters nowhere after small ones in a word.
fn are_accented_words(name: &[u8]) -> bool {
    let words = code_page_437(name);
    let is_accented = |letter: &char| !letter.is_ascii() && letter.is_alphabetic();
    let n_accented = words.chars().filter(is_accented).count();
    let n_foreign = words.chars().filter(|letter| !letter.is_ascii()).count();
    let n_ascii = words.chars().filter(char::is_ascii_alphabetic).count();
    let letters: Vec<char> = words.chars().collect();
    let is_odd = |pair: &[char]| {
        let has_accent = pair.iter().any(is_accented);
        has_accent && pair[0].is_lowercase() && pair[1].is_uppercase()
    };
    let is_latin = |letter: char| letter.is_ascii() || (letter as u32) < 0x250;
    n_accented == n_foreign
        && n_foreign * 3 <= n_ascii
        && words.chars().all(is_latin)
        && !letters.windows(2).any(is_odd)
}

#[cfg(test)]
mod tests {
    use super::{RawName, decode_names};

    fn decoded(names: &[&[u8]]) -> Vec<String> {
        let raw = |bytes: &&'static [u8]| RawName {
            bytes,
            is_utf8: false,
            unicode: None,
        };
        let names: Vec<&'static [u8]> = names
            .iter()
            .map(|name| &*Box::leak(name.to_vec().into_boxed_slice()))
            .collect();
        decode_names(&names.iter().map(raw).collect::<Vec<_>>())
    }

    fn encoded(label: &str, words: &str) -> Vec<u8> {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes());
        encoding.expect("a label").encode(words).0.into_owned()
    }

    #[test]
    fn names_of_old_code_pages() {
        assert_eq!(
            decoded(&[b"Gesch\x84ft/\x81ber uns.txt"]),
            ["Geschäft/über uns.txt"]
        );
        for (label, words) in [
            ("gbk", "新闻/北京日报 2020年.txt"),
            ("shift_jis", "テスト/新聞記事.txt"),
            ("ibm866", "Новости/Статья о дороге.txt"),
            ("euc-kr", "뉴스/기사 모음.txt"),
        ] {
            assert_eq!(decoded(&[&encoded(label, words)]), [words], "{label}");
        }
    }

    #[test]
    fn names_of_utf8_and_of_windows() {
        assert_eq!(decoded(&["été/a.txt".as_bytes()]), ["été/a.txt"]);
        assert_eq!(decoded(&[b"a\\b.txt"]), ["a/b.txt"]);
    }
}
