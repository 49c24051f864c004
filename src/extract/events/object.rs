//! Whom a word's object and prepositions bring.

use super::draft::Draft;
use super::frame::Sense;
use super::group::{Group, REACH};
use super::sentence::{Part, Sentence};
use super::word_kinds::WordKinds;
use crate::extract::tokens::hash_of;
use crate::extract::{EntityType, EventClass, Known};

/// A preposition after a word, with the group it brings.
pub struct Brought {
    /// Where it stands.
    pub at: usize,
    /// The hash of the preposition.
    pub preposition: u32,
    pub group: Group,
}

impl Sentence<'_> {
    /// The prepositions from `from` on, with their groups, up to the end of the
    /// clause.
    pub fn brought(&self, from: usize) -> Vec<Brought> {
        let limit = (from + REACH).min(self.words.len());
        let mut all = Vec::new();
        let mut at = from;
        while at < limit {
            let word = &self.words[at];
            let is_end = match word.part {
                Part::Stop => true,
                Part::Comma => !self.goes_on(at + 1),
                Part::Word => {
                    word.kinds.is(WordKinds::RELATIVE
                        .or(WordKinds::AUXILIARY)
                        .or(WordKinds::BUT))
                        || self.is_other_past(at)
                        || word.kinds.is(WordKinds::VERB) && !self.text(at).ends_with("ing")
                        || word.kinds.is(WordKinds::OPENER) && !word.kinds.is(WordKinds::ARTICLE)
                        || (at > from
                            && self.voice(at).is_some()
                            && !self.is(at, WordKinds::CARRYING))
                }
                _ => false,
            };
            if is_end {
                break;
            }
            if word.part == Part::Word && word.kinds.is(WordKinds::PREPOSITION) {
                let group = self.group(at + 1, limit, false);
                let end = group.end;
                all.push(Brought {
                    at,
                    preposition: word.hash,
                    group,
                });
                // What a preposition deeper in the group brings is told as well.
                let deeper = (at + 1..end).find(|at| self.is(*at, WordKinds::PREPOSITION));
                at = deeper.unwrap_or(end.max(at + 1));
                continue;
            }
            at += 1;
        }
        all
    }

    /// Whether the clause goes on behind a comma before `at`: with a
    /// preposition or a time.
    fn goes_on(&self, at: usize) -> bool {
        self.is(at, WordKinds::PREPOSITION)
            || self.is_part(at, Part::Time(0))
            || matches!(self.get(at).map(|word| word.part), Some(Part::Time(_)))
    }

    /// The targets that the verb at `at` brings by its object and prepositions.
    pub fn targets(&self, at: usize, sense: &Sense) -> Group {
        let from = self.object_start(at, sense);
        if sense.takes_clause && (self.text_is(from, "that") || !sense.takes_object) {
            let from = from + usize::from(self.text_is(from, "that"));
            let clause = self.group(from, self.words.len(), true);
            if !clause.entities.is_empty() {
                return clause;
            }
        }
        if sense.takes_object && !self.is(from, WordKinds::PREPOSITION) {
            let object = self.group(from, self.words.len(), sense.is_inner);
            if !object.entities.is_empty() {
                return object;
            }
        }
        let brought = self.brought(at + 1);
        // `called on Iran` may have its preposition as its particle.
        let own = brought.iter().find(|one| {
            sense.prepositions.contains(&one.preposition) && !one.group.entities.is_empty()
        });
        let between = || {
            let between = hash_of("between");
            let is_between = |one: &&Brought| one.preposition == between && sense.is_inner;
            brought.iter().find(is_between)
        };
        let inner = || {
            let mut any = brought
                .iter()
                .filter(|_| sense.is_inner && sense.takes_object);
            any.find(|one| !one.group.entities.is_empty() && !self.is_circumstance(one))
        };
        if sense.class == Some(EventClass::Attack)
            && own.is_none()
            && let Some(aim) =
                (at + 1..self.words.len().min(at + 10)).find(|at| self.is_aiming(*at))
        {
            return self.group(aim + 1, self.words.len(), true);
        }
        match own.or_else(between).or_else(inner) {
            Some(one) => one.group.clone(),
            None if sense.is_inner && !sense.takes_object => {
                self.group(from, self.words.len(), true)
            }
            None => Group::default(),
        }
    }

    /// Whether a preposition brings by what or meanwhile: `criticized it via Twitter`.
    fn is_circumstance(&self, one: &Brought) -> bool {
        let is_medium = one
            .group
            .entities
            .iter()
            .all(|entity| self.is_medium(*entity));
        is_medium
            || [
                "via", "during", "amid", "after", "under", "since", "per", "through",
            ]
            .iter()
            .any(|word| self.text_is(one.at, word))
    }

    /// Whether the word at `at` says at whom something flies: `missiles targeting troops`.
    fn is_aiming(&self, at: usize) -> bool {
        ["targeting", "hitting", "striking", "killing"]
            .iter()
            .any(|known| self.text_is(at, known))
    }

    /// Where the object of the verb at `at` begins: behind its particle, adverbs and
    /// `up to`.
    pub fn object_start(&self, at: usize, sense: &Sense) -> usize {
        let mut from = at + 1 + usize::from(sense.next.is_some());
        while from < self.words.len() && self.is_adverb(from) {
            from += 1;
        }
        if self.text_is(from, "up") && self.text_is(from + 1, "to") {
            from += 2;
        }
        // `denounces and rejects the decision`
        if sense.takes_object && self.is(from, WordKinds::JOINT) {
            let next = (from + 1..self.words.len()).find(|at| !self.is_adverb(*at));
            if let Some(verb) = next.filter(|at| self.voice(*at).is_some()) {
                from = verb + 1;
            }
        }
        from
    }

    /// Whether something stands as the object of the verb at `at`, named or not.
    pub fn has_object(&self, at: usize, sense: &Sense) -> bool {
        let from = self.object_start(at, sense);
        let is_word = self.get(from).is_some_and(|word| {
            !matches!(word.part, Part::Comma | Part::Stop | Part::Time(_))
                && !word.kinds.is(WordKinds::PREPOSITION
                    .or(WordKinds::JOINT)
                    .or(WordKinds::OPENER))
        });
        sense.takes_object && is_word
    }

    /// Who did it, by `by`, after the verb at `at`.
    pub fn agent(&self, at: usize) -> Group {
        let by = hash_of("by");
        let brought = self.brought(at + 1);
        let agent = brought.into_iter().find(|one| one.preposition == by);
        agent.map(|one| one.group).unwrap_or_default()
    }

    /// Where it was: a place after `in`, `at` or `near` in the clause of word
    /// `at`, none of `others`.
    pub fn place(&self, at: usize, others: &[u32]) -> Option<u32> {
        let at_place = ["in", "at", "near", "outside"].map(hash_of);
        let brought = self.brought(at + 1);
        let mut places: Vec<&Brought> = brought
            .iter()
            .filter(|one| at_place.contains(&one.preposition) && !self.is_owned(one))
            .collect();
        // `in the Saudi consulate in Istanbul`
        if places.len() > 1 {
            places.retain(|one| !self.is_described(one));
        }
        let mut places = places
            .iter()
            .flat_map(|one| one.group.entities.first().copied());
        let is_new = |entity: &u32| self.is_place(*entity) && !others.contains(entity);
        places.find(is_new)
    }

    /// Whether the group is something described by a people: `in the Saudi consulate`.
    fn is_described(&self, one: &Brought) -> bool {
        let first = one.group.entities.first();
        (one.at..one.group.end).any(|at| {
            matches!(self.words[at].part, Part::Name(entity, _, true) if Some(&entity) == first)
        })
    }

    /// Whether the group is something of who is named: `in North Korea's ambitions`.
    fn is_owned(&self, one: &Brought) -> bool {
        (one.at..one.group.end).any(|at| self.is_part(at, Part::Owner))
    }

    /// Whether the entity is a place that is no country: its name before a noun
    /// says where (`the Nice attack`), a country's who.
    pub fn is_within_country(&self, entity: u32) -> bool {
        let known = self.facts.entities.get(entity as usize);
        known.is_some_and(|one| {
            one.entity_type == EntityType::Place && !matches!(one.known, Some(Known::Country(_)))
        })
    }

    /// Takes all but people out of a death: `two children from Algeria died`.
    pub fn keep_persons(&self, draft: &mut Draft) {
        if draft.class == EventClass::Death {
            let is_person = |entity: &u32| self.is_known(*entity) && self.is_person(*entity);
            draft.actors.retain(is_person);
            draft.targets.retain(is_person);
        }
    }

    /// Takes those who only own who it happened to among the words of `range` out of what
    /// is told: `Kim's mother died`.
    pub fn drop_owners(&self, draft: &mut Draft, range: std::ops::Range<usize>) {
        let is_done_to = matches!(
            draft.class,
            EventClass::Death
                | EventClass::Attack
                | EventClass::Arrest
                | EventClass::Trial
                | EventClass::Concession
        );
        if !is_done_to {
            return;
        }
        let is_owner = |entity: &u32| {
            let is_it = |at: &usize| matches!(self.words[*at].part, Part::Name(one, EntityType::Person, _) if one == *entity);
            let mut places = range.clone().filter(is_it).peekable();
            places.peek().is_some() && places.all(|at| self.is_part(at + 1, Part::Owner))
        };
        draft.targets.retain(|entity| !is_owner(entity));
        if draft.class == EventClass::Death {
            draft.actors.retain(|entity| !is_owner(entity));
        }
    }

    /// Whether the entity is a person, or may be one.
    pub fn is_person(&self, entity: u32) -> bool {
        let known = self.facts.entities.get(entity as usize);
        known.is_none_or(|known| known.entity_type == EntityType::Person)
    }

    /// Whether the entity is a medium that reports.
    pub fn is_medium(&self, entity: u32) -> bool {
        let known = self.facts.entities.get(entity as usize);
        known.is_some_and(|one| matches!(one.known, Some(Known::Medium(_))))
    }

    /// Whether the entity is one of the clipping's, not words alone.
    pub fn is_known(&self, entity: u32) -> bool {
        (entity as usize) < self.facts.entities.len()
    }

    /// Whether the entity is a place.
    pub fn is_place(&self, entity: u32) -> bool {
        let known = self.facts.entities.get(entity as usize);
        known.is_some_and(|known| known.entity_type == EntityType::Place)
    }
}
