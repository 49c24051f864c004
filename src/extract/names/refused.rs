//! What has a capital and names nobody: storms by their names, faiths, letters that
//! stand for a common word.

use std::sync::LazyLock;

use crate::extract::tokens::{Case, TokenKind, Tokens, hash_of};
use crate::extract::{EntityType, Mention};
use crate::text::Order;

/// Words of the list, by hash: those that name nothing, those before a storm's name.
struct Words {
    nothing: Vec<u32>,
    storms: Vec<u32>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let list = |class: &str| {
        let rows = include_str!("../data/names/no_names.tsv").lines();
        let mut hashes: Vec<u32> = rows
            .filter_map(|row| row.split_once('\t'))
            .filter(|(other, _)| *other == class)
            .flat_map(|(_, words)| words.split(' ').map(hash_of))
            .collect();
        hashes.order();
        hashes
    };
    Words {
        nothing: list("nothing"),
        storms: list("storm"),
    }
});

/// Takes out of `mentions` the names of storms and words alone that name nothing.
pub(super) fn refuse(tokens: &Tokens<'_>, mentions: &mut Vec<Mention>) {
    let list = &tokens.tokens;
    let mut storms: Vec<u32> = list
        .windows(2)
        .filter(|pair| {
            pair[0].kind == TokenKind::Word
                && pair[0].case == Case::Capital
                && pair[1].case == Case::Capital
                && !pair[1].opens_sentence
                && WORDS.storms.binary_search(&pair[0].hash).is_ok()
        })
        .map(|pair| pair[1].hash)
        .collect();
    storms.order();
    let is_other = |mention: &Mention| {
        let first = list.partition_point(|token| token.span.end <= mention.span.start);
        let Some(token) = list.get(first).filter(|t| t.span.end >= mention.span.end) else {
            return false;
        };
        let is_storm =
            mention.entity_type == EntityType::Person && storms.binary_search(&token.hash).is_ok();
        is_storm || WORDS.nothing.binary_search(&token.hash).is_ok()
    };
    mentions.retain(|mention| mention.is_demonym || !is_other(mention));
}
