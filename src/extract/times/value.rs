//! How values are written: ISO 8601, with TIMEX3's letters where ISO has none.

use super::holidays::weekday_of;
use super::reading::{Amount, Clock, DayPart};
use super::unit::Unit;
use crate::document::calendar::{day_of_calendar, days_since_1970};

/// `text` and a number of at least `n_digits` digits.
pub fn push_number(text: &mut String, number: u32, n_digits: usize) {
    let mut digits = [b'0'; 10];
    let mut rest = number;
    let mut n = 0;
    while rest > 0 || n < n_digits.min(10) {
        digits[9 - n] = b'0' + (rest % 10) as u8;
        rest /= 10;
        n += 1;
    }
    text.extend(digits[10 - n..].iter().map(|digit| char::from(*digit)));
}

/// `2020`
pub fn year(year: i16) -> String {
    let mut text = String::new();
    push_number(&mut text, year.max(0) as u32, 4);
    text
}

/// `2020-10`
pub fn month(of_year: i16, month: u8) -> String {
    let mut text = year(of_year);
    text.push('-');
    push_number(&mut text, u32::from(month), 2);
    text
}

/// `2020-10-10`
pub fn day(day: i32) -> String {
    let (year, of_year, of_month) = day_of_calendar(day);
    let mut text = month(year, of_year);
    text.push('-');
    push_number(&mut text, u32::from(of_month), 2);
    text
}

/// `2020-W41`
pub fn week(day: i32) -> String {
    let (of_year, number) = iso_week(day);
    let mut text = year(of_year);
    text.push_str("-W");
    push_number(&mut text, u32::from(number), 2);
    text
}

/// The year and the number of the week of a day, after ISO 8601.
pub fn iso_week(day: i32) -> (i16, u8) {
    let thursday = day - weekday_of(day) + 4;
    let (year, _, _) = day_of_calendar(thursday);
    let week = (thursday - days_since_1970(year, 1, 1)) / 7 + 1;
    (year, week as u8)
}

/// The Monday of a week of a year; None for a week that the year has not.
pub fn monday(year: i16, week: u8) -> Option<i32> {
    let fourth = days_since_1970(year, 1, 4);
    let monday = fourth - weekday_of(fourth) + 1 + 7 * (i32::from(week) - 1);
    (iso_week(monday) == (year, week)).then_some(monday)
}

/// `TMO`
pub fn part(part: DayPart) -> &'static str {
    match part {
        DayPart::Morning => "TMO",
        DayPart::Midday => "TMI",
        DayPart::Afternoon => "TAF",
        DayPart::Evening => "TEV",
        DayPart::Night => "TNI",
        DayPart::Daytime => "TDT",
    }
}

/// `T08:30+09:00`
pub fn push_clock(text: &mut String, clock: Clock) {
    text.push('T');
    push_number(text, u32::from(clock.hour), 2);
    text.push(':');
    push_number(text, u32::from(clock.minute), 2);
    if let Some(second) = clock.second {
        text.push(':');
        push_number(text, u32::from(second), 2);
    }
    match clock.offset {
        None => {}
        Some(0) => text.push('Z'),
        Some(offset) => {
            text.push(if offset < 0 { '-' } else { '+' });
            push_number(text, u32::from(offset.unsigned_abs() / 60), 2);
            text.push(':');
            push_number(text, u32::from(offset.unsigned_abs() % 60), 2);
        }
    }
}

/// `P2Y3M`, `P1DT2H`
pub fn durations(amounts: &[Amount]) -> String {
    let mut text = String::from("P");
    let mut is_of_clock = false;
    for amount in amounts {
        if amount.unit.is_of_clock() && !is_of_clock {
            is_of_clock = true;
            text.push('T');
        }
        let part = duration(*amount);
        text.push_str(part.trim_start_matches(['P', 'T']));
    }
    text
}

/// `P3W`, `PT30M`, `PXY`
pub fn duration(amount: Amount) -> String {
    let (factor, letters, is_of_clock) = amount.unit.written();
    let mut text = String::from(if is_of_clock { "PT" } else { "P" });
    let Some(hundredths) = amount.hundredths else {
        text.push('X');
        text.push_str(match amount.unit {
            Unit::Decade => "DE",
            Unit::Century => "CE",
            Unit::Quarter => "Q",
            _ => letters,
        });
        return text;
    };
    let half = match (amount.unit, hundredths) {
        (Unit::Hour, 50) => Some("PT30M"),
        (Unit::Minute, 50) => Some("PT30S"),
        (Unit::Day, 50) => Some("PT12H"),
        (Unit::Year, 50) => Some("P6M"),
        _ => None,
    };
    if let Some(half) = half {
        return String::from(half);
    }
    let hundredths = hundredths.saturating_mul(factor);
    push_number(&mut text, hundredths / 100, 1);
    if hundredths % 100 != 0 {
        text.push('.');
        push_number(&mut text, hundredths % 100, 2);
        if text.ends_with('0') {
            text.pop();
        }
    }
    text.push_str(letters);
    text
}
