//! The word lists that who-is-who rests on, found by the hash of a word.

use std::sync::LazyLock;

use crate::extract::tokens::hash_of;
use crate::text::Order;

/// What a person's words or title say of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// Mr, his, king.
    Male,
    /// Mrs, her, queen.
    Female,
}

/// What kind of title a word ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleClass {
    /// Mr, Dr: says nothing of an office.
    Honorific,
    /// Leads a state or a government.
    Head,
    /// Any other office or trade.
    Office,
    /// In an army, the police, a church or a court.
    Rank,
    /// Also a given name, so never taken off a name.
    Name,
}

/// Words of one list and a number for each, sorted by hash.
pub(super) struct Words(Vec<(u32, u16)>);

impl Words {
    /// The number of the word with this hash.
    pub(super) fn find(&self, hash: u32) -> Option<u16> {
        let at = self.0.binary_search_by_key(&hash, |row| row.0).ok()?;
        Some(self.0[at].1)
    }

    /// The words of `text`, a row a line, each with what `number` makes of its
    /// row's number and the columns after the first.
    fn new(text: &str, every_word: bool, number: fn(usize, &str) -> u16) -> Words {
        let mut words = Vec::new();
        let rows = text
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        for (at, row) in rows.enumerate() {
            let (first, rest) = row.split_once('\t').unwrap_or((row, ""));
            if every_word {
                words.extend(
                    first
                        .split(' ')
                        .map(|word| (hash_of(word), number(at, rest))),
                );
            } else {
                words.push((hash_of(first), number(at, rest)));
            }
        }
        words.order();
        words.dedup_by_key(|row| row.0);
        Words(words)
    }
}

static TITLES: LazyLock<Words> = LazyLock::new(|| {
    Words::new(include_str!("data/titles.tsv"), false, |_, rest| {
        let class = match rest.split('\t').next() {
            Some("honorific") => 0,
            Some("head") => 1,
            Some("rank") => 3,
            Some("name") => 4,
            _ => 2,
        };
        class * 3 + gender_number(rest.rsplit('\t').next().unwrap_or_default())
    })
});
static PLAIN_TITLES: LazyLock<Words> =
    LazyLock::new(|| Words::new(include_str!("data/plain_titles.txt"), false, row_number));
static MODIFIERS: LazyLock<Words> =
    LazyLock::new(|| Words::new(include_str!("data/title_modifiers.txt"), false, |_, _| 0));
static SURNAMES_FIRST: LazyLock<Words> =
    LazyLock::new(|| Words::new(include_str!("data/surnames_first.txt"), true, row_number));
static NICKNAMES: LazyLock<Words> =
    LazyLock::new(|| Words::new(include_str!("data/nicknames.txt"), true, row_number));
static PARTICLES: LazyLock<Words> =
    LazyLock::new(|| Words::new(include_str!("data/particles.txt"), false, row_number));
static KINDS: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        include_str!("data/kinds.tsv"),
        false,
        |_, rest| match rest {
            "company" => 0,
            "organisation" => 1,
            "site" => 3,
            _ => 2,
        },
    )
});
static GIVEN_NAMES: LazyLock<Words> = LazyLock::new(|| {
    Words::new(include_str!("data/given_names.tsv"), false, |_, rest| {
        gender_number(rest)
    })
});

fn row_number(at: usize, _: &str) -> u16 {
    at as u16
}

fn gender_number(name: &str) -> u16 {
    match name {
        "m" => 1,
        "f" => 2,
        _ => 0,
    }
}

fn gender_of(number: u16) -> Option<Gender> {
    match number {
        1 => Some(Gender::Male),
        2 => Some(Gender::Female),
        _ => None,
    }
}

/// The title that the word with this hash ends.
pub(super) fn title(hash: u32) -> Option<(TitleClass, Option<Gender>)> {
    let number = TITLES.find(hash)?;
    let class = match number / 3 {
        0 => TitleClass::Honorific,
        1 => TitleClass::Head,
        3 => TitleClass::Rank,
        4 => TitleClass::Name,
        _ => TitleClass::Office,
    };
    Some((class, gender_of(number % 3)))
}

/// Whether an office of one ends with this word: `minister`, `general`.
pub fn ends_title(hash: u32) -> bool {
    title(hash).is_some_and(|(class, _)| class != TitleClass::Honorific)
}

/// Whether a title ends with this word, or has it inside.
pub fn is_title_word(hash: u32) -> bool {
    title(hash).is_some() || is_title_modifier(hash)
}

/// Whether the word is a title that is hardly ever part of a name.
pub(super) fn is_plain_title(word: &str) -> bool {
    PLAIN_TITLES.find(hash_of(word)).is_some()
}

/// The phrases that say that two names are one's.
pub(super) fn also_known() -> impl Iterator<Item = &'static str> {
    let lines = include_str!("data/also_known.txt").lines();
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Whether the word stands inside titles: former, prime.
pub(super) fn is_title_modifier(hash: u32) -> bool {
    MODIFIERS.find(hash).is_some()
}

/// The family name that stands first, whose spellings share a number.
pub(super) fn surname_first(word: &str) -> Option<u16> {
    SURNAMES_FIRST.find(hash_of(word))
}

/// The number that a given name and its short forms share.
pub(super) fn nickname(word: &str) -> Option<u16> {
    NICKNAMES.find(hash_of(word))
}

/// Whether two given names are one, or one the short form of the other.
pub(super) fn are_nicknames(a: &str, b: &str) -> bool {
    let (a, b) = (NICKNAMES.find(hash_of(a)), NICKNAMES.find(hash_of(b)));
    a.is_some() && a == b
}

/// Whether the word is a particle: al, de, van.
pub(super) fn is_particle(word: &str) -> bool {
    word.len() <= 5 && PARTICLES.find(hash_of(word)).is_some()
}

/// Whether a given name tells the gender.
pub(super) fn gender_of_given_name(word: &str) -> Option<Gender> {
    gender_of(GIVEN_NAMES.find(hash_of(word))?)
}

/// What kind of thing a common noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The legal form of a company.
    Company,
    /// Ministry, party.
    Organisation,
    /// City, river.
    Place,
    /// Square, airport: often named after what is not the same place.
    Site,
}

/// The kind that a word names.
pub(super) fn kind(hash: u32) -> Option<Kind> {
    Some(match KINDS.find(hash)? {
        0 => Kind::Company,
        1 => Kind::Organisation,
        3 => Kind::Site,
        _ => Kind::Place,
    })
}
