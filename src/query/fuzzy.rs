/// Tells which words are at most so many changes away from a wanted one, for
/// words that come in rising order: what a word shares with the last one is
/// not computed again.
///
/// # Source
/// Optimal string alignment: Levenshtein's changes and swaps of neighbours, no
/// place changed twice.
pub(super) struct Fuzzy {
    wanted: Vec<char>,
    edits: u8,
    /// The beginning of the last word that was looked at.
    last: Vec<char>,
    /// For each character of `last`, and before the first, the distance to
    /// each beginning of `wanted`, counted no further than `edits + 1`.
    rows: Vec<u8>,
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is near enough.
    Accept,
    /// It is not, but words that begin with it may be.
    Reject,
    /// No word is that begins with so many bytes of it.
    Dead(usize),
}

impl Fuzzy {
    /// Looks for words that `edits` changes make of `word`.
    pub fn new(word: &str, edits: u8) -> Fuzzy {
        let wanted: Vec<char> = word.chars().collect();
        let most = edits + 1;
        let rows = (0..=wanted.len())
            .map(|n| n.min(usize::from(most)) as u8)
            .collect();
        Fuzzy {
            wanted,
            edits,
            last: Vec::new(),
            rows,
        }
    }

    /// Whether `word` is near enough.
    pub fn look(&mut self, word: &str) -> Verdict {
        let width = self.wanted.len() + 1;
        let shared = self.last.iter().zip(word.chars());
        let n_shared = shared.take_while(|&(&a, b)| a == b).count();
        self.last.truncate(n_shared);
        self.rows.truncate((n_shared + 1) * width);
        for (at, character) in word.char_indices().skip(n_shared) {
            let least = self.push(character);
            if least > self.edits {
                // Not kept: words that share it share its verdict, and come
                // only where the walk does not pass over them.
                self.last.pop();
                self.rows.truncate(self.rows.len() - width);
                return Verdict::Dead(at + character.len_utf8());
            }
        }
        match self.rows[self.rows.len() - 1] <= self.edits {
            true => Verdict::Accept,
            false => Verdict::Reject,
        }
    }

    /// Adds the row of one more character; gives the least distance in it.
    fn push(&mut self, character: char) -> u8 {
        let width = self.wanted.len() + 1;
        let (most, before) = (self.edits + 1, self.rows.len() - width);
        let previous = self.last.last().copied();
        let mut least = (self.rows[before] + 1).min(most);
        self.rows.push(least);
        for (place, &wanted) in self.wanted.iter().enumerate() {
            let above = self.rows[before + place + 1] + 1;
            let left = self.rows[before + width + place] + 1;
            let diagonal = self.rows[before + place] + u8::from(wanted != character);
            let mut distance = above.min(left).min(diagonal).min(most);
            if place > 0 && previous == Some(wanted) && self.wanted[place - 1] == character {
                distance = distance.min(self.rows[before - width + place - 1] + 1);
            }
            self.rows.push(distance);
            least = least.min(distance);
        }
        self.last.push(character);
        least
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The distance by its definition.
    fn distance(a: &[char], b: &[char]) -> usize {
        match (a, b) {
            ([], rest) | (rest, []) => rest.len(),
            ([a_head @ .., a_last], [b_head @ .., b_last]) => {
                let mut least = (distance(a_head, b) + 1)
                    .min(distance(a, b_head) + 1)
                    .min(distance(a_head, b_head) + usize::from(a_last != b_last));
                if let ([a_rest @ .., a_before], [b_rest @ .., b_before]) = (a_head, b_head)
                    && a_last == b_before
                    && a_before == b_last
                {
                    least = least.min(distance(a_rest, b_rest) + 1);
                }
                least
            }
        }
    }

    proptest! {
        #[test]
        fn words_are_near_by_the_definition(wanted in "[abé]{0,6}", mut words in prop::collection::vec("[abé]{0,6}", 1..20), edits in 1u8..3) {
            words.sort();
            let mut fuzzy = Fuzzy::new(&wanted, edits);
            let letters: Vec<char> = wanted.chars().collect();
            for word in &words {
                let near = distance(&letters, &word.chars().collect::<Vec<_>>()) <= usize::from(edits);
                let verdict = fuzzy.look(word);
                prop_assert_eq!(verdict == Verdict::Accept, near, "{} {} {}", wanted, word, edits);
                if let Verdict::Dead(n_bytes) = verdict {
                    for other in words.iter().filter(|other| other.starts_with(&word[..n_bytes])) {
                        let other: Vec<char> = other.chars().collect();
                        prop_assert!(distance(&letters, &other) > usize::from(edits));
                    }
                }
            }
        }
    }
}
