//! Times of the clock: `8:30 a.m. local time`, `0645 UTC`, `noon`, `5 o'clock`.

use super::lexicon::Class;
use super::reader::Reader;
use super::reading::Clock;
use crate::document::zone::{Zone, zone};
use crate::extract::tokens::TokenKind;

impl Reader<'_> {
    /// A time of the clock with its zone, and the token after it.
    pub fn clock(&self, at: usize) -> Option<(Clock, usize)> {
        let (clock, end) = match self.class(at) {
            Class::Noon => {
                let clock = Clock {
                    hour: self.word(at).number,
                    minute: 0,
                    second: None,
                    offset: None,
                };
                (clock, at + 1)
            }
            Class::Digits => self.shown(at)?,
            _ => return None,
        };
        let (offset, end) = self.zone(end);
        Some((Clock { offset, ..clock }, end))
    }

    /// The second clock of a range behind a dash: `9am` of `8-9am`.
    pub fn clock_of_range(&self, at: usize) -> Option<(Clock, usize)> {
        if self.class(at) != Class::Digits || !self.is_dash(at.checked_sub(1)?) {
            return self.clock(at);
        }
        let (clock, end) = self.figures_of_clock(at)?;
        let (offset, end) = self.zone(end);
        Some((Clock { offset, ..clock }, end))
    }

    fn shown(&self, at: usize) -> Option<(Clock, usize)> {
        if self.is_glued(at)
            && matches!(
                self.before(at),
                "." | ":" | "," | "$" | "/" | "€" | "£" | "-" | "#"
            )
        {
            return None;
        }
        self.figures_of_clock(at)
    }

    fn figures_of_clock(&self, at: usize) -> Option<(Clock, usize)> {
        let (number, letters) = self.digits_and_letters(at)?;
        let n_digits = self.text(at).len() - letters.len();
        if n_digits == 4 && letters.is_empty() {
            // `0645 UTC`, `1830 hours`
            let (hour, minute) = (number / 100, number % 100);
            let is_hours = self.is_any(at + 1, &["hours", "hrs"])
                && self.text(at).starts_with(['0', '1', '2']);
            let has_zone = self.zone(at + 1).1 > at + 1;
            if let Some((half, end)) = self.half_of_day(at + 1) {
                return Some((clock(to_24(hour, half)?, minute, None)?, end));
            }
            let clock = clock(hour, minute, None)?;
            return (is_hours || has_zone).then_some((clock, at + 1 + usize::from(is_hours)));
        }
        if n_digits > 2 {
            return None;
        }
        if letters.eq_ignore_ascii_case("ish") {
            // `around 7ish`
            return (1..=12)
                .contains(&number)
                .then(|| Some((clock(number, 0, None)?, at + 1)))?;
        }
        if !letters.is_empty() {
            let half = half_of_day(letters)?;
            return Some((clock(to_24(number, half)?, 0, None)?, at + 1));
        }
        let mark = self.text(at + 1);
        if matches!(mark, ":" | "." | "h") && self.is_glued(at + 1) && self.is_glued(at + 2) {
            let (minute, letters) = self.digits_and_letters(at + 2)?;
            if self.text(at + 2).len() - letters.len() != 2 {
                return None;
            }
            let mut end = at + 3;
            let mut second = None;
            if letters.is_empty() && mark == ":" && self.text(end) == ":" && self.is_glued(end) {
                let (seconds, more) = self.digits_and_letters(end + 1)?;
                if self.text(end + 1).len() != 2 || !more.is_empty() {
                    return None;
                }
                second = Some(u8::try_from(seconds).ok()?);
                end += 2;
            }
            if letters.is_empty()
                && self.text(end) == mark
                && self.is_glued(end)
                && self.is_glued(end + 1)
                && self.class(end + 1) == Class::Digits
            {
                return None;
            }
            let half = match half_of_day(letters) {
                Some(half) => Some(half),
                None if letters.is_empty() => {
                    let found = self.half_of_day(end);
                    if let Some((half, after)) = found {
                        end = after;
                        Some(half)
                    } else {
                        None
                    }
                }
                None => return None,
            };
            // `2.45` is a number unless a half of the day or a clock's words are there.
            let is_told = half.is_some()
                || (mark == ":" && !self.is_score(at, end))
                || (mark == "."
                    && (self.is_any(end, &["GMT", "hrs", "hours", "uhr"])
                        || self.zone(end).1 > end));
            if !is_told || (mark == "h" && half.is_some()) {
                return None;
            }
            let hour = match half {
                Some(half) => to_24(number, half)?,
                None => number,
            };
            end += usize::from(self.is(end, "uhr") || self.is(end, "hours") || self.is(end, "hrs"));
            return Some((clock(hour, minute, second)?, end));
        }
        let stop =
            usize::from(self.text(at + 1) == "." && self.is_glued(at + 1) && self.is_glued(at + 2));
        if let Some((half, end)) = self.half_of_day(at + 1 + stop) {
            return Some((clock(to_24(number, half)?, 0, None)?, end));
        }
        if self.is_any(at + 1, &["o'clock", "o’clock", "oclock"]) {
            return Some((clock(number, 0, None)?, at + 2));
        }
        if self.is(at + 1, "uhr") {
            return Some((clock(number, 0, None)?, at + 2));
        }
        let has_zone = self.is_any(at + 1, &["GMT", "UTC"]);
        if has_zone {
            Some((clock(number, 0, None)?, at + 1))
        } else {
            None
        }
    }

    /// Whether the figures of `at` up to `end` are a score or a part of one.
    fn is_score(&self, at: usize, end: usize) -> bool {
        let (number, n_digits) = self.digits(at).unwrap_or((0, 0));
        let is_told = self.follows(
            at,
            &[
                "at",
                "by",
                "around",
                "about",
                "until",
                "till",
                "from",
                "before",
                "after",
                "since",
                "to",
                "and",
                "-",
                "between",
                ",",
                "(",
                "approximately",
                "past",
                "today",
                "tomorrow",
                "yesterday",
                "tonight",
            ],
        ) || self.zone(end).1 > end
            || self.class(at.saturating_sub(1)) == Class::Weekday
            || self.is_any(end, &["on", "today", "yesterday", "tomorrow", "in"])
            || self.is(end, "to") && self.text(end + 2) == ":"
            || self.weekday(end).is_some();
        n_digits == 0 || (!is_told && number < 24 && n_digits == 1)
    }

    /// `a.m.`, `pm`, `p . m .` at `at`: whether it is the afternoon, and the token after it.
    pub fn half_of_day(&self, at: usize) -> Option<(bool, usize)> {
        let text = self.text(at);
        if let Some(half) = half_of_day(text).filter(|_| text.len() > 1) {
            // The full stop of `a.m` belongs to it.
            let stop =
                usize::from(text.len() == 3 && self.text(at + 1) == "." && self.is_glued(at + 1));
            return Some((half, at + 1 + stop));
        }
        let is_letter = matches!(text, "a" | "p" | "A" | "P" | "a." | "p.");
        if !is_letter {
            return None;
        }
        let is_afternoon = text.starts_with(['p', 'P']);
        let m = at + 1 + usize::from(self.text(at + 1) == ".");
        if self.is_any(m, &["m", "m."]) && (self.text(at + 1) == "." || text.ends_with('.')) {
            return Some((
                is_afternoon,
                m + 1 + usize::from(self.text(m + 1) == "." && self.text(m).len() == 1),
            ));
        }
        None
    }

    /// The offset of a zone at `at`, where it has one, and the token after it.
    fn zone(&self, at: usize) -> (Option<i16>, usize) {
        let paren = at + usize::from(self.text(at) == "(" && self.text(at + 2) == ")");
        let text = self.text(paren);
        let closes = usize::from(paren > at);
        if (2..=5).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_uppercase())
            && let Some(found) = zone(text)
        {
            let end = paren + 1 + closes;
            let end = end + usize::from(self.is(end, "time"));
            return match found {
                Zone::Offset(offset) => (Some(offset), end),
                Zone::Ambiguous(_) => (None, end),
            };
        }
        if text == "Z" && self.is_glued(paren) {
            return (Some(0), at + 1);
        }
        if matches!(text, "+" | "-" | "−")
            && self.is_glued(at)
            && self.is_glued(at + 1)
            && self.digits(at + 1).is_some_and(|(_, n)| n == 2)
            && self.text(at + 2) == ":"
        {
            let sign: i16 = if text == "+" { 1 } else { -1 };
            if let (Some((hours @ ..=14, _)), Some((minutes @ ..=59, 2))) =
                (self.digits(at + 1), self.digits(at + 3))
            {
                return (Some(sign * (hours * 60 + minutes) as i16), at + 4);
            }
        }
        // `local time`, `Beijing time`, `US east coast time`, `Eastern Standard Time`
        let mut end = at;
        while end < at + 4
            && self
                .token(end)
                .is_some_and(|token| token.kind == TokenKind::Word)
        {
            if self.is(end, "time") && end > at {
                let is_zone = self.is(at, "local") || self.is_capital(at);
                return if is_zone { (None, end + 1) } else { (None, at) };
            }
            if !self.is_capital(end)
                && !self.is_any(
                    end,
                    &[
                        "local", "coast", "standard", "daylight", "summer", "east", "west",
                    ],
                )
            {
                break;
            }
            end += 1;
        }
        (None, at)
    }
}

/// Whether letters behind a number mean the afternoon.
fn half_of_day(letters: &str) -> Option<bool> {
    let is = |words: &[&str]| words.iter().any(|word| letters.eq_ignore_ascii_case(word));
    if is(&["am", "a.m.", "a.m", "a"]) {
        Some(false)
    } else if is(&["pm", "p.m.", "p.m", "p"]) {
        Some(true)
    } else {
        None
    }
}

/// An hour of twelve on the clock of twenty-four.
fn to_24(hour: u32, is_afternoon: bool) -> Option<u32> {
    match (hour, is_afternoon) {
        (12, false) => Some(0),
        (12, true) => Some(12),
        (1..=11, false) => Some(hour),
        (1..=11, true) => Some(hour + 12),
        (13..=23, true) => Some(hour),
        _ => None,
    }
}

fn clock(hour: u32, minute: u32, second: Option<u8>) -> Option<Clock> {
    let fits = hour < 24 && minute < 60 && second.is_none_or(|second| second < 60);
    fits.then_some(Clock {
        hour: hour as u8,
        minute: minute as u8,
        second,
        offset: None,
    })
}
