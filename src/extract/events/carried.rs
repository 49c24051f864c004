//! The verb around a noun that tells an event: `held talks`, `said in a letter`.

use super::draft::Draft;
use super::group::Group;
use super::sentence::{Part, Sentence};
use super::subject::Subject;
use super::verb_shape::Voice;
use super::word_kinds::WordKinds;
use crate::extract::EventClass;
use crate::extract::tokens::hash_of;

impl Sentence<'_> {
    /// Adds those whom the verb around the noun brings: `held talks with`, `said
    /// in a letter to`, `talks were held`. Gives whether there is one.
    pub fn carry(&self, at: usize, first: usize, draft: &mut Draft) -> bool {
        if self.carried_passive(at, draft) {
            return true;
        }
        let opener = first.checked_sub(1);
        let is_phrase = opener.is_some_and(|at| {
            self.is(at, WordKinds::PREPOSITION)
                && !ABOUT
                    .iter()
                    .any(|other| self.text(at).eq_ignore_ascii_case(other))
        });
        let is_aside = opener.is_some_and(|at| at > 0 && self.is_part(at - 1, Part::Comma));
        if is_phrase && is_aside && is_occasion(draft.class) {
            // `Kim, in a letter to Xi, has assured`
            let group = self.group_before(first - 2);
            self.take_actor(draft, &group);
            return false;
        }
        // `Kim, who was on a visit to`
        let being = opener
            .filter(|at| self.text_is(*at, "on"))
            .and_then(|at| at.checked_sub(1));
        if let Some(being) =
            being.filter(|at| is_occasion(draft.class) && self.is(*at, WordKinds::BE))
        {
            let subject = self.subject(being);
            self.take_actor(draft, &subject.group);
            self.take_modality(draft, &subject, being);
            return true;
        }
        let verb = self.governor(first);
        let comma = verb.is_some_and(|verb| (verb..first).any(|at| self.is_part(at, Part::Comma)));
        let Some(verb) = verb.filter(|_| !comma) else {
            if is_phrase && draft.actors.is_empty() && is_occasion(draft.class) {
                // `In a letter to Kim, Xi said`
                self.of_main_clause(at, draft);
            }
            return false;
        };
        let is_carrying = self.is(verb, WordKinds::CARRYING.or(WordKinds::ATTENDING));
        let particle = opener.filter(|at| ["up", "out", "off"].contains(&self.text(*at)));
        let object_of = particle.or(Some(first)).and_then(|at| at.checked_sub(1));
        let is_object = is_carrying && object_of == Some(verb);
        // `to prevent attacks`, not `to talks`, `to the talks`
        let is_infinitive = opener.is_some_and(|at| self.text_is(at, "to"))
            && first < at
            && self.is_part(first, Part::Word)
            && self.words[first].kinds.is_plain();
        let is_in_phrase = is_phrase && !is_infinitive && (is_carrying || is_occasion(draft.class));
        draft.is_planned |= is_infinitive;
        if !is_object && (!is_in_phrase || draft.class == EventClass::Vote) {
            return false;
        }
        draft.verb = verb;
        let subject = self.subject(verb);
        let is_passive = self.before_adverbs(verb).is_some_and(|before| {
            self.is(before, WordKinds::BE) && !self.text(verb).ends_with("ing")
        });
        if is_passive {
            // `it was signed at the summit`
        } else if self.is(verb, WordKinds::RECEIVING) {
            draft.aim(&subject.group);
        } else {
            self.take_actor(draft, &subject.group);
        }
        if self.text(verb).to_ascii_lowercase().starts_with("invit") {
            draft.aim(&self.group(verb + 1, first, true));
        }
        self.take_modality(draft, &subject, verb);
        true
    }

    fn take_actor(&self, draft: &mut Draft, group: &Group) {
        if draft.actors.is_empty() {
            draft.act(group);
        } else {
            draft.cover(group);
        }
    }

    fn take_modality(&self, draft: &mut Draft, subject: &Subject, verb: usize) {
        draft.is_planned |= subject.is_planned
            || self.is(verb, WordKinds::PLANNING) && !self.is(verb, WordKinds::REFUSING);
        draft.is_negated |= subject.is_negated || self.is(verb, WordKinds::REFUSING);
        draft.is_earlier |= subject.is_earlier;
    }

    /// `talks were held`, `the meeting will take place`.
    pub fn carried_passive(&self, at: usize, draft: &mut Draft) -> bool {
        // Over `between Macron and Scholz`.
        let limit = self.words.len().min(at + 12);
        let mut place = at + 1;
        while place < limit && self.goes_on_to_verb(place) {
            place += 1;
        }
        let mut is_after = false;
        while place < self.words.len()
            && (self.is(place, WordKinds::AUXILIARY) || self.is_adverb(place))
        {
            draft.is_planned |= self.is(place, WordKinds::MODAL);
            draft.is_negated |= self.is(place, WordKinds::NOT);
            is_after |= self.is(place, WordKinds::AUXILIARY);
            place += 1;
        }
        if is_after {
            draft.is_negated |= self.is(place, WordKinds::REFUSING);
            draft.is_planned |= self.is(place, WordKinds::PLANNING);
        }
        let is_carried = is_after && self.is(place, WordKinds::CARRYING);
        if is_carried {
            for one in self.brought(place + 1) {
                if [hash_of("between"), hash_of("by")].contains(&one.preposition) {
                    draft.act(&one.group);
                }
            }
        }
        is_carried
    }

    fn goes_on_to_verb(&self, at: usize) -> bool {
        let word = &self.words[at];
        let ends = WordKinds::AUXILIARY
            .or(WordKinds::RELATIVE)
            .or(WordKinds::VERB)
            .or(WordKinds::BUT);
        !matches!(word.part, Part::Comma | Part::Stop)
            && !word.kinds.is(ends)
            && self.voice(at).is_none()
    }

    /// The subject after the comma of a fronted phrase.
    fn of_main_clause(&self, at: usize, draft: &mut Draft) {
        let limit = self.words.len().min(at + 60);
        let mut verbs = (at + 1..limit).filter(|at| {
            self.is(*at, WordKinds::VERB.or(WordKinds::AUXILIARY)) || self.voice(*at).is_some()
        });
        let comma = (at + 1..limit).find(|at| self.is_part(*at, Part::Comma));
        let Some(comma) = comma else { return };
        let first = self.group(comma + 1, limit, true);
        let is_subject = self.is(first.end, WordKinds::VERB.or(WordKinds::AUXILIARY))
            || self.voice(first.end).is_some();
        if !first.entities.is_empty() && is_subject {
            draft.act(&first);
            return;
        }
        // Behind asides: the verb whose subject stands right after a comma.
        let found = verbs.find(|verb| {
            let group = self.group_before(*verb);
            !group.entities.is_empty()
                && group.first > comma
                && self.is_part(group.first - 1, Part::Comma)
                && self.voice(*verb).is_none_or(|voice| voice == Voice::Active)
                && *verb > 0
                && !self.is_infinitive(*verb)
                && matches!(self.words[*verb - 1].part, Part::Name(..))
        });
        if let Some(verb) = found {
            draft.act(&self.group_before(verb));
        }
    }
}

/// Prepositions that speak of an event without placing anything at it: `the
/// conclusions of the summit`.
const ABOUT: [&str; 8] = [
    "of",
    "about",
    "over",
    "despite",
    "against",
    "concerning",
    "regarding",
    "like",
];

/// Whether something may be said or done at it.
pub fn is_occasion(class: EventClass) -> bool {
    matches!(
        class,
        EventClass::Letter
            | EventClass::Call
            | EventClass::Meeting
            | EventClass::Visit
            | EventClass::Parade
    )
}
