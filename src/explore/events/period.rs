use crate::document::Moment;

/// A day, month or year as in `2015-10`; else its first and last, each as coarse as
/// the days allow: `2018/2019`, `2015-10-10/2015-10-12`.
pub(super) fn period_of(days: (i32, i32)) -> String {
    if let Some(moment) = Moment::of_days(days) {
        return moment.to_string();
    }
    let (first, last) = (Moment::of_day_number(days.0), Moment::of_day_number(days.1));
    let years = (Moment::of_year(first.year), Moment::of_year(last.year));
    let months = (
        first
            .month
            .and_then(|month| Moment::of_month(first.year, month)),
        last.month
            .and_then(|month| Moment::of_month(last.year, month)),
    );
    let coarse = [years, months].into_iter().find_map(|ends| {
        let (from, to) = (ends.0?, ends.1?);
        (from.first_day() == days.0 && to.last_day() == days.1).then_some((from, to))
    });
    let (from, to) = coarse.unwrap_or((first, last));
    format!("{from}/{to}")
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn a_period_is_as_coarse_as_its_days_allow() {
        let days = |from: &str, to: &str| {
            let moment = |text| Moment::parse(text).expect("it is a date");
            (moment(from).first_day(), moment(to).last_day())
        };
        for (from, to, written) in [
            ("2015-10-10", "2015-10-10", "2015-10-10"),
            ("2015-10", "2015-10", "2015-10"),
            ("2018", "2019", "2018/2019"),
            ("2018-03", "2018-05", "2018-03/2018-05"),
            ("2018-03-02", "2018-05", "2018-03-02/2018-05-31"),
        ] {
            assert_eq!(period_of(days(from, to)), written);
        }
    }
}
