//! Holidays and their days.

use crate::document::calendar::{days_in_month, days_since_1970};

const HOLIDAYS: &str = include_str!("../data/times/holidays.tsv");

fn rows() -> impl Iterator<Item = &'static str> {
    HOLIDAYS.lines().filter(|line| !line.starts_with('#'))
}

/// The place in the list, and the bytes of the name, of the holiday that
/// `text` begins with.
pub fn holiday(text: &str) -> Option<(u8, usize)> {
    let found = rows().zip(0..).filter_map(|(row, place)| {
        let name = row.split('\t').next()?;
        let n_bytes = prefix(text, name)?;
        let after = text.get(n_bytes..)?.chars().next();
        (!after.is_some_and(char::is_alphanumeric)).then_some((place, n_bytes))
    });
    // The longest: `Easter Monday`, not `Easter`.
    found.max_by_key(|(_, n_bytes)| *n_bytes)
}

/// The bytes of `text` that spell `name`, whatever case and apostrophes.
fn prefix(text: &str, name: &str) -> Option<usize> {
    let mut characters = text.char_indices();
    for want in name.chars() {
        let (_, got) = characters.next()?;
        let got = match got {
            '’' => '\'',
            '\n' => ' ',
            got => got.to_ascii_lowercase(),
        };
        if got != want {
            return None;
        }
    }
    Some(characters.next().map_or(text.len(), |(at, _)| at))
}

/// The day of the holiday at `place` in the list in `year`, since 1970-01-01.
pub fn day_of(place: u8, year: i16) -> Option<i32> {
    let mut cells = rows().nth(usize::from(place))?.split('\t').skip(1);
    let rule = cells.next()?;
    let mut number = || cells.next().and_then(|cell| cell.parse::<i8>().ok());
    let (first, second) = (number()?, number()?);
    match rule {
        "easter" => Some(easter(year) + i32::from(first)),
        "nth" => nth_weekday(year, first as u8, second as u8, number()?),
        _ => Some(days_since_1970(year, first as u8, second as u8)),
    }
}

/// The `nth` weekday (1 for Monday) of a month, the last for -1.
pub fn nth_weekday(year: i16, month: u8, weekday: u8, nth: i8) -> Option<i32> {
    let n_days = days_in_month(year, month);
    let first = days_since_1970(year, month, 1);
    let to_weekday = (i32::from(weekday) - weekday_of(first)).rem_euclid(7);
    let day = if nth < 0 {
        let last = first + i32::from(n_days) - 1;
        last - (weekday_of(last) - i32::from(weekday)).rem_euclid(7)
    } else {
        first + to_weekday + 7 * (i32::from(nth) - 1)
    };
    (n_days > 0 && day >= first && day < first + i32::from(n_days)).then_some(day)
}

/// The weekday of a day, 1 for Monday.
pub fn weekday_of(day: i32) -> i32 {
    (day + 3).rem_euclid(7) + 1
}

/// Easter Sunday of the Gregorian calendar.
///
/// # Source
/// Meeus, "Astronomical Algorithms" (1991), chapter 8.
fn easter(year: i16) -> i32 {
    let year = i32::from(year);
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let of_march = h + l - 7 * m + 114;
    days_since_1970(
        year as i16,
        (of_march / 31) as u8,
        (of_march % 31 + 1) as u8,
    )
}
