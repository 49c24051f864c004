use serde::Serialize;

use super::{EventView, PartyView, parties};
use crate::explore::Explorer;
use crate::explore::opened::Opened;

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
        let asked = EventView::at(at, &Opened::open(&self.library, id)?.told(&*who))?;
        let mut clippings: Vec<u32> = one.tellings.iter().map(|telling| telling.0).collect();
        clippings.dedup();
        let mut opened: Option<Opened> = None;
        let shown = one.tellings.iter().take(MAX_TELLINGS);
        let rows = shown.filter_map(|&(id, at)| {
            let opened = Opened::kept(&mut opened, &self.library, id)?;
            EventView::at(at, &opened.told(&*who))
        });
        let rows: Vec<EventView> = rows.collect();
        let mut publishers: Vec<String> = Vec::new();
        for publisher in rows.iter().filter_map(|row| row.publisher.as_ref()) {
            if !publishers.contains(publisher) {
                publishers.push(publisher.clone());
            }
        }
        Some(WitnessesView {
            event: asked.told_by_all(one, rows.iter().all(|row| row.reported), &who),
            clippings: clippings.len() as u32,
            publishers,
            shared: parties(&one.shared, &who),
            tellings: one.tellings.len() as u32,
            rows,
        })
    }
}
