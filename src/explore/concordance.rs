use std::rc::Rc;

use serde::Serialize;

use super::{Explorer, Question};
use crate::document::Clipping;
use crate::index::Field;
use crate::query::{Highlighter, InContext, for_each_match, in_words};
use crate::text::offsets::{OffsetCounter, Unit};
use crate::text::{Map, Order};

/// Most lines that are put in order; more are counted, not kept.
const MAX_LINES: usize = 100_000;

/// What orders the lines of a concordance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ContextSort {
    /// The order of the hits, within a clipping that of its text.
    #[default]
    Text,
    /// The words before the match, nearest first.
    Left,
    /// The words after the match, nearest first.
    Right,
}

impl ContextSort {
    /// The order that goes by `name`.
    pub fn named(name: &str) -> Option<ContextSort> {
        match name {
            "text" => Some(ContextSort::Text),
            "left" => Some(ContextSort::Left),
            "right" => Some(ContextSort::Right),
            _ => None,
        }
    }
}

/// Every place where the query's words stand, a line each: one window of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ConcordanceView {
    /// The query in words, as understood; empty for an empty line.
    pub words: String,
    /// Places in all hits.
    pub total: u32,
    /// Lines in the order; where they are fewer than the places, the others
    /// were left out: those of the last hits.
    pub sorted: u32,
    /// Clippings with a place.
    pub clippings: u32,
    /// Place of the window among the lines.
    pub offset: u32,
    /// The window.
    pub lines: Vec<LineView>,
}

/// One line of a concordance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct LineView {
    /// The clipping's number.
    pub id: u32,
    /// Number of the mark within the clipping as the reader shows it, from 1.
    pub hit: u32,
    /// The clipping's title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When, in the precision known.
    pub published: Option<String>,
    /// Language code.
    pub language: Option<String>,
    /// Whether it stands in the title.
    pub heading: bool,
    /// What stands before it.
    pub left: String,
    /// The words, as written.
    pub keyword: String,
    /// What stands after it.
    pub right: String,
    /// First UTF-16 unit in the clipping's text; none for a title that is no part of it.
    pub start: Option<u32>,
    /// One past the last.
    pub end: Option<u32>,
}

/// The lines of the last concordance in order: each a clipping and its mark.
pub(super) struct Lines {
    question: Question,
    generation: u64,
    by: ContextSort,
    total: u32,
    clippings: u32,
    sorted: Vec<(u32, u32)>,
}

impl Explorer {
    /// One window of the lines in which the question's words stand.
    pub fn concordance(
        &mut self,
        question: &Question,
        by: ContextSort,
        offset: usize,
        limit: usize,
    ) -> ConcordanceView {
        let answered = self.answer(question);
        let highlighter = Highlighter::new(&answered.searched.query.node, question.boilerplate);
        let lines = self.lines(question, by, &highlighter);
        let mut wanted: Map<u32, Map<u32, usize>> = Map::new(); // clipping → mark → row
        let window = lines.sorted.iter().skip(offset).take(limit);
        for (row, (id, hit)) in window.enumerate() {
            wanted.entry(*id).or_default().insert(*hit, row);
        }
        let mut rows: Map<usize, LineView> = Map::new();
        for (id, marks) in wanted {
            let Some(clipping) = self.library.clipping(id) else {
                continue;
            };
            let mut counter = OffsetCounter::new(&clipping.text, Unit::Utf16);
            let mut hit = 0;
            for_each_match(&clipping, &highlighter, |place| {
                hit += 1;
                if let Some(row) = marks.get(&hit) {
                    rows.insert(*row, line_view(id, hit, &clipping, place, &mut counter));
                }
            });
        }
        ConcordanceView {
            words: in_words(&answered.searched.query.node),
            total: lines.total,
            sorted: lines.sorted.len() as u32,
            clippings: lines.clippings,
            offset: offset as u32,
            lines: rows.into_values().collect(),
        }
    }

    /// The lines of a question in order, kept so that windows need not look again.
    fn lines(
        &mut self,
        question: &Question,
        by: ContextSort,
        highlighter: &Highlighter,
    ) -> Rc<Lines> {
        let answered = self.answer(question);
        let generation = answered.generation;
        let kept = self.lines.as_ref().filter(|lines| {
            lines.generation == generation && lines.by == by && lines.question == *question
        });
        if let Some(lines) = kept {
            return lines.clone();
        }
        let (mut total, mut clippings) = (0, 0);
        let mut keyed: Vec<(String, u32, u32)> = Vec::new();
        let hits = answered.hits.iter().filter(|_| !highlighter.is_empty());
        for hit in hits {
            let Some(clipping) = self.library.clipping(hit.id) else {
                continue;
            };
            let mut number = 0;
            for_each_match(&clipping, highlighter, |place| {
                number += 1;
                if keyed.len() < MAX_LINES {
                    let key = match by {
                        ContextSort::Text => String::new(),
                        ContextSort::Left => place.left_key(),
                        ContextSort::Right => place.right_key(),
                    };
                    keyed.push((key, hit.id, number));
                }
            });
            total += number;
            clippings += u32::from(number > 0);
        }
        if by != ContextSort::Text {
            // Lines without a word on that side come last; what is alike stays in text order.
            keyed.order_by(|(a, ..), (b, ..)| (a.is_empty(), a).cmp(&(b.is_empty(), b)));
        }
        let lines = Rc::new(Lines {
            question: question.clone(),
            generation,
            by,
            total,
            clippings,
            sorted: keyed.into_iter().map(|(_, id, hit)| (id, hit)).collect(),
        });
        self.lines = Some(lines.clone());
        lines
    }
}

fn line_view(
    id: u32,
    hit: u32,
    clipping: &Clipping,
    place: InContext<'_>,
    counter: &mut OffsetCounter<'_>,
) -> LineView {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let spaced = |text: &str, at_end: bool| {
        let mut line = one_line(text);
        let gap = if at_end {
            text.ends_with(char::is_whitespace)
        } else {
            text.starts_with(char::is_whitespace)
        };
        if gap && !line.is_empty() {
            line.insert(if at_end { line.len() } else { 0 }, ' ');
        }
        line
    };
    LineView {
        id,
        hit,
        title: clipping.headline.title.value.clone(),
        publisher: clipping.publisher.as_ref().map(|known| known.value.clone()),
        published: clipping
            .published
            .as_ref()
            .map(|known| known.value.to_string()),
        language: clipping.language.as_ref().map(|known| known.value.clone()),
        heading: place.field == Field::Title,
        left: spaced(place.left(), true),
        keyword: one_line(place.keyword()),
        right: spaced(place.right(), false),
        start: place.place.map(|span| counter.at(span.start)),
        end: place.place.map(|span| counter.at(span.end)),
    }
}
