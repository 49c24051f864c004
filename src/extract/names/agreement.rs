//! What a clipping says of a name in other places: its type by all of them together,
//! and the names that short forms and acronyms stand for.

use super::classes;
use super::labels::{N_WEIGHTS, Position, TYPES, label};
use super::model::{NameModel, phrase_hash};
use super::tagger::{TaggedName, TaggedRun};
use crate::extract::tokens::{Case, Token, TokenKind, Tokens};
use crate::text::Order;

/// A name is sure where its scores together are this far above those of another type.
const SURE: i32 = 40;

/// The names of a clipping by the hash of their words.
#[derive(Default)]
pub(super) struct Agreement {
    /// Hash, number of the type, whether it is sure: sorted by hash, each once.
    names: Vec<(u32, u8, bool)>,
    /// Hashes of the words of people's names of several words, sorted.
    people: Vec<u32>,
}

impl Agreement {
    /// Reads the names of all runs.
    pub(super) fn new(
        tokens: &Tokens<'_>,
        runs: &[TaggedRun],
        names_of_run: impl Fn(&TaggedRun) -> Vec<TaggedName>,
        model: &NameModel,
    ) -> Agreement {
        let mut votes: Vec<(u32, [i32; TYPES.len()])> = Vec::new();
        let mut people = Vec::new();
        for run in runs {
            for name in names_of_run(run) {
                let scores = type_scores(run, name);
                votes.push((hash_of_tokens(tokens, name), scores));
                if let Some(acronym) = acronym_after(tokens, name) {
                    votes.push((acronym, scores));
                }
                if name.type_number == 0 && name.first < name.last {
                    people.extend(
                        words_of(tokens, name)
                            .iter()
                            .filter(|token| is_name_word(token, model))
                            .map(|token| token.hash),
                    );
                }
            }
        }
        votes.order_by_key(|(hash, _)| *hash);
        let mut names: Vec<(u32, u8, bool)> = Vec::new();
        for same in votes.chunk_by(|one, other| one.0 == other.0) {
            let mut sums = [0i32; TYPES.len()];
            for (_, scores) in same {
                for (sum, score) in sums.iter_mut().zip(scores) {
                    *sum = sum.saturating_add(*score);
                }
            }
            let best = (0..TYPES.len())
                .rev()
                .max_by_key(|&at| sums[at])
                .unwrap_or(0);
            let second = (0..TYPES.len())
                .filter(|&at| at != best)
                .map(|at| sums[at])
                .max()
                .unwrap_or(0);
            let is_sure = sums[best].saturating_sub(second.max(0)) >= SURE;
            names.push((same[0].0, best as u8, is_sure));
        }
        people.order();
        people.dedup();
        Agreement { names, people }
    }

    fn find(&self, hash: u32) -> Option<&(u32, u8, bool)> {
        let at = self.names.binary_search_by_key(&hash, |name| name.0).ok()?;
        self.names.get(at)
    }

    /// The type that all places together give to the name with this hash.
    pub(super) fn type_of(&self, hash: u32) -> Option<u8> {
        self.find(hash).map(|name| name.1)
    }

    /// The type, where the places are sure that it is a name.
    pub(super) fn sure_type_of(&self, hash: u32) -> Option<u8> {
        self.find(hash).filter(|name| name.2).map(|name| name.1)
    }

    /// Whether the word is part of a person's fuller name.
    pub(super) fn is_of_person(&self, hash: u32) -> bool {
        self.people.binary_search(&hash).is_ok()
    }
}

fn words_of<'a>(tokens: &'a Tokens<'_>, name: TaggedName) -> &'a [Token] {
    &tokens.tokens[name.first as usize..=name.last as usize]
}

/// The hash of the tokens of a name.
pub(super) fn hash_of_tokens(tokens: &Tokens<'_>, name: TaggedName) -> u32 {
    words_of(tokens, name)
        .iter()
        .fold(0, |hash, token| phrase_hash(hash, token.hash))
}

fn is_name_word(token: &Token, model: &NameModel) -> bool {
    let stops = classes::PARTICLE | classes::FUNCTION | classes::TITLE | classes::CALENDAR;
    token.case == Case::Capital && model.word(token.hash).classes & stops == 0
}

/// How well each type goes with the words of a name where it stands.
fn type_scores(run: &TaggedRun, name: TaggedName) -> [i32; TYPES.len()] {
    let mut scores = [0; TYPES.len()];
    for at in name.first..=name.last {
        let position = match (at == name.first, at == name.last) {
            (true, true) => Position::Only,
            (true, false) => Position::First,
            (false, true) => Position::Last,
            _ => Position::Inner,
        };
        let none = [0; N_WEIGHTS];
        let own = run
            .emissions
            .get(at.saturating_sub(run.run.0) as usize)
            .unwrap_or(&none);
        for (number, score) in scores.iter_mut().enumerate() {
            *score += own[label(number, position) - 1];
        }
    }
    scores
}

/// The hash of the acronym in brackets after a name, where its letters begin the
/// name's words: `African Union (AU)`.
fn acronym_after(tokens: &Tokens<'_>, name: TaggedName) -> Option<u32> {
    let list = &tokens.tokens;
    let after = name.last as usize + 1;
    let acronym = list.get(after + 1)?;
    let is_in_brackets = list.get(after)?.kind == TokenKind::Mark
        && tokens.of(after) == "("
        && acronym.case == Case::Upper
        && list
            .get(after + 2)
            .is_some_and(|_| tokens.of(after + 2) == ")");
    if !is_in_brackets {
        return None;
    }
    let mut letters = tokens.of(after + 1).chars().filter(|c| c.is_uppercase());
    let mut wanted = letters.next()?;
    for at in name.first as usize..=name.last as usize {
        if tokens
            .of(at)
            .chars()
            .next()
            .is_some_and(|c| c.to_uppercase().eq([wanted]))
        {
            match letters.next() {
                Some(letter) => wanted = letter,
                None => return Some(phrase_hash(0, acronym.hash)),
            }
        }
    }
    None
}
