//! What ends a company's name after a comma: `Google, Inc.`

use crate::extract::tokens::{TokenKind, Tokens};
use crate::extract::{EntityType, Finder, Mention};

/// Words that end names of companies.
const SUFFIXES: [&str; 12] = [
    "Inc",
    "Incorporated",
    "Ltd",
    "Limited",
    "LLC",
    "LLP",
    "Corp",
    "Co",
    "PLC",
    "plc",
    "GmbH",
    "L.P",
];

/// Names go on over a comma and the suffix behind it, and are companies then.
pub(super) fn join_suffixes(tokens: &Tokens<'_>, mentions: &mut Vec<Mention>) {
    let list = &tokens.tokens;
    let mut at = 0;
    let mut kept: Vec<Mention> = Vec::with_capacity(mentions.len());
    for mut mention in mentions.drain(..) {
        if kept
            .last()
            .is_some_and(|last| last.span.end > mention.span.start)
        {
            // A suffix that was taken for a name.
            continue;
        }
        while list
            .get(at)
            .is_some_and(|token| token.span.start < mention.span.end)
        {
            at += 1;
        }
        let is_comma = list.get(at).is_some_and(|token| {
            token.kind == TokenKind::Mark && !token.is_spaced && tokens.of(at) == ","
        });
        if is_comma
            && !mention.is_demonym
            && let Some(suffix) = list.get(at + 1)
            && !suffix.opens_line
            && SUFFIXES.contains(&tokens.of(at + 1))
        {
            mention.span.end = suffix.span.end;
            if mention.entity_type != EntityType::Organisation {
                mention.entity_type = EntityType::Organisation;
                mention.finder = Finder::Pattern;
            }
        }
        kept.push(mention);
    }
    *mentions = kept;
}
