//! What JavaScript sees: a class for each kind of worker, one short method a
//! question. The only room that knows of the browser.
//!
//! The page and its site carry modules of this crate, one for each feature:
//! `explorer` is the whole core and opens with the page; `slim` is the part of it
//! that answers, with which a site begins, and `stemmers` what that is lent where a
//! library is not in English; `reader` has the readers of files and is compiled
//! when the first file comes.

#[cfg(any(feature = "explorer", feature = "slim"))]
mod explorer;
#[cfg(any(feature = "explorer", feature = "slim", feature = "reader"))]
mod given;
#[cfg(feature = "explorer")]
mod growing;
#[cfg(all(feature = "slim", not(feature = "explorer")))]
mod lent;
#[cfg(feature = "explorer")]
mod published;
#[cfg(feature = "reader")]
mod reader;
#[cfg(feature = "explorer")]
mod search_index;
#[cfg(feature = "stemmers")]
mod stemmers;
#[cfg(any(feature = "explorer", feature = "slim", feature = "reader"))]
mod values;

#[cfg(any(feature = "explorer", feature = "reader"))]
use values::refusal;
#[cfg(any(feature = "explorer", feature = "reader"))]
use values::to_bytes;
#[cfg(any(feature = "explorer", feature = "slim"))]
use values::unopened;
#[cfg(any(feature = "explorer", feature = "slim", feature = "reader"))]
use values::{log_panics, taken, view};
