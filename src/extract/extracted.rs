//! A read file with the facts of its clippings.

use serde::{Deserialize, Serialize};

use super::Facts;
use crate::document::ReadFile;

/// A read file with the facts of its clippings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extracted {
    /// What the file gave.
    pub read: ReadFile,
    /// The facts of each of its clippings, in their order; nothing is known of
    /// those that it has none for.
    pub facts: Vec<Facts>,
}

impl From<ReadFile> for Extracted {
    /// A file whose facts nobody has looked for.
    fn from(read: ReadFile) -> Extracted {
        Extracted {
            read,
            facts: Vec::new(),
        }
    }
}
