use super::ast::{Pattern, PhraseWord};
use crate::index::{END, Field, PostingCursor, Segment};

/// Where a word or phrase stands in one field: documents in rising order, each
/// with the positions of its matches.
pub(super) enum Occurrences<'s> {
    /// One term of the dictionary.
    Term(Box<PostingCursor<'s>>),
    /// Several terms that begin alike, gathered.
    Gathered(Gathered),
    /// Words in a row.
    Phrase(Box<Phrase<'s>>),
}

impl<'s> Occurrences<'s> {
    /// The occurrences of a pattern; `None` where the segment has none.
    pub fn open(segment: &'s Segment, field: Field, pattern: &Pattern) -> Option<Occurrences<'s>> {
        match pattern {
            Pattern::Word(word) => open_word(segment, field, word, false),
            Pattern::Phrase(words) => Phrase::open(segment, field, words)
                .map(|phrase| Occurrences::Phrase(Box::new(phrase))),
        }
    }

    /// The current document, or [`END`].
    pub fn document(&self) -> u32 {
        match self {
            Occurrences::Term(cursor) => cursor.document(),
            Occurrences::Gathered(gathered) => gathered.document(),
            Occurrences::Phrase(phrase) => phrase.document,
        }
    }

    /// Matches in the current document.
    pub fn frequency(&self) -> u32 {
        match self {
            Occurrences::Term(cursor) => cursor.frequency(),
            Occurrences::Gathered(gathered) => gathered.frequency(),
            Occurrences::Phrase(phrase) => phrase.starts.len() as u32,
        }
    }

    /// Documents that have the pattern, at most.
    pub fn n_documents(&self) -> u64 {
        match self {
            Occurrences::Term(cursor) => u64::from(cursor.n_documents()),
            Occurrences::Gathered(gathered) => gathered.documents.len() as u64,
            Occurrences::Phrase(phrase) => {
                let words = phrase.words.iter().map(|(word, _)| word.n_documents());
                words.min().unwrap_or(0)
            }
        }
    }

    /// Moves to the next document and gives it.
    pub fn advance(&mut self) -> u32 {
        match self {
            Occurrences::Term(cursor) => cursor.advance(),
            Occurrences::Gathered(gathered) => gathered.seek(gathered.document().saturating_add(1)),
            Occurrences::Phrase(phrase) => phrase.seek(phrase.document.saturating_add(1)),
        }
    }

    /// Moves to the first document not below `target` and gives it.
    pub fn seek(&mut self, target: u32) -> u32 {
        match self {
            Occurrences::Term(cursor) => cursor.seek(target),
            Occurrences::Gathered(gathered) => gathered.seek(target),
            Occurrences::Phrase(phrase) => phrase.seek(target),
        }
    }

    fn read_positions(&mut self, positions: &mut Vec<u32>) {
        match self {
            Occurrences::Term(cursor) => cursor.read_positions(positions),
            Occurrences::Gathered(gathered) => {
                positions.clear();
                positions.extend_from_slice(gathered.current());
            }
            Occurrences::Phrase(phrase) => positions.clone_from(&phrase.starts),
        }
    }
}

fn open_word<'s>(
    segment: &'s Segment,
    field: Field,
    word: &PhraseWord,
    positions: bool,
) -> Option<Occurrences<'s>> {
    if !word.prefix {
        return segment
            .find(field, &word.word)
            .map(|info| Occurrences::Term(Box::new(segment.cursor(info))));
    }
    let mut infos = Vec::new();
    segment.for_each_word_from(field, &word.word, |_, info| {
        infos.push(info);
        true
    });
    match infos.as_slice() {
        [] => None,
        [info] => Some(Occurrences::Term(Box::new(segment.cursor(*info)))),
        _ => {
            let cursors = infos.into_iter().map(|info| segment.cursor(info));
            Some(Occurrences::Gathered(match positions {
                true => Gathered::with_positions(cursors),
                false => Gathered::counted(cursors, segment.n_documents()),
            }))
        }
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
    /// Documents with the number of matches in each.
    fn counted<'s>(cursors: impl Iterator<Item = PostingCursor<'s>>, n_documents: u32) -> Gathered {
        let cursors: Vec<_> = cursors.collect();
        let n_postings: usize = cursors
            .iter()
            .map(|cursor| cursor.n_documents() as usize)
            .sum();
        let mut documents = Vec::with_capacity(n_postings);
        // Counting in a row of all documents beats sorting from here on.
        if n_postings > n_documents as usize / 16 {
            let mut counts = vec![0u32; n_documents as usize];
            for mut cursor in cursors {
                while cursor.document() != END {
                    if let Some(count) = counts.get_mut(cursor.document() as usize) {
                        *count = count.saturating_add(cursor.frequency());
                    }
                    cursor.advance();
                }
            }
            let matching = (0..).zip(counts).filter(|&(_, count)| count > 0);
            documents.extend(matching);
        } else {
            for mut cursor in cursors {
                while cursor.document() != END {
                    documents.push((cursor.document(), cursor.frequency()));
                    cursor.advance();
                }
            }
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
    fn with_positions<'s>(cursors: impl Iterator<Item = PostingCursor<'s>>) -> Gathered {
        let mut matches: Vec<u64> = Vec::new();
        let mut positions = Vec::new();
        for mut cursor in cursors {
            while cursor.document() != END {
                cursor.read_positions(&mut positions);
                matches.extend(
                    positions
                        .iter()
                        .map(|&position| u64::from(cursor.document()) << 32 | u64::from(position)),
                );
                cursor.advance();
            }
        }
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

    fn document(&self) -> u32 {
        self.documents
            .get(self.at)
            .map_or(END, |&(document, _)| document)
    }

    fn frequency(&self) -> u32 {
        self.documents.get(self.at).map_or(0, |&(_, n)| n)
    }

    fn current(&self) -> &[u32] {
        let (Some(&end), Some(&(_, n))) = (self.ends.get(self.at), self.documents.get(self.at))
        else {
            return &[];
        };
        &self.positions[(end - n) as usize..end as usize]
    }

    fn seek(&mut self, target: u32) -> u32 {
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
            let document = self.common_document(target);
            self.document = document;
            if document == END || self.find_starts() {
                return document;
            }
            target = document + 1;
        }
    }

    /// The first document from `target` that has every word.
    fn common_document(&mut self, target: u32) -> u32 {
        let mut document = target;
        let mut n_agreeing = 0;
        let mut word = 0;
        while n_agreeing < self.words.len() {
            let found = self.words[word].0.seek(document);
            if found == END {
                return END;
            }
            n_agreeing = if found == document { n_agreeing + 1 } else { 1 };
            document = found;
            word = (word + 1) % self.words.len();
        }
        document
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
