use serde::{Deserialize, Serialize};

/// How finely a point in time is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grain {
    /// A calendar year.
    Year,
    /// A calendar month.
    Month,
    /// A calendar day.
    Day,
    /// A minute of the clock.
    Minute,
    /// A second of the clock.
    Second,
}

/// A point in time with the precision that is known, and no more:
/// `2015`, `2023-09`, `2020-10-10`, `2020-10-10T08:30+09:00`.
///
/// Proleptic Gregorian calendar, years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Moment {
    /// 1 to 9999.
    pub year: i16,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31; only with a month.
    pub day: Option<u8>,
    /// Hour 0 to 23, minute 0 to 59, second 0 to 59 if known; only with a day.
    pub clock: Option<(u8, u8, Option<u8>)>,
    /// Minutes east of UTC, -1439 to 1439; only with a clock time.
    pub offset: Option<i16>,
}
