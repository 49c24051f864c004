use serde::Serialize;

use super::{Explorer, Question};
use crate::query::spellings;
use crate::text::offsets::{OffsetCounter, Unit};

/// A word that no clipping has, and the closest that some have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SpellingView {
    /// First UTF-16 unit of the word in the line.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The word as typed.
    pub typed: String,
    /// The word to take instead.
    pub word: String,
    /// Clippings that have it as it is written.
    pub count: u32,
    /// The line with it.
    pub query: String,
}

impl Explorer {
    /// Closest words for those of the line that no clipping has.
    pub fn spellings(&mut self, question: &Question) -> Vec<SpellingView> {
        self.library.flush();
        let line = &question.query;
        let mut counter = OffsetCounter::new(line, Unit::Utf16);
        spellings(line, &self.library.segments(), question.boilerplate)
            .into_iter()
            .map(|spelling| SpellingView {
                start: counter.at(spelling.span.start),
                end: counter.at(spelling.span.end),
                typed: spelling.typed,
                word: spelling.word,
                count: spelling.n_clippings,
                query: spelling.line,
            })
            .collect()
    }
}
