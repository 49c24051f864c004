//! A mention: words of a text that name somebody, an organisation or a place.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// What is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityType {
    /// A human being, real or not.
    Person,
    /// A group with a name: a government, party, agency, company, team.
    Organisation,
    /// A country, city, region, mountain, square, building.
    Place,
}

impl EntityType {
    /// The name in the command line's output and in the page.
    pub fn name(self) -> &'static str {
        match self {
            EntityType::Person => "person",
            EntityType::Organisation => "organisation",
            EntityType::Place => "place",
        }
    }
}

/// What found a mention, or settled its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Finder {
    /// The trained model.
    Tagger,
    /// A list of names.
    Lexicon,
    /// Words beside it: a title, an abbreviation in brackets, a dateline.
    Pattern,
    /// The same name elsewhere in the clipping.
    Agreement,
}

impl Finder {
    /// The name in the command line's output and in the page.
    pub fn name(self) -> &'static str {
        match self {
            Finder::Tagger => "tagger",
            Finder::Lexicon => "lexicon",
            Finder::Pattern => "pattern",
            Finder::Agreement => "agreement",
        }
    }
}

/// Words of a text that name somebody, an organisation or a place.
///
/// The span is the name alone: no article (`the`), no possessive (`'s`), no
/// title before it (`President`), no quotation marks around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Bytes of `Clipping::text`.
    pub span: Span,
    /// What is named.
    pub entity_type: EntityType,
    /// A country by an adjective or the name of its people (`Chinese`, `Sino-`).
    pub is_demonym: bool,
    /// How sure this is, in percent: 1 to 100.
    pub confidence: u8,
    /// What found it.
    pub finder: Finder,
    /// Which of [`Facts::entities`](super::Facts::entities) it names.
    pub entity: u32,
}
