//! The dates of a column: which figure is the day is told by all of its cells.
//!
//! Excel's serial numbers: ECMA-376 part 1, 18.17.4.1 (both date systems, with
//! its 29 February 1900).

use crate::document::html::free_moment;
use crate::document::{Grain, Moment};

/// Longest cell that may be a date, in bytes.
const MAX_BYTES: usize = 80;

/// Which figure is the day in `03/04/2020`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    DayFirst,
    MonthFirst,
    /// Nothing says so: the year alone is certain.
    Unknown,
}

/// How the dates of a column are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnDates {
    order: Order,
    why: &'static str,
    counts_from_1904: bool,
}

impl ColumnDates {
    /// Learns it from the cells; `day_first` is its reader's choice.
    pub fn of<'a>(
        cells: impl Iterator<Item = &'a str>,
        day_first: Option<bool>,
        counts_from_1904: bool,
    ) -> ColumnDates {
        let (order, why) = match day_first {
            Some(true) => (Order::DayFirst, "the day first, as chosen"),
            Some(false) => (Order::MonthFirst, "the month first, as chosen"),
            None => order_of(cells),
        };
        ColumnDates {
            order,
            why,
            counts_from_1904,
        }
    }

    /// The date of a cell, and what is to be said of how it was read; empty
    /// where nothing is.
    pub fn read(&self, cell: &str) -> Option<(Moment, &'static str)> {
        let cell = cell.trim();
        if cell.len() > MAX_BYTES || !cell.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        if let Some(moment) = Moment::parse(cell) {
            return likely(moment, "");
        }
        if let Some(figures) = Figures::of(cell) {
            return self.in_order(&figures);
        }
        let cell = whole_number(cell);
        if let Some(moment) = cell.parse().ok().and_then(|days| self.serial(days)) {
            return Some((moment, "a day's number as spreadsheets count"));
        }
        likely(free_moment(cell, self.order != Order::MonthFirst)?, "")
    }

    fn in_order(&self, figures: &Figures<'_>) -> Option<(Moment, &'static str)> {
        let Figures {
            first,
            second,
            year,
            mark,
            clock,
        } = *figures;
        let day_first = Moment::of_day(year, second, first);
        let month_first = Moment::of_day(year, first, second);
        let (day, why) = match (day_first, month_first, self.order) {
            (Some(day), Some(_), _) if first == second => (day, ""),
            (Some(day), Some(_), Order::Unknown) if mark == b'.' => (day, ""),
            (Some(day), Some(_), Order::DayFirst) => (day, self.why),
            (Some(_), Some(day), Order::MonthFirst) => (day, self.why),
            (Some(_), Some(_), Order::Unknown) => {
                let why =
                    "no date of the column says which figure is the day, so only the year is taken";
                return Some((Moment::of_year(year)?, why));
            }
            (Some(day), None, _) | (None, Some(day), _) => (day, ""),
            (None, None, _) => return None,
        };
        Some((with_clock(day, clock).unwrap_or(day), why))
    }

    /// A day by its number, the part of the day after the point.
    fn serial(&self, days: f64) -> Option<Moment> {
        serial(days, self.counts_from_1904).filter(|date| (1940..=2100).contains(&date.year))
    }
}

/// The moment of a spreadsheet's number; None outside its calendar.
pub fn serial(days: f64, counts_from_1904: bool) -> Option<Moment> {
    if !(0.0..3_000_000.0).contains(&days) {
        return None;
    }
    let whole = days.floor();
    let mut n = whole as i32;
    // 25569 days lie between 1899-12-30 and 1970-01-01, 24107 after 1904-01-01.
    let epoch = match counts_from_1904 {
        true => 24_107,
        // The year 1900 has a 29 February there: days before it are one off.
        false => {
            n += i32::from(n < 60);
            25_569
        }
    };
    let day = Moment::of_day_number(n - epoch);
    let seconds = ((days - whole) * 86_400.0).round() as u32;
    if seconds == 0 || seconds >= 86_400 {
        return Some(day);
    }
    let second = (seconds % 60) as u8;
    day.at(
        (seconds / 3_600) as u8,
        (seconds / 60 % 60) as u8,
        (second > 0).then_some(second),
        None,
    )
}

/// Whether a cell is a date if its column is one of dates.
pub fn may_be_date(cell: &str) -> bool {
    ANY_ORDER.read(cell).is_some()
}

const ANY_ORDER: ColumnDates = ColumnDates {
    order: Order::DayFirst,
    why: "",
    counts_from_1904: false,
};

/// Whether a cell is surely a date, whatever its column is called.
pub fn is_date(cell: &str) -> bool {
    let cell = cell.trim();
    let n_digits = cell.bytes().filter(u8::is_ascii_digit).count();
    if !(8..=40).contains(&cell.len()) || !(2..=24).contains(&n_digits) {
        return false;
    }
    if n_digits == cell.len() && !matches!(n_digits, 8 | 14) {
        return false;
    }
    ANY_ORDER.read(cell).is_some_and(|(moment, _)| {
        moment.grain() >= Grain::Day && (1800..=2100).contains(&moment.year)
    }) && (n_digits == cell.len() || cell.parse::<f64>().is_err())
}

/// The order that the cells show: a figure above 12 is no month.
fn order_of<'a>(cells: impl Iterator<Item = &'a str>) -> (Order, &'static str) {
    let (mut n_day, mut n_month) = (0, 0);
    for cell in cells {
        if let Some(figures) = Figures::of(cell.trim()) {
            n_day += usize::from(figures.first > 12 && figures.second <= 12);
            n_month += usize::from(figures.second > 12 && figures.first <= 12);
        }
    }
    match (n_day, n_month) {
        (1.., 0) => (
            Order::DayFirst,
            "the day first, as other dates of the column show",
        ),
        (0, 1..) => (
            Order::MonthFirst,
            "the month first, as other dates of the column show",
        ),
        _ => (Order::Unknown, ""),
    }
}

/// `3/4/2020 8:30`: a date in figures with the year last.
#[derive(Clone, Copy)]
struct Figures<'a> {
    first: u8,
    second: u8,
    year: i16,
    mark: u8,
    clock: &'a str,
}

impl Figures<'_> {
    fn of(cell: &str) -> Option<Figures<'_>> {
        if cell.len() > MAX_BYTES || !cell.starts_with(|first: char| first.is_ascii_digit()) {
            return None;
        }
        let (first, rest) = number(cell, 2)?;
        let mark = *rest.as_bytes().first()?;
        if !matches!(mark, b'/' | b'.' | b'-') {
            return None;
        }
        let (second, rest) = number(&rest[1..], 2)?;
        if rest.as_bytes().first() != Some(&mark) {
            return None;
        }
        let rest = rest[1..].trim_start();
        let (year, after) = number(rest, 4)?;
        let year = match rest.len() - after.len() {
            4 => year,
            // The century as spreadsheets take it.
            2 if mark != b'-' && year < 50 => 2000 + year,
            2 if mark != b'-' => 1900 + year,
            _ => return None,
        };
        let clock = after.trim_start_matches([',', ' ', 'T']);
        if !after.is_empty() && clock.len() == after.len() {
            return None;
        }
        Some(Figures {
            first: first.try_into().ok()?,
            second: second.try_into().ok()?,
            year: year.try_into().ok()?,
            mark,
            clock,
        })
    }
}

/// A number of one to `max` figures, and what follows.
fn number(text: &str, max: usize) -> Option<(u16, &str)> {
    let n = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(n);
    ((1..=max).contains(&n)).then(|| Some((digits.parse().ok()?, rest)))?
}

/// `8:30`, `08:30:15`, `8:30 PM`, `8:30 +0200` after a day.
fn with_clock(day: Moment, clock: &str) -> Option<Moment> {
    let (hour, rest) = number(clock.trim(), 2)?;
    let rest = rest.strip_prefix(':')?;
    let lower = rest.to_ascii_lowercase();
    let half = ["am", "pm", "a.m.", "p.m."]
        .into_iter()
        .find(|half| lower.trim_end().ends_with(half));
    let rest = half.map_or(rest, |half| {
        rest.trim_end()[..rest.trim_end().len() - half.len()].trim_end()
    });
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(half) => hour % 12 + if half.starts_with('p') { 12 } else { 0 },
        None => hour,
    };
    Moment::parse(&format!("{day}T{hour:02}:{rest}"))
}

/// `43738.0` is a whole number.
fn whole_number(cell: &str) -> &str {
    let (whole, part) = cell.split_once('.').unwrap_or((cell, ""));
    let is_whole = !part.is_empty() && part.bytes().all(|byte| byte == b'0');
    if is_whole { whole } else { cell }
}

/// What stands for no date in a database (`0001-01-01`) is none.
fn likely(moment: Moment, why: &'static str) -> Option<(Moment, &'static str)> {
    (1400..=2200)
        .contains(&moment.year)
        .then_some((moment, why))
}
