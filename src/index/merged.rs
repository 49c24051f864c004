use std::sync::{Arc, Mutex, PoisonError};

use super::{END, TermInfo};
use crate::text::{Map, Order};

/// Documents in a block.
const BLOCK: usize = 128;
/// Occurrences that are kept apart.
const MANY: u32 = 255;

/// A document with how often a word stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurring {
    /// Its number in the segment.
    pub document: u32,
    /// Occurrences.
    pub frequency: u32,
    /// How many of these are in the title, where title and body are looked at
    /// as one.
    pub n_in_title: u32,
}

/// The documents of several terms, as if they were one.
pub struct Merged {
    /// Rising.
    documents: Vec<u32>,
    /// Of each document: occurrences, and those of them in the title, up to
    /// [`MANY`].
    frequencies: Vec<(u8, u8)>,
    /// Those of documents with as many or more: the document's place first.
    many: Vec<(u32, (u32, u32))>,
    /// What no document of each block weighs above.
    bounds: Vec<f64>,
}

impl Merged {
    /// A list of documents in rising order; `weigh` says what one weighs as
    /// the bounds of postings take it.
    pub fn new(documents: Vec<Occurring>, weigh: impl Fn(Occurring) -> f64) -> Merged {
        let highest = |block: &[Occurring]| block.iter().map(|&one| weigh(one)).fold(0.0, f64::max);
        let few = |n: u32| n.min(MANY) as u8;
        let many = documents.iter().zip(0..);
        Merged {
            bounds: documents.chunks(BLOCK).map(highest).collect(),
            frequencies: documents
                .iter()
                .map(|one| (few(one.frequency), few(one.n_in_title)))
                .collect(),
            many: many
                .filter(|(one, _)| one.frequency >= MANY)
                .map(|(one, nth)| (nth, (one.frequency, one.n_in_title)))
                .collect(),
            documents: documents.into_iter().map(|one| one.document).collect(),
        }
    }

    /// Documents of the list.
    pub fn n_documents(&self) -> usize {
        self.documents.len()
    }

    /// Bytes that it takes.
    fn n_bytes(&self) -> usize {
        self.documents.len() * 6 + self.many.len() * 12 + self.bounds.len() * 8
    }

    #[inline]
    fn frequencies(&self, at: usize) -> (u32, u32) {
        match self.frequencies.get(at) {
            Some(&(frequency, n_in_title)) if u32::from(frequency) < MANY => {
                (u32::from(frequency), u32::from(n_in_title))
            }
            Some(_) => {
                let place = self.many.binary_search_by_key(&(at as u32), |one| one.0);
                place.map_or((0, 0), |place| self.many[place].1)
            }
            None => (0, 0),
        }
    }

    /// Blocks that [`Merged::for_each_block`] visits.
    pub fn n_blocks(&self) -> usize {
        self.bounds.len()
    }

    /// Calls `visit` with the first and last document of each block and what
    /// its documents weigh at most.
    pub fn for_each_block(&self, mut visit: impl FnMut((u32, u32), f64)) {
        for (block, &bound) in self.documents.chunks(BLOCK).zip(&self.bounds) {
            visit((block[0], block[block.len() - 1]), bound);
        }
    }
}

/// Walks the documents of a merged list.
pub struct MergedCursor {
    list: Arc<Merged>,
    at: usize,
}

impl MergedCursor {
    /// A cursor on the first document.
    pub fn new(list: Arc<Merged>) -> MergedCursor {
        MergedCursor { list, at: 0 }
    }

    /// The list.
    pub fn list(&self) -> &Merged {
        &self.list
    }

    /// The current document, or [`END`].
    #[inline]
    pub fn document(&self) -> u32 {
        self.list.documents.get(self.at).copied().unwrap_or(END)
    }

    /// Occurrences in the current document, and how many of these are in the
    /// title, where title and body are looked at as one.
    #[inline]
    pub fn frequencies(&self) -> (u32, u32) {
        self.list.frequencies(self.at)
    }

    /// Moves to the first document not below `target` and gives it.
    #[inline]
    pub fn seek(&mut self, target: u32) -> u32 {
        let rest = &self.list.documents[self.at..];
        // Most moves are short.
        let mut step = 1;
        let mut low = 0;
        while step < rest.len() && rest[step] < target {
            low = step;
            step *= 2;
        }
        let near = &rest[low..(step + 1).min(rest.len())];
        self.at += low + near.partition_point(|&document| document < target);
        self.document()
    }

    /// Calls `visit` with the documents from the current one to `to` and the
    /// frequencies in each; moves behind them.
    #[inline]
    pub fn for_each_until(&mut self, to: u32, mut visit: impl FnMut(u32, (u32, u32))) {
        let rest = &self.list.documents[self.at..];
        for &document in rest.iter().take_while(|&&document| document <= to) {
            visit(document, self.list.frequencies(self.at));
            self.at += 1;
        }
    }

    /// Moves back to the first document.
    pub fn rewind(&mut self) {
        self.at = 0;
    }
}

/// What stands for a word of a query.
#[derive(Clone)]
pub enum WordList {
    /// No term.
    Nothing,
    /// One term that counts everywhere.
    Term(TermInfo),
    /// Several.
    Merged(Arc<Merged>),
}

/// The lists that were asked for last, so that a reader who types on does not
/// have them merged at each key.
#[derive(Default)]
pub(super) struct WordLists {
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    lists: Map<String, (u64, WordList)>,
    /// Bytes of all of them.
    n_bytes: usize,
    /// Counts the questions.
    now: u64,
}

impl WordLists {
    /// The list of `key`, made where it is not kept; lists that were not asked
    /// for longest go where more than `limit` bytes are kept. One that was made
    /// and is not whole is not kept.
    pub fn get(
        &self,
        key: &str,
        limit: usize,
        make: impl FnOnce() -> WordList,
        is_whole: impl FnOnce() -> bool,
    ) -> WordList {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.now += 1;
        let now = kept.now;
        if let Some((asked, list)) = kept.lists.get_mut(key) {
            *asked = now;
            return list.clone();
        }
        let list = make();
        if !is_whole() {
            return list;
        }
        kept.n_bytes += size(&list);
        kept.lists.insert(key.to_owned(), (now, list.clone()));
        if kept.n_bytes > limit {
            let mut by_age: Vec<(u64, usize)> = (kept.lists.values())
                .map(|(asked, list)| (*asked, size(list)))
                .collect();
            by_age.order();
            let mut gone = 0;
            for (asked, n_bytes) in by_age {
                if kept.n_bytes <= limit {
                    break;
                }
                gone = asked;
                kept.n_bytes -= n_bytes;
            }
            let lists = core::mem::take(&mut kept.lists).into_iter();
            kept.lists = lists.filter(|(_, (asked, _))| *asked > gone).collect();
        }
        list
    }
}

/// Bytes of a list, and some for its key.
fn size(list: &WordList) -> usize {
    match list {
        WordList::Merged(merged) => merged.n_bytes() + 128,
        WordList::Nothing | WordList::Term(_) => 128,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequencies_come_back() {
        let occurring = |document: u32| Occurring {
            document,
            frequency: document.pow(2) + 1,
            n_in_title: document / 2 * 5,
        };
        let list = Arc::new(Merged::new((0..300).map(occurring).collect(), |_| 1.0));
        let mut cursor = MergedCursor::new(list);
        for document in 0..300 {
            let one = occurring(document);
            assert_eq!(cursor.seek(document), document);
            assert_eq!(cursor.frequencies(), (one.frequency, one.n_in_title));
        }
        assert_eq!((cursor.seek(300), cursor.frequencies()), (END, (0, 0)));
    }

    #[test]
    fn lists_asked_for_last_are_kept() {
        let lists = WordLists::default();
        let mut made = Vec::new();
        for key in ["a", "b", "a", "c", "a", "b"] {
            let make = || {
                made.push(key);
                WordList::Nothing
            };
            lists.get(key, 300, make, || true);
        }
        // Two of them fit: `b` goes for `c`, which goes for `b`.
        assert_eq!(made, ["a", "b", "c", "b"]);
        for is_whole in [false, true, false] {
            let make = || {
                made.push("d");
                WordList::Nothing
            };
            lists.get("d", 300, make, || is_whole);
        }
        assert_eq!(made[4..], ["d", "d"], "what is not whole is not kept");
    }
}
