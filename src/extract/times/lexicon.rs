//! The words that expressions of time are made of, by language.

use std::sync::LazyLock;

use crate::extract::tokens::hash_of;
use crate::text::Order;

const WORDS: &str = include_str!("../data/times/words.tsv");

/// What a word is in the grammar of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    None,
    /// Begins with a digit.
    Digits,
    Month,
    ShortMonth,
    Weekday,
    Weekdays,
    ShortWeekday,
    Unit,
    Units,
    Cardinal,
    Tens,
    Ordinal,
    Article,
    Vague,
    Day,
    Tonight,
    Part,
    Parts,
    Edge,
    Noon,
    Season,
    Relative,
    Each,
    Frequency,
    Reference,
    Modifier,
    Fiscal,
    Decade,
    Holiday,
    Quarter,
    Half,
    Prefix,
}

/// A word's class and its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    pub class: Class,
    pub number: u8,
}

impl Word {
    pub const NONE: Word = Word {
        class: Class::None,
        number: 0,
    };
}

/// The languages whose grammar is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    English,
    German,
    French,
    Spanish,
    Other,
}

impl Language {
    /// By a BCP 47 tag; English where nothing is known.
    pub fn of(tag: Option<&str>) -> Language {
        match tag.map(|tag| tag.split('-').next().unwrap_or(tag)) {
            None | Some("en" | "und" | "") => Language::English,
            Some("de") => Language::German,
            Some("fr") => Language::French,
            Some("es") => Language::Spanish,
            Some(_) => Language::Other,
        }
    }
}

/// The words of one language: sorted by hash, with a filter before them.
pub struct Lexicon {
    words: Vec<(u32, Word)>,
    filter: Vec<u64>,
}

impl Lexicon {
    fn new(language: &str) -> Lexicon {
        let mut words = Vec::new();
        for line in WORDS.lines() {
            let mut cells = line.split('\t');
            if cells.next() != Some(language) {
                continue;
            }
            let class = class_of(cells.next().unwrap_or(""));
            let number = cells.next().and_then(|cell| cell.parse().ok()).unwrap_or(0);
            let row = cells.next().unwrap_or("").split(' ');
            words.extend(row.map(|word| (hash_of(word), Word { class, number })));
        }
        words.order_by_key(|(hash, _)| *hash);
        let mut filter = vec![0u64; 256];
        for (hash, _) in &words {
            filter[(hash >> 6 & 255) as usize] |= 1 << (hash & 63);
        }
        Lexicon { words, filter }
    }

    /// The word of a hash.
    #[inline]
    pub fn word(&self, hash: u32) -> Word {
        if self.filter[(hash >> 6 & 255) as usize] & (1 << (hash & 63)) == 0 {
            return Word::NONE;
        }
        match self.words.binary_search_by_key(&hash, |(hash, _)| *hash) {
            Ok(place) => self.words[place].1,
            Err(_) => Word::NONE,
        }
    }
}

/// The words of a language.
pub fn lexicon(language: Language) -> &'static Lexicon {
    static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new("en"));
    static GERMAN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new("de"));
    static FRENCH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new("fr"));
    static SPANISH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new("es"));
    static OTHER: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new("other"));
    match language {
        Language::English => &ENGLISH,
        Language::German => &GERMAN,
        Language::French => &FRENCH,
        Language::Spanish => &SPANISH,
        Language::Other => &OTHER,
    }
}

fn class_of(name: &str) -> Class {
    match name {
        "month" => Class::Month,
        "short_month" => Class::ShortMonth,
        "weekday" => Class::Weekday,
        "weekdays" => Class::Weekdays,
        "short_weekday" => Class::ShortWeekday,
        "unit" => Class::Unit,
        "units" => Class::Units,
        "cardinal" => Class::Cardinal,
        "tens" => Class::Tens,
        "ordinal" => Class::Ordinal,
        "article" => Class::Article,
        "vague" => Class::Vague,
        "day" => Class::Day,
        "tonight" => Class::Tonight,
        "part" => Class::Part,
        "parts" => Class::Parts,
        "edge" => Class::Edge,
        "noon" => Class::Noon,
        "season" => Class::Season,
        "relative" => Class::Relative,
        "each" => Class::Each,
        "frequency" => Class::Frequency,
        "reference" => Class::Reference,
        "modifier" => Class::Modifier,
        "fiscal" => Class::Fiscal,
        "decade" => Class::Decade,
        "holiday" => Class::Holiday,
        "quarter" => Class::Quarter,
        "half" => Class::Half,
        "prefix" => Class::Prefix,
        _ => Class::None,
    }
}
