//! What a format's reader makes of one article.

use super::passage::Structure;
use super::sidecar::Metadata;
use super::{Moment, Sourced};

/// What a format's reader makes of one article: text, blocks and facts.
#[derive(Debug, Default)]
pub struct Article {
    /// The text that the blocks count in.
    pub text: String,
    /// The decoded source where it differs from `text`.
    pub original: Option<String>,
    /// Blocks and facts of the text.
    pub structure: Structure,
    /// What the file says of the article in so many words (front matter,
    /// columns of a table): counts before what its text says.
    pub front_matter: Metadata,
    /// The language that the file declares; what its words say counts before.
    pub language: Option<Sourced<String>>,
    /// As [`super::Clipping::modified`].
    pub modified: Option<Sourced<Moment>>,
    /// As [`super::Clipping::pages`].
    pub pages: Vec<u32>,
}
