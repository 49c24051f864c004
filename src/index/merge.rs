use core::borrow::Borrow;

use super::columns::{FacetField, Row};
use super::known_words::KnownWords;
use super::segment::SectionsWriter;
use super::stems::{Spoken, StemTableWriter, is_stemmed};
use super::writer::SegmentWriter;
use super::{Bytes, END, Field, Segment};

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

    /// The marked documents, rising.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        self.documents.iter().copied()
    }
}

/// One segment from several, in order, without the deleted documents: all
/// steps of a [`Merge`] at once.
pub fn merge(parts: &[(&Segment, &Deletions)], compact: bool) -> Segment {
    let parts = parts.iter().map(|&(segment, gone)| (segment, gone.clone()));
    Merge::new(parts.collect(), compact).finish().0
}

/// What a step costs, in postings read and written.
mod cost {
    pub const DOCUMENT: usize = 6;
    pub const TERM: usize = 4;
    pub const OPEN_LIST: usize = 2;
    /// Bytes of a record that is packed anew.
    pub const RECORD_BYTES: usize = 2;
    /// Bytes that are copied.
    pub const COPIED_BYTES: usize = 512;
    pub const STEMS: usize = 4_000;
}

/// One segment from several, in order, made step by step, so that whoever
/// holds the parts can answer from them meanwhile.
///
/// With `compact`, stored clippings are packed anew, so that the bytes depend
/// on the clippings alone; without it blocks are copied where they can be.
/// Where the steps end changes nothing in the segment.
pub struct Merge<S> {
    parts: Vec<Part<S>>,
    compact: bool,
    stage: Stage,
    known_words: Option<KnownWords>,
    stems: Vec<StemTableWriter>,
}

struct Part<S> {
    segment: S,
    /// Left out of the merged segment.
    deletions: Deletions,
    /// For each document its number in the merged segment, or [`END`].
    numbers: Vec<u32>,
    /// What its documents are stemmed by, where tables of stems are made.
    spoken: Option<Spoken>,
    /// Blocks of each store that are copied.
    n_blocks: [usize; 2],
}

impl<S> Part<S> {
    fn is_repacked(&self, compact: bool) -> bool {
        compact || !self.deletions.is_empty()
    }
}

enum Stage {
    Documents(Box<SegmentWriter>),
    Terms(Box<SegmentWriter>, Walked),
    Sections(SectionsWriter),
    Done(Box<Segment>),
    /// Between two stages.
    Passing,
}

/// How far the terms are.
#[derive(Default)]
struct Walked {
    /// For each part the number of the term that comes next.
    next: Vec<u32>,
    n_terms: u32,
    /// The last term that was looked at.
    term: Vec<u8>,
    /// What is left of it.
    open: Option<OpenTerm>,
}

/// A term whose documents are being copied.
#[derive(Clone, Copy, Default)]
struct OpenTerm {
    part: usize,
    /// Where the part's documents go on.
    document: u32,
    n_documents: u32,
    /// Last document written.
    last: Option<u32>,
    /// What those written are stemmed by, as bits.
    spoken: u64,
}

impl<S: Borrow<Segment>> Merge<S> {
    /// A merge of parts whose clippings rise from part to part, each without
    /// the documents marked.
    pub fn new(parts: Vec<(S, Deletions)>, compact: bool) -> Merge<S> {
        let segments = || parts.iter().map(|(segment, _)| segment.borrow());
        let known = segments().any(Segment::has_known_words);
        let n_terms = segments()
            .map(Segment::n_terms)
            .fold(0, u32::saturating_add);
        let mut stems: Vec<StemTableWriter> = Vec::new();
        for segment in segments() {
            for stemming in segment.stemmings() {
                if stems.iter().all(|table| table.stemming() != stemming) {
                    stems.push(StemTableWriter::new(stemming));
                }
            }
        }
        let part = |(segment, deletions): (S, Deletions)| Part {
            numbers: Vec::with_capacity(segment.borrow().n_documents() as usize),
            spoken: (!stems.is_empty()).then(|| Spoken::new(segment.borrow().columns())),
            segment,
            deletions,
            n_blocks: [0; 2],
        };
        let mut writer: Box<SegmentWriter> = Box::default();
        if !compact {
            writer.pack_quickly();
        }
        Merge {
            parts: parts.into_iter().map(part).collect(),
            compact,
            stage: Stage::Documents(writer),
            known_words: known.then(|| KnownWords::with_room(n_terms)),
            stems,
        }
    }

    /// Goes on for about as much work as `n_postings` postings are; whether
    /// the segment is ready.
    pub fn advance(&mut self, n_postings: usize) -> bool {
        let mut left = n_postings;
        while left > 0 {
            match core::mem::replace(&mut self.stage, Stage::Passing) {
                Stage::Documents(mut writer) => {
                    self.stage = match self.documents(&mut writer, &mut left) {
                        true => Stage::Terms(writer, Walked::default()),
                        false => Stage::Documents(writer),
                    }
                }
                Stage::Terms(mut writer, mut walked) => {
                    self.stage = match self.terms(&mut writer, &mut walked, &mut left) {
                        true => Stage::Sections(writer.into_sections()),
                        false => Stage::Terms(writer, walked),
                    }
                }
                Stage::Sections(mut sections) => {
                    while left > 0 && !self.stems.iter_mut().all(StemTableWriter::advance) {
                        left = left.saturating_sub(cost::STEMS);
                    }
                    while left > 0 && sections.advance() {
                        left = left.saturating_sub(super::pages::PAGE_BYTES / cost::COPIED_BYTES);
                    }
                    self.stage = match left > 0 {
                        true => Stage::Done(Box::new(self.open(sections.finish()))),
                        false => Stage::Sections(sections),
                    }
                }
                Stage::Done(segment) => {
                    self.stage = Stage::Done(segment);
                    return true;
                }
                Stage::Passing => return true,
            }
        }
        false
    }

    /// Does what is left; the segment, and for each part the numbers that its
    /// documents have in it, or [`END`].
    pub fn finish(mut self) -> (Segment, Vec<Vec<u32>>) {
        while !self.advance(usize::MAX) {}
        let segment = match self.stage {
            Stage::Done(segment) => *segment,
            _ => self.open(SegmentWriter::default().into_sections().finish()),
        };
        let numbers = self.parts.into_iter().map(|part| part.numbers);
        (segment, numbers.collect())
    }

    fn open(&mut self, bytes: Vec<u8>) -> Segment {
        let segment = Segment::open(Bytes::from(bytes)).expect("a segment just written opens");
        let stems = self.stems.drain(..).map(StemTableWriter::finish);
        segment.keep(self.known_words.take(), stems);
        segment
    }

    /// Columns and stored clippings; whether all are there.
    fn documents(&mut self, writer: &mut SegmentWriter, left: &mut usize) -> bool {
        for part in &mut self.parts {
            let repacked = part.is_repacked(self.compact);
            let segment = part.segment.borrow();
            while part.numbers.len() < segment.n_documents() as usize {
                if *left == 0 {
                    return false;
                }
                let document = part.numbers.len() as u32;
                let mut n_bytes = 0;
                if part.deletions.contains(document) {
                    part.numbers.push(END);
                } else {
                    part.numbers.push(writer.columns.n_documents() as u32);
                    let facets =
                        FacetField::ALL.map(|facet| segment.columns().facet_value(facet, document));
                    writer.columns.push(row(segment, document), facets);
                    if repacked {
                        for (store, stored) in segment.stores().into_iter().zip(writer.stores()) {
                            let record = store.record(document).unwrap_or_default();
                            n_bytes += record.len();
                            stored.push(&record);
                        }
                    }
                }
                *left = left.saturating_sub(cost::DOCUMENT + n_bytes / cost::RECORD_BYTES);
            }
            if repacked {
                continue;
            }
            let stores = segment.stores().into_iter().zip(writer.stores());
            for ((store, stored), n_blocks) in stores.zip(&mut part.n_blocks) {
                while *n_blocks <= store.n_blocks() {
                    if *left == 0 {
                        return false;
                    }
                    let n_bytes = stored.append(store, *n_blocks);
                    *n_blocks += 1;
                    *left = left.saturating_sub(1 + n_bytes / cost::COPIED_BYTES);
                }
            }
        }
        true
    }

    /// The postings, term by term; whether all are there.
    fn terms(&mut self, writer: &mut SegmentWriter, walked: &mut Walked, left: &mut usize) -> bool {
        walked.next.resize(self.parts.len(), 0);
        let parts = self.parts.iter().zip(&walked.next);
        let mut walks: Vec<_> = parts
            .map(|(part, &next)| part.segment.borrow().terms_at(next))
            .collect();
        let mut infos: Vec<_> = walks.iter_mut().map(|walk| walk.advance()).collect();
        for (walk, info) in walks.iter().zip(&mut infos) {
            // A damaged dictionary may fall where the last step ended.
            let is_behind = match walked.open {
                Some(_) => walk.term() < walked.term.as_slice(),
                None => !walked.term.is_empty() && walk.term() <= walked.term.as_slice(),
            };
            if is_behind {
                *info = None;
            }
        }
        let mut positions = Vec::new();
        loop {
            if walked.open.is_none() {
                let least = (0..walks.len())
                    .filter(|&part| infos[part].is_some())
                    .min_by(|&a, &b| walks[a].term().cmp(walks[b].term()));
                let Some(least) = least else {
                    return true;
                };
                if *left == 0 {
                    return false;
                }
                walked.term.clear();
                walked.term.extend_from_slice(walks[least].term());
                walked.open = Some(OpenTerm::default());
            }
            let mut open = walked.open.take().unwrap_or_default();
            let field = (walked.term.first()).and_then(|&key| Field::of_key(key));
            for part in open.part..walks.len() {
                let Some(info) = infos[part].filter(|_| walks[part].term() == walked.term) else {
                    continue;
                };
                if open.part != part {
                    (open.part, open.document) = (part, 0);
                }
                let Part {
                    segment,
                    numbers,
                    spoken,
                    ..
                } = &self.parts[part];
                let mut cursor = segment.borrow().cursor(info);
                cursor.seek(open.document);
                while cursor.document() != END {
                    if *left == 0 {
                        open.document = cursor.document();
                        walked.open = Some(open);
                        return false;
                    }
                    let document = numbers.get(cursor.document() as usize).copied();
                    let document = document.unwrap_or(END);
                    // A damaged segment may repeat a document or lack its positions.
                    let rises = open.last.is_none_or(|last| last < document) && document != END;
                    positions.clear();
                    if rises {
                        cursor.read_positions(&mut positions);
                    }
                    if let Some(field) = field.filter(|_| !positions.is_empty()) {
                        open.last = Some(document);
                        writer.push_posting(field, document, &positions);
                        if let Some(spoken) = spoken {
                            open.spoken |= spoken.by(cursor.document());
                        }
                        open.n_documents += 1;
                    }
                    *left = left.saturating_sub(1 + positions.len() / 4);
                    cursor.advance();
                }
                *left = left.saturating_sub(cost::OPEN_LIST);
            }
            for (part, walk) in walks.iter_mut().enumerate() {
                if infos[part].is_some() && walk.term() == walked.term {
                    infos[part] = walk.advance();
                    walked.next[part] += 1;
                }
            }
            *left = left.saturating_sub(cost::TERM);
            if let Some(field) = field.filter(|_| open.n_documents > 0) {
                writer.end_term(field, &walked.term);
                if let Some(known) = &mut self.known_words {
                    known.insert(&walked.term);
                }
                if is_stemmed(&walked.term) {
                    for table in &mut self.stems {
                        table.push(walked.n_terms, &walked.term, open.spoken);
                    }
                }
                walked.n_terms += 1;
            }
        }
    }
}

fn row(segment: &Segment, document: u32) -> Row {
    let columns = segment.columns();
    let (first_day, last_day) = columns.written_days(document);
    Row {
        id: columns.id(document),
        first_day,
        last_day,
        norms: Field::ALL.map(|field| columns.norms(field).get(document)),
    }
}
