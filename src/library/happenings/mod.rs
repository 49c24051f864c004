//! The same event in several clippings.
//!
//! Takes the events of all clippings as each tells them, with the library's
//! entities and days; gives each event once, with who tells it. Tellings are the
//! same event where their class and enough of those who take part are the same,
//! their days may be one, and their places do not contradict; what is not dated, where
//! the clippings share rare names.

mod alike;
mod likeness;

use std::collections::{BTreeMap, BTreeSet};

pub use likeness::JoinReason;

use serde::{Deserialize, Serialize};

use crate::extract::EventClass;
use crate::text::Order;

/// An event as one clipping tells it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EventTelling {
    /// What happened.
    pub class: EventClass,
    /// First and last day that it may have been, in days since 1970-01-01.
    pub days: Option<(i32, i32)>,
    /// It is told as news, without a date: `days` are those of the clipping, and
    /// it may have been a little before.
    pub is_news: bool,
    /// Who did it: places among the library's entities, sorted, no duplicates.
    pub actors: Vec<u32>,
    /// To whom, in the same way.
    pub targets: Vec<u32>,
    /// Where, in the same way.
    pub place: Option<u32>,
    /// The country that is in, by its ISO 3166-1 code, where it is known.
    pub country: Option<[u8; 2]>,
    /// Words in lower case that say who takes part without a known name, sorted.
    pub worded: Vec<String>,
    /// Who of these is a country: it takes part in much, sorted.
    pub countries: Vec<u32>,
    /// Who of these is a person or a town, sorted.
    pub particular: Vec<u32>,
    /// Names in the clipping that few others of the library have: places among its
    /// entities, sorted.
    pub rare_names: Vec<u32>,
    /// How often, where that is told.
    pub count: Option<u32>,
    /// Told as not having happened.
    pub is_negated: bool,
    /// Told as planned.
    pub is_planned: bool,
    /// The clipping's number.
    pub clipping: u32,
    /// Place among the clipping's events.
    pub at: u32,
}

/// Two tellings that were put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Join {
    /// Clipping and place among its events, of both.
    pub tellings: [(u32, u32); 2],
    /// What says so.
    pub reason: JoinReason,
}

/// An event with all who tell it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happening {
    /// What happened.
    pub class: EventClass,
    /// Days that all tellings with a date allow; else those of the first to
    /// tell it as news.
    pub days: Option<(i32, i32)>,
    /// Who did it, most often told first.
    pub actors: Vec<u32>,
    /// To whom, in the same way; none who is an actor.
    pub targets: Vec<u32>,
    /// Where most say it was.
    pub place: Option<u32>,
    /// Told as not having happened.
    pub is_negated: bool,
    /// All tell it as planned.
    pub is_planned: bool,
    /// Who take part, or where it was, by every telling: what the tellings were put together by,
    /// beside the days.
    pub shared: Vec<u32>,
    /// Clipping and place among its events, rising.
    pub tellings: Vec<(u32, u32)>,
    /// What put the tellings together, the surest first: one less than they are.
    pub joins: Vec<Join>,
}

/// Every event of a library once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Happenings {
    /// By their first day, those without last; then by class and tellings.
    all: Vec<Happening>,
    /// The place of the event that each telling is of, sorted.
    of: Vec<((u32, u32), u32)>,
}

impl Happenings {
    /// Puts together `tellings`, whose order does not matter.
    pub fn build(mut tellings: Vec<EventTelling>) -> Happenings {
        tellings.order();
        let groups = alike::groups(&tellings);
        let mut all: Vec<Happening> = groups
            .iter()
            .map(|group| {
                let of = |at: usize| (tellings[at].clipping, tellings[at].at);
                let joins = (group.joins.iter()).map(|(a, b, reason)| Join {
                    tellings: [of(*a), of(*b)],
                    reason: *reason,
                });
                let members = group.members.iter().map(|at| &tellings[*at]);
                happening(&members.collect::<Vec<_>>(), joins.collect())
            })
            .collect();
        all.order_by(|a, b| {
            let key = |one: &Happening| (one.days.is_none(), one.days, one.class);
            key(a)
                .cmp(&key(b))
                .then_with(|| a.actors.cmp(&b.actors))
                .then_with(|| a.tellings.cmp(&b.tellings))
        });
        Happenings::of_all(all)
    }

    /// These events, in the order of [`Self::all`].
    pub fn of_all(all: Vec<Happening>) -> Happenings {
        let of = (0..).zip(&all).flat_map(|(place, one)| {
            let tellings = one.tellings.iter();
            tellings.map(move |telling| (*telling, place))
        });
        let mut of: Vec<((u32, u32), u32)> = of.collect();
        of.order();
        Happenings { all, of }
    }

    /// All events: by their first day, those without one last.
    pub fn all(&self) -> &[Happening] {
        &self.all
    }

    /// The event that the clipping tells at this place among its events.
    pub fn of(&self, clipping: u32, at: u32) -> Option<&Happening> {
        let place = self.of.binary_search_by_key(&(clipping, at), |row| row.0);
        self.all.get(self.of[place.ok()?].1 as usize)
    }
}

/// One event from all who tell it.
fn happening(tellings: &[&EventTelling], joins: Vec<Join>) -> Happening {
    let actors = most_told(tellings.iter().flat_map(|one| &one.actors));
    let mut targets = most_told(tellings.iter().flat_map(|one| &one.targets));
    targets.retain(|entity| !actors.contains(entity));
    let places = tellings.iter().filter_map(|one| one.place);
    let everyone: BTreeSet<u32> = (actors.iter().chain(&targets).copied())
        .chain(places)
        .collect();
    let is_shared = |entity: &u32| {
        let has = |one: &&EventTelling| {
            let mut all = one.actors.iter().chain(&one.targets).chain(&one.place);
            all.any(|known| known == entity)
        };
        tellings.iter().all(has)
    };
    let dated = tellings.iter().filter(|one| !one.is_news);
    let days = dated.filter_map(|one| one.days);
    let days = days.reduce(|a, b| (a.0.max(b.0), a.1.min(b.1)));
    let news = tellings.iter().filter_map(|one| one.days).min();
    let mut members: Vec<(u32, u32)> = tellings.iter().map(|one| (one.clipping, one.at)).collect();
    members.order();
    Happening {
        class: tellings[0].class,
        days: days.or(news),
        shared: everyone.into_iter().filter(is_shared).collect(),
        actors,
        targets,
        place: (most_told(tellings.iter().filter_map(|one| one.place.as_ref())).first()).copied(),
        is_negated: tellings[0].is_negated,
        is_planned: tellings.iter().all(|one| one.is_planned),
        tellings: members,
        joins,
    }
}

/// Each once, the most frequent first, then by place.
fn most_told<'a>(entities: impl Iterator<Item = &'a u32>) -> Vec<u32> {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for entity in entities {
        *counts.entry(*entity).or_default() += 1;
    }
    let mut all: Vec<(u32, u32)> = counts.into_iter().collect();
    all.order_by_key(|(entity, count)| (std::cmp::Reverse(*count), *entity));
    all.into_iter().map(|(entity, _)| entity).collect()
}
