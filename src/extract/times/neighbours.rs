//! What each expression counts from: its neighbours, or the clipping's date.

use super::lexicon::Language;
use super::reader::{Counts, Found, Reader};
use super::reading::{
    Calendar, From, Lean, Point, Shape, TimeExpression, TimeKind, TimeReading, YearOf,
};
use super::unit::Unit;
use crate::document::{Block, BlockKind};

/// How many sentences back a day is looked for that `the next day` counts from.
const REACH: u32 = 3;

/// What is known of an expression's place.
struct Seat {
    sentence: u32,
    is_dateline: bool,
    /// It is as fine as a day.
    is_day: bool,
    /// It names a date by itself.
    is_named: bool,
}

impl Reader<'_> {
    /// The expressions that were found, each linked to what it counts from.
    pub fn linked(&self, found: Vec<Found>, blocks: &[Block]) -> Vec<TimeExpression> {
        let mut out: Vec<TimeExpression> = Vec::with_capacity(found.len());
        let mut seats: Vec<Seat> = Vec::with_capacity(found.len());
        let (mut sentence, mut token) = (0, 0);
        let mut block = 0;
        let mut end_before = 0;
        for one in &found {
            while token <= one.first {
                sentence += u32::from(
                    self.tokens
                        .tokens
                        .get(token)
                        .is_some_and(|token| token.opens_sentence),
                );
                token += 1;
            }
            let start = self
                .tokens
                .tokens
                .get(one.first)
                .map_or(0, |token| token.span.start);
            while blocks
                .get(block)
                .is_some_and(|block| block.span.end <= start)
            {
                block += 1;
            }
            let is_dateline = blocks
                .get(block)
                .is_some_and(|block| matches!(block.kind, BlockKind::Dateline | BlockKind::Byline));
            seats.push(seat(one, sentence, is_dateline || self.is_line(one)));
        }
        for (place, one) in found.iter().enumerate() {
            let first = one.first.max(end_before);
            end_before = one.end;
            let span = match one.end.checked_sub(1) {
                Some(last) if last < self.tokens.tokens.len() && first <= last => {
                    self.tokens.span(first, last)
                }
                _ => continue,
            };
            let from = self.from(place, &found, &seats, &out);
            let lean = match one.lean {
                Some(lean) => lean,
                None if needs_lean(&one.shape) && self.language == Language::English => {
                    self.lean(first, one.end)
                }
                None => Lean::Open,
            };
            out.push(TimeExpression {
                span,
                kind: one.kind,
                reading: TimeReading {
                    shape: one.shape.clone(),
                    from,
                    lean,
                },
                confidence: one.confidence,
            });
        }
        out
    }

    /// Whether an expression is a line of its own: the article's date.
    fn is_line(&self, one: &Found) -> bool {
        let tokens = &self.tokens.tokens;
        tokens.get(one.first).is_some_and(|token| token.opens_line)
            && tokens.get(one.end).is_none_or(|token| token.opens_line)
    }

    /// What the expression at `place` counts from; `linked` are those before it.
    fn from(
        &self,
        place: usize,
        found: &[Found],
        seats: &[Seat],
        linked: &[TimeExpression],
    ) -> From {
        let (one, seat) = (&found[place], &seats[place]);
        let is_ahead = |place: usize| {
            let other = linked.get(place);
            other.is_some_and(|other| other.reading.lean == Lean::Future)
        };
        let back =
            |fits: &dyn Fn(usize) -> bool| (0..place).rev().take(12).find(|before| fits(*before));
        let expression = |place: usize| From::Expression(place as u32);
        match one.counts {
            Counts::Published => From::Published,
            Counts::Narrative => {
                let reach = match &one.shape {
                    Shape::Point(Point {
                        calendar: Calendar::Shift { unit, n },
                        ..
                    }) if *unit >= Unit::Week && *n != 0 => 1,
                    _ => REACH,
                };
                // `They had met on the same day`: not the day of a hearing that is to come.
                let looks_back = self.language == Language::English
                    && self.lean(one.first, one.end) == Lean::Past;
                let fits = |before: usize| {
                    let other = &seats[before];
                    other.is_named
                        && !other.is_dateline
                        && !(looks_back && other.sentence < seat.sentence && is_ahead(before))
                        && seat.sentence - other.sentence <= reach
                        && (other.is_day
                            || !matches!(
                                &one.shape,
                                Shape::Point(Point {
                                    calendar: Calendar::Shift {
                                        unit: Unit::Day,
                                        ..
                                    },
                                    ..
                                })
                            ))
                };
                back(&fits).map_or(From::Published, expression)
            }
            Counts::SameDay => {
                let same = |before: usize| {
                    seats[before].is_day
                        && seats[before].sentence == seat.sentence
                        && !seats[before].is_dateline
                };
                let behind = (place + 1..found.len().min(place + 5)).find(|after| {
                    seats[*after].sentence == seat.sentence
                        && seats[*after].is_day
                        && seats[*after].is_named
                });
                // `2:45 a.m. (0645 UTC)`: one moment, told twice.
                let twin = place > 0
                    && found[place - 1].end + 1 == one.first
                    && self.before(one.first) == "("
                    && seats[place - 1].is_day;
                if twin {
                    return expression(place - 1);
                }
                if let Some(before) = back(&|before| same(before) && seats[before].is_named) {
                    return expression(before);
                }
                if let Some(after) = behind {
                    return expression(after);
                }
                // The day of the news: the first that the article itself tells.
                let lede = (0..place.min(4)).find(|early| {
                    let is_holiday = matches!(
                        &found[*early].shape,
                        Shape::Point(Point {
                            calendar: Calendar::Holiday { .. },
                            ..
                        })
                    );
                    let seat = &seats[*early];
                    seat.is_named
                        && seat.is_day
                        && !seat.is_dateline
                        && !is_holiday
                        && !is_ahead(*early)
                });
                let first_is_clock = (0..place)
                    .find(|early| !seats[*early].is_dateline)
                    .is_some_and(|early| found[early].counts == Counts::SameDay);
                match lede {
                    Some(lede) if !first_is_clock => expression(lede),
                    _ => From::Published,
                }
            }
        }
    }
}

fn seat(one: &Found, sentence: u32, is_dateline: bool) -> Seat {
    let (is_day, is_named) = match &one.shape {
        Shape::Point(point) if matches!(one.kind, TimeKind::Date | TimeKind::Time) => {
            let is_day = match &point.calendar {
                Calendar::Day { .. }
                | Calendar::Weekday { .. }
                | Calendar::Holiday { .. }
                | Calendar::NthWeekday { .. }
                | Calendar::WeekdayOfMonth { .. }
                | Calendar::Open => true,
                Calendar::Shift { unit, .. }
                | Calendar::Offset { unit, .. }
                | Calendar::Nth { unit, .. } => *unit <= Unit::Day,
                _ => false,
            };
            let is_named = !matches!(
                point.calendar,
                Calendar::Open | Calendar::Decade(_) | Calendar::Century(_)
            );
            (is_day, is_named)
        }
        _ => (false, false),
    };
    Seat {
        sentence,
        is_dateline,
        is_day,
        is_named,
    }
}

/// Whether the meaning hangs on where the clause looks.
fn needs_lean(shape: &Shape) -> bool {
    use super::reading::WeekOf;
    match shape {
        Shape::Point(point) | Shape::Between(point, _) => match &point.calendar {
            Calendar::Day {
                year: YearOf::Open, ..
            }
            | Calendar::Month {
                year: YearOf::Open, ..
            }
            | Calendar::Quarter {
                year: YearOf::Open, ..
            }
            | Calendar::Season {
                year: YearOf::Open, ..
            }
            | Calendar::Holiday {
                year: YearOf::Open, ..
            }
            | Calendar::NthWeekday {
                year: YearOf::Open, ..
            } => true,
            Calendar::Nth { of, .. } => needs_lean(&Shape::Point((**of).clone())),
            // What is ahead bounds the clipping's own date.
            Calendar::Day { .. } | Calendar::Month { .. } | Calendar::Year(_) => true,
            Calendar::Shift {
                unit: Unit::Weekend,
                n: 0,
            } => true,
            Calendar::WeekdayOfMonth { .. } => true,
            Calendar::Weekday { week, .. } => matches!(week, WeekOf::Open | WeekOf::Shift(0)),
            _ => false,
        },
        _ => false,
    }
}
