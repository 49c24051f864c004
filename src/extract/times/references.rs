//! Times without a date: `recently`, `now`, `in the morning`.

use super::dates::Place;
use super::lexicon::{Class, Language};
use super::reader::{Counts, Found, Reader};
use super::reading::{Calendar, DayPart, Point, Reference, Shape, TimeKind};
use super::unit::Unit;

impl Reader<'_> {
    /// `recently`, `now`, `the future`.
    pub fn reference(&self, at: usize) -> Option<Found> {
        let word = self.word(at);
        if word.class != Class::Reference {
            return None;
        }
        match word.number {
            4 => return self.to_date(at),
            5 | 6 => return self.this_moment(at),
            _ => {}
        }
        let reference = match word.number {
            1 => Reference::Past,
            2 => Reference::Present,
            _ => Reference::Future,
        };
        // `in future`
        let is_bare = self.follows(at, &["in"]) && self.is(at, "future");
        if reference == Reference::Future
            && !(is_bare && self.ends_clause(at + 1))
            && !(self.follows(at, &["the", "near", "foreseeable", "distant"])
                && (self.ends_clause(at + 1)
                    || self.is_lower_word(at + 1)
                        && self.is_any(at + 1, &["and", "as", "to", "when"])))
        {
            return None;
        }
        // `now-closed`, `then-new`, `now that`
        if self.is(at, "now")
            && (self.is_hyphen(at + 1) && self.is_lower_word(at + 2)
                || self.is_hyphen(at.saturating_sub(1)))
        {
            return None;
        }
        let is_right = self.is(at, "now") && self.follows(at, &["right"]);
        let near =
            reference == Reference::Future && self.follows(at, &["near", "foreseeable", "distant"]);
        let first = if is_right || near { at - 1 } else { at };
        Some(Found {
            confidence: 80,
            ..Found::new(first, at + 1, TimeKind::Date, Shape::Reference(reference))
        })
    }

    /// `at the moment`, `at this time`; `at present` says no more than the tense.
    fn this_moment(&self, at: usize) -> Option<Found> {
        let is_behind = |back: usize, words: &[&str]| at >= back && self.is_any(at - back, words);
        let is_told = match self.word(at).number {
            5 => is_behind(1, &["the"]) && is_behind(2, &["at", "for"]),
            _ => {
                is_behind(1, &["this"]) && is_behind(2, &["at"])
                    || is_behind(1, &["present", "current"]) && is_behind(3, &["at"])
            }
        };
        // `at the moment of the crash`, `at the moment it fell`
        let fits = is_told
            && (self.ends_clause(at + 1)
                || self.is_any(
                    at + 1,
                    &[
                        "but", "and", "because", "as", "is", "are", "there", "we", "i", "to", "in",
                    ],
                ));
        let is_long = self.word(at).number == 6;
        let first = at - usize::from(is_long && fits);
        let shape = Shape::Reference(Reference::Present);
        fits.then(|| Found {
            confidence: 80,
            ..Found::new(first, at + 1, TimeKind::Date, shape)
        })
    }

    /// `to date`, `till date`.
    fn to_date(&self, at: usize) -> Option<Found> {
        let fits = self.follows(at, &["to", "till"])
            && !self.is_any(at.checked_sub(2)?, &["up", "down", "out", "keep"])
            && self.ends_clause(at + 1);
        let shape = Shape::Reference(Reference::Present);
        fits.then(|| Found {
            confidence: 80,
            ..Found::new(at, at + 1, TimeKind::Date, shape)
        })
    }

    /// `fired missiles overnight`, but `an overnight stay`: the last night.
    fn overnight(&self, at: usize) -> Option<Found> {
        let behind = [
            "in", "at", "from", "after", "as", "on", "and", "by", "to", "when", "that", "between",
            "into", "with", "for",
        ];
        let is_adverb = self.ends_clause(at + 1) || self.is_any(at + 1, &behind);
        let is_attribute = self.follows(at, &["an", "the", "almost", "their", "its", "his", "her"]);
        let point = Point {
            part: Some(DayPart::Night),
            ..Point::of(Calendar::Shift {
                unit: Unit::Day,
                n: 0,
            })
        };
        (is_adverb && !is_attribute).then(|| Found {
            confidence: 70,
            ..Found::new(at, at + 1, TimeKind::Time, Shape::Point(point))
        })
    }

    /// `in the morning`: a part of the day on its own.
    pub fn part_alone(&self, at: usize) -> Option<Found> {
        let part = self.part(at)?;
        if self.is(at, "overnight") {
            return self.overnight(at);
        }
        if self.language != Language::English || self.class(at) != Class::Part {
            return None;
        }
        // `the morning of 10 October`
        if self.is(at + 1, "of") {
            let the = at + 2 + usize::from(self.is(at + 2, "the"));
            if let Some(day) = self.place(the).filter(Place::is_day) {
                let point = Point {
                    calendar: day.calendar,
                    part: Some(part),
                    clock: None,
                };
                return Some(Found::new(at, day.end, TimeKind::Time, Shape::Point(point)));
            }
        }
        let is_told =
            self.follows(at, &["the"]) && at >= 2 && self.is_any(at - 2, &["in", "during"])
                || self.is(at, "lunchtime") && self.follows(at, &["at"]);
        if !is_told {
            return None;
        }
        let point = Point {
            calendar: Calendar::Open,
            part: Some(part),
            clock: None,
        };
        Some(Found {
            counts: Counts::SameDay,
            confidence: 70,
            ..Found::new(at, at + 1, TimeKind::Time, Shape::Point(point))
        })
    }
}
