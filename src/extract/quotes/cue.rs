//! A cue: words that report, with who speaks and where the words are.

use super::after::{After, Lead};
use super::lexicon::Verb;
use super::phrases::Phrase;
use crate::extract::{QuotationRule, SpeechAct};

/// Words that report.
#[derive(Clone, Debug)]
pub struct Cue {
    /// The first token and the end of the verb or preposition itself.
    pub verb: Phrase,
    /// All that belongs to it but what is reported: subject, verb, adjuncts.
    pub group: Phrase,
    /// Who speaks, as the words beside it say.
    pub speaker: Option<Phrase>,
    /// Whose text the speaker's phrase names: `a survey published by X`.
    pub author: Option<Phrase>,
    /// The cue whose speaker this one shares: `and added`.
    pub shares: Option<usize>,
    /// A second part of the cue: `as saying`.
    pub second: Option<Phrase>,
    /// What stands between the verb and the content.
    pub after: After,
    /// Reported words: tokens, first and end, with how they are led in.
    pub contents: Vec<(Phrase, Lead)>,
    /// Who passes the words on: `quoted by`, `citing`, from the inner to the outer.
    pub tellers: Vec<Phrase>,
    pub act: SpeechAct,
    pub is_loaded: bool,
    pub is_negated: bool,
    pub is_hypothetical: bool,
    /// It shares the subject of words before it: `and added`, `saying`.
    pub is_joined: bool,
    /// It stands in a clause aside: `who said`, `was quoted by`.
    pub is_aside: bool,
    /// Nobody is said to have said it.
    pub is_agentless: bool,
    pub rule: QuotationRule,
}

impl Cue {
    /// A cue whose group is the verb alone, with nothing reported yet.
    pub fn new(verb: Phrase, rule: QuotationRule) -> Cue {
        Cue {
            verb,
            group: verb,
            speaker: None,
            author: None,
            shares: None,
            second: None,
            after: After::default(),
            contents: Vec::new(),
            tellers: Vec::new(),
            act: SpeechAct::Say,
            is_loaded: false,
            is_negated: false,
            is_hypothetical: false,
            is_joined: false,
            is_aside: false,
            is_agentless: false,
            rule,
        }
    }

    /// The same with what a verb makes of it.
    pub fn with(mut self, verb: Verb) -> Cue {
        self.act = verb.act;
        self.is_loaded = verb.is_loaded;
        self
    }
}
