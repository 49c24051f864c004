//! Whether words are a clause, or a noun phrase long enough to tell something.

use super::adjuncts;
use super::after::{After, Lead};
use super::classes;
use super::cue::Cue;
use super::lexicon::pattern;
use super::phrases::Phrase;
use super::scene::Scene;
use crate::extract::{TimeKind, TokenKind};

/// Words from which on those behind `said` are a clause, whatever its verb.
const MIN_CLAUSE: usize = 5;

impl Scene<'_, '_> {
    /// Whether what was found reports something.
    pub fn is_content(&self, cue: &Cue, phrase: Phrase, lead: Lead) -> bool {
        let page = self.page;
        if phrase.first >= phrase.end {
            return false;
        }
        let n_words = (phrase.first..phrase.end)
            .filter(|at| page.is_word(*at))
            .count();
        let has_finite = self.has_main_verb(phrase);
        let has_region = self.regions.iter().any(|region| {
            region.open as usize >= phrase.first && (region.open as usize) < phrase.end
        });
        let patterns = page
            .verb(cue.verb.first)
            .map_or(pattern::Patterns::MAX & !pattern::MARKED, |(verb, _)| {
                verb.patterns
            });
        match lead {
            Lead::Mark | Lead::Colon => n_words > 0,
            Lead::That => {
                n_words >= 2
                    && (patterns & (pattern::THAT | pattern::PERSON | pattern::ORDER) != 0
                        || patterns & pattern::COURT != 0 && self.is_ruling(cue)
                        || patterns & pattern::POLL != 0
                        || patterns & pattern::MARKED != 0 && has_region)
            }
            Lead::Question => n_words >= 3,
            Lead::Gap => n_words >= 2,
            Lead::Infinitive => n_words >= 4 || has_region,
            Lead::Clause => {
                // `estimated at 20 dollars`.
                let counts = page.is(phrase.first, "at")
                    && (page.tokens.tokens.get(phrase.first + 1))
                        .is_some_and(|token| token.kind == TokenKind::Number);
                let opens_well = !page.is_plain_finite(phrase.first)
                    && !page.has(phrase.first, classes::COORDINATOR)
                    && !matches!(
                        page.text(phrase.first),
                        "by" | "of"
                            | "to"
                            | "on"
                            | "with"
                            | "about"
                            | "yes"
                            | "so"
                            | "goodbye"
                            | "hello"
                    )
                    && !counts;
                let opens_well = opens_well || self.opens(phrase.first);
                let is_led = page.has(phrase.first, classes::PREPOSITION);
                if has_finite || has_region && !is_led {
                    opens_well && n_words >= 2
                } else if matches!(page.text(cue.verb.first), "said" | "says" | "say") {
                    opens_well && n_words >= MIN_CLAUSE && self.opens_clause_plainly(phrase.first)
                } else {
                    opens_well
                        && patterns & pattern::PHRASE != 0
                        && self.is_long(phrase)
                        && self.opens_phrase(phrase.first)
                }
            }
            Lead::Phrase => {
                // `calling itself a state`: a name.
                let is_self = page.text(phrase.first).ends_with("self")
                    || page.is(phrase.first, "themselves");
                let opens_well = !is_self
                    && !page.has(phrase.first, classes::PREPOSITION)
                    && !page.is_plain_finite(phrase.first)
                    && (!page.has(phrase.first, classes::COORDINATOR | classes::BE)
                        || page.is(phrase.first, "being"));
                opens_well
                    && (self.is_long(phrase) || has_region)
                    && (self.opens_phrase(phrase.first) || has_region)
            }
        }
    }

    /// Whether words behind `said` open a clause whose verb
    /// is not known as one: `said the shops fill the shelves`.
    fn opens_clause_plainly(&self, first: usize) -> bool {
        let page = self.page;
        let names = page.mention_at(first).is_some()
            || page.has(first, classes::DETERMINER)
            || page.text(first).ends_with('s');
        let is_object = (first..first + 2).any(|at| {
            matches!(
                page.text(at),
                "goodbye"
                    | "farewell"
                    | "hello"
                    | "thanks"
                    | "yes"
                    | "no"
                    | "nothing"
                    | "something"
                    | "anything"
                    | "everything"
                    | "much"
                    | "little"
                    | "prayer"
                    | "prayers"
                    | "words"
                    | "word"
                    | "following"
                    | "same"
                    | "opposite"
            )
        });
        names && !is_object
    }

    /// Whether a finite verb stands there that is not one of a relative clause
    /// and not the second of two that `and` joins.
    pub fn has_main_verb(&self, phrase: Phrase) -> bool {
        let page = self.page;
        let mut n_open = 0;
        let mut at = phrase.first;
        while at < phrase.end {
            if let Some(region) = self.region_at(at) {
                at = self.regions[region].close as usize + 1;
                continue;
            }
            let is_led = at > phrase.first
                && page.has(at, classes::RELATIVE | classes::THAT)
                && page.time_at(at).is_none()
                && page.time_at(at + 1).is_none();
            if is_led {
                n_open += 1;
            } else if page.is_finite(at) && !self.is_plural(at) {
                let mut before = at - 1;
                while before > phrase.first && page.has(before, classes::ADVERB) {
                    before -= 1;
                }
                if at > phrase.first && page.is_finite(before) && !self.is_plural(before) {
                    at += 1;
                    continue;
                }
                let is_joined = at > phrase.first
                    && (page.has(before, classes::COORDINATOR) || page.is(before, "to"));
                if n_open == 0 && !is_joined {
                    return true;
                }
                if !is_joined {
                    n_open -= 1;
                }
            }
            at += 1;
        }
        false
    }

    /// Whether a word that may be a verb or a plural stands behind no name or pronoun
    /// that could be its subject: `resignation following protests`.
    pub fn is_plural(&self, at: usize) -> bool {
        let page = self.page;
        page.has(at, classes::PLURAL)
            && at > 0
            && page.mention_at(at - 1).is_none()
            && !page.has(
                at - 1,
                classes::SUBJECT | classes::RELATIVE | classes::VOICE | classes::DOCUMENT,
            )
    }

    /// Whether a noun phrase has four words before times, media and places.
    pub fn is_long(&self, phrase: Phrase) -> bool {
        let page = self.page;
        let mut n_words = 0;
        for at in phrase.first..phrase.end {
            let is_date = page.time_at(at).is_some_and(|number| {
                matches!(
                    page.facts.times[number].kind,
                    TimeKind::Date | TimeKind::Time
                )
            });
            // `shortly before midnight`.
            let is_when = matches!(page.text(at), "shortly" | "soon" | "just")
                && matches!(page.text(at + 1), "before" | "after");
            let is_medium = page.is(at, "in") && {
                let mut found = After::default();
                adjuncts::adjunct(page, at, phrase.end, &mut found).is_some()
                    && found.medium.is_some()
            };
            let stops = is_when
                || is_medium
                || page.has(at, classes::RELATIVE) && page.is(at.wrapping_sub(1), "and")
                || at > phrase.first && is_date
                || page.is(at, ",") && !page.text(phrase.first).ends_with("ing")
                || at > phrase.first
                    && (matches!(
                        page.text(at),
                        "on" | "at"
                            | "during"
                            | "after"
                            | "before"
                            | "since"
                            | "until"
                            | "amid"
                            | "via"
                            | "when"
                            | "while"
                    ) || page.is(at, "following") && !page.is(at - 1, ",")
                        || page.is(at, "to")
                            && matches!(
                                page.text(phrase.first),
                                "the" | "this" | "that" | "his" | "her" | "its" | "their"
                            )
                            && (page.has(at + 1, classes::DETERMINER) || page.is_capital(at + 1)));
            if stops {
                break;
            }
            n_words += usize::from(page.is_word(at) || page.is(at, "["));
        }
        n_words >= 4
    }

    pub fn opens_phrase(&self, at: usize) -> bool {
        let page = self.page;
        page.is(at, "being")
            || !page.is(at, "no")
                && !page.has(
                    at,
                    classes::PREPOSITION
                        | classes::AUXILIARY
                        | classes::SUBORDINATOR
                        | classes::COORDINATOR,
                )
            || page.mention_at(at).is_some()
    }
}
