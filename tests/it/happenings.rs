//! An event in several clippings is one, whichever came first.

use dateline::document::{InputFile, read};
use dateline::extract::{EventClass, Extracted, extract};
use dateline::library::Library;
use dateline::library::happenings::Happening;

use super::named::MODEL;

const ONE: &str = "MOSCOW, 13 September 2023 - Russian President Vladimir Putin met North Korean leader Kim \
    Jong Un at the Vostochny Cosmodrome on Wednesday.";
const OTHER: &str = "SEOUL, 14 September 2023 - North Korean leader Kim Jong Un met Russian President Vladimir \
    Putin on 13 September. Kim Jong Un met Russian Defence Minister Sergei Shoigu in July.";
const LATER: &str = "PYONGYANG, 19 June 2024 - Russian President Vladimir Putin met North Korean leader Kim Jong \
    Un on 19 June 2024.";

fn extracted(path: &str, text: &str, published: &str) -> Extracted {
    let read = read(InputFile {
        path,
        bytes: text.as_bytes(),
        published: Some(published),
        ..InputFile::default()
    });
    extract(read, Some(&MODEL))
}

fn library(order: [usize; 3]) -> Library {
    let mut library = Library::default();
    let clippings = [
        ("one.txt", ONE, "2023-09-13"),
        ("other.txt", OTHER, "2023-09-14"),
        ("later.txt", LATER, "2024-06-19"),
    ];
    for at in order {
        let (path, text, published) = clippings[at];
        library.add(extracted(path, text, published));
    }
    library
}

/// First and last day, the names of who took part, how many clippings tell it.
type Meeting = (Option<(i32, i32)>, Vec<String>, usize);

fn meetings(library: &mut Library) -> Vec<Meeting> {
    let who = library.who();
    let happenings = library.events();
    let is_meeting = |one: &&Happening| one.class == EventClass::Meeting;
    let told = happenings.all().iter().filter(is_meeting).map(|one| {
        let everyone = one.actors.iter().chain(&one.targets);
        let mut names: Vec<String> = everyone
            .map(|entity| who.entities()[*entity as usize].name.clone())
            .collect();
        names.sort();
        (one.days, names, one.tellings.len())
    });
    told.collect()
}

#[test]
fn a_meeting_told_twice_is_one_with_two_witnesses() {
    let told = meetings(&mut library([0, 1, 2]));
    let witnesses: Vec<usize> = told.iter().map(|one| one.2).collect();
    assert_eq!(witnesses, [1, 2, 1], "{told:?}");
    assert_eq!(told[1].1, ["Kim Jong Un", "Vladimir Putin"]);
}

#[test]
fn the_order_of_clippings_does_not_matter() {
    let told = meetings(&mut library([0, 1, 2]));
    for order in [[2, 1, 0], [1, 0, 2], [1, 2, 0]] {
        assert_eq!(meetings(&mut library(order)), told);
    }
}

#[test]
fn what_is_removed_leaves_nothing_behind() {
    let mut library = library([0, 1, 2]);
    assert!(library.remove(1));
    let witnesses: Vec<usize> = meetings(&mut library).iter().map(|one| one.2).collect();
    assert_eq!(witnesses, [1, 1]);
}
