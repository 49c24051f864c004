//! Where a query's words stand, over time and along clippings: for reading, or
//! as a table.

use dateline::explore::{DispersionView, PlotView, csv_header, csv_row};

use crate::arguments::Over;
use crate::print::{Output, plural, printable};

/// The columns of a table of places.
pub const PLACES: [&str; 8] = [
    "id",
    "title",
    "publisher",
    "published",
    "term",
    "hit",
    "at",
    "places",
];
/// The columns of a table of periods.
pub const PERIODS: [&str; 8] = [
    "period",
    "term",
    "places",
    "words",
    "per_10000_words",
    "clippings",
    "of_clippings",
    "share_of_clippings",
];

/// Width of a clipping's plot, in characters.
const WIDTH: usize = 60;
/// Width of the longest bar.
const BAR: f64 = 40.0;

/// Writes the view for reading.
pub fn text(view: &DispersionView, over: Option<Over>, out: &mut Output) {
    if over != Some(Over::Text) {
        periods(view, out);
    }
    if over != Some(Over::Time) {
        view.plots.iter().for_each(|plot| lanes(view, plot, out));
    }
    let places = plural(view.places, "place");
    let clippings = plural(view.clippings, "clipping");
    let words = if view.words.is_empty() {
        "everything"
    } else {
        &view.words
    };
    out.line(&printable(&format!("{places} in {clippings}: {words}")));
}

/// Each term's frequency by period, as bars of one scale.
fn periods(view: &DispersionView, out: &mut Output) {
    let all = || {
        let terms = 0..view.terms.len();
        terms.flat_map(|term| {
            let periods = view.periods.iter();
            periods.map(move |period| frequency(period.terms[term].places, period.words))
        })
    };
    let most = all().fold(0.0, f64::max).max(f64::MIN_POSITIVE);
    for (term, known) in view.terms.iter().enumerate() {
        let dp = |dp: Option<f64>| dp.map_or("none".to_owned(), |dp| format!("{dp:.2}"));
        out.line(&printable(&format!(
            "{}: {} in {}, DP {} over time, {} over clippings",
            known.name,
            plural(known.places, "place"),
            plural(known.clippings, "clipping"),
            dp(known.over_time),
            dp(known.over_clippings)
        )));
        for period in view.periods.iter().filter(|period| period.clippings > 0) {
            let rate = frequency(period.terms[term].places, period.words);
            let bar = "#".repeat((rate / most * BAR).ceil() as usize);
            let of = format!(
                "{} of {}",
                period.terms[term].clippings,
                plural(period.clippings, "clipping")
            );
            let line = format!("  {:10} {rate:8.2}  {of:20} {bar}", period.date);
            out.line(line.trim_end());
        }
        out.line("");
    }
}

/// A clipping's plot: a lane for each term, `|` where it stands.
fn lanes(view: &DispersionView, plot: &PlotView, out: &mut Output) {
    let date = plot.published.as_deref().unwrap_or("no date");
    let day = date.split('T').next().unwrap_or(date);
    out.line(&printable(&format!("{day} · {} · {}", plot.id, plot.title)));
    for lane in &plot.lanes {
        let mut drawn = vec!['-'; WIDTH];
        for mark in &lane.marks {
            drawn[(mark.at as usize * WIDTH / 1000).min(WIDTH - 1)] = '|';
        }
        let drawn: String = drawn.into_iter().collect();
        let name = &view.terms[lane.term as usize].name;
        out.line(&printable(&format!("  {drawn} {:4} {name}", lane.places)));
    }
    out.line("");
}

/// Writes the view as a table.
pub fn table(view: &DispersionView, over: Over, out: &mut Output) {
    match over {
        Over::Text => places_table(view, out),
        Over::Time => periods_table(view, out),
    }
}

fn places_table(view: &DispersionView, out: &mut Output) {
    out.rows(&csv_header(&PLACES));
    for plot in &view.plots {
        for lane in &plot.lanes {
            for mark in &lane.marks {
                out.rows(&csv_row([
                    plot.id.to_string(),
                    plot.title.clone(),
                    plot.publisher.clone().unwrap_or_default(),
                    plot.published.clone().unwrap_or_default(),
                    view.terms[lane.term as usize].name.clone(),
                    mark.hit.to_string(),
                    format!("{:.3}", f64::from(mark.at) / 1000.0),
                    mark.places.to_string(),
                ]));
            }
        }
    }
}

fn periods_table(view: &DispersionView, out: &mut Output) {
    out.rows(&csv_header(&PERIODS));
    for period in &view.periods {
        for (term, count) in view.terms.iter().zip(&period.terms) {
            let share = f64::from(count.clippings) / f64::from(period.clippings.max(1));
            out.rows(&csv_row([
                period.date.clone(),
                term.name.clone(),
                count.places.to_string(),
                period.words.to_string(),
                format!("{:.4}", frequency(count.places, period.words)),
                count.clippings.to_string(),
                period.clippings.to_string(),
                format!("{share:.4}"),
            ]));
        }
    }
}

/// Places in each 10,000 words.
fn frequency(places: u32, words: u32) -> f64 {
    f64::from(places) * 10_000.0 / f64::from(words.max(1))
}
