//! Verbs that report, told from nouns and attributes of the same form.

use super::adjuncts;
use super::after::After;
use super::classes;
use super::cue::Cue;
use super::lexicon::Form;
use super::lexicon::pattern;
use super::phrases::Phrase;
use super::preceding;
use super::scene::Scene;
use crate::extract::{Case, QuotationRule, TokenKind};

impl Scene<'_, '_> {
    pub fn verb_cue(&mut self, at: usize) -> Option<usize> {
        let page = self.page;
        let (verb, form) = page.verb(at)?;
        if page.token(at).case != Case::Lower && !page.token(at).opens_sentence {
            return None;
        }
        let floor = self.floor(at);
        let mut end = at + 1;
        let mut verb = verb;
        let is_marked = verb.patterns & pattern::MARKED != 0;
        if verb.patterns & pattern::POLL != 0 && form != Form::Ing && self.polls(at, floor) {
            verb.patterns = pattern::THAT | pattern::ZERO;
        } else if verb.patterns & pattern::COURT != 0 && self.rules(at, floor) {
            verb.patterns = pattern::THAT | pattern::ZERO | pattern::MARK;
        } else if verb.patterns & (pattern::COURT | pattern::POLL) != 0 && !is_marked {
            return None;
        } else if is_marked && verb.patterns & pattern::THAT == 0 {
            // A thought becomes speech where it comes in somebody's own words.
            let is_led = page.has(end, classes::THAT)
                && (self.regions.iter()).any(|region| region.open as usize > end);
            if !is_led {
                return None;
            }
            verb.patterns = pattern::THAT;
        }
        if verb.patterns & pattern::OUT != 0 {
            if !matches!(page.text(end), "out" | "back") {
                return None;
            }
            end += 1;
        }
        // `the beginning of`: a noun.
        if form == Form::Ing && at > floor && page.has(at - 1, classes::DETERMINER) {
            return None;
        }
        let start = self.verb_start(at, floor);
        let mut cue = Cue::new(Phrase { first: at, end }, QuotationRule::VerbBefore).with(verb);
        cue.is_negated =
            (start..at).any(|word| page.has(word, classes::NEGATION) && !page.is(word, "no"));
        cue.is_hypothetical = (start..at)
            .any(|word| page.has(word, classes::MODAL) && page.has(word, classes::FUTURE));
        // `a pattern described by X as`: without an auxiliary.
        let is_reduced = page.is(end, "by") && verb.patterns & pattern::NAME != 0;
        let passive = ((start..at).any(|word| page.has(word, classes::BE)) || is_reduced)
            && matches!(form, Form::Past | Form::Participle);
        if passive {
            return self.passive_cue(cue, verb, start, floor);
        }
        match form {
            Form::Ing if !(start..at).any(|word| page.has(word, classes::BE)) => {
                self.participle(cue, verb, start, floor)
            }
            Form::Base if start > floor && page.is(start - 1, "to") => {
                self.infinitive(cue, verb, start, floor)
            }
            Form::Base if start == at && !self.may_be_base(at, floor) => None,
            Form::Third if !self.may_be_third(at, floor) => None,
            Form::Third if (start..at).any(|word| page.has(word, classes::AUXILIARY)) => None,
            Form::Participle if start == at => None,
            _ => self.finite(cue, verb, start, floor),
        }
    }

    /// Whether a court, a judge or a panel is the subject of the verb at `at`.
    fn rules(&self, at: usize, floor: usize) -> bool {
        let page = self.page;
        let from = at.saturating_sub(8).max(floor);
        // `ruled on Monday the ban was`.
        let mut when = After::default();
        let next = adjuncts::adjunct(page, at + 1, self.end, &mut when)
            .filter(|_| when.time.is_some())
            .unwrap_or(at + 1);
        (from..at).any(|word| page.has(word, classes::COURT))
            && (page.has(next, classes::THAT | classes::DETERMINER) || page.is_capital(next))
    }

    /// Whether a poll is the subject of the verb at `at`.
    fn polls(&self, at: usize, floor: usize) -> bool {
        let page = self.page;
        let start = self.verb_start(at, floor);
        let from = start.saturating_sub(8).max(floor);
        let subject = (from..start)
            .rev()
            .find(|word| page.has(*word, classes::POLL));
        subject.is_some_and(|subject| {
            !(subject..start).any(|word| page.is_finite(word) && !page.text(word).ends_with("ed"))
        })
    }

    /// Whether a verb that only courts report with has a court for its subject.
    pub fn is_ruling(&self, cue: &Cue) -> bool {
        self.rules(cue.verb.first, self.floor(cue.verb.first))
    }

    /// The first word of the verb's group: auxiliaries and adverbs before it.
    pub fn verb_start(&self, at: usize, floor: usize) -> usize {
        let page = self.page;
        let mut start = at;
        let mut first = at;
        while first > floor && at - first < 7 {
            let before = first - 1;
            let is_adverb = page.has(before, classes::ADVERB) || page.is_manner(before);
            // `Both said`: the subject itself.
            let is_subject = page.has(before, classes::DETERMINER)
                && (before == floor || !page.is_noun_like(before - 1));
            if page.mention_at(before).is_some() || is_subject {
                break;
            }
            // `Ford on Friday said`, `reports as of Wednesday said`.
            if page.time_at(before).is_some() {
                let mut time = before;
                while time > floor && page.time_at(time - 1) == page.time_at(before) {
                    time -= 1;
                }
                while time > floor + 1 && page.has(time - 1, classes::PREPOSITION) {
                    time -= 1;
                }
                // `Smith, the mayor, on Tuesday said`.
                let is_apart = time > floor + 1
                    && page.is(time - 1, ",")
                    && page.has(time, classes::PREPOSITION)
                    && (floor..time - 1).any(|at| page.is(at, ","));
                if time > floor
                    && (is_apart
                        || page.has(time - 1, classes::BE)
                        || page.is_noun_like(time - 1)
                        || page.has(time - 1, classes::ADVERB))
                {
                    first = time;
                    start = time;
                    continue;
                }
                break;
            }
            // `has, in a statement, called`.
            if page.is(before, ",") {
                let from = before.saturating_sub(10).max(floor + 1);
                let open = (from..before).rev().find(|at| page.is(*at, ","));
                let has = |open: &usize| {
                    let is_not = page.is(open - 1, "not") && *open > floor + 1;
                    page.has(open - 1 - usize::from(is_not), classes::HAVE)
                };
                match open.filter(has) {
                    Some(open) => first = open,
                    None => break,
                }
                continue;
            }
            if page.is(before, "since") && page.has(before.wrapping_sub(1), classes::HAVE) {
                first = before;
                continue;
            }
            if page.has(before, classes::AUXILIARY) || page.is(before, "not") || is_adverb {
                first = before;
                start = before;
            } else {
                break;
            }
        }
        start
    }

    /// A base form that may be a verb in the present: `police say`.
    pub fn may_be_base(&self, at: usize, floor: usize) -> bool {
        let page = self.page;
        let Some(before) = at.checked_sub(1).filter(|before| *before >= floor) else {
            return false;
        };
        if page.is(at, "state") {
            return page.has(before, classes::SUBJECT);
        }
        if let Some(number) = page.mention_at(before) {
            if page.mention(number).is_demonym && page.text(before).ends_with('s') {
                return true;
            }
            return matches!(
                page.text(at),
                "say"
                    | "write"
                    | "argue"
                    | "believe"
                    | "insist"
                    | "maintain"
                    | "tell"
                    | "warn"
                    | "add"
            );
        }
        page.has(before, classes::SUBJECT)
            && !matches!(page.text(before), "he" | "she" | "it" | "He" | "She" | "It")
            || page.has(before, classes::VOICE | classes::DOCUMENT)
                && (page.text(before).ends_with('s')
                    || matches!(
                        page.text(before),
                        "police" | "Police" | "people" | "media" | "troops"
                    ))
            || page.has(before, classes::RELATIVE)
            || matches!(
                page.text(before),
                "some"
                    | "Some"
                    | "many"
                    | "Many"
                    | "others"
                    | "Others"
                    | "few"
                    | "Few"
                    | "most"
                    | "Most"
                    | "several"
                    | "Several"
                    | "both"
                    | "Both"
            )
            || self.has_plural_head(at, floor)
            || (page.text(before).ends_with('s')
                && page.is_noun_like(before)
                && page.text(before).len() > 3)
            || (page.is(before, ",") || page.has(before, classes::COORDINATOR))
                && !(before > floor + 1 && page.is(before - 2, "to"))
                && matches!(page.text(at), "say" | "write" | "argue" | "insist" | "warn")
    }

    /// `People close to the candidate say`: several before the first preposition.
    fn has_plural_head(&self, at: usize, floor: usize) -> bool {
        let page = self.page;
        let is_plain = matches!(
            page.text(at),
            "say" | "argue" | "insist" | "warn" | "claim" | "believe" | "describe"
        );
        let subject = preceding::phrase_before(page, at, floor).filter(|_| is_plain);
        subject.is_some_and(|subject| {
            let head = (subject.first..subject.end)
                .take_while(|at| !page.has(*at, classes::PREPOSITION))
                .filter(|at| page.has(*at, classes::VOICE) && page.mention_at(*at).is_none())
                .last();
            head.is_some_and(|head| {
                page.text(head).ends_with('s')
                    || matches!(page.text(head), "people" | "People" | "police" | "Police")
            })
        })
    }

    /// A third person that may be a verb: not `local news reports`.
    pub fn may_be_third(&self, at: usize, floor: usize) -> bool {
        let page = self.page;
        let Some(before) = at.checked_sub(1).filter(|before| *before >= floor) else {
            return self.region_at(at.wrapping_sub(1)).is_some() && at > self.unit.first;
        };
        let is_noun_too = page.has(at, classes::PLURAL);
        if !is_noun_too {
            return true;
        }
        // `all other US states`.
        if page.is(at, "states") && page.token(before).case == Case::Upper {
            return false;
        }
        let next = at + 1;
        let leads = page.has(next, classes::THAT | classes::SUBJECT | classes::DETERMINER)
            || page.mention_at(next).is_some()
            || self.opens(next)
            || page.is(next, ",") && self.opens(next + 1)
            || page.is(next, "for")
            || page.is(next, "on")
            || page.is(next, ":")
            || page.has(next, classes::ADVERB)
            || next < page.len() && page.token(next).kind == TokenKind::Number
            || self.ends_report(at, floor);
        let before_fits = page.mention_at(before).is_some()
            && !page
                .mention_at(before)
                .is_some_and(|number| page.mention(number).is_demonym)
            || page.has(before, classes::SUBJECT | classes::RELATIVE)
            || page.is_capital(before) && !page.token(before).opens_sentence
            || page.has(before, classes::VOICE | classes::DOCUMENT)
                && !page.text(before).ends_with('s')
                && !page.is(before, "news")
                && !page.is(before, "media");
        leads && before_fits
    }

    /// Whether the verb at `at` stands behind a comma or marks and a name: `…, X reports`.
    fn ends_report(&self, at: usize, floor: usize) -> bool {
        let page = self.page;
        let closes = at + 1 >= self.end || page.is(at + 1, ",") || page.has(at + 1, classes::LEAD);
        closes
            && preceding::phrase_before(page, at, floor).is_some_and(|subject| {
                let before = subject.first.wrapping_sub(1);
                subject.first > self.unit.first
                    && (page.is(before, ",") || self.region_at(before).is_some())
            })
    }
}
