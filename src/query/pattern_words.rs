use super::ast::PhraseWord;
use super::word_pattern::WordPattern;
use crate::text::fold::fold_word;
use crate::text::words::{for_each_word, is_paired};

/// The words of a query's text, as the index has them, with `*` and `?` for
/// what is left open. A run of a script that is indexed in pairs matches
/// wherever its characters stand in a row.
pub(super) fn pattern_words(text: &str) -> Vec<PhraseWord> {
    let mut words: Vec<PhraseWord> = Vec::new();
    let mut offset = 0;
    for piece in pieces(text) {
        let has_pairs = piece.chars().any(is_paired);
        let last = words.len();
        if has_pairs || !has_wildcard(piece) {
            offset += plain_words(piece, offset, &mut words);
            if has_pairs && piece.ends_with('*') && words.len() > last {
                let word = words.last_mut().expect("just pushed");
                if let WordPattern::Word(start) = &mut word.pattern {
                    word.pattern = WordPattern::Prefix(core::mem::take(start));
                }
            }
        } else if let Some(pattern) = shape(piece) {
            words.push(PhraseWord {
                pattern,
                offset,
                character: false,
            });
            offset += 1;
        }
    }
    words
}

/// Pieces of `text` that are whole words or words with wildcards, in order;
/// text without a wildcard is one piece.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let whole = !has_wildcard(text);
    let is_inside =
        |c: char| c.is_alphanumeric() || matches!(c, '*' | '?' | '.' | ',' | '\'' | '’');
    let parts = move |c: char| !(whole || is_inside(c));
    text.split(parts).filter(|piece| !piece.is_empty())
}

/// Whether something is left open in `text`: a `?` behind which nothing
/// follows is a question mark.
fn has_wildcard(text: &str) -> bool {
    let is_open = |(at, c): (usize, char)| {
        c == '*' || (c == '?' && text[at..].contains(|c: char| c.is_alphanumeric() || c == '*'))
    };
    text.char_indices().any(is_open)
}

/// The pattern of a word with wildcards; `None` where it has nothing else.
fn shape(piece: &str) -> Option<WordPattern> {
    let trimmed = piece.trim_end_matches(['?', '.', ',']);
    let mut shape = String::with_capacity(trimmed.len());
    let mut rest = trimmed;
    while let Some(character) = rest.chars().next() {
        if matches!(character, '*' | '?') {
            if !(character == '*' && shape.ends_with('*')) {
                shape.push(character);
            }
            rest = &rest[1..];
            continue;
        }
        let end = rest.find(['*', '?']).unwrap_or(rest.len());
        fold_word(&rest[..end], &mut shape);
        rest = &rest[end..];
    }
    let n_open = shape.matches(['*', '?']).count();
    if n_open == shape.chars().count() {
        return None;
    }
    Some(match shape.strip_suffix('*') {
        Some(start) if n_open == 1 => WordPattern::Prefix(start.to_owned()),
        _ if n_open == 0 => WordPattern::Word(shape),
        _ => WordPattern::Wildcard(shape),
    })
}

/// Appends the words of `text` from `offset` on; gives how many places they take.
fn plain_words(text: &str, offset: u32, words: &mut Vec<PhraseWord>) -> u32 {
    let mut run_end = None; // where the last pair ended
    let mut n_places = 0;
    for_each_word(text, |word| {
        let one_character = word.span.of(text).chars().nth(1).is_none();
        let ends_run = word.paired && one_character && run_end == Some(word.span.end);
        run_end = word.paired.then_some(word.span.end);
        n_places = word.position + 1;
        if !ends_run {
            let character = word.paired && one_character;
            let folded = word.folded.to_owned();
            words.push(PhraseWord {
                pattern: match character {
                    true => WordPattern::Prefix(folded),
                    false => WordPattern::Word(folded),
                },
                offset: offset + word.position,
                character,
            });
        }
    });
    n_places
}
