//! `as reported by X`: who passes words on, behind or before them.

use super::after::After;
use super::classes;
use super::cue::Cue;
use super::page::Page;
use super::phrases::{self, Phrase};
use super::scene::Scene;
use crate::extract::QuotationRule;

/// `as reported by X`, `per X`: who passes the words on, and one past it.
pub fn relayed(page: &Page<'_>, at: usize, end: usize) -> Option<(Phrase, usize)> {
    let mut i = at;
    // `per Reuters`, but not `per day`.
    if page.is(i, "per") && page.is_capital(i + 1) {
        let phrase = phrases::phrase_from(page, i + 1, end)?;
        return page
            .is_capital(phrase.end - 1)
            .then_some((phrase, phrase.end));
    }
    // `via news agency Interfax`.
    if page.is(i, "via") {
        let phrase = phrases::phrase_from(page, i + 1, end)?;
        let mut found = After::default();
        found.name_medium(page, phrase);
        return found.teller.map(|teller| (teller, phrase.end));
    }
    if !page.is(i, "as") {
        return None;
    }
    i += 1;
    while page.has(i, classes::ADVERB | classes::BE) {
        i += 1;
    }
    let is_verb = matches!(
        page.text(i),
        "reported" | "quoted" | "cited" | "relayed" | "told" | "carried" | "published" | "stated"
    );
    if !is_verb || !matches!(page.text(i + 1), "by" | "in") {
        return None;
    }
    let phrase = phrases::phrase_from(page, i + 2, end)?;
    Some((phrase, phrase.end))
}

impl Scene<'_, '_> {
    /// `as reported by X` beside a cue passes its words on; alone at the start of a
    /// sentence it is a cue of its own.
    pub fn relaying(&mut self, at: usize) -> Option<usize> {
        let page = self.page;
        let (teller, end) = relayed(page, at, self.end)?;
        if let Some(cue) = (self.cues.iter_mut().rev())
            .find(|cue| !cue.is_agentless && cue.speaker.is_some() && cue.group.end <= at)
        {
            cue.tellers.push(teller);
            return Some(end);
        }
        if matches!(page.text(at), "per" | "via") {
            return None;
        }
        let mut cue = Cue::new(
            Phrase {
                first: at,
                end: teller.first,
            },
            QuotationRule::Preposition,
        );
        cue.speaker = Some(teller);
        cue.group = Phrase { first: at, end };
        cue.after.end = end;
        self.cues.push(cue);
        Some(end)
    }

    /// The cue between whose subject and verb `according to X` stands: `Witnesses,
    /// according to X, said`.
    pub fn interposed(&self, at: usize) -> Option<usize> {
        let inner = &self.cues[at];
        if inner.rule != QuotationRule::Preposition {
            return None;
        }
        self.cues.iter().position(|outer| {
            let follows = |speaker: Phrase| {
                self.page.is(speaker.end, ",") && speaker.end + 1 == inner.group.first
            };
            outer.speaker.is_some_and(follows) && inner.group.end <= outer.verb.first
        })
    }
}
