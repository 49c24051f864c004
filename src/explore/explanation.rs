use serde::Serialize;

use super::{Explorer, Question};
use crate::index::Field;
use crate::query::{FoundWord, LeafExplanation, explain};

/// Why a clipping is a hit.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ExplanationView {
    /// The query in words, as understood.
    pub words: String,
    /// The hit's score.
    pub score: f64,
    /// Clippings in the library.
    pub total: u32,
    /// What the query looks for, in the order of the line.
    pub leaves: Vec<LeafExplanationView>,
}

/// What a word, phrase or pattern of the query matched in a clipping.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LeafExplanationView {
    /// It in words.
    pub words: String,
    /// The words found, by field, then most frequent first.
    pub found: Vec<FoundWordView>,
    /// Clippings of the library that have it.
    pub count: u32,
    /// What it adds to the score; these add up to the hit's.
    pub score: f64,
    /// Its share of the score, from 0 to 100.
    pub percent: f64,
}

/// A word or phrase that stands in a clipping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FoundWordView {
    /// It as search folds it.
    pub word: String,
    /// Where it stands.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(
            type = "'title' | 'body' | 'boilerplate' | 'quote' | 'said' | 'source' | 'author' | 'dateline' | 'file' | 'person' | 'organisation' | 'place' | 'speaker'"
        )
    )]
    pub field: &'static str,
    /// How often.
    pub times: u32,
}

impl Explorer {
    /// Why the clipping numbered `id` is a hit; `None` where it is none, or
    /// where the query has no words.
    pub fn explanation(&mut self, id: u32, question: &Question) -> Option<ExplanationView> {
        let answered = self.answer(question);
        answered.hits.iter().find(|hit| hit.id == id)?;
        let clipping = self.library.clipping(id)?;
        let explanation = explain(
            &answered.searched.query,
            &self.library.segments(),
            (id, &clipping),
            question.boilerplate,
            question.ranking(),
        )?;
        let score = explanation.score;
        let leaf_view = |leaf: LeafExplanation| LeafExplanationView {
            words: leaf.words,
            found: leaf.found.into_iter().map(found_view).collect(),
            count: leaf.n_clippings,
            score: leaf.score,
            percent: match score > 0.0 {
                true => 100.0 * leaf.score / score,
                false => 0.0,
            },
        };
        (!explanation.leaves.is_empty()).then(|| ExplanationView {
            words: explanation.words,
            score,
            total: self.library.n_clippings(),
            leaves: explanation.leaves.into_iter().map(leaf_view).collect(),
        })
    }
}

fn found_view(found: FoundWord) -> FoundWordView {
    FoundWordView {
        word: found.word,
        field: match found.field {
            Field::Title => "title",
            Field::Text | Field::Body => "body",
            Field::Boilerplate => "boilerplate",
            Field::Source => "source",
            Field::Author => "author",
            Field::Dateline => "dateline",
            Field::Person => "person",
            Field::Organisation => "organisation",
            Field::Place => "place",
            Field::Quote => "quote",
            Field::Said => "said",
            Field::Speaker => "speaker",
            Field::File => "file",
        },
        times: found.n_times,
    }
}
