//! Runs of tokens get their labels; labels become names.

use super::decode::Steps;
use super::features::{Parts, RunReader};
use super::labels::{N_WEIGHTS, Position, parts};
use super::model::NameModel;
use super::page::Page;
use super::runs::{Runs, facts_around};
use crate::document::Block;
use crate::extract::tokens::Tokens;

/// Tokens that are a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TaggedName {
    /// Its first token.
    pub first: u32,
    /// Its last token.
    pub last: u32,
    /// The number of its type, in [`TYPES`](super::labels::TYPES).
    pub type_number: u8,
}

/// The scores and labels of one run.
pub struct TaggedRun {
    /// First token, and the one after the last.
    pub run: (u32, u32),
    /// Of each token the scores of the labels.
    pub emissions: Vec<[i32; N_WEIGHTS]>,
    /// Of each token its label.
    pub labels: Vec<u8>,
}

/// Labels the runs of a text.
pub fn tag(
    tokens: &Tokens<'_>,
    blocks: &[Block],
    page: &Page,
    model: &NameModel,
    steps: &Steps,
    used: Parts,
) -> Vec<TaggedRun> {
    let mut features = Vec::with_capacity(96);
    let runs = Runs::new(tokens, blocks, model);
    let tag_run = |&(first, end): &(u32, u32)| {
        let run = (first as usize, end as usize);
        let facts = facts_around(tokens, run, model);
        let reader = RunReader::new(tokens, page, run, &facts, model, used);
        let mut emissions = Vec::with_capacity(run.1 - run.0);
        for at in run.0..run.1 {
            reader.read(at, &mut features);
            emissions.push(model.scores(&features));
        }
        let mut labels = Vec::new();
        steps.best(&emissions, &mut labels);
        TaggedRun {
            run: (first, end),
            emissions,
            labels,
        }
    };
    runs.runs.iter().map(tag_run).collect()
}

/// The names that labels spell, the first token being number `first`.
pub fn names_of(first: u32, labels: &[u8]) -> Vec<TaggedName> {
    let mut names = Vec::new();
    let mut open = 0;
    for (at, &label) in labels.iter().enumerate() {
        let Some((number, position)) = parts(usize::from(label)) else {
            continue;
        };
        if matches!(position, Position::First | Position::Only) {
            open = at;
        }
        if matches!(position, Position::Last | Position::Only) {
            names.push(TaggedName {
                first: first + open as u32,
                last: first + at as u32,
                type_number: number as u8,
            });
        }
    }
    names
}
