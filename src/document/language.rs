//! The language of a text: by its script where one language alone uses it,
//! else by the words that a language cannot do without.
//!
//! Function words tell languages of running text apart as well as n-grams of
//! letters do, in 7 KB of data (Ingle 1976; Dunning 1994 compares the two).

use std::sync::LazyLock;

use super::{Block, BlockKind, Sourced};
use crate::text::words::for_each_word;
use crate::text::{Map, Order};

/// How much of the article is looked at, in characters.
const SAMPLE: usize = 1_200;
/// Fewer letters than this say nothing; of a script that writes a word in a
/// letter or two, a quarter of it.
const MIN_LETTERS: usize = 40;
/// What share of the words must be function words of the language.
const MIN_SHARE: f32 = 0.12;
/// How far the best language must lead the next.
const MIN_LEAD: f32 = 1.25;

/// The BCP 47 code of the language of the article's paragraphs; None where
/// they are too few or the words do not say.
pub fn language_of(text: &str, blocks: &[Block]) -> Option<Sourced<String>> {
    let sample = sample(text, blocks);
    let script = script_of(&sample)?;
    let candidates: Vec<usize> = (0..TABLE.languages.len())
        .filter(|&index| TABLE.languages[index].script == script)
        .collect();
    let (language, why) = match candidates.as_slice() {
        [] => return None,
        [only] => (&TABLE.languages[*only], "the letters of the text are"),
        _ => (
            &TABLE.languages[by_function_words(&sample, &candidates)?],
            "the words of the text are",
        ),
    };
    Some(Sourced::inferred(
        language.code.to_owned(),
        Vec::new(),
        format!("{why} {}", language.name),
    ))
}

/// Whether a folded word says little about what a text in this language is on.
pub fn is_function_word(code: &str, folded: &str) -> bool {
    LIGHT_WORDS
        .get(code)
        .is_some_and(|words| words.get(folded) == Some(&true))
}

/// Function words by language, folded; false for one that is a name elsewhere.
static LIGHT_WORDS: LazyLock<Map<&'static str, Map<String, bool>>> = LazyLock::new(|| {
    let mut table = Map::new();
    for line in lines() {
        let mut columns = line.split('\t');
        let (Some(code), Some(words)) = (columns.next(), columns.nth(2)) else {
            continue;
        };
        let mut folded = Map::new();
        for word in words
            .split(' ')
            .chain(columns.next().unwrap_or_default().split(' '))
        {
            let (name, word) = match word.strip_prefix('-') {
                Some(name) => (true, name),
                None => (false, word),
            };
            for_each_word(word, |word| {
                folded.insert(word.folded.to_owned(), !name);
            });
        }
        table.insert(code, folded);
    }
    table
});

fn lines() -> impl Iterator<Item = &'static str> {
    include_str!("data/function_words.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
}

struct Language {
    code: &'static str,
    name: &'static str,
    script: &'static str,
}

struct Table {
    languages: Vec<Language>,
    /// The languages that each function word belongs to.
    words: Map<&'static str, Vec<usize>>,
}

/// Columns of the data: code, name, script, words, more words.
static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table {
        languages: Vec::new(),
        words: Map::new(),
    };
    for line in lines() {
        let mut columns = line.split('\t');
        let (Some(code), Some(name), Some(script)) =
            (columns.next(), columns.next(), columns.next())
        else {
            continue;
        };
        let index = table.languages.len();
        table.languages.push(Language { code, name, script });
        for word in columns
            .next()
            .unwrap_or_default()
            .split(' ')
            .filter(|word| !word.is_empty())
        {
            let languages = table.words.entry(word).or_default();
            if languages.last() != Some(&index) {
                languages.push(index);
            }
        }
    }
    table
});

/// The candidate whose function words the sample has most of; a word that
/// several languages share counts for each in part.
fn by_function_words(sample: &str, candidates: &[usize]) -> Option<usize> {
    let mut scores = vec![0f32; TABLE.languages.len()];
    let mut n_words = 0;
    let mut lower = String::new();
    for word in sample.split(|letter: char| {
        !letter.is_alphabetic() && !matches!(letter, '\u{93c}'..='\u{94d}' | '\u{200c}')
    }) {
        if word.is_empty() {
            continue;
        }
        n_words += 1;
        lower.clear();
        lower.extend(word.chars().flat_map(char::to_lowercase));
        if let Some(languages) = TABLE.words.get(lower.as_str()) {
            languages
                .iter()
                .for_each(|&language| scores[language] += 1.0 / (languages.len() as f32).sqrt());
        }
    }
    let mut ranked: Vec<usize> = candidates.to_vec();
    ranked.order_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
    let (best, next) = (scores[ranked[0]], scores[ranked[1]]);
    (best >= n_words as f32 * MIN_SHARE && best >= next * MIN_LEAD && best >= 2.0)
        .then_some(ranked[0])
}

/// The script of most letters, if there are enough of them.
fn script_of(sample: &str) -> Option<&'static str> {
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    for letter in sample.chars() {
        if let Some(script) = script(letter) {
            match counts.iter_mut().find(|(known, _)| *known == script) {
                Some((_, count)) => *count += 1,
                None => counts.push((script, 1)),
            }
        }
    }
    // Kana among Han letters is Japanese; Han among Hangul is Korean.
    let of = |script| {
        counts
            .iter()
            .find(|(known, _)| *known == script)
            .map_or(0, |(_, count)| *count)
    };
    let (kana, hangul, han) = (of("kana"), of("hangul"), of("han"));
    let compact = kana + hangul + han;
    let (script, count) = counts
        .iter()
        .copied()
        .filter(|(script, _)| !matches!(*script, "kana" | "hangul" | "han"))
        .max_by_key(|(_, count)| *count)
        .unwrap_or(("", 0));
    if compact * 2 > count {
        let script = if hangul > kana && hangul * 4 > han {
            "hangul"
        } else if kana * 10 > han {
            "kana"
        } else {
            "han"
        };
        return (compact >= MIN_LETTERS / 4).then_some(script);
    }
    (count >= MIN_LETTERS).then_some(script)
}

/// Source of the ranges: the blocks of the Unicode Character Database.
fn script(letter: char) -> Option<&'static str> {
    Some(match letter {
        'a'..='z' | 'A'..='Z' => "latin",
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => "latin",
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => "greek",
        '\u{400}'..='\u{52f}' => "cyrillic",
        '\u{530}'..='\u{58f}' => "armenian",
        '\u{590}'..='\u{5ff}' => "hebrew",
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => "arabic",
        '\u{900}'..='\u{97f}' => "devanagari",
        '\u{980}'..='\u{9ff}' => "bengali",
        '\u{a00}'..='\u{a7f}' => "gurmukhi",
        '\u{a80}'..='\u{aff}' => "gujarati",
        '\u{b80}'..='\u{bff}' => "tamil",
        '\u{c00}'..='\u{c7f}' => "telugu",
        '\u{c80}'..='\u{cff}' => "kannada",
        '\u{d00}'..='\u{d7f}' => "malayalam",
        '\u{d80}'..='\u{dff}' => "sinhala",
        '\u{e00}'..='\u{e7f}' => "thai",
        '\u{e80}'..='\u{eff}' => "lao",
        '\u{1000}'..='\u{109f}' => "myanmar",
        '\u{10a0}'..='\u{10ff}' => "georgian",
        '\u{1200}'..='\u{137f}' => "ethiopic",
        '\u{1780}'..='\u{17ff}' => "khmer",
        '\u{3041}'..='\u{30ff}' => "kana",
        '\u{3400}'..='\u{9fff}' => "han",
        '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}' => "hangul",
        _ => return None,
    })
}

/// The first characters of the article's paragraphs, quotations and lists.
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
