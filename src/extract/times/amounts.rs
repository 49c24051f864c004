//! Amounts of time: `three weeks`, `two and a half years`, `several days`.

use super::lexicon::{Class, Word};
use super::reader::Reader;
use super::reading::Amount;
use super::unit::Unit;

/// Words between a number and its unit that change nothing.
const BETWEEN: &[&str] = &[
    "consecutive",
    "straight",
    "full",
    "whole",
    "more",
    "long",
    "solid",
    "calendar",
    "additional",
    "other",
    "entire",
    "further",
    "short",
    "working",
    "business",
    "successive",
    "extra",
    "next",
    "previous",
    "preceding",
    "following",
    "coming",
];

impl Reader<'_> {
    /// A number in hundredths, None where it is vague, and the token after it.
    pub fn number(&self, at: usize) -> Option<(Option<u32>, usize)> {
        let word = self.word(at);
        match word.class {
            Class::Digits => {
                let (mut whole, _) = self.digits(at)?;
                let mut end = at + 1;
                while self.text(end) == ","
                    && self.is_glued(end)
                    && self.is_glued(end + 1)
                    && self.digits(end + 1).is_some_and(|(_, n)| n == 3)
                {
                    let (thousands, _) = self.digits(end + 1)?;
                    whole = whole.checked_mul(1000)?.checked_add(thousands)?;
                    end += 2;
                }
                // `5 000 years`
                if whole < 1000
                    && self.digits(end).is_some_and(|(_, n)| n == 3)
                    && self.text(end).ends_with("00")
                    && end == at + 1
                {
                    whole = whole * 1000 + self.digits(end)?.0;
                    end += 1;
                }
                let mut hundredths = whole.checked_mul(100)?;
                if self.text(end) == "." && self.is_glued(end) && self.is_glued(end + 1) {
                    match self.digits(end + 1) {
                        Some((tenths, 1)) => hundredths = hundredths.checked_add(tenths * 10)?,
                        Some((part, 2)) => hundredths = hundredths.checked_add(part)?,
                        _ => return None,
                    }
                    end += 2;
                }
                self.and_a_half(hundredths, end)
            }
            Class::Cardinal | Class::Tens => {
                let (mut whole, mut end) = self.below_hundred(at)?;
                while let factor @ (100 | 1000) = match () {
                    _ if self.is(end, "hundred") => 100,
                    _ if self.is(end, "thousand") => 1000,
                    _ => 0,
                } {
                    whole = whole.checked_mul(factor)?;
                    end += 1;
                    let and = usize::from(self.is(end, "and"));
                    if let Some((rest, after)) = self.below_hundred(end + and) {
                        whole = whole.checked_add(rest)?;
                        end = after;
                    }
                }
                self.and_a_half(whole.checked_mul(100)?, end)
            }
            Class::Article => {
                let next = self.word(at + 1);
                if next.class == Class::Vague {
                    return self.number(at + 1);
                }
                if self.is(at + 1, "hundred") || self.is(at + 1, "thousand") {
                    return Some((
                        Some(if self.is(at + 1, "hundred") {
                            10_000
                        } else {
                            100_000
                        }),
                        at + 2,
                    ));
                }
                self.and_a_half(100, at + 1)
            }
            Class::Vague => {
                let of = |end: usize| end + usize::from(self.is(end, "of"));
                match word.number {
                    2 => Some((Some(200), of(at + 1))),
                    3 => {
                        let end = at + 1 + usize::from(self.is_hyphen(at + 1));
                        Some((
                            Some(50),
                            end + usize::from(self.class(end) == Class::Article),
                        ))
                    }
                    4 if self.is(at, "dozens") => self.is(at + 1, "of").then_some((None, at + 2)),
                    4 => Some((Some(1200), of(at + 1))),
                    _ => {
                        let has_dozen = self.is(at + 1, "dozen") || self.is(at + 1, "hundred");
                        Some((None, at + 1 + usize::from(has_dozen)))
                    }
                }
            }
            _ if self.text(at) == "½" => Some((Some(50), at + 1)),
            _ => None,
        }
    }

    /// `and a half` behind a number.
    fn and_a_half(&self, hundredths: u32, end: usize) -> Option<(Option<u32>, usize)> {
        if self.is(end, "and") && self.class(end + 1) == Class::Article && self.is(end + 2, "half")
        {
            return Some((Some(hundredths.checked_add(50)?), end + 3));
        }
        let dash = |at: usize| usize::from(self.is_hyphen(at));
        if dash(end) == 1
            && self.is(end + 1, "and")
            && self.is_hyphen(end + 2)
            && self.is(end + 5, "half")
        {
            return Some((Some(hundredths.checked_add(50)?), end + 6));
        }
        Some((Some(hundredths), end))
    }

    /// `seven`, `twenty`, `twenty-three`, `twenty three`.
    pub fn below_hundred(&self, at: usize) -> Option<(u32, usize)> {
        let word = self.word(at);
        match word.class {
            Class::Cardinal => Some((u32::from(word.number), at + 1)),
            Class::Tens => {
                let next = at + 1 + usize::from(self.is_hyphen(at + 1));
                let ones = self.word(next);
                if ones.class == Class::Cardinal && (1..10).contains(&ones.number) {
                    Some((u32::from(word.number) + u32::from(ones.number), next + 1))
                } else {
                    Some((u32::from(word.number), at + 1))
                }
            }
            _ => None,
        }
    }

    /// The unit that token `at` is, and whether it is a plural.
    pub fn unit(&self, at: usize) -> Option<(Unit, bool)> {
        let Word { class, number } = self.word(at);
        if class == Class::Part && number == 4 && self.language == super::lexicon::Language::English
        {
            return Some((Unit::Night, false));
        }
        let is_plural = class == Class::Units;
        (is_plural || class == Class::Unit).then(|| (Unit::of_number(number), is_plural))
    }

    /// A number and its unit, the token after it, and whether a hyphen joins them.
    pub fn amount(&self, at: usize) -> Option<(Amount, usize, bool)> {
        if let Some((amount, end)) = self.glued_amount(at) {
            return Some((amount, end, false));
        }
        let (mut hundredths, mut end) = self.number(at)?;
        let mut is_joined = false;
        // `two or three`, `three to five`, `3-5`: the second.
        let is_range = self.is_any(end, &["or", "to"])
            || (self.is_dash(end) && self.digits(end + 1).is_some());
        if is_range
            && self.class(at) != Class::Article
            && let Some((second, after)) = self.number(end + 1)
        {
            hundredths = second;
            end = after;
        }
        if self.is_hyphen(end) {
            is_joined = true;
            end += 1;
        }
        while self.is_any(end, BETWEEN) {
            end += 1;
        }
        let (unit, is_plural) = self.unit(end)?;
        if hundredths == Some(0) {
            return None;
        }
        let is_one = matches!(hundredths, Some(100) | Some(50));
        let is_article = self.class(at) == Class::Article && hundredths == Some(100);
        if is_article && is_plural || (unit == Unit::Quarter && is_one) {
            return None;
        }
        // `an hour and a half`
        let mut after = end + 1;
        if self.is(after, "and")
            && self.is(after + 1, "a")
            && self.is(after + 2, "half")
            && !self.is(after + 3, "of")
        {
            hundredths = hundredths.and_then(|n| n.checked_add(50));
            after += 3;
        }
        let amount = Amount { hundredths, unit };
        Some((amount, after, is_joined))
    }
}
