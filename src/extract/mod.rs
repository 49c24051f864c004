//! One clipping's facts: names and time expressions, each with its evidence.
//!
//! Takes a [`Clipping`](crate::document::Clipping), gives [`Facts`]: mentions of
//! people, organisations and places, who of them is who within the clipping, and
//! expressions of time. Never fails, never panics, knows no other clipping. Word
//! lists stand in `data/`.

pub mod entity;
pub mod extracted;
pub mod facts;
pub mod mention;
pub mod tokens;

pub use entity::{Entity, Known, Role};
pub use extracted::Extracted;
pub use facts::{Facts, for_each_name};
pub use mention::{EntityType, Finder, Mention};
pub use tokens::{Case, Token, TokenKind, Tokens};
