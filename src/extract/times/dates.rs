//! Dates in words: `10 October 2020`, `Oct. 10`, `April 2012`, `December 22, last year`.

use super::lexicon::{Class, Language};
use super::numeric::is_day;
use super::reader::{Counts, Reader};
use super::reading::{Calendar, Lean, Point, YearOf};

/// A place on the calendar that was read, and the token after it.
#[derive(Clone, Debug)]
pub struct Place {
    pub calendar: Calendar,
    /// The last, where it is a range.
    pub to: Option<Calendar>,
    pub end: usize,
    pub counts: Counts,
    pub lean: Option<Lean>,
    pub confidence: u8,
    /// A time of the clock stands in the token at `end`, glued to the date.
    pub has_clock: bool,
}

impl Place {
    pub fn new(calendar: Calendar, end: usize) -> Place {
        Place {
            calendar,
            to: None,
            end,
            counts: Counts::Published,
            lean: None,
            confidence: 95,
            has_clock: false,
        }
    }

    pub fn month(calendar: Calendar, end: usize) -> Place {
        Place::new(calendar, end)
    }

    /// A day, if some year has it.
    pub fn day(year: YearOf, month: u8, day: u8, end: usize) -> Option<Place> {
        let day_of_year = Calendar::Day { year, month, day };
        (is_day(year, month, day)).then(|| Place::new(day_of_year, end))
    }

    /// Whether it is as fine as a day.
    pub fn is_day(&self) -> bool {
        self.to.is_none()
            && match &self.calendar {
                Calendar::Day { .. }
                | Calendar::Weekday { .. }
                | Calendar::Holiday { .. }
                | Calendar::NthWeekday { .. }
                | Calendar::WeekdayOfMonth { .. }
                | Calendar::Open => true,
                Calendar::Shift { unit, .. } => *unit == super::unit::Unit::Day,
                Calendar::Offset { unit, n, .. } => {
                    *unit == super::unit::Unit::Day || *n != 0 && *unit > super::unit::Unit::Hour
                }
                Calendar::Nth { unit, .. } => *unit == super::unit::Unit::Day,
                _ => false,
            }
    }

    pub fn point(&self) -> Point {
        Point::of(self.calendar.clone())
    }
}

impl Reader<'_> {
    /// A date in words that begins at `at`.
    pub fn written_date(&self, at: usize) -> Option<Place> {
        match self.class(at) {
            Class::Month | Class::ShortMonth => self.month_first(at),
            Class::Digits => self.day_first(at),
            Class::Ordinal | Class::Unit | Class::Tens => self.ordinal_of_month(at),
            Class::Cardinal if matches!(self.language, Language::English | Language::Spanish) => {
                self.ordinal_of_month(at)
            }
            _ => None,
        }
    }

    /// The year behind a day and month, and the token after it.
    pub fn year_after(&self, at: usize) -> (YearOf, usize) {
        let comma = at
            + usize::from(
                self.text(at) == ","
                    || self.is(at, "of")
                    || self.is(at, "de")
                    || self.is(at, "del"),
            );
        let is_of = comma > at && self.text(at) != ",";
        let comma = comma
            + usize::from(
                comma == at
                    && self.is(at, "in")
                    && self.year(at + 1).is_some()
                    && self.language == Language::English,
            );
        if let Some((year, end)) = self.juche_year(comma) {
            return (YearOf::Of(year), end);
        }
        if let Some((year, end)) = self.spelt_year(comma) {
            return (YearOf::Of(year), end);
        }
        if let Some(year) = self.year(comma) {
            let is_amount = self.unit(comma + 1).is_some_and(|(_, is_plural)| is_plural);
            let is_clock = self.is(comma + 1, "hours");
            // `May 3, 2020-02-29`: a date of its own.
            let is_date = self.is_hyphen(comma + 1) && self.is_hyphen(comma + 3);
            if !is_amount && !is_clock && !is_date {
                return (YearOf::Of(year), comma + 1);
            }
        }
        // `October '98`
        if matches!(self.text(comma), "'" | "’" | "‘")
            && self.is_glued(comma + 1)
            && let Some((year, 2)) = self.digits(comma + 1)
        {
            return (YearOf::Of(super::numeric::short_year(year)), comma + 2);
        }
        let the = comma + usize::from(self.is(comma, "the"));
        if self.class(the) == Class::Relative && self.is(the + 1, "year") {
            let shift = match self.word(the).number {
                1..=3 => -1,
                4..=6 => 1,
                _ if is_of || self.is(the, "this") => 0,
                _ => return (YearOf::Open, at),
            };
            return (YearOf::Shift(shift), the + 2);
        }
        (YearOf::Open, at)
    }

    /// `Juche 110 (2021)`: the era of North Korea, whose first year was 1912.
    fn juche_year(&self, at: usize) -> Option<(i16, usize)> {
        let (number @ 1..=200, _) = self.digits(at + 1).filter(|_| self.is(at, "juche"))? else {
            return None;
        };
        let year = 1911 + number as i16;
        let is_told =
            self.text(at + 2) == "(" && self.year(at + 3) == Some(year) && self.text(at + 4) == ")";
        Some((year, if is_told { at + 5 } else { at + 2 }))
    }

    /// `nineteen eighty six`, `two thousand and five`
    pub fn spelt_year(&self, at: usize) -> Option<(i16, usize)> {
        if self.language != Language::English
            || !matches!(self.class(at), Class::Cardinal | Class::Tens)
        {
            return None;
        }
        if self.is(at, "two") && self.is(at + 1, "thousand") {
            let and = at + 2 + usize::from(self.is(at + 2, "and"));
            return match self.below_hundred(and) {
                Some((rest, end)) => Some((2000 + rest as i16, end)),
                None => Some((2000, at + 2)),
            };
        }
        let century = match self.word(at).number {
            century @ (17..=19) => i16::from(century),
            20 if self.class(at + 1) != Class::Cardinal => 20,
            _ => return None,
        };
        let hundred = at
            + 1
            + usize::from(self.is(at + 1, "hundred"))
            + usize::from(self.is(at + 2, "and") && self.is(at + 1, "hundred"));
        let (rest, end) = self.below_hundred(hundred)?;
        (rest >= 10 || hundred > at + 1).then_some((century * 100 + rest as i16, end))
    }

    fn month_first(&self, at: usize) -> Option<Place> {
        let (month, mut next) = self.month(at)?;
        if matches!(self.text(next), "/" | "-") && self.is_glued(next) && self.is_glued(next + 1) {
            // `oct/2`, `Dec/2018`
            if let Some((_, 4)) = self.digits(next + 1) {
                next += 1;
            } else if self.day(next + 1).is_some() && self.text(next) == "/" {
                next += 1;
            } else if let Some((day, end)) = self.day(next + 1)
                && self.text(end) == self.text(next)
                && let Some(year) = self.year(end + 1)
            {
                // `Sep-23-2020`
                return Place::day(YearOf::Of(year), month, day, end + 2);
            }
        }
        let the = next + usize::from(self.is(next, "the"));
        if let Some((day, end)) = self.day(the)
            && !(self.text(end) == ":" && self.is_glued(end))
            && !matches!(self.text(end), "%" | "°")
        {
            if let Some((last, after)) = self.to_day(end, day) {
                return self.days_of_month(month, day, last, after);
            }
            // `2 million`, `10 percent`: no day, but still a month.
            if self.is_any(
                end,
                &[
                    "million", "billion", "percent", "years", "people", "trillion", "thousand",
                    "points",
                ],
            ) {
                return self.month_alone(at, month, next);
            }
            if let Some(year) = self.year_of_list(end) {
                return Place::day(YearOf::Of(year), month, day, end);
            }
            let (year, end) = self.year_after(end);
            // `February 29, 1900`: no such day, and no month either.
            return Place::day(year, month, day, end);
        }
        let spelt = match self.class(the) {
            Class::Ordinal | Class::Tens => self.ordinal(the),
            _ => None,
        };
        if let Some((day, end)) = spelt {
            if let Some((last, after)) = self.to_day(end, day) {
                return self.days_of_month(month, day, last, after);
            }
            let (year, end) = self.year_after(end);
            return Place::day(year, month, day, end);
        }
        if matches!(self.class(next), Class::Cardinal | Class::Tens)
            && self.language == Language::English
            && let Some((day @ 1..=31, end)) = self.below_hundred(next)
            && self.spelt_year(next).is_none()
            && self.unit(end).is_none()
            && (self.ends_clause(end) || self.spelt_year(end).is_some())
        {
            let (year, end) = self.year_after(end);
            return Place::day(year, month, day as u8, end);
        }
        self.month_alone(at, month, next)
    }

    /// `-12`, `to 12` behind a day: the last day of a range.
    fn to_day(&self, at: usize, first: u8) -> Option<(u8, usize)> {
        let is_hyphen = self.is_dash(at) && self.is_glued(at);
        let is_to = self.language == Language::English
            && (self.is_any(at, &["to", "through", "till", "until"])
                || self.is(at, "and") && self.is_between(at));
        if !is_hyphen && !is_to {
            return None;
        }
        let the = at + 1 + usize::from(is_to && self.is(at + 1, "the"));
        let spelt = matches!(self.class(the), Class::Ordinal | Class::Tens);
        let (day, end) = match spelt {
            true => self.ordinal(the).filter(|(day, _)| *day <= 31)?,
            false => self.day(the)?,
        };
        if day <= first {
            return None;
        }
        (self.unit(end).is_none() && !(self.is_dash(end) && self.is_glued(end)))
            .then_some((day, end))
    }

    /// Whether `between` stands at most four words before `and` at `at`.
    fn is_between(&self, at: usize) -> bool {
        (2..=5).any(|back| at >= back && self.is(at - back, "between"))
    }

    /// A month without a day, where the words around it tell it from a name.
    fn month_alone(&self, at: usize, month: u8, next: usize) -> Option<Place> {
        // `June-August 1992`
        if (self.is_dash(next) || self.text(next) == "/")
            && let Some((last, after)) = self.month(next + 1)
        {
            let (year, end) = self.year_after(after);
            if self.day(after).is_none() || matches!(year, YearOf::Of(_)) {
                let first_year = match year {
                    YearOf::Of(year) if last < month => YearOf::Of(year - 1),
                    year => year,
                };
                let mut place = Place::new(
                    Calendar::Month {
                        year: first_year,
                        month,
                    },
                    end,
                );
                place.to = Some(Calendar::Month { year, month: last });
                return Some(place);
            }
        }
        // `30 February`: no such day, and no month either.
        if at > 0
            && !(self.is_glued(at - 1) && matches!(self.before(at - 1), "." | ","))
            && self
                .digits(at - 1)
                .is_some_and(|(_, n_digits)| n_digits <= 2)
        {
            return None;
        }
        let (year, end) = self.year_after(next);
        let calendar = Calendar::Month { year, month };
        if year != YearOf::Open {
            return Some(Place::new(calendar, end));
        }
        if matches!(
            self.language,
            Language::French | Language::Spanish | Language::German
        ) {
            let is_told = self.follows(
                at,
                &[
                    "en", "in", "im", "de", "entre", "zwischen", "von", "seit", "depuis", "desde",
                    "bis", "ab", "début", "fin", "ende", "anfang", "mitte", "mi", "-",
                ],
            );
            let is_place = self.month(at).is_some() && is_told;
            return is_place.then(|| Place::new(calendar, end));
        }
        let is_told = self.follows(
            at,
            &[
                "in",
                "since",
                "until",
                "till",
                "by",
                "from",
                "during",
                "through",
                "early",
                "late",
                "mid",
                "for",
                "last",
                "next",
                "this",
                "of",
                "before",
                "after",
                "between",
                "around",
                "throughout",
                "every",
                "each",
                "following",
                "previous",
                "earlier",
                "later",
                "coming",
                "past",
            ],
        ) || (self.follows(at, &["-", "and", "to", "or"])
            && at >= 2
            && (self.is(at - 2, "mid") || self.month(at - 2).is_some())
            && !self.is_capital(next));
        if matches!(month, 3 | 5) || self.class(at) == Class::ShortMonth {
            let is_name = self.class(at) == Class::ShortMonth
                && self.text(next.saturating_sub(1)) != "."
                && self.is_capital(next)
                || (self.follows(at, &["of", "for", "by", "before", "after"])
                    && self.is_lower_word(next)
                    && month == 5
                    && self.is_any(
                        next,
                        &[
                            "said", "says", "told", "was", "is", "has", "had", "will", "to",
                        ],
                    ));
            let weak = self.follows(at, &["for", "from", "of", "by", "after", "before"])
                && self.is_capital(next);
            return (is_told && !is_name && !weak).then(|| Place::new(calendar, end));
        }
        if is_told {
            return Some(Place::new(calendar, end));
        }
        let before = self.before(at);
        let is_article = self.is_any(
            at - usize::from(at > 0),
            &["the", "a", "its", "their", "his", "her"],
        ) && self.is_lower_word(next);
        let is_named = !is_article && before.chars().next().is_some_and(char::is_uppercase)
            || (self.is_capital(next) && !self.token(next).is_some_and(|t| t.opens_line));
        let confidence = 80;
        (!is_named).then(|| Place {
            confidence,
            ..Place::new(calendar, end)
        })
    }

    /// `10 October 2020`, `10th of October`, `9-12 October`.
    fn day_first(&self, at: usize) -> Option<Place> {
        let (day, next) = self.day(at)?;
        if at > 0 && self.is_glued(at) {
            let is_behind_figure = at < 2 || self.class(at - 2) == Class::Digits;
            let is_part = match self.before(at) {
                "." | "," | "$" | "/" => true,
                // `12:30 May`, but `says:30 December`
                ":" => is_behind_figure,
                // `the Type-12 may`
                "-" => !is_behind_figure,
                _ => false,
            };
            if is_part {
                return None;
            }
        }
        if let Some((last, after)) = self.to_day(next, day) {
            let after = after + usize::from(self.is(after, "of") || self.is(after, "de"));
            if let Some((month, after)) = self.month(after) {
                return self.days_of_month(month, day, last, after);
            }
        }
        self.day_of_month(day, next)
    }

    /// Days `day` to `last` of a month, with the year that may stand at `at`.
    fn days_of_month(&self, month: u8, day: u8, last: u8, at: usize) -> Option<Place> {
        let (year, end) = self.year_after(at);
        let mut place = Place::day(year, month, day, end)?;
        place.to = Some(Place::day(year, month, last, end)?.calendar);
        Some(place)
    }

    fn day_of_month(&self, day: u8, next: usize) -> Option<Place> {
        let is_hyphen = self.is_hyphen(next) || (self.text(next) == "/" && self.is_glued(next));
        let of =
            next + usize::from(
                self.is(next, "of") || self.is(next, "de") || self.is(next, "day") || is_hyphen,
            ) + usize::from(self.is(next, "day") && self.is(next + 1, "of"));
        let of = of + usize::from(of > next && self.is(of, "the"));
        let (month, after) = self.month(of)?;
        let is_joined = self.is_hyphen(after) || (self.text(after) == "/" && self.is_glued(after));
        let after = after + usize::from(is_hyphen && is_joined);
        // `in 10 May said`: a number and a name.
        if month == 5 && self.is_any(after, &["said", "says", "told"]) {
            return None;
        }
        let (year, end) = self.year_after(after);
        Place::day(year, month, day, end)
    }

    /// `first`, `twenty-first`, `2nd`: a day of a month, and the token after it.
    pub fn ordinal(&self, at: usize) -> Option<(u8, usize)> {
        match self.class(at) {
            Class::Ordinal => Some((self.word(at).number, at + 1)),
            Class::Unit if self.is(at, "second") => Some((2, at + 1)),
            Class::Tens => {
                let next = at + 1 + usize::from(self.is_hyphen(at + 1));
                let (ones, end) = match self.class(next) {
                    Class::Ordinal | Class::Unit => self.ordinal(next)?,
                    _ => return None,
                };
                (ones < 10).then(|| (self.word(at).number + ones, end))
            }
            Class::Digits => {
                let (number, letters) = self.digits_and_letters(at)?;
                let is_ordinal = ["st", "nd", "rd", "th"]
                    .iter()
                    .any(|end| letters.eq_ignore_ascii_case(end));
                (is_ordinal && number <= 255).then(|| (number as u8, at + 1))
            }
            _ => None,
        }
    }

    fn ordinal_of_month(&self, at: usize) -> Option<Place> {
        let is_spelt = matches!(self.class(at), Class::Cardinal | Class::Tens);
        let (day, next) = match is_spelt && self.ordinal(at).is_none() {
            true => self
                .below_hundred(at)
                .filter(|(_, end)| {
                    let of = *end + usize::from(self.is(*end, "de"));
                    self.month(of).is_some()
                })
                .map(|(day, end)| (day as u8, end))?,
            false => self.ordinal(at)?,
        };
        if let Some((last, after)) = self.to_day(next, day) {
            let of = after + usize::from(self.is(after, "of"));
            if let Some((month, after)) = self.month(of) {
                return self.days_of_month(month, day, last, after);
            }
        }
        self.day_of_month(day, next)
    }
}
