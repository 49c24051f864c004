//! Amounts told from now or from another date: `three days ago`, `the past three years`.

use super::dates::Place;
use super::lexicon::{Class, Language};
use super::reader::{Counts, Found, Reader};
use super::reading::{Amount, Calendar, Lean, Point, Reference, Shape, TimeKind};
use super::relative::{Way, way};
use super::sums::sum;
use super::unit::Unit;

/// Words behind `in the past` that are not what is past.
const BEHIND_PAST: &[&str] = &[
    "and", "but", "to", "as", "that", "which", "who", "when", "has", "have", "had", "we", "they",
    "he", "she", "it", "i", "is", "was", "were", "are", "with", "for", "by", "on", "at", "of",
    "because", "been", "not", "there", "you",
];

impl Reader<'_> {
    /// `the past three years`, `these five weeks`, `recent years`, `the past decade`.
    pub fn relative_amount(&self, at: usize) -> Option<Found> {
        if self.class(at) != Class::Relative {
            return None;
        }
        let way = way(self.word(at).number);
        let found = |end, shape| {
            let kind = match shape {
                Shape::Duration(_) | Shape::Durations(_) => TimeKind::Duration,
                _ => TimeKind::Date,
            };
            Some(Found::new(at, end, kind, shape))
        };
        if matches!(way, Way::Same | Way::That) {
            return None;
        }
        if way == Way::Past
            && self.follows(at, &["the"])
            && at >= 2
            && self.is(at - 2, "in")
            && (self.ends_clause(at + 1) || self.is_any(at + 1, BEHIND_PAST))
        {
            return found(at + 1, Shape::Reference(Reference::Past));
        }
        let next = at + 1 + usize::from(self.is(at + 1, "full") || self.is(at + 1, "entire"));
        if let Some((unit, is_plural)) = self.unit(next) {
            let one = Amount {
                hundredths: Some(100),
                unit,
            };
            return match (way, is_plural) {
                (Way::Past, false) | (Way::Coming, false) if !self.is(next + 1, "ago") => {
                    found(next + 1, Shape::Duration(one))
                }
                (Way::Last | Way::Next, false)
                    if matches!(unit, Unit::Decade | Unit::Millennium)
                        || (unit == Unit::Hour && self.language == Language::English) =>
                {
                    found(next + 1, Shape::Duration(one))
                }
                (Way::Recent | Way::Past, true) => {
                    found(next + 1, Shape::Reference(Reference::Past))
                }
                (Way::Recent, false) => None,
                (Way::Coming, true) => found(next + 1, Shape::Reference(Reference::Future)),
                (Way::These, true)
                    if unit == Unit::Day && self.follows(at, &["in"]) == self.is(at, "those") =>
                {
                    found(next + 1, Shape::Reference(Reference::Present))
                }
                _ => None,
            };
        }
        if self.class(next) == Class::Article {
            return None;
        }
        // `this one month`: still an amount.
        let (amount, end, _) = self.amount(next)?;
        if amount.unit == Unit::Quarter && amount.hundredths.is_none_or(|n| n < 200)
            || self.is(end, "old")
        {
            return None;
        }
        if self.is(at, "this") && amount.hundredths != Some(100) {
            return None;
        }
        let (shape, end) = self.with_finer(amount, end);
        found(end, shape)
    }

    /// `three days ago`, `a year earlier`, `two weeks later`, `5 days from now`.
    pub fn counted(&self, at: usize) -> Option<Found> {
        let prefix = self.class(at) == Class::Prefix;
        let start = match (prefix, self.word(at).number) {
            (false, _) => at,
            (true, 1) => at + 1,
            // `il y a`
            (true, _) => (self.is(at + 1, "y") && self.is(at + 2, "a")).then_some(at + 3)?,
        };
        let (amount, mut end, is_joined) = self.amount(start)?;
        if is_joined {
            return None;
        }
        let mut amount = amount;
        if let (Shape::Durations(amounts), after) = self.with_finer(amount, end)
            && self.is_any(
                after,
                &["ago", "later", "earlier", "before", "after", "from"],
            )
            && let Some(sum) = sum(&amounts)
        {
            (amount, end) = (sum, after);
        }
        let (sign, mut after, counts) = if prefix {
            (-1, end, Counts::Published)
        } else if self.is(end, "ago") || self.is(end, "back") && self.ends_clause(end + 1) {
            (-1, end + 1, Counts::Published)
        } else if self.is_any(end, &["earlier", "previously", "prior"])
            || (self.is(end, "before") && self.ends_clause(end + 1))
        {
            (-1, end + 1, Counts::Narrative)
        } else if self.is(end, "later")
            || self.is(end, "afterwards")
            || self.is(end, "afterward")
            || (self.is(end, "after") && self.ends_clause(end + 1))
        {
            (1, end + 1, Counts::Narrative)
        } else if self.is(end, "hence") {
            (1, end + 1, Counts::Published)
        } else if self.is(end, "from") && self.is_any(end + 1, &["now", "today"]) {
            (1, end + 2, Counts::Published)
        } else if let Some(after) = self.is_ahead(at, end, amount) {
            (1, after, Counts::Published)
        } else {
            let sign = match self.text(end) {
                "after" | "from" => 1,
                "before" => -1,
                _ => return None,
            };
            return self.offset(at, end, amount, sign);
        };
        // `earlier this year` is a phrase of its own.
        if self.is(end, "earlier") && self.class(after) == Class::Relative {
            return None;
        }
        let Some(hundredths) = amount.hundredths else {
            let reference = if sign < 0 {
                Reference::Past
            } else {
                Reference::Future
            };
            return Some(Found::new(
                at + usize::from(self.class(at) == Class::Article),
                after,
                TimeKind::Date,
                Shape::Reference(reference),
            ));
        };
        let (unit, n) = whole(amount.unit, hundredths);
        let kind = if unit.is_of_clock() {
            TimeKind::Time
        } else {
            TimeKind::Date
        };
        let first = at + usize::from(self.class(at) == Class::Article);
        // `a year ago today`: the day decides, not the year.
        let calendar = if self.is(end, "ago") && self.is(after, "today") {
            after += 1;
            let base = Box::new(Point::of(Calendar::Shift {
                unit: Unit::Day,
                n: 0,
            }));
            Calendar::Offset {
                unit,
                n: sign * n,
                base,
            }
        } else {
            Calendar::Shift { unit, n: sign * n }
        };
        let shape = Shape::Point(Point::of(calendar));
        Some(Found {
            counts,
            ..Found::new(first, after, kind, shape)
        })
    }

    /// `will meet in two weeks`: the token after it, where the clause looks ahead.
    /// `For the first time in two weeks` is an amount.
    fn is_ahead(&self, at: usize, end: usize, amount: Amount) -> Option<usize> {
        if amount.unit < Unit::Day || amount.hundredths.is_none() {
            return None;
        }
        let is_told = match self.language {
            Language::English => {
                self.follows(at, &["in"]) && !self.is_any(end, &["of", "since", "or", "-"])
            }
            Language::German => return self.follows(at, &["in"]).then_some(end),
            Language::French => return self.follows(at, &["dans"]).then_some(end),
            Language::Spanish => {
                let is_within = self.follows(at, &["de"]) && at >= 2 && self.is(at - 2, "dentro");
                return is_within.then_some(end);
            }
            Language::Other => false,
        };
        if !is_told {
            return None;
        }
        // `the coldest in two years`
        let is_record = (2..=6).any(|back| {
            let word = self.text(at.saturating_sub(back));
            at > back
                && (self.is_any(
                    at - back,
                    &["time", "times", "first", "most", "least", "worst"],
                ) || word.len() > 4 && word.ends_with("est"))
        });
        let is_open = !is_record && self.lean(at - 1, end) == Lean::Future;
        // `in two weeks' time`
        let mark = end + usize::from(matches!(self.text(end), "'" | "’" | "'s" | "’s"));
        let after = if self.is(mark, "time") { mark + 1 } else { end };
        is_open.then_some(after)
    }

    /// `two days after Easter`, `one week from tomorrow`: a day that is named.
    pub fn offset(&self, at: usize, end: usize, amount: Amount, sign: i32) -> Option<Found> {
        // `3 days after January 12th`, but not `two days after the January 12 quake`.
        let is_near = matches!(
            self.class(end + 1),
            Class::Day | Class::Holiday | Class::Month | Class::ShortMonth | Class::Relative
        );
        let base = if self.class(end + 1) == Class::Holiday {
            let (place, after) = self.holiday_at(end + 1)?;
            let (year, after) = self.year_after(after);
            Place::new(Calendar::Holiday { year, place }, after)
        } else if is_near || self.is(end, "from") {
            self.relative_place(end + 1)
                .or_else(|| self.figures(end + 1))
                .or_else(|| self.written_date(end + 1))?
        } else {
            return None;
        };
        let (unit, n) = whole(amount.unit, amount.hundredths?);
        let shape = Shape::Point(Point::of(Calendar::Offset {
            unit,
            n: sign * n,
            base: Box::new(base.point()),
        }));
        let kind = if unit.is_of_clock() {
            TimeKind::Time
        } else {
            TimeKind::Date
        };
        let lean = (sign > 0).then_some(Lean::Open);
        base.is_day().then(|| Found {
            lean,
            ..Found::new(at, base.end, kind, shape)
        })
    }
}

/// A count of whole units: half a year is six months.
fn whole(unit: Unit, hundredths: u32) -> (Unit, i32) {
    let n = i32::try_from(hundredths.min(10_000_000)).unwrap_or(0);
    match unit {
        _ if n % 100 == 0 => match unit {
            Unit::Fortnight => (Unit::Week, n / 100 * 2),
            Unit::Night => (Unit::Day, n / 100),
            _ => (unit, n / 100),
        },
        Unit::Year => (Unit::Month, n * 12 / 100),
        Unit::Decade => (Unit::Year, n / 10),
        Unit::Century => (Unit::Year, n),
        Unit::Month => (Unit::Day, n * 30 / 100),
        Unit::Week => (Unit::Day, n * 7 / 100),
        Unit::Hour => (Unit::Minute, n * 60 / 100),
        _ => (unit, n / 100),
    }
}
