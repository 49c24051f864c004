//! The best labels for a run of tokens (Viterbi, 1967).

use super::labels::{N_LABELS, N_WEIGHTS, Position, label, may_begin, may_end, may_follow};
use super::model::{NameModel, WeightTable};

/// A score no path may have.
const NEVER: i32 = i32::MIN / 4;

/// What is taken from the score of being outside: names that are missed weigh more.
pub const OUTSIDE_BIAS: i32 = 8;
/// The same for characters.
const CHARACTER_BIAS: i32 = 8;
/// What is added where a name of each type begins: what the tagger learns from has
/// more people than news, and takes unknown words for them.
const TYPE_BIAS: [i32; 3] = [-4, 6, 0];

/// Scores of the steps between labels.
pub struct Steps {
    scores: [[i32; N_LABELS]; N_LABELS],
    /// What is added to the score of each label.
    bias: [i32; N_LABELS],
}

impl Steps {
    /// Those for tokens of words.
    pub fn new(model: &NameModel) -> Steps {
        let mut steps = Steps::of(model, &model.features, OUTSIDE_BIAS);
        for (number, bias) in TYPE_BIAS.into_iter().enumerate() {
            for position in [Position::First, Position::Only] {
                steps.bias[label(number, position)] = bias;
            }
        }
        steps
    }

    /// Those for characters.
    pub(super) fn of_characters(model: &NameModel) -> Steps {
        Steps::of(model, &model.characters, CHARACTER_BIAS)
    }

    fn of(model: &NameModel, weights: &WeightTable, outside_bias: i32) -> Steps {
        let mut scores = [[NEVER; N_LABELS]; N_LABELS];
        for (from, row) in scores.iter_mut().enumerate() {
            for (to, score) in row.iter_mut().enumerate() {
                if may_follow(from, to) {
                    *score = model.step(weights, from, to);
                }
            }
        }
        let mut bias = [0; N_LABELS];
        bias[0] = -outside_bias;
        Steps { scores, bias }
    }

    /// Writes the best label of each token to `labels`, from the tokens' scores.
    pub fn best(&self, emissions: &[[i32; N_WEIGHTS]], labels: &mut Vec<u8>) {
        labels.clear();
        let mut paths: Vec<[u8; N_LABELS]> = Vec::with_capacity(emissions.len());
        let mut scores = [NEVER; N_LABELS];
        for (number, emission) in emissions.iter().enumerate() {
            let mut next = [NEVER; N_LABELS];
            let mut from = [0u8; N_LABELS];
            for to in 0..N_LABELS {
                let own = self.bias[to] + if to == 0 { 0 } else { emission[to - 1] };
                if number == 0 {
                    if may_begin(to) {
                        next[to] = own;
                    }
                    continue;
                }
                for (before, &score) in scores.iter().enumerate() {
                    let sum = score.saturating_add(self.scores[before][to]);
                    if sum > next[to] {
                        next[to] = sum;
                        from[to] = before as u8;
                    }
                }
                next[to] = next[to].saturating_add(own).max(NEVER);
            }
            paths.push(from);
            scores = next;
        }
        let Some(last) = (0..N_LABELS)
            .filter(|&label| may_end(label))
            .max_by_key(|&label| (scores[label], N_LABELS - label))
        else {
            return;
        };
        let mut label = last as u8;
        for from in paths.iter().rev() {
            labels.push(label);
            label = from[usize::from(label)];
        }
        labels.reverse();
    }
}
