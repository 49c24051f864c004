//! The names of a text, in order.

use super::agreement::Agreement;
use super::characters::character_names;
use super::classes;
use super::decode::Steps;
use super::demonyms::demonym_at;
use super::features::{ALL_PARTS, Parts};
use super::labels::{N_WEIGHTS, Position, TYPES, label};
use super::model::{NameModel, phrase_hash};
use super::page::Page;
use super::patterns::Patterns;
use super::refused::refuse;
use super::suffixes::join_suffixes;
use super::tagger::{TaggedName, TaggedRun, names_of, tag};
use super::teams::name_teams;
use crate::document::Block;
use crate::extract::tokens::{Case, TokenKind, Tokens};
use crate::extract::{EntityType, Finder, Mention};
use crate::text::Order;

/// No entity yet: who is who is told later.
pub(super) const NO_ENTITY: u32 = u32::MAX;

/// People, organisations, places and demonyms of a text: sorted by their first
/// bytes, disjoint; their entities are not set.
///
/// `blocks` are those of the clipping: no name goes across the edge of one.
/// `language` is the clipping's, a code of two or three letters.
pub fn mentions(
    tokens: &Tokens<'_>,
    blocks: &[Block],
    language: Option<&str>,
    model: &NameModel,
) -> Vec<Mention> {
    mentions_with(tokens, blocks, language, model, ALL_PARTS, true)
}

/// [`mentions`] by some of the features, with what the clipping says of a name
/// elsewhere or without it.
pub fn mentions_with(
    tokens: &Tokens<'_>,
    blocks: &[Block],
    _language: Option<&str>,
    model: &NameModel,
    used: Parts,
    agrees: bool,
) -> Vec<Mention> {
    let steps = Steps::new(model);
    let page = Page::new(tokens);
    let runs = tag(tokens, blocks, &page, model, &steps, used);
    let mut patterns = Patterns {
        tokens,
        page: &page,
        model,
        agreement: Agreement::default(),
    };
    if agrees {
        let names_of_run = |run: &TaggedRun| {
            let names = names_of(run.run.0, &run.labels);
            let completed = patterns.complete(run.run.0 as usize, run.run.1 as usize, &names);
            completed.into_iter().map(|(name, _)| name).collect()
        };
        patterns.agreement = Agreement::new(tokens, &runs, names_of_run, model);
    }
    let mut mentions = Vec::new();
    for run in &runs {
        write_run(&patterns, run, &mut mentions);
    }
    name_teams(tokens, &mut mentions);
    join_suffixes(tokens, &mut mentions);
    refuse(tokens, &mut mentions);
    if !tokens.text.is_ascii() {
        write_characters(tokens, model, &mut mentions);
    }
    mentions
}

/// Names with characters of scripts without spaces, in their places; of two that
/// overlap the longer one stays.
fn write_characters(tokens: &Tokens<'_>, model: &NameModel, mentions: &mut Vec<Mention>) {
    let found = character_names(tokens, model);
    if found.is_empty() {
        return;
    }
    mentions.extend(found);
    mentions.order_by_key(|mention| (mention.span.start, u32::MAX - mention.span.end));
    let mut kept: Vec<Mention> = Vec::with_capacity(mentions.len());
    for mention in mentions.drain(..) {
        match kept.last_mut() {
            Some(last) if last.span.end > mention.span.start => {
                if mention.span.n_bytes() > last.span.n_bytes() {
                    *last = mention;
                }
            }
            _ => kept.push(mention),
        }
    }
    *mentions = kept;
}

/// Names of one run, and demonyms between them.
fn write_run(patterns: &Patterns<'_>, run: &TaggedRun, out: &mut Vec<Mention>) {
    let (tokens, model) = (patterns.tokens, patterns.model);
    let (first, end) = (run.run.0 as usize, run.run.1 as usize);
    let names = patterns.complete(first, end, &names_of(run.run.0, &run.labels));
    let mut names = names.iter().peekable();
    let mut at = run.run.0;
    while at < run.run.1 {
        let found = names.next_if(|(name, _)| name.first == at);
        let name = found.map(|(name, _)| name);
        let demonym = demonym_at(tokens, at as usize, model);
        let is_demonym = match (name, demonym) {
            (None, Some(last)) => names
                .peek()
                .is_none_or(|(next, _)| next.first as usize > last),
            (Some(name), Some(last)) => name.last as usize <= last && name.type_number != 0,
            _ => false,
        };
        if let (true, Some(last)) = (is_demonym, demonym) {
            out.push(Mention {
                span: tokens.span(at as usize, last),
                entity_type: EntityType::Place,
                is_demonym: true,
                confidence: 95,
                finder: Finder::Lexicon,
                entity: NO_ENTITY,
            });
            at = last as u32 + 1;
            while names.next_if(|(name, _)| name.first < at).is_some() {}
        } else if let Some(name) = name {
            let finder = found.map_or(Finder::Tagger, |(_, finder)| *finder);
            let sure = match finder {
                Finder::Tagger => confidence(run, *name),
                _ => 85,
            };
            if let Some(parts) = joined_countries(tokens, *name, model) {
                out.extend(parts.into_iter().map(|(first, last, is_demonym)| Mention {
                    span: tokens.span(first, last),
                    entity_type: EntityType::Place,
                    is_demonym,
                    confidence: 95,
                    finder: Finder::Lexicon,
                    entity: NO_ENTITY,
                }));
            } else if let Some((first, last)) = trim(tokens, *name, model) {
                out.push(Mention {
                    span: tokens.span(first, last),
                    entity_type: TYPES[usize::from(name.type_number)],
                    is_demonym: false,
                    confidence: sure,
                    finder,
                    entity: NO_ENTITY,
                });
            }
            at = name.last + 1;
        } else {
            at += 1;
        }
    }
}

/// The countries and demonyms that hyphens join in a name (`China-Korea`), where
/// it is made of nothing else: first token, last, whether it is a demonym.
fn joined_countries(
    tokens: &Tokens<'_>,
    name: TaggedName,
    model: &NameModel,
) -> Option<Vec<(usize, usize, bool)>> {
    let (first, last) = (name.first as usize, name.last as usize);
    let is_hyphen =
        |at: usize| !tokens.tokens[at].is_spaced && matches!(tokens.of(at), "-" | "–" | "‑" | "/");
    let mut parts = Vec::new();
    let mut from = first;
    for at in first..=last + 1 {
        if at <= last && !is_hyphen(at) {
            continue;
        }
        let hash = (from..at).fold(0, |hash, at| phrase_hash(hash, tokens.tokens[at].hash));
        let found = model.phrase(hash);
        if from >= at || found & (classes::COUNTRY | classes::REGION | classes::DEMONYM) == 0 {
            return None;
        }
        parts.push((from, at - 1, found & classes::DEMONYM != 0));
        from = at + 1;
    }
    (parts.len() > 1).then_some(parts)
}

/// A name without marks, articles, possessives, days and months at its edges.
fn trim(tokens: &Tokens<'_>, name: TaggedName, model: &NameModel) -> Option<(usize, usize)> {
    let (mut first, mut last) = (name.first as usize, name.last as usize);
    let is_edge = |at: usize| {
        matches!(
            tokens.tokens[at].kind,
            TokenKind::Mark | TokenKind::Possessive
        )
    };
    while first < last && is_edge(first) {
        first += 1;
    }
    while first < last && is_edge(last) {
        last -= 1;
    }
    if first < last && tokens.of(first).eq_ignore_ascii_case("the") {
        first += 1;
    }
    if name.type_number == 0 {
        first = after_courtesy(tokens, first, last);
    }
    let is_day = |at: usize| model.word(tokens.tokens[at].hash).classes & classes::CALENDAR != 0;
    if name.type_number != 0
        && first < last
        && is_day(first)
        && tokens.tokens[first + 1].kind == TokenKind::Word
    {
        first += 1;
    }
    (!is_edge(first)
        && (first < last
            || tokens.tokens[first].case != Case::Initial
            || tokens.tokens[first].span.n_bytes() > 1))
        .then_some((first, last))
}

/// The first token of a person's name after `Mr.`, `Dr` and the like.
fn after_courtesy(tokens: &Tokens<'_>, first: usize, last: usize) -> usize {
    const COURTESIES: [&str; 6] = ["Mr", "Mrs", "Ms", "Dr", "Prof", "Rev"];
    if !COURTESIES.contains(&tokens.of(first)) {
        return first;
    }
    let after = first + 1 + usize::from(first < last && tokens.of(first + 1) == ".");
    if after <= last { after } else { first }
}

/// How sure a name is, from how far its scores are above the next best.
fn confidence(run: &TaggedRun, name: TaggedName) -> u8 {
    let mut least = i32::MAX;
    for at in name.first..=name.last {
        let position = match (at == name.first, at == name.last) {
            (true, true) => Position::Only,
            (true, false) => Position::First,
            (false, true) => Position::Last,
            _ => Position::Inner,
        };
        let own = label(usize::from(name.type_number), position);
        let Some(scores) = run.emissions.get((at - run.run.0) as usize) else {
            continue;
        };
        let of = |number: usize| if number == 0 { 0 } else { scores[number - 1] };
        let other = (0..=N_WEIGHTS)
            .filter(|&number| number != own)
            .map(of)
            .max();
        least = least.min(of(own) - other.unwrap_or(0));
    }
    // The unit of the weights is 1/20 of a logarithm.
    match least {
        i32::MIN..=-20 => 35,
        -19..=0 => 50,
        1..=20 => 65,
        21..=40 => 80,
        41..=60 => 88,
        61..=90 => 94,
        _ => 98,
    }
}
