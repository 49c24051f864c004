use super::columns::ColumnsWriter;
use super::dictionary::DictionaryWriter;
use super::postings_writer::PostingsWriter;
use super::segment::{SectionKind, SectionsWriter};
use super::store::StoreWriter;
use super::{BODY, Field};

/// Puts a segment together from terms in rising order and documents in order.
#[derive(Default)]
pub(super) struct SegmentWriter {
    dictionary: DictionaryWriter,
    postings: PostingsWriter,
    /// The documents' columns.
    pub columns: ColumnsWriter,
    /// The documents' records.
    pub store: StoreWriter,
    /// The documents' facts.
    pub facts: StoreWriter,
}

impl SegmentWriter {
    /// Packs what is stored quickly, for a segment that will be packed anew.
    pub fn pack_quickly(&mut self) {
        for store in self.stores() {
            store.pack_quickly();
        }
    }

    /// Begins a document of the term in `field` that the next
    /// [`SegmentWriter::end_term`] names; its places follow.
    #[inline]
    pub fn begin_posting(&mut self, field: Field, document: u32) {
        self.postings.begin(document, field, &self.columns);
    }

    /// A place of the term in the document, rising: in the title, or in a text
    /// below it from [`BODY`](super::BODY) on, or in another field.
    #[inline]
    pub fn push_place(&mut self, place: u32, in_title: bool) {
        self.postings.place(place, in_title);
    }

    /// Adds a document of that term with its places.
    pub fn push_posting(&mut self, field: Field, document: u32, places: &[u32]) {
        self.begin_posting(field, document);
        for &place in places {
            self.push_place(place, field == Field::Text && place < BODY);
        }
    }

    /// Ends a term that has at least one document.
    pub fn end_term(&mut self, field: Field, term: &[u8]) {
        let info = self.postings.end_term(field, &self.columns);
        self.dictionary.push(term, info);
    }

    /// The stores: the records, then the facts.
    pub fn stores(&mut self) -> [&mut StoreWriter; 2] {
        [&mut self.store, &mut self.facts]
    }

    /// The segment's bytes.
    pub fn finish(self) -> Vec<u8> {
        self.into_sections().finish()
    }

    /// What is left to do: the sections become one run of bytes.
    pub fn into_sections(self) -> SectionsWriter {
        SectionsWriter::new(vec![
            (SectionKind::Dictionary, self.dictionary.finish().into()),
            (SectionKind::Postings, self.postings.finish()),
            (SectionKind::Columns, self.columns.finish().into()),
            (SectionKind::Facts, self.facts.finish()),
            (SectionKind::Store, self.store.finish()),
        ])
    }
}
