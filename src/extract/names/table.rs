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

/// Bits of a head that say where its bucket begins.
const START_BITS: u32 = 24;

/// Keys in buckets by their upper bits; of each key one byte more is kept, so
/// that a key the table does not have is taken for another one in 256 at most.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// Of each bucket, and of the end: where it begins, and in the upper bits the
    /// [`seen`] of its keys, by which most keys that it does not have are told.
    heads: Vec<u32>,
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
        let mut left = bytes.get(prints.clone())?;
        if left.len() >= 1 << START_BITS {
            return None;
        }
        let mut heads = Vec::with_capacity(n_buckets + 1);
        for &size in bytes.get(sizes)? {
            let start = (prints.len() - left.len()) as u32;
            let (own, rest) = left.split_at_checked(usize::from(size))?;
            heads.push(own.iter().fold(start, |head, print| head | seen(*print)));
            left = rest;
        }
        heads.push(prints.len() as u32);
        let n_bits = n_buckets.trailing_zeros();
        left.is_empty().then_some(Table {
            heads,
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
        let print = print_of(key, self.n_bits);
        let head = self.heads[bucket];
        if head & seen(print) == 0 {
            return None;
        }
        let start_of = |head: u32| (head & ((1 << START_BITS) - 1)) as usize;
        let (first, end) = (start_of(head), start_of(self.heads[bucket + 1]));
        let prints = &bytes[self.prints.start + first..self.prints.start + end];
        let at = prints.iter().position(|&other| other == print)?;
        Some(first + at)
    }
}

/// One of eight bits of a head, for a key's byte.
fn seen(print: u8) -> u32 {
    1 << (START_BITS + u32::from(print & 7))
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
