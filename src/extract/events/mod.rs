//! Events: who did what to whom, when and where.
//!
//! A word that may tell an event is found by its hash in a lexicon
//! (`data/events/verbs.tsv`, `nouns.tsv`), whose rows say what else must stand
//! there. Its sentence is cut into names, expressions of time and small words;
//! rules of clauses find its subject, objects and prepositions. What one
//! sentence tells is then set against what was told before.

mod anniversary;
mod carried;
mod draft;
mod frame;
mod group;
mod idioms;
mod inflection;
mod lexicon;
mod noun_event;
mod object;
mod party;
mod sentence;
mod subject;
mod telling;
mod verb_event;
mod verb_shape;
mod when;
mod word_kinds;
mod worded;

use super::{Event, Facts, TokenKind, Tokens, references};
use crate::document::{BlockKind, Clipping};
use lexicon::LEXICON;
use sentence::Sentence;
use telling::Telling;
use worded::Worded;

/// The events of a clipping, in the order of their first bytes.
///
/// `facts` has the clipping's names, entities, times and quotations.
pub fn events(tokens: &Tokens<'_>, clipping: &Clipping, facts: &Facts) -> Vec<Event> {
    let all = &tokens.tokens;
    let mut told = Vec::new();
    for (at, token) in all.iter().enumerate() {
        if token.kind == TokenKind::Word
            && LEXICON.may_tell(token.hash)
            && (LEXICON.form(token.hash).is_some() || LEXICON.nouns(token.hash).next().is_some())
            && !idioms::is_idiom(all, at)
        {
            told.push(at);
        }
    }
    if told.is_empty() {
        return Vec::new();
    }
    let is_english = (clipping.language.as_ref()).is_none_or(|language| language.value == "en");
    let year = clipping.published.as_ref().map(|date| date.value.year);
    let mut worded = Worded::new(tokens, facts);
    let references = references(tokens, &facts.mentions, &facts.entities);
    let mut blocks = clipping.blocks.iter().peekable();
    let mut telling = Telling::new(tokens, facts);
    let mut next = 0;
    while let Some(at) = told.get(next).copied() {
        let mut first = at;
        while first > 0 && !all[first].opens_sentence {
            first -= 1;
        }
        let mut end = at + 1;
        while end < all.len() && !all[end].opens_sentence {
            end += 1;
        }
        let start = all[first].span.start;
        while blocks.next_if(|block| block.span.end <= start).is_some() {}
        let kind = blocks
            .peek()
            .filter(|block| block.span.start <= start)
            .map(|block| block.kind);
        let here = next..told.partition_point(|at| *at < end);
        next = here.end;
        if kind == Some(BlockKind::Boilerplate) {
            continue;
        }
        let mut sentence = Sentence::new(tokens, facts, &references, first, end);
        sentence.year = year;
        let is_headline = kind == Some(BlockKind::Headline);
        if is_english {
            worded.mark(&mut sentence);
        }
        telling.tell(&sentence, &worded, &told[here], is_headline);
    }
    telling.events()
}
