use serde::Serialize;

use super::Question;
use crate::document::{Grain, Moment};
use crate::index::UNDATED;

/// Hits over time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct HistogramView {
    /// What one bar covers: `year`, `month` or `day`.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "'year' | 'month' | 'day'"))]
    pub grain: &'static str,
    /// Side by side, oldest first, empty ones included.
    pub bars: Vec<BarView>,
    /// Hits without a date.
    pub undated: u32,
    /// Hits whose date is known less finely than the bars.
    pub coarser: u32,
}

/// The hits of one year, month or day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct BarView {
    /// The date to filter from, as in `2015-10`.
    pub from: String,
    /// The date to filter to: the same.
    pub to: String,
    /// The date in words.
    pub label: String,
    /// Hits.
    pub count: u32,
    /// Whether the question's dates cover it.
    pub selected: bool,
}

/// Most bars of days, then of months; years have no limit.
const MAX_DAYS: i32 = 62;
const MAX_MONTHS: i32 = 72;

/// The histogram of hits from their first and last days.
pub(super) fn histogram(days: &[(i32, i32)], question: &Question) -> HistogramView {
    let dated: Vec<(i32, i32)> = days
        .iter()
        .copied()
        .filter(|(first, _)| *first != UNDATED)
        .collect();
    let undated = (days.len() - dated.len()) as u32;
    let grain = bar_grain(&dated);
    let fine: Vec<i32> = dated
        .iter()
        .filter(|span| grain_of(**span) >= grain)
        .map(|(first, _)| bar_of(*first, grain))
        .collect();
    let (Some(&least), Some(&most)) = (fine.iter().min(), fine.iter().max()) else {
        return HistogramView {
            grain: grain.name(),
            bars: Vec::new(),
            undated,
            coarser: dated.len() as u32,
        };
    };
    let mut counts = vec![0u32; (most - least + 1) as usize];
    fine.iter()
        .for_each(|bar| counts[(bar - least) as usize] += 1);
    let picked = question.filters().days;
    let bars = (least..=most)
        .zip(counts)
        .map(|(bar, count)| {
            let moment = moment_of(bar, grain);
            let selected = picked
                .is_some_and(|(from, to)| moment.first_day() >= from && moment.last_day() <= to);
            BarView {
                from: moment.to_string(),
                to: moment.to_string(),
                label: in_words(moment),
                count,
                selected,
            }
        })
        .collect();
    HistogramView {
        grain: grain.name(),
        bars,
        undated,
        coarser: (dated.len() - fine.len()) as u32,
    }
}

/// The finest grain that gives few bars and that nine in ten dates have.
pub(super) fn bar_grain(dated: &[(i32, i32)]) -> Grain {
    let fits = |grain: Grain, max: i32| {
        let fine = dated.iter().filter(|span| grain_of(**span) >= grain);
        let (least, most) = fine
            .clone()
            .fold((i32::MAX, i32::MIN), |(least, most), (first, _)| {
                (
                    least.min(bar_of(*first, grain)),
                    most.max(bar_of(*first, grain)),
                )
            });
        fine.count() * 10 >= dated.len() * 9 && i64::from(most) - i64::from(least) < i64::from(max)
    };
    if dated.is_empty() {
        Grain::Year
    } else if fits(Grain::Day, MAX_DAYS) {
        Grain::Day
    } else if fits(Grain::Month, MAX_MONTHS) {
        Grain::Month
    } else {
        Grain::Year
    }
}

pub(super) fn grain_of((first, last): (i32, i32)) -> Grain {
    match last.saturating_sub(first) {
        0 => Grain::Day,
        1..=31 => Grain::Month,
        _ => Grain::Year,
    }
}

/// The number of the bar that a day falls into; neighbours differ by one.
pub(super) fn bar_of(day: i32, grain: Grain) -> i32 {
    let moment = Moment::of_day_number(day);
    match grain {
        Grain::Year => i32::from(moment.year),
        Grain::Month => i32::from(moment.year) * 12 + i32::from(moment.month.unwrap_or(1)) - 1,
        _ => day,
    }
}

pub(super) fn moment_of(bar: i32, grain: Grain) -> Moment {
    let moment = match grain {
        Grain::Year => Moment::of_year(bar as i16),
        Grain::Month => Moment::of_month(bar.div_euclid(12) as i16, (bar.rem_euclid(12) + 1) as u8),
        _ => Some(Moment::of_day_number(bar)),
    };
    moment.expect("a bar between two dates is a date")
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date in words: `10 October 2020`.
pub(super) fn in_words(moment: Moment) -> String {
    let month = moment
        .month
        .map(|month| MONTHS[usize::from(month - 1) % 12]);
    match (month, moment.day) {
        (None, _) => moment.year.to_string(),
        (Some(month), None) => format!("{month} {}", moment.year),
        (Some(month), Some(day)) => format!("{day} {month} {}", moment.year),
    }
}
