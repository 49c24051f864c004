/// What is expected of `G²` by chance once in a thousand words, for one degree
/// of freedom: what lies below says nothing.
pub const NOTABLE: f64 = 10.83;

/// How surely a word is more or less frequent in one part than in the rest:
/// the log-likelihood ratio `G²` of a two by two table. It is 0 where both
/// shares are the same, and says nothing of the direction.
///
/// `here` of `n_here` have the word in the part, `rest` of `n_rest` elsewhere.
///
/// # Source
/// Dunning 1993, "Accurate Methods for the Statistics of Surprise and
/// Coincidence", Computational Linguistics 19(1), section 5.
pub fn log_likelihood(here: u64, n_here: u64, rest: u64, n_rest: u64) -> f64 {
    let total = (n_here + n_rest) as f64;
    let with = (here + rest) as f64;
    let cell = |observed: u64, row: f64, column: u64| {
        let expected = row * column as f64 / total;
        if observed == 0 || expected <= 0.0 {
            0.0
        } else {
            // `libm` gives the same bits in the page and natively.
            observed as f64 * libm::log(observed as f64 / expected)
        }
    };
    let sum = cell(here, with, n_here)
        + cell(rest, with, n_rest)
        + cell(n_here.saturating_sub(here), total - with, n_here)
        + cell(n_rest.saturating_sub(rest), total - with, n_rest);
    (2.0 * sum).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_worked_out_by_hand() {
        for (table, want) in [
            // Equal shares: every cell is as expected.
            ((10, 100, 20, 200), 0.0),
            // 2·(8·ln 2 + 8·ln 2) = 32·ln 2
            ((8, 8, 0, 8), 22.180_709_777_918_25),
            // 2·(10·ln 2 + 90·ln(90/95) + 100·ln(100/95))
            ((10, 100, 0, 100), 14.389_502_660_059_355),
            // 2·(6·ln(3/2) + 2·ln(1/2))
            ((3, 4, 1, 4), 2.092_992_575_058_191_5),
            // Dunning's table 2, "the swiss": 110, 2442, 111, 29114
            ((110, 2552, 111, 29225), 270.72),
            ((0, 0, 3, 10), 0.0),
            ((0, 0, 0, 0), 0.0),
        ] {
            let (here, n_here, rest, n_rest) = table;
            let got = log_likelihood(here, n_here, rest, n_rest);
            let close = if want == 270.72 { 0.01 } else { 1e-9 };
            assert!((got - want).abs() < close, "{table:?}: {got}");
        }
    }

    #[test]
    fn both_directions_weigh_alike() {
        let more = log_likelihood(9, 20, 1, 20);
        assert!((more - log_likelihood(1, 20, 9, 20)).abs() < 1e-12);
        assert!(more > 8.0);
    }
}
