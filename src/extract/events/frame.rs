//! How a word that tells an event stands to those who take part in it.

use crate::extract::EventClass;
use crate::extract::tokens::hash_of;

/// Whom `of` brings after a noun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Of {
    /// Who did it: `the visit of Kim`.
    Actor,
    /// To whom it was done: `the arrest of Kim`.
    Target,
    /// Nobody.
    #[default]
    Nobody,
}

/// What a word tells, and where those who take part stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sense {
    /// What happens; a class of its own for each row.
    pub class: Option<EventClass>,
    /// Hashes of the prepositions that bring the target.
    pub prepositions: Vec<u32>,
    /// The object is the target.
    pub takes_object: bool,
    /// The subject of a clause after `that` is the target.
    pub takes_clause: bool,
    /// Several subjects do it together.
    pub is_mutual: bool,
    /// Told only with an actor and a target.
    pub needs_both: bool,
    /// Told only with a target.
    pub needs_target: bool,
    /// Told only with a target that has a name.
    pub needs_name: bool,
    /// Told only with a person as its target.
    pub needs_person: bool,
    /// The target is where it is done.
    pub is_place: bool,
    /// The target did it: `received aid from`.
    pub is_reversed: bool,
    /// It happens to the subject.
    pub is_of_subject: bool,
    /// The target may stand deeper in the object.
    pub is_inner: bool,
    /// A verb before the noun brings the actor.
    pub is_carried: bool,
    /// Told only where a verb or `between` brings those who take part.
    pub is_weak: bool,
    /// May be told without anybody named.
    pub is_lone: bool,
    /// A name right before the noun is the actor.
    pub takes_adjective: bool,
    /// Whom `of` brings.
    pub of: Of,
    /// It happens to its owner: `Kim's arrest`, not `Russia's attack`.
    pub is_owned: bool,
    /// The next word must be this one.
    pub next: Option<u32>,
    /// One of each of these must come soon after; right before, for a noun.
    pub needed: Vec<Vec<u32>>,
    /// None of these may.
    pub refused: Vec<u32>,
    /// None of these may be the next word.
    pub refused_next: Vec<u32>,
}

impl Sense {
    /// Reads the columns class, frame and conditions of a row.
    pub fn parse(class: &str, frame: &str, conditions: &str) -> Sense {
        let mut sense = Sense {
            class: EventClass::ALL.into_iter().find(|one| one.name() == class),
            ..Sense::default()
        };
        for word in frame.split(' ').filter(|word| !word.is_empty()) {
            match word {
                "o" => sense.takes_object = true,
                "mutual" => sense.is_mutual = true,
                "both" => sense.needs_both = true,
                "target" => sense.needs_target = true,
                "named" => sense.needs_name = true,
                "person" => sense.needs_person = true,
                "place" => sense.is_place = true,
                "that" => sense.takes_clause = true,
                "reverse" => sense.is_reversed = true,
                "self" => sense.is_of_subject = true,
                "inner" => sense.is_inner = true,
                "carried" => sense.is_carried = true,
                "weak" => sense.is_weak = true,
                "lone" => sense.is_lone = true,
                "adjective" => sense.takes_adjective = true,
                "owned" => sense.is_owned = true,
                "of=actor" => sense.of = Of::Actor,
                "of=target" => sense.of = Of::Target,
                "of=none" => sense.of = Of::Nobody,
                preposition => sense.prepositions.push(hash_of(preposition)),
            }
        }
        for condition in conditions.split(' ').filter(|word| !word.is_empty()) {
            let (sign, words) = condition.split_at(1);
            let words = words.split(',').map(hash_of);
            match sign {
                "+" => sense.next = words.into_iter().next(),
                "!" => sense.refused.extend(words),
                "-" => sense.refused_next.extend(words),
                _ => sense.needed.push(words.collect()),
            }
        }
        sense
    }
}
