//! Dates told by what bounds them: ages, offices, weekdays of days, years that are past.

use super::evidence::DatingEvidence;
use crate::document::{Moment, Sourced};
use crate::text::Order;
use crate::text::Span;

/// A clipping comes out at most so many days after a day that it reports from.
const AFTER: i32 = 45;
/// A day ahead that a clipping announces is at most so many days off.
const AHEAD: i32 = 45;

/// Days between which a clipping was written, and what says so.
struct Bounds {
    /// First and last days, rising, apart.
    ranges: Vec<(i32, i32)>,
    spans: Vec<Span>,
    reasons: Vec<String>,
}

impl Bounds {
    /// Keeps what lies in `ranges` too; nothing changes where that is nothing.
    fn narrow(&mut self, ranges: &[(i32, i32)], reason: String, spans: &[Span]) {
        let mut both = Vec::new();
        for (first, last) in &self.ranges {
            for (from, to) in ranges {
                let (from, to) = ((*first).max(*from), (*last).min(*to));
                if from <= to {
                    both.push((from, to));
                }
            }
        }
        if !both.is_empty() && both != self.ranges {
            self.ranges = both;
            self.reasons.push(reason);
            self.spans.extend(spans);
        }
    }

    fn finish(mut self, value: Moment) -> Sourced<Moment> {
        self.spans.order_by_key(|span| span.start);
        self.spans.dedup();
        Sourced::inferred(value, self.spans, self.reasons.join("; "))
    }

    /// The days of `month` and `day` that lie within, at most two of them.
    fn days_of(&self, month: u8, day: u8) -> Vec<i32> {
        let mut found = Vec::new();
        for (first, last) in &self.ranges {
            let year = |day: i32| Moment::of_day_number(day.clamp(-719_162, 2_932_896)).year;
            for year in year(*first)..=year(*last) {
                let day = Moment::of_day(year, month, day).map(Moment::first_day);
                found.extend(day.filter(|day| (*first..=*last).contains(day)));
                if found.len() > 1 {
                    return found;
                }
            }
        }
        found
    }
}

/// The narrowest date that the bounds of a clipping allow; None where they leave
/// more than a year.
pub fn by_bounds(evidence: &DatingEvidence) -> Option<Sourced<Moment>> {
    let mut bounds = upper_bounds(evidence)?;
    if let Some((year, span)) = evidence.clues.past_year {
        let from = Moment::of_year(year)?.first_day();
        let reason = format!("{year} is past");
        bounds.narrow(&[(from, i32::MAX)], reason, &[span]);
    }
    if let Some((month, day, span)) = evidence.dateline
        && let [found] = bounds.days_of(month, day)[..]
    {
        bounds.reasons.push("the dateline says the day".into());
        bounds.spans.push(span);
        return Some(bounds.finish(Moment::of_day_number(found)));
    }
    for (weekday, month, day, span) in &evidence.clues.weekday_days {
        let is_one = |day: &i32| (day + 3).rem_euclid(7) + 1 == i32::from(*weekday);
        let mut days = Vec::new();
        for (first, last) in &bounds.ranges {
            let inner = Bounds {
                ranges: vec![(first.saturating_sub(AFTER), *last)],
                spans: Vec::new(),
                reasons: Vec::new(),
            };
            let from = Moment::of_day_number((*first).max(-719_162)).year;
            for year in from.saturating_sub(1)..=from.saturating_add(60).min(9998) {
                let day = Moment::of_day(year, *month, *day).map(Moment::first_day);
                let (first, last) = inner.ranges[0];
                days.extend(day.filter(|day| (first..=last).contains(day)));
            }
        }
        days.retain(is_one);
        if let [day] = days[..] {
            let reason = format!(
                "{} was such a weekday, and no other year's fits",
                Moment::of_day_number(day)
            );
            bounds.narrow(&[(day, day + AFTER)], reason, &[*span]);
        }
    }
    let (first, last) = (bounds.ranges.first()?.0, bounds.ranges.last()?.1);
    if first == i32::MIN || last == i32::MAX {
        return None;
    }
    let (first, last) = (Moment::of_day_number(first), Moment::of_day_number(last));
    let value = match () {
        _ if first.year != last.year => return None,
        _ if first.month == last.month => Moment::of_month(first.year, first.month?)?,
        _ => Moment::of_year(first.year)?,
    };
    Some(bounds.finish(value))
}

/// The bounds that have an end: the age of one person, the copyright, the last holder
/// of an office.
fn upper_bounds(evidence: &DatingEvidence) -> Option<Bounds> {
    let mut bounds = Bounds {
        ranges: vec![(i32::MIN, i32::MAX)],
        spans: Vec::new(),
        reasons: Vec::new(),
    };
    if let Some((first, last, spans)) = &evidence.clues.age {
        let (from, to) = (Moment::of_day_number(*first), Moment::of_day_number(*last));
        let reason = format!("someone is of the age that is told from {from} to {to}");
        bounds.narrow(&[(*first, *last)], reason, spans);
    }
    if let Some((year, span)) = evidence.clues.copyright {
        let last = Moment::of_year(year)?.last_day();
        let reason = format!("its copyright is of {year}");
        bounds.narrow(&[(i32::MIN, last)], reason, &[span]);
    }
    // An office alone may be history: there must be a dateline, and a year that is past.
    let past =
        (evidence.clues.past_year).and_then(|(year, _)| Some(Moment::of_year(year)?.last_day()));
    let newest = (evidence.clues.holders.iter())
        .filter(|(holder, _)| {
            let began = holder.terms.last().map(|(first, _)| *first);
            evidence.dateline.is_some() && past.is_some() && past >= began
        })
        .max_by_key(|(holder, _)| holder.terms.last().map(|(first, _)| *first));
    if let Some((holder, span)) = newest {
        let reason = format!("{} was in office", holder.name);
        bounds.narrow(&holder.terms, reason, &[*span]);
    }
    (!bounds.reasons.is_empty()).then_some(bounds)
}

/// A day that stands on a line of its own.
pub fn by_line(evidence: &DatingEvidence) -> Option<Sourced<Moment>> {
    let (day, span) = evidence.clues.line_day?;
    let why = "a line of its own names the day".to_owned();
    Some(Sourced::inferred(
        Moment::of_day_number(day),
        vec![span],
        why,
    ))
}

/// A dateline without its year beside a new year, or before a day that is ahead.
pub fn by_what_is_ahead(evidence: &DatingEvidence) -> Option<Sourced<Moment>> {
    let (month, day, span) = evidence.dateline?;
    if let Some((year, named)) = evidence.clues.new_year {
        let year = match month {
            1 | 2 => year,
            12 => year.checked_sub(1)?,
            _ => return None,
        };
        if evidence.last_year.is_some_and(|last| last > year) {
            return None;
        }
        let why = "the dateline says the day, and the year is called new".to_owned();
        let value = Moment::of_day(year, month, day)?;
        return Some(Sourced::inferred(value, vec![span, named], why));
    }
    let (first, named) = evidence.clues.days_ahead.iter().min()?;
    let year = Moment::of_day_number(*first).year;
    let value = (-1..=0)
        .filter_map(|n| Moment::of_day(year + n, month, day))
        .find(|found| (*first - AHEAD..*first).contains(&found.first_day()))?;
    if evidence.last_year.is_some_and(|last| last > value.year) {
        return None;
    }
    let why = format!(
        "the dateline says the day, and {} is ahead",
        Moment::of_day_number(*first)
    );
    Some(Sourced::inferred(value, vec![span, *named], why))
}
