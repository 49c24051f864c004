//! Days that anniversaries count from: a list, and what dated clippings say.

use std::sync::LazyLock;

use super::evidence::{Anniversary, DatingEvidence};
use crate::document::{Grain, Moment};
use crate::text::Order;

const LIST: &str = include_str!("../data/founding_dates.tsv");

/// What happened on a day that is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Founding,
    Independence,
    Liberation,
    End,
    Start,
    Event,
    Birth,
    Death,
}

/// Name, kind, day since 1970-01-01, whether from the list.
type Known = (String, Kind, i32, bool);

/// Days that anniversaries count from: the list, and what clippings tell besides.
#[derive(Clone, Debug, Default)]
pub struct FoundingDates {
    told: Vec<Known>,
}

impl FoundingDates {
    /// The list alone.
    pub fn listed() -> FoundingDates {
        FoundingDates::default()
    }

    /// The list, and what clippings say whose dates are known: that something
    /// was founded on a day, or has an anniversary on it.
    pub fn from_library<'e>(
        dated: impl Iterator<Item = (&'e DatingEvidence, Option<Moment>)>,
    ) -> FoundingDates {
        let mut dates = FoundingDates::listed();
        for (evidence, published) in dated {
            for (name, day) in &evidence.foundings {
                dates.told.push((name.clone(), Kind::Founding, *day, false));
            }
            let Some(published) = published.filter(|published| published.grain() >= Grain::Day)
            else {
                continue;
            };
            for anniversary in &evidence.anniversaries {
                dates.learn(anniversary, published);
            }
        }
        dates.told.order_by(|a, b| (&a.0, a.2).cmp(&(&b.0, b.2)));
        dates.told.dedup();
        dates
    }

    /// An anniversary on a day that is known tells the day it counts from.
    fn learn(&mut self, anniversary: &Anniversary, published: Moment) {
        let Some(name) = subject_name(anniversary) else {
            return;
        };
        let day = match (anniversary.stated, anniversary.from_now) {
            (_, Some((days, _))) => Some(Moment::of_day_number(
                published.first_day().saturating_add(days),
            )),
            (Some((month, day, _)), _) if anniversary.is_marked => {
                Moment::of_day(published.year, month, day)
                    .filter(|day| (day.first_day() - published.first_day()).abs() < 120)
            }
            _ => None,
        };
        let first = day.and_then(|day| {
            let year = i16::try_from(anniversary.years)
                .ok()
                .and_then(|years| day.year.checked_sub(years))?;
            Moment::of_day(year, day.month?, day.day?)
        });
        if let Some(first) = first {
            self.told
                .push((name, Kind::Founding, first.first_day(), false));
        }
    }

    /// The day that an anniversary counts from, its name, and whether it is
    /// from the list. None where no day fits, or where several fit alike.
    pub fn of(&self, anniversary: &Anniversary) -> Option<(i32, String, bool)> {
        let words = AnniversaryWords::of(anniversary)?;
        let mut best: Option<(usize, i32, &str, bool)> = None;
        let mut is_tied = false;
        for (name, kind, day, is_listed) in LISTED.iter().chain(&self.told) {
            let Some(told) = words.kinds(name) else {
                continue;
            };
            if !fits(*kind, &told) {
                continue;
            }
            let first = Moment::of_day_number(*day);
            let is_stated = (anniversary.stated).is_some_and(|(month, of_month, _)| {
                (first.month, first.day) == (Some(month), Some(of_month))
            });
            // The list before what clippings say.
            let rank =
                name.len() + if is_stated { 1000 } else { 0 } + if *is_listed { 500 } else { 0 };
            match best {
                Some((most, other, ..)) if rank == most => is_tied |= other != *day,
                Some((most, ..)) if rank < most => {}
                _ => {
                    best = Some((rank, *day, name, *is_listed));
                    is_tied = false;
                }
            }
        }
        let (_, day, name, is_listed) = best.filter(|_| !is_tied)?;
        Some((day, name.into(), is_listed))
    }
}

static LISTED: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let mut known = Vec::new();
    for row in LIST.lines().filter(|row| !row.starts_with('#')) {
        let mut cells = row.split('\t');
        let day = cells.next().and_then(Moment::parse).map(Moment::first_day);
        let kind = match cells.next() {
            Some("independence") => Kind::Independence,
            Some("liberation") => Kind::Liberation,
            Some("end") => Kind::End,
            Some("start") => Kind::Start,
            Some("event") => Kind::Event,
            Some("birth") => Kind::Birth,
            Some("death") => Kind::Death,
            _ => Kind::Founding,
        };
        let names = cells.next().unwrap_or("").split('|');
        if let Some(day) = day {
            known.extend(names.map(|name| (name.to_owned(), kind, day, true)));
        }
    }
    known
});

/// Words that may stand between `anniversary of` and the name.
const FILLERS: &[&str] = &[
    "of",
    "the",
    "its",
    "their",
    "his",
    "her",
    "in",
    "from",
    "to",
    "great",
    "ruling",
    "on",
    "glorious",
    "a",
    "an",
    "our",
    "late",
    "country's",
    "party",
    "state",
    "at",
    "Chairman",
    "President",
    "leader",
    "former",
];

/// Words that say what happened on the day.
const HEADS: &[(&str, &[Kind])] = &[
    ("founding", &[Kind::Founding]),
    ("foundation", &[Kind::Founding]),
    ("establishment", &[Kind::Founding]),
    ("creation", &[Kind::Founding]),
    ("formation", &[Kind::Founding]),
    ("birth", &[Kind::Birth, Kind::Founding]),
    ("birthday", &[Kind::Birth, Kind::Founding]),
    ("death", &[Kind::Death]),
    ("demise", &[Kind::Death]),
    ("passing", &[Kind::Death]),
    ("assassination", &[Kind::Death, Kind::Event]),
    ("independence", &[Kind::Independence]),
    ("liberation", &[Kind::Liberation]),
    ("victory", &[Kind::End]),
    ("end", &[Kind::End]),
    ("armistice", &[Kind::End]),
    ("surrender", &[Kind::End]),
    ("truce", &[Kind::End]),
    ("ceasefire", &[Kind::End]),
    ("signing", &[Kind::End, Kind::Event]),
    ("start", &[Kind::Start]),
    ("beginning", &[Kind::Start]),
    ("outbreak", &[Kind::Start]),
    ("fall", &[Kind::Liberation, Kind::End, Kind::Event]),
    ("attacks", &[Kind::Event]),
    ("attack", &[Kind::Event]),
    ("bombing", &[Kind::Event]),
    ("bombings", &[Kind::Event]),
    ("disaster", &[Kind::Event]),
    ("massacre", &[Kind::Event]),
    ("sinking", &[Kind::Event]),
    ("landings", &[Kind::Event]),
    ("return", &[Kind::Event]),
    ("handover", &[Kind::Event]),
    ("crackdown", &[Kind::Event]),
];

fn head(word: &str) -> Option<&'static [Kind]> {
    let word = word.trim_matches([',', '.', ';', ':']);
    HEADS
        .iter()
        .find(|(head, _)| word.eq_ignore_ascii_case(head))
        .map(|(_, kinds)| *kinds)
}

/// The words of an anniversary, cut once for all names that it may be one of.
struct AnniversaryWords<'a> {
    /// `the 76th DPRK birthday`, from each of its words on.
    own: Vec<&'a str>,
    /// `North Korea` of `North Korea's 75th founding anniversary`.
    owner: Option<&'a str>,
    /// What follows `anniversary of`, from each word on at which a name may
    /// stand, and how many of `kinds` the words before it tell.
    after: Vec<(&'a str, usize)>,
    /// The kinds of days that all these words tell, in their order.
    kinds: Vec<Kind>,
    /// Kinds that its own words tell.
    n_own_kinds: usize,
}

impl<'a> AnniversaryWords<'a> {
    /// Words that a name stands behind, at most.
    const MOST_BEFORE: usize = 8;

    fn of(anniversary: &'a Anniversary) -> Option<AnniversaryWords<'a>> {
        let subject = anniversary.subject.as_str();
        let itself = subject.get(anniversary.at..anniversary.end)?;
        let mut kinds: Vec<Kind> = itself
            .split([' ', '-'])
            .filter_map(head)
            .flatten()
            .copied()
            .collect();
        let n_own_kinds = kinds.len();
        let before = subject.get(..anniversary.at)?.trim_end();
        let mut after = Vec::new();
        // `anniversary of the founding of the Workers' Party of Korea`
        let mut rest = subject
            .get(anniversary.end..)
            .and_then(|rest| rest.trim_start().strip_prefix("of"))
            .unwrap_or_default();
        for _ in 0..Self::MOST_BEFORE {
            rest = rest.trim_start();
            after.push((rest, kinds.len()));
            let word = rest.split(' ').next().unwrap_or_default();
            match head(word) {
                Some(found) => kinds.extend(found),
                None if FILLERS.contains(&word) => {}
                // `North Korea's ruling Workers' Party`
                None if word.ends_with("'s") && word.starts_with(char::is_uppercase) => {}
                None if word == "North" || word == "South" => {}
                None => break,
            }
            rest = rest.get(word.len()..).unwrap_or_default();
        }
        Some(AnniversaryWords {
            own: word_starts(itself),
            owner: (before.strip_suffix("'s")).or_else(|| before.strip_suffix('\'')),
            after,
            kinds,
            n_own_kinds,
        })
    }

    /// What kinds of days the words between the anniversary and `name` tell;
    /// None where it is not one of `name`.
    fn kinds(&self, name: &str) -> Option<Vec<Kind>> {
        let is_owner = |owner: &str| {
            (owner.strip_suffix(name))
                .is_some_and(|before| !before.ends_with(|letter: char| letter.is_alphanumeric()))
        };
        if self.own.iter().any(|own| after_name(own, name).is_some())
            || self.owner.is_some_and(is_owner)
        {
            return Some(self.kinds[..self.n_own_kinds].to_vec());
        }
        let (after, n_kinds) = (self.after.iter())
            .find_map(|(text, n_kinds)| Some((after_name(text, name)?, *n_kinds)))?;
        let owned = after
            .strip_prefix("'s")
            .or_else(|| after.strip_prefix('\''));
        let next = owned.unwrap_or(after).split_whitespace().next();
        let next_kinds = next.and_then(head);
        // `China's entry`, `the UN Charter`: another thing than the name.
        let is_other = owned.is_some() && next_kinds.is_none()
            || next.is_some_and(|next| {
                next.starts_with(char::is_uppercase) && !after.starts_with([',', '.', ';'])
            });
        let mut kinds = self.kinds[..n_kinds].to_vec();
        kinds.extend(next_kinds.unwrap_or(&[]));
        (!is_other).then_some(kinds)
    }
}

/// What follows `name` where `text` begins with it as a whole word.
fn after_name<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let after = text.strip_prefix(name)?;
    (!after.starts_with(|letter: char| letter.is_alphanumeric())).then_some(after)
}

/// `text` from each place on that has no letter or digit before it.
fn word_starts(text: &str) -> Vec<&str> {
    let mut is_start = true;
    let mut starts = Vec::new();
    for (at, letter) in text.char_indices() {
        if is_start {
            starts.extend(text.get(at..));
        }
        is_start = !letter.is_alphanumeric();
    }
    starts
}

fn fits(kind: Kind, told: &[Kind]) -> bool {
    match kind {
        Kind::Event => told.is_empty() || told.contains(&kind),
        Kind::Founding => told.is_empty() || told.contains(&kind),
        _ => told.contains(&kind),
    }
}

/// The name of what an anniversary is of: `of the founding of the Workers' Party`.
fn subject_name(anniversary: &Anniversary) -> Option<String> {
    let rest = anniversary
        .subject
        .get(anniversary.end..)?
        .strip_prefix(" of ")?;
    let end = rest.find([',', '.', ';', ':', '(']).unwrap_or(rest.len());
    let words: Vec<&str> = rest
        .get(..end)?
        .split_whitespace()
        .take_while(|word| {
            !matches!(
                *word,
                "on" | "in" | "with" | "at" | "by" | "which" | "that" | "was" | "is"
            )
        })
        .collect();
    let name = words.join(" ");
    let name = name.trim_start_matches("the ").trim_start_matches("its ");
    let known = (8..60).contains(&name.len())
        && name.split(' ').count() >= 2
        && name.chars().any(char::is_uppercase);
    known.then(|| name.to_owned())
}
