//! A text cut into the tokens that names and times are told from.

use super::variants::simplified;
use crate::text::Span;
use crate::text::words::is_paired;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with digits among them or not: `Kim`, `G20`, `U.S.`, `O'Brien`.
    Word,
    /// Digits alone: `2015`, `08`.
    Number,
    /// One character of a script that is written without spaces, or of Korean.
    Character,
    /// One character that is none of these: `-`, `“`, `.`.
    Mark,
    /// The possessive after a word: `'s`, or the apostrophe of `Workers'`.
    Possessive,
}

/// The case of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// `letter`, and whatever has no case.
    Lower,
    /// `Letter`.
    Capital,
    /// `KCNA`, `U.S.`: two letters or more.
    Upper,
    /// `A`, `J.`: one capital letter alone.
    Initial,
    /// `McCain`, `iPhone`, `KCNA's` aside.
    Mixed,
}

/// A token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the text.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// The case of a word; [`Case::Lower`] for all else.
    pub case: Case,
    /// [`hash_of`] the token in lower case.
    pub hash: u32,
    /// White space, or the edge of the text, is before it.
    pub is_spaced: bool,
    /// A line end is between it and the token before it.
    pub opens_line: bool,
    /// It is the first of a sentence.
    pub opens_sentence: bool,
}

/// A text and its tokens.
#[derive(Clone, Debug)]
pub struct Tokens<'a> {
    /// The text.
    pub text: &'a str,
    /// Its tokens: sorted, disjoint; only white space is outside them.
    pub tokens: Vec<Token>,
}

impl<'a> Tokens<'a> {
    /// Cuts `text`, whose `sentences` are sorted and disjoint.
    ///
    /// Hyphens, slashes and quotation marks part words; an apostrophe between
    /// letters does not (`O'Brien`, `don't`), but `'s` and the apostrophe after
    /// a final `s` are tokens. Points stay inside abbreviations of single
    /// letters, the last with them (`U.S.`, `J.`).
    pub fn new(text: &'a str, sentences: &[Span]) -> Tokens<'a> {
        let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
        let mut sentences = sentences.iter().map(|span| span.start).peekable();
        let mut cutter = Cutter { text, at: 0 };
        let mut is_spaced = true;
        let mut opens_line = true;
        while let Some(character) = cutter.peek() {
            if character.is_whitespace() {
                is_spaced = true;
                opens_line |= matches!(character, '\n' | '\r' | '\u{2028}' | '\u{2029}');
                cutter.at += character.len_utf8();
                continue;
            }
            let start = cutter.at;
            let (kind, case) = cutter.cut(character, tokens.last());
            let mut opens_sentence = false;
            while sentences
                .next_if(|first| *first as usize <= start)
                .is_some()
            {
                opens_sentence = true;
            }
            let span = Span::new(start, cutter.at);
            tokens.push(Token {
                span,
                kind,
                case,
                hash: hash_of(span.of(text)),
                is_spaced,
                opens_line,
                opens_sentence,
            });
            is_spaced = false;
            opens_line = false;
        }
        Tokens { text, tokens }
    }

    /// The words of token `at`.
    pub fn of(&self, at: usize) -> &'a str {
        self.tokens[at].span.of(self.text)
    }

    /// The bytes from token `first` up to token `last`, which is the last inside.
    pub fn span(&self, first: usize, last: usize) -> Span {
        Span {
            start: self.tokens[first].span.start,
            end: self.tokens[last].span.end,
        }
    }
}

/// A hash of `word` in lower case and simplified characters (FNV-1a; 32 bits): the
/// same for `The`, `the`, and for `國`, `国`.
pub fn hash_of(word: &str) -> u32 {
    const PRIME: u32 = 0x0100_0193;
    let mut hash = 0x811c_9dc5_u32;
    if word.is_ascii() {
        for byte in word.bytes() {
            hash = (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(PRIME);
        }
        return hash;
    }
    let mut bytes = [0; 4];
    for character in word.chars().flat_map(char::to_lowercase) {
        let character = match character {
            '’' => '\'',
            other => simplified(other),
        };
        for byte in character.encode_utf8(&mut bytes).bytes() {
            hash = (hash ^ u32::from(byte)).wrapping_mul(PRIME);
        }
    }
    hash
}

struct Cutter<'a> {
    text: &'a str,
    at: usize,
}

impl Cutter<'_> {
    fn peek(&self) -> Option<char> {
        let byte = *self.text.as_bytes().get(self.at)?;
        if byte.is_ascii() {
            return Some(char::from(byte));
        }
        self.text[self.at..].chars().next()
    }

    /// Moves past the token that begins with `character`.
    fn cut(&mut self, character: char, before: Option<&Token>) -> (TokenKind, Case) {
        if is_paired(character) {
            self.at += character.len_utf8();
            return (TokenKind::Character, Case::Lower);
        }
        if is_apostrophe(character) && before.is_some_and(|token| self.closes_word(token)) {
            let end = self.at + character.len_utf8();
            let rest = &self.text[end..];
            let has_s = rest.starts_with(['s', 'S'])
                && !rest[1..].chars().next().is_some_and(char::is_alphanumeric);
            if has_s {
                self.at = end + 1;
                return (TokenKind::Possessive, Case::Lower);
            }
            self.at = end;
            let after_s = self.text[..end - character.len_utf8()].ends_with(['s', 'S', 'x', 'z']);
            let kind = if after_s && !rest.chars().next().is_some_and(char::is_alphanumeric) {
                TokenKind::Possessive
            } else {
                TokenKind::Mark
            };
            return (kind, Case::Lower);
        }
        if !character.is_alphanumeric() {
            self.at += character.len_utf8();
            return (TokenKind::Mark, Case::Lower);
        }
        self.cut_word()
    }

    fn closes_word(&self, before: &Token) -> bool {
        before.span.end as usize == self.at
            && matches!(before.kind, TokenKind::Word | TokenKind::Number)
    }

    fn cut_word(&mut self) -> (TokenKind, Case) {
        let (mut n_letters, mut n_upper, mut n_digits) = (0u32, 0u32, 0u32);
        let mut opens_upper = false;
        let mut n_characters = 0u32;
        let mut since_point = 0u32;
        let mut is_initials = true;
        while let Some(character) = self.peek() {
            if character.is_alphabetic() && !is_paired(character) {
                let is_upper = character.is_uppercase();
                opens_upper |= n_characters == 0 && is_upper;
                n_letters += 1;
                n_upper += u32::from(is_upper);
                since_point += 1;
                is_initials &= since_point <= 1;
            } else if character.is_numeric() && !is_paired(character) {
                n_digits += 1;
                is_initials = false;
            } else if is_mark_inside(character) && n_characters > 0 {
                // An accent of its own, a joiner: part of the letter before it.
            } else if (is_apostrophe(character) && self.joins(character))
                || (character == '.'
                    && is_initials
                    && since_point == 1
                    && self.is_initial(n_letters))
            {
                since_point = 0;
            } else {
                break;
            }
            n_characters += 1;
            self.at += character.len_utf8();
        }
        let kind = if n_letters == 0 && n_digits > 0 {
            TokenKind::Number
        } else {
            TokenKind::Word
        };
        let case = match (n_upper, n_letters) {
            (0, _) => Case::Lower,
            (1, 1) if n_digits == 0 => Case::Initial,
            (n_upper, n_letters) if n_upper == n_letters => Case::Upper,
            (1, _) if opens_upper => Case::Capital,
            _ => Case::Mixed,
        };
        (kind, case)
    }

    /// Whether the point at `at` belongs to an initial: after a capital alone
    /// (`J. Edgar`), or between and after single letters (`U.S.`, `a.m.`).
    fn is_initial(&self, n_letters: u32) -> bool {
        let before = self.text[..self.at].chars().next_back();
        let after = self.text[self.at + 1..].chars().next();
        let goes_on = after.is_some_and(char::is_alphabetic) && {
            let beyond = self.text[self.at + 1..].chars().nth(1);
            !beyond.is_some_and(char::is_alphanumeric)
        };
        let is_capital = before.is_some_and(char::is_uppercase);
        goes_on || n_letters > 1 || (is_capital && !after.is_some_and(char::is_alphanumeric))
    }

    /// Whether the apostrophe at `at` joins letters, and is no possessive.
    fn joins(&self, character: char) -> bool {
        let before = self.text[..self.at].chars().next_back();
        let mut after = self.text[self.at + character.len_utf8()..].chars();
        let next = after.next();
        let is_s =
            matches!(next, Some('s' | 'S')) && !after.next().is_some_and(char::is_alphanumeric);
        before.is_some_and(char::is_alphabetic) && next.is_some_and(char::is_alphabetic) && !is_s
    }
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | 'ʼ' | '＇' | '‘' | '`' | '´')
}

fn is_mark_inside(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{64b}'..='\u{65f}'
        | '\u{93c}' | '\u{94d}' | '\u{9bc}' | '\u{9cd}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sentences::sentences;

    fn cut(text: &str) -> Vec<String> {
        let tokens = Tokens::new(text, &sentences(text));
        (0..tokens.tokens.len())
            .map(|at| tokens.of(at).to_owned())
            .collect()
    }

    #[test]
    fn tokens_as_names_need_them() {
        for (text, want) in [
            ("Kim Jong-un's letter", "Kim|Jong|-|un|'s|letter"),
            ("the Workers’ Party", "the|Workers|’|Party"),
            ("O'Brien don’t", "O'Brien|don’t"),
            (
                "U.S. J. Edgar a.m. on U.N.-led",
                "U.S.|J.|Edgar|a.m.|on|U.N.|-|led",
            ),
            ("Mr. Xi, 10 Oct. 1945.", "Mr|.|Xi|,|10|Oct|.|1945|."),
            (
                "5:30pm 1950-53 $3.5m G20",
                "5|:|30pm|1950|-|53|$|3|.|5m|G20",
            ),
            ("“No,” he said", "“|No|,|”|he|said"),
            ("조선 2015년 北朝鮮", "조|선|2015|년|北|朝|鮮"),
            ("Müller'S ÅRHUS", "Müller|'S|ÅRHUS"),
            ("plan B. Then", "plan|B.|Then"),
            ("end.Next", "end|.|Next"),
            ("", ""),
        ] {
            assert_eq!(cut(text).join("|"), want, "{text}");
        }
    }

    #[test]
    fn case_of_words() {
        let text = "letter Letter KCNA U.S. J. A McCain iPhone G20 30pm";
        let tokens = Tokens::new(text, &[]);
        let cases: Vec<Case> = tokens.tokens.iter().map(|token| token.case).collect();
        use Case::{Capital, Initial, Lower, Mixed, Upper};
        assert_eq!(
            cases,
            [
                Lower, Capital, Upper, Upper, Initial, Initial, Mixed, Mixed, Upper, Lower
            ]
        );
    }

    #[test]
    fn lines_and_sentences_open() {
        let text = "One two. Three\nfour.";
        let tokens = Tokens::new(text, &sentences(text));
        let opens: Vec<(&str, bool, bool)> = (tokens.tokens.iter())
            .map(|token| (token.span.of(text), token.opens_line, token.opens_sentence))
            .filter(|(_, line, sentence)| *line || *sentence)
            .collect();
        assert_eq!(
            opens,
            [
                ("One", true, true),
                ("Three", false, true),
                ("four", true, false)
            ]
        );
    }

    #[test]
    fn the_hash_ignores_case_and_script() {
        assert_eq!(hash_of("The"), hash_of("the"));
        assert_eq!(hash_of("ÉCOLE"), hash_of("école"));
        assert_ne!(hash_of("the"), hash_of("then"));
        assert_eq!(hash_of("臺灣"), hash_of("台湾"));
        assert_ne!(hash_of("台湾"), hash_of("台北"));
    }
}
