//! The language of a text, by its words. Method: English by its commonest
//! words, which costs little; every other language by trigrams of letters, as
//! in the `whatlang` crate.

use whatlang::{Lang, detect};

use super::{Block, BlockKind, Sourced};

/// How much of the article is looked at, in characters.
const SAMPLE: usize = 800;
/// Fewer letters than this say nothing.
const MIN_LETTERS: usize = 40;

/// The BCP 47 code of the language of the article's paragraphs; None where
/// they are too few or the words do not say.
pub fn language_of(text: &str, blocks: &[Block]) -> Option<Sourced<String>> {
    let sample = sample(text, blocks);
    let n_letters = sample
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .count();
    let is_cjk = sample.chars().any(|letter| matches!(letter, '\u{3040}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}'));
    if n_letters < if is_cjk { MIN_LETTERS / 4 } else { MIN_LETTERS } {
        return None;
    }
    let english = || {
        Sourced::inferred(
            "en".to_string(),
            Vec::new(),
            "the words of the text are English",
        )
    };
    if is_plainly_english(&sample) {
        return Some(english());
    }
    let found = detect(&sample)?;
    if !found.is_reliable() {
        return None;
    }
    let code = code_of(found.lang());
    let why = format!("the words of the text are {}", found.lang().eng_name());
    Some(Sourced::inferred(code.to_string(), Vec::new(), why))
}

/// Every seventh word is one of the commonest English ones, and `the` among
/// them: no other language has that.
fn is_plainly_english(sample: &str) -> bool {
    let (mut n_words, mut n_common, mut n_articles) = (0usize, 0usize, 0usize);
    for word in sample.split_ascii_whitespace() {
        n_words += 1;
        n_common += usize::from(is_common_in_english(word));
        n_articles += usize::from(word == "the");
    }
    n_words >= 25 && n_common * 7 >= n_words && n_articles * 50 >= n_words
}

/// Words that are common in English, and not words of other languages.
fn is_common_in_english(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "of"
            | "and"
            | "to"
            | "that"
            | "was"
            | "with"
            | "by"
            | "from"
            | "which"
            | "they"
            | "his"
            | "this"
            | "said"
            | "would"
            | "their"
    )
}

fn sample(text: &str, blocks: &[Block]) -> String {
    let mut sample = String::with_capacity(2 * SAMPLE);
    let mut left = SAMPLE;
    let is_prose = |block: &&Block| {
        matches!(
            block.kind,
            BlockKind::Body | BlockKind::Quote | BlockKind::List
        )
    };
    for block in blocks.iter().filter(is_prose) {
        for letter in block.span.of(text).chars().take(left) {
            sample.push(letter);
            left -= 1;
        }
        sample.push(' ');
        if left == 0 {
            break;
        }
    }
    sample
}

/// ISO 639-1 where it has a code (BCP 47 wants the shortest), else 639-3.
fn code_of(lang: Lang) -> &'static str {
    let code = lang.code();
    ISO_639_1
        .iter()
        .find(|(long, _)| *long == code)
        .map_or(code, |(_, short)| short)
}

/// ISO 639-3 to ISO 639-1. Source: the code tables of ISO 639.
const ISO_639_1: &[(&str, &str)] = &[
    ("afr", "af"),
    ("aka", "ak"),
    ("amh", "am"),
    ("ara", "ar"),
    ("aze", "az"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cmn", "zh"),
    ("cym", "cy"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hye", "hy"),
    ("ind", "id"),
    ("ita", "it"),
    ("jav", "jv"),
    ("jpn", "ja"),
    ("kan", "kn"),
    ("kat", "ka"),
    ("khm", "km"),
    ("kor", "ko"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mal", "ml"),
    ("mar", "mr"),
    ("mkd", "mk"),
    ("mya", "my"),
    ("nep", "ne"),
    ("nld", "nl"),
    ("nob", "nb"),
    ("ori", "or"),
    ("pan", "pa"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("sin", "si"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("sna", "sn"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tgl", "tl"),
    ("tha", "th"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("vie", "vi"),
    ("yid", "yi"),
    ("zul", "zu"),
];
