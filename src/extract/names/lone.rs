//! Words alone that are names by where they stand.

use super::classes;
use super::model::phrase_hash;
use super::page::Setting;
use super::patterns::Patterns;
use super::tagger::TaggedName;
use crate::extract::tokens::{Case, TokenKind};

impl Patterns<'_> {
    /// A medium that was taken for a person is an organisation, where it reports or is
    /// told and no person of that name is.
    pub(super) fn medium_is_organisation(&self, name: TaggedName) -> TaggedName {
        if name.type_number == 0 && name.first == name.last {
            return self.medium(name.first as usize).unwrap_or(name);
        }
        name
    }

    /// `told Dawn`, `Dawn reported`: a medium by its name alone, which is a person's
    /// elsewhere.
    pub(super) fn medium(&self, at: usize) -> Option<TaggedName> {
        let list = &self.tokens.tokens;
        let hash = list[at].hash;
        let is_medium = list[at].case != Case::Lower
            && self.model.phrase(phrase_hash(0, hash)) & classes::MEDIUM != 0;
        if !is_medium || !self.is_lone(at) || self.agreement.is_of_person(hash) {
            return None;
        }
        let is_told = at > 0 && self.tokens.of(at - 1) == "told";
        let reports = at + 1 < list.len()
            && matches!(self.tokens.of(at + 1), "reported" | "newspaper" | "daily");
        (is_told || reports).then_some(TaggedName {
            first: at as u32,
            last: at as u32,
            type_number: 1,
        })
    }

    /// `Mayor of London Sadiq Khan`: the place at the head of what was taken for one
    /// person's name.
    pub(super) fn place_of_office(&self, name: TaggedName) -> Option<TaggedName> {
        let list = &self.tokens.tokens;
        let first = name.first as usize;
        let places = classes::COUNTRY | classes::CITY | classes::REGION;
        let follows = first > 0 && matches!(self.tokens.of(first - 1), "of" | "from");
        let is_place = self.model.phrase(phrase_hash(0, list[first].hash)) & places != 0;
        let is_long = name.first + 2 <= name.last && list[first + 1].kind == TokenKind::Word;
        (name.type_number == 0 && follows && is_place && is_long).then_some(TaggedName {
            first: name.first,
            last: name.first,
            type_number: 2,
        })
    }

    /// `Putin met`: a family name that is no other word, at the head of a sentence
    /// before a word in lower case.
    pub(super) fn opener(&self, at: usize) -> Option<TaggedName> {
        let list = &self.tokens.tokens;
        let token = &list[at];
        let opens = at == 0 || token.opens_sentence || token.opens_line;
        let goes_on = list.get(at + 1).is_some_and(|next| {
            next.kind == TokenKind::Possessive
                || next.kind == TokenKind::Word && next.case == Case::Lower && next.is_spaced
        });
        let facts = self.model.word(token.hash);
        let grade = |kind: u32| facts.profile >> (2 * kind) & 3;
        let names = classes::GIVEN | classes::SURNAME;
        let is_surname = grade(1) >= 2 && grade(1) >= grade(2) && grade(4) == 0;
        let is_name = facts.cluster != 0
            && grade(5) == 0
            && is_surname
            && facts.classes & !names == 0
            && self.model.phrase(phrase_hash(0, token.hash)) & !classes::PERSON == 0;
        (opens
            && goes_on
            && is_name
            && token.case == Case::Capital
            && token.kind == TokenKind::Word)
            .then_some(TaggedName {
                first: at as u32,
                last: at as u32,
                type_number: 0,
            })
    }

    /// `US` in capitals, where not all is: the list cannot have it, as `us` is a word.
    pub(super) fn is_united_states(&self, at: usize) -> bool {
        self.tokens.of(at) == "US" && self.page.setting(at) != Setting::Capitals && self.is_lone(at)
    }
}
