use super::ast::{Pattern, PhraseWord};
use super::found::{EVERYWHERE, Found, found};
use super::languages::Languages;
use super::near::Near;
use super::union::Union;
use super::word_pattern::WordPattern;
use crate::index::{END, Field, PostingCursor, Segment};

/// Where a word or phrase stands in one field: documents in rising order, each
/// with the positions of its matches.
pub(super) enum Occurrences<'s> {
    /// One term of the dictionary.
    Term(Box<PostingCursor<'s>>),
    /// Several words as one.
    Union(Box<Union<'s>>),
    /// Words in a row.
    Phrase(Box<Phrase<'s>>),
    /// Words and phrases near each other.
    Near(Box<NearParts<'s>>),
}

impl<'s> Occurrences<'s> {
    /// The occurrences of a pattern; `None` where the segment has none.
    pub fn open(segment: &'s Segment, field: Field, pattern: &Pattern) -> Option<Occurrences<'s>> {
        match pattern {
            Pattern::Word(word) => open_word(segment, field, word, false),
            Pattern::Phrase(words) => Phrase::open(segment, field, words)
                .map(|phrase| Occurrences::Phrase(Box::new(phrase))),
            Pattern::Near { parts, reach } => NearParts::open(segment, field, parts, *reach)
                .map(|near| Occurrences::Near(Box::new(near))),
        }
    }

    /// The lists that are walked block by block.
    pub fn cursors(&self) -> &[PostingCursor<'s>] {
        match self {
            Occurrences::Term(cursor) => core::slice::from_ref(cursor),
            Occurrences::Union(union) => &union.cursors,
            _ => &[],
        }
    }

    /// The current document, or [`END`].
    pub fn document(&self) -> u32 {
        match self {
            Occurrences::Term(cursor) => cursor.document(),
            Occurrences::Union(union) => union.document(),
            Occurrences::Phrase(phrase) => phrase.document,
            Occurrences::Near(near) => near.document,
        }
    }

    /// Matches in the current document.
    pub fn frequency(&self) -> u32 {
        match self {
            Occurrences::Term(cursor) => cursor.frequency(),
            Occurrences::Union(union) => union.frequency(),
            Occurrences::Phrase(phrase) => phrase.starts.len() as u32,
            Occurrences::Near(near) => near.n_windows,
        }
    }

    /// Documents that have the pattern, at most.
    pub fn n_documents(&self) -> u64 {
        match self {
            Occurrences::Term(cursor) => u64::from(cursor.n_documents()),
            Occurrences::Union(union) => union.n_documents(),
            Occurrences::Phrase(phrase) => {
                let words = phrase.words.iter().map(|(word, _)| word.n_documents());
                words.min().unwrap_or(0)
            }
            Occurrences::Near(near) => {
                let parts = near.parts.iter().map(Occurrences::n_documents);
                parts.min().unwrap_or(0)
            }
        }
    }

    /// Moves to the first document not below `target` and gives it.
    pub fn seek(&mut self, target: u32) -> u32 {
        match self {
            Occurrences::Term(cursor) => cursor.seek(target),
            Occurrences::Union(union) => union.seek(target),
            Occurrences::Phrase(phrase) => phrase.seek(target),
            Occurrences::Near(near) => near.seek(target),
        }
    }

    fn read_positions(&mut self, positions: &mut Vec<u32>) {
        match self {
            Occurrences::Term(cursor) => cursor.read_positions(positions),
            Occurrences::Union(union) => union.read_positions(positions),
            Occurrences::Phrase(phrase) => positions.clone_from(&phrase.starts),
            Occurrences::Near(_) => positions.clear(), // stands in no phrase
        }
    }
}

fn open_word<'s>(
    segment: &'s Segment,
    field: Field,
    word: &PhraseWord,
    positions: bool,
) -> Option<Occurrences<'s>> {
    let words = found(segment, field, &word.pattern);
    open_words(segment, &words, &word.pattern, positions)
}

/// Where the words stand that stand for `pattern`.
pub(super) fn open_words<'s>(
    segment: &'s Segment,
    words: &[Found],
    pattern: &WordPattern,
    positions: bool,
) -> Option<Occurrences<'s>> {
    let languages = match pattern {
        WordPattern::Stem { languages, .. } => *languages,
        _ => Languages::default(),
    };
    match words {
        [] => None,
        [word] if word.stemmings == EVERYWHERE => {
            Some(Occurrences::Term(Box::new(segment.cursor(word.term))))
        }
        _ => Union::open(segment, words, languages, positions)
            .map(|union| Occurrences::Union(Box::new(union))),
    }
}

/// The matches of several terms, sorted.
pub(super) struct Gathered {
    /// Document and its matches.
    documents: Vec<(u32, u32)>,
    /// For each document the end of its positions; empty where nobody asks.
    ends: Vec<u32>,
    positions: Vec<u32>,
    at: usize,
}

impl Gathered {
    /// Documents with the number of matches in each; each list comes with what
    /// says in which documents it counts.
    pub fn counted<'s>(
        lists: impl Iterator<Item = (PostingCursor<'s>, impl Fn(u32) -> bool)>,
        n_documents: u32,
    ) -> Gathered {
        let lists: Vec<_> = lists.collect();
        let n_postings: usize = lists
            .iter()
            .map(|(cursor, _)| cursor.n_documents() as usize)
            .sum();
        let mut documents = Vec::with_capacity(n_postings);
        // Counting in a row of all documents beats sorting from here on.
        if n_postings > n_documents as usize / 16 {
            let mut counts = vec![0u32; n_documents as usize];
            for_each_posting(lists.into_iter(), |cursor| {
                if let Some(count) = counts.get_mut(cursor.document() as usize) {
                    *count = count.saturating_add(cursor.frequency());
                }
            });
            let matching = (0..).zip(counts).filter(|&(_, count)| count > 0);
            documents.extend(matching);
        } else {
            for_each_posting(lists.into_iter(), |cursor| {
                documents.push((cursor.document(), cursor.frequency()));
            });
            documents.sort_unstable_by_key(|&(document, _)| document);
            documents.dedup_by(|after, before| {
                let same = after.0 == before.0;
                if same {
                    before.1 = before.1.saturating_add(after.1);
                }
                same
            });
        }
        Gathered {
            documents,
            ends: Vec::new(),
            positions: Vec::new(),
            at: 0,
        }
    }

    /// Documents with the places of the matches in each.
    pub fn with_positions<'s>(
        lists: impl Iterator<Item = (PostingCursor<'s>, impl Fn(u32) -> bool)>,
    ) -> Gathered {
        let mut matches: Vec<u64> = Vec::new();
        let mut positions = Vec::new();
        for_each_posting(lists, |cursor| {
            cursor.read_positions(&mut positions);
            let document = u64::from(cursor.document()) << 32;
            matches.extend(positions.iter().map(|&at| document | u64::from(at)));
        });
        matches.sort_unstable();
        let mut gathered = Gathered {
            documents: Vec::new(),
            ends: Vec::new(),
            positions: matches.iter().map(|&entry| entry as u32).collect(),
            at: 0,
        };
        let mut end = 0;
        for group in matches.chunk_by(|a, b| a >> 32 == b >> 32) {
            end += group.len() as u32;
            gathered.ends.push(end);
            gathered
                .documents
                .push(((group[0] >> 32) as u32, group.len() as u32));
        }
        gathered
    }

    /// Documents with matches.
    pub fn n_documents(&self) -> u64 {
        self.documents.len() as u64
    }

    /// Every document with its matches.
    pub fn documents(&self) -> &[(u32, u32)] {
        &self.documents
    }

    /// The current document, or [`END`].
    pub fn document(&self) -> u32 {
        self.documents
            .get(self.at)
            .map_or(END, |&(document, _)| document)
    }

    /// Matches in the current document.
    pub fn frequency(&self) -> u32 {
        self.documents.get(self.at).map_or(0, |&(_, n)| n)
    }

    /// Their positions, where they were gathered.
    pub fn current(&self) -> &[u32] {
        let (Some(&end), Some(&(_, n))) = (self.ends.get(self.at), self.documents.get(self.at))
        else {
            return &[];
        };
        &self.positions[(end - n) as usize..end as usize]
    }

    /// Moves to the first document not below `target` and gives it.
    pub fn seek(&mut self, target: u32) -> u32 {
        let rest = &self.documents[self.at..];
        // Most moves are short.
        let mut step = 1;
        while step < rest.len() && rest[step].0 < target {
            step *= 2;
        }
        let near = &rest[..(step + 1).min(rest.len())];
        self.at += near.partition_point(|&(document, _)| document < target);
        self.document()
    }
}

fn for_each_posting<'s>(
    lists: impl Iterator<Item = (PostingCursor<'s>, impl Fn(u32) -> bool)>,
    mut visit: impl FnMut(&mut PostingCursor<'s>),
) {
    for (mut cursor, counts) in lists {
        while cursor.document() != END {
            if counts(cursor.document()) {
                visit(&mut cursor);
            }
            cursor.advance();
        }
    }
}

/// Words in a row: documents that have all of them, checked by position.
pub(super) struct Phrase<'s> {
    words: Vec<(Occurrences<'s>, u32)>,
    document: u32,
    starts: Vec<u32>,
    positions: Vec<u32>,
}

impl<'s> Phrase<'s> {
    fn open(segment: &'s Segment, field: Field, words: &[PhraseWord]) -> Option<Phrase<'s>> {
        let mut opened = Vec::with_capacity(words.len());
        for word in words {
            opened.push((open_word(segment, field, word, true)?, word.offset));
        }
        let mut phrase = Phrase {
            words: opened,
            document: 0,
            starts: Vec::new(),
            positions: Vec::new(),
        };
        phrase.seek(0);
        Some(phrase)
    }

    fn seek(&mut self, target: u32) -> u32 {
        let mut target = target;
        loop {
            let document = common_document(self.words.len(), target, |word, target| {
                self.words[word].0.seek(target)
            });
            self.document = document;
            if document == END || self.find_starts() {
                return document;
            }
            target = document + 1;
        }
    }

    /// Finds where the phrase begins in the current document.
    fn find_starts(&mut self) -> bool {
        let (first, rest) = self.words.split_first_mut().expect("a phrase has words");
        first.0.read_positions(&mut self.starts);
        for (word, offset) in rest {
            word.read_positions(&mut self.positions);
            let gap = *offset - first.1;
            let mut at = 0;
            self.starts.retain(|&start| {
                let wanted = start.saturating_add(gap);
                at += self.positions[at..].partition_point(|&position| position < wanted);
                self.positions.get(at) == Some(&wanted)
            });
            if self.starts.is_empty() {
                return false;
            }
        }
        !self.starts.is_empty()
    }
}

/// The first document from `target` that all of `n` have; `seek` moves one.
fn common_document(n: usize, target: u32, mut seek: impl FnMut(usize, u32) -> u32) -> u32 {
    let mut document = target;
    let mut n_agreeing = 0;
    let mut next = 0;
    while n_agreeing < n {
        let found = seek(next, document);
        if found == END {
            return END;
        }
        n_agreeing = if found == document { n_agreeing + 1 } else { 1 };
        document = found;
        next = (next + 1) % n;
    }
    document
}

/// Words and phrases near each other: documents that have all of them, checked
/// by position.
pub(super) struct NearParts<'s> {
    parts: Vec<Occurrences<'s>>,
    near: Near,
    document: u32,
    n_windows: u32,
    starts: Vec<Vec<u32>>,
}

impl<'s> NearParts<'s> {
    fn open(
        segment: &'s Segment,
        field: Field,
        parts: &[Vec<PhraseWord>],
        reach: u32,
    ) -> Option<NearParts<'s>> {
        let mut opened = Vec::with_capacity(parts.len());
        for part in parts {
            opened.push(match part.as_slice() {
                [word] => open_word(segment, field, word, true)?,
                words => Occurrences::Phrase(Box::new(Phrase::open(segment, field, words)?)),
            });
        }
        let mut near = NearParts {
            near: Near::of(parts, reach),
            starts: vec![Vec::new(); opened.len()],
            parts: opened,
            document: 0,
            n_windows: 0,
        };
        near.seek(0);
        Some(near)
    }

    fn seek(&mut self, target: u32) -> u32 {
        let mut target = target;
        loop {
            let parts = &mut self.parts;
            self.document = common_document(parts.len(), target, |part, to| parts[part].seek(to));
            self.n_windows = 0;
            if self.document == END {
                return END;
            }
            for (part, starts) in self.parts.iter_mut().zip(&mut self.starts) {
                part.read_positions(starts);
            }
            let n_windows = &mut self.n_windows;
            self.near.for_each_window(&self.starts, |_| *n_windows += 1);
            if self.n_windows > 0 {
                return self.document;
            }
            target = self.document + 1;
        }
    }
}
