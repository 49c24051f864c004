//! What stands at the caret of a line.

use super::fields::FieldEntry;
use super::lexer::{Token, tokens};
use crate::text::Span;
use crate::text::words::{for_each_word, is_paired};

/// The word or value that a reader is typing.
pub(super) struct Place<'l> {
    /// The line.
    pub line: &'l str,
    /// The field it stands in, if it is in one.
    pub field: Option<&'static FieldEntry>,
    /// What is typed of it, up to the caret.
    pub typed: &'l str,
    /// Bytes of the line that it takes, quotation marks included.
    pub token: Span,
    /// Whether it stands in quotation marks.
    pub is_quoted: bool,
    /// Where the caret is, in bytes of the line.
    caret: usize,
}

/// The place at `caret`, in bytes of the line; `None` where nothing that can
/// be completed ends there.
pub(super) fn place_of(line: &str, caret: usize) -> Option<Place<'_>> {
    line.get(..caret)?;
    let tokens = tokens(line);
    let mut scopes: Vec<Option<&'static FieldEntry>> = vec![None];
    let mut named: Option<&'static FieldEntry> = None; // `name:`, its value still to come
    for (number, (token, span)) in tokens.iter().enumerate() {
        let (start, end) = (span.start as usize, span.end as usize);
        let scope = named.or(scopes.last().copied().flatten());
        if start >= caret {
            return None;
        }
        if caret > end {
            match token {
                Token::Field(name) => named = FieldEntry::find(name),
                Token::Open => {
                    scopes.push(scope);
                    named = None;
                }
                Token::Close => {
                    if scopes.len() > 1 {
                        scopes.pop();
                    }
                    named = None;
                }
                Token::Exactly => {}
                _ => named = None,
            }
            continue;
        }
        let place = |field, from: usize, token, is_quoted| Place {
            line,
            field,
            typed: &line[from..caret],
            token,
            is_quoted,
            caret,
        };
        return match token {
            Token::Word(text) if !text.contains(['*', '?']) => {
                Some(place(scope, start, *span, false))
            }
            Token::Quoted { text, closed } => {
                let mark = line[start..].chars().next().map_or(0, char::len_utf8);
                let inside = start + mark..=start + mark + text.len();
                let is_inside = inside.contains(&caret) && (caret < end || !closed);
                is_inside.then(|| place(scope, start + mark, *span, true))
            }
            Token::Field(name) if caret == end => {
                let value = tokens
                    .get(number + 1)
                    .filter(|next| next.1.start == span.end && matches!(next.0, Token::Word(_)));
                let token = value.map_or(Span::new(caret, caret), |next| next.1);
                FieldEntry::find(name).map(|entry| place(Some(entry), caret, token, false))
            }
            _ => None,
        };
    }
    None
}

impl Place<'_> {
    /// Whether it is a word and nothing else: where the name of a field may stand.
    pub fn is_bare(&self) -> bool {
        !self.is_quoted && self.typed.bytes().all(|byte| byte.is_ascii_alphabetic())
    }

    /// The word that ends at the caret, as the index has it, and the bytes of
    /// the line that the whole of it takes; `None` where there is no such word,
    /// and in scripts that are indexed in pairs.
    pub fn word(&self) -> Option<(String, Span)> {
        let caret = Span::new(self.caret, self.caret);
        if self.typed.is_empty() {
            let span = if self.is_quoted { caret } else { self.token };
            return Some((String::new(), span));
        }
        let base = self.caret - self.typed.len();
        let (mut word, mut whole) = (None, caret);
        for_each_word(self.typed, |found| {
            let ends = found.span.end as usize == self.typed.len() && !found.paired;
            word = ends.then(|| (found.folded.to_owned(), found.span.start as usize + base));
        });
        let (word, start) = word.filter(|(word, _)| !word.contains(is_paired))?;
        whole.start = start as u32;
        for_each_word(&self.line[base..self.token.end as usize], |found| {
            let (from, to) = (found.span.start as usize, found.span.end as usize);
            if from + base <= start && start < to + base {
                whole.end = whole.end.max(found.span.end + base as u32);
            }
        });
        Some((word, whole))
    }
}
