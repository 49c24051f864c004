//! Content transfer encodings (RFC 2045, section 6). Damaged input loses only
//! what is damaged: marks that belong to no encoding are passed over.

/// The bytes that `body` encodes by `encoding`, the value of the field
/// `Content-Transfer-Encoding`; None where they stand there as they are.
pub fn decoded(body: &[u8], encoding: &str) -> Option<Vec<u8>> {
    match encoding.trim().to_ascii_lowercase().as_str() {
        "base64" => Some(base64(body)),
        "quoted-printable" => Some(quoted_printable(body)),
        _ => None,
    }
}

/// Base64, with or without line ends; what is no letter of it is passed over,
/// and padding ends a group.
pub fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut n_bits) = (0u32, 0);
    for byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => {
                (bits, n_bits) = (0, 0);
                continue;
            }
            _ => continue,
        };
        bits = (bits << 6) | u32::from(value);
        n_bits += 6;
        if n_bits >= 8 {
            n_bits -= 8;
            out.push((bits >> n_bits) as u8);
            bits &= (1 << n_bits) - 1;
        }
    }
    out
}

/// Quoted-printable; an `=` that starts no code stays as it is.
pub fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut at = 0;
    while at < body.len() {
        let rest = &body[at..];
        match rest {
            [b'=', high, low, ..] if hex(*high).is_some() && hex(*low).is_some() => {
                let byte = hex(*high).unwrap_or(0) << 4 | hex(*low).unwrap_or(0);
                out.push(byte);
                at += 3;
            }
            [b'=', after @ ..] if soft_break(after).is_some() => {
                at += 1 + soft_break(after).unwrap_or(0);
            }
            [byte, ..] => {
                if *byte == b'\n' || *byte == b'\r' {
                    // Blanks at the end of a line were added on the way.
                    while matches!(out.last(), Some(b' ' | b'\t')) {
                        out.pop();
                    }
                }
                out.push(*byte);
                at += 1;
            }
            [] => break,
        }
    }
    out
}

/// Bytes of the blanks and the line end after an `=` that joins two lines.
fn soft_break(after: &[u8]) -> Option<usize> {
    let n_blank = after
        .iter()
        .take(80)
        .take_while(|byte| matches!(byte, b' ' | b'\t'))
        .count();
    match &after[n_blank..] {
        [b'\r', b'\n', ..] => Some(n_blank + 2),
        [b'\n' | b'\r', ..] => Some(n_blank + 1),
        [] => Some(n_blank),
        _ => None,
    }
}

fn hex(byte: u8) -> Option<u8> {
    (byte as char).to_digit(16).map(|digit| digit as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_with_damage() {
        assert_eq!(base64(b"aGVs\r\nbG8="), b"hello");
        assert_eq!(base64(b"aGVsbG8=aGVsbG8"), b"hellohello");
        assert_eq!(base64(b"aG!Vs*bG8"), b"hello");
        assert_eq!(base64(b"="), b"");
    }

    #[test]
    fn quoted_printable_with_damage() {
        assert_eq!(quoted_printable(b"a=20b=\r\nc"), b"a bc");
        assert_eq!(quoted_printable(b"a = b =XY ="), b"a = b =XY ");
        assert_eq!(quoted_printable(b"a =  \nb"), b"a b");
        assert_eq!(quoted_printable(b"a  \nb"), b"a\nb");
    }
}
