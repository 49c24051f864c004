use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::impact::{Impact, competitive};
use super::{END, Norms, TermInfo};

/// Documents in a block.
const BLOCK: usize = 128;

/// The documents of several terms, as if they were one.
pub struct Merged {
    /// Rising, each with its occurrences.
    documents: Vec<u32>,
    frequencies: Vec<u32>,
    /// What can score highest in each block of documents, and where in
    /// `impacts` that ends.
    impacts: Vec<Impact>,
    ends: Vec<u32>,
}

impl Merged {
    /// A list of documents in rising order with their occurrences.
    pub fn new(documents: Vec<(u32, u32)>, norms: Norms<'_>) -> Merged {
        let (mut impacts, mut ends, mut of_block) = (Vec::new(), Vec::new(), Vec::new());
        for block in documents.chunks(BLOCK) {
            of_block.extend(block.iter().map(|&(document, frequency)| Impact {
                frequency,
                norm: norms.get(document),
            }));
            competitive(&mut of_block);
            impacts.append(&mut of_block);
            ends.push(impacts.len() as u32);
        }
        let (documents, frequencies) = documents.into_iter().unzip();
        Merged {
            documents,
            frequencies,
            impacts,
            ends,
        }
    }

    /// Documents of the list.
    pub fn n_documents(&self) -> usize {
        self.documents.len()
    }

    /// Blocks that [`Merged::for_each_block`] visits.
    pub fn n_blocks(&self) -> usize {
        self.ends.len()
    }

    /// Calls `visit` with the first and last document of each block and what
    /// its documents weigh at most.
    pub fn for_each_block(
        &self,
        weigh: impl Fn(Impact) -> f64,
        mut visit: impl FnMut((u32, u32), f64),
    ) {
        let mut start = 0;
        for (block, &end) in self.documents.chunks(BLOCK).zip(&self.ends) {
            let impacts = &self.impacts[start..end as usize];
            start = end as usize;
            let highest = impacts.iter().map(|&one| weigh(one)).fold(0.0, f64::max);
            visit((block[0], block[block.len() - 1]), highest);
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

    /// Occurrences in the current document.
    #[inline]
    pub fn frequency(&self) -> u32 {
        self.list.frequencies.get(self.at).copied().unwrap_or(0)
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
    lists: HashMap<String, (u64, WordList)>,
    /// Documents in all of them.
    n_documents: usize,
    /// Counts the questions.
    now: u64,
}

impl WordLists {
    /// The list of `key`, made where it is not kept; lists that were not asked
    /// for longest go where more than `limit` documents are kept.
    pub fn get(&self, key: &str, limit: usize, make: impl FnOnce() -> WordList) -> WordList {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.now += 1;
        let now = kept.now;
        if let Some((asked, list)) = kept.lists.get_mut(key) {
            *asked = now;
            return list.clone();
        }
        let list = make();
        kept.n_documents += size(&list);
        kept.lists.insert(key.to_owned(), (now, list.clone()));
        if kept.n_documents > limit {
            let mut by_age: Vec<(u64, String)> = kept
                .lists
                .iter()
                .map(|(key, (asked, _))| (*asked, key.clone()))
                .collect();
            by_age.sort_unstable();
            for (_, key) in by_age {
                if kept.n_documents <= limit {
                    break;
                }
                if let Some((_, list)) = kept.lists.remove(&key) {
                    kept.n_documents -= size(&list);
                }
            }
        }
        list
    }
}

/// Documents of a list, and some for its key.
fn size(list: &WordList) -> usize {
    match list {
        WordList::Merged(merged) => merged.n_documents() + 16,
        WordList::Nothing | WordList::Term(_) => 16,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_asked_for_last_are_kept() {
        let lists = WordLists::default();
        let mut made = Vec::new();
        for key in ["a", "b", "a", "c", "a", "b"] {
            lists.get(key, 40, || {
                made.push(key);
                WordList::Nothing
            });
        }
        // Two of them fit: `b` goes for `c`, which goes for `b`.
        assert_eq!(made, ["a", "b", "c", "b"]);
    }
}
