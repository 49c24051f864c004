//! A saved library made to mislead, its checksums right: it is refused or it
//! answers, and nothing panics.

use crate::named::MODEL;
use crate::saved_form::{payloads, sealed, u32_at};
use dateline::document::{BlockKind, Clipping, InputFile, Moment, ReadFile, read};
use dateline::explore::{Explorer, NamesQuestion, Question, Sort, TimelineQuestion};
use dateline::extract::{Extracted, extract};
use dateline::library::Library;
use dateline::text::Span;
use proptest::prelude::*;

const TEXTS: [&str; 4] = [
    "Letter sent\n\nSEOUL, Oct. 9, 2015 (Reuters) -- Kim sent a letter on Monday, officials said, and Kim waited for what Xi would say.",
    "By Jane Roe\n\nXi sent an answer to Kim the next day, state media reported in Beijing at length.",
    "October 10, 2020\n\n朝鲜最高领导人 Kim 會見了 Xi，新华社报道。",
    "Nobody wrote “anything” to Kim.",
];

fn file(number: usize, text: &str) -> ReadFile {
    read(InputFile {
        path: &format!("{number}.txt"),
        bytes: text.as_bytes(),
        sidecar: None,
        ..InputFile::default()
    })
}

fn extracted(number: usize, text: &str) -> Extracted {
    extract(file(number, text), Some(&MODEL))
}

fn saved(texts: &[&str]) -> Vec<u8> {
    let mut library = Library::default();
    for (number, text) in texts.iter().enumerate() {
        library.add(extracted(number, text));
    }
    library.save()
}

/// A library of one clipping whose stored record is `clipping`.
fn with_stored(clipping: &Clipping) -> Vec<u8> {
    let mut parts = payloads(&saved(&TEXTS[..1]));
    let segment = &mut parts[1].1;
    let n_sections = u32_at(segment, 0);
    // The store is the last section, here of one block.
    let n_store = u32_at(segment, 4 * (2 * n_sections));
    let record = postcard::to_allocvec(clipping).expect("plain data");
    let mut block = postcard::to_allocvec(&(record.len() as u32)).expect("a number");
    block.extend(record);
    let block = miniz_oxide::deflate::compress_to_vec(&block, 6);
    let mut store = Vec::new();
    for number in [1, 0, block.len() as u32] {
        store.extend(number.to_le_bytes());
    }
    store.extend(block);
    segment.truncate(segment.len() - n_store);
    let length_at = 4 * (2 * n_sections);
    segment[length_at..length_at + 4].copy_from_slice(&(store.len() as u32).to_le_bytes());
    segment.extend(store);
    sealed(&parts)
}

/// Every question that a page asks; whether the library opened.
fn ask_everything(bytes: Vec<u8>) -> bool {
    let mut explorer = Explorer::default();
    if explorer.open(bytes).is_err() {
        return false;
    }
    for (query, sort) in [
        ("", Sort::Newest),
        ("kim", Sort::Relevance),
        ("\"kim sent a letter\"", Sort::Oldest),
        ("k* 朝 on:2015 -zebra", Sort::Relevance),
        ("source:reuters OR lang:en", Sort::Newest),
    ] {
        let question = Question {
            query: query.to_owned(),
            boilerplate: true,
            sort,
            ..Question::default()
        };
        explorer.search(&question, 0, 20);
        (0..4).for_each(|id| drop(explorer.clipping(id, &question)));
    }
    let everything = Question::default();
    let names = explorer.names(&everything, &NamesQuestion::default(), 0, 20);
    for name in names.names {
        explorer.entity(&name.id);
    }
    explorer.timeline(&everything, &TimelineQuestion::default(), 0, 20);
    explorer.front(true);
    explorer.extract();
    explorer.problems(0, 20);
    explorer.add(file(9, TEXTS[1]));
    explorer.library().remove(0);
    explorer.search(&Question::default(), 0, 20);
    let bytes = explorer.save(Some("Letters"));
    drop(explorer.open(bytes));
    true
}

#[test]
fn a_library_sealed_again_is_the_same() {
    let bytes = saved(&TEXTS);
    assert_eq!(sealed(&payloads(&bytes)), bytes);
    assert!(ask_everything(bytes));
    let clipping = &file(0, TEXTS[0]).clippings[0];
    let mut library = Library::open(with_stored(clipping)).expect("it opens");
    library.flush();
    assert_eq!(library.clipping(0).as_ref(), Some(clipping));
}

#[test]
fn a_stored_clipping_that_cannot_be_is_none() {
    let clipping = file(0, TEXTS[0]).clippings.remove(0);
    let (beyond, inverted) = (
        Span {
            start: 5,
            end: 5_000,
        },
        Span { start: 9, end: 3 },
    );
    let mut hostile = vec![clipping.clone(); 11];
    hostile[0].blocks[0].span = beyond;
    hostile[1].blocks[1].span = inverted;
    hostile[2].blocks.reverse();
    hostile[3].headline.span = Some(beyond);
    hostile[4].headline.title.evidence = vec![inverted];
    for at in 0..4 {
        let date = hostile[5 + at].published.as_mut().expect("it is dated");
        match at {
            0 => date.value.month = Some(0),
            1 => date.value.month = None,
            2 => date.value.day = Some(31),
            _ => {
                date.value = Moment {
                    clock: Some((8, 30, None)),
                    offset: Some(i16::MIN),
                    ..date.value
                }
            }
        }
        if at == 2 {
            date.value.month = Some(2);
        }
    }
    // In the middle of a character.
    hostile[9].text = "é".repeat(100);
    hostile[9].blocks.truncate(1);
    hostile[9].blocks[0].span = Span { start: 1, end: 3 };
    hostile[9].blocks[0].kind = BlockKind::Body;
    hostile[10].dateline.as_mut().expect("it has one").evidence = vec![beyond];
    for (number, clipping) in hostile.iter().enumerate() {
        let bytes = with_stored(clipping);
        let mut library = Library::open(bytes.clone()).expect("it opens");
        library.flush();
        assert_eq!(library.clipping(0), None, "{number}");
        assert!(ask_everything(bytes), "{number}");
    }
}

#[test]
fn numbers_that_were_given_are_not_given_again() {
    let parts = payloads(&saved(&TEXTS));
    for next_id in [0u32, 3, u32::MAX] {
        let mut parts = parts.clone();
        // The notes: an empty title, then the next number.
        let tail = parts[0].1[2..].to_vec();
        parts[0].1.truncate(1);
        parts[0]
            .1
            .extend(postcard::to_allocvec(&next_id).expect("a number"));
        parts[0].1.extend(tail);
        assert!(Library::open(sealed(&parts)).is_err(), "{next_id}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn changed_bytes_under_right_checksums_are_refused_or_answer(
        changes in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(&[0u8, 1, 0x7f, 0x80, 0xff][..])), 1..6),
    ) {
        let mut parts = payloads(&saved(&TEXTS));
        let segment = &mut parts[1].1;
        // Not the compressed store at the end: it would hardly ever open.
        let n_head = segment.len() - u32_at(segment, 4 * (2 * u32_at(segment, 0)));
        for (place, byte) in changes {
            segment[place.index(n_head)] = byte;
        }
        ask_everything(sealed(&parts));
    }
}
