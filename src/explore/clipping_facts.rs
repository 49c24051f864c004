use serde::Serialize;

use super::clipping_quotations::ClippingQuotations;
use super::events::ClippingEvents;
use super::names::known_words;
use super::told::Told;
use crate::extract::{Entity, EntityType, Known};
use crate::text::Order;
use crate::text::Span;

/// Somebody or something that a clipping names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct ClippingNameView {
    /// Its id in the library; empty where nobody has asked yet who is who in a
    /// large one.
    pub id: String,
    /// The name that it goes by in the library.
    pub name: String,
    /// What it is.
    pub kind: EntityType,
    /// A medium or a government, where a lexicon says so.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(type = "'country' | 'medium' | 'government' | null")
    )]
    pub mark: Option<&'static str>,
    /// ISO 3166-1 code of its country, where a lexicon knows it.
    pub country: Option<String>,
    /// How often the clipping names it.
    pub count: u32,
    /// Offices and descriptions that the clipping gives it.
    pub roles: Vec<String>,
    /// Other spellings in the clipping, each with why it is the same.
    pub forms: Vec<NameFormView>,
}

/// A spelling in a clipping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct NameFormView {
    /// As the clipping has it.
    pub text: String,
    /// Why it is taken for a name of this one.
    pub reason: &'static str,
    /// How sure that is, in percent.
    pub confidence: u8,
}

/// An expression of time in a clipping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ClippingTimeView {
    /// As the clipping has it.
    pub words: String,
    /// What it means, as in `2015-10-10` or `P1W`.
    pub value: String,
    /// Whether that is a place on the calendar.
    pub days: bool,
    /// How it was told.
    pub why: String,
}

/// Where a fact stands in a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FactSpanView {
    /// First UTF-16 unit of the block's text.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// What it is.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(type = "'person' | 'organisation' | 'place' | 'time'")
    )]
    pub kind: &'static str,
    /// Place among the clipping's names or times.
    pub at: u32,
}

/// The names, times, quotations and events of one clipping, as views, with their places.
#[derive(Default)]
pub(super) struct ClippingFacts {
    pub names: Vec<ClippingNameView>,
    pub times: Vec<ClippingTimeView>,
    pub quoted: ClippingQuotations,
    pub events: ClippingEvents,
    /// Bytes of the text, sorted, apart from each other: the outer of two that overlap.
    spans: Vec<(Span, &'static str, u32)>,
}

impl ClippingFacts {
    /// Those of `told`: names are those of the library, or the clipping's own
    /// where it is not known who is who.
    pub fn new(
        told: &Told<'_>,
        quoted: ClippingQuotations,
        events: ClippingEvents,
    ) -> ClippingFacts {
        let Told {
            id,
            clipping,
            facts,
            times,
            who,
        } = *told;
        let mut found = ClippingFacts {
            quoted,
            events,
            ..ClippingFacts::default()
        };
        for mention in &facts.mentions {
            let form = mention.span.of(&clipping.text);
            let Some(own) = facts.entities.get(mention.entity as usize) else {
                continue;
            };
            let place = match who {
                Some(who) => {
                    let at = who.entity_of_form(id, mention.entity, form);
                    let entity = at.and_then(|at| who.entities().get(at as usize));
                    entity.map(|entity| {
                        found.place_of(&entity.id, &entity.name, entity.entity_type, &entity.known)
                    })
                }
                None => Some(found.place_of("", &own.name, own.entity_type, &own.known)),
            };
            let Some(place) = place else {
                continue;
            };
            found.tell(place, own, form);
            let name = &mut found.names[place as usize];
            name.count += 1;
            found.spans.push((mention.span, name.kind.name(), place));
        }
        for (place, (span, value)) in (0..).zip(times) {
            found.times.push(ClippingTimeView {
                words: span.of(&clipping.text).to_owned(),
                value: value.value.clone(),
                days: value.days.is_some(),
                why: value.why.clone(),
            });
            found.spans.push((*span, "time", place));
        }
        found
            .spans
            .order_by_key(|(span, _, _)| (span.start, core::cmp::Reverse(span.end)));
        let mut end = 0;
        found.spans.retain(|(span, _, _)| {
            let is_apart = span.start >= end;
            if is_apart {
                end = span.end;
            }
            is_apart
        });
        found
    }

    /// The place of a name, which is added where it is new.
    fn place_of(&mut self, id: &str, name: &str, kind: EntityType, known: &Option<Known>) -> u32 {
        let is_same = |one: &ClippingNameView| one.id == id && one.kind == kind && one.name == name;
        let place = self.names.iter().position(is_same);
        let place = place.unwrap_or_else(|| {
            let (mark, country) = known_words(known);
            self.names.push(ClippingNameView {
                id: id.to_owned(),
                name: name.to_owned(),
                kind,
                mark,
                country,
                count: 0,
                roles: Vec::new(),
                forms: Vec::new(),
            });
            self.names.len() - 1
        });
        place as u32
    }

    /// Notes what the clipping says of a name, which it writes as `form`.
    fn tell(&mut self, place: u32, own: &Entity, form: &str) {
        let name = &mut self.names[place as usize];
        for role in &own.roles {
            if !name.roles.contains(&role.title) {
                name.roles.push(role.title.clone());
            }
        }
        let is_new = form != name.name && name.forms.iter().all(|known| known.text != form);
        if let Some(form) = (own.forms.iter()).find(|one| is_new && one.text == form) {
            name.forms.push(NameFormView {
                text: form.text.clone(),
                reason: form.reason.name(),
                confidence: form.confidence,
            });
        }
    }

    /// The spans that lie in `block`, bytes of the text, as `(start, end)` in bytes of the block.
    pub fn within(&self, block: Span) -> impl Iterator<Item = (Span, &'static str, u32)> + '_ {
        let first = (self.spans).partition_point(|(span, _, _)| span.start < block.start);
        (self.spans[first..].iter())
            .take_while(move |(span, _, _)| span.end <= block.end)
            .map(move |(span, kind, at)| {
                let inside = Span {
                    start: span.start - block.start,
                    end: span.end - block.start,
                };
                (inside, *kind, *at)
            })
    }
}
