use std::collections::BTreeMap;

use super::languages::{Languages, bit};
use super::occurrences::Gathered;
use crate::index::{Columns, END, FacetField, Field, PostingCursor, Segment, TermInfo};

/// Below so many documents lists are short enough to be gathered at once.
const SHORT: u32 = 128;

/// The words of a segment's field that stand for a word by their stem, each
/// with the bits of the ways of stemming in which they do; the word itself in
/// all.
fn forms(
    segment: &Segment,
    field: Field,
    word: &str,
    languages: Languages,
) -> BTreeMap<String, (TermInfo, u64)> {
    let mut forms = BTreeMap::new();
    for stemming in languages.stemmings() {
        segment.for_each_form(field, stemming, word, |form, info| {
            forms.entry(form.to_owned()).or_insert((info, 0)).1 |= bit(stemming);
        });
    }
    match forms.get_mut(word) {
        Some((_, bits)) => *bits = u64::MAX,
        None => {
            if let Some(info) = segment.find(field, word) {
                forms.insert(word.to_owned(), (info, u64::MAX));
            }
        }
    }
    forms
}

/// Calls `visit` with each of them, in rising order.
pub(super) fn for_each_form(
    segment: &Segment,
    field: Field,
    word: &str,
    languages: Languages,
    mut visit: impl FnMut(&str, TermInfo),
) {
    for (form, (info, _)) in forms(segment, field, word, languages) {
        visit(&form, info);
    }
}

/// How many of `n_documents` documents have any of the forms of a word, were
/// the forms spread by chance. Says the same however the segments are cut.
pub(super) fn expected_documents(
    segments: &[&Segment],
    field: Field,
    word: &str,
    languages: Languages,
    n_documents: u64,
) -> f64 {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for segment in segments {
        for_each_form(segment, field, word, languages, |form, info| {
            *counts.entry(form.to_owned()).or_default() += u64::from(info.n_documents);
        });
    }
    let n = n_documents.max(1) as f64;
    let without = |count: u64| 1.0 - count as f64 / n;
    match counts.len() {
        0 | 1 => counts.into_values().sum::<u64>() as f64,
        _ => n * (1.0 - counts.into_values().map(without).product::<f64>().max(0.0)),
    }
}

/// Where the forms of a word stand in a field, as if they were one word.
pub(super) struct Forms<'s> {
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

impl<'s> Forms<'s> {
    /// The forms of `word`; with their positions where a phrase asks for them.
    /// `None` where the segment has none.
    pub fn open(
        segment: &'s Segment,
        field: Field,
        word: &str,
        languages: Languages,
        positions: bool,
    ) -> Option<Forms<'s>> {
        let of_languages = languages.bits_of(segment);
        let in_segment = of_languages.iter().fold(0, |all, bits| all | bits);
        let mut opened = Forms {
            cursors: Vec::new(),
            only: Vec::new(),
            short: None,
            document: 0,
        };
        let mut short = Vec::new();
        for (info, bits) in forms(segment, field, word, languages).into_values() {
            if bits & in_segment == 0 {
                continue;
            }
            let only = (bits & in_segment != in_segment).then(|| InLanguages {
                columns: segment.columns(),
                passed: of_languages.iter().map(|of| of & bits > 0).collect(),
            });
            let cursor = segment.cursor(info);
            if info.n_documents < SHORT {
                short.push((cursor, only));
            } else {
                opened.cursors.push(cursor);
                opened.only.push(only);
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

    /// Whether it is one list that counts everywhere.
    pub fn is_one_term(&self) -> bool {
        matches!(self.only.as_slice(), [None]) && self.short.is_none()
    }

    /// The current document, or [`END`].
    #[inline]
    pub fn document(&self) -> u32 {
        self.document
    }

    /// Documents that have any of the forms, at most.
    pub fn n_documents(&self) -> u64 {
        let long = self.cursors.iter().map(|one| u64::from(one.n_documents()));
        let short = self.short.iter().map(Gathered::n_documents);
        long.chain(short).sum()
    }

    /// Occurrences of all forms in the current document.
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

    /// Puts the positions of all forms in the current document into `positions`.
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
