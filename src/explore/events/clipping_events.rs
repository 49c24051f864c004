use super::EventView;
use super::event_view::parts;
use crate::explore::pieces::{PartSpanView, parts_in_blocks};
use crate::explore::told::Told;

/// The events of one clipping, as views, with their places.
#[derive(Default)]
pub(in crate::explore) struct ClippingEvents {
    pub events: Vec<EventView>,
    /// One list for each block.
    pub spans: Vec<Vec<PartSpanView>>,
}

impl ClippingEvents {
    /// Those of `told`.
    pub fn new(told: &Told<'_>) -> ClippingEvents {
        let events = || (0..).zip(&told.facts.events);
        let spans = events().flat_map(|(at, event)| {
            let parts = parts(event, told).into_iter();
            parts.map(move |(span, part)| (span, part, at))
        });
        ClippingEvents {
            events: events()
                .map(|(at, event)| EventView::new(event, at, told))
                .collect(),
            spans: parts_in_blocks(spans.collect(), told.clipping),
        }
    }
}
