//! The features of a character of Chinese, Japanese or Korean, as hashes: characters
//! and words of characters around it, what the lexicon has there.

use super::classes;
use super::features::feature;
use super::model::{NameModel, phrase_hash};
use crate::extract::tokens::{TokenKind, Tokens};

/// Longest name that is looked up, in characters.
const MAX_PHRASE: usize = 10;
/// Longest word of characters that is read, to each side.
const MAX_WORD: usize = 12;

/// What the features of a run of tokens are read from.
pub struct CharacterReader<'a> {
    tokens: &'a Tokens<'a>,
    /// First token of the run, and the one after the last.
    run: (usize, usize),
    /// Of each token: classes of the longest name over it, its place in that name.
    phrases: Vec<(u8, u8)>,
    /// Of each token: the classes of its character.
    classes: Vec<u8>,
}

impl<'a> CharacterReader<'a> {
    /// Reads the run of tokens from `run.0` up to `run.1`.
    pub fn new(
        tokens: &'a Tokens<'a>,
        run: (usize, usize),
        model: &NameModel,
    ) -> CharacterReader<'a> {
        let mut phrases = vec![(0u8, 0u8); run.1 - run.0];
        let list = &tokens.tokens;
        let mut covered = run.0;
        for at in run.0..run.1 {
            let mut hash = 0;
            let mut longest = None;
            let end = run.1.min(at + MAX_PHRASE);
            for (last, token) in list.iter().enumerate().take(end).skip(at) {
                if token.kind != TokenKind::Character || (last > at && token.is_spaced) {
                    break;
                }
                hash = phrase_hash(hash, token.hash);
                let class = model.phrase(hash);
                if class != 0 && last > at {
                    longest = Some((last, class));
                }
            }
            if let Some((last, class)) = longest.filter(|(last, _)| *last >= covered) {
                for inside in at.max(covered)..=last {
                    let place = u8::from(inside == at) | u8::from(inside == last) << 1;
                    phrases[inside - run.0] = (class, place);
                }
                covered = last + 1;
            }
        }
        let classes_of = |at: usize| match list[at].kind {
            TokenKind::Character => model.word(list[at].hash).classes,
            _ => 0,
        };
        CharacterReader {
            tokens,
            run,
            phrases,
            classes: (run.0..run.1).map(classes_of).collect(),
        }
    }

    /// The classes of the character `by` tokens from `at`; 0 outside the run.
    fn classes(&self, at: usize, by: isize) -> u32 {
        let at = at.checked_add_signed(by);
        at.and_then(|at| self.classes.get(at.checked_sub(self.run.0)?))
            .map_or(0, |&classes| u32::from(classes))
    }

    fn hash(&self, at: Option<usize>) -> u32 {
        at.filter(|at| (self.run.0..self.run.1).contains(at))
            .map_or(1, |at| self.tokens.tokens[at].hash)
    }

    fn starts_word(&self, at: usize) -> bool {
        at <= self.run.0
            || at >= self.run.1
            || self.tokens.tokens[at].is_spaced
            || self.is_mark(at)
            || self.is_mark(at - 1)
    }

    fn is_mark(&self, at: usize) -> bool {
        self.tokens.tokens[at].kind == TokenKind::Mark
    }

    /// What kind of character it is.
    fn kind(&self, at: Option<usize>) -> u32 {
        let Some(at) = at.filter(|at| (self.run.0..self.run.1).contains(at)) else {
            return 0;
        };
        match self.tokens.tokens[at].kind {
            TokenKind::Mark | TokenKind::Possessive => 1,
            TokenKind::Number => 2,
            TokenKind::Word => 3,
            TokenKind::Character => match self.tokens.of(at).chars().next() {
                Some('가'..='힣') => 4,
                Some('\u{3040}'..='\u{30ff}') => 5,
                Some(
                    '〇' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十',
                ) => 6,
                _ => 7,
            },
        }
    }

    /// Gives the template and the value of each feature of token `at`.
    pub fn each(&self, at: usize, add: &mut impl FnMut(u32, u32)) {
        let far = |by: isize| at.checked_add_signed(by);
        let [b3, b2, b1, here, n1, n2, n3] = [-3, -2, -1, 0, 1, 2, 3].map(|by| self.hash(far(by)));
        let kinds = [-2, -1, 0, 1, 2]
            .map(|by| self.kind(far(by)))
            .into_iter()
            .fold(0, |kinds, kind| kinds << 3 | kind);
        add(200, kinds);
        for (place, hash) in [b2, b1, here, n1, n2].into_iter().enumerate() {
            add(201 + place as u32, hash);
        }
        for (place, (one, other)) in [(b2, b1), (b1, here), (here, n1), (n1, n2), (b1, n1)]
            .into_iter()
            .enumerate()
        {
            add(206 + place as u32, phrase_hash(one, other));
        }
        let three = |one, two, three| phrase_hash(phrase_hash(one, two), three);
        let script = self.kind(Some(at)) / 5;
        add(217, script << 1 | u32::from(self.starts_word(at)));
        add(218, script << 1 | u32::from(self.starts_word(at + 1)));
        add(211, three(b1, here, n1));
        add(212, three(b2, b1, here));
        add(213, three(here, n1, n2));
        add(214, three(b3, b2, b1));
        add(215, three(n1, n2, n3));
        // Chinese and Japanese words do not stand apart.
        if !matches!(self.kind(Some(at)), 5..=7) {
            self.word_features(at, add);
        } else {
            self.class_features(at, add);
        }
        let phrase = |at: Option<usize>| {
            at.and_then(|at| self.phrases.get(at.checked_sub(self.run.0)?))
                .copied()
                .unwrap_or_default()
        };
        let (class, place) = phrase(Some(at));
        add(230, u32::from(class) << 2 | u32::from(place));
        add(231, u32::from(phrase(far(-1)).0));
        add(232, u32::from(phrase(far(1)).0));
        let is_surname = |by| self.classes(at, by) & u32::from(classes::SURNAME) != 0;
        let surnames = [-2, -1, 0, 1]
            .into_iter()
            .fold(0, |bits, by| bits << 1 | u32::from(is_surname(by)));
        add(234, surnames);
        add(235, surnames << 15 | kinds);
        add(236, phrase_hash(surnames, n1));
        add(237, phrase_hash(surnames, n2));
        add(238, phrase_hash(surnames, n3));
        for bit in 0..8 {
            if class >> bit & 1 != 0 {
                add(233, bit << 2 | u32::from(place));
            }
        }
    }

    /// What the characters around do in names: those that write the sounds of foreign
    /// ones, that end those of places and organisations, that are in none.
    fn class_features(&self, at: usize, add: &mut impl FnMut(u32, u32)) {
        /// As far as sounds are counted and the end of a name is looked for.
        const FAR: isize = 5;
        let of = |by| self.classes(at, by);
        let far = |by| self.hash(at.checked_add_signed(by));
        let [b2, b1, here, n1, n2] = [-2, -1, 0, 1, 2].map(of);
        add(240, here);
        add(241, b1 << 8 | here);
        add(242, here << 8 | n1);
        add(243, (b1 << 8 | here) << 8 | n1);
        add(244, (here << 8 | n1) << 8 | n2);
        add(245, (b2 << 8 | b1) << 8 | here);
        let is_sound = |by| of(by) & u32::from(classes::SOUND) != 0;
        let before = (1..=FAR).take_while(|by| is_sound(-by)).count();
        let after = (1..=FAR).take_while(|&by| is_sound(by)).count();
        let sounds = u32::from(is_sound(0)) << 6 | (before as u32) << 3 | after as u32;
        add(246, sounds);
        add(247, phrase_hash(sounds, far(1 + after as isize)));
        add(248, phrase_hash(sounds, far(-1 - before as isize)));
        let ends = u32::from(classes::PLACE_HEAD | classes::ORGANISATION_HEAD);
        if let Some(by) = (1..=FAR).find(|&by| of(by) & ends != 0) {
            let end = (of(by) & ends) << 3 | by as u32;
            add(249, end);
            add(250, phrase_hash(by as u32, far(by)));
            add(251, phrase_hash(end, far(-1)));
            add(252, phrase_hash(end, far(0)));
        }
    }

    /// Words that stand apart, as in Korean: where the character lies in its word, the
    /// word's head and tail, the words beside it.
    fn word_features(&self, at: usize, add: &mut impl FnMut(u32, u32)) {
        let (mut first, mut end) = (at, at + 1);
        while at - first < MAX_WORD && !self.starts_word(first) {
            first -= 1;
        }
        while end - at < MAX_WORD && !self.starts_word(end) {
            end += 1;
        }
        let hash_of = |from: usize, to: usize| {
            (from..to).fold(7, |hash, at| phrase_hash(hash, self.hash(Some(at))))
        };
        let (from_start, from_end) = ((at - first).min(5) as u32, (end - 1 - at).min(5) as u32);
        add(220, from_start << 3 | from_end);
        add(221, hash_of(first, at + 1));
        add(222, hash_of(at, end));
        add(223, phrase_hash(hash_of(first, end), from_start));
        add(
            224,
            phrase_hash(hash_of((end - 1).max(first), end), from_end),
        );
        add(
            225,
            phrase_hash(hash_of(end.saturating_sub(2).max(first), end), from_end),
        );
        let next_end = (end..self.run.1.min(end + 4))
            .skip(1)
            .find(|&at| self.starts_word(at))
            .unwrap_or(self.run.1.min(end + 4));
        add(
            226,
            phrase_hash(hash_of(end.min(next_end), next_end), from_end),
        );
        if let Some(before) = first.checked_sub(2).filter(|before| *before >= self.run.0) {
            add(227, phrase_hash(hash_of(before, first), from_start));
        }
    }

    /// Puts the features of token `at`, mixed, into `out`.
    pub fn read(&self, at: usize, out: &mut Vec<u32>) {
        out.clear();
        self.each(at, &mut |template, value| {
            out.push(feature(template, value))
        });
    }
}

/// The runs of tokens with characters: sentences, cut where they are long.
pub fn character_runs(tokens: &Tokens<'_>) -> Vec<(usize, usize)> {
    /// No run is longer, in tokens.
    const MAX_RUN: usize = 400;
    let list = &tokens.tokens;
    let mut runs = Vec::new();
    let mut first = 0;
    let mut has_character = false;
    for at in 0..=list.len() {
        let breaks = at == list.len()
            || list[at].opens_sentence
            || list[at].opens_line
            || at - first >= MAX_RUN;
        if breaks {
            if has_character {
                runs.push((first, at));
            }
            first = at;
            has_character = false;
        }
        has_character |= list
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Character);
    }
    runs
}
