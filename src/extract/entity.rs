//! An entity of one clipping: who or what its mentions name.

use serde::{Deserialize, Serialize};

use super::EntityType;
use crate::text::Span;

/// Who or what some mentions of one clipping name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// What it is.
    pub entity_type: EntityType,
    /// Its fullest name: as the lexicon writes it, else as the clipping does.
    pub name: String,
    /// What a lexicon knows of it.
    pub known: Option<Known>,
    /// Offices and descriptions that the clipping gives it.
    pub roles: Vec<Role>,
    /// How the clipping writes it, each spelling once, in the order of their
    /// first mentions, with what says that it names this entity.
    pub forms: Vec<Form>,
}

/// A spelling by which a clipping names an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// As the text has it.
    pub text: String,
    /// Mentions with this spelling.
    pub n_mentions: u32,
    /// Why it is taken for a name of the entity.
    pub reason: MergeReason,
    /// How sure that is, in percent: 1 to 100; of the least sure mention.
    pub confidence: u8,
}

/// What says that two names are those of one entity. The order is that of how
/// far apart the names may look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MergeReason {
    /// It is the name that the others were compared with.
    Itself,
    /// Hyphens, spaces, case, accents: `Kim Jong-un`, `KIM JONG UN`.
    Spelling,
    /// The same words in another order: `Yunshan Liu`, `State Department`.
    Order,
    /// A lexicon knows both as one: `China`, `Chinese`.
    Lexicon,
    /// A middle name more or less: `George Bush`, `George Walker Bush`.
    Middle,
    /// Initials for names: `J. Edgar Hoover`.
    Initials,
    /// A part of a double name: `Peña`, `Peña Nieto`.
    NamePart,
    /// The family name alone, with a title or not: `President Xi`.
    Surname,
    /// The given name alone: `Hillary`.
    GivenName,
    /// A short form of a given name: `Bill`, `William`.
    Nickname,
    /// A part of an organisation's or a place's name: `the Workers' Party`.
    ShortForm,
    /// Initials in capitals: `WPK`.
    Acronym,
    /// One in brackets behind the other: `People's Protection Units (YPG)`.
    Brackets,
    /// The text says so: `also known as`.
    AlsoKnownAs,
    /// `the North`, `Korea`, where one country's name has the word.
    Direction,
    /// Another system of romanisation: `Chong-il`, `Jong-il`.
    Romanisation,
    /// One letter apart: `Kim Jon-un`.
    Misprint,
    /// It has the same office: `the Chinese president`.
    Role,
    /// The same name of another type, which nearly all mentions have not.
    OtherType,
    /// The reader says so.
    Reader,
}

impl MergeReason {
    /// The name in the command line's output and in the page.
    pub fn name(self) -> &'static str {
        match self {
            MergeReason::Itself => "itself",
            MergeReason::Spelling => "spelling",
            MergeReason::Order => "order",
            MergeReason::Lexicon => "lexicon",
            MergeReason::Middle => "middle",
            MergeReason::Initials => "initials",
            MergeReason::NamePart => "namepart",
            MergeReason::Surname => "surname",
            MergeReason::GivenName => "givenname",
            MergeReason::Nickname => "nickname",
            MergeReason::ShortForm => "shortform",
            MergeReason::Acronym => "acronym",
            MergeReason::Brackets => "brackets",
            MergeReason::AlsoKnownAs => "alsoknownas",
            MergeReason::Direction => "direction",
            MergeReason::Romanisation => "romanisation",
            MergeReason::Misprint => "misprint",
            MergeReason::Role => "role",
            MergeReason::OtherType => "othertype",
            MergeReason::Reader => "reader",
        }
    }
}

/// Words that mean an entity without naming it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// Bytes of `Clipping::text`, the article included: `the Chinese president`.
    pub span: Span,
    /// Which of the clipping's entities is meant.
    pub entity: u32,
    /// What words they are.
    pub kind: ReferenceKind,
    /// How sure this is, in percent: 1 to 100.
    pub confidence: u8,
    /// What says so.
    pub why: ReferenceReason,
}

/// What words refer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReferenceKind {
    /// `the North Korean leader`, `the ministry`.
    Description,
    /// `he`, `her`.
    Pronoun,
}

/// What says whom a reference means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReferenceReason {
    /// The clipping gives one entity this office.
    Role,
    /// The noun is in one organisation's name.
    Noun,
    /// One person of its gender is near.
    OnlyOne,
    /// The subject of the sentence, or of the one before.
    Subject,
}

/// What a lexicon knows of an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Known {
    /// A country: its ISO 3166-1 code of two letters.
    Country([u8; 2]),
    /// A place in the country of this code.
    PlaceIn([u8; 2]),
    /// A medium that reports, in the country of this code where it has one.
    Medium(Option<[u8; 2]>),
    /// A government or a part of one, of the country of this code.
    Government([u8; 2]),
}

/// An office or description of an entity, as the clipping has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    /// In words, without an article: `Chinese President`, `Defence Minister`.
    pub title: String,
    /// Bytes of `Clipping::text` that say so.
    pub span: Span,
}
