//! A text's lines, and the paragraphs that they make.

use crate::text::Order;
use crate::text::Span;

/// A paragraph: one line, or the lines of a hard-wrapped one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Bytes of the text, without white space around it. Never empty.
    pub span: Span,
    /// A blank line, or the start of the text, stands before it.
    pub after_blank: bool,
}

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
struct Line {
    /// Without white space around it.
    span: Span,
    after_blank: bool,
    indented: bool,
    n_chars: usize,
}

/// Splits `text` into paragraphs, in order. Blank lines part them; single
/// line ends do too, except in a text whose lines are wrapped at a margin.
pub fn paragraphs(text: &str) -> Vec<Paragraph> {
    let lines = lines(text);
    let margin = wrap_margin(text, &lines);
    let mut paragraphs: Vec<Paragraph> = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let joins = match (margin, at.checked_sub(1)) {
            (Some(margin), Some(before)) => continues(text, &lines[before], line, margin),
            _ => false,
        };
        match paragraphs.last_mut() {
            Some(paragraph) if joins => paragraph.span.end = line.span.end,
            _ => paragraphs.push(Paragraph {
                span: line.span,
                after_blank: line.after_blank,
            }),
        }
    }
    paragraphs
}

fn lines(text: &str) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut lines = Vec::new();
    let (mut start, mut after_blank) = (0, true);
    while start < text.len() {
        let n_bytes = bytes[start..]
            .iter()
            .position(|byte| matches!(byte, b'\n' | b'\r' | 0x0C));
        let end = n_bytes.map_or(text.len(), |n| start + n);
        let next = if bytes[end..].starts_with(b"\r\n") {
            end + 2
        } else {
            end + 1
        };
        let line = &text[start..end];
        let trimmed = trim(line);
        if trimmed.is_empty() {
            after_blank = true;
        } else {
            let indent = line.len() - line.trim_start_matches(is_blank).len();
            let span = Span::new(start + indent, start + indent + trimmed.len());
            let n_chars = if trimmed.is_ascii() {
                trimmed.len()
            } else {
                trimmed.chars().count()
            };
            lines.push(Line {
                span,
                after_blank,
                indented: indent >= 2 || line.starts_with('\t'),
                n_chars,
            });
            after_blank = bytes.get(end) == Some(&0x0C);
        }
        start = next;
    }
    lines
}

/// `line` without the white space around it; the zero-width characters that
/// web pages leave at the ends of lines count as white space.
pub fn trim(line: &str) -> &str {
    line.trim_matches(is_blank)
}

fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200B}' | '\u{FEFF}')
}

/// The margin, in characters, at which the lines of a text are wrapped; None
/// where every line is a paragraph.
fn wrap_margin(text: &str, lines: &[Line]) -> Option<usize> {
    let pairs = || lines.windows(2).filter(|pair| !pair[1].after_blank);
    let mut widths: Vec<usize> = pairs().map(|pair| pair[0].n_chars).collect();
    if widths.is_empty() {
        return None;
    }
    widths.order();
    let margin = widths[(widths.len() - 1) * 19 / 20];
    if !(30..=120).contains(&margin) {
        return None;
    }
    let n_full = pairs()
        .filter(|pair| is_full(text, &pair[0], &pair[1], margin))
        .count();
    let mid_sentence = |pair: &&[Line]| {
        let next_is_lower = pair[1].span.of(text).starts_with(char::is_lowercase);
        next_is_lower && !ends_sentence(pair[0].span.of(text))
    };
    let n_mid_sentence = pairs().filter(mid_sentence).count();
    (n_full * 10 >= widths.len() * 6 && n_mid_sentence * 4 >= widths.len()).then_some(margin)
}

/// The next line's first word had no room on this line.
fn is_full(text: &str, line: &Line, next: &Line, margin: usize) -> bool {
    let first_word = next
        .span
        .of(text)
        .split(char::is_whitespace)
        .next()
        .unwrap_or_default();
    line.n_chars + 1 + first_word.chars().take(margin).count() > margin
}

fn continues(text: &str, before: &Line, line: &Line, margin: usize) -> bool {
    if line.after_blank || (line.indented && !before.indented) || starts_item(line.span.of(text)) {
        return false;
    }
    is_full(text, before, line, margin) || line.span.of(text).starts_with(char::is_lowercase)
}

/// The line starts an item of a list or a quoted line.
fn starts_item(line: &str) -> bool {
    list_marker(line).is_some() || line.starts_with('>')
}

/// Length in bytes of a list marker (`- `, `* `, `• `, `1. `, `(a) `) at the
/// start of `line`, with the blanks after it.
pub fn list_marker(line: &str) -> Option<usize> {
    let after_mark = line
        .strip_prefix(['-', '*', '•', '‣', '◦', '▪', '–', '●', '■', '·'])
        .or_else(|| {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            let rest = &line[digits..];
            if (1..=2).contains(&digits) {
                rest.strip_prefix(['.', ')'])
            } else {
                None
            }
        })?;
    let item = after_mark.trim_start_matches([' ', '\t', '\u{A0}']);
    (item.len() < after_mark.len() && !item.is_empty()).then(|| line.len() - item.len())
}

/// Whether `text` ends as a sentence ends: `.`, `!`, `?`, `…` and their like,
/// perhaps with closing quotes and brackets after them.
pub fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '」', '』', '）', ' ']);
    bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔'])
}
