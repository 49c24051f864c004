//! Words that stand together and tell no event: `heart attack`, `talk show`.

use std::sync::LazyLock;

use crate::extract::Token;
use crate::extract::tokens::hash_of;
use crate::text::Order;

const IDIOMS: &str = include_str!("../data/events/idioms.txt");

/// Hashes of the words of each idiom, sorted by the first.
static TABLE: LazyLock<Vec<Vec<u32>>> = LazyLock::new(|| {
    let rows = IDIOMS
        .lines()
        .filter(|row| !row.starts_with('#') && !row.is_empty());
    let mut table: Vec<Vec<u32>> = rows
        .map(|row| row.split(' ').map(hash_of).collect())
        .collect();
    table.order();
    table
});
/// Words of the longest idiom.
const MAX_WORDS: usize = 6;

/// Whether the token at `at` stands in an idiom.
pub fn is_idiom(tokens: &[Token], at: usize) -> bool {
    (at.saturating_sub(MAX_WORDS - 1)..=at).any(|first| {
        let from = TABLE.partition_point(|row| row[0] < tokens[first].hash);
        let rows = TABLE[from..].iter();
        rows.take_while(|row| row[0] == tokens[first].hash)
            .any(|row| {
                first + row.len() > at
                    && tokens.get(first..first + row.len()).is_some_and(|words| {
                        words.iter().map(|word| word.hash).eq(row.iter().copied())
                    })
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Tokens;

    #[test]
    fn words_of_idioms() {
        assert!(TABLE.iter().all(|row| row.len() <= MAX_WORDS));
        let tokens = Tokens::new("He had a heart attack, an attack.", &[]);
        let is = |at| is_idiom(&tokens.tokens, at);
        assert!(is(4) && !is(7));
    }
}
