use super::bytes::u32_at;
use super::columns::Column;
use super::segment::{DamagedSegment, SectionKind, section};
use super::store::Store;
use super::{Segment, SegmentBuilder, Stretch};
use crate::extract::Facts;

/// How the columns begin in a segment that another build wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OlderColumns {
    /// Words of four fields, then the ids, four bytes each.
    Wide,
    /// Words of seven fields, then what the ids are more than their places, in
    /// a narrow column.
    Narrow,
    /// The same with the knobs of the bounds before the ids.
    WithKnobs,
    /// The same with words of thirteen fields.
    OfThirteenFields,
}

impl OlderColumns {
    /// Byte where the ids begin.
    fn ids_at(self) -> usize {
        match self {
            OlderColumns::Wide => 4 + 8 * 4,
            OlderColumns::Narrow => 4 + 8 * 7 + 4,
            OlderColumns::WithKnobs => 4 + 8 * 7 + 2 * 8 + 4,
            OlderColumns::OfThirteenFields => 4 + 8 * 13 + 2 * 8 + 4,
        }
    }
}

/// A segment that another build wrote, indexed anew from the clippings in its
/// store: only that part was the same.
///
/// # Errors
/// [`DamagedSegment`] where columns or store are missing or cut.
pub fn reindex(bytes: &Stretch, older: OlderColumns) -> Result<Segment, DamagedSegment> {
    let damaged = |section| DamagedSegment { section };
    let columns = section(bytes, SectionKind::Columns)
        .and_then(Stretch::here)
        .ok_or(damaged("columns"))?;
    let n_documents = u32_at(&columns, 0);
    let mut at = older.ids_at();
    let ids = match older {
        OlderColumns::Wide => Column::plain(&columns, at, n_documents as usize),
        _ => Column::open(&columns, &mut at, n_documents as usize),
    };
    let ids = ids.ok_or(damaged("columns"))?;
    let store = section(bytes, SectionKind::Store)
        .and_then(|section| Store::open(section, n_documents))
        .ok_or(damaged("store"))?;
    let mut builder = SegmentBuilder::default();
    let mut last = None;
    for document in 0..n_documents {
        let mut id = ids.get(&columns, document);
        if older != OlderColumns::Wide {
            id = id.wrapping_add(document);
        }
        let clipping = store
            .clipping(document)
            .filter(|_| last.is_none_or(|last| last < id));
        let clipping = clipping.ok_or(damaged("store"))?;
        builder.add(id, &clipping, &Facts::default());
        last = Some(id);
    }
    Ok(builder.finish())
}
