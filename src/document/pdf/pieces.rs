//! Letters become pieces: runs on one line without a wide gap.

use unicode_normalization::UnicodeNormalization;

use super::bidi::is_right_to_left;
use super::letters::{Letter, PageLetters};

/// A gap that is a blank, in parts of the size.
const BLANK: f32 = 0.17;
/// A gap that parts pieces.
const WIDE: f32 = 1.0;

/// A run of letters on one line. Places as in [`Letter`].
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// Its words, in the order in which they stand from the line's start.
    pub text: String,
    /// Where it starts along the line.
    pub left: f32,
    /// Where it ends.
    pub right: f32,
    /// Its base line.
    pub down: f32,
    /// Size of its font.
    pub size: f32,
    /// Whether its letters are bold.
    pub is_bold: bool,
    /// A blank was painted before it.
    pub after_blank: bool,
    /// A blank was painted after it.
    pub before_blank: bool,
    /// As [`Letter::way`].
    pub way: u8,
    /// As [`Letter::tag`].
    pub tag: u32,
}

impl Piece {
    /// Upper edge of its letters.
    pub fn top(&self) -> f32 {
        self.down - 0.75 * self.size
    }

    /// Lower edge.
    pub fn bottom(&self) -> f32 {
        self.down + 0.25 * self.size
    }
}

/// The pieces of a page, in the order in which they were painted.
pub fn pieces(page: &PageLetters, is_read: impl Fn(&Letter) -> bool) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut open: Option<Piece> = None;
    // Where the open piece ends with the blanks after it, and its last letter.
    let (mut reach, mut last): (f32, Option<Letter>) = (0.0, None);
    for letter in page.letters.iter().filter(|letter| is_read(letter)) {
        let words = page.of(letter);
        let is_blank = words
            .chars()
            .all(|letter| letter.is_whitespace() || letter == '\u{200B}');
        let gap = letter.along - reach;
        let goes_on = open.as_ref().is_some_and(|piece| {
            piece.way == letter.way
                && piece.tag == letter.tag
                && (letter.down - piece.down).abs() < 0.12 * piece.size.min(letter.size)
                && (piece.size - letter.size).abs() < 0.2 * piece.size
                && (piece.is_bold == letter.is_bold || is_blank)
                && gap > -0.4 * letter.size
                && gap < WIDE * letter.size
                && letter.along - piece.right < 2.5 * letter.size
        });
        if !goes_on {
            pieces.extend(open.take().filter(|piece| !piece.text.is_empty()));
            open = Some(Piece {
                left: letter.along,
                right: letter.along,
                down: letter.down,
                size: letter.size,
                is_bold: letter.is_bold,
                way: letter.way,
                tag: letter.tag,
                ..Piece::default()
            });
        }
        let piece = open.get_or_insert_default();
        reach = letter.along + letter.width;
        if is_blank {
            match piece.text.is_empty() {
                true => piece.after_blank = true,
                false => piece.before_blank = true,
            }
            continue;
        }
        if piece.text.is_empty() {
            piece.left = letter.along;
        } else if goes_on && (piece.before_blank || gap > BLANK * letter.size) {
            piece.text.push(' ');
        } else if let Some(last) = last.filter(|_| goes_on && piece.tag == letter.tag)
            && put_accent(&mut piece.text, page.of(&last), &last, words, letter)
        {
            piece.right = piece.right.max(reach);
            continue;
        }
        piece.before_blank = false;
        piece.right = piece.right.max(reach);
        write(&mut piece.text, words);
        last = Some(*letter);
    }
    pieces.extend(open.filter(|piece| !piece.text.is_empty()));
    pieces
}

/// Writes letters: ligatures and forms of presentation become plain letters,
/// and several letters of one glyph that run to the left stand as they run.
fn write(text: &mut String, words: &str) {
    let is_form = |letter: char| matches!(letter, '\u{FB00}'..='\u{FB4F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    let mut letters: Vec<char> = Vec::new();
    for letter in words.chars() {
        match letter {
            form if is_form(form) => letters.extend(form.nfkc()),
            '\u{A0}' | '\t' | '\n' | '\r' => letters.push(' '),
            '\u{200B}' | '\u{FEFF}' => {}
            control if control.is_control() => {}
            other => letters.push(other),
        }
    }
    if letters.len() > 1 && letters.iter().any(|letter| is_right_to_left(*letter)) {
        letters.reverse();
    }
    text.extend(letters);
}

/// TeX paints an accent, then the letter under it: they become one.
fn put_accent(text: &mut String, accent: &str, at: &Letter, words: &str, letter: &Letter) -> bool {
    let combining = match accent {
        "`" => '\u{300}',
        "´" => '\u{301}',
        "ˆ" | "^" => '\u{302}',
        "˜" | "~" => '\u{303}',
        "¯" => '\u{304}',
        "˘" => '\u{306}',
        "˙" => '\u{307}',
        "¨" => '\u{308}',
        "˚" => '\u{30A}',
        "˝" => '\u{30B}',
        "ˇ" => '\u{30C}',
        "¸" => '\u{327}',
        "˛" => '\u{328}',
        _ => return false,
    };
    let middle = at.along + at.width / 2.0;
    let is_over = middle > letter.along && middle < letter.along + letter.width;
    let mut letters = words.chars();
    let (Some(base), None) = (letters.next(), letters.next()) else {
        return false;
    };
    if !is_over || !base.is_alphabetic() || !text.ends_with(accent) {
        return false;
    }
    let base = match base {
        'ı' => 'i',
        'ȷ' => 'j',
        base => base,
    };
    text.truncate(text.len() - accent.len());
    text.extend([base, combining].into_iter().nfc());
    true
}
