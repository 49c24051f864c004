//! What a noun tells: `talks with X`, `Kim's visit to Russia`, `a letter sent by Xi`.

use super::draft::Draft;
use super::frame::{Of, Sense};
use super::group::Group;
use super::lexicon::LEXICON;
use super::sentence::{Part, Sentence};
use super::word_kinds::WordKinds;
use crate::extract::tokens::hash_of;
use crate::extract::{Case, EntityType, EventClass, TimeKind};

/// Most words before a noun that may describe it.
const MAX_BEFORE: usize = 8;

/// What stands before a noun in its phrase.
#[derive(Default)]
struct Before {
    /// The first word of the phrase.
    first: usize,
    owners: Vec<u32>,
    adjectives: Vec<u32>,
    /// Whom it is against: `anti-NATO protests`.
    against: Vec<u32>,
    /// The adjective is the name of a place: `a Russia tour`.
    is_of_place: bool,
    is_definite: bool,
    is_planned: bool,
    is_negated: bool,
    count: Option<u32>,
    /// The town whose name stands right before the noun: `the Hanoi summit`.
    town: Option<u32>,
}

impl Sentence<'_> {
    /// What the noun at `at` tells, where it tells an event.
    pub fn noun_event(&self, at: usize) -> Option<Draft> {
        let hash = self.words[at].hash;
        if self.voice(at).is_some() || self.is_part(at + 1, Part::Hyphen) || self.is_modifier(at) {
            return None;
        }
        let sense = LEXICON.nouns(hash).find(|sense| self.suits(at, sense))?;
        let class = sense.class?;
        if class == EventClass::Vote && at > 0 && self.is_part(at - 1, Part::Number) {
            // `485,798 votes`
            return None;
        }
        let before = self.before_noun(at);
        let mut draft = Draft::new(at, class);
        draft.is_noun = true;
        draft.first = before.first;
        draft.is_definite = before.is_definite;
        draft.is_planned = before.is_planned || self.is_prospect(before.first);
        draft.is_negated = before.is_negated;
        // `two weeks before the summit`
        draft.is_earlier = before.first > 0
            && ["before", "until", "till"]
                .iter()
                .any(|word| self.text_is(before.first - 1, word));
        draft.count = before.count;
        draft.place = before.town;
        let owners = Group {
            entities: before.owners.clone(),
            first: before.first,
            end: at,
            place: None,
        };
        if sense.is_owned && !self.text_is(at + 1, "of") {
            draft.aim(&owners);
        } else {
            draft.act(&owners);
        }
        draft.aim(&Group {
            entities: before.against.clone(),
            ..owners.clone()
        });
        if sense.takes_adjective {
            let adjectives = Group {
                entities: before.adjectives.clone(),
                ..owners.clone()
            };
            if class == EventClass::Vote && before.is_of_place {
                draft.place = adjectives.entities.first().copied();
            } else if sense.is_place && before.is_of_place {
                draft.aim(&adjectives);
            } else if let Some(place) = adjectives.entities.first()
                && before.is_of_place
                && (adjectives.entities.iter()).all(|place| self.is_within_country(*place))
            {
                // `the Paris and Brussels attacks`
                draft.place = Some(*place);
            } else {
                draft.act(&adjectives);
            }
        }
        let has_between = self.after_noun(at, sense, &mut draft);
        let mut is_carried = false;
        if sense.is_carried {
            is_carried = self.carry(at, before.first, &mut draft);
        } else {
            // `his trial was scheduled`
            self.carried_passive(at, &mut draft);
        }
        draft.is_carried = is_carried;
        if draft.place.is_none() {
            let others: Vec<u32> = draft.actors.iter().chain(&draft.targets).copied().collect();
            draft.place = self.place(at, &others);
        }
        if sense.is_place && draft.place.is_none() {
            let mut targets = draft.targets.iter().copied();
            draft.place = targets.find(|entity| self.is_place(*entity));
        }
        self.keep_persons(&mut draft);
        let range = at..draft.last + 1;
        self.drop_owners(&mut draft, range);
        let is_placed = usize::from(draft.place.is_some() && class.is_public());
        if class != EventClass::Meeting && !is_carried && self.is_in_title(at) {
            return None;
        }
        let n_named = draft.actors.len() + draft.targets.len() + is_placed;
        let is_told = match () {
            // `to select its nominee for the presidential election`
            () if class == EventClass::Vote && !is_carried => n_named > 0 && self.is_dated(&draft),
            () if sense.is_weak => n_named > 1 || (is_carried && n_named > 0) || has_between,
            () if sense.is_lone => true,
            () => n_named > 0,
        };
        // `The letter was sent on Monday` may date what was told before.
        draft.is_bare = !is_told && n_named == 0 && draft.is_definite;
        (is_told || draft.is_bare).then_some(draft)
    }

    /// Whether the noun at `at` only describes the next one: `treaty ally`.
    fn is_modifier(&self, at: usize) -> bool {
        let Some(next) = self.get(at + 1) else {
            return false;
        };
        let text = self.text(at + 1);
        let is_adverb = text.len() > 4 && text.ends_with("ly");
        // `a summit meeting`, `their attack plans`
        let is_event = LEXICON.nouns(next.hash).next().is_some();
        let is_plan = ["plan", "plans", "plot", "plots", "threats"].contains(&text);
        next.part == Part::Word
            && (next.kinds.without(WordKinds::EVENT_VERB).is_plain() || is_plan)
            && self.voice(at + 1).is_none()
            && !is_adverb
            && (is_event
                || !["ed", "ing", "to", "up"]
                    .iter()
                    .any(|end| text.ends_with(end)))
            && text.starts_with(|letter: char| letter.is_lowercase())
    }

    /// Whether the noun at `at` ends a title: `the Democratic Rally`, `Notes from Poland`.
    fn is_in_title(&self, at: usize) -> bool {
        let is_capital = |at: usize| {
            let word = self.get(at)?;
            Some(self.tokens.tokens[word.first as usize].case != Case::Lower)
        };
        // A headline has its verbs in capitals too.
        let verbs = WordKinds::VERB.or(WordKinds::EVENT_VERB);
        let is_prose = (at + 1..self.words.len().min(at + 12)).any(|at| {
            let word = &self.words[at];
            is_capital(at) == Some(false)
                && word.part == Part::Word
                && (word.kinds.is_plain() || word.kinds.is(verbs))
        });
        at > 0
            && !self.is_part(at - 1, Part::Stop)
            && !self.tokens.tokens[self.words[at].first as usize].opens_line
            && is_capital(at) == Some(true)
            && is_prose
    }

    /// Whether the conditions of a noun's sense hold at `at`.
    fn suits(&self, at: usize, sense: &Sense) -> bool {
        let near = |at: Option<usize>, words: &[u32]| {
            let word = at.and_then(|at| self.get(at));
            word.is_some_and(|word| {
                let token = &self.tokens.tokens[word.last as usize];
                words.contains(&token.hash)
            })
        };
        let before = at.checked_sub(1);
        let two_before = at.checked_sub(2);
        let is_needed = sense.needed.iter().all(|needed| {
            near(before, needed)
                || near(two_before, needed)
                || (sense.class == Some(EventClass::Cooperation)
                    && (at + 1..at + 7).any(|at| near(Some(at), needed)))
        });
        is_needed && !near(before, &sense.refused) && !near(Some(at + 1), &sense.refused)
    }

    /// Whether the noun phrase that begins at `first` is only thought of: `fears of an
    /// attack`, `to avoid war`.
    fn is_prospect(&self, first: usize) -> bool {
        let Some(before) = first.checked_sub(1) else {
            return false;
        };
        let is_of = ["of", "for", "against", "about"]
            .iter()
            .any(|word| self.text_is(before, word));
        let at = if is_of {
            before.checked_sub(1)
        } else {
            Some(before)
        };
        at.is_some_and(|at| {
            self.is(at, WordKinds::PROSPECT)
                && (is_of || !self.is(at, WordKinds::CARRYING))
                && self.is_part(at, Part::Word)
        })
    }

    fn before_noun(&self, at: usize) -> Before {
        let mut before = Before {
            first: at,
            ..Before::default()
        };
        let mut owner = None;
        let mut is_ordered = false;
        for place in (at.saturating_sub(MAX_BEFORE)..at).rev() {
            let word = &self.words[place];
            let ends = WordKinds::PREPOSITION
                .or(WordKinds::AUXILIARY)
                .or(WordKinds::CARRYING)
                .or(WordKinds::VERB)
                .or(WordKinds::BUT)
                .or(WordKinds::RELATIVE)
                .or(WordKinds::OPENER);
            match word.part {
                Part::Name(entity, entity_type, is_demonym) => {
                    if let Some(owner) = owner {
                        if place + 1 == owner || self.is_joined(place + 1) {
                            before.owners.insert(0, entity);
                        }
                    } else if place > 1
                        && self.is_part(place - 1, Part::Hyphen)
                        && (self.text_is(place - 2, "anti") || self.text_is(place - 2, "pro"))
                    {
                        if self.text_is(place - 2, "anti") {
                            before.against.push(entity);
                        }
                    } else if entity_type == EntityType::Person && place + 1 != at {
                        break;
                    } else if place + 1 != at
                        && !is_demonym
                        && !self.is_known(entity)
                        && !self.is_before_event(place + 1, at)
                    {
                        // `the Republican primary election`
                    } else if before.adjectives.is_empty() || self.is_joined(place + 1) {
                        before.adjectives.insert(0, entity);
                        before.is_of_place = entity_type == EntityType::Place && !is_demonym;
                    } else if before.town.is_none()
                        && before.is_of_place
                        && before.adjectives.len() == 1
                        && self.is_within_country(before.adjectives[0])
                        && matches!(self.words[place + 1].part, Part::Name(..))
                    {
                        // `the US-Russia Geneva summit`
                        before.town = before.adjectives.pop();
                        before.adjectives.push(entity);
                        before.is_of_place = entity_type == EntityType::Place && !is_demonym;
                    }
                }
                Part::Owner => {
                    owner = owner.or(Some(place));
                    before.is_definite = true;
                }
                Part::Hyphen | Part::Number => {}
                // `a week-long tour`
                Part::Time(time) if self.is_duration(time) => {}
                Part::Word if word.kinds.is(WordKinds::ARTICLE) => {
                    before.first = place;
                    let text = self.text(place).to_ascii_lowercase();
                    before.is_definite |=
                        matches!(text.as_str(), "the" | "this" | "that" | "these");
                    before.is_negated |= text == "no";
                    break;
                }
                Part::Word if word.kinds.is(WordKinds::OWNER) => {
                    before.first = place;
                    before.is_definite = true;
                    break;
                }
                Part::Word if word.kinds.is(WordKinds::JOINT) => {
                    let joins = self.is_part(place + 1, Part::Word)
                        || place == 0
                        || !matches!(self.words[place - 1].part, Part::Name(..));
                    if joins {
                        break;
                    }
                }
                Part::Word => {
                    if word.kinds.is(ends) || self.voice(place).is_some() {
                        break;
                    }
                    let text = self.text(place);
                    before.is_planned |= [
                        "planned",
                        "possible",
                        "proposed",
                        "future",
                        "upcoming",
                        "potential",
                    ]
                    .iter()
                    .any(|known| text.eq_ignore_ascii_case(known));
                }
                _ => break,
            }
            if word.kinds.is(WordKinds::ORDINAL) {
                is_ordered = true;
            }
            if before.count.is_none() && owner.is_none() {
                let is_whole = !self.is_part(place + 1, Part::Hyphen);
                before.count = self
                    .number(place)
                    .filter(|_| is_whole && self.text(at).ends_with('s'));
            }
            before.first = place;
        }
        before.is_definite &= !is_ordered;
        before
    }

    /// Whether one word is between a name and the noun at `at`, and tells an event too:
    /// `the QUAD summit meeting`.
    fn is_before_event(&self, place: usize, at: usize) -> bool {
        place + 1 == at && LEXICON.nouns(self.words[place].hash).next().is_some()
    }

    /// Whether a date finer than a year says when the event of `draft` was.
    fn is_dated(&self, draft: &Draft) -> bool {
        self.time_of(draft).is_some_and(|time| {
            let text = self.facts.times[time as usize].span.of(self.tokens.text);
            text.contains(|letter: char| letter.is_alphabetic())
        })
    }

    fn is_duration(&self, time: u32) -> bool {
        let known = self.facts.times.get(time as usize);
        known.is_some_and(|known| known.kind == TimeKind::Duration)
    }

    /// Whether `and` or a hyphen at `at` joins two names before a noun.
    fn is_joined(&self, at: usize) -> bool {
        self.is(at, WordKinds::JOINT) || self.is_part(at, Part::Hyphen)
    }

    /// Adds those whom prepositions and participles after the noun bring; gives
    /// whether `between` did.
    fn after_noun(&self, at: usize, sense: &Sense, draft: &mut Draft) -> bool {
        let [by, of, from, between] = ["by", "of", "from", "between"].map(hash_of);
        let mut has_between = false;
        // `congratulations Xi sent`
        let named = self.group(at + 1, (at + 6).min(self.words.len()), false);
        let is_named = self
            .get(at + 1)
            .is_some_and(|word| matches!(word.part, Part::Name(..)));
        if is_named && !named.entities.is_empty() && self.is(named.end, WordKinds::CARRYING) {
            draft.act(&named);
        }
        for one in self.brought(at + 1) {
            let group = &one.group;
            if one.preposition == between {
                has_between = !group.entities.is_empty();
                if sense.is_mutual {
                    draft.act(group);
                } else {
                    draft.aim(group);
                }
            } else if one.preposition == by {
                let is_near = one.at == at + 1
                    || one.at == at + 2
                        && self.is(at + 1, WordKinds::CARRYING)
                        && !self.passes_on(at + 1);
                if is_near {
                    draft.act(group);
                }
            } else if one.preposition == of && one.at > at + 1 {
                continue;
            } else if one.preposition == of {
                match sense.of {
                    Of::Actor => draft.act(group),
                    Of::Target => draft.aim(group),
                    Of::Nobody => {}
                }
            } else if one.preposition == from && sense.prepositions.contains(&from) {
                if sense.class == Some(EventClass::Concession) {
                    draft.aim(group);
                } else {
                    draft.act(group);
                }
            } else if sense.prepositions.contains(&one.preposition) && draft.targets.is_empty() {
                draft.aim(group);
            }
        }
        has_between
    }

    /// Whether who does the verb at `at` only carries a letter.
    fn passes_on(&self, at: usize) -> bool {
        let text = self.text(at);
        text.starts_with("deliver") || text.starts_with("carri") || text.starts_with("receiv")
    }
}
