//! The part of the core with which a site begins, built with the feature `slim`: what
//! was concluded is there, and a library in which it is not is refused.

#[path = "saved_form/mod.rs"]
mod saved_form;

use dateline::explore::{
    ContextSort, Explorer, FilesQuestion, LedgerQuestion, NamesQuestion, Question, TimelineQuestion,
};
use dateline::library::published::{Published, publish};
use dateline::text::stem::{Stemming, lend};
use proptest::prelude::*;
use saved_form::{bare, payloads, sealed};
use serde_json::{Value, json};

const CONCLUDED: &[u8] = include_bytes!("cases/library/concluded.dateline");

fn names(explorer: &mut Explorer) -> Vec<String> {
    let names = explorer.names(&Question::default(), &NamesQuestion::default(), 0, 20);
    names.names.into_iter().map(|name| name.name).collect()
}

/// What the first clipping that is found shows.
fn first(explorer: &mut Explorer) -> Value {
    let question = Question::default();
    let id = explorer.search(&question, 0, 1).hits[0].id;
    json!(explorer.clipping(id, &question))
}

#[test]
fn what_was_concluded_is_there() {
    let mut explorer = Explorer::default();
    explorer.open(CONCLUDED.to_vec()).expect("it opens");
    assert!(explorer.front(false).named);
    assert!(explorer.library().problems().is_empty());
    let names = names(&mut explorer);
    assert!(names.contains(&"Kim Jong-un".to_owned()), "{names:?}");
    let events = explorer.event_ledger(&Question::default(), &LedgerQuestion::default(), 0, 20);
    assert!(!events.rows.is_empty());
    for row in &events.rows {
        let told = explorer.witnesses(row.event.id, row.event.at);
        assert_eq!(told.map(|told| told.clippings), Some(row.clippings));
    }
    let id = first(&mut explorer)["names"][0]["id"].clone();
    let entity = explorer.entity(id.as_str().expect("a name has an id"));
    assert!(entity.is_some(), "{id}");
}

#[test]
fn what_it_cannot_work_out_says_the_way_out() {
    let six = include_bytes!("cases/library/version-6.dateline");
    for (library, code, message) in [
        (
            six.to_vec(),
            "older-version",
            "expected a library of version 7, but found version 6",
        ),
        (
            bare(CONCLUDED),
            "unconcluded",
            "expected a library with who is who, repeated words and events concluded, but found none",
        ),
    ] {
        let mut explorer = Explorer::default();
        let error = explorer.open(library).err().expect("it is refused");
        assert_eq!(
            (error.code(), error.to_string().as_str(), error.hint()),
            (code, message, "open it in the whole page and save it again")
        );
        assert_eq!(explorer.library().n_clippings(), 0);
    }
}

#[test]
fn words_of_other_languages_are_stemmed_by_what_it_is_lent() {
    let french = Stemming::of("fr");
    assert_eq!(french.stem("nationales"), "nationales");
    assert!(Stemming::ENGLISH.joins("letters", "letter"));
    let stem = |_: &str, word: &str| Some(word.trim_end_matches("es").to_owned());
    lend(stem);
    assert_eq!(french.stem("nationales"), "national");
    assert!(french.joins("nationales", "national"));
    assert_eq!(french.stem("es"), "es", "no word is lost");
    assert!(!Stemming::NONE.joins("nationales", "national"));
}

/// Everything that can be asked of a library, one thing after the other.
fn everything() -> Vec<Box<dyn Fn(&mut Explorer) -> Value>> {
    let front = |explorer: &mut Explorer, named| {
        let mut front = json!(explorer.front(named));
        // The one thing that is not the same.
        front["inParts"] = Value::Null;
        front
    };
    let mut asks: Vec<Box<dyn Fn(&mut Explorer) -> Value>> = vec![
        Box::new(move |explorer| front(explorer, false)),
        Box::new(move |explorer| front(explorer, true)),
        Box::new(|explorer| json!(explorer.saved_searches())),
        Box::new(|explorer| json!(explorer.files(&FilesQuestion::default(), 0, 50))),
        Box::new(|explorer| json!(explorer.completions("lett", 4, false))),
        Box::new(|explorer| json!(explorer.extract())),
    ];
    for query in [
        "",
        "letter",
        "letters kim",
        "\"sent a letter\" OR anniv*",
        "kim NEAR/9 xi",
        "missle~ parade",
        "title:letter -nowhere",
        "person:kim",
        "what did xi write to kim",
        "nowhere",
    ] {
        let question = || Question {
            query: query.to_owned(),
            ..Question::default()
        };
        let (names, ledger) = (NamesQuestion::default, LedgerQuestion::default);
        asks.push(Box::new(move |explorer| {
            json!(explorer.search(&question(), 0, 20))
        }));
        asks.push(Box::new(move |explorer| {
            json!(explorer.concordance(&question(), ContextSort::Left, 0, 20))
        }));
        asks.push(Box::new(move |explorer| {
            json!(explorer.dispersion(&question(), 0, 20))
        }));
        asks.push(Box::new(move |explorer| {
            json!(explorer.marking(&question()))
        }));
        asks.push(Box::new(move |explorer| {
            json!(explorer.names(&question(), &names(), 0, 20))
        }));
        asks.push(Box::new(move |explorer| {
            json!(explorer.timeline(&question(), &TimelineQuestion::default(), 0, 20))
        }));
        asks.push(Box::new(move |explorer| {
            json!(explorer.ledger(&question(), &ledger(), 0, 20))
        }));
        asks.push(Box::new(move |explorer| {
            json!(explorer.event_ledger(&question(), &ledger(), 0, 20))
        }));
        asks.push(Box::new(move |explorer| {
            json!(explorer.spellings(&question()))
        }));
        asks.push(Box::new(move |explorer| {
            json!(explorer.absence(&question()))
        }));
        for id in 0..3 {
            asks.push(Box::new(move |explorer| {
                json!([
                    json!(explorer.clipping(id, &question())),
                    json!(explorer.clipping_at_once(id, &question())),
                    json!(explorer.explanation(id, &question())),
                    json!(explorer.wordings(id, 0)),
                    json!(explorer.witnesses(id, 0)),
                ])
            }));
        }
    }
    asks
}

/// Asks until nothing is wanting; gives the answer, and how often it took.
fn ask(
    explorer: &mut Explorer,
    published: &Published,
    ask: &dyn Fn(&mut Explorer) -> Value,
) -> (Value, usize) {
    for round in 1.. {
        let answer = ask(explorer);
        let wanted = explorer.library().take_wanted();
        if wanted.is_empty() {
            return (answer, round);
        }
        for name in wanted {
            let bytes = (published.chunks.get(&name)).expect("it is one of those published");
            let given = explorer.library().give(&name, bytes.clone());
            given.expect("it is whole");
        }
    }
    unreachable!()
}

#[test]
fn a_published_library_answers_as_the_whole_does() {
    for chunk_bytes in [1, 1000, 1 << 20] {
        let published = publish(CONCLUDED.to_vec(), chunk_bytes).expect("it is whole");
        let asks = everything();
        let (mut whole, mut all) = (Explorer::default(), Explorer::default());
        whole.open(CONCLUDED.to_vec()).expect("it opens");
        all.open(published.head.clone()).expect("it opens");
        assert!(all.library().take_wanted().is_empty());
        for (number, one) in asks.iter().enumerate() {
            let wanted = one(&mut whole);
            let (answer, _) = ask(&mut all, &published, one);
            assert_eq!(answer, wanted, "{number} of {chunk_bytes}");
            // Whatever was asked before it.
            let mut alone = Explorer::default();
            alone.open(published.head.clone()).expect("it opens");
            let (answer, n_rounds) = ask(&mut alone, &published, one);
            assert_eq!(answer, wanted, "{number} of {chunk_bytes}, alone");
            assert!(n_rounds < 8, "{number} of {chunk_bytes}: {n_rounds}");
        }
    }
}

#[test]
fn one_question_asks_for_a_part_of_the_library() {
    let published = publish(CONCLUDED.to_vec(), 1).expect("it is whole");
    let mut explorer = Explorer::default();
    explorer.open(published.head.clone()).expect("it opens");
    let question = Question {
        query: "letter".to_owned(),
        ..Question::default()
    };
    explorer.search(&question, 0, 1);
    let wanted = explorer.library().take_wanted();
    assert!(explorer.front(false).in_parts);
    let n_all = published.chunks.len();
    assert!(
        (1..n_all / 20).contains(&wanted.len()),
        "{wanted:?} of {n_all}"
    );
}

#[test]
fn a_chunk_that_is_not_what_it_says_is_refused() {
    let published = publish(CONCLUDED.to_vec(), 1000).expect("it is whole");
    let mut explorer = Explorer::default();
    explorer.open(published.head.clone()).expect("it opens");
    let (name, bytes) = published.chunks.first_key_value().expect("there is one");
    let mut changed = bytes.clone();
    changed[0] ^= 1;
    for (name, bytes) in [
        (name.as_str(), changed),
        (name.as_str(), Vec::new()),
        ("0123456789abcdef", bytes.clone()),
        ("letter", bytes.clone()),
        ("", Vec::new()),
    ] {
        let error = explorer.library().give(name, bytes).err();
        let error = error.expect("it is refused");
        assert_eq!(
            (error.code(), error.to_string().as_str()),
            (
                "damaged",
                "expected a whole library, but found its chunk cut or changed"
            )
        );
    }
    explorer.search(&Question::default(), 0, 20);
    assert!(!explorer.library().take_wanted().is_empty());
    assert!(explorer.library().take_wanted().is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// A library whose bytes changed before it was published: every checksum is right.
    #[test]
    fn hostile_chunks_harm_nothing(section in any::<prop::sample::Index>(), changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6), chunk_bytes in 1usize..3000) {
        let mut parts = payloads(CONCLUDED);
        let (_, payload) = section.get_mut(&mut parts);
        for (at, byte) in changes {
            *at.get_mut(payload) = byte;
        }
        let Ok(published) = publish(sealed(&parts), chunk_bytes) else {
            return Ok(());
        };
        let mut explorer = Explorer::default();
        if explorer.open(published.head.clone()).is_ok() {
            for one in everything() {
                ask(&mut explorer, &published, &*one);
            }
        }
    }

    #[test]
    fn a_head_that_changed_is_refused_or_harms_nothing(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4), seals: bool) {
        let published = publish(CONCLUDED.to_vec(), 500).expect("it is whole");
        let mut head = published.head.clone();
        for (at, byte) in changes {
            *at.get_mut(&mut head) = byte;
        }
        let table_end = 16usize.saturating_add(saved_form::u32_at(&head, 12).saturating_mul(12));
        if seals && table_end.saturating_add(8) <= head.len() {
            let checksum = xxhash_rust::xxh3::xxh3_64(&head[..table_end]);
            head[table_end..table_end + 8].copy_from_slice(&checksum.to_le_bytes());
        }
        let mut explorer = Explorer::default();
        if explorer.open(head).is_ok() {
            for one in everything() {
                one(&mut explorer);
                for name in explorer.library().take_wanted() {
                    if let Some(bytes) = published.chunks.get(&name) {
                        let _ = explorer.library().give(&name, bytes.clone());
                    }
                }
            }
        }
    }
}
