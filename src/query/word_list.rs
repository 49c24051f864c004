use std::sync::Arc;

use super::found::{EVERYWHERE, Found, found};
use super::languages::Languages;
use super::weigher::Weigher;
use super::word_pattern::WordPattern;
use crate::index::{
    Columns, END, FacetField, Field, Merged, Occurring, PostingCursor, Segment, WordList,
};

/// So many documents of merged lists are kept for each document of a segment.
const KEPT: usize = 4;

/// The documents of a segment's field with any word that stands for `pattern`.
pub(super) fn word_list(segment: &Segment, field: Field, pattern: &WordPattern) -> WordList {
    if let WordPattern::Word(word) = pattern {
        return match segment.find(field, word) {
            Some(term) => WordList::Term(term),
            None => WordList::Nothing,
        };
    }
    let limit = (segment.n_documents() as usize)
        .saturating_mul(KEPT)
        .max(1 << 16);
    segment.word_list(&pattern.key(field), limit, || {
        let words = found(segment, field, pattern);
        match words.as_slice() {
            [] => WordList::Nothing,
            [word] if word.stemmings == EVERYWHERE => WordList::Term(word.term),
            _ => {
                let documents = merged(lists(segment, &words, pattern), segment.n_documents());
                match documents.is_empty() {
                    true => WordList::Nothing,
                    false => {
                        let weigher = Weigher::of_bounds(segment, field);
                        let weigh = |one: Occurring| {
                            weigher.weigh(one.document, one.frequency, one.n_in_title)
                        };
                        WordList::Merged(Arc::new(Merged::new(documents, weigh)))
                    }
                }
            }
        }
    })
}

/// A list of a word, and in which documents it counts.
pub(super) type List<'s> = (PostingCursor<'s>, Option<InLanguages<'s>>);

/// Passes documents of some languages.
pub(super) struct InLanguages<'s> {
    columns: &'s Columns,
    /// By the ordinal of the language.
    passed: Vec<bool>,
}

/// Whether a word counts in `document`.
pub(super) fn counts(only: Option<&InLanguages<'_>>, document: u32) -> bool {
    only.is_none_or(|only| {
        let ordinal = only.columns.facet_ordinal(FacetField::Language, document);
        only.passed.get(ordinal as usize) == Some(&true)
    })
}

/// The lists of words that were found for `pattern`, without those that count
/// nowhere.
pub(super) fn lists<'s>(
    segment: &'s Segment,
    words: &[Found],
    pattern: &WordPattern,
) -> Vec<List<'s>> {
    let everywhere = |word: &Found| (segment.cursor(word.term), None);
    if words.iter().all(|word| word.stemmings == EVERYWHERE) {
        return words.iter().map(everywhere).collect();
    }
    let languages = match pattern {
        WordPattern::Stem { languages, .. } => *languages,
        _ => Languages::default(),
    };
    let of_languages = languages.bits_of(segment);
    let in_segment = of_languages.iter().fold(0, |all, bits| all | bits);
    let mut lists = Vec::with_capacity(words.len());
    for word in words {
        let counted = word.stemmings & in_segment;
        if counted == in_segment {
            lists.push(everywhere(word));
        } else if counted != 0 {
            let passed = of_languages.iter().map(|of| of & counted > 0).collect();
            let columns = segment.columns();
            lists.push((
                segment.cursor(word.term),
                Some(InLanguages { columns, passed }),
            ));
        }
    }
    lists
}

/// Each document with the occurrences of all lists.
fn merged(lists: Vec<List<'_>>, n_documents: u32) -> Vec<Occurring> {
    let n_postings: usize = lists
        .iter()
        .map(|(cursor, _)| cursor.n_documents() as usize)
        .sum();
    let mut documents: Vec<Occurring> = Vec::new();
    // Counting in a row of all documents beats sorting from here on.
    if n_postings > n_documents as usize / 16 {
        let mut counts = vec![(0u32, 0u32); n_documents as usize];
        for_each_posting(lists, |cursor| {
            if let Some(count) = counts.get_mut(cursor.document() as usize) {
                let (frequency, n_in_title) = cursor.frequencies();
                count.0 = count.0.saturating_add(frequency);
                count.1 = count.1.saturating_add(n_in_title);
            }
        });
        let counted = (0..).zip(counts).filter(|(_, count)| count.0 > 0);
        documents.extend(
            counted.map(|(document, (frequency, n_in_title))| Occurring {
                document,
                frequency,
                n_in_title,
            }),
        );
    } else {
        documents.reserve(n_postings);
        for_each_posting(lists, |cursor| {
            let (frequency, n_in_title) = cursor.frequencies();
            documents.push(Occurring {
                document: cursor.document(),
                frequency,
                n_in_title,
            });
        });
        documents.sort_unstable_by_key(|one| one.document);
        documents.dedup_by(|after, before| {
            let same = after.document == before.document;
            if same {
                before.frequency = before.frequency.saturating_add(after.frequency);
                before.n_in_title = before.n_in_title.saturating_add(after.n_in_title);
            }
            same
        });
    }
    documents
}

/// Calls `visit` with the cursor on each document in which its list counts.
pub(super) fn for_each_posting<'s>(
    lists: Vec<List<'s>>,
    mut visit: impl FnMut(&mut PostingCursor<'s>),
) {
    for (mut cursor, only) in lists {
        while cursor.document() != END {
            if counts(only.as_ref(), cursor.document()) {
                visit(&mut cursor);
            }
            cursor.advance();
        }
    }
}
