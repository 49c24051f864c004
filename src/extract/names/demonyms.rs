//! Countries by their adjectives and the names of their people.

use super::classes;
use super::model::{NameModel, phrase_hash};
use crate::extract::tokens::{Case, TokenKind, Tokens};

/// Longest demonym, in tokens: `Papua New Guinean`.
const MAX_TOKENS: usize = 4;

/// The last token of the longest demonym that begins at token `at`.
pub(super) fn demonym_at(tokens: &Tokens<'_>, at: usize, model: &NameModel) -> Option<usize> {
    let list = &tokens.tokens;
    let first = list.get(at)?;
    if first.kind != TokenKind::Word || first.case == Case::Lower || first.case == Case::Initial {
        return None;
    }
    let mut hash = 0;
    let mut found = None;
    for (last, token) in list.iter().enumerate().skip(at).take(MAX_TOKENS) {
        if last > at
            && token.kind == TokenKind::Word
            && token.case == Case::Lower
            && token.is_spaced
        {
            break;
        }
        hash = phrase_hash(hash, token.hash);
        if model.phrase(hash) & classes::DEMONYM != 0 {
            found = Some(last);
        }
    }
    found
}
