//! Expressions of time: `10 October 2020 at 08:30 JST`, `last week`, `two days later`.
//!
//! Takes a text's tokens, gives [`TimeExpression`]s that say what the words say;
//! [`resolve`] turns them into values once the clipping's own date is known, and
//! may do so again when a better one is. A grammar of small rules, read from left
//! to right at words that may begin an expression. After the TIMEX3 standard of
//! TimeML (Pustejovsky and others, 2003), without articles and prepositions.

mod amounts;
mod asian;
mod asian_parts;
mod clock;
mod clock_range;
mod compose;
mod counted;
mod counting;
mod dated;
mod dates;
mod day_clock;
mod durations;
mod holidays;
mod lexicon;
mod listed;
mod modified;
mod neighbours;
mod numeric;
mod parts_of_year;
mod periods;
mod ranges;
mod reader;
pub mod reading;
mod references;
mod relative;
pub mod resolve;
mod sets;
mod sums;
mod tense;
pub mod unit;
mod units;
mod unknown;
mod value;
mod why;
mod within;
mod years;

pub use reading::{
    Amount, Calendar, Clock, DayPart, From, Lean, Point, Reference, Shape, TimeExpression,
    TimeKind, TimeReading, WeekOf, YearOf,
};
pub use resolve::{TimeValue, resolve};
pub use unit::Unit;

use super::tokens::{TokenKind, Tokens};
use crate::document::Block;
use lexicon::{Class, Language};
use reader::Reader;

/// The expressions of time of a text, in order, apart from each other.
///
/// `blocks` are those of the clipping, `language` its BCP 47 tag: English,
/// German, French and Spanish have a grammar; dates of Korean, Chinese and
/// Japanese and dates in figures are read in every text.
pub fn times(tokens: &Tokens<'_>, blocks: &[Block], language: Option<&str>) -> Vec<TimeExpression> {
    let mut reader = Reader::new(tokens, Language::of(language));
    let n_tokens = tokens.tokens.len();
    reader.limit = n_tokens;
    reader.order = reader.order_of_text();
    let mut found = Vec::new();
    let mut at = 0;
    let mut sentence_end = 0;
    while at < n_tokens {
        if at >= sentence_end {
            sentence_end = at + 1;
            while sentence_end < n_tokens
                && (!tokens.tokens[sentence_end].opens_sentence
                    || reader.is_short_month_before(sentence_end))
            {
                sentence_end += 1;
            }
        }
        let token = &tokens.tokens[at];
        let may_begin = match token.kind {
            TokenKind::Mark => matches!(token.span.of(tokens.text), "'" | "’" | "‘"),
            TokenKind::Character => true,
            TokenKind::Number if !token.span.of(tokens.text).is_ascii() => true,
            _ => reader.words[at].class != Class::None,
        };
        if may_begin {
            reader.limit = sentence_end;
            if let Some(one) = reader.asian(at).or_else(|| reader.expression(at)) {
                at = one.end.max(at + 1);
                match found
                    .last_mut()
                    .and_then(|before| reader.joined(before, &one))
                {
                    Some(joined) => *found.last_mut().expect("the one that was joined") = joined,
                    None => found.push(one),
                }
                continue;
            }
        }
        at += 1;
    }
    reader.limit = n_tokens;
    reader.linked(found, blocks)
}
