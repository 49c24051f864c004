//! An event: what a text says that somebody did.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// What a text says that somebody did, to whom, when and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Bytes of `Clipping::text`: the words that tell it, actors included where
    /// they stand beside them.
    pub span: Span,
    /// Bytes of the word or words that say what happened: `met`, `letter`.
    pub trigger: Span,
    /// What happened.
    pub class: EventClass,
    /// Who did it: places in [`Facts::entities`](super::Facts::entities).
    pub actors: Vec<u32>,
    /// To whom, in the same way.
    pub targets: Vec<u32>,
    /// Who did it, by words that are no known name: `Bree officials`.
    pub worded_actors: Vec<WordedParty>,
    /// To whom, in the same way.
    pub worded_targets: Vec<WordedParty>,
    /// When.
    pub time: EventTime,
    /// Where: a place in [`Facts::entities`](super::Facts::entities).
    pub place: Option<u32>,
    /// How often, where a number says so: `met five times`.
    pub count: Option<u32>,
    /// What an anniversary counts and remembers.
    pub anniversary: Option<Anniversary>,
    /// It is told that this did not happen.
    pub is_negated: bool,
    /// It is told as planned, threatened or possible.
    pub is_planned: bool,
    /// How sure this is, in percent: 1 to 100.
    pub confidence: u8,
}

/// Somebody who takes part by words of the text, in capitals, that no model and no
/// list knows as a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordedParty {
    /// Bytes of `Clipping::text`, without an article: `Bree officials`.
    pub span: Span,
    /// What the words are.
    pub kind: WordedKind,
    /// Who is named among them: a place in [`Facts::entities`](super::Facts::entities).
    pub named: Option<u32>,
}

/// What the words of a [`WordedParty`] are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WordedKind {
    /// As a name is written, and nothing else: `Bree`.
    Capitalised,
    /// A description with such a word in it: `Bree officials`.
    Described,
}

impl WordedKind {
    /// The name in the command line's output and in the page.
    pub fn name(self) -> &'static str {
        match self {
            WordedKind::Capitalised => "capitalised",
            WordedKind::Described => "described",
        }
    }
}

/// When an event was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EventTime {
    /// What an expression says: a place in [`Facts::times`](super::Facts::times).
    Expression(u32),
    /// About the day of the clipping: it is told as news, without a date.
    Published,
    /// Not told.
    Unknown,
}

/// What an anniversary counts and remembers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anniversary {
    /// Years since then, where the text tells: 75.
    pub years: Option<u16>,
    /// Bytes of what is remembered, without articles: `founding of the ruling
    /// Workers' Party of Korea`.
    pub commemorates: Option<Span>,
}

/// What happened, in classes of diplomacy and conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EventClass {
    /// A statement that is news by itself.
    Statement,
    /// They met or talked.
    Meeting,
    /// Somebody went to see somebody, or a place, in office.
    Visit,
    /// A letter, message, telegram, greeting.
    Letter,
    /// A call by telephone.
    Call,
    /// A treaty, deal, pact, understanding.
    Agreement,
    /// Food, money, medicine, arms for another.
    Aid,
    /// A demand.
    Demand,
    /// A refusal.
    Rejection,
    /// Words against another: criticism, accusation.
    Disapproval,
    /// A threat.
    Threat,
    /// Sanctions, embargoes, closed borders, broken relations.
    Sanction,
    /// A demonstration, strike, riot.
    Protest,
    /// A parade.
    Parade,
    /// An exercise, a mobilisation.
    Exercise,
    /// A launch or test of a weapon or rocket.
    Test,
    /// An attack, battle, bombing.
    Attack,
    /// An arrest, imprisonment, expulsion, abduction.
    Arrest,
    /// An inquiry, trial, verdict.
    Trial,
    /// An election or vote.
    Vote,
    /// An appointment, promotion, resignation or dismissal.
    Appointment,
    /// A death.
    Death,
    /// A jubilee, founding day, anniversary.
    Anniversary,
    /// Concession: release, withdrawal, ceasefire, easing.
    Concession,
    /// Praise, welcome, recognition.
    Support,
    /// Ties restored, work done together.
    Cooperation,
}

impl EventClass {
    /// All classes, in their order.
    pub const ALL: [EventClass; 26] = [
        EventClass::Statement,
        EventClass::Meeting,
        EventClass::Visit,
        EventClass::Letter,
        EventClass::Call,
        EventClass::Agreement,
        EventClass::Aid,
        EventClass::Demand,
        EventClass::Rejection,
        EventClass::Disapproval,
        EventClass::Threat,
        EventClass::Sanction,
        EventClass::Protest,
        EventClass::Parade,
        EventClass::Exercise,
        EventClass::Test,
        EventClass::Attack,
        EventClass::Arrest,
        EventClass::Trial,
        EventClass::Vote,
        EventClass::Appointment,
        EventClass::Death,
        EventClass::Anniversary,
        EventClass::Concession,
        EventClass::Support,
        EventClass::Cooperation,
    ];

    /// Whether where it was says enough of it.
    pub fn is_public(self) -> bool {
        matches!(
            self,
            EventClass::Attack
                | EventClass::Protest
                | EventClass::Parade
                | EventClass::Exercise
                | EventClass::Vote
        )
    }

    /// The name in the command line's output and in the page.
    pub fn name(self) -> &'static str {
        match self {
            EventClass::Statement => "statement",
            EventClass::Meeting => "meeting",
            EventClass::Visit => "visit",
            EventClass::Letter => "letter",
            EventClass::Call => "call",
            EventClass::Agreement => "agreement",
            EventClass::Aid => "aid",
            EventClass::Demand => "demand",
            EventClass::Rejection => "rejection",
            EventClass::Disapproval => "disapproval",
            EventClass::Threat => "threat",
            EventClass::Sanction => "sanction",
            EventClass::Protest => "protest",
            EventClass::Parade => "parade",
            EventClass::Exercise => "exercise",
            EventClass::Test => "test",
            EventClass::Attack => "attack",
            EventClass::Arrest => "arrest",
            EventClass::Trial => "trial",
            EventClass::Vote => "vote",
            EventClass::Appointment => "appointment",
            EventClass::Death => "death",
            EventClass::Anniversary => "anniversary",
            EventClass::Concession => "concession",
            EventClass::Support => "support",
            EventClass::Cooperation => "cooperation",
        }
    }
}
