//! What was found between a reporting verb and the words it reports.

use super::classes;
use super::page::Page;
use super::phrases::Phrase;
use crate::extract::MediumKind;

/// How the reported words are led in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// `said that`.
    That,
    /// `said he would`.
    Clause,
    /// `asked whether`.
    Question,
    /// `promised to`.
    Infinitive,
    /// `denied any link to the group`.
    Phrase,
    /// `said: …`.
    Colon,
    /// `said, “…”`, `called it “…”`.
    Mark,
    /// `which she said would`.
    Gap,
}

/// What was found behind a verb.
#[derive(Clone, Copy, Debug, Default)]
pub struct After {
    /// The first token of the reported words, and how they are led in.
    pub content: Option<(usize, Lead)>,
    /// One past what belongs to the verb: adverbs, addressee, medium, time.
    pub end: usize,
    /// To whom.
    pub addressee: Option<Phrase>,
    /// In what.
    pub medium: Option<(Phrase, MediumKind)>,
    /// A medium with a name that it was told to.
    pub teller: Option<Phrase>,
    /// The number of the time expression that says when.
    pub time: Option<usize>,
    /// The number of the mention of the place where.
    pub place: Option<usize>,
}

impl After {
    /// Something says that these words are no part of what is reported.
    pub fn is_sure(&self) -> bool {
        self.medium.is_some()
            || self.time.is_some()
            || self.teller.is_some()
            || self.place.is_some()
            || (self.addressee.is_none() && self.end != 0)
    }

    /// Something is told of when, where, in what or to whom.
    pub fn is_told(&self) -> bool {
        self.medium.is_some()
            || self.time.is_some()
            || self.teller.is_some()
            || self.place.is_some()
            || self.addressee.is_some()
    }

    /// Who listens: a person, else a medium.
    pub fn addressee_or_teller(&self) -> Option<Phrase> {
        self.addressee.or(self.teller)
    }

    pub fn merge(&mut self, other: After) {
        self.addressee = self.addressee.or(other.addressee);
        self.medium = self.medium.or(other.medium);
        self.teller = self.teller.or(other.teller);
        self.time = self.time.or(other.time);
        self.place = self.place.or(other.place);
    }

    /// Notes a medium with a name inside a phrase: `told the BBC`.
    pub fn name_medium(&mut self, page: &Page<'_>, phrase: Phrase) {
        let last = phrase.end - 1;
        // `told state media`, but not `told the press`.
        let n_words = (phrase.first..phrase.end)
            .filter(|at| !page.has(*at, classes::DETERMINER))
            .count();
        if n_words >= 2
            && matches!(
                page.text(last),
                "media"
                    | "newspaper"
                    | "newspapers"
                    | "television"
                    | "radio"
                    | "broadcaster"
                    | "agency"
                    | "outlet"
                    | "outlets"
            )
            && page.mention_at(last).is_none()
            && !page.is(last - 1, "social")
            && (page.word(last).voice == Some(crate::extract::VoiceKind::Media)
                || page.is(last - 1, "news")
                || page.is(last - 1, "state"))
        {
            self.teller = self.teller.or(Some(phrase));
        }
        // `told French news channel BFM TV`.
        let kind = (phrase.first..phrase.end).rev().find(|at| {
            matches!(
                page.text(*at),
                "channel"
                    | "newspaper"
                    | "magazine"
                    | "station"
                    | "network"
                    | "broadcaster"
                    | "website"
                    | "outlet"
                    | "daily"
                    | "agency"
                    | "tabloid"
            )
        });
        if let Some(kind) = kind.filter(|kind| page.is_capital(kind + 1) && kind + 1 < phrase.end) {
            let name = Phrase {
                first: kind + 1,
                end: phrase.end,
            };
            self.teller = self.teller.or(Some(name));
        }
        let medium = (phrase.first..phrase.end).find(|at| {
            page.mention_at(*at)
                .is_some_and(|number| page.is_medium(number))
        });
        if let Some(at) = medium {
            self.teller = self.teller.or(Some(Phrase {
                first: page.mention_first(at),
                end: page.mention_end(at),
            }));
        }
    }
}
