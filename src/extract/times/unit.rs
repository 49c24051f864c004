//! Units of time.

use serde::{Deserialize, Serialize};

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A calendar day.
    Day,
    /// A night, told by days.
    Night,
    /// A week from Monday.
    Week,
    /// Two weeks.
    Fortnight,
    /// A Saturday and its Sunday.
    Weekend,
    /// A calendar month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// A calendar year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A thousand years.
    Millennium,
}

impl Unit {
    /// The unit of a number in the list of words.
    pub(super) fn of_number(number: u8) -> Unit {
        match number {
            1 => Unit::Second,
            2 => Unit::Minute,
            3 => Unit::Hour,
            5 => Unit::Week,
            6 => Unit::Month,
            7 => Unit::Quarter,
            8 => Unit::Year,
            9 => Unit::Decade,
            10 => Unit::Century,
            11 => Unit::Weekend,
            12 => Unit::Night,
            13 => Unit::Fortnight,
            14 => Unit::Millennium,
            _ => Unit::Day,
        }
    }

    /// How a duration of one is written: factor, letters, whether behind `T`.
    pub(super) fn written(self) -> (u32, &'static str, bool) {
        match self {
            Unit::Second => (1, "S", true),
            Unit::Minute => (1, "M", true),
            Unit::Hour => (1, "H", true),
            Unit::Day | Unit::Night => (1, "D", false),
            Unit::Week => (1, "W", false),
            Unit::Fortnight => (2, "W", false),
            Unit::Weekend => (1, "WE", false),
            Unit::Month => (1, "M", false),
            Unit::Quarter => (3, "M", false),
            Unit::Year => (1, "Y", false),
            Unit::Decade => (10, "Y", false),
            Unit::Century => (100, "Y", false),
            Unit::Millennium => (1000, "Y", false),
        }
    }

    /// Whether it is shorter than a day.
    pub fn is_of_clock(self) -> bool {
        self <= Unit::Hour
    }
}
