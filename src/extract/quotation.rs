//! A quotation: words of a text that it puts in somebody's mouth.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// Words of a text that it puts in somebody's mouth, and through whom we know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotation {
    /// Bytes of `Clipping::text`: the words themselves, without the marks around
    /// them, without `that`.
    pub span: Span,
    /// How the words are given.
    pub kind: QuotationKind,
    /// From the one who spoke to the one who tells us. Empty where the text names
    /// nobody (`reportedly`).
    pub chain: Vec<Voice>,
    /// Bytes of the words that report: `said`; `quoted`, `as saying`. Empty where
    /// the sentence before has them.
    pub cue: Vec<Span>,
    /// What the reporting words make of it.
    pub act: SpeechAct,
    /// The reporting words judge: `claimed`, `admitted`; not `said`.
    pub is_loaded: bool,
    /// It is told that this was not said: `did not say that`.
    pub is_negated: bool,
    /// It is told as possible or to come: `would say`, `is expected to announce`.
    pub is_hypothetical: bool,
    /// Whom the words were said to.
    pub addressee: Option<Voice>,
    /// What carried the words, where the text says so.
    pub medium: Option<Medium>,
    /// When they were said: a place in [`Facts::times`](super::Facts::times).
    pub time: Option<u32>,
    /// Where they were said: a place in [`Facts::entities`](super::Facts::entities).
    pub place: Option<u32>,
    /// How sure the words and their speaker are, in percent: 1 to 100.
    pub confidence: u8,
    /// What found it.
    pub rule: QuotationRule,
}

impl Quotation {
    /// Who spoke.
    pub fn speaker(&self) -> Option<&Voice> {
        self.chain.first()
    }
}

/// Of quotations in the order of their first bytes, whether each lies in one
/// before it, whose words are its own.
pub fn lie_inside(spans: impl Iterator<Item = Span>) -> impl Iterator<Item = bool> {
    spans.scan(0, |end, span| {
        let is_inside = span.end <= *end;
        *end = span.end.max(*end);
        Some(is_inside)
    })
}

/// How a text gives somebody's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuotationKind {
    /// Between marks: a sentence or a clause of its own.
    Direct,
    /// Between marks, inside an indirect sentence.
    Mixed,
    /// Without marks.
    Indirect,
}

impl QuotationKind {
    /// The name in the command line's output and in the page.
    pub fn name(self) -> &'static str {
        match self {
            QuotationKind::Direct => "direct",
            QuotationKind::Mixed => "mixed",
            QuotationKind::Indirect => "indirect",
        }
    }
}

/// One who speaks, or passes on what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voice {
    /// Bytes of `Clipping::text` that name it here: `Xi`, `she`, `the ministry`.
    /// None for a publisher that only the metadata names.
    pub span: Option<Span>,
    /// Which of [`Facts::entities`](super::Facts::entities); none for one
    /// without a name.
    pub entity: Option<u32>,
    /// The fuller words elsewhere that mean one without a name: `a ministry
    /// spokesman` for `he`, `the researchers` for `the study`.
    pub antecedent: Option<Span>,
    /// What sort of source it is.
    pub kind: VoiceKind,
    /// What says that it is this one.
    pub why: VoiceReason,
}

/// What sort of source a voice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum VoiceKind {
    /// Somebody or something with a name.
    Named,
    /// A medium that reports, with a name or not: `Xinhua`, `local news reports`.
    Media,
    /// Without a name, in office: `police`, `a ministry spokesman`.
    Official,
    /// Without a name, who saw it: `witnesses`, `residents`.
    Witness,
    /// Without a name, who knows the matter: `analysts`, `a doctor`.
    Expert,
    /// A text whose author is not named: `a leaked report`.
    Document,
    /// Without a name, whatever else: `a man`, `sources`.
    Unnamed,
}

impl VoiceKind {
    /// The name in the command line's output and in the page.
    pub fn name(self) -> &'static str {
        match self {
            VoiceKind::Named => "named",
            VoiceKind::Media => "media",
            VoiceKind::Official => "official",
            VoiceKind::Witness => "witness",
            VoiceKind::Expert => "expert",
            VoiceKind::Document => "document",
            VoiceKind::Unnamed => "unnamed",
        }
    }
}

/// What says who a voice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum VoiceReason {
    /// Its name stands there.
    Name,
    /// A description of it stands there: `the Chinese president`.
    Description,
    /// A pronoun that means it.
    Pronoun,
    /// Who wrote the text that is quoted: `the letter`.
    Author,
    /// The same one goes on speaking.
    Continued,
    /// The sentence before told who passes this on.
    Carried,
    /// The clipping's own publisher.
    Publisher,
    /// The reader says so.
    Reader,
}

impl VoiceReason {
    /// The name in the command line's output and in the page.
    pub fn name(self) -> &'static str {
        match self {
            VoiceReason::Name => "name",
            VoiceReason::Description => "description",
            VoiceReason::Pronoun => "pronoun",
            VoiceReason::Author => "author",
            VoiceReason::Continued => "continued",
            VoiceReason::Carried => "carried",
            VoiceReason::Publisher => "publisher",
            VoiceReason::Reader => "reader",
        }
    }
}

/// What reporting words make of what is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpeechAct {
    /// `said`, `told`, `wrote`, `according to`.
    Say,
    /// `announced`, `declared`.
    Announce,
    /// `claimed`, `argued`, `insisted`.
    Claim,
    /// `admitted`, `confirmed`, `agreed`.
    Admit,
    /// `denied`, `rejected`.
    Deny,
    /// `warned`, `threatened`.
    Warn,
    /// `promised`, `vowed`, `offered`.
    Promise,
    /// `asked`, `wondered`.
    Ask,
    /// `called for`, `urged`, `demanded`, `requested`.
    Demand,
    /// `ordered`, `ruled`.
    Order,
    /// `accused`, `blamed`, `criticised`, `condemned`.
    Accuse,
    /// `praised`, `thanked`, `congratulated`.
    Praise,
    /// `suggested`, `predicted`, `estimated`.
    Suppose,
}

impl SpeechAct {
    /// All of them.
    pub const ALL: [SpeechAct; 13] = [
        SpeechAct::Say,
        SpeechAct::Announce,
        SpeechAct::Claim,
        SpeechAct::Admit,
        SpeechAct::Deny,
        SpeechAct::Warn,
        SpeechAct::Promise,
        SpeechAct::Ask,
        SpeechAct::Demand,
        SpeechAct::Order,
        SpeechAct::Accuse,
        SpeechAct::Praise,
        SpeechAct::Suppose,
    ];

    /// The name in the command line's output and in the page.
    pub fn name(self) -> &'static str {
        match self {
            SpeechAct::Say => "say",
            SpeechAct::Announce => "announce",
            SpeechAct::Claim => "claim",
            SpeechAct::Admit => "admit",
            SpeechAct::Deny => "deny",
            SpeechAct::Warn => "warn",
            SpeechAct::Promise => "promise",
            SpeechAct::Ask => "ask",
            SpeechAct::Demand => "demand",
            SpeechAct::Order => "order",
            SpeechAct::Accuse => "accuse",
            SpeechAct::Praise => "praise",
            SpeechAct::Suppose => "suppose",
        }
    }
}

/// What carried somebody's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Medium {
    /// Bytes of `Clipping::text` that say so: `a letter`, `on Twitter`.
    pub span: Span,
    /// Which sort.
    pub kind: MediumKind,
}

/// Sorts of what carries words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MediumKind {
    /// `in a statement`, `a press release`.
    Statement,
    /// `in a letter`.
    Letter,
    /// `in a message`, `a telegram`, `an e-mail`.
    Message,
    /// `in a speech`, `in his address`.
    Speech,
    /// `in an interview`.
    Interview,
    /// `at a press conference`, `told reporters at a briefing`.
    PressConference,
    /// `a tweet`, `on Facebook`, `on social media`.
    Post,
    /// `by telephone`, `in a phone call`.
    Call,
    /// `in a report`, `the study`, `an article`.
    Report,
    /// `in court papers`, `the ruling`.
    Court,
    /// `in a broadcast`, `on television`.
    Broadcast,
    /// `at a meeting`, `during talks`.
    Talks,
}

impl MediumKind {
    /// All of them.
    pub const ALL: [MediumKind; 12] = [
        MediumKind::Statement,
        MediumKind::Letter,
        MediumKind::Message,
        MediumKind::Speech,
        MediumKind::Interview,
        MediumKind::PressConference,
        MediumKind::Post,
        MediumKind::Call,
        MediumKind::Report,
        MediumKind::Court,
        MediumKind::Broadcast,
        MediumKind::Talks,
    ];

    /// The name in the command line's output and in the page.
    pub fn name(self) -> &'static str {
        match self {
            MediumKind::Statement => "statement",
            MediumKind::Letter => "letter",
            MediumKind::Message => "message",
            MediumKind::Speech => "speech",
            MediumKind::Interview => "interview",
            MediumKind::PressConference => "press conference",
            MediumKind::Post => "post",
            MediumKind::Call => "call",
            MediumKind::Report => "report",
            MediumKind::Court => "court",
            MediumKind::Broadcast => "broadcast",
            MediumKind::Talks => "talks",
        }
    }
}

/// What found a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuotationRule {
    /// Marks around the words.
    Marks,
    /// A reporting verb before them: `said that …`.
    VerbBefore,
    /// A reporting verb behind or inside them: `…, he said`.
    VerbAfter,
    /// `according to …` and its like.
    Preposition,
    /// A reporting noun: `the claim that …`.
    Noun,
    /// The reader says so.
    Reader,
}

impl QuotationRule {
    /// The name in the command line's output and in the page.
    pub fn name(self) -> &'static str {
        match self {
            QuotationRule::Marks => "marks",
            QuotationRule::VerbBefore => "verb-before",
            QuotationRule::VerbAfter => "verb-after",
            QuotationRule::Preposition => "preposition",
            QuotationRule::Noun => "noun",
            QuotationRule::Reader => "reader",
        }
    }
}
