//! How often a term stands in each document of a block: mostly once, in the
//! body.

use super::bits::{BitReader, BitWriter, rice_parameter};

/// Bits of a Rice parameter that is told.
const PARAMETER_BITS: u32 = 4;

/// Occurrences of a term in the documents of a block.
///
/// Appends how many of the numbers are above `usual`, which they are and by
/// how much.
pub(super) fn push_unusual(values: &[u32], usual: u32, bits: &mut BitWriter, out: &mut Vec<u8>) {
    let unusual = || {
        values
            .iter()
            .enumerate()
            .filter(|(_, value)| **value > usual)
    };
    let n = unusual().count() as u32;
    bits.push(n, 8, out);
    if n == 0 {
        return;
    }
    let sum: u64 = unusual()
        .map(|(_, value)| u64::from(value - usual - 1))
        .sum();
    let k = rice_parameter(sum, u64::from(n)).min(15);
    bits.push(k, PARAMETER_BITS, out);
    let gap_k = rice_parameter(values.len() as u64, u64::from(n));
    let mut next = 0;
    for (index, value) in unusual() {
        bits.push_rice(index as u32 - next, gap_k, out);
        bits.push_rice(value - usual - 1, k, out);
        next = index as u32 + 1;
    }
}

/// Reads what [`push_unusual`] wrote into `values`.
pub(super) fn read_unusual(reader: &mut BitReader<'_>, usual: u32, values: &mut [u32]) {
    values.fill(usual);
    let n = reader.read(8);
    if n == 0 {
        return;
    }
    let k = reader.read(PARAMETER_BITS);
    let gap_k = rice_parameter(values.len() as u64, u64::from(n));
    let mut next = 0usize;
    for _ in 0..n {
        let index = next.saturating_add(reader.read_rice(gap_k) as usize);
        let more = reader.read_rice(k);
        if let Some(value) = values.get_mut(index) {
            *value = usual.saturating_add(1).saturating_add(more);
        }
        next = index.saturating_add(1);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_come_back(values in prop::collection::vec(prop_oneof![8 => Just(1u32), 2 => 1u32..9, 1 => any::<u32>()], 1..129), usual in 0u32..2) {
            let values: Vec<u32> = values.into_iter().map(|value| value.max(usual)).collect();
            let (mut bits, mut out) = (BitWriter::default(), Vec::new());
            push_unusual(&values, usual, &mut bits, &mut out);
            bits.finish(&mut out);
            let mut read = vec![9; values.len()];
            read_unusual(&mut BitReader::new(&out, 0), usual, &mut read);
            prop_assert_eq!(read, values);
        }
    }
}
