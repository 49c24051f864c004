//! The small words that show how a sentence is built.

use std::sync::LazyLock;

use super::lexicon::LEXICON;
use crate::extract::tokens::hash_of;
use crate::text::Order;

const WORDS: &str = include_str!("../data/events/words.tsv");
const NAMES: [&str; 26] = [
    "article",
    "pronoun",
    "owner",
    "preposition",
    "joint",
    "but",
    "opener",
    "relative",
    "be",
    "have",
    "do",
    "modal",
    "not",
    "adverb",
    "planning",
    "refusing",
    "carrying",
    "receiving",
    "verb",
    "number",
    "times",
    "ordinal",
    "attending",
    "wishing",
    "prospect",
    "others",
];

/// What a word may be; several hold of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordKinds(u32);

impl WordKinds {
    pub const ARTICLE: WordKinds = WordKinds(1);
    pub const PRONOUN: WordKinds = WordKinds(1 << 1);
    pub const OWNER: WordKinds = WordKinds(1 << 2);
    pub const PREPOSITION: WordKinds = WordKinds(1 << 3);
    pub const JOINT: WordKinds = WordKinds(1 << 4);
    pub const BUT: WordKinds = WordKinds(1 << 5);
    pub const OPENER: WordKinds = WordKinds(1 << 6);
    pub const RELATIVE: WordKinds = WordKinds(1 << 7);
    pub const BE: WordKinds = WordKinds(1 << 8);
    pub const HAVE: WordKinds = WordKinds(1 << 9);
    pub const DO: WordKinds = WordKinds(1 << 10);
    pub const MODAL: WordKinds = WordKinds(1 << 11);
    pub const NOT: WordKinds = WordKinds(1 << 12);
    pub const ADVERB: WordKinds = WordKinds(1 << 13);
    pub const PLANNING: WordKinds = WordKinds(1 << 14);
    pub const REFUSING: WordKinds = WordKinds(1 << 15);
    pub const CARRYING: WordKinds = WordKinds(1 << 16);
    pub const RECEIVING: WordKinds = WordKinds(1 << 17);
    pub const VERB: WordKinds = WordKinds(1 << 18);
    pub const NUMBER: WordKinds = WordKinds(1 << 19);
    pub const TIMES: WordKinds = WordKinds(1 << 20);
    pub const ORDINAL: WordKinds = WordKinds(1 << 21);
    pub const ATTENDING: WordKinds = WordKinds(1 << 22);
    pub const WISHING: WordKinds = WordKinds(1 << 23);
    /// What only may come: `fears of`, `the risk of`.
    pub const PROSPECT: WordKinds = WordKinds(1 << 24);
    /// People beside the one they belong to: `Kim's critics`.
    pub const OTHERS: WordKinds = WordKinds(1 << 25);
    /// A form of a verb that tells an event.
    pub const EVENT_VERB: WordKinds = WordKinds(1 << 26);
    /// `is`, `had`, `would`, `not`, `also`: between a subject and its verb.
    pub const AUXILIARY: WordKinds =
        WordKinds(Self::BE.0 | Self::HAVE.0 | Self::DO.0 | Self::MODAL.0 | Self::NOT.0);

    /// What the word with this hash may be.
    pub fn of(hash: u32) -> WordKinds {
        let mut kinds = match TABLE.binary_search_by_key(&hash, |row| row.0) {
            Ok(at) => TABLE[at].1,
            Err(_) => WordKinds::default(),
        };
        if LEXICON.may_tell(hash) && LEXICON.form(hash).is_some() {
            kinds.0 |= Self::EVENT_VERB.0;
        }
        kinds
    }

    /// Whether it may be one of `others`.
    pub fn is(self, others: WordKinds) -> bool {
        self.0 & others.0 != 0
    }

    /// Whether it is none of the small words: a noun, an adjective, another verb.
    pub fn is_plain(self) -> bool {
        self.0 & !(Self::PROSPECT.0 | Self::OTHERS.0) == 0
    }

    /// What is left without `others`.
    pub fn without(self, others: WordKinds) -> WordKinds {
        WordKinds(self.0 & !others.0)
    }

    /// Any of both.
    pub const fn or(self, others: WordKinds) -> WordKinds {
        WordKinds(self.0 | others.0)
    }
}

static TABLE: LazyLock<Vec<(u32, WordKinds)>> = LazyLock::new(|| {
    let mut table: Vec<(u32, WordKinds)> = Vec::new();
    for row in WORDS.lines().filter(|row| !row.starts_with('#')) {
        let Some((name, words)) = row.split_once('\t') else {
            continue;
        };
        let bit = NAMES.iter().position(|known| *known == name);
        let kind = WordKinds(bit.map_or(0, |bit| 1 << bit));
        table.extend(words.split(' ').map(|word| (hash_of(word), kind)));
    }
    table.order_by_key(|row| row.0);
    table.dedup_by(|next, kept| {
        let is_same = next.0 == kept.0;
        if is_same {
            kept.1 = kept.1.or(next.1);
        }
        is_same
    });
    table
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_kind() {
        for row in WORDS.lines().filter(|row| !row.starts_with('#')) {
            let name = row.split('\t').next().unwrap_or("");
            assert!(NAMES.contains(&name), "{name}");
        }
    }

    #[test]
    fn kinds_of_words() {
        assert!(WordKinds::of(hash_of("Have")).is(WordKinds::HAVE));
        assert!(WordKinds::of(hash_of("won't")).is(WordKinds::NOT));
        assert!(WordKinds::of(hash_of("and")).is(WordKinds::JOINT));
        assert!(WordKinds::of(hash_of("arrested")).is(WordKinds::EVENT_VERB));
    }
}
