//! Points in time: what parses, how it is written, which days it covers.

use dateline::document::{Grain, Moment};

#[test]
fn what_is_written_is_read_again() {
    for text in [
        "0001",
        "2015",
        "2023-09",
        "2020-10-10",
        "2024-02-29",
        "2020-10-10T08:30",
        "2020-10-10T08:30+09:00",
        "2020-10-10T08:30:05-03:30",
        "2020-10-10T23:59:59Z",
    ] {
        assert_eq!(
            Moment::parse(text)
                .map(|moment| moment.to_string())
                .as_deref(),
            Some(text)
        );
    }
}

#[test]
fn usual_spellings_are_read() {
    let cases = [
        ("2020-10-10 08:30", "2020-10-10T08:30"),
        ("2020-10-10T08:30:05.123+0900", "2020-10-10T08:30:05+09:00"),
        ("2020-10-10 08:30 +9", "2020-10-10T08:30+09:00"),
        ("2020-10-10T08:30+00:00", "2020-10-10T08:30Z"),
        (" 2015 ", "2015"),
    ];
    for (text, want) in cases {
        assert_eq!(
            Moment::parse(text)
                .map(|moment| moment.to_string())
                .as_deref(),
            Some(want),
            "{text}"
        );
    }
}

#[test]
fn what_is_no_date_is_refused() {
    let cases = [
        "",
        " ",
        "soon",
        "15",
        "0000",
        "20151",
        "2015-13",
        "2015-00",
        "2015-1",
        "2023-02-29",
        "2023-09-31",
        "2023-09-00",
        "2023-09-29-01",
        "2020-10-10T24:00",
        "2020-10-10T08:60",
        "2020-10-10T8:30",
        "2020-10-10T08:30+24:00",
        "2020-10T08:30",
        "+2020",
        "２０２０",
        "2020-10-10T08:30:05.",
        "2020-10-10T",
        "2020-10-10T08",
        "2020-10-10T08:30+",
        "2020-10-10T08:30 JST",
    ];
    for text in cases {
        assert_eq!(Moment::parse(text), None, "{text}");
    }
}

#[test]
fn days_are_counted_from_1970() {
    let cases = [
        ("1970", 0, 364),
        ("1970-01-02", 1, 1),
        ("2020-02", 18_293, 18_321),
        ("2023-02", 19_389, 19_416),
        ("1969-12-31T23:59Z", -1, -1),
        ("2000-03-01", 11_017, 11_017),
        ("0001-01-01", -719_162, -719_162),
        ("9999", 2_932_532, 2_932_896),
    ];
    for (text, first, last) in cases {
        let moment = Moment::parse(text).expect("the case is a date");
        assert_eq!(
            (moment.first_day(), moment.last_day()),
            (first, last),
            "{text}"
        );
    }
}

#[test]
fn the_grain_is_what_is_known() {
    let grain = |text| Moment::parse(text).expect("the case is a date").grain();
    assert_eq!(grain("2015"), Grain::Year);
    assert_eq!(grain("2015-10"), Grain::Month);
    assert_eq!(grain("2015-10-10"), Grain::Day);
    assert_eq!(grain("2015-10-10T08:30"), Grain::Minute);
    assert_eq!(grain("2015-10-10T08:30:00Z"), Grain::Second);
}
