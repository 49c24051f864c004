//! What a feed says of itself and of one item, whatever it is written in.

use crate::document::html::free_moment;
use crate::document::mail::{is_web_address, mail_date};
use crate::document::{Moment, Sourced};

/// What is written about: markup or letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Markup {
    /// Letters as they stand.
    Text,
    /// HTML.
    Html,
    /// The feed does not say.
    #[default]
    Unknown,
}

/// A stretch of text of an item.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// The source.
    pub source: String,
    /// How it is written.
    pub markup: Markup,
}

/// A feed.
#[derive(Debug, Default)]
pub struct Feed {
    /// Its title.
    pub title: Option<Words>,
    /// Its language, as a code.
    pub language: Option<String>,
    /// Who writes all of it.
    pub author: Option<String>,
    /// Its items in order.
    pub items: Vec<Item>,
}

/// An item of a feed.
#[derive(Debug, Default)]
pub struct Item {
    /// Its title.
    pub title: Option<Words>,
    /// Its text in full.
    pub content: Option<Words>,
    /// What it is about, in short.
    pub summary: Option<Words>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Where it stands on the web, the best address first.
    pub addresses: Vec<(String, &'static str)>,
    /// When it was published.
    pub published: Option<Sourced<Moment>>,
    /// When it was changed.
    pub modified: Option<Sourced<Moment>>,
    /// Its language, as a code.
    pub language: Option<String>,
    /// The house that it is taken from.
    pub source: Option<String>,
}

impl Item {
    /// Takes an address that `field` states, if it is one on the web.
    pub fn take_address(&mut self, address: &str, field: &'static str) {
        let address = address.trim();
        if is_web_address(address) {
            self.addresses.push((address.to_string(), field));
        }
    }

    /// Takes a date of publication; false where `words` are no date.
    pub fn take_published(&mut self, words: &str, field: &str) -> bool {
        take(&mut self.published, words, field)
    }

    /// Takes a date of a change; false where `words` are no date.
    pub fn take_modified(&mut self, words: &str, field: &str) -> bool {
        take(&mut self.modified, words, field)
    }
}

fn take(slot: &mut Option<Sourced<Moment>>, words: &str, field: &str) -> bool {
    let date = date(words);
    if let Some(date) = date
        && slot.is_none()
    {
        *slot = Some(Sourced::metadata(
            date,
            format!("the feed's `{field}` says so"),
        ));
    }
    date.is_some() || words.trim().is_empty()
}

/// A date in any form that feeds have: ISO 8601, RFC 822, or free.
pub fn date(words: &str) -> Option<Moment> {
    let words = words.trim();
    if words.is_empty() || words.len() > 200 {
        return None;
    }
    // A date in ISO's order is none of a message, whatever letters it has.
    let is_mail = words.contains(':')
        && words.contains(|letter: char| letter.is_ascii_alphabetic())
        && !words.get(..5).is_some_and(|start| start.ends_with('-'));
    Moment::parse(words)
        .or_else(|| mail_date(words).filter(|_| is_mail))
        .or_else(|| free_moment(words, false))
}
