//! What a word is by its vector: a small network that has seen lists of names.
//!
//! One layer of 48 units over the vector; for each kind of word whether it is one,
//! in four grades. Words that are in no list get theirs by their likeness to others.

use super::random::Random;

/// Kinds of words: given name, family name, place, demonym, organisation, and a
/// word that is written in lower case.
pub const N_KINDS: usize = 6;
const N_UNITS: usize = 48;

/// What is known of a word: for each kind 0 to 1, or less than 0 where it is not.
pub type Evidence = [f32; N_KINDS];

/// The grades, 0 to 3, of each vector of `values`, from those with evidence.
pub fn profiles(values: &[f32], n_dimensions: usize, evidence: &[Evidence]) -> Vec<[u8; N_KINDS]> {
    let n_points = evidence.len();
    let mut random = Random(0x1234_5678_9abc_def1);
    let mut draw = |scale: f32| (random.below(2001) as f32 / 1000.0 - 1.0) * scale;
    let mut inner: Vec<f32> = (0..N_UNITS * (n_dimensions + 1))
        .map(|_| draw(0.3))
        .collect();
    let mut outer: Vec<f32> = (0..N_KINDS * (N_UNITS + 1)).map(|_| draw(0.2)).collect();
    let mut inner_squares = vec![0.1f32; inner.len()];
    let mut outer_squares = vec![0.1f32; outer.len()];
    let mut order: Vec<usize> = (0..n_points).collect();
    let mut shuffle = Random(0x0dd0_beef_0123_4567);
    for _ in 0..8 {
        for at in (1..order.len()).rev() {
            order.swap(at, shuffle.below(at as u32 + 1) as usize);
        }
        for &at in &order {
            let vector = &values[at * n_dimensions..][..n_dimensions];
            let units = hidden(vector, &inner);
            let mut back = [0.0f32; N_UNITS];
            for kind in 0..N_KINDS {
                let wanted = evidence[at][kind];
                if wanted < 0.0 {
                    continue;
                }
                let row = &mut outer[kind * (N_UNITS + 1)..][..=N_UNITS];
                let slope = logistic(row, &units) - wanted;
                let squares = &mut outer_squares[kind * (N_UNITS + 1)..][..=N_UNITS];
                for unit in 0..=N_UNITS {
                    let input = if unit == N_UNITS { 1.0 } else { units[unit] };
                    if unit < N_UNITS {
                        back[unit] += slope * row[unit];
                    }
                    let gradient = slope * input;
                    squares[unit] += gradient * gradient;
                    row[unit] -= 0.05 * gradient / squares[unit].sqrt();
                }
            }
            for unit in 0..N_UNITS {
                let slope = back[unit] * (1.0 - units[unit] * units[unit]);
                let row = &mut inner[unit * (n_dimensions + 1)..][..=n_dimensions];
                let squares = &mut inner_squares[unit * (n_dimensions + 1)..][..=n_dimensions];
                for place in 0..=n_dimensions {
                    let input = if place == n_dimensions {
                        1.0
                    } else {
                        vector[place] * 5.0
                    };
                    let gradient = slope * input;
                    squares[place] += gradient * gradient;
                    row[place] -= 0.05 * gradient / squares[place].sqrt();
                }
            }
        }
    }
    (0..n_points)
        .map(|at| {
            let units = hidden(&values[at * n_dimensions..][..n_dimensions], &inner);
            let mut grades = [0; N_KINDS];
            for (kind, grade) in grades.iter_mut().enumerate() {
                let mut share = logistic(&outer[kind * (N_UNITS + 1)..][..=N_UNITS], &units);
                // How a word is written is known better than it can be learnt.
                if kind == 5 && evidence[at][kind] >= 0.0 {
                    share = evidence[at][kind];
                }
                let steps = if kind == 5 {
                    [0.15, 0.5, 0.9]
                } else {
                    [0.08, 0.25, 0.55]
                };
                *grade = steps.iter().filter(|step| share >= **step).count() as u8;
            }
            grades
        })
        .collect()
}

fn hidden(vector: &[f32], inner: &[f32]) -> [f32; N_UNITS] {
    let n_dimensions = vector.len();
    let mut units = [0.0; N_UNITS];
    for (unit, value) in units.iter_mut().enumerate() {
        let row = &inner[unit * (n_dimensions + 1)..][..=n_dimensions];
        let sum: f32 = row
            .iter()
            .zip(vector)
            .map(|(weight, x)| weight * x * 5.0)
            .sum();
        *value = (sum + row[n_dimensions]).tanh();
    }
    units
}

fn logistic(row: &[f32], units: &[f32; N_UNITS]) -> f32 {
    let sum: f32 = row
        .iter()
        .zip(units)
        .map(|(weight, unit)| weight * unit)
        .sum();
    1.0 / (1.0 + (-(sum + row[N_UNITS])).exp())
}
