//! Days, weeks and months counted within something longer: `first week of October`.

use super::dated::Dated;
use super::dates::Place;
use super::holidays::weekday_of;
use super::lexicon::Class;
use super::reader::Reader;
use super::reading::{Calendar, Point, YearOf};
use super::relative::{Way, way};
use super::unit::Unit;
use super::value;
use crate::document::calendar::day_of_calendar;

impl Reader<'_> {
    /// What is counted by `nth` (-1 for the last) of what token `at` names:
    /// `week of July`, `day of the month`, `Monday of next month`.
    pub fn nth_within(&self, nth: i8, at: usize) -> Option<Place> {
        let (unit, weekday, after) = match self.unit(at) {
            Some((unit @ (Unit::Day | Unit::Week | Unit::Weekend | Unit::Month), false)) => {
                (unit, 0, at + 1)
            }
            Some(_) => return None,
            None => {
                let (weekday, after) = self.weekday(at)?;
                (Unit::Day, weekday, after)
            }
        };
        if !self.is_any(after, &["of", "in"]) {
            return None;
        }
        let most = match unit {
            Unit::Day if weekday > 0 => 5,
            Unit::Day => 31,
            Unit::Month => 12,
            _ => 53,
        };
        let (of, end) = self.longer(after + 1, unit).filter(|_| nth <= most)?;
        let of = Box::new(Point::of(of));
        let place = Calendar::Nth {
            nth,
            unit,
            weekday,
            of,
        };
        Some(Place::new(place, end))
    }

    /// `of next month` behind a day: `the 21st of this month`.
    pub fn day_within(&self, nth: u8, at: usize) -> Option<Place> {
        let (of, end) = match self.is(at, "of") {
            true => self.longer(at + 1, Unit::Day)?,
            false if self.class(at) == Class::Relative => self.longer(at, Unit::Day)?,
            false => return None,
        };
        let is_month = matches!(
            of,
            Calendar::Shift {
                unit: Unit::Month,
                ..
            }
        );
        (is_month && nth <= 31).then(|| {
            let place = Calendar::Nth {
                nth: nth as i8,
                unit: Unit::Day,
                weekday: 0,
                of: Box::new(Point::of(of)),
            };
            Place::new(place, end)
        })
    }

    /// A month or a year that holds more than one `unit`.
    fn longer(&self, at: usize, unit: Unit) -> Option<(Calendar, usize)> {
        let the = at + usize::from(self.is(at, "the"));
        if unit < Unit::Month
            && let Some((month, after)) = self.month(the)
        {
            let (year, end) = self.year_after(after);
            return Some((Calendar::Month { year, month }, end));
        }
        if let Some(year) = self.year(the) {
            return Some((Calendar::Year(YearOf::Of(year)), the + 1));
        }
        let (n, of_unit) = match self.class(the) {
            Class::Relative => {
                let n = match way(self.word(the).number) {
                    Way::Last | Way::Previous => -1,
                    Way::Next | Way::Coming | Way::Following => 1,
                    Way::This => 0,
                    _ => return None,
                };
                (n, the + 1)
            }
            _ if the > at => (0, the),
            _ => return None,
        };
        let (longer @ (Unit::Month | Unit::Year), false) = self.unit(of_unit)? else {
            return None;
        };
        let of = Calendar::Shift { unit: longer, n };
        (longer > unit).then_some((of, of_unit + 1))
    }
}

/// The `nth` of its units within days `first` to `last`. A week belongs to where
/// its Thursday lies, as in ISO 8601.
pub fn nth_of(nth: i8, unit: Unit, weekday: u8, (first, last): (i32, i32)) -> Option<Dated> {
    let steps = |first_one: i32, last_one: i32, length: i32| {
        let found = match nth {
            1.. => first_one + length * (i32::from(nth) - 1),
            _ => last_one + length * (i32::from(nth) + 1),
        };
        (first..=last).contains(&found).then_some(found)
    };
    let on = |weekday: i32| {
        let first_one = first + (weekday - weekday_of(first)).rem_euclid(7);
        let last_one = last - (weekday_of(last) - weekday).rem_euclid(7);
        steps(first_one, last_one, 7)
    };
    match unit {
        Unit::Week => {
            let thursday = on(4)?;
            let monday = thursday - 3;
            Some(Dated::new(
                value::week(thursday),
                "week",
                monday,
                monday + 6,
            ))
        }
        Unit::Weekend => {
            let saturday = on(6)?;
            let text = value::week(saturday) + "-WE";
            Some(Dated::new(text, "weekend", saturday, saturday + 1))
        }
        Unit::Month => {
            let (year, month, _) = day_of_calendar(first);
            let of_last = day_of_calendar(last).1;
            let month = match nth {
                1.. => i16::from(month) + i16::from(nth) - 1,
                _ => i16::from(of_last) + i16::from(nth) + 1,
            };
            let month = u8::try_from(month).ok()?;
            (1..=of_last)
                .contains(&month)
                .then(|| Dated::month(year, month))
        }
        _ if weekday > 0 => on(i32::from(weekday)).map(Dated::day),
        _ => steps(first, last, 1).map(Dated::day),
    }
}
