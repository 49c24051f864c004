//! What a whole clipping says of its words: their case elsewhere, lines in capitals.

use super::table::mix;
use crate::extract::tokens::{Case, TokenKind, Tokens};

/// How a sentence is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Setting {
    /// As prose: capitals where a name or the sentence begins.
    #[default]
    Prose,
    /// `Most Words With a Capital`.
    Title,
    /// ALL CAPITALS.
    Capitals,
}

/// The words of a clipping by their case, and how its sentences are set.
pub struct Page {
    lower: Filter,
    capital: Filter,
    /// First token of each sentence or line with its setting.
    settings: Vec<(u32, Setting)>,
}

impl Page {
    /// Reads the tokens once.
    pub fn new(tokens: &Tokens<'_>) -> Page {
        let list = &tokens.tokens;
        let mut lower = Filter::new(list.len());
        let mut capital = Filter::new(list.len());
        let mut settings = Vec::new();
        let mut counts = Counts::default();
        let mut first = 0;
        for (at, token) in list.iter().enumerate() {
            let opens = token.opens_sentence || token.opens_line;
            if opens && at > 0 {
                settings.push((first, counts.setting()));
                counts = Counts::default();
                first = at as u32;
            }
            if token.kind != TokenKind::Word {
                continue;
            }
            let is_long = token.span.n_bytes() > 3;
            match token.case {
                Case::Lower => {
                    lower.insert(token.hash);
                    counts.n_lower += u32::from(is_long);
                }
                Case::Upper => {
                    counts.n_upper += 1;
                    counts.n_capital += u32::from(is_long);
                }
                Case::Capital | Case::Mixed => {
                    counts.n_capital += u32::from(is_long);
                    let follows_mark = at > 0 && list[at - 1].kind == TokenKind::Mark;
                    if !opens && !follows_mark {
                        capital.insert(token.hash);
                    }
                }
                Case::Initial => {}
            }
        }
        settings.push((first, counts.setting()));
        Page {
            lower,
            capital,
            settings,
        }
    }

    /// Whether the word stands in lower case somewhere.
    pub fn has_lower(&self, hash: u32) -> bool {
        self.lower.has(hash)
    }

    /// Whether the word stands with a capital inside a sentence.
    pub fn has_capital(&self, hash: u32) -> bool {
        self.capital.has(hash)
    }

    /// How the sentence or line of token `at` is set.
    pub fn setting(&self, at: usize) -> Setting {
        let place = self
            .settings
            .partition_point(|(first, _)| *first as usize <= at);
        match place.checked_sub(1) {
            Some(place) => self.settings[place].1,
            None => Setting::Prose,
        }
    }
}

#[derive(Default)]
struct Counts {
    n_lower: u32,
    n_capital: u32,
    n_upper: u32,
}

impl Counts {
    fn setting(&self) -> Setting {
        let n_long = self.n_lower + self.n_capital;
        if n_long >= 2 && self.n_lower == 0 && self.n_upper >= 3 {
            Setting::Capitals
        } else if n_long >= 4 && self.n_capital * 10 >= n_long * 7 {
            Setting::Title
        } else {
            Setting::Prose
        }
    }
}

/// A set of hashes that may now and then have one too many (Bloom, 1970).
struct Filter {
    bits: Vec<u64>,
}

impl Filter {
    fn new(n_keys: usize) -> Filter {
        let n_words = (n_keys / 4 + 1).next_power_of_two();
        Filter {
            bits: vec![0; n_words],
        }
    }

    fn place(&self, hash: u32) -> (usize, u64) {
        let hash = mix(hash) as usize;
        ((hash >> 6) & (self.bits.len() - 1), 1 << (hash & 63))
    }

    fn insert(&mut self, hash: u32) {
        let (word, bit) = self.place(hash);
        self.bits[word] |= bit;
    }

    fn has(&self, hash: u32) -> bool {
        let (word, bit) = self.place(hash);
        self.bits[word] & bit != 0
    }
}
