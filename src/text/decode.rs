//! Bytes become Unicode text.
//!
//! Order of trust: magic bytes of what is no text, a byte order mark, UTF-16
//! and UTF-32 by where their NULs fall, valid UTF-8, what the file declares,
//! a guess. Method of the guess: `chardetng`, the detector of Firefox, and for
//! two encodings of Cyrillic that it does not know [`super::cyrillic`]; the
//! encodings are those of the WHATWG Encoding Standard, and UTF-32.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{EUC_KR, Encoding, UTF_8, X_MAC_CYRILLIC};

use super::cyrillic::{self, Cyrillic, IBM855_NAME};
use super::magic;

/// How the encoding was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// A byte order mark.
    Bom,
    /// The file, or what came with it, names the encoding.
    Declared,
    /// The bytes are valid UTF-8, or nearly.
    Utf8,
    /// Guessed from the bytes.
    Guessed,
}

/// Decoded text and how it was come by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark, otherwise unchanged.
    pub text: String,
    /// WHATWG name of the encoding (`UTF-32LE` and `UTF-32BE` besides).
    pub encoding: &'static str,
    /// How the encoding was found.
    pub how: How,
    /// How many U+FFFD were put in for bytes that are not valid.
    pub n_bad: usize,
    /// Byte of `text` of the first U+FFFD put in.
    pub first_bad: Option<usize>,
    /// Whether a guess is more than a toss-up; true where nothing was guessed.
    pub certain: bool,
    /// The bytes are no text; `text` is then empty.
    pub looks_binary: bool,
    /// What they are instead, with its article ("a PDF"), if known.
    pub binary_kind: Option<&'static str>,
}

/// Largest stretch that the guess looks at, in bytes.
const GUESS_WINDOW: usize = 256 * 1024;

/// Decodes `bytes`; `declared` is an encoding label from outside the text.
/// Never fails: what is not valid becomes U+FFFD and is counted.
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    if let Some(kind) = magic::kind_of(bytes) {
        return binary(Some(kind));
    }
    if let Some(decoded) = by_order_mark(bytes) {
        return decoded;
    }
    if bytes.contains(&0)
        && let Some(decoded) = by_nul_pattern(bytes)
    {
        return decoded;
    }
    if let Some(decoded) = shifted_korean(bytes) {
        return decoded;
    }
    if mostly_controls(bytes) {
        return binary(None);
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
    if bytes.is_ascii() {
        return seven_bit(bytes, declared);
    }
    if let Ok(text) = core::str::from_utf8(bytes) {
        return decoded(text.to_string(), UTF_8.name(), How::Utf8);
    }
    if let Some(encoding) = declared {
        return by_encoding(bytes, encoding, How::Declared);
    }
    damaged_utf8(bytes).unwrap_or_else(|| guessed(bytes))
}

/// Whether [`decode_as`] knows an encoding by this label.
pub fn is_encoding(label: &str) -> bool {
    let label = label.trim().to_ascii_lowercase();
    label.starts_with("utf-32")
        || matches!(label.as_str(), "ibm855" | "cp855")
        || Encoding::for_label(label.as_bytes()).is_some()
}

/// Decodes `bytes` in the encoding of this label (WHATWG), whatever they say; a
/// byte order mark of it is dropped. A label that names none counts for nothing.
pub fn decode_as(bytes: &[u8], label: &str) -> Decoded {
    match label.trim().to_ascii_lowercase().as_str() {
        "utf-32" | "utf-32le" => utf32(bytes, u32::from_le_bytes, "UTF-32LE", How::Declared),
        "utf-32be" => utf32(bytes, u32::from_be_bytes, "UTF-32BE", How::Declared),
        "ibm855" | "cp855" => decoded(cyrillic::ibm855(bytes), IBM855_NAME, How::Declared),
        label => match Encoding::for_label(label.as_bytes()) {
            None => return decode(bytes, None),
            Some(encoding) => by_encoding(bytes, encoding, How::Declared),
        },
    }
    .without_mark()
}

impl Decoded {
    fn without_mark(mut self) -> Decoded {
        if self.text.starts_with('\u{FEFF}') {
            self.text.drain(..'\u{FEFF}'.len_utf8());
            self.first_bad = self.first_bad.map(|at| at - '\u{FEFF}'.len_utf8());
        }
        self
    }
}

fn decoded(text: String, encoding: &'static str, how: How) -> Decoded {
    Decoded {
        text,
        encoding,
        how,
        n_bad: 0,
        first_bad: None,
        certain: true,
        looks_binary: false,
        binary_kind: None,
    }
}

fn binary(kind: Option<&'static str>) -> Decoded {
    Decoded {
        looks_binary: true,
        binary_kind: kind,
        ..decoded(String::new(), "binary", How::Guessed)
    }
}

fn by_order_mark(bytes: &[u8]) -> Option<Decoded> {
    if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) {
        let (text, bad) = lossy_utf8(&bytes[3..]);
        return Some(bad.onto(decoded(text, UTF_8.name(), How::Bom)));
    }
    if bytes.len().is_multiple_of(4) {
        if bytes.starts_with(&[0xFF, 0xFE, 0, 0]) {
            return Some(utf32(&bytes[4..], u32::from_le_bytes, "UTF-32LE", How::Bom));
        }
        if bytes.starts_with(&[0, 0, 0xFE, 0xFF]) {
            return Some(utf32(&bytes[4..], u32::from_be_bytes, "UTF-32BE", How::Bom));
        }
    }
    match bytes {
        [0xFF, 0xFE, rest @ ..] => Some(utf16(rest, u16::from_le_bytes, "UTF-16LE", How::Bom)),
        [0xFE, 0xFF, rest @ ..] => Some(utf16(rest, u16::from_be_bytes, "UTF-16BE", How::Bom)),
        _ => None,
    }
}

/// UTF-16 and UTF-32 without a mark: text of any script has blanks and line
/// ends, whose NULs all fall on the same side. Looks at the first 4 KiB.
fn by_nul_pattern(bytes: &[u8]) -> Option<Decoded> {
    let (quads, _) = bytes[..bytes.len().min(4096)].as_chunks::<4>();
    let all_characters = |unit: fn([u8; 4]) -> u32| {
        quads.len() >= 2
            && quads
                .iter()
                .all(|quad| char::from_u32(unit(*quad)).is_some_and(|letter| letter != '\0'))
    };
    if all_characters(u32::from_le_bytes) {
        return Some(utf32(bytes, u32::from_le_bytes, "UTF-32LE", How::Guessed));
    }
    if all_characters(u32::from_be_bytes) {
        return Some(utf32(bytes, u32::from_be_bytes, "UTF-32BE", How::Guessed));
    }
    let head = &bytes[..bytes.len().min(4096) & !1];
    let n_units = head.len() / 2;
    let n_nul = |side: usize| head.chunks_exact(2).filter(|unit| unit[side] == 0).count();
    let n_ascii = |low: usize, high: usize| {
        let is_text = |byte: u8| matches!(byte, b'\t' | b'\n' | b'\r' | 0x20..=0x7E);
        head.chunks_exact(2)
            .filter(|unit| unit[high] == 0 && is_text(unit[low]))
            .count()
    };
    let (even, odd) = (n_nul(0), n_nul(1));
    // Seven-bit text with a stray NUL: no UTF-16 of any script looks like it.
    if n_units == 0 || (head.is_ascii() && (even + odd) * 4 < n_units) {
        return None;
    }
    // One in twenty characters of any text is a blank, a line end or a digit.
    if even * 50 <= n_units && n_ascii(0, 1) * 20 >= n_units && n_ascii(0, 1) * 10 >= odd * 7 {
        return Some(utf16(bytes, u16::from_le_bytes, "UTF-16LE", How::Guessed));
    }
    if odd * 50 <= n_units && n_ascii(1, 0) * 20 >= n_units && n_ascii(1, 0) * 10 >= even * 7 {
        return Some(utf16(bytes, u16::from_be_bytes, "UTF-16BE", How::Guessed));
    }
    None
}

/// More than one byte in fifty is a control character that no text has.
fn mostly_controls(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(64 * 1024)];
    let is_control = |byte: &&u8| matches!(byte, 0..=7 | 0x0B | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F);
    head.iter().filter(is_control).count() * 50 > head.len()
}

/// ISO-2022-KR (RFC 1557): Korean in seven bits, between shift out and shift in,
/// after a header that says so.
fn shifted_korean(bytes: &[u8]) -> Option<Decoded> {
    const HEADER: &[u8] = b"\x1B$)C";
    let head = &bytes[..bytes.len().min(4096)];
    let at = head.windows(HEADER.len()).position(|some| some == HEADER)?;
    if !bytes.is_ascii() {
        return None;
    }
    let mut eight_bits = bytes[..at].to_vec();
    let mut is_shifted = false;
    for byte in &bytes[at + HEADER.len()..] {
        match byte {
            0x0E => is_shifted = true,
            0x0F => is_shifted = false,
            0x21..=0x7E if is_shifted => eight_bits.push(byte | 0x80),
            _ => eight_bits.push(*byte),
        }
    }
    let korean = by_encoding(&eight_bits, EUC_KR, How::Guessed);
    Some(Decoded {
        encoding: "ISO-2022-KR",
        ..korean
    })
}

/// Seven bits: ASCII, or ISO-2022-JP where escapes switch to Japanese.
fn seven_bit(bytes: &[u8], declared: Option<&'static Encoding>) -> Decoded {
    let text = || {
        core::str::from_utf8(bytes)
            .expect("ASCII is valid UTF-8")
            .to_string()
    };
    if bytes.contains(&0x1B) {
        if let Some(encoding) = declared {
            return by_encoding(bytes, encoding, How::Declared);
        }
        let guess = guessed(bytes);
        if guess.encoding == "ISO-2022-JP" && guess.n_bad == 0 {
            return guess;
        }
    }
    decoded(text(), UTF_8.name(), How::Utf8)
}

/// UTF-8 with a few broken bytes (a cut file, lone surrogates): taken for
/// UTF-8 when valid characters outside ASCII outnumber the broken places two
/// to one, or when every broken place is a surrogate.
fn damaged_utf8(bytes: &[u8]) -> Option<Decoded> {
    let (mut n_valid, mut n_broken, mut n_surrogate) = (0usize, 0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        n_valid += chunk.valid().bytes().filter(|byte| *byte >= 0xC2).count();
        match chunk.invalid() {
            [] => {}
            [0xED] => n_surrogate += 1,
            // The tail of a surrogate, already counted by its first byte.
            [0x80..=0xBF] if n_surrogate > 0 => {}
            _ => n_broken += 1,
        }
    }
    let is_utf8 = n_valid >= 2 * (n_broken + n_surrogate) || (n_broken == 0 && n_surrogate > 0);
    is_utf8.then(|| {
        let (text, bad) = lossy_utf8(bytes);
        bad.onto(decoded(text, UTF_8.name(), How::Utf8))
    })
}

fn guessed(bytes: &[u8]) -> Decoded {
    let start = bytes
        .iter()
        .position(|byte| *byte >= 0x80 || *byte == 0x1B)
        .unwrap_or(0)
        .saturating_sub(1024);
    let window = &bytes[start..bytes.len().min(start + GUESS_WINDOW)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(window, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let guess = match cyrillic::detect(window) {
        Some(Cyrillic::Ibm855) => decoded(cyrillic::ibm855(bytes), IBM855_NAME, How::Guessed),
        Some(Cyrillic::Macintosh) => by_encoding(bytes, X_MAC_CYRILLIC, How::Guessed),
        None => by_encoding(bytes, encoding, How::Guessed),
    };
    Decoded {
        certain: is_certain(window, &guess),
        ..guess
    }
}

/// A guess from a handful of letters could as well be another encoding's;
/// typographic quotes and dashes are the same in every Windows code page.
fn is_certain(window: &[u8], guess: &Decoded) -> bool {
    let is_letter = |byte: &&u8| {
        **byte >= 0x80 && !matches!(byte, 0x82 | 0x84 | 0x85 | 0x91..=0x97 | 0xA0 | 0xAB | 0xBB)
    };
    let n_letters = window.iter().filter(is_letter).take(6).count();
    guess.n_bad == 0 && (n_letters == 0 || n_letters == 6 || guess.encoding == "ISO-2022-JP")
}

fn by_encoding(bytes: &[u8], encoding: &'static Encoding, how: How) -> Decoded {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let text = text.into_owned();
    let bad = if had_errors {
        Bad::count(&text)
    } else {
        Bad::default()
    };
    bad.onto(decoded(text, encoding.name(), how))
}

/// How many U+FFFD were put in, and where the first stands.
#[derive(Clone, Copy, Default)]
struct Bad {
    n: usize,
    first: Option<usize>,
}

impl Bad {
    fn count(text: &str) -> Bad {
        Bad {
            n: text.matches('\u{FFFD}').count(),
            first: text.find('\u{FFFD}'),
        }
    }

    fn put_in(&mut self, text: &mut String) {
        self.n += 1;
        self.first.get_or_insert(text.len());
        text.push('\u{FFFD}');
    }

    fn onto(self, decoded: Decoded) -> Decoded {
        Decoded {
            n_bad: self.n,
            first_bad: self.first,
            ..decoded
        }
    }
}

/// UTF-8 with one U+FFFD for each broken sequence; a surrogate in three bytes
/// counts as one.
fn lossy_utf8(bytes: &[u8]) -> (String, Bad) {
    let (mut text, mut bad) = (String::with_capacity(bytes.len()), Bad::default());
    let mut tail = 0;
    for chunk in bytes.utf8_chunks() {
        if !chunk.valid().is_empty() {
            tail = 0;
        }
        text.push_str(chunk.valid());
        match chunk.invalid() {
            [] => {}
            [0x80..=0xBF] if tail > 0 => tail -= 1,
            invalid => {
                bad.put_in(&mut text);
                tail = if *invalid == [0xED] { 2 } else { 0 };
            }
        }
    }
    (text, bad)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, name: &'static str, how: How) -> Decoded {
    let (mut text, mut bad) = (String::with_capacity(bytes.len()), Bad::default());
    let (units, odd_byte) = bytes.as_chunks::<2>();
    for character in char::decode_utf16(units.iter().map(|pair| unit(*pair))) {
        match character {
            Ok(character) => text.push(character),
            Err(_) => bad.put_in(&mut text),
        }
    }
    if !odd_byte.is_empty() {
        bad.put_in(&mut text);
    }
    bad.onto(decoded(text, name, how))
}

fn utf32(bytes: &[u8], unit: fn([u8; 4]) -> u32, name: &'static str, how: How) -> Decoded {
    let (mut text, mut bad) = (String::with_capacity(bytes.len()), Bad::default());
    let (units, odd_bytes) = bytes.as_chunks::<4>();
    for quad in units {
        match char::from_u32(unit(*quad)) {
            Some(character) => text.push(character),
            None => bad.put_in(&mut text),
        }
    }
    if !odd_bytes.is_empty() {
        bad.put_in(&mut text);
    }
    bad.onto(decoded(text, name, how))
}
