use super::occurrences::Occurrences;
use super::ranking::Statistics;
use super::weigher::Weigher;
use crate::index::END;

/// Walks the documents of one segment that match a part of a query.
pub(super) enum Cursor<'s> {
    /// No document.
    Nothing,
    /// Words in fields.
    Fields(FieldsCursor<'s>),
    /// Every document that a condition on its columns lets pass.
    Where {
        document: u32,
        n_documents: u32,
        passes: Box<dyn Fn(u32) -> bool + 's>,
    },
    /// Documents of all parts, and of none of the excluded.
    All {
        parts: Vec<Cursor<'s>>,
        excluded: Vec<Cursor<'s>>,
        document: u32,
    },
    /// Documents of any part.
    Any {
        parts: Vec<Cursor<'s>>,
        document: u32,
    },
}

/// A pattern's occurrences in several fields, scored together (BM25F).
pub(super) struct FieldsCursor<'s> {
    pub fields: Vec<FieldOccurrences<'s>>,
    pub inverse_document_frequency: f64,
    pub statistics: &'s Statistics,
    pub document: u32,
}

/// A pattern's occurrences in one field, with what an occurrence weighs.
pub(super) struct FieldOccurrences<'s> {
    pub occurrences: Occurrences<'s>,
    pub weigher: Weigher<'s>,
    /// How many times as much it weighs as the bounds of the postings say.
    pub most_times_bounds: f64,
}

impl FieldOccurrences<'_> {
    /// What the occurrences in `document`, where the cursor stands, weigh.
    #[inline]
    pub fn weighted_frequency(&mut self, document: u32) -> f64 {
        let (frequency, n_in_title) = self.occurrences.frequencies();
        self.weigher.weigh(document, frequency, n_in_title)
    }
}

impl<'s> Cursor<'s> {
    /// A cursor on the first document that all `parts` and no `excluded` have.
    pub fn all(parts: Vec<Cursor<'s>>, excluded: Vec<Cursor<'s>>) -> Cursor<'s> {
        let mut cursor = Cursor::All {
            parts,
            excluded,
            document: 0,
        };
        cursor.seek(0);
        cursor
    }

    /// A cursor on the first document that any of `parts` has.
    pub fn any(parts: Vec<Cursor<'s>>) -> Cursor<'s> {
        let document = parts.iter().map(Cursor::document).min().unwrap_or(END);
        Cursor::Any { parts, document }
    }

    /// A cursor over documents by their columns.
    pub fn filter(n_documents: u32, passes: impl Fn(u32) -> bool + 's) -> Cursor<'s> {
        let mut cursor = Cursor::Where {
            document: 0,
            n_documents,
            passes: Box::new(passes),
        };
        cursor.seek(0);
        cursor
    }

    /// Whether this is words in fields.
    pub fn is_words(&self) -> bool {
        matches!(self, Cursor::Fields(_))
    }

    /// Whether this is words in fields or nothing at all.
    pub fn is_words_or_nothing(&self) -> bool {
        matches!(self, Cursor::Fields(_) | Cursor::Nothing)
    }

    /// The current document, or [`END`].
    pub fn document(&self) -> u32 {
        match self {
            Cursor::Nothing => END,
            Cursor::Fields(fields) => fields.document,
            Cursor::Where { document, .. }
            | Cursor::All { document, .. }
            | Cursor::Any { document, .. } => *document,
        }
    }

    /// Moves to the first document not below `target` and gives it.
    pub fn seek(&mut self, target: u32) -> u32 {
        match self {
            Cursor::Nothing => END,
            Cursor::Fields(fields) => fields.seek(target),
            Cursor::Where {
                document,
                n_documents,
                passes,
            } => {
                *document = (target..*n_documents)
                    .find(|&candidate| passes(candidate))
                    .unwrap_or(END);
                *document
            }
            Cursor::Any { parts, document } => {
                *document = parts
                    .iter_mut()
                    .map(|part| {
                        if part.document() < target {
                            part.seek(target)
                        } else {
                            part.document()
                        }
                    })
                    .min()
                    .unwrap_or(END);
                *document
            }
            Cursor::All {
                parts,
                excluded,
                document,
            } => {
                *document = seek_all(parts, excluded, target);
                *document
            }
        }
    }

    /// The score of the current document: the sum over the words it matches.
    pub fn score(&mut self) -> f64 {
        match self {
            Cursor::Nothing | Cursor::Where { .. } => 0.0,
            Cursor::Fields(fields) => fields.score(),
            Cursor::All { parts, .. } => parts.iter_mut().map(Cursor::score).sum(),
            Cursor::Any { parts, document } => parts
                .iter_mut()
                .filter(|part| part.document() == *document)
                .map(Cursor::score)
                .sum(),
        }
    }
}

fn seek_all(parts: &mut [Cursor<'_>], excluded: &mut [Cursor<'_>], target: u32) -> u32 {
    let mut document = target;
    'documents: while document != END {
        let mut agreed = true;
        for part in parts.iter_mut() {
            let found = if part.document() < document {
                part.seek(document)
            } else {
                part.document()
            };
            if found != document {
                document = found;
                agreed = false;
                break;
            }
        }
        if !agreed {
            continue;
        }
        for part in excluded.iter_mut() {
            let found = if part.document() < document {
                part.seek(document)
            } else {
                part.document()
            };
            if found == document {
                document += 1;
                continue 'documents;
            }
        }
        return document;
    }
    END
}

impl FieldsCursor<'_> {
    /// Documents that have the pattern, at most.
    pub fn n_documents(&self) -> u64 {
        let counts = self
            .fields
            .iter()
            .map(|field| field.occurrences.n_documents());
        counts.sum()
    }

    /// Moves back to the first document.
    pub fn rewind(&mut self) {
        let mut least = END;
        for field in &mut self.fields {
            field.occurrences.rewind();
            least = least.min(field.occurrences.document());
        }
        self.document = least;
    }

    /// What a weighted frequency scores.
    #[inline]
    pub fn saturate(&self, weighted_frequency: f64) -> f64 {
        self.statistics
            .saturate(self.inverse_document_frequency, weighted_frequency)
    }

    /// Moves to `document` or behind it and gives its score there.
    #[inline]
    pub fn score_at(&mut self, document: u32) -> f64 {
        let mut weighted_frequency = 0.0;
        for field in &mut self.fields {
            if field.occurrences.seek(document) == document {
                weighted_frequency += field.weighted_frequency(document);
            }
        }
        self.saturate(weighted_frequency)
    }

    /// Moves to the first document not below `target` and gives it.
    pub fn seek(&mut self, target: u32) -> u32 {
        if self.document >= target {
            return self.document;
        }
        let least = self
            .fields
            .iter_mut()
            .map(|field| field.occurrences.seek(target))
            .min();
        self.document = least.unwrap_or(END);
        self.document
    }

    /// The score of the current document.
    pub fn score(&mut self) -> f64 {
        let document = self.document;
        let weighted_frequency: f64 = self
            .fields
            .iter_mut()
            .filter(|field| field.occurrences.document() == document)
            .map(|field| field.weighted_frequency(document))
            .sum();
        self.statistics
            .saturate(self.inverse_document_frequency, weighted_frequency)
    }
}
