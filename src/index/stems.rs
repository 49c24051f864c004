use xxhash_rust::xxh3::xxh3_64;

use super::dictionary::{Dictionary, Terms};
use super::{Field, TermInfo};
use crate::text::stem::Stemming;

/// Finds the words of a dictionary that have one stem.
pub(super) struct StemTable {
    /// Hash of a field and a stem, and the number of a term that has it.
    terms: Vec<(u32, u32)>,
}

impl StemTable {
    /// Stems every word of the fields that are searched by stem.
    pub fn new(dictionary: &Dictionary, stemming: Stemming) -> StemTable {
        let mut terms = Vec::new();
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
                terms.push((hash(key, &stemming.stem(word)), index));
            }
            index += 1;
        }
        terms.sort_unstable();
        StemTable { terms }
    }

    /// Calls `visit` with each word of `field` that has the stem of `word`, in
    /// rising order.
    pub fn for_each_form(
        &self,
        dictionary: &Dictionary,
        field: Field,
        stemming: Stemming,
        word: &str,
        mut visit: impl FnMut(&str, TermInfo),
    ) {
        let stem = stemming.stem(word);
        let wanted = hash(field.key(), &stem);
        let first = self.terms.partition_point(|&(hash, _)| hash < wanted);
        for &(_, index) in self.terms[first..]
            .iter()
            .take_while(|&&(hash, _)| hash == wanted)
        {
            let mut walk: Terms<'_> = dictionary.terms_at(index);
            let Some(info) = walk.advance() else {
                continue;
            };
            if let Some((&key, form)) = walk.term().split_first()
                && let Ok(form) = core::str::from_utf8(form)
                && key == field.key()
                && stemming.stem(form) == stem
            {
                visit(form, info);
            }
        }
    }
}

fn hash(field: u8, stem: &str) -> u32 {
    (xxh3_64(stem.as_bytes()) as u32) ^ (u32::from(field) << 28)
}
