/// Words that are compared of each text: a longer one's rest counts as its own.
const MAX_WORDS: usize = 600;

/// Which words of two texts stand in both in the same order: for each word of
/// each whether it does. A longest common subsequence, the earliest of several.
///
/// Hunt and Szymanski's or Myers' methods would be faster for long texts; these
/// are sentences, and the table of 600 by 600 is filled in a millisecond.
pub fn shared_words(a: &[u32], b: &[u32]) -> [Vec<bool>; 2] {
    let mut shared = [vec![false; a.len()], vec![false; b.len()]];
    let (a, b) = (&a[..a.len().min(MAX_WORDS)], &b[..b.len().min(MAX_WORDS)]);
    let width = b.len() + 1;
    let mut longest = vec![0u16; (a.len() + 1) * width];
    for x in (0..a.len()).rev() {
        for y in (0..b.len()).rev() {
            longest[x * width + y] = if a[x] == b[y] {
                longest[(x + 1) * width + y + 1] + 1
            } else {
                longest[(x + 1) * width + y].max(longest[x * width + y + 1])
            };
        }
    }
    let (mut x, mut y) = (0, 0);
    while x < a.len() && y < b.len() {
        if a[x] == b[y] {
            (shared[0][x], shared[1][y]) = (true, true);
            (x, y) = (x + 1, y + 1);
        } else if longest[(x + 1) * width + y] >= longest[x * width + y + 1] {
            x += 1;
        } else {
            y += 1;
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_the_same_order() {
        let marks = |shared: &[bool]| -> String {
            shared
                .iter()
                .map(|shared| if *shared { '=' } else { '.' })
                .collect()
        };
        for (a, b, in_a, in_b) in [
            (&[1, 2, 3][..], &[1, 2, 3][..], "===", "==="),
            (&[1, 2, 3], &[3, 1, 2], "==.", ".=="),
            (&[1, 2, 3, 4], &[1, 9, 3], "=.=.", "=.="),
            (&[1, 1], &[1], "=.", "="),
            (&[], &[1], "", "."),
        ] {
            let [x, y] = shared_words(a, b);
            assert_eq!((marks(&x), marks(&y)), (in_a.to_owned(), in_b.to_owned()));
        }
    }

    #[test]
    fn what_is_too_long_counts_as_its_own() {
        let long: Vec<u32> = (0..MAX_WORDS as u32 + 5).collect();
        let [x, _] = shared_words(&long, &long);
        assert_eq!(x.iter().filter(|shared| **shared).count(), MAX_WORDS);
    }
}
