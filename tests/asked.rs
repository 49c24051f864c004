//! The part of the core with which a site begins, built with the feature `slim`: what
//! was concluded is there, and a library in which it is not is refused.

#[path = "saved_form/mod.rs"]
mod saved_form;

use dateline::explore::{Explorer, LedgerQuestion, NamesQuestion, Question};
use dateline::text::stem::{Stemming, lend};
use saved_form::bare;

const CONCLUDED: &[u8] = include_bytes!("cases/library/concluded.dateline");

fn names(explorer: &mut Explorer) -> Vec<String> {
    let names = explorer.names(&Question::default(), &NamesQuestion::default(), 0, 20);
    names.names.into_iter().map(|name| name.name).collect()
}

/// What the first clipping that is found shows.
fn first(explorer: &mut Explorer) -> serde_json::Value {
    let question = Question::default();
    let id = explorer.search(&question, 0, 1).hits[0].id;
    serde_json::json!(explorer.clipping(id, &question))
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
