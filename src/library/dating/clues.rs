//! Words that bound when a clipping was written: lines with a date, a new year,
//! days ahead, ages, holders of offices.

use super::offices::{Holder, holders};
use crate::document::Moment;
use crate::document::calendar::days_in_month;
use crate::extract::times::{Calendar, Lean, Point, Shape, TimeExpression, TimeKind, YearOf};
use crate::text::Span;

/// What bounds a clipping's date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clues {
    /// A line that is nothing but a day in full: days since 1970-01-01.
    pub line_day: Option<(i32, Span)>,
    /// The year of `the new year 2024`.
    pub new_year: Option<(i16, Span)>,
    /// The last year that words call past: `in 2019 they met`, `since May 2020`.
    pub past_year: Option<(i16, Span)>,
    /// Days ahead that are named in full: `will open on 7 October 2024`.
    pub days_ahead: Vec<(i32, Span)>,
    /// `Wednesday, 11 September`: the weekday from Monday, the month, the day.
    pub weekday_days: Vec<(u8, u8, u8, Span)>,
    /// The first and the last day on which someone has the age that is told.
    pub age: Option<(i32, i32, Vec<Span>)>,
    /// The year of `© 2019 The Agency`, where all such lines have one.
    pub copyright: Option<(i16, Span)>,
    /// Who is named with an office, once each.
    pub holders: Vec<(Holder, Span)>,
}

/// What `text` has of them; `times` are its expressions.
pub fn clues(text: &str, times: &[TimeExpression]) -> Clues {
    let mut found = Clues {
        holders: holders(text),
        copyright: copyright(text),
        ..Clues::default()
    };
    let mut births = Vec::new();
    let mut lines = Vec::new();
    for time in times {
        let words = text.get(time.span.range()).unwrap_or("");
        if let Some(year) = past_year(text, time)
            && found.past_year.is_none_or(|(last, _)| last < year)
        {
            found.past_year = Some((year, time.span));
        }
        let Shape::Point(Point { calendar, .. }) = &time.reading.shape else {
            continue;
        };
        match calendar {
            Calendar::Day {
                year: YearOf::Of(year),
                month,
                day,
            } if time.kind == TimeKind::Date => {
                let Some(day) = Moment::of_day(*year, *month, *day) else {
                    continue;
                };
                if is_line(text, time.span) {
                    lines.push((day.first_day(), time.span));
                } else if follows_birth(text, time.span) {
                    births.push((day, time.span));
                } else if time.reading.lean == Lean::Future {
                    found.days_ahead.push((day.first_day(), time.span));
                }
            }
            Calendar::Day {
                year: YearOf::Open,
                month,
                day,
            } if *month > 0 && time.reading.lean != Lean::Future => {
                if let Some(weekday) = weekday_of(words) {
                    found.weekday_days.push((weekday, *month, *day, time.span));
                }
            }
            Calendar::Holiday {
                year: YearOf::Of(year),
                ..
            } if starts_with(words, "new year") => found.new_year = Some((*year, time.span)),
            _ => {}
        }
    }
    if let [(day, span), rest @ ..] = lines.as_slice()
        && rest.iter().all(|(other, _)| other == day)
    {
        found.line_day = Some((*day, *span));
    }
    if let [(born, span)] = births.as_slice() {
        found.age = age(text).and_then(|(years, place)| {
            let (first, last) = days_of_age(*born, years)?;
            Some((first, last, vec![*span, place]))
        });
    }
    found
}

/// The year of `in 2019 they met`, `since May 2020`.
fn past_year(text: &str, time: &TimeExpression) -> Option<i16> {
    let Shape::Point(Point { calendar, .. }) = &time.reading.shape else {
        return None;
    };
    let (Calendar::Year(YearOf::Of(year))
    | Calendar::Month {
        year: YearOf::Of(year),
        ..
    }
    | Calendar::Day {
        year: YearOf::Of(year),
        ..
    }) = calendar
    else {
        return None;
    };
    let before = text.get(..time.span.start as usize)?.trim_end();
    let word = before.rsplit([' ', '\n']).next()?;
    let is_since = word.eq_ignore_ascii_case("since");
    let is_past = ["in", "on"]
        .iter()
        .any(|one| word.eq_ignore_ascii_case(one))
        && time.reading.lean == Lean::Past;
    (is_since || is_past).then_some(*year)
}

fn starts_with(words: &str, start: &str) -> bool {
    words
        .get(..start.len())
        .is_some_and(|words| words.eq_ignore_ascii_case(start))
}

/// Whether a span is all of its line, but for brackets and points.
fn is_line(text: &str, span: Span) -> bool {
    let before = text.get(..span.start as usize).unwrap_or("");
    let after = text.get(span.end as usize..).unwrap_or("");
    let before = before.rsplit('\n').next().unwrap_or("");
    let after = after.split('\n').next().unwrap_or("");
    !before
        .chars()
        .chain(after.chars())
        .any(char::is_alphanumeric)
}

/// Whether `born`, `born on`, `(b.` stands before a day.
fn follows_birth(text: &str, span: Span) -> bool {
    let before = text.get(..span.start as usize).unwrap_or("").trim_end();
    let before = before.strip_suffix(" on").unwrap_or(before);
    before.ends_with("born") || before.ends_with("(b.")
}

/// The weekday that a day's words begin with, 1 for Monday.
fn weekday_of(words: &str) -> Option<u8> {
    const NAMES: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let place = NAMES.iter().position(|name| starts_with(words, name))?;
    Some(place as u8 + 1)
}

/// The one year that `©` or `Copyright` stands before: `© 2019`, `Copyright (c) The
/// Agency 2019`. A line with two years tells when the site was new.
fn copyright(text: &str) -> Option<(i16, Span)> {
    let mut found: Option<(i16, Span)> = None;
    for mark in ["©", "Copyright"] {
        for (at, _) in text.match_indices(mark) {
            let line = text[at..].split('\n').next().unwrap_or("");
            let is_figure = |letter: char| letter.is_ascii_digit();
            let mut years = line
                .split(|letter: char| !is_figure(letter))
                .filter(|figures| figures.len() == 4);
            let (Some(year), None) = (years.next(), years.next()) else {
                return None;
            };
            let start = at + line.find(year)?;
            let span = Span::new(start, start + year.len());
            let year = year
                .parse()
                .ok()
                .filter(|year| (1900..=2100).contains(year))?;
            match found {
                Some((other, _)) if other != year => return None,
                Some(_) => {}
                None => found = Some((year, span)),
            }
        }
    }
    found
}

/// The one age that is told, in years: `aged 65`, `at the age of 65`, `dies at 65`.
fn age(text: &str) -> Option<(i16, Span)> {
    let mut found: Option<(i16, Span)> = None;
    for before in ["aged ", "age ", "age of ", "dies at ", "died at "] {
        for (at, _) in text.match_indices(before) {
            let start = at + before.len();
            let digits: String = text[start..]
                .chars()
                .take_while(char::is_ascii_digit)
                .take(3)
                .collect();
            let Ok(years @ 1..=120) = digits.parse::<i16>() else {
                continue;
            };
            match found {
                Some((other, _)) if other != years => return None,
                Some(_) => {}
                None => found = Some((years, Span::new(start, start + digits.len()))),
            }
        }
    }
    found
}

/// The first and the last day on which someone born on `born` is `years` old.
fn days_of_age(born: Moment, years: i16) -> Option<(i32, i32)> {
    let (month, day) = (born.month?, born.day?);
    let birthday = |year: i16| {
        let day = day.min(days_in_month(year, month));
        Moment::of_day(year, month, day).map(Moment::first_day)
    };
    let year = born.year.checked_add(years)?;
    Some((birthday(year)?, birthday(year.checked_add(1)?)? - 1))
}
