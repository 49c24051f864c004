//! Cues and marks become quotations.

use super::after::Lead;
use super::classes;
use super::cue::Cue;
use super::lexicon::pattern;
use super::phrases::Phrase;
use super::scene::Scene;
use super::telling::Teller;
use crate::extract::{QuotationKind, QuotationRule, TokenKind, VoiceKind};
use crate::text::Order;

/// A stretch of reported words and what reports it.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub words: Phrase,
    pub kind: QuotationKind,
    /// The cue; none where the words go on from the unit before.
    pub cue: Option<usize>,
    /// Of the cue's own: the rule that it was found by.
    pub rule: QuotationRule,
}

/// Words outside marks from which on a clause with marked words in it is told too.
const MIN_OUTSIDE: usize = 5;

/// Words from which on a sentence that stands in marks alone is somebody's.
const MIN_SENTENCE: usize = 5;

impl Scene<'_, '_> {
    /// The rows of this unit, in the order of their words.
    pub fn rows(&self, teller: &Teller<'_, '_>) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        let mut owners: Vec<Option<usize>> = vec![None; self.regions.len()];
        // A pair of marks belongs to the shortest content around it.
        let mut contents: Vec<(usize, usize, Phrase, Lead)> = Vec::new();
        for (at, cue) in self.cues.iter().enumerate() {
            for (words, lead) in &cue.contents {
                contents.push((words.end - words.first, at, *words, *lead));
            }
        }
        contents.order_by_key(|(length, at, ..)| (*length, usize::MAX - *at));
        for (_, at, words, lead) in &contents {
            let cue = &self.cues[*at];
            if self.is_foretold(*at) {
                continue;
            }
            // A title inside a clause is no part that is quoted.
            let is_told = |region: usize| {
                *lead == Lead::Mark
                    || self.regions[region].open as usize == words.first
                    || !self.is_title(region)
            };
            let inside: Vec<usize> = self
                .regions_in(*words)
                .filter(|region| is_told(*region))
                .collect();
            let marked: usize = (inside.iter())
                .map(|region| self.n_words(self.inside(*region)))
                .sum();
            let outside = self.n_words(*words).saturating_sub(marked);
            if !cue.is_agentless || cue.rule != QuotationRule::VerbAfter {
                for region in inside.iter().copied() {
                    if owners[region].is_none() && !self.is_bracketed(region) {
                        owners[region] = Some(*at);
                        rows.push(self.marked_row(region, Some(*at), *lead, outside == 0));
                    }
                }
            }
            let has_marks =
                !(inside.is_empty() || cue.is_agentless && cue.rule == QuotationRule::VerbAfter);
            let tells = if has_marks {
                outside >= MIN_OUTSIDE
            } else {
                outside > 0
            };
            let is_own = (0..self.cues.len()).any(|other| self.repeats_speaker(other, *at));
            if tells && !is_own && !self.is_told_inside(*at, *words) {
                rows.push(Row {
                    words: self.trimmed(*words),
                    kind: QuotationKind::Indirect,
                    cue: Some(*at),
                    rule: cue.rule,
                });
            }
        }
        self.rows_without_cue(&mut owners, &mut rows, teller);
        rows.retain(|row| row.words.first < row.words.end);
        rows.order_by_key(|row| (row.words.first, usize::MAX - row.words.end));
        rows.dedup_by_key(|row| row.words);
        rows
    }

    /// Marks that no cue's content covers: they go on from marks before them.
    fn rows_without_cue(
        &self,
        owners: &mut [Option<usize>],
        rows: &mut Vec<Row>,
        teller: &Teller<'_, '_>,
    ) {
        let words = Phrase {
            first: self.unit.first,
            end: self.end,
        };
        let marked: usize = (0..self.regions.len())
            .map(|region| self.n_words(self.inside(region)))
            .sum();
        let is_all = self.n_words(words).saturating_sub(marked) == 0;
        for region in 0..self.regions.len() {
            if owners[region].is_some() {
                continue;
            }
            let n_words = self.n_words(self.inside(region));
            if is_all {
                let is_sentence = n_words >= MIN_SENTENCE
                    && (self.inside(region).first..self.inside(region).end)
                        .any(|at| self.page.is_finite(at));
                if (n_words >= 3 || region > 0) && teller.may_continue(self.unit)
                    || n_words >= 2 && teller.goes_on(self.unit)
                    || is_sentence && (self.regions[region].is_closed || teller.follows(self.unit))
                {
                    rows.push(self.marked_row(region, None, Lead::Mark, true));
                }
                continue;
            }
            // `The coat “is so warm that I have to rest”`: who speaks in this paragraph.
            if self.cues.is_empty() && self.is_own(region) && teller.speaks_here() {
                rows.push(self.marked_row(region, None, Lead::Mark, false));
                continue;
            }
            let Some(before) = region.checked_sub(1) else {
                continue;
            };
            let Some(owner) = owners[before] else {
                continue;
            };
            let (from, to) = (
                self.regions[before].close as usize + 1,
                self.regions[region].open as usize,
            );
            let is_near = to <= from + 12
                && !self
                    .cues
                    .iter()
                    .any(|cue| cue.group.first >= from && cue.group.first < to)
                && (from..to).all(|at| {
                    !self.page.is(at, ";") && !self.page.is(at, ".") && !self.page.is(at, "(")
                });
            let joins = self
                .page
                .has(from, classes::COORDINATOR | classes::RELATIVE)
                || self.page.is(from, ",") && !self.page.is_capital(from + 1)
                || self.page.is(from - 2, ",")
                || matches!(self.page.text(from), "of" | "as");
            let is_free = !(from..to).any(|at| self.page.is_finite(at))
                || self.page.has(from, classes::RELATIVE);
            if is_near && joins && is_free {
                owners[region] = Some(owner);
                rows.push(self.marked_row(region, Some(owner), Lead::Clause, false));
            }
        }
    }

    /// Whether marks hold a clause in which somebody speaks of himself.
    fn is_own(&self, region: usize) -> bool {
        let words = self.inside(region);
        let mut inside = words.first..words.end;
        self.n_words(words) >= MIN_SENTENCE
            && inside.clone().any(|at| self.page.is_finite(at))
            && inside
                .any(|at| matches!(self.page.text(at), "I" | "we" | "my" | "our" | "me" | "us"))
    }

    /// `("British exit")`: a term, not words of the one who speaks.
    fn is_bracketed(&self, region: usize) -> bool {
        let Some(before) = (self.regions[region].open as usize).checked_sub(1) else {
            return false;
        };
        self.page.is(before, "(") && self.page.is(self.regions[region].close as usize + 1, ")")
    }

    fn marked_row(&self, region: usize, cue: Option<usize>, lead: Lead, is_alone: bool) -> Row {
        let words = self.inside(region);
        let page = self.page;
        let mut first = words.first;
        while first < words.end && !page.is_word(first) {
            first += 1;
        }
        let opens_capital = page.is_capital(first) || page.is(words.first, "[");
        let n_words = self.n_words(words);
        let has_finite = (words.first..words.end).any(|at| page.is_finite(at));
        let before = words.first.wrapping_sub(2);
        let is_part = !opens_capital
            && words.first >= self.unit.first + 2
            && page.has(before, classes::DETERMINER | classes::PREPOSITION)
            && page.mention_at(before).is_none();
        let is_direct = !is_part && is_alone && n_words >= 2 && (has_finite || opens_capital)
            || lead == Lead::Mark && opens_capital && n_words >= 2;
        Row {
            words,
            kind: if is_direct {
                QuotationKind::Direct
            } else {
                QuotationKind::Mixed
            },
            cue,
            rule: QuotationRule::Marks,
        }
    }

    /// Pairs of marks that lie in a stretch.
    fn regions_in(&self, words: Phrase) -> std::ops::Range<usize> {
        let first = self
            .regions
            .partition_point(|region| (region.open as usize) < words.first);
        let end = self
            .regions
            .partition_point(|region| (region.open as usize) < words.end);
        first..end.max(first)
    }

    pub fn n_words(&self, words: Phrase) -> usize {
        (words.first..words.end)
            .filter(|at| self.page.is_word(*at))
            .count()
    }

    /// Whether all of a content is what another cue inside it reports:
    /// `according to X, Y said …`.
    fn is_told_inside(&self, at: usize, words: Phrase) -> bool {
        self.cues.iter().enumerate().any(|(other, cue)| {
            other != at
                && !(cue.is_agentless && cue.rule == QuotationRule::VerbAfter)
                && cue.rule != QuotationRule::Noun
                && !self.repeats_speaker(at, other)
                && words.first <= cue.group.first
                && cue.group.end <= words.end
                && !self.is_foretold(other)
                && cue.contents.iter().any(|(content, _)| {
                    let reaches =
                        content.end + 2 >= words.end || self.only_marks(content.end, words.end);
                    let leads = !self.page.is(words.first, "to")
                        && (self.page)
                            .has(words.first, classes::PREPOSITION | classes::SUBORDINATOR);
                    let opens = leads
                        || (words.first..cue.group.first).all(|at| {
                            !self.page.is_finite(at)
                                || self.region_at(at).is_some()
                                || at >= content.first
                        });
                    reaches && opens
                })
        })
    }

    /// Whether somebody says of another that he would say something, or that somebody
    /// was told to do it: nothing else has been said.
    fn is_foretold(&self, at: usize) -> bool {
        let cue = &self.cues[at];
        let is_passive = cue.is_agentless && cue.rule == QuotationRule::VerbBefore;
        let verb = cue.verb.first;
        let reports = |outer: &Cue| {
            let mut contents = outer.contents.iter();
            !outer.is_agentless
                && contents.any(|(words, _)| words.first <= verb && verb < words.end)
        };
        (cue.is_hypothetical || is_passive)
            && (self.cues.iter().enumerate()).any(|(outer, cue)| outer != at && reports(cue))
    }

    /// Whether a cue opens what another reports, with a pronoun for the same one:
    /// `she said she had told them`.
    fn repeats_speaker(&self, outer: usize, inner: usize) -> bool {
        let page = self.page;
        let (outer, inner) = (&self.cues[outer], &self.cues[inner]);
        let (Some(speaker), Some(pronoun)) = (outer.speaker, inner.speaker) else {
            return false;
        };
        let is_pronoun = pronoun.end == pronoun.first + 1
            && page.mention_at(pronoun.first).is_none()
            && page.has(pronoun.first, classes::SUBJECT);
        // Media and texts tell of others.
        let relays = (speaker.first..speaker.end).any(|at| {
            page.has(at, classes::DOCUMENT)
                || page.word(at).voice == Some(VoiceKind::Media)
                || (page.mention_at(at)).is_some_and(|number| page.is_medium(number))
        });
        is_pronoun
            && !relays
            && outer.rule != QuotationRule::Preposition
            && (outer.contents.iter()).any(|(words, lead)| {
                *lead != Lead::Mark && words.first == pronoun.first && inner.group.end <= words.end
            })
    }

    fn only_marks(&self, first: usize, end: usize) -> bool {
        (first..end).all(|at| !self.page.is_word(at))
    }

    /// A stretch without marks, commas and `that` at its edges.
    fn trimmed(&self, words: Phrase) -> Phrase {
        let page = self.page;
        let Phrase { mut first, mut end } = words;
        while first < end
            && matches!(
                page.text(first),
                "," | "." | ";" | ":" | "—" | "–" | "…" | "-"
            )
        {
            first += 1;
        }
        while end > first
            && page.token(end - 1).kind == TokenKind::Mark
            && matches!(
                page.text(end - 1),
                "," | "." | ";" | ":" | "—" | "–" | "(" | "-"
            )
        {
            end -= 1;
        }
        Phrase { first, end }
    }

    /// Whether a cue names what words before it stand for: `what X calls “…”`.
    pub fn is_gap_name(&self, at: usize) -> bool {
        let cue = &self.cues[at];
        let names = (self.page.verb(cue.verb.first))
            .is_some_and(|(verb, _)| verb.patterns & pattern::NAME != 0);
        names
            && cue.speaker.is_some_and(|speaker| {
                speaker.first > self.unit.first
                    && (self.page).has(speaker.first - 1, classes::RELATIVE | classes::WH)
            })
    }

    /// The cues whose contents this one lies in, the innermost first.
    pub fn around(&self, at: usize) -> Vec<usize> {
        let verb = self.cues[at].verb.first;
        let mut around: Vec<(usize, usize)> = Vec::new();
        for (other, cue) in self.cues.iter().enumerate() {
            if other == at || cue.is_agentless && cue.rule == QuotationRule::VerbAfter {
                continue;
            }
            let inside = cue
                .contents
                .iter()
                .find(|(words, _)| words.first <= verb && verb < words.end);
            if let Some((words, _)) = inside {
                around.push((words.end - words.first, other));
            }
        }
        around.order();
        around.into_iter().map(|(_, other)| other).collect()
    }
}
