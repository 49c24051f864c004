use xxhash_rust::xxh3::xxh3_64;

use super::streams::Stream;
use crate::text::words::Folded;

/// Terms are told apart by a table of at least so many slots.
const MIN_SLOTS: usize = 1 << 10;
/// An empty slot.
const EMPTY: u32 = 0;
/// In the last byte of a word that stands among the long ones.
const LONG: u64 = 0xff << 56;

/// The words of a field seen so far, numbered from 0.
#[derive(Default)]
pub(super) struct Terms {
    /// Each word: up to 15 bytes, padded with zeros; or the first eight of a
    /// longer one, then its place among the long ones and its length.
    words: Vec<[u64; 2]>,
    /// Where each was seen.
    pub seen: Vec<Seen>,
    /// Open addressing, at most half full: the number of a term and one.
    slots: Vec<u32>,
    /// The longer words, end to end.
    long: Vec<u8>,
}

/// Where a term was seen: see the builder.
#[derive(Clone, Copy, Default)]
pub(super) struct Seen {
    pub stream: Stream,
    /// Plus one; 0 before the first.
    pub last_document: u32,
    pub last_position: u32,
}

/// Words of a text that wait to be looked up together, so that one need not
/// wait for the memory of the one before.
#[derive(Default)]
pub(super) struct Tokens {
    words: Vec<[u64; 2]>,
    hashes: Vec<u64>,
    /// First what the table says at once, then the number of each word's term.
    numbers: Vec<u32>,
}

impl Terms {
    /// Notes a word of a text whose words are to be looked up.
    #[inline]
    pub fn note(&mut self, word: Folded<'_>, tokens: &mut Tokens) {
        let (word, hash) = match word {
            Folded::Packed { word, .. } => (word, mix(word)),
            Folded::Text(text) => self.note_text(text),
        };
        tokens.words.push(word);
        tokens.hashes.push(hash);
    }

    /// The numbers of the terms of all words noted, new ones among them;
    /// nothing is noted any more.
    pub fn look_up<'t>(&mut self, tokens: &'t mut Tokens) -> &'t [u32] {
        let Tokens {
            words,
            hashes,
            numbers,
        } = tokens;
        numbers.clear();
        if self.slots.is_empty() {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        numbers.extend(hashes.iter().map(|&hash| self.slots[hash as usize & mask]));
        for ((number, word), &hash) in numbers.iter_mut().zip(&*words).zip(&*hashes) {
            let guess = number.wrapping_sub(1);
            *number = match self.words.get(guess as usize) {
                Some(known) if known == word => guess,
                _ => self.number(*word, hash),
            };
        }
        words.clear();
        hashes.clear();
        numbers
    }

    /// The numbers of the terms in the order of their bytes; none can be
    /// looked up any more.
    pub fn sort(&mut self) -> Vec<u32> {
        self.slots = Vec::new();
        // Most pairs differ in their first bytes.
        let mut order: Vec<(u64, u32)> = self
            .words
            .iter()
            .map(|word| word[0].swap_bytes())
            .zip(0..)
            .collect();
        let mut scratch = (Vec::new(), Vec::new());
        order.sort_unstable_by(|a, b| {
            a.0.cmp(&b.0).then_with(|| {
                scratch.0.clear();
                scratch.1.clear();
                self.push_bytes(a.1, &mut scratch.0);
                self.push_bytes(b.1, &mut scratch.1);
                scratch.0.cmp(&scratch.1)
            })
        });
        order.into_iter().map(|(_, number)| number).collect()
    }

    /// Appends the bytes of a term's word.
    pub fn push_bytes(&self, number: u32, bytes: &mut Vec<u8>) {
        let word = self.words[number as usize];
        match long_range(word) {
            Some(range) => bytes.extend_from_slice(&self.long[range]),
            None => {
                let [first, second] = word.map(u64::to_le_bytes);
                let word = first.into_iter().chain(second);
                bytes.extend(word.take_while(|&byte| byte != 0));
            }
        }
    }

    /// A word that is not packed yet, and its hash; a long one is a term at
    /// once.
    #[inline(never)]
    fn note_text(&mut self, text: &str) -> ([u64; 2], u64) {
        let bytes = text.as_bytes();
        if bytes.len() < 16 {
            let word = packed(bytes);
            return (word, mix(word));
        }
        let hash = xxh3_64(bytes);
        if self.slots.is_empty() {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        while self.slots[slot] != EMPTY {
            let word = self.words[self.slots[slot] as usize - 1];
            if long_range(word).is_some_and(|range| &self.long[range] == bytes) {
                return (word, hash);
            }
            slot = (slot + 1) & mask;
        }
        let place = self.long.len() as u64 | (bytes.len() as u64) << 48;
        make_room(&mut self.long, bytes.len());
        self.long.extend_from_slice(bytes);
        let word = [packed(&bytes[..8])[0], LONG | place];
        self.number(word, hash);
        (word, hash)
    }

    /// The number of a word's term, which may be new.
    #[inline(never)]
    fn number(&mut self, word: [u64; 2], hash: u64) -> u32 {
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        while self.slots[slot] != EMPTY {
            let number = self.slots[slot] - 1;
            if self.words[number as usize] == word {
                return number;
            }
            slot = (slot + 1) & mask;
        }
        let number = self.words.len() as u32;
        self.slots[slot] = number + 1;
        make_room(&mut self.words, 1);
        self.words.push(word);
        make_room(&mut self.seen, 1);
        self.seen.push(Seen::default());
        if self.words.len() * 2 > self.slots.len() {
            self.grow();
        }
        number
    }

    fn grow(&mut self) {
        let n_slots = (self.slots.len() * 2).max(MIN_SLOTS);
        self.slots = vec![EMPTY; n_slots];
        let mask = n_slots - 1;
        for (&word, number) in self.words.iter().zip(1..) {
            let hash = match long_range(word) {
                Some(range) => xxh3_64(&self.long[range]),
                None => mix(word),
            };
            let mut slot = hash as usize & mask;
            while self.slots[slot] != EMPTY {
                slot = (slot + 1) & mask;
            }
            self.slots[slot] = number;
        }
    }
}

/// Where a longer word stands among the long ones.
#[inline]
fn long_range([_, place]: [u64; 2]) -> Option<core::ops::Range<usize>> {
    (place & LONG == LONG).then(|| {
        let start = (place & 0xffff_ffff_ffff) as usize;
        start..start + (place >> 48 & 0xff) as usize
    })
}

/// Up to 15 bytes, none of them zero, as two numbers.
fn packed(bytes: &[u8]) -> [u64; 2] {
    let mut padded = [0; 16];
    padded[..bytes.len()].copy_from_slice(bytes);
    let number = u128::from_le_bytes(padded);
    [number as u64, (number >> 64) as u64]
}

/// Source: the multiplications of wyhash (Wang Yi, public domain), halved.
#[inline]
fn mix([first, second]: [u64; 2]) -> u64 {
    let mixed = (first ^ second.rotate_left(29).wrapping_mul(0x9e37_79b9_7f4a_7c15))
        .wrapping_mul(0xd6e8_feb8_6659_fd93);
    (mixed ^ mixed >> 32)
        .wrapping_mul(0xa076_1d64_78bd_642f)
        .swap_bytes()
}

/// Makes room for `n` more by an eighth rather than by doubling: what is long
/// wastes less.
pub(super) fn make_room<T>(values: &mut Vec<T>, n: usize) {
    if values.capacity() - values.len() < n {
        values.reserve_exact(n.max(values.len() / 8).max(64));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart_and_sorted() {
        let mut terms = Terms::default();
        let words: Vec<String> = (0..3000)
            .map(|n: u32| match n % 4 {
                0 => format!("w{n}"),
                1 => format!("{}{n}", "long".repeat(5)),
                2 => format!("longlonglong{n}"),
                _ => format!("ü{n}"),
            })
            .collect();
        let mut tokens = Tokens::default();
        for size in [1, 7, 3000] {
            let mut found = Vec::new();
            for some in words.chunks(size) {
                for word in some {
                    terms.note(Folded::Text(word), &mut tokens);
                }
                found.extend_from_slice(terms.look_up(&mut tokens));
            }
            let mut bytes = Vec::new();
            for (word, number) in words.iter().zip(found) {
                bytes.clear();
                terms.push_bytes(number, &mut bytes);
                assert_eq!(bytes, word.as_bytes());
            }
        }
        assert_eq!((terms.words.len(), terms.seen.len()), (3000, 3000));
        let order = terms.sort();
        let sorted: Vec<Vec<u8>> = order
            .into_iter()
            .map(|number| {
                let mut bytes = Vec::new();
                terms.push_bytes(number, &mut bytes);
                bytes
            })
            .collect();
        assert_eq!(sorted.len(), 3000);
        assert!(sorted.is_sorted_by(|a, b| a < b));
    }
}
