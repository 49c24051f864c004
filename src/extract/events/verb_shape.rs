//! Whether a word is a verb here: its form and its neighbours tell.

use super::frame::Sense;
use super::inflection::Form;
use super::lexicon::LEXICON;
use super::sentence::{Part, Sentence, Word};
use super::word_kinds::WordKinds;
use super::worded::is_bare_noun;
use crate::extract::Case;

/// How a verb stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// `X arrested Y`.
    Active,
    /// `Y was arrested by X`.
    Passive,
    /// `a man arrested by X`.
    Reduced,
}

impl Sentence<'_> {
    /// How the word at `at` is a verb; none where it is not one.
    pub fn voice(&self, at: usize) -> Option<Voice> {
        let form = LEXICON.form(self.get(at)?.hash)?;
        if self.is_part(at + 1, Part::Hyphen) || (at > 0 && self.is_part(at - 1, Part::Hyphen)) {
            return None;
        }
        // `24 million pounds`, `her sentence was commuted`
        let is_present = form.is(Form::BASE.or(Form::THIRD)) && !form.is(Form::PAST);
        if is_present && (self.is_counted(at) || self.is(at + 1, WordKinds::BE)) {
            return None;
        }
        let before = self.before_adverbs(at);
        if form.is(Form::BASE) && self.is_capital_alone(at) {
            return None;
        }
        let kinds = before.map_or(WordKinds::default(), |before| self.words[before].kinds);
        let part = before.map(|before| self.words[before].part);
        let is_after_article = kinds.is(WordKinds::ARTICLE.or(WordKinds::OWNER))
            || part == Some(Part::Owner)
            || before.is_some_and(|before| self.is_adjective(before));
        let that = kinds.is(WordKinds::OPENER);
        if form.is(Form::PAST.or(Form::PARTICIPLE)) && !form.is(Form::BASE) {
            if is_after_article && !that {
                return None;
            }
            if self.is_noun_or_name(at + 1) && self.opens_noun_phrase(at) {
                return None;
            }
            if kinds.is(WordKinds::BE) && form.is(Form::PARTICIPLE) {
                return Some(Voice::Passive);
            }
            let is_finite_place = kinds.is(WordKinds::HAVE.or(WordKinds::RELATIVE));
            let is_reduced = form.is(Form::PARTICIPLE) && !is_finite_place && self.has_by(at);
            return Some(if is_reduced {
                Voice::Reduced
            } else {
                Voice::Active
            });
        }
        if form.is(Form::GERUND) {
            let is_noun = is_after_article
                || self.is_adjective_of_noun(at, before)
                || self.is(at + 1, WordKinds::AUXILIARY)
                || !kinds.is(WordKinds::BE) && self.describes_noun(at)
                || self.is_thought_of(at);
            return (!is_noun).then_some(Voice::Active);
        }
        if form.is(Form::PARTICIPLE) && kinds.is(WordKinds::BE) {
            return Some(Voice::Passive);
        }
        if kinds.is(WordKinds::MODAL
            .or(WordKinds::DO)
            .or(WordKinds::NOT)
            .or(WordKinds::PRONOUN))
            || kinds.is(WordKinds::RELATIVE)
            || form.is(Form::BASE) && self.is_infinitive(at)
        {
            return Some(Voice::Active);
        }
        if is_after_article && !that {
            return None;
        }
        let may_be_noun = LEXICON.nouns(self.words[at].hash).next().is_some();
        let is_finite = match part {
            // `the Savoy bar`: a name of one has its verb in `-s`.
            Some(Part::Name(..)) => {
                form.is(Form::THIRD.or(Form::PAST))
                    || (!may_be_noun && before.is_some_and(|before| self.is_of_several(before)))
            }
            Some(Part::Word) => {
                let is_plain = kinds.is_plain() && !self.is_after_verb(at);
                let is_plural = before.is_some_and(|before| self.text(before).ends_with('s'));
                (is_plain && (is_plural != form.is(Form::THIRD)) || kinds.is(WordKinds::JOINT))
                    && (!may_be_noun || self.opens_object(at + 1))
                    && !(form.is(Form::THIRD) && self.lacks_object(at))
            }
            Some(Part::Time(_)) | Some(Part::Comma) => self.opens_object(at + 1),
            _ => false,
        };
        is_finite.then_some(Voice::Active)
    }

    /// Whether the word at `at` has a capital inside a sentence, and the next none:
    /// a name.
    fn is_capital_alone(&self, at: usize) -> bool {
        let is_capital = |at: usize| {
            let word = self.get(at)?;
            Some(self.tokens.tokens[word.first as usize].case != Case::Lower)
        };
        at > 0
            && !self.is_part(at - 1, Part::Stop)
            && !self.tokens.tokens[self.words[at].first as usize].opens_line
            && is_capital(at) == Some(true)
            && is_capital(at + 1) != Some(true)
    }

    /// Whether the name that ends at `at` may be of several: `Russians`, `Kim and Xi`.
    fn is_of_several(&self, at: usize) -> bool {
        self.text(at).ends_with('s')
            || (at.saturating_sub(6)..at).any(|at| self.is(at, WordKinds::JOINT))
    }

    /// Whether the participle at `at` opens a noun phrase: `21 kidnapped schoolgirls`,
    /// `sentenced ousted president`, `including jailed activist`.
    fn opens_noun_phrase(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let opens = WordKinds::PREPOSITION
            .or(WordKinds::EVENT_VERB)
            .or(WordKinds::CARRYING);
        let is_verb_or_preposition = self.is(before, opens)
            && !self.is(before, WordKinds::AUXILIARY.or(WordKinds::OPENER))
            && LEXICON.nouns(self.words[before].hash).next().is_none();
        let describes = ["other", "newly", "democratically", "duly", "formerly"]
            .iter()
            .any(|word| self.text_is(before, word));
        self.is_counted(at) || is_verb_or_preposition || describes
    }

    fn is_noun_or_name(&self, at: usize) -> bool {
        self.get(at).is_some_and(|word| {
            matches!(word.part, Part::Name(..))
                || (word.part == Part::Word && word.kinds.is_plain())
        })
    }

    /// Whether a number stands right before the noun at `at`.
    fn is_counted(&self, at: usize) -> bool {
        at > 0
            && (self.is_part(at - 1, Part::Number)
                || self.is(at - 1, WordKinds::NUMBER)
                || (self.words[at - 1].kinds.is_plain()
                    && ["million", "billion", "trillion", "thousand", "hundred"]
                        .iter()
                        .any(|number| self.text_is(at - 1, number))))
    }

    /// Whether a verb that takes an object would have none at `at`: `rocket launcher
    /// shells under production`.
    fn lacks_object(&self, at: usize) -> bool {
        let takes_object = |(_, sense): (Form, &Sense)| sense.takes_object;
        let ends = |word: &Word| {
            matches!(word.part, Part::Stop | Part::Comma) || word.kinds.is(WordKinds::PREPOSITION)
        };
        LEXICON.verbs(self.words[at].hash).all(takes_object) && self.get(at + 1).is_none_or(ends)
    }

    /// Whether the word at `at` seems to be a verb in the past that no list knows:
    /// `Kim assumed the office`.
    pub fn is_other_past(&self, at: usize) -> bool {
        let word = &self.words[at];
        let text = self.text(at);
        word.part == Part::Word
            && word.kinds.is_plain()
            && text.len() > 4
            && text.ends_with("ed")
            && self.before_adverbs(at).is_some_and(|before| {
                let subject = &self.words[before];
                // `Kim, a general, addressed reporters`
                let has_nouns = self.is_part(before, Part::Comma)
                    && self.is_noun_or_name(at + 1)
                    && self.text(at + 1).ends_with('s');
                let is_subject = matches!(subject.part, Part::Name(_, _, false))
                    || subject.part == Part::Word && subject.kinds.is_plain();
                has_nouns || is_subject && self.opens_object(at + 1)
            })
    }

    /// Whether the name at `at` is an adjective: `Chinese`, not `Russians`.
    fn is_adjective(&self, at: usize) -> bool {
        matches!(self.words[at].part, Part::Name(_, _, true)) && !self.text(at).ends_with('s')
    }

    /// The last word before `at` that is no adverb or expression of time.
    pub fn before_adverbs(&self, at: usize) -> Option<usize> {
        (0..at).rev().find(|at| !self.is_adverb(*at))
    }

    /// Whether the word at `at` is an adverb or an expression of time.
    pub fn is_adverb(&self, at: usize) -> bool {
        match self.words[at].part {
            Part::Time(_) => true,
            Part::Word => {
                self.is(at, WordKinds::ADVERB) && !self.is(at, WordKinds::NOT)
                    || (self.words[at].kinds.is_plain() && self.text(at).ends_with("ly"))
            }
            _ => false,
        }
    }

    /// Whether `to` is before the verb at `at`.
    pub fn is_infinitive(&self, at: usize) -> bool {
        self.before_adverbs(at)
            .is_some_and(|before| self.text(before).eq_ignore_ascii_case("to"))
    }

    /// Whether a verb stands just before the noun at `at` may belong to.
    fn is_after_verb(&self, at: usize) -> bool {
        let verbs = WordKinds::VERB
            .or(WordKinds::EVENT_VERB)
            .or(WordKinds::CARRYING);
        (at.saturating_sub(5)..at).any(|at| self.is(at, verbs))
    }

    /// Whether the gerund at `at` only names what may be done: `the idea of meeting`,
    /// `attacking Iran would be`.
    fn is_thought_of(&self, at: usize) -> bool {
        let Some(before) = self.before_adverbs(at) else {
            return self.has_modal_after(at);
        };
        let is_one = |words: &[&str]| words.iter().any(|word| self.text_is(before, word));
        let opens = before == 0 || self.is_part(before - 1, Part::Stop);
        if self.is(before, WordKinds::NOT) {
            return before > 0 && self.text_is(before - 1, "of");
        }
        is_one(&["of", "about", "against", "from"])
            || is_one(&["on"]) && !opens
            || self.opens_clause_at(before) && self.has_modal_after(at)
    }

    /// Whether the gerund at `at` only describes the next noun: `a nominating convention`.
    /// A verb's object in the singular would have an article.
    fn describes_noun(&self, at: usize) -> bool {
        let Some(next) = self.get(at + 1) else {
            return false;
        };
        let text = self.text(at + 1);
        next.part == Part::Word
            && next.kinds.is_plain()
            && self.tokens.tokens[next.first as usize].case == Case::Lower
            && (!text.ends_with('s') || self.text_is(at, "voting"))
            && !text.ends_with("ly")
            && !text.ends_with("ing")
            && !is_bare_noun(next.hash)
            && LEXICON.nouns(next.hash).next().is_none()
            && self.get(at + 2).is_none_or(|after| {
                let ends = WordKinds::PREPOSITION
                    .or(WordKinds::AUXILIARY)
                    .or(WordKinds::JOINT);
                !matches!(after.part, Part::Word | Part::Name(..)) || after.kinds.is(ends)
            })
    }

    /// Whether a clause begins behind the word at `at`.
    fn opens_clause_at(&self, at: usize) -> bool {
        let word = &self.words[at];
        let opens = WordKinds::OPENER.or(WordKinds::VERB).or(WordKinds::BUT);
        matches!(word.part, Part::Stop | Part::Comma) || word.kinds.is(opens)
    }

    /// Whether `would` or `may` follows in the clause.
    fn has_modal_after(&self, at: usize) -> bool {
        let clause = (at + 1..self.words.len().min(at + 14)).take_while(|at| {
            let ends = WordKinds::RELATIVE
                .or(WordKinds::OPENER)
                .or(WordKinds::PRONOUN);
            !matches!(self.words[*at].part, Part::Comma | Part::Stop)
                && (!self.is(*at, ends) || self.is(*at, WordKinds::ARTICLE))
        });
        clause
            .map(|at| self.words[at].kinds)
            .find(|kinds| kinds.is(WordKinds::AUXILIARY))
            .is_some_and(|kinds| kinds.is(WordKinds::MODAL))
    }

    /// Whether `by` follows the verb at `at`.
    fn has_by(&self, at: usize) -> bool {
        let next = (at + 1..at + 4).find(|at| *at >= self.words.len() || !self.is_adverb(*at));
        next.is_some_and(|at| at < self.words.len() && self.text(at).eq_ignore_ascii_case("by"))
    }

    /// Whether a word at `at` may open an object.
    fn opens_object(&self, at: usize) -> bool {
        self.get(at).is_some_and(|word| {
            matches!(word.part, Part::Name(..) | Part::Number)
                || word.kinds.is(WordKinds::ARTICLE
                    .or(WordKinds::OWNER)
                    .or(WordKinds::PRONOUN))
        })
    }

    /// Whether the gerund at `at` is a noun behind an adjective: `a rare meeting`.
    fn is_adjective_of_noun(&self, at: usize, before: Option<usize>) -> bool {
        if LEXICON.nouns(self.words[at].hash).next().is_none() {
            return false;
        }
        let Some(before) = before else {
            return !self.opens_object(at + 1);
        };
        let word = &self.words[before];
        let is_plain = word.part == Part::Word && word.kinds.is_plain();
        let takes_object = self.opens_object(at + 1);
        is_plain && !takes_object
            || word.kinds.is(WordKinds::ORDINAL.or(WordKinds::NUMBER))
            || (!takes_object
                && word.kinds.is(WordKinds::PREPOSITION
                    .or(WordKinds::CARRYING)
                    .or(WordKinds::JOINT)))
    }
}
