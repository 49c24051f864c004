//! Who passes words on: those who were told, asked, or work for a medium.

use super::adjuncts;
use super::after::After;
use super::classes;
use super::phrases::Phrase;
use super::scene::Scene;
use super::telling::{Teller, push};
use super::voices::stands_for;
use crate::extract::{EntityType, MediumKind, QuotationRule, Voice, VoiceKind, VoiceReason};

impl Teller<'_, '_> {
    /// The speaker of a cue and those it names who pass it on.
    pub fn own_voices(
        &mut self,
        scene: &Scene<'_, '_>,
        at: usize,
        earlier: &[Vec<Voice>],
    ) -> Vec<Voice> {
        let cue = &scene.cues[at];
        let mut chain: Vec<Voice> = Vec::new();
        if let Some(speaker) = cue.speaker {
            let listener = self
                .lead_in(scene, at)
                .addressee_or_teller()
                .map(|teller| self.voices.voice(teller));
            let mut voice = match cue.author {
                Some(author) => self.voices.author_of(speaker, author),
                None => (self.voices).speaker(speaker, listener.and_then(|voice| voice.entity)),
            };
            // `Smith, he said, had not`: not Smith.
            if voice.why == VoiceReason::Pronoun
                && cue.rule == QuotationRule::VerbAfter
                && self.is_told_of(scene, at, &voice)
                && let Some(last) = self.voices.spoke_as(speaker.first, voice.entity)
            {
                voice = Voice {
                    span: voice.span,
                    why: VoiceReason::Pronoun,
                    ..last
                };
            }
            // `The professor added`: who has just spoken.
            let adds = matches!(
                self.page.text(cue.verb.first),
                "added" | "adds" | "continued"
            );
            if voice.entity.is_none()
                && voice.antecedent.is_none()
                && adds
                && self.page.text(speaker.first).eq_ignore_ascii_case("the")
                && voice.kind != VoiceKind::Official
                && let Some(last) = self.voices.spoke_last()
            {
                voice = Voice {
                    span: voice.span,
                    why: VoiceReason::Description,
                    ..last
                };
            }
            // `Local officials said … and, they added`: those of this sentence.
            let before = (0..earlier.len()).rev().find(|other| {
                let spoke = scene.cues[*other].speaker;
                spoke.is_some_and(|spoke| self.voices.is_plural(spoke))
            });
            if voice.why == VoiceReason::Pronoun
                && self.page.text(speaker.first).eq_ignore_ascii_case("they")
                && let Some(spoke) = before.and_then(|other| earlier[other].first())
            {
                voice = Voice {
                    why: VoiceReason::Pronoun,
                    ..stands_for(
                        *spoke,
                        self.page.tokens.span(speaker.first, speaker.end - 1),
                    )
                };
            }
            // `She also said`: who has just spoken.
            let also =
                adds || (cue.group.first..cue.verb.first).any(|word| self.page.is(word, "also"));
            let here = (earlier.iter().rev())
                .filter_map(|voices| voices.first())
                .find(|spoke| self.voices.may_mean(&voice, spoke));
            if voice.why == VoiceReason::Pronoun
                && also
                && let Some(spoke) = here
            {
                voice = Voice {
                    span: voice.span,
                    why: VoiceReason::Pronoun,
                    ..*spoke
                };
            } else if voice.why == VoiceReason::Pronoun
                && also
                && let Some(last) = self.last.as_ref().filter(|last| last.block == self.block)
                && let Some(spoke) = last.told.chain.first()
                && self.voices.may_mean(&voice, spoke)
            {
                voice = Voice {
                    span: voice.span,
                    why: VoiceReason::Pronoun,
                    ..*spoke
                };
            }
            chain.push(voice);
            self.employer(speaker, &mut chain);
        } else if let Some(shared) = cue.shares.and_then(|shared| earlier.get(shared)) {
            chain.extend(shared.first().map(|voice| Voice {
                why: VoiceReason::Continued,
                ..*voice
            }));
        }
        if cue.is_agentless && cue.speaker.is_none() {
            return chain;
        }
        // `told National Geographic`: who is told by name, and is nobody's office.
        let is_told = matches!(
            self.page.text(cue.verb.first),
            "told" | "tells" | "telling" | "tell"
        );
        let is_spoken = (cue.after.medium)
            .is_some_and(|(_, kind)| matches!(kind, MediumKind::Speech | MediumKind::Interview));
        if let Some(addressee) = cue.after.addressee
            && cue.after.teller.is_none()
            && (is_told || is_spoken)
            && let Some(listener) = (self.unknown_medium(addressee))
                .or_else(|| self.known_medium(addressee).filter(|_| is_told))
        {
            push(&mut chain, listener);
        }
        // `told Paul Rivera of WESH 2 news`.
        if let Some(addressee) = cue.after.addressee
            && let Some((reporter, medium)) = self.reporter(addressee)
        {
            push(&mut chain, reporter);
            push(&mut chain, medium);
        }
        if let Some(teller) = cue.after.teller {
            push(&mut chain, self.voices.voice(teller));
        }
        for teller in &cue.tellers {
            push(&mut chain, self.voices.voice(*teller));
        }
        let lead = self.lead_in(scene, at);
        // `Speaking to Martin Smith of PBS, he said`.
        if let Some((reporter, medium)) = lead.addressee.and_then(|phrase| self.reporter(phrase)) {
            push(&mut chain, reporter);
            push(&mut chain, medium);
        }
        if let Some(teller) = lead.teller {
            push(&mut chain, self.voices.voice(teller));
        } else if let Some(listener) = lead
            .addressee
            .and_then(|phrase| self.unknown_medium(phrase))
        {
            push(&mut chain, listener);
        }
        chain
    }

    /// Whether somebody's name opens the words that a cue behind them reports.
    fn is_told_of(&self, scene: &Scene<'_, '_>, at: usize, voice: &Voice) -> bool {
        let page = self.page;
        (scene.cues[at].contents.first()).is_some_and(|(words, _)| {
            !scene.opens(words.first)
                && page
                    .mention_at(words.first)
                    .is_some_and(|number| Some(page.mention(number).entity) == voice.entity)
        })
    }

    /// `told the paper`: the medium named before.
    fn known_medium(&self, phrase: Phrase) -> Option<Voice> {
        let page = self.page;
        let last = phrase.end - 1;
        let is_medium = phrase.end == phrase.first + 2
            && page.is(phrase.first, "the")
            && (page.word(last).voice == Some(VoiceKind::Media) || page.is(last, "paper"))
            && !matches!(page.text(last), "media" | "press" | "news")
            && !page.text(last).ends_with('s');
        let entity = is_medium.then(|| self.voices.medium_before(phrase.first))??;
        Some(Voice {
            span: Some(page.tokens.span(phrase.first, last)),
            entity: Some(entity),
            antecedent: None,
            kind: VoiceKind::Media,
            why: VoiceReason::Description,
        })
    }

    /// A reporter's medium: `an Al Jazeera reporter`.
    pub fn employer(&self, phrase: Phrase, chain: &mut Vec<Voice>) {
        let page = self.page;
        // `BBC's Jonathan Marcus`.
        let number = page.mention_at(phrase.first);
        let owns = number.is_some_and(|number| page.is_medium(number))
            && page.is(page.mention_end(phrase.first), "'s")
            && page.mention_at(phrase.end - 1).is_some();
        let is_reporter = owns
            || (phrase.first..phrase.end)
                .any(|at| matches!(page.text(at), "reporter" | "correspondent" | "journalist"));
        let mut found = After::default();
        found.name_medium(page, phrase);
        if is_reporter && let Some(medium) = found.teller {
            push(chain, self.voices.voice(medium));
        }
    }

    /// A person of a medium who was told: `Paul Rivera of WESH 2 news`.
    pub fn reporter(&self, phrase: Phrase) -> Option<(Voice, Voice)> {
        let page = self.page;
        let number = page.mention_at(phrase.first)?;
        let end = page.mention_end(phrase.first);
        if !page.is_person(number) || !matches!(page.text(end), "of" | "from") {
            return None;
        }
        let mut found = After::default();
        found.name_medium(page, phrase);
        let is_news = (end..phrase.end).any(|at| page.word(at).voice == Some(VoiceKind::Media));
        let rest = Phrase {
            first: end + 1,
            end: phrase.end,
        };
        let medium = found
            .teller
            .or((is_news && rest.first < rest.end).then_some(rest))?;
        let reporter = Phrase {
            first: phrase.first,
            end,
        };
        Some((self.voices.voice(reporter), self.voices.voice(medium)))
    }

    /// An organisation without a known office whose name is all of a phrase.
    pub fn unknown_medium(&self, phrase: Phrase) -> Option<Voice> {
        let page = self.page;
        let mut first = phrase.first;
        if page.text(first).eq_ignore_ascii_case("the") && page.mention_at(first).is_none() {
            first += 1;
        }
        let is_free = |at: usize| match page.mention_at(at) {
            Some(number) => {
                let mention = page.mention(number);
                let is_part = mention.entity_type == EntityType::Place
                    && page.mention_end(at) < phrase.end
                    && page.is_capital(page.mention_end(at));
                mention.is_demonym
                    || is_part
                    || mention.entity_type == EntityType::Organisation
                        && page.entity(number).is_some_and(|entity| {
                            entity.known.is_none()
                                && !entity
                                    .name
                                    .split([' ', '-'])
                                    .any(|word| page.is_office(word))
                        })
            }
            None => {
                page.is_capital(at) && !page.is_office(page.text(at))
                    || page.is_joint(at)
                    // `Star of Mysore`.
                    || page.is(at, "of") && at > first && page.is_capital(at + 1)
                    // `Example.com`.
                    || at > first && page.is(at - 1, ".") && page.is_joint(at - 1)
            }
        };
        let name = Phrase {
            first,
            end: phrase.end,
        };
        let is_name = first < phrase.end
            && !page.has(first, classes::VOICE)
            && !page
                .mention_at(phrase.end - 1)
                .is_some_and(|number| page.mention(number).is_demonym)
            // `Scientific American`, but not `an American`.
            || first == phrase.first
                && phrase.end == first + 2
                && page.is_capital(first)
                && page.mention_at(first).is_none()
                && !page.has(first, classes::VOICE | classes::DETERMINER);
        (is_name && (first..phrase.end).all(is_free)).then(|| self.voices.voice(name))
    }

    /// What the words before the subject tell: `In an interview with Dawn, she`.
    pub fn lead_in(&self, scene: &Scene<'_, '_>, at: usize) -> After {
        let cue = &scene.cues[at];
        let mut found = After::default();
        if cue.shares.is_some()
            || cue.rule == QuotationRule::Preposition
            || cue.rule == QuotationRule::VerbAfter
        {
            return found;
        }
        let page = self.page;
        let mut floor = scene.floor(cue.group.first);
        // `Speaking on CBS's “Sunday Show,” she said`.
        let is_title = |at: usize| {
            (scene.region_at(at)).is_some_and(|region| {
                let open = scene.regions[region].open as usize;
                scene.is_title(region) && scene.is_in_name(open)
            })
        };
        if floor > scene.unit.first && is_title(floor - 1) {
            floor = scene.sentence_floor(floor);
        }
        let mut i = floor;
        for _ in 0..5 {
            if i >= cue.group.first {
                break;
            }
            if page.is(i, ",")
                || matches!(
                    page.text(i),
                    "Speaking"
                        | "speaking"
                        | "Talking"
                        | "Writing"
                        | "writing"
                        | "Testifying"
                        | "Appearing"
                        | "appearing"
                )
            {
                i += 1;
                continue;
            }
            // `Speaking to BBC Sport`.
            if matches!(page.text(i), "to" | "with" | "for")
                && let Some(listener) = super::phrases::phrase_from(page, i + 1, cue.group.first)
            {
                found.name_medium(page, listener);
                if page.is(i, "to") {
                    found.addressee = found.addressee.or(Some(listener));
                }
                i = listener.end;
                continue;
            }
            match adjuncts::adjunct(page, i, cue.group.first, &mut found) {
                Some(next) => i = next,
                None => break,
            }
        }
        // `Kim, in a letter to Xi, has assured`.
        if let Some(speaker) = cue.speaker
            && page.is(speaker.end, ",")
            && speaker.end < cue.verb.first
        {
            let mut next = speaker.end + 1;
            // `Smith, speaking to the BBC, said`.
            if matches!(page.text(next), "speaking" | "talking") {
                next += 1;
                if let Some(listener) = (page.is(next, "to") || page.is(next, "with"))
                    .then(|| super::phrases::phrase_from(page, next + 1, cue.verb.first))
                    .flatten()
                {
                    found.name_medium(page, listener);
                }
            }
            adjuncts::adjunct(page, next, cue.verb.first, &mut found);
        }
        found
    }
}
