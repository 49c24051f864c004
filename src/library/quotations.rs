use std::rc::Rc;

use super::conclusions::Part;
use super::quoted::{CorrectedQuotation, Repeats, Saying, hashed_words};
use super::{Correction, FileRecord, IS_GROWING, Library};
use crate::document::Clipping;
use crate::extract::Facts;
use crate::text::Span;

impl Library {
    /// The quotations of `clipping`, whose facts are `facts`, as the reader wants
    /// them; without those that are rejected.
    pub fn quotations(&self, clipping: &Clipping, facts: &Facts) -> Vec<CorrectedQuotation> {
        let quotations = (0..)
            .zip(&facts.quotations)
            .map(|(at, quotation)| CorrectedQuotation {
                at,
                quotation: quotation.clone(),
                chain: None,
                is_corrected: false,
            });
        let mut quotations: Vec<CorrectedQuotation> = quotations.collect();
        for correction in self.corrections.all() {
            correct(&mut quotations, facts, correction, clipping);
        }
        quotations
    }

    /// The clippings of files in which the reader corrected a quotation.
    pub fn corrected_quotations(&self) -> Vec<u32> {
        let is_corrected = |file: &&FileRecord| {
            let is_of = |correction: &Correction| matches!(correction, Correction::Quotation { file: of, .. } if *of == file.path);
            self.corrections.all().iter().any(is_of)
        };
        let files = self.files().filter(is_corrected);
        files.flat_map(FileRecord::ids).collect()
    }

    /// Quotations that several clippings have. Flushes the library.
    pub fn repeats(&mut self) -> Rc<Repeats> {
        self.flush();
        if let Some(repeats) = &self.conclusions.repeats {
            return repeats.clone();
        }
        let repeats = Rc::new(match self.conclusions.saved(Part::Repeats) {
            Some(groups) => Repeats::of_groups(groups),
            None if IS_GROWING => self.told_repeats(),
            None => return Rc::default(),
        });
        self.conclusions.repeats = Some(repeats.clone());
        repeats
    }

    fn told_repeats(&mut self) -> Repeats {
        let who = self.who();
        let mut sayings = Vec::new();
        for id in self.ids() {
            let Some(clipping) = self.clipping(id) else {
                continue;
            };
            let facts = self.facts(id, &clipping);
            for one in self.quotations(&clipping, &facts) {
                let speaker = match &one.chain {
                    Some(chain) => chain.first().and_then(|name| who.find_name(name)),
                    None => (one.quotation.speaker().and_then(|voice| voice.entity))
                        .and_then(|local| who.entity_of(id, local)),
                };
                sayings.push(Saying {
                    clipping: id,
                    at: one.at,
                    words: hashed_words(one.quotation.span.of(&clipping.text)),
                    speaker,
                });
            }
        }
        Repeats::build(sayings)
    }

    /// The same where it is soon told (see [`Library::who_soon`]).
    pub fn repeats_soon(&mut self) -> Option<Rc<Repeats>> {
        let known = self.repeats_known();
        known.or_else(|| (IS_GROWING && self.is_soon_told()).then(|| self.repeats()))
    }

    /// The same where it is known already.
    pub fn repeats_known(&mut self) -> Option<Rc<Repeats>> {
        let is_known = self.conclusions.repeats.is_some() || self.conclusions.saved.is_some();
        is_known.then(|| self.repeats())
    }
}

/// Applies a correction, where it is one of a quotation of this clipping.
fn correct(
    quotations: &mut Vec<CorrectedQuotation>,
    facts: &Facts,
    correction: &Correction,
    clipping: &Clipping,
) {
    let Correction::Quotation {
        file,
        part,
        span,
        reject,
        kind,
        to,
        chain,
    } = correction
    else {
        return;
    };
    if *file != clipping.file || *part != clipping.part {
        return;
    }
    let found = |one: &CorrectedQuotation| {
        let found = facts.quotations[one.at as usize].span;
        (found.start, found.end) == *span
    };
    if *reject {
        quotations.retain(|one| !found(one));
        return;
    }
    for one in quotations.iter_mut().filter(|one| found(one)) {
        one.is_corrected = true;
        if let Some(kind) = kind {
            one.quotation.kind = *kind;
        }
        if let Some(chain) = chain {
            one.chain = Some(chain.clone());
        }
        let place = to.map(|(start, end)| Span { start, end });
        let is_inside =
            |place: &Span| place.start < place.end && clipping.text.get(place.range()).is_some();
        if let Some(place) = place.filter(is_inside) {
            one.quotation.span = place;
        }
    }
}
