//! Structured data in scripts: JSON-LD with the vocabulary of schema.org.
//!
//! Objects are looked for at any depth, in lists and graphs. What is not quite
//! JSON (remarks, bare line ends in strings, commas too many) is mended; where
//! that does not help, the facts are read by their keys.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::claims::{Claims, Fact, Place};
use super::tag::Tag;
use super::tree::{Name, Tree};

/// Most values that are looked at in a script.
const MAX_VALUES: usize = 20_000;

/// Collects what the scripts of a page state.
pub fn collect(tree: &Tree, claims: &mut Claims) {
    for node in tree.all() {
        if tree.tag(node) != Tag::Script || tree.attribute(node, Name::Type).is_none() {
            continue;
        }
        let source: String = tree.inside(node).map(|inner| tree.words(inner)).collect();
        if source.trim().is_empty() {
            continue;
        }
        match serde_json::from_str::<Value>(source.trim())
            .or_else(|_| serde_json::from_str::<Value>(&mended(&source)))
        {
            Ok(value) => read(&value, claims),
            Err(_) => by_keys(&source, claims),
        }
    }
}

/// What an object is.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Article,
    Page,
    Other,
}

fn kind_of(object: &Map<String, Value>) -> Kind {
    let names: Vec<&str> = match object.get("@type") {
        Some(Value::String(name)) => vec![name.as_str()],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).take(8).collect(),
        _ => Vec::new(),
    };
    let is = |test: fn(&str) -> bool| names.iter().any(|name| test(name));
    if is(|name| {
        name.ends_with("Article")
            || name.ends_with("Posting")
            || matches!(
                name,
                "Report" | "Review" | "Recipe" | "CreativeWork" | "NewsStory" | "BlogPost"
            )
    }) {
        Kind::Article
    } else if is(|name| name.ends_with("Page") || name.ends_with("VideoObject")) {
        Kind::Page
    } else {
        Kind::Other
    }
}

fn read(value: &Value, claims: &mut Claims) {
    let mut objects: Vec<&Map<String, Value>> = Vec::new();
    let mut names: HashMap<&str, &Map<String, Value>> = HashMap::new();
    let mut waiting = vec![value];
    let mut n_values = 0;
    while let Some(value) = waiting.pop() {
        n_values += 1;
        if n_values > MAX_VALUES {
            break;
        }
        match value {
            Value::Array(items) => waiting.extend(items.iter().rev()),
            Value::Object(object) => {
                objects.push(object);
                if let (Some(Value::String(id)), true) = (object.get("@id"), object.len() > 1) {
                    names.entry(id.as_str()).or_insert(object);
                }
                // What other articles a page lists is none of its own facts.
                let inner = object.iter().filter(|(key, _)| {
                    !matches!(
                        key.as_str(),
                        "itemListElement"
                            | "hasPart"
                            | "relatedLink"
                            | "mentions"
                            | "citation"
                            | "comment"
                            | "review"
                            | "isPartOf"
                            | "about"
                            | "potentialAction"
                    )
                });
                let inner: Vec<&Value> = inner
                    .map(|(_, value)| value)
                    .filter(|value| value.is_object() || value.is_array())
                    .collect();
                waiting.extend(inner.into_iter().rev());
            }
            _ => {}
        }
    }
    for object in objects {
        let place = match kind_of(object) {
            Kind::Article => Place::JsonLd,
            Kind::Page => Place::JsonLdPage,
            Kind::Other => continue,
        };
        facts(object, place, &names, claims);
    }
}

fn facts(
    object: &Map<String, Value>,
    place: Place,
    names: &HashMap<&str, &Map<String, Value>>,
    claims: &mut Claims,
) {
    let text = |key: &str| object.get(key).and_then(|value| words_of(value, names));
    let mut push = |fact, key: &str| {
        if let Some(words) = text(key) {
            claims.push(fact, &words, place, key);
        }
    };
    push(Fact::Title, "headline");
    push(Fact::Title, "name");
    push(Fact::Published, "datePublished");
    push(Fact::Published, "dateCreated");
    push(Fact::Modified, "dateModified");
    push(Fact::Language, "inLanguage");
    push(Fact::Publisher, "publisher");
    push(Fact::Url, "mainEntityOfPage");
    push(Fact::Url, "url");
    if let Some(people) = object.get("author").or_else(|| object.get("creator")) {
        let people = match people {
            Value::Array(people) => people.as_slice(),
            one => core::slice::from_ref(one),
        };
        for person in people.iter().take(20) {
            if let Some(name) = words_of(person, names) {
                claims.push(Fact::Author, &name, place, "author");
            }
        }
    }
}

/// The words of a value: a string, or the name or address of an object.
fn words_of(value: &Value, names: &HashMap<&str, &Map<String, Value>>) -> Option<String> {
    match value {
        Value::String(words) => Some(words.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => items.iter().find_map(|item| match item {
            Value::String(words) => Some(words.clone()),
            Value::Object(object) => name_of(object, names),
            _ => None,
        }),
        Value::Object(object) => name_of(object, names),
        _ => None,
    }
}

fn name_of(
    object: &Map<String, Value>,
    names: &HashMap<&str, &Map<String, Value>>,
) -> Option<String> {
    let own =
        |object: &Map<String, Value>| match object.get("name").or_else(|| object.get("@value")) {
            Some(Value::String(name)) => Some(name.clone()),
            Some(Value::Array(list)) => list.iter().find_map(Value::as_str).map(str::to_string),
            _ => None,
        };
    let id = object.get("@id").and_then(Value::as_str);
    own(object)
        .or_else(|| own(names.get(id?)?))
        .or_else(|| id.filter(|id| id.starts_with("http")).map(str::to_string))
}

/// `source` without remarks, bare control characters and commas too many.
fn mended(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let bare = source
        .trim()
        .trim_start_matches("<!--")
        .trim_end_matches("-->")
        .trim();
    let bare = bare
        .trim_start_matches("//<![CDATA[")
        .trim_start_matches("<![CDATA[")
        .trim_start_matches("/*<![CDATA[*/");
    let bare = bare
        .trim_end_matches("//]]>")
        .trim_end_matches("]]>")
        .trim_end_matches("/*")
        .trim()
        .trim_end_matches(';');
    let (mut in_string, mut escaped) = (false, false);
    for letter in bare.chars() {
        if in_string {
            match letter {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => in_string = false,
                _ => {}
            }
            out.push(if letter.is_control() { ' ' } else { letter });
            continue;
        }
        match letter {
            '"' => in_string = true,
            '}' | ']' => {
                let n_bytes = out.trim_end().trim_end_matches(',').len();
                out.truncate(n_bytes);
            }
            _ => {}
        }
        out.push(letter);
    }
    out
}

/// The facts of a script that is no JSON: the first value of each key.
fn by_keys(source: &str, claims: &mut Claims) {
    let keys = [
        ("\"headline\"", Fact::Title),
        ("\"datePublished\"", Fact::Published),
        ("\"dateModified\"", Fact::Modified),
    ];
    for (key, fact) in keys {
        if let Some(value) = string_after(source, key) {
            claims.push(fact, &value, Place::JsonLd, key.trim_matches('"'));
        }
    }
    if let Some(at) = source.find("\"author\"") {
        let rest = &source[at..source.floor_char_boundary(at + 400)];
        if let Some(name) = string_after(rest, "\"name\"") {
            claims.push(Fact::Author, &name, Place::JsonLd, "author");
        }
    }
}

/// The string that stands after `key` and a colon.
fn string_after(source: &str, key: &str) -> Option<String> {
    let rest = &source[source.find(key)? + key.len()..];
    let rest = rest
        .trim_start()
        .strip_prefix(':')?
        .trim_start()
        .strip_prefix('"')?;
    let mut value = String::new();
    let mut letters = rest.chars();
    loop {
        match letters.next()? {
            '"' => return Some(value),
            '\\' => value.push(match letters.next()? {
                'n' | 'r' | 't' => ' ',
                other => other,
            }),
            letter => value.push(letter),
        }
        if value.len() > 1_000 {
            return None;
        }
    }
}
