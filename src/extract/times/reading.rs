//! What the words of a time expression say, whatever the clipping's date.

use serde::{Deserialize, Serialize};

use super::unit::Unit;
use crate::text::Span;

/// What an expression names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TimeKind {
    /// A day or something longer on the calendar.
    Date,
    /// A time of the day.
    Time,
    /// An amount of time.
    Duration,
    /// Something that comes again.
    Set,
    /// From one date to another.
    Interval,
}

impl TimeKind {
    /// The name in the command line's output and in the page.
    pub fn name(self) -> &'static str {
        match self {
            TimeKind::Date => "date",
            TimeKind::Time => "time",
            TimeKind::Duration => "duration",
            TimeKind::Set => "set",
            TimeKind::Interval => "interval",
        }
    }
}

/// Words of a text that say when, how long or how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeExpression {
    /// Bytes of `Clipping::text`, without an article or a preposition before it.
    pub span: Span,
    /// What it names.
    pub kind: TimeKind,
    /// What the words say.
    pub reading: TimeReading,
    /// How sure it is that these words speak of time, in percent: 1 to 100.
    pub confidence: u8,
}

/// What the words say: symbols that [`resolve`](super::resolve) turns into a
/// value once the clipping's own date is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeReading {
    /// The words' own meaning.
    pub shape: Shape,
    /// What it counts from.
    pub from: From,
    /// Where the clause around it looks.
    pub lean: Lean,
}

/// What an expression counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum From {
    /// The clipping's own date.
    Published,
    /// The expression with this place among the clipping's expressions.
    Expression(u32),
}

/// Where a clause looks, by its verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lean {
    /// Nothing says so.
    Open,
    /// Back: `said on Saturday`.
    Past,
    /// Ahead: `will meet on Saturday`.
    Future,
}

/// The meaning of an expression's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// `recently`, `now`, `the future`.
    Reference(Reference),
    /// `three weeks`.
    Duration(Amount),
    /// `every year`, `annual`.
    Each(Amount),
    /// `every Monday`, `Tuesdays at 9`.
    EachPoint(Point),
    /// A point on the calendar or of the clock.
    Point(Point),
    /// From the first to the last of both.
    Between(Point, Point),
    /// `two hours and 15 minutes`: amounts from the longest unit.
    Durations(Vec<Amount>),
}

/// A part of time that no calendar has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reference {
    /// `recently`, `recent years`.
    Past,
    /// `now`, `currently`.
    Present,
    /// `the future`, `the coming weeks`.
    Future,
}

/// An amount of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    /// In hundredths of the unit; None for `several`, `a few`, `years`.
    pub hundredths: Option<u32>,
    /// The unit.
    pub unit: Unit,
}

/// A point on the calendar, with a part of the day or a time of the clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// Where on the calendar.
    pub calendar: Calendar,
    /// Which part of the day.
    pub part: Option<DayPart>,
    /// What the clock shows.
    pub clock: Option<Clock>,
}

impl Point {
    /// A place on the calendar alone.
    pub fn of(calendar: Calendar) -> Point {
        Point {
            calendar,
            part: None,
            clock: None,
        }
    }
}

/// A part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DayPart {
    /// The morning.
    Morning,
    /// The middle of the day.
    Midday,
    /// The afternoon.
    Afternoon,
    /// The evening.
    Evening,
    /// The night.
    Night,
    /// While it is light.
    Daytime,
}

/// A time of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: Option<u8>,
    /// Minutes east of UTC.
    pub offset: Option<i16>,
}

/// Which year is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum YearOf {
    /// The words do not say.
    Open,
    /// The year of this number.
    Of(i16),
    /// So many years from the one that is counted from.
    Shift(i8),
    /// The one of the last that is over (`last October`), or of the next to come.
    Strict(bool),
}

/// Which of the weekdays is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WeekOf {
    /// The words do not say.
    Open,
    /// In the week so many weeks ahead.
    Shift(i8),
    /// The last one before the day that is counted from.
    Before,
    /// The first one after it.
    After,
}

/// A place on the calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Calendar {
    /// The day that is counted from: clock times.
    Open,
    /// A day; its month is 0 where only the day is named.
    Day {
        /// Which year.
        year: YearOf,
        /// 1 to 12, or 0.
        month: u8,
        /// 1 to 31.
        day: u8,
    },
    /// A month.
    Month {
        /// Which year.
        year: YearOf,
        /// 1 to 12.
        month: u8,
    },
    /// A year.
    Year(YearOf),
    /// A year of accounts.
    FiscalYear(YearOf),
    /// Ten years by the number of the first over ten; of an unknown century from 0 to 9.
    Decade(i16),
    /// A hundred years, by the number of the first over a hundred.
    Century(u8),
    /// A week by its number.
    Week {
        /// Which year.
        year: YearOf,
        /// 1 to 53.
        week: u8,
    },
    /// A quarter of a year.
    Quarter {
        /// Which year.
        year: YearOf,
        /// 1 to 4.
        quarter: u8,
    },
    /// Half a year.
    Half {
        /// Which year.
        year: YearOf,
        /// 1 or 2.
        half: u8,
    },
    /// A season, 1 for spring to 4 for winter.
    Season {
        /// Which year.
        year: YearOf,
        /// 1 to 4.
        season: u8,
    },
    /// A weekday, 1 for Monday.
    Weekday {
        /// 1 to 7.
        weekday: u8,
        /// Which week.
        week: WeekOf,
    },
    /// A holiday, by its place in the list of holidays.
    Holiday {
        /// Which year.
        year: YearOf,
        /// Its place in the list.
        place: u8,
    },
    /// A weekday counted within a month; -1 for the last.
    NthWeekday {
        /// Which year.
        year: YearOf,
        /// 1 to 12.
        month: u8,
        /// 1 to 7.
        weekday: u8,
        /// 1 to 5, or -1.
        nth: i8,
    },
    /// So many units from the day that is counted from: `yesterday`, `last week`.
    Shift {
        /// The unit, which is also the precision.
        unit: Unit,
        /// How many.
        n: i32,
    },
    /// So many units from another point: `two days after Easter`.
    Offset {
        /// The unit.
        unit: Unit,
        /// How many.
        n: i32,
        /// Counted from it.
        base: Box<Point>,
    },
    /// A day, a week, a weekend or a month counted within something longer: `the
    /// 15th of next month`, `the last week of July`.
    Nth {
        /// From 1, or from -1 backwards.
        nth: i8,
        /// What is counted.
        unit: Unit,
        /// 1 to 7 where weekdays are counted, else 0.
        weekday: u8,
        /// What it lies in.
        of: Box<Point>,
    },
    /// A day of a month that is not named, with its weekday: `Friday the 13th`.
    WeekdayOfMonth {
        /// 1 to 7.
        weekday: u8,
        /// 1 to 31.
        day: u8,
    },
}
