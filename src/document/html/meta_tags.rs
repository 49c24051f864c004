//! `<meta>`, `<link>`, `<title>` and the root's language.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::claims::{Claims, Fact, Place};
use super::tag::Tag;
use super::tree::{Name, Tree};
use crate::document::table;

static KEYS: LazyLock<HashMap<&'static str, (Fact, u8)>> = LazyLock::new(|| {
    let mut keys = HashMap::new();
    for row in table::rows(include_str!("../data/page_metadata.tsv")) {
        let [fact, key, trust] = row[..] else {
            continue;
        };
        let fact = match fact {
            "title" => Fact::Title,
            "author" => Fact::Author,
            "publisher" => Fact::Publisher,
            "published" => Fact::Published,
            "modified" => Fact::Modified,
            "language" => Fact::Language,
            "url" => Fact::Url,
            _ => Fact::Description,
        };
        keys.insert(key, (fact, trust.parse().unwrap_or(9)));
    }
    keys
});

/// Collects what the page's head states.
pub fn collect(tree: &Tree, claims: &mut Claims) {
    let mut has_title = false;
    for node in tree.all() {
        match tree.tag(node) {
            Tag::Meta => meta(tree, node, claims),
            Tag::Link => link(tree, node, claims),
            Tag::Title
                if !has_title && tree.around(node).all(|outer| tree.tag(outer) != Tag::Svg) =>
            {
                has_title = true;
                claims.push(
                    Fact::Title,
                    &tree.line(node, 1_000),
                    Place::TitleElement,
                    "title",
                );
            }
            Tag::Html | Tag::Body => {
                if let Some(language) = tree.attribute(node, Name::Lang) {
                    claims.push(Fact::Language, language, Place::Meta(1), "lang");
                }
            }
            _ => {}
        }
    }
}

fn meta(tree: &Tree, node: u32, claims: &mut Claims) {
    let Some(content) = tree.attribute(node, Name::Content) else {
        return;
    };
    for name in [
        Name::Property,
        Name::Called,
        Name::Itemprop,
        Name::HttpEquiv,
    ] {
        let names = tree.attribute(node, name).unwrap_or_default();
        // Several names may stand together: `property="og:title dc:title"`.
        for key in names.split_ascii_whitespace().take(8) {
            let lower = key
                .to_ascii_lowercase()
                .replace("dc:", "dc.")
                .replace("dcterms:", "dcterms.");
            if let Some(&(fact, trust)) = KEYS.get(lower.as_str()) {
                claims.push(fact, content, Place::Meta(trust), key);
            }
        }
    }
}

fn link(tree: &Tree, node: u32, claims: &mut Claims) {
    let relation = tree.attribute(node, Name::Rel).unwrap_or_default();
    let is_canonical = relation
        .split_ascii_whitespace()
        .any(|word| word.eq_ignore_ascii_case("canonical"));
    if let (true, Some(url)) = (is_canonical, tree.attribute(node, Name::Href)) {
        claims.push(Fact::Url, url, Place::Link, "rel=canonical");
    }
}
