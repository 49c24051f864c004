use super::found::Found;
use super::occurrences::Gathered;
use super::word_list::{InLanguages, List, counts, lists};
use super::word_pattern::WordPattern;
use crate::index::{END, PostingCursor, Segment};

/// Lists of fewer documents are short enough to be gathered at once.
const SHORT: u32 = 128;
/// More long lists than this are gathered as well.
const MAX_WALKED: usize = 8;

/// Where several words stand in a field, with their positions, as if they were
/// one.
pub(super) struct Union<'s> {
    /// Long lists, to be walked.
    long: Vec<List<'s>>,
    /// The short lists, gathered.
    short: Gathered,
    document: u32,
}

impl<'s> Union<'s> {
    /// The words that were found for `pattern`. `None` where none counts in any
    /// document of the segment.
    pub fn open(segment: &'s Segment, words: &[Found], pattern: &WordPattern) -> Option<Union<'s>> {
        let is_long = |(cursor, _): &List<'_>| cursor.n_documents() >= SHORT;
        let (mut long, mut short): (Vec<_>, Vec<_>) = lists(segment, words, pattern)
            .into_iter()
            .partition(is_long);
        if long.len() > MAX_WALKED {
            short.append(&mut long);
        }
        let mut opened = Union {
            long,
            short: Gathered::new(short),
            document: 0,
        };
        (opened.seek(0) != END).then_some(opened)
    }

    /// The current document, or [`END`].
    pub fn document(&self) -> u32 {
        self.document
    }

    /// Documents that have any of the words, at most.
    pub fn n_documents(&self) -> u64 {
        let long = self
            .long
            .iter()
            .map(|(one, _)| u64::from(one.n_documents()));
        long.sum::<u64>() + self.short.n_documents()
    }

    /// Moves to the first document not below `target` and gives it.
    pub fn seek(&mut self, target: u32) -> u32 {
        let mut least = self.short.seek(target);
        for (cursor, only) in &mut self.long {
            least = least.min(seek_counted(cursor, only.as_ref(), target));
        }
        self.document = least;
        least
    }

    /// Puts the positions of all words in the current document into `positions`.
    pub fn read_positions(&mut self, positions: &mut Vec<u32>) {
        positions.clear();
        let mut some = Vec::new();
        for (cursor, _) in &mut self.long {
            if cursor.document() == self.document {
                cursor.read_positions(&mut some);
                positions.append(&mut some);
            }
        }
        if self.short.document() == self.document {
            positions.extend_from_slice(self.short.current());
        }
        positions.sort_unstable();
    }
}

fn seek_counted(
    cursor: &mut PostingCursor<'_>,
    only: Option<&InLanguages<'_>>,
    target: u32,
) -> u32 {
    let mut document = cursor.seek(target);
    while document != END && !counts(only, document) {
        document = cursor.advance();
    }
    document
}
