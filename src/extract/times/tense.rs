//! Where a clause looks, by its verb: `said on Saturday`, `will meet on Saturday`.

use std::sync::LazyLock;

use super::reader::Reader;
use super::reading::Lean;
use crate::extract::tokens::{TokenKind, hash_of};
use crate::text::Order;

/// Most tokens that are looked at on each side.
const REACH: usize = 14;

static VERBS: LazyLock<Vec<(u32, Lean)>> = LazyLock::new(|| {
    let mut verbs = Vec::new();
    for line in include_str!("../data/times/verbs.txt").lines() {
        let mut words = line.split(' ');
        let lean = match words.next() {
            Some("future") => Lean::Future,
            Some("past") => Lean::Past,
            _ => continue,
        };
        verbs.extend(words.map(|word| (hash_of(word), lean)));
    }
    verbs.order_by_key(|(hash, _)| *hash);
    verbs
});

impl Reader<'_> {
    /// Where the clause around tokens `first` up to `end` looks. What is in its
    /// sentence counts: the verb before it, else the verb behind it.
    pub fn lean(&self, first: usize, end: usize) -> Lean {
        if self.follows(first, &["until", "till", "by", "through", "to", "into"]) {
            // `by October 31st`, unless all was over by then.
            let before = self.scan_back(first.saturating_sub(1));
            let around = if before == Lean::Open {
                self.scan_ahead(end)
            } else {
                before
            };
            let is_sure = self.follows(first, &["until", "till"]);
            return if around == Lean::Past && !is_sure {
                Lean::Open
            } else {
                Lean::Future
            };
        }
        if self.follows(first, &["since"]) {
            return Lean::Past;
        }
        // `October elections`: the time of a thing, not of the verb.
        let is_free = self.follows(
            first,
            &[
                "in", "on", "at", "since", "during", "of", "late", "early", "from", "the", "for",
                "after", "before",
            ],
        );
        let is_attribute = self.is_lower_word(end) && self.follows(first, &["for", "of", "from"]);
        if is_attribute {
            return Lean::Open;
        }
        match self.scan_back(first) {
            Lean::Open if !is_free || self.opens_clause(first) => self.scan_ahead(end),
            lean => lean,
        }
    }

    /// Whether nothing but a preposition is before `first` in its sentence.
    fn opens_clause(&self, first: usize) -> bool {
        let tokens = &self.tokens.tokens;
        (0..3).any(|back| {
            first >= back
                && tokens
                    .get(first - back)
                    .is_some_and(|token| token.opens_sentence)
        }) || (1..4).any(|back| first >= back && self.text(first - back) == ",")
    }

    /// Whether token `at` is `not` or ends in it: `didn't`.
    fn negates(&self, at: usize) -> bool {
        let text = self.text(at);
        text == "not" || text.ends_with("n't") || text.ends_with("n’t")
    }

    fn scan_back(&self, first: usize) -> Lean {
        let tokens = &self.tokens.tokens;
        let mut has_comma = false;
        let mut at = first;
        for _ in 0..REACH {
            if tokens.get(at).is_none_or(|token| token.opens_sentence) || at == 0 {
                return Lean::Open;
            }
            at -= 1;
            if matches!(self.text(at), ";" | "—") {
                return Lean::Open;
            }
            // `according to a report on Wednesday`
            if self.is(at, "according") {
                return if has_comma { Lean::Open } else { Lean::Past };
            }
            has_comma |= self.text(at) == ",";
            let lean = self.verb(at);
            if matches!(self.text(at), "was" | "were") && self.is(at + 1, "to") {
                return Lean::Open;
            }
            // `was not told until after 7 August`
            let ends_wait = lean == Lean::Future
                && self.is_any(at, &["until", "till"])
                && (1..5).any(|back| at >= back && self.negates(at - back));
            if ends_wait {
                return Lean::Past;
            }
            // `to be held in December`
            if lean == Lean::Past && at > 0 && self.text(at - 1) == "be" {
                return Lean::Future;
            }
            if lean == Lean::Future
                && (1..3).any(|back| {
                    at >= back && matches!(self.text(at - back), "was" | "were" | "had" | "been")
                })
            {
                return Lean::Open;
            }
            if lean != Lean::Open {
                return lean;
            }
        }
        Lean::Open
    }

    fn scan_ahead(&self, end: usize) -> Lean {
        for at in end..end + REACH {
            let Some(token) = self.token(at) else {
                return Lean::Open;
            };
            if token.opens_sentence || self.text(at) == ";" {
                return Lean::Open;
            }
            let lean = self.verb(at);
            if lean != Lean::Open {
                return lean;
            }
        }
        Lean::Open
    }

    /// Where the verb that token `at` may be looks.
    fn verb(&self, at: usize) -> Lean {
        let Some(token) = self
            .tokens
            .tokens
            .get(at)
            .filter(|token| token.kind == TokenKind::Word)
        else {
            return Lean::Open;
        };
        if let Ok(place) = VERBS.binary_search_by_key(&token.hash, |(hash, _)| *hash) {
            // `May`, `Will`: names.
            if self.is_capital(at) && !token.opens_sentence && token.span.end - token.span.start > 1
            {
                return Lean::Open;
            }
            return match VERBS[place].1 {
                Lean::Future if !self.looks_ahead(at) => Lean::Open,
                lean => lean,
            };
        }
        let text = token.span.of(self.tokens.text);
        if text.ends_with("'ll") || text.ends_with("’ll") {
            return Lean::Future;
        }
        let is_to = matches!(text, "is" | "are") && self.is(at + 1, "to");
        if is_to || (text == "to" && self.names_actor(at) && self.is_lower_word(at + 1)) {
            return Lean::Future;
        }
        let is_past = text.len() > 4 && text.ends_with("ed") && !self.is_capital(at);
        if is_past { Lean::Past } else { Lean::Open }
    }

    /// Whether the word before `to` at `at` may be who acts: `Governor to resign`.
    fn names_actor(&self, at: usize) -> bool {
        let openers = [
            "according",
            "due",
            "thanks",
            "owing",
            "prior",
            "next",
            "contrary",
        ];
        at > 0 && self.is_capital(at - 1) && !self.is_any(at - 1, &openers)
    }

    /// Whether a word that may look ahead does so here: not in `may have died`, `due
    /// to a fire`, `the planned launch was stopped`.
    fn looks_ahead(&self, at: usize) -> bool {
        let text = self.text(at);
        let is_over = matches!(
            text,
            "may" | "might" | "could" | "would" | "should" | "must"
        ) && self.is(at + 1, "have");
        let is_cause = text == "due"
            && self.is(at + 1, "to")
            && !(1..3).any(|back| {
                at >= back && self.is_any(at - back, &["is", "are", "be", "was", "were"])
            });
        let is_attribute = matches!(
            text,
            "planned" | "scheduled" | "proposed" | "expected" | "intended"
        ) && self.follows(
            at,
            &[
                "the",
                "a",
                "originally",
                "previously",
                "their",
                "its",
                "his",
                "her",
            ],
        ) && self.is_lower_word(at + 1)
            && !self.is_any(at + 1, &["to", "for", "on", "in", "at", "by"]);
        !(is_over || is_cause || is_attribute)
    }
}
