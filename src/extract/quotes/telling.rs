//! Through whom we know what somebody said, and what goes on from sentence to
//! sentence.

use super::after::{self, After};
use super::classes;
use super::page::{Page, Unit};
use super::phrases::Phrase;
use super::rows::Row;
use super::scene::Scene;
use super::voices::Voices;
use crate::extract::{
    EntityType, Medium, Quotation, QuotationRule, SpeechAct, Voice, VoiceKind, VoiceReason,
};
use crate::text::Span;

/// What a cue tells of the words that it reports.
#[derive(Clone, Debug)]
pub struct Told {
    /// The speaker and who passes it on, without the publisher.
    chain: Vec<Voice>,
    cue: Vec<Span>,
    act: SpeechAct,
    is_loaded: bool,
    is_negated: bool,
    is_hypothetical: bool,
    addressee: Option<Voice>,
    medium: Option<(Medium, Option<u32>)>,
    time: Option<u32>,
    place: Option<u32>,
    /// The speaker told it to who passes it on.
    is_told_to: bool,
    confidence: u8,
}

/// What was told last.
#[derive(Clone, Debug)]
struct Last {
    told: Told,
    block: usize,
    /// One past the last token of its unit.
    end: usize,
    is_marked: bool,
    /// Its marks are not closed: the next paragraph goes on.
    is_open: bool,
}

/// Goes through a clipping's units and tells who said what.
pub struct Teller<'s, 'a> {
    page: &'s Page<'a>,
    pub voices: Voices<'s, 'a>,
    publisher: Option<Voice>,
    /// The block that is read, by its number, and its first token.
    pub block: usize,
    last: Option<Last>,
    /// Tellings with more than a speaker, the last of each kind of medium.
    letters: Vec<Told>,
    /// The subject of the sentence before, where it is a person.
    subject: Option<(Phrase, usize)>,
}

/// Most tellings that are kept.
const MAX_LETTERS: usize = 16;

impl<'s, 'a> Teller<'s, 'a> {
    pub fn new(page: &'s Page<'a>) -> Teller<'s, 'a> {
        Teller {
            page,
            voices: Voices::new(page),
            publisher: publisher(page),
            block: 0,
            last: None,
            letters: Vec::new(),
            subject: None,
        }
    }

    /// Remembers whom a unit without reported words speaks of.
    pub fn pass(&mut self, scene: &Scene<'_, '_>) {
        self.subject = (scene.sentence_subject(scene.unit.first, scene.end))
            .map(|phrase| (phrase, scene.unit.end));
    }

    /// Whether the words of `unit`, all in marks, go on from what was told last.
    pub fn may_continue(&self, unit: Unit) -> bool {
        self.goes_on(unit)
            || (self.subject).is_some_and(|(subject, end)| {
                end == unit.first
                    && (subject.first..subject.end).any(|at| {
                        self.page
                            .mention_at(at)
                            .is_some_and(|number| self.page.is_person(number))
                    })
            })
            || self
                .last
                .as_ref()
                .is_some_and(|last| last.is_marked && self.block - last.block <= 1)
    }

    /// Whether marked words stood right before `unit`.
    pub fn goes_on(&self, unit: Unit) -> bool {
        self.last.as_ref().is_some_and(|last| {
            last.end == unit.first
                && (last.block == self.block
                    || last.is_open
                    || last.is_marked && self.block - last.block <= 1)
        })
    }

    /// What all cues of a unit tell, in their order.
    pub fn told(&mut self, scene: &Scene<'_, '_>) -> Vec<Option<Told>> {
        let mut own: Vec<Vec<Voice>> = Vec::with_capacity(scene.cues.len());
        let mut all: Vec<Option<Told>> = Vec::with_capacity(scene.cues.len());
        for at in 0..scene.cues.len() {
            let voices = self.own_voices(scene, at, &own);
            own.push(voices);
        }
        for at in 0..scene.cues.len() {
            let told = self.tell_cue(scene, at, &own, &all);
            all.push(Some(told));
        }
        all
    }

    /// The speaker of a cue and those it names who pass it on.
    fn own_voices(
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
                .teller
                .map(|teller| self.voices.voice(teller));
            let mut voice = self
                .voices
                .speaker(speaker, listener.and_then(|voice| voice.entity));
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
            // `She also said`: who has just spoken.
            let also = adds || (cue.group.first..cue.verb.first).any(|word| self.page.is(word, "also"));
            if voice.why == VoiceReason::Pronoun && also
                && let Some(last) = self.last.as_ref().filter(|last| last.block == self.block)
                && let Some(spoke) = last.told.chain.first()
                && self.voices.may_mean(&voice, spoke)
            {
                voice = Voice { span: voice.span, why: VoiceReason::Pronoun, ..*spoke };
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
        if let Some(addressee) = cue.after.addressee
            && cue.after.teller.is_none()
            && matches!(
                self.page.text(cue.verb.first),
                "told" | "tells" | "telling" | "tell"
            )
            && let Some(listener) = self.unknown_medium(addressee)
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
        if let Some(teller) = lead.teller {
            push(&mut chain, self.voices.voice(teller));
        }
        chain
    }

    /// A reporter's medium: `an Al Jazeera reporter`.
    fn employer(&self, phrase: Phrase, chain: &mut Vec<Voice>) {
        let page = self.page;
        // `BBC's Jonathan Marcus`.
        let number = page.mention_at(phrase.first);
        let owns = number.is_some_and(|number| page.is_medium(number))
            && page.is(page.mention_end(phrase.first), "'s")
            && page.mention_at(phrase.end - 1).is_some();
        let is_reporter = owns || (phrase.first..phrase.end)
            .any(|at| matches!(page.text(at), "reporter" | "correspondent" | "journalist"));
        let mut found = After::default();
        found.name_medium(page, phrase);
        if is_reporter && let Some(medium) = found.teller {
            push(chain, self.voices.voice(medium));
        }
    }

    /// An organisation without a known office whose name is all of a phrase.
    fn unknown_medium(&self, phrase: Phrase) -> Option<Voice> {
        let page = self.page;
        let mut first = phrase.first;
        if page.text(first).eq_ignore_ascii_case("the") && page.mention_at(first).is_none() {
            first += 1;
        }
        let is_free = |at: usize| match page.mention_at(at) {
            Some(number) => {
                let mention = page.mention(number);
                mention.is_demonym
                    || mention.entity_type == EntityType::Organisation
                        && page.entity(number).is_some_and(|entity| {
                            entity.known.is_none()
                                && !entity.name.split([' ', '-']).any(|word| page.is_office(word))
                        })
            }
            None => page.is_capital(at) && !page.is_office(page.text(at)) || page.is_joint(at),
        };
        let name = Phrase {
            first,
            end: phrase.end,
        };
        let is_name = first < phrase.end
            && !page.has(first, classes::VOICE)
            && !page.mention_at(phrase.end - 1).is_some_and(|number| page.mention(number).is_demonym);
        (is_name && (first..phrase.end).all(is_free)).then(|| self.voices.voice(name))
    }

    /// A person of a medium who was told: `Paul Rivera of WESH 2 news`.
    fn reporter(&self, phrase: Phrase) -> Option<(Voice, Voice)> {
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
        let medium = found.teller.or((is_news && rest.first < rest.end).then_some(rest))?;
        let reporter = Phrase {
            first: phrase.first,
            end,
        };
        Some((self.voices.voice(reporter), self.voices.voice(medium)))
    }

    /// What the words before the subject tell: `In an interview with Dawn, she`.
    fn lead_in(&self, scene: &Scene<'_, '_>, at: usize) -> After {
        let cue = &scene.cues[at];
        let mut found = After::default();
        if cue.shares.is_some()
            || cue.rule == QuotationRule::Preposition
            || cue.rule == QuotationRule::VerbAfter
        {
            return found;
        }
        let page = self.page;
        let floor = scene.floor(cue.group.first);
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
                i = listener.end;
                continue;
            }
            match after::adjunct(page, i, cue.group.first, &mut found) {
                Some(next) => i = next,
                None => break,
            }
        }
        // `Kim, in a letter to Xi, has assured`.
        if let Some(speaker) = cue.speaker
            && page.is(speaker.end, ",")
            && speaker.end < cue.verb.first
        {
            after::adjunct(page, speaker.end + 1, cue.verb.first, &mut found);
        }
        found
    }

    fn tell_cue(
        &mut self,
        scene: &Scene<'_, '_>,
        at: usize,
        own: &[Vec<Voice>],
        earlier: &[Option<Told>],
    ) -> Told {
        let page = self.page;
        let cue = &scene.cues[at];
        let mut chain = own[at].clone();
        let mut is_told_to = chain.len() > 1 && cue.tellers.is_empty();
        let lead = self.lead_in(scene, at);
        let shared = cue.shares.and_then(|shared| earlier.get(shared)?.as_ref());
        let own_medium = cue.after.medium.or(lead.medium);
        let mut medium = own_medium.map(|(phrase, kind)| {
            let span = page.tokens.span(phrase.first, phrase.end - 1);
            (Medium { span, kind }, self.voices.medium_noun(phrase))
        });
        let is_agentless = cue.is_agentless && cue.speaker.is_none();
        if !is_agentless {
            for outer in scene.around(at) {
                for voice in &own[outer] {
                    push(&mut chain, *voice);
                }
            }
            if let Some(shared) = shared {
                for voice in shared.chain.iter().skip(1) {
                    push(&mut chain, *voice);
                }
                medium = medium.or(shared.medium);
                is_told_to |= shared.is_told_to;
            } else if chain.len() == 1 {
                self.carry(scene, at, &mut chain, &mut medium);
                is_told_to |= chain.len() > 1;
            }
        }
        let span = |phrase: Phrase| page.tokens.span(phrase.first, phrase.end - 1);
        let mut cue_spans = vec![span(cue.verb)];
        cue_spans.extend(cue.second.map(span));
        let addressee = cue.after.addressee.map(|phrase| self.voices.voice(phrase));
        let time = cue.after.time.or(lead.time).map(|number| number as u32);
        let place = cue
            .after
            .place
            .or(lead.place)
            .map(|number| page.mention(number).entity);
        let told = Told {
            chain,
            cue: cue_spans,
            act: cue.act,
            is_loaded: cue.is_loaded,
            is_negated: cue.is_negated,
            is_hypothetical: cue.is_hypothetical,
            addressee,
            medium,
            time,
            place,
            is_told_to,
            confidence: 85,
        };
        if !cue.contents.is_empty()
            && let Some(voice) = told.chain.first()
        {
            self.voices
                .spoke(*voice, cue.speaker, own_medium.map(|(phrase, _)| phrase));
            if told.chain.len() > 1 || told.medium.is_some() {
                if self.letters.len() >= MAX_LETTERS {
                    self.letters.remove(0);
                }
                self.letters.push(told.clone());
            }
        }
        told
    }

    /// Goes on with who passed words on before: from the same letter, or where
    /// the same one `also said`.
    fn carry(
        &self,
        scene: &Scene<'_, '_>,
        at: usize,
        chain: &mut Vec<Voice>,
        medium: &mut Option<(Medium, Option<u32>)>,
    ) {
        let page = self.page;
        let cue = &scene.cues[at];
        let Some(speaker) = chain.first().copied() else {
            return;
        };
        let same = |told: &Told| {
            told.chain
                .first()
                .is_some_and(|other| is_same(page, other, &speaker))
        };
        let noun = medium.and_then(|(_, noun)| noun);
        let verb = page.text(cue.verb.first);
        let goes_on = matches!(
            verb,
            "added" | "adds" | "adding" | "continued" | "continues" | "reiterated"
        ) || (cue.group.first..cue.verb.first)
            .any(|word| matches!(page.text(word), "also" | "further" | "additionally"))
            || speaker.why == VoiceReason::Pronoun
                && self
                    .last
                    .as_ref()
                    .is_some_and(|last| last.block == self.block && last.told.is_told_to);
        if let Some(last) = &self.last
            && goes_on
            && medium.is_none()
            && same(&last.told)
            && self.block - last.block <= 1
        {
            for voice in last.told.chain.iter().skip(1) {
                push(
                    chain,
                    Voice {
                        why: VoiceReason::Carried,
                        ..*voice
                    },
                );
            }
            *medium = last.told.medium;
            return;
        }
        let is_definite = medium.is_some_and(|(medium, _)| {
            medium.span.of(page.tokens.text).starts_with("the ")
                || medium.span.of(page.tokens.text).starts_with("his ")
                || medium.span.of(page.tokens.text).starts_with("her ")
        });
        if let Some(noun) = noun.filter(|_| is_definite) {
            let letter = self.letters.iter().rev().find(|told| {
                same(told) && told.medium.is_some_and(|(_, other)| other == Some(noun))
            });
            if let Some(told) = letter {
                for voice in told.chain.iter().skip(1) {
                    push(
                        chain,
                        Voice {
                            why: VoiceReason::Carried,
                            ..*voice
                        },
                    );
                }
            }
        }
    }

    /// The quotation of a row.
    pub fn quotation(
        &mut self,
        scene: &Scene<'_, '_>,
        row: &Row,
        told: Option<&Told>,
    ) -> Quotation {
        let page = self.page;
        let told = match told {
            Some(told) => told.clone(),
            None => self.continued(scene.unit),
        };
        let mut chain = told.chain.clone();
        if let Some(publisher) = self.publisher
            && !chain.is_empty()
        {
            push(&mut chain, publisher);
        }
        let is_open =
            row.words.end == scene.unit.end || scene.regions.iter().any(|region| !region.is_closed);
        let marked = row.rule == QuotationRule::Marks;
        self.last = Some(Last {
            told: told.clone(),
            block: self.block,
            end: scene.unit.end,
            is_marked: marked
                || self
                    .last
                    .as_ref()
                    .is_some_and(|last| last.is_marked && last.end == scene.unit.end),
            is_open: marked && is_open,
        });
        Quotation {
            span: page.tokens.span(row.words.first, row.words.end - 1),
            kind: row.kind,
            chain,
            cue: told.cue,
            act: told.act,
            is_loaded: told.is_loaded,
            is_negated: told.is_negated,
            is_hypothetical: told.is_hypothetical,
            addressee: told.addressee,
            medium: told.medium.map(|(medium, _)| medium),
            time: told.time,
            place: told.place,
            confidence: told.confidence,
            rule: row.rule,
        }
    }

    /// What marked words without a cue are told by.
    fn continued(&self, unit: Unit) -> Told {
        let near = self
            .last
            .as_ref()
            .filter(|last| self.block - last.block <= 1);
        let near = near.filter(|last| self.goes_on(unit) || last.is_marked);
        if let Some((subject, end)) = self.subject
            && end == unit.first
            && !self.goes_on(unit)
        {
            return Told::by(self.voices.voice(subject), 55);
        }
        match near {
            Some(last) => {
                let mut told = last.told.clone();
                for voice in &mut told.chain {
                    if voice.why != VoiceReason::Publisher {
                        voice.why = VoiceReason::Continued;
                    }
                }
                told.confidence = 75;
                told
            }
            None => Told {
                chain: Vec::new(),
                ..Told::by(
                    Voice {
                        span: None,
                        entity: None,
                        antecedent: None,
                        kind: VoiceKind::Unnamed,
                        why: VoiceReason::Continued,
                    },
                    40,
                )
            },
        }
    }
}

impl Told {
    fn by(voice: Voice, confidence: u8) -> Told {
        Told {
            chain: vec![voice],
            cue: Vec::new(),
            act: SpeechAct::Say,
            is_loaded: false,
            is_negated: false,
            is_hypothetical: false,
            addressee: None,
            medium: None,
            time: None,
            place: None,
            is_told_to: false,
            confidence,
        }
    }
}

/// Adds a voice that is not yet in the chain.
fn push(chain: &mut Vec<Voice>, voice: Voice) {
    let is_there = chain.iter().any(|other| {
        (voice.entity.is_some() && other.entity == voice.entity)
            || (voice.entity.is_none() && voice.span == other.span)
    });
    if !is_there {
        chain.push(voice);
    }
}

fn is_same(page: &Page<'_>, one: &Voice, other: &Voice) -> bool {
    match (one.entity, other.entity) {
        (Some(one), Some(other)) => one == other,
        (None, None) => match (one.span, other.span) {
            (Some(one), Some(other)) => {
                let words = |span: Span| {
                    span.of(page.tokens.text)
                        .rsplit(' ')
                        .next()
                        .unwrap_or("")
                        .to_lowercase()
                };
                words(one) == words(other) || other.n_bytes() <= 4
            }
            _ => false,
        },
        _ => false,
    }
}

/// The clipping's publisher as one who tells.
fn publisher(page: &Page<'_>) -> Option<Voice> {
    let publisher = page.clipping.publisher.as_ref()?;
    let name = publisher.value.as_str();
    let entity = page.facts.entities.iter().position(|entity| {
        entity.name.eq_ignore_ascii_case(name)
            || entity
                .forms
                .iter()
                .any(|form| form.text.eq_ignore_ascii_case(name))
    });
    Some(Voice {
        span: publisher
            .evidence
            .first()
            .copied()
            .filter(|_| entity.is_some()),
        entity: entity.map(|entity| entity as u32),
        antecedent: None,
        kind: VoiceKind::Media,
        why: VoiceReason::Publisher,
    })
}
