//! Points in time with the precision that is known.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::calendar::{day_of_calendar, days_in_month, days_since_1970};

/// How finely a point in time is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grain {
    /// A calendar year.
    Year,
    /// A calendar month.
    Month,
    /// A calendar day.
    Day,
    /// A minute of the clock.
    Minute,
    /// A second of the clock.
    Second,
}

impl Grain {
    /// The name in the command line's output and in the page.
    pub fn name(self) -> &'static str {
        match self {
            Grain::Year => "year",
            Grain::Month => "month",
            Grain::Day => "day",
            Grain::Minute => "minute",
            Grain::Second => "second",
        }
    }
}

/// A point in time with the precision that is known, and no more:
/// `2015`, `2023-09`, `2020-10-10`, `2020-10-10T08:30+09:00`.
///
/// Proleptic Gregorian calendar, years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Moment {
    /// 1 to 9999.
    pub year: i16,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31; only with a month.
    pub day: Option<u8>,
    /// Hour 0 to 23, minute 0 to 59, second 0 to 59 if known; only with a day.
    pub clock: Option<(u8, u8, Option<u8>)>,
    /// Minutes east of UTC, -1439 to 1439; only with a clock time.
    pub offset: Option<i16>,
}

impl Moment {
    /// The calendar year `year`, if it lies in 1 to 9999.
    pub fn of_year(year: i16) -> Option<Moment> {
        (1..=9999).contains(&year).then_some(Moment {
            year,
            month: None,
            day: None,
            clock: None,
            offset: None,
        })
    }

    /// A calendar month, if there is such a month.
    pub fn of_month(year: i16, month: u8) -> Option<Moment> {
        let whole_year = Moment::of_year(year)?;
        (1..=12).contains(&month).then_some(Moment {
            month: Some(month),
            ..whole_year
        })
    }

    /// A calendar day, if there is such a day: no 30 February.
    pub fn of_day(year: i16, month: u8, day: u8) -> Option<Moment> {
        let whole_month = Moment::of_month(year, month)?;
        (1..=days_in_month(year, month))
            .contains(&day)
            .then_some(Moment {
                day: Some(day),
                ..whole_month
            })
    }

    /// This day at a time of the clock, `offset` in minutes east of UTC.
    /// None without a day, or where the clock or the offset has no such time.
    pub fn at(
        self,
        hour: u8,
        minute: u8,
        second: Option<u8>,
        offset: Option<i16>,
    ) -> Option<Moment> {
        let valid = self.day.is_some()
            && hour < 24
            && minute < 60
            && second.is_none_or(|second| second < 60)
            && offset.is_none_or(|offset| offset.unsigned_abs() < 24 * 60);
        valid.then_some(Moment {
            clock: Some((hour, minute, second)),
            offset,
            ..self
        })
    }

    /// Whether the fields make a date: any may be set, but not all together do.
    pub fn exists(self) -> bool {
        let day = match (self.month, self.day) {
            (None, None) => Moment::of_year(self.year),
            (Some(month), None) => Moment::of_month(self.year, month),
            (Some(month), Some(day)) => Moment::of_day(self.year, month, day),
            (None, Some(_)) => None,
        };
        let moment = match self.clock {
            None => day,
            Some((hour, minute, second)) => {
                day.and_then(|day| day.at(hour, minute, second, self.offset))
            }
        };
        moment == Some(self)
    }

    /// Reads the ISO 8601 forms that [`Moment`]'s `Display` writes, and their
    /// usual relaxations: a space for `T`, `+0900`, `Z`, fractions of a second
    /// (dropped). None for anything else, and for dates that do not exist.
    ///
    /// ```
    /// # use dateline::document::Moment;
    /// assert_eq!(Moment::parse("2020-10-10 08:30 +0900").unwrap().to_string(), "2020-10-10T08:30+09:00");
    /// assert_eq!(Moment::parse("2023-02-29"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Moment> {
        let text = text.trim();
        let (date, rest) = match text.find(['T', 't', ' ']) {
            Some(at) => (&text[..at], Some(text[at + 1..].trim_start())),
            None => (text, None),
        };
        let mut parts = date.split('-');
        let year = i16::try_from(fixed_digits(parts.next()?, 4)?).ok()?;
        let moment = match (parts.next(), parts.next(), parts.next()) {
            (None, _, _) => Moment::of_year(year)?,
            (Some(month), None, _) => Moment::of_month(year, two_digits(month)?)?,
            (Some(month), Some(day), None) => {
                Moment::of_day(year, two_digits(month)?, two_digits(day)?)?
            }
            _ => return None,
        };
        match rest {
            None => Some(moment),
            Some(rest) => moment.with_clock(rest),
        }
    }

    /// `08:30`, `08:30:15.5`, with `Z`, `+09:00`, `+0900`, `+09` or nothing after it.
    fn with_clock(self, text: &str) -> Option<Moment> {
        let zone_at = text.find(['Z', 'z', '+', '-', ' ']).unwrap_or(text.len());
        let (clock, zone) = text.split_at(zone_at);
        let mut parts = clock.split(':');
        let hour = two_digits(parts.next()?)?;
        let minute = two_digits(parts.next()?)?;
        let second = match parts.next() {
            None => None,
            Some(second) => {
                let (whole, fraction) = second.split_once(['.', ',']).unwrap_or((second, "0"));
                if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
                    return None;
                }
                Some(two_digits(whole)?)
            }
        };
        if parts.next().is_some() {
            return None;
        }
        let zone = zone.trim();
        let offset = if zone.is_empty() {
            None
        } else {
            Some(parse_offset(zone)?)
        };
        self.at(hour, minute, second, offset)
    }

    /// A second since 1970-01-01T00:00Z; None outside the years that there are.
    pub fn of_unix_seconds(seconds: i64) -> Option<Moment> {
        const DAY: i64 = 86_400;
        let days = i32::try_from(seconds.div_euclid(DAY)).ok()?;
        let in_day = seconds.rem_euclid(DAY);
        let part = |unit: i64, of: i64| (in_day / unit % of) as u8;
        Moment::of_day_number(days).at(part(3_600, 24), part(60, 60), Some(part(1, 60)), Some(0))
    }

    /// The calendar day numbered `days` since 1970-01-01, held inside the years
    /// 1 to 9999.
    pub fn of_day_number(days: i32) -> Moment {
        let (year, month, day) = day_of_calendar(days);
        Moment {
            year,
            month: Some(month),
            day: Some(day),
            clock: None,
            offset: None,
        }
    }

    /// The year, month or day whose first and last day these are; None where
    /// they bound none.
    pub fn of_days((first, last): (i32, i32)) -> Option<Moment> {
        let day = Moment::of_day_number(first);
        let month = Moment::of_month(day.year, day.month?);
        let moments = [Some(day), month, Moment::of_year(day.year)];
        (moments.into_iter().flatten())
            .find(|moment| (moment.first_day(), moment.last_day()) == (first, last))
    }

    /// How finely this is known.
    pub fn grain(self) -> Grain {
        match (self.month, self.day, self.clock) {
            (None, _, _) => Grain::Year,
            (_, None, _) => Grain::Month,
            (_, _, None) => Grain::Day,
            (_, _, Some((_, _, None))) => Grain::Minute,
            (_, _, Some((_, _, Some(_)))) => Grain::Second,
        }
    }

    /// First calendar day this may be, in days since 1970-01-01, by the
    /// calendar of the place (an offset moves nothing).
    pub fn first_day(self) -> i32 {
        days_since_1970(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// Last calendar day this may be, in days since 1970-01-01.
    pub fn last_day(self) -> i32 {
        let month = self.month.unwrap_or(12);
        let day = self
            .day
            .unwrap_or_else(|| days_in_month(self.year, month).max(1));
        days_since_1970(self.year, month, day)
    }
}

/// Minutes east of UTC of `Z`, `+09:00`, `-0930` or `+9`.
pub(crate) fn parse_offset(zone: &str) -> Option<i16> {
    if zone.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let sign = match zone.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits = &zone[1..];
    let (hours, minutes) = match digits.split_once(':') {
        Some((hours, minutes)) => (hours, two_digits(minutes)?),
        None if digits.len() == 4 && digits.is_ascii() => (&digits[..2], two_digits(&digits[2..])?),
        None => (digits, 0),
    };
    let hours: i16 = if hours.len() <= 2 {
        plain_number(hours)?.try_into().ok()?
    } else {
        return None;
    };
    (hours < 24 && minutes < 60).then(|| sign * (hours * 60 + i16::from(minutes)))
}

fn two_digits(text: &str) -> Option<u8> {
    fixed_digits(text, 2)?.try_into().ok()
}

fn fixed_digits(text: &str, n_digits: usize) -> Option<u32> {
    (text.len() == n_digits).then(|| plain_number(text))?
}

fn plain_number(text: &str) -> Option<u32> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(out, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(out, "-{day:02}")?;
        }
        let Some((hour, minute, second)) = self.clock else {
            return Ok(());
        };
        write!(out, "T{hour:02}:{minute:02}")?;
        if let Some(second) = second {
            write!(out, ":{second:02}")?;
        }
        match self.offset {
            None => Ok(()),
            Some(0) => write!(out, "Z"),
            Some(offset) => {
                let sign = if offset < 0 { '-' } else { '+' };
                write!(
                    out,
                    "{sign}{:02}:{:02}",
                    offset.abs() / 60,
                    offset.abs() % 60
                )
            }
        }
    }
}
