//! The date and the source of an article as a database states them.

use core::ops::Range;

use crate::document::Moment;
use crate::document::date_reader::{Reader, tokens};
use crate::document::stated_date::{is_weekday, month, publication, stated_dates};

/// Longest line with a date, in bytes.
const MAX_BYTES: usize = 200;

/// The date in the words of a field, and where it stands in them.
pub fn date_in(words: &str) -> Option<(Moment, Range<usize>)> {
    if words.len() > MAX_BYTES || !words.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if let Some(date) = stated_dates(words).and_then(publication) {
        return Some((date.moment, date.start..date.end));
    }
    let tokens = tokens(words);
    Reader::new(&tokens)
        .next_date()
        .filter(|(date, _)| date.day.is_some() || date.month.is_some())
}

/// The date of a line that opens with one, perhaps after a weekday.
pub fn dated_line(line: &str) -> Option<(Moment, Range<usize>)> {
    let first = line.split([' ', ',', '\u{A0}']).next()?;
    let opens = first.starts_with(|letter: char| letter.is_ascii_digit())
        || month(first).is_some()
        || is_weekday(first);
    let found = date_in(line).filter(|_| opens)?;
    let is_near = found.1.start <= 16;
    is_near.then_some(found)
}

/// Publisher and date of a line with both: `The Paper. (Mar. 12, 2020): p1`.
pub fn source(words: &str) -> (Range<usize>, Option<(Moment, Range<usize>)>) {
    let marks = [". ", ", ", " (", "; ", " · ", ": "];
    let end = marks.iter().filter_map(|mark| words.find(mark)).min();
    let end = end.unwrap_or(words.len());
    let date = match words.len() <= 600 {
        true => figures(words).or_else(|| {
            let tokens = tokens(&words[end..]);
            let (date, at) = Reader::new(&tokens).next_date()?;
            Some((date, at.start + end..at.end + end))
        }),
        false => None,
    };
    let name = words[..end].trim_end_matches('.');
    (0..name.len(), date)
}

/// `3/12/2020`: databases of the United States write the month first.
fn figures(words: &str) -> Option<(Moment, Range<usize>)> {
    let mut at = 0;
    for piece in words.split([' ', ',', '(', ')', ';']) {
        let mut numbers = piece.split('/').map(|number| number.parse::<u16>().ok());
        let numbers = (
            numbers.next(),
            numbers.next(),
            numbers.next(),
            numbers.next(),
        );
        if let (Some(Some(month)), Some(Some(day)), Some(Some(year)), None) = numbers
            && year >= 1700
        {
            let year = i16::try_from(year).ok()?;
            let date = Moment::of_day(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?);
            return date.map(|date| (date, at..at + piece.len()));
        }
        at += piece.len() + 1;
    }
    None
}
