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
