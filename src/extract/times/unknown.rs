//! What is written where a date is not known.

use super::dated::Dated;
use super::holidays;
use super::reading::Calendar;
use super::unit::Unit;
use super::value;
use crate::document::Moment;
use crate::document::calendar::day_of_calendar;

pub fn unknown(calendar: &Calendar, base: Option<Moment>) -> Dated {
    let mut text = match base {
        Some(base) if matches!(calendar, Calendar::Weekday { .. }) => value::year(base.year),
        _ => String::from("XXXX"),
    };
    let letters = |text: &mut String, letters: &str, number: u8, n_digits: usize| {
        text.push('-');
        text.push_str(letters);
        value::push_number(text, u32::from(number), n_digits);
    };
    let precision = match calendar {
        Calendar::Day { month, day, .. } => {
            if *month == 0 {
                text.push_str("-XX");
            } else {
                letters(&mut text, "", *month, 2);
            }
            letters(&mut text, "", *day, 2);
            "day"
        }
        Calendar::WeekdayOfMonth { day, .. } => {
            letters(&mut text, "XX-", *day, 2);
            "day"
        }
        Calendar::Month { month, .. } => {
            letters(&mut text, "", *month, 2);
            "month"
        }
        Calendar::Weekday { weekday, .. } => {
            letters(&mut text, "WXX-", *weekday, 1);
            "day"
        }
        Calendar::Quarter { quarter, .. } => {
            letters(&mut text, "Q", *quarter, 1);
            "quarter"
        }
        Calendar::Half { half, .. } => {
            letters(&mut text, "H", *half, 1);
            "half"
        }
        Calendar::Season { season, .. } => {
            text.push('-');
            text.push_str(
                ["SP", "SU", "FA", "WI"]
                    .get(usize::from(*season).saturating_sub(1))
                    .unwrap_or(&"SP"),
            );
            "season"
        }
        Calendar::Week { week, .. } => {
            letters(&mut text, "W", *week, 2);
            "week"
        }
        Calendar::Holiday { place, .. } => {
            return match holidays::day_of(*place, 2001) {
                Some(day) if !is_movable(*place) => {
                    let fixed = value::day(day);
                    text.push_str(fixed.get(4..).unwrap_or(""));
                    Dated {
                        text,
                        precision: "day",
                        days: None,
                    }
                }
                _ => Dated {
                    text: text + "-XX-XX",
                    precision: "day",
                    days: None,
                },
            };
        }
        Calendar::NthWeekday { month, .. } => {
            letters(&mut text, "", *month, 2);
            text.push_str("-XX");
            "day"
        }
        Calendar::Open => return Dated::unknown("", "minute"),
        Calendar::Year(_) | Calendar::FiscalYear(_) => "year",
        Calendar::Decade(_) | Calendar::Century(_) => "decade",
        Calendar::Shift { unit, n } => {
            return match unit {
                Unit::Second | Unit::Minute | Unit::Hour => {
                    Dated::unknown(if *n < 0 { "PAST_REF" } else { "FUTURE_REF" }, "none")
                }
                Unit::Week | Unit::Fortnight => Dated::unknown("XXXX-WXX", "week"),
                Unit::Weekend => Dated::unknown("XXXX-WXX-WE", "weekend"),
                Unit::Month => Dated::unknown("XXXX-XX", "month"),
                Unit::Quarter => Dated::unknown("XXXX-QX", "quarter"),
                Unit::Day | Unit::Night => Dated::unknown("XXXX-XX-XX", "day"),
                _ => Dated::unknown("XXXX", "year"),
            };
        }
        Calendar::Offset { unit, n: 0, .. } | Calendar::Nth { unit, .. } => {
            return unknown(&Calendar::Shift { unit: *unit, n: 0 }, None);
        }
        Calendar::Offset { .. } => return Dated::unknown("XXXX-XX-XX", "day"),
    };
    Dated {
        text,
        precision,
        days: None,
    }
}

pub fn is_movable(place: u8) -> bool {
    holidays::day_of(place, 2001).map(|day| day_of_calendar(day).2)
        != holidays::day_of(place, 2002).map(|day| day_of_calendar(day).2)
}
