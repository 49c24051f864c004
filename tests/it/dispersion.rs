//! Where a query's words stand, along clippings and over time.

use dateline::document::{BlockKind, InputFile, ReadFile, read};
use dateline::explore::{ClippingView, Explorer, LaneView, MarkView, Question};
use dateline::library::Library;
use proptest::prelude::*;

use crate::command_line::{dateline, folder, text};
use crate::samples::clippings;

fn question(query: &str) -> Question {
    Question {
        query: query.to_owned(),
        ..Question::default()
    }
}

fn explorer(files: &[(&str, &str)]) -> Explorer {
    let mut explorer = Explorer::default();
    for (number, (published, text)) in files.iter().enumerate() {
        explorer.add(read(InputFile {
            path: &format!("{number}.txt"),
            bytes: text.as_bytes(),
            sidecar: None,
            published: Some(published).filter(|date| !date.is_empty()).copied(),
            ..InputFile::default()
        }));
    }
    explorer
}

/// The marks of a clipping as its reader sees them: each with its place among
/// the title and the blocks laid end to end, in thousandths.
fn seen(view: &ClippingView) -> Vec<(u32, u32)> {
    let blocks = view.blocks.iter().filter(|block| {
        !(view.has_headline_block && block.kind == BlockKind::Headline && block.level == 1)
    });
    let pieces: Vec<(&str, &[[u32; 2]])> = [(view.title.text.as_str(), &view.title.marks[..])]
        .into_iter()
        .chain(blocks.map(|block| (block.text.as_str(), &block.marks[..])))
        .collect();
    let n_bytes: usize = pieces.iter().map(|(text, _)| text.len()).sum();
    let (mut seen, mut before) = (Vec::new(), 0);
    for (text, marks) in pieces {
        for [start, _] in marks {
            let units: Vec<u16> = text.encode_utf16().take(*start as usize).collect();
            let at = before
                + String::from_utf16(&units)
                    .expect("between characters")
                    .len();
            seen.push((seen.len() as u32 + 1, (at * 1000 / n_bytes) as u32));
        }
        before += text.len();
    }
    seen
}

/// Marks with each place by itself: how many follow the first is counted.
fn places(marks: &[MarkView]) -> u32 {
    marks.iter().map(|mark| mark.places).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn plots_show_the_places_that_the_reader_marks(
        clippings in clippings(),
        query in prop::sample::select(vec!["kim", "kim OR xi", "letter OR \"the letter\"", "title:kim OR body:the", "the -xi", "source:reuters OR kim", "k* OR =kim", "*"]),
        boilerplate: bool,
    ) {
        let mut explorer = Explorer::default();
        for (number, clipping) in clippings.iter().enumerate() {
            // A file that is here already would not be added.
            let clipping = dateline::document::Clipping { file: format!("{number}.txt"), ..clipping.clone() };
            explorer.add(ReadFile { clippings: vec![clipping], ..ReadFile::default() });
        }
        let question = Question { boilerplate, ..question(query) };
        let whole = explorer.dispersion(&question, 0, 1000);
        prop_assert_eq!(whole.plots.len() as u32, whole.clippings);
        prop_assert_eq!(whole.compared, clippings.len() as u32);
        for plot in &whole.plots {
            let view = explorer.clipping(plot.id, &question).expect("it is there");
            let seen = seen(&view);
            prop_assert_eq!(plot.places, view.marks);
            prop_assert_eq!(places(&view.strip), view.marks);
            let known = |mark: &MarkView| seen.contains(&(mark.hit, mark.at));
            prop_assert!(view.strip.iter().all(known), "{:?} of {:?}", view.strip, seen);
            prop_assert!(plot.lanes.iter().flat_map(|lane| &lane.marks).all(known));
            let n_lanes: u32 = plot.lanes.iter().map(|lane| lane.places).sum();
            prop_assert!(n_lanes >= plot.places);
            let counted = |lane: &LaneView| places(&lane.marks) == lane.places;
            prop_assert!(plot.lanes.iter().all(counted));
        }
        let unplotted = explorer.search(&question, 0, 1000).hits.into_iter()
            .filter(|hit| whole.plots.iter().all(|plot| plot.id != hit.id));
        for hit in unplotted.collect::<Vec<_>>() {
            prop_assert_eq!(explorer.clipping(hit.id, &question).expect("it is there").marks, 0);
        }
        // What is counted of a term is what its lanes hold.
        for (term, known) in whole.terms.iter().enumerate() {
            let lanes = || whole.plots.iter().flat_map(|plot| &plot.lanes).filter(|lane| lane.term as usize == term);
            prop_assert_eq!(known.places, lanes().map(|lane| lane.places).sum::<u32>());
            prop_assert_eq!(known.clippings, lanes().count() as u32);
            let dated: u32 = whole.periods.iter().map(|period| period.terms[term].places).sum();
            prop_assert!(dated <= known.places);
            for dp in [known.over_time, known.over_clippings].into_iter().flatten() {
                prop_assert!((0.0..=1.0).contains(&dp), "{dp}");
            }
        }
        let periods: u32 = whole.periods.iter().map(|period| period.clippings).sum();
        prop_assert_eq!(periods + whole.outside, whole.compared);
        // Windows join to the whole.
        let mut joined = Vec::new();
        for offset in 0..whole.plots.len() + 1 {
            joined.extend(explorer.dispersion(&question, offset, 1).plots);
        }
        prop_assert_eq!(joined, whole.plots);
    }
}

const YEARS: [(&str, &str); 5] = [
    ("2010-03-01", "\n\none letter of four words\n"),
    ("2010-07-01", "\n\nnothing of that kind here\n"),
    ("2012-01-01", "\n\nletter after letter after parade\n"),
    ("2012-01", "\n\nfour five six seven eight\n"),
    ("", "\n\na letter without a date\n"),
];

#[test]
fn a_frequency_is_set_against_all_that_was_published() {
    let mut explorer = explorer(&YEARS);
    let mut view = explorer.dispersion(&question("=letter OR parade"), 0, 10);
    // All five titles come from the text, so the words of each count twice.
    let periods: Vec<(&str, u32, u32)> = view
        .periods
        .iter()
        .map(|period| (period.date.as_str(), period.clippings, period.words))
        .collect();
    let named: Vec<&str> = view.terms.iter().map(|term| term.name.as_str()).collect();
    assert_eq!(named, ["letter as written", "parade"]);
    assert_eq!(view.compared, 5);
    assert_eq!((view.grain, view.outside), ("month", 1));
    let n_clippings: u32 = periods.iter().map(|(_, clippings, _)| clippings).sum();
    assert_eq!(n_clippings + view.outside, 5);
    let letter = view.terms.remove(0);
    // Gries by hand: shares of occurrences and of words of each clipping.
    let (v, s): (Vec<f64>, Vec<f64>) = {
        let words: Vec<f64> = (0..5)
            .map(|id| {
                let clipping = explorer.clipping(id, &Question::default()).expect("there");
                let title = clipping.title.text.split_whitespace().count();
                let blocks = clipping.blocks.iter();
                let body: usize = blocks
                    .map(|block| block.text.split_whitespace().count())
                    .sum();
                (title + body) as f64
            })
            .collect();
        let found: Vec<f64> = (0..5)
            .map(|id| {
                f64::from(
                    explorer
                        .clipping(id, &question("=letter"))
                        .expect("there")
                        .marks,
                )
            })
            .collect();
        let share = |of: &[f64]| of.iter().map(|one| one / of.iter().sum::<f64>()).collect();
        (share(&found), share(&words))
    };
    let dp: f64 = v.iter().zip(&s).map(|(v, s)| (v - s).abs()).sum::<f64>() / 2.0;
    let least = s.iter().copied().fold(1.0, f64::min);
    let told = letter.over_clippings.expect("there is one");
    assert!((told - dp / (1.0 - least)).abs() < 1e-12, "{told} {dp}");
}

#[test]
fn filters_narrow_what_is_compared() {
    let mut explorer = explorer(&YEARS);
    let picked = Question {
        from: Some("2010".to_owned()),
        to: Some("2010".to_owned()),
        ..question("letter")
    };
    let view = explorer.dispersion(&picked, 0, 10);
    assert_eq!((view.compared, view.clippings), (2, 1));
    let none = explorer.dispersion(&question("on:2010"), 0, 10);
    assert_eq!((none.terms.len(), none.plots.len(), none.places), (0, 0, 0));
    assert_eq!(explorer.dispersion(&question(""), 0, 10).places, 0);
}

#[test]
fn what_is_added_or_removed_shows_at_once() {
    let mut explorer = explorer(&YEARS);
    assert_eq!(explorer.dispersion(&question("letter"), 0, 10).clippings, 3);
    explorer.library().remove(2);
    let view = explorer.dispersion(&question("letter"), 0, 10);
    assert_eq!((view.clippings, view.compared), (2, 4));
    *explorer.library() = Library::default();
    assert_eq!(explorer.dispersion(&question("letter"), 0, 10).compared, 0);
}

#[test]
fn the_command_line_writes_plots_and_periods() {
    let folder = folder("dispersion");
    for (name, year, body) in [
        ("a", "2010", "A letter, then a letter."),
        ("b", "2011", "A parade, and no more of it."),
    ] {
        std::fs::write(folder.join(format!("{name}.txt")), format!("\n\n{body}\n"))
            .expect("written");
        let meta = format!("{{\"published\": \"{year}\", \"title\": \"=T{name}\"}}");
        std::fs::write(folder.join(format!("{name}.txt.meta.json")), meta).expect("written");
    }
    let run = |arguments: &[&str]| {
        dateline(
            &folder,
            &[
                &["dispersion"],
                arguments,
                &["letter OR parade", "a.txt", "b.txt"],
            ]
            .concat(),
        )
    };
    let output = run(&["--format", "csv"]);
    let rows: Vec<&str> = text(&output.stdout).split_terminator("\r\n").collect();
    assert_eq!(
        rows,
        [
            "id,title,publisher,published,term,hit,at,places",
            "0,'=Ta,,2010,letter,1,0.185,1",
            "0,'=Ta,,2010,letter,2,0.740,1",
            "1,'=Tb,,2011,parade,1,0.161,1",
        ]
    );
    let output = run(&["--format", "csv", "--over", "time"]);
    let rows: Vec<&str> = text(&output.stdout).split_terminator("\r\n").collect();
    assert_eq!(
        rows[0],
        "period,term,places,words,per_10000_words,clippings,of_clippings,share_of_clippings"
    );
    assert_eq!(rows[1], "2010,letter,2,6,3333.3333,1,1,1.0000");
    assert_eq!(rows.len(), 5);
    let output = run(&[]);
    let shown = text(&output.stdout);
    assert!(
        shown.contains("letter: 2 places in 1 clipping, DP 1.00 over time, 1.00 over clippings"),
        "{shown}"
    );
    assert!(
        shown.ends_with("3 places in 2 clippings: letter or parade\n"),
        "{shown}"
    );
    let output = run(&["--over", "space"]);
    assert_eq!(
        text(&output.stderr),
        "dateline: expected text or time, but found `space`\n"
    );
}
