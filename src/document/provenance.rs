//! What a fact rests on.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// What a fact rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// The text says so itself.
    Stated,
    /// The file's own metadata or a sidecar file says so.
    Metadata,
    /// Concluded; `why` says from what.
    Inferred,
}

impl Basis {
    /// The name in the command line's output and in the page.
    pub fn name(self) -> &'static str {
        match self {
            Basis::Stated => "stated",
            Basis::Metadata => "metadata",
            Basis::Inferred => "inferred",
        }
    }
}

/// A value with where it came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sourced<T> {
    /// The value itself.
    pub value: T,
    /// What it rests on.
    pub basis: Basis,
    /// Bytes of `Clipping::text` that show it; empty where the text does not.
    pub evidence: Vec<Span>,
    /// One sentence for a reader: which rule, resting on what.
    pub why: String,
}

impl<T> Sourced<T> {
    /// A value that the text states, shown by `evidence`.
    pub fn stated(value: T, evidence: Vec<Span>, why: impl Into<String>) -> Sourced<T> {
        Sourced {
            value,
            basis: Basis::Stated,
            evidence,
            why: why.into(),
        }
    }

    /// A value from metadata.
    pub fn metadata(value: T, why: impl Into<String>) -> Sourced<T> {
        Sourced {
            value,
            basis: Basis::Metadata,
            evidence: Vec::new(),
            why: why.into(),
        }
    }

    /// A value concluded from `evidence`.
    pub fn inferred(value: T, evidence: Vec<Span>, why: impl Into<String>) -> Sourced<T> {
        Sourced {
            value,
            basis: Basis::Inferred,
            evidence,
            why: why.into(),
        }
    }
}
