//! A person's name taken apart.

use super::lists::{self, Gender, TitleClass};
use super::romanisation;
use crate::extract::MergeReason;
use crate::extract::tokens::hash_of;
use crate::text::fold::fold_word;

/// A person's name as its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonName {
    /// Lower case, no accents, no title; hyphens part words. In the order of
    /// the text, but what follows a comma stands before the family name.
    pub words: Vec<String>,
    /// `jr`, `iii`: tells a son from his father.
    pub generation: Option<u8>,
    /// Where the family name begins in `words`, if the name's form says so.
    pub surname_at: Option<usize>,
    /// What a title in the name says.
    pub gender: Option<Gender>,
    /// A title was taken off.
    pub has_title: bool,
}

impl PersonName {
    /// Takes a name apart: `President Kim Jong-un`, `Clinton, Hillary`.
    pub fn parse(text: &str) -> PersonName {
        let mut name = PersonName::default();
        let text = without_asides(text);
        let mut parts = text.split(',');
        push_words(parts.next().unwrap_or_default(), &mut name);
        let mut before = Vec::new();
        for part in parts {
            let n_words = name.words.len();
            push_words(part, &mut name);
            before.extend(name.words.drain(n_words..));
        }
        if !before.is_empty() {
            name.surname_at = Some(before.len());
            before.append(&mut name.words);
            name.words = before;
        }
        name
    }

    /// Its words without gaps: the same for `Jong-un` and `Jong Un`.
    pub fn joined(&self) -> String {
        self.words.concat()
    }

    /// Where the family name begins and ends in the words.
    pub fn surname(&self) -> (usize, usize) {
        let n_words = self.words.len();
        if let Some(at) = self.surname_at {
            return (at, n_words);
        }
        if n_words < 2 {
            return (0, n_words);
        }
        if self.is_surname_first() {
            return (0, 1);
        }
        let mut at = n_words - 1;
        while at > 1
            && self
                .words
                .get(at - 1)
                .is_some_and(|word| lists::is_particle(word))
        {
            at -= 1;
        }
        (at, n_words)
    }

    /// Whether the name has the form of a Korean, Chinese or Vietnamese one:
    /// a known family name and one to three syllables more.
    pub fn is_surname_first(&self) -> bool {
        let (Some(first), 2..=4) = (self.words.first(), self.words.len()) else {
            return false;
        };
        lists::surname_first(first).is_some()
            && self.words[1..]
                .iter()
                .all(|word| romanisation::is_syllables(word))
            && !self.words[1..]
                .iter()
                .all(|word| lists::gender_of_given_name(word).is_some())
    }

    /// What the given name or a title says.
    pub fn gender(&self) -> Option<Gender> {
        if self.gender.is_some() || self.words.len() < 2 || self.is_surname_first() {
            return self.gender;
        }
        lists::gender_of_given_name(self.words.first()?)
    }

    /// Where `part` stands in this longer name, and as what.
    pub fn part(&self, part: &PersonName) -> Option<MergeReason> {
        let (whole, words) = (&self.words, &part.words);
        if words.is_empty() || words.len() >= whole.len() {
            return None;
        }
        let clashes = |a: Option<Gender>, b: Option<Gender>| a.is_some() && b.is_some() && a != b;
        if clashes(self.gender(), part.gender) || clashes_by_generation(self, part) {
            return None;
        }
        let (first, last) = self.surname();
        let core = |words: &[String]| {
            words
                .iter()
                .any(|word| word.len() > 1 && !lists::is_particle(word))
        };
        if !core(words) {
            return None;
        }
        let ends = whole.ends_with(words) && last == whole.len();
        if whole.get(first..last) == Some(words.as_slice())
            || (ends && whole.len() - words.len() >= 1)
        {
            return Some(MergeReason::Surname);
        }
        if whole.starts_with(words) {
            return Some(MergeReason::GivenName);
        }
        (whole
            .windows(words.len())
            .any(|window| window == words.as_slice()))
        .then_some(MergeReason::NamePart)
    }
}

fn clashes_by_generation(a: &PersonName, b: &PersonName) -> bool {
    a.generation.is_some() && b.generation.is_some() && a.generation != b.generation
}

/// The text without what stands in brackets or quotation marks: `James Earl
/// "Jimmy" Carter`.
fn without_asides(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut closes: Option<char> = None;
    for character in text.chars() {
        match closes {
            Some(close) => closes = (character != close).then_some(close),
            None => match character {
                '(' => closes = Some(')'),
                '[' => closes = Some(']'),
                '“' => closes = Some('”'),
                '"' => closes = Some('"'),
                _ => kept.push(character),
            },
        }
    }
    if kept.chars().any(char::is_alphanumeric) {
        kept
    } else {
        text.to_owned()
    }
}

/// Adds the words of one part between commas, without the titles it opens with.
fn push_words(text: &str, name: &mut PersonName) {
    let is_gap = |c: char| {
        c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–' | '—' | '.' | '·' | '(' | ')' | '"')
    };
    let mut words: Vec<String> = Vec::new();
    for piece in text.split(is_gap) {
        let mut word = String::with_capacity(piece.len());
        fold_word(piece, &mut word);
        word.retain(char::is_alphanumeric);
        if !word.is_empty() {
            words.push(word);
        }
    }
    let is_later = !name.words.is_empty();
    if (is_later || words.len() > 1)
        && let Some(generation) = words.last().and_then(|word| generation(word))
    {
        name.generation = Some(generation);
        words.pop();
    }
    // The title ends with its last word of a title: `General of the Army`.
    let mut n_title = 0;
    for (at, word) in words.iter().enumerate() {
        let hash = hash_of(word);
        let title = lists::title(hash).filter(|(class, _)| *class != TitleClass::Name);
        let is_joint = matches!(word.as_str(), "of" | "the" | "and");
        if let Some((_, gender)) = title.filter(|_| is_later || at + 1 < words.len()) {
            name.gender = name.gender.or(gender);
            n_title = at + 1;
        } else if at < 3 && leads_to_title(&words[at + 1..]) {
            // `Afghan Ambassador`: what stands before a title belongs to it.
        } else if n_title > 0 && at == n_title + 2 && word == "army" {
            n_title = at + 1;
        } else if !lists::is_title_modifier(hash) && !is_joint {
            break;
        }
    }
    name.has_title |= n_title > 0;
    name.words.extend(words.drain(n_title..));
}

/// Whether one of the next two words is a title that is hardly ever a name, with
/// a name behind it.
fn leads_to_title(rest: &[String]) -> bool {
    let is_title = |word: &String| lists::is_plain_title(word);
    let n_words = rest.len();
    rest.iter()
        .take(3)
        .position(is_title)
        .is_some_and(|at| at + 1 < n_words)
}

/// `jr`, `iii`, `16th`: which of several of that name.
fn generation(word: &str) -> Option<u8> {
    let roman = |word: &str| -> Option<u8> {
        const NUMERALS: [&str; 22] = [
            "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
            "xv", "xvi", "xvii", "xviii", "xix", "xx", "xxi", "xxii", "xxiii",
        ];
        let at = NUMERALS
            .iter()
            .position(|numeral| *numeral == word && word.len() > 1)?;
        Some(at as u8 + 2)
    };
    match word {
        "jr" | "junior" => Some(101),
        "sr" | "senior" => Some(100),
        "2nd" => Some(2),
        "3rd" => Some(3),
        "4th" => Some(4),
        _ => roman(word),
    }
}
