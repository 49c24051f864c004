//! Through whom we know what somebody said, and what goes on from sentence to
//! sentence.

use super::page::Page;
use super::phrases::Phrase;
use super::rows::Row;
use super::scene::Scene;
use super::voices::Voices;
use crate::extract::{Medium, Quotation, QuotationRule, SpeechAct, Voice, VoiceKind, VoiceReason};
use crate::text::Span;

/// What a cue tells of the words that it reports.
#[derive(Clone, Debug)]
pub struct Told {
    /// The speaker and who passes it on, without the publisher.
    pub chain: Vec<Voice>,
    pub cue: Vec<Span>,
    pub act: SpeechAct,
    pub is_loaded: bool,
    pub is_negated: bool,
    pub is_hypothetical: bool,
    pub addressee: Option<Voice>,
    pub medium: Option<(Medium, Option<u32>)>,
    pub time: Option<u32>,
    pub place: Option<u32>,
    /// The speaker told it to who passes it on.
    pub is_told_to: bool,
    pub confidence: u8,
}

/// What was told last.
#[derive(Clone, Debug)]
pub struct Last {
    pub told: Told,
    pub block: usize,
    /// One past the last token of its unit.
    pub end: usize,
    pub is_marked: bool,
    /// Its marks are not closed: the next paragraph goes on.
    pub is_open: bool,
}

/// Goes through a clipping's units and tells who said what.
pub struct Teller<'s, 'a> {
    pub page: &'s Page<'a>,
    pub voices: Voices<'s, 'a>,
    publisher: Option<Voice>,
    /// The block that is read, by its number, and its first token.
    pub block: usize,
    pub last: Option<Last>,
    /// Tellings with more than a speaker, the last of each kind of medium.
    pub letters: Vec<Told>,
    /// The subject of the sentence before, where it is a person.
    pub subject: Option<(Phrase, usize)>,
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

    /// What all cues of a unit tell, in their order.
    pub fn told(&mut self, scene: &Scene<'_, '_>) -> Vec<Option<Told>> {
        let mut own: Vec<Vec<Voice>> = Vec::with_capacity(scene.cues.len());
        let mut all: Vec<Option<Told>> = Vec::with_capacity(scene.cues.len());
        for at in 0..scene.cues.len() {
            let voices = self.own_voices(scene, at, &own);
            own.push(voices);
        }
        let interposed: Vec<Option<usize>> =
            (0..own.len()).map(|at| scene.interposed(at)).collect();
        for at in 0..scene.cues.len() {
            let told = self.tell_cue(scene, at, &own, &all, &interposed);
            all.push(Some(told));
        }
        all
    }

    fn tell_cue(
        &mut self,
        scene: &Scene<'_, '_>,
        at: usize,
        own: &[Vec<Voice>],
        earlier: &[Option<Told>],
        interposed: &[Option<usize>],
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
            // `what officials call “…”`: the writer's own knowledge.
            let is_name = scene.is_gap_name(at);
            for outer in scene.around(at).into_iter().filter(|_| !is_name) {
                for voice in &own[outer] {
                    if !chain.first().is_some_and(|speaker| is_self(speaker, voice)) {
                        push(&mut chain, *voice);
                    }
                }
            }
            for inner in (0..own.len()).filter(|inner| interposed[*inner] == Some(at)) {
                for voice in &own[inner] {
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
            let shares = cue.shares.and_then(|shared| scene.cues[shared].speaker);
            let speaker = cue.speaker.or(shares);
            self.voices
                .spoke(*voice, speaker, own_medium.map(|(phrase, _)| phrase));
            if told.chain.len() > 1 || told.medium.is_some() {
                if self.letters.len() >= MAX_LETTERS {
                    self.letters.remove(0);
                }
                self.letters.push(told.clone());
            }
        }
        told
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
}

impl Told {
    pub fn by(voice: Voice, confidence: u8) -> Told {
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
pub fn push(chain: &mut Vec<Voice>, voice: Voice) {
    let is_there = chain.iter().any(|other| {
        (voice.entity.is_some() && other.entity == voice.entity)
            || (voice.entity.is_none()
                && other.entity.is_none()
                && voice.antecedent.or(voice.span) == other.antecedent.or(other.span))
    });
    if !is_there {
        chain.push(voice);
    }
}

pub fn is_same(page: &Page<'_>, one: &Voice, other: &Voice) -> bool {
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

/// Whether the authors of a text speak of themselves: `says the study … what the
/// scientists call`.
fn is_self(speaker: &Voice, author: &Voice) -> bool {
    author.why == VoiceReason::Author
        && speaker.entity.is_none()
        && author.entity.is_none()
        && speaker.kind == author.kind
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
