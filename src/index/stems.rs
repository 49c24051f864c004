use xxhash_rust::xxh3::xxh3_64;

use super::dictionary::Dictionary;
use super::{Field, TermInfo};
use crate::text::stem::Stemming;

/// Finds the words of a dictionary that have one stem.
pub(super) struct StemTable {
    /// Of a field and a stem, sorted; of 64 bits, so that two stems with one
    /// hash are not to be expected.
    hashes: Vec<u64>,
    /// The number of the term that has it.
    terms: Vec<u32>,
}

impl StemTable {
    /// Stems every word of the fields that are searched by stem.
    pub fn new(dictionary: &Dictionary, stemming: Stemming) -> StemTable {
        let mut entries = Vec::new();
        let mut walk = dictionary.terms_from(&[]);
        let mut index = 0;
        while walk.advance().is_some() {
            let Some((&key, word)) = walk.term().split_first() else {
                continue;
            };
            if !Field::of_key(key).is_some_and(Field::is_stemmed) {
                break;
            }
            if let Ok(word) = core::str::from_utf8(word) {
                entries.push((hash(key, &stemming.stem(word)), index));
            }
            index += 1;
        }
        entries.sort_unstable();
        StemTable {
            hashes: entries.iter().map(|&(hash, _)| hash).collect(),
            terms: entries.into_iter().map(|(_, index)| index).collect(),
        }
    }

    /// Calls `visit` with each word of `field` that has the stem of `word`, in
    /// rising order.
    pub fn for_each_form(
        &self,
        dictionary: &Dictionary,
        field: Field,
        stem: &str,
        mut visit: impl FnMut(&str, TermInfo),
    ) {
        let wanted = hash(field.key(), stem);
        let first = self.hashes.partition_point(|&hash| hash < wanted);
        let n = self.hashes[first..]
            .iter()
            .take_while(|&&hash| hash == wanted)
            .count();
        for &index in &self.terms[first..first + n] {
            let mut walk = dictionary.terms_at(index);
            if let Some(term) = walk.advance()
                && let Some((&key, form)) = walk.term().split_first()
                && let Ok(form) = core::str::from_utf8(form)
                && key == field.key()
                && let Some(term) = term.in_field(field)
            {
                visit(form, term);
            }
        }
    }
}

fn hash(field: u8, stem: &str) -> u64 {
    xxh3_64(stem.as_bytes()) ^ u64::from(field)
}
