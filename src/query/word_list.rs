use std::sync::Arc;

use super::found::{EVERYWHERE, Found, found};
use super::languages::Languages;
use super::weigher::Weigher;
use super::word_pattern::WordPattern;
use crate::index::{
    Columns, END, FacetField, Field, Merged, Occurring, PostingCursor, Segment, WordList,
};
use crate::text::Order;

/// Lists with at least this part of all documents are merged one by one.
const PART_OF_LONG: usize = 8;

/// The documents of a segment's field with any word that stands for `pattern`.
pub(super) fn word_list(segment: &Segment, field: Field, pattern: &WordPattern) -> WordList {
    if let WordPattern::Word(word) = pattern {
        return match segment.find(field, word) {
            Some(term) => WordList::Term(term),
            None => WordList::Nothing,
        };
    }
    segment.word_list(&pattern.key(field), || {
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
    let n_of = |(cursor, _): &List<'_>| cursor.n_documents() as usize;
    let n_postings: usize = lists.iter().map(n_of).sum();
    let is_long = |list: &List<'_>| n_of(list) * PART_OF_LONG >= n_postings;
    let (mut long, short): (Vec<_>, Vec<_>) = lists.into_iter().partition(is_long);
    long.order_by_key(n_of);
    let mut all = gathered(short, n_documents);
    for list in long {
        let mut next = Vec::with_capacity(n_of(&list));
        for_each_posting(vec![list], |cursor| next.push(occurring(cursor)));
        all = joined(all, next);
    }
    all
}

fn occurring(cursor: &mut PostingCursor<'_>) -> Occurring {
    let (frequency, n_in_title) = cursor.frequencies();
    Occurring {
        document: cursor.document(),
        frequency,
        n_in_title,
    }
}

/// What `more` adds to a document that both have.
fn add(one: &mut Occurring, more: &Occurring) {
    one.frequency = one.frequency.saturating_add(more.frequency);
    one.n_in_title = one.n_in_title.saturating_add(more.n_in_title);
}

/// Two rising lists as one.
fn joined(first: Vec<Occurring>, second: Vec<Occurring>) -> Vec<Occurring> {
    if first.is_empty() {
        return second;
    }
    let mut all: Vec<Occurring> = Vec::with_capacity(first.len() + second.len());
    let mut rest = first.into_iter().peekable();
    for mut one in second {
        while let Some(before) = rest.next_if(|other| other.document < one.document) {
            all.push(before);
        }
        if let Some(same) = rest.next_if(|other| other.document == one.document) {
            add(&mut one, &same);
        }
        all.push(one);
    }
    all.extend(rest);
    all
}

/// Many lists as one.
fn gathered(lists: Vec<List<'_>>, n_documents: u32) -> Vec<Occurring> {
    let n_of = |(cursor, _): &List<'_>| cursor.n_documents() as usize;
    let n_postings: usize = lists.iter().map(n_of).sum();
    let mut all: Vec<Occurring> = Vec::new();
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
        all.extend(
            counted.map(|(document, (frequency, n_in_title))| Occurring {
                document,
                frequency,
                n_in_title,
            }),
        );
    } else {
        all.reserve(n_postings);
        for_each_posting(lists, |cursor| all.push(occurring(cursor)));
        all.sort_unstable_by_key(|one| one.document);
        all.dedup_by(|after, before| {
            let same = after.document == before.document;
            if same {
                add(before, after);
            }
            same
        });
    }
    all
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
