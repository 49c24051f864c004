//! Search against a naive scan: every clipping looked at for every query.

use std::collections::{BTreeMap, BTreeSet};

use dateline::document::{Clipping, is_function_word};
use dateline::extract::Facts;
use dateline::index::{
    Deletions, Field, Merge, Segment, SegmentBuilder, decode_length, encode_length,
    for_each_field_text, merge,
};
use dateline::query::{
    Filters, Leaf, Node, Pattern, PhraseWord, Ranking, Searched, WordPattern, is_asking_word,
    parse, search,
};
use dateline::text::stem::Stemming;
use dateline::text::words::for_each_word;
use proptest::prelude::*;

use crate::samples::{clippings, line};

/// A clipping as the scan sees it: the words of each field with their places.
struct Scanned {
    words: BTreeMap<Field, Vec<(u32, String)>>,
    days: Option<(i32, i32)>,
    facets: [String; 4],
    stemming: Stemming,
}

/// How each clipping is stemmed: by its language; where it is not known, by
/// that of most others, English where there are none.
fn stemmings(clippings: &[Clipping]) -> Vec<Stemming> {
    let main = main_stemming(clippings);
    clippings
        .iter()
        .map(|clipping| match &clipping.language {
            Some(language) => Stemming::of(&language.value),
            None => main,
        })
        .collect()
}

fn main_stemming(clippings: &[Clipping]) -> Stemming {
    let known: Vec<Option<Stemming>> = clippings
        .iter()
        .map(|clipping| Some(Stemming::of(&clipping.language.as_ref()?.value)))
        .collect();
    let count = |stemming| known.iter().filter(|one| **one == Some(stemming)).count();
    let most = Stemming::all().max_by_key(|&one| (count(one), std::cmp::Reverse(one)));
    most.filter(|&most| count(most) > 0)
        .unwrap_or(Stemming::ENGLISH)
}

fn scanned(clippings: &[Clipping]) -> Vec<Scanned> {
    let stemmings = stemmings(clippings);
    clippings
        .iter()
        .zip(stemmings)
        .map(|(clipping, stemming)| Scanned::new(clipping, stemming))
        .collect()
}

impl Scanned {
    fn new(clipping: &Clipping, stemming: Stemming) -> Scanned {
        let mut words: BTreeMap<Field, Vec<(u32, String)>> = BTreeMap::new();
        for_each_field_text(clipping, &mut |field, piece, _| {
            let known = words.entry(field).or_default();
            let base = known.last().map_or(0, |(position, _)| position + 2);
            for_each_word(piece, |word| {
                known.push((base + word.position, word.folded.to_owned()))
            });
        });
        let days = clipping
            .published
            .as_ref()
            .map(|date| (date.value.first_day(), date.value.last_day()));
        let value = |sourced: &Option<dateline::document::Sourced<String>>| {
            sourced
                .as_ref()
                .map_or(String::new(), |sourced| sourced.value.clone())
        };
        let year = clipping
            .published
            .as_ref()
            .map_or(String::new(), |date| format!("{:04}", date.value.year));
        Scanned {
            words,
            days,
            facets: [
                value(&clipping.publisher),
                year,
                value(&clipping.language),
                "text".to_owned(),
            ],
            stemming,
        }
    }

    /// Matches of a pattern in a field.
    fn frequency(&self, field: Field, pattern: &Pattern) -> usize {
        let parts = match pattern {
            Pattern::Word(word) => vec![vec![word.clone()]],
            Pattern::Phrase(words) => vec![words.clone()],
            Pattern::Near { parts, .. } => parts.clone(),
        };
        let starts: Vec<Vec<u32>> = parts.iter().map(|part| self.starts(field, part)).collect();
        let Pattern::Near { reach, .. } = pattern else {
            return starts[0].len();
        };
        let lengths: Vec<u32> = parts
            .iter()
            .map(|part| part[part.len() - 1].offset - part[0].offset + 1)
            .collect();
        let span = lengths.iter().sum::<u32>() + reach;
        let mut n_windows = 0;
        for first in 0..starts.len() {
            for &start in &starts[first] {
                let mut chosen = vec![None; starts.len()];
                chosen[first] = Some(start);
                let ends = start + span;
                n_windows += usize::from(can_choose(&starts, &lengths, start, ends, &mut chosen));
            }
        }
        n_windows
    }

    /// Places where all words of a part stand in a row.
    fn starts(&self, field: Field, words: &[PhraseWord]) -> Vec<u32> {
        let Some(known) = self.words.get(&field) else {
            return Vec::new();
        };
        let stands = |word: &PhraseWord, position: u32| {
            known.iter().any(|(place, known)| {
                *place == position && word.pattern.accepts(known, self.stemming)
            })
        };
        let last = known.last().map_or(0, |(position, _)| *position);
        (0..=last)
            .filter(|start| {
                words
                    .iter()
                    .all(|word| stands(word, start + word.offset - words[0].offset))
            })
            .collect()
    }

    fn norm(&self, field: Field) -> f64 {
        f64::from(decode_length(encode_length(
            self.words.get(&field).map_or(0, Vec::len) as u32,
        )))
    }
}

/// Whether each part without a place can have one of its own in the window,
/// every choice tried out.
fn can_choose(
    starts: &[Vec<u32>],
    lengths: &[u32],
    from: u32,
    to: u32,
    chosen: &mut [Option<u32>],
) -> bool {
    let Some(part) = chosen.iter().position(Option::is_none) else {
        return true;
    };
    starts[part].iter().any(|&place| {
        let fits = place > from && place + lengths[part] <= to && !chosen.contains(&Some(place));
        fits && {
            chosen[part] = Some(place);
            let found = can_choose(starts, lengths, from, to, chosen);
            chosen[part] = None;
            found
        }
    })
}

/// The library as a list.
struct Scan {
    scanned: Vec<Scanned>,
    boilerplate: bool,
    /// The language that most clippings are in.
    main: Stemming,
    /// Whether the line is a question, in which words of asking count less.
    asks: bool,
}

/// Whether a query has a function word and three words that tell.
fn is_question(node: &Node, main: Stemming) -> bool {
    let (mut telling, mut light) = (BTreeSet::new(), 0);
    node.for_each_shown_leaf(&mut |leaf| {
        if let Pattern::Word(word) = &leaf.pattern
            && let WordPattern::Stem { word, .. } = &word.pattern
        {
            if is_function_word(main.code(), word) {
                light += 1;
            } else if !is_asking_word(main.code(), word) {
                telling.insert(word.clone());
            }
        }
    });
    light > 0 && telling.len() >= 3
}

impl Scan {
    /// The clipping's score, or `None` where it does not match.
    fn score(&self, node: &Node, index: usize) -> Option<f64> {
        let scanned = &self.scanned[index];
        match node {
            Node::All => Some(0.0),
            Node::Leaf(leaf) => self.leaf_score(leaf, scanned),
            Node::Published { first, last, .. } => scanned
                .days
                .filter(|days| days.0 >= *first && days.1 <= *last)
                .map(|_| 0.0),
            Node::Facet { facet, value } => {
                let slot = [0, 2, 3][*facet as usize];
                scanned.facets[slot]
                    .eq_ignore_ascii_case(value)
                    .then_some(0.0)
            }
            Node::And(parts) => {
                let mut total = 0.0;
                for part in parts {
                    match part {
                        Node::Not(inner) if self.score(inner, index).is_some() => return None,
                        Node::Not(_) => {}
                        _ => total += self.score(part, index)?,
                    }
                }
                Some(total)
            }
            Node::Or(parts) => {
                let scores: Vec<f64> = parts
                    .iter()
                    .filter_map(|part| self.score(part, index))
                    .collect();
                (!scores.is_empty()).then(|| scores.iter().sum())
            }
            Node::Not(inner) => self.score(inner, index).is_none().then_some(0.0),
        }
    }

    fn leaf_score(&self, leaf: &Leaf, scanned: &Scanned) -> Option<f64> {
        let fields = leaf.scope.fields(self.boilerplate);
        let n = self.scanned.len() as f64;
        let weight: f64 = leaf
            .pattern
            .words()
            .map(|word| {
                let word = PhraseWord {
                    offset: 0,
                    ..word.clone()
                };
                let matching = |field: &&Field| {
                    let stands = |scanned: &&Scanned| {
                        field.parts().iter().any(|&part| {
                            let word = std::slice::from_ref(&word);
                            !scanned.starts(part, word).is_empty()
                        })
                    };
                    self.scanned.iter().filter(stands).count()
                };
                let most = fields
                    .iter()
                    .map(|field| matching(&field))
                    .max()
                    .unwrap_or(0) as f64;
                (1.0 + (n - most + 0.5) / (most + 0.5)).ln()
            })
            .sum();
        let ranking = Ranking::default();
        let mut frequency = 0.0;
        for &field in fields.iter().flat_map(|field| field.parts()) {
            let average = (self
                .scanned
                .iter()
                .map(|scanned| scanned.norm(field))
                .sum::<f64>()
                / n)
                .max(1.0);
            let boost = if field == Field::Title {
                ranking.title_weight
            } else {
                1.0
            };
            let length = 1.0 - ranking.b + ranking.b * scanned.norm(field) / average;
            frequency += scanned.frequency(field, &leaf.pattern) as f64 * boost / length;
        }
        (frequency > 0.0).then(|| {
            let light = match &leaf.pattern {
                Pattern::Word(PhraseWord {
                    pattern: WordPattern::Stem { word, .. },
                    ..
                }) if is_function_word(self.main.code(), word) => ranking.function_word_weight,
                Pattern::Word(PhraseWord {
                    pattern: WordPattern::Stem { word, .. },
                    ..
                }) if self.asks && is_asking_word(self.main.code(), word) => {
                    ranking.asking_word_weight
                }
                _ => 1.0,
            };
            light * leaf.boost * weight * frequency * (ranking.k1 + 1.0) / (frequency + ranking.k1)
        })
    }
}

/// Segments of the given sizes, the rest in the last.
pub fn segments(clippings: &[Clipping], sizes: &[usize]) -> Vec<(Segment, Deletions)> {
    let mut segments = Vec::new();
    let mut builder = SegmentBuilder::default();
    let mut sizes = sizes.iter();
    let mut left = sizes.next().copied().unwrap_or(usize::MAX);
    for (id, clipping) in clippings.iter().enumerate() {
        builder.add(id as u32, clipping, &Facts::default());
        left = left.saturating_sub(1);
        if left == 0 {
            segments.push((std::mem::take(&mut builder).finish(), Deletions::default()));
            left = sizes.next().copied().unwrap_or(usize::MAX);
        }
    }
    if builder.n_documents() > 0 {
        segments.push((builder.finish(), Deletions::default()));
    }
    segments
}

fn run(
    line: &str,
    segments: &[(Segment, Deletions)],
    filters: &Filters,
    boilerplate: bool,
) -> Searched {
    let parts: Vec<(&Segment, &Deletions)> = segments
        .iter()
        .map(|(segment, deletions)| (segment, deletions))
        .collect();
    search(
        parse(line),
        &parts,
        filters,
        boilerplate,
        // What is added to the first hits is told in `query_feedback` and
        // `query_nearness`.
        Ranking {
            feedback_weight: 0.0,
            nearness_weight: 0.0,
            ..Ranking::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn search_finds_and_ranks_as_a_scan_does(clippings in clippings(), line in line(), sizes in prop::collection::vec(1usize..6, 0..4), boilerplate: bool) {
        let found = run(&line, &segments(&clippings, &sizes), &Filters::default(), boilerplate);
        let scan = Scan { scanned: scanned(&clippings), main: main_stemming(&clippings), boilerplate, asks: is_question(&found.query.node, main_stemming(&clippings)) };
        // The query as it ran: its last word may have been completed.
        let mut want: Vec<(u32, f64)> = (0..clippings.len()).filter_map(|index| Some((index as u32, scan.score(&found.query.node, index)?))).collect();
        let mut got: Vec<(u32, f64)> = found.answer.hits.iter().map(|hit| (hit.id, hit.score)).collect();
        prop_assert!(got.windows(2).all(|pair| pair[0].1 > pair[1].1 || (pair[0].1 == pair[1].1 && pair[0].0 < pair[1].0)), "hits are in order");
        want.sort_by_key(|(id, _)| *id);
        got.sort_by_key(|(id, _)| *id);
        prop_assert_eq!(got.iter().map(|hit| hit.0).collect::<Vec<_>>(), want.iter().map(|hit| hit.0).collect::<Vec<_>>(), "{}", line);
        for (got, want) in got.iter().zip(&want) {
            prop_assert!((got.1 - want.1).abs() < 1e-9, "{}: {:?} {:?}", line, got, want);
        }
    }

    #[test]
    fn how_segments_are_cut_and_merged_changes_nothing(clippings in clippings(), line in line(), sizes in prop::collection::vec(1usize..6, 0..4)) {
        let one = segments(&clippings, &[]);
        let several = segments(&clippings, &sizes);
        let parts: Vec<(&Segment, &Deletions)> = several.iter().map(|(segment, deletions)| (segment, deletions)).collect();
        let merged = merge(&parts, true);
        if let Some((one, _)) = one.first() {
            prop_assert_eq!(merged.bytes(), one.bytes(), "a compact merge gives the bytes of one segment");
        }
        for step in [1, 9, 70] {
            let halves = parts.iter().map(|&(segment, gone)| (segment, gone.clone()));
            let mut halting = Merge::new(halves.collect(), true);
            while !halting.advance(step) {}
            let (halting, _) = halting.finish();
            prop_assert_eq!(halting.bytes(), merged.bytes(), "steps change nothing");
        }
        let filters = Filters::default();
        let in_one = run(&line, &one, &filters, false);
        let hits = |searched: &Searched| searched.answer.hits.iter().map(|hit| (hit.id, hit.score.to_bits())).collect::<Vec<_>>();
        prop_assert_eq!(hits(&run(&line, &several, &filters, false)), hits(&in_one));
        prop_assert_eq!(hits(&run(&line, &[(merge(&parts, false), Deletions::default())], &filters, false)), hits(&in_one));
    }

    #[test]
    fn facets_count_what_picking_would_leave(clippings in clippings(), line in line(), sizes in prop::collection::vec(1usize..6, 0..4),
        source in prop::collection::vec(prop::sample::select(&["", "Reuters", "KCNA"][..]), 0..2), year in prop::collection::vec(prop::sample::select(&["", "2015", "2016"][..]), 0..2),
        days in prop::option::of((16_400i32..17_000, 0i32..400)), undated: bool) {
        let days = days.map(|(from, length)| (from, from + length));
        let filters = Filters { source: source.iter().map(|&value| value.to_owned()).collect(), year: year.iter().map(|&value| value.to_owned()).collect(), days, undated, ..Filters::default() };
        let found = run(&line, &segments(&clippings, &sizes), &filters, false);
        let scan = Scan { scanned: scanned(&clippings), main: main_stemming(&clippings), boilerplate: false, asks: is_question(&found.query.node, main_stemming(&clippings)) };
        let passes = |index: usize, lifted: usize| {
            let scanned = &scan.scanned[index];
            let in_source = lifted == 0 || source.is_empty() || source.iter().any(|value| scanned.facets[0] == *value);
            let in_year = lifted == 1 || year.is_empty() || year.iter().any(|value| scanned.facets[1] == *value);
            let in_days = lifted == 4 || if undated { scanned.days.is_none() } else { days.is_none_or(|(from, to)| scanned.days.is_some_and(|days| days.0 >= from && days.1 <= to)) };
            in_source && in_year && in_days && scan.score(&found.query.node, index).is_some()
        };
        for facet in 0..4 {
            let mut want: BTreeMap<String, u32> = BTreeMap::new();
            for index in (0..clippings.len()).filter(|&index| passes(index, facet)) {
                *want.entry(scan.scanned[index].facets[facet].clone()).or_default() += 1;
            }
            prop_assert!(found.answer.facets[facet].iter().eq(&want), "facet {}", facet);
        }
        prop_assert_eq!(found.answer.hits.len(), (0..clippings.len()).filter(|&index| passes(index, 9)).count());
        prop_assert_eq!(found.answer.days.len(), (0..clippings.len()).filter(|&index| passes(index, 4)).count());
    }

    #[test]
    fn deleted_clippings_are_gone_before_and_after_a_merge(clippings in clippings(), line in line(), gone in prop::collection::vec(0u32..14, 0..6)) {
        let mut parts = segments(&clippings, &[5]);
        for (segment, deletions) in &mut parts {
            gone.iter().filter_map(|id| segment.document_of(*id)).for_each(|document| { deletions.insert(document); });
        }
        let ids = |searched: Searched| { let mut ids: Vec<u32> = searched.answer.hits.iter().map(|hit| hit.id).collect(); ids.sort_unstable(); ids };
        let before = ids(run(&line, &parts, &Filters::default(), false));
        prop_assert!(before.iter().all(|id| !gone.contains(id)));
        let kept: Vec<(&Segment, &Deletions)> = parts.iter().map(|(segment, deletions)| (segment, deletions)).collect();
        for compact in [false, true] {
            let merged = merge(&kept, compact);
            for document in 0..merged.n_documents() {
                let id = merged.columns().id(document);
                prop_assert_eq!(merged.clipping(document), Some(clippings[id as usize].clone()));
            }
        }
    }

    #[test]
    fn any_line_is_understood_somehow(line in "\\PC{0,40}|[\"()*: a-zORNAT-]{0,40}") {
        let query = parse(&line);
        for mend in &query.mends {
            prop_assert!(line.get(mend.span.range()).is_some(), "{:?}", mend);
        }
        let _ = dateline::query::in_words(&query.node);
    }
}
