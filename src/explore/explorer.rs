use std::rc::Rc;

use serde::Serialize;

use super::clipping_facts::ClippingFacts;
use super::clipping_quotations::ClippingQuotations;
use super::concordance::Lines;
use super::dispersion::Dispersed;
use super::events::{ClippingEvents, ListedEvents};
use super::facets::{facet_views, name_facets};
use super::front::{MAX_SAMPLED, shared_names};
use super::histogram::histogram;
use super::ledger::Ledgered;
use super::names::name_counts;
use super::opened::Opened;
use super::order::sort_hits;
use super::problems::problems_view;
use super::reader::clipping_view;
use super::results::mend_views;
use super::said_lately::said_lately;
use super::timeline::Dated;
use super::{
    ClippingView, FacetView, FormatView, FrontView, HitView, NeighboursView, ProblemCountsView,
    ProblemView, ProblemsView, Question, SearchView, Sort, SpanView, SuggestionView, SyntaxView,
    json_lines,
};
use crate::document::{Clipping, FORMATS, MAX_FILE_BYTES};
use crate::extract::Extracted;
use crate::index::{Field, UNDATED};
use crate::library::quoted::Repeats;
use crate::library::{Library, OpenError};
use crate::query::{
    FIELDS, Highlighter, Hit, Languages, OPERATORS, Ranking, Searched, in_words, parse, search,
};

/// Clippings on the front page.
const LATEST: usize = 12;

/// One library and the questions a page asks of it.
#[derive(Default)]
pub struct Explorer {
    pub(super) library: Library,
    last: Option<Rc<Answered>>,
    pub(super) lines: Option<Rc<Lines>>,
    pub(super) dispersed: Option<Rc<Dispersed>>,
    pub(super) dated: Option<Rc<Dated>>,
    pub(super) ledgered: Option<Rc<Ledgered>>,
    pub(super) listed_events: Option<Rc<ListedEvents>>,
}

/// The last question, so that windows and the reader need not search again.
pub(super) struct Answered {
    question: Question,
    pub(super) generation: u64,
    /// The query as it ran, and its counts; its hits stand below.
    pub(super) searched: Searched,
    /// The hits in the order asked for.
    pub(super) hits: Vec<Hit>,
}

/// What opening a library found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct OpenedView {
    /// The library's title; empty where it has none.
    pub title: String,
    /// Clippings.
    pub clippings: u32,
    /// Size of the saved form.
    pub bytes: u32,
}

/// What adding a file did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct AddedView {
    /// Clippings added.
    pub clippings: u32,
    /// Clippings of the same file that these took the place of.
    pub replaced: u32,
    /// Number of the first.
    pub first_id: Option<u32>,
    /// What was wrong.
    pub problems: Vec<ProblemView>,
}

impl Explorer {
    /// Replaces the library by a saved one.
    ///
    /// # Errors
    /// [`OpenError`]; the library that was open stays.
    pub fn open(&mut self, bytes: Vec<u8>) -> Result<OpenedView, OpenError> {
        let n_bytes = bytes.len() as u32;
        self.library = Library::open(bytes)?;
        (self.last, self.lines, self.dispersed) = (None, None, None);
        (self.dated, self.ledgered, self.listed_events) = (None, None, None);
        Ok(OpenedView {
            title: self.library.title().to_owned(),
            clippings: self.library.n_clippings(),
            bytes: n_bytes,
        })
    }

    /// Whether a clipping is in another language than English whose words are stemmed.
    pub fn goes_beyond_english(&mut self) -> bool {
        self.library.flush();
        let segments = self.library.segments();
        let segments: Vec<_> = segments.iter().map(|&(segment, _)| segment).collect();
        Languages::of(&segments).go_beyond_english()
    }

    /// The saved form of the library, under a new title if one is given.
    pub fn save(&mut self, title: Option<&str>) -> Vec<u8> {
        self.rename(title);
        self.library.save()
    }

    /// The same for a copy that must not wait (see [`Library::save_soon`]).
    pub fn save_soon(&mut self, title: Option<&str>) -> Vec<u8> {
        self.rename(title);
        self.library.save_soon()
    }

    fn rename(&mut self, title: Option<&str>) {
        if let Some(title) = title.filter(|title| *title != self.library.title()) {
            self.library.rename(title);
        }
    }

    /// Adds what a file gave; it is searchable at once.
    pub fn add(&mut self, extracted: impl Into<Extracted>) -> AddedView {
        let first_problem = self.library.problems().len();
        let added = self.library.add(extracted.into());
        let problems = added
            .problems
            .iter()
            .enumerate()
            .map(|(place, problem)| ProblemView::new(first_problem + place, problem))
            .collect();
        AddedView {
            clippings: added.n_clippings,
            replaced: added.n_replaced,
            first_id: added.first_id,
            problems,
        }
    }

    /// The library itself.
    pub fn library(&mut self) -> &mut Library {
        &mut self.library
    }

    /// The library as JSON Lines.
    pub fn extract(&mut self) -> String {
        json_lines(&mut self.library)
    }

    /// A window of the problems, what costs most first.
    pub fn problems(&self, offset: usize, limit: usize) -> ProblemsView {
        problems_view(self.library.problems(), offset, limit)
    }

    /// One window of the answer to a question.
    pub fn search(&mut self, question: &Question, offset: usize, limit: usize) -> SearchView {
        let answered = self.answer(question);
        let highlighter = Highlighter::new(&answered.searched.query.node, question.boilerplate);
        SearchView {
            words: in_words(&answered.searched.query.node),
            mends: mend_views(&question.query, &answered.searched.query.mends),
            total: self.library.n_clippings(),
            matched: answered.hits.len() as u32,
            offset: offset as u32,
            hits: self.hit_views(answered.hits.iter().skip(offset).take(limit), &highlighter),
            facets: self.facets(&answered, question),
            histogram: histogram(&answered.searched.answer.days, question),
        }
    }

    /// A clipping with the question's words marked.
    pub fn clipping(&mut self, id: u32, question: &Question) -> Option<ClippingView> {
        self.opened(id, question, Library::repeats_soon)
    }

    /// The same without looking at all the others: it may not be whole
    /// ([`ClippingView::is_whole`]).
    pub fn clipping_at_once(&mut self, id: u32, question: &Question) -> Option<ClippingView> {
        self.opened(id, question, |library| library.repeats_known())
    }

    fn opened(
        &mut self,
        id: u32,
        question: &Question,
        repeats: fn(&mut Library) -> Option<Rc<Repeats>>,
    ) -> Option<ClippingView> {
        let answered = self.answer(question);
        let opened = Opened::open(&self.library, id)?;
        let highlighter = Highlighter::new(&answered.searched.query.node, question.boilerplate);
        let who = self.library.who_soon();
        let repeats = repeats(&mut self.library);
        let told = opened.told(who.as_deref());
        let quotations = (self.library).quotations(&opened.clipping, &opened.facts);
        let quoted = ClippingQuotations::new(&quotations, &told, repeats.as_deref());
        let facts = ClippingFacts::new(&told, quoted, ClippingEvents::new(&told));
        let place = answered.hits.iter().position(|hit| hit.id == id);
        let at = |place: Option<usize>| {
            place
                .and_then(|place| answered.hits.get(place))
                .map(|hit| hit.id)
        };
        let neighbours = NeighboursView {
            index: place.map_or(-1, |place| place as i32),
            total: answered.hits.len() as u32,
            previous: at(place.and_then(|place| place.checked_sub(1))),
            next: at(place.map(|place| place + 1)),
        };
        Some(clipping_view(
            id,
            &opened.clipping,
            &highlighter,
            neighbours,
            facts,
            self.library.contradiction(id),
            self.library.problems(),
        ))
    }

    /// The library's own front page, `named` with the facets of names: they wait
    /// until it is known who is who, unless that is at hand.
    pub fn front(&mut self, named: bool) -> FrontView {
        let question = Question {
            sort: Sort::Newest,
            ..Question::default()
        };
        let answered = self.answer(&question);
        let named = named || self.library.is_who_at_hand();
        let facets = if named {
            self.facets(&answered, &question)
        } else {
            facet_views(&answered.searched.answer.facets, &question)
        };
        let highlighter = Highlighter::new(&answered.searched.query.node, false);
        let who = named.then(|| self.library.who_soon()).flatten();
        let dated: Vec<&Hit> = answered
            .hits
            .iter()
            .filter(|hit| hit.first_day != UNDATED)
            .collect();
        let date = |hit: Option<&&Hit>| {
            hit.and_then(|hit| self.library.clipping(hit.id))
                .and_then(|clipping| Some(clipping.published?.value.to_string()))
        };
        let latest: Vec<u32> = (answered.hits.iter().take(LATEST))
            .map(|hit| hit.id)
            .collect();
        FrontView {
            title: self.library.title().to_owned(),
            clippings: self.library.n_clippings(),
            words: self
                .library
                .segments()
                .iter()
                .map(|(segment, _)| segment.columns().total_length(Field::Body) as u32)
                .fold(0, u32::saturating_add),
            files: self.library.n_files() as u32,
            published: SpanView {
                first: date(dated.last()),
                last: date(dated.first()),
                undated: (answered.hits.len() - dated.len()) as u32,
            },
            histogram: histogram(&answered.searched.answer.days, &question),
            named: facets.len() > answered.searched.answer.facets.len(),
            facets,
            latest: self.hit_views(answered.hits.iter().take(LATEST), &highlighter),
            said: said_lately(&self.library, &latest, who.as_deref()),
            suggestions: self.suggestions(&answered.hits, dated.first().copied()),
            problems: ProblemCountsView::new(self.library.problems()),
            formats: FORMATS
                .iter()
                .map(|entry| FormatView {
                    id: entry.name,
                    name: entry.label,
                    extensions: entry.extensions.to_vec(),
                    is_table: entry.format.is_table(),
                })
                .collect(),
            syntax: OPERATORS
                .iter()
                .map(|entry| (entry.example, entry.help))
                .chain(FIELDS.iter().map(|entry| (entry.example, entry.help)))
                .map(|(example, help)| SyntaxView { example, help })
                .collect(),
            max_file_bytes: MAX_FILE_BYTES as f64,
            in_parts: self.library.comes_in_chunks(),
        }
    }

    /// The facets of an answer: names first.
    fn facets(&mut self, answered: &Answered, question: &Question) -> Vec<FacetView> {
        let Some(who) = self.library.who_soon() else {
            return facet_views(&answered.searched.answer.facets, question);
        };
        let (hits, nearly) = (&answered.hits, &answered.searched.answer.nearly);
        let named = name_counts(&who, hits, nearly, question.filters.names());
        let mut facets = name_facets(named, question);
        facets.extend(facet_views(&answered.searched.answer.facets, question));
        facets
    }

    fn hit_views<'h>(
        &self,
        hits: impl Iterator<Item = &'h Hit>,
        highlighter: &Highlighter,
    ) -> Vec<HitView> {
        hits.filter_map(|hit| {
            Some(HitView::new(
                hit,
                &self.library.clipping(hit.id)?,
                highlighter,
            ))
        })
        .collect()
    }

    /// Lines to try that each find something here.
    fn suggestions(&self, hits: &[Hit], latest: Option<&Hit>) -> Vec<SuggestionView> {
        // Of all clippings; where each would have to be fetched, of those that are shown.
        let (step, most) = match self.library.comes_in_chunks() {
            true => (1, LATEST),
            false => (hits.len().div_ceil(MAX_SAMPLED).max(1), MAX_SAMPLED),
        };
        let sample: Vec<Clipping> = (hits.iter().step_by(step).take(most))
            .filter_map(|hit| self.library.clipping(hit.id))
            .collect();
        let names = shared_names(&sample);
        let mut lines: Vec<(String, String)> = names
            .iter()
            .map(|name| (format!("\"{name}\""), "a phrase".to_owned()))
            .collect();
        if let [first, second, ..] = names.as_slice() {
            lines.push((
                format!("\"{first}\" -\"{second}\""),
                "one without the other".to_owned(),
            ));
        }
        if let Some(year) =
            latest.map(|hit| crate::document::Moment::of_day_number(hit.first_day).year)
        {
            lines.push((
                format!("on:{year}"),
                "published in a year, month or day".to_owned(),
            ));
        }
        let publisher = sample
            .iter()
            .find_map(|clipping| clipping.publisher.as_ref())
            .map(|publisher| publisher.value.clone());
        if let Some(publisher) = publisher {
            lines.push((
                format!("source:\"{publisher}\""),
                "by its publisher".to_owned(),
            ));
        }
        let count = |line: &str| {
            search(
                parse(line),
                &self.library.segments(),
                &Default::default(),
                false,
                Ranking::default(),
            )
            .answer
            .hits
            .len() as u32
        };
        lines
            .into_iter()
            .map(|(query, why)| SuggestionView {
                count: count(&query),
                query,
                why,
            })
            .filter(|suggestion| suggestion.count > 0)
            .collect()
    }

    pub(super) fn answer(&mut self, question: &Question) -> Rc<Answered> {
        self.library.flush();
        let generation = self.library.generation();
        if let Some(last) = self
            .last
            .as_ref()
            .filter(|last| last.generation == generation && last.question == *question)
        {
            return last.clone();
        }
        let filters = self.filters(question);
        let mut searched = search(
            parse(&question.query),
            &self.library.segments(),
            &filters,
            question.boilerplate,
            question.ranking(),
        );
        let mut hits = std::mem::take(&mut searched.answer.hits);
        sort_hits(&mut hits, question.sort, &self.library);
        let answered = Rc::new(Answered {
            question: question.clone(),
            generation,
            searched,
            hits,
        });
        self.last = Some(answered.clone());
        answered
    }
}
