//! Years and what is longer or shorter than them: decades, centuries, quarters, seasons, holidays.

use super::dates::Place;
use super::lexicon::{Class, Language};
use super::reader::Reader;
use super::reading::{Calendar, YearOf};

impl Reader<'_> {
    /// A year, a decade, a century, a quarter, half a year, a season, a holiday.
    pub fn period(&self, at: usize) -> Option<Place> {
        match self.class(at) {
            Class::Digits => self
                .decade_in_digits(at)
                .or_else(|| self.counted_part(at))
                .or_else(|| self.year_alone(at)),
            Class::Ordinal | Class::Unit => self.counted_part(at),
            Class::Tens => (self.counted_part(at)).or_else(|| self.spelt_year_alone(at)),
            Class::Cardinal => self.spelt_year_alone(at),
            // `the last week of July`
            Class::Relative if self.is(at, "last") => self.nth_within(-1, at + 1),
            Class::Decade => {
                let is_told = self.follows(at, &["the", "early", "late", "mid", "-"])
                    && self.language == Language::English;
                let is_age = self.follows_owner(at);
                let number = i16::from(self.word(at).number);
                let decade = if number >= 20 {
                    190 + number / 10
                } else {
                    number / 10
                };
                (is_told && !is_age).then(|| Place::new(Calendar::Decade(decade), at + 1))
            }
            Class::Season => self.season_alone(at),
            Class::Fiscal => {
                let year = at + 1 + usize::from(self.is(at + 1, "year"));
                if let Some(found) = self.year(year) {
                    return Some(Place::new(
                        Calendar::FiscalYear(YearOf::Of(found)),
                        year + 1,
                    ));
                }
                if self.class(at + 1) == Class::Ordinal || self.class(at + 1) == Class::Unit {
                    return self.counted_part(at + 1);
                }
                None
            }
            Class::Quarter | Class::Half => {
                let number = self.word(at).number;
                let is_half = self.class(at) == Class::Half;
                let dash = at + 1 + usize::from(self.is_hyphen(at + 1) || self.is(at + 1, "of"));
                let (year, end) = match self.year(dash) {
                    Some(year) => (YearOf::Of(year), dash + 1),
                    None => self.year_after(at + 1),
                };
                let calendar = if is_half {
                    Calendar::Half { year, half: number }
                } else {
                    Calendar::Quarter {
                        year,
                        quarter: number,
                    }
                };
                (!is_half || year != YearOf::Open).then(|| Place::new(calendar, end))
            }
            Class::Holiday => {
                let (place, end) = self.holiday_at(at)?;
                let (year, end) = self.year_after(end);
                let holiday = Calendar::Holiday { year, place };
                if self.is(end, "weekend") {
                    // `Labor Day weekend`
                    let base = Box::new(super::reading::Point::of(holiday));
                    let unit = super::unit::Unit::Weekend;
                    return Some(Place::new(Calendar::Offset { unit, n: 0, base }, end + 1));
                }
                Some(Place::new(holiday, end))
            }
            _ if matches!(self.text(at), "'" | "’" | "‘") => {
                // `'90s`
                let (number, letters) = self.digits_and_letters(at + 1)?;
                let fits =
                    self.is_glued(at + 1) && letters == "s" && number < 100 && number % 10 == 0;
                let century = if number >= 20 { 190 } else { 200 };
                if letters.is_empty() && self.is_glued(at + 1) && self.text(at + 1).len() == 2 {
                    let is_year = self.follows(
                        at,
                        &[
                            "in", "since", "of", "by", "until", "from", "before", "after",
                        ],
                    );
                    let year = super::numeric::short_year(number);
                    return is_year.then(|| Place::new(Calendar::Year(YearOf::Of(year)), at + 2));
                }
                fits.then(|| Place::new(Calendar::Decade(century + (number / 10) as i16), at + 2))
            }
            _ => None,
        }
    }

    /// Whether `in his early` stands before `at`: an age.
    fn follows_owner(&self, at: usize) -> bool {
        let owners = ["his", "her", "their", "my", "our", "its", "your"];
        (1..=3).any(|back| at >= back && owners.iter().any(|owner| self.is(at - back, owner)))
    }

    /// `1990s`, `1950's`, `30s`.
    fn decade_in_digits(&self, at: usize) -> Option<Place> {
        let (number, letters) = self.digits_and_letters(at)?;
        let (letters, end) = if letters.is_empty()
            && self.is_any(at + 1, &["'s", "’s", "s"])
            && self.is_glued(at + 1)
        {
            ("s", at + 2)
        } else {
            (letters, at + 1)
        };
        if letters != "s" {
            return None;
        }
        match number {
            1000..=2100
                if number % 100 == 0
                    && number % 1000 != 0
                    && number != 1900
                    && !self.follows(at, &["early", "late", "mid", "-"]) =>
            {
                Some(Place::new(Calendar::Century((number / 100) as u8), end))
            }
            1000..=2100 if number % 10 == 0 => {
                Some(Place::new(Calendar::Decade((number / 10) as i16), end))
            }
            20..=90
                if number % 10 == 0
                    && end == at + 1
                    && self.follows(at, &["the", "early", "late", "mid", "-"])
                    && !self.follows_owner(at) =>
            {
                Some(Place::new(
                    Calendar::Decade((190 + number / 10) as i16),
                    end,
                ))
            }
            _ => None,
        }
    }
}
