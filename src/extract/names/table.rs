//! A table of hashed keys: small, read in place, never wrong about a key it has.

use crate::text::Order;
use std::ops::Range;

/// Spreads a hash over all its bits (the finaliser of MurmurHash3).
pub fn mix(mut hash: u32) -> u32 {
    hash ^= hash >> 16;
    hash = hash.wrapping_mul(0x85eb_ca6b);
    hash ^= hash >> 13;
    hash = hash.wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

/// Keys in buckets by their upper bits; of each key one byte more is kept, so
/// that a key the table does not have is taken for another one in 256 at most.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// Where each bucket begins, and the end.
    starts: Vec<u32>,
    /// The byte kept of each key, in the model's bytes.
    prints: Range<usize>,
    /// What bits of a key choose the bucket.
    n_bits: u32,
}

impl Table {
    /// Reads the bucket sizes in `sizes`, one byte each, and the keys' bytes in
    /// `prints`; `None` where they do not fit each other.
    pub(crate) fn open(bytes: &[u8], sizes: Range<usize>, prints: Range<usize>) -> Option<Table> {
        let n_buckets = sizes.len();
        if !n_buckets.is_power_of_two() || n_buckets > 1 << 24 {
            return None;
        }
        let mut starts = Vec::with_capacity(n_buckets + 1);
        let mut n_keys = 0;
        starts.push(0);
        for &size in bytes.get(sizes)? {
            n_keys += u32::from(size);
            starts.push(n_keys);
        }
        let n_bits = n_buckets.trailing_zeros();
        (n_keys as usize == prints.len()).then_some(Table {
            starts,
            prints,
            n_bits,
        })
    }

    /// How many keys it has.
    pub(crate) fn len(&self) -> usize {
        self.prints.len()
    }

    /// The number of the key that `key` is, in the order of the keys; `key` is
    /// mixed.
    #[inline]
    pub(crate) fn find(&self, bytes: &[u8], key: u32) -> Option<usize> {
        let bucket = if self.n_bits == 0 {
            0
        } else {
            (key >> (32 - self.n_bits)) as usize
        };
        let (first, end) = (self.starts[bucket], self.starts[bucket + 1]);
        if first == end {
            return None;
        }
        let print = print_of(key, self.n_bits);
        let prints = &bytes[self.prints.start + first as usize..self.prints.start + end as usize];
        let at = prints.iter().position(|&other| other == print)?;
        Some(first as usize + at)
    }
}

/// The byte that is kept of a mixed key.
pub(crate) fn print_of(key: u32, n_bits: u32) -> u8 {
    (key << n_bits >> 24) as u8
}

/// The bucket sizes, the keys' bytes and the order of `keys` (mixed), which gives
/// for each place the key that comes to stand there; keys that cannot be told
/// apart stand once, the first given.
pub fn build_table(keys: &[u32], n_bits: u32) -> (Vec<u8>, Vec<u8>, Vec<usize>) {
    let cut = |key: u32| key >> (24 - n_bits.min(24));
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.order_by_key(|&at| (cut(keys[at]), at));
    order.dedup_by_key(|at| cut(keys[*at]));
    let mut sizes = vec![0u8; 1 << n_bits];
    order.retain(|&at| {
        let size = &mut sizes[(keys[at] >> (32 - n_bits)) as usize];
        let fits = *size < u8::MAX;
        *size += u8::from(fits);
        fits
    });
    let prints = order.iter().map(|&at| print_of(keys[at], n_bits)).collect();
    (sizes, prints, order)
}
