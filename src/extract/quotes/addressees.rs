//! Whom a verb tells, asks or accuses, between it and the words.

use super::after::Lead;
use super::behind::{Behind, Step};
use super::classes;
use super::lexicon::pattern;
use super::page::Page;
use super::phrases::{self, Phrase};
use crate::extract::Case;

impl Behind<'_, '_, '_> {
    /// Who is told, asked or accused.
    pub fn person(&mut self) -> Option<Step> {
        let page = self.page;
        let at = self.at;
        if !self.wants_person
            || matches!(page.text(at), "to" | "not" | "never")
            || page.has(at, classes::ADVERB | classes::PREPOSITION)
            || is_gerund(page, at)
            || page.time_at(at).is_some() && page.mention_at(at).is_none()
        {
            return None;
        }
        // Without `of …` where the content follows that.
        let mut phrase = if self.takes(pattern::ACCUSE) {
            let end = phrases::simple_phrase(page, at, self.end)?;
            Phrase { first: at, end }
        } else {
            phrases::phrase_from(page, at, self.end)?
        };
        // `called on Italy and Egypt to join`.
        if page.is(phrase.end, "and")
            && let Some(more) = phrases::phrase_from(page, phrase.end + 1, self.end)
            && (page.is(more.end, "to") || page.has(more.end, classes::THAT))
        {
            phrase.end = more.end;
        }
        self.wants_person = false;
        // `asked for`, `advised he leave`: a subject pronoun opens a clause.
        let is_subject = page.has(at, classes::SUBJECT)
            && !page.has(at, classes::OBJECT)
            && !matches!(page.text(at), "it" | "you");
        if is_subject {
            return None;
        }
        // `told The Post radio broadcasts were sent`.
        let mut name = phrase.first;
        while page.has(name, classes::DETERMINER) && page.mention_at(name).is_none() {
            name += 1;
        }
        let named_end = page.mention_end(name);
        if self.takes(pattern::PERSON)
            && named_end < phrase.end
            && (page.mention_at(name)).is_some_and(|number| page.is_medium(number))
            && page.is_finite(phrase.end)
        {
            phrase.end = named_end;
            self.after.addressee = Some(phrase);
            self.after.name_medium(page, phrase);
            return self.go(named_end);
        }
        // `ordered the flags be lowered`.
        let opens_clause = page.is(phrase.end, "be") || page.is_finite(phrase.end);
        if self.takes(pattern::ZERO) && page.is_word(phrase.end) && opens_clause {
            return Some(self.found(at, Lead::Clause));
        }
        self.after.addressee = Some(phrase);
        self.after.name_medium(page, phrase);
        self.go(phrase.end)
    }

    pub fn to(&mut self) -> Option<Step> {
        let page = self.page;
        let at = self.at;
        let takes_infinitive = self.takes(pattern::INFINITIVE | pattern::ORDER);
        // `urged them not to leave`.
        if takes_infinitive && matches!(page.text(at), "not" | "never") && page.is(at + 1, "to") {
            // `who asked not to be named`.
            let hides = page.is(at + 2, "be")
                && matches!(page.text(at + 3), "named" | "identified" | "quoted");
            if hides {
                return Some(Step::Stop);
            }
            return Some(self.found(at, Lead::Infinitive));
        }
        if !page.is(at, "to") {
            return None;
        }
        let next = at + 1;
        if self.takes(pattern::TO) && page.text(next).ends_with("ing") {
            return Some(self.found(next, Lead::Phrase));
        }
        if takes_infinitive && self.scene.opens(next) {
            return Some(self.found(next, Lead::Mark));
        }
        let is_person = page.has(next, classes::DETERMINER | classes::OBJECT | classes::VOICE)
            || page.mention_at(next).is_some()
            || page.is_capital(next)
            || page.is_word(next) && page.text(next).ends_with('s') && !takes_infinitive;
        if !is_person {
            if takes_infinitive && page.is_word(next) && !page.is_joint(next + 1) && !self.directs()
            {
                self.after.content = Some((at, Lead::Infinitive));
            }
            return Some(Step::Stop);
        }
        let Some(phrase) = phrases::phrase_from(page, next, self.end) else {
            return Some(Step::Stop);
        };
        if hears(page, phrase) {
            self.after.addressee.get_or_insert(phrase);
        }
        self.after.name_medium(page, phrase);
        self.go(phrase.end)
    }

    /// `directed efforts to finding`, `invited comment`: nobody is told.
    fn directs(&self) -> bool {
        let page = self.page;
        let next = page.text(self.at + 1);
        let is_gerund = next.len() > 5 && next.ends_with("ing");
        let is_thing = self.after.addressee.is_some_and(|phrase| {
            matches!(
                page.text(phrase.end - 1),
                "effort"
                    | "efforts"
                    | "attention"
                    | "resources"
                    | "energy"
                    | "energies"
                    | "funds"
                    | "money"
                    | "fire"
                    | "aid"
                    | "work"
            )
        });
        is_gerund || is_thing
    }

    /// `accused X of …`.
    pub fn accused(&mut self) -> Option<Step> {
        let leads = matches!(self.page.text(self.at), "of" | "for");
        if !self.takes(pattern::ACCUSE) || !leads {
            return None;
        }
        if self.after.addressee.is_some() && self.at + 1 < self.end {
            self.after.content = Some((self.at + 1, Lead::Phrase));
        }
        Some(Step::Stop)
    }
}

/// `instructs reporting of abuse`: nobody.
fn is_gerund(page: &Page<'_>, at: usize) -> bool {
    page.token(at).case == Case::Lower
        && page.text(at).len() > 5
        && page.text(at).ends_with("ing")
        && page.mention_at(at).is_none()
        && !page.has(at, classes::VOICE | classes::MEDIUM)
}

/// Whether words can be said to what a phrase names: not `responded to the news`.
fn hears(page: &Page<'_>, phrase: Phrase) -> bool {
    let last = phrase.end - 1;
    !page.is(last, "news")
        && (page.has(last, classes::VOICE | classes::OBJECT)
            || page.mention_at(last).is_some()
            || page.text(last).ends_with('s'))
}
