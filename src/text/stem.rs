//! The stems in which the inflected forms of a word meet.

use std::borrow::Cow;
use std::sync::OnceLock;

use frostem::{Algorithm, Stemmer};

/// Whether this build carries the stemmers of all languages. What a site begins with carries that of
/// English, and is lent the others.
const CARRIES_ALL: bool = !cfg!(feature = "slim") || cfg!(feature = "explorer");

/// The stem of a folded word in the language of a BCP 47 code; None where there is no stemmer for it.
pub type Stem = fn(code: &str, word: &str) -> Option<String>;

static LENT: OnceLock<Stem> = OnceLock::new();

/// Lends a build that carries the stemmer of English alone those of other languages. Only the first
/// call counts.
pub fn lend(stem: Stem) {
    let _ = LENT.set(stem);
}

/// How the words of one language are stemmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stemming(u8);

/// BCP 47 code, algorithm, and whether a stem always begins with the letter
/// that its words begin with.
const ALGORITHMS: &[(&str, Algorithm, bool)] = &[
    ("en", Algorithm::English, true),
    ("de", Algorithm::German, false),
    ("fr", Algorithm::French, false),
    ("es", Algorithm::Spanish, true),
    ("pt", Algorithm::Portuguese, true),
    ("it", Algorithm::Italian, false),
    ("nl", Algorithm::Dutch, false),
    ("sv", Algorithm::Swedish, true),
    ("da", Algorithm::Danish, true),
    ("no", Algorithm::Norwegian, true),
    ("fi", Algorithm::Finnish, true),
    ("et", Algorithm::Estonian, false),
    ("hu", Algorithm::Hungarian, true),
    ("pl", Algorithm::Polish, false),
    ("cs", Algorithm::Czech, true),
    ("ro", Algorithm::Romanian, true),
    ("tr", Algorithm::Turkish, true),
    ("id", Algorithm::Indonesian, false),
    ("ca", Algorithm::Catalan, false),
    ("lt", Algorithm::Lithuanian, true),
    ("ga", Algorithm::Irish, false),
    ("ru", Algorithm::Russian, true),
    ("uk", Algorithm::Ukrainian, false),
    ("ar", Algorithm::Arabic, false),
    ("fa", Algorithm::Persian, false),
    ("hi", Algorithm::Hindi, true),
    ("ne", Algorithm::Nepali, false),
    ("el", Algorithm::Greek, false),
    ("hy", Algorithm::Armenian, true),
    ("ta", Algorithm::Tamil, false),
];

const _: () = assert!(Stemming::COUNT <= 64, "a set of them is 64 bits");

impl Stemming {
    /// Words stay as they are.
    pub const NONE: Stemming = Stemming(0);
    /// English.
    pub const ENGLISH: Stemming = Stemming(1);
    /// How many there are, [`Stemming::NONE`] included.
    pub const COUNT: usize = ALGORITHMS.len() + 1;

    /// Every way of stemming, by [`Stemming::index`].
    pub fn all() -> impl Iterator<Item = Stemming> {
        (0..Stemming::COUNT).map(|index| Stemming(index as u8))
    }

    /// That of the language with this BCP 47 code; [`Stemming::NONE`] where
    /// there is none for it.
    pub fn of(code: &str) -> Stemming {
        let known = ALGORITHMS.iter().position(|&(known, ..)| known == code);
        known.map_or(Stemming::NONE, |index| Stemming(index as u8 + 1))
    }

    /// The BCP 47 code of its language; empty for [`Stemming::NONE`].
    pub fn code(self) -> &'static str {
        let known = ALGORITHMS.get(self.index().wrapping_sub(1));
        known.map_or("", |(code, ..)| code)
    }

    /// Place among all, below [`Stemming::COUNT`].
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The bit of this way of stemming in a set of them.
    pub fn bit(self) -> u64 {
        1 << self.0
    }

    /// The stem of a folded word.
    ///
    /// # Source
    /// Snowball's algorithms (Porter 1980, 2001), on words without accents, as
    /// the index has them: endings that only an accent tells stay.
    pub fn stem(self, word: &str) -> Cow<'_, str> {
        let stem = match self.algorithm() {
            _ if self == Stemming::ENGLISH => Some(Stemmer::new(Algorithm::English).stem(word)),
            Some((algorithm, _)) if CARRIES_ALL => Some(Stemmer::new(algorithm).stem(word)),
            Some(_) => LENT
                .get()
                .and_then(|stem| stem(self.code(), word))
                .map(Cow::Owned),
            None => None,
        };
        stem.filter(|stem| !stem.is_empty())
            .unwrap_or(Cow::Borrowed(word))
    }

    /// Whether two folded words have one stem.
    pub fn joins(self, a: &str, b: &str) -> bool {
        a == b
            || self.algorithm().is_some_and(|(_, same_start)| {
                (!same_start || a.chars().next() == b.chars().next())
                    && self.stem(a) == self.stem(b)
            })
    }

    fn algorithm(self) -> Option<(Algorithm, bool)> {
        let (_, algorithm, same_start) = ALGORITHMS.get(self.index().wrapping_sub(1))?;
        Some((*algorithm, *same_start))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::fold::fold_word;

    #[test]
    fn forms_of_a_word_meet() {
        for (code, one, other, meet) in [
            ("en", "letters", "letter", true),
            ("en", "anniversaries", "anniversary", true),
            ("en", "celebrated", "celebrating", true),
            ("en", "universe", "letter", false),
            ("de", "Häuser", "Haus", true),
            ("fr", "nationales", "national", true),
            ("es", "canciones", "canción", true),
            ("ru", "рабочий", "рабочие", true),
            ("ko", "편지", "편지를", false),
            ("", "letters", "letter", false),
        ] {
            let fold = |word| {
                let mut folded = String::new();
                fold_word(word, &mut folded);
                folded
            };
            let met = Stemming::of(code).joins(&fold(one), &fold(other));
            assert_eq!(met, meet, "{code}: {one} {other}");
        }
    }

    proptest! {
        #[test]
        fn any_word_has_a_stem_and_its_first_letter_where_that_is_said(word in "[\\p{L}\\p{N}][\\p{L}\\p{N}']{0,11}") {
            let mut folded = String::new();
            fold_word(&word, &mut folded);
            for stemming in Stemming::all() {
                let stem = stemming.stem(&folded);
                if stemming.algorithm().is_some_and(|(_, same_start)| same_start) {
                    prop_assert_eq!(stem.chars().next(), folded.chars().next(), "{:?} {}", stemming, folded);
                }
            }
        }
    }
}
