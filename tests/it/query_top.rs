//! The first hits alone against all hits in order, over lists long enough to
//! be passed over block by block.

use dateline::index::{Deletions, Segment, SegmentBuilder, merge};
use dateline::query::{Filters, Ranking, parse, search, top};
use proptest::prelude::*;

const WORDS: [&str; 12] = [
    "letter",
    "message",
    "kim",
    "xi",
    "seoul",
    "talks",
    "party",
    "anniversary",
    "missile",
    "border",
    "朝鲜",
    "letters",
];

const QUERIES: [&str; 14] = [
    "kim",
    "kim xi",
    "kim OR xi OR missile",
    "letter OR letters OR talks seoul",
    "\"kim xi\"",
    "\"kim xi\" OR border",
    "lett*",
    "lett* kim",
    "kim -xi",
    "title:kim",
    "title:kim OR body:missile OR party",
    "朝鲜 kim",
    "nothing kim",
    "",
];

/// Documents whose words get rarer from the first of [`WORDS`] to the last.
fn segments(seed: u64, n_documents: u32, n_segments: u32, in_a_row: bool) -> Vec<Segment> {
    let mut state = seed | 1;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as usize
    };
    (0..n_segments)
        .map(|segment| {
            let mut builder = SegmentBuilder::default();
            for document in 0..n_documents {
                let mut text = |n: usize| {
                    let mut words = String::new();
                    for _ in 0..n {
                        let most = 1 + random() % WORDS.len();
                        words.push_str(WORDS[random() % most]);
                        words.push(' ');
                    }
                    words
                };
                let (title, n_words) = (text(2), 1 + (document as usize * 7) % 40);
                let body = text(n_words);
                // Numbers of the segments follow, or lie between, each other.
                let id = match in_a_row {
                    true => segment * n_documents + document,
                    false => document * n_segments + segment,
                };
                builder.add_text(id, &title, &body);
            }
            builder.finish()
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_first_hits_are_those_of_the_whole_list(
        seed in any::<u64>(),
        n_documents in prop::sample::select(vec![1u32, 127, 128, 129, 700]),
        n_segments in 1u32..3,
        n_deleted in 0u32..20,
        k1 in prop::sample::select(vec![0.0, 1.2, 100.0]),
        b in prop::sample::select(vec![0.0, 0.75, 1.0]),
    ) {
        let segments = segments(seed, n_documents, n_segments, false);
        let mut deletions = Deletions::default();
        (0..n_deleted.min(n_documents)).for_each(|n| {
            deletions.insert(n * 31 % n_documents);
        });
        let parts: Vec<_> = segments.iter().map(|segment| (segment, &deletions)).collect();
        let ranking = Ranking { k1, b, ..Ranking::default() };
        for query in QUERIES {
            let all = search(parse(query), &parts, &Filters::default(), false, ranking).answer.hits;
            for limit in [0, 1, 3, 10, 2_000] {
                let first = top(parse(query), &parts, false, ranking, limit);
                prop_assert_eq!(&first[..], &all[..limit.min(all.len())], "{} {}", query, limit);
            }
        }
    }

    #[test]
    fn a_merge_changes_no_answer(seed in any::<u64>(), n_documents in prop::sample::select(vec![5u32, 128, 300])) {
        let segments = segments(seed, n_documents, 3, true);
        let none = Deletions::default();
        let parts: Vec<_> = segments.iter().map(|segment| (segment, &none)).collect();
        let merged = merge(&parts, false);
        for query in QUERIES {
            let apart = top(parse(query), &parts, false, Ranking::default(), 10);
            let together = top(parse(query), &[(&merged, &none)], false, Ranking::default(), 10);
            prop_assert_eq!(apart, together, "{}", query);
        }
    }
}
