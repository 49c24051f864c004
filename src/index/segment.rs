use core::fmt;
use std::collections::VecDeque;
use std::sync::OnceLock;

use super::bytes::u32_at;
use super::columns::{Columns, FacetField};
use super::dictionary::Dictionary;
use super::merged::{WordList, WordLists};
use super::pages::Pages;
use super::postings::Source;
use super::stems::{Spoken, StemTable, StemTableWriter, is_stemmed};
use super::store::Store;
use super::weight::average_length;
use super::{Field, KnownWords, PostingCursor, Stretch, TermInfo};
use crate::document::Clipping;
use crate::extract::Facts;
use crate::text::stem::Stemming;

/// Lists of so many bytes are kept even for few postings.
const LEAST_KEPT_BYTES: usize = 1 << 20;

/// The sections of a segment, each at most once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub(super) enum SectionKind {
    Dictionary = 1,
    Postings = 2,
    Columns = 4,
    Store = 5,
    Facts = 6,
}

/// Joins sections to a segment's bytes, page by page.
pub(super) struct SectionsWriter {
    bytes: Vec<u8>,
    pages: VecDeque<Vec<u8>>,
}

impl SectionsWriter {
    pub fn new(sections: Vec<(SectionKind, Pages)>) -> SectionsWriter {
        let n_bytes: usize = sections.iter().map(|(_, section)| section.len() + 8).sum();
        let mut bytes = Vec::with_capacity(4 + n_bytes);
        bytes.extend((sections.len() as u32).to_le_bytes());
        for (kind, section) in &sections {
            bytes.extend((*kind as u32).to_le_bytes());
            bytes.extend((section.len() as u32).to_le_bytes());
        }
        let pages = sections
            .into_iter()
            .flat_map(|(_, section)| section.into_pages());
        SectionsWriter {
            bytes,
            pages: pages.collect(),
        }
    }

    /// Copies the next page and gives it back; `false` after the last.
    pub fn advance(&mut self) -> bool {
        let page = self.pages.pop_front();
        page.map(|page| self.bytes.extend_from_slice(&page))
            .is_some()
    }

    /// The segment's bytes.
    pub fn finish(mut self) -> Vec<u8> {
        while self.advance() {}
        self.bytes
    }
}

/// The bytes of one section, or `None` where it is missing or cut.
pub(super) fn section(bytes: &Stretch, kind: SectionKind) -> Option<Stretch> {
    let head = bytes.head();
    let n_sections = u32_at(head, 0) as usize;
    let mut start = n_sections.checked_mul(8)?.checked_add(4)?;
    for index in 0..n_sections.min(bytes.len()) {
        let end = start.checked_add(u32_at(head, 2 + 2 * index) as usize)?;
        if u32_at(head, 1 + 2 * index) == kind as u32 {
            return bytes.slice(start..end);
        }
        start = end;
    }
    None
}

/// A segment whose bytes are not what they say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DamagedSegment {
    /// The part that does not open.
    pub section: &'static str,
}

impl fmt::Display for DamagedSegment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "expected a segment with a whole {} section",
            self.section
        )
    }
}

/// An immutable part of the index: documents numbered from 0, sorted by the
/// clippings' numbers.
pub struct Segment {
    bytes: Stretch,
    dictionary: Dictionary,
    postings: Stretch,
    columns: Columns,
    store: Store,
    facts: Store,
    /// By [`Stemming::index`], once asked for.
    stems: [OnceLock<StemTable>; Stemming::COUNT],
    /// Once asked for.
    known_words: OnceLock<KnownWords>,
    word_lists: WordLists,
    /// By [`Field::index`], once asked for.
    bound_weights: [OnceLock<Box<[f64; 256]>>; Field::ALL.len()],
    /// Documents of each language, by its ordinal, once asked for.
    n_of_languages: OnceLock<Vec<u32>>,
}

impl Segment {
    /// Opens a segment by reference.
    ///
    /// # Errors
    /// [`DamagedSegment`] where a section is missing or cut. A segment whose
    /// bytes changed elsewhere opens and answers wrongly, but does not panic:
    /// whoever stores segments keeps a checksum.
    pub fn open(bytes: impl Into<Stretch>) -> Result<Segment, DamagedSegment> {
        let bytes = bytes.into();
        let damaged = |section| DamagedSegment { section };
        let section = |kind| section(&bytes, kind);
        let columns = section(SectionKind::Columns)
            .and_then(Stretch::here)
            .and_then(Columns::open)
            .ok_or(damaged("columns"))?;
        let store = section(SectionKind::Store)
            .and_then(|section| Store::open(section, columns.n_documents()))
            .ok_or(damaged("store"))?;
        let facts = section(SectionKind::Facts)
            .and_then(|section| Store::open(section, columns.n_documents()))
            .ok_or(damaged("facts"))?;
        Ok(Segment {
            dictionary: section(SectionKind::Dictionary)
                .and_then(Stretch::here)
                .and_then(Dictionary::open)
                .ok_or(damaged("dictionary"))?,
            postings: section(SectionKind::Postings).ok_or(damaged("postings"))?,
            columns,
            store,
            facts,
            stems: [const { OnceLock::new() }; Stemming::COUNT],
            known_words: OnceLock::new(),
            word_lists: WordLists::default(),
            bound_weights: [const { OnceLock::new() }; Field::ALL.len()],
            n_of_languages: OnceLock::new(),
            bytes,
        })
    }

    /// The segment's bytes, to be kept; of one in chunks, its head.
    pub fn bytes(&self) -> &[u8] {
        self.bytes.head()
    }

    /// Documents in the segment, deleted ones included.
    pub fn n_documents(&self) -> u32 {
        self.columns.n_documents()
    }

    /// The columns for facets, dates and norms.
    pub fn columns(&self) -> &Columns {
        &self.columns
    }

    /// The document of the clipping numbered `id`.
    pub fn document_of(&self, id: u32) -> Option<u32> {
        let (mut low, mut high) = (0, self.n_documents());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.columns.id(middle) < id {
                low = middle + 1
            } else {
                high = middle
            }
        }
        (low < self.n_documents() && self.columns.id(low) == id).then_some(low)
    }

    /// The postings of `word` in `field`, or `None` where no document has it.
    pub fn find(&self, field: Field, word: &str) -> Option<TermInfo> {
        self.dictionary.find(&term(field, word))?.in_field(field)
    }

    /// A cursor over a term's documents.
    pub fn cursor(&self, term: TermInfo) -> PostingCursor<'_> {
        let parts = term.field.indexed_in().parts();
        let source = Source {
            bytes: self
                .postings
                .read_from(term.postings.0 as usize)
                .unwrap_or_default(),
            title_norms: self.columns.norms(parts[0]),
            norms: self.columns.norms(parts[parts.len() - 1]),
            n_documents: self.n_documents(),
        };
        PostingCursor::new(source, term)
    }

    /// What an occurrence weighs by norm byte in a field with a length of its
    /// own, as the bounds of the postings take it.
    pub fn bound_weights(&self, field: Field) -> &[f64; 256] {
        self.bound_weights[field.index()].get_or_init(|| {
            let n_words = self.columns.total_length(field) as f64;
            let average = average_length(n_words, u64::from(self.n_documents()));
            self.columns.knobs().weights(field, average)
        })
    }

    /// Calls `visit` with the words of `field` that begin with `prefix`, in
    /// rising order; what it gives says where to go on. Words it asks to pass
    /// may still come.
    pub fn for_each_word_from(
        &self,
        field: Field,
        prefix: &str,
        visit: &mut dyn FnMut(&str, TermInfo) -> Walk,
    ) {
        let prefix = term(field, prefix);
        let mut terms = self.dictionary.terms_from(&prefix);
        while let Some(info) = terms.advance() {
            if !terms.term().starts_with(&prefix) {
                break;
            }
            let Ok(word) = core::str::from_utf8(&terms.term()[1..]) else {
                continue;
            };
            let Some(info) = info.in_field(field) else {
                continue;
            };
            match visit(word, info) {
                Walk::On => {}
                Walk::Past(n_bytes) => terms.pass(n_bytes.saturating_add(1)),
                Walk::Stop => break,
            }
        }
    }

    /// Calls `visit` with the words of `field` that have the stem of `word`, in
    /// rising order, of those that stand in a document of the language or in one
    /// whose language is not known.
    pub fn for_each_form(
        &self,
        field: Field,
        stemming: Stemming,
        word: &str,
        visit: impl FnMut(&str, TermInfo),
    ) {
        self.prepare_forms(core::iter::once(stemming));
        if let Some(table) = self.stems[stemming.index()].get() {
            table.for_each_form(&self.dictionary, field, &stemming.stem(word), visit);
        }
    }

    /// Makes ready what finds forms by these ways of stemming: one walk over all words
    /// stems each by the languages of its documents.
    pub fn prepare_forms(&self, stemmings: impl Iterator<Item = Stemming>) {
        let mut tables: Vec<StemTableWriter> = stemmings
            .filter(|stemming| self.stems[stemming.index()].get().is_none())
            .map(StemTableWriter::new)
            .collect();
        if tables.is_empty() {
            return;
        }
        let wanted = (tables.iter()).fold(0, |bits, table| bits | table.stemming().bit());
        let spoken = Spoken::new(&self.columns);
        let mut walk = self.dictionary.terms_from(&[]);
        let mut index = 0;
        while let Some(term) = walk.advance() {
            if is_stemmed(walk.term()) {
                // Postings that may be elsewhere are not fetched for this: more words than
                // need be have a stem then, and the same documents are found.
                let bits = match spoken.by_all & wanted == wanted || !self.postings.is_here() {
                    true => wanted,
                    false => spoken.by_any(self.cursor(term), wanted),
                };
                for table in &mut tables {
                    table.push(index, walk.term(), bits);
                }
            }
            index += 1;
        }
        self.keep(None, tables.into_iter().map(StemTableWriter::finish));
    }

    /// What stands for a word of a query that has this key in this segment:
    /// made, or kept from the last questions, as many as take the memory of
    /// the postings.
    pub fn word_list(&self, key: &str, make: impl FnOnce() -> WordList) -> WordList {
        let limit = self.postings.len().max(LEAST_KEPT_BYTES);
        // What was made of postings that are not here yet is not the whole.
        let is_whole = || !self.postings.is_wanting();
        self.word_lists.get(key, limit, make, is_whole)
    }

    /// The parts of the segment in bytes, one after the other, and where those may be cut
    /// that need not be here as a whole: first where that begins, and each end.
    pub(super) fn borders(&self) -> Vec<(core::ops::Range<usize>, Option<Vec<usize>>)> {
        let head = self.bytes.head();
        let n_sections = u32_at(head, 0) as usize;
        let mut start = 4 + 8 * n_sections;
        let mut borders = vec![(0..start, None)];
        for index in 0..n_sections {
            let end = start + u32_at(head, 2 + 2 * index) as usize;
            let kind = u32_at(head, 1 + 2 * index);
            let cuts = if kind == SectionKind::Postings as u32 {
                let mut cuts = vec![0];
                let mut terms = self.dictionary.terms_from(&[]);
                while let Some(term) = terms.advance() {
                    cuts.push(term.postings.1 as usize);
                }
                Some(cuts)
            } else if kind == SectionKind::Store as u32 {
                Some(self.store.borders().collect())
            } else if kind == SectionKind::Facts as u32 {
                Some(self.facts.borders().collect())
            } else {
                None
            };
            borders.push((start..end, cuts));
            start = end;
        }
        borders
    }

    /// A filter of the words that are there. The first call reads them all.
    pub fn known_words(&self) -> &KnownWords {
        self.known_words
            .get_or_init(|| KnownWords::new(&self.dictionary))
    }

    /// Documents of each language, deleted ones included, in the order of the
    /// values of [`FacetField::Language`].
    pub fn n_of_languages(&self) -> &[u32] {
        self.n_of_languages.get_or_init(|| {
            let mut counts = vec![0; self.columns.facet(FacetField::Language).values.len()];
            for document in 0..self.n_documents() {
                let ordinal = self.columns.facet_ordinal(FacetField::Language, document);
                if let Some(count) = counts.get_mut(ordinal as usize) {
                    *count += 1;
                }
            }
            counts
        })
    }

    /// The clipping of a document; `None` where the store is damaged.
    pub fn clipping(&self, document: u32) -> Option<Clipping> {
        self.store.clipping(document)
    }

    /// The facts of a document, not compared with its clipping (see
    /// [`Facts::fit`]); none where nobody has looked for them.
    pub fn facts(&self, document: u32) -> Facts {
        let record = self.facts.record(document);
        let facts = record.and_then(|record| postcard::from_bytes(&record).ok());
        facts.unwrap_or_default()
    }

    /// Makes ready what questions asked of `other` and would ask of this one.
    pub fn prepare_like(&self, other: &Segment) {
        self.prepare_forms(other.stemmings());
        if other.has_known_words() {
            self.known_words();
        }
    }

    /// Words of all documents, deleted ones included, as their norms count them.
    pub fn n_words(&self) -> u64 {
        let words = Field::ALL.map(|field| self.columns.total_length(field));
        // What a damaged segment claims is bounded, so that sums of segments fit.
        words.into_iter().fold(0, u64::saturating_add).min(1 << 48)
    }

    /// Takes what was made while the segment was written.
    pub(super) fn keep(
        &self,
        known_words: Option<KnownWords>,
        stems: impl Iterator<Item = (Stemming, StemTable)>,
    ) {
        // What is there already is the same.
        if let Some(known) = known_words {
            self.known_words.get_or_init(|| known);
        }
        stems.for_each(|(stemming, table)| drop(self.stems[stemming.index()].set(table)));
    }

    /// The ways of stemming that were asked for.
    pub(super) fn stemmings(&self) -> impl Iterator<Item = Stemming> {
        Stemming::all().filter(|stemming| self.stems[stemming.index()].get().is_some())
    }

    pub(super) fn has_known_words(&self) -> bool {
        self.known_words.get().is_some()
    }

    pub(super) fn n_terms(&self) -> u32 {
        self.dictionary.n_terms()
    }

    pub(super) fn terms_at(&self, index: u32) -> super::dictionary::Terms<'_> {
        self.dictionary.terms_at(index)
    }

    /// The stores: the clippings, then their facts.
    pub(super) fn stores(&self) -> [&Store; 2] {
        [&self.store, &self.facts]
    }
}

/// Where a walk over words goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    /// At the next word.
    On,
    /// Behind the words that share this many bytes with the current one.
    Past(usize),
    /// Nowhere.
    Stop,
}

fn term(field: Field, word: &str) -> Vec<u8> {
    let mut term = Vec::with_capacity(1 + word.len());
    term.push(field.key());
    term.extend_from_slice(word.as_bytes());
    term
}
