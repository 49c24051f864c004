use std::cell::RefCell;

use super::bytes::{push_varint, read_varint, u32_at};
use super::weight::WeightKnobs;
use super::{Bytes, Field, decode_length};
use crate::text::{Map, Order};

/// The day number of a clipping that has no date.
pub const UNDATED: i32 = i32::MIN;

/// What facets count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FacetField {
    /// The publisher's name.
    Source,
    /// The clipping's language.
    Language,
    /// The file's format.
    Format,
}

impl FacetField {
    /// Every facet with a column.
    pub const ALL: [FacetField; 3] = [FacetField::Source, FacetField::Language, FacetField::Format];
}

/// One document's columns, on their way into a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub id: u32,
    pub first_day: i32,
    pub last_day: i32,
    pub norms: [u8; Field::ALL.len()],
}

/// Gathers documents' columns.
#[derive(Default)]
pub(super) struct ColumnsWriter {
    ids: Vec<u32>,
    days: Vec<(i32, i32)>,
    norms: [Vec<u8>; Field::ALL.len()],
    /// Words of all documents, as their norms count them.
    totals: [u64; Field::ALL.len()],
    /// For each facet the numbers of its values in order of appearance.
    ordinals: [Vec<u32>; FacetField::ALL.len()],
    values: [Map<String, u32>; FacetField::ALL.len()],
}

impl ColumnsWriter {
    /// Adds a document; ids rise.
    pub fn push(&mut self, row: Row, facets: [&str; FacetField::ALL.len()]) {
        self.ids.push(row.id);
        self.days.push((row.first_day, row.last_day));
        for (index, norm) in row.norms.into_iter().enumerate() {
            self.norms[index].push(norm);
            self.totals[index] += u64::from(decode_length(norm));
        }
        for (index, value) in facets.into_iter().enumerate() {
            let values = &mut self.values[index];
            let ordinal = match values.get(value) {
                Some(&ordinal) => ordinal,
                None => {
                    let ordinal = values.len() as u32;
                    values.insert(value.to_owned(), ordinal);
                    ordinal
                }
            };
            self.ordinals[index].push(ordinal);
        }
    }

    /// Documents added.
    pub fn n_documents(&self) -> usize {
        self.ids.len()
    }

    /// The norm byte of each document.
    pub fn norms(&self, field: Field) -> &[u8] {
        &self.norms[field.index()]
    }

    /// Words of all documents in `field`, as their norms count them.
    pub fn total_length(&self, field: Field) -> u64 {
        self.totals[field.index()]
    }

    /// The columns section.
    pub fn finish(self) -> Vec<u8> {
        let mut section = Vec::new();
        section.extend((self.ids.len() as u32).to_le_bytes());
        for total in self.totals {
            section.extend(total.to_le_bytes());
        }
        let WeightKnobs { b, title_weight } = WeightKnobs::default();
        section.extend(b.to_le_bytes());
        section.extend(title_weight.to_le_bytes());
        let dated = || self.days.iter().filter(|days| days.0 != UNDATED);
        let earliest = dated().map(|days| days.0).min().unwrap_or(0);
        section.extend(earliest.to_le_bytes());
        let first_day = |days: &(i32, i32)| match days.0 {
            UNDATED => 0,
            day => day.wrapping_sub(earliest) as u32 + 1,
        };
        let n_more_days = |days: &(i32, i32)| days.1.wrapping_sub(days.0) as u32;
        let ids = self.ids.iter().zip(0..);
        push_column(ids.map(|(id, nth)| id.wrapping_sub(nth)), 0, &mut section);
        push_column(self.days.iter().map(first_day), 0, &mut section);
        push_column(self.days.iter().map(n_more_days), 0, &mut section);
        let mut dictionaries = Vec::new();
        for (values, ordinals) in self.values.iter().zip(&self.ordinals) {
            let mut sorted: Vec<(&str, u32)> = values
                .iter()
                .map(|(value, &ordinal)| (value.as_str(), ordinal))
                .collect();
            sorted.order();
            let mut places = vec![0; sorted.len()];
            for (place, &(_, ordinal)) in sorted.iter().enumerate() {
                places[ordinal as usize] = place as u32;
            }
            let placed = ordinals.iter().map(|&ordinal| places[ordinal as usize]);
            push_column(placed, 0, &mut section);
            dictionaries.push(sorted);
        }
        for field in Field::ALL {
            let norms = self.norms(field).iter().map(|&norm| u32::from(norm));
            // One column has a byte for each document, so that no section can
            // speak of more documents than it has bytes.
            push_column(norms, usize::from(field == Field::Body), &mut section);
        }
        for values in &dictionaries {
            push_varint(values.len() as u32, &mut section);
            for (value, _) in values {
                push_varint(value.len() as u32, &mut section);
                section.extend_from_slice(value.as_bytes());
            }
        }
        section
    }
}

/// Appends `base:u32 width:u8 value*`: each value less the least one, in the
/// fewest whole bytes that hold all; `least_width` where they are the same.
fn push_column(values: impl Iterator<Item = u32> + Clone, least_width: usize, out: &mut Vec<u8>) {
    let base = values.clone().min().unwrap_or(0);
    let most = values.clone().max().unwrap_or(0) - base;
    let width = match most {
        0 => least_width,
        1..0x100 => 1,
        0x100..0x1_0000 => 2,
        _ => 4,
    };
    out.extend(base.to_le_bytes());
    out.push(width as u8);
    for value in values {
        out.extend_from_slice(&(value - base).to_le_bytes()[..width]);
    }
}

/// Numbers, one for each document.
#[derive(Clone, Copy, Default)]
pub(super) struct Column {
    base: u32,
    width: usize,
    start: usize,
}

impl Column {
    /// The column at `*at`, which moves past it.
    pub fn open(section: &[u8], at: &mut usize, n_documents: usize) -> Option<Column> {
        let head = section.get(*at..at.checked_add(5)?)?;
        let column = Column {
            base: u32_at(head, 0),
            width: usize::from(head[4]),
            start: *at + 5,
        };
        *at = column
            .start
            .checked_add(column.width.checked_mul(n_documents)?)?;
        (matches!(column.width, 0 | 1 | 2 | 4) && *at <= section.len()).then_some(column)
    }

    /// Numbers of four bytes from byte `start` on.
    pub fn plain(section: &[u8], start: usize, n_documents: usize) -> Option<Column> {
        let column = Column {
            base: 0,
            width: 4,
            start,
        };
        let end = start.checked_add(n_documents.checked_mul(4)?)?;
        (end <= section.len()).then_some(column)
    }

    /// The number of a document.
    #[inline]
    pub fn get(self, section: &[u8], document: u32) -> u32 {
        let start = self.start + document as usize * self.width;
        let Some(bytes) = section.get(start..start + self.width) else {
            return self.base;
        };
        let mut value = [0; 4];
        value[..self.width].copy_from_slice(bytes);
        self.base.wrapping_add(u32::from_le_bytes(value))
    }
}

/// What is known of each document without opening its text.
pub struct Columns {
    section: Bytes,
    n_documents: usize,
    totals: [u64; Field::ALL.len()],
    knobs: WeightKnobs,
    earliest: i32,
    id_gaps: Column,
    first_days: Column,
    n_more_days: Column,
    norms: [Column; Field::ALL.len()],
    facets: Vec<FacetColumn>,
    /// First and last day of documents without one, as concluded since the
    /// segment was written: sorted.
    concluded: RefCell<Vec<(u32, (i32, i32))>>,
}

/// The distinct values of a facet in one segment.
pub struct FacetColumn {
    /// The values, sorted; an empty one stands for "not known".
    pub values: Vec<String>,
    column: Column,
}

/// The norm bytes of a field, one for each document.
#[derive(Clone, Copy)]
pub struct Norms<'s> {
    bytes: &'s [u8],
    base: u8,
}

impl Norms<'_> {
    /// The norm byte of a document.
    #[inline]
    pub fn get(self, document: u32) -> u8 {
        let more = self.bytes.get(document as usize).copied().unwrap_or(0);
        self.base.wrapping_add(more)
    }
}

impl Columns {
    /// `None` where the section is shorter than it says.
    pub(super) fn open(section: Bytes) -> Option<Columns> {
        let n_documents = u32_at(&section, 0) as usize;
        let mut at = 4 + 8 * Field::ALL.len() + 16 + 4;
        if section.len() < at {
            return None;
        }
        let eight = |index: usize| {
            let start = 4 + index * 8;
            u64::from_le_bytes(section[start..start + 8].try_into().expect("eight bytes"))
        };
        let knobs = WeightKnobs {
            b: f64::from_bits(eight(Field::ALL.len())),
            title_weight: f64::from_bits(eight(Field::ALL.len() + 1)),
        };
        let totals = core::array::from_fn(eight);
        let earliest = u32_at(&section[at - 4..], 0) as i32;
        let mut column = || Column::open(&section, &mut at, n_documents);
        let (id_gaps, first_days, n_more_days) = (column()?, column()?, column()?);
        let mut facet_columns = [Column::default(); FacetField::ALL.len()];
        for facet in &mut facet_columns {
            *facet = column()?;
        }
        let mut norms = [Column::default(); Field::ALL.len()];
        for norm in &mut norms {
            *norm = column().filter(|column| column.width <= 1)?;
        }
        if norms[Field::Body.index()].width == 0 {
            return None;
        }
        let mut facets = Vec::new();
        for column in facet_columns {
            let n_values = read_varint(&section, &mut at) as usize;
            // A value takes a byte at least.
            if n_values > section.len() - at.min(section.len()) {
                return None;
            }
            let mut values = Vec::new();
            for _ in 0..n_values {
                let n_bytes = read_varint(&section, &mut at) as usize;
                let value = section.get(at..at.checked_add(n_bytes)?)?;
                values.push(core::str::from_utf8(value).ok()?.to_owned());
                at += n_bytes;
            }
            facets.push(FacetColumn { values, column });
        }
        Some(Columns {
            section,
            n_documents,
            totals,
            knobs,
            earliest,
            id_gaps,
            first_days,
            n_more_days,
            norms,
            facets,
            concluded: RefCell::default(),
        })
    }

    /// Documents in the segment, deleted ones included.
    pub fn n_documents(&self) -> u32 {
        self.n_documents as u32
    }

    /// Words of all documents in `field`, as their norms count them.
    pub fn total_length(&self, field: Field) -> u64 {
        self.totals[field.index()]
    }

    /// How the weights were set that bounds were taken with.
    pub fn knobs(&self) -> WeightKnobs {
        self.knobs
    }

    /// The clipping's number in its library.
    pub fn id(&self, document: u32) -> u32 {
        let gap = self.id_gaps.get(&self.section, document);
        gap.wrapping_add(document)
    }

    /// First and last day on which the clipping may have been published, in
    /// days since 1970-01-01; [`UNDATED`] twice where nothing is known.
    pub fn days(&self, document: u32) -> (i32, i32) {
        let written = self.written_days(document);
        if written.0 != UNDATED {
            return written;
        }
        let concluded = self.concluded.borrow();
        let place = concluded.binary_search_by_key(&document, |row| row.0);
        place.map_or(written, |place| concluded[place].1)
    }

    /// Sets what [`Columns::days`] gives for documents, sorted, that were
    /// written without days; nothing for those that are not named.
    pub fn conclude(&self, days: Vec<(u32, (i32, i32))>) {
        self.concluded.replace(days);
    }

    /// The same without what was concluded.
    pub fn written_days(&self, document: u32) -> (i32, i32) {
        let first_day = match self.first_days.get(&self.section, document) {
            0 => return (UNDATED, UNDATED),
            day => self.earliest.wrapping_add((day - 1) as i32),
        };
        let n_more_days = self.n_more_days.get(&self.section, document) as i32;
        (first_day, first_day.wrapping_add(n_more_days))
    }

    /// The values of a facet.
    pub fn facet(&self, facet: FacetField) -> &FacetColumn {
        &self.facets[facet as usize]
    }

    /// The document's value of a facet, as an index of `FacetColumn::values`.
    pub fn facet_ordinal(&self, facet: FacetField, document: u32) -> u32 {
        let column = self.facets[facet as usize].column;
        column.get(&self.section, document)
    }

    /// The document's value of a facet; empty where not known.
    pub fn facet_value(&self, facet: FacetField, document: u32) -> &str {
        let ordinal = self.facet_ordinal(facet, document) as usize;
        self.facet(facet)
            .values
            .get(ordinal)
            .map_or("", String::as_str)
    }

    /// The norm byte of each document in `field`.
    pub fn norms(&self, field: Field) -> Norms<'_> {
        let Column { base, width, start } = self.norms[field.index()];
        Norms {
            bytes: &self.section[start..start + width * self.n_documents],
            base: base as u8,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_come_back() {
        let rows = [
            (3, UNDATED, UNDATED, "BBC"),
            (4, 17_000, 17_030, ""),
            (900_000, -4_000, -4_000, "Reuters"),
        ];
        let mut writer = ColumnsWriter::default();
        for (id, first_day, last_day, source) in rows {
            let mut norms = [0; Field::ALL.len()];
            norms[Field::Title.index()] = id as u8;
            norms[Field::Boilerplate.index()] = 7;
            writer.push(
                Row {
                    id,
                    first_day,
                    last_day,
                    norms,
                },
                [source, "en", "text"],
            );
        }
        let columns = Columns::open(Bytes::from(writer.finish())).expect("it opens");
        for (document, (id, first_day, last_day, source)) in (0..).zip(rows) {
            assert_eq!(columns.id(document), id);
            assert_eq!(columns.days(document), (first_day, last_day));
            assert_eq!(columns.facet_value(FacetField::Source, document), source);
            assert_eq!(columns.facet_value(FacetField::Language, document), "en");
            assert_eq!(columns.norms(Field::Title).get(document), id as u8);
            assert_eq!(columns.norms(Field::Boilerplate).get(document), 7);
        }
    }

    #[test]
    fn a_section_cut_or_longer_than_it_says_is_refused() {
        let mut section = ColumnsWriter::default().finish();
        assert!(Columns::open(Bytes::from(section.clone())).is_some());
        section.truncate(section.len() - FacetField::ALL.len());
        push_varint(u32::MAX, &mut section);
        assert!(Columns::open(Bytes::from(section)).is_none());
    }
}
