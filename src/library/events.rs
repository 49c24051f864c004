use std::collections::BTreeMap;
use std::rc::Rc;

use super::conclusions::Part;
use super::happenings::{EventTelling, Happenings};
use super::{IS_GROWING, Library};
use crate::document::Clipping;
use crate::extract::{Entity, EntityType, Event, EventTime, Facts, Known, TimeValue, resolve};
use crate::library::WhoIsWho;
use crate::text::Order;

impl Library {
    /// Every event of the library once, with the clippings that tell it. Flushes
    /// the library.
    pub fn events(&mut self) -> Rc<Happenings> {
        self.flush();
        if let Some(happenings) = &self.conclusions.happenings {
            return happenings.clone();
        }
        let happenings = Rc::new(match self.conclusions.saved(Part::Events) {
            Some(all) => Happenings::of_all(all),
            None if IS_GROWING => self.told_happenings(),
            None => return Rc::default(),
        });
        self.conclusions.happenings = Some(happenings.clone());
        happenings
    }

    fn told_happenings(&mut self) -> Happenings {
        let who = self.who();
        let mut tellings: Vec<EventTelling> = Vec::new();
        let rare = RareNames::new(self.ids().len(), &who);
        for id in self.ids() {
            let Some(clipping) = self.clipping(id) else {
                continue;
            };
            let facts = self.facts(id, &clipping);
            if facts.events.is_empty() {
                continue;
            }
            let anchor = clipping.published.as_ref().map(|date| date.value);
            let times = resolve(&facts.times, anchor);
            let told = facts.events.iter().zip(0..);
            tellings.extend(told.map(|(event, at)| EventTelling {
                at,
                ..telling(id, event, &clipping, &facts, &times, (&who, &rare))
            }));
        }
        Happenings::build(tellings)
    }
}

fn telling(
    id: u32,
    event: &Event,
    clipping: &Clipping,
    facts: &Facts,
    times: &[TimeValue],
    (who, rare): (&WhoIsWho, &RareNames),
) -> EventTelling {
    let entities = |locals: &[u32]| {
        let mut entities: Vec<u32> = (locals.iter())
            .filter_map(|local| who.entity_of(id, *local))
            .collect();
        entities.order();
        entities.dedup();
        entities
    };
    let of_kind = |is_kind: &dyn Fn(&Entity) -> bool| {
        let all = event
            .actors
            .iter()
            .chain(&event.targets)
            .chain(&event.place);
        let is_one = |local: &&u32| facts.entities.get(**local as usize).is_some_and(is_kind);
        entities(&all.filter(is_one).copied().collect::<Vec<u32>>())
    };
    let published = || {
        let date = clipping.published.as_ref()?.value;
        Some((date.first_day(), date.last_day()))
    };
    let expression = match event.time {
        EventTime::Expression(at) => times.get(at as usize).and_then(|time| time.days),
        EventTime::Published | EventTime::Unknown => None,
    };
    let country =
        event.place.and_then(
            |place| match facts.entities.get(place as usize)?.known.as_ref()? {
                Known::Country(code) | Known::PlaceIn(code) | Known::Government(code) => {
                    Some(*code)
                }
                Known::Medium(code) => *code,
            },
        );
    EventTelling {
        class: event.class,
        // A weekday of a month that is known, and no more, says as much as the month.
        days: expression.or_else(|| match event.time {
            EventTime::Expression(_) | EventTime::Published => published(),
            EventTime::Unknown => None,
        }),
        is_news: expression.is_none(),
        actors: entities(&event.actors),
        targets: entities(&event.targets),
        place: event.place.and_then(|place| who.entity_of(id, place)),
        country,
        worded: in_words(event, &clipping.text),
        countries: of_kind(&|one| matches!(one.known, Some(Known::Country(_)))),
        particular: of_kind(&|one| {
            let is_country = matches!(one.known, Some(Known::Country(_)));
            one.entity_type == EntityType::Person
                || (one.entity_type == EntityType::Place && !is_country)
        }),
        rare_names: rare.of(id),
        count: event.count,
        is_negated: event.is_negated,
        is_planned: event.is_planned,
        clipping: id,
        at: 0,
    }
}

/// Words that say who takes part without a known name, in lower case, sorted.
fn in_words(event: &Event, text: &str) -> Vec<String> {
    let parties = event.worded_actors.iter().chain(&event.worded_targets);
    let mut words: Vec<String> = parties
        .map(|party| party.span.of(text).to_lowercase())
        .collect();
    words.order();
    words.dedup();
    words
}

/// The names of each clipping that few others have.
struct RareNames(BTreeMap<u32, Vec<u32>>);

impl RareNames {
    /// A name that more clippings than this have says little of what they are about.
    const MAX_CLIPPINGS: usize = 24;
    /// Most names of a clipping that are compared.
    const MAX_NAMES: usize = 64;

    fn new(n_clippings: usize, who: &WhoIsWho) -> RareNames {
        let limit = (n_clippings / 10).clamp(4, Self::MAX_CLIPPINGS);
        let mut names: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (place, entity) in (0..).zip(who.entities()) {
            let is_common = matches!(entity.known, Some(Known::Country(_) | Known::Medium(_)));
            if is_common || !(2..=limit).contains(&entity.clippings.len()) {
                continue;
            }
            for clipping in &entity.clippings {
                let known = names.entry(*clipping).or_default();
                if known.len() < Self::MAX_NAMES {
                    known.push(place);
                }
            }
        }
        RareNames(names)
    }

    fn of(&self, clipping: u32) -> Vec<u32> {
        self.0.get(&clipping).cloned().unwrap_or_default()
    }
}
