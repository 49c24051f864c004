//! Readings become values, once the clipping's own date is known.

use super::counting::on_calendar;
use super::dated::{Dated, absolute, year_of};
use super::reading::{
    Calendar, From, Lean, Point, Reference, Shape, TimeExpression, TimeReading, YearOf,
};
use super::unknown::unknown;
use super::value;
use super::why::why;
use crate::document::Moment;
use crate::document::calendar::day_of_calendar;

/// Expressions that count from each other: no longer chains than this.
const MAX_DEPTH: u8 = 6;

/// The value of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeValue {
    /// ISO 8601 in TIMEX3's manner: `2020-10-10`, `2023-09`, `P1W`, `1950/1953`,
    /// `PAST_REF`; `X` for what is not known (`XXXX-10-10`).
    pub value: String,
    /// One sentence for a reader: what the value rests on.
    pub why: String,
    /// How fine it is: `year`, `month`, `week`, `day`, `minute`; `none` where it
    /// names no place on the calendar.
    pub precision: &'static str,
    /// First and last day since 1970-01-01, where it names days.
    pub days: Option<(i32, i32)>,
}

/// The values of a clipping's expressions, one for each, by its date `published`.
/// Pure: the same again whenever the library learns a better date.
pub fn resolve(expressions: &[TimeExpression], published: Option<Moment>) -> Vec<TimeValue> {
    let resolver = Resolver {
        expressions,
        published,
    };
    (0..expressions.len())
        .map(|place| resolver.value(place))
        .collect()
}

struct Resolver<'a> {
    expressions: &'a [TimeExpression],
    published: Option<Moment>,
}

impl Resolver<'_> {
    fn value(&self, place: usize) -> TimeValue {
        let expression = &self.expressions[place];
        let reading = &expression.reading;
        let plain = |value: String, why: &str| TimeValue {
            value,
            why: why.into(),
            precision: "none",
            days: None,
        };
        match &reading.shape {
            Shape::Reference(Reference::Past) => {
                plain("PAST_REF".into(), "the past, without a date")
            }
            Shape::Reference(Reference::Present) => {
                plain("PRESENT_REF".into(), "the present, without a date")
            }
            Shape::Reference(Reference::Future) => {
                plain("FUTURE_REF".into(), "the future, without a date")
            }
            Shape::Duration(amount) => plain(value::duration(*amount), "an amount of time"),
            Shape::Durations(amounts) => plain(value::durations(amounts), "an amount of time"),
            Shape::Each(amount) => plain(
                value::duration(*amount),
                "comes again each time that this has passed",
            ),
            Shape::EachPoint(point) => {
                let dated = self.dated(point, None, Lean::Open);
                plain(with_day_time(dated, point).text, "comes again")
            }
            Shape::Point(point) => {
                let base = self.base(reading.from, MAX_DEPTH);
                let mut base = base;
                let mut dated = self.dated(point, base, reading.lean);
                if dated.days.is_none() && base != self.published {
                    let again = self.dated(point, self.published, reading.lean);
                    if again.days.is_some() {
                        dated = again;
                        base = self.published;
                    }
                }
                self.shift_zone(&mut dated, point, reading.from);
                let dated = with_day_time(dated, point);
                TimeValue {
                    why: why(
                        &point.calendar,
                        reading.from,
                        reading.lean,
                        base,
                        dated.days.is_some(),
                    ),
                    value: dated.text,
                    precision: dated.precision,
                    days: dated.days,
                }
            }
            Shape::Between(first, last) => {
                let base = self.base(reading.from, MAX_DEPTH);
                let from = self.dated(first, base, self.range_lean(first, last, reading));
                let from_day = from.days.map(|(first, _)| Moment::of_day_number(first));
                let is_one_day = first.calendar == last.calendar;
                let is_from_now = matches!(
                    last.calendar,
                    Calendar::Shift { .. } | Calendar::Offset { .. } | Calendar::Nth { .. }
                );
                let to = if is_one_day || is_from_now {
                    self.dated(last, base, reading.lean)
                } else {
                    self.dated(last, from_day.or(base), Lean::Future)
                };
                let days = from
                    .days
                    .zip(to.days)
                    .map(|((first, _), (_, last))| (first, last.max(first)));
                let why = why(
                    &first.calendar,
                    reading.from,
                    reading.lean,
                    base,
                    from.days.is_some(),
                );
                let (from, to) = (with_day_time(from, first), with_day_time(to, last));
                TimeValue {
                    why,
                    precision: from.precision,
                    days,
                    value: from.text + "/" + &to.text,
                }
            }
        }
    }

    /// Where a range looks: `from May to September`, said in July of what will be,
    /// has begun.
    fn range_lean(&self, first: &Point, last: &Point, reading: &TimeReading) -> Lean {
        let base = self.published;
        if reading.lean != Lean::Future || year_of(&first.calendar) != Some(YearOf::Open) {
            return reading.lean;
        }
        let from = self.dated(first, base, Lean::Past);
        let from_day = from.days.map(|(day, _)| Moment::of_day_number(day));
        let to = self.dated(last, from_day.or(base), Lean::Future);
        let is_running = base
            .zip(to.days)
            .is_some_and(|(base, (_, last))| base.month.is_some() && last >= base.first_day());
        if is_running { Lean::Past } else { Lean::Future }
    }

    /// `22:00 local time (0300 UTC)`: a clock of another zone may be a day ahead.
    fn shift_zone(&self, dated: &mut Dated, point: &Point, from: From) {
        let (From::Expression(other), Some(clock), Some((day, _))) =
            (from, point.clock, dated.days)
        else {
            return;
        };
        let Some(Shape::Point(Point {
            clock: Some(local), ..
        })) = self
            .expressions
            .get(other as usize)
            .map(|other| &other.reading.shape)
        else {
            return;
        };
        if clock.offset.is_none() || local.offset.is_some() || dated.precision != "day" {
            return;
        }
        let hours = i32::from(clock.hour) - i32::from(local.hour);
        let shift = i32::from(hours < -12) - i32::from(hours > 14);
        if shift != 0 {
            *dated = Dated::day(day + shift);
        }
    }

    /// What a reading counts from: a date with the precision that is known.
    fn base(&self, from: From, depth: u8) -> Option<Moment> {
        let From::Expression(place) = from else {
            return self.published;
        };
        let other = self.expressions.get(place as usize);
        let named = other.filter(|_| depth > 0).and_then(|other| {
            let Shape::Point(point) = &other.reading.shape else {
                return None;
            };
            let base = self.base(other.reading.from, depth - 1);
            let dated = self.dated(point, base, other.reading.lean);
            let (first, last) = dated.days?;
            let (year, month, _) = day_of_calendar(first);
            match dated.precision {
                "month" => Moment::of_month(year, month),
                _ if first == last => {
                    let day = Moment::of_day_number(first);
                    let clock = point.clock;
                    clock
                        .and_then(|clock| {
                            day.at(clock.hour, clock.minute, clock.second, clock.offset)
                        })
                        .or(Some(day))
                }
                "week" => Some(Moment::of_day_number(first)),
                _ => Moment::of_year(year),
            }
        });
        named.or(self.published)
    }

    /// Where a point lies, without its part of the day.
    fn dated(&self, point: &Point, base: Option<Moment>, lean: Lean) -> Dated {
        let calendar = &point.calendar;
        let known = match base {
            Some(base) => on_calendar(calendar, base, lean),
            None => absolute(calendar),
        };
        known.unwrap_or_else(|| unknown(calendar, base))
    }
}

/// The part of the day, or the clock, behind a day.
fn with_day_time(mut dated: Dated, point: &Point) -> Dated {
    if let Some(clock) = point.clock {
        value::push_clock(&mut dated.text, clock);
        dated.precision = if clock.second.is_some() {
            "second"
        } else {
            "minute"
        };
    } else if let Some(part) = point.part {
        dated.text.push_str(value::part(part));
        dated.precision = "day";
    }
    dated
}
