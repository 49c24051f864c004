//! B-cubed: for each mention, how much of its group is right.

use std::collections::BTreeMap;

/// Sums over mentions; print with [`BCubed::line`].
#[derive(Default)]
pub struct BCubed {
    pub precision: f64,
    pub recall: f64,
    pub n: usize,
}

impl BCubed {
    /// Adds one clipping's mentions, each as its gold and its found entity.
    pub fn add(&mut self, pairs: &[(String, u32)]) {
        let mut gold: BTreeMap<&str, usize> = BTreeMap::new();
        let mut found: BTreeMap<u32, usize> = BTreeMap::new();
        let mut both: BTreeMap<(&str, u32), usize> = BTreeMap::new();
        for (a, b) in pairs {
            *gold.entry(a).or_default() += 1;
            *found.entry(*b).or_default() += 1;
            *both.entry((a, *b)).or_default() += 1;
        }
        for (a, b) in pairs {
            let n_both = both[&(a.as_str(), *b)] as f64;
            self.precision += n_both / found[b] as f64;
            self.recall += n_both / gold[a.as_str()] as f64;
        }
        self.n += pairs.len();
    }

    pub fn line(&self) -> String {
        let n = self.n.max(1) as f64;
        let (p, r) = (self.precision / n, self.recall / n);
        format!(
            "{} mentions: B-cubed P {p:.4} R {r:.4} F1 {:.4}",
            self.n,
            2.0 * p * r / (p + r).max(1e-9)
        )
    }
}
