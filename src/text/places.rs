//! What maps and sets of all types share.

use core::cmp::Ordering;

/// Places of one block, at most: what has to move where one comes in between.
const BLOCK: usize = 512;

/// Places of entries in the order of their keys, in blocks of which none is empty.
#[derive(Clone, Default)]
pub(super) struct Places {
    blocks: Vec<Vec<u32>>,
}

/// A block and a place in it; the end of one is the start of the next.
pub(super) type At = (usize, usize);

impl Places {
    /// Where the entry stands that `compare` finds equal, else where it would stand.
    #[inline]
    pub fn find(&self, compare: &mut dyn FnMut(usize) -> Ordering) -> (At, bool) {
        // Keys often come in order.
        let end = self.end();
        if let Some((last, at)) = self.before(end) {
            match compare(last) {
                Ordering::Less => return (end, false),
                Ordering::Equal => return (at, true),
                Ordering::Greater => {}
            }
        }
        let starts_by = |block: &Vec<u32>| compare(block[0] as usize).is_le();
        let block = self.blocks.partition_point(starts_by).saturating_sub(1);
        let Some(places) = self.blocks.get(block) else {
            return ((0, 0), false);
        };
        match places.binary_search_by(|&place| compare(place as usize)) {
            Ok(at) => ((block, at), true),
            Err(at) => ((block, at), false),
        }
    }

    /// Puts a place where [`Places::find`] says that it would stand.
    #[inline]
    pub fn insert(&mut self, (block, at): At, place: usize) {
        let Some(places) = self.blocks.get_mut(block) else {
            self.blocks.push(vec![place as u32]);
            return;
        };
        places.insert(at, place as u32);
        if places.len() > BLOCK {
            // What comes in order leaves full blocks behind.
            let kept = if at == BLOCK { BLOCK } else { BLOCK / 2 };
            let others = places.split_off(kept);
            self.blocks.insert(block + 1, others);
        }
    }

    /// The place at `at` and what follows it; `None` at the end.
    #[inline]
    pub fn next(&self, (block, at): At) -> Option<(usize, At)> {
        let places = self.blocks.get(block)?;
        match places.get(at) {
            Some(&place) => Some((place as usize, (block, at + 1))),
            None => Some((self.blocks.get(block + 1)?[0] as usize, (block + 1, 1))),
        }
    }

    /// The place before `at` and where it stands; `None` at the start.
    #[inline]
    pub fn before(&self, (mut block, mut at): At) -> Option<(usize, At)> {
        if at == 0 {
            block = block.checked_sub(1)?;
            at = self.blocks[block].len();
        }
        Some((self.blocks.get(block)?[at - 1] as usize, (block, at - 1)))
    }

    /// Behind the last.
    pub fn end(&self) -> At {
        let last = self.blocks.len().saturating_sub(1);
        (last, self.blocks.get(last).map_or(0, Vec::len))
    }

    /// How many stand between two that are in order.
    pub fn between(&self, from: At, to: At) -> usize {
        let blocks = self.blocks.get(from.0..to.0).unwrap_or_default();
        (blocks.iter().map(Vec::len).sum::<usize>() + to.1).saturating_sub(from.1)
    }

    /// All of them, in order.
    pub fn into_order(self) -> Vec<usize> {
        let all = self.blocks.iter().flatten();
        all.map(|&place| place as usize).collect()
    }
}
