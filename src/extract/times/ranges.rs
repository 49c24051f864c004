//! From one date to another: `1950-53`, `Nov 18 2014-Dec 19 2015`.

use super::lexicon::Language;
use super::reader::{Counts, Found, Reader};
use super::reading::{Calendar, Point, Reference, Shape, TimeKind, YearOf};
use super::unit::Unit;

/// Words around the ends of a range.
struct Joints {
    between: &'static [&'static str],
    and: &'static [&'static str],
    from: &'static [&'static str],
    to: &'static [&'static str],
}

fn joints(language: Language) -> Option<Joints> {
    Some(match language {
        Language::German => Joints {
            between: &["zwischen"],
            and: &["und"],
            from: &["von", "vom", "ab"],
            to: &["bis"],
        },
        Language::French => Joints {
            between: &["entre"],
            and: &["et"],
            from: &["de", "du", "depuis"],
            to: &["à", "au", "jusqu'au", "jusqu'en"],
        },
        Language::Spanish => Joints {
            between: &["entre"],
            and: &["y"],
            from: &["de", "del", "desde"],
            to: &["a", "al", "hasta"],
        },
        Language::English | Language::Other => return None,
    })
}

impl Reader<'_> {
    /// `Nov 18 2014-Dec 19 2015`, `from March to May`, `between 2007 and 2009`: two
    /// dates with a dash or such words between them are one interval.
    pub fn joined(&self, before: &Found, after: &Found) -> Option<Found> {
        let joint = before.end + 1;
        let the =
            joint + usize::from(self.is_any(joint, &["the", "dem", "zum", "den", "le", "el"]));
        let is_near = joint == after.first || the == after.first;
        let is_asian = self.joint_of_asia(before.end) == Some(after.first);
        let is_dash = self.is_dash(before.end) && joint == after.first;
        if !(is_asian || is_dash || is_near && self.joins_in_words(before)) {
            return None;
        }
        let (mut first, last) = (end_of_range(before)?, end_of_range(after)?);
        let is_calendar = |point: &Point| {
            matches!(
                point.calendar,
                Calendar::Day { .. }
                    | Calendar::Month { .. }
                    | Calendar::Year(_)
                    | Calendar::Quarter { .. }
            ) && point.part.is_none()
                && point.clock.is_none()
        };
        if is_dash && !(is_calendar(&first) && is_calendar(&last)) {
            return None;
        }
        take_year(&mut first.calendar, &last.calendar);
        Some(Found {
            end: after.end,
            kind: TimeKind::Interval,
            shape: Shape::Between(first, last),
            lean: before.lean,
            confidence: before.confidence.min(after.confidence),
            ..before.clone()
        })
    }

    /// Whether the word behind an expression leads on to the end of a range.
    fn joins_in_words(&self, before: &Found) -> bool {
        let at = before.end;
        if self.language != Language::English {
            let article = self.follows(before.first, &["dem", "den", "le", "el", "la"]);
            let word = before.first.checked_sub(1 + usize::from(article));
            let (Some(word), Some(joints)) = (word, joints(self.language)) else {
                return false;
            };
            return self.is_any(word, joints.between) && self.is_any(at, joints.and)
                || self.is_any(word, joints.from) && self.is_any(at, joints.to);
        }
        let the = before.first - usize::from(self.follows(before.first, &["the"]));
        if self.is(at, "and") {
            return self.follows(the, &["between"]);
        }
        if self.is_any(at, &["until", "till", "through", "thru"]) {
            return self.follows(the, &["from"])
                || is_named(before) && !self.is_moved(before.first);
        }
        // `postponed from Monday to Tuesday`: two days.
        self.is(at, "to")
            && (self.follows(the, &["from"]) || is_named(before))
            && !self.is_moved(before.first)
    }

    /// Whether a verb before token `at` moves something from one date to another.
    fn is_moved(&self, at: usize) -> bool {
        (1..=5).any(|back| {
            at >= back
                && self.is_any(
                    at - back,
                    &[
                        "moved",
                        "postponed",
                        "changed",
                        "rescheduled",
                        "shifted",
                        "delayed",
                        "pushed",
                        "brought",
                        "extended",
                        "put",
                    ],
                )
        })
    }

    /// `2014 to 2018`, where no `from` says that these are years.
    fn years_in_words(&self, at: usize, first: u32) -> Option<Found> {
        let (last, 4) = self.digits(at + 2)? else {
            return None;
        };
        let end = at + 3;
        let is_thing = self.language == Language::English
            && self.is_lower_word(end)
            && !self.is_any(end, &["and", "in", "as", "was", "to"]);
        let fits = (1900..=2050).contains(&first)
            && (first + 1..=2050).contains(&last)
            && !is_thing
            && !matches!(self.text(end), "%" | "°" | "$")
            && !(self.is_glued(at) && !self.before(at).is_empty() && self.before(at) != "(")
            && !self.is_moved(at)
            && !self.is_glued(end + 1);
        let year = |year: u32| Point::of(Calendar::Year(YearOf::Of(year as i16)));
        fits.then(|| {
            let shape = Shape::Between(year(first), year(last));
            Found {
                confidence: 80,
                ..Found::new(at, end, TimeKind::Interval, shape)
            }
        })
    }

    /// `1950-53`, `1950–1953`, `2018/19`, `1990s-2000s`.
    pub fn years_range(&self, at: usize) -> Option<Found> {
        let (first, 4) = self.digits(at)? else {
            return None;
        };
        let mark = self.text(at + 1);
        let is_joined = match joints(self.language) {
            Some(joints) => {
                self.follows(at, joints.from) && self.is_any(at + 1, joints.to)
                    || self.follows(at, joints.between) && self.is_any(at + 1, joints.and)
            }
            None => {
                self.language == Language::English
                    && self.is_any(at + 1, &["to", "through", "until", "till"])
            }
        };
        if is_joined {
            return self.years_in_words(at, first);
        }
        let is_spaced = self.token(at + 1)?.is_spaced;
        if !(matches!(mark, "-" | "–" | "—" | "‐" | "‑" | "/" | "~")
            && !is_spaced
            && self.is_glued(at + 2))
        {
            return None;
        }
        if !(1000..=2200).contains(&first)
            || (self.is_glued(at)
                && matches!(
                    self.before(at),
                    "-" | "–" | "/" | "." | ":" | "+" | "$" | ","
                ))
        {
            return None;
        }
        let (second, n_digits) = self.digits(at + 2)?;
        let last = match n_digits {
            4 => second,
            2 => {
                first / 100 * 100
                    + second
                    + if second < first % 100 && first % 100 >= 90 {
                        100
                    } else {
                        0
                    }
            }
            _ => return None,
        };
        let goes_on =
            self.is_glued(at + 3) && matches!(self.text(at + 3), "-" | "–" | "/" | ":" | "%");
        let is_month = n_digits == 2 && (1..=12).contains(&second) && last <= first;
        let fits = last > first
            && last <= 2200
            && last - first < 400
            && !goes_on
            && !is_month
            && !(mark == "/" && last != first + 1);
        if !fits {
            return None;
        }
        let year = |year: u32| Point::of(Calendar::Year(YearOf::Of(year as i16)));
        Some(Found::new(
            at,
            at + 3,
            TimeKind::Interval,
            Shape::Between(year(first), year(last)),
        ))
    }
}

/// What one end of a range is; None for what is no date.
fn end_of_range(found: &Found) -> Option<Point> {
    match &found.shape {
        Shape::Point(point) if matches!(found.kind, TimeKind::Date | TimeKind::Time) => {
            (found.counts != Counts::Narrative).then(|| point.clone())
        }
        // `from March to now`
        Shape::Reference(Reference::Present) => Some(Point::of(Calendar::Shift {
            unit: Unit::Day,
            n: 0,
        })),
        _ => None,
    }
}

/// Whether it is a date by its own words: `July 1998`, `2014`.
fn is_named(found: &Found) -> bool {
    matches!(
        &found.shape,
        Shape::Point(Point {
            calendar: Calendar::Day { .. } | Calendar::Month { .. } | Calendar::Year(_),
            part: None,
            clock: None,
        })
    )
}

/// `May to October 2020`: the year of the last is that of the first, or the next.
fn take_year(first: &mut Calendar, last: &Calendar) {
    let place = |calendar: &Calendar| match calendar {
        Calendar::Day { month, day, .. } => Some((*month, *day)),
        Calendar::Month { month, .. } => Some((*month, 0)),
        _ => None,
    };
    let (Some(from), Some(to)) = (place(first), place(last)) else {
        return;
    };
    let (Calendar::Day { year: known, .. } | Calendar::Month { year: known, .. }) = last else {
        return;
    };
    let YearOf::Of(known) = *known else {
        return;
    };
    let is_before = from.0 < to.0 || from.0 == to.0 && (from.1 <= to.1 || to.1 == 0);
    if let Calendar::Day { year, .. } | Calendar::Month { year, .. } = first
        && *year == YearOf::Open
    {
        *year = YearOf::Of(if is_before { known } else { known - 1 });
    }
}
