//! Places on the calendar that are counted from a date.

use super::dated::{Dated, in_year, year_of};
use super::holidays;
use super::reading::{Calendar, Clock, Lean, WeekOf, YearOf};
use super::unit::Unit;
use super::value;
use super::within::nth_of;
use crate::document::calendar::{day_of_calendar, days_in_month, days_since_1970};
use crate::document::{Grain, Moment};

/// Most days to a day of a month that is a given weekday, such as the 13th: the
/// calendar comes round within them.
const WEEKDAY_REACH: i32 = 430;

pub fn on_calendar(calendar: &Calendar, base: Moment, lean: Lean) -> Option<Dated> {
    let day = (base.grain() >= Grain::Day).then(|| base.first_day());
    match calendar {
        Calendar::Open => Some(Dated::day(day?)),
        Calendar::Shift { unit, n } => shifted(*unit, *n, base, lean),
        Calendar::Offset {
            unit,
            n,
            base: inner,
        } => {
            let inner = on_calendar(&inner.calendar, base, lean)?;
            from_day(*unit, *n, inner.days?)
        }
        Calendar::Nth {
            nth,
            unit,
            weekday,
            of,
        } => nth_of(
            *nth,
            *unit,
            *weekday,
            on_calendar(&of.calendar, base, lean)?.days?,
        ),
        Calendar::Weekday { weekday, week } => {
            let day = day?;
            let weekday = i32::from(*weekday);
            let ahead = (weekday - holidays::weekday_of(day)).rem_euclid(7);
            let back = (holidays::weekday_of(day) - weekday).rem_euclid(7);
            Some(Dated::day(match week {
                WeekOf::Open if lean == Lean::Future => day + ahead,
                WeekOf::Open => day - back,
                WeekOf::Before => day - if back == 0 { 7 } else { back },
                WeekOf::After => day + if ahead == 0 { 7 } else { ahead },
                WeekOf::Shift(n) => {
                    let found = day - holidays::weekday_of(day) + weekday + 7 * i32::from(*n);
                    if *n == 0 && lean == Lean::Past && found > day {
                        found - 7
                    } else {
                        found
                    }
                }
            }))
        }
        Calendar::WeekdayOfMonth {
            weekday,
            day: of_month,
        } => {
            let here = day?;
            let fits = |day: &i32| {
                holidays::weekday_of(*day) == i32::from(*weekday)
                    && day_of_calendar(*day).2 == *of_month
            };
            let before = (here - WEEKDAY_REACH..=here).rev().find(fits);
            let after = (here..=here + WEEKDAY_REACH).find(fits);
            let is_after = match (lean, before, after) {
                (Lean::Past, Some(_), _) => false,
                (Lean::Future, _, Some(_)) => true,
                (_, Some(before), Some(after)) => after - here < here - before,
                (_, before, _) => before.is_none(),
            };
            (if is_after { after } else { before }).map(Dated::day)
        }
        Calendar::Day {
            year: YearOf::Open,
            month: 0,
            day: of_month,
        } => {
            // The nearest month that has such a day, as the clause looks.
            let here = day?;
            let months = (-1..=1).filter_map(|n| {
                let (year, month) = month_from(base, n)?;
                Moment::of_day(year, month, *of_month).map(Moment::first_day)
            });
            let (before, after) = if lean == Lean::Future {
                (0, 40)
            } else if lean == Lean::Past {
                (40, 0)
            } else {
                (25, 15)
            };
            let mut fits = months.filter(|found| (here - before..=here + after).contains(found));
            fits.next().map(Dated::day)
        }
        _ => {
            let year = year_of(calendar)?;
            match year {
                YearOf::Of(year) => in_year(calendar, year),
                YearOf::Shift(n) => in_year(calendar, base.year.checked_add(i16::from(n))?),
                YearOf::Open => nearest(calendar, base, lean),
                YearOf::Strict(is_ahead) => strict(calendar, base, is_ahead),
            }
        }
    }
}

pub fn nearest(calendar: &Calendar, base: Moment, lean: Lean) -> Option<Dated> {
    if base.month.is_none() {
        return matches!(calendar, Calendar::Week { .. }).then(|| in_year(calendar, base.year))?;
    }
    let (first, last) = (base.first_day(), base.last_day());
    let candidates = || (-4..=4).filter_map(|n| in_year(calendar, base.year.checked_add(n)?));
    if matches!(
        calendar,
        Calendar::Quarter { .. } | Calendar::Season { .. } | Calendar::Half { .. }
    ) {
        return match lean {
            Lean::Future => {
                candidates().find(|found| found.days.is_some_and(|(_, end)| end >= first))
            }
            _ => candidates().rfind(|found| found.days.is_some_and(|(begin, _)| begin <= last)),
        };
    }
    let (back, ahead) = match lean {
        Lean::Past => (331, 34),
        Lean::Future => (34, 331),
        // News look back rather than ahead.
        Lean::Open => (265, 100),
    };
    // A leap day may be years away.
    let fits = |found: &Dated| {
        found.days.is_some_and(|(begin, end)| {
            let middle = begin + (end - begin) / 2;
            let here = first + (last - first) / 2;
            let here = if end > begin && base.day.is_some() {
                days_since_1970(base.year, base.month.unwrap_or(1), 15)
            } else {
                here
            };
            (here - back..=here + ahead).contains(&middle)
        })
    };
    candidates().find(fits).or_else(|| {
        let distance = |found: &Dated| {
            found
                .days
                .map_or(i32::MAX, |(begin, _)| (begin - first).abs())
        };
        candidates().min_by_key(distance)
    })
}

pub fn strict(calendar: &Calendar, base: Moment, is_ahead: bool) -> Option<Dated> {
    base.month?;
    let (first, last) = (base.first_day(), base.last_day());
    let mut candidates = (-4..=4).filter_map(|n| in_year(calendar, base.year.checked_add(n)?));
    if is_ahead {
        candidates.find(|found| found.days.is_some_and(|(begin, _)| begin > last))
    } else {
        candidates.rfind(|found| found.days.is_some_and(|(_, end)| end < first))
    }
}

pub fn month_from(base: Moment, n: i32) -> Option<(i16, u8)> {
    let months = i32::from(base.year) * 12 + i32::from(base.month?) - 1;
    let months = months.checked_add(n)?;
    let year = i16::try_from(months.div_euclid(12))
        .ok()
        .filter(|year| (1..=9999).contains(year))?;
    Some((year, (months.rem_euclid(12) + 1) as u8))
}

pub fn shifted(unit: Unit, n: i32, base: Moment, lean: Lean) -> Option<Dated> {
    let day = (base.grain() >= Grain::Day).then(|| base.first_day());
    let year = |year: i32| {
        i16::try_from(year)
            .ok()
            .filter(|year| (1..=9998).contains(year))
    };
    Some(match unit {
        Unit::Second | Unit::Minute | Unit::Hour => {
            let seconds = i64::from(n)
                * match unit {
                    Unit::Second => 1,
                    Unit::Minute => 60,
                    _ => 3600,
                };
            let Some((hour, minute, second)) = base.clock else {
                return (n == 0).then(|| day.map(Dated::day))?;
            };
            let from = i64::from(day?) * 86_400
                + i64::from(hour) * 3600
                + i64::from(minute) * 60
                + i64::from(second.unwrap_or(0));
            let moment = Moment::of_unix_seconds(from.checked_add(seconds)?)?;
            let mut dated = Dated::day(moment.first_day());
            let (hour, minute, second) = moment.clock?;
            let second = second.filter(|_| unit == Unit::Second);
            value::push_clock(
                &mut dated.text,
                Clock {
                    hour,
                    minute,
                    second,
                    offset: base.offset,
                },
            );
            dated.precision = "minute";
            dated
        }
        Unit::Day | Unit::Night => Dated::day(day?.checked_add(n)?),
        Unit::Week | Unit::Fortnight => {
            let day = day?.checked_add(n.checked_mul(7)?)?;
            let monday = day - holidays::weekday_of(day) + 1;
            Dated::new(value::week(day), "week", monday, monday + 6)
        }
        Unit::Weekend => {
            let day = day?.checked_add(n.checked_mul(7)?)?;
            let mut saturday = day - holidays::weekday_of(day) + 6;
            if n == 0 && lean == Lean::Past && saturday > day {
                saturday -= 7;
            }
            Dated::new(
                value::week(saturday) + "-WE",
                "weekend",
                saturday,
                saturday + 1,
            )
        }
        Unit::Month => {
            let (year, month) = month_from(base, n)?;
            Dated::month(year, month)
        }
        Unit::Quarter => {
            let quarters = i32::from(base.year) * 4 + (i32::from(base.month?) - 1) / 3;
            let quarters = quarters.checked_add(n)?;
            let quarter = (quarters.rem_euclid(4) + 1) as u8;
            in_year(
                &Calendar::Quarter {
                    year: YearOf::Open,
                    quarter,
                },
                year(quarters.div_euclid(4))?,
            )?
        }
        Unit::Year => Dated::year(year(i32::from(base.year).checked_add(n)?)?),
        Unit::Decade => {
            let decade = i16::try_from((i32::from(base.year) / 10).checked_add(n)?).ok()?;
            in_year(&Calendar::Decade(decade), 2000)?
        }
        Unit::Century => {
            let century = u8::try_from((i32::from(base.year) / 100).checked_add(n)?).ok()?;
            in_year(&Calendar::Century(century), 2000)?
        }
        Unit::Millennium => return None,
    })
}

/// So many units from one day: `two weeks after Easter`, `the week of April 10th`.
pub fn from_day(unit: Unit, n: i32, (first, last): (i32, i32)) -> Option<Dated> {
    let day = (first == last).then_some(first)?;
    if n == 0 && unit >= Unit::Week {
        // A Monday's weekend is the one before it.
        let is_behind = unit == Unit::Weekend && holidays::weekday_of(day) <= 2;
        let day = day - if is_behind { 2 } else { 0 };
        return shifted(unit, 0, Moment::of_day_number(day), Lean::Open);
    }
    moved(unit, n, day).map(Dated::day)
}

pub fn moved(unit: Unit, n: i32, day: i32) -> Option<i32> {
    let (year, month, of_month) = day_of_calendar(day);
    let months = |n: i32| {
        let (year, month) = month_from(Moment::of_month(year, month)?, n)?;
        Some(days_since_1970(
            year,
            month,
            of_month.min(days_in_month(year, month)),
        ))
    };
    let found = match unit {
        Unit::Week | Unit::Weekend => day.checked_add(n.checked_mul(7)?),
        Unit::Fortnight => day.checked_add(n.checked_mul(14)?),
        Unit::Month => months(n),
        Unit::Quarter => months(n.checked_mul(3)?),
        Unit::Year => months(n.checked_mul(12)?),
        Unit::Decade => months(n.checked_mul(120)?),
        Unit::Century => months(n.checked_mul(1200)?),
        Unit::Day | Unit::Night => day.checked_add(n),
        _ => None,
    };
    found.filter(|day| (-719_162..=2_932_896).contains(day))
}
