//! Names that the words beside them, or the lexicon, give away where the tagger
//! saw none.

use super::agreement::{Agreement, hash_of_tokens};
use super::classes;
use super::labels::TYPES;
use super::model::{NameModel, phrase_hash};
use super::page::Page;
use super::tagger::TaggedName;
use crate::extract::tokens::{Case, TokenKind, Tokens, hash_of};
use crate::extract::{EntityType, Finder};

/// Longest name after an office, in tokens, joined syllables among them.
const MAX_AFTER_OFFICE: usize = 6;
/// Longest country or medium, in tokens.
const MAX_PHRASE: usize = 6;

/// Reads what stands around the names of a run.
pub(super) struct Patterns<'a> {
    pub(super) tokens: &'a Tokens<'a>,
    pub(super) page: &'a Page,
    pub(super) model: &'a NameModel,
    /// What the clipping says of its names in other places.
    pub(super) agreement: Agreement,
}

impl Patterns<'_> {
    /// The names of the run from token `first` up to `end`, with those found here.
    pub(super) fn complete(
        &self,
        first: usize,
        end: usize,
        names: &[TaggedName],
    ) -> Vec<(TaggedName, Finder)> {
        let mut out = Vec::with_capacity(names.len());
        let mut at = first;
        let mut rest = names.iter().peekable();
        while at < end {
            let reach = rest
                .peek()
                .filter(|name| name.first as usize <= at)
                .map_or(at, |name| name.last as usize);
            if let Some((name, finder)) = self.whole_name(at, reach, end) {
                while rest.next_if(|other| other.first <= name.last).is_some() {}
                at = name.last as usize + 1;
                out.push((name, finder));
                continue;
            }
            if let Some(name) = rest.next_if(|name| name.first as usize <= at) {
                let mut name = *name;
                if let Some(place) = self.place_of_office(name) {
                    out.push((place, Finder::Pattern));
                    name.first = place.last + 1;
                }
                let name = self.before_country(name, end);
                let name = self.agreed(name);
                let name = self.with_place_head(name, end, rest.peek());
                let name = self.country_is_place(name);
                let name = self.medium_is_organisation(name);
                at = name.last as usize + 1;
                out.push((name, Finder::Tagger));
                continue;
            }
            let until = rest.peek().map_or(end, |name| name.first as usize);
            let found = self
                .after_office(first, at, until)
                .map(|name| (name, Finder::Pattern))
                .or_else(|| Some((self.before_head(at, until)?, Finder::Pattern)))
                .or_else(|| Some((self.in_lexicon(at, until)?, Finder::Lexicon)))
                .or_else(|| Some((self.named_before(at)?, Finder::Agreement)))
                .or_else(|| Some((self.medium(at)?, Finder::Pattern)))
                .or_else(|| Some((self.opener(at)?, Finder::Pattern)));
            match found {
                Some((name, finder)) => {
                    at = name.last as usize + 1;
                    out.push((name, finder));
                }
                None => at += 1,
            }
        }
        out
    }

    /// Several words from `at` on, past `reach`, that are a country's name, or a
    /// person's elsewhere in the clipping.
    fn whole_name(&self, at: usize, reach: usize, end: usize) -> Option<(TaggedName, Finder)> {
        if !self.is_capital(at) {
            return None;
        }
        let list = &self.tokens.tokens;
        let mut hash = 0;
        let mut found = None;
        for (last, token) in list
            .iter()
            .enumerate()
            .take(end.min(at + MAX_PHRASE))
            .skip(at)
        {
            hash = phrase_hash(hash, token.hash);
            if last <= reach {
                continue;
            }
            let elsewhere = (last > at).then(|| self.agreement.type_of(hash)).flatten();
            let (type_number, finder) = if let Some(0) = elsewhere {
                (0, Finder::Agreement)
            } else if last > at + 1 && self.model.phrase(hash) & classes::COUNTRY != 0 {
                (2, Finder::Lexicon)
            } else {
                continue;
            };
            // A name that goes on is another one.
            if last + 1 >= end || !self.is_capital(last + 1) {
                let name = TaggedName {
                    first: at as u32,
                    last: last as u32,
                    type_number,
                };
                found = Some((name, finder));
            }
        }
        found.filter(|(name, _)| name.type_number != 0 || !self.has_place_head(*name))
    }

    fn is_capital(&self, at: usize) -> bool {
        let token = &self.tokens.tokens[at];
        token.kind == TokenKind::Word && token.case != Case::Lower
    }

    /// `Kim Il-sung Square`: a person's name before the head of a place's.
    fn with_place_head(
        &self,
        name: TaggedName,
        end: usize,
        next: Option<&&TaggedName>,
    ) -> TaggedName {
        let after = name.last as usize + 1;
        let is_free = after < end && next.is_none_or(|next| next.first as usize > after);
        let is_person = TYPES.get(usize::from(name.type_number)) == Some(&EntityType::Person);
        if !is_person || name.first == name.last {
            return name;
        }
        if self.has_place_head(name) {
            return TaggedName {
                type_number: 2,
                ..name
            };
        }
        if !is_free || !self.is_place_head(after) || self.opens_country(after, end) {
            return name;
        }
        TaggedName {
            last: after as u32,
            type_number: 2,
            ..name
        }
    }

    /// Whether the last word heads a place's name and is none of the person's: it is
    /// no family name, or what stands before it is somebody's full name, elsewhere in
    /// the clipping or by its given name of joined syllables.
    fn has_place_head(&self, name: TaggedName) -> bool {
        let list = &self.tokens.tokens;
        let last = name.last as usize;
        if name.first + 1 >= name.last || !self.is_place_head(last) {
            return false;
        }
        let before = TaggedName {
            last: name.last - 1,
            ..name
        };
        let is_full = self.agreement.type_of(hash_of_tokens(self.tokens, before)) == Some(0);
        is_full
            || !list[last - 1].is_spaced
            || self.model.word(list[last].hash).classes & classes::SURNAME == 0
    }

    /// `Square`, `River`: a word that heads names of places.
    fn is_place_head(&self, at: usize) -> bool {
        let token = &self.tokens.tokens[at];
        token.case == Case::Capital
            && token.is_spaced
            && self.model.word(token.hash).classes & classes::PLACE_HEAD != 0
    }

    /// Whether a country's name of several words begins at token `at`.
    fn opens_country(&self, at: usize, end: usize) -> bool {
        let list = &self.tokens.tokens;
        let mut hash = 0;
        (list.iter().enumerate().take(end.min(at + 4)).skip(at)).any(|(last, token)| {
            hash = phrase_hash(hash, token.hash);
            last > at && self.model.phrase(hash) & classes::COUNTRY != 0
        })
    }

    /// A name ends before a country of several words that goes on past it
    /// (`Kim Jong-un North Korea`, in a caption).
    fn before_country(&self, name: TaggedName, end: usize) -> TaggedName {
        let list = &self.tokens.tokens;
        for from in name.first as usize + 1..=name.last as usize {
            let mut hash = 0;
            for (last, token) in list.iter().enumerate().take(end.min(from + 4)).skip(from) {
                hash = phrase_hash(hash, token.hash);
                let goes_past = last > name.last as usize;
                if goes_past && self.model.phrase(hash) & classes::COUNTRY != 0 {
                    return TaggedName {
                        last: from as u32 - 1,
                        ..name
                    };
                }
            }
        }
        name
    }

    /// A country that was taken for an organisation is a place.
    fn country_is_place(&self, name: TaggedName) -> TaggedName {
        let tokens = self
            .tokens
            .tokens
            .get(name.first as usize..=name.last as usize);
        let hash = (tokens.unwrap_or_default().iter())
            .fold(0, |hash, token| phrase_hash(hash, token.hash));
        if name.type_number == 1 && self.model.phrase(hash) & classes::COUNTRY != 0 {
            return TaggedName {
                type_number: 2,
                ..name
            };
        }
        name
    }

    /// `President Xi Jinping`: capitals after an office with a capital, that may be
    /// given or family names.
    fn after_office(&self, first: usize, at: usize, until: usize) -> Option<TaggedName> {
        let list = &self.tokens.tokens;
        let before = at.checked_sub(1).filter(|before| *before >= first)?;
        let office = &list[before];
        let is_office = office.case == Case::Capital
            && office.span.n_bytes() > 3
            && self.model.word(office.hash).classes & classes::TITLE != 0;
        if !is_office || !list[at].is_spaced || list[at].case != Case::Capital {
            return None;
        }
        let mut last = None;
        let mut n_words = 0;
        let end = until.min(at + MAX_AFTER_OFFICE);
        let mut place = at;
        while place < end {
            let token = &list[place];
            let is_joined = !token.is_spaced && place > at;
            if token.kind == TokenKind::Mark && is_joined && self.tokens.of(place) == "-" {
                place += 1;
                continue;
            }
            if !self.is_capital(place) && !is_joined {
                break;
            }
            let facts = self.model.word(token.hash);
            let stops = classes::TITLE
                | classes::ORGANISATION_HEAD
                | classes::PLACE_HEAD
                | classes::FUNCTION
                | classes::PARTICLE;
            let is_name = facts.classes & (classes::GIVEN | classes::SURNAME) != 0
                || facts.cluster == 0
                || facts.profile & 0b1010 != 0;
            let is_stop = facts.classes & stops != 0 && facts.classes & classes::CALENDAR == 0;
            if token.kind != TokenKind::Word
                || (!is_joined && (is_stop || (!is_name && n_words == 0)))
                || self.model.phrase(token.hash) & (classes::COUNTRY | classes::DEMONYM) != 0
            {
                break;
            }
            last = Some(place);
            n_words += 1;
            place += 1;
        }
        Some(TaggedName {
            first: at as u32,
            last: last? as u32,
            type_number: 0,
        })
    }

    /// A country, a medium or a full name of somebody whose name is nothing else.
    fn in_lexicon(&self, at: usize, until: usize) -> Option<TaggedName> {
        let list = &self.tokens.tokens;
        if !self.is_capital(at) {
            return None;
        }
        if self.is_united_states(at) {
            return Some(TaggedName {
                first: at as u32,
                last: at as u32,
                type_number: 2,
            });
        }
        let mut hash = 0;
        let mut found = None;
        let end = until.min(at + MAX_PHRASE);
        for (last, token) in list.iter().enumerate().take(end).skip(at) {
            hash = phrase_hash(hash, token.hash);
            let class = self.model.phrase(hash);
            let type_number = if class & classes::COUNTRY != 0 {
                2
            } else if class & (classes::MEDIUM | classes::GOVERNMENT) != 0 {
                // A government that acts (`the Kremlin`) is an organisation too.
                1
            } else if last > at && class == classes::PERSON && self.is_whole(at, last) {
                0
            } else if last == at && class & classes::CITY != 0 && self.opens_dateline(at) {
                return Some(TaggedName {
                    first: at as u32,
                    last: at as u32,
                    type_number: 2,
                });
            } else {
                continue;
            };
            if last > at || self.is_sure_alone(at, type_number) {
                found = Some((last, type_number));
            }
        }
        let (last, type_number) = found?;
        Some(TaggedName {
            first: at as u32,
            last: last as u32,
            type_number,
        })
    }

    /// A name has the type that all its places give it together.
    fn agreed(&self, name: TaggedName) -> TaggedName {
        let hash = hash_of_tokens(self.tokens, name);
        TaggedName {
            type_number: self.agreement.type_of(hash).unwrap_or(name.type_number),
            ..name
        }
    }

    /// A word alone that is part of a person's fuller name elsewhere, or surely a
    /// name there.
    fn named_before(&self, at: usize) -> Option<TaggedName> {
        let token = &self.tokens.tokens[at];
        if token.kind != TokenKind::Word || self.page.has_lower(token.hash) || !self.is_lone(at) {
            return None;
        }
        let type_number = if token.case == Case::Capital && self.agreement.is_of_person(token.hash)
        {
            0
        } else if matches!(token.case, Case::Capital | Case::Upper | Case::Mixed) {
            self.agreement.sure_type_of(phrase_hash(0, token.hash))?
        } else {
            return None;
        };
        Some(TaggedName {
            first: at as u32,
            last: at as u32,
            type_number,
        })
    }

    /// `Chinese Communist Party`: capitals up to the head of an organisation's name.
    fn before_head(&self, at: usize, until: usize) -> Option<TaggedName> {
        let list = &self.tokens.tokens;
        if list[at].case == Case::Lower || at > 0 && self.is_capital(at - 1) && list[at].is_spaced {
            return None;
        }
        let mut head = None;
        let end = until.min(at + MAX_PHRASE);
        for (last, token) in list.iter().enumerate().take(end).skip(at) {
            if token.kind == TokenKind::Possessive {
                continue;
            }
            if token.kind != TokenKind::Word
                || token.case == Case::Lower
                || !token.is_spaced && last > at
            {
                break;
            }
            let class = self.model.word(token.hash).classes;
            let stops = classes::TITLE | classes::FUNCTION | classes::CALENDAR;
            if last == at && class & stops != 0 {
                return None;
            }
            let is_head = class & classes::ORGANISATION_HEAD != 0
                && class & (classes::PLACE_HEAD | classes::TITLE) == 0;
            if is_head && last > at && token.case == Case::Capital {
                head = Some(last);
            }
        }
        let head = head.filter(|&head| !self.is_heading(at, head))?;
        Some(TaggedName {
            first: at as u32,
            last: head as u32,
            type_number: 1,
        })
    }

    /// `Great Service`: two common words at the head of a sentence, which have their
    /// capitals from there.
    fn is_heading(&self, first: usize, last: usize) -> bool {
        let list = &self.tokens.tokens;
        let is_common = |at: usize| self.model.word(list[at].hash).profile >> 10 == 3;
        let opens = list[first].opens_sentence || list[first].opens_line;
        opens && last == first + 1 && (first..=last).all(is_common)
    }

    /// Whether no capital stands right beside the tokens from `first` to `last`.
    fn is_whole(&self, first: usize, last: usize) -> bool {
        let list = &self.tokens.tokens;
        let begins = first == 0 || !self.is_capital(first - 1) || list[first].opens_sentence;
        begins
            && (last + 1 >= list.len() || !self.is_capital(last + 1) || list[last + 1].opens_line)
    }

    /// Whether no capital stands right beside token `at`.
    pub(super) fn is_lone(&self, at: usize) -> bool {
        let list = &self.tokens.tokens;
        at.checked_sub(1)
            .is_none_or(|before| !self.is_capital(before))
            && (at + 1 >= list.len() || !self.is_capital(at + 1) || list[at + 1].opens_line)
    }

    /// `SEOUL--`, `PARIS (AP)`: capitals at the head of a line, before a mark.
    fn opens_dateline(&self, at: usize) -> bool {
        let list = &self.tokens.tokens;
        let token = &list[at];
        token.opens_line
            && token.case == Case::Upper
            && list.get(at + 1).is_some_and(|next| {
                next.kind == TokenKind::Mark
                    && matches!(self.tokens.of(at + 1), "-" | "—" | "–" | "(" | ",")
            })
    }

    fn is_sure_alone(&self, at: usize, type_number: u8) -> bool {
        let list = &self.tokens.tokens;
        let token = &list[at];
        if token.hash == hash_of("north") || token.hash == hash_of("south") {
            // `the North`: one of the two Koreas, where the clipping names Korea.
            let next_goes_on = list.get(at + 1).is_some_and(|next| {
                next.kind == TokenKind::Word
                    && (next.case != Case::Lower || next.hash == hash_of("of"))
            });
            let is_korean =
                self.page.has_capital(hash_of("korea")) || self.page.has_capital(hash_of("korean"));
            return token.case == Case::Capital
                && at > 0
                && list[at - 1].hash == hash_of("the")
                && !next_goes_on
                && is_korean;
        }
        let facts = self.model.word(token.hash);
        let is_lone = self.is_lone(at);
        let is_name = facts.profile & 0b1010 != 0 && facts.profile >> 4 & 3 < 3;
        if type_number == 2 {
            return (token.span.n_bytes() > 3 || token.case == Case::Upper) && is_lone && !is_name;
        }
        // Media: capitals, and what is neither a common word (`Time`, `Nature`) nor a person's name.
        let is_acronym = token.case == Case::Upper && !self.page.has_lower(token.hash);
        let is_person = facts.classes & (classes::GIVEN | classes::SURNAME) != 0;
        let is_rare = facts.profile >> 10 == 0 && facts.cluster != 0;
        token.span.n_bytes() > 2 && is_lone && (is_acronym || (!is_person && is_rare))
    }
}
