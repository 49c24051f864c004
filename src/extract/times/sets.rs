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
                    12 => (Unit::Day, 1),
                    number => (Unit::of_number(number), 1),
                };
                Some(each(at, at + 1, unit, n))
            }
            Class::Weekdays => Some(on(at + 1, word.number)),
            Class::Each => {
                if self.is(at, "everyday") {
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
                    return Some(each(at, next + 1, unit, 1 + every_other));
                }
                if self.part(next).is_some() {
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
}
