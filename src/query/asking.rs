//! The words with which a reader asks, beside those for what is asked for.

use std::sync::LazyLock;

use super::ast::{Leaf, Node, Pattern, PhraseWord};
use super::languages::Languages;
use super::word_pattern::WordPattern;
use crate::text::words::for_each_word;
use crate::text::{Map, Set};

/// So many different words that tell make a question in which the words of
/// asking say little.
const MIN_TELLING: usize = 3;

/// Whether a query is a question in which words of asking say little: it has a
/// function word, as sentences have, and three words that tell. In `papers
/// panama` each word is meant; in `papers on the use of dielectric liquids in
/// a microwave` two are not.
///
/// # Source
/// Callan and Croft 1993 and Huston and Croft 2010 strike out what a question
/// says of itself ("stop structure"); here it keeps some weight.
pub(super) fn is_question(node: &Node) -> bool {
    n_telling_in_question(node).is_some()
}

/// How many different words of a question tell; `None` where a query is none.
pub(super) fn n_telling_in_question(node: &Node) -> Option<usize> {
    let mut telling = Set::new();
    let mut has_function_word = false;
    node.for_each_shown_leaf(&mut |leaf| match stemmed_word(leaf) {
        Some((word, languages)) if languages.is_function_word(word) => has_function_word = true,
        Some((word, languages)) if !is_asking_word(languages.code(), word) => {
            telling.insert(word);
        }
        _ => {}
    });
    (has_function_word && telling.len() >= MIN_TELLING).then_some(telling.len())
}

/// The word of a leaf that stands for its other forms too.
pub(super) fn stemmed_word(leaf: &Leaf) -> Option<(&str, Languages)> {
    match &leaf.pattern {
        Pattern::Word(PhraseWord {
            pattern: WordPattern::Stem { word, languages },
            ..
        }) => Some((word, *languages)),
        _ => None,
    }
}

/// Whether a folded word of the language with this BCP 47 code belongs to the
/// asking more than to what is asked for.
pub fn is_asking_word(code: &str, folded: &str) -> bool {
    ASKING_WORDS
        .get(code)
        .is_some_and(|words| words.contains(folded))
}

/// Words of asking by language, folded.
static ASKING_WORDS: LazyLock<Map<&'static str, Set<String>>> = LazyLock::new(|| {
    let lines = include_str!("data/asking_words.tsv").lines();
    let columns = lines.filter_map(|line| line.split_once('\t'));
    let folded = |words: &str| {
        let mut folded = Set::new();
        for_each_word(words, |word| {
            folded.insert(word.folded.to_owned());
        });
        folded
    };
    columns
        .filter(|(code, _)| !code.starts_with('#'))
        .map(|(code, words)| (code, folded(words)))
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    #[test]
    fn questions_are_told_from_words_in_a_row() {
        for (line, asks) in [
            (
                "papers on the use of dielectric liquids in a microwave",
                true,
            ),
            (
                "papers OR on OR the OR leak OR of OR panama OR accounts",
                true,
            ),
            ("papers panama leak accounts", false),
            ("the use of methods", false),
            ("the panama panama papers leak", false),
            ("\"the panama papers leak\"", false),
            ("", false),
        ] {
            assert_eq!(is_question(&parse(line).node), asks, "{line}");
        }
    }

    #[test]
    fn words_of_asking_are_folded_and_no_function_words() {
        assert!(is_asking_word("es", "informacion"));
        assert!(!is_asking_word("en", "informacion"));
        for (code, words) in ASKING_WORDS.iter() {
            for word in words {
                assert!(
                    !crate::document::is_function_word(code, word),
                    "{code} {word}"
                );
            }
        }
    }
}
