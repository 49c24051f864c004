use std::rc::Rc;

use super::conclusions::Part;
use super::who::{ClippingNames, Correction, Corrections, WhoIsWho};
use super::{IS_GROWING, Library};
use crate::document::Clipping;
use crate::extract::{Entity, Facts, TimeValue, resolve};
use crate::text::Span;

/// Clippings whose names are put together in some hundredths of a second.
const SOON_TOLD: u32 = 5_000;

impl Library {
    /// Who is who in the clippings as they are now. Flushes the library.
    pub fn who(&mut self) -> Rc<WhoIsWho> {
        self.flush();
        if let Some(who) = &self.conclusions.who {
            return who.clone();
        }
        let who = Rc::new(match self.conclusions.saved(Part::Who) {
            Some(who) => who,
            None if IS_GROWING => self.told_who(),
            None => return Rc::default(),
        });
        self.conclusions.who = Some(who.clone());
        who
    }

    /// The same where it is saved or known already, or soon told: a library of more than
    /// [`SOON_TOLD`] clippings takes up to some seconds, which only those wait for
    /// who ask for names.
    pub fn who_soon(&mut self) -> Option<Rc<WhoIsWho>> {
        let is_known = self.conclusions.who.is_some() || self.conclusions.saved.is_some();
        (is_known || (IS_GROWING && self.is_soon_told())).then(|| self.who())
    }

    /// Whether it is known, or can be opened while nobody waits.
    pub fn is_who_at_hand(&self) -> bool {
        self.conclusions.who.is_some() || self.conclusions.is_small(Part::Who)
    }

    /// Whether what goes through all clippings takes some hundredths of a second.
    pub fn is_soon_told(&self) -> bool {
        self.n_clippings() <= SOON_TOLD
    }

    fn told_who(&self) -> WhoIsWho {
        let mut named: Vec<(u32, String, Vec<Entity>)> = Vec::new();
        let mut files = self.files().peekable();
        for (segment, deletions) in self.segments() {
            for document in 0..segment.n_documents() {
                let id = segment.columns().id(document);
                let entities = segment.facts(document).entities;
                if deletions.contains(document) || entities.is_empty() {
                    continue;
                }
                while files.next_if(|file| file.ids().end <= id).is_some() {}
                let file = files.peek().filter(|file| file.ids().contains(&id));
                let path = file.map_or(String::new(), |file| file.path.clone());
                named.push((id, path, entities));
            }
        }
        let names: Vec<ClippingNames<'_>> = (named.iter())
            .map(|(clipping, file, entities)| ClippingNames {
                clipping: *clipping,
                file,
                entities,
            })
            .collect();
        WhoIsWho::build(&names, &self.corrections)
    }

    /// The reader's corrections of names.
    pub fn corrections(&self) -> &Corrections {
        &self.corrections
    }

    /// Corrects a name.
    pub fn correct(&mut self, correction: Correction) {
        self.corrections.push(correction);
        self.change();
    }

    /// Takes the last correction back; whether there was one.
    pub fn undo_correction(&mut self) -> bool {
        let undone = self.corrections.undo();
        self.change();
        undone
    }

    /// The expressions of time in the `facts` of `clipping`, with what they mean
    /// by the clipping's own date.
    pub fn times(&self, clipping: &Clipping, facts: &Facts) -> Vec<(Span, TimeValue)> {
        let anchor = clipping.published.as_ref().map(|date| date.value);
        let values = resolve(&facts.times, anchor);
        (facts.times.iter().map(|time| time.span))
            .zip(values)
            .collect()
    }
}
