//! Names in scripts of which each character is a token: by the lexicon alone.

use super::classes;
use super::model::{NameModel, phrase_hash};
use crate::extract::EntityType;
use crate::extract::tokens::{TokenKind, Tokens};

/// Longest name that is looked up, in characters.
const MAX_CHARACTERS: usize = 14;
/// Shortest.
const MIN_CHARACTERS: usize = 2;

/// First token, last token and type of the longest name that begins at `at`.
///
/// In Korean, whose words stand apart, a name begins a word.
pub(super) fn lexicon_name(
    tokens: &Tokens<'_>,
    at: usize,
    model: &NameModel,
) -> Option<(usize, usize, EntityType)> {
    let list = &tokens.tokens;
    let is_hangul = |at: usize| tokens.of(at).starts_with(|c| ('가'..='힣').contains(&c));
    let first = list.get(at)?;
    if first.kind != TokenKind::Character
        || (is_hangul(at) && !first.is_spaced && at > 0 && is_hangul(at - 1))
    {
        return None;
    }
    let mut hash = 0;
    let mut found = None;
    for (last, token) in list.iter().enumerate().skip(at).take(MAX_CHARACTERS) {
        if token.kind != TokenKind::Character || (last > at && token.is_spaced) {
            break;
        }
        hash = phrase_hash(hash, token.hash);
        let class = model.phrase(hash);
        if last + 1 < at + MIN_CHARACTERS || class == 0 {
            continue;
        }
        let entity_type =
            if class & (classes::MEDIUM | classes::ORGANISATION | classes::GOVERNMENT) != 0 {
                EntityType::Organisation
            } else if class & classes::PERSON != 0 {
                EntityType::Person
            } else {
                EntityType::Place
            };
        found = Some((at, last, entity_type));
    }
    found
}
