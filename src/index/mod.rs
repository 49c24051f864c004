//! Clippings become immutable segments that can be searched and merged.
//!
//! Takes [`Clipping`](crate::document::Clipping)s, gives [`Segment`]s: a
//! dictionary of terms, postings with positions, one-byte field norms, columns
//! for facets and dates, and the clippings themselves, compressed. A segment
//! is one run of bytes, read by reference; what changes is which segments a
//! library has and which of their documents it has marked deleted. Knows
//! nothing of query syntax, ranking, files or screens.
//!
//! ```text
//! segment    = n_sections:u32 (kind:u32 n_bytes:u32)* section*    little endian
//! section    = dictionary | postings | positions | columns | store
//! dictionary = n_terms:u32 n_blocks:u32 block_start:u32* block*
//! block      = postings_start positions_start entry{1..16}        varints from here on
//! entry      = n_shared n_suffix suffix n_documents n_postings_bytes n_positions_bytes
//! term       = field:u8 word                                      sorted by bytes
//! postings   = [n_positions impacts skip*] block* document*          brackets, skips and blocks from 128 documents on
//! skip       = last_document_delta n_postings_bytes n_positions_bytes n_positions impacts
//! impacts    = n_impacts (frequency norm:u8)*                        what can score highest
//! block      = 128 document deltas, 128 frequencies less one         bit-packed
//! document   = delta* (frequency less one)*                          the rest, in Rice codes
//! positions  = 128 position deltas bit-packed, again and again; the rest in Rice codes or varints
//! columns    = n_documents:u32 n_words:u64{7} earliest:i32 column{13} value lists
//! column     = base:u32 width:u8 value*                              `width` bytes each
//! ```
//! Segments, postings in blocks, impacts, field norms: as in Lucene and tantivy.

mod block;
mod builder;
mod bytes;
mod columns;
mod dictionary;
mod field;
mod impact;
mod known_words;
mod merge;
mod merged;
mod norm;
mod pages;
mod positions;
mod postings;
mod postings_writer;
mod rice;
mod segment;
mod stems;
mod store;
mod streams;
mod terms;
mod version_1;
mod writer;

pub use builder::SegmentBuilder;
pub use bytes::Bytes;
pub use columns::{Columns, FacetColumn, FacetField, Norms, UNDATED};
pub use dictionary::TermInfo;
pub use field::{Field, for_each_field_text};
pub use impact::Impact;
pub use known_words::KnownWords;
pub use merge::{Deletions, Merge, merge};
pub use merged::{Merged, MergedCursor, WordList};
pub use norm::{decode_length, encode_length};
pub use postings::{END, PostingCursor};
pub use segment::{DamagedSegment, Segment, Walk};
pub use version_1::reindex_version_1;
