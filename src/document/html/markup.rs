//! Facts marked in the page's own text: microdata, RDFa and microformats.

use super::claims::{Claims, Fact, Place};
use super::tag::Tag;
use super::tree::{Name, Tree};

/// Longest value, in bytes.
const MAX_BYTES: usize = 300;

/// Collects what elements outside the head are marked to be.
pub fn collect(tree: &Tree, claims: &mut Claims) {
    for node in tree.all() {
        let tag = tree.tag(node);
        if matches!(tag, Tag::Text | Tag::Meta | Tag::Link) || !tree.has_attributes(node) {
            // `<meta itemprop>` in the body is read with the other `<meta>`.
            continue;
        }
        for name in [Name::Itemprop, Name::Property] {
            for word in tree
                .attribute(node, name)
                .unwrap_or_default()
                .split_ascii_whitespace()
                .take(4)
            {
                let bare = word.rsplit(':').next().unwrap_or(word).to_ascii_lowercase();
                let fact = match bare.as_str() {
                    "headline" => Fact::Title,
                    "datepublished" | "datecreated" => Fact::Published,
                    "datemodified" => Fact::Modified,
                    "author" | "creator" => Fact::Author,
                    "publisher" => Fact::Publisher,
                    _ => continue,
                };
                if is_listed(tree, node) {
                    continue;
                }
                claims.push(fact, &value_of(tree, node, fact), Place::Markup, word);
            }
        }
    }
}

/// What an element says: its date, the name inside it, or its words.
fn value_of(tree: &Tree, node: u32, fact: Fact) -> String {
    let is_date = matches!(fact, Fact::Published | Fact::Modified);
    for name in [Name::Content, Name::Datetime] {
        match tree.attribute(node, name) {
            Some(value) if is_date || name == Name::Content => return value.to_string(),
            _ => {}
        }
    }
    if matches!(fact, Fact::Author | Fact::Publisher) {
        let named = tree.inside(node).take(200).find(|inner| {
            let property = tree
                .attribute(*inner, Name::Itemprop)
                .or_else(|| tree.attribute(*inner, Name::Property));
            property.is_some_and(|word| word.rsplit(':').next() == Some("name"))
        });
        if let Some(named) = named {
            return match tree.attribute(named, Name::Content) {
                Some(name) => name.to_string(),
                None => tree.line(named, MAX_BYTES),
            };
        }
    }
    tree.line(node, MAX_BYTES)
}

/// Stands in a comment, a list of other articles or another part of the site.
fn is_listed(tree: &Tree, node: u32) -> bool {
    tree.around(node).take(40).any(|outer| {
        let kind = tree.attribute(outer, Name::Itemtype).unwrap_or_default();
        let property = tree.attribute(outer, Name::Itemprop).unwrap_or_default();
        matches!(tree.tag(outer), Tag::Aside | Tag::Nav | Tag::Footer)
            || kind.ends_with("Comment")
            || kind.ends_with("ItemList")
            || matches!(property, "comment" | "review" | "mentions")
    })
}
