//! Short runs of numbers in few bits: what is left beside whole blocks.

/// Bits of the parameter that a run begins with.
const PARAMETER_BITS: u32 = 5;
/// Ones after which a number follows in full.
const MAX_ONES: u32 = 24;

/// Appends bits, low ones first.
#[derive(Default)]
pub(super) struct BitWriter {
    bits: u64,
    n_bits: u32,
}

impl BitWriter {
    /// Appends numbers, each as `value >> k` ones, a zero and `k` low bits,
    /// with the `k` that suits their mean.
    ///
    /// # Source
    /// Golomb-Rice codes (Rice and Plaunt 1971).
    pub fn push_run(&mut self, values: &[u32], out: &mut Vec<u8>) {
        let sum: u64 = values.iter().map(|&value| u64::from(value)).sum();
        // 0.69 of the mean, to a power of two.
        let scaled = sum * 11 / (16 * values.len().max(1) as u64);
        let k = (u64::BITS - scaled.leading_zeros())
            .saturating_sub(1)
            .min(31);
        self.push(k, PARAMETER_BITS, out);
        for &value in values {
            let n_ones = value >> k;
            if n_ones < MAX_ONES {
                self.push((1 << n_ones) - 1, n_ones + 1, out);
                self.push(value & ((1u64 << k) - 1) as u32, k, out);
            } else {
                self.push((1 << MAX_ONES) - 1, MAX_ONES, out);
                self.push(value, 32, out);
            }
        }
    }

    /// Ends on a whole byte.
    pub fn finish(&mut self, out: &mut Vec<u8>) {
        if self.n_bits > 0 {
            out.push(self.bits as u8);
        }
        (self.bits, self.n_bits) = (0, 0);
    }

    fn push(&mut self, value: u32, n_bits: u32, out: &mut Vec<u8>) {
        self.bits |= u64::from(value) << self.n_bits;
        self.n_bits += n_bits;
        while self.n_bits >= 8 {
            out.push(self.bits as u8);
            self.bits >>= 8;
            self.n_bits -= 8;
        }
    }
}

/// Reads what a [`BitWriter`] wrote; zeros beyond the end.
pub(super) struct BitReader<'a> {
    bytes: &'a [u8],
    at: usize,
    bits: u64,
    n_bits: u32,
}

impl<'a> BitReader<'a> {
    /// A reader from byte `at`.
    pub fn new(bytes: &'a [u8], at: usize) -> BitReader<'a> {
        BitReader {
            bytes,
            at,
            bits: 0,
            n_bits: 0,
        }
    }

    /// Reads a run of as many numbers as `values` has places.
    pub fn read_run(&mut self, values: &mut [u32]) {
        let k = self.read(PARAMETER_BITS);
        for value in values {
            self.fill();
            let n_ones = self.bits.trailing_ones().min(MAX_ONES);
            *value = if n_ones < MAX_ONES {
                self.pass(n_ones + 1);
                n_ones << k | self.read(k)
            } else {
                self.pass(n_ones);
                self.read(32)
            };
        }
    }

    /// The byte after the one read last.
    pub fn end(&self) -> usize {
        self.at - self.n_bits as usize / 8
    }

    fn read(&mut self, n_bits: u32) -> u32 {
        self.fill();
        let value = self.bits & ((1u64 << n_bits) - 1);
        self.pass(n_bits);
        value as u32
    }

    fn pass(&mut self, n_bits: u32) {
        self.bits >>= n_bits;
        self.n_bits -= n_bits;
    }

    /// Leaves at least 56 bits to read.
    #[inline]
    fn fill(&mut self) {
        while self.n_bits <= 56 {
            let byte = self.bytes.get(self.at).copied().unwrap_or(0);
            self.bits |= u64::from(byte) << self.n_bits;
            self.at += 1;
            self.n_bits += 8;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_come_back() {
        let runs: [&[u32]; 7] = [
            &[],
            &[0],
            &[u32::MAX],
            &[0, 0, 1, 0, 2, 0, 0],
            &[5, 1_000_000, 3, 0, 77],
            &[200_000, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
            &[7; 127],
        ];
        let (mut writer, mut bytes) = (BitWriter::default(), Vec::new());
        for run in runs {
            writer.push_run(run, &mut bytes);
        }
        writer.finish(&mut bytes);
        let mut reader = BitReader::new(&bytes, 0);
        for run in runs {
            let mut values = vec![9; run.len()];
            reader.read_run(&mut values);
            assert_eq!(values, run);
        }
        assert_eq!(reader.end(), bytes.len());
        BitReader::new(&[0xff; 9], 2).read_run(&mut [0; 100]);
    }
}
