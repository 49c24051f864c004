//! The events of a question's hits: a ledger of them, and who tells each.

mod clipping_events;
mod event_view;
mod export;
mod period;
mod plover;
mod rows;
mod witnesses;

use serde::Serialize;

use super::ledger::LedgerSort;
use super::opened::Opened;
use super::{Explorer, LedgerFacet, LedgerFacetView, LedgerQuestion, LedgerValueView, Question};
pub(super) use clipping_events::ClippingEvents;
pub use event_view::{AnniversaryView, EventView, PartyView};
pub use export::{EVENT_COLUMNS, EventFormat};
pub use plover::plover_name;
pub(super) use rows::ListedEvents;
pub use witnesses::WitnessesView;

use crate::library::WhoIsWho;
use crate::library::happenings::Happening;
use crate::text::Order;
use period::period_of;

/// The events of a question's hits: one window of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct EventsView {
    /// Events that a hit tells, each once.
    pub events: u32,
    /// Hits that tell them.
    pub clippings: u32,
    /// Events that are asked for.
    pub matched: u32,
    /// Facets with their values, most frequent first.
    pub facets: Vec<LedgerFacetView>,
    /// Place of the window.
    pub offset: u32,
    /// The window.
    pub rows: Vec<EventRowView>,
}

/// A row: an event, below a heading where the rows are in groups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct EventRowView {
    /// The group that this row opens, with the number of its rows; null for all other rows.
    pub heading: Option<LedgerValueView>,
    /// What all who tell it say, with the sentence of one of them.
    pub event: EventView,
    /// Clippings of the library that tell it.
    pub clippings: u32,
    /// Publishers of these.
    pub publishers: u32,
}

impl Explorer {
    /// The events of the question's hits, those of `asked` listed.
    pub fn event_ledger(
        &mut self,
        question: &Question,
        asked: &LedgerQuestion,
        offset: usize,
        limit: usize,
    ) -> EventsView {
        let listed = self.listed_events(question);
        let picked = listed.listed.picked(asked);
        let mut matched = picked.rows();
        listed.sort(&mut matched, asked.sort);
        let groups = (asked.group).map(|facet| listed.listed.group(&mut matched, facet));
        let who = self.library.who();
        let mut opened: Option<Opened> = None;
        let window = matched.iter().enumerate().skip(offset).take(limit);
        let rows = window.filter_map(|(nth, row)| {
            let row = &listed.rows[*row as usize];
            let (id, at) = row.shown;
            let opened = Opened::kept(&mut opened, &self.library, id)?;
            let event = EventView::at(at, &opened.told(&*who))?;
            Some(EventRowView {
                heading: groups.as_ref().and_then(|groups| groups.get(&nth).cloned()),
                event: event.told_by_all(listed.happening(row), row.is_reported, &who),
                clippings: row.n_clippings,
                publishers: row.n_publishers,
            })
        });
        EventsView {
            rows: rows.collect(),
            events: listed.rows.len() as u32,
            clippings: listed.n_clippings,
            matched: matched.len() as u32,
            facets: picked.facets,
            offset: offset as u32,
        }
    }

    /// Events that a name takes part in: as the one who does it, and as the one it is done to.
    pub(super) fn events_of(&mut self, entity: u32) -> (u32, u32) {
        let events = self.library.events();
        let count = |parties: fn(&Happening) -> &Vec<u32>| {
            let has = |one: &&Happening| parties(one).contains(&entity);
            events.all().iter().filter(has).count() as u32
        };
        (count(|one| &one.actors), count(|one| &one.targets))
    }
}

impl ListedEvents {
    /// Puts places of events in order.
    fn sort(&self, rows: &mut [u32], sort: LedgerSort) {
        // Events stand by their first day, those without one last.
        let first = |row: &u32| self.happening(&self.rows[*row as usize]).days;
        match sort {
            LedgerSort::Newest => {
                rows.order_by_key(|row| {
                    core::cmp::Reverse(first(row).map(|days| (days.1, days.0)))
                });
            }
            LedgerSort::Repeated => rows.order_by_key(|row| {
                let row = &self.rows[*row as usize];
                core::cmp::Reverse((row.n_clippings, row.n_publishers))
            }),
            LedgerSort::Class => {
                self.listed.group(rows, LedgerFacet::Class);
            }
            _ => {}
        }
    }
}

/// The library's entities at these places.
fn parties(entities: &[u32], who: &WhoIsWho) -> Vec<PartyView> {
    let known = entities
        .iter()
        .filter_map(|at| who.entities().get(*at as usize));
    known.map(PartyView::new).collect()
}
