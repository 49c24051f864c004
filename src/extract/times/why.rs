//! What a value rests on, in words.

use super::dated::{absolute, year_of};
use super::reading::{Calendar, From, Lean, WeekOf, YearOf};
use super::value;
use crate::document::Moment;

pub fn why(
    calendar: &Calendar,
    from: From,
    lean: Lean,
    base: Option<Moment>,
    is_known: bool,
) -> String {
    let year = year_of(calendar);
    if absolute(calendar).is_some() {
        return "the words name it in full".into();
    }
    let Some(base) = base else {
        return "the clipping's own date is not known".into();
    };
    let mut text = String::from(match (calendar, is_known) {
        (_, false) => "cannot be told from ",
        (
            Calendar::Weekday {
                week: WeekOf::Open, ..
            },
            _,
        ) if lean == Lean::Future => "the first one from ",
        (
            Calendar::Weekday {
                week: WeekOf::Open, ..
            },
            _,
        ) => "the last one up to ",
        (Calendar::Open, _) => "on the day of ",
        _ if matches!(year, Some(YearOf::Open)) => "the nearest one to ",
        _ => "counted from ",
    });
    text.push_str(match from {
        From::Published => "the clipping's date, ",
        From::Expression(_) => "the date named beside it, ",
    });
    text.push_str(&match (base.month, base.day) {
        (Some(_), Some(_)) => value::day(base.first_day()),
        (Some(month), None) => value::month(base.year, month),
        _ => value::year(base.year),
    });
    let hangs_on_lean = matches!(year, Some(YearOf::Open))
        || matches!(
            calendar,
            Calendar::Weekday {
                week: WeekOf::Open,
                ..
            }
        );
    if is_known && hangs_on_lean {
        text.push_str(match lean {
            Lean::Open => "",
            Lean::Past => ", as the clause looks back",
            Lean::Future => ", as the clause looks ahead",
        });
    }
    text
}
