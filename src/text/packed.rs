//! Short words of plain letters and digits, eight bytes at a time.

/// Bytes of the longest word that is packed, and one.
const LIMIT: usize = 16;
const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// The word of ASCII letters and digits that begins at byte `at`, folded and
/// padded with zeros, and the byte after it. `None` where there is none, where
/// it has 16 bytes or more, and where what follows may belong to it.
#[inline]
pub(super) fn packed_word(bytes: &[u8], at: usize) -> Option<([u64; 2], usize)> {
    let (mut n_bytes, first) = alphanumeric(load(bytes, at));
    let mut word = [first, 0];
    if n_bytes == 8 {
        let (n_more, second) = alphanumeric(load(bytes, at + 8));
        word[1] = second;
        n_bytes += n_more;
        if n_bytes == LIMIT {
            return None;
        }
    }
    let end = at + n_bytes;
    let follows = match bytes.get(end) {
        Some(b'\'' | b'.' | b',') => bytes
            .get(end + 1)
            .is_some_and(|after| after.is_ascii_alphanumeric() || !after.is_ascii()),
        Some(byte) => !byte.is_ascii(),
        None => false,
    };
    (n_bytes > 0 && !follows).then_some((word, end))
}

/// How many letters and digits a word of eight bytes begins with, and these in
/// lower case, the others zero.
#[inline]
fn alphanumeric(bytes: u64) -> (usize, u64) {
    let low = bytes & !HIGH;
    let lower = low | (ONES * 0x20);
    // The high bit of each byte says whether it is from `a` to `z`, or a digit.
    let letters = (lower + ONES * (0x80 - b'a' as u64)) & !(lower + ONES * (0x7f - b'z' as u64));
    let digits = (low + ONES * (0x80 - b'0' as u64)) & !(low + ONES * (0x7f - b'9' as u64));
    let others = !((letters | digits) & !bytes) & HIGH;
    if others == 0 {
        return (8, lower);
    }
    let n_bytes = others.trailing_zeros() as usize / 8;
    // A digit has the bit that makes a letter small.
    (n_bytes, lower & ((1 << (8 * n_bytes)) - 1))
}

/// Eight bytes from `at`, zeros beyond the end.
#[inline]
fn load(bytes: &[u8], at: usize) -> u64 {
    match bytes.get(at..at + 8) {
        Some(eight) => u64::from_le_bytes(eight.try_into().expect("eight bytes")),
        None => {
            let mut padded = [0; 8];
            for (byte, place) in bytes.iter().skip(at).zip(&mut padded) {
                *place = *byte;
            }
            u64::from_le_bytes(padded)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_byte_is_told() {
        for byte in 0..=255u8 {
            let found = packed_word(&[byte, b' '], 0);
            let want = byte.is_ascii_alphanumeric();
            let folded = u64::from(byte.to_ascii_lowercase());
            assert_eq!(found, want.then_some(([folded, 0], 1)), "{byte}");
        }
    }
}
