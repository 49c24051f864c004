//! Those named by a group of words: `the ambassadors of Arnor, Osgiliath and Gondor`.

use super::sentence::{Part, Sentence};
use super::verb_shape::Voice;
use super::word_kinds::WordKinds;
use crate::extract::who::{ends_title, is_title_word};
use crate::extract::{EntityType, Known};

/// How far a group reaches, in words.
pub const REACH: usize = 40;
/// How deep prepositions are followed.
const MAX_DEPTH: u32 = 3;
/// Most who are named together.
const MAX_ENTITIES: usize = 12;

/// Those named by a group of words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Places in `Facts::entities`, as they come, each once.
    pub entities: Vec<u32>,
    /// The first word.
    pub first: usize,
    /// The word after the last.
    pub end: usize,
    /// The town that says where they are: `ministers in Cairo`.
    pub place: Option<u32>,
}

impl Group {
    fn add(&mut self, entity: u32) {
        if !self.entities.contains(&entity) && self.entities.len() < MAX_ENTITIES {
            self.entities.push(entity);
        }
    }
}

/// A noun phrase without what follows it: whom it names, and where it ends.
struct Phrase {
    entities: Vec<u32>,
    end: usize,
    /// It tells of others than who is named: `critics of Kim`.
    is_of_others: bool,
}

impl Sentence<'_> {
    /// Who is named from word `from` on, up to `limit`. Where the group itself
    /// names nobody, what its prepositions bring counts, if `descends`.
    pub fn group(&self, from: usize, limit: usize, descends: bool) -> Group {
        let limit = limit.min(from + REACH).min(self.words.len());
        let mut group = self.group_at(from, limit, descends, 0);
        if let Some(person) = self.apposed(&group, limit) {
            group.entities = vec![person];
            group.end += 2;
        }
        group
    }

    /// The person whom the office that a group tells is said to be right behind it:
    /// `the Italian minister, Luigi Di Maio, joined`.
    fn apposed(&self, group: &Group, limit: usize) -> Option<u32> {
        let (name, after) = (group.end + 1, group.end + 2);
        if name >= limit || !self.is_part(group.end, Part::Comma) || self.names_person(group) {
            return None;
        }
        let is_listed = self.is_part(after, Part::Comma) && self.is(after + 1, WordKinds::JOINT);
        let is_end = self.get(after).is_none_or(|word| {
            let ends = WordKinds::AUXILIARY.or(WordKinds::PREPOSITION);
            matches!(word.part, Part::Comma | Part::Stop | Part::Time(_)) || word.kinds.is(ends)
        });
        let person = self.person_at(name)?;
        (is_end && !is_listed && self.has_office(group)).then_some(person)
    }

    /// The person named at `at`.
    pub fn person_at(&self, at: usize) -> Option<u32> {
        match self.get(at)?.part {
            Part::Name(entity, EntityType::Person, _) => Some(entity),
            _ => None,
        }
    }

    /// Whether a group names a person.
    pub fn names_person(&self, group: &Group) -> bool {
        (group.first..group.end).any(|at| self.person_at(at).is_some())
    }

    /// Whether a group tells an office of one.
    pub fn has_office(&self, group: &Group) -> bool {
        (group.first..group.end)
            .any(|at| self.is_part(at, Part::Word) && ends_title(self.words[at].hash))
    }

    fn group_at(&self, from: usize, limit: usize, descends: bool, depth: u32) -> Group {
        let first = self.phrase(from, limit);
        let mut group = Group {
            first: from,
            end: first.end,
            ..Group::default()
        };
        first.entities.iter().for_each(|entity| group.add(*entity));
        self.join(&mut group, limit, depth);
        if group.entities.is_empty()
            && !first.is_of_others
            && (descends || self.text_is(group.end, "of") || self.text_is(group.end, "from"))
            && depth < MAX_DEPTH
            && group.end > from
            && self.is(group.end, WordKinds::PREPOSITION)
            && group.end + 1 < limit
        {
            let inner = self.group_at(group.end + 1, limit, true, depth + 1);
            if self.is_only_where(group.end, &inner) {
                group.place = inner.entities.first().copied();
            } else if !inner.entities.is_empty() && !self.is_of_another(from, group.end, &inner) {
                return Group {
                    first: from,
                    ..inner
                };
            }
        }
        group
    }

    /// Whether the words from `from` to the preposition at `at` are another's than the
    /// person whom it brings: `a former adviser for Kim`.
    fn is_of_another(&self, from: usize, at: usize, inner: &Group) -> bool {
        let is_person = |entity: &u32| self.is_known(*entity) && self.is_person(*entity);
        let has_office =
            (from..at).any(|at| self.is_part(at, Part::Word) && is_title_word(self.words[at].hash));
        let is_aside = ["for", "to", "with", "near", "like", "about"]
            .iter()
            .any(|word| self.text_is(at, word));
        let is_of = self.text_is(at, "of") && self.person_at(at + 1).is_some();
        has_office && (is_aside || is_of) && inner.entities.iter().all(is_person)
    }

    /// Whether a preposition only says where: `ministers in Cairo`, not `in Iran`.
    fn is_only_where(&self, at: usize, inner: &Group) -> bool {
        let is_town = |entity: &u32| {
            let known = self.facts.entities.get(*entity as usize);
            known.is_some_and(|one| matches!(one.known, Some(Known::PlaceIn(_))))
        };
        let is_one = |words: &[&str]| words.iter().any(|word| self.text_is(at, word));
        let is_where = is_one(&["in", "at"]) && inner.entities.iter().all(is_town)
            || is_one(&["near", "outside"]) && inner.entities.iter().all(|one| self.is_place(*one));
        is_where && !inner.entities.is_empty()
    }

    /// Adds what `and` and commas join to the group.
    fn join(&self, group: &mut Group, limit: usize, depth: u32) {
        let mut listed: Vec<u32> = Vec::new();
        let mut at = group.end;
        let before = group.first.checked_sub(1);
        let is_between = before.is_some_and(|at| self.text(at).eq_ignore_ascii_case("between"));
        loop {
            if at >= limit {
                return;
            }
            let is_joint = self.is(at, WordKinds::JOINT);
            let is_comma = self.is_part(at, Part::Comma);
            if !is_joint && !is_comma {
                return;
            }
            let start = if is_comma && self.is(at + 1, WordKinds::JOINT) {
                at + 2
            } else {
                at + 1
            };
            let closes = is_joint || start == at + 2;
            let phrase = self.phrase(start, limit);
            if phrase.end == start
                || self.text_is(start, "that")
                || self.voice(start).is_some()
                || (phrase.end < limit && !is_between && self.opens_clause(phrase.end))
            {
                return;
            }
            if closes {
                // A joined group without a name may still own what follows:
                // `lawmakers and officials in Fornost`.
                let is_inner = phrase.entities.is_empty() && !group.entities.is_empty();
                if is_inner && depth < MAX_DEPTH && self.text_is(phrase.end, "of") {
                    let inner = self.group_at(phrase.end + 1, limit, false, depth + 1);
                    inner.entities.iter().for_each(|entity| group.add(*entity));
                    group.end = inner.end;
                    return;
                }
                if !phrase.entities.is_empty() || group.entities.is_empty() {
                    listed.extend(&phrase.entities);
                    listed.iter().for_each(|entity| group.add(*entity));
                    group.end = phrase.end;
                }
                return;
            }
            let ends_in_name = matches!(self.words[phrase.end - 1].part, Part::Name(..));
            if group.entities.is_empty() && listed.is_empty() && ends_in_name {
                // `its ally, China`
                phrase.entities.iter().for_each(|entity| group.add(*entity));
                group.end = phrase.end;
                return;
            }
            if phrase.end - start > 6 {
                return;
            }
            listed.extend(&phrase.entities);
            at = phrase.end;
        }
    }

    /// Whether the word at `at` is this one, in lower case.
    pub fn text_is(&self, at: usize, text: &str) -> bool {
        at < self.words.len() && self.text(at).eq_ignore_ascii_case(text)
    }

    /// Whether a verb with a subject before it is at `at`.
    fn opens_clause(&self, at: usize) -> bool {
        let at = (at..at + 3).find(|at| *at >= self.words.len() || !self.is_adverb(*at));
        at.is_some_and(|at| {
            self.is(at, WordKinds::AUXILIARY.or(WordKinds::VERB))
                || self.voice(at) == Some(Voice::Active)
        })
    }

    fn phrase(&self, from: usize, limit: usize) -> Phrase {
        let mut owner = Vec::new();
        let mut head: Vec<u32> = Vec::new();
        let mut last_type = None;
        let mut is_of_others = false;
        let mut at = from;
        while at < limit {
            let Some(word) = self.get(at) else { break };
            match word.part {
                Part::Name(entity, entity_type, is_demonym) => {
                    let after_hyphen = at > from && self.is_part(at - 1, Part::Hyphen);
                    if at > from && self.is_part(at - 1, Part::Comma) {
                        break;
                    }
                    let goes_on = after_hyphen && !head.is_empty();
                    let is_named = last_type == Some(EntityType::Person)
                        && entity_type == EntityType::Place
                        && !is_demonym;
                    if is_named {
                        break;
                    }
                    if !goes_on {
                        head.clear();
                    }
                    head.push(entity);
                    is_of_others = false;
                    last_type = Some(entity_type);
                }
                Part::Owner => {
                    owner = std::mem::take(&mut head);
                    last_type = None;
                }
                Part::Hyphen | Part::Number => {}
                Part::Time(_) | Part::Comma | Part::Stop => break,
                Part::Word => {
                    if at == from && word.kinds.is(WordKinds::NOT) {
                        at += 1;
                        continue;
                    }
                    let ends = WordKinds::PREPOSITION
                        .or(WordKinds::RELATIVE)
                        .or(WordKinds::AUXILIARY)
                        .or(WordKinds::JOINT)
                        .or(WordKinds::BUT);
                    let ends_later = WordKinds::ARTICLE
                        .or(WordKinds::OPENER)
                        .or(WordKinds::OWNER);
                    if word.kinds.is(ends) || (at > from && word.kinds.is(ends_later)) {
                        break;
                    }
                    let is_verb = word.kinds.is(WordKinds::VERB)
                        || self.voice(at).is_some()
                        || self.is_other_past(at);
                    if at > from && is_verb && !self.is(at - 1, WordKinds::ARTICLE) {
                        break;
                    }
                    if at > from && self.text(at).eq_ignore_ascii_case("to") {
                        break;
                    }
                    if word.kinds.is(WordKinds::OTHERS) {
                        owner.clear();
                        head.clear();
                        is_of_others = true;
                    }
                }
            }
            at += 1;
        }
        Phrase {
            entities: if head.is_empty() { owner } else { head },
            end: at,
            is_of_others,
        }
    }
}
