//! What a column of a table is for, and what its reader chose.

use serde::{Deserialize, Serialize};

/// What a column of a table is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The headline.
    Title,
    /// The article's text, or a piece of it.
    Text,
    /// When it was published.
    Date,
    /// When it was last changed.
    Changed,
    /// Who published it.
    Source,
    /// Who wrote it.
    Author,
    /// Where it stood on the web.
    Url,
    /// Its language.
    Language,
    /// A number or name of the row: nothing is made of it.
    Id,
    /// A section, topic or list of keywords: nothing is made of it.
    Section,
    /// Anything else: nothing is made of it.
    Ignore,
}

impl Role {
    /// Every role, in the order in which a picker lists them.
    pub const ALL: [Role; 11] = [
        Role::Title,
        Role::Text,
        Role::Date,
        Role::Changed,
        Role::Source,
        Role::Author,
        Role::Url,
        Role::Language,
        Role::Id,
        Role::Section,
        Role::Ignore,
    ];

    /// The name in the command line and in the page.
    pub fn name(self) -> &'static str {
        match self {
            Role::Title => "title",
            Role::Text => "text",
            Role::Date => "date",
            Role::Changed => "changed",
            Role::Source => "source",
            Role::Author => "author",
            Role::Url => "url",
            Role::Language => "language",
            Role::Id => "id",
            Role::Section => "section",
            Role::Ignore => "ignore",
        }
    }

    /// The role of this name.
    pub fn named(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether several columns may have it: all others go to one column.
    pub fn takes_several(self) -> bool {
        matches!(self, Role::Text | Role::Id | Role::Section | Role::Ignore)
    }
}

/// What the reader of a file says of the columns of its table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TableMapping {
    /// The role of each column, in the order of the columns; columns beyond
    /// are ignored. Empty: as the table is recognised.
    pub roles: Vec<Role>,
    /// The columns of text (from 0) in the order in which their cells are
    /// joined; those not named follow in the order of the columns.
    pub text_order: Vec<usize>,
    /// Whether the first row names the columns; None: as recognised.
    pub has_header: Option<bool>,
    /// Whether `03/04/2020` is the third of April; None: as the column tells.
    pub day_first: Option<bool>,
    /// The one sheet of a workbook that is read; None: all.
    pub sheet: Option<String>,
}
