//! When an undated clipping was written, from what it says itself.
//!
//! Takes a clipping's text and its expressions of time, gives the narrowest date
//! that all of them allow, with the words that show it: anniversaries of days
//! that are known, from a list or from other clippings; `this month`; a dateline
//! without its year; weekdays; ages, offices and years that are past. Silent where
//! that is too weak; evidence that contradicts itself is told, not chosen from.

pub mod beside;
mod bounds;
pub mod clues;
pub mod evidence;
pub mod founding;
pub mod infer;
pub mod neighbours;
mod offices;

pub use beside::beside;
pub use clues::Clues;
pub use evidence::{Anniversary, DatingEvidence, evidence};
pub use founding::FoundingDates;
pub use infer::{Inference, between, infer};
pub use neighbours::{FileOrder, file_order, neighbours};
