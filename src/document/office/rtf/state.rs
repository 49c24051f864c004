//! What counts in an open group.

use super::destination::Destination;

/// What counts in an open group; a group inside begins with a copy.
#[derive(Clone, Copy, Debug)]
pub struct State {
    /// What its words are for.
    pub destination: Destination,
    /// What the words around a pair of forms are for (`\upr`).
    pub around_pair: Option<Destination>,
    /// The font, by number.
    pub font: i32,
    /// How many characters follow a Unicode one for programs that have none.
    pub n_fallback: u32,
    /// Words are hidden, or deleted by a change.
    pub is_hidden: bool,
    /// As `is_hidden`.
    pub is_deleted: bool,
    /// Letters are too small to be seen.
    pub is_tiny: bool,
    /// The paragraph's style, by number.
    pub style: i32,
    /// The paragraph's outline level, from 1; 0 for none.
    pub outline: Option<u8>,
    /// The paragraph stands in a table.
    pub in_table: bool,
    /// The paragraph is an item of a list.
    pub is_list: bool,
    /// The next control word opens a destination that may be skipped.
    pub may_skip: bool,
}

impl State {
    /// What counts where a document begins.
    pub fn new() -> State {
        State {
            destination: Destination::Text,
            around_pair: None,
            font: -1,
            n_fallback: 1,
            is_hidden: false,
            is_deleted: false,
            is_tiny: false,
            style: 0,
            outline: None,
            in_table: false,
            is_list: false,
            may_skip: false,
        }
    }

    /// `\pard`: a paragraph as every other.
    pub fn reset_paragraph(&mut self) {
        self.style = 0;
        self.outline = None;
        self.in_table = false;
        self.is_list = false;
    }

    /// `\plain`: letters as every other.
    pub fn reset_letters(&mut self, font: i32) {
        self.font = font;
        self.is_hidden = false;
        self.is_deleted = false;
        self.is_tiny = false;
    }

    /// Whether the words are not seen on the page.
    pub fn is_unseen(&self) -> bool {
        self.is_hidden || self.is_deleted || self.is_tiny
    }
}
