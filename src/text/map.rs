use core::borrow::Borrow;
use core::cmp::Ordering;
use core::fmt;
use core::ops::{Index, Range};

use super::order::put;
use super::places::{At, Places};

/// A map in the order of its keys whose code is shared by all types: the standard
/// library's costs four kilobytes for each. Entries stay where they came in; what
/// is kept in order are their places. O(log n) comparisons for each key that is
/// looked up or comes in, nothing is removed.
#[derive(Clone)]
pub struct Map<K, V> {
    entries: Vec<(K, V)>,
    places: Places,
}

impl<K, V> Map<K, V> {
    /// An empty one.
    pub fn new() -> Map<K, V> {
        Map::default()
    }

    /// How many entries it has.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries, in the order of their keys.
    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter {
            entries: &self.entries,
            places: &self.places,
            front: (0, 0),
            back: self.places.end(),
            n_left: self.entries.len(),
        }
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.iter().map(|(key, _)| key)
    }

    /// The values, in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.iter().map(|(_, value)| value)
    }

    /// The values, in the order of their keys.
    pub fn into_values(self) -> impl Iterator<Item = V> {
        self.into_iter().map(|(_, value)| value)
    }

    /// The values, in the order in which their keys came in.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.entries.iter_mut().map(|(_, value)| value)
    }
}

impl<K: Ord, V> Map<K, V> {
    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let (at, is_known) = self.find(key);
        let (place, _) = self.places.next(at).filter(|_| is_known)?;
        Some(&self.entries[place].1)
    }

    /// The value of a key.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let (at, is_known) = self.find(key);
        let (place, _) = self.places.next(at).filter(|_| is_known)?;
        Some(&mut self.entries[place].1)
    }

    /// Whether it has a key.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).1
    }

    /// The place of a key, where a value can be put in.
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        let (at, is_known) = self.find(&key);
        let place = self.places.next(at).filter(|_| is_known);
        Entry {
            known: place.map(|(place, _)| place),
            map: self,
            key,
            at,
        }
    }

    /// Gives a key its value; gives back the one that it had.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        let entry = self.entry(key);
        match entry.known {
            Some(place) => Some(core::mem::replace(&mut entry.map.entries[place].1, value)),
            None => {
                entry.or_insert(value);
                None
            }
        }
    }

    /// Takes all entries out.
    pub fn clear(&mut self) {
        *self = Map::default();
    }

    /// The entries whose keys are in a range.
    pub fn range(&self, keys: Range<K>) -> Iter<'_, K, V> {
        let (front, back) = (self.find(&keys.start).0, self.find(&keys.end).0);
        Iter {
            entries: &self.entries,
            places: &self.places,
            front,
            back,
            n_left: self.places.between(front, back),
        }
    }

    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> (At, bool)
    where
        K: Borrow<Q>,
    {
        self.places
            .find(&mut |place| -> Ordering { self.entries[place].0.borrow().cmp(key) })
    }
}

/// The place of a key in a [`Map`], whether it is there or not.
pub struct Entry<'a, K, V> {
    map: &'a mut Map<K, V>,
    key: K,
    known: Option<usize>,
    at: At,
}

impl<'a, K, V> Entry<'a, K, V> {
    /// The value, put in where the key is new.
    pub fn or_insert(self, value: V) -> &'a mut V {
        self.or_insert_with_key(|_| value)
    }

    /// The value, made where the key is new.
    pub fn or_insert_with(self, value: impl FnOnce() -> V) -> &'a mut V {
        self.or_insert_with_key(|_| value())
    }

    /// The value, made of the key where it is new.
    pub fn or_insert_with_key(self, value: impl FnOnce(&K) -> V) -> &'a mut V {
        let entries = &mut self.map.entries;
        let place = self.known.unwrap_or_else(|| {
            let value = value(&self.key);
            entries.push((self.key, value));
            self.map.places.insert(self.at, entries.len() - 1);
            entries.len() - 1
        });
        &mut entries[place].1
    }

    /// The value, the usual one where the key is new.
    pub fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        self.or_insert_with_key(|_| V::default())
    }
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Map<K, V> {
        Map {
            entries: Vec::new(),
            places: Places::default(),
        }
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Map<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

impl<K: PartialEq, V: PartialEq> PartialEq for Map<K, V> {
    fn eq(&self, other: &Map<K, V>) -> bool {
        self.iter().eq(other)
    }
}

impl<K: Ord, V> Extend<(K, V)> for Map<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

impl<K: Ord + Borrow<Q>, Q: Ord + ?Sized, V> Index<&Q> for Map<K, V> {
    type Output = V;

    /// # Panics
    /// Where it has no such key.
    fn index(&self, key: &Q) -> &V {
        self.get(key).expect("a key of the map")
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Map<K, V> {
        let mut map = Map::new();
        map.extend(entries);
        map
    }
}

impl<K, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(mut self) -> Self::IntoIter {
        let entries = &mut self.entries;
        put(self.places.into_order(), &mut |a, b| entries.swap(a, b));
        self.entries.into_iter()
    }
}

impl<'a, K, V> IntoIterator for &'a Map<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    fn into_iter(self) -> Iter<'a, K, V> {
        self.iter()
    }
}

/// Entries of a [`Map`], in the order of their keys.
pub struct Iter<'a, K, V> {
    entries: &'a [(K, V)],
    places: &'a Places,
    front: At,
    back: At,
    n_left: usize,
}

impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        self.n_left = self.n_left.checked_sub(1)?;
        let (place, next) = self.places.next(self.front)?;
        self.front = next;
        let (key, value) = &self.entries[place];
        Some((key, value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.n_left, Some(self.n_left))
    }
}

impl<K, V> DoubleEndedIterator for Iter<'_, K, V> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.n_left = self.n_left.checked_sub(1)?;
        let (place, before) = self.places.before(self.back)?;
        self.back = before;
        let (key, value) = &self.entries[place];
        Some((key, value))
    }
}

impl<K, V> ExactSizeIterator for Iter<'_, K, V> {}

impl<K, V> Clone for Iter<'_, K, V> {
    fn clone(&self) -> Self {
        Iter { ..*self }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn is_as_the_standard_library_has_it(
            entries in prop::collection::vec((0u16..2000, any::<u16>()), 0..3000),
            sorted in any::<bool>(),
            range in (0u16..2000, 0u16..2000),
        ) {
            let mut entries = entries;
            if sorted {
                entries.sort();
            }
            let (mut map, mut expected) = (Map::new(), BTreeMap::new());
            for (nth, (key, value)) in entries.into_iter().enumerate() {
                if nth % 2 == 0 {
                    prop_assert_eq!(map.insert(key, value), expected.insert(key, value));
                } else {
                    *map.entry(key).or_default() ^= value;
                    *expected.entry(key).or_default() ^= value;
                }
            }
            prop_assert_eq!(map.len(), expected.len());
            prop_assert!(map.iter().eq(&expected));
            prop_assert!(map.iter().rev().eq(expected.iter().rev()));
            for key in 0..2000 {
                prop_assert_eq!(map.get(&key), expected.get(&key));
            }
            let range = range.0.min(range.1)..range.0.max(range.1);
            prop_assert!(map.range(range.clone()).eq(expected.range(range.clone())));
            prop_assert!(map.range(range.clone()).rev().eq(expected.range(range).rev()));
            prop_assert!(map.into_iter().eq(expected));
        }
    }
}
