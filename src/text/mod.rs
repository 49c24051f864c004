//! Bytes become Unicode text; text becomes words and sentences.
//!
//! Takes bytes or `&str`, gives text, folded words, sentence spans and offsets
//! in the units that others count in. Knows nothing of news, files or screens.
//! Words follow UAX #29; runs of Chinese, Japanese and Korean script become
//! overlapping pairs of characters, as in Lucene's `CJKAnalyzer`.

mod cyrillic;
pub mod decode;
pub mod fold;
mod magic;
pub mod offsets;
mod order;
mod packed;
mod plain;
pub mod sentences;
pub mod span;
pub mod stem;
pub mod words;

pub use order::Order;
pub use span::Span;
