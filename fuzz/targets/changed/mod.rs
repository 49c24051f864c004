//! Bytes that are changed here and there, so that what is behind them is reached.

/// Makes a list of changes, `at:u24 byte` each; where `at` is beyond the end it goes round.
pub fn change(bytes: &mut [u8], changes: &[u8]) {
    let n_bytes = bytes.len();
    for change in changes.chunks_exact(4) {
        let at = u32::from_le_bytes([change[0], change[1], change[2], 0]) as usize;
        bytes[at % n_bytes] = change[3];
    }
}
