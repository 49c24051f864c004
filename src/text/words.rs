//! Words as search sees them.

use super::Span;
use super::fold::{finish_word, fold_character, fold_word, push_ascii};
use super::packed::packed_word;

/// One word of a text, as search sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// The folded form (see [`super::fold`]); for a script written without
    /// spaces two neighbouring characters, or the last one of a run alone.
    pub folded: &'a str,
    /// Bytes of the text.
    pub span: Span,
    /// Place in the text, counted in words, from 0.
    pub position: u32,
    /// Whether the word is a pair (or the last character) of such a script.
    pub paired: bool,
}

/// The folded form of a word, short and plain ones ready to be compared.
#[derive(Clone, Copy, Debug)]
pub enum Folded<'a> {
    /// ASCII letters and digits, padded with zeros.
    Packed {
        /// Little endian.
        word: [u64; 2],
        /// Bytes without the padding: 1 to 15.
        n_bytes: u8,
    },
    /// Any other.
    Text(&'a str),
}

/// A word of a text, as the index takes it.
#[derive(Clone, Copy, Debug)]
pub struct Token<'a> {
    /// See [`Word::folded`].
    pub folded: Folded<'a>,
    /// Bytes of the text.
    pub span: Span,
    /// See [`Word::paired`].
    pub paired: bool,
}

/// Calls `visit` for each word of `text`, in order.
///
/// A word is a run of letters, digits and marks, joined across an apostrophe
/// between letters (`don't`), a point or comma between digits (`10,000`) and
/// the points of an abbreviation of single letters (`U.S.`). Hyphens part
/// words, so that `Kim Jong-un` and `Kim Jong Un` are the same three.
/// Chinese, Japanese, Korean, Thai, Lao, Khmer and Burmese runs give one word
/// a character: it and its right neighbour.
///
/// # Source
/// UAX #29, tailored as said; pairs as in Lucene's `CJKAnalyzer`.
pub fn for_each_word(text: &str, mut visit: impl FnMut(Word<'_>)) {
    visit_words(text, &mut visit);
}

/// As [`for_each_word`]; one piece of code for all who ask.
fn visit_words(text: &str, visit: &mut dyn FnMut(Word<'_>)) {
    let mut position = 0;
    for_each_token(text, |token| {
        let mut bytes = [0; 16];
        let folded = match token.folded {
            Folded::Packed {
                word: [first, second],
                n_bytes,
            } => {
                bytes[..8].copy_from_slice(&first.to_le_bytes());
                bytes[8..].copy_from_slice(&second.to_le_bytes());
                core::str::from_utf8(&bytes[..usize::from(n_bytes)]).expect("ASCII is UTF-8")
            }
            Folded::Text(text) => text,
        };
        visit(Word {
            folded,
            span: token.span,
            position,
            paired: token.paired,
        });
        position += 1;
    });
}

/// Calls `visit` for each word of `text` as [`for_each_word`] does; the place
/// of a word is how many came before.
#[inline]
pub fn for_each_token(text: &str, mut visit: impl FnMut(Token<'_>)) {
    let bytes = text.as_bytes();
    let mut folded = String::new();
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        if byte.is_ascii() && !byte.is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        if let Some((word, end)) = packed_word(bytes, at) {
            let n_bytes = (end - at) as u8;
            visit(Token {
                folded: Folded::Packed { word, n_bytes },
                span: Span::new(at, end),
                paired: false,
            });
            at = end;
        } else {
            at = visit_any(text, at, &mut folded, &mut visit);
        }
    }
}

/// Visits what begins at byte `at`, whatever it is; gives the byte after it.
fn visit_any(
    text: &str,
    at: usize,
    folded: &mut String,
    visit: &mut impl FnMut(Token<'_>),
) -> usize {
    let bytes = text.as_bytes();
    folded.clear();
    let end = match ascii_word_end(bytes, at) {
        Some(end) => {
            for &byte in &bytes[at..end] {
                push_ascii(byte, folded);
            }
            finish_word(0, folded);
            end
        }
        None => {
            let character = text[at..]
                .chars()
                .next()
                .expect("`at` is a character boundary inside the text");
            if is_paired(character) {
                let end = run_end(text, at, is_paired);
                visit_pairs(text, at, end, folded, visit);
                return end;
            }
            if !is_word_character(character) {
                return at + character.len_utf8();
            }
            let end = word_end(text, at);
            fold_word(&text[at..end], folded);
            end
        }
    };
    if !folded.is_empty() {
        visit(Token {
            folded: Folded::Text(folded),
            span: Span::new(at, end),
            paired: false,
        });
    }
    end
}

/// Number of words in `text`.
pub fn count_words(text: &str) -> u32 {
    let mut n_words = 0;
    for_each_token(text, |_| n_words += 1);
    n_words
}

/// End of the word at `start` if it and its surroundings are ASCII alone.
fn ascii_word_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut end = start;
    loop {
        while end < bytes.len() && bytes[end].is_ascii_alphanumeric() {
            end += 1;
        }
        match bytes.get(end) {
            Some(byte) if !byte.is_ascii() => return None,
            Some(&joint @ (b'\'' | b'.' | b',')) if end > start => match bytes.get(end + 1) {
                Some(after) if !after.is_ascii() => return None,
                Some(&after)
                    if joins(
                        bytes[end - 1] as char,
                        joint as char,
                        after as char,
                        end - start == 1 || bytes[end - 2] == b'.',
                    ) =>
                {
                    end += 1;
                }
                _ => return Some(end),
            },
            _ => return (end > start).then_some(end),
        }
    }
}

/// End of the word at `start`, whatever its script.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut before = [' '; 2]; // the two characters that end at `end`
    let mut characters = text[start..].char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let inside = is_word_character(character) && !is_paired(character);
        let next = characters.peek().map(|&(_, next)| next);
        let joint = at > 0
            && next.is_some_and(|next| {
                !is_paired(next)
                    && joins(
                        before[1],
                        character,
                        next,
                        before[0] == ' ' || before[0] == '.',
                    )
            });
        if !inside && !joint {
            break;
        }
        end = start + at + character.len_utf8();
        before = [before[1], character];
    }
    end
}

/// Whether `joint` between `before` and `after` stands inside a word;
/// `single`: the letter before it stands alone, as in `U.S.`.
fn joins(before: char, joint: char, after: char, single: bool) -> bool {
    match joint {
        '\'' | '’' | 'ʼ' | '＇' => before.is_alphabetic() && after.is_alphabetic(),
        ',' | '٬' => before.is_numeric() && after.is_numeric(),
        '.' => {
            (before.is_numeric() && after.is_numeric())
                || (single && before.is_alphabetic() && after.is_alphabetic())
        }
        _ => false,
    }
}

/// Letters and digits, accents, soft hyphens and joiners, and the signs of
/// Indic scripts that are no letters (virama and nukta).
fn is_word_character(character: char) -> bool {
    character.is_alphanumeric()
        || matches!(character,
            '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{64b}'..='\u{65f}' | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}' | '\u{93c}' | '\u{94d}' | '\u{9bc}' | '\u{9cd}' | '\u{a3c}' | '\u{a4d}' | '\u{abc}' | '\u{acd}' | '\u{b3c}'
            | '\u{b4d}' | '\u{bcd}' | '\u{c3c}' | '\u{c4d}' | '\u{cbc}' | '\u{ccd}' | '\u{d3b}' | '\u{d3c}' | '\u{d4d}' | '\u{dca}')
}

/// Whether a script is written without spaces and so indexed in pairs.
pub fn is_paired(character: char) -> bool {
    matches!(character,
        '\u{e01}'..='\u{e4e}' | '\u{e81}'..='\u{ece}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17d3}'
        | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{3131}'..='\u{318e}'
        | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{a960}'..='\u{a97c}' | '\u{ac00}'..='\u{d7fb}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ffdc}' | '\u{20000}'..='\u{323af}')
}

fn run_end(text: &str, start: usize, inside: impl Fn(char) -> bool) -> usize {
    text[start..]
        .char_indices()
        .find(|&(_, character)| !inside(character))
        .map_or(text.len(), |(at, _)| start + at)
}

/// The words of the paired run `start..end`.
fn visit_pairs(
    text: &str,
    start: usize,
    end: usize,
    folded: &mut String,
    visit: &mut impl FnMut(Token<'_>),
) {
    let mut characters = text[start..end]
        .char_indices()
        .map(|(at, character)| (start + at, character))
        .peekable();
    while let Some((at, character)) = characters.next() {
        folded.clear();
        fold_character(character, folded);
        let mut word_end = at + character.len_utf8();
        if let Some(&(_, next)) = characters.peek() {
            fold_character(next, folded);
            word_end += next.len_utf8();
        }
        visit(Token {
            folded: Folded::Text(folded),
            span: Span::new(at, word_end),
            paired: true,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut words = Vec::new();
        for_each_word(text, |word| words.push(word.folded.to_owned()));
        words
    }

    #[test]
    fn words_of_many_scripts() {
        for (text, want) in [
            ("Kim Jong-un's letter", "kim jong un letter"),
            (
                "the U.S. and the U.S.-led, U.N.",
                "the us and the us led un",
            ),
            ("end.Next www.bbc.com a_b", "end next www bbc com a b"),
            ("10,000 men, 3.5%, 08:30", "10000 men 35 08 30"),
            ("“Workers’ Party”—Pyongyang’s", "workers party pyongyang"),
            ("don't O’Brien 'tis", "don't o'brien tis"),
            ("北朝鮮は", "北朝 朝鮮 鮮は は"),
            ("朝鮮 (DPRK)", "朝鮮 鮮 dprk"),
            ("평양에서 7월", "평양 양에 에서 서 7 월"),
            ("Škoda हिन्दी Ελλάς", "skoda हिन्दी ελλασ"),
            ("", ""),
            ("… -- !", ""),
        ] {
            assert_eq!(words(text).join(" "), want, "{text}");
        }
    }

    #[test]
    fn spans_cover_the_word_as_written() {
        let text = "Xi’s “DPRK” 朝鮮";
        let mut written = Vec::new();
        for_each_word(text, |word| {
            written.push((word.span.of(text).to_owned(), word.position))
        });
        let want = [("Xi’s", 0), ("DPRK", 1), ("朝鮮", 2), ("鮮", 3)];
        assert_eq!(
            written,
            want.map(|(word, position)| (word.to_owned(), position))
        );
    }
}
