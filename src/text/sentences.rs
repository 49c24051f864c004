//! Text becomes sentences.
//!
//! A sentence ends at a final mark (`. ! ? … 。 ！ ？` and their like) with the
//! closing quotes and brackets after it, and at a blank line; a single line end
//! is white space. Whether a full stop is final is read from the word before
//! it and the word after it, with word lists beside this file. Method: the
//! rules that Unicode Standard Annex #29 leaves to tailoring, after Grefenstette
//! and Tapanainen, "What is a word, what is a sentence?" (1994). One pass,
//! linear in the length of the text.

use std::sync::LazyLock;

use super::Map;
use super::Span;
use super::order::Order;

/// Longest word before a full stop that is looked up, in bytes.
const MAX_WORD: usize = 24;

/// What a word before a full stop says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Abbreviation {
    /// Stands before a name (`Mr.`): never ends a sentence.
    Title,
    /// Stands before a number (`No.`): does not end one before a number.
    Number,
    /// Ends a sentence only where the next word opens one (`Inc.`, `a.m.`).
    Other,
}

static ABBREVIATIONS: LazyLock<Map<&'static str, Abbreviation>> = LazyLock::new(|| {
    let mut abbreviations = Map::new();
    for line in lines(include_str!("abbreviations.tsv")) {
        let mut cells = line.split('\t');
        let kind = match cells.next() {
            Some("title") => Abbreviation::Title,
            Some("number") => Abbreviation::Number,
            _ => Abbreviation::Other,
        };
        abbreviations.extend(
            cells
                .flat_map(str::split_whitespace)
                .map(|word| (word, kind)),
        );
    }
    abbreviations
});

static OPENERS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut openers: Vec<&str> = lines(include_str!("sentence_openers.txt"))
        .flat_map(str::split_whitespace)
        .collect();
    openers.order();
    openers
});

fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# "))
}

/// The sentences of `text`: byte spans, sorted, disjoint, without white space
/// around them; every other byte is in one. A text of several blocks is split
/// block by block: see [`crate::document::Clipping::sentences`].
///
/// ```
/// # use dateline::text::sentences::sentences;
/// let text = "Mr. Kim met U.S. envoys at 8 a.m. on Friday. \"No,\" he said.";
/// let sentences: Vec<&str> = sentences(text).iter().map(|span| span.of(text)).collect();
/// assert_eq!(sentences, ["Mr. Kim met U.S. envoys at 8 a.m. on Friday.", "\"No,\" he said."]);
/// ```
pub fn sentences(text: &str) -> Vec<Span> {
    let mut sentences = Vec::with_capacity(text.len() / 128 + 1);
    let mut start = 0;
    while let Some(end) = next_end(text, start) {
        push_trimmed(text, start, end, &mut sentences);
        start = end;
    }
    push_trimmed(text, start, text.len(), &mut sentences);
    sentences
}

/// The first sentence of `text`; empty for a text of white space.
pub fn first_sentence(text: &str) -> Span {
    let start = text.len() - text.trim_start().len();
    let end = next_end(text, start).unwrap_or(text.len());
    Span::new(start, start + text[start..end].trim_end().len())
}

fn push_trimmed(text: &str, start: usize, end: usize, sentences: &mut Vec<Span>) {
    let piece = &text[start..end];
    let trimmed = piece.trim();
    if !trimmed.is_empty() {
        let start = start + (piece.len() - piece.trim_start().len());
        sentences.push(Span::new(start, start + trimmed.len()));
    }
}

/// Bytes that may begin a final mark or a line end: ASCII marks, and the lead
/// bytes of the others.
const STOPS: [bool; 256] = {
    let mut stops = [false; 256];
    let bytes = [
        b'.', b'!', b'?', b'\n', b'\r', 0x0C, 0xD8, 0xDB, 0xD6, 0xE0, 0xE2, 0xE3, 0xEF,
    ];
    let mut at = 0;
    while at < bytes.len() {
        stops[bytes[at] as usize] = true;
        at += 1;
    }
    stops
};

/// Where the sentence that runs at `start` ends, if before the end of `text`.
fn next_end(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = start;
    loop {
        at += bytes[at..]
            .iter()
            .position(|byte| STOPS[usize::from(*byte)])?;
        if matches!(bytes[at], b'\n' | b'\r' | 0x0C) {
            let run_end = blank_run_end(bytes, at);
            let run = &bytes[at..run_end];
            let n_ends = run
                .iter()
                .filter(|byte| **byte == b'\n')
                .count()
                .max(run.iter().filter(|byte| **byte == b'\r').count());
            if n_ends >= 2 || run.contains(&0x0C) {
                return Some(run_end);
            }
            at = run_end;
            continue;
        }
        let Some(mark) = text[at..]
            .chars()
            .next()
            .filter(|mark| is_final_mark(*mark))
        else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        let marks_end = run_end(text, at, is_final_mark);
        let end = run_end(text, marks_end, is_closer);
        let rest = &text[end..];
        let apart = rest.is_empty() || rest.starts_with(char::is_whitespace);
        let is_end = if is_wide(mark) {
            true
        } else {
            apart && ends_here(text, start, at, marks_end, rest)
        };
        if is_end {
            return Some(end);
        }
        at = end;
    }
}

/// One past the run of white space from `at`.
fn blank_run_end(bytes: &[u8], at: usize) -> usize {
    at + bytes[at..]
        .iter()
        .position(|byte| !byte.is_ascii_whitespace())
        .unwrap_or(bytes.len() - at)
}

fn run_end(text: &str, at: usize, belongs: fn(char) -> bool) -> usize {
    text[at..]
        .find(|letter| !belongs(letter))
        .map_or(text.len(), |n_bytes| at + n_bytes)
}

fn is_final_mark(letter: char) -> bool {
    matches!(
        letter,
        '.' | '!' | '?' | '…' | '‥' | '‼' | '⁇' | '⁈' | '⁉' | '؟' | '۔' | '։' | '।' | '॥'
    ) || is_wide(letter)
}

/// Marks of scripts that set no blank after them.
fn is_wide(letter: char) -> bool {
    matches!(letter, '。' | '！' | '？' | '．' | '｡')
}

fn is_closer(letter: char) -> bool {
    matches!(
        letter,
        '"' | '\''
            | ')'
            | ']'
            | '}'
            | '“'
            | '”'
            | '’'
            | '»'
            | '›'
            | '」'
            | '』'
            | '】'
            | '）'
            | '］'
            | '》'
    )
}

/// Whether the marks at `at..marks_end` end the sentence from `start`; `rest`
/// follows them and opens with white space.
fn ends_here(text: &str, start: usize, at: usize, marks_end: usize, rest: &str) -> bool {
    let next = rest.trim_start();
    let word = next.trim_start_matches(|letter: char| is_opener(letter) || letter == '-');
    let Some(first) = word.chars().next() else {
        return true;
    };
    let is_stop = &text[at..marks_end] == ".";
    if first.is_lowercase() {
        return false;
    }
    if !is_stop {
        return true;
    }
    let before = word_before(text, start, at);
    let next_word = first_word(word);
    if before.is_empty() {
        return true;
    }
    match kind_of(before) {
        Some(Abbreviation::Title) => false,
        Some(Abbreviation::Number) => !first.is_ascii_digit() && !is_roman(next_word),
        Some(Abbreviation::Other) => opens_sentence(next_word),
        None if is_initial(before) => opens_sentence(next_word) && before != "J",
        None if before.bytes().all(|byte| byte.is_ascii_digit()) => {
            let is_item = text[start..at].trim_start().len() == before.len() && before.len() <= 2;
            !(is_item || (before.len() <= 2 && is_german_month(next_word)))
        }
        None => true,
    }
}

fn is_opener(letter: char) -> bool {
    matches!(
        letter,
        '"' | '\''
            | '('
            | '['
            | '{'
            | '“'
            | '‘'
            | '«'
            | '‹'
            | '„'
            | '‚'
            | '「'
            | '『'
            | '¿'
            | '¡'
    )
}

/// The word that the full stop at `at` follows, without opening marks; empty
/// where it is too long to be an abbreviation.
fn word_before(text: &str, start: usize, at: usize) -> &str {
    let from = text.ceil_char_boundary(at.saturating_sub(MAX_WORD).max(start));
    let window = &text[from..at];
    let word = match window
        .rfind(|letter: char| letter.is_whitespace() || matches!(letter, '—' | '–' | '/'))
    {
        Some(blank) => window[blank..].trim_start_matches(|letter: char| {
            letter.is_whitespace() || matches!(letter, '—' | '–' | '/')
        }),
        None if from > start => return "",
        None => window,
    };
    word.trim_start_matches(is_opener)
}

fn first_word(text: &str) -> &str {
    let head = &text[..text.floor_char_boundary(MAX_WORD)];
    head.split(|letter: char| !(letter.is_alphanumeric() || letter == '\'' || letter == '’'))
        .next()
        .unwrap_or_default()
}

fn kind_of(word: &str) -> Option<Abbreviation> {
    if let Some(kind) = ABBREVIATIONS.get(word) {
        return Some(*kind);
    }
    // `U.S`, `p.m`, `Ph.D`, `z.B`: letters and full stops by turns.
    let pieces = || word.split('.');
    let is_dotted = pieces().count() >= 2
        && pieces().all(|piece| {
            (1..=2).contains(&piece.chars().count()) && piece.chars().all(char::is_alphabetic)
        });
    is_dotted.then_some(Abbreviation::Other)
}

/// `J` in `J. Smith`; `I` is a word.
fn is_initial(word: &str) -> bool {
    let bare = word.rsplit(['-', '.']).next().unwrap_or(word);
    let mut letters = bare.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none() && word != "I"
}

fn is_roman(word: &str) -> bool {
    !word.is_empty()
        && word != "I"
        && word
            .bytes()
            .all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C'))
}

fn is_german_month(word: &str) -> bool {
    const MONTHS: [&str; 13] = [
        "Januar",
        "Jänner",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ];
    MONTHS.contains(&word)
}

/// Words that seldom stand with a capital inside a sentence.
fn opens_sentence(word: &str) -> bool {
    OPENERS.binary_search(&word).is_ok()
}
