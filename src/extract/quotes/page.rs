//! A clipping's tokens with what quotations are told by.

use super::classes::{self, Class};
use super::lexicon::{Form, Verb, Word, lexicon, pattern};
use super::marks::Region;
use crate::document::{Block, BlockKind, Clipping};
use crate::extract::tokens::hash_of;
use crate::extract::{Case, Entity, EntityType, Facts, Known, Mention, Token, TokenKind, Tokens};

/// What a clipping's tokens are, each looked up once.
pub struct Page<'a> {
    pub tokens: &'a Tokens<'a>,
    pub clipping: &'a Clipping,
    pub facts: &'a Facts,
    /// The lexicon's number of each token's word, 0 for none.
    words: Vec<u16>,
    /// One more than the outermost mention that covers a token, 0 for none.
    mentions: Vec<u32>,
    /// One more than the time expression that covers a token, 0 for none.
    times: Vec<u32>,
}

/// Most tokens of a sentence that only says who spoke.
const MAX_REPORT: usize = 16;

/// Tokens `first..end` that are read as one: a sentence, or several that one pair
/// of marks spans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    pub first: usize,
    pub end: usize,
}

impl<'a> Page<'a> {
    pub fn new(tokens: &'a Tokens<'a>, clipping: &'a Clipping, facts: &'a Facts) -> Page<'a> {
        let lexicon = lexicon();
        let find = |token: &Token| match token.kind {
            // `US` is no pronoun, `IT` no subject.
            TokenKind::Word if token.case == Case::Upper && token.span.n_bytes() <= 3 => 0,
            TokenKind::Word => lexicon.find(token.hash),
            _ => 0,
        };
        let words = tokens.tokens.iter().map(find).collect();
        let mut page = Page {
            tokens,
            clipping,
            facts,
            words,
            mentions: vec![0; tokens.tokens.len()],
            times: vec![0; tokens.tokens.len()],
        };
        let spans = facts.mentions.iter().map(|mention| mention.span);
        page.mentions = cover(tokens, spans);
        let spans = facts.times.iter().map(|time| time.span);
        page.times = cover(tokens, spans);
        page
    }

    pub fn len(&self) -> usize {
        self.tokens.tokens.len()
    }

    pub fn token(&self, at: usize) -> &Token {
        &self.tokens.tokens[at]
    }

    /// The words of a token; nothing behind the last.
    pub fn text(&self, at: usize) -> &'a str {
        let token = self.tokens.tokens.get(at);
        token.map_or("", |token| token.span.of(self.tokens.text))
    }

    pub fn is(&self, at: usize, mark: &str) -> bool {
        at < self.len() && self.text(at) == mark
    }

    pub fn word(&self, at: usize) -> &'static Word {
        lexicon().word(self.words.get(at).copied().unwrap_or(0))
    }

    pub fn class(&self, at: usize) -> Class {
        self.word(at).class
    }

    pub fn has(&self, at: usize, class: Class) -> bool {
        self.class(at) & class != 0
    }

    pub fn verb(&self, at: usize) -> Option<(Verb, Form)> {
        lexicon().verb(*self.words.get(at)?)
    }

    pub fn is_word(&self, at: usize) -> bool {
        at < self.len()
            && matches!(
                self.token(at).kind,
                TokenKind::Word | TokenKind::Number | TokenKind::Character
            )
    }

    pub fn is_capital(&self, at: usize) -> bool {
        at < self.len()
            && self.token(at).kind == TokenKind::Word
            && self.token(at).case != Case::Lower
    }

    /// A hyphen or the like inside what is one word.
    pub fn is_joint(&self, at: usize) -> bool {
        at < self.len()
            && self.token(at).kind == TokenKind::Mark
            && (matches!(self.text(at), "-" | "‑" | "/" | "&" | "." | "’" | "'")
                && !self.token(at).is_spaced
                && at + 1 < self.len()
                && !self.token(at + 1).is_spaced
                || self.is(at, "&")
                || self.is(at, ".") && self.is_abbreviated(at))
    }

    /// The point behind `Mr` or `Sen`, with a name behind it.
    fn is_abbreviated(&self, at: usize) -> bool {
        at > 0
            && !self.token(at).is_spaced
            && self.is_capital(at - 1)
            && self.token(at - 1).span.n_bytes() <= 4
            && self.is_capital(at + 1)
            && !self.token(at + 1).opens_sentence
    }

    /// The number of the mention that covers a token.
    pub fn mention_at(&self, at: usize) -> Option<usize> {
        (self.mentions.get(at).copied()? as usize).checked_sub(1)
    }

    pub fn mention(&self, number: usize) -> &'a Mention {
        &self.facts.mentions[number]
    }

    pub fn entity(&self, number: usize) -> Option<&'a Entity> {
        self.facts
            .entities
            .get(self.mention(number).entity as usize)
    }

    /// Whether the mention names a medium that reports: one that is known, or an
    /// organisation by whose name one is told (`WESH 2 News`, `Daily Herald`).
    pub fn is_medium(&self, number: usize) -> bool {
        let Some(entity) = self.entity(number) else {
            return false;
        };
        let by_name = || {
            self.mention(number).entity_type == EntityType::Organisation
                && (entity.name.split(' ')).any(|word| {
                    lexicon().word(lexicon().find(hash_of(word))).class & classes::PRESS != 0
                })
        };
        matches!(entity.known, Some(Known::Medium(_))) || entity.known.is_none() && by_name()
    }

    pub fn is_person(&self, number: usize) -> bool {
        self.mention(number).entity_type == EntityType::Person
    }

    /// Whether a word of a name is that of a body that is no medium.
    pub fn is_office(&self, word: &str) -> bool {
        let class = lexicon().word(lexicon().find(hash_of(word))).class;
        class & classes::OFFICE != 0
    }

    /// The first token of the mention that covers `at`.
    pub fn mention_first(&self, at: usize) -> usize {
        self.run_first(&self.mentions, at)
    }

    /// One past the last token of the mention that covers `at`.
    pub fn mention_end(&self, at: usize) -> usize {
        self.run_end(&self.mentions, at)
    }

    /// The number of the time expression that covers a token.
    pub fn time_at(&self, at: usize) -> Option<usize> {
        (self.times.get(at).copied()? as usize).checked_sub(1)
    }

    pub fn time_end(&self, at: usize) -> usize {
        self.run_end(&self.times, at)
    }

    fn run_first(&self, marked: &[u32], at: usize) -> usize {
        let mut first = at;
        while first > 0 && marked[first] != 0 && marked[first - 1] == marked[first] {
            first -= 1;
        }
        first
    }

    fn run_end(&self, marked: &[u32], at: usize) -> usize {
        let mut end = at + 1;
        while end < marked.len() && marked[end] == marked[at] {
            end += 1;
        }
        end
    }

    /// Whether the token can be the finite verb of a clause.
    pub fn is_finite(&self, at: usize) -> bool {
        if !self.is_word(at) || self.token(at).case != Case::Lower {
            return false;
        }
        let class = self.class(at);
        if class & (classes::AUXILIARY | classes::FINITE) != 0 {
            // A think tank thinks nothing.
            let is_tank = matches!(self.text(at + 1), "tank" | "tanks");
            return !is_tank
                && self.text(at) != "be"
                && self.text(at) != "been"
                && self.text(at) != "being";
        }
        let word = self.text(at);
        // `IS-affiliated`, `Trump's proposed deal`, `the alleged attacker`.
        let is_attribute = word.ends_with("ed")
            && at > 0
            && (self.is(at - 1, "-")
                || self.token(at - 1).kind == TokenKind::Possessive
                || matches!(self.text(at - 1), "the" | "a" | "an" | "its" | "their"));
        if let Some((_, form)) = self.verb(at) {
            return matches!(form, Form::Past | Form::Third) && !is_attribute;
        }
        !is_attribute && word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed")
    }

    /// Whether the token is an adverb of manner: `angrily`.
    pub fn is_manner(&self, at: usize) -> bool {
        self.text(at).len() > 4
            && self.text(at).ends_with("ly")
            && (self.token(at).case == Case::Lower || self.token(at).opens_sentence)
            && self.mention_at(at).is_none()
            && !self.has(at, classes::NO_ADVERB)
    }

    /// Whether the token is a finite verb and nothing else: not `questions`.
    pub fn is_plain_finite(&self, at: usize) -> bool {
        let is_third = self.verb(at).is_some_and(|(_, form)| form == Form::Third);
        // `they'd`: a subject too.
        self.is_finite(at) && !is_third && !self.has(at, classes::SUBJECT)
    }

    /// Whether the token can end a noun phrase.
    pub fn is_noun_like(&self, at: usize) -> bool {
        self.is_word(at)
            && (self.mention_at(at).is_some()
                || !self.has(
                    at,
                    classes::AUXILIARY
                        | classes::PREPOSITION
                        | classes::COORDINATOR
                        | classes::SUBORDINATOR
                        | classes::FINITE
                        | classes::ADVERB
                        | classes::THAT,
                ) && (!self.is_finite(at)))
    }

    /// Whether a word that reports is in the unit.
    pub fn reports(&self, unit: Unit) -> bool {
        (unit.first..unit.end).any(|at| self.words[at] != 0 && self.has(at, classes::CUE))
    }

    /// Whether a colon stands in the unit, as it may between speaker and words of
    /// a headline.
    pub fn has_colon(&self, unit: Unit) -> bool {
        (unit.first..unit.end).any(|at| self.is(at, ":"))
    }

    /// The units of a block.
    pub fn units(&self, first: usize, end: usize, regions: &[Region], units: &mut Vec<Unit>) {
        let mut start = first;
        let mut next_region = 0;
        for at in first + 1..end {
            while regions
                .get(next_region)
                .is_some_and(|region| (region.close as usize) < at)
            {
                next_region += 1;
            }
            let is_inside = regions
                .get(next_region)
                .is_some_and(|region| (region.open as usize) < at && at <= region.close as usize);
            let closes_marks = next_region > 0 && regions[next_region - 1].close as usize + 1 == at
                || (regions.get(next_region)).is_some_and(|region| region.close as usize + 1 == at);
            let is_report = closes_marks && self.is_report(at, end);
            if self.token(at).opens_sentence && !is_inside && !is_report {
                units.push(Unit {
                    first: start,
                    end: at,
                });
                start = at;
            }
        }
        if start < end {
            units.push(Unit { first: start, end });
        }
    }

    /// Whether the sentence that begins at `at`, behind marks, only says who spoke:
    /// `“…!” Macron told reporters on Thursday.`
    fn is_report(&self, at: usize, end: usize) -> bool {
        let last = end.min(at + MAX_REPORT);
        let Some(stop) = (at + 1..last).find(|at| {
            self.token(*at).opens_sentence || matches!(self.text(*at), "." | "\"" | "“" | ":")
        }) else {
            return false;
        };
        let verb = (at + 1..stop).find(|at| {
            self.verb(*at).is_some_and(|(verb, form)| {
                verb.patterns & pattern::MARK != 0 && matches!(form, Form::Past | Form::Third)
            })
        });
        verb.is_some_and(|verb| {
            let is_subject =
                (at..verb).all(|at| !self.is_finite(at) && !self.has(at, classes::THAT));
            // Behind it at most when, where and, for some verbs, to whom.
            let leads = classes::PREPOSITION | classes::ADVERB;
            let next = verb + 1;
            let tells = |(verb, _): (Verb, Form)| verb.patterns & pattern::PERSON != 0;
            let closes = next == stop
                || self.has(next, leads) && !self.is(next, "for")
                || self.time_at(next).is_some()
                || self.verb(verb).is_some_and(tells);
            let is_bare = closes
                && (next..stop).all(|at| {
                    !self.is_finite(at)
                        && !self.has(at, classes::THAT | classes::SUBJECT | classes::WH)
                });
            self.is(stop, ".") && is_subject && is_bare && (self.is_capital(at) || at + 1 == verb)
        })
    }

    /// Whether a block may hold somebody's words.
    pub fn is_read(block: &Block) -> bool {
        !matches!(
            block.kind,
            BlockKind::Byline | BlockKind::Dateline | BlockKind::Boilerplate | BlockKind::Table
        )
    }
}

/// For each token one more than the number of the span that covers it, the first
/// of several; 0 where there is none. `spans` are sorted by their first bytes.
fn cover(tokens: &Tokens<'_>, spans: impl Iterator<Item = crate::text::Span>) -> Vec<u32> {
    let mut covered = vec![0; tokens.tokens.len()];
    let mut at = 0;
    let mut reached = 0;
    for (number, span) in spans.enumerate() {
        if span.start < reached {
            continue;
        }
        while tokens
            .tokens
            .get(at)
            .is_some_and(|token| token.span.start < span.start)
        {
            at += 1;
        }
        while tokens
            .tokens
            .get(at)
            .is_some_and(|token| token.span.start < span.end)
        {
            covered[at] = number as u32 + 1;
            at += 1;
        }
        reached = span.end;
    }
    covered
}
