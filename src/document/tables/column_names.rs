//! What the name of a column says it is.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::role::Role;
use crate::document::table;
use crate::text::fold::fold_word;

/// What a name says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Named {
    /// The role that it names.
    pub role: Role,
    /// Text that stands before the article's own: a summary, a standfirst.
    pub is_lead: bool,
    /// How surely, 0 to 1.
    pub confidence: f32,
}

#[derive(Clone, Copy, PartialEq)]
enum Meaning {
    Role(Role),
    Lead,
    Skip,
}

/// Longest name that is looked at, in bytes.
const MAX_BYTES: usize = 120;

/// Last pieces of a path that say nothing themselves: `title.rendered`.
const INNER: &[&str] = &[
    "name",
    "main",
    "value",
    "original",
    "text",
    "rendered",
    "title",
    "label",
    "full",
    "raw",
    "plain",
    "t",
    "date",
    "numberlong",
    "cdata",
    "default",
];

static NAMES: LazyLock<HashMap<String, Meaning>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for row in table::rows(include_str!("../data/column_names.tsv")) {
        let meaning = match row[0] {
            "lead" => Meaning::Lead,
            "skip" => Meaning::Skip,
            role => match Role::named(role) {
                Some(role) => Meaning::Role(role),
                None => continue,
            },
        };
        for name in &row[1..] {
            names.entry(words(name).concat()).or_insert(meaning);
        }
    }
    names
});

/// What the name of a column says it is; the keys of JSON have a point between
/// those of objects in each other.
pub fn named(name: &str) -> Option<Named> {
    if name.len() > MAX_BYTES {
        return None;
    }
    let path: Vec<Vec<String>> = name.split('.').map(words).collect();
    let path: Vec<Vec<String>> = path.into_iter().filter(|words| !words.is_empty()).collect();
    let (last, outer) = path.split_last()?;
    if path
        .iter()
        .flatten()
        .any(|word| meaning(word) == Some(Meaning::Skip))
    {
        return None;
    }
    // `_source.title`, `fields.body`: what it is in counts for a little.
    let depth = if outer.is_empty() { 0.0 } else { 0.08 };
    let own = meaning(&last.concat());
    // What databases wrap an item in (`_source`) says nothing.
    let is_wrapped = name
        .split('.')
        .rev()
        .nth(1)
        .is_some_and(|outer| outer.starts_with('_'));
    if let Some(parent) = outer.last().filter(|_| !is_wrapped)
        && INNER.contains(&last.concat().as_str())
        && let Some(found) = meaning(&parent.concat())
        && (found != Meaning::Role(Role::Text) || own.is_none())
    {
        return whole(found, 0.88);
    }
    if let Some(found) = own {
        return whole(found, 0.95 - depth);
    }
    // `news_title`, `title_de`; a word alone was looked up above.
    let says_less =
        |word: &String| matches!(meaning(word), Some(Meaning::Role(Role::Id | Role::Section)));
    if last.len() < 2 || last.iter().any(says_less) {
        return None;
    }
    let found = meaning(last.last()?).or_else(|| meaning(last.first()?))?;
    whole(found, 0.65 - depth)
}

fn whole(meaning: Meaning, confidence: f32) -> Option<Named> {
    let (role, is_lead) = match meaning {
        Meaning::Role(role) => (role, false),
        Meaning::Lead => (Role::Text, true),
        Meaning::Skip => return None,
    };
    Some(Named {
        role,
        is_lead,
        confidence,
    })
}

fn meaning(name: &str) -> Option<Meaning> {
    NAMES.get(name).copied()
}

/// The words of a name, folded: `pubDate`, `pub_date` and `Pub. date` have the
/// same two.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let (mut word, mut was_lower) = (String::new(), false);
    let mut end = |word: &mut String| {
        let mut folded = String::new();
        fold_word(word, &mut folded);
        word.clear();
        if !folded.is_empty() {
            words.push(folded);
        }
    };
    for letter in name.chars() {
        if !letter.is_alphanumeric() {
            end(&mut word);
        } else if letter.is_uppercase() && was_lower {
            end(&mut word);
            word.push(letter);
        } else {
            word.push(letter);
        }
        was_lower = letter.is_lowercase();
    }
    end(&mut word);
    words
}
