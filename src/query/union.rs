use super::found::{EVERYWHERE, Found};
use super::languages::Languages;
use super::occurrences::Gathered;
use crate::index::{Columns, END, FacetField, PostingCursor, Segment};

/// Lists of fewer documents are short enough to be gathered at once.
const SHORT: u32 = 128;
/// More long lists than this are gathered as well.
const MAX_WALKED: usize = 8;

/// Where several words stand in a field, as if they were one.
pub(super) struct Union<'s> {
    /// Long lists, to be walked.
    pub cursors: Vec<PostingCursor<'s>>,
    /// For each of them the documents it counts in, where not in all.
    only: Vec<Option<InLanguages<'s>>>,
    /// The short lists, gathered.
    pub short: Option<Gathered>,
    document: u32,
}

/// Passes documents of some languages.
struct InLanguages<'s> {
    columns: &'s Columns,
    /// By the ordinal of the language.
    passed: Vec<bool>,
}

impl InLanguages<'_> {
    fn passes(&self, document: u32) -> bool {
        let ordinal = self.columns.facet_ordinal(FacetField::Language, document);
        self.passed.get(ordinal as usize) == Some(&true)
    }
}

impl<'s> Union<'s> {
    /// The words found in a segment; with their positions where a phrase asks
    /// for them. `None` where none counts in any of its documents.
    pub fn open(
        segment: &'s Segment,
        words: &[Found],
        languages: Languages,
        positions: bool,
    ) -> Option<Union<'s>> {
        let everywhere = words.iter().all(|word| word.stemmings == EVERYWHERE);
        let of_languages = match everywhere {
            true => Vec::new(),
            false => languages.bits_of(segment),
        };
        let in_segment = of_languages.iter().fold(0, |all, bits| all | bits);
        let n_long = words.iter().filter(|word| word.term.n_documents >= SHORT);
        let walk_long = n_long.count() <= MAX_WALKED;
        let mut opened = Union {
            cursors: Vec::new(),
            only: Vec::new(),
            short: None,
            document: 0,
        };
        let mut short = Vec::new();
        for word in words {
            let counted = word.stemmings & in_segment;
            if counted == 0 && !everywhere {
                continue;
            }
            let only = (counted != in_segment).then(|| InLanguages {
                columns: segment.columns(),
                passed: of_languages.iter().map(|of| of & counted > 0).collect(),
            });
            let cursor = segment.cursor(word.term);
            if walk_long && word.term.n_documents >= SHORT {
                opened.cursors.push(cursor);
                opened.only.push(only);
            } else {
                short.push((cursor, only));
            }
        }
        match short.len() {
            0 => {}
            1 if opened.cursors.is_empty() => {
                let (cursor, only) = short.remove(0);
                opened.cursors.push(cursor);
                opened.only.push(only);
            }
            _ => {
                let lists = short.into_iter().map(|(cursor, only)| {
                    let passes = move |document| passes(only.as_ref(), document);
                    (cursor, passes)
                });
                opened.short = Some(match positions {
                    true => Gathered::with_positions(lists),
                    false => Gathered::counted(lists, segment.n_documents()),
                });
            }
        }
        (opened.seek(0) != END).then_some(opened)
    }

    /// The current document, or [`END`].
    #[inline]
    pub fn document(&self) -> u32 {
        self.document
    }

    /// Documents that have any of the words, at most.
    pub fn n_documents(&self) -> u64 {
        let long = self.cursors.iter().map(|one| u64::from(one.n_documents()));
        let short = self.short.iter().map(Gathered::n_documents);
        long.chain(short).sum()
    }

    /// Occurrences of all words in the current document.
    #[inline]
    pub fn frequency(&self) -> u32 {
        let mut frequency = 0u32;
        for cursor in &self.cursors {
            if cursor.document() == self.document {
                frequency = frequency.saturating_add(cursor.frequency());
            }
        }
        if let Some(short) = self.short.as_ref()
            && short.document() == self.document
        {
            frequency = frequency.saturating_add(short.frequency());
        }
        frequency
    }

    /// Moves to the first document not below `target` and gives it.
    #[inline]
    pub fn seek(&mut self, target: u32) -> u32 {
        let mut least = END;
        for (cursor, only) in self.cursors.iter_mut().zip(&self.only) {
            let mut document = cursor.seek(target);
            while document != END && !passes(only.as_ref(), document) {
                document = cursor.advance();
            }
            least = least.min(document);
        }
        if let Some(short) = &mut self.short {
            least = least.min(short.seek(target));
        }
        self.document = least;
        least
    }

    /// Puts the positions of all words in the current document into `positions`.
    pub fn read_positions(&mut self, positions: &mut Vec<u32>) {
        positions.clear();
        let mut some = Vec::new();
        for cursor in &mut self.cursors {
            if cursor.document() == self.document {
                cursor.read_positions(&mut some);
                positions.append(&mut some);
            }
        }
        if let Some(short) = self.short.as_ref()
            && short.document() == self.document
        {
            positions.extend_from_slice(short.current());
        }
        positions.sort_unstable();
    }
}

fn passes(only: Option<&InLanguages<'_>>, document: u32) -> bool {
    only.is_none_or(|only| only.passes(document))
}
