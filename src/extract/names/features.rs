//! The features of a token that may be part of a name, as hashes.
//!
//! Words, shapes, affixes, word clusters and lexicon classes around it, after
//! Ratinov and Roth, "Design challenges and misconceptions in named entity
//! recognition" (2009), with clusters at three grains.

use super::model::{NameModel, WordFacts, phrase_hash};
use super::page::{Page, Setting};
use super::table::mix;
use crate::extract::tokens::{Case, Token, TokenKind, Tokens};

/// Longest phrase that is looked up, in tokens.
const MAX_PHRASE: usize = 7;

/// Parts of the features that can be left out, to see what they are worth.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    /// Word clusters.
    pub clusters: bool,
    /// Word classes and phrases.
    pub lexicons: bool,
}

/// All of them.
pub const ALL_PARTS: Parts = Parts {
    clusters: true,
    lexicons: true,
};

/// What the features of a run are read from.
pub struct RunReader<'a> {
    tokens: &'a [Token],
    text: &'a str,
    page: &'a Page,
    /// First token of the run, and the one after the last.
    run: (usize, usize),
    /// Of the tokens from `first` on.
    facts: &'a [WordFacts],
    first: usize,
    /// Of the run's tokens: classes and places of the phrases over them.
    phrases: Vec<[u8; 2]>,
    parts: Parts,
}

/// The key of a feature.
pub fn feature(template: u32, value: u32) -> u32 {
    mix(value ^ template.wrapping_mul(0x9e37_79b1))
}

fn pair(one: u32, other: u32) -> u32 {
    one.rotate_left(11).wrapping_mul(0x85eb_ca6b) ^ other
}

impl<'a> RunReader<'a> {
    /// Reads the run of tokens from `run.0` up to `run.1`.
    pub fn new(
        tokens: &'a Tokens<'_>,
        page: &'a Page,
        run: (usize, usize),
        facts: &'a [WordFacts],
        model: &NameModel,
        parts: Parts,
    ) -> RunReader<'a> {
        let mut reader = RunReader {
            tokens: &tokens.tokens,
            text: tokens.text,
            page,
            run,
            facts,
            first: run.0.saturating_sub(2),
            phrases: vec![[0; 2]; run.1 - run.0],
            parts,
        };
        if parts.lexicons {
            reader.find_phrases(model);
        }
        reader
    }

    /// Marks each token with the classes of the phrases over it: those of one
    /// token, and those of the longest of several.
    fn find_phrases(&mut self, model: &NameModel) {
        let (start, end) = self.run;
        let mut covered = start;
        for at in start..end {
            if self.tokens[at].kind == TokenKind::Mark {
                continue;
            }
            let mut hash = 0;
            let mut longest = None;
            for last in at..end.min(at + MAX_PHRASE) {
                hash = phrase_hash(hash, self.tokens[last].hash);
                let found = model.phrase(hash);
                if found == 0 {
                    continue;
                }
                if last == at {
                    self.phrases[at - start][0] = found;
                } else {
                    longest = Some((last, found));
                }
            }
            if let Some((last, found)) = longest.filter(|(last, _)| *last >= covered) {
                for inside in at..=last {
                    if inside >= covered {
                        self.phrases[inside - start][1] = found;
                    }
                }
                covered = last + 1;
            }
        }
    }

    fn facts(&self, at: Option<usize>) -> WordFacts {
        at.and_then(|at| self.facts.get(at.checked_sub(self.first)?))
            .copied()
            .unwrap_or_default()
    }

    /// The hash of the word at `at`; of the edge of the text where there is none.
    fn word(&self, at: Option<usize>) -> u32 {
        at.and_then(|at| self.tokens.get(at))
            .map_or(1, |token| token.hash)
    }

    fn shape(&self, at: Option<usize>) -> u32 {
        let Some(token) = at.and_then(|at| self.tokens.get(at)) else {
            return 15;
        };
        match (token.kind, token.case) {
            (TokenKind::Word, Case::Lower) => 0,
            (TokenKind::Word, Case::Capital) => 1,
            (TokenKind::Word, Case::Upper) => 2,
            (TokenKind::Word, Case::Initial) => 3,
            (TokenKind::Word, Case::Mixed) => 4,
            (TokenKind::Number, _) => 5,
            (TokenKind::Possessive, _) => 6,
            (TokenKind::Character, _) => 7,
            (TokenKind::Mark, _) => 8 + u32::from(token.is_spaced),
        }
    }

    fn is_capital(&self, at: usize) -> bool {
        self.tokens[at].kind == TokenKind::Word && self.tokens[at].case != Case::Lower
    }

    /// The nearest edges of a row of capitals with no filler in it around `at`.
    fn row(&self, at: usize) -> (usize, usize) {
        let (mut first, mut last) = (at, at);
        let goes_on = |at: usize| {
            self.is_capital(at)
                || (self.tokens[at].kind == TokenKind::Mark && !self.tokens[at].is_spaced)
                || (self.tokens[at].kind == TokenKind::Word && !self.tokens[at].is_spaced)
        };
        while first > self.run.0 && at - first < 8 && goes_on(first - 1) {
            first -= 1;
        }
        while last + 1 < self.run.1 && last - at < 8 && goes_on(last + 1) {
            last += 1;
        }
        (first, last)
    }

    /// Puts the features of token `at`, mixed, into `out`.
    pub fn read(&self, at: usize, out: &mut Vec<u32>) {
        out.clear();
        self.each(at, &mut |template, value| {
            out.push(feature(template, value))
        });
    }

    /// Gives the template and the value of each feature of token `at`.
    pub fn each(&self, at: usize, add: &mut impl FnMut(u32, u32)) {
        let token = &self.tokens[at];
        let before = at.checked_sub(1);
        let before2 = at.checked_sub(2);
        let (next, next2) = (Some(at + 1), Some(at + 2));
        let here = Some(at);
        let word = token.hash;
        let shape = self.shape(here);
        let setting = self.page.setting(at);
        let opens = u32::from(token.opens_sentence || token.opens_line);
        add(0, shape | opens << 4 | (setting as u32) << 5);
        add(1, word);
        add(2, pair(word, shape | (setting as u32) << 5));
        add(3, self.word(before));
        add(4, self.word(next));
        add(5, pair(3, self.word(before2)));
        add(6, pair(4, self.word(next2)));
        add(7, pair(self.word(before), word));
        add(8, pair(word, self.word(next)));
        let shapes = self.shape(before) << 8 | shape << 4 | self.shape(next);
        add(9, shapes | opens << 12);
        add(
            10,
            shapes | self.shape(before2) << 12 | self.shape(next2) << 16 | opens << 20,
        );
        add(11, pair(shape, self.word(before)));
        add(12, pair(shape, self.word(next)));

        // A word that is also in lower case, or with a capital inside a sentence.
        let elsewhere =
            u32::from(self.page.has_lower(word)) | u32::from(self.page.has_capital(word)) << 1;
        add(
            13,
            elsewhere | opens << 2 | shape << 3 | (setting as u32) << 7,
        );

        // The same word twice: a signature before a greeting.
        let is_doubled = |at| u32::from(self.word(at) == word && token.case == Case::Capital);
        let doubled = is_doubled(before) | is_doubled(next) << 1;
        if doubled != 0 {
            add(14, doubled);
        }

        self.read_affixes(token, add);
        self.read_row(at, setting, add);
        if self.parts.clusters {
            self.read_clusters(at, add);
            self.read_profiles(at, shape, add);
        }
        if self.parts.lexicons {
            self.read_lexicons(at, shape, add);
        }
    }

    fn read_affixes(&self, token: &Token, add: &mut impl FnMut(u32, u32)) {
        if token.kind != TokenKind::Word {
            return;
        }
        let word = token.span.of(self.text).as_bytes();
        let mut hash = 0x811c_9dc5_u32;
        for (n, byte) in word.iter().take(4).enumerate() {
            hash = (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193);
            if n >= 1 {
                add(20 + n as u32, hash);
            }
        }
        hash = 0x811c_9dc5;
        for (n, byte) in word.iter().rev().take(5).enumerate() {
            hash = (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193);
            if n >= 1 {
                add(24 + n as u32, hash);
            }
        }
        let has_digit = u32::from(word.iter().any(u8::is_ascii_digit));
        add(30, word.len().min(12) as u32 | has_digit << 4);
    }

    /// The row of capitals around: its length, its first and last word.
    fn read_row(&self, at: usize, setting: Setting, add: &mut impl FnMut(u32, u32)) {
        let (first, last) = self.row(at);
        let n_tokens = (last - first).min(5) as u32;
        let from_start = (at - first).min(3) as u32;
        let from_end = (last - at).min(3) as u32;
        add(
            31,
            n_tokens << 4 | from_start << 2 | from_end | (setting as u32) << 8,
        );
        if last != at {
            add(32, pair(from_end, self.word(Some(last))));
            let facts = self.facts(Some(last));
            add(33, from_end << 8 | u32::from(facts.classes) << 12);
            if self.parts.clusters {
                add(34, u32::from(facts.coarse) << 2 | from_end);
            }
        }
        if first != at {
            add(35, pair(from_start, self.word(Some(first))));
            let facts = self.facts(Some(first));
            if self.parts.clusters {
                add(36, u32::from(facts.coarse) << 2 | from_start);
            }
        }
        // What stands before and after the row.
        let outside = (first.checked_sub(1), Some(last + 1));
        add(37, self.word(outside.0));
        add(38, self.word(outside.1));
        if self.parts.clusters {
            add(39, u32::from(self.facts(outside.0).coarse));
            add(40, u32::from(self.facts(outside.1).coarse));
        }
    }

    fn read_clusters(&self, at: usize, add: &mut impl FnMut(u32, u32)) {
        let mut around = [WordFacts::default(); 5];
        for (offset, facts) in around.iter_mut().enumerate() {
            *facts = self.facts((at + offset).checked_sub(2));
        }
        for (offset, facts) in around.iter().enumerate() {
            let place = 50 + offset as u32 * 4;
            let unknown = u32::from(facts.cluster == 0);
            if offset.abs_diff(2) <= 1 {
                add(place, u32::from(facts.cluster) | unknown << 16);
            }
            add(place + 1, u32::from(facts.coarse));
            add(place + 2, u32::from(facts.coarser));
        }
        let shape = self.shape(Some(at));
        let [before2, before, here, next, next2] = around;
        add(71, u32::from(here.cluster) << 4 | shape);
        add(72, u32::from(before.coarse) << 16 | u32::from(here.coarse));
        add(73, u32::from(here.coarse) << 16 | u32::from(next.coarse));
        add(
            74,
            u32::from(before.coarser) << 16
                | u32::from(here.coarser) << 8
                | u32::from(next.coarser),
        );
        add(
            75,
            u32::from(before2.coarser) << 16
                | u32::from(before.coarser) << 8
                | u32::from(here.coarser),
        );
        add(
            76,
            u32::from(here.coarser) << 16 | u32::from(next.coarser) << 8 | u32::from(next2.coarser),
        );
        add(
            77,
            u32::from(here.coarse) << 8 | shape << 4 | self.shape(at.checked_sub(1)),
        );
        add(
            78,
            u32::from(here.coarse) << 8 | shape << 4 | self.shape(Some(at + 1)),
        );
    }

    /// What the words are by their vectors: grades of each kind, and together.
    fn read_profiles(&self, at: usize, shape: u32, add: &mut impl FnMut(u32, u32)) {
        let mut around = [WordFacts::default(); 5];
        for (offset, facts) in around.iter_mut().enumerate() {
            *facts = self.facts((at + offset).checked_sub(2));
        }
        for (offset, facts) in around.iter().enumerate() {
            let place = offset as u32;
            if facts.cluster == 0 {
                add(100, place);
                continue;
            }
            let profile = u32::from(facts.profile);
            add(101, place << 16 | profile);
            for kind in 0..6 {
                let grade = profile >> (2 * kind) & 3;
                add(102, place << 8 | kind << 4 | grade);
            }
        }
        let of = |place: usize| {
            let facts = around[place];
            // The highest grades alone, so that pairs stay few.
            let mut high = u32::from(facts.cluster == 0);
            for kind in 0..6 {
                high |= u32::from(facts.profile >> (2 * kind + 1) & 1) << (kind + 1);
            }
            high
        };
        let (before, here, next) = (of(1), of(2), of(3));
        add(103, before << 8 | here);
        add(104, here << 8 | next);
        add(105, before << 16 | here << 8 | next);
        add(106, here << 8 | shape << 4 | self.shape(Some(at + 1)));
        add(107, here << 8 | shape << 4 | self.shape(at.checked_sub(1)));
        let opens = u32::from(self.tokens[at].opens_sentence || self.tokens[at].opens_line);
        let setting = self.page.setting(at) as u32;
        add(108, here << 16 | shape << 4 | opens << 3 | setting);
        let (first, last) = self.row(at);
        let outer = self.facts(Some(last));
        if last != at {
            add(
                109,
                u32::from(outer.profile) << 2 | (last - at).min(3) as u32,
            );
        }
        if first != at {
            add(
                110,
                u32::from(self.facts(Some(first)).profile) << 2 | (at - first).min(3) as u32,
            );
        }
    }

    fn read_lexicons(&self, at: usize, shape: u32, add: &mut impl FnMut(u32, u32)) {
        let [before, here, next] =
            [at.checked_sub(1), Some(at), Some(at + 1)].map(|at| u32::from(self.facts(at).classes));
        add(80, here << 4 | shape);
        add(81, before << 8 | here);
        add(82, here << 8 | next);
        add(83, before << 16 | here << 8 | next);
        for bit in 0..8 {
            if here >> bit & 1 != 0 {
                add(84, bit);
            }
            if before >> bit & 1 != 0 {
                add(85, bit << 4 | shape);
            }
            if next >> bit & 1 != 0 {
                add(86, bit << 4 | shape);
            }
        }
        let place = at - self.run.0;
        let of = |place: Option<usize>| {
            place
                .and_then(|place| self.phrases.get(place))
                .copied()
                .unwrap_or_default()
        };
        let [single, long] = of(Some(place));
        let left = of(place.checked_sub(1))[1];
        let right = of(Some(place + 1))[1];
        let edge = u32::from(left == long) | u32::from(right == long) << 1;
        add(87, u32::from(single) << 8 | here);
        add(88, u32::from(long) << 2 | edge);
        for bit in 0..8 {
            if single >> bit & 1 != 0 {
                add(89, bit << 4 | shape);
            }
            if long >> bit & 1 != 0 {
                add(90, bit << 4 | edge);
            }
        }
    }
}
