//! The words that tell events, by the hash of each form.

use std::sync::LazyLock;

use super::frame::Sense;
use super::inflection::{Form, forms};
use crate::extract::tokens::hash_of;
use crate::text::Order;

const VERBS: &str = include_str!("../data/events/verbs.tsv");
const NOUNS: &str = include_str!("../data/events/nouns.tsv");

/// The words that tell events.
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(VERBS, NOUNS));

/// Words and their senses.
pub struct Lexicon {
    senses: Vec<Sense>,
    /// Hash of a form, what form it is, its sense; sorted, senses in their order.
    verbs: Vec<(u32, Form, u16)>,
    /// Hash and sense.
    nouns: Vec<(u32, u16)>,
    /// A bit for each hash's low bits, so that most words are told apart at once.
    filter: Vec<u64>,
}

impl Lexicon {
    fn new(verbs: &str, nouns: &str) -> Lexicon {
        let mut lexicon = Lexicon {
            senses: Vec::new(),
            verbs: Vec::new(),
            nouns: Vec::new(),
            filter: vec![0; 1 << 10],
        };
        for (words, sense) in rows(verbs) {
            let number = lexicon.senses.len() as u16;
            lexicon.senses.push(sense);
            for (form, kind) in words.split(' ').flat_map(forms) {
                lexicon.verbs.push((hash_of(&form), kind, number));
            }
        }
        for (words, sense) in rows(nouns) {
            let number = lexicon.senses.len() as u16;
            lexicon.senses.push(sense);
            let hashes = words.split(' ').map(hash_of);
            lexicon.nouns.extend(hashes.map(|hash| (hash, number)));
        }
        lexicon.verbs.order_by_key(|row| (row.0, row.2));
        lexicon.nouns.order();
        let verbs = lexicon.verbs.iter().map(|row| row.0);
        for hash in verbs.chain(lexicon.nouns.iter().map(|row| row.0)) {
            lexicon.filter[(hash >> 6) as usize & 0x3ff] |= 1 << (hash & 63);
        }
        lexicon
    }

    /// Whether a word with this hash may tell an event.
    pub fn may_tell(&self, hash: u32) -> bool {
        self.filter[(hash >> 6) as usize & 0x3ff] >> (hash & 63) & 1 != 0
    }

    /// What the verb with this hash may tell, with its form.
    pub fn verbs(&self, hash: u32) -> impl Iterator<Item = (Form, &Sense)> {
        let first = self.verbs.partition_point(|row| row.0 < hash);
        let rows = self.verbs[first..]
            .iter()
            .take_while(move |row| row.0 == hash);
        rows.map(|row| (row.1, &self.senses[row.2 as usize]))
    }

    /// What form of a verb the word with this hash is.
    pub fn form(&self, hash: u32) -> Option<Form> {
        self.verbs(hash).map(|(form, _)| form).next()
    }

    /// What the noun with this hash may tell.
    pub fn nouns(&self, hash: u32) -> impl Iterator<Item = &Sense> {
        let first = self.nouns.partition_point(|row| row.0 < hash);
        let rows = self.nouns[first..]
            .iter()
            .take_while(move |row| row.0 == hash);
        rows.map(|row| &self.senses[row.1 as usize])
    }
}

fn rows(table: &str) -> impl Iterator<Item = (&str, Sense)> {
    let rows = (table.lines()).filter(|row| !row.is_empty() && !row.starts_with('#'));
    rows.map(|row| {
        let mut cells = row.split('\t');
        let mut cell = || cells.next().unwrap_or("");
        let (class, words, frame, conditions) = (cell(), cell(), cell(), cell());
        (words, Sense::parse(class, frame, conditions))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_class() {
        for (words, sense) in rows(VERBS).chain(rows(NOUNS)) {
            assert!(sense.class.is_some(), "{words}");
        }
    }

    #[test]
    fn forms_are_found() {
        let is = |word, form| LEXICON.form(hash_of(word)).is_some_and(|is| is.is(form));
        assert!(is("met", Form::PAST) && is("Meets", Form::THIRD));
        assert!(LEXICON.may_tell(hash_of("arrested")));
        assert_eq!(LEXICON.form(hash_of("table")), None);
        assert_eq!(LEXICON.nouns(hash_of("summit")).count(), 1);
    }
}
