//! Whether two tellings are of one event, and what says so.

use serde::{Deserialize, Serialize};

use super::EventTelling;
use crate::extract::EventClass;

/// What is told as news was on the day, or so many days before.
const DAYS_OF_NEWS: i32 = 2;
/// A longer time says too little of when.
const MAX_DAYS: i32 = 31;
/// So long where it is told how often.
const MAX_DAYS_COUNTED: i32 = 732;
/// So many rare names, beside those who take part, show that two clippings are about
/// the same.
const MIN_RARE: usize = 3;

/// What says that two tellings are of one event, beside their class and days. The
/// order is that of how much it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum JoinReason {
    /// Two or more take part in both, places included.
    TakePart,
    /// The only one told by one of them takes part in both.
    OnlyOne,
    /// One whose name is rare takes part in both, and the clippings share other rare names.
    RareNames,
    /// It was in the same country, and the clippings share rare names.
    Country,
}

impl JoinReason {
    /// The name in the command line's output and in the page.
    pub fn name(self) -> &'static str {
        match self {
            JoinReason::TakePart => "takepart",
            JoinReason::OnlyOne => "onlyone",
            JoinReason::RareNames => "rarenames",
            JoinReason::Country => "country",
        }
    }
}

/// Days that a telling allows.
pub fn possible(one: &EventTelling) -> Option<(i32, i32)> {
    let (first, last) = one.days?;
    Some((first - if one.is_news { DAYS_OF_NEWS } else { 0 }, last))
}

/// The days in both.
pub fn common(a: (i32, i32), b: (i32, i32)) -> Option<(i32, i32)> {
    let days = (a.0.max(b.0), a.1.min(b.1));
    (days.0 <= days.1).then_some(days)
}

/// Why both may be one event, with how many take part in both. A telling without days
/// may be of any, where the clippings share rare names.
pub fn likeness(a: &EventTelling, b: &EventTelling) -> Option<(JoinReason, usize)> {
    let is_dated = a.days.is_some() && b.days.is_some();
    let n_days = match (possible(a), possible(b)) {
        (Some(a), Some(b)) => common(a, b).map(|days| days.1 - days.0)?,
        _ => 0,
    };
    let is_counted = a.count.is_some() && a.count == b.count;
    let limit = if is_counted {
        MAX_DAYS_COUNTED
    } else {
        MAX_DAYS
    };
    if a.class != b.class
        || a.is_negated != b.is_negated
        || n_days > limit
        || (!is_dated && (a.is_planned || b.is_planned))
        || (a.count.is_some() && b.count.is_some() && a.count != b.count)
        || matches!((a.country, b.country), (Some(a), Some(b)) if a != b)
    {
        return None;
    }
    let (all_a, all_b) = (everyone(a), everyone(b));
    let n_entities = all_a.iter().filter(|entity| all_b.contains(entity)).count();
    let n_worded = a
        .worded
        .iter()
        .filter(|words| b.worded.contains(words))
        .count();
    let n_shared = n_entities + n_worded;
    let n_least = (all_a.len() + a.worded.len()).min(all_b.len() + b.worded.len());
    let is_swapped =
        !is_mutual(a.class) && !overlaps(&a.actors, &b.actors) && !overlaps(&a.targets, &b.targets);
    let is_soon = n_days <= DAYS_OF_NEWS;
    let is_about_same = is_soon && n_rare(a, b, &all_a) >= MIN_RARE;
    let is_same_country = a.country.is_some() && a.country == b.country;
    let on_side = |entity: &&u32| is_on_same_side(a, b, **entity);
    let shared: Vec<&u32> = (all_a.iter().filter(|entity| all_b.contains(entity)))
        .filter(on_side)
        .collect();
    // More than a country that does or suffers much.
    let is_more = n_worded > 0
        || (shared.iter()).any(|one| !a.countries.contains(one) || a.place == Some(**one));
    // Of one who is in most clippings, each may tell another event.
    let is_rare = |entity: &&u32| a.rare_names.binary_search(entity).is_ok();
    let reason = match n_shared {
        0 => {
            let is_told_alone = a.actors.is_empty() && b.actors.is_empty();
            let is_where = is_dated && a.class.is_public() && is_same_country && is_told_alone;
            (is_where && is_about_same).then_some(JoinReason::Country)
        }
        _ if !is_dated => {
            let mut rare = shared.iter().copied().filter(is_rare);
            let is_particular = rare.any(|entity| a.particular.contains(entity));
            let is_one = is_about_same && is_particular && !contradicts(a, b);
            is_one.then_some(JoinReason::RareNames)
        }
        // One who takes part is enough where nobody else is told, and the day is.
        1 if n_least == 1
            && is_soon
            && may_stand_alone(a.class)
            && (is_by_countries(a.class) || is_more) =>
        {
            Some(JoinReason::OnlyOne)
        }
        1 => {
            let is_more = n_worded > 0 || shared.iter().copied().any(|one| is_rare(&one));
            let is_one = is_about_same && is_more && !contradicts(a, b);
            is_one.then_some(JoinReason::RareNames)
        }
        _ => (!is_swapped).then_some(JoinReason::TakePart),
    };
    reason.map(|reason| (reason, n_shared))
}

/// Who takes part, and where it was.
fn everyone(one: &EventTelling) -> Vec<u32> {
    let mut all: Vec<u32> = Vec::new();
    for entity in one.actors.iter().chain(&one.targets).chain(&one.place) {
        if !all.contains(entity) {
            all.push(*entity);
        }
    }
    all
}

/// Whether one who takes part in both does so on the same side, or is where it was.
fn is_on_same_side(a: &EventTelling, b: &EventTelling, entity: u32) -> bool {
    let is_place = a.place == Some(entity) || b.place == Some(entity);
    let is_in = |one: &[u32], other: &[u32]| one.contains(&entity) && other.contains(&entity);
    is_place
        || is_mutual(a.class)
        || a.class == EventClass::Death
        || is_in(&a.actors, &b.actors)
        || is_in(&a.targets, &b.targets)
}

/// Rare names in the clippings of both, other than who takes part.
fn n_rare(a: &EventTelling, b: &EventTelling, everyone: &[u32]) -> usize {
    if a.clipping == b.clipping {
        return 0;
    }
    let is_shared = |name: &&u32| b.rare_names.binary_search(name).is_ok();
    (a.rare_names.iter().filter(is_shared))
        .filter(|name| !everyone.contains(name))
        .count()
}

/// Whether both tell who did it, or to whom, and not the same.
fn contradicts(a: &EventTelling, b: &EventTelling) -> bool {
    !is_mutual(a.class) && (!overlaps(&a.actors, &b.actors) || !overlaps(&a.targets, &b.targets))
}

fn overlaps(a: &[u32], b: &[u32]) -> bool {
    a.is_empty() || b.is_empty() || a.iter().any(|entity| b.contains(entity))
}

/// Whether both sides do it, so that it does not matter who is named as doing it.
fn is_mutual(class: EventClass) -> bool {
    matches!(
        class,
        EventClass::Meeting
            | EventClass::Call
            | EventClass::Agreement
            | EventClass::Cooperation
            | EventClass::Exercise
    )
}

/// Whether a country seldom does more than one of its kind on a day.
fn is_by_countries(class: EventClass) -> bool {
    matches!(
        class,
        EventClass::Anniversary
            | EventClass::Parade
            | EventClass::Test
            | EventClass::Vote
            | EventClass::Visit
    )
}

/// Whether there is seldom more than one of its kind by somebody on a day.
fn may_stand_alone(class: EventClass) -> bool {
    matches!(
        class,
        EventClass::Anniversary
            | EventClass::Parade
            | EventClass::Death
            | EventClass::Test
            | EventClass::Vote
            | EventClass::Appointment
            | EventClass::Visit
            | EventClass::Attack
    )
}
