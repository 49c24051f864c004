//! The classes of words that clauses are told by.

/// A set of classes.
pub type Class = u64;

pub const DETERMINER: Class = 1;
pub const SUBJECT: Class = 1 << 1;
pub const OBJECT: Class = 1 << 2;
pub const BE: Class = 1 << 3;
pub const HAVE: Class = 1 << 4;
pub const DO: Class = 1 << 5;
pub const MODAL: Class = 1 << 6;
pub const NEGATION: Class = 1 << 7;
pub const FUTURE: Class = 1 << 8;
pub const PREPOSITION: Class = 1 << 9;
pub const COORDINATOR: Class = 1 << 10;
pub const ADVERB: Class = 1 << 11;
pub const SUBORDINATOR: Class = 1 << 12;
pub const WH: Class = 1 << 13;
pub const THAT: Class = 1 << 14;
pub const RELATIVE: Class = 1 << 15;
pub const FINITE: Class = 1 << 16;
pub const CITES: Class = 1 << 17;
pub const AGENTLESS: Class = 1 << 18;
pub const VERB: Class = 1 << 19;
pub const VOICE: Class = 1 << 20;
pub const CLAIM: Class = 1 << 21;
pub const MEDIUM: Class = 1 << 22;
pub const DOCUMENT: Class = 1 << 23;
pub const SITE: Class = 1 << 24;
pub const QUOTES: Class = 1 << 25;
pub const ACCORDING: Class = 1 << 26;
/// Prepositions before when, where and in what something was said.
pub const LEAD: Class = 1 << 30;
/// Words by which a name is that of a body that is no medium.
pub const OFFICE: Class = 1 << 29;
/// Nouns of those whose findings are rulings.
pub const COURT: Class = 1 << 28;
/// Words by which a name is that of a medium.
pub const PRESS: Class = 1 << 27;
/// Nouns that look like the third person of a verb that reports: `reports`.
pub const PLURAL: Class = 1 << 31;
/// Words in `ly` that are no adverbs.
pub const NO_ADVERB: Class = 1 << 32;
/// Plain nouns that things go by, not people: `according to plan`.
pub const MEASURE: Class = 1 << 33;

/// Nouns of what asks many: `the poll found`.
pub const POLL: Class = 1 << 34;

/// Auxiliaries of any kind.
pub const AUXILIARY: Class = BE | HAVE | DO | MODAL;
/// What makes a sentence worth reading: without one of these, and without
/// marks, nothing is reported.
pub const CUE: Class = VERB | CLAIM | AGENTLESS | CITES | QUOTES | ACCORDING;

/// The class with this name in `data/quotes/words.tsv`.
pub fn named(name: &str) -> Class {
    match name {
        "determiner" => DETERMINER,
        "subject" => SUBJECT,
        "object" => OBJECT,
        "be" => BE,
        "have" => HAVE,
        "do" => DO,
        "modal" => MODAL,
        "negation" => NEGATION,
        "future" => FUTURE,
        "preposition" => PREPOSITION,
        "coordinator" => COORDINATOR,
        "adverb" => ADVERB,
        "subordinator" => SUBORDINATOR,
        "wh" => WH,
        "that" => THAT,
        "relative" => RELATIVE,
        "finite" => FINITE,
        "cites" => CITES,
        "agentless" => AGENTLESS,
        "quotes" => QUOTES,
        "according" => ACCORDING,
        "press" => PRESS,
        "court" => COURT,
        "lead" => LEAD,
        "office" => OFFICE,
        "plural" => PLURAL,
        "noadverb" => NO_ADVERB,
        "measure" => MEASURE,
        "poll" => POLL,
        _ => 0,
    }
}
