//! Rich text as Outlook compresses it (Microsoft's MS-OXRTFCP).

use super::compound::u32_at;

/// What the window holds before the first byte (section 2.1.3.1.1).
const FIRST_WORDS: &[u8] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
/// Bytes of the window.
const WINDOW: usize = 4096;
/// Most bytes that are unpacked.
const MAX_BYTES: usize = 32_000_000;

/// The rich text in a compressed property; None where it is damaged from the
/// start.
pub fn unpacked(packed: &[u8]) -> Option<Vec<u8>> {
    let kind = u32_at(packed, 8)?;
    let n_bytes = (u32_at(packed, 4)? as usize).min(MAX_BYTES);
    let body = packed.get(16..)?;
    match kind {
        0x414C_454D => Some(body[..body.len().min(n_bytes)].to_vec()),
        0x7546_5A4C => Some(expanded(body, n_bytes)),
        _ => None,
    }
}

/// Undoes the compression: a byte of flags before each eight pieces, each a
/// byte, or a place in the window and a length.
fn expanded(body: &[u8], n_bytes: usize) -> Vec<u8> {
    let mut window = [0u8; WINDOW];
    window[..FIRST_WORDS.len()].copy_from_slice(FIRST_WORDS);
    let mut write = FIRST_WORDS.len();
    let mut out = Vec::new();
    let mut input = body.iter().copied();
    'all: while let Some(flags) = input.next() {
        for bit in 0..8 {
            if out.len() >= n_bytes {
                break 'all;
            }
            if flags >> bit & 1 == 0 {
                let Some(byte) = input.next() else { break 'all };
                out.push(byte);
                window[write] = byte;
                write = (write + 1) % WINDOW;
                continue;
            }
            let (Some(high), Some(low)) = (input.next(), input.next()) else {
                break 'all;
            };
            let mut from = usize::from(high) << 4 | usize::from(low >> 4);
            if from == write {
                break 'all;
            }
            for _ in 0..usize::from(low & 15) + 2 {
                let byte = window[from];
                from = (from + 1) % WINDOW;
                out.push(byte);
                window[write] = byte;
                write = (write + 1) % WINDOW;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of MS-OXRTFCP, section 4.1.1.
    #[test]
    fn the_example_of_the_standard() {
        let packed = [
            0x2D, 0, 0, 0, 0x2B, 0, 0, 0, 0x4C, 0x5A, 0x46, 0x75, 0xF1, 0xC5, 0xC7, 0xA7, 3, 0,
            0x0A, 0, 0x72, 0x63, 0x70, 0x67, 0x31, 0x32, 0x35, 0x42, 0x32, 0x0A, 0xF3, 0x20, 0x68,
            0x65, 0x6C, 9, 0, 0x20, 0x62, 0x77, 5, 0xB0, 0x6C, 0x64, 0x7D, 0x0A, 0x80, 0x0F, 0xA0,
        ];
        let text = unpacked(&packed).expect("it is whole");
        assert_eq!(text, b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
    }
}
