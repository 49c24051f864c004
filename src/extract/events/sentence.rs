//! A sentence as words of known kinds: names, expressions of time, small words.

use super::word_kinds::WordKinds;
use crate::extract::{
    EntityType, Facts, QuotationKind, Reference, ReferenceKind, Token, TokenKind, Tokens,
};

/// Words in brackets up to so many tokens are left out.
const MAX_BRACKETS: usize = 12;

/// What a word of a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A name or reference: a place in [`Facts::entities`], its type, whether it
    /// is an adjective (`Chinese`).
    Name(u32, EntityType, bool),
    /// The possessive after a name or word.
    Owner,
    /// A place in [`Facts::times`], its preposition included.
    Time(u32),
    /// A comma, or a dash with spaces.
    Comma,
    /// A mark that ends a clause: a point, a semicolon, a quotation mark.
    Stop,
    /// A hyphen inside a word.
    Hyphen,
    /// Digits.
    Number,
    /// Any other word.
    Word,
}

/// One word, name or expression of a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Its first token.
    pub first: u32,
    /// Its last token.
    pub last: u32,
    /// The hash of a single token.
    pub hash: u32,
    pub part: Part,
    pub kinds: WordKinds,
}

/// A sentence of a clipping.
pub struct Sentence<'a> {
    pub tokens: &'a Tokens<'a>,
    pub facts: &'a Facts,
    pub words: Vec<Word>,
    /// The year in which the clipping was published, where it says so.
    pub year: Option<i16>,
}

impl<'a> Sentence<'a> {
    /// The sentence of tokens `first` to `end`, the latter outside.
    pub fn new(
        tokens: &'a Tokens<'a>,
        facts: &'a Facts,
        references: &[Reference],
        first: usize,
        end: usize,
    ) -> Sentence<'a> {
        let mut sentence = Sentence {
            tokens,
            facts,
            words: Vec::with_capacity(end - first),
            year: None,
        };
        let start = tokens.tokens[first].span.start;
        let mut mentions = facts.mentions[facts
            .mentions
            .partition_point(|mention| mention.span.start < start)..]
            .iter()
            .peekable();
        let mut references = references
            [references.partition_point(|reference| reference.span.start < start)..]
            .iter()
            .peekable();
        let mut times = (facts.times.partition_point(|time| time.span.start < start)
            ..facts.times.len())
            .peekable();
        let mut at = first;
        while at < end {
            let span = tokens.tokens[at].span;
            while mentions
                .next_if(|one| one.span.start < span.start)
                .is_some()
            {}
            while references
                .next_if(|one| one.span.start < span.start)
                .is_some()
            {}
            while times
                .next_if(|place| facts.times[*place].span.start < span.start)
                .is_some()
            {}
            let last_of = |limit: u32| {
                let inside = tokens.tokens[at..end].iter();
                at + inside
                    .take_while(|token| token.span.start < limit)
                    .count()
                    .max(1)
                    - 1
            };
            let mention = mentions.peek().filter(|one| one.span.start == span.start);
            let reference = references.peek().filter(|one| {
                one.span.start == span.start
                    && mention.is_none_or(|mention| mention.span.end <= one.span.end)
            });
            let time = times
                .peek()
                .filter(|place| facts.times[**place].span.start == span.start);
            if let Some(reference) = reference {
                let last = last_of(reference.span.end);
                sentence.push_name(at, last, reference.entity, false);
                if reference.kind == ReferenceKind::Pronoun && sentence.is_owner(at) {
                    sentence.push(at, last, Part::Owner);
                }
                at = last + 1;
            } else if let Some(mention) = mention {
                let last = last_of(mention.span.end);
                sentence.push_name(at, last, mention.entity, mention.is_demonym);
                at = last + 1;
            } else if let Some(place) = time {
                let last = last_of(facts.times[*place].span.end);
                sentence.push_time(at, last, *place as u32);
                at = last + 1;
            } else {
                at = sentence.push_token(at, end);
            }
        }
        sentence
    }

    /// Whether the pronoun at token `at` owns what follows: `his`, and `her`
    /// before a noun.
    fn is_owner(&self, at: usize) -> bool {
        let kinds = |at: usize| {
            let token = self.tokens.tokens.get(at);
            token.map_or(WordKinds::PREPOSITION, |token| WordKinds::of(token.hash))
        };
        let follows = self.tokens.tokens.get(at + 1);
        let is_before_noun =
            follows.is_some_and(|token| token.kind == TokenKind::Word) && kinds(at + 1).is_plain();
        kinds(at).is(WordKinds::OWNER) && is_before_noun
    }

    fn push(&mut self, first: usize, last: usize, part: Part) {
        let hash = if first == last {
            self.tokens.tokens[first].hash
        } else {
            0
        };
        let kinds = if part == Part::Word {
            WordKinds::of(hash)
        } else {
            WordKinds::default()
        };
        self.words.push(Word {
            first: first as u32,
            last: last as u32,
            hash,
            part,
            kinds,
        });
    }

    fn push_name(&mut self, first: usize, last: usize, entity: u32, is_demonym: bool) {
        match self.facts.entities.get(entity as usize) {
            Some(known) => {
                let part = Part::Name(entity, known.entity_type, is_demonym);
                self.push(first, last, part);
            }
            None => self.push(first, last, Part::Word),
        }
    }

    /// An expression of time with the preposition and article before it.
    fn push_time(&mut self, mut first: usize, last: usize, place: u32) {
        for kind in [
            WordKinds::ARTICLE,
            WordKinds::PREPOSITION.or(WordKinds::OPENER),
        ] {
            if let Some(before) = self.words.last().filter(|word| word.kinds.is(kind)) {
                first = before.first as usize;
                self.words.pop();
            }
        }
        self.push(first, last, Part::Time(place));
    }

    /// A token of its own, or what stands in brackets from it on, left out.
    /// Gives the next token.
    fn push_token(&mut self, at: usize, end: usize) -> usize {
        let token = &self.tokens.tokens[at];
        let part = match token.kind {
            TokenKind::Word | TokenKind::Character => Part::Word,
            TokenKind::Number => Part::Number,
            TokenKind::Possessive => Part::Owner,
            TokenKind::Mark => match self.tokens.of(at) {
                "(" | "[" => {
                    let limit = end.min(at + MAX_BRACKETS);
                    let inside = at + 1..limit;
                    let mut closing =
                        inside.filter(|place| matches!(self.tokens.of(*place), ")" | "]"));
                    return closing.next().map_or(at, |closing| closing) + 1;
                }
                "-" | "‐" | "‑" if !token.is_spaced => Part::Hyphen,
                "." | "," if self.is_in_number(at) => Part::Number,
                "," | "-" | "–" | "—" => Part::Comma,
                "." | "!" | "?" | ";" | ":" | "\"" | "“" | "”" | "„" | "«" | "»" => {
                    Part::Stop
                }
                "'" | "’" | "‘" => return at + 1,
                _ => Part::Word,
            },
        };
        self.push(at, at, part);
        at + 1
    }

    /// Whether the mark at `at` stands between digits: `5.1`.
    fn is_in_number(&self, at: usize) -> bool {
        let tokens = &self.tokens.tokens;
        let is_digits =
            |token: &Token| matches!(token.kind, TokenKind::Number) || self.opens_with_digit(token);
        let next = tokens.get(at + 1).filter(|next| !next.is_spaced);
        at > 0 && is_digits(&tokens[at - 1]) && next.is_some_and(is_digits) && !tokens[at].is_spaced
    }

    fn opens_with_digit(&self, token: &Token) -> bool {
        token
            .span
            .of(self.tokens.text)
            .starts_with(|letter: char| letter.is_ascii_digit())
    }

    /// The word at `at`, where there is one.
    pub fn get(&self, at: usize) -> Option<&Word> {
        self.words.get(at)
    }

    /// Whether the word at `at` may be one of `kinds`.
    pub fn is(&self, at: usize, kinds: WordKinds) -> bool {
        self.get(at).is_some_and(|word| word.kinds.is(kinds))
    }

    /// Whether the word at `at` is this part.
    pub fn is_part(&self, at: usize, part: Part) -> bool {
        self.get(at).is_some_and(|word| word.part == part)
    }

    /// The letters of the word at `at`.
    pub fn text(&self, at: usize) -> &'a str {
        let word = &self.words[at];
        (self.tokens.span(word.first as usize, word.last as usize)).of(self.tokens.text)
    }

    /// Whether the word at `at` stands in somebody's own words.
    pub fn is_speech(&self, at: usize) -> bool {
        let start = self.tokens.tokens[self.words[at].first as usize].span.start;
        let quotations = &self.facts.quotations;
        let before = quotations.partition_point(|one| one.span.start <= start);
        quotations[before.saturating_sub(4)..before]
            .iter()
            .any(|one| one.kind == QuotationKind::Direct && start < one.span.end)
    }
}
