//! Numbers in few bits, and where each code is the right one.

/// Zeros of a Rice code after which a number follows in full.
const MAX_ZEROS: u32 = 24;

/// Appends bits to bytes, low ones first.
#[derive(Default)]
pub(super) struct BitWriter {
    bits: u64,
    n_bits: u32,
}

impl BitWriter {
    /// Appends the low `n_bits` of `value`, at most 32.
    #[inline]
    pub fn push(&mut self, value: u32, n_bits: u32, out: &mut Vec<u8>) {
        self.bits |= u64::from(value) << self.n_bits;
        self.n_bits += n_bits;
        if self.n_bits >= 32 {
            out.extend_from_slice(&(self.bits as u32).to_le_bytes());
            self.bits >>= 32;
            self.n_bits -= 32;
        }
    }

    /// Appends `value >> k` zeros, a one, and the `k` low bits: short for
    /// numbers of which most are near `2^k`.
    ///
    /// # Source
    /// Golomb-Rice codes (Rice and Plaunt 1971).
    #[inline]
    pub fn push_rice(&mut self, value: u32, k: u32, out: &mut Vec<u8>) {
        let n_zeros = value >> k;
        let low = value & ((1 << k) - 1);
        if n_zeros < MAX_ZEROS && n_zeros + k < 32 {
            self.push(1 << n_zeros | low << n_zeros << 1, n_zeros + 1 + k, out);
        } else if n_zeros < MAX_ZEROS {
            self.push(1 << n_zeros, n_zeros + 1, out);
            self.push(low, k, out);
        } else {
            self.push(1 << MAX_ZEROS, MAX_ZEROS + 1, out);
            self.push(value, 32, out);
        }
    }

    /// Appends a number below `n`, each as likely as the others: truncated
    /// binary.
    #[inline]
    pub fn push_below(&mut self, value: u32, n: u32, out: &mut Vec<u8>) {
        let (n_bits, cut) = truncated(n);
        let is_long = u32::from(value >= cut);
        let moved = value + cut;
        let long = moved >> 1 | (moved & 1) << n_bits;
        let bits = if is_long == 1 { long } else { value };
        self.push(bits, n_bits + is_long, out);
    }

    /// Ends on a whole byte.
    pub fn finish(&mut self, out: &mut Vec<u8>) {
        let n_bytes = self.n_bits.div_ceil(8) as usize;
        out.extend_from_slice(&self.bits.to_le_bytes()[..n_bytes]);
        (self.bits, self.n_bits) = (0, 0);
    }
}

/// Reads bits from anywhere; zeros beyond the end.
#[derive(Clone, Copy)]
pub(super) struct BitReader<'a> {
    bytes: &'a [u8],
    /// The next bit.
    pub at: usize,
}

impl<'a> BitReader<'a> {
    /// A reader from the bit numbered `at`.
    pub fn new(bytes: &'a [u8], at: usize) -> BitReader<'a> {
        BitReader { bytes, at }
    }

    /// The next bits, at least 57 of them.
    #[inline]
    pub fn peek(&self) -> u64 {
        let start = self.at >> 3;
        let word = match self.bytes.get(start..start + 8) {
            Some(eight) => u64::from_le_bytes(eight.try_into().expect("eight bytes")),
            None => last_bytes(self.bytes, start),
        };
        word >> (self.at & 7)
    }

    /// The next `n_bits`, at most 32.
    #[inline]
    pub fn read(&mut self, n_bits: u32) -> u32 {
        let value = self.peek() & ((1 << n_bits) - 1);
        self.at += n_bits as usize;
        value as u32
    }

    /// See [`BitWriter::push_rice`].
    #[inline]
    pub fn read_rice(&mut self, k: u32) -> u32 {
        let bits = self.peek();
        let n_zeros = bits.trailing_zeros().min(MAX_ZEROS);
        self.at += n_zeros as usize + 1;
        if n_zeros < MAX_ZEROS {
            let low = (bits >> (n_zeros + 1)) & ((1 << k) - 1);
            self.at += k as usize;
            n_zeros << k | low as u32
        } else {
            self.read(32)
        }
    }

    /// See [`BitWriter::push_below`].
    #[inline]
    pub fn read_below(&mut self, n: u32) -> u32 {
        let (n_bits, cut) = truncated(n);
        let bits = self.peek();
        let value = (bits & ((1 << n_bits) - 1)) as u32;
        self.at += n_bits as usize;
        if value < cut {
            return value;
        }
        self.at += 1;
        (value << 1 | (bits >> n_bits & 1) as u32).wrapping_sub(cut)
    }

    /// Whether all bits were read.
    pub fn is_at_end(&self) -> bool {
        self.at >= self.bytes.len() * 8
    }
}

/// Bits of the shorter codes for numbers below `n`, and how many have those.
#[inline]
fn truncated(n: u32) -> (u32, u32) {
    let n = n.clamp(1, 1 << 30);
    let n_bits = 31 - n.leading_zeros();
    (n_bits, (2 << n_bits) - n)
}

/// What is left from byte `start`, and zeros.
#[cold]
fn last_bytes(bytes: &[u8], start: usize) -> u64 {
    let rest = bytes.get(start..).unwrap_or_default();
    let mut word = [0; 8];
    let n_bytes = rest.len().min(8);
    word[..n_bytes].copy_from_slice(&rest[..n_bytes]);
    u64::from_le_bytes(word)
}

/// The parameter of a Rice code for numbers of this sum: 0.69 of their mean,
/// to a power of two.
#[inline]
pub(super) fn rice_parameter(sum: u64, n: u64) -> u32 {
    let scaled = sum * 11 / (16 * n.max(1));
    (63 - (scaled | 1).leading_zeros()).min(25)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_come_back(values in prop::collection::vec((any::<u32>(), 0u32..26, 1u32..1 << 20, 0u32..33), 0..60)) {
            let (mut writer, mut out) = (BitWriter::default(), Vec::new());
            let cut = |value: u32, n_bits: u32| (u64::from(value) & ((1 << n_bits) - 1)) as u32;
            for &(value, k, n, n_bits) in &values {
                writer.push_rice(value, k, &mut out);
                writer.push_below(value % n, n, &mut out);
                writer.push(cut(value, n_bits), n_bits, &mut out);
            }
            writer.finish(&mut out);
            let mut reader = BitReader::new(&out, 0);
            for &(value, k, n, n_bits) in &values {
                prop_assert_eq!(reader.read_rice(k), value);
                prop_assert_eq!(reader.read_below(n), value % n);
                prop_assert_eq!(reader.read(n_bits), cut(value, n_bits));
            }
            prop_assert!(reader.at.div_ceil(8) == out.len());
        }
    }
}
