//! Undated clippings are dated by what they say, or not at all.

use std::collections::BTreeMap;

use dateline::document::{Block, BlockKind, InputFile, Moment, read};
use dateline::extract::{Tokens, extract, times};
use dateline::library::Library;
use dateline::library::dating::{
    DatingEvidence, FileOrder, FoundingDates, Inference, beside, between, evidence, file_order,
    infer, neighbours,
};
use dateline::text::Span;
use dateline::text::sentences::sentences;

fn evidence_of(text: &str) -> DatingEvidence {
    let block = Block {
        span: Span::new(0, text.len()),
        kind: BlockKind::Body,
        level: 0,
    };
    let expressions = times(
        &Tokens::new(text, &sentences(text)),
        std::slice::from_ref(&block),
        None,
    );
    evidence(text, &[block], &expressions)
}

fn inferred(text: &str) -> Inference {
    infer(&evidence_of(text), &FoundingDates::listed())
}

#[test]
fn the_date_that_all_evidence_allows() {
    for (text, want) in [
        // The anniversary's day was the weekday that is reported from.
        (
            "The state marked the 70th anniversary of its ruling Workers' Party on 10 October. Officials spoke on Saturday.",
            "2015-10-10",
        ),
        // `this month` is no day.
        (
            "North Korea's founding anniversary was this month. On North Korea's 75th founding anniversary on 9 September a parade was held.",
            "2023-09",
        ),
        // A dateline gives the day, the anniversary the year.
        (
            "Seoul, August 14 (AGENCY) -- August 15 marks the 79th anniversary of Korea's liberation.",
            "2024-08-14",
        ),
        (
            "Today marks the 50th anniversary of the founding of NATO, an alliance.",
            "1999-04-04",
        ),
        (
            "Kenya marked the 60th anniversary of its independence on 12 December, and Kenya's 60th anniversary was loud.",
            "",
        ),
        // An anniversary of something else.
        (
            "Rome, 9 May (AGENCY) -- This was the 10th anniversary of the repair of the hall of the United Nations.",
            "",
        ),
        (
            "Rome, October 26 (AGENCY) -- The 10th anniversary of a visit to the UN Children's home.",
            "",
        ),
        // History: the text looks back at a later year.
        (
            "Rome, October 26 (AGENCY) -- On the 10th anniversary of the United Nations, in 1955, they met; by 1990 they had parted. In 1990 it ended.",
            "",
        ),
        // The last year that is past, and the year of the copyright.
        (
            "The bridge fell in 2018. It was rebuilt in May 2019.\n\n© 2019 The Agency. All rights reserved.",
            "2019",
        ),
        (
            "Rome, 9 May (AGENCY) -- It was rebuilt in January 2019.\nCopyright (c) The Agency 2019",
            "2019-05-09",
        ),
        ("The bridge fell in 2018.\n\n© 2019 The Agency.", ""),
        (
            "The bridge was shut in 2019.\n\n© 2005-2019 The Agency.",
            "",
        ),
        ("The bridge was shut in 2019.\n\n© 2018 The Agency.", ""),
        ("The bridge fell.\n\n© 2018 The Agency.", ""),
        ("He spoke on Monday of last year's events in 2011.", ""),
        ("", ""),
    ] {
        let date = inferred(text).date;
        let got = date
            .as_ref()
            .map(|date| date.value.to_string())
            .unwrap_or_default();
        assert_eq!(got, want, "{text}: {date:?}");
        for span in date.iter().flat_map(|date| &date.evidence) {
            assert!(text.get(span.range()).is_some());
        }
    }
}

#[test]
fn a_contradiction_is_told() {
    let found = inferred(
        "They marked the 75th anniversary of NATO. They marked the 70th anniversary of the founding of ASEAN.",
    );
    assert_eq!(found.date, None);
    assert!(
        found.contradiction.is_none(),
        "13 years apart: one is history"
    );
    let found = inferred(
        "They marked the 75th anniversary of NATO. They marked the 56th anniversary of the founding of ASEAN.",
    );
    assert_eq!(found.date, None);
    assert_eq!(
        found.contradiction.as_deref(),
        Some("the 75th anniversary of NATO was in 2024, the 56th of ASEAN in 2023")
    );
}

#[test]
fn other_clippings_tell_when_something_was_founded() {
    let told = evidence_of("The Harbour Museum was founded on 3 May 1960 by sailors.");
    let undated = evidence_of(
        "Seoul, May 4 (AGENCY) -- The 50th anniversary of the Harbour Museum drew crowds.",
    );
    assert_eq!(infer(&undated, &FoundingDates::listed()).date, None);
    let founding = FoundingDates::from_library([(&told, None)].into_iter());
    let date = infer(&undated, &founding)
        .date
        .expect("the museum is known");
    assert_eq!(date.value.to_string(), "2010-05-04");
    let dated = evidence_of("May 3 marks the 40th anniversary of the Harbour Museum.");
    let founding = FoundingDates::from_library([(&dated, Moment::parse("2000-05-04"))].into_iter());
    assert_eq!(
        infer(&undated, &founding).date.map(|date| date.value),
        Moment::parse("2010-05-04")
    );
}

#[test]
fn dated_clippings_of_the_same_story() {
    let dates = |texts: &[&str]| -> Vec<Moment> {
        (texts.iter())
            .map(|text| Moment::parse(text).expect("a date"))
            .collect()
    };
    for (text, others, want) in [
        (
            "Rome, 9 May (AGENCY) -- A bridge fell.",
            &["2019-05-12"][..],
            "2019-05-09",
        ),
        // The turn of the year lies between.
        (
            "Rome, 30 December (AGENCY) -- A bridge fell.",
            &["2020-01-02"],
            "2019-12-30",
        ),
        (
            "Rome, 9 May (AGENCY) -- A bridge fell.",
            &["2019-11-12"],
            "",
        ),
        (
            "Rome, 9 May (AGENCY) -- It is the worst since 2020.",
            &["2019-05-12"],
            "",
        ),
        ("A bridge fell.", &["2019-05-12"], "2019"),
        ("A bridge fell.", &["2019-05-12", "2019-06-02"], "2019"),
        ("A bridge fell.", &["2019-12-12"], ""),
        ("A bridge fell.", &["2018-05-12", "2019-05-12"], ""),
        ("A bridge fell.", &[], ""),
    ] {
        let date = beside(&evidence_of(text), &dates(others));
        let got = date.map(|date| date.value.to_string()).unwrap_or_default();
        assert_eq!(got, want, "{text} {others:?}");
    }
}

#[test]
fn the_same_words_date_a_clipping_of_a_library() {
    let told = "Engineers from Quarrington inspected the Velmora viaduct after its pylons cracked \
        during the thunderstorm, the harbourmaster Osvaldo Brenninkmeyer told reporters.";
    let mut library = Library::default();
    let mut add = |path: &str, text: &str, published: Option<&str>| {
        let file = read(InputFile {
            path,
            bytes: text.as_bytes(),
            published,
            ..InputFile::default()
        });
        library
            .add(extract(file, None))
            .first_id
            .expect("a clipping")
    };
    add(
        "dated.txt",
        &format!("A viaduct cracks\n\n{told} It was shut.\n"),
        Some("2019-05-12"),
    );
    add(
        "other.txt",
        "A garden opens\n\nRoses are shown.\n",
        Some("2011-02-03"),
    );
    let same = add(
        "same.txt",
        &format!("Viaduct shut\n\n{told} Trains stood.\n"),
        None,
    );
    let apart = add(
        "apart.txt",
        "Tulips\n\nThe viaduct of Velmora is shown.\n",
        None,
    );
    library.flush();
    let mut date = |id| library.clipping(id).and_then(|clipping| clipping.published);
    let found = date(same).expect("its story is dated");
    assert_eq!(found.value.to_string(), "2019");
    assert_eq!(
        found.why,
        "a clipping of 2019-05-12 tells much of it in the same words"
    );
    assert_eq!(date(apart), None);
}

#[test]
fn between_two_clippings_of_one_file() {
    let at = |text| Moment::parse(text).expect("a date");
    let value = |before, after| between(at(before), at(after)).map(|date| date.value.to_string());
    assert_eq!(
        value("2020-05-03", "2020-05-03T10:00").as_deref(),
        Some("2020-05-03")
    );
    assert_eq!(
        value("2020-05-03", "2020-05-09").as_deref(),
        Some("2020-05")
    );
    assert_eq!(value("2020-05", "2020-11-09").as_deref(), Some("2020"));
    assert_eq!(value("2019-05", "2020-11-09"), None);
}

#[test]
fn what_bounds_a_date() {
    for (text, want) in [
        // A line that is nothing but a day; two different ones tell nothing.
        (
            "The Harvest\n\n[2019.09.05.]\n\nThe harvest was good.",
            "2019-09-05",
        ),
        (
            "First\n\n[2019.09.05.]\n\nText.\n\n[2019.09.06.]\n\nText.",
            "",
        ),
        // The year that a dateline lacks.
        (
            "Oslo, January 3 (AGENCY) -- Crowds greeted the new year 2018 in the squares.",
            "2018-01-03",
        ),
        (
            "Oslo, December 30 (AGENCY) -- Shops prepare for New Year 2018.",
            "2017-12-30",
        ),
        (
            "Oslo, July 3 (AGENCY) -- Crowds had greeted the new year 2018 in the squares.",
            "",
        ),
        (
            "Oslo, September 20 (AGENCY) -- The bridge will open on 7 October 2019.",
            "2019-09-20",
        ),
        (
            "Oslo, March 20 (AGENCY) -- The games will open on 7 October 2028.",
            "",
        ),
        // An office and a year that is past leave one such day.
        (
            "WASHINGTON, Dec. 5 (AGENCY) - President Obama met senators. He visited Cuba in 2016.",
            "2016-12-05",
        ),
        (
            "WASHINGTON, Dec. 5 (AGENCY) - President Obama met senators.",
            "",
        ),
        (
            "WASHINGTON, Dec. 5 (AGENCY) - Former President Obama met senators. He visited Cuba in 2016.",
            "",
        ),
        // History, with no dateline.
        (
            "President Kennedy spoke in 1963. On Friday, August 30, a line to Moscow was opened.",
            "",
        ),
        // An age and the day of birth leave a year, and a dateline the day.
        (
            "Oslo, May 3 (AGENCY) -- The painter, born on 12 June 1950, has died at the age of 68.",
            "2019-05-03",
        ),
        (
            "The painter, born on 1 January 1950, has died at the age of 68.",
            "2018",
        ),
        (
            "The painter, born on 12 June 1950, has died at the age of 68. The last show was held in 2019.",
            "2019",
        ),
        (
            "The painter, born on 12 June 1950, has died at the age of 68. Her son is aged 40.",
            "",
        ),
    ] {
        let date = inferred(text).date;
        let got = date
            .as_ref()
            .map(|date| date.value.to_string())
            .unwrap_or_default();
        assert_eq!(got, want, "{text}: {date:?}");
        for span in date.iter().flat_map(|date| &date.evidence) {
            assert!(text.get(span.range()).is_some());
        }
    }
}

#[test]
fn neighbours_in_a_sorted_file() {
    let dates = |texts: &[(u32, &str)]| -> BTreeMap<u32, Moment> {
        (texts.iter())
            .map(|(id, text)| (*id, Moment::parse(text).expect("a date")))
            .collect()
    };
    let falling = dates(&[
        (0, "2020-05-09"),
        (1, "2020-05-07"),
        (5, "2020-05-03"),
        (6, "2020-04-30"),
    ]);
    let order = file_order(&falling, 0..7);
    assert_eq!(order, FileOrder::Falling);
    let (before, after) = neighbours(&falling, 0..7, order, 3).expect("both are dated");
    assert_eq!(
        (before.to_string(), after.to_string()),
        ("2020-05-03".into(), "2020-05-07".into())
    );
    assert_eq!(neighbours(&falling, 0..9, order, 8), None);
    let mixed = dates(&[
        (0, "2020-05-09"),
        (1, "2020-05-01"),
        (5, "2020-05-03"),
        (6, "2020-04-30"),
    ]);
    let order = file_order(&mixed, 0..7);
    assert_eq!(order, FileOrder::Other);
    assert_eq!(neighbours(&mixed, 0..7, order, 3), None);
}
