use super::ast::{Leaf, Mend, Node, Pattern, PhraseWord, Query, Scope};
use super::date_condition::{date_condition, turned};
use super::fields::{FieldEntry, FieldMeaning};
use super::joining::join;
use super::languages::Languages;
use super::lexer::{Token, tokens};
use super::pattern_words::pattern_words;
use super::word_pattern::WordPattern;
use crate::document::Format;
use crate::index::FacetField;
use crate::text::Order;
use crate::text::Span;

/// Brackets deeper than this are read as if they were not there.
const MAX_DEPTH: usize = 50;
/// Words and conditions beyond this many are left out.
const MAX_WORDS: usize = 500;
/// What scores can be multiplied by, at most.
const MAX_BOOST: u64 = 1_000;
/// What a number that scores are multiplied by is told to.
const DECIMALS: u64 = 1_000_000_000_000;

/// Reads a typed line. Every line gives a query; what had to be repaired is
/// among its mends.
///
/// ```text
/// line   = all (OR all)*
/// all    = near ([AND] near)*
/// near   = one (NEAR[/reach] one)*
/// one    = (NOT | -) one | name: one | item [~number] [^number]
/// item   = ( line ) | [=] "phrase" | [=] word | /regex/ | [from TO to]
/// ```
/// Words join by AND; OR binds weaker. In a word `*` stands for any characters
/// and `?` for one. `~n` behind a word allows n changes (1 unless told), behind
/// a phrase n other words between its words, in any order.
pub fn parse(line: &str) -> Query {
    let tokens = tokens(line);
    let mut parser = Parser {
        line,
        tokens,
        next: 0,
        depth: 0,
        n_words: 0,
        mends: Vec::new(),
    };
    let mut parts: Vec<(Node, Span)> = Vec::new();
    loop {
        parts.extend(parser.top());
        let Some((_, span)) = parser.take() else {
            break;
        };
        parser.mend(
            span,
            "expected an opening `(` before `)`",
            "the bracket is left out",
        );
    }
    let ends = (parser.tokens.first(), parser.tokens.last());
    if let (Some((_, first)), Some((_, last)), true, true) =
        (ends.0, ends.1, parts.is_empty(), parser.mends.is_empty())
    {
        let span = Span {
            start: first.start,
            end: last.end,
        };
        parser.mend(
            span,
            "expected letters or digits, but found none",
            "every clipping is shown",
        );
    }
    let mut mends = parser.mends;
    mends.order_by_key(|mend| mend.span.start);
    let (nodes, spans): (Vec<Node>, Vec<Span>) = parts.into_iter().unzip();
    Query {
        node: join(nodes, Node::And).unwrap_or(Node::All),
        mends,
        spans,
    }
}

pub(super) struct Parser<'a> {
    line: &'a str,
    pub tokens: Vec<(Token<'a>, Span)>,
    pub next: usize,
    depth: usize,
    n_words: usize,
    mends: Vec<Mend>,
}

impl<'a> Parser<'a> {
    pub(super) fn peek(&self) -> Option<&Token<'a>> {
        self.tokens.get(self.next).map(|(token, _)| token)
    }

    pub(super) fn take(&mut self) -> Option<(Token<'a>, Span)> {
        let token = self.tokens.get(self.next).cloned();
        self.next += 1;
        token
    }

    pub(super) fn mend(&mut self, span: Span, message: impl Into<String>, hint: impl Into<String>) {
        if self.mends.len() < 20 {
            self.mends.push(Mend {
                span,
                message: message.into(),
                hint: hint.into(),
            });
        }
    }

    /// One item with the `~` and `^` behind it.
    pub(super) fn one(&mut self, scope: Scope) -> Option<Node> {
        let mut node = self.item(scope);
        while let Some((suffix @ (Token::Tilde(_) | Token::Boost(_)), span)) =
            self.tokens.get(self.next).cloned()
        {
            self.next += 1;
            match suffix {
                Token::Tilde(digits) => self.loosen(node.as_mut(), digits, span),
                Token::Boost(number) => {
                    let boost = boost(number);
                    match (&mut node, boost) {
                        (Some(node), Some(boost)) => {
                            node.for_each_leaf_mut(&mut |leaf| leaf.boost *= boost);
                        }
                        _ => self.mend(
                            span,
                            format!(
                                "expected a number up to {MAX_BOOST} behind `^`, as in `kim^2`"
                            ),
                            "it is left out",
                        ),
                    }
                }
                _ => {}
            }
        }
        node
    }

    fn item(&mut self, scope: Scope) -> Option<Node> {
        let (token, span) = self.take()?;
        match token {
            Token::Not => self.negation(span, scope),
            Token::Field(name) => self.field(name, span, scope),
            Token::Open => self.brackets(span, scope),
            Token::Quoted { text, closed } => {
                if !closed {
                    self.mend(
                        span,
                        "expected a closing `\"`, but found the end of the line",
                        "the phrase ends with the line",
                    );
                }
                let node = self.words(text, span, scope, !closed);
                as_written(node)
            }
            Token::Word(text) => {
                if text.bytes().all(|byte| byte == b'*') {
                    return (self.room_for(1, span) > 0).then_some(Node::All);
                }
                self.words(text, span, scope, true)
            }
            Token::Exactly => {
                let mut node = as_written(self.item(scope));
                if let Some(Node::Leaf(leaf)) = &mut node {
                    leaf.open = false;
                    leaf.span.start = span.start;
                }
                node
            }
            Token::Regex(source) => self.regex(source, span, scope),
            Token::Range { from, to } => self.words(&format!("{from} {to}"), span, scope, false),
            Token::Near(_) => {
                self.mend(
                    span,
                    "expected a word or a phrase on both sides of `NEAR`",
                    "it is left out",
                );
                None
            }
            Token::Tilde(_) | Token::Boost(_) | Token::Close | Token::And | Token::Or => None,
        }
    }

    fn regex(&mut self, source: &str, span: Span, scope: Scope) -> Option<Node> {
        if self.room_for(1, span) == 0 {
            return None;
        }
        match WordPattern::regex(source) {
            Ok(pattern) => Some(Node::Leaf(Leaf {
                scope,
                pattern: Pattern::Word(PhraseWord {
                    pattern,
                    offset: 0,
                    character: false,
                }),
                boost: 1.0,
                open: false,
                span,
            })),
            Err(error) => {
                self.mend(
                    span,
                    format!("expected a regular expression, but {error}"),
                    "it is left out",
                );
                None
            }
        }
    }

    fn negation(&mut self, span: Span, scope: Scope) -> Option<Node> {
        let mut negative = true;
        while self.peek() == Some(&Token::Not) {
            self.next += 1;
            negative = !negative;
        }
        if matches!(
            self.peek(),
            None | Some(Token::Close | Token::And | Token::Or)
        ) {
            self.mend(
                span,
                "expected something to leave out after `NOT`",
                "it is left out",
            );
            return None;
        }
        let node = self.one(scope)?;
        Some(if negative {
            Node::Not(Box::new(node))
        } else {
            node
        })
    }

    fn brackets(&mut self, span: Span, scope: Scope) -> Option<Node> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            if self.depth == MAX_DEPTH + 1 {
                self.mend(
                    span,
                    format!("expected at most {MAX_DEPTH} brackets inside each other"),
                    "deeper ones are left out",
                );
            }
            self.depth -= 1;
            return None;
        }
        let node = self.line(scope);
        let closed = self.peek() == Some(&Token::Close);
        self.depth -= 1;
        if closed {
            self.next += 1;
        } else {
            self.mend(
                span,
                "expected a closing `)`, but found the end of the line",
                "the bracket closes with the line",
            );
        }
        if node.is_none() && closed {
            self.mend(
                span,
                "expected words between `(` and `)`",
                "the brackets are left out",
            );
        }
        node
    }

    fn field(&mut self, name: &str, span: Span, scope: Scope) -> Option<Node> {
        let Some(entry) = FieldEntry::find(name) else {
            self.mend(
                span,
                format!("expected a field such as `title:` or `source:`, but found `{name}:`"),
                format!("`{name}` is read as a word"),
            );
            return self.words(name, span, scope, false);
        };
        if let FieldMeaning::Words(field) = entry.meaning {
            return match self.peek() {
                Some(
                    Token::Open
                    | Token::Quoted { .. }
                    | Token::Word(_)
                    | Token::Regex(_)
                    | Token::Exactly,
                ) => self.item(Scope::Field(field)),
                _ => self.missing_value(name, entry, span),
            };
        }
        let value = match self.tokens.get(self.next) {
            Some((Token::Quoted { text, .. } | Token::Word(text), value_span))
                if !text.trim().is_empty() =>
            {
                (text.trim().to_owned(), *value_span)
            }
            Some((Token::Range { from, to }, value_span)) => (format!("{from}..{to}"), *value_span),
            _ => return self.missing_value(name, entry, span),
        };
        self.next += 1;
        let (text, value_span) = (value.0.as_str(), value.1);
        if self.room_for(1, span) == 0 {
            return None;
        }
        match entry.meaning {
            FieldMeaning::Facet(facet) => Some(Node::Facet {
                facet,
                value: match facet {
                    FacetField::Format => format_name(text),
                    _ => text.to_owned(),
                },
            }),
            FieldMeaning::Date(relation) => {
                let turned = turned(text);
                if let Some(turned) = &turned {
                    self.mend(
                        value_span,
                        format!("expected the earlier date first, but found `{text}`"),
                        format!("it is read as `{turned}`"),
                    );
                }
                let node = date_condition(relation, turned.as_deref().unwrap_or(text));
                if node.is_none() {
                    self.mend(value_span, format!("expected a date such as 2015, 2015-10 or 2015-10-10, but found `{text}`"), format!("`{name}:` is left out"));
                }
                node
            }
            FieldMeaning::Words(_) => None,
        }
    }

    fn missing_value(&mut self, name: &str, entry: &FieldEntry, span: Span) -> Option<Node> {
        self.mend(
            span,
            format!(
                "expected a value after `{name}:`, as in `{}`",
                entry.example
            ),
            "it is left out",
        );
        None
    }

    /// How many of `n_words` more words or conditions are taken.
    fn room_for(&mut self, n_words: usize, span: Span) -> usize {
        let room = MAX_WORDS - self.n_words.min(MAX_WORDS);
        if n_words > room && self.n_words <= MAX_WORDS {
            self.mend(
                span,
                format!("expected at most {MAX_WORDS} words"),
                "the rest is left out",
            );
        }
        self.n_words = self.n_words.saturating_add(n_words);
        n_words.min(room)
    }

    /// The leaf for some typed text: a word, or a phrase where it holds more.
    fn words(&mut self, text: &str, span: Span, scope: Scope, typing: bool) -> Option<Node> {
        let mut words = pattern_words(text);
        if words.is_empty() {
            return None;
        }
        words.truncate(self.room_for(words.len(), span));
        if words.is_empty() {
            return None;
        }
        let ends_in_word = text.chars().next_back().is_some_and(char::is_alphanumeric);
        let open = typing && ends_in_word && span.end as usize == self.line.len();
        let pattern = if words.len() == 1 {
            let mut word = words.remove(0);
            if let (WordPattern::Word(typed), true) = (&mut word.pattern, scope.is_stemmed()) {
                word.pattern = WordPattern::Stem {
                    word: core::mem::take(typed),
                    languages: Languages::default(),
                };
            }
            Pattern::Word(word)
        } else {
            Pattern::Phrase(words)
        };
        Some(Node::Leaf(Leaf {
            scope,
            pattern,
            boost: 1.0,
            open,
            span,
        }))
    }
}

/// The number behind `^`, digits with a point before, after or among them.
fn boost(number: &str) -> Option<f64> {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let mut parts = 0u64;
    let mut one = 1u64;
    for (digits, are_decimals) in [(whole, false), (decimals, true)] {
        for digit in digits.chars() {
            let digit = u64::from(digit.to_digit(10)?);
            // What comes further behind changes no score that is shown.
            if are_decimals && one == DECIMALS {
                continue;
            }
            parts = parts.checked_mul(10)?.checked_add(digit)?;
            one *= if are_decimals { 10 } else { 1 };
        }
    }
    let has_digits = number.len() > usize::from(number.contains('.'));
    (has_digits && parts <= MAX_BOOST * one).then(|| parts as f64 / one as f64)
}

/// The name of the format that `text` names or whose files end so.
fn format_name(text: &str) -> String {
    match Format::of_path(&format!("file.{text}")) {
        Some(format) => format.entry().name.to_owned(),
        None => text.to_owned(),
    }
}

/// The same with a word that stands for itself alone, not for its other forms.
fn as_written(mut node: Option<Node>) -> Option<Node> {
    if let Some(Node::Leaf(leaf)) = &mut node {
        leaf.pattern.take_as_written();
    }
    node
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_boost_is_the_number_that_is_written(number in "[0-9]{0,5}(\\.[0-9]{0,11})?") {
            let expected = number.parse::<f64>().ok().filter(|&number| number <= MAX_BOOST as f64);
            prop_assert_eq!(boost(&number), expected);
        }
    }
}
