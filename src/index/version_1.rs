use super::bytes::u32_at;
use super::segment::{DamagedSegment, SectionKind, section};
use super::store::Store;
use super::{Bytes, Segment, SegmentBuilder};
use crate::document::Clipping;

/// Columns of version 1 before the ids: documents, then words of four fields.
const HEADER_WORDS: usize = 1 + 2 * 4;

/// A segment of a library saved in version 1, indexed anew from the clippings
/// in its store: only that part was the same.
///
/// # Errors
/// [`DamagedSegment`] where columns or store are missing or cut.
pub fn reindex_version_1(bytes: &Bytes) -> Result<Segment, DamagedSegment> {
    let damaged = |section| DamagedSegment { section };
    let columns = section(bytes, SectionKind::Columns).ok_or(damaged("columns"))?;
    let n_documents = u32_at(&columns, 0);
    if (columns.len() / 4).saturating_sub(HEADER_WORDS) < n_documents as usize {
        return Err(damaged("columns"));
    }
    let store = section(bytes, SectionKind::Store)
        .and_then(|section| Store::open(section, n_documents))
        .ok_or(damaged("store"))?;
    let mut builder = SegmentBuilder::default();
    let mut last = None;
    for document in 0..n_documents {
        let id = u32_at(&columns, HEADER_WORDS + document as usize);
        let clipping: Option<Clipping> = store
            .record(document)
            .and_then(|record| postcard::from_bytes(&record).ok())
            .filter(Clipping::is_consistent)
            .filter(|_| last.is_none_or(|last| last < id));
        builder.add(id, &clipping.ok_or(damaged("store"))?);
        last = Some(id);
    }
    Ok(builder.finish())
}
