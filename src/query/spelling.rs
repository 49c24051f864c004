use super::ast::{Leaf, Pattern, PhraseWord, Scope};
use super::counting::{most_frequent, n_clippings};
use super::parser::parse;
use super::search::fit_to_library;
use super::word_pattern::WordPattern;
use crate::index::{Deletions, Field, Segment};
use crate::text::words::{for_each_word, is_paired};
use crate::text::{Map, Span};

/// A word that no clipping has, and the word of the index that is closest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// Bytes of the line that the word stands in.
    pub span: Span,
    /// The word as it is typed.
    pub typed: String,
    /// The word to take instead, folded as the index folds it.
    pub word: String,
    /// Clippings that have it, as it is written, where the query looks.
    pub n_clippings: u32,
    /// The line with that word in its place.
    pub line: String,
}

/// Shorter words, in letters, have too many neighbours to guess from.
const MIN_LETTERS: usize = 4;
/// Words of a line that are looked up, and suggestions given, at most.
const MAX_WORDS: usize = 32;
const MAX_SPELLINGS: usize = 4;

/// For words of a line that are in no clipping, by no form of theirs, the
/// closest word of the dictionary: one change before two, among equals the one
/// in the most clippings. In the order of the line; whole words only.
pub fn spellings(
    line: &str,
    segments: &[(&Segment, &Deletions)],
    boilerplate: bool,
) -> Vec<Spelling> {
    let parts: Vec<&Segment> = segments.iter().map(|(segment, _)| *segment).collect();
    let query = fit_to_library(parse(line), &parts, boilerplate);
    let mut typed: Vec<(&Leaf, &PhraseWord, &str)> = Vec::new();
    query.node.for_each_leaf(&mut |leaf| {
        for word in leaf.pattern.words() {
            let whole = word.pattern.as_word().filter(|whole| is_guessable(whole));
            typed.extend(whole.map(|whole| (leaf, word, whole)));
        }
    });
    typed.truncate(MAX_WORDS);
    let mut spellings = Vec::new();
    for (leaf, word, whole) in typed {
        let fields = leaf.scope.fields(boilerplate);
        let pattern = Pattern::Word(PhraseWord {
            offset: 0,
            ..word.clone()
        });
        let is_known = |fields: &[Field]| n_clippings(segments, fields, &pattern) > 0;
        if is_known(fields) || is_known(Scope::Text.fields(boilerplate)) {
            continue;
        }
        let place = place_of(whole, leaf.span, line);
        if let Some((span, (word, n_clippings))) = place.zip(closest(whole, segments, fields)) {
            spellings.push(Spelling {
                span,
                typed: span.of(line).to_owned(),
                line: format!(
                    "{}{word}{}",
                    &line[..span.start as usize],
                    &line[span.end as usize..]
                ),
                word,
                n_clippings,
            });
        }
    }
    spellings.dedup_by_key(|spelling| spelling.span);
    spellings.truncate(MAX_SPELLINGS);
    spellings
}

fn is_guessable(word: &str) -> bool {
    let n_letters = word.chars().filter(|c| c.is_alphabetic()).count();
    n_letters >= MIN_LETTERS && !word.chars().any(is_paired)
}

/// The closest word in `fields` with the number of clippings that have it.
fn closest(
    word: &str,
    segments: &[(&Segment, &Deletions)],
    fields: &[Field],
) -> Option<(String, u32)> {
    [1, 2].into_iter().find_map(|edits| {
        let near = WordPattern::Fuzzy {
            word: word.to_owned(),
            edits,
        };
        let mut bounds: Map<String, u64> = Map::new();
        for (segment, _) in segments {
            for &field in fields {
                near.for_each_word(segment, field, |word, found| {
                    *bounds.entry(word.to_owned()).or_default() +=
                        u64::from(found.term.n_documents);
                });
            }
        }
        most_frequent(bounds, segments, fields, 1).pop()
    })
}

/// Where a word of a leaf stands in the line.
fn place_of(word: &str, leaf: Span, line: &str) -> Option<Span> {
    let mut place = None;
    for_each_word(leaf.of(line), |found| {
        if place.is_none() && found.folded == word {
            place = Some(Span {
                start: leaf.start + found.span.start,
                end: leaf.start + found.span.end,
            });
        }
    });
    place
}
