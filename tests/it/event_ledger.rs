//! The ledger of events: what the page and the command line show of them.

use dateline::document::{InputFile, read};
use dateline::explore::{
    EventFormat, EventRowView, Explorer, LedgerFacet, LedgerQuestion, LedgerSort, Question,
    TimelineQuestion, plover_name,
};
use dateline::extract::{EventClass, extract};

use super::ledger::pick;
use super::named::MODEL;

const WITNESS: &str = "MOSCOW, 13 September 2023 - Russian President Vladimir Putin met North Korean leader \
    Kim Jong Un at the Vostochny Cosmodrome on Wednesday.";
const OTHER: &str = "SEOUL, 14 September 2023 - North Korean leader Kim Jong Un met Russian President Vladimir \
    Putin on 13 September. Kim Jong Un plans to meet Xi Jinping in 2024.";
const VISIT: &str =
    "PARIS, 2 May 2024 - French President Emmanuel Macron visited Germany in March 2024.";

/// Path, text, publisher, day of publication.
const CLIPPINGS: [(&str, &str, &str, &str); 3] = [
    ("one.txt", WITNESS, "The Post", "2023-09-13"),
    ("other.txt", OTHER, "The News", "2023-09-14"),
    ("visit.txt", VISIT, "The News", "2024-05-02"),
];

fn library() -> Explorer {
    let mut explorer = Explorer::default();
    for (path, text, publisher, published) in CLIPPINGS {
        let sidecar = format!("{{\"publisher\": \"{publisher}\", \"published\": \"{published}\"}}");
        let read = read(InputFile {
            path,
            bytes: text.as_bytes(),
            sidecar: Some(sidecar.as_bytes()),
            ..InputFile::default()
        });
        explorer.add(extract(read, Some(&MODEL)));
    }
    explorer
}

fn rows(explorer: &mut Explorer, asked: &LedgerQuestion) -> Vec<EventRowView> {
    (explorer.event_ledger(&Question::default(), asked, 0, 100)).rows
}

fn sorted(sort: LedgerSort) -> LedgerQuestion {
    LedgerQuestion {
        sort,
        ..LedgerQuestion::default()
    }
}

fn names(row: &EventRowView) -> Vec<&str> {
    let event = &row.event;
    let everyone = event.actors.iter().chain(&event.targets);
    let mut names: Vec<&str> = everyone.map(|party| party.name.as_str()).collect();
    names.sort_unstable();
    names
}

#[test]
fn an_event_is_one_row_with_its_witnesses() {
    let mut explorer = library();
    let view = explorer.event_ledger(&Question::default(), &LedgerQuestion::default(), 0, 1);
    assert_eq!((view.events, view.matched, view.clippings), (3, 3, 3));
    assert_eq!(view.rows.len(), 1, "a window");
    let meeting = &view.rows[0];
    assert_eq!((meeting.clippings, meeting.publishers), (2, 2));
    assert_eq!(meeting.event.date.as_deref(), Some("2023-09-13"));
    assert_eq!(
        (
            meeting.event.class,
            meeting.event.plover,
            meeting.event.mode
        ),
        ("meeting", Some("CONSULT"), "asserted")
    );
    assert_eq!(names(meeting), ["Kim Jong Un", "Vladimir Putin"]);

    let witnesses = explorer
        .witnesses(meeting.event.id, meeting.event.at)
        .expect("it is told");
    assert_eq!((witnesses.clippings, witnesses.tellings), (2, 2));
    assert_eq!(witnesses.publishers, ["The Post", "The News"]);
    let shared: Vec<&str> = (witnesses.shared.iter())
        .map(|party| party.name.as_str())
        .collect();
    assert!(shared.contains(&"Vladimir Putin"), "{shared:?}");
    let dated: Vec<Option<&str>> = (witnesses.rows.iter())
        .map(|row| row.dated.as_deref())
        .collect();
    assert_eq!(dated, [Some("Wednesday"), Some("13 September")]);
    assert!(witnesses.rows.iter().all(|row| !row.why.is_empty()));
    assert_eq!(explorer.witnesses(0, 99), None);
}

#[test]
fn who_takes_part_without_a_known_name_is_told_in_the_clippings_words() {
    let mut explorer = Explorer::default();
    let read = read(InputFile {
        path: "a.txt",
        bytes: b"The Gondorian army attacked Ossarnen villagers on Monday.",
        ..InputFile::default()
    });
    explorer.add(extract(read, Some(&MODEL)));
    let rows = rows(&mut explorer, &LedgerQuestion::default());
    let event = &rows[0].event;
    assert_eq!(event.class, "attack");
    let words: Vec<&str> = (event.actors.iter())
        .map(|party| party.name.as_str())
        .collect();
    assert_eq!(words, ["Gondorian army"]);
    assert!(event.actors[0].id.is_empty(), "no name of the library");
    let marked = event
        .context
        .iter()
        .any(|piece| piece.text == "Gondorian army");
    assert!(marked, "{:?}", event.context);
}

#[test]
fn events_of_other_clippings_are_left_out_but_their_witnesses_are_not() {
    let mut explorer = library();
    let question = Question {
        query: "source:\"The Post\"".to_owned(),
        ..Question::default()
    };
    let view = explorer.event_ledger(&question, &LedgerQuestion::default(), 0, 9);
    assert_eq!((view.events, view.clippings), (1, 1));
    assert_eq!(view.rows[0].clippings, 2);
    assert_eq!(view.rows[0].event.title, explorer_title(&mut explorer, 0));
}

fn explorer_title(explorer: &mut Explorer, id: u32) -> String {
    let view = explorer.clipping(id, &Question::default());
    view.expect("it is there").title.text
}

#[test]
fn events_are_picked_by_each_facet_and_by_words() {
    let mut explorer = library();
    let kim = explorer.value_of_name("Kim Jong Un");
    let germany = explorer.value_of_name("Germany");
    for (facet, value, n) in [
        (LedgerFacet::Class, "meeting", 2),
        (LedgerFacet::Class, "visit", 1),
        (LedgerFacet::Actor, &kim, 2),
        (LedgerFacet::Place, &germany, 1),
        (LedgerFacet::Year, "2023", 1),
        (LedgerFacet::Year, "2024", 2),
        (LedgerFacet::Mode, "planned", 1),
        (LedgerFacet::Mode, "negated", 0),
        (LedgerFacet::Publisher, "The Post", 1),
        (LedgerFacet::Publisher, "The News", 3),
        // None of theirs.
        (LedgerFacet::Speaker, "nobody", 3),
    ] {
        let rows = rows(&mut explorer, &pick(facet, value));
        assert_eq!(rows.len(), n, "{facet:?} {value}");
    }
    for (words, n) in [
        ("putin", 1),
        ("PUTIN vostoch", 1),
        ("germany", 1),
        ("zzz", 0),
    ] {
        let asked = LedgerQuestion {
            words: words.to_owned(),
            ..LedgerQuestion::default()
        };
        assert_eq!(rows(&mut explorer, &asked).len(), n, "{words}");
    }
    let view = explorer.event_ledger(
        &Question::default(),
        &pick(LedgerFacet::Class, "visit"),
        0,
        9,
    );
    let facet = view
        .facets
        .iter()
        .find(|one| one.facet == LedgerFacet::Class);
    let values = &facet.expect("it is a facet").values;
    let counts: Vec<(&str, u32, bool)> = (values.iter())
        .map(|value| (value.value.as_str(), value.count, value.selected))
        .collect();
    assert_eq!(counts, [("meeting", 2, false), ("visit", 1, true)]);
}

#[test]
fn events_are_sorted_and_grouped() {
    let mut explorer = library();
    let mut dates = |sort| -> Vec<String> {
        let rows = rows(&mut explorer, &sorted(sort)).into_iter();
        rows.map(|row| row.event.date.unwrap_or_default()).collect()
    };
    assert_eq!(dates(LedgerSort::Oldest), ["2023-09-13", "2024", "2024-03"]);
    assert_eq!(dates(LedgerSort::Newest), ["2024", "2024-03", "2023-09-13"]);
    assert_eq!(dates(LedgerSort::Repeated)[0], "2023-09-13");
    assert_eq!(
        dates(LedgerSort::Class)[2],
        "2024-03",
        "the only visit last"
    );
    let asked = LedgerQuestion {
        group: Some(LedgerFacet::Class),
        ..LedgerQuestion::default()
    };
    let headings: Vec<Option<(String, u32)>> = (rows(&mut explorer, &asked).into_iter())
        .map(|row| row.heading.map(|heading| (heading.value, heading.count)))
        .collect();
    let heading = |class: &str, n| Some((class.to_owned(), n));
    assert_eq!(headings, [heading("meeting", 2), None, heading("visit", 1)]);
}

#[test]
fn the_reader_sees_what_happened_and_who_took_part() {
    let mut explorer = library();
    let view = explorer.clipping(0, &Question::default());
    let view = view.expect("it is there");
    assert_eq!(view.events.len(), 1);
    let parts: Vec<(&str, &str)> = (view.blocks.iter())
        .flat_map(|block| block.told.iter().map(move |span| (span, &block.text)))
        .map(|(span, text)| (span.part, &text[span.start as usize..span.end as usize]))
        .collect();
    assert_eq!(
        parts,
        [
            ("actor", "Vladimir Putin"),
            ("trigger", "met"),
            ("target", "Kim Jong Un"),
            ("when", "Wednesday")
        ]
    );
    let pieces: String = (view.events[0].context.iter())
        .map(|piece| piece.text.as_str())
        .collect();
    assert!(
        view.blocks.iter().any(|block| block.text.contains(&pieces)),
        "{pieces}"
    );
}

#[test]
fn a_name_counts_the_events_that_its_ledger_lists() {
    let mut explorer = library();
    for name in ["Kim Jong Un", "Vladimir Putin", "Germany"] {
        let id = explorer.value_of_name(name);
        let entity = explorer.entity(&id).expect("it is named");
        let mut listed = |facet| Some(rows(&mut explorer, &pick(facet, &id)).len() as u32);
        assert_eq!(entity.did, listed(LedgerFacet::Actor), "{name}");
        assert_eq!(entity.done_to, listed(LedgerFacet::Target), "{name}");
    }
}

#[test]
fn events_go_out_as_a_table_and_as_json() {
    let mut explorer = library();
    let asked = LedgerQuestion::default();
    let table = explorer.events(&Question::default(), &asked, EventFormat::Table);
    assert_eq!(table.lines().count(), 4);
    let [header, first, ..] = table.lines().collect::<Vec<_>>()[..] else {
        panic!("{table}");
    };
    assert!(header.starts_with("date,reported,class,PLOVER,actors,verb,targets,place"));
    assert!(first.starts_with("2023-09-13,,meeting,CONSULT,"), "{first}");
    let json = explorer.events(&Question::default(), &asked, EventFormat::Json);
    let records: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    assert_eq!(records.as_array().map(Vec::len), Some(3));
    assert_eq!(records[0]["event"]["class"], "meeting");
    assert_eq!(records[0]["clippings"], 2);
}

#[test]
fn the_timeline_lists_the_dates_of_events_alone() {
    let mut explorer = library();
    let mut values = |events| -> Vec<String> {
        let asked = TimelineQuestion {
            events,
            ..TimelineQuestion::default()
        };
        let view = explorer.timeline(&Question::default(), &asked, 0, 100);
        assert_eq!(view.matched as usize, view.entries.len());
        view.entries.into_iter().map(|entry| entry.value).collect()
    };
    let (all, of_events) = (values(false), values(true));
    assert!(all.len() > of_events.len(), "{all:?}");
    assert_eq!(of_events, ["2023-09-13", "2023-09-13", "2024", "2024-03"]);
}

/// The names that the page shows are those that events are scored by.
#[test]
fn plover_has_the_names_of_the_coded_sentences() {
    let table = include_str!("../../benches/events/event_codes.tsv");
    let coded: Vec<(&str, &str)> = (table.lines())
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some((cells.next()?, cells.next()?))
        })
        .collect();
    let named = EventClass::ALL.map(|class| (class.name(), plover_name(class).unwrap_or("-")));
    assert_eq!(coded, named);
}
