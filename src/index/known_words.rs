use std::sync::OnceLock;

use super::Field;
use super::dictionary::Dictionary;
use crate::text::Set;

/// Tells at once that a word is not in a dictionary, for those who ask for
/// hundreds of words that hardly any is.
///
/// # Source
/// A Bloom filter (1970) of two bits a word in sixteen.
pub struct KnownWords {
    bits: Vec<u64>,
    /// Which of the characters of ASCII the words have, and the others.
    ascii: [bool; 128],
    others: Set<char>,
    /// Every character of the words, sorted; once asked for.
    alphabet: OnceLock<Vec<char>>,
}

impl KnownWords {
    pub(super) fn new(dictionary: &Dictionary) -> KnownWords {
        let mut known = KnownWords::with_room(dictionary.n_terms());
        let mut terms = dictionary.terms_from(&[]);
        while terms.advance().is_some() {
            known.insert(terms.term());
        }
        known
    }

    /// A filter with no words in it yet and room for `n_terms`.
    pub(super) fn with_room(n_terms: u32) -> KnownWords {
        let n_bits = (n_terms as usize * 16).next_power_of_two();
        KnownWords {
            bits: vec![0; n_bits.max(64) / 64],
            ascii: [false; 128],
            others: Set::new(),
            alphabet: OnceLock::new(),
        }
    }

    /// Adds a term; before anything is asked.
    pub(super) fn insert(&mut self, term: &[u8]) {
        let Some((&key, word)) = term.split_first() else {
            return;
        };
        for bit in places(key, word, self.bits.len()) {
            self.bits[bit / 64] |= 1 << (bit % 64);
        }
        for character in core::str::from_utf8(word).unwrap_or_default().chars() {
            match self.ascii.get_mut(character as usize) {
                Some(known) => *known = true,
                None => {
                    self.others.insert(character);
                }
            }
        }
    }

    /// Every character that a word has, in rising order.
    pub fn alphabet(&self) -> &[char] {
        self.alphabet.get_or_init(|| {
            let ascii = (0u8..128).filter(|&byte| self.ascii[usize::from(byte)]);
            let others = self.others.iter().copied();
            ascii.map(char::from).chain(others).collect()
        })
    }

    /// Whether `field` may have `word`: if not, it has not.
    #[inline]
    pub fn may_have(&self, field: Field, word: &str) -> bool {
        places(field.key(), word.as_bytes(), self.bits.len())
            .into_iter()
            .all(|bit| self.bits[bit / 64] >> (bit % 64) & 1 == 1)
    }
}

/// The two bits of a word.
#[inline]
fn places(key: u8, word: &[u8], n_words: usize) -> [usize; 2] {
    let mut hash = u64::from(key) ^ 0x9e37_79b9_7f4a_7c15;
    let mut chunks = word.chunks_exact(8);
    for chunk in &mut chunks {
        let value = u64::from_le_bytes(chunk.try_into().expect("eight bytes"));
        hash = mix(hash ^ value);
    }
    let mut last = [0; 8];
    let rest = chunks.remainder();
    last[..rest.len()].copy_from_slice(rest);
    hash = mix(hash ^ u64::from_le_bytes(last) ^ (word.len() as u64) << 56);
    let mask = n_words * 64 - 1; // a power of two
    [hash as usize & mask, (hash >> 32) as usize & mask]
}

/// Source: the finalizer of MurmurHash3 (Appleby, public domain), shortened.
#[inline]
fn mix(value: u64) -> u64 {
    let value = (value ^ value >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
    value ^ value >> 32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::SegmentBuilder;

    #[test]
    fn words_that_are_there_may_be_and_few_others() {
        let text: Vec<String> = (0..2000).map(|n| format!("word{n}")).collect();
        let mut builder = SegmentBuilder::default();
        builder.add_text(0, "Über", &text.join(" "));
        let segment = builder.finish();
        let known = segment.known_words();
        assert!(text.iter().all(|word| known.may_have(Field::Body, word)));
        let n_wrong = (2000..12_000)
            .filter(|n| known.may_have(Field::Body, &format!("word{n}")))
            .count();
        assert!(n_wrong < 500, "{n_wrong} of 10000");
        let letters: String = known.alphabet().iter().collect();
        assert_eq!(letters, "0123456789bdeoruw");
    }
}
