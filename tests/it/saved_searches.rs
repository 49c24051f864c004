//! Searches kept with a library.

use dateline::document::{InputFile, read};
use dateline::explore::{Explorer, FilterValues, Question, SavedSearch, Sort};
use dateline::library::{Library, OpenError};
use proptest::prelude::*;

fn add(explorer: &mut Explorer, path: &str, text: &str) {
    explorer.add(read(InputFile {
        path,
        bytes: text.as_bytes(),
        sidecar: None,
        ..InputFile::default()
    }));
}

fn search(name: &str, query: &str) -> SavedSearch {
    SavedSearch {
        name: name.to_owned(),
        question: Question {
            query: query.to_owned(),
            ..Question::default()
        },
        seen: None,
    }
}

fn any_search() -> impl Strategy<Value = SavedSearch> {
    let words = || prop::collection::vec(".{0,8}", 0..3);
    let date = || prop::option::of("(20[0-9]{2}(-0[1-9])?|.{0,5})");
    let sort = prop::sample::select(vec![
        Sort::Relevance,
        Sort::Newest,
        Sort::Oldest,
        Sort::Source,
    ]);
    let picked = (words(), words(), words(), words(), words());
    let rest = (any::<bool>(), any::<bool>(), sort, any::<Option<u32>>());
    (".{0,12}", ".{0,20}", picked, date(), date(), rest).prop_map(
        |(
            name,
            query,
            (person, source, year, language, format),
            from,
            to,
            (undated, boilerplate, sort, seen),
        )| SavedSearch {
            name,
            question: Question {
                query,
                filters: FilterValues {
                    person,
                    source,
                    year,
                    language,
                    format,
                    ..FilterValues::default()
                },
                from,
                to,
                undated,
                boilerplate,
                sort,
            },
            seen,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn searches_come_back_with_the_library(searches in prop::collection::vec(any_search(), 0..6)) {
        let mut explorer = Explorer::default();
        add(&mut explorer, "a.txt", "Kim sent a letter.");
        explorer.keep_searches(searches.clone());
        let kept = explorer.saved_searches();
        let bytes = explorer.save(None);
        let mut opened = Explorer::default();
        opened.open(bytes.clone()).expect("what was saved opens");
        prop_assert_eq!(&opened.saved_searches(), &kept);
        prop_assert_eq!(&opened.save(None), &bytes, "the same library gives the same bytes");
        // Nothing is lost but what has no name or another's.
        for one in &kept {
            prop_assert!(!one.name.is_empty());
            let given = searches.iter().rev().find(|given| given.name.split_whitespace().collect::<Vec<_>>().join(" ") == one.name);
            let given = given.expect("it was given");
            prop_assert_eq!(&given.question, &one.question);
            prop_assert_eq!(given.seen.unwrap_or(1), one.seen);
            prop_assert_eq!(opened.search(&one.question, 0, 0).matched, one.matched);
        }
        let names: std::collections::BTreeSet<&str> = kept.iter().map(|one| one.name.as_str()).collect();
        prop_assert_eq!(names.len(), kept.len());
        // Without searches the bytes are those of a library that never had any.
        opened.keep_searches(Vec::new());
        let mut never = Explorer::default();
        add(&mut never, "a.txt", "Kim sent a letter.");
        prop_assert_eq!(opened.save(None), never.save(None));
    }

    #[test]
    fn a_flipped_byte_of_a_search_is_refused(place in any::<prop::sample::Index>(), bit in 0u8..8) {
        let mut explorer = Explorer::default();
        add(&mut explorer, "a.txt", "Kim.");
        explorer.keep_searches(vec![search("letters", "letter OR \"letters\""), search("Kim", "kim")]);
        let whole = explorer.save(None);
        let mut bytes = whole.clone();
        let place = place.index(bytes.len());
        bytes[place] ^= 1 << bit;
        match Library::open(bytes) {
            Err(_) => {}
            // What is concluded is told anew instead.
            Ok(mut opened) => prop_assert!(opened.save() == whole, "byte {place}"),
        }
    }
}

#[test]
fn what_came_since_the_reader_looked_is_new() {
    let mut explorer = Explorer::default();
    add(&mut explorer, "a.txt", "Kim sent a letter.");
    explorer.keep_searches(vec![
        search("letters", "letter"),
        search("parades", "parade"),
    ]);
    let counts = |explorer: &mut Explorer| {
        let searches = explorer.saved_searches();
        searches
            .iter()
            .map(|one| (one.matched, one.fresh))
            .collect::<Vec<_>>()
    };
    assert_eq!(counts(&mut explorer), [(1, 0), (0, 0)]);
    add(&mut explorer, "b.txt", "Another letter, at a parade.");
    add(&mut explorer, "c.txt", "A letter.");
    assert_eq!(counts(&mut explorer), [(3, 2), (1, 1)]);
    explorer.library().remove(1);
    assert_eq!(counts(&mut explorer), [(2, 1), (0, 0)]);
    let bytes = explorer.save(None);
    explorer.open(bytes).expect("it opens");
    assert_eq!(counts(&mut explorer), [(2, 1), (0, 0)]);
    // Looking at one leaves the other as it was.
    let mut looked: Vec<SavedSearch> = explorer
        .saved_searches()
        .into_iter()
        .map(|one| SavedSearch {
            name: one.name,
            question: one.question,
            seen: Some(one.seen),
        })
        .collect();
    looked[0].seen = None;
    explorer.keep_searches(looked);
    add(&mut explorer, "d.txt", "A parade.");
    assert_eq!(counts(&mut explorer), [(2, 0), (1, 1)]);
    explorer.library().clear();
    assert_eq!(explorer.saved_searches(), []);
}

#[test]
fn searches_that_are_none_are_refused() {
    let mut explorer = Explorer::default();
    explorer.keep_searches(vec![search("letters", "letter")]);
    let mut bytes = explorer.save(None);
    // The payload of the searches says that there are many more; its checksums are right.
    let place = bytes.len()
        - bytes
            .iter()
            .rev()
            .position(|byte| *byte == b'l')
            .expect("it is there");
    assert!(place > 0);
    bytes.truncate(place);
    assert!(matches!(
        Library::open(bytes),
        Err(OpenError::Damaged { .. })
    ));
}
