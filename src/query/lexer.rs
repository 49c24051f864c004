use super::fields::FieldEntry;
use crate::text::Span;

/// A piece of a typed line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A word as typed.
    Word(&'a str),
    /// The inside of `/…/`.
    Regex(&'a str),
    /// The inside of quotation marks; `closed` where the second mark is there.
    Quoted {
        text: &'a str,
        closed: bool,
    },
    /// `[from TO to]`.
    Range {
        from: &'a str,
        to: &'a str,
    },
    /// `name:` directly before a value.
    Field(&'a str),
    /// `=` directly before a word or a phrase.
    Exactly,
    /// `~` directly behind something, with the digits that follow.
    Tilde(&'a str),
    /// `^` directly behind something, with the number that follows.
    Boost(&'a str),
    /// `NEAR`, with the digits behind `NEAR/`.
    Near(&'a str),
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
            '~' | '^'
                if tokens
                    .last()
                    .is_some_and(|last| last.1.end as usize == start && last.0.takes_suffix()) =>
            {
                let digits = number_length(&line[next..]);
                at = next + digits;
                let number = &line[next..at];
                match character {
                    '~' => Token::Tilde(number),
                    _ => Token::Boost(number),
                }
            }
            '=' if line[next..]
                .starts_with(|c: char| c.is_alphanumeric() || closing_marks(c).is_some()) =>
            {
                Token::Exactly
            }
            '/' if let Some(end) = regex_end(&line[next..]) => {
                at = next + end + 1;
                tokens.push((Token::Regex(&line[next..next + end]), Span::new(start, at)));
                continue;
            }
            '[' if let Some((from, to, end)) = range(&line[next..]) => {
                at = next + end;
                tokens.push((Token::Range { from, to }, Span::new(start, at)));
                continue;
            }
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
        at = at.max(next);
        tokens.push((token, Span::new(start, at)));
    }
    tokens
}

impl Token<'_> {
    /// Whether `~` or `^` behind it belongs to it.
    fn takes_suffix(&self) -> bool {
        matches!(
            self,
            Token::Word(_)
                | Token::Regex(_)
                | Token::Quoted { .. }
                | Token::Close
                | Token::Tilde(_)
        )
    }
}

/// Length of the number, maybe with a point, that `text` begins with.
fn number_length(text: &str) -> usize {
    text.bytes()
        .take_while(|byte| byte.is_ascii_digit() || *byte == b'.')
        .count()
}

/// Where the `/` stands that closes a regular expression whose inside `text`
/// begins with: on the same line part, at the end of a word.
fn regex_end(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, character) in text.char_indices() {
        match character {
            _ if character.is_whitespace() => return None,
            '/' if !escaped => {
                let after = text[at + 1..].chars().next();
                let ends = after.is_none_or(|c| c.is_whitespace() || matches!(c, ')' | '^'));
                return (at > 0 && ends).then_some(at);
            }
            _ => escaped = character == '\\' && !escaped,
        }
    }
    None
}

/// The bounds of a range whose inside `text` begins with, and its length.
fn range(text: &str) -> Option<(&str, &str, usize)> {
    let end = text.find(']')?;
    let (from, to) = text[..end].split_once(" TO ")?;
    Some((bound(from), bound(to), end + 1))
}

fn bound(text: &str) -> &str {
    match text.trim() {
        "*" => "",
        bound => bound,
    }
}

/// Where `~`, `~2`, `^3` and their like begin at the end of a word.
fn suffix_start(word: &str) -> usize {
    let mut end = word.len();
    loop {
        let number = word[..end]
            .trim_end_matches(|c: char| c.is_ascii_digit() || c == '.')
            .len();
        match word[..number].chars().next_back() {
            Some('~') => end = number - 1,
            Some('^') if number < end => end = number - 1,
            _ => return end,
        }
    }
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
    // A word that is nothing but suffixes is a word.
    let end = match start + suffix_start(&line[start..end]) {
        cut if cut > start => cut,
        _ => end,
    };
    let text = &line[start..end];
    let name_length = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let value = line[start + name_length..]
        .strip_prefix(':')
        .map(|value| value.chars().next());
    let is_field = |after: Option<char>| match after {
        Some(':') => false,
        Some(after) if !after.is_whitespace() && !matches!(after, ')' | '/') => true,
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
        "NEAR" => Token::Near(""),
        _ => match text.strip_prefix("NEAR/") {
            Some(reach) => Token::Near(reach),
            None => Token::Word(text),
        },
    };
    tokens.push((token, Span::new(start, end)));
    end
}
