//! Dates in figures: `2020-10-10`, `10.10.2020`, `3/4/2020`.

use super::dates::Place;
use super::lexicon::{Class, Language};
use super::reader::Reader;
use super::reading::{Calendar, YearOf};
use crate::document::calendar::days_in_month;

/// Whether figures name the month or the day first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// `10/31/2020`.
    MonthFirst,
    /// `31/10/2020`.
    DayFirst,
}

/// A year of two figures.
pub fn short_year(year: u32) -> i16 {
    (if year < 40 { 2000 + year } else { 1900 + year }) as i16
}

impl Reader<'_> {
    /// The order of a text's dates in figures: by those that can be read one way
    /// only, else by the dates in words, else by the language.
    pub fn order_of_text(&self) -> Order {
        let (mut day_first, mut month_first) = (0u32, 0u32);
        let (mut words_day_first, mut words_month_first) = (0u32, 0u32);
        for (at, word) in self.words.iter().enumerate() {
            match word.class {
                Class::Digits
                    if matches!(self.text(at + 1), "/" | ".") && self.is_glued(at + 1) =>
                {
                    if let (Some((first, ..=2)), Some((second, ..=2))) =
                        (self.digits(at), self.digits(at + 2))
                    {
                        let is_date =
                            self.text(at + 3) == self.text(at + 1) && self.digits(at + 4).is_some();
                        day_first +=
                            u32::from(is_date && (13..=31).contains(&first) && second <= 12);
                        month_first +=
                            u32::from(is_date && (13..=31).contains(&second) && first <= 12);
                    }
                }
                Class::Month | Class::ShortMonth if self.is_capital(at) => {
                    words_day_first += u32::from(at > 0 && self.day(at - 1).is_some());
                    words_month_first += u32::from(self.day(at + 1).is_some());
                }
                _ => {}
            }
        }
        let is_day_first = match (day_first, month_first) {
            (0, 0) => match (words_day_first, words_month_first) {
                (0, 0) => self.language != Language::English,
                (days, months) => days > months,
            },
            (days, months) => days > months,
        };
        if is_day_first {
            Order::DayFirst
        } else {
            Order::MonthFirst
        }
    }

    /// A date in figures, day and month at least.
    pub fn figures(&self, at: usize) -> Option<Place> {
        // `10/1/2018-10/7/2018`
        let ends_range = at >= 6
            && self.is_dash(at - 1)
            && self.year(at - 2).is_some()
            && self.text(at - 3) == "/"
            && self.text(at - 5) == "/";
        // `10/1-11/7`
        let is_short = |at: usize| {
            self.text(at + 1) == "/"
                && self.is_glued(at + 1)
                && self.is_glued(at + 2)
                && matches!(self.digits(at), Some((1..=31, _)))
                && matches!(self.digits(at + 2), Some((1..=31, _)))
        };
        let opens_short_range =
            is_short(at) && self.is_dash(at + 3) && self.is_glued(at + 3) && is_short(at + 4);
        let ends_short_range = at >= 4
            && self.is_dash(at - 1)
            && self.is_glued(at - 1)
            && is_short(at - 4)
            && is_short(at)
            && (at < 6 || self.text(at - 5) != "/");
        // `report-2018-09-23`
        let is_suffix = at >= 1
            && matches!(self.before(at), "-" | "_")
            && (self.year(at).is_some() || matches!(self.digits(at), Some((_, 8))))
            && (at == 1 || self.class(at - 2) != Class::Digits);
        if at > 0
            && !is_suffix
            && !ends_range
            && !ends_short_range
            && self.is_glued(at)
            && matches!(
                self.before(at),
                "-" | "/" | "." | "," | ":" | "$" | "€" | "£" | "#" | "+" | "_" | "="
            )
        {
            return None;
        }
        let mark = self.text(at + 1);
        // `2020-W53`
        if let (Some((year @ 1000..=2200, 4)), true) =
            (self.digits(at), mark == "-" && self.is_glued(at + 2))
        {
            let week = self
                .text(at + 2)
                .strip_prefix('W')
                .filter(|week| week.len() == 2);
            if let Some(week) = week.and_then(|week| week.parse().ok()) {
                super::value::monday(year as i16, week)?;
                return Some(Place::new(
                    Calendar::Week {
                        year: YearOf::Of(year as i16),
                        week,
                    },
                    at + 3,
                ));
            }
        }
        if matches!(self.digits(at), Some((_, 8))) && self.digits(at + 2).is_none() {
            return self.packed(at);
        }
        if !matches!(mark, "-" | "/" | "." | "–")
            || !self.is_glued(at + 1)
            || !self.is_glued(at + 2)
        {
            return self.packed(at);
        }
        let (first, n_first) = self.digits(at)?;
        // `2019-aug-01`, `2020/Sep/23`
        if n_first == 4
            && let Some(year) = self.year(at)
            && let Some((month, end)) = self.month(at + 2)
            && self.text(end) == mark
            && self.is_glued(end)
            && let Some((day, end)) = self.day(end + 1)
        {
            return Place::day(YearOf::Of(year), month, day, end);
        }
        let (second, letters) = self.digits_and_letters(at + 2)?;
        let n_second = self.text(at + 2).len() - letters.len();
        let has_third = self.text(at + 3) == mark && self.is_glued(at + 3) && self.is_glued(at + 4);
        // `2020-10-10T08:30` keeps its clock in the token of the day.
        let third = if has_third {
            self.digits_and_letters(at + 4)
        } else {
            None
        };
        let ends = |end: usize| {
            let goes_on = matches!(self.text(end), "-" | "/" | "–")
                && self.is_glued(end)
                && self.is_glued(end + 1)
                && self.class(end + 1) == Class::Digits
                && !(mark == "/" && self.text(end) != "/");
            let is_part = matches!(self.text(end), "%" | "/") && self.is_glued(end);
            !goes_on && !is_part
        };
        if n_first == 4 && (1000..=2200).contains(&first) && letters.is_empty() && mark != "–" {
            let year = YearOf::Of(first as i16);
            if let Some((day, rest)) = third
                && (rest.is_empty() || (rest.starts_with(['T', 't'])))
                && ends(at + 5)
            {
                return self.checked(
                    year,
                    second,
                    day,
                    at + 4 + usize::from(rest.is_empty()),
                    !rest.is_empty(),
                );
            }
            let is_month = n_second <= 2
                && (1..=12).contains(&second)
                && mark != "."
                && !has_third
                && ends(at + 3)
                && (n_second == 2 || mark == "-")
                && (mark != "/");
            return is_month.then(|| {
                Place::month(
                    Calendar::Month {
                        year,
                        month: second as u8,
                    },
                    at + 3,
                )
            });
        }
        if n_first > 2 || n_second > 2 || !letters.is_empty() || mark == "–" {
            return None;
        }
        let (day, month) = match self.order {
            _ if first > 12 => (first, second),
            _ if second > 12 => (second, first),
            _ if mark == "." => (first, second),
            Order::DayFirst => (first, second),
            Order::MonthFirst => (second, first),
        };
        if let Some((year, rest)) = third
            && rest.is_empty()
            && ends(at + 5)
        {
            let year = match self.text(at + 4).len() {
                4 if (1000..=2200).contains(&year) => year as i16,
                2 => short_year(year),
                _ => return None,
            };
            return self.checked(YearOf::Of(year), month, day, at + 5, false);
        }
        // `3/4` alone may be a part or a score: only where words say so.
        let is_told = self.follows(
            at,
            &[
                "on", "by", "since", "until", "till", "from", "back", "of", "am", "(", "next",
                "this",
            ],
        ) || opens_short_range
            || ends_short_range
            || self.weekday(at.saturating_sub(1)).is_some()
            || self.is_listed(at);
        // `am 28.10.`
        let is_german = self.language == Language::German
            && mark == "."
            && self.text(at + 3) == "."
            && self.is_glued(at + 3)
            && self.follows(
                at,
                &["am", "den", "dem", "vom", "zum", "bis", "ab", "seit", "der"],
            );
        if is_german && !has_third {
            return self.checked(YearOf::Open, month, day, at + 4, false);
        }
        let fits = mark == "/"
            && !has_third
            && ends(at + 3)
            && is_told
            && !self.is_any(at + 3, &["of", "cup", "inch", "percent", "miles"]);
        if fits {
            self.checked(YearOf::Open, month, day, at + 3, false)
        } else {
            None
        }
    }

    /// Whether another date in figures stands before token `at`: `on 11/20, 11/22`.
    fn is_listed(&self, at: usize) -> bool {
        at >= 5
            && self.follows(at, &[",", "or", "and"])
            && self.digits(at - 2).is_some()
            && self.text(at - 3) == "/"
            && self.digits(at - 4).is_some()
            && (self.follows(at - 4, &["on", "by"]) || self.is_listed(at - 4))
    }

    /// `20170302` where it is a day.
    fn packed(&self, at: usize) -> Option<Place> {
        let (number, 8) = self.digits(at)? else {
            return None;
        };
        let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
        let fits = (1900..=2100).contains(&year);
        if fits {
            self.checked(YearOf::Of(year as i16), month, day, at + 1, false)
        } else {
            None
        }
    }

    fn checked(
        &self,
        year: YearOf,
        month: u32,
        day: u32,
        end: usize,
        has_clock: bool,
    ) -> Option<Place> {
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        let place = Place::day(year, month, day, end)?;
        Some(Place { has_clock, ..place })
    }
}

/// Whether some year has such a day.
pub fn is_day(year: YearOf, month: u8, day: u8) -> bool {
    let year = match year {
        YearOf::Of(year) => year,
        _ => 2000,
    };
    (1..=days_in_month(year, month)).contains(&day)
}
