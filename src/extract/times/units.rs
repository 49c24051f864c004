//! Expressions that begin with a unit: `week 31`, `year-end`, `the week of April 10th`.

use super::dates::Place;
use super::lexicon::{Class, Language};
use super::reader::{Counts, Reader};
use super::reading::{Calendar, YearOf};
use super::relative::{Way, way};
use super::unit::Unit;

impl Reader<'_> {
    /// `la semaine dernière`, `el año pasado`, `week of April 10th`.
    pub fn unit_first(&self, at: usize) -> Option<Place> {
        let (unit, false) = self.unit(at)? else {
            return None;
        };
        if self.language == Language::English {
            return self.english_unit_first(at, unit);
        }
        if self.class(at + 1) != Class::Relative || matches!(self.language, Language::German) {
            return None;
        }
        let n = match way(self.word(at + 1).number) {
            Way::Last => -1,
            Way::Next => 1,
            _ => return None,
        };
        Some(Place::new(Calendar::Shift { unit, n }, at + 2))
    }

    fn english_unit_first(&self, at: usize, unit: Unit) -> Option<Place> {
        // `the day before yesterday`, `the day after tomorrow`
        if unit == Unit::Day && self.class(at + 2) == Class::Day && self.follows(at, &["the"]) {
            let n = match (self.is(at + 1, "before"), self.is(at + 1, "after")) {
                (true, false) => -2,
                (false, true) => 2,
                _ => return None,
            };
            return Some(Place::new(Calendar::Shift { unit, n }, at + 3));
        }
        // `the week after next`, `the year before last`
        let n = match (self.is(at + 1, "after"), self.is(at + 1, "before")) {
            (true, _) if self.is(at + 2, "next") => 2,
            (_, true) if self.is(at + 2, "last") => -2,
            _ => 0,
        };
        if n != 0 && unit >= Unit::Week && self.unit(at + 3).is_none() {
            return Some(Place::new(Calendar::Shift { unit, n }, at + 3));
        }
        // `by year-end`, `at year's end`
        let is_end = (self.is_hyphen(at + 1) || self.is_any(at + 1, &["'s", "’s"]))
            && self.is(at + 2, "end");
        if is_end && matches!(unit, Unit::Month | Unit::Quarter | Unit::Year) {
            return Some(Place::new(Calendar::Shift { unit, n: 0 }, at + 3));
        }
        // `week 31`, `week 27 of last year`
        if unit == Unit::Week
            && let Some((week @ 1..=53, 1..=2)) = self.digits(at + 1)
            && !(self.is(at + 2, "of") && self.class(at + 3) == Class::Article)
        {
            let (year, end) = self.year_after(at + 2);
            let year = if year == YearOf::Open {
                YearOf::Shift(0)
            } else {
                year
            };
            return Some(Place::new(
                Calendar::Week {
                    year,
                    week: week as u8,
                },
                end,
            ));
        }
        if let Some(place) = self.week_of_day(at, unit) {
            return Some(place);
        }
        // `year 2008`, `the year 2000`
        if unit == Unit::Year
            && let Some(year) = self.year(at + 1)
        {
            return Some(Place::new(Calendar::Year(YearOf::Of(year)), at + 2));
        }
        // `the day before`, `the week after`, `the year earlier`
        if self.follows(at, &["the"])
            && self.is_any(at + 1, &["before", "after", "earlier"])
            && self.ends_clause(at + 2)
            && !unit.is_of_clock()
        {
            let n = if self.is(at + 1, "after") { 1 } else { -1 };
            let place = Place::new(
                Calendar::Shift {
                    unit: if unit == Unit::Night { Unit::Day } else { unit },
                    n,
                },
                at + 2,
            );
            return Some(Place {
                counts: Counts::Narrative,
                ..place
            });
        }
        // `sales for the year`, `the worst in the year`
        let is_told = at >= 2
            && (self.is(at - 2, "for") || unit > Unit::Day && self.is(at - 2, "in"))
            && unit != Unit::Quarter;
        if is_told
            && self.follows(at, &["the"])
            && self.ends_clause(at + 1)
            && let Some(place) = self.unit_of_now(at)
        {
            return Some(Place {
                confidence: 70,
                counts: Counts::Published,
                ..place
            });
        }
        // `year-ago`, `year-earlier`
        if self.is_hyphen(at + 1) && self.is_any(at + 2, &["ago", "earlier"]) && unit >= Unit::Week
        {
            return Some(Place::new(Calendar::Shift { unit, n: -1 }, at + 3));
        }
        // `over the weekend`
        let is_weekend =
            unit == Unit::Weekend && self.follows(at, &["the"]) && !self.is_lower_word(at + 1);
        is_weekend.then(|| Place::new(Calendar::Shift { unit, n: 0 }, at + 1))
    }

    /// `the week of April 10th`, `the week beginning May 4`, `the week of the 18th`.
    fn week_of_day(&self, at: usize, unit: Unit) -> Option<Place> {
        if matches!(unit, Unit::Week | Unit::Weekend)
            && (self.follows(at, &["the"]) || unit == Unit::Weekend)
            && self.is_any(
                at + 1,
                &[
                    "of",
                    "beginning",
                    "starting",
                    "commencing",
                    "ended",
                    "ending",
                ],
            )
        {
            let on = at + 2 + usize::from(self.is(at + 2, "on") || self.is(at + 2, "the"));
            let day = self
                .written_date(on)
                .or_else(|| self.figures(on))
                .or_else(|| {
                    let (place, end) = self.holiday_at(on)?;
                    let (year, end) = self.year_after(end);
                    Some(Place::new(Calendar::Holiday { year, place }, end))
                })
                .or_else(|| {
                    // `the week of the 18th`
                    let (day @ 1..=31, end) = self.ordinal(on)? else {
                        return None;
                    };
                    let calendar = Calendar::Day {
                        year: YearOf::Open,
                        month: 0,
                        day,
                    };
                    (self.class(on) == Class::Digits).then(|| Place::new(calendar, end))
                });
            if let Some(day) = day.filter(Place::is_day) {
                let inner = Calendar::Offset {
                    unit,
                    n: 0,
                    base: Box::new(day.point()),
                };
                return Some(Place::new(inner, day.end));
            }
        }
        None
    }
}
