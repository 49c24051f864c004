//! Names of glyphs and the encodings that simple fonts start from (ISO 32000-2,
//! annex D).

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};

/// An encoding that a simple font starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// Adobe's own.
    Standard,
    /// Windows code page 1252.
    WinAnsi,
    /// Mac OS Roman.
    MacRoman,
    /// The font Symbol.
    Symbol,
    /// The font Zapf Dingbats.
    Dingbats,
}

/// StandardEncoding from 0xA1 on; a blank where it has nothing.
const STANDARD_HIGH: &str = "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ –†‡· ¶•‚„”»…‰ ¿ `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—                Æ ª    ŁØŒº     æ   ı  łøœß    ";
/// The font Symbol from 0x20 on.
const SYMBOL: &str = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_ αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼                                 €ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…  ↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑           〉∫             ";

impl Base {
    /// The encoding of this name.
    pub fn named(name: &[u8]) -> Option<Base> {
        match name {
            b"WinAnsiEncoding" => Some(Base::WinAnsi),
            b"MacRomanEncoding" => Some(Base::MacRoman),
            b"StandardEncoding" => Some(Base::Standard),
            _ => None,
        }
    }

    /// The letter of a code.
    pub fn letter(self, code: u8) -> Option<char> {
        let letter = match self {
            Base::WinAnsi if matches!(code, 0x7F | 0x81 | 0x8D | 0x8F | 0x90 | 0x9D) => '•',
            Base::WinAnsi => single(WINDOWS_1252, code)?,
            Base::MacRoman => single(MACINTOSH, code)?,
            Base::Standard => match code {
                b'\'' => '’',
                b'`' => '‘',
                0x20..=0x7E => code as char,
                0xA1.. => STANDARD_HIGH.chars().nth(usize::from(code) - 0xA1)?,
                _ => return None,
            },
            Base::Symbol => SYMBOL.chars().nth(usize::from(code).checked_sub(0x20)?)?,
            Base::Dingbats => dingbat(code)?,
        };
        (!letter.is_control() && (letter != ' ' || matches!(code, 0x20 | 0xA0 | 0xCA)))
            .then_some(letter)
    }
}

/// The letter of a byte in an encoding of single bytes.
fn single(encoding: &'static Encoding, code: u8) -> Option<char> {
    let bytes = [code];
    let (text, _) = encoding.decode_without_bom_handling(&bytes);
    text.chars().next()
}

/// Unicode's block follows the font's order, but for what it had already.
fn dingbat(code: u8) -> Option<char> {
    let number = match code {
        0x20 => 0x20,
        0x25 => 0x260E,
        0x2A => 0x261B,
        0x2B => 0x261E,
        0x48 => 0x2605,
        0x6C => 0x25CF,
        0x6E => 0x25A0,
        0x73 => 0x25B2,
        0x74 => 0x25BC,
        0x75 => 0x25C6,
        0x77 => 0x25D7,
        0x21..=0x7E => 0x2701 + u32::from(code - 0x21),
        0xA8 => 0x2663,
        0xA9 => 0x2666,
        0xAA => 0x2665,
        0xAB => 0x2660,
        0xAC..=0xB5 => 0x2460 + u32::from(code - 0xAC),
        0xD5 => 0x2192,
        0xD6 => 0x2194,
        0xD7 => 0x2195,
        0xA1..=0xFE => 0x2761 + u32::from(code - 0xA1),
        _ => return None,
    };
    char::from_u32(number)
}

/// The letters that a glyph's name stands for (Adobe Glyph List specification).
pub fn letters_of_name(name: &str) -> Option<String> {
    let stem = name.split('.').next().filter(|stem| !stem.is_empty())?;
    let letters: Option<String> = stem.split('_').map(letter_of_name).collect();
    letters.filter(|letters| !letters.is_empty())
}

fn letter_of_name(name: &str) -> Option<char> {
    let mut letters = name.chars();
    if let (Some(only), None) = (letters.next(), letters.next()) {
        return Some(only);
    }
    let hexadecimal = |digits: &str, n: core::ops::RangeInclusive<usize>| {
        (n.contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .then(|| {
                u32::from_str_radix(digits, 16)
                    .ok()
                    .and_then(char::from_u32)
            })
            .flatten()
    };
    listed(name)
        .or_else(|| hexadecimal(name.strip_prefix("uni")?, 4..=4))
        .or_else(|| hexadecimal(name.strip_prefix('u')?, 4..=6))
        .or_else(|| letter_of_name(name.strip_suffix("oldstyle")?))
        .or_else(|| {
            let stem = name.strip_suffix("small").filter(|stem| stem.len() == 1)?;
            stem.chars()
                .next()
                .map(|letter| letter.to_ascii_lowercase())
        })
}

/// The letter of a name in the list.
fn listed(name: &str) -> Option<char> {
    const TABLE: &str = include_str!("glyph_names.txt");
    // Sorted by name: halved until a line is found.
    let (mut low, mut high) = (TABLE.find("\nAE").map_or(0, |at| at + 1), TABLE.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = TABLE[..middle].rfind('\n').map_or(0, |at| at + 1).max(low);
        let end = TABLE[start..]
            .find('\n')
            .map_or(TABLE.len(), |at| start + at);
        let (found, number) = TABLE[start..end].split_once(' ')?;
        match found.cmp(name) {
            core::cmp::Ordering::Equal => {
                return u32::from_str_radix(number, 16)
                    .ok()
                    .and_then(char::from_u32);
            }
            core::cmp::Ordering::Less => low = (end + 1).min(high),
            core::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::table;

    #[test]
    fn every_name_is_found() {
        for row in table::lines(include_str!("glyph_names.txt")) {
            let (name, number) = row.split_once(' ').expect("a name and a number");
            let number = u32::from_str_radix(number, 16).expect("a number");
            assert_eq!(listed(name), char::from_u32(number), "{name}");
        }
    }
}
