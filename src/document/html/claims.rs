//! What a page says of itself, wherever it says it, before anything is chosen.

use super::parse::parse;
use crate::text::Order;

/// A fact of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Fact {
    Title,
    Author,
    Publisher,
    Published,
    Modified,
    Language,
    Url,
    Description,
}

/// Where a page says it, the most trusted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A `<link>` element.
    Link,
    /// Structured data in a script, of the article itself.
    JsonLd,
    /// A `<meta>` element; the lesser number is trusted more.
    Meta(u8),
    /// Marked in the page's own text, by microdata, RDFa or a microformat.
    Markup,
    /// Structured data of the page rather than the article.
    JsonLdPage,
    /// The `<title>` element.
    TitleElement,
}

/// One statement of one fact.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Which fact.
    pub fact: Fact,
    /// What is said, on one line.
    pub value: String,
    /// Where.
    pub place: Place,
    /// Under which name, for a reader.
    pub name: String,
}

impl Claim {
    /// One sentence for a reader: where it stands.
    pub fn why(&self) -> String {
        match self.place {
            Place::JsonLd | Place::JsonLdPage => {
                format!("the page's structured data says so (`{}`)", self.name)
            }
            Place::Meta(_) => format!("the page's metadata says so (`{}`)", self.name),
            Place::Markup => format!("the page marks it as such (`{}`)", self.name),
            Place::Link => format!("the page's link says so (`{}`)", self.name),
            Place::TitleElement => "the page's `<title>` says so".to_string(),
        }
    }
}

/// All that a page says of itself.
#[derive(Debug, Default)]
pub struct Claims {
    list: Vec<Claim>,
}

/// Longest statement that is looked at, in bytes.
const MAX_BYTES: usize = 2_000;
/// Most statements that are kept.
const MAX_CLAIMS: usize = 2_000;

impl Claims {
    /// Adds a statement, if it says anything.
    pub fn push(&mut self, fact: Fact, value: &str, place: Place, name: &str) {
        let value = &value[..value.floor_char_boundary(MAX_BYTES)];
        let value = crate::document::sidecar::one_line(&entities(value));
        if !value.is_empty() && self.list.len() < MAX_CLAIMS {
            let name = name.to_string();
            self.list.push(Claim {
                fact,
                value,
                place,
                name,
            });
        }
    }

    /// The statements of one fact, the most trusted first, else as they stand.
    pub fn of(&self, fact: Fact) -> Vec<&Claim> {
        let mut found: Vec<&Claim> = self
            .list
            .iter()
            .filter(|claim| claim.fact == fact)
            .collect();
        found.order_by_key(|claim| claim.place);
        found
    }
}

/// Characters that were escaped twice: `&amp;quot;` in a page is `&quot;` here.
pub fn entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_string();
    }
    // Only references are to be read: a `<` opens nothing.
    let (tree, _) = parse(&text.replace('<', "&lt;"));
    tree.all().map(|node| tree.words(node)).collect()
}
