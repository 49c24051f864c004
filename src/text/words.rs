//! Words as search sees them.

use super::Span;
use super::fold::{finish_word, fold_character, fold_word, push_ascii};

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
    let bytes = text.as_bytes();
    let mut folded = String::with_capacity(64);
    let mut position = 0;
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        if byte.is_ascii() && !byte.is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        if let Some(end) = ascii_word_end(bytes, at) {
            folded.clear();
            for &byte in &bytes[at..end] {
                push_ascii(byte, &mut folded);
            }
            finish_word(0, &mut folded);
            visit(Word {
                folded: &folded,
                span: Span::new(at, end),
                position,
                paired: false,
            });
            position += 1;
            at = end;
            continue;
        }
        let character = text[at..]
            .chars()
            .next()
            .expect("`at` is a character boundary inside the text");
        if is_paired(character) {
            let end = run_end(text, at, is_paired);
            position = visit_pairs(text, at, end, position, &mut folded, &mut visit);
            at = end;
        } else if is_word_character(character) {
            let end = word_end(text, at);
            folded.clear();
            fold_word(&text[at..end], &mut folded);
            if !folded.is_empty() {
                visit(Word {
                    folded: &folded,
                    span: Span::new(at, end),
                    position,
                    paired: false,
                });
                position += 1;
            }
            at = end;
        } else {
            at += character.len_utf8();
        }
    }
}

/// Number of words in `text`.
pub fn count_words(text: &str) -> u32 {
    let mut n_words = 0;
    for_each_word(text, |_| n_words += 1);
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

/// The words of the paired run `start..end`; gives the next free position.
fn visit_pairs(
    text: &str,
    start: usize,
    end: usize,
    mut position: u32,
    folded: &mut String,
    visit: &mut impl FnMut(Word<'_>),
) -> u32 {
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
        visit(Word {
            folded,
            span: Span::new(at, word_end),
            position,
            paired: true,
        });
        position += 1;
    }
    position
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
