use super::fields::FieldEntry;
use crate::text::Span;

/// A piece of a typed line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A word as typed; `star` where a `*` followed it.
    Word {
        text: &'a str,
        star: bool,
    },
    /// The inside of quotation marks; `closed` where the second mark is there.
    Quoted {
        text: &'a str,
        closed: bool,
    },
    /// `name:` directly before a value.
    Field(&'a str),
    Open,
    Close,
    And,
    Or,
    /// `NOT`, or `-` directly before what it excludes.
    Not,
}

/// The tokens of a line with the bytes they stand in. Any line gives tokens.
pub(super) fn tokens(line: &str) -> Vec<(Token<'_>, Span)> {
    let mut tokens: Vec<(Token<'_>, Span)> = Vec::new();
    let mut at = 0;
    while let Some(character) = line[at..].chars().next() {
        let start = at;
        let next = at + character.len_utf8();
        let token = match character {
            _ if character.is_whitespace() => {
                at = next;
                continue;
            }
            '(' => Token::Open,
            ')' => Token::Close,
            '-' | '–' | '−' | '+' => {
                at = next;
                let excludes = character != '+'
                    && line[next..]
                        .chars()
                        .next()
                        .is_some_and(|after| !after.is_whitespace() && after != ')');
                if excludes {
                    tokens.push((Token::Not, Span::new(start, next)));
                }
                continue;
            }
            _ if closing_marks(character).is_some() => {
                let marks = closing_marks(character).expect("just seen");
                let end = line[next..].find(marks).map(|length| next + length);
                at = end.map_or(line.len(), |end| {
                    end + line[end..].chars().next().map_or(0, char::len_utf8)
                });
                tokens.push((
                    Token::Quoted {
                        text: &line[next..end.unwrap_or(line.len())],
                        closed: end.is_some(),
                    },
                    Span::new(start, at),
                ));
                continue;
            }
            _ => {
                at = word_token(line, start, &mut tokens);
                continue;
            }
        };
        at = next;
        tokens.push((token, Span::new(start, next)));
    }
    tokens
}

/// The marks that close a quotation begun with `mark`.
fn closing_marks(mark: char) -> Option<&'static [char]> {
    match mark {
        '"' | '“' | '”' | '„' | '＂' => Some(&['"', '”', '“', '＂']),
        '«' => Some(&['»']),
        '「' => Some(&['」']),
        _ => None,
    }
}

fn word_token<'a>(line: &'a str, start: usize, tokens: &mut Vec<(Token<'a>, Span)>) -> usize {
    let rest = &line[start..];
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '(' | ')') || closing_marks(c).is_some())
        .map_or(line.len(), |length| start + length);
    let text = &line[start..end];
    let name_length = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let value = line[start + name_length..]
        .strip_prefix(':')
        .map(|value| value.chars().next());
    let is_field = |after: Option<char>| match after {
        Some('/' | ':') => false,
        Some(after) if !after.is_whitespace() && after != ')' => true,
        // A blank after `title:` still means the title; after `said:` nothing.
        _ => FieldEntry::find(&text[..name_length]).is_some(),
    };
    if name_length > 1 && value.is_some_and(is_field) {
        tokens.push((
            Token::Field(&text[..name_length]),
            Span::new(start, start + name_length + 1),
        ));
        return start + name_length + 1;
    }
    let token = match text {
        "AND" | "&&" => Token::And,
        "OR" | "||" | "|" => Token::Or,
        "NOT" => Token::Not,
        _ => {
            let stem = text.trim_end_matches('*');
            Token::Word {
                text: stem,
                star: stem.len() < text.len(),
            }
        }
    };
    tokens.push((token, Span::new(start, end)));
    end
}
