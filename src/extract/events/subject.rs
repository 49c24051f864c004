//! Whose verb it is: the words before it tell.

use super::group::{Group, REACH};
use super::lexicon::LEXICON;
use super::sentence::{Part, Sentence};
use super::verb_shape::Voice;
use super::word_kinds::WordKinds;
use crate::extract::EntityType;

/// How often another verb is asked for its subject.
const MAX_DEPTH: u32 = 4;

/// The subject of a verb, with what stands between both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// Who; empty where nobody is named.
    pub group: Group,
    /// `not`, `refused to`.
    pub is_negated: bool,
    /// `will`, `plans to`.
    pub is_planned: bool,
    /// `had met`: before what is told.
    pub is_earlier: bool,
    /// `keen to`, `intends to`: only wished for.
    pub is_wished: bool,
}

const VERBAL: WordKinds = WordKinds::VERB
    .or(WordKinds::CARRYING)
    .or(WordKinds::EVENT_VERB)
    .or(WordKinds::PLANNING)
    .or(WordKinds::AUXILIARY);

impl Sentence<'_> {
    /// The subject of the verb at `at`.
    pub fn subject(&self, at: usize) -> Subject {
        let mut subject = Subject::default();
        self.find_subject(at, 0, &mut subject);
        subject
    }

    fn find_subject(&self, verb: usize, depth: u32, subject: &mut Subject) {
        if depth > MAX_DEPTH {
            return;
        }
        let mut at = verb;
        // Over `would not have`, `is about to`, `plans to`.
        loop {
            if at == 0 {
                self.after_comma(verb, subject);
                return;
            }
            at -= 1;
            let kinds = self.words[at].kinds;
            let is_to = self.is_infinitive(at + 1);
            if self.is_adverb(at) {
                continue;
            }
            if kinds.is(WordKinds::AUXILIARY) {
                subject.is_negated |= kinds.is(WordKinds::NOT);
                subject.is_planned |= kinds.is(WordKinds::MODAL);
                subject.is_earlier |= self.text(at).eq_ignore_ascii_case("had");
                continue;
            }
            if is_to && self.text(at).eq_ignore_ascii_case("to") {
                self.infinitive(at, subject);
                continue;
            }
            if at + 1 == verb && self.is_between_verbs(at) {
                continue;
            }
            let is_to_before = self.text(at + 1).eq_ignore_ascii_case("to");
            if is_to_before
                && kinds.is(WordKinds::PLANNING
                    .or(WordKinds::REFUSING)
                    .or(WordKinds::VERB))
            {
                continue;
            }
            break;
        }
        let word = &self.words[at];
        let is_relative = word.kinds.is(WordKinds::RELATIVE)
            || self.text(at).eq_ignore_ascii_case("that")
                && self.voice(verb).is_some()
                && at + 1 < verb + 1
                && self.is_antecedent(at);
        if is_relative {
            let end = if at > 0 && self.is_part(at - 1, Part::Comma) {
                at - 1
            } else {
                at
            };
            subject.group = self.group_before(end);
            if let Some(person) = self.described_by(&subject.group) {
                subject.group.entities = vec![person];
            }
        } else if word.kinds.is(WordKinds::JOINT.or(WordKinds::BUT)) {
            // `Iran is under sanctions, and was condemned`
            let from = at.saturating_sub(REACH);
            let be = (from..at)
                .rev()
                .take_while(|at| !self.is_part(*at, Part::Stop))
                .find(|at| self.is(*at, WordKinds::BE));
            match (self.verb_before(at), be) {
                (verb, Some(be))
                    if self.is(at + 1, WordKinds::AUXILIARY)
                        && verb.is_none_or(|verb| verb < be) =>
                {
                    self.find_subject(be, depth + 1, subject);
                }
                _ => self.of_verb_before(at, depth, subject),
            }
        } else if word.kinds.is(WordKinds::PREPOSITION.or(WordKinds::OPENER))
            && !word.kinds.is(WordKinds::ARTICLE)
        {
            if self.verb_before(at).is_some() {
                self.of_verb_before(at, depth, subject);
            } else {
                self.after_comma(verb, subject);
            }
        } else if word.part == Part::Comma {
            if self.text(verb).ends_with("ing") {
                // `Kim, a doctor, spoke to reporters, calling for peace`
                self.of_verb_before(at, depth, subject);
            }
            if subject.group.entities.is_empty() {
                self.before_aside(at, depth, subject);
            }
        } else if word.part != Part::Stop {
            self.before(at + 1, depth, subject);
        }
    }

    /// Whether a word stands in between the parts of a verb: `has outright rejected`.
    fn is_between_verbs(&self, at: usize) -> bool {
        let word = &self.words[at];
        let before = self.before_adverbs(at);
        word.part == Part::Word
            && word.kinds.is_plain()
            && before.is_some_and(|at| self.is(at, WordKinds::HAVE.or(WordKinds::MODAL)))
    }

    /// What governs the `to` at `at`.
    fn infinitive(&self, at: usize, subject: &mut Subject) {
        let Some(governor) = self.before_adverbs(at) else {
            return;
        };
        // `keen to`, `readiness to`; not `the first to`.
        let word = &self.words[governor];
        let is_plain = word.part == Part::Word && word.kinds.is_plain();
        let mut before = governor.saturating_sub(6)..governor;
        let is_superlative = before.any(|at| {
            let text = self.text(at);
            self.is(at, WordKinds::ORDINAL)
                || ["most", "only", "last"].contains(&text)
                || text.ends_with("est")
        });
        subject.is_planned |= is_plain && !is_superlative;
        let mut look = governor;
        let mut steps = 0;
        // The verb that governs may stand before a name: `urged Iran to release`.
        while steps < 8 && !self.is(look, VERBAL) && look > 0 {
            if !matches!(
                self.words[look].part,
                Part::Name(..) | Part::Word | Part::Owner
            ) {
                return;
            }
            look -= 1;
            steps += 1;
        }
        subject.is_negated |= self.is(look, WordKinds::REFUSING);
        subject.is_planned |= self.is(look, WordKinds::PLANNING.or(WordKinds::MODAL));
        subject.is_wished |=
            self.is(look, WordKinds::WISHING) || self.is(governor, WordKinds::WISHING);
        subject.is_planned |= subject.is_wished;
        subject.is_planned |= self.is(look, WordKinds::BE) && look == governor;
    }

    fn is_antecedent(&self, at: usize) -> bool {
        at > 0
            && matches!(self.words[at - 1].part, Part::Name(..) | Part::Word)
            && !self.is(at - 1, VERBAL)
    }

    /// The group that ends before `end`, with its verb's subject where it names
    /// nobody and a verb is before it.
    fn before(&self, end: usize, depth: u32, subject: &mut Subject) {
        subject.group = self.group_before(end);
        if let Some(person) = self.described_by(&subject.group) {
            subject.group.entities = vec![person];
        }
        subject.is_negated |= self.is(subject.group.first, WordKinds::NOT);
        subject.is_negated |= self.is_part(subject.group.first, Part::Word)
            && self.text_is(subject.group.first, "no");
        subject.is_planned |= self.is_thought(subject.group.first, end);
        if subject.group.entities.is_empty() {
            let first = subject.group.first;
            if end == first + 1 && self.is(first, WordKinds::PRONOUN) {
                // `Kim said he would visit`
                let teller = self.verb_before(first);
                subject.is_negated |= teller.is_some_and(|at| self.is(at, WordKinds::REFUSING));
                self.of_verb_before(first, depth, subject);
                return;
            }
            if first > 0 && self.is(first - 1, VERBAL) && !self.is(first - 1, WordKinds::VERB) {
                self.find_subject(first - 1, depth + 1, subject);
            }
        }
    }

    /// The person before the comma that a group describes: `Estrosi, the mayor of
    /// Nice, which …`.
    fn described_by(&self, group: &Group) -> Option<u32> {
        let comma = group.first.checked_sub(1)?;
        let is_aside = self.is_part(comma, Part::Comma)
            && self.is_part(group.first, Part::Word)
            && self.has_office(group)
            && !self.names_person(group);
        self.person_at(comma.checked_sub(1)?).filter(|_| is_aside)
    }

    /// Whether the clause whose subject is the words from `first` to `end` is only
    /// thought of: after `if`, or what somebody hopes.
    fn is_thought(&self, first: usize, end: usize) -> bool {
        let is_one = |at: usize, words: &[&str]| words.iter().any(|word| self.text_is(at, word));
        (first.saturating_sub(2)..end).any(|at| {
            self.is(at, WordKinds::OPENER) && is_one(at, &["if", "unless", "whether", "lest"])
                || self.is(at, WordKinds::WISHING) && is_one(at, &["hope", "hopes", "hoped"])
        })
    }

    /// The group that ends before the aside between two commas, whose second one
    /// is at `comma`.
    fn before_aside(&self, comma: usize, depth: u32, subject: &mut Subject) {
        let from = comma.saturating_sub(REACH);
        let inside = (from..comma).rev();
        let mut before = inside.take_while(|at| !self.is_part(*at, Part::Stop));
        let opening = before.find(|at| self.is_part(*at, Part::Comma) && !self.is_listed(*at));
        match opening {
            Some(opening) if self.is(comma + 1, WordKinds::JOINT) => {
                self.of_verb_before(opening, depth, subject);
            }
            Some(opening) => {
                self.before(opening, depth, subject);
                // `Kim, owner of a house near Seoul, Korea, was`
                let first = subject.group.first;
                let is_aside = first > 1
                    && self.is_part(first - 1, Part::Comma)
                    && self.is_part(first, Part::Word)
                    && !self.names_person(&subject.group);
                if let Some(person) = first.checked_sub(2).and_then(|at| self.person_at(at))
                    && is_aside
                {
                    subject.group.entities = vec![person];
                }
                // `the Italian minister, Luigi Di Maio, joined`
                let person = self.person_at(opening + 1).filter(|_| opening + 2 == comma);
                if let Some(person) = person
                    && self.has_office(&subject.group)
                    && !self.names_person(&subject.group)
                {
                    subject.group.entities = vec![person];
                }
                // `One of them, the Labour Party, nominated`
                if subject.group.entities.is_empty()
                    && !self.is(opening + 1, WordKinds::PREPOSITION.or(WordKinds::RELATIVE))
                    && self.voice(opening + 1).is_none()
                {
                    let aside = self.group(opening + 1, comma, false);
                    if aside.end == comma {
                        subject.group = aside;
                    }
                }
            }
            None => self.of_verb_before(comma, depth, subject),
        }
    }

    /// Whether the comma at `at` parts what `and` joins later.
    fn is_listed(&self, at: usize) -> bool {
        let mut after = (at + 1..at + 8).take_while(|at| {
            self.get(*at)
                .is_some_and(|word| matches!(word.part, Part::Name(..) | Part::Word | Part::Owner))
                && !self.is(
                    *at,
                    VERBAL.or(WordKinds::RELATIVE).or(WordKinds::PREPOSITION),
                )
        });
        after.any(|at| self.is(at, WordKinds::JOINT))
    }

    fn verb_before(&self, at: usize) -> Option<usize> {
        let from = at.saturating_sub(REACH);
        let mut inside = (from..at)
            .rev()
            .take_while(|at| !self.is_part(*at, Part::Stop));
        inside.find(|at| {
            self.voice(*at).is_some_and(|voice| voice != Voice::Reduced)
                || self.is(*at, WordKinds::VERB.or(WordKinds::CARRYING))
                    && !self.is(*at - usize::from(*at > 0), WordKinds::ARTICLE)
                || self.is_other_past(*at)
        })
    }

    /// The subject of the verb before `at`.
    fn of_verb_before(&self, at: usize, depth: u32, subject: &mut Subject) {
        if let Some(verb) = self.verb_before(at) {
            self.find_subject(verb, depth + 1, subject);
        }
    }

    /// The group after the next comma: `Speaking in Seoul, Kim …`.
    fn after_comma(&self, verb: usize, subject: &mut Subject) {
        let after = verb + 1..(verb + REACH).min(self.words.len());
        let mut commas = after.filter(|at| self.is_part(*at, Part::Comma));
        if let Some(comma) = commas.next() {
            subject.group = self.group(comma + 1, self.words.len(), true);
        }
    }

    /// The group that ends before `end`: its words up to what begins a clause.
    pub fn group_before(&self, mut end: usize) -> Group {
        let mut first = self.clause_start(end);
        // `schoolgirls abducted by rebels were freed`
        let is_of_agent = first > 0 && first < end && self.text_is(first, "by");
        if is_of_agent && self.voice(first - 1) == Some(Voice::Reduced) {
            end = first - 1;
            first = self.clause_start(end);
        }
        let mut group = if self.is(first, WordKinds::PREPOSITION) {
            // `In Pyongyang Kim met`: the last name is the subject.
            let last = (first..end).rev().find(|at| {
                matches!(self.words[*at].part, Part::Name(..))
                    && !self.is_part(*at + 1, Part::Owner)
            });
            last.map_or(
                Group {
                    first,
                    end,
                    ..Group::default()
                },
                |last| self.group(last, end, true),
            )
        } else if first > 0
            && self.voice(first - 1).is_some()
            && self.joint_in(first, end).is_some()
        {
            // `condemned the raid and Iran promised`: the new clause's group.
            self.group(self.joint_in(first, end).unwrap_or(first), end, true)
        } else {
            let first = first + usize::from(self.is(first, WordKinds::JOINT));
            self.group(first, end, !self.is_of_event(first, end))
        };
        // `Senator from Vermont Bernie Sanders endorsed`
        if end > 1
            && let Some(person) = self.person_at(end - 1)
            && matches!(
                self.words[end - 2].part,
                Part::Name(_, EntityType::Place, false)
            )
            && !group.entities.contains(&person)
        {
            group.entities = vec![person];
        }
        self.list_before(&mut group, first, end);
        group
    }

    /// The first word of what may be the group that ends before `end`.
    fn clause_start(&self, end: usize) -> usize {
        let from = end.saturating_sub(REACH);
        let mut first = end;
        while first > from && !self.is_edge(first - 1) {
            first -= 1;
        }
        first
    }

    /// Whether the group from `first` on is about an event: `the attack in Nice`.
    fn is_of_event(&self, first: usize, end: usize) -> bool {
        let mut words = (first..end).take_while(|at| !self.is(*at, WordKinds::PREPOSITION));
        words.any(|at| LEXICON.nouns(self.words[at].hash).next().is_some())
    }

    fn joint_in(&self, first: usize, end: usize) -> Option<usize> {
        let joint = (first..end)
            .rev()
            .find(|at| self.is(*at, WordKinds::JOINT))?;
        (joint + 1 < end).then_some(joint + 1)
    }

    /// Adds the names of a list before a group that `and` closes.
    fn list_before(&self, group: &mut Group, mut first: usize, end: usize) {
        if group.entities.is_empty() || self.joint_in(first, end).is_none() {
            return;
        }
        while first > 1 && self.is_part(first - 1, Part::Comma) {
            let comma = first - 1;
            let from = comma.saturating_sub(7);
            let mut start = comma;
            while start > from && !self.is_edge(start - 1) {
                start -= 1;
            }
            let listed = self.group(start, comma, true);
            let is_whole = listed.end == comma && !self.is(start, WordKinds::PREPOSITION);
            if listed.entities.is_empty() || !is_whole {
                return;
            }
            let later = std::mem::take(&mut group.entities);
            group.entities = listed.entities;
            group.entities.extend(later);
            group.entities.truncate(12);
            group.first = start;
            first = start;
        }
    }

    /// Whether the word at `at` ends what may belong to a subject.
    fn is_edge(&self, at: usize) -> bool {
        let word = &self.words[at];
        let opens_group = at == 0 || !self.is(at - 1, WordKinds::AUXILIARY);
        if word.kinds.is(WordKinds::NOT) && opens_group {
            return false;
        }
        let edges = WordKinds::RELATIVE
            .or(WordKinds::AUXILIARY)
            .or(WordKinds::VERB)
            .or(WordKinds::BUT)
            .or(WordKinds::OPENER);
        match word.part {
            Part::Comma | Part::Stop | Part::Time(_) => true,
            Part::Word => {
                word.kinds.is(edges) || self.voice(at).is_some() || self.is_other_past(at)
            }
            _ => false,
        }
    }
}
