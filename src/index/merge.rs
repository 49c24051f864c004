use super::columns::{FacetField, Row};
use super::writer::SegmentWriter;
use super::{BODY, Bytes, END, Field, Segment};

/// Which documents of a segment are deleted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deletions {
    documents: Vec<u32>,
}

impl Deletions {
    /// Marks a document; `false` where it was marked before.
    pub fn insert(&mut self, document: u32) -> bool {
        match self.documents.binary_search(&document) {
            Ok(_) => false,
            Err(place) => {
                self.documents.insert(place, document);
                true
            }
        }
    }

    /// Whether a document is marked.
    pub fn contains(&self, document: u32) -> bool {
        !self.documents.is_empty() && self.documents.binary_search(&document).is_ok()
    }

    /// Marked documents.
    pub fn len(&self) -> u32 {
        self.documents.len() as u32
    }

    /// Whether no document is marked.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }
}

/// One segment from several, in order, without the deleted documents.
///
/// With `compact`, stored clippings are packed anew, so that the bytes depend
/// on the clippings alone; without it blocks are copied where they can be.
pub fn merge(parts: &[(&Segment, &Deletions)], compact: bool) -> Segment {
    let mut writer = SegmentWriter::default();
    let mut renumbered: Vec<Vec<u32>> = Vec::with_capacity(parts.len());
    for (segment, deletions) in parts {
        let mut numbers = Vec::with_capacity(segment.n_documents() as usize);
        for document in 0..segment.n_documents() {
            if deletions.contains(document) {
                numbers.push(END);
                continue;
            }
            numbers.push(writer.columns.n_documents() as u32);
            let facet = |facet| segment.columns().facet_value(facet, document);
            let facets = FacetField::ALL.map(facet);
            writer.columns.push(row(segment, document), facets);
            if compact || !deletions.is_empty() {
                writer
                    .store
                    .push(&segment.store().record(document).unwrap_or_default());
            }
        }
        if !compact && deletions.is_empty() {
            writer.store.append(segment.store());
        }
        renumbered.push(numbers);
    }
    merge_postings(parts, &renumbered, &mut writer);
    Segment::open(Bytes::from(writer.finish())).expect("a segment just written opens")
}

fn row(segment: &Segment, document: u32) -> Row {
    let columns = segment.columns();
    let (first_day, last_day) = columns.days(document);
    Row {
        id: columns.id(document),
        first_day,
        last_day,
        norms: Field::ALL.map(|field| columns.norms(field).get(document)),
    }
}

fn merge_postings(
    parts: &[(&Segment, &Deletions)],
    renumbered: &[Vec<u32>],
    writer: &mut SegmentWriter,
) {
    let mut walks: Vec<_> = parts.iter().map(|(segment, _)| segment.terms()).collect();
    let mut infos: Vec<_> = walks.iter_mut().map(|walk| walk.advance()).collect();
    let mut positions = Vec::new();
    let mut term = Vec::new();
    while let Some(least) = (0..walks.len())
        .filter(|&part| infos[part].is_some())
        .min_by(|&a, &b| walks[a].term().cmp(walks[b].term()))
    {
        term.clear();
        term.extend_from_slice(walks[least].term());
        let field = term.first().and_then(|&key| Field::of_key(key));
        // A damaged segment may have terms of no field.
        let Some(field) = field else {
            for part in 0..walks.len() {
                if walks[part].term() == term {
                    infos[part] = walks[part].advance();
                }
            }
            continue;
        };
        let (mut n_documents, mut last) = (0, None);
        for part in 0..walks.len() {
            let Some(info) = infos[part].filter(|_| walks[part].term() == term) else {
                continue;
            };
            let mut cursor = parts[part].0.cursor(info);
            while cursor.document() != END {
                let document = renumbered[part]
                    .get(cursor.document() as usize)
                    .copied()
                    .unwrap_or(END);
                // A damaged segment may repeat a document or lack its positions.
                let rises = last.is_none_or(|last| last < document) && document != END;
                if rises {
                    cursor.read_positions(&mut positions);
                }
                if rises && !positions.is_empty() {
                    last = Some(document);
                    writer.begin_posting(field, document);
                    for &place in &positions {
                        writer.push_place(place, field == Field::Text && place < BODY);
                    }
                    n_documents += 1;
                }
                cursor.advance();
            }
            infos[part] = walks[part].advance();
        }
        if n_documents > 0 {
            writer.end_term(field, &term);
        }
    }
}
