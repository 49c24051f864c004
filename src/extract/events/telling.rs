//! What a clipping tells, sentence by sentence: each event once.

use super::draft::Draft;
use super::sentence::{Part, Sentence};
use super::worded::Worded;
use crate::extract::times::{Calendar, Shape};
use crate::extract::{Event, EventClass, EventTime, Facts, Tokens, WordedParty};
use crate::text::Order;
use crate::text::Span;

/// How many events back a definite noun may mean.
const MAX_BACK: usize = 12;

/// The events told so far. Until all are told, unknown names are among those who
/// take part.
pub struct Telling<'a> {
    tokens: &'a Tokens<'a>,
    facts: &'a Facts,
    events: Vec<Event>,
    /// The time of the last sentence that dated an event, where it ended, the event's class.
    last_dated: Option<(u32, u32, EventClass)>,
}

impl<'a> Telling<'a> {
    /// Nothing told yet.
    pub fn new(tokens: &'a Tokens<'a>, facts: &'a Facts) -> Telling<'a> {
        Telling {
            tokens,
            facts,
            events: Vec::new(),
            last_dated: None,
        }
    }

    /// The events, in the order of their first bytes.
    pub fn events(mut self) -> Vec<Event> {
        let n_entities = self.facts.entities.len() as u32;
        for event in &mut self.events {
            // The others are told in words, with who is named among them.
            event.actors.retain(|entity| *entity < n_entities);
            event.targets.retain(|entity| *entity < n_entities);
            // `the United States Embassy`, not `Egypt's Morsi`
            let text = self.tokens.text;
            let named = |party: &WordedParty| {
                (party.named).filter(|_| !party.span.of(text).contains(['\'', '’']))
            };
            for entity in event.worded_actors.iter().filter_map(named) {
                if !event.actors.contains(&entity) && !event.targets.contains(&entity) {
                    event.actors.push(entity);
                }
            }
            for entity in event.worded_targets.iter().filter_map(named) {
                if !event.actors.contains(&entity) && !event.targets.contains(&entity) {
                    event.targets.push(entity);
                }
            }
        }
        self.events
            .order_by_key(|event| (event.span.start, event.trigger.start));
        self.events
    }

    /// Adds what the tokens `told` of a sentence tell.
    pub fn tell(
        &mut self,
        sentence: &Sentence<'_>,
        worded: &Worded,
        told: &[usize],
        is_headline: bool,
    ) {
        let mut drafts: Vec<Draft> = Vec::new();
        let mut next = told.iter().peekable();
        for (at, word) in sentence.words.iter().enumerate() {
            while next
                .next_if(|token| **token < word.first as usize)
                .is_some()
            {}
            if word.part != Part::Word
                || next
                    .peek()
                    .is_none_or(|token| **token != word.first as usize)
            {
                continue;
            }
            let draft = (sentence.anniversary(at))
                .or_else(|| sentence.verb_event(at))
                .or_else(|| sentence.noun_event(at));
            if let Some(draft) = draft {
                self.keep(&mut drafts, draft);
            }
        }
        attach_anniversaries(&mut drafts);
        let span = sentence_span(sentence);
        let inherited = self
            .last_dated
            .filter(|(_, end, _)| self.is_next(*end, span));
        self.last_dated = None;
        for draft in drafts {
            let inherited = inherited.map(|(time, _, class)| (time, class));
            self.add(sentence, worded, &draft, inherited, (span, is_headline));
        }
    }

    /// Keeps a draft beside those of its sentence, or takes it into one that
    /// tells the same.
    fn keep(&self, drafts: &mut Vec<Draft>, draft: Draft) {
        let is_same = |one: &Draft| {
            one.class == draft.class
                && (one.is_noun || draft.is_noun)
                && one.is_planned == draft.is_planned
                && within(&draft.actors, &one.actors, &one.targets)
                && within(&draft.targets, &one.targets, &one.actors)
        };
        // `opened fire, killing one`
        // `opposes and rejects the plan`
        let is_part_of = |one: &Draft| {
            let is_attack = draft.class == EventClass::Attack && draft.targets.is_empty();
            let is_beside = one.at + 4 > draft.at && one.targets == draft.targets;
            one.class == draft.class
                && !one.is_noun
                && !draft.is_noun
                && (is_attack || is_beside)
                && one.count == draft.count
                && one.actors == draft.actors
                && one.is_planned == draft.is_planned
                && one.is_negated == draft.is_negated
        };
        if drafts.iter().any(is_part_of) {
            return;
        }
        // `the strike that killed Kim`
        let is_told_by = |one: &Draft| {
            one.class == draft.class
                && one.is_noun
                && !draft.is_noun
                && (draft.first..draft.at).contains(&one.at)
                && within(&draft.actors, &one.actors, &one.targets)
        };
        if let Some(one) = drafts.iter_mut().find(|one| is_told_by(one)) {
            for target in &draft.targets {
                if !one.actors.contains(target) && !one.targets.contains(target) {
                    one.targets.push(*target);
                }
            }
            one.last = one.last.max(draft.last);
            one.place = one.place.or(draft.place);
            return;
        }
        match drafts.iter_mut().find(|one| is_same(one)) {
            Some(one) => {
                one.last = one.last.max(draft.last);
                one.place = one.place.or(draft.place);
                one.count = one.count.or(draft.count);
            }
            None => drafts.push(draft),
        }
    }

    /// Whether a sentence that begins at `span` follows one that ended at `end`
    /// in the same paragraph.
    fn is_next(&self, end: u32, span: Span) -> bool {
        let between = self.tokens.text.get(end as usize..span.start as usize);
        between.is_some_and(|between| between.len() < 4 && !between.contains(['\n', '\r']))
    }

    fn add(
        &mut self,
        sentence: &Sentence<'_>,
        worded: &Worded,
        draft: &Draft,
        inherited: Option<(u32, EventClass)>,
        (span, is_headline): (Span, bool),
    ) {
        let is_speech = sentence.is_speech(draft.at);
        let own = sentence.time_of(draft);
        if (draft.is_definite && self.is_told(draft, own)) || draft.is_bare {
            return;
        }
        let time = match (own, inherited) {
            (Some(time), _) => EventTime::Expression(time),
            // A year holds for more of the same alone.
            (None, Some((time, class)))
                if class != draft.class && is_coarse(self.facts, time) && !draft.is_planned =>
            {
                EventTime::Unknown
            }
            (None, Some((time, _))) if !draft.is_planned => EventTime::Expression(time),
            _ if is_speech => EventTime::Unknown,
            // `Kim meets Putin`
            _ if is_headline && !draft.is_planned && !draft.is_negated => EventTime::Published,
            _ => sentence.told_as_news(draft),
        };
        if let EventTime::Expression(time) = time {
            self.last_dated = Some((time, span.end, draft.class));
        }
        let words = |first: usize, last: usize| {
            let (first, last) = (&sentence.words[first], &sentence.words[last]);
            self.tokens.span(first.first as usize, last.last as usize)
        };
        let mut last = draft.last.max(draft.at);
        let near = last + 1..(last + 8).min(sentence.words.len());
        for at in near {
            if matches!(sentence.words[at].part, Part::Comma | Part::Stop) {
                break;
            }
            if let Part::Time(found) = sentence.words[at].part
                && time == EventTime::Expression(found)
            {
                last = at;
            }
        }
        let span = words(draft.first.min(draft.at), last);
        if self.is_repeated(draft, own, span.of(self.tokens.text)) {
            return;
        }
        self.events.push(Event {
            span,
            trigger: words(draft.at, draft.at),
            class: draft.class,
            actors: draft.actors.clone(),
            targets: draft.targets.clone(),
            worded_actors: worded.parties(sentence, &draft.actors, draft.at),
            worded_targets: worded.parties(sentence, &draft.targets, draft.at),
            time,
            place: draft.place,
            count: draft.count,
            anniversary: draft.anniversary,
            is_negated: draft.is_negated,
            is_planned: draft.is_planned,
            confidence: confidence(draft, own.is_some(), is_speech),
        });
    }

    /// Whether the same was told of the same before, in the headline or the lede; it
    /// may date what was. Who is told on one side only may have met it twice, but not
    /// in the same words, `told`.
    fn is_repeated(&mut self, draft: &Draft, time: Option<u32>, told: &str) -> bool {
        let facts = self.facts;
        let n_sides =
            usize::from(!draft.actors.is_empty()) + usize::from(!draft.targets.is_empty());
        let is_enough = n_sides == 2
            || draft.actors.len() > 1
            || n_sides == 1 && matches!(draft.class, EventClass::Death | EventClass::Appointment);
        if n_sides == 0 || draft.is_planned || draft.count.is_some() {
            return false;
        }
        let text = self.tokens.text;
        let same = |one: &&mut Event| {
            one.class == draft.class
                && one.is_negated == draft.is_negated
                && !one.is_planned
                && one.count.is_none()
                && (is_enough || one.span.of(text) == told)
                && one.actors == draft.actors
                && one.targets == draft.targets
                && (one.place.is_none() || draft.place.is_none() || one.place == draft.place)
                && match (one.time, time) {
                    _ if draft.class == EventClass::Death => true,
                    (EventTime::Expression(known), Some(time)) => says_same(facts, known, time),
                    (_, Some(time)) => !is_coarse(facts, time),
                    _ => true,
                }
        };
        let Some(one) = self.events.iter_mut().rev().take(MAX_BACK).find(same) else {
            return false;
        };
        if let Some(time) = time {
            one.time = EventTime::Expression(time);
        }
        one.place = one.place.or(draft.place);
        true
    }

    /// Whether `the letter` was told before; it may date what was.
    fn is_told(&mut self, draft: &Draft, time: Option<u32>) -> bool {
        let facts = self.facts;
        let same = |one: &&mut Event| {
            one.class == draft.class
                && !draft.is_planned
                && within(&draft.actors, &one.actors, &one.targets)
                && within(&draft.targets, &one.targets, &one.actors)
                && match (one.time, time) {
                    (EventTime::Expression(known), Some(time)) => says_same(facts, known, time),
                    // News is of these days.
                    (_, Some(time)) => !is_coarse(facts, time),
                    _ => true,
                }
        };
        let Some(one) = self.events.iter_mut().rev().take(MAX_BACK).find(same) else {
            return false;
        };
        if let Some(time) = time
            && time_fits(self.facts, time)
        {
            one.time = EventTime::Expression(time);
        }
        true
    }
}

/// Whether two expressions of time read the same: `on Saturday`, `Saturday`.
fn says_same(facts: &Facts, a: u32, b: u32) -> bool {
    let reading = |at: u32| facts.times.get(at as usize).map(|time| &time.reading);
    a == b || reading(a) == reading(b)
}

/// Whether an expression names more than days: `last summer`, `in 2016`.
fn is_coarse(facts: &Facts, time: u32) -> bool {
    let reading = facts.times.get(time as usize).map(|time| &time.reading);
    let Some(Shape::Point(point)) = reading.map(|reading| &reading.shape) else {
        return false;
    };
    matches!(
        point.calendar,
        Calendar::Year(_)
            | Calendar::FiscalYear(_)
            | Calendar::Decade(_)
            | Calendar::Century(_)
            | Calendar::Quarter { .. }
            | Calendar::Season { .. }
            | Calendar::Month { .. }
    )
}

fn time_fits(facts: &Facts, time: u32) -> bool {
    facts.times.get(time as usize).is_some()
}

/// Whether all of `new` are among `known` or `others`.
fn within(new: &[u32], known: &[u32], others: &[u32]) -> bool {
    new.iter()
        .all(|entity| known.contains(entity) || others.contains(entity))
}

/// A parade for an anniversary is one event, that of the parade.
fn attach_anniversaries(drafts: &mut Vec<Draft>) {
    let mut at = 0;
    while at < drafts.len() {
        let anniversary = drafts[at].anniversary;
        let is_own = drafts[at].class == EventClass::Anniversary;
        let celebrates = |one: &Draft| {
            matches!(
                one.class,
                EventClass::Parade | EventClass::Letter | EventClass::Exercise | EventClass::Visit
            ) && !one.is_planned
                && one.anniversary.is_none()
        };
        let nearest = (drafts.iter().enumerate())
            .filter(|(_, one)| is_own && celebrates(one))
            .min_by_key(|(_, one)| one.at.abs_diff(drafts[at].at))
            .map(|(place, _)| place);
        if let (Some(anniversary), Some(place)) = (anniversary, nearest) {
            let (first, last, actors) =
                (drafts[at].first, drafts[at].last, drafts[at].actors.clone());
            let one = &mut drafts[place];
            one.anniversary = Some(anniversary);
            one.first = one.first.min(first);
            one.last = one.last.max(last);
            if one.actors.is_empty() {
                one.actors = actors;
                one.actors.retain(|actor| !one.targets.contains(actor));
            }
            drafts.remove(at);
        } else {
            at += 1;
        }
    }
}

fn sentence_span(sentence: &Sentence<'_>) -> Span {
    match (sentence.words.first(), sentence.words.last()) {
        (Some(first), Some(last)) => {
            (sentence.tokens).span(first.first as usize, last.last as usize)
        }
        _ => Span { start: 0, end: 0 },
    }
}

/// In percent: how much of who, to whom and when is told.
fn confidence(draft: &Draft, is_dated: bool, is_speech: bool) -> u8 {
    let mut confidence = 55u8;
    confidence += if draft.actors.is_empty() { 0 } else { 15 };
    confidence += if draft.targets.is_empty() { 0 } else { 12 };
    let n_named = draft.actors.len() + draft.targets.len();
    confidence -= if draft.is_mutual && n_named < 2 {
        20
    } else {
        0
    };
    confidence += if is_dated { 8 } else { 0 };
    confidence -= if draft.is_noun { 5 } else { 0 };
    if is_speech {
        confidence / 2
    } else {
        confidence
    }
}
