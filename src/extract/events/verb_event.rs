//! What a verb tells: `Xi met Kim`, `Kim was arrested by police`.

use super::draft::Draft;
use super::frame::Sense;
use super::group::{Group, REACH};
use super::inflection::Form;
use super::lexicon::LEXICON;
use super::sentence::{Part, Sentence};
use super::verb_shape::Voice;
use super::word_kinds::WordKinds;
use crate::extract::EventClass;
use crate::extract::who::ends_title;

/// How far after a verb its conditions look, in words.
const MAX_AFTER: usize = 9;

impl Sentence<'_> {
    /// What the verb at `at` tells, where it tells an event.
    pub fn verb_event(&self, at: usize) -> Option<Draft> {
        let mut voice = self.voice(at)?;
        // `he would have died`
        if at > 1 && self.text_is(at - 1, "have") && self.is(at - 2, WordKinds::MODAL) {
            return None;
        }
        let hash = self.words[at].hash;
        let (form, sense) = LEXICON
            .verbs(hash)
            .find(|(_, sense)| self.allows(at, sense))?;
        if voice == Voice::Active
            && form.is(Form::PARTICIPLE)
            && self.is_headline_passive(at, sense)
        {
            voice = Voice::Reduced;
        }
        // `when elected in 2001`
        let before = self.before_adverbs(at);
        let is_after_opener = before.is_some_and(|before| {
            ["when", "once", "if", "until"]
                .iter()
                .any(|word| self.text_is(before, word))
        });
        if voice == Voice::Active && form.is(Form::PARTICIPLE) && is_after_opener {
            voice = Voice::Passive;
        }
        let mut draft = Draft::new(at, sense.class?);
        let subject = match voice {
            Voice::Reduced => super::subject::Subject {
                group: self.group_before(at),
                ..Default::default()
            },
            _ => self.subject(at),
        };
        // `intends to deepen relations` are words, no event.
        if subject.is_wished && sense.class == Some(EventClass::Cooperation) {
            return None;
        }
        // `To reject it is a duty`
        let is_to_first = before.is_some_and(|to| {
            self.text_is(to, "to") && (to == 0 || self.is_part(to - 1, Part::Stop))
        });
        if is_to_first && subject.group.entities.is_empty() {
            return None;
        }
        draft.is_negated = subject.is_negated;
        draft.is_planned = subject.is_planned;
        // `girls abducted by rebels were freed`
        draft.is_earlier = subject.is_earlier || self.voice(at) == Some(Voice::Reduced);
        // `is appointed by the king`
        draft.is_earlier |= voice == Voice::Passive
            && before.is_some_and(|be| self.text_is(be, "is") || self.text_is(be, "are"));
        draft.is_mutual = sense.is_mutual;
        let targets = self.targets(at, sense);
        // `speaking to Reuters`, `Speaking to a friend, he said`
        let is_medium = |entity: &u32| self.is_medium(*entity);
        if sense.class == Some(EventClass::Meeting)
            && (self.only_says(at)
                || (!targets.entities.is_empty() && targets.entities.iter().all(is_medium)))
        {
            return None;
        }
        if sense.is_reversed {
            draft.act(&targets);
            draft.aim(&subject.group);
        } else if voice == Voice::Active {
            draft.act(&subject.group);
            draft.aim(&targets);
        } else {
            draft.aim(&subject.group);
            draft.act(&self.agent(at));
            if sense.is_mutual || !sense.takes_object {
                draft.act(&targets);
            }
        }
        if sense.is_place && draft.targets.len() == 1 && self.is_place(draft.targets[0]) {
            draft.place = draft.targets.first().copied();
        }
        if draft.place.is_none() {
            let others: Vec<u32> = draft.actors.iter().chain(&draft.targets).copied().collect();
            draft.place = self.place(at, &others);
        }
        draft.count = self.count_after(at);
        // `Reuters asked Kim how`
        let is_asked = matches!(
            draft.class,
            EventClass::Meeting | EventClass::Demand | EventClass::Statement
        );
        if is_asked && !draft.actors.is_empty() && draft.actors.iter().all(is_medium) {
            return None;
        }
        if sense.is_of_subject {
            // `the envoy to Ukraine resigned`
            draft.actors.retain(|entity| self.is_person(*entity));
        }
        if draft.class == EventClass::Death && self.is(at - usize::from(at > 0), WordKinds::PRONOUN)
        {
            // `his daughter said he died`
            draft.actors.clear();
        }
        if sense.is_place && sense.needs_both {
            // `he left the band for the Rolling Stones`
            (draft.targets).retain(|entity| self.is_place(*entity) || !self.is_known(*entity));
        }
        self.keep_persons(&mut draft);
        let range = draft.first..draft.last + 1;
        self.drop_owners(&mut draft, range);
        if sense.needs_person {
            (draft.targets).retain(|entity| self.is_known(*entity) && self.is_person(*entity));
        }
        let has_both = !draft.actors.is_empty() && !draft.targets.is_empty();
        let is_shared = sense.is_mutual && draft.actors.len() > 1;
        let is_told = match () {
            () if sense.needs_person || sense.needs_name => !draft.targets.is_empty(),
            () if sense.needs_both => has_both || is_shared,
            () if sense.needs_target && !sense.is_of_subject => {
                // `police arrested a man`, `a man was arrested by police`
                let is_unnamed = voice != Voice::Active || self.has_object(at, sense);
                !draft.targets.is_empty() || (is_unnamed && !draft.actors.is_empty())
            }
            () => {
                !draft.actors.is_empty()
                    || !draft.targets.is_empty()
                    || (draft.class.is_public() && draft.place.is_some())
            }
        };
        is_told.then_some(draft)
    }

    /// Whether `Speaking to` opens a clause: it says where the next words were said.
    fn only_says(&self, at: usize) -> bool {
        let opens = at == 0
            || matches!(
                self.words[at - 1].part,
                Part::Comma | Part::Stop | Part::Time(_)
            );
        opens
            && ["speaking", "talking"]
                .iter()
                .any(|word| self.text_is(at, word))
    }

    /// `Two journalists arrested in Minsk`: a verb that needs an object, without
    /// one and without an auxiliary.
    fn is_headline_passive(&self, at: usize, sense: &Sense) -> bool {
        let is_election = matches!(
            sense.class,
            Some(EventClass::Vote | EventClass::Appointment)
        );
        let is_done_to = is_election
            || matches!(
                sense.class,
                Some(EventClass::Arrest | EventClass::Trial | EventClass::Attack)
            )
            // `people accused of crimes`
            || sense.class == Some(EventClass::Disapproval) && self.text_is(at + 1, "of");
        let before = self.before_adverbs(at);
        let has_auxiliary =
            before.is_some_and(|at| self.is(at, WordKinds::AUXILIARY.or(WordKinds::PRONOUN)));
        is_done_to
            && sense.takes_object
            && !sense.is_mutual
            && sense.next.is_none()
            && !has_auxiliary
            && (!is_election && !self.has_object(at, sense)
                || is_election && self.is_office_alone(at + 1))
    }

    /// Whether only an office follows, as in headlines: `Boris Johnson elected leader`.
    fn is_office_alone(&self, from: usize) -> bool {
        let mut words = (from..self.words.len().min(from + 4)).take_while(|at| {
            !matches!(
                self.words[*at].part,
                Part::Comma | Part::Stop | Part::Time(_)
            ) && !self.is(*at, WordKinds::PREPOSITION.or(WordKinds::AUXILIARY))
        });
        let has_article = self.is(from, WordKinds::ARTICLE.or(WordKinds::OWNER));
        let is_named = words.clone().any(|at| self.person_at(at).is_some());
        !has_article
            && !is_named
            && words.any(|at| self.is_part(at, Part::Word) && ends_title(self.words[at].hash))
    }

    /// Whether the conditions of a verb's sense hold at `at`.
    fn allows(&self, at: usize, sense: &Sense) -> bool {
        let hash = |at: usize| self.get(at).map(|word| word.hash);
        let is_refused = hash(at + 1).is_some_and(|next| sense.refused_next.contains(&next));
        if is_refused || sense.next.is_some() && hash(at + 1) != sense.next {
            return false;
        }
        let mut after = (at + 1..self.words.len().min(at + 1 + MAX_AFTER))
            .take_while(|at| !self.is_part(*at, Part::Stop));
        let is_attack = sense.class == Some(EventClass::Attack);
        if !(sense.needed.iter()).all(|needed| self.has(at, after.clone(), needed, is_attack)) {
            return false;
        }
        // `the report was released`, `a crash in Nice killed`
        let is_subject_told =
            self.voice(at) != Some(Voice::Active) || sense.class == Some(EventClass::Attack);
        let before = (at.saturating_sub(6)..at)
            .rev()
            .take_while(|at| !matches!(self.words[*at].part, Part::Comma | Part::Stop));
        let mut before = before.filter(|_| is_subject_told);
        !after.any(|at| sense.refused.contains(&self.words[at].hash))
            && !before.any(|at| sense.refused.contains(&self.words[at].hash))
    }

    /// Whether one of `needed` is among the words after the verb, or just before
    /// a passive one, or `is_before` one: `gunmen killed`.
    fn has(
        &self,
        at: usize,
        mut after: impl Iterator<Item = usize>,
        needed: &[u32],
        is_before: bool,
    ) -> bool {
        let mut before = at.saturating_sub(6)..at;
        after.any(|at| self.contains(at, needed))
            || (is_before || self.voice(at) == Some(Voice::Passive))
                && before.any(|at| needed.contains(&self.words[at].hash))
    }

    /// Whether the word or the name at `at` has one of `needed` in it.
    fn contains(&self, at: usize, needed: &[u32]) -> bool {
        let word = &self.words[at];
        (word.first..=word.last)
            .any(|token| needed.contains(&self.tokens.tokens[token as usize].hash))
    }

    /// How often, by `five times` or `twice` soon after `at`.
    fn count_after(&self, at: usize) -> Option<u32> {
        let after = at + 1..self.words.len().min(at + 8);
        for place in after {
            if self.is(place + 1, WordKinds::TIMES) {
                return self.number(place);
            }
            if self.text(place).eq_ignore_ascii_case("twice") {
                return Some(2);
            }
            if self.is_part(place, Part::Stop) {
                return None;
            }
        }
        None
    }

    /// The number at `at`.
    pub fn number(&self, at: usize) -> Option<u32> {
        let word = self.get(at)?;
        if word.part == Part::Number {
            let is_part = (at > 0 && self.is_part(at - 1, Part::Number))
                || self.is_part(at + 1, Part::Number);
            let number = self.text(at).parse().ok();
            return number.filter(|number| *number < 10_000 && !is_part);
        }
        word.kinds.is(WordKinds::NUMBER).then_some(())?;
        let known = super::anniversary::NUMBERS;
        let text = self.text(at).to_ascii_lowercase();
        known.iter().find(|row| row.0 == text).map(|row| row.2)
    }

    /// The verb that governs the noun phrase that begins at `first`: right
    /// before it, or before its preposition.
    pub fn governor(&self, first: usize) -> Option<usize> {
        let from = first.saturating_sub(REACH);
        let mut before = (from..first).rev();
        before.find(|at| {
            self.is(*at, WordKinds::CARRYING.or(WordKinds::VERB)) && !self.is_noun_like(*at)
                || self.voice(*at).is_some()
        })
    }

    fn is_noun_like(&self, at: usize) -> bool {
        at > 0
            && self.is(at - 1, WordKinds::ARTICLE)
            && !self.is(at - 1, WordKinds::OPENER)
            && !self.is_part(at, Part::Comma)
    }

    /// The group of the subject of the verb at `at`, by its voice.
    pub fn doer(&self, at: usize) -> Group {
        self.subject(at).group
    }
}
