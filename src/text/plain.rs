//! Letters without their accents: what canonical decomposition leaves of a
//! character when the marks that writers leave out are gone.

use std::sync::LazyLock;

/// Behind a line that says what it is, a line is a run of characters that follow
/// each other: the first, then what is left of each. `+` joins what is left of
/// one in several characters.
///
/// # Source
/// Unicode Character Database, field `Decomposition_Mapping`. The tables of
/// `unicode-normalization`, by which tests check it, take four times the room.
const TABLE: &str = include_str!("data/plain_characters.txt");
const HANGUL: u32 = 0xac00;
/// Syllables with one initial; finals, "none" included.
const HANGUL_OF_INITIAL: u32 = 588;
const HANGUL_FINALS: u32 = 28;

/// By the upper and then the lower part of a character, what is left of it.
static PAGES: LazyLock<Vec<Option<Box<Page>>>> = LazyLock::new(pages);
type Page = [Left; 256];

#[derive(Clone, Copy)]
enum Left {
    /// Itself.
    All,
    One(char),
    /// Where [`TABLE`] has them, and the bytes.
    Several(u16, u8),
}

/// Calls `visit` with the characters that are left of one.
pub(super) fn for_each_plain(character: char, mut visit: impl FnMut(char)) {
    let code = character as u32;
    if let Some(place) = code.checked_sub(HANGUL).filter(|place| *place < 11_172) {
        let (initial, of_initial) = (place / HANGUL_OF_INITIAL, place % HANGUL_OF_INITIAL);
        let (vowel, last) = (of_initial / HANGUL_FINALS, of_initial % HANGUL_FINALS);
        let letters = [(0x1100, initial), (0x1161, vowel), (0x11a7, last)];
        let n_letters = if last == 0 { 2 } else { 3 };
        for (first, nth) in &letters[..n_letters] {
            char::from_u32(first + nth).into_iter().for_each(&mut visit);
        }
        return;
    }
    let page = PAGES.get(code as usize >> 8).and_then(Option::as_deref);
    match page.map_or(Left::All, |page| page[code as usize & 255]) {
        Left::All => visit(character),
        Left::One(left) => visit(left),
        Left::Several(start, n_bytes) => {
            let left = &TABLE[usize::from(start)..usize::from(start) + usize::from(n_bytes)];
            left.chars().filter(|c| *c != '+').for_each(visit);
        }
    }
}

fn pages() -> Vec<Option<Box<Page>>> {
    let mut pages: Vec<Option<Box<Page>>> = Vec::new();
    let mut code = 0;
    let header = TABLE.find('\n').unwrap_or(0);
    let mut characters = TABLE.char_indices().peekable();
    while characters.next_if(|(at, _)| *at < header).is_some() {}
    let mut at_start = false;
    while let Some((start, character)) = characters.next() {
        if character == '\n' || at_start {
            at_start = character == '\n';
            code = character as usize;
            continue;
        }
        let mut end = start + character.len_utf8();
        while characters.next_if(|(_, next)| *next == '+').is_some() {
            end = characters
                .next()
                .map_or(end, |(at, next)| at + next.len_utf8());
        }
        if pages.len() <= code >> 8 {
            pages.resize((code >> 8) + 1, None);
        }
        let page = pages[code >> 8].get_or_insert_with(|| Box::new([Left::All; 256]));
        let n_bytes = end - start;
        page[code & 255] = match n_bytes == character.len_utf8() {
            true => Left::One(character),
            false => Left::Several(start as u16, n_bytes as u8),
        };
        code += 1;
    }
    pages
}

#[cfg(test)]
mod tests {
    use unicode_normalization::char::decompose_canonical;

    use super::*;
    use crate::text::fold::is_dropped;

    /// What is left of a character by the crate that has Unicode's tables; the
    /// first mark where nothing would be.
    fn left_of(character: char) -> Vec<char> {
        let mut parts = Vec::new();
        decompose_canonical(character, |part| parts.push(part));
        let mut left = parts.clone();
        left.retain(|part| !is_dropped(*part));
        if left.is_empty() {
            parts[..1].to_vec()
        } else {
            left
        }
    }

    #[test]
    fn the_table_is_that_of_unicode() {
        let mut table = String::new();
        let mut next = 0;
        for character in '\0'..=char::MAX {
            let left = left_of(character);
            let is_syllable = ('가'..='힣').contains(&character);
            if left == [character] || is_syllable {
                continue;
            }
            if character as u32 != next {
                let new_line = if next == 0 { "" } else { "\n" };
                table.push_str(new_line);
                table.push(character);
            }
            let left: Vec<String> = left.iter().map(char::to_string).collect();
            table.push_str(&left.join("+"));
            next = character as u32 + 1;
        }
        table.push('\n');
        assert_eq!(TABLE.split_once('\n').map(|parts| parts.1), Some(&*table));
    }

    #[test]
    fn every_character_has_what_is_left_of_it() {
        for character in '\0'..=char::MAX {
            let mut left = Vec::new();
            for_each_plain(character, |part| left.push(part));
            left.retain(|part| !is_dropped(*part));
            let mut expected = left_of(character);
            expected.retain(|part| !is_dropped(*part));
            assert_eq!(left, expected, "{character:?}");
        }
    }
}
