use xxhash_rust::xxh3::xxh3_64;

use super::dictionary::Dictionary;
use super::postings::END;
use super::{Columns, FacetField, Field, PostingCursor, TermInfo};
use crate::text::stem::Stemming;

/// Finds the words of a dictionary that have one stem.
pub(super) struct StemTable {
    /// Of a field and a stem, sorted; of 64 bits, so that two stems with one
    /// hash are not to be expected.
    hashes: Vec<u64>,
    /// The number of the term that has it.
    terms: Vec<u32>,
}

impl StemTable {
    /// Calls `visit` with each word of `field` that has the stem of `word`, in
    /// rising order.
    pub fn for_each_form(
        &self,
        dictionary: &Dictionary,
        field: Field,
        stem: &str,
        mut visit: impl FnMut(&str, TermInfo),
    ) {
        let wanted = hash(field.key(), stem);
        let first = self.hashes.partition_point(|&hash| hash < wanted);
        let n = self.hashes[first..]
            .iter()
            .take_while(|&&hash| hash == wanted)
            .count();
        for &index in &self.terms[first..first + n] {
            let mut walk = dictionary.terms_at(index);
            if let Some(term) = walk.advance()
                && let Some((&key, form)) = walk.term().split_first()
                && let Ok(form) = core::str::from_utf8(form)
                && key == field.key()
                && let Some(term) = term.in_field(field)
            {
                visit(form, term);
            }
        }
    }
}

/// The ways of stemming that documents ask for, each as a set of bits.
pub(super) struct Spoken {
    of_documents: Vec<u64>,
    /// Those that every document asks for.
    pub by_all: u64,
}

impl Spoken {
    /// Each document by its language, or by every one where that is not known.
    pub fn new(columns: &Columns) -> Spoken {
        let values = &columns.facet(FacetField::Language).values;
        let of_values: Vec<u64> = (values.iter())
            .map(|value| match value.as_str() {
                "" => u64::MAX,
                code => Stemming::of(code).bit(),
            })
            .collect();
        let of_document = |document| {
            let ordinal = columns.facet_ordinal(FacetField::Language, document) as usize;
            of_values.get(ordinal).copied().unwrap_or(u64::MAX)
        };
        let of_documents: Vec<u64> = (0..columns.n_documents()).map(of_document).collect();
        Spoken {
            by_all: of_documents.iter().fold(u64::MAX, |all, one| all & one),
            of_documents,
        }
    }

    /// Those that the documents of a list ask for; no further ones where all that are wanted are there.
    pub fn by_any(&self, mut documents: PostingCursor<'_>, wanted: u64) -> u64 {
        let mut bits = self.by_all;
        while bits & wanted != wanted && documents.document() != END {
            bits |= self.by(documents.document());
            documents.advance();
        }
        bits
    }

    /// Those that a document asks for.
    pub fn by(&self, document: u32) -> u64 {
        let one = self.of_documents.get(document as usize);
        one.copied().unwrap_or(u64::MAX)
    }
}

/// Entries are sorted by the first bits of their hash, then part by part.
const N_PARTS: usize = 256;

/// Makes a table from terms in rising order, a part at a time.
pub(super) struct StemTableWriter {
    stemming: Stemming,
    parts: Vec<Vec<(u64, u32)>>,
    n_ended: usize,
    table: StemTable,
}

impl StemTableWriter {
    pub fn new(stemming: Stemming) -> StemTableWriter {
        StemTableWriter {
            stemming,
            parts: vec![Vec::new(); N_PARTS],
            n_ended: 0,
            table: StemTable {
                hashes: Vec::new(),
                terms: Vec::new(),
            },
        }
    }

    /// The way of stemming.
    pub fn stemming(&self) -> Stemming {
        self.stemming
    }

    /// Adds a term of a field that is searched by stem, by its number, if it stands in a document that
    /// asks for this way of stemming: `spoken` has those of its documents.
    pub fn push(&mut self, index: u32, term: &[u8], spoken: u64) {
        let Some((&key, word)) = term.split_first() else {
            return;
        };
        if spoken & self.stemming.bit() > 0
            && let Ok(word) = core::str::from_utf8(word)
        {
            let hash = hash(key, &self.stemming.stem(word));
            self.parts[(hash >> 56) as usize].push((hash, index));
        }
    }

    /// Sorts one more part; whether all are sorted.
    pub fn advance(&mut self) -> bool {
        let Some(part) = self.parts.get_mut(self.n_ended) else {
            return true;
        };
        let mut part = core::mem::take(part);
        part.sort_unstable();
        let StemTable { hashes, terms } = &mut self.table;
        hashes.extend(part.iter().map(|&(hash, _)| hash));
        terms.extend(part.into_iter().map(|(_, index)| index));
        self.n_ended += 1;
        self.n_ended == N_PARTS
    }

    /// The table and the way of stemming it is for.
    pub fn finish(mut self) -> (Stemming, StemTable) {
        while !self.advance() {}
        (self.stemming, self.table)
    }
}

/// Whether a term is of a field that is searched by stem.
pub(super) fn is_stemmed(term: &[u8]) -> bool {
    let field = term.first().and_then(|&key| Field::of_key(key));
    field.is_some_and(Field::is_stemmed)
}

fn hash(field: u8, stem: &str) -> u64 {
    xxh3_64(stem.as_bytes()) ^ u64::from(field)
}
