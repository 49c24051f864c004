//! Examples become weights, weights a model's section.

use std::collections::HashMap;

use dateline::extract::names::NameModel;
use dateline::extract::names::labels::{N_LABELS, N_WEIGHTS, may_follow};
use dateline::extract::names::model::{N_SECTIONS, Section, build_model};
use dateline::extract::names::table::build_table;

use super::crf::{self, Run, Settings, Weights};
use super::examples::Example;

/// A unit of a weight's logarithm, in steps of one.
pub const SCALE: f32 = 20.0;

/// What is to be learnt and how.
#[derive(Clone, Copy)]
pub struct Plan {
    /// How the field is trained.
    pub first: Settings,
    /// A feature seen less often is left out.
    pub min_count: u32,
    /// Features kept, at most: those that weigh most.
    pub n_features: usize,
}

/// Weights by feature.
#[derive(Default)]
pub struct Fitted {
    rows: Vec<(u32, [f32; N_WEIGHTS])>,
    steps: [[f32; N_LABELS]; N_LABELS],
}

pub fn fit_runs<'a>(
    examples: impl Iterator<Item = &'a Example>,
    given: impl Fn(usize) -> Vec<[f32; N_WEIGHTS]>,
    min_count: u32,
    steps: Option<[[f32; N_LABELS]; N_LABELS]>,
    settings: Settings,
) -> Fitted {
    let list: Vec<&Example> = examples.collect();
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for feature in list
        .iter()
        .flat_map(|example| example.features.iter().flatten())
    {
        *counts.entry(*feature).or_default() += 1;
    }
    let mut features: Vec<u32> = counts
        .into_iter()
        .filter(|(_, n)| *n >= min_count)
        .map(|(feature, _)| feature)
        .collect();
    features.sort_unstable();
    let numbers: HashMap<u32, u32> = features
        .iter()
        .zip(0..)
        .map(|(&feature, at)| (feature, at))
        .collect();
    let runs: Vec<Run> = list
        .iter()
        .enumerate()
        .map(|(at, example)| Run {
            features: example
                .features
                .iter()
                .map(|list| {
                    list.iter()
                        .filter_map(|feature| numbers.get(feature).copied())
                        .collect()
                })
                .collect(),
            given: given(at),
            labels: example.labels.clone(),
        })
        .collect();
    let Weights {
        features: weights,
        steps,
    } = crf::train(&runs, features.len(), steps.unwrap_or_default(), settings);
    let rows = features
        .iter()
        .zip(weights.chunks_exact(N_WEIGHTS))
        .map(|(&feature, row)| (feature, row.try_into().unwrap_or([0.0; N_WEIGHTS])))
        .collect();
    Fitted { rows, steps }
}

/// Learns the first pass from the sure ones of `examples`.
pub fn first_pass<'a>(examples: impl Iterator<Item = &'a Example>, plan: Plan) -> Fitted {
    fit_runs(
        examples.filter(|example| example.is_sure),
        |_| Vec::new(),
        plan.min_count,
        None,
        plan.first,
    )
}

/// Rounds the weights and puts the model together.
pub fn assemble(
    base: &[Vec<u8>; N_SECTIONS],
    fitted: &Fitted,
    plan: Plan,
) -> anyhow::Result<NameModel> {
    let bytes = assemble_bytes(base, fitted, plan);
    NameModel::open(bytes).map_err(|damage| anyhow::anyhow!("the model that was made: {damage:?}"))
}

/// The bytes of the model.
pub fn assemble_bytes(base: &[Vec<u8>; N_SECTIONS], fitted: &Fitted, plan: Plan) -> Vec<u8> {
    let (sizes, features) = table_of(fitted, plan.n_features, 17);
    let mut sections = base.clone();
    sections[Section::FeatureSizes as usize] = sizes;
    sections[Section::Features as usize] = features;
    build_model(&sections)
}

/// A model without weights, to read features with.
pub fn without_weights(base: &[Vec<u8>; N_SECTIONS], plan: Plan) -> anyhow::Result<NameModel> {
    assemble(
        base,
        &Fitted {
            rows: Vec::new(),
            steps: Default::default(),
        },
        plan,
    )
}

/// The sizes and the rows of the section that holds these weights, those that weigh
/// most.
pub fn table_of(fitted: &Fitted, n_features: usize, n_bits: u32) -> (Vec<u8>, Vec<u8>) {
    let weigh = |row: &[f32; N_WEIGHTS]| row.iter().map(|weight| weight.abs()).fold(0.0, f32::max);
    let mut rows: Vec<&(u32, [f32; N_WEIGHTS])> = fitted
        .rows
        .iter()
        .filter(|(_, row)| weigh(row) * SCALE >= 1.0)
        .collect();
    rows.sort_by(|one, other| {
        weigh(&other.1)
            .total_cmp(&weigh(&one.1))
            .then(one.0.cmp(&other.0))
    });
    rows.truncate(n_features);
    let keys: Vec<u32> = rows.iter().map(|(key, _)| *key).collect();
    let (sizes, mut features, order) = build_table(&keys, n_bits);
    for &at in &order {
        features.extend(
            rows[at]
                .1
                .iter()
                .map(|weight| (weight * SCALE).round().clamp(-127.0, 127.0) as i8 as u8),
        );
    }
    for (from, row) in fitted.steps.iter().enumerate() {
        for (to, step) in row.iter().enumerate() {
            let step = if may_follow(from, to) {
                (step * SCALE).round() as i16
            } else {
                0
            };
            features.extend(step.to_le_bytes());
        }
    }
    (sizes, features)
}
