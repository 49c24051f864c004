use super::ast::Node;
use super::fields::DateRelation;
use crate::document::Moment;

/// The condition that a date or a span of dates names; `None` where it is none.
pub(super) fn date_condition(relation: DateRelation, text: &str) -> Option<Node> {
    let (first, last) = match text.split_once("..") {
        Some((from, to)) => {
            let bound = |text: &str, open: Moment| {
                if text.is_empty() {
                    Some(open)
                } else {
                    Moment::parse(text)
                }
            };
            let from = bound(
                from,
                Moment {
                    year: 1,
                    month: None,
                    day: None,
                    clock: None,
                    offset: None,
                },
            )?;
            let to = bound(
                to,
                Moment {
                    year: 9999,
                    month: None,
                    day: None,
                    clock: None,
                    offset: None,
                },
            )?;
            (from.first_day(), to.last_day())
        }
        None => {
            let moment = Moment::parse(text)?;
            (moment.first_day(), moment.last_day())
        }
    };
    let (first, last, relation) = match relation {
        DateRelation::Before => (i32::MIN, first - 1, "before "),
        DateRelation::After => (last + 1, i32::MAX, "after "),
        DateRelation::Within => (first, last, ""),
    };
    let date = match text.split_once("..") {
        None if relation.is_empty() => format!("in {text}"),
        None => text.to_owned(),
        Some(("", to)) => format!("up to {to}"),
        Some((from, "")) => format!("since {from}"),
        Some((from, to)) => format!("from {from} to {to}"),
    };
    Some(Node::Published {
        first,
        last,
        label: format!("published {relation}{date}"),
    })
}

/// `2015..2020` for a span that runs backwards.
pub(super) fn turned(text: &str) -> Option<String> {
    let (from, to) = text.split_once("..")?;
    let backwards = Moment::parse(from)?.first_day() > Moment::parse(to)?.last_day();
    backwards.then(|| format!("{to}..{from}"))
}
