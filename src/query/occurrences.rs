use super::ast::{Pattern, PhraseWord};
use super::found::{EVERYWHERE, found};
use super::near::Near;
use super::union::Union;
use super::word_list::{List, for_each_posting, word_list};
use crate::index::{BODY, END, Field, MergedCursor, PostingCursor, Segment, WordList};
use crate::text::Order;

/// Where a word or phrase stands in one field: documents in rising order, each
/// with the positions of its matches.
pub(super) enum Occurrences<'s> {
    /// One term of the dictionary.
    Term(Box<PostingCursor<'s>>),
    /// The documents of several terms, merged; without positions.
    Merged(MergedCursor),
    /// Several terms as one, with their positions.
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
            Pattern::Word(word) => open_list(segment, &word_list(segment, field, &word.pattern)),
            Pattern::Phrase(words) => Phrase::open(segment, field, words)
                .map(|phrase| Occurrences::Phrase(Box::new(phrase))),
            Pattern::Near { parts, reach } => NearParts::open(segment, field, parts, *reach)
                .map(|near| Occurrences::Near(Box::new(near))),
        }
    }

    /// The current document, or [`END`].
    pub fn document(&self) -> u32 {
        match self {
            Occurrences::Term(cursor) => cursor.document(),
            Occurrences::Merged(merged) => merged.document(),
            Occurrences::Union(union) => union.document(),
            Occurrences::Phrase(phrase) => phrase.document(),
            Occurrences::Near(near) => near.document,
        }
    }

    /// Matches in the current document, and how many of these are in the
    /// title, where title and body are looked at as one.
    #[inline]
    pub fn frequencies(&mut self) -> (u32, u32) {
        match self {
            Occurrences::Term(cursor) => cursor.frequencies(),
            Occurrences::Merged(merged) => merged.frequencies(),
            // Stands in phrases alone, which count their own matches.
            Occurrences::Union(_) => (0, 0),
            Occurrences::Phrase(phrase) => phrase.frequencies(),
            Occurrences::Near(near) => near.frequencies,
        }
    }

    /// Documents that have the pattern, at most.
    pub fn n_documents(&self) -> u64 {
        match self {
            Occurrences::Term(cursor) => u64::from(cursor.n_documents()),
            Occurrences::Merged(merged) => merged.list().n_documents() as u64,
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
            Occurrences::Merged(merged) => merged.seek(target),
            Occurrences::Union(union) => union.seek(target),
            Occurrences::Phrase(phrase) => phrase.seek(target),
            Occurrences::Near(near) => near.seek(target),
        }
    }

    /// Calls `visit` with the documents of a range and the frequencies in each;
    /// moves behind it.
    pub fn for_each_until(
        &mut self,
        (from, to): (u32, u32),
        mut visit: impl FnMut(u32, (u32, u32)),
    ) {
        let mut document = self.seek(from);
        if let Occurrences::Merged(merged) = self {
            return merged.for_each_until(to, visit);
        }
        while document <= to {
            visit(document, self.frequencies());
            document = self.seek(document + 1);
        }
    }

    /// Moves back to the first document; what has positions stays where it is.
    pub fn rewind(&mut self) {
        match self {
            Occurrences::Term(cursor) => cursor.rewind(),
            Occurrences::Merged(merged) => merged.rewind(),
            Occurrences::Union(_) | Occurrences::Phrase(_) | Occurrences::Near(_) => {}
        }
    }

    fn read_positions(&mut self, positions: &mut Vec<u32>) {
        match self {
            Occurrences::Term(cursor) => cursor.read_positions(positions),
            Occurrences::Union(union) => union.read_positions(positions),
            Occurrences::Phrase(phrase) => positions.clone_from(&phrase.starts),
            Occurrences::Merged(_) | Occurrences::Near(_) => positions.clear(), // stand in no phrase
        }
    }
}

/// The documents of a word, without positions; `None` where there are none.
pub(super) fn open_list<'s>(segment: &'s Segment, list: &WordList) -> Option<Occurrences<'s>> {
    match list {
        WordList::Nothing => None,
        WordList::Term(term) => Some(Occurrences::Term(Box::new(segment.cursor(*term)))),
        WordList::Merged(merged) => Some(Occurrences::Merged(MergedCursor::new(merged.clone()))),
    }
}

/// The documents of a word with its positions.
fn open_places<'s>(
    segment: &'s Segment,
    field: Field,
    word: &PhraseWord,
) -> Option<Occurrences<'s>> {
    let words = found(segment, field, &word.pattern);
    match words.as_slice() {
        [word] if word.stemmings == EVERYWHERE => {
            Some(Occurrences::Term(Box::new(segment.cursor(word.term))))
        }
        words => Union::open(segment, words, &word.pattern)
            .map(|union| Occurrences::Union(Box::new(union))),
    }
}

/// The matches of several terms, sorted.
pub(super) struct Gathered {
    /// Document and its matches.
    documents: Vec<(u32, u32)>,
    /// For each document the end of its positions.
    ends: Vec<u32>,
    positions: Vec<u32>,
    at: usize,
}

impl Gathered {
    /// Documents with the places of the matches of all lists in each.
    pub fn new(lists: Vec<List<'_>>) -> Gathered {
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

    /// The current document, or [`END`].
    pub fn document(&self) -> u32 {
        self.documents
            .get(self.at)
            .map_or(END, |&(document, _)| document)
    }

    /// Their positions.
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

/// Matches that begin at `starts`, and those of them in the title, where title
/// and body are looked at as one.
fn counted(field: Field, starts: &[u32]) -> (u32, u32) {
    let n_in_title = match field {
        Field::Text => starts.iter().filter(|&&start| start < BODY).count(),
        _ => 0,
    };
    (starts.len() as u32, n_in_title as u32)
}

/// Words in a row: documents that have all of them, checked by position.
pub(super) struct Phrase<'s> {
    field: Field,
    words: Vec<(Occurrences<'s>, u32)>,
    /// The words, those in the fewest documents first.
    rarest_first: Vec<usize>,
    document: u32,
    starts: Vec<u32>,
    positions: Vec<u32>,
}

impl<'s> Phrase<'s> {
    fn open(segment: &'s Segment, field: Field, words: &[PhraseWord]) -> Option<Phrase<'s>> {
        let mut opened = Vec::with_capacity(words.len());
        for word in words {
            opened.push((open_places(segment, field, word)?, word.offset));
        }
        let mut rarest_first: Vec<usize> = (0..opened.len()).collect();
        rarest_first.order_by_key(|&word| opened[word].0.n_documents());
        let mut phrase = Phrase {
            field,
            rarest_first,
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
            let document = self.seek_candidate(target);
            if document == END || self.find_starts() {
                return document;
            }
            target = document + 1;
        }
    }

    /// The current document, or [`END`].
    pub fn document(&self) -> u32 {
        self.document
    }

    /// Matches in the current document, and those of them in the title.
    pub fn frequencies(&self) -> (u32, u32) {
        counted(self.field, &self.starts)
    }

    /// Moves to the first document not below `target` that has all words, in a
    /// row or not, and gives it.
    pub fn seek_candidate(&mut self, target: u32) -> u32 {
        let (words, order) = (&mut self.words, &self.rarest_first);
        self.starts.clear();
        self.document =
            common_document(order.len(), target, |nth, to| words[order[nth]].0.seek(to));
        self.document
    }

    /// What [`Occurrences::frequencies`] gives at most in the current document.
    pub fn most_frequencies(&mut self) -> (u32, u32) {
        let (mut below, mut in_title) = (u32::MAX, u32::MAX);
        for (word, _) in &mut self.words {
            if let Occurrences::Term(cursor) = word {
                let (frequency, n_in_title) = cursor.frequencies();
                in_title = in_title.min(n_in_title);
                below = below.min(frequency.saturating_sub(n_in_title));
            }
        }
        (below.saturating_add(in_title), in_title)
    }

    /// Finds where the phrase begins in the current document; whether it does.
    pub fn find_starts(&mut self) -> bool {
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
    field: Field,
    frequencies: (u32, u32),
    /// Of each part, and of the windows.
    starts: Vec<Vec<u32>>,
    windows: Vec<u32>,
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
                [word] => open_places(segment, field, word)?,
                words => Occurrences::Phrase(Box::new(Phrase::open(segment, field, words)?)),
            });
        }
        let mut near = NearParts {
            near: Near::of(parts, reach),
            starts: vec![Vec::new(); opened.len()],
            parts: opened,
            document: 0,
            field,
            frequencies: (0, 0),
            windows: Vec::new(),
        };
        near.seek(0);
        Some(near)
    }

    fn seek(&mut self, target: u32) -> u32 {
        let mut target = target;
        loop {
            let parts = &mut self.parts;
            self.document = common_document(parts.len(), target, |part, to| parts[part].seek(to));
            if self.document == END {
                return END;
            }
            for (part, starts) in self.parts.iter_mut().zip(&mut self.starts) {
                part.read_positions(starts);
            }
            let windows = &mut self.windows;
            windows.clear();
            self.near.for_each_window(&self.starts, |places| {
                windows.extend(places.into_iter().min());
            });
            self.frequencies = counted(self.field, windows);
            if !windows.is_empty() {
                return self.document;
            }
            target = self.document + 1;
        }
    }
}
