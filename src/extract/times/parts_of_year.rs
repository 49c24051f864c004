//! Quarters, halves, seasons and holidays.

use super::dates::Place;
use super::holidays::holiday;
use super::lexicon::Class;
use super::reader::{Counts, Reader};
use super::reading::{Calendar, YearOf};
use super::relative::season;
use super::unit::Unit;

impl Reader<'_> {
    /// `third quarter of 2019`, `19th century`, `first half`, `first Monday in May`.
    pub fn counted_part(&self, at: usize) -> Option<Place> {
        let (nth, next) = self.ordinal(at)?;
        let next = next + usize::from(self.is_hyphen(next));
        let next = next + usize::from(self.is(next, "fiscal"));
        if self.is(next, "quarter") && (1..=4).contains(&nth) {
            let (year, end) = self.year_of_part(next + 1);
            return Some(Place::new(Calendar::Quarter { year, quarter: nth }, end));
        }
        if self.is(next, "half") && nth <= 2 {
            let (year, end) = self.year_of_part(next + 1);
            let fits = year != YearOf::Open;
            return fits.then(|| Place::new(Calendar::Half { year, half: nth }, end));
        }
        if self.is(next, "century") && (1..=30).contains(&nth) {
            let has_era = self.is_any(next + 1, &["BC", "BCE"]);
            return (!has_era).then(|| Place::new(Calendar::Century(nth - 1), next + 1));
        }
        if let Some((weekday, after)) = self.weekday(next) {
            let is_of = self.is(after, "in") || self.is(after, "of");
            let Some((month, after)) = self.month(after + 1).filter(|_| is_of) else {
                return (nth <= 5)
                    .then(|| self.nth_within(nth as i8, next))
                    .flatten();
            };
            let (year, end) = self.year_after(after);
            let calendar = Calendar::NthWeekday {
                year,
                month,
                weekday,
                nth: nth as i8,
            };
            return (nth <= 5).then(|| Place::new(calendar, end));
        }
        if let Some(place) = self.day_within(nth, next) {
            return Some(place);
        }
        if nth <= 53
            && let Some(place) = self.nth_within(nth as i8, next)
        {
            return Some(place);
        }
        // `on the 4th`: a day of a month that is not named.
        let is_day = self.follows(at, &["the"])
            && self.class(at) == Class::Digits
            && at >= 2
            && self.is(at - 2, "on")
            && nth <= 31;
        (is_day && (self.ends_clause(next))).then(|| Place {
            confidence: 70,
            ..Place::new(
                Calendar::Day {
                    year: YearOf::Open,
                    month: 0,
                    day: nth,
                },
                next,
            )
        })
    }

    /// The year of a quarter or a half: `of 2019`, `of the year`, `last year`.
    pub fn year_of_part(&self, at: usize) -> (YearOf, usize) {
        let the = at + usize::from(self.is(at, "of") || self.is(at, "in"));
        if self.is(the, "the") && self.is(the + 1, "year") && the > at {
            return (YearOf::Shift(0), the + 2);
        }
        if let Some(year) = self.year(the) {
            return (YearOf::Of(year), the + 1);
        }
        if self.is(the, "fiscal") {
            let year = the + 1 + usize::from(self.is(the + 1, "year"));
            if let Some(found) = self.year(year) {
                return (YearOf::Of(found), year + 1);
            }
        }
        self.year_after(at)
    }

    /// `summer 2019`, `the summer of 1969`, `in the spring`.
    pub fn season_alone(&self, at: usize) -> Option<Place> {
        let number = self.word(at).number;
        let of = at + 1 + usize::from(self.is(at + 1, "of") || self.text(at + 1) == ",");
        let (year, end) = match self.year(of) {
            Some(year) => (YearOf::Of(year), of + 1),
            None => self.year_after(at + 1),
        };
        let place = Place::new(
            Calendar::Season {
                year,
                season: season(number),
            },
            end,
        );
        if year != YearOf::Open {
            return Some(place);
        }
        let is_the = self.follows(at, &["the"])
            && at >= 2
            && self.is_any(at - 2, &["in", "during", "by", "until", "since", "over"]);
        let is_told =
            is_the || self.follows(at, &["in", "im", "en", "since", "during", "by", "until"]);
        let fits = is_told
            && number != 5
            && (self.ends_clause(at + 1)
                || self.is_any(at + 1, &["and", "when", "as", "before", "after", "months"]))
            || is_told && number == 5 && is_the && self.ends_clause(at + 1);
        fits.then_some(Place {
            confidence: 75,
            ..place
        })
    }

    /// The holiday that begins at `at`, and the token after it.
    pub fn holiday_at(&self, at: usize) -> Option<(u8, usize)> {
        let token = self.token(at)?;
        if self.class(at) != Class::Holiday {
            return None;
        }
        // `earth day 2010`
        let names_year = |end| self.year(end).is_some();
        if !self.is_capital(at)
            && !self.is_any(at, &["christmas", "easter", "thanksgiving", "halloween"])
            && self.word(at).number == 1
            && !(at + 2..at + 5).any(names_year)
        {
            return None;
        }
        let (place, n_bytes) = holiday(self.tokens.text.get(token.span.start as usize..)?)?;
        let end_byte = token.span.start as usize + n_bytes;
        let mut end = at;
        while self
            .token(end)
            .is_some_and(|token| (token.span.start as usize) < end_byte)
        {
            end += 1;
        }
        // `new year` in lower case is `a new year`; `Easter Island` is a place.
        let is_name = self.is_any(end, &["Island", "Islands", "Carol", "Sunday"])
            || self.is_hyphen(end) && self.is_any(end + 1, &["themed", "style", "inspired"])
            // `the Bastille Day parade`: the parade's name.
            || (self.follows(at, &["the"]) && self.is_lower_word(end) && !self.is(end, "weekend")
                && !self.is_any(end, &["of", "in", "last", "this", "next"]))
            || (self.is(at, "new") && !self.is_capital(at) && !names_year(end))
            || (self.is(at, "independence") && !self.is_capital(at) && end == at + 1);
        (!is_name).then_some((place, end))
    }

    /// `week`, `month`, `year` behind `in the`: which one is told by what stands before.
    pub fn unit_of_now(&self, at: usize) -> Option<Place> {
        let (unit, false) = self.unit(at)? else {
            return None;
        };
        let fits = matches!(
            unit,
            Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year
        );
        fits.then(|| Place {
            counts: if unit == Unit::Day {
                Counts::Narrative
            } else {
                Counts::Published
            },
            ..Place::new(Calendar::Shift { unit, n: 0 }, at + 1)
        })
    }
}
