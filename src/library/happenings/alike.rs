//! Which tellings are of one event.

use std::collections::BTreeMap;

use super::EventTelling;
use crate::extract::EventClass;
use crate::text::Order;

/// Most tellings that one is set against for each of those who take part.
const MAX_COMPARED: usize = 64;
/// What is told as news was on the day, or so many days before.
const DAYS_OF_NEWS: i32 = 2;
/// A longer time says too little of when.
const MAX_DAYS: i32 = 31;
/// So long where it is told how often.
const MAX_DAYS_COUNTED: i32 = 732;

/// Tellings of one event, by their places among `tellings`, which are sorted;
/// each in one group, groups by their first.
pub fn groups(tellings: &[EventTelling]) -> Vec<Vec<usize>> {
    let mut pairs = pairs(tellings);
    pairs.order_by_key(|(shared, a, b)| (std::cmp::Reverse(*shared), *a, *b));
    let mut clusters = Clusters::new(tellings);
    for (_, a, b) in pairs {
        clusters.join(a, b);
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..tellings.len() {
        groups.entry(clusters.leader(at)).or_default().push(at);
    }
    groups.into_values().collect()
}

/// Pairs that may be one event, each with how many take part in both.
fn pairs(tellings: &[EventTelling]) -> Vec<(usize, usize, usize)> {
    let mut by_entity: BTreeMap<(EventClass, u32), Vec<usize>> = BTreeMap::new();
    for (at, telling) in tellings.iter().enumerate() {
        if telling.days.is_some() {
            for entity in telling
                .actors
                .iter()
                .chain(&telling.targets)
                .chain(&telling.place)
            {
                let list = by_entity.entry((telling.class, *entity)).or_default();
                if list.last() != Some(&at) {
                    list.push(at);
                }
            }
        }
    }
    let mut pairs = Vec::new();
    for list in by_entity.values_mut() {
        list.order_by_key(|at| (possible(&tellings[*at]), *at));
        for (place, &a) in list.iter().enumerate() {
            let last = possible(&tellings[a]).map_or(i32::MIN, |days| days.1);
            let next = list[place + 1..].iter().take(MAX_COMPARED);
            for &b in
                next.take_while(|b| possible(&tellings[**b]).is_some_and(|days| days.0 <= last))
            {
                if let Some(shared) = likeness(&tellings[a], &tellings[b]) {
                    pairs.push((shared, a, b));
                }
            }
        }
    }
    pairs.order();
    pairs.dedup();
    pairs
}

/// Days that a telling allows.
fn possible(one: &EventTelling) -> Option<(i32, i32)> {
    let (first, last) = one.days?;
    Some((first - if one.is_news { DAYS_OF_NEWS } else { 0 }, last))
}

/// How many take part in both, where both may be one event.
fn likeness(a: &EventTelling, b: &EventTelling) -> Option<usize> {
    let days = common(possible(a)?, possible(b)?)?;
    let is_counted = a.count.is_some() && a.count == b.count;
    let limit = if is_counted {
        MAX_DAYS_COUNTED
    } else {
        MAX_DAYS
    };
    let longest = |days: (i32, i32)| days.1 - days.0;
    if a.class != b.class
        || a.is_negated != b.is_negated
        || longest(days) > limit
        || (a.count.is_some() && b.count.is_some() && a.count != b.count)
        || matches!((a.country, b.country), (Some(a), Some(b)) if a != b)
    {
        return None;
    }
    let has = |one: &EventTelling, entity: &u32| {
        let mut all = one.actors.iter().chain(&one.targets).chain(&one.place);
        all.any(|known| known == entity)
    };
    let all = |one: &EventTelling| {
        let mut all: Vec<u32> = one
            .actors
            .iter()
            .chain(&one.targets)
            .chain(&one.place)
            .copied()
            .collect();
        all.order();
        all.dedup();
        all
    };
    let (all_a, all_b) = (all(a), all(b));
    let n_shared = all_a.iter().filter(|entity| has(b, entity)).count();
    let n_least = all_a.len().min(all_b.len());
    // One who takes part is enough where nobody else is told, and the day is.
    let is_one =
        n_shared == 1 && n_least == 1 && longest(days) <= DAYS_OF_NEWS && may_stand_alone(a.class);
    let is_swapped =
        !is_mutual(a.class) && !overlaps(&a.actors, &b.actors) && !overlaps(&a.targets, &b.targets);
    (is_one || (n_shared >= 2 && !is_swapped)).then_some(n_shared)
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

fn overlaps(a: &[u32], b: &[u32]) -> bool {
    a.is_empty() || b.is_empty() || a.iter().any(|entity| b.contains(entity))
}

fn common(a: (i32, i32), b: (i32, i32)) -> Option<(i32, i32)> {
    let days = (a.0.max(b.0), a.1.min(b.1));
    (days.0 <= days.1).then_some(days)
}

/// Tellings put together so far, with the days that all of a group allow: a
/// chain of meetings on days that follow each other is not one meeting.
struct Clusters {
    leaders: Vec<usize>,
    days: Vec<Option<(i32, i32)>>,
}

impl Clusters {
    fn new(tellings: &[EventTelling]) -> Clusters {
        Clusters {
            leaders: (0..tellings.len()).collect(),
            days: tellings.iter().map(possible).collect(),
        }
    }

    fn leader(&mut self, mut at: usize) -> usize {
        while self.leaders[at] != at {
            self.leaders[at] = self.leaders[self.leaders[at]];
            at = self.leaders[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.leader(a), self.leader(b));
        if a == b {
            return;
        }
        let days = self.days[a].zip(self.days[b]);
        if let Some(days) = days.and_then(|(a, b)| common(a, b)) {
            self.leaders[a.max(b)] = a.min(b);
            self.days[a.min(b)] = Some(days);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meeting(clipping: u32, days: (i32, i32), actors: &[u32], targets: &[u32]) -> EventTelling {
        EventTelling {
            class: EventClass::Meeting,
            days: Some(days),
            is_news: false,
            actors: actors.to_vec(),
            targets: targets.to_vec(),
            place: None,
            country: None,
            count: None,
            is_negated: false,
            is_planned: false,
            clipping,
            at: 0,
        }
    }

    fn n_groups(mut tellings: Vec<EventTelling>) -> usize {
        tellings.sort_unstable();
        groups(&tellings).len()
    }

    #[test]
    fn a_meeting_told_from_both_sides_is_one() {
        assert_eq!(
            n_groups(vec![
                meeting(1, (10, 10), &[1], &[2]),
                meeting(2, (8, 12), &[2], &[1])
            ]),
            1
        );
    }

    #[test]
    fn one_who_takes_part_in_both_is_not_enough() {
        assert_eq!(
            n_groups(vec![
                meeting(1, (10, 10), &[1], &[2]),
                meeting(2, (10, 10), &[1], &[3])
            ]),
            2
        );
    }

    #[test]
    fn other_days_are_another_meeting() {
        assert_eq!(
            n_groups(vec![
                meeting(1, (10, 10), &[1], &[2]),
                meeting(2, (11, 11), &[1], &[2])
            ]),
            2
        );
    }

    #[test]
    fn days_that_follow_each_other_are_no_chain() {
        let days = [(1, 3), (3, 5), (5, 7)];
        let tellings = (0..)
            .zip(days)
            .map(|(clipping, days)| meeting(clipping, days, &[1], &[2]));
        assert_eq!(n_groups(tellings.collect()), 2);
    }

    #[test]
    fn news_may_be_of_the_day_before() {
        let a = meeting(1, (10, 10), &[1], &[2]);
        let mut b = meeting(2, (11, 11), &[1], &[2]);
        b.is_news = true;
        assert_eq!(n_groups(vec![a, b]), 1);
    }

    #[test]
    fn places_in_other_countries_contradict() {
        let mut a = meeting(1, (10, 10), &[1], &[2]);
        let mut b = meeting(2, (10, 10), &[1], &[2]);
        (a.country, b.country) = (Some(*b"ru"), Some(*b"cn"));
        assert_eq!(n_groups(vec![a, b]), 2);
    }

    #[test]
    fn an_attack_the_other_way_is_another() {
        let mut a = meeting(1, (10, 10), &[1], &[2]);
        let mut b = meeting(2, (10, 10), &[2], &[1]);
        a.class = EventClass::Attack;
        b.class = EventClass::Attack;
        assert_eq!(n_groups(vec![a, b]), 2);
    }
}
