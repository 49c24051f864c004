//! Amounts of several units, and amounts with their unit at the number: `two hours
//! and 15 minutes`, `3h`.

use super::lexicon::{Class, Language};
use super::reader::Reader;
use super::reading::{Amount, Shape};
use super::unit::Unit;

/// Words before an amount whose unit is one letter: `for 3h`.
const BEFORE_LETTER: &[&str] = &[
    "for", "in", "within", "after", "last", "lasted", "lasts", "took", "takes", "take", "about",
    "around", "over", "every", "another", "under",
];

impl Reader<'_> {
    /// `3h`, `90min`, `3.5years`: a number with its unit, and the token after it.
    pub fn glued_amount(&self, at: usize) -> Option<(Amount, usize)> {
        let ends_in_letter = |at| {
            self.text(at)
                .ends_with(|last: char| last.is_ascii_alphabetic())
        };
        if self.language != Language::English
            || self.class(at) != Class::Digits
            || !(ends_in_letter(at) || self.text(at + 1) == "." && ends_in_letter(at + 2))
        {
            return None;
        }
        let (whole, letters) = self.digits_and_letters(at)?;
        let (hundredths, letters, end) = if letters.is_empty() {
            let is_part =
                self.text(at + 1) == "." && self.is_glued(at + 1) && self.is_glued(at + 2);
            let (part, letters) = self.digits_and_letters(at + 2).filter(|_| is_part)?;
            let part = match self.text(at + 2).len() - letters.len() {
                1 => part * 10,
                2 => part,
                _ => return None,
            };
            (whole.checked_mul(100)?.checked_add(part)?, letters, at + 3)
        } else {
            (whole.checked_mul(100)?, letters, at + 1)
        };
        let is = |words: &[&str]| words.iter().any(|word| letters.eq_ignore_ascii_case(word));
        let unit = match () {
            () if is(&["h", "hr", "hrs", "hour", "hours"]) => Unit::Hour,
            () if is(&["min", "mins", "minute", "minutes"]) => Unit::Minute,
            () if is(&["sec", "secs", "second", "seconds"]) => Unit::Second,
            () if is(&["d", "day", "days"]) => Unit::Day,
            () if is(&["w", "wk", "wks", "week", "weeks"]) => Unit::Week,
            () if is(&["month", "months"]) => Unit::Month,
            () if is(&["y", "yr", "yrs", "year", "years"]) => Unit::Year,
            () => return None,
        };
        // `in 3D`, `a 60W bulb`
        let is_letter = letters.len() == 1;
        let is_thing = is(&["d"]) && (2..=4).contains(&whole) || !self.ends_clause(end);
        let fits = hundredths > 0
            && (!is_letter || self.follows(at, BEFORE_LETTER) && !is_thing)
            && !self.is_any(end, &["old", "olds"]);
        fits.then_some((
            Amount {
                hundredths: Some(hundredths),
                unit,
            },
            end,
        ))
    }

    /// An amount with those of finer units behind it: `18 months and 2 days`, `six
    /// hours, 20 minutes`; and the token after them.
    pub fn with_finer(&self, amount: Amount, end: usize) -> (Shape, usize) {
        let mut amounts = Vec::new();
        let (mut last, mut end) = (amount, end);
        while let Some((finer, after)) = self.finer(last, end) {
            amounts.push(last);
            (last, end) = (finer, after);
        }
        if amounts.is_empty() {
            return (Shape::Duration(amount), end);
        }
        amounts.push(last);
        (Shape::Durations(amounts), end)
    }

    fn finer(&self, before: Amount, at: usize) -> Option<(Amount, usize)> {
        let comma = at + usize::from(self.text(at) == ",");
        let start = comma + usize::from(self.is(comma, "and"));
        let is_number = matches!(
            self.class(start),
            Class::Digits | Class::Cardinal | Class::Tens
        );
        let (amount, end, is_joined) = self.amount(start).filter(|_| is_number)?;
        let (whole, finer) = (before.hundredths?, amount.hundredths?);
        let steps: &[Unit] = match before.unit {
            Unit::Year => &[Unit::Month, Unit::Week, Unit::Day],
            Unit::Month => &[Unit::Week, Unit::Day],
            Unit::Week => &[Unit::Day],
            Unit::Day => &[Unit::Hour, Unit::Minute],
            Unit::Hour => &[Unit::Minute],
            Unit::Minute => &[Unit::Second],
            _ => &[],
        };
        let fits = steps.contains(&amount.unit)
            && whole.is_multiple_of(100)
            && !is_joined
            && finer > 0
            && !self.is_any(end, &["old", "each"])
            && (self.unit(end - 1).is_some() || self.class(end - 1) == Class::Digits);
        fits.then_some((amount, end))
    }
}

/// Two amounts in the finer of their units, where one has a whole number of the
/// other: `two years and three months` are 27 months.
pub fn sum(amounts: &[Amount]) -> Option<Amount> {
    let [long, short] = amounts else {
        return None;
    };
    let factor = match (long.unit, short.unit) {
        (Unit::Year, Unit::Month) => 12,
        (Unit::Week, Unit::Day) => 7,
        (Unit::Day, Unit::Hour) => 24,
        (Unit::Hour, Unit::Minute) | (Unit::Minute, Unit::Second) => 60,
        _ => return None,
    };
    let hundredths = long
        .hundredths?
        .checked_mul(factor)?
        .checked_add(short.hundredths?)?;
    Some(Amount {
        hundredths: Some(hundredths),
        unit: short.unit,
    })
}
