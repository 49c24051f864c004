//! A date told by dated clippings of the same story.

use super::evidence::DatingEvidence;
use crate::document::{Moment, Sourced};

/// A clipping comes out at most so many days before or after another of its story
/// that has the same words.
const APART: i32 = 120;
/// A year is told where it does not begin or end so many days from the story.
const FROM_EDGE: i32 = 45;

/// The date of a clipping whose story others tell on days `dates`, rising: the day,
/// where its dateline says that without a year, else the year.
pub fn beside(evidence: &DatingEvidence, dates: &[Moment]) -> Option<Sourced<Moment>> {
    let (first, last) = (dates.first()?.first_day(), dates.last()?.last_day());
    if last - first > APART {
        return None;
    }
    let is_past = |date: &Moment| evidence.last_year.is_none_or(|year| year <= date.year);
    let told = match dates {
        [one] => format!("a clipping of {one} tells much of it in the same words"),
        _ => {
            let (first, last) = (Moment::of_day_number(first), Moment::of_day_number(last));
            format!("clippings of {first} to {last} tell much of it in the same words")
        }
    };
    if let Some((month, day, span)) = evidence.dateline {
        let years = Moment::of_day_number(first).year - 1..=Moment::of_day_number(last).year + 1;
        let near: Vec<Moment> = years
            .filter_map(|year| Moment::of_day(year, month, day))
            .filter(|found| (first - APART..=last + APART).contains(&found.first_day()))
            .collect();
        let [value] = near[..] else {
            return None;
        };
        let why = told + ", and the dateline says the day";
        return is_past(&value).then(|| Sourced::inferred(value, vec![span], why));
    }
    let (from, to) = (
        Moment::of_day_number(first - FROM_EDGE),
        Moment::of_day_number(last + FROM_EDGE),
    );
    let value = Moment::of_year(from.year).filter(|_| from.year == to.year)?;
    is_past(&value).then(|| Sourced::inferred(value, Vec::new(), told))
}
