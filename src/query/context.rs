use super::highlight::{Highlighter, joined_leaves};
use crate::document::Clipping;
use crate::index::{Field, for_each_field_text};
use crate::text::Span;
use crate::text::words::for_each_word;

/// A place where words of a query stand, with the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InContext<'c> {
    /// The field it stands in.
    pub field: Field,
    /// The title or block that it stands in.
    pub piece: &'c str,
    /// Bytes of the piece.
    pub span: Span,
    /// Bytes of `Clipping::text`; `None` for a title that is no part of it.
    pub place: Option<Span>,
}

/// What is shown on either side of a match, in bytes.
const MAX_CONTEXT_BYTES: usize = 160;
/// Words that the order by context looks at.
const MAX_KEY_WORDS: usize = 8;

/// A place with what stands there and how far into the clipping it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed<'c> {
    /// The place and its surroundings.
    pub context: InContext<'c>,
    /// Which words or phrases of the query stand there, as [`Highlighter`]
    /// counts them: rising, at least one.
    pub leaves: Vec<usize>,
    /// Bytes before it, of the title and the blocks laid end to end; `None` in
    /// a fact beside the text.
    pub before: Option<usize>,
}

/// Calls `visit` with each place that a reader of the clipping sees marked, in
/// the same order: the title, then the text.
pub fn for_each_match<'c>(
    clipping: &'c Clipping,
    highlighter: &Highlighter,
    mut visit: impl FnMut(InContext<'c>),
) {
    for_each_place(clipping, highlighter, &mut |place| visit(place.context));
}

/// As [`for_each_match`], with what stands at each place and where it is; gives
/// the bytes of the title and the blocks laid end to end.
pub fn for_each_place<'c>(
    clipping: &'c Clipping,
    highlighter: &Highlighter,
    visit: &mut dyn FnMut(Placed<'c>),
) -> usize {
    let mut n_bytes = 0;
    for_each_field_text(clipping, &mut |field, piece, base| {
        if field == Field::Source {
            return;
        }
        let is_text = matches!(field, Field::Title | Field::Body | Field::Boilerplate);
        let base = base.filter(|base| base.of(&clipping.text) == piece);
        for (span, leaves) in joined_leaves(&highlighter.marks(clipping, field, piece)) {
            let context = InContext {
                field,
                piece,
                span,
                place: base.map(|base| Span {
                    start: base.start + span.start,
                    end: base.start + span.end,
                }),
            };
            visit(Placed {
                context,
                leaves,
                before: is_text.then_some(n_bytes + span.start as usize),
            });
        }
        if is_text {
            n_bytes += piece.len();
        }
    });
    n_bytes
}

impl<'c> InContext<'c> {
    /// The words themselves, as they are written.
    pub fn keyword(&self) -> &'c str {
        self.span.of(self.piece)
    }

    /// Whole words before the match, as many as are shown.
    pub fn left(&self) -> &'c str {
        let end = self.span.start as usize;
        let mut start = end.saturating_sub(MAX_CONTEXT_BYTES);
        if start > 0 {
            start = boundary_from(self.piece, start);
            let cut = &self.piece[start..end];
            start += cut.find(char::is_whitespace).unwrap_or(0);
        }
        &self.piece[start..end]
    }

    /// Whole words after the match, as many as are shown.
    pub fn right(&self) -> &'c str {
        let start = self.span.end as usize;
        let mut end = (start + MAX_CONTEXT_BYTES).min(self.piece.len());
        if end < self.piece.len() {
            end = boundary_from(self.piece, end);
            let cut = &self.piece[start..end];
            end = start + cut.rfind(char::is_whitespace).unwrap_or(cut.len());
        }
        &self.piece[start..end]
    }

    /// What orders matches by the words before them: folded, the nearest first.
    pub fn left_key(&self) -> String {
        let mut words = folded_words(self.left());
        words.reverse();
        key_of(&words)
    }

    /// What orders matches by the words after them: folded, the nearest first.
    pub fn right_key(&self) -> String {
        key_of(&folded_words(self.right()))
    }
}

fn folded_words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for_each_word(text, |word| words.push(word.folded.to_owned()));
    words
}

/// Words compare one by one: what parts them is below any letter.
fn key_of(words: &[String]) -> String {
    words[..words.len().min(MAX_KEY_WORDS)].join("\u{1}")
}

fn boundary_from(text: &str, from: usize) -> usize {
    (from..text.len())
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around<'p>(piece: &'p str, keyword: &str) -> InContext<'p> {
        let start = piece.find(keyword).expect("the keyword is there");
        InContext {
            field: Field::Body,
            piece,
            span: Span::new(start, start + keyword.len()),
            place: None,
        }
    }

    #[test]
    fn keys_are_folded_words_nearest_first() {
        let line = around("The Élan's old letter, to Müller", "letter");
        assert_eq!(line.left_key(), "old\u{1}elan\u{1}the");
        assert_eq!(line.right_key(), "to\u{1}muller");
        assert!(around("a b x", "x").left_key() < around("a bc x", "x").left_key());
        assert_eq!(around("x", "x").left_key(), "");
    }

    #[test]
    fn context_is_cut_between_words() {
        let long = format!("{}key{}", "wörd ".repeat(60), " wörd".repeat(60));
        let line = around(&long, "key");
        assert!(line.left().len() <= MAX_CONTEXT_BYTES);
        assert!(line.right().len() <= MAX_CONTEXT_BYTES + 4);
        let whole = |text: &str| text.split_whitespace().all(|word| word == "wörd");
        assert!(whole(line.left()) && whole(line.right()));
        let run = "北".repeat(200);
        assert!(around(&format!("{run}key{run}"), "key").left().len() > 100);
    }
}
