use serde::Serialize;

use super::{parties, period_of, plover_name};
use crate::explore::pieces::{PieceView, keep_apart, sentences_in_pieces};
use crate::explore::told::Told;
use crate::extract::{Event, EventTime, WordedParty};
use crate::library::happenings::Happening;
use crate::library::{LibraryEntity, WhoIsWho};
use crate::text::Span;

/// An event with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct EventView {
    /// Number of the clipping that tells it.
    pub id: u32,
    /// Place among the clipping's events.
    pub at: u32,
    /// What happened: `meeting`.
    pub class: &'static str,
    /// PLOVER's name for that: `CONSULT`.
    pub plover: Option<&'static str>,
    /// The words that say so: `met`.
    pub trigger: String,
    /// Who did it.
    pub actors: Vec<PartyView>,
    /// To whom.
    pub targets: Vec<PartyView>,
    /// When: `2015-10-10`, `2015-10`, `2018/2019`.
    pub date: Option<String>,
    /// It is told as news without a date, which is that of the clipping.
    pub reported: bool,
    /// The words for the date, as the clipping has them.
    pub dated: Option<String>,
    /// What the date rests on; empty where none is told.
    pub why: String,
    /// Where.
    pub place: Option<PartyView>,
    /// How often.
    pub count: Option<u32>,
    /// What an anniversary counts and remembers.
    pub anniversary: Option<AnniversaryView>,
    /// Told as done, as planned, threatened or possible, or as not done.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(type = "'asserted' | 'planned' | 'negated'")
    )]
    pub mode: &'static str,
    /// How sure this is, in percent.
    pub confidence: u8,
    /// The sentence that tells it, in pieces.
    pub context: Vec<PieceView>,
    /// The clipping's title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When, in the precision known.
    pub published: Option<String>,
    /// Language code.
    pub language: Option<String>,
}

/// One who takes part, or where it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct PartyView {
    /// Its id among the names; empty for words without a known name, and where nobody has
    /// asked yet who is who in a large library.
    pub id: String,
    /// The name that it goes by, or the clipping's words.
    pub name: String,
}

/// What an anniversary counts and remembers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct AnniversaryView {
    /// Years since then.
    pub years: Option<u16>,
    /// What is remembered, in the clipping's words.
    pub of: Option<String>,
}

impl PartyView {
    pub(super) fn new(entity: &LibraryEntity) -> PartyView {
        PartyView {
            id: entity.id.clone(),
            name: entity.name.clone(),
        }
    }

    /// One that a clipping has words for, and no known name.
    fn worded(party: &WordedParty, text: &str) -> PartyView {
        PartyView {
            id: String::new(),
            name: party.span.of(text).to_owned(),
        }
    }

    /// One that a clipping names; by its own name where it is not known who is who.
    fn of(local: u32, told: &Told<'_>) -> Option<PartyView> {
        if told.who.is_some() {
            return told.entity_of(local, None).map(PartyView::new);
        }
        let entity = told.facts.entities.get(local as usize)?;
        Some(PartyView {
            id: String::new(),
            name: entity.name.clone(),
        })
    }
}

impl EventView {
    /// The view of the event at place `at` of `told`.
    pub(super) fn at(at: u32, told: &Told<'_>) -> Option<EventView> {
        Some(EventView::new(
            told.facts.events.get(at as usize)?,
            at,
            told,
        ))
    }

    /// The view of the event at place `at`, as `told` has it.
    pub(super) fn new(event: &Event, at: u32, told: &Told<'_>) -> EventView {
        let clipping = told.clipping;
        let text = &clipping.text;
        let parties = |locals: &[u32], worded: &[WordedParty]| {
            let mut parties: Vec<PartyView> = Vec::new();
            let named = locals
                .iter()
                .filter_map(|local| PartyView::of(*local, told));
            let unnamed = worded.iter().filter(|party| party.named.is_none());
            for party in named.chain(unnamed.map(|party| PartyView::worded(party, text))) {
                if !parties.contains(&party) {
                    parties.push(party);
                }
            }
            parties
        };
        let time = match event.time {
            EventTime::Expression(time) => told.times.get(time as usize),
            EventTime::Published | EventTime::Unknown => None,
        };
        let days = time.and_then(|(_, value)| value.days);
        let published = clipping.published.as_ref().map(|date| date.value);
        let reported = published.filter(|_| days.is_none() && event.time != EventTime::Unknown);
        EventView {
            id: told.id,
            at,
            class: event.class.name(),
            plover: plover_name(event.class),
            trigger: event.trigger.of(text).to_owned(),
            actors: parties(&event.actors, &event.worded_actors),
            targets: parties(&event.targets, &event.worded_targets),
            date: days
                .or_else(|| reported.map(|date| (date.first_day(), date.last_day())))
                .map(period_of),
            reported: reported.is_some(),
            dated: time.map(|(span, _)| span.of(text).to_owned()),
            why: time.map_or(String::new(), |(_, value)| value.why.clone()),
            place: event.place.and_then(|local| PartyView::of(local, told)),
            count: event.count,
            anniversary: event.anniversary.map(|one| AnniversaryView {
                years: one.years,
                of: one.commemorates.map(|span| span.of(text).to_owned()),
            }),
            mode: mode(event.is_negated, event.is_planned),
            confidence: event.confidence,
            context: sentences_in_pieces(&parts(event, told), clipping),
            title: clipping.headline.title.value.clone(),
            publisher: (clipping.publisher.as_ref()).map(|publisher| publisher.value.clone()),
            published: published.map(|date| date.to_string()),
            language: (clipping.language.as_ref()).map(|language| language.value.clone()),
        }
    }

    /// The same, with what all say who tell it; `reported` where none says when but as news.
    pub(super) fn told_by_all(self, one: &Happening, reported: bool, who: &WhoIsWho) -> EventView {
        EventView {
            actors: beside(parties(&one.actors, who), self.actors),
            targets: beside(parties(&one.targets, who), self.targets),
            date: one.days.map(period_of),
            reported,
            place: parties(one.place.as_slice(), who).pop(),
            mode: mode(one.is_negated, one.is_planned),
            ..self
        }
    }
}

/// Those named, and beside them those of a telling that have words alone.
fn beside(mut named: Vec<PartyView>, told: Vec<PartyView>) -> Vec<PartyView> {
    named.extend(told.into_iter().filter(|party| party.id.is_empty()));
    named
}

/// How an event is told.
pub(super) fn mode(is_negated: bool, is_planned: bool) -> &'static str {
    match (is_negated, is_planned) {
        (true, _) => "negated",
        (_, true) => "planned",
        _ => "asserted",
    }
}

/// What happened, who and what beside it takes part, and when: sorted, apart.
pub(super) fn parts(event: &Event, told: &Told<'_>) -> Vec<(Span, &'static str)> {
    let mentions = &told.facts.mentions;
    let first = mentions.partition_point(|mention| mention.span.start < event.span.start);
    let beside = mentions[first..]
        .iter()
        .take_while(|mention| mention.span.start < event.span.end);
    let mut parts: Vec<(Span, &'static str)> = beside
        .filter_map(|mention| {
            let is_in = |locals: &[u32]| locals.contains(&mention.entity);
            if is_in(&event.actors) {
                Some((mention.span, "actor"))
            } else {
                is_in(&event.targets).then_some((mention.span, "target"))
            }
        })
        .collect();
    let worded = |parties: &[WordedParty], part| {
        let spans = parties.iter().map(|party| party.span);
        spans.map(|span| (span, part)).collect::<Vec<_>>()
    };
    parts.extend(worded(&event.worded_actors, "actor"));
    parts.extend(worded(&event.worded_targets, "target"));
    let overlaps = |span: Span| span.start < event.trigger.end && event.trigger.start < span.end;
    parts.retain(|(span, _)| !overlaps(*span));
    parts.push((event.trigger, "trigger"));
    if let EventTime::Expression(at) = event.time {
        let when = told.times.get(at as usize).map(|(span, _)| *span);
        // Told in the same sentence or the next: what is far away would draw in all between.
        let near = |span: &Span| {
            span.end.saturating_add(200) >= event.span.start
                && span.start <= event.span.end.saturating_add(200)
                && !overlaps(*span)
        };
        parts.extend(when.filter(near).map(|span| (span, "when")));
    }
    keep_apart(&mut parts);
    parts
}
