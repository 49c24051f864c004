//! Times of the clock with the day beside them: `noon today`, `Saturday at 8:30`.

use super::dates::Place;
use super::lexicon::{Class, Language};
use super::reader::{Counts, Found, Reader};
use super::reading::{Calendar, Clock, DayPart, Point, Shape, TimeKind};

/// From one time of the clock to another on one day.
pub fn clocks(calendar: Calendar, first: Clock, second: Clock) -> Shape {
    let point = |clock| Point {
        calendar: calendar.clone(),
        part: None,
        clock: Some(clock),
    };
    Shape::Between(point(first), point(second))
}

/// Hours of twelve in the later half of a day, if `part` is: `7 to 9 last night`.
pub fn by_part(first: Clock, second: Clock, part: Option<DayPart>) -> (Clock, Clock) {
    let is_late = matches!(
        part,
        Some(DayPart::Afternoon | DayPart::Evening | DayPart::Night)
    );
    let late = |clock: Clock| {
        let is_of_twelve = (1..12).contains(&clock.hour);
        let hour = clock.hour + if is_of_twelve { 12 } else { 0 };
        Clock { hour, ..clock }
    };
    let (late_first, late_second) = (late(first), late(second));
    let fits = is_late && late_first.hour <= late_second.hour;
    if fits {
        (late_first, late_second)
    } else {
        (first, second)
    }
}

impl Reader<'_> {
    /// `10T08:30` from its `T`.
    pub fn iso_clock(&self, at: usize) -> Option<(Clock, usize)> {
        let text = self.text(at);
        let hour: u8 = text.split_once(['T', 't'])?.1.parse().ok()?;
        if self.text(at + 1) != ":" {
            return None;
        }
        let (minute, letters) = self.digits_and_letters(at + 2)?;
        let mut end = at + 3;
        let mut second = None;
        if letters.is_empty() && self.text(end) == ":" && self.is_glued(end) {
            second = self
                .digits_and_letters(end + 1)
                .map(|(second, _)| second as u8);
            end += 2;
            if self.text(end) == "." && self.is_glued(end + 1) {
                end += 2;
            }
        }
        let mut offset = None;
        if letters.eq_ignore_ascii_case("z") || self.text(end - 1).ends_with(['z', 'Z']) {
            offset = Some(0);
        } else if matches!(self.text(end), "+" | "-") && self.is_glued(end) {
            let sign: i16 = if self.text(end) == "+" { 1 } else { -1 };
            if let Some((hours, n_digits)) = self.digits(end + 1) {
                let (hours, minutes, after) = match n_digits {
                    4 => (hours / 100, hours % 100, end + 2),
                    _ if self.text(end + 2) == ":" => {
                        (hours, self.digits(end + 3).map_or(0, |(n, _)| n), end + 4)
                    }
                    _ => (hours, 0, end + 2),
                };
                if hours <= 14 && minutes < 60 {
                    offset = Some(sign * (hours * 60 + minutes) as i16);
                    end = after;
                }
            }
        }
        let fits = hour < 24 && minute < 60 && second.is_none_or(|second| second < 60);
        fits.then_some((
            Clock {
                hour,
                minute: minute as u8,
                second,
                offset,
            },
            end,
        ))
    }

    /// `at 8:30 a.m.`, `, 8.30pm JST`, `08:30` behind a day.
    pub fn clock_behind(&self, at: usize) -> Option<(Clock, usize)> {
        let comma = at + usize::from(self.text(at) == ",");
        let words = ["at", "around", "before", "after", "by", "um", "gegen", "à"];
        let word = comma + usize::from(self.is_any(comma, &words));
        // `mañana a las 10`
        let is_hour = self.is(comma, "a") && self.is_any(comma + 1, &["las", "la"]);
        let word = word + if is_hour { 2 } else { 0 };
        let word = word + usize::from(word > comma && self.is_any(word, &["about", "around"]));
        if word == at && self.token(at).is_none_or(|token| !token.is_spaced) {
            return None;
        }
        if let Some(found) = self.clock(word) {
            return Some(found);
        }
        if self.is_any(comma, &["before", "after", "by"]) {
            return None;
        }
        // `Sat at 5`
        let (hour, 1..=2) = self.digits(word)? else {
            return None;
        };
        let fits = word > comma
            && (1..=12).contains(&hour)
            && (self.ends_clause(word + 1) || is_hour)
            && self.text(word + 1) != "-";
        fits.then(|| {
            (
                Clock {
                    hour: if hour < 8 {
                        hour as u8 + 12
                    } else {
                        hour as u8 % 24
                    },
                    minute: 0,
                    second: None,
                    offset: None,
                },
                word + 1,
            )
        })
    }

    /// A time of the clock, with a day behind it.
    pub fn clock_first(&self, at: usize) -> Option<Found> {
        if let Some((first, second, end)) = self.clock_range(at) {
            let on = end + usize::from(self.is(end, "on") || self.text(end) == ",");
            let day = self.place(on).filter(Place::is_day);
            let part = day.as_ref().and_then(|day| self.part(day.end));
            let (first, second) = by_part(first, second, part);
            let (calendar, counts, lean, end) = match day {
                Some(day) => (
                    day.calendar,
                    day.counts,
                    day.lean,
                    day.end + usize::from(part.is_some()),
                ),
                None => (Calendar::Open, Counts::SameDay, None, end),
            };
            return Some(Found {
                counts,
                lean,
                ..Found::new(at, end, TimeKind::Interval, clocks(calendar, first, second))
            });
        }
        let (mut clock, mut end) = match self.clock(at) {
            Some(found) => found,
            None => self.hour_of_part(at)?,
        };
        // `8:00 early morning`
        let is_modified =
            self.is_any(end, &["early", "late"]) && self.class(end + 1) == Class::Part;
        if is_modified {
            end += 2;
        }
        // `8:30 in the evening`
        if self.is(end, "in") && self.is(end + 1, "the") {
            if let Some(part) = self.part(end + 2) {
                if matches!(part, DayPart::Afternoon | DayPart::Evening | DayPart::Night)
                    && (1..12).contains(&clock.hour)
                {
                    clock.hour += 12;
                }
                end += 3;
            }
        } else if self.is(end, "at") && self.is(end + 1, "night") {
            if (6..12).contains(&clock.hour) {
                clock.hour += 12;
            }
            end += 2;
        }
        if let Some(after) = self.each_day_behind(end) {
            let point = Point {
                clock: Some(clock),
                ..Point::of(Calendar::Open)
            };
            let shape = Shape::EachPoint(point);
            return Some(Found::new(at, after, TimeKind::Set, shape));
        }
        let on = end + usize::from(self.is(end, "on") || self.text(end) == ",");
        let on = on + usize::from(self.is(on, "on") && on > end);
        let day = (self.class(on) != Class::Digits || self.is(end, "on"))
            .then(|| self.place(on))
            .flatten()
            .filter(Place::is_day);
        let (calendar, counts, lean) = match day {
            Some(day) => {
                let after = day.end;
                end = after + usize::from(self.part(after).is_some());
                (day.calendar, day.counts, day.lean)
            }
            None => (Calendar::Open, Counts::SameDay, None),
        };
        let point = Point {
            calendar,
            part: None,
            clock: Some(clock),
        };
        Some(Found {
            counts,
            lean,
            ..Found::new(at, end, TimeKind::Time, Shape::Point(point))
        })
    }

    /// `eight in the evening`, `20 minutes past eight`, `7 tonight`.
    pub fn hour_of_part(&self, at: usize) -> Option<(Clock, usize)> {
        if self.language != Language::English {
            return None;
        }
        // `half past seven`, `quarter to nine`
        let is_half = self.is(at, "half") && self.is(at + 1, "past");
        let is_quarter = self.is(at, "quarter") && self.is_any(at + 1, &["past", "to"]);
        let small = |at: usize| match self.digits(at) {
            Some((number, 1..=2)) => Some((number, at + 1)),
            Some(_) => None,
            None => self.below_hundred(at),
        };
        let (first, mut end) = match (is_half, is_quarter) {
            (true, _) => (30, at + 1),
            (_, true) => (15, at + 1),
            _ => small(at)?,
        };
        let is_part_of_hour = is_half || is_quarter;
        let clock = |hour: u32, minute: u32| {
            (hour < 24 && minute < 60).then_some(Clock {
                hour: hour as u8,
                minute: minute as u8,
                second: None,
                offset: None,
            })
        };
        end += usize::from(self.is_any(end, &["minutes", "minute", "min", "mins"]));
        if self.is_any(end, &["past", "to"]) && (end > at + 1 || is_part_of_hour)
            || self.is(end, "past")
        {
            let (hour, after) = small(end + 1)?;
            let found = if self.is(end, "past") {
                clock(hour, first)
            } else {
                clock((hour + 23) % 24, 60u32.checked_sub(first)?)
            };
            let after = after + usize::from(self.is_any(after, &["o'clock", "o’clock", "oclock"]));
            let half = self.half_of_day(after);
            return found
                .filter(|_| (1..=12).contains(&hour))
                .map(|clock| match half {
                    Some((true, after)) if clock.hour < 12 => (
                        Clock {
                            hour: clock.hour + 12,
                            ..clock
                        },
                        after,
                    ),
                    Some((_, after)) => (clock, after),
                    None => (clock, after),
                });
        }
        if let Some((is_afternoon, after)) = self.half_of_day(end) {
            let hour = if first == 12 { 0 } else { first } + if is_afternoon { 12 } else { 0 };
            let is_of_twelve = (1..=12).contains(&first);
            return Some((clock(hour, 0).filter(|_| is_of_twelve)?, after));
        }
        if self.is_any(end, &["o'clock", "o’clock", "oclock"]) && first <= 12 {
            return Some((clock(first, 0)?, end + 1));
        }
        let in_the =
            self.is(end, "in") && self.is(end + 1, "the") && self.class(end + 2) == Class::Part;
        let is_told = in_the
            && self.follows(
                at,
                &[
                    "at", "by", "until", "around", "about", "before", "after", "since",
                ],
            );
        (is_told && (1..=12).contains(&first)).then(|| Some((clock(first, 0)?, end)))?
    }
}
