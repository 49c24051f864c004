use std::ops::Range;
use std::rc::Rc;

use crate::document::Clipping;
use crate::extract::Facts;
use crate::index::{Deletions, END, Merge, Segment};

/// Words of a segment as it is written, unless told: to write it, or to merge
/// smaller ones into it, takes a few milliseconds.
pub(super) const SMALL_WORDS: usize = 100_000;
/// Neighbours of one class that are merged into one of the next, which holds
/// about as many times the words.
const N_MERGED: usize = 6;
/// From so many segments on, adding merges as well, in proportion.
const MANY_SEGMENTS: usize = 20;
/// Merged, in postings, for each word that is added meanwhile.
const POSTINGS_A_WORD: usize = 4;
/// Never more than this: whoever writes one more waits.
const MAX_SEGMENTS: usize = 40;
/// No merge makes a segment of more words: its sections stay far below what 32
/// bits can count.
const MAX_MERGED_WORDS: u64 = 250_000_000;

/// The segments of a library in the order of their clippings, and the merges
/// under way. What is deleted stays in them, marked, until they are packed, so
/// that no answer depends on when they were merged.
pub(super) struct Segments {
    shelved: Vec<Shelved>,
    /// Segments with so many words together are merged by the call that writes
    /// the last of them.
    small_words: u64,
    /// Of neighbours, no segment in two of them.
    merges: Vec<Running>,
    /// First and last day of clippings that say none, by number, rising.
    concluded: Vec<(u32, (i32, i32))>,
}

/// A segment with what has been taken out of it.
struct Shelved {
    segment: Rc<Segment>,
    deletions: Deletions,
    /// Whether its bytes depend on its clippings alone, not on how they came.
    packed: bool,
}

/// A merge of the segments `range`, which answer until it is done.
struct Running {
    range: Range<usize>,
    n_words: u64,
    /// Into one segment as it is saved.
    packs: bool,
    merge: Merge<Rc<Segment>>,
}

impl Shelved {
    fn new(segment: Segment, packed: bool) -> Shelved {
        Shelved {
            segment: Rc::new(segment),
            deletions: Deletions::default(),
            packed,
        }
    }
}

impl Default for Segments {
    fn default() -> Segments {
        Segments::saved(Vec::new())
    }
}

impl Segments {
    /// Segments as they were saved.
    pub fn saved(segments: Vec<Segment>) -> Segments {
        let packed = |segment| Shelved::new(segment, true);
        Segments {
            shelved: segments.into_iter().map(packed).collect(),
            small_words: SMALL_WORDS as u64,
            merges: Vec::new(),
            concluded: Vec::new(),
        }
    }

    /// Merges segments with so many words together at once.
    pub fn merge_at_once(&mut self, small_words: usize) {
        self.small_words = small_words.max(1) as u64;
    }

    /// Adds a segment whose clippings follow those there are, packed quickly.
    pub fn push(&mut self, segment: Segment) {
        if let Some(first) = self.shelved.first() {
            segment.prepare_like(&first.segment);
        }
        self.shelved.push(Shelved::new(segment, false));
        self.merge_small();
        self.start_merges();
        while self.shelved.len() > MAX_SEGMENTS && self.advance(1 << 16) {}
    }

    /// Goes on merging for about as much work as `n_postings` are; whether
    /// there is more to do.
    pub fn advance(&mut self, n_postings: usize) -> bool {
        let words = |at: &usize| self.merges[*at].n_words;
        let Some(at) = (0..self.merges.len()).min_by_key(words) else {
            return false;
        };
        if self.merges[at].merge.advance(n_postings) {
            let done = self.merges.remove(at);
            self.swap(done);
            self.start_merges();
        }
        !self.merges.is_empty()
    }

    /// Keeps up with words that are being added: merges in proportion once
    /// there are many segments.
    pub fn keep_up(&mut self, n_words: usize) {
        if self.shelved.len() > MANY_SEGMENTS {
            self.advance(n_words * POSTINGS_A_WORD);
        }
    }

    /// Goes on packing all into one segment, without what is deleted, for about
    /// as much work as `n_postings` are; whether it is packed. What is added or
    /// deleted meanwhile is packed in a second round.
    pub fn pack(&mut self, n_postings: usize) -> bool {
        if self.is_packed() {
            self.merges.clear();
            return true;
        }
        if !self.merges.iter().any(|running| running.packs) {
            self.merges.clear();
            let running = self.run(0..self.shelved.len(), true);
            self.merges.push(running);
        }
        if let Some(at) = self.merges.iter().position(|running| running.packs)
            && self.merges[at].merge.advance(n_postings)
        {
            let done = self.merges.remove(at);
            self.swap(done);
        }
        self.is_packed()
    }

    fn is_packed(&self) -> bool {
        let is_packed = |shelved: &Shelved| shelved.packed && shelved.deletions.is_empty();
        self.shelved.len() <= 1 && self.shelved.iter().all(is_packed)
    }

    /// Marks a clipping as deleted; `false` where there is none.
    pub fn delete(&mut self, id: u32) -> bool {
        self.shelved.iter_mut().any(|shelved| {
            let document = shelved.segment.document_of(id);
            document.is_some_and(|document| shelved.deletions.insert(document))
        })
    }

    /// The segments with their deletion marks.
    pub fn iter(&self) -> impl Iterator<Item = (&Segment, &Deletions)> {
        (self.shelved.iter()).map(|shelved| (&*shelved.segment, &shelved.deletions))
    }

    /// The clipping numbered `id`.
    pub fn clipping(&self, id: u32) -> Option<Clipping> {
        self.iter().find_map(|(segment, deletions)| {
            let document = segment.document_of(id)?;
            match deletions.contains(document) {
                true => None,
                false => segment.clipping(document),
            }
        })
    }

    /// The facts of the clipping numbered `id`, as stored.
    pub fn facts(&self, id: u32) -> Facts {
        let found = self.iter().find_map(|(segment, deletions)| {
            let document = segment.document_of(id)?;
            (!deletions.contains(document)).then(|| segment.facts(document))
        });
        found.unwrap_or_default()
    }

    /// Sets the first and last day of clippings that say none, by number, rising.
    pub fn conclude(&mut self, days: Vec<(u32, (i32, i32))>) {
        self.concluded = days;
        for shelved in &self.shelved {
            conclude_in(&shelved.segment, &self.concluded);
        }
    }

    /// Numbers of all clippings, rising.
    pub fn ids(&self) -> Vec<u32> {
        let ids = |(segment, deletions): (&Segment, &Deletions)| {
            (0..segment.n_documents())
                .filter(|&document| !deletions.contains(document))
                .map(|document| segment.columns().id(document))
                .collect::<Vec<_>>()
        };
        self.iter().flat_map(ids).collect()
    }

    /// Merges the last segments while they are small and grow alike.
    fn merge_small(&mut self) {
        let words = |at: usize| self.shelved[at].segment.n_words();
        let last = self.shelved.len() - 1;
        let (mut first, mut n_words) = (last, words(last));
        while first > 0 && self.is_free(first - 1) {
            let more = words(first - 1);
            if more > n_words * 2 || more + n_words > self.small_words {
                break;
            }
            first -= 1;
            n_words += more;
        }
        if first < last {
            let running = self.run(first..last + 1, false);
            self.swap(running);
        }
    }

    /// Starts what is to be merged: neighbours of one class, small ones first.
    fn start_merges(&mut self) {
        if self.merges.iter().any(|running| running.packs) {
            return;
        }
        while let Some(range) = (0..=MAX_CLASS).find_map(|class| self.neighbours(class)) {
            let running = self.run(range, false);
            self.merges.push(running);
        }
    }

    /// Neighbours up to a class, enough of them of that class.
    fn neighbours(&self, class: u32) -> Option<Range<usize>> {
        let (mut start, mut n_alike, mut n_words) = (0, 0, 0);
        for (at, shelved) in self.shelved.iter().enumerate() {
            let words = shelved.segment.n_words();
            if !self.is_free(at)
                || self.class_of(words) > class
                || n_words + words > MAX_MERGED_WORDS
            {
                if n_alike >= N_MERGED {
                    return Some(start..at);
                }
                let joins = self.is_free(at) && self.class_of(words) <= class;
                start = if joins { at } else { at + 1 };
                (n_alike, n_words) = (0, 0);
                if !joins {
                    continue;
                }
            }
            n_alike += usize::from(self.class_of(words) == class);
            n_words += words;
        }
        (n_alike >= N_MERGED).then_some(start..self.shelved.len())
    }

    /// 0 for small ones, then one more for each [`N_MERGED`] times as many words.
    fn class_of(&self, n_words: u64) -> u32 {
        match (n_words / self.small_words).checked_ilog(N_MERGED as u64) {
            None => 0,
            Some(power) => (power + 1).min(MAX_CLASS),
        }
    }

    fn is_free(&self, at: usize) -> bool {
        !self
            .merges
            .iter()
            .any(|running| running.range.contains(&at))
    }

    fn run(&self, range: Range<usize>, packs: bool) -> Running {
        let parts = self.shelved[range.clone()].iter().map(|shelved| {
            let left_out = match packs {
                true => shelved.deletions.clone(),
                false => Deletions::default(),
            };
            (shelved.segment.clone(), left_out)
        });
        let parts: Vec<_> = parts.collect();
        Running {
            n_words: parts.iter().map(|(segment, _)| segment.n_words()).sum(),
            range,
            packs,
            merge: Merge::new(parts, packs),
        }
    }

    /// Puts a merged segment in the place of its parts; what was deleted
    /// meanwhile is marked in it.
    fn swap(&mut self, done: Running) {
        let Running {
            range,
            packs,
            merge,
            ..
        } = done;
        let (segment, numbers) = merge.finish();
        let mut merged = Shelved::new(segment, packs);
        for (shelved, numbers) in self.shelved[range.clone()].iter().zip(&numbers) {
            for document in shelved.deletions.iter() {
                match numbers.get(document as usize) {
                    Some(&END) | None => {}
                    Some(&number) => drop(merged.deletions.insert(number)),
                }
            }
        }
        let n_parts = range.len();
        let n_left = usize::from(merged.segment.n_documents() > 0);
        let moved = |place: usize| place - n_parts + n_left;
        for running in &mut self.merges {
            if running.range.start >= range.end {
                running.range = moved(running.range.start)..moved(running.range.end);
            }
        }
        conclude_in(&merged.segment, &self.concluded);
        let merged = (n_left > 0).then_some(merged);
        self.shelved.splice(range, merged);
    }
}

/// Tells a segment the days of those of its clippings that have none.
fn conclude_in(segment: &Segment, concluded: &[(u32, (i32, i32))]) {
    let days = (concluded.iter())
        .filter_map(|(id, days)| Some((segment.document_of(*id)?, *days)))
        .collect();
    segment.columns().conclude(days);
}

const MAX_CLASS: u32 = 16;
