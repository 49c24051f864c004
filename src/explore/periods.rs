use serde::Serialize;

use super::histogram::{bar_grain, bar_of, grain_of, in_words, moment_of};
use crate::document::Grain;
use crate::index::UNDATED;
use crate::query::deviation_of_proportions;

/// One year, month or day with its clippings and what is found in them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct PeriodView {
    /// The date, as in `2015-10`.
    pub date: String,
    /// The date in words.
    pub label: String,
    /// Clippings published in it that the filters leave.
    pub clippings: u32,
    /// Their words.
    pub words: u32,
    /// What each term has there.
    pub terms: Vec<CountView>,
}

/// What a term has in a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct CountView {
    /// Places.
    pub places: u32,
    /// Clippings with one.
    pub clippings: u32,
}

/// Periods side by side, of the grain that the histogram would choose.
pub(super) struct Periods {
    pub grain: Grain,
    /// Clippings that fall into none.
    pub outside: u32,
    first: i32,
    periods: Vec<Counted>,
}

#[derive(Clone, Default)]
struct Counted {
    clippings: u32,
    words: u32,
    terms: Vec<CountView>,
}

impl Periods {
    /// Empty periods that cover `days`, the first and last day of each clipping.
    pub fn of(days: &[(i32, i32)], n_terms: usize) -> Periods {
        let dated: Vec<(i32, i32)> = days
            .iter()
            .copied()
            .filter(|(first, _)| *first != UNDATED)
            .collect();
        let grain = bar_grain(&dated);
        let fine = || dated.iter().filter(|span| grain_of(**span) >= grain);
        let bars = || fine().map(|(first, _)| bar_of(*first, grain));
        let first = bars().min().unwrap_or_default();
        let n_periods = bars().max().map_or(0, |last| (last - first + 1) as usize);
        let empty = Counted {
            terms: vec![CountView::default(); n_terms],
            ..Counted::default()
        };
        Periods {
            grain,
            outside: (days.len() - fine().count()) as u32,
            first,
            periods: vec![empty; n_periods],
        }
    }

    /// Counts a clipping of `n_words` in.
    pub fn compare(&mut self, days: (i32, i32), n_words: u32) {
        if let Some(period) = self.period(Some(days)) {
            period.clippings += 1;
            period.words = period.words.saturating_add(n_words);
        }
    }

    /// Counts the places of a term in a clipping.
    pub fn found(&mut self, days: Option<(i32, i32)>, term: usize, n_places: u32) {
        if let Some(period) = self.period(days) {
            let count = &mut period.terms[term];
            count.places += n_places;
            count.clippings += 1;
        }
    }

    /// How unevenly a term is spread over the periods.
    pub fn deviation(&self, term: usize) -> Option<f64> {
        deviation_of_proportions(
            self.periods
                .iter()
                .map(|period| (period.terms[term].places, period.words)),
        )
    }

    /// What is shown of them.
    pub fn views(&self) -> Vec<PeriodView> {
        (self.first..)
            .zip(&self.periods)
            .map(|(bar, period)| {
                let moment = moment_of(bar, self.grain);
                PeriodView {
                    date: moment.to_string(),
                    label: in_words(moment),
                    clippings: period.clippings,
                    words: period.words,
                    terms: period.terms.clone(),
                }
            })
            .collect()
    }

    fn period(&mut self, days: Option<(i32, i32)>) -> Option<&mut Counted> {
        let days = days.filter(|days| days.0 != UNDATED && grain_of(*days) >= self.grain)?;
        let at = bar_of(days.0, self.grain).checked_sub(self.first)?;
        self.periods.get_mut(usize::try_from(at).ok()?)
    }
}
