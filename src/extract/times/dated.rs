//! Places on the calendar as they are written, with their days.

use super::counting::from_day;
use super::holidays;
use super::reading::{Calendar, YearOf};
use super::value;
use super::within::nth_of;
use crate::document::Moment;
use crate::document::calendar::{days_in_month, days_since_1970};

pub struct Dated {
    pub text: String,
    pub precision: &'static str,
    pub days: Option<(i32, i32)>,
}

impl Dated {
    pub fn new(text: String, precision: &'static str, first: i32, last: i32) -> Dated {
        Dated {
            text,
            precision,
            days: Some((first, last)),
        }
    }

    pub fn unknown(text: &str, precision: &'static str) -> Dated {
        Dated {
            text: text.into(),
            precision,
            days: None,
        }
    }

    pub fn day(day: i32) -> Dated {
        Dated::new(value::day(day), "day", day, day)
    }

    pub fn month(year: i16, month: u8) -> Dated {
        let first = days_since_1970(year, month, 1);
        Dated::new(
            value::month(year, month),
            "month",
            first,
            first + i32::from(days_in_month(year, month)) - 1,
        )
    }

    pub fn year(year: i16) -> Dated {
        Dated::years(value::year(year), "year", year, year)
    }

    pub fn years(text: String, precision: &'static str, first: i16, last: i16) -> Dated {
        Dated::new(
            text,
            precision,
            days_since_1970(first, 1, 1),
            days_since_1970(last, 12, 31),
        )
    }

    /// Months `first` to `last` of a year, counted from 1; they may lie beyond it.
    pub fn months(
        text: String,
        precision: &'static str,
        year: i16,
        first: i16,
        last: i16,
    ) -> Dated {
        let month = |months: i16| {
            (
                year + (months - 1).div_euclid(12),
                ((months - 1).rem_euclid(12) + 1) as u8,
            )
        };
        let ((first_year, first), (last_year, last)) = (month(first), month(last));
        let end =
            days_since_1970(last_year, last, 1) + i32::from(days_in_month(last_year, last)) - 1;
        Dated::new(text, precision, days_since_1970(first_year, first, 1), end)
    }
}

/// Where it lies, if its words name it in full.
pub fn absolute(calendar: &Calendar) -> Option<Dated> {
    match calendar {
        Calendar::Offset { unit, n, base } => from_day(*unit, *n, absolute(&base.calendar)?.days?),
        Calendar::Nth {
            nth,
            unit,
            weekday,
            of,
        } => nth_of(*nth, *unit, *weekday, absolute(&of.calendar)?.days?),
        _ => match year_of(calendar)? {
            YearOf::Of(year) => in_year(calendar, year),
            _ => None,
        },
    }
}

pub fn in_year(calendar: &Calendar, year: i16) -> Option<Dated> {
    if !(1..=9998).contains(&year) {
        return None;
    }
    let text = |letters: &str, number: u8| {
        let mut text = value::year(year);
        text.push('-');
        text.push_str(letters);
        if number > 0 {
            value::push_number(&mut text, u32::from(number), 1);
        }
        text
    };
    Some(match calendar {
        Calendar::Day { month, day, .. } => {
            let day = Moment::of_day(year, *month, *day)?;
            Dated::day(day.first_day())
        }
        Calendar::Month { month, .. } => Dated::month(year, *month),
        Calendar::Year(_) => Dated::year(year),
        Calendar::FiscalYear(_) => {
            let mut text = String::from("FY");
            text.push_str(&value::year(year));
            Dated {
                text,
                precision: "year",
                days: None,
            }
        }
        Calendar::Decade(decade) => {
            let first = decade
                .checked_mul(10)
                .filter(|first| (1..9990).contains(first))?;
            let mut text = String::new();
            value::push_number(&mut text, *decade as u32, 3);
            Dated::years(text, "decade", first, first + 9)
        }
        Calendar::Century(century) => {
            let first = i16::from(*century)
                .checked_mul(100)
                .filter(|first| *first < 9900)?;
            let mut text = String::new();
            value::push_number(&mut text, u32::from(*century), 2);
            Dated::years(text, "century", first.max(1), first + 99)
        }
        Calendar::Week { week, .. } => {
            let monday = value::monday(year, *week)?;
            Dated::new(value::week(monday), "week", monday, monday + 6)
        }
        Calendar::Quarter { quarter, .. } => {
            let first = i16::from(*quarter) * 3 - 2;
            Dated::months(text("Q", *quarter), "quarter", year, first, first + 2)
        }
        Calendar::Half { half, .. } => {
            let first = i16::from(*half) * 6 - 5;
            Dated::months(text("H", *half), "half", year, first, first + 5)
        }
        Calendar::Season { season, .. } => {
            let letters = ["SP", "SU", "FA", "WI"].get(usize::from(*season).checked_sub(1)?)?;
            let first = i16::from(*season) * 3;
            Dated::months(text(letters, 0), "season", year, first, first + 2)
        }
        Calendar::Holiday { place, .. } => Dated::day(holidays::day_of(*place, year)?),
        Calendar::NthWeekday {
            month,
            weekday,
            nth,
            ..
        } => Dated::day(holidays::nth_weekday(year, *month, *weekday, *nth)?),
        _ => return None,
    })
}

pub fn year_of(calendar: &Calendar) -> Option<YearOf> {
    Some(match calendar {
        Calendar::Day { year, .. }
        | Calendar::Month { year, .. }
        | Calendar::Year(year)
        | Calendar::FiscalYear(year)
        | Calendar::Week { year, .. }
        | Calendar::Quarter { year, .. }
        | Calendar::Half { year, .. }
        | Calendar::Season { year, .. }
        | Calendar::Holiday { year, .. }
        | Calendar::NthWeekday { year, .. } => *year,
        Calendar::Decade(_) | Calendar::Century(_) => YearOf::Of(2000),
        _ => return None,
    })
}
