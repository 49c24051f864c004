//! Reported words behind their source: `According to X, …`.

use super::after::Lead;
use super::classes;
use super::phrases::Phrase;
use super::scene::Scene;
use crate::extract::EntityType;

impl Scene<'_, '_> {
    /// Whether nothing but short words stands before an opening `according to`.
    pub fn leads_sentence(&self, first: usize) -> bool {
        let floor = self.sentence_floor(first);
        first == floor
            || (first - floor <= 2
                && (floor..first).all(|at| {
                    self.page.has(at, classes::COORDINATOR | classes::ADVERB)
                        || self.page.is(at, ",")
                }))
            || (first > floor + 1
                && self.page.is(first - 1, ",")
                && (floor..first - 1).all(|at| !self.page.is_finite(at))
                && first - floor < 8
                && (self.page.has(
                    floor,
                    classes::PREPOSITION | classes::COORDINATOR | classes::ADVERB,
                ) || !self.splits_subject(first)))
            || (first > floor
                && self.page.has(first - 1, classes::COORDINATOR)
                && (self.page.is(first.wrapping_sub(2), ",") || self.goes_on_plainly(first)))
            || (first > floor + 1
                && self.page.is(first - 1, ",")
                && self.page.has(first - 2, classes::COORDINATOR))
    }

    /// `fell ill and according to X he died`: no comma, a clause right behind.
    fn goes_on_plainly(&self, first: usize) -> bool {
        let cue = self.cues.iter().find(|cue| cue.group.first == first);
        cue.is_some_and(|cue| {
            let next = cue.group.end + usize::from(self.page.is(cue.group.end, ","));
            self.page.has(next, classes::SUBJECT | classes::DETERMINER)
                || self.page.mention_at(next).is_some()
        })
    }

    /// `The orcas, according to X, hunt sharks`: the subject stands before the cue.
    fn splits_subject(&self, first: usize) -> bool {
        let behind = self.comma_from(first, self.end.min(first + 16));
        behind.is_none_or(|comma| {
            let next = comma + 1;
            let at = if self.page.has(next, classes::ADVERB) {
                next + 1
            } else {
                next
            };
            !self.page.is_noun_like(at) && !self.page.has(at, classes::DETERMINER)
        })
    }

    /// `According to X, …`.
    pub fn content_behind(&mut self, at: usize) {
        let group = self.cues[at].group;
        let page = self.page;
        let mut first = group.end;
        // The phrase may go on: `according to X, a lawyer, …`.
        let comma = self.comma_from(first, self.end);
        if let Some(comma) = comma.filter(|comma| *comma < first + 16) {
            first = comma + 1;
        } else if !page.is_word(first) {
            return;
        }
        first = self.skip_apposition(at, first);
        if first >= self.end {
            return;
        }
        let end = self.content_end(at, first, Lead::Clause);
        let phrase = Phrase { first, end };
        let n_words = (first..end).filter(|word| page.is_word(*word)).count();
        let is_rest = n_words >= 3
            && page.is(group.first.wrapping_sub(1), ",")
            && page.has(group.first.wrapping_sub(2), classes::COORDINATOR);
        if n_words >= 6
            || is_rest
            || (first..end).any(|word| page.is_finite(word))
            || self
                .regions
                .iter()
                .any(|region| region.open as usize >= first && (region.open as usize) < end)
        {
            self.cues[at].group.end = first;
            self.cues[at].contents.push((phrase, Lead::Clause));
        }
    }

    /// Behind `According to X,` what tells more of X: `a lawyer,`, `Jane Smith,`.
    fn skip_apposition(&mut self, at: usize, first: usize) -> usize {
        let page = self.page;
        let is_relative = matches!(page.text(first), "who" | "which");
        let most = if is_relative { 30 } else { 20 };
        let Some(comma) = self.comma_from(first, self.end.min(first + most)) else {
            return first;
        };
        let next = self.comma_from(comma + 1, self.end).unwrap_or(self.end);
        let is_person =
            |at: usize| (page.mention_at(at)).is_some_and(|number| page.is_person(number));
        let is_place = |at: usize| {
            (page.mention_at(at))
                .is_some_and(|number| page.mention(number).entity_type == EntityType::Place)
        };
        let speaker = self.cues[at].author.or(self.cues[at].speaker);
        let is_named = speaker.is_some_and(|speaker| {
            (speaker.first..speaker.end).any(|at| page.mention_at(at).is_some())
        });
        // `the Ohio mayor, Jane Smith,`: a place names nobody.
        let is_person_named = is_named
            && speaker.is_some_and(|speaker| {
                (speaker.first..speaker.end)
                    .any(|at| page.mention_at(at).is_some() && !is_place(at))
            });
        // `the mayor, Jane Smith,`, but not `official statements, Smith, now ill,`.
        let is_role = speaker.is_some_and(|speaker| {
            page.has(speaker.end - 1, classes::VOICE) && !page.text(speaker.end - 1).ends_with('s')
        });
        let is_name =
            is_role && !is_person_named && is_person(first) && page.mention_end(first) == comma;
        let describes = is_named
            && (page.has(
                first,
                classes::DETERMINER | classes::ADVERB | classes::VOICE,
            ) || page.is_manner(first)
                || matches!(page.text(first), "who" | "whose")
                || page.is(page.mention_end(first), "'s"))
            && (first..comma).any(|at| page.has(at, classes::VOICE));
        // `Jane Smith, on Monday, police were`.
        let until = if is_name { self.end } else { next };
        let goes_on = (comma + 1..until).any(|at| page.is_finite(at))
            && !page.is_finite(comma + 1)
            && !(comma + 1..next).take(4).any(|at| page.is(at, "and"));
        // `According to police in Baytown, Texas, …`.
        let before = self.cues[at].group.end - 1;
        if is_place(first) && page.mention_end(first) == comma && is_place(before) {
            return comma + 1;
        }
        // `According to Reuters, which cited officials, …`.
        let is_plain = (is_name || describes) && !(first..comma).any(|at| page.is_finite(at));
        if !(is_relative || goes_on && is_plain) {
            return first;
        }
        if is_name {
            self.cues[at].speaker = Some(Phrase { first, end: comma });
        }
        comma + 1
    }
}
