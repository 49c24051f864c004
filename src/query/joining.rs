//! `AND` and `OR`: what all hits must have, and what they may choose from.

use super::ast::{Node, Scope};
use super::lexer::Token;
use super::parser::Parser;
use crate::text::Span;

impl Parser<'_> {
    /// The parts of a whole line that all hits must have, each with the bytes
    /// it stands in: one part where the line is a choice.
    pub(super) fn top(&mut self) -> Vec<(Node, Span)> {
        let mut choices = self.choices(Scope::Text);
        if choices.len() < 2 {
            return choices.pop().unwrap_or_default();
        }
        let spans = || choices.iter().flatten().map(|(_, span)| span);
        let span = Span {
            start: spans().map(|span| span.start).min().unwrap_or_default(),
            end: spans().map(|span| span.end).max().unwrap_or_default(),
        };
        joined(choices)
            .map(|node| (node, span))
            .into_iter()
            .collect()
    }

    /// `all (OR all)*`, up to the end of the line or a closing bracket.
    pub(super) fn line(&mut self, scope: Scope) -> Option<Node> {
        joined(self.choices(scope))
    }

    /// The choices between `OR`, each with its parts; none is empty.
    fn choices(&mut self, scope: Scope) -> Vec<Vec<(Node, Span)>> {
        let mut choices = Vec::new();
        let mut last_or: Option<(Span, bool)> = None; // whether it was mended
        loop {
            let choice = self.all(scope);
            let empty = choice.is_empty();
            if !empty {
                choices.push(choice);
            }
            if let Some((span, false)) = last_or.filter(|_| empty) {
                self.mend(
                    span,
                    "expected words on both sides of `OR`",
                    "it is left out",
                );
            }
            let Some(span) = self
                .tokens
                .get(self.next)
                .filter(|(token, _)| *token == Token::Or)
                .map(|(_, span)| *span)
            else {
                break;
            };
            if empty {
                self.mend(
                    span,
                    "expected words on both sides of `OR`",
                    "it is left out",
                );
            }
            last_or = Some((span, empty));
            self.next += 1;
        }
        choices
    }

    /// Everything up to `OR`, a closing bracket or the end, all of it wanted.
    fn all(&mut self, scope: Scope) -> Vec<(Node, Span)> {
        let mut parts = Vec::new();
        let mut and = None;
        loop {
            match self.peek() {
                Some(Token::And) => {
                    let (_, span) = self.take().expect("just seen");
                    if parts.is_empty() || and.is_some() {
                        self.mend(
                            span,
                            "expected words on both sides of `AND`",
                            "it is left out",
                        );
                    } else {
                        and = Some(span);
                    }
                }
                None | Some(Token::Or | Token::Close) => break,
                Some(_) => {
                    let first = self.next;
                    if let Some(node) = self.near(scope) {
                        let taken = &self.tokens[first..self.next.min(self.tokens.len())];
                        let ends = taken.first().zip(taken.last());
                        let span = ends.map(|(first, last)| Span {
                            start: first.1.start,
                            end: last.1.end,
                        });
                        parts.push((node, span.expect("a node takes a token")));
                    }
                    and = None;
                }
            }
        }
        if let Some(span) = and {
            self.mend(
                span,
                "expected words on both sides of `AND`",
                "it is left out",
            );
        }
        parts
    }
}

fn joined(choices: Vec<Vec<(Node, Span)>>) -> Option<Node> {
    let all = |parts: Vec<(Node, Span)>| {
        let nodes = parts.into_iter().map(|(node, _)| node).collect();
        join(nodes, Node::And)
    };
    join(choices.into_iter().filter_map(all).collect(), Node::Or)
}

/// One node from several: none, itself, or joined.
pub(super) fn join(mut nodes: Vec<Node>, how: fn(Vec<Node>) -> Node) -> Option<Node> {
    if nodes.len() > 1 {
        Some(how(nodes))
    } else {
        nodes.pop()
    }
}
