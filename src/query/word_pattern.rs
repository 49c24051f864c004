use regex_lite::{Regex, RegexBuilder};

use super::forms::for_each_form;
use super::found::{EVERYWHERE, Found};
use super::fuzzy::{Fuzzy, Verdict};
use super::languages::Languages;
use super::neighbours::for_each_neighbour;
use crate::index::{Field, Segment, Walk};
use crate::text::fold::fold_word;
use crate::text::stem::Stemming;

/// Which words of the index a word of a query stands for. Words are folded as
/// the index folds them.
#[derive(Clone, Debug)]
pub enum WordPattern {
    /// This word.
    Word(String),
    /// This word and those that share its stem in the clipping's language.
    Stem {
        /// The word.
        word: String,
        /// How the clippings of the library are stemmed.
        languages: Languages,
    },
    /// Words that begin so.
    Prefix(String),
    /// Words of this shape: `?` is one character, `*` any number of them.
    Wildcard(String),
    /// Words that at most `edits` changes make of `word`: a letter more, less
    /// or another, or two neighbours swapped.
    Fuzzy {
        /// The word.
        word: String,
        /// 1 or 2.
        edits: u8,
    },
    /// Words that match as a whole, whatever their case.
    Regex {
        /// As typed, without its slashes.
        source: String,
        /// As understood.
        regex: Regex,
    },
}

impl WordPattern {
    /// A pattern from the inside of `/…/`.
    ///
    /// # Errors
    /// What is wrong with it, for a reader.
    pub(super) fn regex(source: &str) -> Result<WordPattern, String> {
        let mut folded = String::with_capacity(source.len());
        for character in source.chars() {
            match character.is_ascii() {
                true => folded.push(character),
                false => fold_word(character.encode_utf8(&mut [0; 4]), &mut folded),
            }
        }
        let regex = RegexBuilder::new(&format!("^(?:{folded})$"))
            .case_insensitive(true)
            .size_limit(1 << 18)
            .nest_limit(50)
            .build()
            .map_err(|error| error.to_string())?;
        let source = source.to_owned();
        Ok(WordPattern::Regex { source, regex })
    }

    /// The word that was typed, where it is a whole one.
    pub fn as_word(&self) -> Option<&str> {
        match self {
            WordPattern::Word(word) | WordPattern::Stem { word, .. } => Some(word),
            _ => None,
        }
    }

    /// How every word that it stands for begins.
    fn literal_start(&self) -> &str {
        match self {
            WordPattern::Word(start) | WordPattern::Prefix(start) => start,
            WordPattern::Wildcard(shape) => shape.split(['*', '?']).next().unwrap_or_default(),
            WordPattern::Fuzzy { .. } | WordPattern::Stem { .. } => "",
            WordPattern::Regex { source, .. } => regex_start(source),
        }
    }

    /// Whether it stands for `word` in a clipping that is stemmed so.
    pub fn accepts(&self, word: &str, stemming: Stemming) -> bool {
        match self {
            WordPattern::Word(wanted) => word == wanted,
            WordPattern::Stem { word: wanted, .. } => stemming.joins(word, wanted),
            WordPattern::Prefix(start) => word.starts_with(start.as_str()),
            WordPattern::Wildcard(shape) => has_shape(word, shape),
            WordPattern::Fuzzy {
                word: wanted,
                edits,
            } => {
                word.len().abs_diff(wanted.len()) <= 4 * usize::from(*edits)
                    && Fuzzy::new(wanted, *edits).look(word) == Verdict::Accept
            }
            WordPattern::Regex { regex, .. } => regex.is_match(word),
        }
    }

    /// Whether it stands for `word` in a clipping of this language; an empty
    /// code: not known.
    pub fn accepts_in(&self, word: &str, language: &str) -> bool {
        let stemming = match self {
            WordPattern::Stem { languages, .. } => languages.stemming_of(language),
            _ => Stemming::NONE,
        };
        self.accepts(word, stemming)
    }

    /// Says which words of `field` it stands for: the same text, the same words.
    pub(super) fn key(&self, field: Field) -> String {
        let field = field as u8;
        match self {
            WordPattern::Word(word) => format!("{field}={word}"),
            WordPattern::Stem { word, languages } => format!("{field}s{}{word}", languages.key()),
            WordPattern::Prefix(start) => format!("{field}*{start}"),
            WordPattern::Wildcard(shape) => format!("{field}?{shape}"),
            WordPattern::Fuzzy { word, edits } => format!("{field}~{edits}{word}"),
            WordPattern::Regex { source, .. } => format!("{field}/{source}"),
        }
    }

    /// Calls `visit` with each word of a segment's field that it stands for,
    /// in rising order.
    pub(super) fn for_each_word(
        &self,
        segment: &Segment,
        field: Field,
        mut visit: impl FnMut(&str, Found),
    ) {
        let everywhere = |term| Found {
            term,
            stemmings: EVERYWHERE,
        };
        match self {
            WordPattern::Word(word) => {
                if let Some(term) = segment.find(field, word) {
                    visit(word, everywhere(term));
                }
            }
            WordPattern::Stem { word, languages } => {
                for_each_form(segment, field, word, *languages, &mut visit);
            }
            WordPattern::Fuzzy { word, edits: 1 } => {
                for_each_neighbour(segment, field, word, |word, term| {
                    visit(word, everywhere(term));
                });
            }
            WordPattern::Fuzzy { word, edits } => {
                let mut fuzzy = Fuzzy::new(word, *edits);
                segment.for_each_word_from(field, "", &mut |word, term| match fuzzy.look(word) {
                    Verdict::Accept => {
                        visit(word, everywhere(term));
                        Walk::On
                    }
                    Verdict::Reject => Walk::On,
                    Verdict::Dead(n_bytes) => Walk::Past(n_bytes),
                });
            }
            _ => segment.for_each_word_from(field, self.literal_start(), &mut |word, term| {
                if self.accepts(word, Stemming::NONE) {
                    visit(word, everywhere(term));
                }
                Walk::On
            }),
        }
    }

    /// Whether a segment's field has a word that it stands for.
    pub(super) fn is_in(&self, segment: &Segment, field: Field) -> bool {
        match self {
            WordPattern::Stem { word, .. } if segment.find(field, word).is_some() => true,
            WordPattern::Prefix(start) => {
                let mut any = false;
                segment.for_each_word_from(field, start, &mut |_, _| {
                    any = true;
                    Walk::Stop
                });
                any
            }
            _ => {
                let mut any = false;
                self.for_each_word(segment, field, |_, _| any = true);
                any
            }
        }
    }
}

impl PartialEq for WordPattern {
    fn eq(&self, other: &WordPattern) -> bool {
        use WordPattern::{Fuzzy, Prefix, Regex, Stem, Wildcard, Word};
        match (self, other) {
            (Word(a), Word(b)) | (Prefix(a), Prefix(b)) | (Wildcard(a), Wildcard(b)) => a == b,
            (Stem { word: a, .. }, Stem { word: b, .. }) => a == b,
            (Fuzzy { word: a, edits: m }, Fuzzy { word: b, edits: n }) => a == b && m == n,
            (Regex { source: a, .. }, Regex { source: b, .. }) => a == b,
            _ => false,
        }
    }
}

impl Eq for WordPattern {}

/// Letters and digits that every match of a regular expression begins with;
/// none where a choice may stand beside them.
fn regex_start(source: &str) -> &str {
    if source.contains('|') {
        return "";
    }
    let plain = |c: &char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let n = source.chars().take_while(plain).count();
    match source[n..].chars().next() {
        // What follows may make the last letter optional.
        Some('?' | '*' | '{') => &source[..n.saturating_sub(1)],
        _ => &source[..n],
    }
}

/// Whether `word` has the shape that `*` and `?` leave open.
fn has_shape(word: &str, shape: &str) -> bool {
    let (mut at, mut place) = (word.chars(), shape.chars());
    let mut star: Option<(core::str::Chars<'_>, core::str::Chars<'_>)> = None; // where to go on from
    loop {
        let (mut next_at, mut next_place) = (at.clone(), place.clone());
        match (next_place.next(), next_at.next()) {
            (None, None) => return true,
            (Some('*'), _) => {
                star = Some((at.clone(), next_place.clone()));
                place = next_place;
                continue;
            }
            (Some(wanted), Some(found)) if wanted == '?' || wanted == found => {
                (at, place) = (next_at, next_place);
                continue;
            }
            _ => {}
        }
        let Some((from, behind)) = &mut star else {
            return false;
        };
        if from.next().is_none() {
            return false;
        }
        (at, place) = (from.clone(), behind.clone());
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_regular_expression_begins_as_its_matches_do() {
        let starts = [
            ("kim.*", "kim"),
            ("kims?", "kim"),
            ("kim*", "ki"),
            ("kim+", "kim"),
            ("kim{0}", "ki"),
            ("a|b", ""),
            ("(a)", ""),
            ("[ab]c", ""),
            ("Kim", ""),
            ("", ""),
        ];
        for (source, start) in starts {
            assert_eq!(regex_start(source), start, "{source}");
        }
    }

    #[test]
    fn a_wrong_regular_expression_says_what_is_wrong() {
        for source in ["((", "[", "a{2", "*", "(?<", "a{1000}{1000}"] {
            assert!(WordPattern::regex(source).is_err(), "{source}");
        }
    }

    proptest! {
        #[test]
        fn a_shape_is_what_a_regular_expression_says(word in "[ab]{0,8}", shape in "[ab*?]{0,8}") {
            let source = shape.replace('*', ".*").replace('?', ".");
            let regex = Regex::new(&format!("^{source}$")).expect("it is one");
            prop_assert_eq!(has_shape(&word, &shape), regex.is_match(&word), "{} {}", word, shape);
        }
    }
}
