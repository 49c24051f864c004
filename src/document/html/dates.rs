//! When a page was published.
//!
//! In the order of trust: structured data of the article, `<meta>`, what the
//! page marks in its text, a `<time>` near the headline, the day in the page's
//! address, a date in the lines around the headline, structured data of the
//! page, the month in the address, and last the date of a change.

use super::claims::{Claim, Claims, Fact, Place};
use super::lookout::{Seen, ShownDate};
use crate::document::date_reader::{Reader, tokens};
use crate::document::stated_date::{month, publication, stated_dates};
use crate::document::{Moment, Sourced};

/// The date of publication, if anything says it.
pub fn published(
    claims: &Claims,
    seen: &Seen,
    url: Option<&str>,
    day_first: bool,
) -> Option<Sourced<Moment>> {
    let stated = |fact, places: fn(Place) -> bool| {
        let claims = claims.of(fact);
        claims
            .into_iter()
            .filter(|claim| places(claim.place))
            .find_map(|claim| {
                let moment = moment(&claim.value, day_first).filter(|moment| is_likely(*moment))?;
                Some((moment, claim.clone()))
            })
    };
    let by_url = url.and_then(date_in_url).filter(|date| is_likely(*date));
    let from_claim = |(moment, claim): (Moment, Claim)| {
        let changed = stated(Fact::Modified, |_| true);
        let mut why = claim.why();
        if let Some((changed, _)) = changed.as_ref().filter(|(changed, _)| *changed != moment) {
            why = format!("{why}; it was changed {changed}");
        }
        let shown = seen
            .date
            .as_ref()
            .filter(|shown| shown.moment.day.is_some());
        if let Some(printed) = of_this_version(moment, &claim, changed.as_ref(), shown, by_url) {
            return printed;
        }
        match shown {
            Some(shown) if same_day(shown.moment, moment) => Sourced {
                evidence: vec![shown.span],
                ..Sourced::metadata(moment, why)
            },
            Some(shown) => {
                Sourced::metadata(moment, format!("{why}; the page shows {}", shown.moment))
            }
            None => Sourced::metadata(moment, why),
        }
    };
    let sure = |place| matches!(place, Place::JsonLd | Place::Meta(1) | Place::Markup);
    if let Some(found) = stated(Fact::Published, sure) {
        return Some(from_claim(found));
    }
    if let Some(shown) = seen.date.as_ref().filter(|shown| shown.is_time) {
        return Some(Sourced::stated(
            shown.moment,
            vec![shown.span],
            shown.why.clone(),
        ));
    }
    let of_url = |date| Sourced::inferred(date, Vec::new(), "the page's address has the date");
    if let Some(date) = by_url.filter(|date| date.day.is_some()) {
        return Some(of_url(date));
    }
    if let Some(shown) = seen.date.as_ref() {
        return Some(Sourced::stated(
            shown.moment,
            vec![shown.span],
            shown.why.clone(),
        ));
    }
    if let Some(found) = stated(Fact::Published, |_| true) {
        return Some(from_claim(found));
    }
    let changed = stated(Fact::Modified, |_| true).map(|(moment, claim)| {
        let why = format!(
            "{}, as the date of a change; no other date is stated",
            claim.why()
        );
        Sourced::metadata(moment, why)
    });
    changed.or_else(|| by_url.map(of_url))
}

/// What the page prints, or its address has, where it dates this version of the
/// text and metadata another or the same by another clock.
fn of_this_version(
    moment: Moment,
    claim: &Claim,
    changed: Option<&(Moment, Claim)>,
    shown: Option<&ShownDate>,
    by_url: Option<Moment>,
) -> Option<Sourced<Moment>> {
    let changed = changed.map(|(changed, _)| *changed);
    let is_of_change = |shown: &&ShownDate| {
        let is_changed = changed.is_some_and(|changed| same_day(shown.moment, changed));
        is_changed && !same_day(shown.moment, moment) && !shown.is_changed
    };
    if let Some(shown) = shown.filter(is_of_change) {
        let name = &claim.name;
        let why = format!(
            "{}; its metadata has {moment} as the first (`{name}`)",
            shown.why
        );
        return Some(Sourced::stated(shown.moment, vec![shown.span], why));
    }
    // A clock in UTC may be a day off from that of the newsroom.
    let is_utc = moment.offset == Some(0) && moment.clock.is_some();
    let is_next = |date: Moment| moment.first_day().abs_diff(date.first_day()) == 1;
    if let Some(shown) = shown.filter(|shown| is_utc && is_next(shown.moment)) {
        let why = format!(
            "{}; its metadata has {moment} (`{}`)",
            shown.why, claim.name
        );
        return Some(Sourced::stated(shown.moment, vec![shown.span], why));
    }
    let date = by_url.filter(|date| is_utc && date.day.is_some() && is_next(*date))?;
    let why = format!(
        "the page's address has the date; its metadata has {moment} (`{}`)",
        claim.name
    );
    Some(Sourced::inferred(date, Vec::new(), why))
}

fn same_day(one: Moment, other: Moment) -> bool {
    (one.year, one.month, one.day) == (other.year, other.month, other.day)
}

/// No page of the web is older, and no clock is right that says so.
pub fn is_likely(moment: Moment) -> bool {
    (1990..=2100).contains(&moment.year)
}

/// The moment that a value of metadata names, in whatever form.
pub fn moment(value: &str, day_first: bool) -> Option<Moment> {
    let value = value.trim();
    if let Some(moment) = Moment::parse(value) {
        return Some(moment);
    }
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        return of_figures(value);
    }
    if let Some(date) = stated_dates(value).and_then(publication)
        && date.doubt.is_empty()
    {
        return Some(date.moment);
    }
    // `2019-10-19 08:30:00.0 CEST`, `Sat Oct 19 08:30:00 2019`
    let head = value.get(..10).and_then(Moment::parse);
    head.or_else(|| first_date(value, day_first)).or_else(|| {
        let digits: String = value.chars().filter(char::is_ascii_digit).collect();
        let is_dense = digits.len() >= 8 && value.len() <= digits.len() + 2;
        if is_dense { of_figures(&digits) } else { None }
    })
}

/// The first date in a text, as a day at least.
pub fn first_date(text: &str, day_first: bool) -> Option<Moment> {
    let tokens = tokens(text);
    let (moment, _) = Reader::new(&tokens)
        .reads_day_first(day_first)
        .next_date()?;
    moment.day.is_some().then_some(moment)
}

/// `20191019`, `20191019083000`, seconds or milliseconds since 1970; of ASCII digits alone.
fn of_figures(digits: &str) -> Option<Moment> {
    let number = |range: core::ops::Range<usize>| digits.get(range)?.parse::<u8>().ok();
    let calendar = || {
        let year = digits
            .get(..4)?
            .parse::<i16>()
            .ok()
            .filter(|year| (1990..2100).contains(year))?;
        let day = Moment::of_day(year, number(4..6)?, number(6..8)?)?;
        let clock = || day.at(number(8..10)?, number(10..12)?, number(12..14), None);
        Some(clock().unwrap_or(day))
    };
    match digits.len() {
        8 | 12 | 14 => calendar(),
        10 | 13 => Moment::of_unix_seconds(digits.get(..10)?.parse().ok()?),
        _ => None,
    }
}

/// `/2019/10/19/`, `/2019-10-19-`, `/20191019`, `/2019/oct/19/`,
/// `/19-10-2019`, `/2019/10/`.
fn date_in_url(url: &str) -> Option<Moment> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (_, path) = path.split(['?', '#']).next()?.split_once('/')?;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).take(60).collect();
    let figures = |at: usize, n: core::ops::RangeInclusive<usize>| {
        let part = parts.get(at)?;
        let is_figures = n.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        if is_figures {
            part.parse::<i16>().ok()
        } else {
            None
        }
    };
    let short = |at: usize| figures(at, 1..=2).and_then(|number| u8::try_from(number).ok());
    let is_year = |year: &i16| (1990..=2100).contains(year);
    for (at, part) in parts.iter().enumerate() {
        let is_day = part.len() == 8 && part.bytes().all(|byte| byte.is_ascii_digit());
        if is_day && let Some(date) = of_figures(part) {
            return Some(date);
        }
        let Some(year) = figures(at, 4..=4).filter(is_year) else {
            continue;
        };
        let named = || parts.get(at + 1).and_then(|name| month(name));
        if let Some(month) = short(at + 1).or_else(named) {
            let day = short(at + 2).and_then(|day| Moment::of_day(year, month, day));
            if let Some(date) = day.or_else(|| Moment::of_month(year, month)) {
                return Some(date);
            }
        }
        let before = |step: usize| at.checked_sub(step).and_then(short);
        if let (Some(month), Some(day @ 13..)) = (before(1), before(2)) {
            return Moment::of_day(year, month, day);
        }
    }
    None
}
