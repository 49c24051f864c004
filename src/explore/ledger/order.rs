use std::collections::BTreeMap;

use super::rows::{LedgerRow, Ledgered};
use super::{LedgerFacet, LedgerSort, LedgerValueView};
use crate::text::Order;

pub(super) fn sort(rows: &mut [&LedgerRow], sort: LedgerSort, ledgered: &Ledgered) {
    let newest = |row: &LedgerRow| (row.day == i32::MAX, core::cmp::Reverse(row.day));
    match sort {
        LedgerSort::Clipping => {}
        LedgerSort::Oldest => rows.order_by_key(|row| row.day),
        LedgerSort::Newest => rows.order_by_key(|row| newest(row)),
        LedgerSort::Speaker => rows.order_by_key(|row| {
            let label = ledgered.label(0, row);
            (label.is_empty(), label.to_lowercase(), newest(row))
        }),
        LedgerSort::Repeated => rows.order_by_key(|row| core::cmp::Reverse(row.elsewhere)),
        LedgerSort::Longest => rows.order_by_key(|row| core::cmp::Reverse(row.n_words)),
    }
}

/// Puts rows with one value together, the most frequent first; gives the
/// headings by the place of the row that each opens with. Of several values the
/// first counts.
pub(super) fn group(
    rows: &mut [&LedgerRow],
    facet: LedgerFacet,
    ledgered: &Ledgered,
) -> BTreeMap<usize, LedgerValueView> {
    let place = facet.place();
    let known = &ledgered.values[place];
    let value = |row: &LedgerRow| row.values[place].first().copied().unwrap_or_default();
    let mut counts = vec![0u32; known.len()];
    for row in rows.iter() {
        counts[value(row) as usize] += 1;
    }
    rows.order_by_key(|row| {
        let value = value(row) as usize;
        let (id, label) = &known[value];
        (
            id.is_empty(),
            core::cmp::Reverse(counts[value]),
            label.as_str(),
            value,
        )
    });
    let mut headings = BTreeMap::new();
    let mut last = None;
    for (nth, row) in rows.iter().enumerate() {
        let value = value(row);
        if last.replace(value) != Some(value) {
            let (id, label) = &known[value as usize];
            headings.insert(
                nth,
                LedgerValueView {
                    value: id.clone(),
                    label: label.clone(),
                    count: counts[value as usize],
                    selected: false,
                },
            );
        }
    }
    headings
}
