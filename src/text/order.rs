use core::cmp::Ordering;

/// Places that are sorted one by one before runs of them are merged.
const RUN: usize = 8;

/// Stable sorts whose code is shared by all types: the standard library's are as
/// fast as can be, and cost three kilobytes for each type and comparison. What
/// sorts by the hundred thousand takes those, all else these.
pub trait Order<T> {
    /// As `sort`.
    fn order(&mut self)
    where
        T: Ord;

    /// As `sort_by`; O(n log n) comparisons, n where nothing has to move.
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// As `sort_by_key`.
    fn order_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K);

    /// As `sort_by_cached_key`.
    fn order_by_cached_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K);
}

impl<T> Order<T> for [T] {
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }

    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        if self.len() < 2 {
            return;
        }
        let order = places(self.len(), &mut |a, b| compare(&self[a], &self[b]));
        put(order, &mut |a, b| self.swap(a, b));
    }

    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }

    fn order_by_cached_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K) {
        let keys: Vec<K> = self.iter().map(key).collect();
        let order = places(keys.len(), &mut |a, b| keys[a].cmp(&keys[b]));
        put(order, &mut |a, b| self.swap(a, b));
    }
}

/// The places `0..n` in the order of what stands there, the first of equals first.
fn places(n: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    for run in order.chunks_mut(RUN) {
        for end in 1..run.len() {
            let mut at = end;
            while at > 0 && compare(run[at - 1], run[at]).is_gt() {
                run.swap(at - 1, at);
                at -= 1;
            }
        }
    }
    let (mut size, mut left) = (RUN, Vec::new());
    while size < n {
        for pair in order.chunks_mut(2 * size) {
            if pair.len() > size && compare(pair[size - 1], pair[size]).is_gt() {
                merge(pair, size, &mut left, compare);
            }
        }
        size *= 2;
    }
    order
}

/// Merges the first `n_left` places of `pair` with the others.
fn merge(
    pair: &mut [usize],
    n_left: usize,
    left: &mut Vec<usize>,
    compare: &mut dyn FnMut(usize, usize) -> Ordering,
) {
    left.clear();
    left.extend_from_slice(&pair[..n_left]);
    let (mut to, mut right) = (0, n_left);
    for &place in left.iter() {
        while right < pair.len() && compare(place, pair[right]).is_gt() {
            pair[to] = pair[right];
            (to, right) = (to + 1, right + 1);
        }
        pair[to] = place;
        to += 1;
    }
}

/// Puts what stands at `order[place]` to `place`, for all places.
pub(super) fn put(mut order: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut at = start;
        loop {
            let from = core::mem::replace(&mut order[at], at);
            if from == start || from == at {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn orders_as_the_standard_library(mut items in prop::collection::vec((0u8..20, any::<u16>()), 0..300)) {
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            items.order_by_key(|item| item.0);
            prop_assert_eq!(&items, &expected);
            expected.sort();
            items.order();
            prop_assert_eq!(&items, &expected);
            expected.sort_by_key(|item| item.1);
            items.order_by_cached_key(|item| item.1);
            prop_assert_eq!(&items, &expected);
        }
    }

    #[test]
    fn compares_once_each_where_nothing_has_to_move() {
        let mut n_compared = 0;
        let mut items: Vec<usize> = (0..1000).collect();
        items.order_by(|a, b| {
            n_compared += 1;
            a.cmp(b)
        });
        assert_eq!(n_compared, 999);
    }
}
