use super::rows::Ledgered;
use super::{LedgerFacet, LedgerSort};
use crate::text::Order;

/// Puts places of quotations in order.
pub(super) fn sort(rows: &mut [u32], sort: LedgerSort, ledgered: &Ledgered) {
    let row = |at: &u32| &ledgered.rows[*at as usize];
    let newest = |at: &u32| (row(at).day == i32::MAX, core::cmp::Reverse(row(at).day));
    match sort {
        LedgerSort::Clipping | LedgerSort::Class => {}
        LedgerSort::Oldest => rows.order_by_key(|at| row(at).day),
        LedgerSort::Newest => rows.order_by_key(newest),
        LedgerSort::Speaker => rows.order_by_key(|at| {
            let label = ledgered.listed.label(LedgerFacet::Speaker, *at);
            (label.is_empty(), label.to_lowercase(), newest(at))
        }),
        LedgerSort::Repeated => rows.order_by_key(|at| core::cmp::Reverse(row(at).elsewhere)),
        LedgerSort::Longest => rows.order_by_key(|at| core::cmp::Reverse(row(at).n_words)),
    }
}
