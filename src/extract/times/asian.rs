//! Dates of Korean, Chinese and Japanese: `2015년 10월 10일`, `2015年10月10日`, `昨日`.

use std::sync::LazyLock;

use super::numeric::is_day;
use super::reader::{Counts, Found, Reader};
use super::reading::{Amount, Calendar, Point, Reference, Shape, TimeKind, WeekOf, YearOf};
use super::unit::Unit;
use crate::extract::tokens::TokenKind;
use crate::text::Order;

/// The words, with the first character of each apart.
static WORDS: LazyLock<Vec<(char, &'static str, u8, i32)>> = LazyLock::new(|| {
    let rows = include_str!("../data/times/asian.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'));
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        let word = cells.next()?;
        Some((
            word.chars().next()?,
            word,
            cells.next()?.parse().ok()?,
            cells.next()?.parse().ok()?,
        ))
    };
    let mut words: Vec<_> = rows.filter_map(row).collect();
    words.order_by(|a, b| (a.0, b.1.len()).cmp(&(b.0, a.1.len())));
    words
});

impl Reader<'_> {
    /// A date of Korean, Chinese or Japanese that begins at `at`.
    pub fn asian(&self, at: usize) -> Option<Found> {
        let token = self.token(at)?;
        match token.kind {
            TokenKind::Number => self.figures_of_asia(at),
            TokenKind::Character => self.word_of_asia(at),
            _ => None,
        }
    }

    fn figures_of_asia(&self, at: usize) -> Option<Found> {
        if !self
            .tokens
            .tokens
            .get(at + 1)
            .is_some_and(|token| token.kind == TokenKind::Character)
        {
            return None;
        }
        // The rest of a date that no calendar has: `2月29日` of `2019年2月29日`.
        if at >= 2
            && matches!(self.before(at), "年" | "년" | "月" | "월")
            && self.digits(at - 2).is_some()
        {
            return None;
        }
        let (mut year, mut month, mut day) = (YearOf::Open, None, None);
        let mut next = at;
        let (number, n_digits) = self.digits(next)?;
        let mut end = 0;
        if matches!(self.text(next + 1), "年" | "년")
            && matches!(n_digits, 4)
            && (1000..=2200).contains(&number)
        {
            year = YearOf::Of(number as i16);
            end = next + 2;
            next = end;
        } else if let Some(found) =
            (self.century_of_asia(at, number)).or_else(|| self.amount_of_asia(at, number))
        {
            return Some(found);
        }
        if let Some((number @ 1..=12, _)) = self.digits(next)
            && matches!(self.text(next + 1), "月" | "월")
        {
            month = Some(number as u8);
            end = next + 2;
            next = end;
            if let Some((number @ 1..=31, _)) = self.digits(next)
                && matches!(self.text(next + 1), "日" | "일" | "号" | "號")
            {
                day = Some(number as u8);
                end = next + 2;
                next = end;
            }
        } else if end == 0
            && let Some((number @ 1..=31, _)) = self.digits(next)
            && matches!(self.text(next + 1), "日" | "일")
            && !matches!(self.text(next + 2), "간" | "間" | "间")
        {
            let calendar = Calendar::Day {
                year,
                month: 0,
                day: number as u8,
            };
            return Some(Found {
                confidence: 85,
                ..Found::new(
                    at,
                    next + 2,
                    TimeKind::Date,
                    Shape::Point(Point::of(calendar)),
                )
            });
        }
        if end == 0 {
            return None;
        }
        let calendar = match (month, day) {
            (Some(month), Some(day)) => {
                is_day(year, month, day).then_some(Calendar::Day { year, month, day })?
            }
            (Some(month), None) => Calendar::Month { year, month },
            _ => Calendar::Year(year),
        };
        let mut point = Point::of(calendar);
        if day.is_some() {
            end = self.behind_weekday(next);
            if let Some((clock, after)) = self.clock_of_asia(end) {
                point.clock = Some(clock);
                end = after;
            }
        } else if let Some((half, after)) = self.half_of_asia(end)
            && month.is_none()
        {
            point.calendar = Calendar::Half { year, half };
            end = after;
        }
        let kind = if point.clock.is_some() {
            TimeKind::Time
        } else {
            TimeKind::Date
        };
        Some(Found::new(at, end, kind, Shape::Point(point)))
    }

    /// `3년간`, `三年間` in figures, `3日前`, `5개월`, `2주 후`.
    fn amount_of_asia(&self, at: usize, number: u32) -> Option<Found> {
        let (unit, mut end) = self.unit_of_asia(at + 1)?;
        if self.is_spelt(end, "周") || number > 1000 {
            return None;
        }
        let sign = match self.text(end) {
            "前" | "전" => -1,
            "後" | "后" | "후" | "뒤" => 1,
            _ => 0,
        };
        if sign != 0 {
            let n = sign * number as i32;
            let shape = Shape::Point(Point::of(Calendar::Shift { unit, n }));
            let kind = match unit.is_of_clock() {
                true => TimeKind::Time,
                false => TimeKind::Date,
            };
            return Some(Found {
                counts: match sign {
                    1 => Counts::Narrative,
                    _ => Counts::Published,
                },
                ..Found::new(at, end + 1, kind, shape)
            });
        }
        let is_amount = matches!(self.text(end), "간" | "間" | "间" | "동")
            || end > at + 2
            || self.text(at + 1) == "天";
        if !is_amount {
            return None;
        }
        end += usize::from(matches!(self.text(end), "간" | "間" | "间"));
        let hundredths = number.checked_mul(100);
        let shape = Shape::Duration(Amount { hundredths, unit });
        Some(Found::new(at, end, TimeKind::Duration, shape))
    }

    fn word_of_asia(&self, at: usize) -> Option<Found> {
        let token = self.token(at)?;
        let first = token.span.of(self.tokens.text).chars().next()?;
        let from = WORDS.partition_point(|row| row.0 < first);
        let mut known = WORDS.get(from..)?.iter().take_while(|row| row.0 == first);
        if let Some((_, word, unit, n)) = known.find(|row| self.is_spelt(at, row.1)) {
            let end = at + word.chars().filter(|character| *character != ' ').count();
            let shape = match (unit, n) {
                (0, -1) => Shape::Reference(Reference::Past),
                (0, 0) => Shape::Reference(Reference::Present),
                (0, _) => Shape::Reference(Reference::Future),
                (unit, n) => {
                    let unit = Unit::of_number(*unit);
                    return Some(self.behind_word_of_asia(at, end, unit, *n));
                }
            };
            return Some(Found {
                confidence: 85,
                ..Found::new(at, end, TimeKind::Date, shape)
            });
        }
        let Some((weekday, end)) = self.weekday_of_asia(at) else {
            return self.hour_of_asia(at);
        };
        let week = WeekOf::Open;
        let point = Point::of(Calendar::Weekday { weekday, week });
        Some(Found::new(at, end, TimeKind::Date, Shape::Point(point)))
    }

    /// `내일` and the like from `at` to `end`, with what stands behind it: a weekday of
    /// the week, a time of the day, half of the year.
    fn behind_word_of_asia(&self, at: usize, end: usize, unit: Unit, n: i32) -> Found {
        let mut point = Point::of(Calendar::Shift { unit, n });
        let mut end = end;
        match unit {
            Unit::Day => end = self.behind_weekday(end),
            Unit::Week => {
                if let Some((calendar, after)) = self.weekday_of_week(n, end) {
                    point.calendar = calendar;
                    end = after;
                }
            }
            Unit::Year => {
                if let Some((half, after)) = self.half_of_asia(end) {
                    let year = YearOf::Shift(n as i8);
                    point.calendar = Calendar::Half { year, half };
                    end = after;
                }
            }
            _ => {}
        }
        let is_day = matches!(point.calendar, Calendar::Weekday { .. }) || unit == Unit::Day;
        if is_day && let Some((clock, after)) = self.clock_of_asia(end) {
            point.clock = Some(clock);
            end = after;
        }
        let kind = match point.clock {
            Some(_) => TimeKind::Time,
            None => TimeKind::Date,
        };
        Found {
            confidence: 85,
            ..Found::new(at, end, kind, Shape::Point(point))
        }
    }

    /// Whether the text from token `at` begins with `word`.
    pub fn is_spelt(&self, at: usize, word: &str) -> bool {
        let Some(token) = self.token(at) else {
            return false;
        };
        (self.tokens.text.as_bytes().get(token.span.start as usize..))
            .is_some_and(|rest| rest.starts_with(word.as_bytes()))
    }
}
