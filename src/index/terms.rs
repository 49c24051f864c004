use hashbrown::HashTable;
use xxhash_rust::xxh3::xxh3_64;

use super::Field;

/// The terms seen so far, numbered from 0, their bytes end to end.
#[derive(Default)]
pub(super) struct Terms {
    table: HashTable<Entry>,
    arena: Vec<u8>,
    starts: Vec<u32>,
}

/// A term with part of its hash, so that most others are told apart at once.
struct Entry {
    hash: u32,
    term: u32,
}

impl Terms {
    /// The number of a term; a new one is the number of terms before.
    #[inline]
    pub fn number(&mut self, field: Field, word: &str) -> u32 {
        let hash = xxh3_64(word.as_bytes()).wrapping_add(u64::from(field.key()) << 57);
        let (arena, starts) = (&self.arena, &self.starts);
        let same = |entry: &Entry| {
            entry.hash == hash as u32 && {
                let bytes = term_bytes(arena, starts, entry.term);
                bytes[0] == field.key() && &bytes[1..] == word.as_bytes()
            }
        };
        let mixed = u64::from(hash as u32).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        if let Some(entry) = self.table.find(mixed, same) {
            return entry.term;
        }
        let term = self.starts.len() as u32;
        make_room(&mut self.starts, 1);
        make_room(&mut self.arena, word.len() + 1);
        self.starts.push(self.arena.len() as u32);
        self.arena.push(field.key());
        self.arena.extend_from_slice(word.as_bytes());
        let entry = Entry {
            hash: hash as u32,
            term,
        };
        self.table.insert_unique(mixed, entry, |entry| {
            u64::from(entry.hash).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        });
        term
    }

    /// A term's bytes: its field's key, then the word.
    pub fn bytes(&self, term: u32) -> &[u8] {
        term_bytes(&self.arena, &self.starts, term)
    }

    /// Every term, in the order of their bytes; no term can be looked up any
    /// more.
    pub fn sort(&mut self) -> Vec<u32> {
        self.table = HashTable::new();
        // Most pairs differ in their first eight bytes.
        let mut order: Vec<(u64, u32)> = (0..self.starts.len() as u32)
            .map(|term| {
                let bytes = self.bytes(term);
                let mut first = [0; 8];
                let n_bytes = bytes.len().min(8);
                first[..n_bytes].copy_from_slice(&bytes[..n_bytes]);
                (u64::from_be_bytes(first), term)
            })
            .collect();
        order.sort_unstable_by(|a, b| {
            a.0.cmp(&b.0)
                .then_with(|| self.bytes(a.1).cmp(self.bytes(b.1)))
        });
        order.into_iter().map(|(_, term)| term).collect()
    }
}

/// Makes room for `n` more by an eighth rather than by doubling: what is long
/// wastes less.
pub(super) fn make_room<T>(values: &mut Vec<T>, n: usize) {
    if values.capacity() - values.len() < n {
        values.reserve_exact(n.max(values.len() / 8).max(64));
    }
}

fn term_bytes<'a>(arena: &'a [u8], starts: &[u32], term: u32) -> &'a [u8] {
    let start = starts[term as usize] as usize;
    let end = starts
        .get(term as usize + 1)
        .map_or(arena.len(), |&end| end as usize);
    &arena[start..end]
}
