//! From one time of the clock to another: `8-9am`, `from 10:30 to 3 pm`.

use super::lexicon::Class;
use super::reader::Reader;
use super::reading::Clock;

impl Reader<'_> {
    /// Two times of the clock with `-`, `to`, `until` or `and` between them, and
    /// the token after. A half of the day counts for both; figures alone need
    /// `from` or `between`, for they may be a score.
    pub fn clock_range(&self, at: usize) -> Option<(Clock, Clock, usize)> {
        if self.class(at) != Class::Digits && self.class(at) != Class::Noon {
            return None;
        }
        let is_told = self.follows(at, &["from", "between"]);
        if is_told && let Some(found) = self.packed_range(at) {
            return Some(found);
        }
        let (mut first, dash, first_is_sure) = match self.clock(at) {
            Some((clock, end)) => (clock, end, true),
            None if let Some((clock, end)) = self.dotted_clock(at) => (clock, end, false),
            None => {
                let (hour @ 1..=12, 1..=2) = self.digits(at)? else {
                    return None;
                };
                (
                    Clock {
                        hour: hour as u8,
                        minute: 0,
                        second: None,
                        offset: None,
                    },
                    at + 1,
                    false,
                )
            }
        };
        let joins = self.is_dash(dash)
            || self.is_any(dash, &["to", "until", "till", "through"])
            || (self.is(dash, "and") && self.follows(at, &["between"]));
        if !joins {
            return None;
        }
        let mut second_is_sure = true;
        let (second, end) = match self.clock_of_range(dash + 1) {
            Some(found) => found,
            None => {
                let (hour @ 1..=12, 1..=2) = self.digits(dash + 1)? else {
                    return None;
                };
                second_is_sure = false;
                // `on Friday from 7 to 9`
                let is_of_day = !first_is_sure && is_told && self.is_behind_day(at);
                let fits = (first_is_sure || is_of_day)
                    && is_told
                    && (self.ends_clause(dash + 2)
                        || self.is(dash + 2, "on")
                        || self.class(dash + 2) == Class::Day);
                fits.then_some((
                    Clock {
                        hour: hour as u8,
                        minute: 0,
                        second: None,
                        offset: None,
                    },
                    dash + 2,
                ))?
            }
        };
        // `3-8pm`: the first is of the same half of the day, unless it would be later.
        let has_half = |from: usize, to: usize| {
            (from..to).any(|token| {
                self.half_of_day(token).is_some()
                    || self
                        .digits_and_letters(token)
                        .is_some_and(|(_, letters)| !letters.is_empty())
            })
        };
        let (first_half, second_half) = (has_half(at, dash), has_half(dash + 1, end));
        let are_sure = first_is_sure && second_is_sure;
        let is_range = first_half
            || second_half
            || are_sure
            || (first_is_sure && self.is_dash(dash))
            || is_told && (first_is_sure || second_is_sure || self.is_behind_day(at));
        if !is_range {
            return None;
        }
        if second_half
            && !first_half
            && second.hour >= 12
            && first.hour < 12
            && first.hour + 12 <= second.hour
        {
            first.hour += 12;
        }
        let mut second = second;
        // `10:30 to 3`: the afternoon's.
        if !first_half && !second_half && second.hour < first.hour && first.hour <= 12 {
            second.hour += 12;
        }
        if first_half && !second_half && second.hour < first.hour && second.hour < 12 {
            second.hour += 12;
        }
        if first.offset.is_none() {
            first.offset = second.offset;
        }
        Some((first, second, end))
    }

    /// `9.30` of `9.30-4.30pm`: a time of the clock only beside one that is sure.
    fn dotted_clock(&self, at: usize) -> Option<(Clock, usize)> {
        let is_dotted = self.text(at + 1) == "." && self.is_glued(at + 1) && self.is_glued(at + 2);
        let (hour @ 1..=12, 1..=2) = self.digits(at).filter(|_| is_dotted)? else {
            return None;
        };
        let (minute @ 0..60, 2) = self.digits(at + 2)? else {
            return None;
        };
        let clock = Clock {
            hour: hour as u8,
            minute: minute as u8,
            second: None,
            offset: None,
        };
        Some((clock, at + 3))
    }

    /// `0730-0930` behind `from` or `between`: no years, for one begins with a zero.
    fn packed_range(&self, at: usize) -> Option<(Clock, Clock, usize)> {
        let clock = |at: usize| {
            let (number, 4) = self.digits(at)? else {
                return None;
            };
            let (hour, minute) = (number / 100, number % 100);
            (hour < 24 && minute < 60).then_some(Clock {
                hour: hour as u8,
                minute: minute as u8,
                second: None,
                offset: None,
            })
        };
        let joins = self.is_dash(at + 1) || self.is_any(at + 1, &["to", "and"]);
        let has_zero = self.text(at).starts_with('0') || self.text(at + 2).starts_with('0');
        let (first, second) = clock(at).zip(clock(at + 2))?;
        (joins && has_zero).then_some((first, second, at + 3))
    }

    /// Whether a day stands before `from` or `between` before token `at`.
    fn is_behind_day(&self, at: usize) -> bool {
        at >= 2
            && (matches!(
                self.class(at - 2),
                Class::Day | Class::Weekday | Class::Part | Class::Tonight
            ))
    }
}
