use super::ast::{Leaf, Mend, Node, Pattern, PhraseWord, Query, Scope};
use super::fields::{DateRelation, FieldEntry, FieldMeaning};
use super::lexer::{Token, tokens};
use crate::document::Moment;
use crate::text::Span;
use crate::text::words::for_each_word;

/// Brackets deeper than this are read as if they were not there.
const MAX_DEPTH: usize = 50;
/// Words and conditions beyond this many are left out.
const MAX_WORDS: usize = 500;

/// Reads a typed line. Every line gives a query; what had to be repaired is
/// among its mends.
///
/// `line = all (OR all)*`, `all = [AND] one*`, `one = (NOT | -) one | name: one
/// | ( line ) | "phrase" | word | word*`. Words join by AND; OR binds weaker.
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
    let mut parts = Vec::new();
    loop {
        parts.extend(parser.line(Scope::Text));
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
    mends.sort_by_key(|mend| mend.span.start);
    Query {
        node: join(parts, Node::And).unwrap_or(Node::All),
        mends,
    }
}

struct Parser<'a> {
    line: &'a str,
    tokens: Vec<(Token<'a>, Span)>,
    next: usize,
    depth: usize,
    n_words: usize,
    mends: Vec<Mend>,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&Token<'a>> {
        self.tokens.get(self.next).map(|(token, _)| token)
    }

    fn take(&mut self) -> Option<(Token<'a>, Span)> {
        let token = self.tokens.get(self.next).cloned();
        self.next += 1;
        token
    }

    fn mend(&mut self, span: Span, message: impl Into<String>, hint: impl Into<String>) {
        if self.mends.len() < 20 {
            self.mends.push(Mend {
                span,
                message: message.into(),
                hint: hint.into(),
            });
        }
    }

    /// `all (OR all)*`, up to the end of the line or a closing bracket.
    fn line(&mut self, scope: Scope) -> Option<Node> {
        let mut choices = Vec::new();
        let mut last_or: Option<(Span, bool)> = None; // whether it was mended
        loop {
            let choice = self.all(scope);
            let empty = choice.is_none();
            choices.extend(choice);
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
        join(choices, Node::Or)
    }

    /// Everything up to `OR`, a closing bracket or the end, all of it wanted.
    fn all(&mut self, scope: Scope) -> Option<Node> {
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
                    parts.extend(self.one(scope));
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
        join(parts, Node::And)
    }

    fn one(&mut self, scope: Scope) -> Option<Node> {
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
                let star = text.trim_end().ends_with('*');
                self.words(text, span, scope, star, !closed)
            }
            Token::Word { text, star } => {
                if star && text.is_empty() {
                    return (self.room_for(1, span) > 0).then_some(Node::All);
                }
                self.words(text, span, scope, star, true)
            }
            Token::Close | Token::And | Token::Or => None,
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
            return self.words(name, span, scope, false, false);
        };
        if let FieldMeaning::Words(field) = entry.meaning {
            return match self.peek() {
                Some(Token::Open | Token::Quoted { .. } | Token::Word { .. }) => {
                    self.one(Scope::Field(field))
                }
                _ => self.missing_value(name, entry, span),
            };
        }
        let value = match self.tokens.get(self.next) {
            Some((Token::Quoted { text, .. } | Token::Word { text, .. }, value_span))
                if !text.trim().is_empty() =>
            {
                (text.trim(), *value_span)
            }
            _ => return self.missing_value(name, entry, span),
        };
        self.next += 1;
        let (text, value_span) = value;
        if self.room_for(1, span) == 0 {
            return None;
        }
        match entry.meaning {
            FieldMeaning::Facet(facet) => Some(Node::Facet {
                facet,
                value: text.to_owned(),
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
    fn words(
        &mut self,
        text: &str,
        span: Span,
        scope: Scope,
        star: bool,
        typing: bool,
    ) -> Option<Node> {
        let mut words = pattern_words(text);
        if words.is_empty() {
            return None;
        }
        words.truncate(self.room_for(words.len(), span));
        if words.is_empty() {
            return None;
        }
        if star && let Some(last) = words.last_mut() {
            last.prefix = true;
        }
        let ends_in_word = text.chars().next_back().is_some_and(char::is_alphanumeric);
        let open = typing && !star && ends_in_word && span.end as usize == self.line.len();
        let pattern = if words.len() == 1 {
            Pattern::Word(words.remove(0))
        } else {
            Pattern::Phrase(words)
        };
        Some(Node::Leaf(Leaf {
            scope,
            pattern,
            open,
            span,
        }))
    }
}

/// The words of a query's text, as the index has them. A run of a script that
/// is indexed in pairs matches wherever its characters stand in a row.
fn pattern_words(text: &str) -> Vec<PhraseWord> {
    let mut words: Vec<PhraseWord> = Vec::new();
    let mut run_end = None; // where the last pair ended
    for_each_word(text, |word| {
        let one_character = word.span.of(text).chars().nth(1).is_none();
        let ends_run = word.paired && one_character && run_end == Some(word.span.end);
        run_end = word.paired.then_some(word.span.end);
        if !ends_run {
            let character = word.paired && one_character;
            words.push(PhraseWord {
                word: word.folded.to_owned(),
                prefix: character,
                offset: word.position,
                character,
            });
        }
    });
    words
}

fn date_condition(relation: DateRelation, text: &str) -> Option<Node> {
    let (first, last) = match text.split_once("..") {
        Some((from, to)) => {
            let bound = |text: &str, open: Moment| {
                if text.is_empty() {
                    Some(open)
                } else {
                    Moment::parse(text)
                }
            };
            let from = bound(
                from,
                Moment {
                    year: 1,
                    month: None,
                    day: None,
                    clock: None,
                    offset: None,
                },
            )?;
            let to = bound(
                to,
                Moment {
                    year: 9999,
                    month: None,
                    day: None,
                    clock: None,
                    offset: None,
                },
            )?;
            (from.first_day(), to.last_day())
        }
        None => {
            let moment = Moment::parse(text)?;
            (moment.first_day(), moment.last_day())
        }
    };
    let (first, last, relation) = match relation {
        DateRelation::Before => (i32::MIN, first - 1, "before "),
        DateRelation::After => (last + 1, i32::MAX, "after "),
        DateRelation::Within => (first, last, ""),
    };
    let date = match text.split_once("..") {
        None if relation.is_empty() => format!("in {text}"),
        None => text.to_owned(),
        Some(("", to)) => format!("up to {to}"),
        Some((from, "")) => format!("since {from}"),
        Some((from, to)) => format!("from {from} to {to}"),
    };
    Some(Node::Published {
        first,
        last,
        label: format!("published {relation}{date}"),
    })
}

/// `2015..2020` for a span that runs backwards.
fn turned(text: &str) -> Option<String> {
    let (from, to) = text.split_once("..")?;
    let backwards = Moment::parse(from)?.first_day() > Moment::parse(to)?.last_day();
    backwards.then(|| format!("{to}..{from}"))
}

/// One node from several: none, itself, or joined.
fn join(mut nodes: Vec<Node>, how: fn(Vec<Node>) -> Node) -> Option<Node> {
    if nodes.len() > 1 {
        Some(how(nodes))
    } else {
        nodes.pop()
    }
}
