use super::EventView;
use crate::document::Clipping;
use crate::explore::told::Told;
use crate::extract::{Facts, TimeValue};
use crate::library::{Library, WhoIsWho};
use crate::text::Span;

/// A clipping that is opened once for all of its events that are looked at.
pub(super) struct OpenedEvents {
    pub id: u32,
    pub clipping: Clipping,
    pub facts: Facts,
    pub times: Vec<(Span, TimeValue)>,
}

impl OpenedEvents {
    /// Opens the clipping numbered `id`; None where there is none.
    pub fn open(library: &Library, id: u32) -> Option<OpenedEvents> {
        let clipping = library.clipping(id)?;
        let facts = library.facts(id, &clipping);
        Some(OpenedEvents {
            id,
            times: library.times(&clipping, &facts),
            clipping,
            facts,
        })
    }

    /// The event at place `at`.
    pub fn view(&self, at: u32, who: Option<&WhoIsWho>) -> Option<EventView> {
        let told = Told {
            id: self.id,
            clipping: &self.clipping,
            facts: &self.facts,
            times: &self.times,
            who,
        };
        let event = self.facts.events.get(at as usize)?;
        Some(EventView::new(event, at, &told))
    }
}
