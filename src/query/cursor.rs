use super::occurrences::Occurrences;
use super::ranking::Statistics;
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
    pub norms: &'s [u8],
    pub weights: &'s [f64; 256],
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
    pub fn score(&self) -> f64 {
        match self {
            Cursor::Nothing | Cursor::Where { .. } => 0.0,
            Cursor::Fields(fields) => fields.score(),
            Cursor::All { parts, .. } => parts.iter().map(Cursor::score).sum(),
            Cursor::Any { parts, document } => parts
                .iter()
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
    fn seek(&mut self, target: u32) -> u32 {
        let least = self
            .fields
            .iter_mut()
            .map(|field| field.occurrences.seek(target))
            .min();
        self.document = least.unwrap_or(END);
        self.document
    }

    fn score(&self) -> f64 {
        let weighted_frequency: f64 = self
            .fields
            .iter()
            .filter(|field| field.occurrences.document() == self.document)
            .filter_map(|field| {
                let norm = *field.norms.get(self.document as usize)?;
                Some(f64::from(field.occurrences.frequency()) * field.weights[norm as usize])
            })
            .sum();
        self.statistics
            .saturate(self.inverse_document_frequency, weighted_frequency)
    }
}
