//! Days that share their month: `18 and 19 June`, `December 5 and 6`.

use super::dates::Place;
use super::lexicon::{Class, Language};
use super::reader::Reader;
use super::reading::YearOf;

/// Most days of a list that share one month.
const MOST: usize = 8;
/// Words before a list of days.
const BEFORE: &[&str] = &[
    "on", "from", "for", "by", "at", "of", "since", "until", "both", "the", "dates", "and", "or",
    ",",
];
/// Words behind a day of a list that are none of the things it may count.
const BEHIND: &[&str] = &[
    "in",
    "at",
    "to",
    "with",
    "when",
    "for",
    "by",
    "as",
    "that",
    "while",
    "respectively",
    "this",
    "last",
    "next",
    "during",
    "after",
    "before",
];

impl Reader<'_> {
    /// A day whose month stands with another day of its list.
    pub fn listed_day(&self, at: usize) -> Option<Place> {
        if self.language != Language::English {
            return None;
        }
        let (day, end) = self.day(at)?;
        let is_number = at > 0 && self.is_glued(at);
        if is_number || self.unit(end).is_some() {
            return None;
        }
        let (month, year, end) = self
            .month_behind(at, end)
            .or_else(|| self.month_ahead(at, end))?;
        Place::day(year, month, day, end)
    }

    /// Whether `and`, `or`, `&` or a comma at `at` joins two days.
    fn joins_days(&self, at: usize) -> bool {
        self.is_any(at, &["and", "or", "&", ","])
    }

    /// `18` of `18, 19 and 20 June`.
    fn month_ahead(&self, at: usize, end: usize) -> Option<(u8, YearOf, usize)> {
        let opens = self.token(at).is_some_and(|token| token.opens_sentence);
        if !opens && !self.follows(at, BEFORE) && self.class(at.saturating_sub(1)) != Class::Weekday
        {
            return None;
        }
        let mut next = end;
        for _ in 0..MOST {
            if !self.joins_days(next) {
                return None;
            }
            next += 1 + usize::from(self.text(next) == "," && self.joins_days(next + 1));
            let (_, after) = self.day(next)?;
            let of = after + usize::from(self.is(after, "of"));
            if let Some((month, after)) = self.month(of) {
                let (year, _) = self.year_after(after);
                return Some((month, year, end));
            }
            next = after;
        }
        None
    }

    /// `6` of `December 5 and 6`.
    fn month_behind(&self, at: usize, end: usize) -> Option<(u8, YearOf, usize)> {
        let (year, after) = self.year_after(end);
        let is_open = year == YearOf::Open
            && !(self.ends_clause(end) || self.is_any(end, BEHIND) || self.joins_days(end));
        if is_open || self.text(end) == ":" {
            return None;
        }
        let mut before = at;
        for _ in 0..MOST {
            let joint = before.checked_sub(1)?;
            if !self.joins_days(joint) {
                return None;
            }
            let last =
                joint.checked_sub(1 + usize::from(self.joins_days(joint.checked_sub(1)?)))?;
            let (_, day_end) = self.day(last)?;
            if let Some((month, month_end)) = self.month_before(last)
                && month_end == last
                && day_end <= joint
            {
                return Some((month, year, after));
            }
            before = last;
        }
        None
    }

    /// The month whose words end before token `at`.
    fn month_before(&self, at: usize) -> Option<(u8, usize)> {
        let is_point = self.text(at.checked_sub(1)?) == ".";
        self.month(at.checked_sub(1 + usize::from(is_point))?)
    }

    /// The year behind a list of days that the day before `at` opens: `5 and 6, 2019`.
    pub fn year_of_list(&self, at: usize) -> Option<i16> {
        let is_list = self.language == Language::English && self.joins_days(at);
        let (_, end) = self.day(at + 1).filter(|_| is_list)?;
        match self.year_after(end) {
            (YearOf::Of(year), _) => Some(year),
            _ => None,
        }
    }
}
