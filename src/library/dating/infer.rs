//! The narrowest date that all evidence of a clipping allows.

use super::bounds::{by_bounds, by_line, by_what_is_ahead};
use super::evidence::{Anniversary, DatingEvidence};
use super::founding::FoundingDates;
use crate::document::{Moment, Sourced};
use crate::text::Order;
use crate::text::Span;

/// An anniversary is written about so many days before it and after it.
const BEFORE: i32 = 45;
const AFTER: i32 = 50;

/// What is concluded of a clipping's date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inference {
    /// The date, with the precision that the evidence allows.
    pub date: Option<Sourced<Moment>>,
    /// What contradicts itself, in one sentence; then there is no date.
    pub contradiction: Option<String>,
}

/// A year that an anniversary tells.
struct Event {
    day: i32,
    name: String,
    is_listed: bool,
    first: i32,
}

/// The narrowest date that all of `evidence` allows.
pub fn infer(evidence: &DatingEvidence, founding: &FoundingDates) -> Inference {
    let mut events: Vec<(&Anniversary, Event)> = Vec::new();
    for anniversary in &evidence.anniversaries {
        if let Some(event) = event(anniversary, founding) {
            events.push((anniversary, event));
        }
    }
    let year = |event: &Event| Moment::of_day_number(event.day).year;
    // An anniversary before a year that the clipping looks back at is history.
    events.retain(|(_, event)| evidence.last_year.is_none_or(|last| year(event) >= last));
    // Of several the last is news; two near each other contradict.
    events.order_by_key(|(anniversary, event)| (-event.day, anniversary.span.start));
    if let Some((first, a)) = events.first()
        && let Some((second, b)) = events
            .iter()
            .find(|(_, event)| (200..900).contains(&(a.day - event.day)))
    {
        let text = sentence(&[
            "the ",
            &ordinal(first.years),
            " anniversary of ",
            &a.name,
            " was in ",
            &year(a).to_string(),
            ", the ",
            &ordinal(second.years),
            " of ",
            &b.name,
            " in ",
            &year(b).to_string(),
        ]);
        return Inference {
            date: None,
            contradiction: Some(text),
        };
    }
    let by_event = || match events.first() {
        Some((anniversary, event)) => by_anniversary(evidence, anniversary, event),
        None => by_dateline(evidence),
    };
    let date = by_line(evidence)
        .or_else(by_event)
        .or_else(|| by_what_is_ahead(evidence))
        .or_else(|| by_bounds(evidence));
    Inference {
        date,
        contradiction: None,
    }
}

/// A date between those of the clippings before and after it in one file, as
/// fine as both agree.
pub fn between(before: Moment, after: Moment) -> Option<Sourced<Moment>> {
    let day = |moment: Moment| Some((moment.year, moment.month?, moment.day?));
    let value = if day(before).is_some() && day(before) == day(after) {
        Moment::of_day_number(before.first_day())
    } else if before.month.is_some() && (before.year, before.month) == (after.year, after.month) {
        Moment::of_month(before.year, before.month?)?
    } else if before.year == after.year && before.first_day() <= after.first_day() {
        Moment::of_year(before.year)?
    } else {
        return None;
    };
    Some(Sourced::inferred(
        value,
        Vec::new(),
        "the clippings before and after it in its file are of that time",
    ))
}

/// The day of an anniversary.
fn event(anniversary: &Anniversary, founding: &FoundingDates) -> Option<Event> {
    let (first, name, is_listed) = founding.of(anniversary)?;
    let start = Moment::of_day_number(first);
    let year = start
        .year
        .checked_add(i16::try_from(anniversary.years).ok()?)?;
    let day = Moment::of_day(year, start.month?, start.day?)?.first_day();
    Some(Event {
        day,
        name,
        is_listed,
        first,
    })
}

fn by_anniversary(
    evidence: &DatingEvidence,
    anniversary: &Anniversary,
    event: &Event,
) -> Option<Sourced<Moment>> {
    let mut spans = vec![anniversary.span];
    let event_day = Moment::of_day_number(event.day);
    let mut words: Vec<String> = vec![
        "the ".into(),
        ordinal(anniversary.years),
        " anniversary of ".into(),
        event.name.clone(),
        " (".into(),
        Moment::of_day_number(event.first).to_string(),
        if event.is_listed {
            ")"
        } else {
            ", as another clipping tells)"
        }
        .into(),
        " fell on ".into(),
        event_day.to_string(),
    ];
    let finish = |value: Moment, mut spans: Vec<Span>, words: Vec<String>| {
        spans.order_by_key(|span| span.start);
        spans.dedup();
        let parts: Vec<&str> = words.iter().map(String::as_str).collect();
        Some(Sourced::inferred(value, spans, sentence(&parts)))
    };
    // A dateline without a year: the one beside the anniversary.
    if let Some((month, day, span)) = evidence.dateline {
        let near = (-1..=1)
            .filter_map(|n| Moment::of_day(event_day.year + n, month, day))
            .find(|found| (event.day - BEFORE..=event.day + AFTER).contains(&found.first_day()));
        spans.push(span);
        let value = near?;
        words.push(", and the dateline says the day".into());
        return finish(value, spans, words);
    }
    if let Some((days, span)) = anniversary.from_now {
        spans.push(span);
        words.push(", which the clipping counts from its own day".into());
        return finish(Moment::of_day_number(event.day - days), spans, words);
    }
    let is_stated = anniversary
        .stated
        .filter(|(month, day, _)| (event_day.month, event_day.day) == (Some(*month), Some(*day)));
    let weekday = |day: i32| (day + 3).rem_euclid(7) as u8 + 1;
    // All its weekdays fit one report of that very day.
    let on_day = evidence
        .weekdays
        .iter()
        .find(|(found, _)| *found == weekday(event.day));
    let all_before = evidence
        .weekdays
        .iter()
        .all(|(found, _)| *found == weekday(event.day));
    if let (Some((_, _, stated)), Some((_, span)), true) = (is_stated, on_day, all_before) {
        spans.extend([stated, *span]);
        words.push(", which was the weekday that the clipping reports from".into());
        return finish(Moment::of_day_number(event.day), spans, words);
    }
    // `this month`, or a day of its month: the month.
    if let Some((_, _, stated)) = is_stated {
        spans.push(stated);
    }
    let month = Moment::of_month(event_day.year, event_day.month?)?;
    let this_month = evidence.this_month.first().copied();
    if let Some(span) = this_month
        && is_stated.is_some()
    {
        spans.push(span);
        words.push(", and the clipping calls that this month".into());
        return finish(month, spans, words);
    }
    // Else the year, where the days about it lie in one.
    let is_one_year = Moment::of_day_number(event.day - BEFORE).year
        == Moment::of_day_number(event.day + AFTER).year;
    let is_sure = is_stated.is_some()
        || anniversary
            .weekday
            .is_some_and(|(found, _)| found == weekday(event.day));
    if is_one_year && is_sure {
        return finish(Moment::of_year(event_day.year)?, spans, words);
    }
    None
}

/// A dateline without a year, beside the last day that is named in full.
fn by_dateline(evidence: &DatingEvidence) -> Option<Sourced<Moment>> {
    let (month, day, span) = evidence.dateline?;
    let (last, named) = evidence.days.iter().max_by_key(|(day, _)| *day)?;
    // One day alone may be history that is remembered.
    let is_dense = evidence
        .days
        .iter()
        .any(|(day, _)| (1..60).contains(&(*last - *day)));
    let is_last = evidence
        .last_year
        .is_none_or(|year| year <= Moment::of_day_number(*last).year);
    if !is_dense || !is_last {
        return None;
    }
    let year = Moment::of_day_number(*last).year;
    let value = (0..=1)
        .filter_map(|n| Moment::of_day(year + n, month, day))
        .find(|found| (*last + 1..=*last + 60).contains(&found.first_day()))?;
    let why = sentence(&[
        "the dateline says the day, and ",
        &Moment::of_day_number(*last).to_string(),
        " is the last day that the clipping names in full",
    ]);
    Some(Sourced::inferred(value, vec![span, *named], why))
}

/// `75th`
fn ordinal(number: u16) -> String {
    let mut text = number.to_string();
    text.push_str(match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    });
    text
}

fn sentence(parts: &[&str]) -> String {
    parts.concat()
}
