use super::Field;
use super::columns::ColumnsWriter;
use super::dictionary::DictionaryWriter;
use super::postings_writer::PostingsWriter;
use super::segment::{SectionKind, SectionsWriter};
use super::store::StoreWriter;

/// Puts a segment together from terms in rising order and documents in order.
#[derive(Default)]
pub(super) struct SegmentWriter {
    dictionary: DictionaryWriter,
    postings: PostingsWriter,
    /// The documents' columns.
    pub columns: ColumnsWriter,
    /// The documents' records.
    pub store: StoreWriter,
}

impl SegmentWriter {
    /// Adds a document to the term in `field` that the next [`SegmentWriter::end_term`] names.
    pub fn push_posting(&mut self, field: Field, document: u32, positions: &[u32]) {
        let norm = self.columns.norm(field, document);
        self.postings.push(document, norm, positions);
    }

    /// Ends a term that has at least one document.
    pub fn end_term(&mut self, term: &[u8]) {
        let info = self.postings.end_term();
        self.dictionary.push(term, info);
    }

    /// The segment's bytes.
    pub fn finish(self) -> Vec<u8> {
        self.into_sections().finish()
    }

    /// What is left to do: the sections become one run of bytes.
    pub fn into_sections(self) -> SectionsWriter {
        let (postings, positions) = self.postings.finish();
        SectionsWriter::new(vec![
            (SectionKind::Dictionary, self.dictionary.finish().into()),
            (SectionKind::Postings, postings),
            (SectionKind::Positions, positions),
            (SectionKind::Columns, self.columns.finish().into()),
            (SectionKind::Store, self.store.finish()),
        ])
    }
}
