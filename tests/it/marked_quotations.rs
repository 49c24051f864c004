//! Quotations of texts that were marked by reading: no change may find much less.

#[path = "../../benches/marked/quotations.rs"]
mod quotations;

use std::path::Path;

use crate::named::MODEL;
use quotations::{KINDS, score};

#[test]
fn quotations_are_found_where_somebody_marked_them() {
    // Below what `cargo bench --bench quotes` prints, by a few quotations.
    for (folder, floors, chain) in [
        ("tests/quotes/dev", [0.94, 0.75, 0.81, 0.87], 0.66),
        ("tests/quotes/aside", [0.82, 0.50, 0.70, 0.75], 0.58),
    ] {
        let score = score(Path::new(folder), &MODEL);
        for (kind, floor) in floors.into_iter().enumerate() {
            let reached = score.f1(kind);
            assert!(reached >= floor, "{folder}, {}: {reached:.3}", KINDS[kind]);
        }
        let reached = score.chain as f64 / score.marked as f64;
        assert!(reached >= chain, "{folder}, chains: {reached:.3}");
    }
}
