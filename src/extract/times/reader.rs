//! Where the rules of the grammar read: a text's tokens and what they are.

use super::lexicon::{Class, Language, Word, lexicon};
use super::numeric::Order;
use super::reading::{Lean, Shape, TimeKind};
use crate::extract::tokens::{Case, Token, TokenKind, Tokens};

/// What an expression found counts from, before its neighbours are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// From the clipping's date.
    Published,
    /// From the last date before it: `two days later`.
    Narrative,
    /// On the day of its neighbours: `at 8:30`.
    SameDay,
}

/// What a rule found: tokens `first` up to `end`, which is outside.
#[derive(Clone, Debug)]
pub struct Found {
    pub first: usize,
    pub end: usize,
    pub kind: TimeKind,
    pub shape: Shape,
    pub counts: Counts,
    pub lean: Option<Lean>,
    pub confidence: u8,
}

impl Found {
    /// A find that counts from the clipping's date.
    pub fn new(first: usize, end: usize, kind: TimeKind, shape: Shape) -> Found {
        Found {
            first,
            end,
            kind,
            shape,
            counts: Counts::Published,
            lean: None,
            confidence: 95,
        }
    }
}

/// A text's tokens, each with what it is in the grammar of time.
pub struct Reader<'t> {
    pub tokens: &'t Tokens<'t>,
    pub words: Vec<Word>,
    pub language: Language,
    pub order: Order,
    /// Tokens at and beyond it are out of reach: the next sentence.
    pub limit: usize,
}

impl<'t> Reader<'t> {
    pub fn new(tokens: &'t Tokens<'t>, language: Language) -> Reader<'t> {
        let lexicon = lexicon(language);
        let bytes = tokens.text.as_bytes();
        let classify = |token: &Token| match token.kind {
            TokenKind::Word | TokenKind::Number => {
                if bytes
                    .get(token.span.start as usize)
                    .is_some_and(u8::is_ascii_digit)
                {
                    let known = lexicon.word(token.hash);
                    return if known.class == Class::None {
                        Word {
                            class: Class::Digits,
                            number: 0,
                        }
                    } else {
                        known
                    };
                }
                lexicon.word(token.hash)
            }
            _ => Word::NONE,
        };
        Reader {
            tokens,
            words: tokens.tokens.iter().map(classify).collect(),
            language,
            order: Order::MonthFirst,
            limit: 0,
        }
    }

    /// What token `at` is; nothing beyond the sentence.
    pub fn word(&self, at: usize) -> Word {
        if at >= self.limit {
            return Word::NONE;
        }
        self.words.get(at).copied().unwrap_or(Word::NONE)
    }

    /// The class of token `at`.
    pub fn class(&self, at: usize) -> Class {
        self.word(at).class
    }

    /// Token `at`, if it is in reach.
    pub fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.tokens.get(at).filter(|_| at < self.limit)
    }

    /// The text of token `at`; empty out of reach.
    pub fn text(&self, at: usize) -> &'t str {
        match self.token(at) {
            Some(token) => token.span.of(self.tokens.text),
            None => "",
        }
    }

    /// The text of the token before `at`, whatever the sentence; empty at the start.
    pub fn before(&self, at: usize) -> &'t str {
        match at
            .checked_sub(1)
            .and_then(|before| self.tokens.tokens.get(before))
        {
            Some(token) if !self.tokens.tokens.get(at).is_some_and(|t| t.opens_sentence) => {
                token.span.of(self.tokens.text)
            }
            _ => "",
        }
    }

    /// Whether token `at` is `word`, in any case of ASCII.
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.text(at).eq_ignore_ascii_case(word)
    }

    /// Whether token `at` is one of `words`.
    pub fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let text = self.text(at);
        !text.is_empty() && words.iter().any(|word| text.eq_ignore_ascii_case(word))
    }

    /// Whether the token before `at` is one of `words`.
    pub fn follows(&self, at: usize, words: &[&str]) -> bool {
        let text = self.before(at);
        !text.is_empty() && words.iter().any(|word| text.eq_ignore_ascii_case(word))
    }

    /// Whether no space is before token `at`.
    pub fn is_glued(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| !token.is_spaced)
    }

    /// Whether token `at` is a hyphen or a dash.
    pub fn is_dash(&self, at: usize) -> bool {
        matches!(self.text(at), "-" | "–" | "—" | "‐" | "‑" | "−" | "~")
    }

    /// Whether token `at` is a hyphen between two words: no space on either side.
    pub fn is_hyphen(&self, at: usize) -> bool {
        matches!(self.text(at), "-" | "‐" | "‑" | "–") && self.is_glued(at) && self.is_glued(at + 1)
    }

    /// Whether token `at` begins with a capital letter.
    pub fn is_capital(&self, at: usize) -> bool {
        self.token(at)
            .is_some_and(|token| token.case != Case::Lower)
    }

    /// Whether token `at` is a word in lower case.
    pub fn is_lower_word(&self, at: usize) -> bool {
        self.token(at)
            .is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Lower)
            && self.class(at) != Class::Digits
    }

    /// The number that token `at` is, in digits alone, and how many digits.
    pub fn digits(&self, at: usize) -> Option<(u32, usize)> {
        let text = self.text(at);
        let fits = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        if !fits {
            return wide_digits(text);
        }
        Some((text.parse().ok()?, text.len()))
    }

    /// The number and the letters behind it that token `at` is: `31st`, `30pm`.
    pub fn digits_and_letters(&self, at: usize) -> Option<(u32, &'t str)> {
        let text = self.text(at);
        let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=9).contains(&n_digits) {
            return None;
        }
        Some((text[..n_digits].parse().ok()?, &text[n_digits..]))
    }

    /// The day of a month that token `at` is: `7`, `31st`; and the token after it.
    pub fn day(&self, at: usize) -> Option<(u8, usize)> {
        let (number, letters) = self.digits_and_letters(at)?;
        let n_digits = self.text(at).len() - letters.len();
        let is_ordinal = ["st", "nd", "rd", "th"]
            .iter()
            .any(|end| letters.eq_ignore_ascii_case(end))
            || (self.language == Language::French && letters == "er");
        let fits =
            n_digits <= 2 && (1..=31).contains(&number) && (letters.is_empty() || is_ordinal);
        if !fits
            || (self.text(at + 1) == ","
                && self.is_glued(at + 2)
                && self.digits(at + 2).is_some_and(|(_, n)| n == 3))
        {
            return None;
        }
        // The point of `10. Oktober`.
        let has_point = self.language == Language::German
            && letters.is_empty()
            && self.text(at + 1) == "."
            && self.is_glued(at + 1);
        Some((number as u8, at + 1 + usize::from(has_point)))
    }

    /// The month that token `at` is, and the token after it and its full stop.
    pub fn month(&self, at: usize) -> Option<(u8, usize)> {
        let word = self.word(at);
        let is_name = match word.class {
            Class::Month => {
                // `march`, `may` and `august` are other words too.
                let is_only_month = !matches!(word.number, 3 | 5 | 8);
                self.is_capital(at)
                    || is_only_month
                    || self.has_digits_beside(at)
                    || self.is_month_in_passing(at)
                    || matches!(self.language, Language::French | Language::Spanish)
            }
            Class::ShortMonth => {
                self.is_capital(at) || self.has_digits_beside(at) || self.is_month_in_passing(at)
            }
            _ => false,
        };
        if !is_name {
            return None;
        }
        let has_point =
            word.class == Class::ShortMonth && self.text(at + 1) == "." && self.is_glued(at + 1);
        Some((word.number, at + 1 + usize::from(has_point)))
    }

    /// Whether the point before the number at `at` is that of a month: `3 janv. 2019`.
    pub fn is_short_month_before(&self, at: usize) -> bool {
        let class = |at: usize| self.words.get(at).map_or(Class::None, |word| word.class);
        at >= 2
            && class(at) == Class::Digits
            && class(at - 2) == Class::ShortMonth
            && (self.tokens.tokens.get(at - 1))
                .is_some_and(|point| point.span.of(self.tokens.text) == ".")
    }

    /// Whether a month in lower case is told by what stands around it: `back in march.`
    fn is_month_in_passing(&self, at: usize) -> bool {
        self.language == Language::English
            && self.follows(at, &["in", "since", "until", "last", "next"])
            && self.ends_clause(at + 1)
    }

    /// Whether a number of a day stands beside token `at`: `14 nov`, `oct/2`.
    fn has_digits_beside(&self, at: usize) -> bool {
        let is_day = |at: usize| self.class(at) == Class::Digits && self.text(at).len() <= 4;
        is_day(at + 1)
            || at > 0 && (is_day(at - 1) || self.is(at - 1, "of") && at > 1 && is_day(at - 2))
            || matches!(self.text(at + 1), "/" | "-") && is_day(at + 2)
    }

    /// The weekday that token `at` is, and the token after it and its full stop.
    pub fn weekday(&self, at: usize) -> Option<(u8, usize)> {
        let word = self.word(at);
        let is_name = match word.class {
            Class::Weekday => true,
            Class::ShortWeekday => {
                self.is_capital(at)
                    && (self.text(at).len() > 3
                        || !self.is_any(at, &["sun", "sat", "wed", "mon"])
                        || self
                            .month(at + 1 + usize::from(matches!(self.text(at + 1), "." | ",")))
                            .is_some()
                        || self
                            .day(at + 1 + usize::from(matches!(self.text(at + 1), "." | ",")))
                            .is_some()
                        || self.is_any(at + 1, &["at", "morning", "afternoon", "evening", "night"]))
            }
            _ => false,
        };
        if !is_name {
            return None;
        }
        let has_point =
            word.class == Class::ShortWeekday && self.text(at + 1) == "." && self.is_glued(at + 1);
        Some((word.number, at + 1 + usize::from(has_point)))
    }

    /// The year of four digits that token `at` is.
    pub fn year(&self, at: usize) -> Option<i16> {
        match self.digits(at) {
            Some((year, 4)) if (1000..=2200).contains(&year) => {
                let is_cut = (self.text(at + 1) == ","
                    && self.is_glued(at + 1)
                    && self.is_glued(at + 2)
                    && self.digits(at + 2).is_some_and(|(_, n)| n == 3))
                    || (self.text(at + 1) == "."
                        && self.is_glued(at + 2)
                        && self.digits(at + 2).is_some());
                (!is_cut).then_some(year as i16)
            }
            _ => None,
        }
    }
}

/// The number that full-width figures spell, as Japanese prints them, and how many.
fn wide_digits(text: &str) -> Option<(u32, usize)> {
    if !text.starts_with(|figure| ('０'..='９').contains(&figure)) || text.len() > 27 {
        return None;
    }
    let mut number: u32 = 0;
    let mut n_digits = 0;
    for figure in text.chars() {
        if !('０'..='９').contains(&figure) {
            return None;
        }
        number = number * 10 + (u32::from(figure) - u32::from('０'));
        n_digits += 1;
    }
    Some((number, n_digits))
}
