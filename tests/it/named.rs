//! What the page shows of names and times, over the articles it opens with.

use std::sync::LazyLock;

use dateline::document::{InputFile, read};
use dateline::explore::{
    Explorer, FilterValues, NameCorrection, NamesQuestion, Question, TimelineQuestion,
};
use dateline::extract::{EntityType, Extracted, NameModel, extract};

pub static MODEL: LazyLock<NameModel> = LazyLock::new(|| {
    let bytes = include_bytes!("../../assets/names.model");
    NameModel::open(bytes.to_vec()).expect("the model opens")
});

fn extracted(path: &str, text: &str) -> Extracted {
    let read = read(InputFile {
        path,
        bytes: text.as_bytes(),
        ..InputFile::default()
    });
    extract(read, Some(&MODEL))
}

pub fn seeds() -> Explorer {
    let mut explorer = Explorer::default();
    let mut paths: Vec<_> = std::fs::read_dir("seeds")
        .expect("the articles are there")
        .map(|entry| entry.expect("they can be listed").path())
        .collect();
    paths.sort();
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("they are text");
        explorer.add(extracted(&path.to_string_lossy(), &text));
    }
    explorer
}

fn id_of(explorer: &mut Explorer, name: &str) -> String {
    let all = explorer.names(&Question::default(), &NamesQuestion::default(), 0, 1_000);
    let found = all.names.iter().find(|one| one.name == name);
    found
        .unwrap_or_else(|| panic!("{name} is named"))
        .id
        .clone()
}

fn naming(id: &str) -> Question {
    Question {
        filters: FilterValues {
            person: vec![id.to_owned()],
            ..FilterValues::default()
        },
        ..Question::default()
    }
}

#[test]
fn a_name_lists_filters_and_is_searched() {
    let mut explorer = seeds();
    let asked = NamesQuestion {
        kind: Some(EntityType::Person),
        words: "jong kim".to_owned(),
    };
    let view = explorer.names(&Question::default(), &asked, 0, 10);
    let kim = view
        .names
        .iter()
        .find(|one| one.name.starts_with("Kim Jong"));
    let kim = kim.expect("he is in all three").clone();
    assert_eq!((kim.hits, kim.clippings), (3, 3));
    assert!(kim.mentions > 10, "{}", kim.mentions);
    assert!(view.people >= view.matched && view.places > 0);

    let id = id_of(&mut explorer, "Vladimir Putin");
    let found = explorer.search(&naming(&id), 0, 10);
    assert_eq!(found.matched, 1, "one clipping names him");
    let people = &found.facets[0];
    assert_eq!(people.field, "person");
    // Its own filter lifted, the facet counts what picking another would leave.
    let other = people.values.iter().find(|one| one.value == kim.id);
    assert_eq!(other.expect("he is listed").count, 3);
    assert!(
        people
            .values
            .iter()
            .any(|one| one.value == id && one.selected)
    );

    let line = |query: &str| Question {
        query: query.to_owned(),
        ..Question::default()
    };
    assert_eq!(explorer.search(&line("person:putin"), 0, 10).matched, 1);
    assert_eq!(explorer.search(&line("person:letter"), 0, 10).matched, 0);
    assert_eq!(explorer.search(&line("place:pyongyang"), 0, 10).matched, 3);
    let marks = &explorer.search(&line("person:putin"), 0, 10).hits[0];
    assert!(
        marks
            .snippets
            .iter()
            .any(|snippet| !snippet.marks.is_empty())
    );
}

#[test]
fn an_id_that_nobody_has_finds_nothing() {
    let mut explorer = seeds();
    assert_eq!(explorer.search(&naming("person:nobody"), 0, 10).matched, 0);
    assert_eq!(explorer.entity("person:nobody"), None);
    let merge = NameCorrection::Merge {
        id: "person:nobody".to_owned(),
        into: "person:none".to_owned(),
    };
    assert_eq!(explorer.correct(merge), None);
    assert_eq!(explorer.corrections(), Vec::<String>::new());
}

#[test]
fn corrections_win_are_kept_and_are_taken_back() {
    let mut explorer = seeds();
    let before = explorer.extract();
    let id = id_of(&mut explorer, "Vladimir Putin");
    let rename = NameCorrection::Rename {
        id: id.clone(),
        to: "Vladimir Vladimirovich Putin".to_owned(),
    };
    let now = explorer.correct(rename).expect("he is still there");
    let name =
        |explorer: &mut Explorer, id: &str| explorer.entity(id).map(|entity| entity.name.name);
    let renamed = Some("Vladimir Vladimirovich Putin".to_owned());
    assert_eq!(name(&mut explorer, &now), renamed);

    let bytes = explorer.save(None);
    let mut opened = Explorer::default();
    opened.open(bytes).expect("it opens");
    assert_eq!(name(&mut opened, &now), renamed, "what is saved has it");
    assert_eq!(opened.corrections().len(), 1);

    let lines = explorer.corrections_file();
    let mut other = seeds();
    assert_eq!(other.add_corrections(&lines), Ok(1));
    assert_eq!(name(&mut other, &now), renamed, "another library takes it");
    assert!(other.add_corrections("no correction").is_err());

    let reject = NameCorrection::Reject { id: now };
    explorer.correct(reject);
    assert_eq!(explorer.entity(&id), None, "it is no name any more");
    assert!(explorer.undo_correction() && explorer.undo_correction());
    assert!(!explorer.undo_correction(), "nothing is left");
    assert_eq!(explorer.extract(), before);
}

#[test]
fn dates_that_clippings_speak_of_stand_in_order() {
    let mut explorer = seeds();
    let all = explorer.timeline(&Question::default(), &TimelineQuestion::default(), 0, 100);
    assert_eq!((all.clippings, all.hits), (3, 3));
    assert_eq!(all.matched as usize, all.entries.len());
    assert!(
        all.others > 0,
        "`recent years` has no place on the calendar"
    );
    let values: Vec<&str> = all
        .entries
        .iter()
        .map(|entry| entry.value.as_str())
        .collect();
    assert!(
        values.contains(&"2015-10-10") && values.contains(&"1950/1953"),
        "{values:?}"
    );
    let within = TimelineQuestion {
        events: false,
        from: Some("2015".to_owned()),
        to: Some("2015".to_owned()),
    };
    let of_2015 = explorer.timeline(&Question::default(), &within, 0, 100);
    assert!(of_2015.matched > 0 && of_2015.matched < all.matched);
    for entry in &of_2015.entries {
        assert!(entry.value.starts_with("2015"), "{}", entry.value);
        let [start, end] = entry.sentence.marks[0];
        assert!(start < end, "{}", entry.sentence.text);
    }
}

#[test]
fn undated_clippings_are_dated_by_others_and_lose_it_with_them() {
    let mut explorer = Explorer::default();
    explorer.add(extracted(
        "undated.txt",
        "Seoul, May 4 (AGENCY) -- The 50th anniversary of the Harbour Museum drew crowds, and its halls were open until late at night.",
    ));
    let published = |explorer: &mut Explorer| {
        let view = explorer.clipping(0, &Question::default());
        let facts = view.expect("it is there").facts;
        (facts.into_iter().find(|fact| fact.name == "published")).map(|fact| fact.value)
    };
    assert_eq!(published(&mut explorer), None, "nothing tells its year");
    explorer.add(extracted(
        "history.txt",
        "The Harbour Museum was founded on 3 May 1960 by sailors. It has had a house of its own since the summer after, and the town pays for its roof.",
    ));
    let date = published(&mut explorer).expect("the other tells its year");
    assert_eq!(date, "2010-05-04");
    let of_2010 = Question {
        query: "on:2010 crowds".to_owned(),
        ..Question::default()
    };
    assert_eq!(explorer.search(&of_2010, 0, 10).matched, 1);
    assert!(explorer.library().remove(1));
    assert_eq!(published(&mut explorer), None, "what it rested on is gone");
}
