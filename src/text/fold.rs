//! The forms under which spellings of one word meet.

use super::plain::for_each_plain;

/// Longest folded word in bytes; what is longer is cut there, in the index
/// and in queries alike.
pub const MAX_WORD_BYTES: usize = 96;

/// Appends the folded form of `word` to `folded`: lower case, no accents, no
/// width, straight apostrophes, no possessive `'s`, no points in `U.S.`, no
/// separators in `10,000`.
///
/// Two spellings that a reader would call the same word fold alike
/// (`Müller` = `muller`, `ＡＢＣ` = `abc`, `Xi’s` = `xi`).
///
/// # Source
/// Canonical decomposition: UAX #15; full and half width: the block `Halfwidth
/// and Fullwidth Forms`. Letters without a decomposition (`ß æ ø đ ł œ þ ð ı`)
/// and ligatures: as in Unicode CLDR's `Latin-ASCII`.
pub fn fold_word(word: &str, folded: &mut String) {
    let start = folded.len();
    if word.is_ascii() {
        for byte in word.bytes() {
            push_ascii(byte, folded);
        }
    } else {
        fold_unicode(word, folded);
    }
    finish_word(start, folded);
}

/// Folds one character of a script that is indexed in pairs; keeps what
/// carries meaning there (a kana's voicing mark, a Hangul syllable).
pub fn fold_character(character: char, folded: &mut String) {
    match character {
        'ｦ'..='ﾝ' => folded.extend(
            HALFWIDTH_KANA
                .chars()
                .nth(character as usize - 'ｦ' as usize),
        ),
        '豈'..='龎' | '\u{2f800}'..='\u{2fa1d}' => {
            for_each_plain(character, |plain| folded.push(plain))
        }
        _ => folded.extend(character.to_lowercase()),
    }
}

/// The full-width forms of U+FF66 to U+FF9D, in order.
const HALFWIDTH_KANA: &str = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

/// One byte of an ASCII word: lower case, and nothing for `.` and `,`.
pub(super) fn push_ascii(byte: u8, folded: &mut String) {
    match byte {
        b'.' | b',' => {}
        _ => folded.push(byte.to_ascii_lowercase() as char),
    }
}

/// Cuts the possessive and what exceeds [`MAX_WORD_BYTES`] from the word that
/// begins at byte `start` of `folded`.
pub(super) fn finish_word(start: usize, folded: &mut String) {
    if folded.len() > start + 2 && folded.ends_with("'s") {
        folded.truncate(folded.len() - 2);
    }
    if folded.len() - start > MAX_WORD_BYTES {
        let mut end = start + MAX_WORD_BYTES;
        while !folded.is_char_boundary(end) {
            end -= 1;
        }
        folded.truncate(end);
    }
}

fn fold_unicode(word: &str, folded: &mut String) {
    let mut characters = word.chars().peekable();
    while let Some(character) = characters.next() {
        // Letters of their own, not accented ones, however they are written.
        let own = match (character, characters.peek()) {
            ('и' | 'И', Some('\u{306}')) => Some('й'),
            ('і' | 'І', Some('\u{308}')) => Some('ї'),
            ('у' | 'У', Some('\u{306}')) => Some('ў'),
            _ => None,
        };
        if let Some(own) = own {
            characters.next();
            folded.push(own);
            continue;
        }
        if let 'й' | 'Й' | 'ї' | 'Ї' | 'ў' | 'Ў' = character {
            folded.extend(character.to_lowercase());
            continue;
        }
        for_each_plain(full_width_to_plain(character), |part| {
            part.to_lowercase()
                .filter(|&lower| !is_dropped(lower))
                .for_each(|lower| push_folded(lower, folded));
        });
    }
}

fn push_folded(lower: char, folded: &mut String) {
    match lower {
        '.' | ',' | '٬' => {}
        '’' | 'ʼ' => folded.push('\''),
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'þ' => folded.push_str("th"),
        'ﬀ' => folded.push_str("ff"),
        'ﬁ' => folded.push_str("fi"),
        'ﬂ' => folded.push_str("fl"),
        'ﬃ' => folded.push_str("ffi"),
        'ﬄ' => folded.push_str("ffl"),
        'ø' => folded.push('o'),
        'đ' | 'ð' => folded.push('d'),
        'ł' => folded.push('l'),
        'ı' => folded.push('i'),
        'ς' => folded.push('σ'),
        _ => folded.push(lower),
    }
}

/// `Ａ` to `A`: the full-width forms of ASCII stand in its order.
fn full_width_to_plain(character: char) -> char {
    match character {
        '！'..='～' => char::from_u32(character as u32 - 0xfee0).unwrap_or(character),
        _ => character,
    }
}

/// Marks that writers leave out: accents, Hebrew and Arabic points, tatweel,
/// soft hyphens and joiners. Vowel signs of Indic scripts stay.
pub(super) fn is_dropped(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(word: &str) -> String {
        let mut folded = String::new();
        fold_word(word, &mut folded);
        folded
    }

    #[test]
    fn spellings_of_one_word_fold_alike() {
        for (word, want) in [
            ("North", "north"),
            ("Xi's", "xi"),
            ("Xi’s", "xi"),
            ("don’t", "don't"),
            ("U.S", "us"),
            ("10,000", "10000"),
            ("Müller", "muller"),
            ("STRASSE", "strasse"),
            ("Straße", "strasse"),
            ("ＫＣＮＡ", "kcna"),
            ("İstanbul", "istanbul"),
            ("Đặng", "dang"),
            ("Søren", "soren"),
            ("ﬁnal", "final"),
            ("co\u{ad}operate", "cooperate"),
            ("'s", "'s"),
            ("हिन्दी", "हिन्दी"),
            ("Ёлка", "елка"),
            ("Йод", "йод"),
            ("كِتاب", "كتاب"),
        ] {
            assert_eq!(folded(word), want, "{word}");
        }
    }

    #[test]
    fn a_long_word_is_cut_on_a_character() {
        let word = "é".repeat(500);
        assert_eq!(folded(&word), "e".repeat(MAX_WORD_BYTES));
        let word = "д".repeat(500);
        assert_eq!(folded(&word).len(), MAX_WORD_BYTES);
    }
}
