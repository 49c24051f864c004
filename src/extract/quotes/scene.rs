//! One unit of a clipping on the way to its quotations.

use super::classes;
use super::cue::Cue;
use super::marks::Region;
use super::page::{Page, Unit};
use super::phrases::Phrase;
use crate::extract::{Case, TokenKind};

/// A unit with the marks in it and the cues found so far.
pub struct Scene<'s, 'a> {
    pub page: &'s Page<'a>,
    pub unit: Unit,
    /// Pairs of marks in the unit, in order.
    pub regions: &'s [Region],
    pub cues: Vec<Cue>,
    /// It is a headline, where verbs are in the present or left out.
    pub is_headline: bool,
    /// One past the last word: the point at the end aside.
    pub end: usize,
}

impl<'s, 'a> Scene<'s, 'a> {
    pub fn new(page: &'s Page<'a>, unit: Unit, regions: &'s [Region]) -> Scene<'s, 'a> {
        let mut end = unit.end;
        let floor = regions.last().map_or(unit.first, |region| {
            (region.close as usize + 1).min(unit.end)
        });
        while end > floor.max(unit.first)
            && matches!(page.text(end - 1), "." | "!" | "?" | "…" | "。")
        {
            end -= 1;
        }
        Scene {
            page,
            unit,
            regions,
            cues: Vec::new(),
            is_headline: false,
            end,
        }
    }

    /// The pair of marks that the token lies in, marks included.
    pub fn region_at(&self, at: usize) -> Option<usize> {
        let place = self
            .regions
            .partition_point(|region| (region.close as usize) < at);
        let region = self.regions.get(place)?;
        ((region.open as usize) <= at && (at < self.unit.end || !region.is_closed)).then_some(place)
    }

    /// Whether the token opens a pair of marks.
    pub fn opens(&self, at: usize) -> bool {
        let place = self
            .regions
            .partition_point(|region| (region.open as usize) < at);
        self.regions
            .get(place)
            .is_some_and(|region| region.open as usize == at)
    }

    /// The words between a pair of marks.
    pub fn inside(&self, region: usize) -> Phrase {
        let region = &self.regions[region];
        Phrase {
            first: region.open as usize + 1,
            end: region.close as usize,
        }
    }

    /// The words of a unit that is all in marks which are not closed.
    pub fn open_paragraph(&self) -> Option<Phrase> {
        let region = self.regions.first()?;
        let is_all = region.open as usize == self.unit.first && !region.is_closed;
        let words = Phrase {
            first: self.unit.first + 1,
            end: (region.close as usize).min(self.unit.end),
        };
        let n_words = (words.first..words.end)
            .filter(|at| self.page.is_word(*at))
            .count();
        (is_all && n_words >= 3).then_some(words)
    }

    /// Whether all that a pair of marks holds is a name or title: `“The Third Man”`.
    pub fn is_title(&self, region: usize) -> bool {
        let page = self.page;
        let words = self.inside(region);
        let (mut n_words, mut n_upper) = (0, 0);
        for at in words.first..words.end {
            if matches!(page.text(at), "[" | "…" | "!" | "?") {
                return false;
            }
            if !page.is_word(at) || page.token(at).kind == TokenKind::Number {
                continue;
            }
            let is_small = at > words.first
                && page.has(
                    at,
                    classes::DETERMINER | classes::PREPOSITION | classes::COORDINATOR,
                );
            if page.is_capital(at) {
                n_words += 1;
                n_upper += usize::from(page.token(at).case == Case::Upper);
            } else if !is_small {
                return false;
            }
        }
        // `“I WON BY A LOT”` is shouted.
        n_words > 0 && (n_upper < 3 || n_upper < n_words)
    }

    /// Whether the token lies in the marks of a title that the sentence goes on
    /// behind, as in `“Kill Bill” director`.
    pub fn is_in_name(&self, at: usize) -> bool {
        let Some(region) = self.region_at(at).filter(|region| self.is_title(*region)) else {
            return false;
        };
        let close = self.regions[region].close as usize;
        let open = self.regions[region].open as usize;
        let is_led = open > self.unit.first
            && (matches!(
                self.page.text(open - 1),
                "of" | "in" | "on" | "and" | "'s" | "’s" | "with"
            ) || self.page.has(open - 1, classes::DETERMINER));
        let goes_on = self.page.is_word(close + 1)
            && close + 1 < self.end
            && self.page.token(close + 1).case == Case::Lower
            && !matches!(self.page.text(close - 1), "," | ".");
        is_led || goes_on
    }

    /// Where the clause of `at` begins at the earliest: behind the marks, the
    /// `;` or the start of the sentence before it.
    pub fn floor(&self, at: usize) -> usize {
        let place = self
            .regions
            .partition_point(|region| (region.close as usize) < at);
        let from = match place.checked_sub(1) {
            Some(before) => (self.regions[before].close as usize + 1).max(self.unit.first),
            None => self.unit.first,
        };
        let mut floor = at;
        let mut n = 0;
        while floor > from && n < 80 {
            if matches!(self.page.text(floor - 1), ";" | ":")
                || self.page.token(floor).opens_sentence
            {
                break;
            }
            floor -= 1;
            n += 1;
        }
        floor
    }

    /// Where the sentence of `at` begins, marks in it or not.
    pub fn sentence_floor(&self, at: usize) -> usize {
        let mut floor = at;
        for _ in 0..200 {
            if floor <= self.unit.first || self.page.token(floor).opens_sentence {
                break;
            }
            if let Some(region) = self.region_at(floor - 1) {
                floor = self.regions[region].open as usize;
                continue;
            }
            if self.page.is(floor - 1, ";") {
                break;
            }
            floor -= 1;
        }
        floor.max(self.unit.first)
    }

    /// The first comma at `at` or behind it, outside marks, before `end`.
    pub fn comma_from(&self, at: usize, end: usize) -> Option<usize> {
        let mut i = at;
        while i < end {
            if let Some(region) = self.region_at(i) {
                i = self.regions[region].close as usize + 1;
                continue;
            }
            if self.page.is(i, ",") {
                return Some(i);
            }
            i += 1;
        }
        None
    }
}
