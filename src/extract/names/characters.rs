//! Names in scripts of which each character is a token: by weights of their own, then
//! by the lexicon.

use super::character_features::{CharacterReader, character_runs};
use super::classes;
use super::decode::Steps;
use super::labels::TYPES;
use super::mentions::NO_ENTITY;
use super::model::{NameModel, phrase_hash};
use super::tagger::names_of;
use crate::extract::tokens::{TokenKind, Tokens};
use crate::extract::{EntityType, Finder, Mention};

/// Longest name that is looked up, in characters.
const MAX_CHARACTERS: usize = 14;
/// Shortest.
const MIN_CHARACTERS: usize = 2;
/// What the lexicon has for a place, and for an organisation.
const PLACES: u8 = classes::COUNTRY | classes::CITY | classes::REGION;
const ORGANISATIONS: u8 = classes::MEDIUM | classes::ORGANISATION | classes::GOVERNMENT;

/// The names with characters in `tokens`, sorted and disjoint.
pub(super) fn character_names(tokens: &Tokens<'_>, model: &NameModel) -> Vec<Mention> {
    let steps = Steps::of_characters(model);
    let is_tagged = model.characters.len() > 0;
    let mut mentions = Vec::new();
    let (mut features, mut labels) = (Vec::new(), Vec::new());
    for run in character_runs(tokens) {
        if !is_tagged {
            lexicon_names(tokens, run, PLACES | ORGANISATIONS, model, &mut mentions);
            continue;
        }
        // What the weights have learnt to leave out stays out; they saw no Japanese.
        let listed = if has_kana(tokens, run) {
            PLACES | ORGANISATIONS
        } else {
            classes::COUNTRY
        };
        let reader = CharacterReader::new(tokens, run, model);
        let scores = (run.0..run.1).map(|at| {
            reader.read(at, &mut features);
            model.scores_by(&model.characters, &features)
        });
        steps.best(&scores.collect::<Vec<_>>(), &mut labels);
        let mut at = run.0;
        for name in names_of(run.0 as u32, &labels) {
            let (first, last) = (name.first as usize, name.last as usize);
            lexicon_names(tokens, (at, first), listed, model, &mut mentions);
            let has_character =
                (first..=last).any(|at| tokens.tokens[at].kind == TokenKind::Character);
            if has_character {
                mentions.push(Mention {
                    span: tokens.span(first, last),
                    entity_type: TYPES[usize::from(name.type_number)],
                    is_demonym: false,
                    confidence: 80,
                    finder: Finder::Tagger,
                    entity: NO_ENTITY,
                });
            }
            at = last + 1;
        }
        lexicon_names(tokens, (at, run.1), listed, model, &mut mentions);
    }
    mentions
}

/// Whether a run is Japanese: it has kana.
fn has_kana(tokens: &Tokens<'_>, run: (usize, usize)) -> bool {
    (run.0..run.1).any(|at| {
        let is_kana = |c| ('\u{3041}'..='\u{30fa}').contains(&c);
        tokens.of(at).starts_with(is_kana)
    })
}

/// Adds the names of the classes `listed` that the lexicon has in a part of the tokens.
fn lexicon_names(
    tokens: &Tokens<'_>,
    part: (usize, usize),
    listed: u8,
    model: &NameModel,
    mentions: &mut Vec<Mention>,
) {
    let mut at = part.0;
    while at < part.1 {
        match lexicon_name(tokens, at, listed, model).filter(|name| name.1 < part.1) {
            Some((first, last, entity_type)) => {
                mentions.push(Mention {
                    span: tokens.span(first, last),
                    entity_type,
                    is_demonym: false,
                    confidence: 75,
                    finder: Finder::Lexicon,
                    entity: NO_ENTITY,
                });
                at = last + 1;
            }
            None => at += 1,
        }
    }
}

/// First token, last token and type of the longest name of these classes that begins
/// at `at`.
///
/// In Korean, whose words stand apart, a name begins a word.
fn lexicon_name(
    tokens: &Tokens<'_>,
    at: usize,
    listed: u8,
    model: &NameModel,
) -> Option<(usize, usize, EntityType)> {
    let list = &tokens.tokens;
    let is_hangul = |at: usize| tokens.of(at).starts_with(|c| ('가'..='힣').contains(&c));
    let first = list.get(at)?;
    if first.kind != TokenKind::Character
        || (is_hangul(at) && !first.is_spaced && at > 0 && is_hangul(at - 1))
    {
        return None;
    }
    let mut hash = 0;
    let mut found = None;
    for (last, token) in list.iter().enumerate().skip(at).take(MAX_CHARACTERS) {
        if token.kind != TokenKind::Character || (last > at && token.is_spaced) {
            break;
        }
        hash = phrase_hash(hash, token.hash);
        let class = model.phrase(hash);
        // Given names alone are too often other words.
        if last + 1 < at + MIN_CHARACTERS || class & listed == 0 {
            continue;
        }
        let entity_type = if class & listed & ORGANISATIONS != 0 {
            EntityType::Organisation
        } else {
            EntityType::Place
        };
        found = Some((at, last, entity_type));
    }
    found
}
