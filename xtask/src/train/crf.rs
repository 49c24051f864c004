//! A linear-chain conditional random field (Lafferty, McCallum, Pereira, 2001),
//! trained by AdaGrad (Duchi, Hazan, Singer, 2011), one run of tokens at a time.

use super::random::Random;
use dateline::extract::names::labels::{N_LABELS, N_WEIGHTS, may_begin, may_end, may_follow};

/// A run of tokens to learn from.
pub struct Run {
    /// Of each token the numbers of its features.
    pub features: Vec<Vec<u32>>,
    /// Of each token scores that are given and not learnt; or none.
    pub given: Vec<[f32; N_WEIGHTS]>,
    /// Of each token the right label.
    pub labels: Vec<u8>,
}

/// How to train.
#[derive(Clone, Copy)]
pub struct Settings {
    /// Times through all runs.
    pub n_rounds: usize,
    /// First step.
    pub rate: f32,
    /// How strongly weights are drawn to 0.
    pub decay: f32,
    /// Of 100 features how many are put aside at random.
    pub dropout: u32,
    /// Courses with their own random numbers, of which the weights are the mean.
    pub n_courses: u64,
    /// Whether the steps between labels are learnt, or the given ones kept.
    pub learns_steps: bool,
}

/// Weights of features and of steps.
pub struct Weights {
    /// [`N_WEIGHTS`] for each feature.
    pub features: Vec<f32>,
    /// From label, to label.
    pub steps: [[f32; N_LABELS]; N_LABELS],
}

/// Learns from `runs` with `n_features` features: the mean of several courses, each
/// with its own order and dropout.
pub fn train(
    runs: &[Run],
    n_features: usize,
    steps: [[f32; N_LABELS]; N_LABELS],
    settings: Settings,
) -> Weights {
    let n_courses = settings.n_courses;
    let mut mean = course(runs, n_features, steps, settings, 0);
    for number in 1..n_courses {
        let other = course(runs, n_features, steps, settings, number);
        for (weight, other) in mean.features.iter_mut().zip(&other.features) {
            *weight += other;
        }
        for (steps, others) in mean.steps.iter_mut().zip(&other.steps) {
            for (step, other) in steps.iter_mut().zip(others) {
                *step += other;
            }
        }
    }
    let share = 1.0 / n_courses as f32;
    mean.features.iter_mut().for_each(|weight| *weight *= share);
    mean.steps
        .iter_mut()
        .flatten()
        .for_each(|step| *step *= share);
    mean
}

/// One course of training, whose random numbers begin by `number`.
fn course(
    runs: &[Run],
    n_features: usize,
    steps: [[f32; N_LABELS]; N_LABELS],
    settings: Settings,
    number: u64,
) -> Weights {
    let mut weights = Weights {
        features: vec![0.0; n_features * N_WEIGHTS],
        steps,
    };
    let mut squares = vec![1e-2f32; n_features * N_WEIGHTS];
    let mut step_squares = [[1e-2f32; N_LABELS]; N_LABELS];
    let mut sum = vec![0.0f32; n_features * N_WEIGHTS];
    let mut step_sum = [[0.0f32; N_LABELS]; N_LABELS];
    let mut order: Vec<usize> = (0..runs.len()).collect();
    let mut random = Random(0x2545_f491_4f6c_dd1d ^ (number << 17));
    let mut kept: Vec<Vec<u32>> = Vec::new();
    let average_from = settings.n_rounds / 2;
    for round in 0..settings.n_rounds {
        for at in (1..order.len()).rev() {
            order.swap(at, random.below(at as u32 + 1) as usize);
        }
        for &number in &order {
            let run = &runs[number];
            kept.clear();
            for features in &run.features {
                kept.push(
                    features
                        .iter()
                        .copied()
                        .filter(|_| settings.dropout == 0 || random.below(100) >= settings.dropout)
                        .collect(),
                );
            }
            let emissions: Vec<[f32; N_WEIGHTS]> = kept
                .iter()
                .enumerate()
                .map(|(at, features)| {
                    let mut scores = run.given.get(at).copied().unwrap_or_default();
                    for &feature in features {
                        let row = &weights.features[feature as usize * N_WEIGHTS..][..N_WEIGHTS];
                        for (score, weight) in scores.iter_mut().zip(row) {
                            *score += weight;
                        }
                    }
                    scores
                })
                .collect();
            let (marginals, pairs) = expectations(&emissions, &weights.steps);
            for (at, features) in kept.iter().enumerate() {
                let mut gradient = [0.0f32; N_WEIGHTS];
                for (label, gradient) in gradient.iter_mut().enumerate() {
                    let is_right = usize::from(run.labels[at]) == label + 1;
                    *gradient = marginals[at][label + 1] - f32::from(u8::from(is_right));
                }
                for &feature in features {
                    let first = feature as usize * N_WEIGHTS;
                    for (label, gradient) in gradient.iter().enumerate() {
                        let weight = &mut weights.features[first + label];
                        let gradient = gradient + settings.decay * *weight;
                        let square = &mut squares[first + label];
                        *square += gradient * gradient;
                        *weight -= settings.rate * gradient / square.sqrt();
                    }
                }
            }
            if settings.learns_steps && run.labels.len() > 1 {
                let mut right = [[0.0f32; N_LABELS]; N_LABELS];
                for pair in run.labels.windows(2) {
                    right[usize::from(pair[0])][usize::from(pair[1])] += 1.0;
                }
                for from in 0..N_LABELS {
                    for to in 0..N_LABELS {
                        if may_follow(from, to) {
                            let gradient = pairs[from][to] - right[from][to]
                                + settings.decay * weights.steps[from][to];
                            step_squares[from][to] += gradient * gradient;
                            weights.steps[from][to] -=
                                settings.rate * gradient / step_squares[from][to].sqrt();
                        }
                    }
                }
            }
        }
        if round >= average_from {
            for (sum, weight) in sum.iter_mut().zip(&weights.features) {
                *sum += weight;
            }
            for (sums, steps) in step_sum.iter_mut().zip(&weights.steps) {
                for (sum, step) in sums.iter_mut().zip(steps) {
                    *sum += step;
                }
            }
        }
    }
    let n_summed = (settings.n_rounds - average_from).max(1) as f32;
    for (weight, sum) in weights.features.iter_mut().zip(&sum) {
        *weight = sum / n_summed;
    }
    for (steps, sums) in weights.steps.iter_mut().zip(&step_sum) {
        for (step, sum) in steps.iter_mut().zip(sums) {
            *step = sum / n_summed;
        }
    }
    weights
}

type Pairs = [[f32; N_LABELS]; N_LABELS];

/// How likely each label is at each token, and how often each step is taken.
pub fn expectations(
    emissions: &[[f32; N_WEIGHTS]],
    steps: &Pairs,
) -> (Vec<[f32; N_LABELS]>, Pairs) {
    let n = emissions.len();
    let mut step = [[0.0f32; N_LABELS]; N_LABELS];
    for from in 0..N_LABELS {
        for to in 0..N_LABELS {
            if may_follow(from, to) {
                step[from][to] = steps[from][to].exp();
            }
        }
    }
    let own: Vec<[f32; N_LABELS]> = emissions
        .iter()
        .map(|scores| {
            let most = scores.iter().copied().fold(0.0, f32::max);
            let mut own = [0.0; N_LABELS];
            own[0] = (-most).exp();
            for (own, score) in own[1..].iter_mut().zip(scores) {
                *own = (score - most).exp().max(1e-30);
            }
            own
        })
        .collect();
    let mut forward = vec![[0.0f32; N_LABELS]; n];
    for at in 0..n {
        for to in 0..N_LABELS {
            let into: f32 = if at == 0 {
                f32::from(u8::from(may_begin(to)))
            } else {
                (0..N_LABELS)
                    .map(|from| forward[at - 1][from] * step[from][to])
                    .sum()
            };
            forward[at][to] = into * own[at][to];
        }
        normalise(&mut forward[at]);
    }
    let mut backward = vec![[0.0f32; N_LABELS]; n];
    for at in (0..n).rev() {
        for from in 0..N_LABELS {
            backward[at][from] = if at + 1 == n {
                f32::from(u8::from(may_end(from)))
            } else {
                (0..N_LABELS)
                    .map(|to| step[from][to] * own[at + 1][to] * backward[at + 1][to])
                    .sum()
            };
        }
        normalise(&mut backward[at]);
    }
    let mut marginals = vec![[0.0f32; N_LABELS]; n];
    let mut pairs = [[0.0f32; N_LABELS]; N_LABELS];
    for at in 0..n {
        for label in 0..N_LABELS {
            marginals[at][label] = forward[at][label] * backward[at][label];
        }
        normalise(&mut marginals[at]);
        if at > 0 {
            let mut both = [[0.0f32; N_LABELS]; N_LABELS];
            let mut total = 0.0;
            for from in 0..N_LABELS {
                for to in 0..N_LABELS {
                    both[from][to] =
                        forward[at - 1][from] * step[from][to] * own[at][to] * backward[at][to];
                    total += both[from][to];
                }
            }
            if total > 0.0 {
                for from in 0..N_LABELS {
                    for to in 0..N_LABELS {
                        pairs[from][to] += both[from][to] / total;
                    }
                }
            }
        }
    }
    (marginals, pairs)
}

fn normalise(values: &mut [f32; N_LABELS]) {
    let sum: f32 = values.iter().sum();
    if sum > 0.0 {
        for value in values {
            *value /= sum;
        }
    }
}
