//! A library in a page that is only asked, built with the feature `slim`: what was
//! concluded is there, and where it is not, the page says so.

#[path = "saved_form/mod.rs"]
mod saved_form;

use dateline::document::ProblemCode;
use dateline::explore::{Explorer, LedgerQuestion, NamesQuestion, Question};
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
fn a_library_without_conclusions_opens_with_a_problem() {
    let mut explorer = Explorer::default();
    explorer.open(bare(CONCLUDED)).expect("it opens");
    let problems = explorer.library().problems();
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].code, ProblemCode::Unconcluded);
    assert_eq!(
        problems[0].hint,
        "open it in the whole page and save it again"
    );
    assert!(!explorer.front(true).named);
    assert!(names(&mut explorer).is_empty());
    let shown = first(&mut explorer);
    let own = shown["names"].as_array().expect("a list");
    assert!(!own.is_empty(), "a clipping keeps its own names");
    let found = |explorer: &mut Explorer| {
        let question = Question {
            query: "kim".to_owned(),
            ..Question::default()
        };
        explorer.search(&question, 0, 10).matched
    };
    assert_eq!(found(&mut explorer), 3);
}

#[test]
fn an_older_version_says_the_way_out() {
    let six = include_bytes!("cases/library/version-6.dateline");
    let refused = Explorer::default().open(six.to_vec());
    let error = refused.expect_err("it is refused");
    assert_eq!(
        (error.code(), error.to_string().as_str(), error.hint()),
        (
            "older-version",
            "expected a library of version 7, but found version 6",
            "open it in the whole page and save it again"
        )
    );
}
