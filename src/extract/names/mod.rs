//! Names of people, organisations and places in a text.
//!
//! Takes a clipping's [`Tokens`](super::Tokens) and blocks, gives
//! [`Mention`](super::Mention)s that belong to no entity yet. Only tokens that
//! may be part of a name are looked at; a conditional random field labels runs of
//! them, then offices, the lexicon and fuller names elsewhere give away others.
//! Weights, word clusters and lexicons come from one file, the [`NameModel`],
//! which `cargo xtask train` makes. Knows no other clipping.

mod agreement;
pub mod character_features;
mod characters;
pub mod classes;
mod decode;
mod demonyms;
pub mod features;
pub mod known;
pub mod labels;
mod lone;
mod mentions;
pub mod model;
pub mod page;
mod patterns;
mod refused;
pub mod runs;
mod suffixes;
pub mod table;
pub mod tagger;
mod teams;

pub use decode::{OUTSIDE_BIAS, Steps};
pub use known::known;
pub use mentions::{mentions, mentions_with};
pub use model::{DamagedModel, NameModel};
