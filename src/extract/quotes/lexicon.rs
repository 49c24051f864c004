//! The words that quotations rest on, found by their hashes.

use std::sync::LazyLock;

use super::classes::{self, Class};
use crate::extract::tokens::hash_of;
use crate::extract::{MediumKind, SpeechAct, VoiceKind};

/// What a verb may have beside it; see `data/quotes/verbs.tsv`.
pub mod pattern {
    /// A set of patterns.
    pub type Patterns = u32;
    pub const THAT: Patterns = 1;
    pub const ZERO: Patterns = 1 << 1;
    pub const MARK: Patterns = 1 << 2;
    pub const WH: Patterns = 1 << 3;
    pub const INFINITIVE: Patterns = 1 << 4;
    pub const PERSON: Patterns = 1 << 5;
    pub const ORDER: Patterns = 1 << 6;
    pub const PHRASE: Patterns = 1 << 7;
    pub const FOR: Patterns = 1 << 8;
    pub const OF: Patterns = 1 << 9;
    pub const NAME: Patterns = 1 << 10;
    pub const ACCUSE: Patterns = 1 << 11;
    pub const OUT: Patterns = 1 << 12;
    pub const TO: Patterns = 1 << 13;
    pub const COURT: Patterns = 1 << 14;
    pub const ON: Patterns = 1 << 15;
    pub const MARKED: Patterns = 1 << 16;
    pub const POLL: Patterns = 1 << 17;
}
use pattern::Patterns;

/// The form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Base,
    Third,
    Past,
    Participle,
    Ing,
}

/// A verb that reports.
#[derive(Clone, Copy, Debug)]
pub struct Verb {
    pub act: SpeechAct,
    pub is_loaded: bool,
    pub patterns: Patterns,
}

/// What the lexicon knows of a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// The classes it belongs to.
    pub class: Class,
    /// A number of a verb and its form.
    verb: Option<(u16, Form)>,
    /// The sort of medium it names.
    pub medium: Option<MediumKind>,
    /// The sort of source it names.
    pub voice: Option<VoiceKind>,
    /// What a reporting noun makes of what is reported.
    pub claim: Option<SpeechAct>,
}

/// All word lists in one table.
pub struct Lexicon {
    slots: Vec<(u32, u16)>,
    words: Vec<Word>,
    verbs: Vec<Verb>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

/// The word lists.
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    /// The number of the word with this hash; 0 for one that is in no list.
    #[inline]
    pub fn find(&self, hash: u32) -> u16 {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let (key, word) = self.slots[at];
            if word == 0 || key == hash {
                return word;
            }
            at = (at + 1) & mask;
        }
    }

    /// The word with this number.
    #[inline]
    pub fn word(&self, number: u16) -> &Word {
        &self.words[number as usize]
    }

    /// The verb that a word is a form of.
    pub fn verb(&self, number: u16) -> Option<(Verb, Form)> {
        let (verb, form) = self.word(number).verb?;
        Some((self.verbs[verb as usize], form))
    }

    fn new() -> Lexicon {
        let mut lexicon = Lexicon {
            slots: vec![(0, 0); 1 << 13],
            words: vec![Word::default()],
            verbs: Vec::new(),
        };
        for (class, words) in rows(include_str!("../data/quotes/words.tsv")) {
            for word in words.split(' ') {
                lexicon.entry(word).class |= classes::named(class);
            }
        }
        for (base, rest) in rows(include_str!("../data/quotes/verbs.tsv")) {
            lexicon.add_verb(base, rest);
        }
        for (noun, rest) in rows(include_str!("../data/quotes/nouns.tsv")) {
            let (class, kind) = rest.split_once('\t').unwrap_or((rest, ""));
            for word in [noun.to_owned(), plural(noun)] {
                lexicon.add_noun(&word, class, kind);
            }
        }
        lexicon
    }

    fn add_verb(&mut self, base: &str, rest: &str) {
        let mut cells = rest.split('\t');
        let irregular = cells.next().unwrap_or_default();
        let act = act(cells.next().unwrap_or_default());
        let is_loaded = cells.next() == Some("loaded");
        let patterns = cells.next().unwrap_or_default();
        let patterns = patterns
            .split(' ')
            .fold(0, |all, name| all | pattern_of(name));
        let number = self.verbs.len() as u16;
        self.verbs.push(Verb {
            act,
            is_loaded,
            patterns,
        });
        let mut irregular = irregular.split('/').map(|form| form.trim_matches('-'));
        let mut form = |regular: String| match irregular.next() {
            Some("") | None => regular,
            Some(form) => form.to_owned(),
        };
        let past = form(past(base));
        let participle = form(past.clone());
        let ing = form(ing(base));
        for (word, form) in [
            (base.to_owned(), Form::Base),
            (third(base), Form::Third),
            (participle, Form::Participle),
            (past, Form::Past),
            (ing, Form::Ing),
        ] {
            let entry = self.entry(&word);
            entry.class |= classes::VERB;
            if entry.verb.is_none_or(|(known, _)| known == number) {
                entry.verb = Some((number, form));
            }
        }
    }

    fn add_noun(&mut self, word: &str, class: &str, kind: &str) {
        let entry = self.entry(word);
        match class {
            "voice" => {
                entry.class |= classes::VOICE;
                entry.voice = entry.voice.or(Some(voice(kind)));
            }
            "claim" => {
                entry.class |= classes::CLAIM;
                entry.claim = Some(act(kind));
            }
            _ => {
                entry.class |= match class {
                    "medium" => classes::MEDIUM | classes::DOCUMENT,
                    "site" => classes::MEDIUM | classes::SITE,
                    _ => classes::MEDIUM,
                };
                entry.medium = entry.medium.or(Some(medium(kind)));
            }
        }
    }

    fn entry(&mut self, word: &str) -> &mut Word {
        let hash = hash_of(word);
        let number = self.find(hash);
        if number != 0 {
            return &mut self.words[number as usize];
        }
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at].1 != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = (hash, self.words.len() as u16);
        self.words.push(Word::default());
        self.words.last_mut().expect("one was pushed")
    }
}

fn rows(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
}

fn third(base: &str) -> String {
    if base.ends_with(['s', 'x', 'z']) || base.ends_with("sh") || base.ends_with("ch") {
        format!("{base}es")
    } else if let Some(stem) = base.strip_suffix('y')
        && !stem.ends_with(['a', 'e', 'o'])
    {
        format!("{stem}ies")
    } else {
        format!("{base}s")
    }
}

fn plural(noun: &str) -> String {
    third(noun)
}

fn past(base: &str) -> String {
    if base.ends_with('e') {
        format!("{base}d")
    } else if let Some(stem) = base.strip_suffix('y')
        && !stem.ends_with(['a', 'e', 'o'])
    {
        format!("{stem}ied")
    } else {
        format!("{base}ed")
    }
}

fn ing(base: &str) -> String {
    match base.strip_suffix('e') {
        Some(stem) if !stem.ends_with('e') => format!("{stem}ing"),
        _ => format!("{base}ing"),
    }
}

fn pattern_of(name: &str) -> Patterns {
    match name {
        "that" => pattern::THAT,
        "zero" => pattern::ZERO,
        "mark" => pattern::MARK,
        "wh" => pattern::WH,
        "inf" => pattern::INFINITIVE,
        "person" => pattern::PERSON,
        "order" => pattern::ORDER,
        "np" => pattern::PHRASE,
        "for" => pattern::FOR,
        "of" => pattern::OF,
        "name" => pattern::NAME,
        "accuse" => pattern::ACCUSE,
        "out" => pattern::OUT,
        "to" => pattern::TO,
        "court" => pattern::COURT,
        "on" => pattern::ON,
        "marked" => pattern::MARKED,
        "poll" => pattern::POLL,
        _ => 0,
    }
}

fn act(name: &str) -> SpeechAct {
    let named = SpeechAct::ALL.into_iter().find(|act| act.name() == name);
    named.unwrap_or(SpeechAct::Say)
}

fn medium(name: &str) -> MediumKind {
    let named = MediumKind::ALL.into_iter().find(|kind| kind.name() == name);
    named.unwrap_or(MediumKind::Report)
}

fn voice(name: &str) -> VoiceKind {
    use VoiceKind::*;
    let kinds = [Named, Media, Official, Witness, Expert, Document, Unnamed];
    let named = kinds.into_iter().find(|kind| kind.name() == name);
    named.unwrap_or(Unnamed)
}
