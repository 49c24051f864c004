//! What the first hits of a question add to it, against a scan of their words.

use std::collections::{BTreeMap, BTreeSet};

use dateline::document::is_function_word;
use dateline::index::{Deletions, Segment, SegmentBuilder, decode_length, encode_length};
use dateline::query::{Filters, Hit, Ranking, is_asking_word, parse, search, top};
use proptest::prelude::*;

/// The words of a title and of a body.
type Document = [Vec<String>; 2];

/// A question with three words that tell.
const QUESTION: &str = "the OR w3 OR w5 OR described OR w9";
const N_TELLING: f64 = 3.0;

fn documents(seed: u64, n_documents: usize) -> Vec<Document> {
    let mut state = seed | 1;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as usize
    };
    let mut words = |n_words: usize| -> Vec<String> {
        let word = |number| match number {
            0 => "the".to_owned(),
            1 => "described".to_owned(),
            _ => format!("w{number}"),
        };
        let most = |random: &mut dyn FnMut() -> usize| 1 + random() % 60;
        (0..n_words)
            .map(|_| word(random() % most(&mut random)))
            .collect()
    };
    (0..n_documents)
        .map(|document| [words(document % 4), words(1 + document * 7 % 40)])
        .collect()
}

fn segments(documents: &[Document], n_segments: usize) -> Vec<Segment> {
    let size = documents.len().div_ceil(n_segments);
    let numbered: Vec<(u32, &Document)> = (0..).zip(documents).collect();
    let segment = |part: &[(u32, &Document)]| {
        let mut builder = SegmentBuilder::default();
        for (id, [title, body]) in part {
            builder.add_text(*id, &title.join(" "), &body.join(" "));
        }
        builder.finish()
    };
    numbered.chunks(size).map(segment).collect()
}

fn score(documents: &[Document], document: usize, word: &str) -> f64 {
    let (n, ranking) = (documents.len() as f64, Ranking::default());
    let length = |words: &[String]| f64::from(decode_length(encode_length(words.len() as u32)));
    let has = |document: &&Document| document.iter().flatten().any(|known| known == word);
    let n_matching = documents.iter().filter(has).count() as f64;
    let mut frequency = 0.0;
    for (field, weight) in [(0, ranking.title_weight), (1, 1.0)] {
        let total: f64 = documents.iter().map(|one| length(&one[field])).sum();
        let words = &documents[document][field];
        let n_times = words.iter().filter(|known| *known == word).count() as f64;
        let share = length(words) / (total / n).max(1.0);
        frequency += weight * n_times / (1.0 - ranking.b + ranking.b * share);
    }
    let rarity = (1.0 + (n - n_matching + 0.5) / (n_matching + 0.5)).ln();
    rarity * (ranking.k1 + 1.0) * frequency / (frequency + ranking.k1)
}

/// The words that the first hits share, each with what it weighs.
fn shared_words(documents: &[Document], first: &[Hit]) -> Vec<(String, f64)> {
    let total: f64 = first.iter().map(|hit| hit.score).sum();
    let mut n_hits: BTreeMap<&str, usize> = BTreeMap::new();
    for hit in first {
        let words: BTreeSet<&str> = documents[hit.id as usize]
            .iter()
            .flatten()
            .map(String::as_str)
            .collect();
        words
            .into_iter()
            .for_each(|word| *n_hits.entry(word).or_default() += 1);
    }
    let tells = |word: &str| !is_function_word("en", word) && !is_asking_word("en", word);
    let mut shared: Vec<(String, f64)> = n_hits
        .into_iter()
        .filter(|&(word, n_hits)| n_hits >= 2 && tells(word))
        .map(|(word, _)| {
            let in_hit = |hit: &Hit| hit.score * score(documents, hit.id as usize, word);
            (
                word.to_owned(),
                first.iter().map(in_hit).sum::<f64>() / total,
            )
        })
        .collect();
    let key = |weight: f64| std::cmp::Reverse((weight * 1e9).round() as u64);
    shared.sort_by_key(|(word, weight)| (key(*weight), word.clone()));
    shared.truncate(20);
    shared
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn the_first_hits_of_a_question_add_what_a_scan_of_their_words_does(
        seed in any::<u64>(),
        n_documents in prop::sample::select(vec![1usize, 12, 130, 700]),
    ) {
        let documents = documents(seed, n_documents);
        let segments = segments(&documents, 1);
        let none = Deletions::default();
        let parts: Vec<_> = segments.iter().map(|segment| (segment, &none)).collect();
        let run = |ranking| search(parse(QUESTION), &parts, &Filters::default(), false, ranking).answer.hits;
        let words_alone = run(Ranking { feedback_weight: 0.0, ..Ranking::default() });
        let shared = shared_words(&documents, &words_alone[..words_alone.len().min(10)]);
        let total: f64 = shared.iter().map(|(_, weight)| weight).sum();
        let with_feedback = run(Ranking::default());
        prop_assert_eq!(with_feedback.len(), words_alone.len(), "no other clipping becomes a hit");
        for (place, before) in words_alone.iter().enumerate() {
            let mut want = before.score;
            if place < 500 && total > 0.0 {
                let adds = |(word, weight): &(String, f64)| weight / total * score(&documents, before.id as usize, word);
                want += Ranking::default().feedback_weight * N_TELLING * shared.iter().map(adds).sum::<f64>();
            }
            let got = with_feedback.iter().find(|hit| hit.id == before.id).expect("it stays a hit");
            prop_assert!((got.score - want).abs() < 1e-9, "{:?} {}", got, want);
        }
    }

    #[test]
    fn the_first_hits_of_a_question_are_those_of_its_whole_list(seed in any::<u64>(), n_documents in prop::sample::select(vec![3usize, 130, 700]), n_deleted in 0u32..9) {
        let documents = documents(seed, n_documents);
        let mut answers = Vec::new();
        for n_segments in [1, 2] {
            let segments = segments(&documents, n_segments);
            let none = Deletions::default();
            let mut gone = Deletions::default();
            (0..n_deleted.min(segments[0].n_documents())).for_each(|document| { gone.insert(document); });
            let parts: Vec<_> = segments.iter().enumerate().map(|(place, segment)| (segment, if place == 0 { &gone } else { &none })).collect();
            for question in [QUESTION, "the w2 w3 w4", "the w3 w5 -w7 w9"] {
                let all = search(parse(question), &parts, &Filters::default(), false, Ranking::default()).answer.hits;
                for limit in [0, 1, 10, 600] {
                    let first = top(parse(question), &parts, false, Ranking::default(), limit);
                    prop_assert_eq!(&first[..], &all[..limit.min(all.len())], "{} {}", question, limit);
                }
                answers.push(all);
            }
        }
        // Few documents may all be deleted from the first of two segments.
        if n_documents > 100 {
            prop_assert_eq!(&answers[..3], &answers[3..], "how segments are cut changes nothing");
        }
    }
}
