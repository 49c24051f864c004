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
