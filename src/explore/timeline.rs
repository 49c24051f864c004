use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::histogram::{bar_grain, bar_of, grain_of, in_words, moment_of};
use super::{Explorer, Marked, Question};
use crate::document::{Clipping, Moment};
use crate::extract::EventTime;
use crate::text::Order;
use crate::text::Span;

/// Most hits whose dates are put in order, best first.
const MAX_CLIPPINGS: usize = 5_000;
/// A sentence that is longer is cut around its date, in bytes.
const MAX_SENTENCE_BYTES: usize = 320;

/// Which dates are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct TimelineQuestion {
    /// The first year, month or day; null for all before.
    pub from: Option<String>,
    /// The last one.
    pub to: Option<String>,
    /// Only those on which the clippings say that something happened.
    pub events: bool,
}

/// The dates that the hits speak of, in their order: one window of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct TimelineView {
    /// What one bar covers: `year`, `month` or `day`.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "'year' | 'month' | 'day'"))]
    pub grain: &'static str,
    /// Side by side, oldest first, empty ones left out.
    pub bars: Vec<TimelineBarView>,
    /// Dates in all, whether those of events alone are asked for or not.
    pub dates: u32,
    /// Expressions of time that are no dates on a calendar: durations, sets,
    /// and what the clipping gives no year for.
    pub others: u32,
    /// Clippings whose dates are here, and hits in all.
    pub clippings: u32,
    /// Hits of the question.
    pub hits: u32,
    /// Dates that are asked for.
    pub matched: u32,
    /// Place of the window among them.
    pub offset: u32,
    /// The window.
    pub entries: Vec<TimelineEntryView>,
}

/// The dates in one year, month or day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct TimelineBarView {
    /// As in `2015-10`.
    pub date: String,
    /// In words.
    pub label: String,
    /// How many.
    pub count: u32,
    /// Whether the dates asked for cover it.
    pub selected: bool,
}

/// A date, and the sentence that has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(missing_as_null))]
pub struct TimelineEntryView {
    /// The date, as in `2015-10-10`.
    pub value: String,
    /// How it was told.
    pub why: String,
    /// The sentence, the words of the date marked.
    pub sentence: Marked,
    /// The clipping's number.
    pub id: u32,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When, in the precision known.
    pub published: Option<String>,
    /// Language code.
    pub language: Option<String>,
}

/// The dates of the last question in order.
pub(super) struct Dated {
    question: Question,
    generation: u64,
    n_clippings: u32,
    n_others: u32,
    /// First and last day, clipping, place among its expressions of time, whether
    /// an event is dated by it.
    dates: Vec<((i32, i32), u32, u32, bool)>,
}

impl Explorer {
    /// The dates that the question's hits speak of, those of `asked` listed.
    pub fn timeline(
        &mut self,
        question: &Question,
        asked: &TimelineQuestion,
        offset: usize,
        limit: usize,
    ) -> TimelineView {
        let n_hits = self.answer(question).hits.len() as u32;
        let dated = self.dated(question);
        let bound = |text: &Option<String>| text.as_deref().and_then(Moment::parse);
        let from = bound(&asked.from).map_or(i32::MIN, Moment::first_day);
        let to = bound(&asked.to).map_or(i32::MAX, Moment::last_day);
        let is_asked = |(first, last): (i32, i32)| first >= from && last <= to;
        let dates = || (dated.dates.iter()).filter(|date| date.3 || !asked.events);
        let spans: Vec<(i32, i32)> = dates().map(|date| date.0).collect();
        let grain = bar_grain(&spans);
        let mut numbers: Vec<i32> = (spans.iter())
            .filter(|span| grain_of(**span) >= grain)
            .map(|span| bar_of(span.0, grain))
            .collect();
        numbers.order();
        let bars = numbers.chunk_by(|a, b| a == b);
        let is_bounded = asked.from.is_some() || asked.to.is_some();
        let bars = bars.map(|bar| {
            let moment = moment_of(bar[0], grain);
            TimelineBarView {
                date: moment.to_string(),
                label: in_words(moment),
                count: bar.len() as u32,
                selected: is_bounded && is_asked((moment.first_day(), moment.last_day())),
            }
        });
        let matched = || dates().filter(|date| is_asked(date.0));
        TimelineView {
            grain: grain.name(),
            bars: bars.collect(),
            dates: dated.dates.len() as u32,
            others: dated.n_others,
            clippings: dated.n_clippings,
            hits: n_hits,
            matched: matched().count() as u32,
            offset: offset as u32,
            entries: matched()
                .skip(offset)
                .take(limit)
                .filter_map(|&(_, id, place, _)| self.entry(id, place as usize))
                .collect(),
        }
    }

    fn entry(&self, id: u32, place: usize) -> Option<TimelineEntryView> {
        let clipping = self.library.clipping(id)?;
        let facts = self.library.facts(id, &clipping);
        let (span, value) = (self.library.times(&clipping, &facts).into_iter()).nth(place)?;
        let sourced = |sourced: &Option<crate::document::Sourced<String>>| {
            sourced.as_ref().map(|sourced| sourced.value.clone())
        };
        Some(TimelineEntryView {
            value: value.value,
            why: value.why,
            sentence: sentence_of(&clipping, span),
            id,
            title: clipping.headline.title.value.clone(),
            publisher: sourced(&clipping.publisher),
            published: (clipping.published.as_ref()).map(|date| date.value.to_string()),
            language: sourced(&clipping.language),
        })
    }

    /// The dates of a question in order, kept so that windows need not look again.
    fn dated(&mut self, question: &Question) -> Rc<Dated> {
        let answered = self.answer(question);
        let is_same = |dated: &&Rc<Dated>| {
            dated.generation == answered.generation && dated.question == *question
        };
        if let Some(dated) = self.dated.as_ref().filter(is_same) {
            return dated.clone();
        }
        let mut dated = Dated {
            question: question.clone(),
            generation: answered.generation,
            n_clippings: 0,
            n_others: 0,
            dates: Vec::new(),
        };
        for hit in answered.hits.iter().take(MAX_CLIPPINGS) {
            let Some(clipping) = self.library.clipping(hit.id) else {
                continue;
            };
            dated.n_clippings += 1;
            let facts = self.library.facts(hit.id, &clipping);
            let mut of_events: Vec<u32> = Vec::new();
            for event in &facts.events {
                if let EventTime::Expression(place) = event.time {
                    of_events.push(place);
                }
            }
            of_events.order();
            for (place, (_, value)) in (0..).zip(self.library.times(&clipping, &facts)) {
                let is_of_event = of_events.binary_search(&place).is_ok();
                match value.days {
                    Some(days) => dated.dates.push((days, hit.id, place, is_of_event)),
                    None => dated.n_others += 1,
                }
            }
        }
        dated.dates.order();
        let dated = Rc::new(dated);
        self.dated = Some(dated.clone());
        dated
    }
}

/// The sentence around `span`, cut where it is long, with `span` marked.
fn sentence_of(clipping: &Clipping, span: Span) -> Marked {
    let text = &clipping.text;
    let around = (clipping.sentences().into_iter())
        .find(|sentence| sentence.start <= span.start && span.start < sentence.end)
        .unwrap_or(span);
    let (mut start, mut end) = (around.start as usize, (around.end.max(span.end)) as usize);
    if end - start > MAX_SENTENCE_BYTES {
        let room = MAX_SENTENCE_BYTES.saturating_sub(span.n_bytes()) / 2;
        start = start.max(text.floor_char_boundary((span.start as usize).saturating_sub(room)));
        end = end.min(text.floor_char_boundary(span.end as usize + room));
    }
    let inside = Span::new(span.start as usize - start, span.end as usize - start);
    Marked::new(&text[start..end], [inside])
}
