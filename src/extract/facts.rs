//! What one clipping says: names, times, quotations and events, with their evidence.

use serde::{Deserialize, Serialize};

use super::{Entity, EntityType, Event, EventTime, Mention, Quotation, TimeExpression, Voice};
use crate::document::Clipping;
use crate::text::{Set, Span};

/// What one clipping says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Names, in the order of their first bytes; a longer one before one that
    /// begins with it. One may lie inside another (`Kim Il-sung Square`).
    pub mentions: Vec<Mention>,
    /// Who and what the mentions name.
    pub entities: Vec<Entity>,
    /// Expressions of time, in order, apart from each other.
    pub times: Vec<TimeExpression>,
    /// Quotations, in the order of their first bytes; a mixed one may lie inside
    /// an indirect one.
    pub quotations: Vec<Quotation>,
    /// Events, in the order of their first bytes.
    pub events: Vec<Event>,
}

impl Facts {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.mentions.is_empty()
            && self.entities.is_empty()
            && self.times.is_empty()
            && self.quotations.is_empty()
            && self.events.is_empty()
    }

    /// Whether these may be the facts of `clipping`: every span lies in its
    /// text, and what names an entity or a time names one that is there. True
    /// of what was extracted from it, not of any bytes that decode.
    pub fn fit(&self, clipping: &Clipping) -> bool {
        let is_span = |span: &Span| clipping.text.get(span.range()).is_some();
        let is_entity = |at: &u32| (*at as usize) < self.entities.len();
        let is_time = |at: &u32| (*at as usize) < self.times.len();
        let is_voice = |voice: &Voice| {
            voice.span.iter().chain(&voice.antecedent).all(is_span)
                && voice.entity.iter().all(is_entity)
        };
        let mut roles = (self.entities.iter()).flat_map(|entity| &entity.roles);
        let quotation_fits = |quotation: &Quotation| {
            is_span(&quotation.span)
                && (quotation.chain.iter().chain(&quotation.addressee)).all(is_voice)
                && quotation.cue.iter().all(is_span)
                && (quotation.medium.iter()).all(|medium| is_span(&medium.span))
                && quotation.time.iter().all(is_time)
                && quotation.place.iter().all(is_entity)
        };
        let event_fits = |event: &Event| {
            is_span(&event.span)
                && is_span(&event.trigger)
                && (event
                    .actors
                    .iter()
                    .chain(&event.targets)
                    .chain(&event.place))
                .all(is_entity)
                && (event.worded_actors.iter().chain(&event.worded_targets))
                    .all(|party| is_span(&party.span) && party.named.iter().all(is_entity))
                && match &event.time {
                    EventTime::Expression(at) => is_time(at),
                    EventTime::Published | EventTime::Unknown => true,
                }
                && (event.anniversary.iter())
                    .all(|anniversary| anniversary.commemorates.iter().all(is_span))
        };
        (self.mentions.iter()).all(|mention| is_span(&mention.span) && is_entity(&mention.entity))
            && roles.all(|role| is_span(&role.span))
            && (self.times.iter()).all(|time| is_span(&time.span))
            && self.quotations.iter().all(quotation_fits)
            && self.events.iter().all(event_fits)
    }
}

/// Calls `visit` with each different name that the text gives an entity, and
/// with the entity's own where the text lacks it.
pub fn for_each_name<'f>(
    text: &'f str,
    facts: &'f Facts,
    mut visit: impl FnMut(EntityType, &'f str),
) {
    let mut names: Set<(EntityType, &str)> = Set::new();
    for mention in &facts.mentions {
        if let Some(name) = text.get(mention.span.range()) {
            names.insert((mention.entity_type, name));
        }
    }
    for entity in &facts.entities {
        names.insert((entity.entity_type, &entity.name));
    }
    for (entity_type, name) in names {
        visit(entity_type, name);
    }
}
