//! What words near each other and late publication add to the first hits.

use dateline::document::{InputFile, read};
use dateline::explore::{Explorer, Question, Sort};
use dateline::index::{Deletions, Segment, SegmentBuilder};
use dateline::query::{Filters, Hit, Ranking, parse, search, top};

/// Hits whose words are looked at, and what a pair counts.
const N_REACHED: usize = 20;

fn segment(texts: &[&str]) -> Segment {
    let mut builder = SegmentBuilder::default();
    for (id, text) in (0..).zip(texts) {
        builder.add_text(id, "", text);
    }
    builder.finish()
}

fn hits(line: &str, segment: &Segment, ranking: Ranking) -> Vec<Hit> {
    let parts = [(segment, &Deletions::default())];
    let all = search(parse(line), &parts, &Filters::default(), false, ranking);
    let all = all.answer.hits;
    for limit in [1, 2, N_REACHED + 1] {
        let first = top(parse(line), &parts, false, ranking, limit);
        assert_eq!(first, all[..limit.min(all.len())], "{line} {limit}");
    }
    all
}

fn weight(nearness_weight: f64) -> Ranking {
    Ranking {
        nearness_weight,
        ..Ranking::default()
    }
}

fn score(hits: &[Hit], id: u32) -> f64 {
    (hits.iter().find(|hit| hit.id == id)).map_or(0.0, |hit| hit.score)
}

/// Texts of one length: what differs is where the words stand.
const TEXTS: [&str; 4] = [
    "missile one two three four five six border seven eight",
    "one missile two three four border five six seven eight",
    "one two missiles border three four five six seven eight",
    "border one two three four five six seven eight missile",
];

#[test]
fn clippings_come_first_whose_words_stand_near_each_other() {
    let segment = segment(&TEXTS);
    let ids = |hits: Vec<Hit>| hits.into_iter().map(|hit| hit.id).collect::<Vec<_>>();
    assert_eq!(
        ids(hits("missile border", &segment, weight(0.0))),
        [0, 1, 2, 3]
    );
    assert_eq!(
        ids(hits("missile border", &segment, weight(0.2))),
        [1, 2, 0, 3]
    );
    assert_eq!(
        ids(hits("border missile", &segment, weight(0.2))),
        [1, 2, 0, 3]
    );
    // No pairs: joined by OR, one word twice, a word that tells nothing, a field.
    for line in [
        "missile OR border",
        "border border",
        "the border",
        "title:missile border",
        "bor* missile",
    ] {
        let without = hits(line, &segment, weight(0.0));
        assert_eq!(hits(line, &segment, weight(5.0)), without, "{line}");
    }
}

#[test]
fn a_pair_counts_its_share_of_what_it_would_find_alone() {
    let segment = segment(&TEXTS);
    let with = hits("missile border seven", &segment, weight(0.25));
    let without = hits("missile border seven", &segment, weight(0.0));
    let first = hits("missile NEAR/3 border", &segment, weight(0.0));
    let second = hits("border NEAR/3 seven", &segment, weight(0.0));
    for id in 0..TEXTS.len() as u32 {
        let share = 0.25 * (score(&first, id) + score(&second, id));
        let got = score(&with, id) - score(&without, id);
        assert!((got - share).abs() < 1e-9, "{id}: {got} {share}");
    }
}

#[test]
fn only_the_first_hits_are_looked_at() {
    let texts = ["missile border"; N_REACHED + 5];
    let segment = segment(&texts);
    let with = hits("missile border", &segment, weight(0.2));
    let gained = with.iter().filter(|hit| hit.score > with[N_REACHED].score);
    assert_eq!(gained.count(), N_REACHED);
}

fn explorer() -> Explorer {
    let mut explorer = Explorer::default();
    let files = [
        (
            "old.txt",
            "The road to the border is open. The road is long.",
            Some("2015-03-01"),
        ),
        (
            "new.txt",
            "The road is open now, and so is all that leads to it.",
            Some("2020-03-01"),
        ),
        (
            "undated.txt",
            "The road is open now, and so is all that leads to it, they say.",
            None,
        ),
    ];
    for (path, text, published) in files {
        explorer.add(read(InputFile {
            path,
            bytes: text.as_bytes(),
            published,
            ..InputFile::default()
        }));
    }
    explorer
}

#[test]
fn late_publication_counts_where_it_is_asked_for() {
    let mut explorer = explorer();
    let mut asked = |sort| {
        let question = Question {
            query: "road".to_owned(),
            sort,
            ..Question::default()
        };
        let view = explorer.search(&question, 0, 10);
        let ids: Vec<u32> = view.hits.iter().map(|hit| hit.id).collect();
        let why = explorer.explanation(1, &question).expect("it is a hit");
        (ids, why)
    };
    let (ids, why) = asked(Sort::Relevance);
    assert_eq!((ids, why.leaves.len()), (vec![0, 1, 2], 1));
    let (ids, recent) = asked(Sort::Recent);
    assert_eq!(ids, [1, 0, 2]);
    // The newest counts twice; the explanation says so.
    assert!((recent.score - 2.0 * why.score).abs() < 1e-9);
    assert_eq!(recent.leaves[1].words, "published lately");
    assert!((recent.leaves[1].percent - 50.0).abs() < 1e-9);
    assert_eq!(recent.leaves[1].count, 2);
}

#[test]
fn recency_halves_with_its_half_life_and_needs_no_clock() {
    let mut explorer = explorer();
    let library = explorer.library();
    library.flush();
    let parts = library.segments();
    let scores = |recency_weight, recency_half_life| {
        let ranking = Ranking {
            recency_weight,
            recency_half_life,
            ..Ranking::default()
        };
        let hits = search(parse("road"), &parts, &Filters::default(), false, ranking)
            .answer
            .hits;
        assert_eq!(top(parse("road"), &parts, false, ranking, 2), hits[..2]);
        [0, 1, 2].map(|id| score(&hits, id))
    };
    let plain = scores(0.0, 1.0);
    let days = 1827.0; // from the one to the other
    let [old, new, undated] = scores(3.0, days);
    assert!((old - plain[0] * 2.5).abs() < 1e-9);
    assert!((new - plain[1] * 4.0).abs() < 1e-9);
    assert_eq!(undated, plain[2]);
    assert_eq!(scores(3.0, 0.0), plain, "no half-life, no recency");
}
