//! Blocks of 128 small numbers, bit-packed, with the few large ones apart.

use super::bytes::{push_varint, read_varint};

/// Numbers in a block.
pub(super) const BLOCK: usize = 128;

/// Appends a block: `width n_exceptions [n_exception_bytes] packed exception*`,
/// where `packed` holds the low `width` bits of each number and an exception
/// is `index rest:varint` for a number that needs more.
///
/// # Source
/// Patched frame of reference (Zukowski, Héman, Nes, Boncz 2006: PFOR), with
/// the width that gives the fewest bytes.
pub(super) fn push_block(values: &[u32; BLOCK], out: &mut Vec<u8>) {
    let width = best_width(values);
    let mut exceptions = Vec::new();
    let mut n_exceptions = 0u8;
    let limit = 1u64 << width;
    for (index, &value) in values.iter().enumerate() {
        if u64::from(value) >= limit {
            exceptions.push(index as u8);
            push_varint((u64::from(value) >> width) as u32, &mut exceptions);
            n_exceptions += 1;
        }
    }
    out.push(width as u8);
    out.push(n_exceptions);
    if n_exceptions > 0 {
        push_varint(exceptions.len() as u32, out);
    }
    let mask = limit - 1;
    let (mut bits, mut n_bits) = (0u64, 0);
    for &value in values {
        bits |= (u64::from(value) & mask) << n_bits;
        n_bits += width;
        while n_bits >= 32 {
            out.extend((bits as u32).to_le_bytes());
            bits >>= 32;
            n_bits -= 32;
        }
    }
    out.extend(exceptions);
}

/// The width that packs `values` into the fewest bytes.
fn best_width(values: &[u32; BLOCK]) -> u32 {
    let mut n_of_width = [0usize; 33];
    for value in values {
        n_of_width[(32 - value.leading_zeros()) as usize] += 1;
    }
    let (mut best, mut best_cost) = (32, usize::MAX);
    for width in (0..=32usize).rev() {
        let mut cost = width * BLOCK / 8;
        let mut n_exceptions = 0;
        for (wide, n) in n_of_width.iter().enumerate().skip(width + 1) {
            cost += n * (1 + (wide - width).div_ceil(7));
            n_exceptions += n;
        }
        // Exceptions are slower to read than the bits they save are worth.
        if n_exceptions <= BLOCK / 8 && cost <= best_cost {
            (best, best_cost) = (width, cost);
        }
    }
    best as u32
}

/// Where the parts of a block stand.
struct Layout {
    width: usize,
    n_exceptions: usize,
    packed: usize,
    exceptions: usize,
    end: usize,
}

impl Layout {
    fn read(bytes: &[u8], at: usize) -> Option<Layout> {
        let width = usize::from(*bytes.get(at)?).min(32);
        let n_exceptions = usize::from(*bytes.get(at + 1)?);
        let mut packed = at + 2;
        let n_exception_bytes = match n_exceptions {
            0 => 0,
            _ => read_varint(bytes, &mut packed) as usize,
        };
        let exceptions = packed + width * BLOCK / 8;
        let end = exceptions.saturating_add(n_exception_bytes);
        Some(Layout {
            width,
            n_exceptions,
            packed,
            exceptions,
            end,
        })
    }
}

/// Moves past the block at `*at` without reading it.
pub(super) fn skip_block(bytes: &[u8], at: &mut usize) {
    *at = Layout::read(bytes, *at).map_or(bytes.len(), |layout| layout.end);
}

/// Reads the block at `*at` and moves past it; zeros where it is cut.
pub(super) fn read_block(bytes: &[u8], at: &mut usize, values: &mut [u32; BLOCK]) {
    let layout = Layout::read(bytes, *at).filter(|layout| layout.end <= bytes.len());
    let Some(layout) = layout else {
        *values = [0; BLOCK];
        *at = bytes.len();
        return;
    };
    *at = layout.end;
    let (width, mask) = (layout.width, (1u64 << layout.width) - 1);
    let rest = &bytes[layout.packed..];
    let word = |bytes: &[u8], from: usize| {
        u64::from_le_bytes(bytes[from..from + 8].try_into().expect("eight bytes"))
    };
    if rest.len() >= width * BLOCK / 8 + 8 {
        // Eight numbers take `width` whole bytes.
        for (group, chunk) in values.chunks_exact_mut(8).enumerate() {
            let group = &rest[group * width..group * width + width + 8];
            for (index, value) in chunk.iter_mut().enumerate() {
                let bit = index * width;
                *value = (word(group, bit >> 3) >> (bit & 7) & mask) as u32;
            }
        }
    } else {
        let mut padded = [0u8; 32 * BLOCK / 8 + 8];
        padded[..width * BLOCK / 8].copy_from_slice(&rest[..width * BLOCK / 8]);
        for (index, value) in values.iter_mut().enumerate() {
            let bit = index * width;
            *value = (word(&padded, bit >> 3) >> (bit & 7) & mask) as u32;
        }
    }
    let mut at = layout.exceptions;
    for _ in 0..layout.n_exceptions {
        let index = usize::from(bytes.get(at).copied().unwrap_or(0)) % BLOCK;
        at += 1;
        let rest = u64::from(read_varint(bytes, &mut at));
        values[index] |= (rest << width) as u32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_come_back() {
        let blocks: [fn(usize) -> u32; 6] = [
            |_| 0,
            |index| index as u32,
            |index| if index % 40 == 3 { u32::MAX } else { 2 },
            |index| (index as u32).wrapping_mul(2_654_435_761),
            |_| u32::MAX,
            |index| u32::from(index == 127) << 9,
        ];
        let mut bytes = Vec::new();
        for block in blocks {
            push_block(&core::array::from_fn(block), &mut bytes);
        }
        let (mut at, mut skipped) = (0, 0);
        for block in blocks {
            let mut values = [7; BLOCK];
            read_block(&bytes, &mut at, &mut values);
            skip_block(&bytes, &mut skipped);
            assert_eq!(values, core::array::from_fn(block));
            assert_eq!(at, skipped);
        }
        assert_eq!(at, bytes.len());
    }

    #[test]
    fn a_cut_block_reads_as_zeros() {
        let mut bytes = Vec::new();
        push_block(&core::array::from_fn(|index| index as u32), &mut bytes);
        for end in 0..bytes.len() {
            let (mut at, mut values) = (0, [7; BLOCK]);
            read_block(&bytes[..end], &mut at, &mut values);
            assert_eq!((at, values), (end, [0; BLOCK]));
        }
    }
}
