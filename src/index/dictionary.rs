use core::cmp::Ordering;

use super::bytes::{push_varint, read_varint, u32_at};
use super::{Bytes, Field};

/// Terms in one block: fewer are faster to scan, more are smaller.
const BLOCK_TERMS: usize = 16;

/// A term as one field has it, and where its postings stand in its segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermInfo {
    /// Documents of the field that have the term.
    pub n_documents: u32,
    /// Byte range of the postings section.
    pub postings: (u32, u32),
    /// The field that is looked at.
    pub field: Field,
    /// Documents of the whole list, whichever part of it is looked at; those
    /// that have the term in the title, and those that have it there alone.
    pub(super) n_listed: u32,
    pub(super) n_in_title: u32,
    pub(super) n_in_title_only: u32,
}

impl TermInfo {
    /// The same list as `field` has it; `None` where it has no document. The
    /// field is one of those that the list's own consists of, or that itself.
    pub(super) fn in_field(self, field: Field) -> Option<TermInfo> {
        let n_documents = match field {
            Field::Title => self.n_in_title,
            Field::Body => self.n_listed.saturating_sub(self.n_in_title_only),
            _ => self.n_listed,
        };
        (n_documents > 0).then_some(TermInfo {
            n_documents,
            field,
            ..self
        })
    }
}

/// Where a term shares more with the one before it, or has more of its own,
/// than half a byte can tell.
const LONG: u8 = 0xff;

/// Writes a dictionary from terms in rising order.
#[derive(Default)]
pub(super) struct DictionaryWriter {
    starts: Vec<u32>,
    blocks: Vec<u8>,
    n_terms: u32,
    last: Vec<u8>,
}

impl DictionaryWriter {
    /// Adds a term; its postings must follow those of the term before it.
    pub fn push(&mut self, term: &[u8], info: TermInfo) {
        debug_assert!(self.n_terms == 0 || self.last.as_slice() < term);
        let first = (self.n_terms as usize).is_multiple_of(BLOCK_TERMS);
        if first {
            self.starts.push(self.blocks.len() as u32);
            push_varint(info.postings.0, &mut self.blocks);
        }
        let n_shared = if first {
            0
        } else {
            self.last
                .iter()
                .zip(term)
                .take_while(|(a, b)| a == b)
                .count()
        };
        let n_suffix = term.len() - n_shared;
        if n_shared < 15 && n_suffix < 15 {
            self.blocks.push((n_shared << 4 | n_suffix) as u8);
        } else {
            self.blocks.push(LONG);
            push_varint(n_shared as u32, &mut self.blocks);
            push_varint(n_suffix as u32, &mut self.blocks);
        }
        self.blocks.extend_from_slice(&term[n_shared..]);
        let in_title = u32::from(info.n_in_title > 0);
        push_varint(info.n_listed << 1 | in_title, &mut self.blocks);
        if in_title > 0 {
            push_varint(info.n_in_title, &mut self.blocks);
            push_varint(info.n_in_title_only, &mut self.blocks);
        }
        push_varint(info.postings.1 - info.postings.0, &mut self.blocks);
        self.last.clear();
        self.last.extend_from_slice(term);
        self.n_terms += 1;
    }

    /// The dictionary section.
    pub fn finish(self) -> Vec<u8> {
        let mut section = Vec::with_capacity(8 + self.starts.len() * 4 + self.blocks.len());
        section.extend(self.n_terms.to_le_bytes());
        section.extend((self.starts.len() as u32).to_le_bytes());
        self.starts
            .iter()
            .for_each(|start| section.extend(start.to_le_bytes()));
        section.extend(self.blocks);
        section
    }
}

/// Reads a dictionary section.
pub(super) struct Dictionary {
    section: Bytes,
    n_terms: u32,
    n_blocks: usize,
}

impl Dictionary {
    /// `None` where the section is shorter than it says.
    pub fn open(section: Bytes) -> Option<Dictionary> {
        let (n_terms, n_blocks) = (u32_at(&section, 0), u32_at(&section, 1) as usize);
        let consistent = section.len() >= 8
            && (section.len() - 8) / 4 >= n_blocks
            && n_blocks == (n_terms as usize).div_ceil(BLOCK_TERMS);
        consistent.then_some(Dictionary {
            section,
            n_terms,
            n_blocks,
        })
    }

    /// Terms.
    pub fn n_terms(&self) -> u32 {
        self.n_terms
    }

    /// The term's postings, or `None` where no document has it.
    pub fn find(&self, term: &[u8]) -> Option<TermInfo> {
        let mut terms = self.terms_from(term);
        let info = terms.advance()?;
        (terms.term() == term).then_some(info)
    }

    /// The terms from the first that is not below `term`, in rising order.
    pub fn terms_from(&self, term: &[u8]) -> Terms<'_> {
        let (mut low, mut high) = (0, self.n_blocks);
        while high - low > 1 {
            let middle = (low + high) / 2;
            if self.first_term(middle).cmp(term) == Ordering::Greater {
                high = middle
            } else {
                low = middle
            }
        }
        let mut terms = Terms {
            dictionary: self,
            index: (low * BLOCK_TERMS) as u32,
            at: 0,
            term: Vec::new(),
            end: 0,
            pushed_back: None,
        };
        while let Some(info) = terms.advance() {
            if terms.term.as_slice() >= term {
                terms.pushed_back = Some(info);
                break;
            }
        }
        terms
    }

    /// A walk that begins with the term numbered `index` in rising order.
    pub fn terms_at(&self, index: u32) -> Terms<'_> {
        let first = index - index % BLOCK_TERMS as u32;
        let mut terms = Terms {
            dictionary: self,
            index: first,
            at: 0,
            term: Vec::new(),
            end: 0,
            pushed_back: None,
        };
        for _ in first..index {
            terms.advance();
        }
        terms
    }

    fn blocks(&self) -> &[u8] {
        &self.section[8 + self.n_blocks * 4..]
    }

    fn block_start(&self, block: usize) -> usize {
        u32_at(&self.section, 2 + block) as usize
    }

    fn first_term(&self, block: usize) -> &[u8] {
        let blocks = self.blocks();
        let mut at = self.block_start(block);
        read_varint(blocks, &mut at);
        let (_, n_bytes) = read_lengths(blocks, &mut at);
        blocks
            .get(at..at.saturating_add(n_bytes))
            .unwrap_or_default()
    }
}

impl Dictionary {
    /// The first block from `block` on that does not begin with `prefix`,
    /// where every term that does stands in a row from `block` on.
    fn block_past(&self, block: usize, prefix: &[u8]) -> usize {
        let (mut low, mut high) = (block, self.n_blocks);
        while low < high {
            let middle = (low + high) / 2;
            if self.first_term(middle).starts_with(prefix) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        low
    }
}

/// A walk over the terms of a dictionary.
pub(super) struct Terms<'a> {
    dictionary: &'a Dictionary,
    index: u32,
    at: usize,
    term: Vec<u8>,
    end: u32,
    pushed_back: Option<TermInfo>,
}

impl Terms<'_> {
    /// The term that the last [`Terms::advance`] gave.
    pub fn term(&self) -> &[u8] {
        &self.term
    }

    /// Makes the next [`Terms::advance`] pass over terms that share the first
    /// `n_bytes` with this one, up to the last block that begins with them.
    pub fn pass(&mut self, n_bytes: usize) {
        let prefix = &self.term[..n_bytes.min(self.term.len())];
        let next = (self.index as usize).div_ceil(BLOCK_TERMS);
        let past = self.dictionary.block_past(next, prefix);
        // The last block of the run may end with terms that are wanted; before
        // it everything shares the prefix, the rest of this block included.
        if past > next {
            self.index = ((past - 1) * BLOCK_TERMS) as u32;
            self.pushed_back = None;
        }
    }

    /// Moves to the next term; `None` after the last, and where a damaged
    /// dictionary's terms stop rising.
    pub fn advance(&mut self) -> Option<TermInfo> {
        if let Some(info) = self.pushed_back.take() {
            return Some(info);
        }
        if self.index >= self.dictionary.n_terms {
            return None;
        }
        let blocks = self.dictionary.blocks();
        if (self.index as usize).is_multiple_of(BLOCK_TERMS) {
            self.at = self
                .dictionary
                .block_start(self.index as usize / BLOCK_TERMS);
            self.end = read_varint(blocks, &mut self.at);
        }
        self.index += 1;
        let (n_shared, n_suffix) = read_lengths(blocks, &mut self.at);
        let suffix = blocks
            .get(self.at..self.at.saturating_add(n_suffix))
            .filter(|suffix| self.term.get(n_shared..).is_some_and(|rest| rest < *suffix));
        let Some(suffix) = suffix else {
            self.index = self.dictionary.n_terms;
            return None;
        };
        self.at += n_suffix;
        self.term.truncate(n_shared);
        self.term.extend_from_slice(suffix);
        let n_listed = read_varint(blocks, &mut self.at);
        let (mut n_in_title, mut n_in_title_only) = (0, 0);
        if n_listed & 1 == 1 {
            n_in_title = read_varint(blocks, &mut self.at);
            n_in_title_only = read_varint(blocks, &mut self.at);
        }
        let start = self.end;
        self.end = start.saturating_add(read_varint(blocks, &mut self.at));
        let key = self.term.first().copied().unwrap_or(0);
        Some(TermInfo {
            n_documents: n_listed >> 1,
            postings: (start, self.end),
            field: Field::of_key(key).unwrap_or(Field::Text),
            n_listed: n_listed >> 1,
            n_in_title,
            n_in_title_only,
        })
    }
}

/// How many bytes a term shares with the one before it, and how many follow.
fn read_lengths(blocks: &[u8], at: &mut usize) -> (usize, usize) {
    let byte = blocks.get(*at).copied().unwrap_or(0);
    *at += 1;
    if byte == LONG {
        let n_shared = read_varint(blocks, at) as usize;
        return (n_shared, read_varint(blocks, at) as usize);
    }
    (usize::from(byte >> 4), usize::from(byte & 15))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dictionary(terms: &[String]) -> Dictionary {
        let mut writer = DictionaryWriter::default();
        for (index, term) in terms.iter().enumerate() {
            let at = index as u32 * 10;
            writer.push(
                term.as_bytes(),
                TermInfo {
                    n_documents: index as u32,
                    postings: (at, at + 10),
                    field: Field::Text,
                    n_listed: index as u32,
                    n_in_title: index as u32 / 3,
                    n_in_title_only: index as u32 / 6,
                },
            );
        }
        Dictionary::open(Bytes::from(writer.finish())).expect("a written dictionary opens")
    }

    #[test]
    fn every_term_is_found_and_no_other() {
        let terms: Vec<String> = (0..100).map(|n| format!("term{:03}", n * 2)).collect();
        let dictionary = dictionary(&terms);
        for (index, term) in terms.iter().enumerate() {
            let info = dictionary.find(term.as_bytes()).expect("the term is there");
            assert_eq!(
                (info.n_documents, info.postings.0),
                (index as u32, index as u32 * 10)
            );
        }
        for missing in ["", "a", "term", "term001", "term0000", "term199", "zebra"] {
            assert_eq!(dictionary.find(missing.as_bytes()), None, "{missing}");
        }
    }

    #[test]
    fn a_walk_starts_anywhere() {
        let terms: Vec<String> = (0..40).map(|n| format!("t{n:02}")).collect();
        let dictionary = dictionary(&terms);
        for start in ["", "t00", "t15", "t16", "t165", "t39", "u"] {
            let mut walk = dictionary.terms_from(start.as_bytes());
            let mut found = Vec::new();
            while walk.advance().is_some() {
                found.push(String::from_utf8(walk.term().to_vec()).expect("written as text"));
            }
            let want: Vec<String> = terms
                .iter()
                .filter(|term| term.as_str() >= start)
                .cloned()
                .collect();
            assert_eq!(found, want, "{start}");
        }
        assert_eq!(
            Dictionary::open(Bytes::from(vec![0; 8]))
                .expect("empty")
                .find(b"x"),
            None
        );
    }
}
