use serde::Serialize;

use super::record::share;
use super::told::Told;
use crate::document::Moment;
use crate::extract::{Event, EventTime, WordedParty};
use crate::text::Span;

/// An event as the command line writes it. Offsets count code points.
#[derive(Serialize)]
pub(super) struct EventRecord<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    #[serde(rename = "type")]
    class: &'static str,
    trigger: [u32; 2],
    actors: Vec<&'a str>,
    targets: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    worded_actors: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    worded_targets: Vec<&'a str>,
    date: Option<String>,
    place: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    anniversary: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    commemorates: Option<&'a str>,
    negated: bool,
    planned: bool,
    confidence: f32,
}

impl<'a> EventRecord<'a> {
    /// The record of an event of `told`; `points` gives code points.
    pub fn new(
        event: &Event,
        told: &Told<'a>,
        points: &mut impl FnMut(Span) -> [u32; 2],
    ) -> EventRecord<'a> {
        let [start, end] = points(event.span);
        let text = told.clipping.text.as_str();
        let ids = |locals: &[u32]| {
            let ids = locals.iter().filter_map(|local| told.id_of(*local, None));
            ids.collect()
        };
        let words = |parties: &[WordedParty]| {
            let words = parties.iter().map(|party| party.span.of(text));
            words.collect()
        };
        let remembered = event.anniversary.and_then(|one| one.commemorates);
        EventRecord {
            start,
            end,
            text: event.span.of(text),
            class: event.class.name(),
            trigger: points(event.trigger),
            actors: ids(&event.actors),
            targets: ids(&event.targets),
            worded_actors: words(&event.worded_actors),
            worded_targets: words(&event.worded_targets),
            date: match event.time {
                EventTime::Expression(at) => told.time(at).map(|time| time.value.clone()),
                EventTime::Published => (told.clipping.published.as_ref())
                    .and_then(|date| {
                        Moment::of_days((date.value.first_day(), date.value.last_day()))
                    })
                    .map(|day| day.to_string()),
                EventTime::Unknown => None,
            },
            place: event.place.and_then(|local| told.id_of(local, None)),
            count: event.count,
            anniversary: event.anniversary.and_then(|one| one.years),
            commemorates: remembered.map(|span| span.of(text)),
            negated: event.is_negated,
            planned: event.is_planned,
            confidence: share(event.confidence),
        }
    }
}
