//! Bytes become Unicode text; text becomes words and sentences.
//!
//! Takes bytes or `&str`, gives text, folded words, sentence spans and offsets
//! in the units that others count in. Knows nothing of news, files or screens.
//! Words follow UAX #29; runs of Chinese, Japanese and Korean script become
//! overlapping pairs of characters, as in Lucene's `CJKAnalyzer`.

mod cyrillic;
mod decimal;
pub mod decode;
pub mod fold;
mod magic;
mod map;
pub mod offsets;
mod order;
mod packed;
mod places;
mod plain;
pub mod sentences;
mod set;
pub mod span;
pub mod stem;
pub mod words;

pub use decimal::four_decimals;
pub use map::Map;
pub use order::Order;
pub use set::Set;
pub use span::Span;
