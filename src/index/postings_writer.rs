use super::bits::{BitWriter, rice_parameter};
use super::bytes::push_varint;
use super::columns::ColumnsWriter;
use super::document_block::{BLOCK, push_documents};
use super::frequencies::push_unusual;
use super::pages::Pages;
use super::places::{BODY, push_places};
use super::postings_block::{ANY_IN_TITLE, ANY_REPEATED, FEW, GAP_BITS};
use super::weight::{WeightKnobs, average_length, encode_bound};
use super::{Field, TermInfo};

/// Encodes the postings of one term after another.
#[derive(Default)]
pub(super) struct PostingsWriter {
    /// Of the terms that have ended.
    ended: Pages,
    /// By [`Field::index`], once asked for.
    weights: [Option<Box<[f64; 256]>>; Field::ALL.len()],
    open: Open,
    /// Of the current term: what stands before its blocks, and these.
    skips: Vec<u8>,
    blocks: Vec<u8>,
    bits: BitWriter,
    n_documents: u32,
    /// The first document that the open block may have.
    base: u32,
    n_block_bytes: usize,
    /// The highest weight of the whole blocks.
    highest: f64,
    n_in_title: u32,
    n_in_title_only: u32,
}

/// Documents that wait for their block to fill.
struct Open {
    documents: [u32; BLOCK],
    frequencies: [u32; BLOCK],
    titles: [u32; BLOCK],
    n: usize,
    places: Vec<u32>,
}

impl Default for Open {
    fn default() -> Open {
        Open {
            documents: [0; BLOCK],
            frequencies: [0; BLOCK],
            titles: [0; BLOCK],
            n: 0,
            places: Vec::new(),
        }
    }
}

impl PostingsWriter {
    /// Begins a document of the current term, which is in `field`: numbers rise.
    #[inline]
    pub fn begin(&mut self, document: u32, field: Field, columns: &ColumnsWriter) {
        if self.open.n == BLOCK {
            self.end_block(field, columns);
        }
        let open = &mut self.open;
        open.documents[open.n] = document;
        open.frequencies[open.n] = 0;
        open.titles[open.n] = 0;
        open.n += 1;
        self.n_documents += 1;
    }

    /// Adds a position in the current document: they rise, and those in a text
    /// below the title begin at [`BODY`].
    #[inline]
    pub fn place(&mut self, place: u32, in_title: bool) {
        let last = self.open.n - 1;
        self.open.frequencies[last] += 1;
        self.open.titles[last] += u32::from(in_title);
        self.open.places.push(place);
    }

    /// Ends the current term, which has a document.
    pub fn end_term(&mut self, field: Field, columns: &ColumnsWriter) -> TermInfo {
        if self.open.n == BLOCK {
            self.end_block(field, columns);
        }
        let n_open = self.open.n;
        if n_open > 0 {
            if !self.skips.is_empty() {
                self.highest = self.highest.max(self.highest_open(field, columns));
            }
            self.push_few(columns.n_documents() as u32);
            self.push_places(field, columns);
            self.count_titles();
        }
        let start = self.ended.len() as u32;
        if !self.skips.is_empty() {
            self.ended.extend(&encode_bound(self.highest).to_le_bytes());
            self.ended.extend(&self.skips);
        }
        self.ended.extend(&self.blocks);
        let info = TermInfo {
            n_listed: self.n_documents,
            n_documents: self.n_documents,
            postings: (start, self.ended.len() as u32),
            n_in_title: self.n_in_title,
            n_in_title_only: self.n_in_title_only,
            field,
        };
        self.skips.clear();
        self.blocks.clear();
        self.open.n = 0;
        self.open.places.clear();
        (self.n_documents, self.base, self.n_block_bytes) = (0, 0, 0);
        (self.n_in_title, self.n_in_title_only) = (0, 0);
        self.highest = 0.0;
        info
    }

    /// The postings section.
    pub fn finish(self) -> Pages {
        self.ended
    }

    fn end_block(&mut self, field: Field, columns: &ColumnsWriter) {
        let highest = self.highest_open(field, columns);
        let Open {
            documents,
            frequencies,
            titles,
            ..
        } = &self.open;
        let head = self.blocks.len();
        self.blocks.push(0);
        let k = push_documents(documents, self.base, &mut self.blocks);
        let mut flags = k as u8;
        if frequencies.iter().any(|&frequency| frequency > 1) {
            flags |= ANY_REPEATED;
            push_unusual(frequencies, 1, &mut self.bits, &mut self.blocks);
        }
        if titles.iter().any(|&n| n > 0) {
            flags |= ANY_IN_TITLE;
            push_unusual(titles, 0, &mut self.bits, &mut self.blocks);
        }
        self.blocks[head] = flags;
        let last = documents[BLOCK - 1];
        self.push_places(field, columns);
        self.count_titles();
        push_varint(last - self.base, &mut self.skips);
        let n_bytes = self.blocks.len() - self.n_block_bytes;
        push_varint(n_bytes as u32, &mut self.skips);
        self.skips.extend(encode_bound(highest).to_le_bytes());
        self.n_block_bytes = self.blocks.len();
        self.highest = self.highest.max(highest);
        self.base = last + 1;
        self.open.n = 0;
    }

    /// Documents and frequencies that fill no block.
    fn push_few(&mut self, n_of_segment: u32) {
        let Open {
            documents,
            frequencies,
            titles,
            n,
            ..
        } = &self.open;
        let (bits, out) = (&mut self.bits, &mut self.blocks);
        if let [document] = documents[..*n] {
            bits.push_below(document - self.base, n_of_segment - self.base, out);
        } else {
            let sum = documents[n - 1] + 1 - self.base - *n as u32;
            let k = rice_parameter(u64::from(sum), *n as u64);
            bits.push(k, GAP_BITS, out);
            let mut next = self.base;
            for &document in &documents[..*n] {
                bits.push_rice(document - next, k, out);
                next = document + 1;
            }
        }
        for (values, usual) in [(&frequencies[..*n], 1), (&titles[..*n], 0)] {
            let any = values.iter().any(|&value| value > usual);
            bits.push(u32::from(any), 1, out);
            if any && *n >= FEW {
                push_unusual(values, usual, bits, out);
            } else if any {
                values
                    .iter()
                    .for_each(|&value| bits.push_rice(value - usual, 0, out));
            }
        }
    }

    fn push_places(&mut self, field: Field, columns: &ColumnsWriter) {
        let (title_norms, norms) = norms_of(field, columns);
        let open = &mut self.open;
        let mut rest = open.places.as_mut_slice();
        for index in 0..open.n {
            let document = open.documents[index] as usize;
            let (here, later) = rest.split_at_mut(open.frequencies[index] as usize);
            rest = later;
            let (in_title, below) = here.split_at_mut(open.titles[index] as usize);
            if !in_title.is_empty() {
                push_places(
                    in_title,
                    title_norms[document],
                    &mut self.bits,
                    &mut self.blocks,
                );
            }
            if !below.is_empty() {
                below.iter_mut().for_each(|place| *place &= !BODY);
                push_places(below, norms[document], &mut self.bits, &mut self.blocks);
            }
        }
        self.bits.finish(&mut self.blocks);
        open.places.clear();
    }

    fn count_titles(&mut self) {
        let open = &self.open;
        for (&in_title, &n) in open.titles[..open.n].iter().zip(&open.frequencies) {
            self.n_in_title += u32::from(in_title > 0);
            self.n_in_title_only += u32::from(in_title > 0 && in_title == n);
        }
    }

    /// The highest weight of the open documents.
    fn highest_open(&mut self, field: Field, columns: &ColumnsWriter) -> f64 {
        for &part in field.parts() {
            self.weights[part.index()].get_or_insert_with(|| {
                let average = average_length(
                    columns.total_length(part) as f64,
                    columns.n_documents() as u64,
                );
                WeightKnobs::default().weights(part, average)
            });
        }
        let weights = |field: Field| self.weights[field.index()].as_deref();
        let last = field.parts().len() - 1;
        let (Some(title_weights), Some(weights)) =
            (weights(field.parts()[0]), weights(field.parts()[last]))
        else {
            return f64::INFINITY;
        };
        let (title_norms, norms) = norms_of(field, columns);
        let open = &self.open;
        let mut highest = 0.0;
        for index in 0..open.n {
            let document = open.documents[index] as usize;
            let (n_in_title, n) = (open.titles[index], open.frequencies[index]);
            let mut weight = f64::from(n - n_in_title) * weights[usize::from(norms[document])];
            if n_in_title > 0 {
                weight += f64::from(n_in_title) * title_weights[usize::from(title_norms[document])];
            }
            highest = f64::max(highest, weight);
        }
        highest
    }
}

/// The norm bytes for positions in the title, and for all others.
fn norms_of(field: Field, columns: &ColumnsWriter) -> (&[u8], &[u8]) {
    let parts = field.parts();
    (
        columns.norms(parts[0]),
        columns.norms(parts[parts.len() - 1]),
    )
}
