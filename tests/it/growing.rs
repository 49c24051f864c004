//! A library that grows: what is merged when changes nothing, and a file whose
//! bytes changed takes the place of what it gave before.

use dateline::document::{Clipping, InputFile, ProblemCode, ReadFile, read};
use dateline::explore::{Explorer, Question};
use dateline::library::Library;
use dateline::query::{Filters, Ranking, parse, search};
use proptest::prelude::*;

use crate::samples::{clipping, line};

/// What happens to a library.
#[derive(Clone, Debug)]
enum Event {
    /// A file of this path.
    Add(u8, Box<Clipping>),
    Remove(prop::sample::Index),
    Settle,
    KeepBoth,
    /// Merging, for so many postings.
    Tend(usize),
    /// Packing, for so many postings.
    Pack(usize),
    Ask,
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        6 => (0u8..12, clipping()).prop_map(|(path, clipping)| Event::Add(path, Box::new(clipping))),
        2 => any::<prop::sample::Index>().prop_map(Event::Remove),
        2 => Just(Event::Settle),
        1 => Just(Event::KeepBoth),
        3 => (1usize..200).prop_map(Event::Tend),
        1 => (1usize..200).prop_map(Event::Pack),
        2 => Just(Event::Ask),
    ]
}

/// The library as a list: number, path and digest of each clipping.
#[derive(Default)]
struct Naive {
    clippings: Vec<(u32, String, Clipping)>,
    replaced: Vec<Clipping>,
    /// When the run began that replaced them.
    replaced_in: u32,
    next_id: u32,
    run_start: u32,
}

impl Naive {
    fn add(&mut self, clipping: &Clipping) {
        let path = &clipping.file;
        if self.has(clipping) {
            return;
        }
        let run_start = self.run_start;
        let (old, kept) = std::mem::take(&mut self.clippings)
            .into_iter()
            .partition(|(id, file, _)| file == path && *id < run_start);
        self.clippings = kept;
        let old: Vec<(u32, String, Clipping)> = old;
        if !old.is_empty() && self.replaced_in != self.run_start {
            self.replaced.clear();
            self.replaced_in = self.run_start;
        }
        self.replaced.extend(old.into_iter().map(|(_, _, one)| one));
        self.push(clipping.clone());
    }

    fn has(&self, clipping: &Clipping) -> bool {
        let wanted = (&clipping.file, clipping.digest);
        let mut clippings = self.clippings.iter();
        clippings.any(|(_, _, one)| (&one.file, one.digest) == wanted)
    }

    fn push(&mut self, clipping: Clipping) {
        let path = clipping.file.clone();
        self.clippings.push((self.next_id, path, clipping));
        self.next_id += 1;
    }
}

fn happen(library: &mut Library, event: &Event, id: Option<u32>, with: (bool, bool)) {
    match event {
        Event::Add(_, clipping) => {
            library.add(ReadFile {
                clippings: vec![(**clipping).clone()],
                ..ReadFile::default()
            });
        }
        Event::Remove(_) => {
            id.map(|id| library.remove(id));
        }
        Event::Settle => library.settle(),
        Event::KeepBoth => drop(library.keep_both()),
        Event::Tend(n) if with.0 => drop(library.tend(*n)),
        Event::Pack(n) if with.1 => drop(library.pack(*n)),
        Event::Ask => library.flush(),
        Event::Tend(_) | Event::Pack(_) => {}
    }
}

fn hits(library: &mut Library, line: &str) -> Vec<(u32, u64)> {
    library.flush();
    let filters = Filters::default();
    let segments = library.segments();
    let found = search(parse(line), &segments, &filters, false, Ranking::default());
    let hits = found.answer.hits.iter();
    hits.map(|hit| (hit.id, hit.score.to_bits())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn what_is_merged_when_changes_nothing(events in prop::collection::vec(event(), 1..80), line in line(), gathered in 1usize..40) {
        let mut naive = Naive::default();
        let mut tended = Library::default();
        tended.gather(gathered);
        let mut packed = Library::default();
        packed.gather(gathered);
        let mut left_alone = Library::default();
        for (number, event) in events.into_iter().enumerate() {
            let mut event = event;
            let mut id = None;
            match &mut event {
                Event::Add(path, clipping) => {
                    clipping.file = format!("pile/{path}.txt");
                    // Some come a second time with the same bytes.
                    clipping.digest = number as u64 / 2;
                    naive.add(clipping);
                }
                Event::Remove(which) if !naive.clippings.is_empty() => {
                    let place = which.index(naive.clippings.len());
                    id = Some(naive.clippings.remove(place).0);
                }
                Event::Settle => naive.run_start = naive.next_id,
                Event::KeepBoth => {
                    for clipping in std::mem::take(&mut naive.replaced) {
                        if !naive.has(&clipping) {
                            naive.push(clipping);
                        }
                    }
                    naive.run_start = naive.next_id;
                }
                _ => {}
            }
            happen(&mut tended, &event, id, (true, false));
            happen(&mut packed, &event, id, (true, true));
            happen(&mut left_alone, &event, id, (false, false));
            if matches!(event, Event::Ask) {
                prop_assert_eq!(hits(&mut tended, &line), hits(&mut left_alone, &line));
            }
        }
        let want = hits(&mut left_alone, &line);
        prop_assert_eq!(&hits(&mut tended, &line), &want);
        let ids = |hits: Vec<(u32, u64)>| { let mut ids: Vec<u32> = hits.into_iter().map(|hit| hit.0).collect(); ids.sort_unstable(); ids };
        prop_assert_eq!(ids(hits(&mut packed, &line)), ids(want));
        for library in [&mut tended, &mut packed, &mut left_alone] {
            let there: Vec<u32> = naive.clippings.iter().map(|(id, ..)| *id).collect();
            prop_assert_eq!(library.ids(), there);
            for (id, _, clipping) in &naive.clippings {
                let there = library.clipping(*id);
                prop_assert_eq!(there.as_ref(), Some(clipping));
            }
            prop_assert_eq!(library.n_files(), naive.clippings.len());
        }
        let bytes = left_alone.save();
        prop_assert_eq!(&tended.save(), &bytes);
        prop_assert_eq!(&packed.save(), &bytes);
        prop_assert_eq!(Library::open(bytes.clone()).expect("what was saved opens").save(), bytes);
    }
}

fn file(path: &str, text: &str) -> ReadFile {
    read(InputFile {
        path,
        bytes: text.as_bytes(),
        sidecar: None,
        ..InputFile::default()
    })
}

fn matched(explorer: &mut Explorer, query: &str) -> u32 {
    let question = Question {
        query: query.to_owned(),
        ..Question::default()
    };
    explorer.search(&question, 0, 10).matched
}

#[test]
fn a_file_that_changed_takes_the_place_of_what_it_was() {
    let mut explorer = Explorer::default();
    explorer.add(file("pile/a.txt", "Kim sent a letter, officials said."));
    explorer.add(file("pile/b.txt", "Xi sent an answer."));
    explorer.library().settle();
    let bytes = explorer.save(None);
    explorer
        .open(bytes)
        .expect("a saved library knows its files");
    let added = explorer.add(file("pile/a.txt", "Kim sent a telegram, officials said."));
    assert_eq!(
        (added.clippings, added.replaced, added.first_id),
        (1, 1, Some(2))
    );
    assert_eq!(added.problems[0].code, ProblemCode::Replaced);
    assert_eq!(
        (
            matched(&mut explorer, "letter"),
            matched(&mut explorer, "telegram")
        ),
        (0, 1),
        "only the new text is found"
    );
    assert_eq!(explorer.library().ids(), [1, 2]);
    explorer.library().settle();
    let again = explorer.add(file("pile/a.txt", "Kim sent a telegram, officials said."));
    assert_eq!((again.clippings, again.replaced), (0, 0), "the same bytes");
    let bytes = explorer.save(None);
    let opened = Library::open(bytes).expect("it opens");
    assert_eq!((opened.ids(), opened.n_files()), (vec![1, 2], 2));
}

#[test]
fn what_was_replaced_can_be_kept_beside_it() {
    let mut explorer = Explorer::default();
    explorer.add(file("a.txt", "Kim sent a letter, officials said."));
    explorer.library().settle();
    explorer.add(file("a.txt", "Kim sent a telegram, officials said."));
    explorer.library().settle();
    // A copy that is kept meanwhile leaves what was replaced out.
    explorer.save(None);
    assert_eq!(explorer.library().keep_both(), 1);
    assert_eq!(explorer.library().keep_both(), 0);
    assert_eq!(
        (
            matched(&mut explorer, "letter"),
            matched(&mut explorer, "telegram")
        ),
        (1, 1)
    );
    assert_eq!(explorer.library().ids(), [1, 2]);
    assert!(
        explorer.library().problems().is_empty(),
        "nothing is replaced any more"
    );
    let third = explorer.add(file("a.txt", "Kim sent a note, officials said."));
    assert_eq!(third.replaced, 2, "it takes the place of both");
}

#[test]
fn problems_of_a_text_that_was_replaced_are_dropped() {
    let mut library = Library::default();
    let doubtful = read(InputFile {
        path: "a.txt",
        bytes: b"Kim sent a letter \xff\xfe\xff on Monday.",
        sidecar: Some(b"{"),
        ..InputFile::default()
    });
    assert!(!library.add(doubtful).problems.is_empty());
    library.settle();
    library.add(file("a.txt", "Kim sent a letter on Monday."));
    library.flush();
    let codes: Vec<_> = library
        .problems()
        .iter()
        .map(|problem| problem.code)
        .collect();
    assert_eq!(codes, [ProblemCode::Replaced]);
}

#[test]
fn long_lists_are_merged_in_the_middle_of_them() {
    let words: Vec<String> = (0..120)
        .map(|at| format!("w{}", at * 7919 % 1000))
        .collect();
    let words = words.join(" ");
    let mut explorer = Explorer::default();
    explorer.library().gather(4_000);
    let mut one = Explorer::default();
    for at in 0..600 {
        let text =
            format!("A museum{at} was opened\n\nLONDON - It was opened on Sunday. {words} x{at}\n");
        let path = format!("pile/{at}.txt");
        explorer.add(file(&path, &text));
        one.add(file(&path, &text));
        explorer.library().tend(37);
        if at % 50 == 49 {
            for line in ["mu", "museum1~", "\"opened on Sunday\" x5*", "opened w7"] {
                assert_eq!(
                    matched(&mut explorer, line),
                    matched(&mut one, line),
                    "{line}"
                );
                explorer.library().tend(500);
            }
        }
    }
    while explorer.library().tend(100) {}
    assert!(explorer.library().segments().len() <= 20);
    assert!(explorer.save(None) == one.save(None), "the same bytes");
}
