//! Statements without marks: paragraphs behind a last `X said:`.

use super::classes;
use super::lexicon::pattern;
use super::marks::Region;
use super::page::Page;
use super::phrases::Phrase;
use super::rows::Row;
use super::scene::Scene;
use super::telling::Told;
use crate::extract::{QuotationKind, QuotationRule};

/// A statement whose paragraphs are to come.
pub struct Statement {
    pub told: Told,
    /// A paragraph of it was read.
    pub is_begun: bool,
}

impl Scene<'_, '_> {
    /// The cue whose words are the paragraphs behind this one.
    pub fn announced(&self) -> Option<usize> {
        let page = self.page;
        let colon = self.end.checked_sub(1)?;
        if !page.is(colon, ":") || self.unit.end != self.end {
            return None;
        }
        let at = self.cues.len().checked_sub(1)?;
        let cue = &self.cues[at];
        let speaks =
            (page.verb(cue.verb.first)).is_some_and(|(verb, _)| verb.patterns & pattern::MARK != 0);
        (speaks && cue.contents.is_empty() && cue.after.end >= colon).then_some(at)
    }

    /// All words of the unit, as what somebody stated.
    pub fn stated(&self) -> Row {
        Row {
            words: Phrase {
                first: self.unit.first,
                end: self.end,
            },
            kind: QuotationKind::Direct,
            cue: None,
            rule: QuotationRule::VerbBefore,
        }
    }
}

/// Whether the paragraph `first..end` belongs to a statement: the first one that
/// opens without marks, and those behind it in which somebody speaks of himself.
pub fn is_stated(
    page: &Page<'_>,
    first: usize,
    end: usize,
    regions: &[Region],
    is_begun: bool,
) -> bool {
    let is_marked = regions
        .first()
        .is_some_and(|region| region.open as usize == first);
    let is_sentence = page.is_word(first) && matches!(page.text(end - 1), "." | "!" | "?");
    let speaks = || {
        (first..end).any(|at| {
            matches!(
                page.text(at),
                "I" | "we" | "We" | "our" | "Our" | "my" | "My" | "us"
            ) && page.has(at, classes::SUBJECT | classes::OBJECT | classes::DETERMINER)
        })
    };
    !is_marked && is_sentence && (!is_begun || speaks())
}
