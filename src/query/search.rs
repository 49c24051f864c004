use std::rc::Rc;

use super::ast::{Mend, Pattern, PhraseWord, Query};
use super::languages::Languages;
use super::plan::Plan;
use super::ranking::{Ranking, Statistics};
use super::recency::Recency;
use super::second_pass::SecondPass;
use super::top::first_pass;
use super::word_pattern::WordPattern;
use crate::document::Moment;
use crate::index::{Deletions, END, FacetField, Segment, UNDATED};
use crate::text::Map;

/// What a reader picked beside the typed line: values of one facet widen, the
/// facets together narrow. An empty value stands for "not known".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Publishers.
    pub source: Vec<String>,
    /// Years of publication.
    pub year: Vec<String>,
    /// Languages.
    pub language: Vec<String>,
    /// Formats.
    pub format: Vec<String>,
    /// First and last day of publication, in days since 1970-01-01.
    pub days: Option<(i32, i32)>,
    /// Only clippings without a date.
    pub undated: bool,
    /// For each of [`Filter::NAMES`] the numbers, rising, of the clippings that
    /// name one of those picked; None where nobody is.
    pub named: [Option<Rc<Vec<u32>>>; 3],
}

/// One of the filters; several values of it are one filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// The publisher.
    Source,
    /// The year of publication.
    Year,
    /// The language.
    Language,
    /// The format.
    Format,
    /// First and last day, or no date.
    Dates,
    /// The people named.
    Person,
    /// The organisations named.
    Organisation,
    /// The places named.
    Place,
}

impl Filter {
    /// Every filter.
    pub const ALL: [Filter; 8] = [
        Filter::Source,
        Filter::Year,
        Filter::Language,
        Filter::Format,
        Filter::Dates,
        Filter::Person,
        Filter::Organisation,
        Filter::Place,
    ];

    /// Those that go by what a clipping names.
    pub const NAMES: [Filter; 3] = [Filter::Person, Filter::Organisation, Filter::Place];
}

impl Filters {
    /// Whether anything of `filter` is picked.
    pub fn has(&self, filter: Filter) -> bool {
        self.without(filter) != *self
    }

    /// The same with `filter` lifted.
    pub fn without(&self, filter: Filter) -> Filters {
        let mut rest = self.clone();
        match filter {
            Filter::Source => rest.source.clear(),
            Filter::Year => rest.year.clear(),
            Filter::Language => rest.language.clear(),
            Filter::Format => rest.format.clear(),
            Filter::Dates => (rest.days, rest.undated) = (None, false),
            Filter::Person => rest.named[0] = None,
            Filter::Organisation => rest.named[1] = None,
            Filter::Place => rest.named[2] = None,
        }
        rest
    }

    /// `filter` alone.
    pub fn only(&self, filter: Filter) -> Filters {
        let others = Filter::ALL.into_iter().filter(|other| *other != filter);
        others.fold(self.clone(), |rest, other| rest.without(other))
    }
}

/// One clipping that matches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The clipping's number in its library.
    pub id: u32,
    /// BM25F, what words near each other add, and in a question what its first
    /// hits share; 0 where the query has no words.
    pub score: f64,
    /// First day on which it may have been published, or [`UNDATED`].
    pub first_day: i32,
}

/// Every clipping that matches, and what facets show beside them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// By score, then by number; all of them.
    pub hits: Vec<Hit>,
    /// For each facet its values with the hits each has under the other
    /// filters: publisher, year, language, format.
    pub facets: [Map<String, u32>; 4],
    /// First and last day of each hit under all filters but the date's own;
    /// undated ones included.
    pub days: Vec<(i32, i32)>,
    /// For each of [`Filter::NAMES`] the clippings that fail it alone: what
    /// they name is counted with what the hits name.
    pub nearly: [Vec<u32>; 3],
}

/// A query that was run, as it ran.
#[derive(Clone, Debug, PartialEq)]
pub struct Searched {
    /// The query; its last word completed where no clipping has it as typed.
    pub query: Query,
    /// What it found.
    pub answer: Answer,
}

/// Runs a query over the segments of a library.
pub fn search(
    query: Query,
    segments: &[(&Segment, &Deletions)],
    filters: &Filters,
    boilerplate: bool,
    ranking: Ranking,
) -> Searched {
    let parts: Vec<&Segment> = segments.iter().map(|(segment, _)| *segment).collect();
    let query = fit_to_library(query, &parts, boilerplate);
    let statistics = Statistics::new(&parts, ranking, &query.node);
    let plan = Plan::new(&query.node, &parts, statistics, boilerplate);
    let mut answer = Answer::default();
    for (place, (segment, deletions)) in segments.iter().enumerate() {
        let mut counter = FilterCounter::new(segment, filters);
        let mut cursor = plan.cursor(place, segment);
        while cursor.document() != END {
            let document = cursor.document();
            if !deletions.contains(document) && counter.count(document, &mut answer) {
                let columns = segment.columns();
                let (id, first_day) = (columns.id(document), columns.days(document).0);
                answer.hits.push(Hit {
                    id,
                    score: cursor.score(),
                    first_day,
                });
            }
            cursor.seek(document + 1);
        }
        counter.finish(&mut answer.facets);
    }
    if let Some(second) = SecondPass::of(&query.node, segments, boilerplate, ranking) {
        second.add_to(&mut answer.hits);
    }
    if let Some(recency) = Recency::of(&parts, ranking) {
        recency.add_to(&mut answer.hits);
    }
    sort_by_score(&mut answer.hits);
    Searched { query, answer }
}

/// The first `limit` hits of [`search`], without the counts beside them.
pub fn top(
    query: Query,
    segments: &[(&Segment, &Deletions)],
    boilerplate: bool,
    ranking: Ranking,
    limit: usize,
) -> Vec<Hit> {
    let parts: Vec<&Segment> = segments.iter().map(|(segment, _)| *segment).collect();
    let node = fit_to_library(query, &parts, boilerplate).node;
    if limit == 0 {
        return Vec::new();
    }
    let recency = Recency::of(&parts, ranking);
    // Any hit may be the first by its date.
    let n_first = recency.as_ref().map_or(limit, |_| usize::MAX);
    let second = SecondPass::of(&node, segments, boilerplate, ranking);
    let known = second
        .as_ref()
        .and_then(|second| second.first_hits(n_first));
    let mut hits = match known {
        Some(hits) => hits.to_vec(),
        None => first_pass(&node, segments, boilerplate, ranking, n_first),
    };
    second.iter().for_each(|second| second.add_to(&mut hits));
    recency.iter().for_each(|recency| recency.add_to(&mut hits));
    sort_by_score(&mut hits);
    hits.truncate(limit);
    hits
}

/// The best first, among equals the one with the lowest number.
pub(super) fn sort_by_score(hits: &mut [Hit]) {
    hits.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(a.id.cmp(&b.id)));
}

/// The query as this library understands it: words by the languages of its
/// clippings, and the last word of the line as the beginning of a word where no
/// clipping has it as it stands: hits appear while a reader types.
pub(super) fn fit_to_library(mut query: Query, segments: &[&Segment], boilerplate: bool) -> Query {
    let mut mends = Vec::new();
    let library = Languages::of(segments);
    query.node.for_each_leaf_mut(&mut |leaf| {
        leaf.pattern.for_each_word_mut(&mut |word| {
            if let WordPattern::Stem { languages, .. } = &mut word.pattern {
                *languages = library;
            }
        });
        let fields = leaf.scope.fields(boilerplate);
        let known = |word: &PhraseWord| {
            fields.iter().any(|&field| {
                segments
                    .iter()
                    .any(|segment| word.pattern.is_in(segment, field))
            })
        };
        let (open, span) = (leaf.open, leaf.span);
        let last = match &mut leaf.pattern {
            Pattern::Word(word) => Some(word),
            Pattern::Phrase(words) => words.last_mut(),
            Pattern::Near { .. } => None,
        };
        let Some(last) = last.filter(|last| open && !known(last)) else {
            return;
        };
        let Some(word) = last.pattern.as_word() else {
            return;
        };
        let completed = PhraseWord {
            pattern: WordPattern::Prefix(word.to_owned()),
            ..last.clone()
        };
        if known(&completed) {
            let message = format!("no clipping has the word `{word}`");
            mends.push(Mend {
                span,
                message,
                hint: "words that begin so are shown".to_owned(),
            });
            *last = completed;
        }
    });
    query.mends.extend(mends);
    query
}

/// Filters that can fail, in the order of [`Filter::ALL`].
const N_FILTERS: usize = Filter::ALL.len();
const YEAR: usize = 1;
const DATE: usize = 4;
const FIRST_NAMED: usize = 5;

/// Applies filters to the matches of one segment and counts facets: a value's
/// count is what picking it would leave, with its own facet's filter lifted.
struct FilterCounter<'a> {
    segment: &'a Segment,
    filters: &'a Filters,
    /// For the facets with a column: which ordinals are picked, if any are.
    picked: [Option<Vec<bool>>; 3],
    counts: [Vec<u32>; 3],
    year_counts: Vec<(Option<i16>, u32)>,
}

impl<'a> FilterCounter<'a> {
    fn new(segment: &'a Segment, filters: &'a Filters) -> FilterCounter<'a> {
        let picked = FacetField::ALL.map(|facet| {
            let wanted = match facet {
                FacetField::Source => &filters.source,
                FacetField::Language => &filters.language,
                FacetField::Format => &filters.format,
            };
            (!wanted.is_empty()).then(|| {
                segment
                    .columns()
                    .facet(facet)
                    .values
                    .iter()
                    .map(|value| wanted.contains(value))
                    .collect()
            })
        });
        let counts =
            FacetField::ALL.map(|facet| vec![0; segment.columns().facet(facet).values.len()]);
        FilterCounter {
            segment,
            filters,
            picked,
            counts,
            year_counts: Vec::new(),
        }
    }

    /// Counts a match; whether it passes every filter.
    fn count(&mut self, document: u32, answer: &mut Answer) -> bool {
        let columns = self.segment.columns();
        let ordinals = FacetField::ALL.map(|facet| columns.facet_ordinal(facet, document) as usize);
        let document_days = columns.days(document);
        let year = year_of(document_days);
        let mut failed = [false; N_FILTERS];
        for (facet, slot) in FacetField::ALL.into_iter().zip(COLUMN_SLOTS) {
            failed[slot] = self.picked[facet as usize]
                .as_ref()
                .is_some_and(|picked| picked.get(ordinals[facet as usize]) != Some(&true));
        }
        failed[YEAR] = !self.filters.year.is_empty()
            && !self
                .filters
                .year
                .iter()
                .any(|wanted| *wanted == year_value(year));
        failed[DATE] = !self.passes_date(document_days);
        let id = columns.id(document);
        for (named, failed) in self.filters.named.iter().zip(&mut failed[FIRST_NAMED..]) {
            let passes = |ids: &Rc<Vec<u32>>| ids.binary_search(&id).is_ok();
            *failed = !named.as_ref().is_none_or(passes);
        }
        let n_failed = failed.iter().filter(|&&failed| failed).count();
        let counts_for = |slot: usize| n_failed == 0 || (n_failed == 1 && failed[slot]);
        for (facet, slot) in FacetField::ALL.into_iter().zip(COLUMN_SLOTS) {
            if counts_for(slot)
                && let Some(count) = self.counts[facet as usize].get_mut(ordinals[facet as usize])
            {
                *count += 1;
            }
        }
        if counts_for(YEAR) {
            match self
                .year_counts
                .last_mut()
                .filter(|(last, _)| *last == year)
            {
                Some((_, count)) => *count += 1,
                None => self.year_counts.push((year, 1)),
            }
        }
        if counts_for(DATE) {
            answer.days.push(document_days);
        }
        if n_failed == 1 {
            let nearly = answer.nearly.iter_mut().zip(&failed[FIRST_NAMED..]);
            nearly
                .filter(|(_, failed)| **failed)
                .for_each(|(ids, _)| ids.push(id));
        }
        n_failed == 0
    }

    fn passes_date(&self, (first, last): (i32, i32)) -> bool {
        if self.filters.undated {
            return first == UNDATED;
        }
        self.filters
            .days
            .is_none_or(|(from, to)| first != UNDATED && first >= from && last <= to)
    }

    fn finish(self, facets: &mut [Map<String, u32>; 4]) {
        for (facet, slot) in FacetField::ALL.into_iter().zip(COLUMN_SLOTS) {
            for (value, &count) in self
                .segment
                .columns()
                .facet(facet)
                .values
                .iter()
                .zip(&self.counts[facet as usize])
            {
                if count > 0 {
                    *facets[slot].entry(value.clone()).or_default() += count;
                }
            }
        }
        for (year, count) in self.year_counts {
            *facets[YEAR].entry(year_value(year)).or_default() += count;
        }
    }
}

/// Where the facets with a column stand in `Answer::facets`.
const COLUMN_SLOTS: [usize; 3] = [0, 2, 3];

/// The year of publication, if it is known.
pub(super) fn year_of((first, last): (i32, i32)) -> Option<i16> {
    if first == UNDATED {
        return None;
    }
    let year = Moment::of_day_number(first).year;
    (year == Moment::of_day_number(last).year).then_some(year)
}

fn year_value(year: Option<i16>) -> String {
    year.map_or(String::new(), |year| format!("{year:04}"))
}
