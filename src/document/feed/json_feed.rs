//! JSON Feed, versions 1 and 1.1.

use serde_json::Value;

use super::item::{Feed, Item, Markup, Words};
use super::xml_feed::name;
use crate::document::mail::language_code;

/// Reads a JSON Feed.
pub fn feed(value: &Value) -> Feed {
    let text =
        |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_string);
    let plain = |source: String| Words {
        source,
        markup: Markup::Text,
    };
    let mut feed = Feed {
        title: text(value, "title").map(plain),
        language: text(value, "language").and_then(|words| language_code(&words)),
        author: author(value),
        items: Vec::new(),
    };
    for entry in value
        .get("items")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let html = text(entry, "content_html").map(|source| Words {
            source,
            markup: Markup::Html,
        });
        let mut item = Item {
            title: text(entry, "title").map(plain),
            content: html.or(text(entry, "content_text").map(plain)),
            summary: text(entry, "summary").map(plain),
            author: author(entry),
            language: text(entry, "language").and_then(|words| language_code(&words)),
            ..Item::default()
        };
        for key in ["url", "external_url", "id"] {
            if let Some(address) = text(entry, key) {
                item.take_address(&address, key);
            }
        }
        if let Some(words) = text(entry, "date_published") {
            item.take_published(&words, "date_published");
        }
        if let Some(words) = text(entry, "date_modified") {
            item.take_modified(&words, "date_modified");
        }
        feed.items.push(item);
    }
    feed
}

/// The authors' names, as version 1.1 or 1 states them.
fn author(value: &Value) -> Option<String> {
    let of = |author: &Value| author.get("name").and_then(Value::as_str).and_then(name);
    let several = value.get("authors").and_then(Value::as_array);
    let names: Vec<String> = several
        .into_iter()
        .flatten()
        .take(20)
        .filter_map(of)
        .collect();
    match names.is_empty() {
        false => Some(names.join(", ")),
        true => value.get("author").and_then(of),
    }
}
