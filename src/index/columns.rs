use super::bytes::{push_varint, read_varint, u32_at};
use super::{Bytes, Field, decode_length};

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
    pub n_words: u32,
    pub facets: [String; FacetField::ALL.len()],
    pub norms: [u8; Field::ALL.len()],
}

/// Writes the columns section.
pub(super) fn write_columns(rows: &[Row]) -> Vec<u8> {
    let mut section = Vec::new();
    section.extend((rows.len() as u32).to_le_bytes());
    for field in Field::ALL {
        let total: u64 = rows
            .iter()
            .map(|row| u64::from(decode_length(row.norms[field.index()])))
            .sum();
        section.extend(total.to_le_bytes());
    }
    rows.iter()
        .for_each(|row| section.extend(row.id.to_le_bytes()));
    rows.iter()
        .for_each(|row| section.extend(row.first_day.to_le_bytes()));
    rows.iter()
        .for_each(|row| section.extend(row.last_day.to_le_bytes()));
    rows.iter()
        .for_each(|row| section.extend(row.n_words.to_le_bytes()));
    let dictionaries = FacetField::ALL.map(|facet| {
        let mut values: Vec<&str> = rows
            .iter()
            .map(|row| row.facets[facet as usize].as_str())
            .collect();
        values.sort_unstable();
        values.dedup();
        values
    });
    for facet in FacetField::ALL {
        for row in rows {
            let ordinal = dictionaries[facet as usize]
                .binary_search(&row.facets[facet as usize].as_str())
                .expect("the value is in its dictionary");
            section.extend((ordinal as u32).to_le_bytes());
        }
    }
    for field in Field::ALL {
        section.extend(rows.iter().map(|row| row.norms[field.index()]));
    }
    for values in &dictionaries {
        push_varint(values.len() as u32, &mut section);
        for value in values {
            push_varint(value.len() as u32, &mut section);
            section.extend_from_slice(value.as_bytes());
        }
    }
    section
}

/// What is known of each document without opening its text.
pub struct Columns {
    section: Bytes,
    n_documents: usize,
    totals: [u64; Field::ALL.len()],
    facets: Vec<FacetColumn>,
}

/// The distinct values of a facet in one segment.
pub struct FacetColumn {
    /// The values, sorted; an empty one stands for "not known".
    pub values: Vec<String>,
    start: usize,
}

/// Columns of 32 bits before the norms: id, first day, last day, words, facets.
const N_WORD_COLUMNS: usize = 4 + FacetField::ALL.len();

impl Columns {
    /// `None` where the section is shorter than it says.
    pub(super) fn open(section: Bytes) -> Option<Columns> {
        let n_documents = u32_at(&section, 0) as usize;
        let header = 4 + 8 * Field::ALL.len();
        let mut at =
            header.checked_add(n_documents.checked_mul(4 * N_WORD_COLUMNS + Field::ALL.len())?)?;
        if section.len() < at {
            return None;
        }
        let totals = core::array::from_fn(|index| {
            let start = 4 + index * 8;
            u64::from_le_bytes(section[start..start + 8].try_into().expect("eight bytes"))
        });
        let mut facets = Vec::new();
        for facet in FacetField::ALL {
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
            facets.push(FacetColumn {
                values,
                start: header / 4 + (4 + facet as usize) * n_documents,
            });
        }
        Some(Columns {
            section,
            n_documents,
            totals,
            facets,
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

    /// The clipping's number in its library.
    pub fn id(&self, document: u32) -> u32 {
        self.word(0, document)
    }

    /// First and last day on which the clipping may have been published, in
    /// days since 1970-01-01; [`UNDATED`] twice where nothing is known.
    pub fn days(&self, document: u32) -> (i32, i32) {
        (self.word(1, document) as i32, self.word(2, document) as i32)
    }

    /// Words of the title and the body.
    pub fn n_words(&self, document: u32) -> u32 {
        self.word(3, document)
    }

    /// The values of a facet.
    pub fn facet(&self, facet: FacetField) -> &FacetColumn {
        &self.facets[facet as usize]
    }

    /// The document's value of a facet, as an index of `FacetColumn::values`.
    pub fn facet_ordinal(&self, facet: FacetField, document: u32) -> u32 {
        u32_at(
            &self.section,
            self.facets[facet as usize].start + document as usize,
        )
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
    pub fn norms(&self, field: Field) -> &[u8] {
        let start =
            4 + 8 * Field::ALL.len() + self.n_documents * (4 * N_WORD_COLUMNS + field.index());
        &self.section[start..start + self.n_documents]
    }

    fn word(&self, column: usize, document: u32) -> u32 {
        let header = 1 + 2 * Field::ALL.len();
        u32_at(
            &self.section,
            header + column * self.n_documents + document as usize,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dictionary_longer_than_its_section_is_refused() {
        let mut section = write_columns(&[]);
        assert!(Columns::open(Bytes::from(section.clone())).is_some());
        section.truncate(section.len() - FacetField::ALL.len());
        push_varint(u32::MAX, &mut section);
        assert!(Columns::open(Bytes::from(section)).is_none());
    }
}
