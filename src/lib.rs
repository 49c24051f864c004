//! Dateline turns a pile of news clippings into an explorer that is one HTML file.
//!
//! The rooms, each importing only rooms named before it:
//! `text → document → extract → index → query → library → explore → {wasm, command line}`.
//! No room before the last two reads a file, a clock or a random number.
//! `ARCHITECTURE.md` says what flows through them and which tests keep it so.

pub mod document;
pub mod explore;
pub mod extract;
pub mod index;
pub mod library;
pub mod query;
pub mod text;
#[cfg(target_arch = "wasm32")]
#[cfg(any(
    feature = "explorer",
    feature = "slim",
    feature = "stemmers",
    feature = "reader"
))]
mod wasm;
