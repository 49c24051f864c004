use super::picking::{Failed, Wanted};
use super::rows::Ledgered;
use super::{LedgerFacet, LedgerFacetView, LedgerValueView};
use crate::text::Order;

/// Values that a facet of the ledger shows, and those picked.
const MAX_VALUES: usize = 40;

/// Each facet counts the rows that lack nothing but what is picked of it.
pub(super) fn facets(
    ledgered: &Ledgered,
    wanted: &Wanted,
    failed: &[Failed],
) -> Vec<LedgerFacetView> {
    let views = LedgerFacet::ALL.iter().enumerate().map(|(place, facet)| {
        let known = &ledgered.values[place];
        let mut counts = vec![0u32; known.len()];
        for (row, failed) in ledgered.rows.iter().zip(failed) {
            if *failed == Failed::None || *failed == Failed::Facet(place) {
                for value in &row.values[place] {
                    counts[*value as usize] += 1;
                }
            }
        }
        let is_picked = |value: u32| {
            wanted.picked[place]
                .as_ref()
                .is_some_and(|picked| picked.contains(&value))
        };
        let mut order: Vec<u32> = (0..known.len() as u32)
            .filter(|value| counts[*value as usize] > 0 || is_picked(*value))
            .collect();
        order.order_by_key(|value| {
            let (value, count) = (*value, counts[*value as usize]);
            let (id, label) = &known[value as usize];
            (id.is_empty(), core::cmp::Reverse(count), label.as_str())
        });
        let n_values = order.len();
        let mut nth = 0;
        order.retain(|value| {
            nth += 1;
            nth <= MAX_VALUES || is_picked(*value)
        });
        LedgerFacetView {
            facet: *facet,
            more: (n_values - order.len()) as u32,
            values: (order.iter())
                .map(|value| LedgerValueView {
                    value: known[*value as usize].0.clone(),
                    label: known[*value as usize].1.clone(),
                    count: counts[*value as usize],
                    selected: is_picked(*value),
                })
                .collect(),
        }
    });
    views.collect()
}
