use std::rc::Rc;

use super::Library;
use super::happenings::{EventTelling, Happenings};
use crate::document::Clipping;
use crate::extract::{Event, EventTime, Facts, Known, TimeValue, resolve};
use crate::library::WhoIsWho;
use crate::text::Order;

impl Library {
    /// Every event of the library once, with the clippings that tell it. Flushes
    /// the library.
    pub fn events(&mut self) -> Rc<Happenings> {
        let who = self.who();
        if let Some((generation, happenings)) = &self.happenings
            && *generation == self.generation()
        {
            return happenings.clone();
        }
        let mut tellings = Vec::new();
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
                ..telling(id, event, &clipping, &facts, &times, &who)
            }));
        }
        let happenings = Rc::new(Happenings::build(tellings));
        self.happenings = Some((self.generation(), happenings.clone()));
        happenings
    }
}

fn telling(
    id: u32,
    event: &Event,
    clipping: &Clipping,
    facts: &Facts,
    times: &[TimeValue],
    who: &WhoIsWho,
) -> EventTelling {
    let entities = |locals: &[u32]| {
        let mut entities: Vec<u32> = (locals.iter())
            .filter_map(|local| who.entity_of(id, *local))
            .collect();
        entities.order();
        entities.dedup();
        entities
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
        count: event.count,
        is_negated: event.is_negated,
        is_planned: event.is_planned,
        clipping: id,
        at: 0,
    }
}
