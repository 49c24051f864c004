//! Whether two full names can be one person's.

use super::lists;
use super::person_name::PersonName;
use super::romanisation::{self, are_one_word};
use crate::extract::MergeReason;

/// Below this, in percent, names alone are not enough within one clipping.
pub const SURE_ENOUGH: u8 = 72;

/// Whether two full names (two words or more) can be one person's: why, and
/// how sure in percent. Below [`SURE_ENOUGH`] something else must say so too.
pub fn compare(a: &PersonName, b: &PersonName) -> Option<(MergeReason, u8)> {
    if a.words.len() < 2 || b.words.len() < 2 {
        return None;
    }
    let same_words = a.words == b.words || a.joined() == b.joined();
    if a.generation != b.generation {
        // A father or his son, where one form does not say which.
        let is_open = a.generation.is_none() || b.generation.is_none();
        let found = if same_words {
            Some((MergeReason::Middle, 70))
        } else {
            compare_words(a, b)
        };
        return found
            .filter(|_| is_open)
            .map(|(reason, confidence)| (reason, confidence.min(70)));
    }
    if same_words {
        return Some((MergeReason::Spelling, 98));
    }
    compare_words(a, b)
}

fn compare_words(a: &PersonName, b: &PersonName) -> Option<(MergeReason, u8)> {
    let (short, long) = if a.words.len() <= b.words.len() {
        (a, b)
    } else {
        (b, a)
    };
    if is_reordered(short, long) {
        return Some((MergeReason::Order, 90));
    }
    let (x, y) = (Parts::new(short), Parts::new(long));
    if let Some(found) = x.compare(&y) {
        return Some(found);
    }
    if romanisation::are_one(a, b) {
        return Some((MergeReason::Romanisation, 80));
    }
    if x.is_surname_first || y.is_surname_first {
        return None;
    }
    // Where family and given names agree, the middle names have said no.
    let is_settled = same_surname(&x, &y).is_some() && same_given(&x, &y).is_some();
    (!is_settled && covers(&y.words(), &x.words())).then_some((MergeReason::Order, 73))
}

/// Whether one is the other with the family name at the other end.
fn is_reordered(a: &PersonName, b: &PersonName) -> bool {
    let n_words = a.words.len();
    n_words == b.words.len()
        && (1..n_words).any(|at| {
            a.words[at..]
                .iter()
                .chain(&a.words[..at])
                .eq(b.words.iter())
        })
}

/// Whether each word of the shorter name is one of the longer, two of them in
/// full or by their consonants, and the rest by their initials.
fn covers(long: &[&str], short: &[&str]) -> bool {
    let mut left: Vec<&str> = long.to_vec();
    let mut n_full = 0;
    for word in short {
        let full = |other: &&str| {
            word == other && word.len() > 2
                || word.len() > 4 && are_one_word(word, other) && !is_other_gender(word, other)
        };
        let initial = |other: &&str| {
            (word.len() == 1 || other.len() == 1) && word.chars().next() == other.chars().next()
        };
        let Some(at) = left
            .iter()
            .position(full)
            .or_else(|| left.iter().position(initial))
        else {
            return false;
        };
        n_full += usize::from(full(&left[at]));
        left.remove(at);
    }
    n_full >= 2
}

/// Given name, middle names and family name, without particles.
struct Parts<'a> {
    given: &'a str,
    middle: Vec<&'a str>,
    surname: Vec<&'a str>,
    is_surname_first: bool,
}

impl<'a> Parts<'a> {
    fn new(name: &'a PersonName) -> Parts<'a> {
        let (first, last) = name.surname();
        let (first, last) = (first.min(name.words.len()), last.min(name.words.len()));
        let plain = |words: &mut dyn Iterator<Item = &'a String>| -> Vec<&'a str> {
            let all: Vec<&str> = words.map(|word| short_of_abdul(word)).collect();
            let kept: Vec<&str> = all
                .iter()
                .copied()
                .filter(|word| !lists::is_particle(word))
                .collect();
            if kept.is_empty() { all } else { kept }
        };
        let surname = plain(&mut name.words[first..last].iter());
        let mut others = plain(&mut name.words[..first].iter().chain(&name.words[last..]));
        let given = if others.is_empty() {
            ""
        } else {
            others.remove(0)
        };
        Parts {
            given,
            middle: others,
            surname,
            is_surname_first: name.is_surname_first(),
        }
    }

    fn compare(&self, longer: &Parts<'_>) -> Option<(MergeReason, u8)> {
        let (x, y) = (self, longer);
        if x.is_surname_first || y.is_surname_first {
            return x.compare_syllables(y);
        }
        let surname = same_surname(x, y)?;
        let given = same_given(x, y)?;
        let middle = if given.0 == MergeReason::Middle {
            given
        } else {
            same_middle(&x.middle, &y.middle)?
        };
        let parts = [surname, given, middle];
        let n_far = parts
            .iter()
            .filter(|part| part.0 >= MergeReason::Romanisation)
            .count();
        let is_thin = given.0 == MergeReason::Initials && surname.0 == MergeReason::Misprint;
        if n_far > 2
            || is_thin
            || parts
                .iter()
                .filter(|part| part.0 == MergeReason::Misprint)
                .count()
                > 1
        {
            return None;
        }
        let reason = parts.iter().map(|part| part.0).max()?;
        Some((reason, parts.iter().map(|part| part.1).min()?))
    }

    /// Of Korean and Chinese names: one letter more or less in one of three
    /// syllables. Fewer are too alike (`Jong-il`, `Jong-un`).
    fn compare_syllables(&self, other: &Parts<'_>) -> Option<(MergeReason, u8)> {
        let (a, b) = (self.words(), other.words());
        if a.len() != b.len() {
            return None;
        }
        let mut differing = a.iter().zip(&b).filter(|(a, b)| a != b);
        let (x, y) = differing.next()?;
        let is_one = differing.next().is_none() && a.len() > 2;
        let is_other = x.len() == y.len() || x.len().max(y.len()) < 4;
        (is_one && !is_other && is_misprint(x, y)).then_some((MergeReason::Misprint, 75))
    }

    fn words(&self) -> Vec<&'a str> {
        self.surname
            .iter()
            .chain([&self.given])
            .chain(&self.middle)
            .copied()
            .collect()
    }
}

/// `Abd`, `Abdul`, `Abdel`: with the article or without.
fn short_of_abdul(word: &str) -> &str {
    match word {
        "abdul" | "abdel" | "abdal" | "abdol" => "abd",
        word => word,
    }
}

fn same_surname(a: &Parts<'_>, b: &Parts<'_>) -> Option<(MergeReason, u8)> {
    let (x, y) = (&a.surname, &b.surname);
    if x == y || x.concat() == y.concat() {
        return Some((MergeReason::Spelling, 98));
    }
    let half = |one: &[&str], two: &[&str]| {
        one.len() == 1 && two.len() > 1 && (two.first() == one.first() || two.last() == one.first())
    };
    if half(x, y) || half(y, x) {
        return Some((MergeReason::NamePart, 85));
    }
    // `Enrique Peña` of `Enrique Peña Nieto`.
    if let ([one], [middle]) = (x.as_slice(), b.middle.as_slice())
        && one == middle
        && one.len() > 2
    {
        return Some((MergeReason::NamePart, 80));
    }
    let (x, y) = (x.concat(), y.concat());
    if are_one_word(&x, &y) {
        return Some((MergeReason::Romanisation, 80));
    }
    (x.len().min(y.len()) >= 5 && is_misprint(&x, &y)).then_some((MergeReason::Misprint, 75))
}

fn same_given(x: &Parts<'_>, y: &Parts<'_>) -> Option<(MergeReason, u8)> {
    let (a, b) = (x.given, y.given);
    if a == b {
        return Some((MergeReason::Spelling, 98));
    }
    if is_initial(a, b) {
        return Some((MergeReason::Initials, 80));
    }
    if lists::are_nicknames(a, b) {
        return Some((MergeReason::Nickname, 88));
    }
    // `W. Tapley Bennett`, `Peter Garran` for `Isham Peter Garran`.
    let is_middle = |one: &Parts<'_>, two: &Parts<'_>| {
        one.given.len() > 2
            && two
                .middle
                .iter()
                .any(|middle| *middle == one.given || lists::are_nicknames(middle, one.given))
    };
    if is_middle(x, y) || is_middle(y, x) {
        return Some((MergeReason::Middle, 80));
    }
    let long = a.len().min(b.len()) >= 4 && !is_other_gender(a, b);
    if long && are_one_word(a, b) {
        return Some((MergeReason::Romanisation, 78));
    }
    if long && is_misprint(a, b) {
        return Some((MergeReason::Misprint, 75));
    }
    let surname = x.surname.concat();
    let is_close = long
        && a.len() == b.len()
        && a.len() >= 5
        && surname == y.surname.concat()
        && surname.len() >= 6;
    let is_known =
        lists::gender_of_given_name(a).is_some() && lists::gender_of_given_name(b).is_some();
    (is_close && !is_known && a.chars().zip(b.chars()).filter(|(a, b)| a != b).count() == 1)
        .then_some((MergeReason::Misprint, 72))
}

fn same_middle(x: &[&str], y: &[&str]) -> Option<(MergeReason, u8)> {
    if x == y {
        return Some((MergeReason::Spelling, 98));
    }
    if x.is_empty() || y.is_empty() {
        return Some((MergeReason::Middle, 90));
    }
    let is_same = |a: &str, b: &str| {
        a == b
            || is_initial(a, b)
            || are_one_word(a, b)
            || lists::are_nicknames(a, b)
            || (a.len().min(b.len()) >= 4 && is_misprint(a, b))
    };
    x.iter()
        .zip(y)
        .all(|(a, b)| is_same(a, b))
        .then_some((MergeReason::Initials, 92))
}

fn is_initial(a: &str, b: &str) -> bool {
    (a.len() == 1 || b.len() == 1) && a.chars().next() == b.chars().next()
}

/// `Paul` and `Paula`, `Maria` and `Mario`: a change at the end of a given name
/// is another name more often than a misprint.
fn is_other_gender(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let end = long.strip_prefix(short);
    let has_a = |word: &str| word.ends_with('a');
    let is_ending = a.len() == b.len() && a.get(..a.len() - 1) == b.get(..b.len() - 1);
    matches!(end, Some("a" | "e" | "o")) || (is_ending && has_a(a) != has_a(b))
}

/// Whether one insertion, deletion, exchange of neighbours or change of a
/// letter leads from one to the other.
pub fn is_misprint(a: &str, b: &str) -> bool {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    if a.len().abs_diff(b.len()) > 1 || a == b {
        return false;
    }
    let start = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let (x, y) = (&a[start..], &b[start..]);
    let end = x
        .iter()
        .rev()
        .zip(y.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let (x, y) = (&x[..x.len() - end], &y[..y.len() - end]);
    match (x, y) {
        ([_], []) | ([], [_]) => true,
        // A changed letter counts in long words only, and not at the start.
        ([_], [_]) => start > 0 && a.len() >= 6,
        ([p, q], [r, s]) => p == s && q == r,
        _ => false,
    }
}
