//! From one date to another: `1950-53`, `Nov 18 2014-Dec 19 2015`.

use super::reader::{Found, Reader};
use super::reading::{Calendar, Point, Shape, TimeKind, YearOf};

impl Reader<'_> {
    /// `Nov 18 2014-Dec 19 2015`: two dates with a dash between them are one interval.
    pub fn joined(&self, before: &Found, after: &Found) -> Option<Found> {
        let (Shape::Point(first), Shape::Point(last)) = (&before.shape, &after.shape) else {
            return None;
        };
        let is_date = |point: &Point| {
            matches!(
                point.calendar,
                Calendar::Day { .. }
                    | Calendar::Month { .. }
                    | Calendar::Year(_)
                    | Calendar::Quarter { .. }
            ) && point.part.is_none()
                && point.clock.is_none()
        };
        let fits = before.end + 1 == after.first
            && self.is_dash(before.end)
            && is_date(first)
            && is_date(last);
        if !fits {
            return None;
        }
        let mut first = first.clone();
        if let (
            Calendar::Day { year, month, .. },
            Calendar::Day {
                year: known @ YearOf::Of(_),
                month: last,
                ..
            },
        ) = (&mut first.calendar, &last.calendar)
            && *year == YearOf::Open
            && month <= &mut last.clone()
        {
            *year = *known;
        }
        Some(Found {
            end: after.end,
            kind: TimeKind::Interval,
            shape: Shape::Between(first, last.clone()),
            ..before.clone()
        })
    }

    /// `1950-53`, `1950–1953`, `2018/19`, `1990s-2000s`.
    pub fn years_range(&self, at: usize) -> Option<Found> {
        let (first, 4) = self.digits(at)? else {
            return None;
        };
        let mark = self.text(at + 1);
        let is_spaced = self.token(at + 1)?.is_spaced;
        if !(matches!(mark, "-" | "–" | "—" | "‐" | "‑" | "/")
            && !is_spaced
            && self.is_glued(at + 2))
        {
            return None;
        }
        if !(1000..=2200).contains(&first)
            || (self.is_glued(at)
                && matches!(
                    self.before(at),
                    "-" | "–" | "/" | "." | ":" | "+" | "$" | ","
                ))
        {
            return None;
        }
        let (second, n_digits) = self.digits(at + 2)?;
        let last = match n_digits {
            4 => second,
            2 => {
                first / 100 * 100
                    + second
                    + if second < first % 100 && first % 100 >= 90 {
                        100
                    } else {
                        0
                    }
            }
            _ => return None,
        };
        let goes_on =
            self.is_glued(at + 3) && matches!(self.text(at + 3), "-" | "–" | "/" | ":" | "%");
        let is_month = n_digits == 2 && (1..=12).contains(&second) && last <= first;
        let fits = last > first
            && last <= 2200
            && last - first < 400
            && !goes_on
            && !is_month
            && !(mark == "/" && last != first + 1);
        if !fits {
            return None;
        }
        let year = |year: u32| Point::of(Calendar::Year(YearOf::Of(year as i16)));
        Some(Found::new(
            at,
            at + 3,
            TimeKind::Interval,
            Shape::Between(year(first), year(last)),
        ))
    }
}
