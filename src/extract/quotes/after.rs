//! What stands between a reporting verb and the words it reports.

use super::adjuncts::adjunct;
use super::classes;
use super::lexicon::pattern::{self, Patterns};
use super::page::Page;
use super::phrases::{self, Phrase};
use super::relayed::relayed;
use crate::extract::MediumKind;

/// How the reported words are led in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// `said that`.
    That,
    /// `said he would`.
    Clause,
    /// `asked whether`.
    Question,
    /// `promised to`.
    Infinitive,
    /// `denied any link to the group`.
    Phrase,
    /// `said: …`.
    Colon,
    /// `said, “…”`, `called it “…”`.
    Mark,
    /// `which she said would`.
    Gap,
}

/// What was found behind a verb.
#[derive(Clone, Copy, Debug, Default)]
pub struct After {
    /// The first token of the reported words, and how they are led in.
    pub content: Option<(usize, Lead)>,
    /// One past what belongs to the verb: adverbs, addressee, medium, time.
    pub end: usize,
    /// To whom.
    pub addressee: Option<Phrase>,
    /// In what.
    pub medium: Option<(Phrase, MediumKind)>,
    /// A medium with a name that it was told to.
    pub teller: Option<Phrase>,
    /// The number of the time expression that says when.
    pub time: Option<usize>,
    /// The number of the mention of the place where.
    pub place: Option<usize>,
}

/// Reads on from `at`, right behind a verb with these patterns, up to `end`.
/// `opens` tells whether a token is the opening mark of a quotation.
pub fn read_after(
    page: &Page<'_>,
    at: usize,
    end: usize,
    patterns: Patterns,
    opens: &dyn Fn(usize) -> bool,
) -> After {
    let mut after = After::default();
    let mut i = at;
    let mut patterns = patterns;
    if patterns & pattern::ON != 0 && matches!(page.text(i), "on" | "upon") {
        // `called on them to leave`.
        if i + 1 >= end || opens(i + 1) || page.time_at(i + 1).is_some() {
            return after;
        }
        patterns = pattern::ORDER;
        i += 1;
    }
    let mut wants_person = patterns & (pattern::PERSON | pattern::ORDER | pattern::ACCUSE) != 0;
    let may_be_clause = patterns & pattern::ZERO != 0;
    let mut is_parenthesis = false;
    for _ in 0..16 {
        if i >= end {
            break;
        }
        if opens(i) {
            after.content = Some((i, Lead::Mark));
            break;
        }
        // `said — as reported by X — “…”`.
        if matches!(page.text(i), "—" | "–" | ",")
            && let Some((teller, next)) = relayed(page, i + 1, end)
            && page.is(next, page.text(i))
        {
            after.teller = after.teller.or(Some(teller));
            i = next + 1;
            continue;
        }
        if page.is(i, ",") {
            if i + 1 < end && opens(i + 1) {
                after.content = Some((i + 1, Lead::Mark));
                break;
            }
            if is_parenthesis {
                is_parenthesis = false;
                i += 1;
                continue;
            }
            // `said, in a letter to X, that`.
            let mut inner = After::default();
            if i + 1 < end
                && let Some(next) = adjunct(page, i + 1, end, &mut inner)
                && page.is(next, ",")
                && next + 1 < end
                && (page.has(next + 1, classes::THAT) || opens(next + 1))
            {
                after.merge(inner);
                is_parenthesis = true;
                i = next;
                continue;
            }
            break;
        }
        if page.is(i, ":") {
            if i + 2 < end {
                let lead = if opens(i + 1) {
                    Lead::Mark
                } else {
                    Lead::Colon
                };
                after.content = Some((i + 1, lead));
            }
            break;
        }
        if page.is(i, "(") && i > at {
            match (i..end.min(i + 12)).find(|at| page.is(*at, ")")) {
                Some(close) => i = close + 1,
                None => break,
            }
            continue;
        }
        if !page.is_word(i) || page.has(i, classes::CITES) {
            break;
        }
        if page.has(i, classes::THAT) {
            // `said that was wrong`: `that` is the subject.
            let is_subject = page.has(i + 1, classes::BE | classes::MODAL | classes::HAVE);
            if opens(i + 1) {
                after.content = Some((i + 1, Lead::That));
            } else if is_subject {
                after.content = Some((i, Lead::Clause));
            } else if i + 1 < end {
                after.content = Some((i + 1, Lead::That));
            }
            break;
        }
        if page.is(i, "as") && page.is(i + 1, "saying") {
            i += 2;
            continue;
        }
        if patterns & pattern::WH != 0
            && page.has(i, classes::WH)
            && !(page.is(i, "if") && may_be_clause)
            && page.time_at(i).is_none()
        {
            after.content = Some((i, Lead::Question));
            break;
        }
        if wants_person
            && !page.is(i, "to")
            && !page.has(i, classes::ADVERB | classes::PREPOSITION)
            && page.time_at(i).is_none_or(|_| page.mention_at(i).is_some())
            && let Some(phrase) = person(page, i, end, patterns)
        {
            wants_person = false;
            // `asked for`, `advised he leave`: a subject pronoun opens a clause.
            let is_subject = page.has(i, classes::SUBJECT)
                && !page.has(i, classes::OBJECT)
                && !page.is(i, "it")
                && !page.is(i, "you");
            if !is_subject {
                // `ordered the flags be lowered`.
                if may_be_clause
                    && page.is_word(phrase.end)
                    && (page.is(phrase.end, "be") || page.is_finite(phrase.end))
                {
                    after.content = Some((i, Lead::Clause));
                    break;
                }
                after.addressee = Some(phrase);
                after.name_medium(page, phrase);
                i = phrase.end;
                continue;
            }
        }
        if page.is(i, "to") && patterns & pattern::TO != 0 && page.text(i + 1).ends_with("ing") {
            after.content = Some((i + 1, Lead::Phrase));
            break;
        }
        if page.is(i, "to")
            && opens(i + 1)
            && patterns & (pattern::INFINITIVE | pattern::ORDER) != 0
        {
            after.content = Some((i + 1, Lead::Mark));
            break;
        }
        if page.is(i, "to") {
            let is_person = page.has(i + 1, classes::DETERMINER | classes::OBJECT)
                || page.mention_at(i + 1).is_some()
                || page.is_capital(i + 1)
                || page.has(i + 1, classes::VOICE)
                || (page.is_word(i + 1)
                    && page.text(i + 1).ends_with('s')
                    && patterns & (pattern::INFINITIVE | pattern::ORDER) == 0);
            if !is_person {
                // `directed efforts to finding`, `invited comment`: nobody is told.
                let is_gerund = page.text(i + 1).len() > 5 && page.text(i + 1).ends_with("ing");
                let is_thing = after.addressee.is_some_and(|phrase| {
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
                if patterns & (pattern::INFINITIVE | pattern::ORDER) != 0
                    && page.is_word(i + 1)
                    && !is_gerund
                    && !is_thing
                {
                    after.content = Some((i, Lead::Infinitive));
                }
                break;
            }
            if let Some(phrase) = phrases::phrase_from(page, i + 1, end) {
                if hears(page, phrase) {
                    after.addressee.get_or_insert(phrase);
                }
                after.name_medium(page, phrase);
                i = phrase.end;
                continue;
            }
            break;
        }
        if patterns & pattern::ACCUSE != 0 && (page.is(i, "of") || page.is(i, "for")) {
            if after.addressee.is_some() && i + 1 < end {
                after.content = Some((i + 1, Lead::Phrase));
            }
            break;
        }
        if patterns & pattern::NAME != 0 {
            after.content = named(page, i, end, opens);
            if after.content.is_some() {
                break;
            }
        }
        let wants = [(pattern::FOR, "for"), (pattern::OF, "of")];
        if wants
            .iter()
            .any(|(wanted, word)| patterns & wanted != 0 && page.is(i, word))
        {
            after.content = Some((
                i + 1,
                if opens(i + 1) {
                    Lead::Mark
                } else {
                    Lead::Phrase
                },
            ));
            break;
        }
        let mut inner = After::default();
        if let Some(next) = adjunct(page, i, end, &mut inner)
            && (inner.is_sure()
                || leads_on(page, next, end, opens)
                || page.is(next, "to") && patterns & (pattern::INFINITIVE | pattern::ORDER) != 0)
        {
            after.merge(inner);
            i = next;
            continue;
        }
        // `expressed his intent to`: what follows is the content.
        if matches!(page.text(i), "intent" | "intention" | "intentions") && page.is(i + 1, "to") {
            after.content = Some((i + 1, Lead::Infinitive));
            break;
        }
        // `requested support and equipment`: no addressee after all.
        let is_split =
            after.addressee.is_some() && patterns & pattern::ORDER != 0 && !may_be_clause;
        if !is_split && patterns & (pattern::ZERO | pattern::PHRASE) != 0
            || page.has(i, classes::SUBJECT)
        {
            after.content = Some((
                i,
                if may_be_clause {
                    Lead::Clause
                } else {
                    Lead::Phrase
                },
            ));
        }
        break;
    }
    // `requested support from other departments`: no addressee after all.
    if after.content.is_none()
        && patterns & pattern::PHRASE != 0
        && let Some(phrase) = after.addressee
        && phrase.first >= at
        && !page.is(phrase.first - 1, "to")
    {
        after.content = Some((phrase.first, Lead::Phrase));
        after.addressee = None;
        i = phrase.first;
    }
    after.end = i;
    after
}

/// Who is told, asked or accused: without `of …` where the content follows that.
fn person(page: &Page<'_>, at: usize, end: usize, patterns: Patterns) -> Option<Phrase> {
    if patterns & pattern::ACCUSE == 0 {
        return phrases::phrase_from(page, at, end);
    }
    let end = phrases::simple_phrase(page, at, end)?;
    Some(Phrase { first: at, end })
}

/// Whether words can be said to what a phrase names: not `responded to the news`.
fn hears(page: &Page<'_>, phrase: Phrase) -> bool {
    let last = phrase.end - 1;
    !page.is(last, "news")
        && (page.has(last, classes::VOICE | classes::OBJECT)
            || page.mention_at(last).is_some()
            || page.text(last).ends_with('s'))
}

impl After {
    /// Something says that these words are no part of what is reported.
    fn is_sure(&self) -> bool {
        self.medium.is_some()
            || self.time.is_some()
            || self.teller.is_some()
            || self.place.is_some()
            || (self.addressee.is_none() && self.end != 0)
    }

    /// Who listens: a person, else a medium.
    pub fn addressee_or_teller(&self) -> Option<Phrase> {
        self.addressee.or(self.teller)
    }

    fn merge(&mut self, other: After) {
        self.addressee = self.addressee.or(other.addressee);
        self.medium = self.medium.or(other.medium);
        self.teller = self.teller.or(other.teller);
        self.time = self.time.or(other.time);
        self.place = self.place.or(other.place);
    }

    /// Notes a medium with a name inside a phrase: `told the BBC`.
    pub fn name_medium(&mut self, page: &Page<'_>, phrase: Phrase) {
        let last = phrase.end - 1;
        // `told state media`, but not `told the press`.
        let n_words = (phrase.first..phrase.end)
            .filter(|at| !page.has(*at, classes::DETERMINER))
            .count();
        if n_words >= 2
            && matches!(
                page.text(last),
                "media"
                    | "newspaper"
                    | "newspapers"
                    | "television"
                    | "radio"
                    | "broadcaster"
                    | "agency"
                    | "outlet"
                    | "outlets"
            )
            && page.mention_at(last).is_none()
            && !page.is(last - 1, "social")
            && (page.word(last).voice == Some(crate::extract::VoiceKind::Media)
                || page.is(last - 1, "news")
                || page.is(last - 1, "state"))
        {
            self.teller = self.teller.or(Some(phrase));
        }
        // `told French news channel BFM TV`.
        let kind = (phrase.first..phrase.end).rev().find(|at| {
            matches!(
                page.text(*at),
                "channel"
                    | "newspaper"
                    | "magazine"
                    | "station"
                    | "network"
                    | "broadcaster"
                    | "website"
                    | "outlet"
                    | "daily"
                    | "agency"
                    | "tabloid"
            )
        });
        if let Some(kind) = kind.filter(|kind| page.is_capital(kind + 1) && kind + 1 < phrase.end) {
            let name = Phrase {
                first: kind + 1,
                end: phrase.end,
            };
            self.teller = self.teller.or(Some(name));
        }
        let medium = (phrase.first..phrase.end).find(|at| {
            page.mention_at(*at)
                .is_some_and(|number| page.is_medium(number))
        });
        if let Some(at) = medium {
            self.teller = self.teller.or(Some(Phrase {
                first: page.mention_first(at),
                end: page.mention_end(at),
            }));
        }
    }
}

/// Whether what stands at `at` shows that the words before it only led there.
fn leads_on(page: &Page<'_>, at: usize, end: usize, opens: &dyn Fn(usize) -> bool) -> bool {
    if at >= end {
        return true;
    }
    page.has(at, classes::THAT)
        || matches!(page.text(at), "whether" | "how" | "why" | "what")
        || opens(at)
        || page.is(at, ":")
        || (page.is(at, ",") && (at + 1 >= end || opens(at + 1)))
}

/// `called the death "…"`, `described him as "…"`, `described it as being …`.
fn named(
    page: &Page<'_>,
    at: usize,
    end: usize,
    opens: &dyn Fn(usize) -> bool,
) -> Option<(usize, Lead)> {
    let mut i = at;
    if !page.is(i, "as") {
        // `describing the “…”`, `called it a “…”`.
        let marked = |at: usize| {
            let words = (at..(at + 4).min(end)).find(|place| opens(*place))?;
            (at..words)
                .all(|at| {
                    page.has(at, classes::DETERMINER | classes::ADVERB)
                        || page.is_word(at)
                            && !page.is_finite(at)
                            && !page.has(at, classes::PREPOSITION | classes::COORDINATOR)
                })
                .then_some(words)
        };
        if page.has(i, classes::DETERMINER) && opens(i + 1) {
            return Some((i + 1, Lead::Mark));
        }
        i = phrases::phrase_from(page, i, end)?.end;
        if let Some(place) = marked(i) {
            return Some((place, Lead::Mark));
        }
        // `called the crisis the worst in the world`.
        if page.has(i, classes::DETERMINER)
            && page.mention_at(i).is_none()
            && page.is_word(i + 1)
            && i > at
        {
            return Some((at, Lead::Phrase));
        }
        // `as`, a few words, then marks; or `in Ohio "…"`.
        while i < end && page.has(i, classes::PREPOSITION) && !page.is(i, "as") && i < at + 14 {
            i = phrases::phrase_from(page, i + 1, end)?.end;
        }
        if opens(i) {
            return Some((i, Lead::Mark));
        }
    }
    if !page.is(i, "as") {
        return None;
    }
    for place in i + 1..(i + 8).min(end) {
        if opens(place) {
            return Some((place, Lead::Mark));
        }
        if page.is(place, ",") || page.is(place, ";") {
            break;
        }
    }
    (i + 1 < end && page.is(i + 1, "being")).then_some((i + 1, Lead::Phrase))
}
