//! When an event was: the nearest expression of time in its clause.

use super::carried::is_occasion;
use super::draft::Draft;
use super::inflection::Form;
use super::lexicon::LEXICON;
use super::sentence::{Part, Sentence};
use super::word_kinds::WordKinds;
use crate::extract::times::{Calendar, Shape, YearOf};
use crate::extract::{Case, EventTime, TimeKind, TokenKind};

/// What lies farther says nothing.
const MAX_COST: u32 = 26;
/// So near is a time that a noun has for itself.
const NEAR_COST: u32 = 5;
/// What a clause in between costs, beside its words.
const CLAUSE: u32 = 16;
/// So many bytes on, a year says nothing any more.
const MAX_SINCE_YEAR: usize = 600;
/// How far is looked, in words.
const REACH: usize = 40;

impl Sentence<'_> {
    /// The expression of time that says when the event of `draft` was.
    pub fn time_of(&self, draft: &Draft) -> Option<u32> {
        let from = |at: usize| {
            let after = self.nearest(at + 1..self.words.len().min(at + REACH), at, draft);
            let before = self.nearest((at.saturating_sub(REACH)..at).rev(), at, draft);
            [after, before]
        };
        let places = [draft.at, draft.verb].into_iter().flat_map(from);
        let best = places.flatten().min();
        // `a vote after the resignation of Kim` is on another day.
        let is_known = draft.is_noun && draft.is_definite && !draft.is_carried && draft.first > 0;
        let is_apart = is_known
            && ["following", "after", "since", "despite", "over", "for"]
                .iter()
                .any(|word| self.text_is(draft.first - 1, word));
        if is_apart {
            let near = best.filter(|(cost, _)| *cost <= NEAR_COST);
            return near.map(|(_, time)| time);
        }
        best.filter(|(cost, _)| *cost <= MAX_COST)
            .map(|(_, time)| time)
            .or_else(|| self.time_in_front(draft))
    }

    /// The date that opens the sentence and holds for all its clauses: `On Monday, Kim, a
    /// general, helped to sign a deal`.
    fn time_in_front(&self, draft: &Draft) -> Option<u32> {
        let is_aside = draft.is_earlier
            || draft.is_planned
            || self.is_in_aside(draft.at)
            || (0..draft.at).any(|at| self.is_part(at, Part::Stop));
        // `To modernise the army, in 2018, Hungary`
        let is_apart = |at: usize| {
            at < 2
                || self.is_part(at - 1, Part::Comma)
                    && self.is_part(at + 1, Part::Comma)
                    && !self.is_in_aside(at - 1)
        };
        let place = (0..draft.at.min(20)).find(|at| self.is_date(*at) && is_apart(*at))?;
        match self.words[place].part {
            Part::Time(time) if place < draft.at && !is_aside => Some(time),
            _ => None,
        }
    }

    /// Whether a date is at `place`.
    fn is_date(&self, place: usize) -> bool {
        let Part::Time(time) = self.words[place].part else {
            return false;
        };
        let known = &self.facts.times[time as usize];
        let is_date = matches!(
            known.kind,
            TimeKind::Date | TimeKind::Time | TimeKind::Interval
        );
        is_date && !matches!(known.reading.shape, Shape::Reference(_))
    }

    /// The first date among these words, with what lies between.
    fn nearest(
        &self,
        words: impl Iterator<Item = usize>,
        at: usize,
        draft: &Draft,
    ) -> Option<(u32, u32)> {
        let mut cost = 0;
        let mut is_over_comma = false;
        for place in words {
            let word = &self.words[place];
            match word.part {
                Part::Time(time) => {
                    // `a deal to build it by 2025`
                    // `for the first time since 2018`
                    let opener = self.tokens.of(word.first as usize);
                    let opens = |words: &[&str]| {
                        words.iter().any(|known| opener.eq_ignore_ascii_case(known))
                    };
                    let is_deadline = (!draft.is_negated && opens(&["since"]))
                        || (!draft.is_planned && opens(&["by", "until"]));
                    // `as of Tuesday`
                    let is_deadline =
                        is_deadline || opens(&["of"]) && place > 0 && self.text_is(place - 1, "as");
                    let is_modifier =
                        self.is_modifier_year(place, draft) && !self.is_in_phrase_of(place, draft);
                    let is_aside = is_over_comma && place < at && self.is_in_aside(place);
                    if self.is_date(place) && !is_deadline && !is_aside && !is_modifier {
                        return Some((cost, time));
                    }
                }
                Part::Stop => cost += CLAUSE / 2,
                Part::Comma => {
                    cost += 3;
                    is_over_comma = true;
                }
                Part::Word if word.kinds.is(WordKinds::RELATIVE) => cost += CLAUSE,
                Part::Word
                    if word.kinds.is(WordKinds::OPENER) && !word.kinds.is(WordKinds::ARTICLE) =>
                {
                    // `his years as mayor`
                    cost += if self.text_is(place, "as") {
                        CLAUSE / 4
                    } else {
                        CLAUSE
                    };
                }
                Part::Word if word.kinds.is(WordKinds::VERB) => cost += CLAUSE,
                Part::Word if self.is_other_verb(place, at) => cost += CLAUSE,
                _ => {}
            }
            cost += 1;
            if cost > MAX_COST {
                return None;
            }
        }
        None
    }

    /// Whether the time at `place` stands in the phrase of the noun that tells the event:
    /// `the 2016 presidential election`.
    fn is_in_phrase_of(&self, place: usize, draft: &Draft) -> bool {
        let between = (place + 1..draft.at).map(|at| &self.words[at]);
        draft.is_noun
            && place < draft.at
            && between.into_iter().all(|word| {
                matches!(
                    word.part,
                    Part::Name(..) | Part::Hyphen | Part::Owner | Part::Number
                ) || word.part == Part::Word && word.kinds.is_plain()
            })
    }

    /// Whether a year at `place` only says which one is meant: `the 2016 nominee`.
    fn is_modifier_year(&self, place: usize, draft: &Draft) -> bool {
        let word = &self.words[place];
        let opens = ["in", "since", "during", "of", "by", "from", "until"];
        let opener = self.tokens.of(word.first as usize);
        let is_year = self.tokens.of(word.last as usize).len() == 4
            && self.tokens.tokens[word.last as usize].kind == TokenKind::Number
            && (word.last == word.first
                || self.tokens.tokens[word.last as usize - 1].case == Case::Lower);
        let next = self.get(place + 1);
        // `voted in a 2016 referendum`
        let is_told = (place + 1..self.words.len().min(place + 5)).any(|at| {
            let mut senses = LEXICON.nouns(self.words[at].hash);
            senses.any(|sense| sense.class == Some(draft.class))
        });
        if is_told {
            return false;
        }
        // `this year's election`
        if self.is_part(place + 1, Part::Owner) {
            return true;
        }
        let is_before_noun = next.is_some_and(|next| {
            matches!(next.part, Part::Name(..) | Part::Hyphen)
                || next.part == Part::Word && next.kinds.is_plain()
        });
        let is_owned = place > 0 && self.is_part(place - 1, Part::Owner);
        // `in the 2020 election`
        let has_article = word.last > word.first
            && WordKinds::of(self.tokens.tokens[word.last as usize - 1].hash)
                .is(WordKinds::ARTICLE);
        (is_year || is_owned)
            && is_before_noun
            && (has_article || !opens.iter().any(|known| opener.eq_ignore_ascii_case(known)))
    }

    /// Whether the time at `place` stands in a clause of `who` or `when` that a comma
    /// ends: `Buhari, who took office last year, said`.
    fn is_in_aside(&self, place: usize) -> bool {
        let clause = WordKinds::RELATIVE.or(WordKinds::OPENER);
        let mut before = (place.saturating_sub(12)..place)
            .rev()
            .take_while(|at| !matches!(self.words[*at].part, Part::Comma | Part::Stop));
        before.any(|at| {
            self.is(at, clause) && !self.is(at, WordKinds::ARTICLE) && !self.text_is(at, "as")
        })
    }

    /// Whether a verb at `place` tells something else than the word at `at`:
    /// one that carries a noun belongs to it.
    fn is_other_verb(&self, place: usize, at: usize) -> bool {
        let is_carrying = self.is(place, WordKinds::CARRYING);
        let is_verb = self.voice(at).is_some();
        let carries = is_carrying && (place < at || place == at + 1) && !is_verb;
        !carries
            && place != at
            && (self.voice(place).is_some() || is_carrying && is_verb && place < at)
    }

    /// Whether the word at `at` is a verb in the past.
    fn is_past(&self, at: usize) -> bool {
        if self.words[at].part != Part::Word {
            return false;
        }
        let text = self.text(at);
        let is_regular = text.ends_with("ed") && (at == 0 || !self.is(at - 1, WordKinds::ARTICLE));
        let form = LEXICON.form(self.words[at].hash);
        is_regular
            || form.is_some_and(|form| form.is(Form::PAST) && !form.is(Form::BASE))
            || PAST.iter().any(|past| text.eq_ignore_ascii_case(past))
    }

    /// Whether the sentence names a year that is not that of the clipping: what it does not
    /// date is no news either.
    fn is_of_other_year(&self) -> bool {
        (0..self.words.len().min(200)).any(|at| self.names_other_year(at))
    }

    fn names_other_year(&self, at: usize) -> bool {
        match self.get(at).map(|word| word.part) {
            Some(Part::Time(time)) => self.is_other_year(time as usize),
            _ => false,
        }
    }

    /// Whether the last time before the sentence, in its paragraph, names another year than
    /// the clipping's: `In 1995 he met Kim. He later visited Iran.`
    fn follows_other_year(&self) -> bool {
        let Some(word) = self.words.first() else {
            return false;
        };
        let start = self.tokens.tokens[word.first as usize].span.start;
        let times = &self.facts.times;
        let before = times.partition_point(|time| time.span.start < start);
        let Some(last) = before.checked_sub(1) else {
            return false;
        };
        let between = self
            .tokens
            .text
            .get(times[last].span.end as usize..start as usize);
        let tokens = &self.tokens.tokens;
        let at = tokens.partition_point(|token| token.span.start < times[last].span.start);
        // `In 1995`, `By the 1980s`
        let opens = (at.saturating_sub(5)..=at)
            .any(|at| tokens.get(at).is_some_and(|token| token.opens_sentence));
        opens
            && self.is_other_year(last)
            && between.is_some_and(|text| text.len() < MAX_SINCE_YEAR && !text.contains('\n'))
    }

    /// Whether a time names a year that is not the clipping's.
    fn is_other_year(&self, time: usize) -> bool {
        let year = named_year(&self.facts.times[time].reading.shape);
        year.is_some_and(|year| Some(year) != self.year)
    }

    /// The time of an event that no expression dates: told as news or not.
    pub fn told_as_news(&self, draft: &Draft) -> EventTime {
        let is_past = (0..self.words.len().min(200)).any(|at| self.is_past(at));
        let is_apart = self.is_in_aside(draft.at) || (0..2).any(|at| self.names_other_year(at));
        // `a week after he met Kim`
        let is_shifted = (draft.at.saturating_sub(12)..draft.at).any(|at| {
            (self.text_is(at + 1, "after") || self.text_is(at + 1, "before"))
                && matches!(self.words[at].part, Part::Time(_))
                && !(at..draft.at).any(|at| self.is_part(at, Part::Comma))
        });
        let is_past = is_past && !is_shifted;
        let is_past =
            is_past && !(is_apart && self.is_of_other_year()) && !self.follows_other_year();
        // `after the death of Kim`
        let is_known =
            draft.is_noun && draft.is_definite && !draft.is_carried && !is_occasion(draft.class);
        if is_past && !is_known && !draft.is_earlier && !draft.is_planned && !draft.is_negated {
            EventTime::Published
        } else {
            EventTime::Unknown
        }
    }
}

/// The year that an expression names.
fn named_year(shape: &Shape) -> Option<i16> {
    let (Shape::Point(point) | Shape::Between(point, _)) = shape else {
        return None;
    };
    match point.calendar {
        Calendar::Year(YearOf::Of(year))
        | Calendar::Month {
            year: YearOf::Of(year),
            ..
        }
        | Calendar::Day {
            year: YearOf::Of(year),
            ..
        } => Some(year),
        Calendar::Decade(year) => Some(year),
        _ => None,
    }
}

/// Past forms that do not end in `ed`.
const PAST: [&str; 24] = [
    "said", "told", "was", "were", "met", "has", "have", "had", "held", "sent", "wrote", "began",
    "made", "took", "came", "went", "left", "shot", "struck", "gave", "spoke", "broke", "hit",
    "became",
];
