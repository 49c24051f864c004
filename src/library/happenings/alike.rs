//! Which tellings are of one event.

use std::collections::BTreeMap;

use super::EventTelling;
use super::likeness::{JoinReason, common, likeness, possible};
use crate::extract::EventClass;
use crate::text::Order;

/// Most tellings that one is set against for each of those who take part.
const MAX_COMPARED: usize = 64;
/// Tellings of one event, by their places among `tellings`, which are sorted, with
/// what put each to another.
pub struct Group {
    /// Rising.
    pub members: Vec<usize>,
    /// In the order in which they were made.
    pub joins: Vec<(usize, usize, JoinReason)>,
}

/// What a pair of tellings may share: who takes part, words that say so, where it was.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    Entity(u32),
    Words(&'a str),
    Country([u8; 2]),
}

/// Each telling in one group, groups by their first.
pub fn groups(tellings: &[EventTelling]) -> Vec<Group> {
    let mut pairs = pairs(tellings);
    pairs.order_by_key(|pair| {
        (
            std::cmp::Reverse(pair.n_shared),
            pair.reason,
            pair.a,
            pair.b,
        )
    });
    let mut clusters = Clusters::new(tellings);
    pairs.retain(|pair| clusters.join(pair.a, pair.b));
    let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
    for at in 0..tellings.len() {
        let group = groups.entry(clusters.leader(at)).or_insert_with(|| Group {
            members: Vec::new(),
            joins: Vec::new(),
        });
        group.members.push(at);
    }
    for pair in pairs {
        if let Some(group) = groups.get_mut(&clusters.leader(pair.a)) {
            group.joins.push((pair.a, pair.b, pair.reason));
        }
    }
    groups.into_values().collect()
}

/// Two tellings that may be one event, the first before the other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Pair {
    a: usize,
    b: usize,
    n_shared: usize,
    reason: JoinReason,
}

fn pairs(tellings: &[EventTelling]) -> Vec<Pair> {
    let mut by_key: BTreeMap<(EventClass, Key<'_>), Vec<usize>> = BTreeMap::new();
    for (at, telling) in tellings.iter().enumerate() {
        let sides = telling.actors.iter().chain(&telling.targets);
        let entities = sides.chain(&telling.place).map(|one| Key::Entity(*one));
        let words = telling.worded.iter().map(|words| Key::Words(words));
        let country = telling.country.iter().map(|code| Key::Country(*code));
        for key in entities.chain(words).chain(country) {
            let list = by_key.entry((telling.class, key)).or_default();
            if list.last() != Some(&at) {
                list.push(at);
            }
        }
    }
    let mut pairs = Vec::new();
    for list in by_key.values_mut() {
        list.order_by_key(|at| (possible(&tellings[*at]), *at));
        for (place, &a) in list.iter().enumerate() {
            // Those without days stand first, and may be of any.
            let last = possible(&tellings[a]).map_or(i32::MAX, |days| days.1);
            let may_be = |b: &&usize| possible(&tellings[**b]).is_none_or(|days| days.0 <= last);
            let next = list[place + 1..].iter().take(MAX_COMPARED);
            for &b in next.take_while(may_be) {
                if let Some((reason, n_shared)) = likeness(&tellings[a], &tellings[b]) {
                    pairs.push(Pair {
                        a: a.min(b),
                        b: a.max(b),
                        n_shared,
                        reason,
                    });
                }
            }
        }
    }
    pairs.order();
    pairs.dedup();
    pairs
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

    /// Whether both were apart and are together now.
    fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.leader(a), self.leader(b));
        let days = match (self.days[a], self.days[b]) {
            (Some(a), Some(b)) => common(a, b).map(Some),
            (one, other) => Some(one.or(other)),
        };
        let Some(days) = days.filter(|_| a != b) else {
            return false;
        };
        self.leaders[a.max(b)] = a.min(b);
        self.days[a.min(b)] = days;
        true
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
            worded: Vec::new(),
            countries: Vec::new(),
            particular: Vec::new(),
            rare_names: Vec::new(),
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

    fn trial(clipping: u32, actors: &[u32], rare_names: &[u32]) -> EventTelling {
        EventTelling {
            class: EventClass::Trial,
            rare_names: rare_names.to_vec(),
            ..meeting(clipping, (10, 10), actors, &[1])
        }
    }

    #[test]
    fn rare_names_of_the_clippings_join_what_one_takes_part_in() {
        let names = [7, 8, 9];
        let told = vec![trial(1, &[2], &names), trial(2, &[], &names)];
        assert_eq!(groups(&told)[0].joins, [(0, 1, JoinReason::RareNames)]);
        assert_eq!(
            n_groups(vec![trial(1, &[2], &names), trial(2, &[], &names[1..])]),
            2
        );
        assert_eq!(
            n_groups(vec![trial(1, &[2], &names), trial(2, &[3], &names)]),
            2
        );
    }

    #[test]
    fn words_that_say_who_are_shared_like_names() {
        let mut a = meeting(1, (10, 10), &[1], &[]);
        let mut b = meeting(2, (10, 10), &[1], &[]);
        a.worded = vec!["bree officials".to_owned()];
        b.worded.clone_from(&a.worded);
        assert_eq!(n_groups(vec![a.clone(), b.clone()]), 1);
        b.worded = vec!["arnor".to_owned()];
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
