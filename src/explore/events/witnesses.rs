use serde::Serialize;

use super::opened::OpenedEvents;
use super::{EventView, PartyView, parties};
use crate::explore::Explorer;

/// Most tellings that are shown.
const MAX_TELLINGS: usize = 200;

/// An event with every sentence that tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct WitnessesView {
    /// What all say who tell it, with the sentence that was asked for.
    pub event: EventView,
    /// Clippings that tell it.
    pub clippings: u32,
    /// Publishers of these that are known.
    pub publishers: Vec<String>,
    /// Who take part, or where it was, by every telling.
    pub shared: Vec<PartyView>,
    /// Sentences in all.
    pub tellings: u32,
    /// Each sentence as its clipping tells it, in the order of the clippings.
    pub rows: Vec<EventView>,
}

impl Explorer {
    /// Who tells the event at place `at` of clipping `id`; None where there is no such.
    pub fn witnesses(&mut self, id: u32, at: u32) -> Option<WitnessesView> {
        let who = self.library.who();
        let happenings = self.library.events();
        let one = happenings.of(id, at)?;
        let asked = OpenedEvents::open(&self.library, id)?.view(at, Some(&who))?;
        let mut clippings: Vec<u32> = one.tellings.iter().map(|telling| telling.0).collect();
        clippings.dedup();
        let mut opened: Option<OpenedEvents> = None;
        let shown = one.tellings.iter().take(MAX_TELLINGS);
        let rows = shown.filter_map(|&(id, at)| {
            if opened.as_ref().is_none_or(|opened| opened.id != id) {
                opened = OpenedEvents::open(&self.library, id);
            }
            opened.as_ref()?.view(at, Some(&who))
        });
        let rows: Vec<EventView> = rows.collect();
        let mut publishers: Vec<String> = Vec::new();
        for publisher in rows.iter().filter_map(|row| row.publisher.as_ref()) {
            if !publishers.contains(publisher) {
                publishers.push(publisher.clone());
            }
        }
        Some(WitnessesView {
            event: asked.as_all_tell(one, rows.iter().all(|row| row.reported), &who),
            clippings: clippings.len() as u32,
            publishers,
            shared: parties(&one.shared, &who),
            tellings: one.tellings.len() as u32,
            rows,
        })
    }
}
