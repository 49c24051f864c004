use super::told::Told;
use crate::document::Clipping;
use crate::extract::{Facts, TimeValue};
use crate::library::{Library, WhoIsWho};
use crate::text::Span;

/// A clipping that is opened once for all in it that is looked at.
pub(super) struct Opened {
    pub id: u32,
    pub clipping: Clipping,
    pub facts: Facts,
    /// One for each of the clipping's expressions of time.
    pub times: Vec<(Span, TimeValue)>,
}

impl Opened {
    /// Opens the clipping numbered `id`; None where there is none.
    pub fn open(library: &Library, id: u32) -> Option<Opened> {
        let clipping = library.clipping(id)?;
        let facts = library.facts(id, &clipping);
        Some(Opened {
            id,
            times: library.times(&clipping, &facts),
            clipping,
            facts,
        })
    }

    /// The clipping numbered `id`, which is opened unless it is the one that is kept.
    pub fn kept<'o>(
        kept: &'o mut Option<Opened>,
        library: &Library,
        id: u32,
    ) -> Option<&'o Opened> {
        if kept.as_ref().is_none_or(|opened| opened.id != id) {
            *kept = Opened::open(library, id);
        }
        kept.as_ref()
    }

    /// What it says, beside what the library knows; `who` is None where that is not known.
    pub fn told<'a>(&'a self, who: impl Into<Option<&'a WhoIsWho>>) -> Told<'a> {
        Told {
            id: self.id,
            clipping: &self.clipping,
            facts: &self.facts,
            times: &self.times,
            who: who.into(),
        }
    }
}
