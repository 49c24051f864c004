//! Letters of fonts that put other pictures in the places of letters.

/// The small letters of the font Symbol, from `a`.
const SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
/// Its capital letters, from `A`.
const CAPITAL: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";

/// The letter at `code` of the font Symbol, which may stand in the private use
/// area; None for pictures that are no text.
pub fn symbol(code: u32) -> Option<char> {
    let code = match code {
        0xF000..=0xF0FF => code - 0xF000,
        _ => code,
    };
    let letter = |alphabet: &str, first: u32| alphabet.chars().nth((code - first) as usize);
    match code {
        0x41..=0x5A => letter(CAPITAL, 0x41),
        0x61..=0x7A => letter(SMALL, 0x61),
        0x20..=0x3F | 0x5B | 0x5D | 0x5F | 0x7B..=0x7D => char::from_u32(code),
        0xA3 => Some('≤'),
        0xA5 => Some('∞'),
        0xAE => Some('→'),
        0xB0 => Some('°'),
        0xB1 => Some('±'),
        0xB3 => Some('≥'),
        0xB4 => Some('×'),
        0xB7 => Some('•'),
        0xB8 => Some('÷'),
        0xB9 => Some('≠'),
        0xBB => Some('≈'),
        0xBC => Some('…'),
        0xD2 => Some('®'),
        0xD3 => Some('©'),
        0xD4 => Some('™'),
        0xE5 => Some('∑'),
        _ => None,
    }
}

/// Whether a font has pictures only: its letters are no words.
pub fn is_picture_font(font: &str) -> bool {
    let font = font.trim().to_ascii_lowercase();
    font.starts_with("wingdings") || font.starts_with("webdings") || font == "zapfdingbats"
}

/// Whether a font is Symbol.
pub fn is_symbol_font(font: &str) -> bool {
    font.trim().eq_ignore_ascii_case("symbol")
}
