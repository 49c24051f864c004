//! The break tests of Unicode 14: words and sentences beside UAX #29.
//!
//! Both are tailored, as the annex allows. Each test that comes out otherwise
//! has what one of the classes below names: which it is, how many, and why.

use std::collections::{BTreeMap, BTreeSet};

use dateline::text::fold::fold_word;
use dateline::text::sentences::sentences;
use dateline::text::words::{for_each_word, is_paired};
use unicode_normalization::UnicodeNormalization;

use super::archive::files;

/// What a text has where it is cut otherwise, how many tests have it, and why.
/// The first class that fits counts.
type Class = (fn(&str) -> bool, usize, &'static str);

const WORDS: &[Class] = &[
    (
        |text| text.contains('\u{2060}'),
        150,
        "a format character other than a soft hyphen or a joiner parts words",
    ),
    (
        |text| text.contains('_'),
        102,
        "an underscore parts words: `a_b` is found as `a` and as `b`",
    ),
    (
        |text| text.contains(':'),
        19,
        "a colon parts words: a label is not one word with what it labels",
    ),
    (
        |text| text.contains('〱'),
        21,
        "a mark that repeats kana is a letter like others",
    ),
    (
        |text| text.contains("1'"),
        7,
        "an apostrophe between digits parts them",
    ),
    (
        |text| text.contains("1,\u{308}"),
        2,
        "a separator counts where a digit follows at once",
    ),
    (
        |text| text.contains('א'),
        5,
        "a quotation mark at the end of a Hebrew word is no part of it",
    ),
    (
        |text| text.contains("\u{308}"),
        3,
        "a joint counts where a letter follows at once",
    ),
    (|text| text.contains('\u{200d}'), 2, "pictures are no words"),
];

const SENTENCES: &[Class] = &[
    (
        |text| text.contains('\u{2060}'),
        12,
        "a format character is no blank, and none is passed over",
    ),
    (
        |text| text.contains('字') || text.contains('它'),
        2,
        "a full stop that a blank does not follow ends no sentence",
    ),
    (
        |text| text.contains(['.', '!']),
        19,
        "a mark that a blank does not follow ends no sentence",
    ),
    (
        |text| text.contains('\n'),
        1,
        "a single line end is a blank",
    ),
];

const SEEN_AS_ONE: &[Class] = &[
    (
        |text| text.chars().any(is_paired),
        123,
        "a pair ends after its second character, whatever signs follow",
    ),
    (
        |text| text.contains('\u{903}'),
        10,
        "a vowel sign counts as a letter: it may open a word that has no other",
    ),
    (
        |text| text.contains('\u{600}'),
        1,
        "a sign of Arabic numbers is no letter",
    ),
    (
        |text| text.contains('👶') || text.contains('🛑'),
        2,
        "pictures are no words",
    ),
    (
        |text| text.contains('\u{200d}'),
        1,
        "a joiner after a blank may open a word",
    ),
];

/// The texts of a set with the bytes at which each may be parted.
fn cases(name: &str) -> Vec<(String, Vec<usize>)> {
    let (_, bytes) = files("unicode.tar.gz")
        .into_iter()
        .find(|(file, _)| file == name)
        .expect("the set is there");
    let set = String::from_utf8(bytes).expect("the set is UTF-8");
    let mut cases = Vec::new();
    for line in set.lines() {
        let marks = line.split('#').next().unwrap_or_default();
        let (mut text, mut breaks) = (String::new(), Vec::new());
        for mark in marks.split_whitespace() {
            match mark {
                "÷" => breaks.push(text.len()),
                "×" => {}
                _ => text.extend(u32::from_str_radix(mark, 16).ok().and_then(char::from_u32)),
            }
        }
        if !text.is_empty() {
            cases.push((text, breaks));
        }
    }
    cases
}

/// The pieces between breaks.
fn pieces<'a>(text: &'a str, breaks: &[usize]) -> Vec<&'a str> {
    breaks
        .windows(2)
        .map(|pair| &text[pair[0]..pair[1]])
        .collect()
}

/// Counts the tests of each class; fails for one that has none.
#[derive(Default)]
struct Differences {
    n_by_why: BTreeMap<&'static str, usize>,
    others: Vec<String>,
    n: usize,
}

impl Differences {
    fn add(&mut self, classes: &[Class], text: &str, got: &[&str], want: &[&str]) {
        self.n += 1;
        match classes.iter().find(|(fits, ..)| fits(text)) {
            Some((_, _, why)) => *self.n_by_why.entry(why).or_default() += 1,
            None => self
                .others
                .push(format!("{text:?}: found {got:?}, expected {want:?}")),
        }
    }

    fn are(&self, classes: &[Class]) {
        assert!(self.others.is_empty(), "{}", self.others.join("\n"));
        let expected = classes.iter().map(|(_, n, why)| (*why, *n));
        assert_eq!(self.n_by_why, expected.collect());
    }
}

/// Letters without the marks and signs that are part of any word or of none.
fn letters(piece: &str) -> String {
    let is_sign = |letter: char| matches!(letter, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200d}');
    piece.chars().filter(|letter| !is_sign(*letter)).collect()
}

#[test]
fn words_are_those_of_unicode_or_tailored() {
    let (mut n, mut differences) = (0, Differences::default());
    for (text, breaks) in cases("WordBreakTest.txt") {
        n += 1;
        let has_letter = |piece: &&str| piece.chars().any(char::is_alphanumeric);
        let want: Vec<&str> = pieces(&text, &breaks)
            .into_iter()
            .filter(has_letter)
            .collect();
        let mut got = Vec::new();
        for_each_word(&text, |word| got.push(word.span.of(&text)));
        let bare = |words: &[&str]| words.iter().map(|word| letters(word)).collect::<Vec<_>>();
        if bare(&got) != bare(&want) {
            differences.add(WORDS, &text, &got, &want);
        }
    }
    assert_eq!((n, n - differences.n), (1_823, 1_512));
    differences.are(WORDS);
}

#[test]
fn sentences_are_those_of_unicode_or_tailored() {
    let (mut n, mut differences) = (0, Differences::default());
    for (text, breaks) in cases("SentenceBreakTest.txt") {
        n += 1;
        let pieces = pieces(&text, &breaks).into_iter().map(str::trim);
        let want: Vec<&str> = pieces.filter(|piece| !piece.is_empty()).collect();
        let got: Vec<&str> = sentences(&text).iter().map(|span| span.of(&text)).collect();
        if got != want {
            differences.add(SENTENCES, &text, &got, &want);
        }
    }
    assert_eq!((n, n - differences.n), (502, 468));
    differences.are(SENTENCES);
}

/// No word begins or ends inside what a reader sees as one character.
#[test]
fn words_do_not_part_what_is_seen_as_one() {
    let (mut n, mut differences) = (0, Differences::default());
    for (text, breaks) in cases("GraphemeBreakTest.txt") {
        n += 1;
        let breaks: BTreeSet<usize> = breaks.into_iter().collect();
        let mut got = Vec::new();
        let mut is_whole = true;
        for_each_word(&text, |word| {
            let range = word.span.range();
            is_whole &= breaks.contains(&range.start) && breaks.contains(&range.end);
            got.push(word.span.of(&text));
        });
        if !is_whole {
            differences.add(SEEN_AS_ONE, &text, &got, &[]);
        }
    }
    assert_eq!((n, n - differences.n), (602, 465));
    differences.are(SEEN_AS_ONE);
}

/// Every character, and every text of the sets: composed and decomposed, a word
/// is the same.
#[test]
fn composed_and_decomposed_words_fold_alike() {
    let fold = |word: &str| {
        let mut folded = String::new();
        fold_word(word, &mut folded);
        folded
    };
    let mut differ = String::new();
    for letter in (' '..='\u{3FFFF}').filter(|letter| !is_paired(*letter)) {
        let one = letter.to_string();
        if fold(&one.nfc().collect::<String>()) != fold(&one.nfd().collect::<String>()) {
            differ.push(letter);
        }
    }
    assert_eq!(differ, "");
    for name in [
        "GraphemeBreakTest.txt",
        "SentenceBreakTest.txt",
        "WordBreakTest.txt",
    ] {
        for (text, _) in cases(name) {
            let (composed, apart): (String, String) = (text.nfc().collect(), text.nfd().collect());
            assert_eq!(fold(&composed), fold(&apart), "{text:?}");
        }
    }
}
