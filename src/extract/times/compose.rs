//! Whole expressions: a place on the calendar with what stands before and behind it.

use super::dates::Place;
use super::day_clock::{by_part, clocks};
use super::lexicon::{Class, Language};
use super::reader::{Found, Reader};
use super::reading::{Calendar, Clock, DayPart, Point, Shape, TimeKind, WeekOf};
use super::unit::Unit;

impl Reader<'_> {
    /// The expression that begins at `at`.
    pub fn expression(&self, at: usize) -> Option<Found> {
        let class = self.class(at);
        if class == Class::Modifier {
            return self.modified(at);
        }
        let is_part_of_hour = matches!(class, Class::Vague | Class::Unit)
            && self.is_any(at + 1, &["past", "to"])
            && self.is_any(at, &["half", "quarter"]);
        if (is_part_of_hour || matches!(class, Class::Noon | Class::Digits | Class::Cardinal))
            && let Some(found) = self.clock_first(at)
        {
            return Some(found);
        }
        if let Some(found) = self.years_range(at) {
            return Some(found);
        }
        if matches!(class, Class::Weekday | Class::ShortWeekday)
            && let Some(found) = self.weekday_parts(at)
        {
            return Some(found);
        }
        if let Some(found) = self.counted(at).or_else(|| self.relative_amount(at)) {
            return Some(found);
        }
        if let Some(place) = self.place(at) {
            return Some(self.with_day_time(at, place));
        }
        self.set(at)
            .or_else(|| self.duration(at))
            .or_else(|| self.reference(at))
            .or_else(|| self.part_alone(at))
    }

    /// A place on the calendar that begins at `at`.
    pub fn place(&self, at: usize) -> Option<Place> {
        if self.class(at) == Class::Digits {
            if let Some(place) = self.figures(at) {
                return Some(place);
            }
            // `10-15 years`, `5 to 6 May`: an amount is no date.
            if self.amount(at).is_some() {
                return None;
            }
        }
        self.written_date(at)
            .or_else(|| self.listed_day(at))
            .or_else(|| self.relative_place(at))
            .or_else(|| self.period(at))
            .or_else(|| {
                let is_tonight = self.class(at) == Class::Tonight;
                is_tonight.then(|| {
                    Place::new(
                        Calendar::Shift {
                            unit: Unit::Day,
                            n: 0,
                        },
                        at,
                    )
                })
            })
    }

    /// The part of the day that token `at` names.
    pub fn part(&self, at: usize) -> Option<DayPart> {
        let word = self.word(at);
        Some(match (word.class, word.number) {
            (Class::Tonight, _) => DayPart::Night,
            (Class::Part | Class::Parts, 1) => DayPart::Morning,
            (Class::Part | Class::Parts, 2) => DayPart::Afternoon,
            (Class::Part | Class::Parts, 3) => DayPart::Evening,
            (Class::Part, 4 | 7) => DayPart::Night,
            (Class::Part, 5) => DayPart::Daytime,
            (Class::Part, _) => DayPart::Midday,
            // `morgen` behind another day.
            (Class::Day, 3) if self.language == Language::German => DayPart::Morning,
            _ => return None,
        })
    }

    /// A place with the part of the day and the time of the clock behind it.
    pub fn with_day_time(&self, at: usize, place: Place) -> Found {
        if let Some(to) = &place.to {
            let shape = Shape::Between(place.point(), Point::of(to.clone()));
            return Found {
                confidence: place.confidence,
                ..Found::new(at, place.end, TimeKind::Interval, shape)
            };
        }
        let mut point = place.point();
        let mut end = place.end;
        if place.is_day() {
            let early = end
                + usize::from(self.is_any(end, &["early", "late"]) && self.part(end + 1).is_some());
            let in_the = if self.is(end, "in") && self.is(end + 1, "the") {
                end + 2
            } else {
                early
            };
            let in_the = in_the + usize::from(self.is(in_the, "au") || self.is(in_the, "en"));
            if let Some(part) = self.part(in_the).filter(|_| self.text(in_the) != "nights") {
                point.part = Some(part);
                end = in_the + 1;
                if let Calendar::Weekday { week, .. } = &mut point.calendar
                    && *week == WeekOf::Open
                    && let Some((Some(shift), after)) = self.week_behind(end)
                {
                    *week = WeekOf::Shift(shift);
                    end = after;
                }
            }
            let from = end + usize::from(self.text(end) == ",");
            let from = from + usize::from(self.is_any(from, &["from", "between", "at"]));
            if let Some((first, second, after)) =
                self.clock_range(from).filter(|_| !place.has_clock)
            {
                let (first, second) = by_part(first, second, point.part);
                let shape = clocks(point.calendar, first, second);
                return Found {
                    counts: place.counts,
                    lean: place.lean,
                    ..Found::new(at, after, TimeKind::Interval, shape)
                };
            }
            if place.has_clock {
                // `2020-10-10T08:30`: the hour is in the token of the day.
                if let Some((clock, after)) = self.iso_clock(end) {
                    point.clock = Some(clock);
                    end = after;
                } else {
                    end += 1;
                }
            } else if let Some((clock, after)) = self.clock_behind(end) {
                let is_late = matches!(
                    point.part,
                    Some(DayPart::Afternoon | DayPart::Evening | DayPart::Night)
                );
                let hour = if is_late && (5..12).contains(&clock.hour) {
                    clock.hour + 12
                } else {
                    clock.hour
                };
                point.clock = Some(Clock { hour, ..clock });
                point.part = None;
                end = after;
            }
        }
        let kind = if point.part.is_some() || point.clock.is_some() {
            TimeKind::Time
        } else {
            TimeKind::Date
        };
        Found {
            counts: place.counts,
            lean: place.lean,
            confidence: place.confidence,
            ..Found::new(at, end, kind, Shape::Point(point))
        }
    }
}
