//! What comes again: `every year`, `each Monday`, `daily`, `Tuesdays`.

use super::lexicon::Class;
use super::reader::{Found, Reader};
use super::reading::{Amount, Calendar, Point, Shape, TimeKind, WeekOf, YearOf};
use super::unit::Unit;

impl Reader<'_> {
    /// `every year`, `each Monday`, `daily`, `Tuesdays`.
    pub fn set(&self, at: usize) -> Option<Found> {
        let word = self.word(at);
        let each = |first, end, unit, n: u32| {
            Found::new(
                first,
                end,
                TimeKind::Set,
                Shape::Each(Amount {
                    hundredths: Some(n * 100),
                    unit,
                }),
            )
        };
        let on = |end, weekday| {
            let mut point = Point::of(Calendar::Weekday {
                weekday,
                week: WeekOf::Open,
            });
            let mut end = end;
            if let Some(part) = self.part(end) {
                point.part = Some(part);
                end += 1;
            }
            if let Some((clock, after)) = self.clock_behind(end) {
                point.clock = Some(clock);
                end = after;
            }
            Found::new(at, end, TimeKind::Set, Shape::EachPoint(point))
        };
        match word.class {
            Class::Frequency => {
                let is_name = self.is_capital(at)
                    && !self.token(at)?.opens_sentence
                    && self.is_capital(at + 1);
                if is_name || self.is_capital(at) && !self.token(at)?.opens_sentence {
                    return None;
                }
                let (unit, n) = match word.number {
                    13 => (Unit::Week, 2),
                    15 => (Unit::Year, 2),
                    16 => (Unit::Month, 6),
                    17 => (Unit::Month, 2),
                    12 => (Unit::Day, 1),
                    number => (Unit::of_number(number), 1),
                };
                if unit == Unit::Day
                    && let Some(found) = self.each_day_at(at, at + 1)
                {
                    return Some(found);
                }
                // `bi-weekly`, `semi-annual`
                let is_joined = at >= 2 && self.is_hyphen(at - 1);
                if is_joined && self.is(at - 2, "bi") {
                    return Some(each(at - 2, at + 1, unit, 2 * n));
                }
                if is_joined && self.is(at - 2, "semi") && unit == Unit::Year {
                    return Some(each(at - 2, at + 1, Unit::Month, 6));
                }
                Some(each(at, at + 1, unit, n))
            }
            // `in the evenings`
            Class::Parts => {
                let is_told = self.follows(at, &["the", "on", "most", "in"])
                    || self.ends_clause(at + 1)
                        && !self.follows(at, &["of", "few", "many", "several", "these", "those"])
                        && self.amount(at.saturating_sub(1)).is_none()
                        && self.is_lower_word(at);
                let mut point = Point::of(Calendar::Open);
                point.part = self.part(at);
                is_told.then(|| Found::new(at, at + 1, TimeKind::Set, Shape::EachPoint(point)))
            }
            // `at weekends`
            Class::Units if word.number == 11 => {
                let is_told = self.follows(at, &["on", "at", "all", "most", "during"])
                    || self.before(at).is_empty()
                    || self.ends_clause(at + 1) && !self.follows(at, &["of", "few", "many"]);
                is_told.then(|| each(at, at + 1, Unit::Weekend, 1))
            }
            Class::Weekdays => Some(on(at + 1, word.number)),
            Class::Each => {
                if self.is(at, "everyday") {
                    if let Some(found) = self.each_day_at(at, at + 1) {
                        return Some(found);
                    }
                    return Some(each(at, at + 1, Unit::Day, 1));
                }
                let is_second = self.is(at + 1, "second")
                    && self.unit(at + 2).is_some_and(|(_, is_plural)| !is_plural);
                let next =
                    at + 1 + usize::from(self.is_any(at + 1, &["single", "other"]) || is_second);
                let every_other = u32::from(self.is(at + 1, "other") || is_second);
                if let Some((weekday, end)) = self.weekday(next) {
                    return Some(on(end, weekday));
                }
                if let Some((unit, false)) = self.unit(next) {
                    if unit == Unit::Day
                        && every_other == 0
                        && let Some(found) = self.each_day_at(at, next + 1)
                    {
                        return Some(found);
                    }
                    return Some(each(at, next + 1, unit, 1 + every_other));
                }
                if self.part(next).is_some() || self.is(next, "weekday") {
                    return Some(each(at, next + 1, Unit::Day, 1));
                }
                if let Some((month, end)) = self.month(next) {
                    let point = Point::of(Calendar::Month {
                        year: YearOf::Open,
                        month,
                    });
                    return Some(Found::new(at, end, TimeKind::Set, Shape::EachPoint(point)));
                }
                if self.class(next) == Class::Season {
                    let point = Point::of(Calendar::Season {
                        year: YearOf::Open,
                        season: super::relative::season(self.word(next).number),
                    });
                    return Some(Found::new(
                        at,
                        next + 1,
                        TimeKind::Set,
                        Shape::EachPoint(point),
                    ));
                }
                if self.is(at, "each") && self.is(at + 1, "of") {
                    return None;
                }
                let (amount, end, _) = self.amount(next)?;
                Some(Found::new(at, end, TimeKind::Set, Shape::Each(amount)))
            }
            _ => None,
        }
    }

    /// `every day at 7:13 p.m.`, `daily 3pm`: words from `at` that end before `end`.
    fn each_day_at(&self, at: usize, end: usize) -> Option<Found> {
        let (clock, after) = self.clock_behind(end)?;
        let point = Point {
            clock: Some(clock),
            ..Point::of(Calendar::Open)
        };
        let shape = Shape::EachPoint(point);
        Some(Found::new(at, after, TimeKind::Set, shape))
    }

    /// Whether token `at` says that a time of the clock before it is each day's, and
    /// the token after: `3pm daily`, `6am every day`.
    pub fn each_day_behind(&self, at: usize) -> Option<usize> {
        let is_daily = self.class(at) == Class::Frequency && self.word(at).number == 4;
        if is_daily || self.is(at, "everyday") {
            return Some(at + 1);
        }
        let is_each = self.class(at) == Class::Each && self.is(at + 1, "day");
        is_each.then_some(at + 2)
    }

    /// `Friday mornings`: the part of the day that token `at` names behind a weekday.
    pub fn weekday_parts(&self, at: usize) -> Option<Found> {
        let (weekday, next) = self.weekday(at)?;
        if self.class(next) != Class::Parts {
            return None;
        }
        let week = WeekOf::Open;
        let mut point = Point::of(Calendar::Weekday { weekday, week });
        point.part = self.part(next);
        let shape = Shape::EachPoint(point);
        Some(Found::new(at, next + 1, TimeKind::Set, shape))
    }
}
