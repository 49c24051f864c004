//! The orders of hits, in the explorer.

use dateline::document::{InputFile, read};
use dateline::explore::{Explorer, Question, Sort};

/// An explorer over clippings with a publisher and a date each, empty for none.
fn explorer(clippings: &[(&str, &str)]) -> Explorer {
    let mut explorer = Explorer::default();
    for (number, (publisher, published)) in clippings.iter().enumerate() {
        let sidecar = serde_json::json!({ "publisher": publisher, "published": published });
        explorer.add(read(InputFile {
            path: &format!("{number}.txt"),
            bytes: format!("A letter came, number {number}.").as_bytes(),
            sidecar: Some(sidecar.to_string().as_bytes()),
            ..InputFile::default()
        }));
    }
    explorer
}

fn ids(explorer: &mut Explorer, sort: Sort) -> Vec<u32> {
    let question = Question {
        query: "letter".to_owned(),
        sort,
        ..Question::default()
    };
    let view = explorer.search(&question, 0, 100);
    assert_eq!(view.matched as usize, view.hits.len());
    view.hits.iter().map(|hit| hit.id).collect()
}

#[test]
fn hits_come_in_the_order_asked_for() {
    let mut explorer = explorer(&[
        ("reuters", "2015"),
        ("", "2020-10-10"),
        ("Der Spiegel", "2019-01"),
        ("Reuters", "2018-03-02"),
        ("Élan", ""),
        ("", ""),
    ]);
    assert_eq!(ids(&mut explorer, Sort::Relevance), [0, 1, 2, 3, 4, 5]);
    assert_eq!(ids(&mut explorer, Sort::Newest), [1, 2, 3, 0, 4, 5]);
    assert_eq!(ids(&mut explorer, Sort::Oldest), [0, 3, 2, 1, 4, 5]);
    assert_eq!(ids(&mut explorer, Sort::Source), [2, 4, 3, 0, 1, 5]);
}

#[test]
fn an_order_goes_by_the_name_that_the_address_has() {
    for sort in [Sort::Relevance, Sort::Newest, Sort::Oldest, Sort::Source] {
        let name = serde_json::to_value(sort).expect("an order is a word");
        assert_eq!(Sort::named(name.as_str().unwrap_or_default()), Some(sort));
    }
    assert_eq!(Sort::named("best"), None);
}
