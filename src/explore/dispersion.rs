use std::rc::Rc;

use serde::Serialize;

use super::periods::{PeriodView, Periods};
use super::{Explorer, Question};
use crate::document::Clipping;
use crate::index::{Field, decode_length};
use crate::query::{
    Highlighter, Node, Placed, Ranking, Scope, deviation_of_proportions, for_each_place, in_words,
    parse, search,
};
use crate::text::{Map, Order};

/// Steps that a clipping's plot is divided into; places in the same are one mark.
const STEPS: usize = 1000;

/// Where the words of a query stand: along each clipping, and over time.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct DispersionView {
    /// The query in words, as understood; empty for an empty line.
    pub words: String,
    /// Places in the titles and texts of all hits.
    pub places: u32,
    /// Clippings with a place.
    pub clippings: u32,
    /// Clippings that the filters leave, whether they match or not.
    pub compared: u32,
    /// Each word or phrase of the query.
    pub terms: Vec<TermView>,
    /// What one period covers: `year`, `month` or `day`.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "'year' | 'month' | 'day'"))]
    pub grain: &'static str,
    /// Side by side, oldest first, empty ones included.
    pub periods: Vec<PeriodView>,
    /// Clippings compared that fall into no period: without a date, or dated
    /// less finely.
    pub outside: u32,
    /// Place of the window among the plots.
    pub offset: u32,
    /// The window: clippings with a place, in the order of the hits.
    pub plots: Vec<PlotView>,
}

/// A word or phrase of the query with what is counted of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct TermView {
    /// The term in words.
    pub name: String,
    /// Places at which it stands.
    pub places: u32,
    /// Hits in which it stands.
    pub clippings: u32,
    /// Gries' deviation of proportions over the periods, normalised.
    pub over_time: Option<f64>,
    /// The same over the clippings compared.
    pub over_clippings: Option<f64>,
}

/// Where the terms stand in one clipping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct PlotView {
    /// The clipping's number.
    pub id: u32,
    /// The clipping's title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When, in the precision known.
    pub published: Option<String>,
    /// Language code.
    pub language: Option<String>,
    /// Places in it.
    pub places: u32,
    /// A lane for each term that stands in it.
    pub lanes: Vec<LaneView>,
}

/// The places of one term in one clipping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LaneView {
    /// Which of the terms, from 0.
    pub term: u32,
    /// How many.
    pub places: u32,
    /// Where, in the order of the text.
    pub marks: Vec<MarkView>,
}

/// A place in a plot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct MarkView {
    /// Number of the mark within the clipping as the reader shows it, from 1.
    pub hit: u32,
    /// How far into the title and text, in thousandths.
    pub at: u32,
    /// Places in this thousandth, this one and those that follow it.
    pub places: u32,
}

/// What was counted for the last question, kept so that windows need not count again.
pub(super) struct Dispersed {
    question: Question,
    generation: u64,
    terms: Vec<TermView>,
    periods: Periods,
    compared: u32,
    places: u32,
    /// Hits with a place, in their order.
    plotted: Vec<u32>,
}

impl Explorer {
    /// Where the question's words stand: over time, and one window of the
    /// clippings with a plot of each.
    pub fn dispersion(
        &mut self,
        question: &Question,
        offset: usize,
        limit: usize,
    ) -> DispersionView {
        let answered = self.answer(question);
        let node = &answered.searched.query.node;
        let highlighter = Highlighter::new(node, question.boilerplate);
        let terms = Terms::of(node);
        let dispersed = self.dispersed(question, &highlighter, &terms);
        let window = dispersed.plotted.iter().skip(offset).take(limit);
        let plots = window
            .filter_map(|id| {
                Some(plot_view(
                    *id,
                    &self.library.clipping(*id)?,
                    &highlighter,
                    &terms,
                ))
            })
            .collect();
        DispersionView {
            words: in_words(node),
            places: dispersed.places,
            clippings: dispersed.plotted.len() as u32,
            compared: dispersed.compared,
            terms: dispersed.terms.clone(),
            grain: dispersed.periods.grain.name(),
            periods: dispersed.periods.views(),
            outside: dispersed.periods.outside,
            offset: offset as u32,
            plots,
        }
    }

    fn dispersed(
        &mut self,
        question: &Question,
        highlighter: &Highlighter,
        terms: &Terms,
    ) -> Rc<Dispersed> {
        let answered = self.answer(question);
        let generation = answered.generation;
        let kept = self
            .dispersed
            .as_ref()
            .filter(|kept| kept.generation == generation && kept.question == *question);
        if let Some(kept) = kept {
            return kept.clone();
        }
        let compared = self.compared(question);
        let days: Vec<(i32, i32)> = compared.values().map(|one| one.days).collect();
        let mut periods = Periods::of(&days, terms.names.len());
        for one in compared.values() {
            periods.compare(one.days, one.n_words);
        }
        let mut counts: Vec<Map<u32, u32>> = vec![Map::new(); terms.names.len()];
        let (mut places, mut plotted) = (0, Vec::new());
        let hits = answered.hits.iter().filter(|_| !terms.names.is_empty());
        for hit in hits {
            let Some(clipping) = self.library.clipping(hit.id) else {
                continue;
            };
            let mut here = vec![0; terms.names.len()];
            let mut n_places = 0;
            for_each_place(&clipping, highlighter, &mut |place| {
                let mut is_term = false;
                for term in terms.at(&place) {
                    here[term] += 1;
                    is_term = true;
                }
                n_places += u32::from(is_term);
            });
            if n_places > 0 {
                places += n_places;
                plotted.push(hit.id);
            }
            let days = compared.get(&hit.id).map(|one| one.days);
            for (term, n_here) in here.into_iter().enumerate().filter(|(_, n)| *n > 0) {
                counts[term].insert(hit.id, n_here);
                periods.found(days, term, n_here);
            }
        }
        let over_clippings = |counts: &Map<u32, u32>| {
            deviation_of_proportions(compared.iter().map(|(id, one)| {
                let n_here = counts.get(id).copied().unwrap_or_default();
                (n_here, one.n_words)
            }))
        };
        let views = counts.iter().enumerate().map(|(term, counts)| TermView {
            name: terms.names[term].clone(),
            places: counts.values().sum(),
            clippings: counts.len() as u32,
            over_time: periods.deviation(term),
            over_clippings: over_clippings(counts),
        });
        let dispersed = Rc::new(Dispersed {
            question: question.clone(),
            generation,
            terms: views.collect(),
            compared: compared.len() as u32,
            periods,
            places,
            plotted,
        });
        self.dispersed = Some(dispersed.clone());
        dispersed
    }

    /// Every clipping that the question's filters leave, by its number.
    fn compared(&self, question: &Question) -> Map<u32, Compared> {
        let (segments, filters) = (self.library.segments(), question.filters());
        let everything = search(parse(""), &segments, &filters, false, Ranking::default());
        let left: Vec<u32> = {
            let mut ids: Vec<u32> = everything.answer.hits.iter().map(|hit| hit.id).collect();
            ids.order();
            ids
        };
        let mut compared = Map::new();
        for (segment, _) in segments {
            let columns = segment.columns();
            let norms = [Field::Title, Field::Body].map(|field| columns.norms(field));
            for document in 0..segment.n_documents() {
                let id = columns.id(document);
                if left.binary_search(&id).is_ok() {
                    let n_words = norms.map(|norms| decode_length(norms.get(document)));
                    let one = Compared {
                        days: columns.days(document),
                        n_words: n_words.iter().sum(),
                    };
                    compared.insert(id, one);
                }
            }
        }
        compared
    }
}

/// A clipping that terms are set against.
struct Compared {
    days: (i32, i32),
    /// Words of its title and text, as the index keeps them.
    n_words: u32,
}

/// The words and phrases of a query that stand in titles and texts.
struct Terms {
    names: Vec<String>,
    /// The term of each leaf that a highlighter counts.
    of_leaf: Vec<Option<usize>>,
}

impl Terms {
    fn of(node: &Node) -> Terms {
        let (mut names, mut of_leaf) = (Vec::new(), Vec::new());
        node.for_each_shown_leaf(&mut |leaf| {
            let is_text = match leaf.scope {
                Scope::Text => true,
                Scope::Field(field) => field.is_stemmed(),
            };
            let name = in_words(&Node::Leaf(leaf.clone()));
            let known = names.iter().position(|known| *known == name);
            of_leaf.push(is_text.then(|| known.unwrap_or(names.len())));
            if is_text && known.is_none() {
                names.push(name);
            }
        });
        Terms { names, of_leaf }
    }

    /// The terms that stand at a place, rising; none beside the text.
    fn at(&self, place: &Placed<'_>) -> Vec<usize> {
        let mut terms: Vec<usize> = place
            .leaves
            .iter()
            .filter_map(|leaf| self.of_leaf[*leaf])
            .filter(|_| place.before.is_some())
            .collect();
        terms.order();
        terms.dedup();
        terms
    }
}

fn plot_view(id: u32, clipping: &Clipping, highlighter: &Highlighter, terms: &Terms) -> PlotView {
    let mut stands: Vec<Vec<(u32, usize)>> = vec![Vec::new(); terms.names.len()]; // hit, bytes before
    let (mut hit, mut places) = (0, 0);
    let n_bytes = for_each_place(clipping, highlighter, &mut |place| {
        hit += 1;
        let at = terms.at(&place);
        places += u32::from(!at.is_empty());
        for term in at {
            stands[term].push((hit, place.before.unwrap_or_default()));
        }
    });
    let lanes = stands
        .into_iter()
        .enumerate()
        .filter(|(_, stands)| !stands.is_empty())
        .map(|(term, stands)| LaneView {
            term: term as u32,
            places: stands.len() as u32,
            marks: marks(stands.into_iter(), n_bytes),
        })
        .collect();
    let value = |known: &Option<crate::document::Sourced<String>>| {
        known.as_ref().map(|known| known.value.clone())
    };
    PlotView {
        id,
        title: clipping.headline.title.value.clone(),
        publisher: value(&clipping.publisher),
        published: clipping
            .published
            .as_ref()
            .map(|known| known.value.to_string()),
        language: value(&clipping.language),
        places,
        lanes,
    }
}

/// Where everything that the reader marks in a clipping stands in its title and text.
pub(super) fn strip(clipping: &Clipping, highlighter: &Highlighter) -> Vec<MarkView> {
    let mut stands = Vec::new();
    let n_bytes = for_each_place(clipping, highlighter, &mut |place| {
        if let Some(before) = place.before {
            stands.push((stands.len() as u32 + 1, before));
        }
    });
    marks(stands.into_iter(), n_bytes)
}

/// Places, each a hit and the bytes before it, as marks.
fn marks(stands: impl Iterator<Item = (u32, usize)>, n_bytes: usize) -> Vec<MarkView> {
    let mut marks: Vec<MarkView> = Vec::new();
    for (hit, before) in stands {
        let at = (before * STEPS / n_bytes.max(1)) as u32;
        match marks.last_mut().filter(|last| last.at == at) {
            Some(last) => last.places += 1,
            None => marks.push(MarkView { hit, at, places: 1 }),
        }
    }
    marks
}
