//! Clippings become immutable segments that can be searched and merged.
//!
//! Takes [`Clipping`](crate::document::Clipping)s with their
//! [`Facts`](crate::extract::Facts), gives [`Segment`]s: a
//! dictionary of terms, postings with positions, one-byte field norms, columns
//! for facets and dates, and the clippings themselves, compressed. A segment
//! is one run of bytes, read by reference; what changes is which segments a
//! library has and which of their documents it has marked deleted. Knows
//! nothing of query syntax, ranking, files or screens.
//!
//! ```text
//! segment    = n_sections:u32 (kind:u32 n_bytes:u32)* section*    little endian
//! section    = dictionary | postings | columns | facts | store
//! dictionary = n_terms:u32 n_blocks:u32 block_start:u32* block*
//! block      = postings_start entry{1..16}                        varints from here on
//! entry      = n_shared:u4 n_suffix:u4 suffix n_documents<<1|titled [n_in_title n_in_title_only] n_postings_bytes
//! term       = field:u8 word                                      sorted by bytes; title and body are one field
//! postings   = [bound:u16 skip*] block* few                        bound, skips and blocks from 128 documents on
//! skip       = last_document_delta n_bytes bound:u16              what no document weighs above
//! block      = flags:u3,k:u5 documents bits(frequencies titles positions)
//! documents  = 128 gaps: k low bits of each, then the rest of each in unary
//! few        = bits(documents frequencies titles positions)       in Rice codes
//! columns    = n_documents:u32 n_words:u64{13} b:f64 title_weight:f64 earliest:i32 column{19} value lists
//! column     = base:u32 width:u8 value*                              `width` bytes each
//! ```
//! Segments, postings in blocks, impacts, field norms: as in Lucene and tantivy.

mod bits;
mod builder;
mod bytes;
mod chunks;
mod columns;
mod cuts;
mod dictionary;
mod document_block;
mod field;
mod frequencies;
mod known_words;
mod merge;
mod merged;
mod norm;
mod older;
mod pages;
mod places;
mod postings;
mod postings_block;
mod postings_writer;
mod quoted;
mod segment;
mod stems;
mod store;
mod streams;
mod stretch;
mod terms;
mod weight;
mod writer;

pub use builder::SegmentBuilder;
pub use bytes::Bytes;
pub use chunks::Chunks;
pub use columns::{Columns, FacetColumn, FacetField, Norms, UNDATED};
pub use cuts::{Cut, cuts};
pub use dictionary::TermInfo;
pub use field::{Field, for_each_field_text};
pub use known_words::KnownWords;
pub use merge::{Deletions, Merge, merge};
pub use merged::{Merged, MergedCursor, Occurring, WordList};
pub use norm::{decode_length, encode_length};
pub use older::{OlderColumns, reindex};
pub use places::BODY;
pub use postings::{END, PostingCursor};
pub use quoted::for_each_quoted;
pub use segment::{DamagedSegment, Segment, Walk};
pub use stretch::Stretch;
pub use weight::{WeightKnobs, average_length};
