//! Expressions with a word before them that changes little: `early`, `late`, `end of`.

use super::lexicon::{Class, Language};
use super::reader::{Counts, Found, Reader};
use super::reading::{Calendar, Point, Shape, TimeKind};

impl Reader<'_> {
    /// `early yesterday morning`, `late December`, `later this week`, `end of the year`.
    pub fn modified(&self, at: usize) -> Option<Found> {
        let mut next = at + 1 + usize::from(self.is_hyphen(at + 1));
        let is_later = self.is_any(at, &["later", "earlier"]);
        let is_edge = self.is_any(
            at,
            &["end", "beginning", "middle", "rest", "remainder", "start"],
        );
        if self.language != Language::English {
            let place = self.place(next)?;
            return Some(Found {
                first: at,
                ..self.with_day_time(at, place)
            });
        }
        if self.is(at, "final") {
            let place = self.nth_within(-1, at + 1)?;
            return Some(self.with_day_time(at, place));
        }
        if is_edge {
            if !self.is(next, "of") {
                return None;
            }
            next += 1;
            if self.is(next, "the") {
                if let Some(place) = self.unit_of_now(next + 1) {
                    return Some(self.with_day_time(at, place));
                }
                next += 1;
            } else if self.is(at, "end")
                && self.year(next + 1).is_none()
                && let Some(place) = self.unit_of_now(next)
            {
                // `by end of year`
                return Some(self.with_day_time(at, place));
            }
            let place = self
                .place(next)
                .filter(|place| !matches!(place.calendar, Calendar::Weekday { .. }))?;
            return Some(self.with_day_time(at, place));
        }
        let in_the = self.is_any(next, &["in", "on"]) && self.is(next + 1, "the");
        if in_the {
            if is_later || self.is(at, "late") || self.is(at, "early") {
                if let Some(part) = self
                    .part(next + 2)
                    .filter(|_| self.class(next + 2) == Class::Part)
                {
                    let point = Point {
                        calendar: Calendar::Open,
                        part: Some(part),
                        clock: None,
                    };
                    return Some(Found {
                        counts: Counts::SameDay,
                        ..Found::new(at, next + 3, TimeKind::Time, Shape::Point(point))
                    });
                }
                if let Some(place) = self.unit_of_now(next + 2) {
                    return Some(self.with_day_time(at, place));
                }
            }
            next += 1;
        } else if self.is_any(next, &["on", "in"]) {
            next += 1;
        }
        next += usize::from(self.is(next, "the") && in_the);
        if is_later
            && !matches!(
                self.class(next),
                Class::Relative
                    | Class::Day
                    | Class::Weekday
                    | Class::Month
                    | Class::ShortMonth
                    | Class::ShortWeekday
                    | Class::Digits
                    | Class::Tonight
            )
        {
            return None;
        }
        if let Some(found) = self.part_of_edge(at, next) {
            return Some(found);
        }
        if let Some(found) = self.relative_amount(next) {
            return (!is_later).then_some(Found { first: at, ..found });
        }
        if self.class(next) == Class::Digits && is_later && !self.follows(next, &["in", "on"]) {
            return None;
        }
        let place = self.place(next);
        match place {
            Some(place) => {
                let mut found = self.with_day_time(at, place);
                // `late Tuesday` keeps the day; `early Saturday morning` its part.
                found.first = at;
                Some(found)
            }
            _ => None,
        }
    }

    /// `in the early morning`, `late afternoon Friday`: a part of a day, the first
    /// or the last of it, and the day that may stand behind it.
    fn part_of_edge(&self, at: usize, next: usize) -> Option<Found> {
        let part = self.part(next)?;
        let is_adverb = self.is_any(at, &["early", "late", "mid"])
            && self.class(next) == Class::Part
            && self.word(next).number <= 3;
        let on = next + 1 + usize::from(self.is(next + 1, "on"));
        let day = self.place(on).filter(|place| place.is_day());
        let is_told = day.is_some()
            || self.ends_clause(next + 1)
            || self.follows(at, &["the", "in", "by", "until", "since", "of"])
                && self.is_any(next + 1, &["on", "when", "and", "as", "in", "to", "at"]);
        if !is_adverb || !is_told {
            return None;
        }
        let (calendar, counts, end) = match day {
            Some(day) => (day.calendar, day.counts, day.end),
            None => (Calendar::Open, Counts::SameDay, next + 1),
        };
        let point = Point {
            calendar,
            part: Some(part),
            clock: None,
        };
        Some(Found {
            counts,
            confidence: 80,
            ..Found::new(at, end, TimeKind::Time, Shape::Point(point))
        })
    }
}
