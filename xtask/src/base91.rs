//! Bytes as text in the page: 13 bits in two characters.
//!
//! The single file carries three megabytes that no script writes again. In 91 characters
//! they take 1.231 characters a byte, in base64 1.333. The characters are those of ASCII from
//! `#` to `~` without `<`, which would end or hide the element that they stand in.

/// The characters, by value.
fn character(value: u32) -> char {
    let code = b'#' + value as u8;
    char::from(if code < b'<' { code } else { code + 1 })
}

/// `bytes` from the lowest bit of the first on: 13 bits as two characters, the lower digit first; of
/// six bits or fewer that are left, one character.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 16 / 13 + 2);
    let (mut bits, mut n_bits) = (0u32, 0);
    for byte in bytes {
        bits |= u32::from(*byte) << n_bits;
        n_bits += 8;
        if n_bits >= 13 {
            let value = bits & 0x1FFF;
            text.push(character(value % 91));
            text.push(character(value / 91));
            bits >>= 13;
            n_bits -= 13;
        }
    }
    if n_bits > 0 {
        text.push(character(bits % 91));
    }
    if n_bits > 6 {
        text.push(character(bits / 91));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::encode;

    // The page's own tests decode the same texts.
    #[test]
    fn bytes_as_text() {
        for (bytes, text) in [
            (&b""[..], ""),
            (&[0], "##"),
            (&[255], "m%"),
            (&[1, 2, 3], "^(;#"),
            (b"Dateline", "W&gD8p*uo4"),
            (&[255; 5], "$~$~$~$"),
            (&[0; 7], "#########"),
        ] {
            assert_eq!(encode(bytes), text);
        }
    }

    #[test]
    fn no_character_ends_an_element() {
        let all: Vec<u8> = (0..=255).flat_map(|byte| [byte, 0, 255 - byte]).collect();
        assert!(!encode(&all).contains(['<', '"', ' ', '\u{7f}']));
    }
}
