//! `~` and `NEAR`: what stands close to what was typed.

use super::ast::{Leaf, Node, Pattern, PhraseWord, Scope};
use super::joining::join;
use super::lexer::Token;
use super::parser::Parser;
use super::word_pattern::WordPattern;
use crate::text::Span;

/// Other words between what stands near each other, where none are given.
const REACH: u32 = 10;
/// The most that can be given.
const MAX_REACH: u32 = 1_000;
/// A word may be so many changes away, at most.
const MAX_EDITS: u8 = 2;

impl Parser<'_> {
    /// `one (NEAR[/reach] one)*`.
    pub(super) fn near(&mut self, scope: Scope) -> Option<Node> {
        let mut left = self.one(scope);
        while let Some(&(Token::Near(reach), span)) = self.tokens.get(self.next) {
            self.next += 1;
            let reach = self.reach(reach, span, REACH);
            let right = match self.peek() {
                None | Some(Token::Or | Token::Close | Token::And | Token::Near(_)) => None,
                Some(_) => self.one(scope),
            };
            left = match (left, right) {
                (Some(Node::Leaf(left)), Some(Node::Leaf(right))) if left.scope == right.scope => {
                    let mut parts = left.pattern.into_parts();
                    parts.extend(right.pattern.into_parts());
                    Some(Node::Leaf(Leaf {
                        pattern: Pattern::Near { parts, reach },
                        boost: left.boost * right.boost,
                        open: false,
                        span: Span {
                            start: left.span.start,
                            end: right.span.end,
                        },
                        scope: left.scope,
                    }))
                }
                (left, right) => {
                    let hint = match right {
                        Some(_) => "it is read as `AND`",
                        None => "it is left out",
                    };
                    let message = "expected a word or a phrase on both sides of `NEAR`";
                    self.mend(span, message, hint);
                    join(left.into_iter().chain(right).collect(), Node::And)
                }
            };
        }
        left
    }

    fn reach(&mut self, digits: &str, span: Span, otherwise: u32) -> u32 {
        if digits.is_empty() {
            return otherwise;
        }
        match digits.parse() {
            Ok(reach) if reach <= MAX_REACH => reach,
            _ => {
                self.mend(
                    span,
                    format!("expected at most {MAX_REACH} words between, but found `{digits}`"),
                    format!("{otherwise} are taken"),
                );
                otherwise
            }
        }
    }

    /// `~` behind a word: changed a little; behind a phrase: near each other.
    pub(super) fn loosen(&mut self, node: Option<&mut Node>, digits: &str, span: Span) {
        let leaf = match node {
            Some(Node::Leaf(leaf)) => leaf,
            _ => {
                self.mend(
                    span,
                    "expected a word or a phrase before `~`",
                    "it is left out",
                );
                return;
            }
        };
        leaf.open = false;
        match &mut leaf.pattern {
            Pattern::Phrase(words) => {
                let parts = words.drain(..).map(|word| vec![word]).collect();
                let reach = self.reach(digits, span, REACH);
                leaf.pattern = Pattern::Near { parts, reach };
            }
            Pattern::Word(PhraseWord {
                pattern,
                character: false,
                ..
            }) if pattern.as_word().is_some() => {
                let edits = match digits {
                    "" => 1,
                    _ => digits.parse().unwrap_or(u8::MAX),
                };
                if !(1..=MAX_EDITS).contains(&edits) {
                    self.mend(
                        span,
                        format!("expected `~1` or `~2` behind a word, but found `~{digits}`"),
                        "two changes are allowed",
                    );
                }
                let word = pattern.as_word().unwrap_or_default().to_owned();
                let edits = edits.clamp(1, MAX_EDITS);
                *pattern = WordPattern::Fuzzy { word, edits };
            }
            _ => self.mend(span, "expected a whole word before `~`", "it is left out"),
        }
    }
}
