//! One clipping's facts: names and time expressions, each with its evidence.
//!
//! Takes a [`Clipping`](crate::document::Clipping), gives [`Facts`]: mentions of
//! people, organisations and places, who of them is who within the clipping,
//! expressions of time, quotations with who passes them on, and events. Never fails, never panics, knows no other clipping. Word
//! lists stand in `data/`.

pub mod entity;
pub mod event;
pub mod events;
pub mod extracted;
pub mod extracting;
pub mod facts;
pub mod mention;
pub mod names;
pub mod quotation;
pub mod quotes;
pub mod times;
pub mod tokens;
mod variants;
pub mod who;

pub use entity::{
    Entity, Form, Known, MergeReason, Reference, ReferenceKind, ReferenceReason, Role,
};
pub use event::{Anniversary, Event, EventClass, EventTime, WordedKind, WordedParty};
pub use events::events;
pub use extracted::Extracted;
pub use extracting::{extract, facts_of};
pub use facts::{Facts, for_each_name};
pub use mention::{EntityType, Finder, Mention};
pub use names::{DamagedModel, NameModel, known, mentions};
pub use quotation::{
    Medium, MediumKind, Quotation, QuotationKind, QuotationRule, SpeechAct, Voice, VoiceKind,
    VoiceReason, lie_inside,
};
pub use quotes::quotations;
pub use times::{TimeExpression, TimeKind, TimeValue, resolve, times};
pub use tokens::{Case, Token, TokenKind, Tokens, hash_of};
pub use who::{references, who_is_who};
