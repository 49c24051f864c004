//! Days told from another: `yesterday`, `last week`, `the following day`, `next Monday`.

use super::dates::Place;
use super::lexicon::{Class, Language};
use super::reader::{Counts, Reader};
use super::reading::{Calendar, WeekOf, YearOf};
use super::unit::Unit;

/// What a word like `last` says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Last,
    Past,
    Previous,
    Next,
    Coming,
    Following,
    This,
    That,
    Same,
    These,
    Recent,
}

/// What a word of its number in the list says.
pub fn way(number: u8) -> Way {
    match number {
        1 => Way::Last,
        2 => Way::Past,
        3 => Way::Previous,
        4 => Way::Next,
        5 => Way::Coming,
        6 => Way::Following,
        9 => Way::That,
        10 => Way::Same,
        11 => Way::These,
        13 => Way::Recent,
        _ => Way::This,
    }
}

impl Reader<'_> {
    /// A weekday with what stands around it, `yesterday`, `last week`.
    pub fn relative_place(&self, at: usize) -> Option<Place> {
        match self.class(at) {
            Class::Day => {
                let n = match self.word(at).number {
                    // `la veille`, `le lendemain`
                    number @ (6 | 7) => {
                        let n = if number == 6 { -1 } else { 1 };
                        let unit = Unit::Day;
                        return Some(Place {
                            counts: Counts::Narrative,
                            ..Place::new(Calendar::Shift { unit, n }, at + 1)
                        });
                    }
                    1 => -1,
                    2 => 0,
                    3 => 1,
                    4 => -2,
                    _ => 2,
                };
                // `USA Today`: a name.
                let is_name = self.is_capital(at)
                    && !self.token(at)?.opens_sentence
                    && self.before(at).starts_with(char::is_uppercase)
                    && (self.is_capital(at + 1) || self.is_any(at + 1, &["'s", "’s"]));
                if is_name {
                    return None;
                }
                Some(Place::new(Calendar::Shift { unit: Unit::Day, n }, at + 1))
            }
            Class::Weekday | Class::ShortWeekday => self.weekday_place(at),
            // `by EOY`
            Class::Edge => {
                let unit = Unit::of_number(self.word(at).number);
                Some(Place::new(Calendar::Shift { unit, n: 0 }, at + 1))
            }
            Class::Relative => self.told_place(at),
            Class::Unit => self.unit_first(at),
            _ => None,
        }
    }

    /// `Saturday`, `Saturday, 10 October 2020`, `Friday last week`.
    fn weekday_place(&self, at: usize) -> Option<Place> {
        let (weekday, next) = self.weekday(at)?;
        let named =
            next + usize::from(matches!(self.text(next), "," | "(") || (self.is_hyphen(next)));
        let the = named + usize::from(self.is(named, "the"));
        if let Some(date) = self.written_date(the).or_else(|| self.figures(the))
            && date.is_day()
        {
            let closes = usize::from(self.text(next) == "(" && self.text(date.end) == ")");
            return Some(Place {
                end: date.end + closes,
                ..date
            });
        }
        if self.language != Language::English {
            let (shift, end) = match self.class(next) {
                Class::Relative => match self.word(next).number {
                    1 | 2 => (WeekOf::Before, next + 1),
                    4 | 5 => (WeekOf::After, next + 1),
                    _ => (WeekOf::Open, next),
                },
                _ => (WeekOf::Open, next),
            };
            return Some(Place::new(
                Calendar::Weekday {
                    weekday,
                    week: shift,
                },
                end,
            ));
        }
        // `Tue 13th`, `Friday the 26th`, `Monday 21`
        let bare = |at| match self.digits(at) {
            Some((day, 2)) => Some((day as u8, at + 1)),
            _ => None,
        };
        if let Some((day, end)) =
            (self.ordinal(the).or_else(|| bare(the))).filter(|(day, _)| (1..=31).contains(day))
            && self.class(the) != Class::Unit
            && (self.class(the) == Class::Digits || the > named)
            && self.text(next) != ","
            && (self.ends_clause(end) && self.text(end) != ":" || self.is(end, "at"))
        {
            return Some(Place::new(Calendar::WeekdayOfMonth { weekday, day }, end));
        }
        if let Some((shift, end)) = self.week_behind(next) {
            let week = WeekOf::Shift(shift?);
            return Some(Place::new(Calendar::Weekday { weekday, week }, end));
        }
        if self.is(next, "last") && !self.is_lower_word(next + 1) {
            return Some(Place::new(
                Calendar::Weekday {
                    weekday,
                    week: WeekOf::Before,
                },
                next + 1,
            ));
        }
        // `Black Friday`, `Sunday Times`: names.
        let text = self.text(at);
        if self.before(at) == "Black"
            || self.before(at) == "Bloody"
            || self.before(at) == "Super"
            || self.before(at) == "Ash"
        {
            return None;
        }
        if text == "Sunday"
            && self.is_any(
                next,
                &["Times", "Mirror", "Telegraph", "Mail", "Express", "Herald"],
            )
        {
            return None;
        }
        Some(Place::new(
            Calendar::Weekday {
                weekday,
                week: WeekOf::Open,
            },
            next,
        ))
    }

    /// `of next week`, `last week` behind a weekday: how many weeks ahead, None where
    /// its word does not say, and the token after it.
    pub fn week_behind(&self, at: usize) -> Option<(Option<i8>, usize)> {
        let of = at + usize::from(self.is(at, "of"));
        let of = of + usize::from(of > at && self.is(of, "the"));
        if self.class(of) != Class::Relative || !self.is(of + 1, "week") {
            return None;
        }
        let shift = match way(self.word(of).number) {
            Way::Last | Way::Previous => Some(-1),
            Way::Next | Way::Following => Some(1),
            Way::This => Some(0),
            _ => None,
        };
        Some((shift, of + 2))
    }

    /// `last week`, `this Sunday`, `the previous day`, `next October`.
    fn told_place(&self, at: usize) -> Option<Place> {
        // `this past weekend`
        let is_past = self.is(at, "this") && self.is(at + 1, "past");
        let is_coming = self.is(at, "this") && self.is_any(at + 1, &["coming", "upcoming"]);
        let way = match (is_past, is_coming) {
            (true, _) => Way::Last,
            (_, true) => Way::Coming,
            _ => way(self.word(at).number),
        };
        let narrative = |place: Place| Place {
            counts: Counts::Narrative,
            ..place
        };
        let next = at
            + 1
            + usize::from(is_past || is_coming || self.is(at, "that") && self.is(at + 1, "same"));
        if let Some((weekday, end)) = self.weekday(next) {
            // `the last Monday of May`
            if way == Way::Last
                && let Some(place) = self.nth_within(-1, next)
            {
                return Some(place);
            }
            let week = match way {
                Way::Last | Way::Past | Way::Previous => WeekOf::Before,
                Way::Next => WeekOf::Shift(1),
                Way::Coming => WeekOf::After,
                // `following Wednesday's storm`: after it.
                Way::Following if self.is_any(end, &["'s", "’s"]) => return None,
                Way::Following => {
                    return Some(narrative(Place::new(
                        Calendar::Weekday {
                            weekday,
                            week: WeekOf::After,
                        },
                        end,
                    )));
                }
                Way::This => WeekOf::Open,
                Way::That | Way::Same => WeekOf::Open,
                _ => return None,
            };
            if let Some(date) = self
                .weekday_place(next)
                .filter(|place| matches!(place.calendar, Calendar::Day { .. }))
            {
                return Some(date);
            }
            return Some(Place::new(Calendar::Weekday { weekday, week }, end));
        }
        let year = match way {
            Way::Last | Way::Past | Way::Previous => YearOf::Strict(false),
            Way::Next | Way::Coming | Way::Following => YearOf::Strict(true),
            Way::This => YearOf::Shift(0),
            Way::Same | Way::That => YearOf::Open,
            _ => YearOf::Open,
        };
        if let Some((month, end)) = self.month(next) {
            if matches!(way, Way::These | Way::Recent | Way::Same | Way::That) {
                return None;
            }
            if let Some((day, after)) = self.day(end) {
                return Place::day(year, month, day, after);
            }
            let (known, after) = self.year_after(end);
            if known != YearOf::Open {
                return Some(Place::new(Calendar::Month { year: known, month }, after));
            }
            return Some(Place::new(Calendar::Month { year, month }, end));
        }
        if self.class(next) == Class::Season {
            let season = season(self.word(next).number);
            let is_fall = self.word(next).number != 5 || !self.is(next + 1, "in");
            let fits = is_fall && !matches!(way, Way::These | Way::Recent | Way::Past);
            return fits.then(|| Place::new(Calendar::Season { year, season }, next + 1));
        }
        if self.is_any(next, &["fiscal", "financial"])
            && (self.is(next + 1, "year") || self.is(next + 1, "quarter"))
        {
            let n = match way {
                Way::Last | Way::Previous => -1,
                Way::Next | Way::Coming | Way::Following => 1,
                _ => 0,
            };
            if self.is(next + 1, "quarter") {
                return Some(Place::new(
                    Calendar::Shift {
                        unit: Unit::Quarter,
                        n: i32::from(n),
                    },
                    next + 2,
                ));
            }
            return Some(Place::new(Calendar::FiscalYear(YearOf::Shift(n)), next + 2));
        }
        if let Some((place, bytes)) = self.holiday_at(next) {
            if matches!(way, Way::These | Way::Recent | Way::That) {
                return None;
            }
            return Some(Place::new(Calendar::Holiday { year, place }, bytes));
        }
        if self.class(next) == Class::Part && self.word(next).number < 6 {
            let place = |n| Place::new(Calendar::Shift { unit: Unit::Day, n }, next);
            return match way {
                Way::Last => Some(place(-1)),
                Way::This => Some(place(0)),
                Way::Previous => Some(narrative(place(-1))),
                Way::Following | Way::Next => Some(narrative(place(1))),
                Way::Same | Way::That => Some(narrative(place(0))),
                _ => None,
            };
        }
        // `this calendar year`, `this working week`
        let is_kind = self.is_any(next, &["calendar", "school", "academic"])
            && self.is(next + 1, "year")
            || self.is(next, "working") && self.is(next + 1, "week");
        let next = next + usize::from(is_kind);
        let (unit, is_plural) = self.unit(next)?;
        if is_plural || unit.is_of_clock() || (unit == Unit::Quarter && self.is(next + 1, "of")) {
            return None;
        }
        let shift = |n| Place::new(Calendar::Shift { unit, n }, next + 1);
        let place = match way {
            Way::Last => match self.text(next + 1) {
                "of" | "in" if unit != Unit::Week || self.is(next + 1, "of") => return None,
                _ if unit == Unit::Day || matches!(unit, Unit::Decade | Unit::Millennium) => {
                    return None;
                }
                _ => shift(-1),
            },
            Way::Previous => narrative(shift(-1)),
            Way::Next if unit == Unit::Day => narrative(shift(1)),
            Way::Next if matches!(unit, Unit::Decade | Unit::Millennium) => {
                return None;
            }
            Way::Next => shift(1),
            Way::Coming if unit == Unit::Day || unit >= Unit::Decade => return None,
            Way::Coming => shift(1),
            Way::Following => narrative(shift(1)),
            Way::This => shift(0),
            Way::Same | Way::That => narrative(shift(0)),
            Way::Past | Way::These | Way::Recent => return None,
        };
        // `next month on the 20th`
        if unit == Unit::Month && place.counts == Counts::Published {
            let on = place.end + usize::from(self.is(place.end, "on"));
            let the = on + usize::from(self.is(on, "the"));
            if self.class(the) == Class::Digits
                && let Some((nth @ 1..=31, end)) = self.ordinal(the)
                && self.ends_clause(end)
            {
                let day = Calendar::Nth {
                    nth: nth as i8,
                    unit: Unit::Day,
                    weekday: 0,
                    of: Box::new(place.point()),
                };
                return Some(Place::new(day, end));
            }
        }
        // `next week on Tuesday`
        if unit == Unit::Week
            && let Calendar::Shift { n, .. } = place.calendar
            && let Some((weekday, end)) =
                self.weekday(place.end + usize::from(self.is(place.end, "on")))
            && place.counts == Counts::Published
        {
            let n = i8::try_from(n).unwrap_or(0);
            return Some(Place::new(
                Calendar::Weekday {
                    weekday,
                    week: WeekOf::Shift(n),
                },
                end,
            ));
        }
        Some(place)
    }

    /// Whether nothing more of a clause follows at `at`: a mark or its end.
    pub fn ends_clause(&self, at: usize) -> bool {
        self.token(at).is_none_or(|token| {
            matches!(token.kind, crate::extract::tokens::TokenKind::Mark) && !self.is_hyphen(at)
        })
    }
}

/// The number of a season: the fall is the autumn.
pub fn season(number: u8) -> u8 {
    if number == 5 { 3 } else { number }
}
