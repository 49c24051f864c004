use super::ast::PhraseWord;
use crate::index::BODY;

/// No window reaches from a title to the text below it.
const MAX_REACH: u32 = BODY / 2;

/// Finds words and phrases that stand near each other.
pub(super) struct Near {
    /// Words in each part.
    lengths: Vec<u32>,
    /// What the parts and the words between them span at most.
    span: u32,
}

impl Near {
    /// Words and phrases with at most `reach` other words between the first
    /// and the last.
    pub fn of(parts: &[Vec<PhraseWord>], reach: u32) -> Near {
        let length = |part: &Vec<PhraseWord>| match (part.first(), part.last()) {
            (Some(first), Some(last)) => last.offset - first.offset + 1,
            _ => 0,
        };
        Near::new(parts.iter().map(length).collect(), reach)
    }

    /// Parts of the given numbers of words, with at most `reach` other words
    /// between the first and the last.
    pub fn new(lengths: Vec<u32>, reach: u32) -> Near {
        let span = lengths
            .iter()
            .sum::<u32>()
            .saturating_add(reach.min(MAX_REACH));
        Near { lengths, span }
    }

    /// Where the parts stand in the window that begins with part `first` at
    /// `start`, one start a part; `None` where there is no such window.
    ///
    /// The parts begin at different words, `first` before all others, and all
    /// end within the window. `starts` has the places of each part, sorted.
    pub fn window(&self, first: usize, start: u32, starts: &[Vec<u32>]) -> Option<Vec<u32>> {
        let end = start.saturating_add(self.span);
        let mut taken = vec![None; starts.len()];
        taken[first] = Some(start);
        let wanted = |part: usize| {
            let from = starts[part].partition_point(|&place| place <= start);
            let within = move |&place: &u32| place.saturating_add(self.lengths[part]) <= end;
            starts[part][from..].iter().copied().take_while(within)
        };
        // The parts share places: a matching, one path at a time.
        for part in (0..starts.len()).filter(|&part| part != first) {
            let mut tried = Vec::new();
            if !place(part, &wanted, &mut taken, &mut tried) {
                return None;
            }
        }
        taken.into_iter().collect()
    }

    /// Calls `visit` with the places of the parts in each window.
    pub fn for_each_window(&self, starts: &[Vec<u32>], mut visit: impl FnMut(Vec<u32>)) {
        for first in 0..starts.len() {
            for &start in &starts[first] {
                if let Some(places) = self.window(first, start, starts) {
                    visit(places);
                }
            }
        }
    }
}

/// Gives `part` a place that no other has, moving others where that helps.
fn place<I: Iterator<Item = u32>>(
    part: usize,
    wanted: &impl Fn(usize) -> I,
    taken: &mut [Option<u32>],
    tried: &mut Vec<u32>,
) -> bool {
    for candidate in wanted(part) {
        if tried.contains(&candidate) {
            continue;
        }
        tried.push(candidate);
        let holder = taken.iter().position(|&place| place == Some(candidate));
        if holder.is_none_or(|holder| place(holder, wanted, taken, tried)) {
            taken[part] = Some(candidate);
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Every choice of one place a part, tried out.
    fn exists(
        lengths: &[u32],
        starts: &[Vec<u32>],
        first: usize,
        end: u32,
        chosen: &mut Vec<u32>,
    ) -> bool {
        let part = chosen.len() - 1;
        let part = if part >= first { part + 1 } else { part };
        if part >= starts.len() {
            return true;
        }
        starts[part].iter().any(|&place| {
            let fits =
                place > chosen[0] && !chosen.contains(&place) && place + lengths[part] <= end;
            fits && {
                chosen.push(place);
                let found = exists(lengths, starts, first, end, chosen);
                chosen.pop();
                found
            }
        })
    }

    proptest! {
        #[test]
        fn windows_are_those_that_trying_finds(
            parts in prop::collection::vec((1u32..3, prop::collection::btree_set(0u32..16, 0..6)), 2..5),
            reach in 0u32..6,
        ) {
            let lengths: Vec<u32> = parts.iter().map(|part| part.0).collect();
            let starts: Vec<Vec<u32>> = parts.iter().map(|part| part.1.iter().copied().collect()).collect();
            let near = Near::new(lengths.clone(), reach);
            for first in 0..starts.len() {
                for &start in &starts[first] {
                    let end = start + lengths.iter().sum::<u32>() + reach;
                    let within = start + lengths[first] <= end;
                    let want = within && exists(&lengths, &starts, first, end, &mut vec![start]);
                    prop_assert_eq!(near.window(first, start, &starts).is_some(), want);
                }
            }
        }
    }
}
